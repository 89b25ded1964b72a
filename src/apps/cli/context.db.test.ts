import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import type { Caller } from '../../kernel/index.ts';
import { seedDemoUsers } from '../../modules/access/index.ts';
import { withContext } from './context.ts';
import { makeIo } from './io.ts';

const db = testDatabase({ each: true });
const before = { ...process.env };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansinh-context-'));
  const at = `?host=${encodeURIComponent(db.server.host)}&port=${db.server.port}`;
  const url = (login: string) => `postgres://${login}@localhost/${db.name}${at}`;
  process.env['DATABASE_URL'] = url('ansinh_app');
  process.env['DATABASE_MIGRATE_URL'] = url('ansinh_owner');
});
afterEach(() => {
  for (const name of ['DATABASE_URL', 'DATABASE_MIGRATE_URL']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  rmSync(folder, { recursive: true, force: true });
});

function anIo(as: string | null = null, language: 'vi' | 'en' = 'vi') {
  const said = { out: '', err: '' };
  const io = makeIo({
    language,
    wantsJson: true,
    dataFolder: join(folder, 'data'),
    as,
    messages: [],
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    withContext,
  });
  return { io, said };
}

/** Sessions that commands hold on the test's database. */
async function sessions(): Promise<number> {
  const asked = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where datname = ${db.name} and application_name like 'ansinh command%'`.execute(db.owner);
  return asked.rows[0]?.n ?? 0;
}

describe('a command on the database', () => {
  test('acts as the operator of the machine, in the language asked for, on the whole city', async () => {
    const { io } = anIo(null, 'en');
    const code = await io.withContext(async (context) => {
      expect(context.caller).toEqual({ kind: 'operator', systemUser: userInfo().username });
      expect([context.language, context.scope]).toEqual(['en', { agencies: 'all', areas: 'all' }]);
      const asked = await sql<{ who: string }>`select current_user::text as who`.execute(
        context.database,
      );
      expect(asked.rows[0]?.who).toBe('ansinh_app');
      return 42;
    });
    expect(code).toBe(42);
  });

  test('leaves no session behind, also when it fails', async () => {
    const { io } = anIo();
    await io.withContext(async () => {
      expect(await sessions()).toBeGreaterThan(0);
      return 0;
    });
    await expect.poll(sessions).toBe(0);
    const failing = io.withContext(async () => {
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    await expect.poll(sessions).toBe(0);
  });

  test('does not seed a database that is not new', async () => {
    const { io } = anIo();
    await io.withContext(async () => 0);
    const asked = await sql<{ n: number }>`select count(*)::int as n from area`.execute(db.owner);
    expect(asked.rows[0]?.n).toBe(0); // the test’s template is migrated, and empty
  });

  test('may be one of many at once', async () => {
    const codes = await Promise.all(
      Array.from({ length: 4 }, (_, at) => anIo().io.withContext(async () => at)),
    );
    expect(codes).toEqual([0, 1, 2, 3]);
  });
});

describe('--as', () => {
  beforeEach(async () => {
    await seedDemoUsers(db.context());
  });

  test('acts with that user’s rights and scope, whatever letters the login is typed in', async () => {
    for (const login of ['agency.officer', 'Agency.Officer']) {
      const { io } = anIo(login);
      let caller: Caller | null = null;
      await io.withContext(async (context) => {
        ({ caller } = context);
        return 0;
      });
      expect(caller).toMatchObject({ kind: 'user', login: 'agency.officer' });
    }
  });

  test('of nobody, or of somebody disabled, is refused and does nothing', async () => {
    await sql`update app_user set disabled_at = now() where login = 'planner'`
      .execute(db.owner)
      .catch(() => undefined);
    for (const login of ['nobody', '', '%', "x' or '1'='1"]) {
      const { io, said } = anIo(login);
      let worked = false;
      const code = await io.withContext(async () => {
        worked = true;
        return 0;
      });
      expect([login, code, worked]).toEqual([login, 2, false]);
      expect(JSON.parse(said.out)).toMatchObject({ error: { code: 'cli.no_such_login' } });
    }
    await expect.poll(sessions).toBe(0);
  });
});
