import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import * as database from '../../../platform/database/index.ts';
import type { Finish, JobRun } from '../../../platform/jobs/index.ts';
import { refuse } from '../errors.ts';

/** Backups that are kept; older ones of ours are removed after a new one is whole. */
export const BACKUPS_KEPT = 14;
const OURS = /^ansinh-\d{8}-\d{6}\.tar\.gz$/;

export interface Backup {
  readonly name: string;
  readonly bytes: number;
  readonly at: Date;
}

export function backupsFolder(dataFolder: string): string {
  return join(dataFolder, 'backups');
}

/** The backups that nightly jobs made, the newest first. What others put there is left alone. */
export function listBackups(dataFolder: string): readonly Backup[] {
  const folder = backupsFolder(dataFolder);
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return []; // none was made yet
  }
  return names
    .filter((name) => OURS.test(name))
    .toSorted()
    .toReversed()
    .map((name) => {
      const { size, mtime } = statSync(join(folder, name));
      return { name, bytes: size, at: mtime };
    });
}

/** The name of a backup made at an instant, on the clock of Vietnam. */
export function backupName(now: number): string {
  const local = new Date(now + 7 * 3_600_000).toISOString();
  return `ansinh-${local.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.tar.gz`;
}

/**
 * Saves database, files and public keys into `backups/`, and removes what is older than the newest
 * `BACKUPS_KEPT`. Secret keys are not in it: they are saved with a passphrase, by hand.
 * Error: `operations.no_owner`.
 */
export async function makeBackup(run: JobRun): Promise<Result<Finish, Refusal>> {
  const { home, context, signal, progress } = run;
  if (home.owner === null) return err(refuse('operations.no_owner'));
  const folder = backupsFolder(home.dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let tables = 0;
  const now = context.now();
  const done = await database.backup({
    file: join(folder, backupName(now)),
    owner: home.owner,
    dataDir: home.dataFolder,
    passphrase: null,
    now: new Date(now),
    onTable: (name) => {
      signal.throwIfAborted();
      tables += 1;
      progress(tables, 0, { vi: `Bảng ${name}`, en: `Table ${name}` });
    },
  });
  const old = listBackups(home.dataFolder).slice(BACKUPS_KEPT);
  for (const { name } of old) rmSync(join(folder, name), { force: true });
  const { file, bytes, rows, files, chainHead } = done;
  return ok(async () => ({ file, bytes, tables: done.tables, rows, files, chainHead }));
}

/**
 * Restores the newest backup into a database and a folder of its own, which are removed again. The
 * restore itself compares rows and digests of all tables and the log's head with the archive.
 * Error: `operations.no_backup`.
 */
export async function drillRestore(run: JobRun): Promise<Result<Finish, Refusal>> {
  const { home, signal, progress } = run;
  const [newest] = listBackups(home.dataFolder);
  if (newest === undefined) return err(refuse('operations.no_backup'));
  const scratch = mkdtempSync(join(home.dataFolder, 'drill-'));
  try {
    progress(1, 3, { vi: 'Mở cơ sở dữ liệu thử', en: 'Opening a database to try in' });
    const at = { dataDir: scratch, purpose: 'command', migrate: false } as const;
    const open = await database.openDatabase(at);
    try {
      signal.throwIfAborted();
      progress(2, 3, { vi: `Khôi phục ${newest.name}`, en: `Restoring ${newest.name}` });
      const done = await database.restore({
        file: join(backupsFolder(home.dataFolder), newest.name),
        owner: open.targets.owner,
        dataDir: scratch,
        place: open.place,
        passphrase: async () => null,
      });
      progress(3, 3);
      const { madeAt, tables, rows, files, chainHead } = done;
      return ok(async () => ({ file: newest.name, madeAt, tables, rows, files, chainHead }));
    } finally {
      await open.close();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
