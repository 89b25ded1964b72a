import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { DatabaseFault, faultOf, stopWith } from './errors.ts';
import { isAlive } from './process.ts';

/** The superuser of an embedded cluster: it makes roles and databases, and nothing else. */
export const SUPERUSER = 'postgres';

/** Where PostgreSQL's own files lie in a data folder. */
export function clusterFolder(dataDir: string): string {
  return join(resolve(dataDir), 'postgres');
}

/** How its clients reach a server. */
export type Transport = 'socket' | 'tcp';

/** A cluster, and the programs that serve it. */
export interface Site {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: Account | null;
  readonly transport: Transport;
  /** Settings beside ours. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Makes the data folder, closed to others, or says why it cannot be used. */
export function prepareDataFolder(dataDir: string): void {
  const folder = resolve(dataDir);
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!statSync(folder).isDirectory()) stopWith('database.folder_unwritable', { folder });
    const others = process.platform === 'win32' ? 0 : statSync(folder).mode & 0o077;
    if (others !== 0) chmodSync(folder, 0o700);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, 'x', { flag: 'w' });
    rmSync(probe);
  } catch (fault) {
    throw folderFault(folder, fault);
  }
}

/** The refusal behind an error of the file system. */
export function folderFault(folder: string, fault: unknown): unknown {
  if (fault instanceof DatabaseFault) return fault;
  const code = (fault as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return faultOf('database.disk_full', { folder, reason: code }, fault);
  }
  const known = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'ELOOP'];
  return known.includes(code)
    ? faultOf('database.folder_unwritable', { folder, reason: code }, fault)
    : fault;
}

/** Refuses data of another major release, and says how they move. */
export function refuseOtherMajor(cluster: string, binaries: Binaries): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (Number(found) !== binaries.major) {
    stopWith('database.other_major', { folder: cluster, found, wanted: binaries.major });
  }
}

/**
 * Makes a new cluster. It is made beside its place and renamed when it is whole: a start that is
 * killed half way leaves no half cluster, and of two that begin at once one wins.
 */
export function createCluster({ cluster, binaries, account, transport }: Site): void {
  const data = resolve(cluster, '..');
  sweepHalfMade(data);
  const fresh = `${cluster}.new-${process.pid}`;
  try {
    mkdirSync(fresh, { mode: 0o700 });
    if (account !== null) chownSync(fresh, account.uid, account.gid);
  } catch (fault) {
    throw folderFault(data, fault);
  }
  const options = [
    '-D',
    fresh,
    '-U',
    SUPERUSER,
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ];
  // A socket stands in a closed folder, which is the lock; an address needs a password.
  const auth =
    transport === 'socket'
      ? ['--auth=trust']
      : ['--auth=scram-sha-256', `--pwfile=${makePassword(cluster, account)}`];
  const [command = '', ...rest] = [
    ...(account?.prefix ?? []),
    binaries.initdb,
    ...options,
    ...auth,
  ];
  const done = spawnSync(command, rest, { encoding: 'utf8', env: cleanEnvironment(), cwd: data });
  if (done.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    const words = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`;
    throw startFault(data, words);
  }
  try {
    renameSync(fresh, cluster);
  } catch (fault) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw folderFault(data, fault);
  }
}

/** The password of an embedded server that listens on an address; only we can read the file. */
export function readPassword(cluster: string): string {
  return readFileSync(`${cluster}.password`, 'utf8').trim();
}

function makePassword(cluster: string, account: Account | null): string {
  const file = `${cluster}.password`;
  writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account !== null) chownSync(file, account.uid, account.gid);
  return file;
}

function sweepHalfMade(data: string): void {
  for (const name of readdirSync(data)) {
    const pid = /^postgres\.new-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(join(data, name), { recursive: true, force: true });
    }
  }
}

/** The refusal behind the words that a program of PostgreSQL left when it would not start. */
export function startFault(folder: string, words: string): DatabaseFault {
  if (/No space left on device|Disk quota exceeded/.test(words)) {
    return faultOf('database.disk_full', { folder, reason: 'ENOSPC' });
  }
  if (/Read-only file system|Permission denied/.test(words)) {
    return faultOf('database.folder_unwritable', { folder, reason: lastLines(words) });
  }
  return faultOf('database.start_failed', { folder, reason: lastLines(words) });
}

function lastLines(words: string): string {
  return words.trim().split('\n').slice(-4).join(' | ').slice(0, 600);
}

/** The environment of a child: none of PostgreSQL's own variables may steer it. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

const MB = 1024 * 1024;
const LEAST_BUFFERS_MB = 64;
const MOST_BUFFERS_MB = 1024;

/** The settings of the server; each start passes them anew, so a release can change them. */
export function serverSettings(): Readonly<Record<string, string>> {
  const memoryMb = Math.floor(totalmem() / MB);
  const buffers = Math.min(MOST_BUFFERS_MB, Math.max(LEAST_BUFFERS_MB, memoryMb >> 4));
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: '',
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.max(256, memoryMb >> 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    max_wal_size: '2GB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_checkpoints: 'off',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_line_prefix: '%m [%p] ',
  };
}
