import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { stopWith } from './errors.ts';
import { folderOf, isAlive, programOf } from './process.ts';

/** What `postmaster.pid` tells about the server of a cluster. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping';
}

/** The living server of a cluster, or null. A zombie, or another program by its id, is none. */
export function findPostmaster(cluster: string): Postmaster | null {
  const lines = readPidFile(cluster);
  if (lines === null) return null;
  const pid = Math.abs(Number(lines[0]));
  if (!isAlive(pid) || !isPostgresOf(pid, cluster)) return null;
  const word = lines[7]?.trim() ?? '';
  return {
    pid,
    port: Number(lines[3] ?? 0),
    socketFolder: lines[4]?.trim() ?? '',
    status: word === 'ready' ? 'ready' : word === 'stopping' ? 'stopping' : 'starting',
  };
}

/**
 * Takes away the pid file of a server that is dead. PostgreSQL does so itself, save when the id
 * still answers: a zombie that nobody reaped, or another program that got the number. Its lock
 * on shared memory still keeps a second server out while children of the dead one live.
 */
export function clearStalePidFile(cluster: string): void {
  if (readPidFile(cluster) !== null && findPostmaster(cluster) === null) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
  }
}

/** The same for the lock beside the socket, which PostgreSQL judges by its process id alone. */
export function clearStaleSocketLock(cluster: string, socketFolder: string): void {
  const lock = join(socketFolder, SOCKET_NAME);
  const pid = Number(readLines(lock)?.[0]);
  if (existsSync(lock) && !(isAlive(pid) && isPostgresOf(pid, cluster))) {
    rmSync(lock, { force: true });
  }
}

function readPidFile(cluster: string): string[] | null {
  return readLines(join(cluster, 'postmaster.pid'));
}

function readLines(file: string): string[] | null {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return null;
  }
}

function isPostgresOf(pid: number, cluster: string): boolean {
  const program = programOf(pid);
  if (program !== null && !program.startsWith('postgres')) return false;
  const folder = folderOf(pid);
  return folder === null || folder === realpathSync(cluster);
}

/** A socket's whole path, with its end, fits into 108 bytes; 104 on macOS. */
const LONGEST_SOCKET = process.platform === 'linux' ? 107 : 103;
const SOCKET_NAME = '/.s.PGSQL.5432.lock';

/** Where the socket lies: in the cluster itself, or, when that path is too long, in a short one. */
export function chooseSocketFolder(cluster: string, account: Account | null): string {
  if (Buffer.byteLength(cluster + SOCKET_NAME) <= LONGEST_SOCKET) return cluster;
  const mark = createHash('sha256').update(realpathSync(cluster)).digest('hex').slice(0, 12);
  const bases = [tmpdir(), '/tmp'].map((base) => join(base, `ansinh-${mark}`));
  const folder = bases.find((path) => Buffer.byteLength(path + SOCKET_NAME) <= LONGEST_SOCKET);
  if (folder === undefined) return stopWith('database.folder_closed', { folder: cluster });
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  const found = lstatSync(folder);
  // Somebody else may have made the folder first, to listen in our place.
  const closed = found.isDirectory() && (found.mode & 0o077) === 0;
  const ours = found.uid === process.getuid?.() || found.uid === account?.uid;
  if (!closed || !ours) stopWith('database.folder_closed', { folder });
  return folder;
}
