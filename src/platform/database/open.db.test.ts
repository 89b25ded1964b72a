import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asSuperuser, dropTestFolder, makeTestFolder } from '../../../tests/support/pg-server.ts';
import { testServer } from '../../../tests/support/database.ts';
import { startWriter } from '../../../tests/support/pg-crash.ts';
import { clusterFolder } from './cluster.ts';
import { inspect, openDatabase, refusalOf, urlsOf, type OpenDatabase } from './index.ts';
import { readMigrations } from './migrate.ts';
import type { OpenOptions } from './open.ts';
import { findPostmaster } from './postmaster.ts';
import { ROLES_SCRIPT } from './roles.ts';

let folder = '';
const opened: OpenDatabase[] = [];
beforeEach(() => void (folder = makeTestFolder()));
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  await dropTestFolder(folder);
});

async function open(options: Partial<OpenOptions> = {}): Promise<OpenDatabase> {
  const one = await openDatabase({ dataDir: folder, purpose: 'command', ...options });
  opened.push(one);
  return one;
}

async function close(one: OpenDatabase): Promise<void> {
  opened.splice(opened.indexOf(one), 1);
  await one.close();
}

async function refusalOfOpen(options: Partial<OpenOptions> = {}): Promise<Record<string, unknown>> {
  const fault = await open(options).then(
    () => new Error('it was opened'),
    (thrown: unknown) => thrown,
  );
  const refusal = refusalOf(fault);
  if (refusal === null) throw fault;
  return { code: refusal.code, kind: refusal.kind, ...refusal.data };
}

const serverOf = (): ReturnType<typeof findPostmaster> => findPostmaster(clusterFolder(folder));

describe('the embedded database', () => {
  test('a folder without one gets one, of this release, with the roles apart', async () => {
    const first = await open();
    expect(first.isNew).toBe(true);
    expect(first.migrated).toEqual(readMigrations().map(({ name }) => name));
    expect(first.rolesApart).toBe(true);
    const who = await sql<{ login: string; role: string }>`select session_user as login,
      current_user as role`.execute(first.database);
    expect(who.rows[0]).toEqual({ login: 'ansinh_app', role: 'ansinh_app' });
    await close(first);
    expect(serverOf()).toBeNull();
    const second = await open();
    expect([second.isNew, second.migrated]).toEqual([false, []]);
  });

  test('commands share the server; the last one out stops it', async () => {
    const [one, two] = [await open(), await open()];
    await close(one);
    await sql`select 1`.execute(two.database);
    expect(serverOf()?.status).toBe('ready');
    await close(two);
    expect(serverOf()).toBeNull();
  });

  test('commands that come and go at once never lose each other’s server', async () => {
    const goOn = async (): Promise<void> => {
      for (let turn = 0; turn < 4; turn += 1) {
        const one = await openDatabase({ dataDir: folder, purpose: 'command' });
        await sql`select count(*) from migration_file`.execute(one.database);
        await one.close();
      }
    };
    await Promise.all(Array.from({ length: 4 }, goOn));
    expect(serverOf()).toBeNull();
  });

  test('a second start on the folder is refused with the process of the first', async () => {
    const writer = await startWriter(folder, 'serve');
    expect(await refusalOfOpen({ purpose: 'serve' })).toMatchObject({
      code: 'database.folder_in_use',
      kind: 'refused',
      pid: String(writer.child.pid),
    });
    const command = await open();
    const found = await sql<{ n: bigint }>`select count(*) as n from answered_request`.execute(
      command.database,
    );
    expect(found.rows).toHaveLength(1);
    await close(command);
    expect(serverOf()?.status).toBe('ready');
    await writer.finish();
    expect(serverOf()).toBeNull();
  });

  test('after a start was killed its folder is free, and its server is taken over', async () => {
    const writer = await startWriter(folder, 'serve');
    const left = serverOf()?.pid;
    await writer.kill();
    const again = await open({ purpose: 'serve' });
    expect(serverOf()?.pid).toBe(left);
    await close(again);
    expect(serverOf()).toBeNull();
  });

  test('what it is can be told', async () => {
    const info = await inspect(await open());
    expect(info).toMatchObject({
      source: 'embedded',
      place: folder,
      pending: [],
      rolesApart: true,
      checksums: true,
      fsync: true,
      chainHead: null,
    });
    expect(info.server).toMatch(/^17\./);
    expect(Number(info.bytes)).toBeGreaterThan(1_000_000);
  });

  test('a database that is newer than the code is refused, and stays as it is', async () => {
    const first = await open();
    const later = '9999_make_future';
    await sql`insert into migration_file values (${later}, ${'0'.repeat(64)}, now())`.execute(
      first.owner,
    );
    await close(first);
    for (const purpose of ['serve', 'command'] as const) {
      expect(await refusalOfOpen({ purpose })).toMatchObject({
        code: 'database.schema_newer',
        kind: 'refused',
        migration: later,
      });
    }
    expect(serverOf()).toBeNull();
  });

  test('a database of an edited migration is refused', async () => {
    const first = await open();
    await sql`update migration_file set sha256 = ${'0'.repeat(64)}
      where name = '0001_create_request_and_audit'`.execute(first.owner);
    await close(first);
    expect(await refusalOfOpen()).toMatchObject({ code: 'database.migration_edited' });
  });

  test('to look at it, it is opened as it is', async () => {
    const one = await open({ migrate: false });
    expect((await inspect(one)).applied).toEqual([]);
  });
});

