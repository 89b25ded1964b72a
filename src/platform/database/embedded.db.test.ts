import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  asSuperuser,
  dropTestFolder,
  makeTestFolder,
  testBinaries,
} from '../../../tests/support/pg-server.ts';
import { embeddedBinaries, hydrateLinks, installedBinaries } from './binaries.ts';
import { clusterFolder, SUPERUSER } from './cluster.ts';
import { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded.ts';
import { refusalOf } from './faults.ts';
import { chooseSocketFolder, clearStaleSocketLock, findPostmaster } from './postmaster.ts';
import { isAlive, waitUntil } from './process.ts';
import { connect } from './connect.ts';
import { sql } from 'kysely';

const isRoot = process.getuid?.() === 0;
const binaries = testBinaries();
if (binaries === null) throw new Error('the PostgreSQL of ANSINH_TEST_PG is not on this machine');

let folder = '';
beforeEach(() => void (folder = makeTestFolder()));
afterEach(() => dropTestFolder(folder));

const start = (options: Partial<EmbeddedOptions> = {}): Promise<Embedded> =>
  startEmbedded({ dataDir: folder, binaries, ...options });

async function refusalOfStart(options: Partial<EmbeddedOptions> = {}): Promise<unknown> {
  const fault = await start(options).then(
    () => 'started',
    (thrown: unknown) => thrown,
  );
  const { code, data } = refusalOf(fault) ?? {};
  return code === undefined ? fault : { code, ...data };
}

const setting = (server: Embedded, name: string): Promise<string> =>
  asSuperuser(server, 'postgres', async (client) => {
    const found = await client.query<{ value: string }>('select current_setting($1) as value', [
      name,
    ]);
    return found.rows[0]?.value ?? '';
  });

describe('a server of its own', () => {
  test('nothing listens on the network, everything is on the disk, and pages are checked', async () => {
    const server = await start();
    expect(await setting(server, 'listen_addresses')).toBe('');
    expect(await setting(server, 'fsync')).toBe('on');
    expect(await setting(server, 'full_page_writes')).toBe('on');
    expect(await setting(server, 'synchronous_commit')).toBe('on');
    expect(await setting(server, 'data_checksums')).toBe('on');
    expect(await setting(server, 'server_encoding')).toBe('UTF8');
  });

  test('nobody else can enter the data folder, the cluster or the socket', async () => {
    chmodSync(folder, 0o755);
    const server = await start();
    const socket = join(server.host, `.s.PGSQL.${server.port}`);
    for (const path of [folder, clusterFolder(folder), socket]) {
      expect([path, lstatSync(path).mode & 0o077]).toEqual([path, 0]);
    }
  });

  test('it does not run as root, and reaches its data in a folder closed to it', async (given) => {
    given.skip(!isRoot, 'only root can try it');
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const dataDir = join(closed, 'data');
    const server = await start({ dataDir });
    const owner = lstatSync(`/proc/${server.pid()}/stat`).uid;
    const status = readFileSync(`/proc/${server.pid()}/status`, 'utf8');
    await server.stop();
    expect(lstatSync(clusterFolder(dataDir)).uid).not.toBe(0);
    expect([lstatSync(closed).mode & 0o777, owner >= 0]).toEqual([0o700, true]);
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
    // One right of root is left, to pass closed folders (bit 1), and no other.
    expect(/^CapEff:\s+0*(\w+)/m.exec(status)?.[1]).toBe('2');
  });

  test('Vietnamese sorts as a Vietnamese sorts', async () => {
    const server = await start();
    const sorted = await asSuperuser(server, 'postgres', async (client) => {
      const found = await client.query<{ word: string }>(`select word
        from unnest(array['đu', 'da', 'dừa', 'đa', 'ăn', 'an', 'âm']) as word
        order by word collate "vi-x-icu"`);
      return found.rows.map(({ word }) => word);
    });
    expect(sorted).toEqual(['an', 'ăn', 'âm', 'da', 'dừa', 'đa', 'đu']);
  });

  test('where there are no sockets it listens on 127.0.0.1 and asks for the password', async () => {
    const server = await start({ transport: 'tcp' });
    const { host, port, password } = server;
    expect(host).toBe('127.0.0.1');
    const at = { host, port, user: SUPERUSER, database: 'postgres' };
    const ask = async (target: typeof at & { password?: string }): Promise<unknown> => {
      const database = connect(target, { connections: 1 });
      try {
        return (await sql`select 1 as one`.execute(database)).rows;
      } catch (fault) {
        return refusalOf(fault)?.code ?? String(fault);
      } finally {
        await database.destroy();
      }
    };
    expect(await ask({ ...at, password: password ?? '' })).toEqual([{ one: 1 }]);
    expect(await ask({ ...at, password: 'guessed' })).toBe('database.wrong_password');
    expect(lstatSync(`${clusterFolder(folder)}.password`).mode & 0o077).toBe(0);
    await server.stop();
    const again = await start({ transport: 'tcp' });
    expect(again.password).toBe(password);
  });

  test('the folder of a path too long for a socket gets a short one, closed too', async () => {
    const long = join(folder, 'a'.repeat(60), 'b'.repeat(60));
    const server = await start({ dataDir: long });
    try {
      expect(server.host.startsWith(long)).toBe(false);
      expect(lstatSync(server.host).mode & 0o077).toBe(0);
      expect(await setting(server, 'unix_socket_directories')).toBe(server.host);
    } finally {
      await server.stop();
      rmSync(server.host, { recursive: true, force: true });
    }
  });

  test('a short socket folder that somebody else made in our place is not used', () => {
    const cluster = join(folder, 'a'.repeat(60), 'b'.repeat(60));
    mkdirSync(cluster, { recursive: true });
    const place = chooseSocketFolder(cluster, null);
    rmSync(place, { recursive: true });
    symlinkSync(folder, place);
    try {
      expect(() => chooseSocketFolder(cluster, null)).toThrow('database.folder_closed');
    } finally {
      rmSync(place);
    }
  });
});

describe('one folder, one server', () => {
  test('a second opener finds the server of the first', async () => {
    const first = await start();
    const second = await start();
    expect([first.found, second.found]).toEqual([false, true]);
    expect(second.pid()).toBe(first.pid());
  });

  test('of five that begin at once on a new folder one makes the cluster, all get the server', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => start()));
    expect(new Set(all.map((each) => each.pid())).size).toBe(1);
    expect(all.filter((each) => !each.found)).toHaveLength(1);
  });

  test('after a stop nothing is left but the data', async () => {
    const server = await start();
    const begun = performance.now();
    await server.stop();
    expect(performance.now() - begun).toBeLessThan(8_000);
    expect(isAlive(server.pid())).toBe(false);
    expect(existsSync(join(clusterFolder(folder), 'postmaster.pid'))).toBe(false);
  });

  test('a stop does not wait for a session that goes on', async () => {
    const server = await start();
    const busy = asSuperuser(server, 'postgres', (client) => {
      client.on('error', () => undefined);
      return client.query('select pg_sleep(60)');
    }).catch((fault: unknown) => refusalOf(fault)?.code);
    await new Promise((wake) => setTimeout(wake, 200));
    await server.stop();
    expect(await busy).toBe('database.unreachable');
  });

  test('a watched server that is killed is begun anew, with what was committed', async () => {
    const server = await start();
    await asSuperuser(server, 'postgres', (client) => client.query('create table kept (id int)'));
    const restarted = new Promise((resolve) => server.watch(resolve));
    const before = server.pid();
    process.kill(before, 'SIGKILL');
    await restarted;
    expect(server.pid()).not.toBe(before);
    await asSuperuser(server, 'postgres', (client) => client.query('select * from kept'));
    await server.stop();
    expect(findPostmaster(clusterFolder(folder))).toBeNull();
  });
});

