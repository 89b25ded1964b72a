import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import type { Database } from './database.ts';
import { DatabaseFault, faultOf, stopWith } from './errors.ts';

/** The migrations of this release. */
export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../../db/migrations');

/** One file of the migrations folder. Forward only; what was applied is never edited. */
export interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** A migration that a database holds. */
export interface AppliedMigration {
  readonly name: string;
  readonly sha256: string;
}

const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

/** The migration files in their order. */
export function readMigrations(folder = MIGRATIONS_FOLDER): readonly MigrationFile[] {
  return readdirSync(folder)
    .filter((file) => FILE_NAME.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      const sha256 = createHash('sha256').update(text).digest('hex');
      return { name: file.slice(0, -'.sql'.length), text, sha256 };
    });
}

/** What the database holds, oldest name first; empty when it is new. */
export async function appliedMigrations(database: Database): Promise<readonly AppliedMigration[]> {
  const known = await sql<{ is: boolean }>`
    select to_regclass('public.migration_file') is not null as is`.execute(database);
  if (known.rows[0]?.is !== true) return [];
  return database.selectFrom('migration_file').select(['name', 'sha256']).orderBy('name').execute();
}

export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/**
 * Compares a database with the release. Refuses a database that is newer than the code, and one
 * that was made by another text of a migration than the one that stands here now.
 */
export function compareMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationState {
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, sha256 } of applied) {
    const file = known.get(name);
    if (file === undefined) stopWith('database.schema_newer', { migration: name });
    if (file.sha256 !== sha256) stopWith('database.migration_edited', { migration: name });
  }
  const done = new Set(applied.map(({ name }) => name));
  const last = applied.at(-1)?.name ?? '';
  const pending = files.filter(({ name }) => !done.has(name)).map(({ name }) => name);
  const late = pending.find((name) => name < last);
  if (late !== undefined) stopWith('database.migration_order', { migration: late, last });
  return { applied: [...done], pending };
}

/** Brings the owner's database to this release. All of it, or nothing. */
export async function migrate(
  owner: Database,
  files: readonly MigrationFile[] = readMigrations(),
): Promise<MigrationState> {
  const before = compareMigrations(files, await appliedMigrations(owner));
  if (before.pending.length === 0) return before;
  const provider: MigrationProvider = {
    getMigrations: async () => Object.fromEntries(files.map((file) => [file.name, stepOf(file)])),
  };
  const { error, results } = await new Migrator({ db: owner, provider }).migrateToLatest();
  if (error instanceof DatabaseFault) throw error;
  if ((error as { code?: string } | undefined)?.code === '42501') {
    throw faultOf('database.not_migrated', {}, error);
  }
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error');
    const reason = error instanceof Error ? error.message : JSON.stringify(error);
    const at = failed?.migrationName ?? before.pending[0] ?? '';
    throw faultOf('database.migration_failed', { migration: at, reason }, error);
  }
  return before;
}

function stepOf(file: MigrationFile): Migration {
  return {
    up: async (db) => {
      // Without values the text goes as it stands, so that it may hold many statements.
      await sql.raw(file.text).execute(db);
      await sql`insert into migration_file (name, sha256, applied_at)
        values (${file.name}, ${file.sha256}, clock_timestamp())`.execute(db);
    },
  };
}