describe('a server by its URL', () => {
  /** A login and a database of their own on the shared test server. */
  async function makeServer(rights: string): Promise<{ url: string; admin: string; name: string }> {
    const { host, port } = testServer();
    const name = `u_${process.pid}_${randomBytes(4).toString('hex')}`;
    await asSuperuser({ host, port }, 'postgres', async (client) => {
      await client.query(`create role ${name}_owner login ${rights}`);
      await client.query(`create role ${name}_run login`);
      await client.query(`create database ${name} owner ${name}_owner`);
    });
    const at = (login: string): string =>
      `postgres://${login}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
    return { url: at(`${name}_run`), admin: at(`${name}_owner`), name };
  }

  test('two URLs: the owner migrates, the login of the other runs with the app’s rights', async () => {
    const { host, port } = testServer();
    const made = await makeServer('nocreaterole');
    await asSuperuser({ host, port }, 'postgres', (client) =>
      client.query(`grant ansinh_app to ${made.name}_run`),
    );
    const one = await open({ url: made.url, migrateUrl: made.admin });
    expect([one.source, one.isNew, one.rolesApart]).toEqual(['server', true, true]);
    const denied = await sql`delete from audit_outbox`.execute(one.database).catch(String);
    expect(denied).toMatch(/permission denied/);
  });

  test('one URL: it works with the app’s rights, and says that roles are not apart', async () => {
    const made = await makeServer('superuser');
    const one = await open({ url: made.admin });
    expect(one.rolesApart).toBe(false);
    const who = await sql<{ role: string }>`select current_user as role`.execute(one.database);
    expect(who.rows[0]?.role).toBe('ansinh_app');
    expect((await inspect(one)).rolesApart).toBe(false);
  });

  test('a login that may not change the schema is told which variable lacks', async () => {
    const { host, port } = testServer();
    const made = await makeServer('nocreaterole');
    await asSuperuser({ host, port }, 'postgres', (client) =>
      client.query(`grant ansinh_app to ${made.name}_run`),
    );
    expect(await refusalOfOpen({ url: made.url })).toMatchObject({
      code: 'database.not_migrated',
      kind: 'refused',
    });
  });

  test('an owner that may not give the roles gets the script to be run', async () => {
    const made = await makeServer('nocreaterole');
    const refused = await refusalOfOpen({ url: made.url, migrateUrl: made.admin });
    expect(refused).toMatchObject({
      code: 'database.roles_missing',
      script: ROLES_SCRIPT(`${made.name}_run`),
    });
    expect(ROLES_SCRIPT('a"b')).toContain('grant ansinh_app to "a""b"');
  });

  test('two starts on one data folder are refused there too', async () => {
    const made = await makeServer('superuser');
    await open({ url: made.admin, purpose: 'serve' });
    expect(await refusalOfOpen({ url: made.admin, purpose: 'serve' })).toMatchObject({
      code: 'database.folder_in_use',
    });
    const elsewhere = join(folder, 'elsewhere');
    const other = await open({ url: made.admin, purpose: 'serve', dataDir: elsewhere });
    await sql`select 1`.execute(other.database);
  });

  test('a database that is not there, and a login that is not', async () => {
    const { host, port } = testServer();
    const at = (login: string, name: string): string =>
      `postgres://${login}:secret@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
    const missing = await refusalOfOpen({ url: at('ansinh_owner', 'nowhere') });
    expect(missing).toMatchObject({ code: 'database.no_such_database', kind: 'input' });
    const stranger = await refusalOfOpen({ url: at('stranger', 'postgres') });
    expect(stranger).toMatchObject({ code: 'database.wrong_password', kind: 'input' });
    expect(JSON.stringify([missing, stranger])).not.toContain('secret');
  });

  test('a server that cannot be reached', async () => {
    const free = await freePort();
    const refused = await refusalOfOpen({ url: `postgres://a:secret@127.0.0.1:${free}/x` });
    expect(refused).toMatchObject({ code: 'database.unreachable', kind: 'unavailable' });
    expect(refused['place']).toBe(`postgres://a:***@127.0.0.1:${free}/x`);
    const noHost = await refusalOfOpen({ url: 'postgres://a@no-such-host.invalid/x' });
    expect(noHost).toMatchObject({ code: 'database.unreachable' });
  });

  test('a server that takes the connection and says nothing is given up in time', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as { port: number };
    try {
      const begun = performance.now();
      const refused = await refusalOfOpen({ url: `postgres://a@127.0.0.1:${port}/x` });
      expect(refused).toMatchObject({ code: 'database.unreachable' });
      expect(performance.now() - begun).toBeLessThan(8_000);
    } finally {
      silent.close();
    }
  });

  test.each(['not a url', 'postgres://[::1/x', 'postgres://a:b@host:port/x'])(
    'a text that is no address is refused in words: %s',
    async (url) => {
      const refused = await refusalOfOpen({ url });
      expect(refused['code']).toBe('database.bad_url');
    },
  );

  test('the environment names the URLs; an empty name is none', () => {
    expect(urlsOf({})).toEqual({});
    expect(urlsOf({ DATABASE_URL: '', DATABASE_MIGRATE_URL: '' })).toEqual({});
    expect(urlsOf({ DATABASE_URL: 'a', DATABASE_MIGRATE_URL: 'b' })).toEqual({
      url: 'a',
      migrateUrl: 'b',
    });
  });
});

test('a data folder whose place is a file is refused before anything is begun', async () => {
  mkdirSync(join(folder, 'x'));
  writeFileSync(join(folder, 'x/file'), '');
  expect(await refusalOfOpen({ dataDir: join(folder, 'x/file') })).toMatchObject({
    code: 'database.folder_unwritable',
    kind: 'input',
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