describe('what a killed server left', () => {
  /** A pid file and a socket lock that name this process, as of a number given anew. */
  async function leaveStale(pid: number): Promise<void> {
    const server = await start();
    const pidFile = join(clusterFolder(folder), 'postmaster.pid');
    const lock = join(server.host, `.s.PGSQL.${server.port}.lock`);
    const [text, lockText] = [readFileSync(pidFile, 'utf8'), readFileSync(lock, 'utf8')];
    await server.stop();
    writeFileSync(pidFile, text.replace(/^\d+/, String(pid)));
    writeFileSync(lock, lockText.replace(/^\d+/, String(pid)));
  }

  test('a pid file that names a living process of another kind does not hold the folder', async () => {
    await leaveStale(process.pid);
    expect((await start()).found).toBe(false);
  });

  test('a pid file that names nobody does not hold the folder', async () => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    await leaveStale(gone);
    expect((await start()).found).toBe(false);
  });

  test('a zombie does not hold the folder', async (given) => {
    given.skip(process.platform !== 'linux', 'it needs /proc');
    // The shell's child ends at once, and the shell, busy elsewhere, never asks how.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 30'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const [text] = (await parent.stdout.take(1).toArray()) as Buffer[];
      const zombie = Number(text?.toString().trim());
      await waitUntil(() => !isAlive(zombie), 5_000);
      expect(readFileSync(`/proc/${zombie}/stat`, 'utf8')).toMatch(/\) Z /);
      expect(isAlive(zombie)).toBe(false);
      await leaveStale(zombie);
      expect((await start()).found).toBe(false);
    } finally {
      parent.kill('SIGKILL');
    }
  });

  test('a living server keeps its socket lock', async () => {
    const server = await start();
    const lock = join(server.host, `.s.PGSQL.${server.port}.lock`);
    clearStaleSocketLock(clusterFolder(folder), server.host);
    expect(existsSync(lock)).toBe(true);
  });

  test('a cluster that was never finished is swept, a finished one is not touched', async () => {
    const half = `${clusterFolder(folder)}.new-999999999`;
    mkdirSync(half, { recursive: true });
    await start();
    expect(existsSync(half)).toBe(false);
    expect(existsSync(join(clusterFolder(folder), 'PG_VERSION'))).toBe(true);
  });
});

