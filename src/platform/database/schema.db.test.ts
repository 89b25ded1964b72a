import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import type { Database } from './index.ts';

const db = testDatabase();

/** Nobody who runs the product may change or take away what these hold. */
const LOGS = ['audit_outbox', 'audit_batch', 'audit_sealed_row'] as const;

/** Tables of a few hundred rows, on which a trigger costs nothing. */
const SMALL_TABLES: readonly string[] = ['plan_copy'];

const DENIED = '42501';

async function attempt(database: Database, text: string): Promise<string> {
  try {
    await sql.raw(text).execute(database);
    return 'done';
  } catch (fault) {
    return (fault as { code?: string }).code ?? String(fault);
  }
}

async function names(text: string): Promise<string[]> {
  const found = await sql<{ name: string }>`${sql.raw(text)}`.execute(db.owner);
  return found.rows.map(({ name }) => name);
}

const PRODUCT_TABLES = `select relname::text as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`;

describe('rights', () => {
  test.each(LOGS)('the running role can add to %s and do nothing else to it', async (log) => {
    const mayInsert =
      await names(`select has_table_privilege('ansinh_app', '${log}', 'insert')::text
      as name`);
    expect(mayInsert).toEqual(['true']);
    const columns = await names(`select attname::text as name from pg_attribute
      where attrelid = '${log}'::regclass and attnum > 0 and not attisdropped`);
    for (const column of columns) {
      expect(await attempt(db.database, `update ${log} set "${column}" = null`)).toBe(DENIED);
    }
    expect(await attempt(db.database, `delete from ${log}`)).toBe(DENIED);
    expect(await attempt(db.database, `truncate ${log}`)).toBe(DENIED);
    expect(await attempt(db.database, `drop table ${log}`)).toBe(DENIED);
  });

  test('what is not granted is refused: no update, no delete, on any such table', async () => {
    const closed = (right: string): Promise<string[]> =>
      names(`select name from (${PRODUCT_TABLES}) t where not ${right}`);
    const fixed = await closed(
      `has_any_column_privilege('ansinh_app', 'public.' || name, 'update')`,
    );
    const kept = await closed(`has_table_privilege('ansinh_app', 'public.' || name, 'delete')`);
    expect([fixed.length > 3, kept.length > 3]).toEqual([true, true]);
    for (const table of fixed) {
      const columns = await names(`select attname::text as name from pg_attribute
        where attrelid = '${table}'::regclass and attnum = 1`);
      const text = `update ${table} set "${columns[0]}" = "${columns[0]}"`;
      expect([table, await attempt(db.database, text)]).toEqual([table, DENIED]);
    }
    for (const table of kept) {
      expect([table, await attempt(db.database, `delete from ${table}`)]).toEqual([table, DENIED]);
    }
  });

  test('the running role owns nothing, makes nothing, truncates nothing', async () => {
    expect(await attempt(db.database, 'create table public.mine (id int)')).toBe(DENIED);
    const truncates = await names(`select name from (${PRODUCT_TABLES}) t
      where has_table_privilege('ansinh_app', 'public.' || name, 'truncate')`);
    expect(truncates).toEqual([]);
    const owned = await names(`select relname::text as name from pg_class
      where relnamespace = 'public'::regnamespace
        and pg_get_userbyid(relowner) in ('ansinh_app', 'ansinh_report')`);
    expect(owned).toEqual([]);
  });

  test('the running role cannot touch the books of the migrations', async () => {
    expect(await attempt(db.database, 'delete from migration_file')).toBe(DENIED);
    expect(await attempt(db.database, 'delete from kysely_migration')).toBe(DENIED);
  });

  test('the reporting role writes nothing and sees no session, password or request', async () => {
    const writes = await names(`select name from (${PRODUCT_TABLES}) t
      where has_table_privilege('ansinh_report', 'public.' || name, 'insert, update, delete')`);
    expect(writes).toEqual([]);
    const secret = await names(`select name from (${PRODUCT_TABLES}) t
      where name in ('session', 'answered_request', 'audit_outbox', 'one_time_link')
        and has_table_privilege('ansinh_report', 'public.' || name, 'select')`);
    expect(secret).toEqual([]);
  });
});

describe('the schema', () => {
  test('every table and every column says in words what it is', async () => {
    const silent = await names(`
      select c.relname::text || coalesce('.' || a.attname, '') as name
      from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
        and (obj_description(c.oid, 'pg_class') is null
          or col_description(c.oid, a.attnum) is null)`);
    expect(silent).toEqual([]);
  });

  test('nothing stands in the way of shards: no identity columns, no triggers on large tables', async () => {
    expect(
      await names(`select attrelid::regclass::text as name from pg_attribute
        where attidentity <> '' and attrelid >= 16384`),
    ).toEqual([]);
    const triggers = await names(`select tgrelid::regclass::text as name from pg_trigger
      where not tgisinternal`);
    expect(triggers.filter((table) => !SMALL_TABLES.includes(table))).toEqual([]);
  });

  test('money and counts are never floats', async () => {
    const floats = await names(`select attrelid::regclass::text || '.' || attname as name
      from pg_attribute join pg_class c on c.oid = attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and attnum > 0
        and atttypid in ('float4'::regtype, 'money'::regtype)`);
    expect(floats).toEqual([]);
  });

  test('an instant always knows its zone', async () => {
    const naive = await names(`select attrelid::regclass::text || '.' || attname as name
      from pg_attribute join pg_class c on c.oid = attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and attnum > 0
        and atttypid in ('timestamp'::regtype, 'timetz'::regtype)`);
    expect(naive).toEqual([]);
  });
});

describe('what comes over the wire', () => {
  test('int8 is a bigint, a date its text, arrays of them likewise', async () => {
    const found = await sql<Record<string, unknown>>`select
      9007199254740993::int8 as big, date '0044-03-15' as day,
      array[1, 9007199254740993]::int8[] as bigs, array[date '2013-06-24', null] as days,
      timestamptz '2026-01-01 00:00+07' as instant, '{"a": 1}'::jsonb as json`.execute(db.database);
    expect(found.rows[0]).toEqual({
      big: 9007199254740993n,
      day: '0044-03-15',
      bigs: [1n, 9007199254740993n],
      days: ['2013-06-24', null],
      instant: new Date('2025-12-31T17:00:00Z'),
      json: { a: 1 },
    });
  });

  test('a statement with values is planned once a connection, under a name', async () => {
    await db.database.connection().execute(async (one) => {
      for (let value = 0; value < 5; value += 1)
        await sql`select ${value}::int + 4220`.execute(one);
      const kept = await sql<{ times: bigint }>`select generic_plans + custom_plans as times
        from pg_prepared_statements where statement like '%+ 4220%'`.execute(one);
      expect(kept.rows).toEqual([{ times: 5n }]);
    });
  });

  test('statements, locks and forgotten transactions have limits', async () => {
    const found = await sql<Record<string, string>>`select
      current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle`.execute(db.database);
    expect(found.rows[0]).toEqual({ statement: '10s', lock: '5s', idle: '15s' });
  });
});
