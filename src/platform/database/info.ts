import { sql } from 'kysely';
import type { OpenDatabase } from './open.ts';
import { appliedMigrations, compareMigrations, readMigrations } from './migrate.ts';

/** What `db info` and the health page tell of a database. */
export interface DatabaseInfo {
  readonly source: 'embedded' | 'server';
  readonly place: string;
  /** `17.10`. */
  readonly server: string;
  readonly bytes: string;
  readonly tables: number;
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** False: one login both migrates and runs, so the running product could change its logs. */
  readonly rolesApart: boolean;
  readonly checksums: boolean;
  readonly fsync: boolean;
  /** The last sealed batch of the log, `seq:sha256`; null when nothing is sealed yet. */
  readonly chainHead: string | null;
}

/** Looks at an open database. A schema that is newer than the code is refused, like everywhere. */
export async function inspect(open: OpenDatabase): Promise<DatabaseInfo> {
  const { owner } = open;
  const state = compareMigrations(readMigrations(), await appliedMigrations(owner));
  const asked = await sql<{
    server: string;
    bytes: string;
    tables: number;
    checksums: boolean;
    fsync: boolean;
  }>`select
      split_part(current_setting('server_version'), ' ', 1) as server,
      pg_database_size(current_database())::text as bytes,
      (select count(*)::int from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as tables,
      current_setting('data_checksums') = 'on' as checksums,
      current_setting('fsync') = 'on' as fsync`.execute(owner);
  const row = asked.rows[0];
  if (row === undefined) throw new Error('the server did not tell what it is');
  const { applied, pending } = state;
  const { source, place, rolesApart } = open;
  return { source, place, ...row, applied, pending, rolesApart, chainHead: await headOf(open) };
}

async function headOf({ owner }: OpenDatabase): Promise<string | null> {
  const there = await sql<{ is: boolean }>`
    select to_regclass('public.audit_batch') is not null as is`.execute(owner);
  if (there.rows[0]?.is !== true) return null;
  const asked = await sql<{ head: string }>`
    select seq || ':' || sha256 as head from audit_batch order by seq desc limit 1`.execute(owner);
  return asked.rows[0]?.head ?? null;
}