describe('words for what cannot be', () => {
  test('data of another major release are refused, and stay', async () => {
    const server = await start();
    await server.stop();
    const file = join(clusterFolder(folder), 'PG_VERSION');
    writeFileSync(file, '14\n');
    expect(await refusalOfStart()).toMatchObject({ code: 'database.other_major', found: '14' });
    writeFileSync(file, `${binaries?.major}\n`);
    expect((await start()).found).toBe(false);
  });

  test('a file in place of the folder', async () => {
    const dataDir = join(folder, 'file');
    writeFileSync(dataDir, '');
    expect(await refusalOfStart({ dataDir })).toMatchObject({
      code: 'database.folder_unwritable',
      folder: dataDir,
    });
  });

  test('a folder that we may only read', async (given) => {
    given.skip(isRoot, 'root may write everywhere');
    chmodSync(folder, 0o500);
    expect(await refusalOfStart()).toMatchObject({ code: 'database.folder_unwritable' });
    chmodSync(folder, 0o700);
  });

  test('a file system that is mounted to be read, and one that is full', async (given) => {
    given.skip(!isRoot, 'only root can try it');
    const mount = (...words: string[]): boolean => spawnSync('mount', words).status === 0;
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    if (!mount('-t', 'tmpfs', '-o', 'size=6m', 'none', disk))
      given.skip('mount is not allowed here');
    try {
      const full = await refusalOfStart({ dataDir: join(disk, 'data') });
      expect(full).toMatchObject({ code: 'database.disk_full' });
      expect(mount('-o', 'remount,ro', disk)).toBe(true);
      const closed = await refusalOfStart({ dataDir: join(disk, 'other') });
      expect(closed).toMatchObject({ code: 'database.folder_unwritable' });
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });

  test('a broken setting is told in the words of the server', async () => {
    const refused = await refusalOfStart({ settings: { max_connections: '-1' } });
    expect(refused).toMatchObject({
      code: 'database.start_failed',
      reason: expect.stringContaining('max_connections'),
    });
  });
});

describe('programs', () => {
  test('the links that an install script would make are made, and made again when they lack', () => {
    const { root } = embeddedBinaries();
    const source = JSON.parse(readFileSync(join(root, 'pg-symlinks.json'), 'utf8')) as {
      source: string;
      target: string;
    }[];
    const copy = join(folder, 'package');
    mkdirSync(join(copy, 'native/lib'), { recursive: true });
    writeFileSync(join(copy, 'native/pg-symlinks.json'), JSON.stringify(source));
    hydrateLinks(copy);
    hydrateLinks(copy);
    for (const { target } of source) {
      expect(lstatSync(join(copy, target)).isSymbolicLink()).toBe(true);
    }
  });

  test('a folder without the programs is no PostgreSQL', () => {
    expect(installedBinaries(folder, 15)).toBeNull();
  });
});
