import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { chooseAccount, type Account } from './account.ts';
import { embeddedBinaries, type Binaries } from './binaries.ts';
import {
  cleanEnvironment,
  clusterFolder,
  createCluster,
  folderFault,
  prepareDataFolder,
  readPassword,
  refuseOtherMajor,
  serverSettings,
  startFault,
  type Site,
  type Transport,
} from './cluster.ts';
import {
  chooseSocketFolder,
  clearStalePidFile,
  clearStaleSocketLock,
  findPostmaster,
  type Postmaster,
} from './postmaster.ts';
import { isAlive, waitUntil } from './process.ts';

/** Crash recovery of a city took 6.6 s; a slow disk gets ten times that. */
const START_LIMIT_MS = 90_000;
/** How long a dead server's children may still hold its shared memory. */
const ORPHAN_LIMIT_MS = 15_000;
/** A fast stop writes a checkpoint; after this the rest is left to the next start's recovery. */
const FAST_STOP_LIMIT_MS = 6_000;
const HARD_STOP_LIMIT_MS = 2_000;
const WATCH_STEP_MS = 200;
/** A dead server is begun anew at once; one that cannot begin is tried again after this. */
const FAILED_START_WAIT_MS = 1_000;
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Another PostgreSQL than the one of the packages: tests run on Debian's too. */
  readonly binaries?: Binaries;
  /** Settings beside ours. Tests turn fsync off, the product never does. */
  readonly settings?: Readonly<Record<string, string>>;
  /** `tcp` where there are no sockets in the file system: 127.0.0.1 and a password. */
  readonly transport?: Transport;
}

/** A running server of a data folder, begun by us or found there. */
export interface Embedded {
  readonly dataDir: string;
  /** The folder of the socket, or an address: pg's `host`. */
  readonly host: string;
  readonly port: number;
  /** Null where the closed folder of the socket is the lock. */
  readonly password: string | null;
  /** True when the server ran before us: another process's, or an orphan after kill -9. */
  readonly found: boolean;
  /** The process id of the server now; it changes when a dead server is begun anew. */
  readonly pid: () => number;
  /** Begins the server anew whenever it dies, until `stop`. `start` does so, commands do not. */
  readonly watch: (onRestart: (milliseconds: number) => void) => void;
  /** Lets the server go on without us. */
  readonly leave: () => void;
  /** Fast stop: sessions are ended, everything committed is on the disk. */
  readonly stop: () => Promise<void>;
}

/** The server of a data folder: the living one when there is one, else a new one. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const binaries = options.binaries ?? embeddedBinaries();
  const cluster = clusterFolder(options.dataDir);
  prepareDataFolder(options.dataDir);
  const account = chooseAccount(cluster, binaries.postgres);
  const transport = options.transport ?? (process.platform === 'win32' ? 'tcp' : 'socket');
  const site: Site = { cluster, binaries, account, transport, settings: options.settings ?? {} };
  if (!existsSync(join(cluster, 'PG_VERSION'))) createCluster(site);
  refuseOtherMajor(cluster, binaries);
  const { postmaster, found } = await findOrLaunch(site);
  return supervise(site, options.dataDir, postmaster, found);
}

async function findOrLaunch(site: Site): Promise<{ postmaster: Postmaster; found: boolean }> {
  const end = performance.now() + START_LIMIT_MS;
  const orphanEnd = performance.now() + ORPHAN_LIMIT_MS;
  for (;;) {
    const living = findPostmaster(site.cluster);
    if (living?.status === 'ready') return { postmaster: living, found: true };
    if (living !== null) {
      // Starting (crash recovery) or stopping: it is ready, or gone, soon.
      await waitUntil(() => findPostmaster(site.cluster)?.status !== living.status, 1_000);
      if (performance.now() > end) throw startFault(site.cluster, 'the server does not get ready');
      continue;
    }
    clearStalePidFile(site.cluster);
    const words = await launch(site);
    if (words === null) {
      const ready = findPostmaster(site.cluster);
      if (ready !== null) return { postmaster: ready, found: false };
    } else if (!isPassing(words) || performance.now() > orphanEnd) {
      throw startFault(site.cluster, words);
    }
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

/** Another start won, or children of a dead server still hold its memory: try again. */
function isPassing(words: string): boolean {
  return /lock file "postmaster.pid"|pre-existing shared memory|is still in use/.test(words);
}

