import { mkdtempSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { asSuperuser } from '../../../tests/support/pg-server.ts';
import { APP_ROLE, clientConfig } from './connect.ts';
import { DatabaseFault } from './errors.ts';
import { enterFolder, folderKey, servingPid, type Presence, type Purpose } from './presence.ts';

const db = testDatabase();
let folder = '';
let here: Presence[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansinh-presence-'));
  here = [];
});
afterEach(async () => {
  await Promise.all(here.map((each) => each.end()));
  rmSync(folder, { recursive: true, force: true });
});

const target = () => ({
  host: db.server.host,
  port: db.server.port,
  user: APP_ROLE,
  database: db.name,
});

async function enter(purpose: Purpose, where = folder): Promise<Presence> {
  const presence = await enterFolder(target(), where, purpose);
  here.push(presence);
  return presence;
}

/** The process that the server knows as serving the folder. */
async function serving(where = folder): Promise<string | null> {
  const client = new pg.Client(clientConfig(target(), {}));
  await client.connect();
  try {
    return await servingPid(client, folderKey(where));
  } finally {
    await client.end();
  }
}

/** Ends every session that is present in this test’s database, as a dying server would. */
async function breakSessions(): Promise<number> {
  return asSuperuser(db.server, 'postgres', async (client) => {
    const ended = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = $1 and application_name ~ '^ansinh (serve|command) [0-9]+$'`,
      [db.name],
    );
    return ended.rowCount ?? 0;
  });
}

describe('the key of a folder', () => {
  test('is one for one folder, by whatever way one comes to it', () => {
    const link = join(folder, 'link');
    mkdirSync(join(folder, 'data'));
    symlinkSync(join(folder, 'data'), link);
    expect(folderKey(link)).toBe(folderKey(join(folder, 'data')));
    expect(folderKey(`${folder}/./data/`)).toBe(folderKey(join(folder, 'data')));
  });

  test('is another for another folder, and fits an advisory lock', () => {
    const keys = Array.from({ length: 50 }, (_, at) => {
      const path = join(folder, String(at));
      mkdirSync(path);
      return folderKey(path);
    });
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) {
      expect(Number.isInteger(key) && key >= 0 && key < 2 ** 31).toBe(true);
    }
  });
});

describe('who works on a folder', () => {
  test('may be many commands and one start', async () => {
    await enter('command');
    await enter('command');
    expect(await serving()).toBeNull();
    await enter('serve');
    expect(await serving()).toBe(String(process.pid));
    await enter('command');
  });

  test('is not a second start: it is told the process of the first', async () => {
    await enter('serve');
    const second = enter('serve');
    await expect(second).rejects.toBeInstanceOf(DatabaseFault);
    await expect(second).rejects.toMatchObject({
      refusal: { code: 'database.folder_in_use', data: { pid: String(process.pid) } },
    });
  });

  test('leaves no trace when it was refused', async () => {
    const first = await enter('serve');
    await expect(enter('serve')).rejects.toThrow();
    expect(await first.isLast()).toBe(true);
  });

  test('on another folder does not know of it', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    await enter('serve');
    await enter('serve', other);
    expect(await serving(other)).toBe(String(process.pid));
  });

  test('is a start again as soon as the first has ended', async () => {
    const first = await enter('serve');
    await first.end();
    await enter('serve');
    expect(await serving()).toBe(String(process.pid));
  });
});

describe('the last one out', () => {
  test('is whom nobody is left beside', async () => {
    const [one, two] = [await enter('command'), await enter('command')];
    expect(await one.isLast()).toBe(false);
    await one.end();
    expect(await two.isLast()).toBe(true);
  });

  test('keeps newcomers waiting until it has gone', async () => {
    const last = await enter('command');
    expect(await last.isLast()).toBe(true);
    let entered = false;
    const coming = enter('command').then((presence) => {
      entered = true;
      return presence;
    });
    await new Promise((wake) => setTimeout(wake, 150));
    expect(entered).toBe(false);
    await last.end();
    await coming;
    expect(entered).toBe(true);
  });

  test('is one of many that leave at once, or none: never two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const all = await Promise.all(Array.from({ length: 6 }, () => enter('command')));
      const last = await Promise.all(all.map((each) => each.isLast()));
      expect(last.filter(Boolean).length).toBeLessThanOrEqual(1);
      await Promise.all(all.map((each) => each.end()));
    }
  });
});

describe('a session that the server broke', () => {
  test('is entered anew, and serves as before', async () => {
    await enter('serve');
    expect(await breakSessions()).toBe(1);
    await expect.poll(() => serving(), { timeout: 10_000 }).toBe(String(process.pid));
    await expect(enter('serve')).rejects.toThrow('folder_in_use');
  });

  test('is not entered anew by who has left meanwhile', async () => {
    const gone = await enter('serve');
    await gone.end();
    expect(await breakSessions()).toBe(0);
    await new Promise((wake) => setTimeout(wake, 400));
    expect(await serving()).toBeNull();
  });
});
