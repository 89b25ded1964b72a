import { sql } from 'kysely';
import pg from 'pg';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import {
  APP_ROLE,
  clientConfig,
  connect,
  IDLE_LIMIT_MS,
  LOCK_LIMIT_MS,
  OWNER_ROLE,
  REPORT_ROLE,
  STATEMENT_LIMIT_MS,
  type ConnectOptions,
} from './connect.ts';
import type { Database } from './database.ts';

const db = testDatabase();
const opened: Database[] = [];
afterAll(() => Promise.all(opened.map((each) => each.destroy())));

function target(user = APP_ROLE) {
  return { host: db.server.host, port: db.server.port, user, database: db.name };
}

function open(options: Partial<ConnectOptions> = {}, user = APP_ROLE): Database {
  const database = connect(target(user), { connections: 2, ...options });
  opened.push(database);
  return database;
}

async function ask<T>(database: Database, text: string): Promise<T> {
  const { rows } = await sql<{ value: T }>`${sql.raw(`select ${text} as value`)}`.execute(database);
  return rows[0]?.value as T;
}

const setting = (database: Database, name: string) =>
  ask<string>(database, `current_setting('${name}')`);

describe('the limits of a connection', () => {
  test('hold for statements, locks and forgotten transactions', async () => {
    const database = open();
    const milliseconds = async (name: string) =>
      ask<number>(
        database,
        `(extract(epoch from current_setting('${name}')::interval) * 1000)::int`,
      );
    expect(await milliseconds('statement_timeout')).toBe(STATEMENT_LIMIT_MS);
    expect(await milliseconds('lock_timeout')).toBe(LOCK_LIMIT_MS);
    expect(await milliseconds('idle_in_transaction_session_timeout')).toBe(IDLE_LIMIT_MS);
  });

  test('are taken away for migrations, backups and batches', async () => {
    const database = open({ statementLimitMs: 0 });
    for (const name of [
      'statement_timeout',
      'lock_timeout',
      'idle_in_transaction_session_timeout',
    ]) {
      expect([name, await setting(database, name)]).toEqual([name, '0']);
    }
  });

  test('cut a statement short, and the connection is good for the next one', async () => {
    const database = open({ statementLimitMs: 60, connections: 1 });
    await expect(ask(database, 'pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    expect(await ask(database, '1')).toBe(1);
  });

  test('are no longer than those of a request', () => {
    const config = clientConfig({ url: 'postgres://x' }, {});
    expect(config.query_timeout).toBeGreaterThan(STATEMENT_LIMIT_MS);
    expect(config.query_timeout).toBeLessThan(STATEMENT_LIMIT_MS + 5_000);
    expect(clientConfig({ url: 'postgres://x' }, { statementLimitMs: 0 }).query_timeout).toBe(
      undefined,
    );
  });
});

describe('a connection', () => {
  test('bears a name that the server shows', async () => {
    expect(await setting(open({ application: 'ansinh test' }), 'application_name')).toBe(
      'ansinh test',
    );
    expect(await setting(open(), 'application_name')).toBe('ansinh');
  });

  test('has the rights of the role that it is given, whoever logs in', async () => {
    const database = open({ role: REPORT_ROLE }, 'postgres');
    expect(await ask(database, 'current_user::text')).toBe(REPORT_ROLE);
    expect(await ask(database, 'session_user::text')).toBe('postgres');
    await expect(ask(database, '(select count(*) from audit_outbox)')).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('speaks of days in the time of the city and in one form', async () => {
    const database = open();
    expect(await setting(database, 'TimeZone')).toBe('Asia/Ho_Chi_Minh');
    expect(await ask(database, "('2026-01-01 00:30+07'::timestamptz)::date")).toBe('2026-01-01');
    expect(await ask(database, "to_char('2025-12-31 18:00Z'::timestamptz, 'DD HH24')")).toBe(
      '01 01',
    );
  });

  test('that the server ends is replaced at the next statement', async () => {
    const database = open({ connections: 1 });
    const pid = await ask<number>(database, 'pg_backend_pid()');
    await sql`select pg_terminate_backend(${pid})`.execute(open({}, 'postgres'));
    await expect
      .poll(() => ask<number>(database, 'pg_backend_pid()').catch(() => pid))
      .not.toBe(pid);
  });

  test('is not made before the first statement', () => {
    const nowhere = connect({ url: 'postgres://nobody@127.0.0.1:1/x' }, { connections: 1 });
    opened.push(nowhere);
    expect(nowhere).toBeDefined();
  });
});

describe('what comes back', () => {
  const values = {
    'an int8 is a bigint, beyond what a float holds': [
      "'9007199254740993'::int8",
      9007199254740993n,
    ],
    'a count is a bigint': ['count(*)', 1n],
    'an int4 is a number': ['7::int4', 7],
    'a day is its text': ["'2025-02-28'::date", '2025-02-28'],
    'a day before our time is its text': ["'0044-03-15'::date", '0044-03-15'],
    'days of a list are texts': ["array['2025-02-28'::date, null]", ['2025-02-28', null]],
    'int8 of a list are bigints': ['array[1::int8, null, -5]', [1n, null, -5n]],
    'an empty list is one': ["'{}'::int8[]", []],
    'a numeric is a text, never a float': ['0.1::numeric + 0.2', '0.3'],
    'null is null': ['null::int8', null],
    'a text is a text': ["'Thủy Nguyên'", 'Thủy Nguyên'],
    'json is its value': [`'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
    'a truth is a truth': ['1 = 1', true],
  } as const;

  test.each(Object.entries(values))('%s', async (_title, [text, value]) => {
    expect(await ask(open(), text)).toEqual(value);
  });

  test('every whole number of 64 bits is itself', async () => {
    const database = open();
    const range = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    await fc.assert(
      fc.asyncProperty(range, async (number) => {
        const back = await sql<{ n: bigint }>`select ${number}::int8 as n`.execute(database);
        expect(back.rows[0]?.n).toBe(number);
      }),
      { numRuns: 50 },
    );
  });

  test('every text without NUL is itself, composed or not', async () => {
    const database = open();
    const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0'));
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const back = await sql<{ t: string }>`select ${given}::text as t`.execute(database);
        expect(back.rows[0]?.t).toBe(given);
      }),
      { numRuns: 50 },
    );
  });
});

describe('statements', () => {
  test('with values are named and planned once a connection, those without are not', async () => {
    const database = open({ connections: 1 });
    for (const n of [1, 2, 3]) await sql`select ${n}::int + 40 as named_one`.execute(database);
    await sql`select 1 as unnamed_one`.execute(database);
    const named = await sql<{ text: string }>`
      select statement as text from pg_prepared_statements where statement like '%named_one%'
        and statement not like '%pg_prepared%'`.execute(database);
    expect(named.rows.map(({ text }) => text)).toEqual(['select $1::int + 40 as named_one']);
  });

  test('are kept apart by their values, never by their names', async () => {
    const database = open({ connections: 2 });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        sql<{ n: number }>`select ${n}::int as n`.execute(database),
      ),
    );
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });
});

describe('a configuration', () => {
  test('takes a URL as it stands', () => {
    const url = 'postgres://lan:secret@db.example.vn:6543/ansinh?sslmode=require';
    expect(clientConfig({ url }, {})).toMatchObject({ connectionString: url, keepAlive: true });
  });

  test('of an embedded server names socket, port, login and database', () => {
    const config = clientConfig(target(OWNER_ROLE), { role: APP_ROLE });
    expect(config).toMatchObject({ ...target(OWNER_ROLE), application_name: 'ansinh' });
    expect(config.options).toContain(`-c role=${APP_ROLE}`);
    expect(clientConfig(target(), {}).options).not.toContain('role=');
  });

  test('works for a client of its own, as for a pool', async () => {
    const client = new pg.Client(clientConfig(target(), {}));
    await client.connect();
    const found = await client.query<{ n: bigint }>('select 5::int8 as n');
    await client.end();
    expect(found.rows[0]?.n).toBe(5n);
  });
});