/** Starts the server and waits until it is ready: null, or its last words when it gave up. */
async function launch(site: Site): Promise<string | null> {
  const { account, binaries, cluster } = site;
  const place =
    site.transport === 'tcp'
      ? { listen_addresses: '127.0.0.1', port: String(await freePort()) }
      : { unix_socket_directories: openSocketFolder(cluster, account) };
  const settings = { ...serverSettings(), ...place, ...site.settings };
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const line = [...(account?.prefix ?? []), binaries.postgres, '-D', cluster, ...given];
  const log = openLog(resolve(cluster, '..', 'postgres.log'));
  // A session of its own: Ctrl-C on the terminal must reach us first, to end in order.
  const child = spawn(line[0] ?? '', line.slice(1), {
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
    env: cleanEnvironment(),
    cwd: resolve(cluster, '..'),
  });
  closeSync(log.descriptor);
  const ended = endOf(child);
  child.unref();
  const isReady = (): boolean => {
    const now = findPostmaster(cluster);
    return now !== null && now.pid === child.pid && now.status === 'ready';
  };
  const settled = await waitUntil(() => ended() || isReady(), START_LIMIT_MS);
  if (settled && !ended()) return null;
  if (!ended() && child.pid !== undefined) process.kill(child.pid, 'SIGQUIT');
  return readFileSync(log.path, 'utf8').slice(log.length);
}

function openSocketFolder(cluster: string, account: Account | null): string {
  const folder = chooseSocketFolder(cluster, account);
  clearStaleSocketLock(cluster, folder);
  return folder;
}

function endOf(child: ChildProcess): () => boolean {
  let over = false;
  const end = (): void => void (over = true);
  child.once('exit', end);
  child.once('error', end);
  return () => over;
}

function openLog(path: string): { path: string; descriptor: number; length: number } {
  try {
    if (existsSync(path) && statSync(path).size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
    const descriptor = openSync(path, 'a', 0o600);
    return { path, descriptor, length: statSync(path).size };
  } catch (fault) {
    throw folderFault(path, fault);
  }
}

function supervise(site: Site, dataDir: string, first: Postmaster, found: boolean): Embedded {
  let postmaster = first;
  let over = false;
  let timer: NodeJS.Timeout | null = null;
  const leave = (): void => {
    over = true;
    if (timer !== null) clearTimeout(timer);
  };
  const watch = (onRestart: (milliseconds: number) => void): void => {
    const look = async (): Promise<void> => {
      if (over) return;
      if (!isAlive(postmaster.pid)) {
        const from = performance.now();
        const again = await findOrLaunch(site).catch(() => null);
        if (again === null) {
          await new Promise((wake) => setTimeout(wake, FAILED_START_WAIT_MS));
        } else {
          postmaster = again.postmaster;
          if (over) await stopServer(postmaster.pid);
          else onRestart(Math.round(performance.now() - from));
        }
      }
      next();
    };
    const next = (): void => {
      if (over) return;
      timer = setTimeout(() => void look(), WATCH_STEP_MS);
      timer.unref();
    };
    next();
  };
  return {
    dataDir: resolve(dataDir),
    host: site.transport === 'tcp' ? '127.0.0.1' : first.socketFolder,
    port: first.port,
    password: site.transport === 'tcp' ? readPassword(site.cluster) : null,
    found,
    pid: () => postmaster.pid,
    watch,
    leave,
    stop: async () => {
      leave();
      await stopServer(postmaster.pid);
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Ends a server: fast first, at once when that takes too long (the next start recovers). */
export async function stopServer(pid: number): Promise<void> {
  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended by itself.
    }
  };
  send('SIGINT');
  if (await waitUntil(() => !isAlive(pid), FAST_STOP_LIMIT_MS)) return;
  send('SIGQUIT');
  if (await waitUntil(() => !isAlive(pid), HARD_STOP_LIMIT_MS)) return;
  send('SIGKILL');
  await waitUntil(() => !isAlive(pid), HARD_STOP_LIMIT_MS);
}
