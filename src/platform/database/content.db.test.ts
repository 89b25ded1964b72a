import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { clientConfig } from './connect.ts';
import { countTable, listTables, PLAIN_FORMS, readChainHead, readSequences } from './content.ts';
import { copyIn, copyOut } from './copy.ts';

const db = testDatabase({ each: true });
let client: pg.Client;

beforeEach(async () => {
  const { host, port } = db.server;
  const target = { host, port, user: 'postgres', database: db.name };
  client = new pg.Client(clientConfig(target, { statementLimitMs: 0 }));
  await client.connect();
  await client.query('create table thing (id int primary key, name text, at timestamptz)');
});
afterEach(() => client.end());

const thing = { name: 'thing', columns: ['id', 'name', 'at'] };
const fill = (rows: string) => client.query(`insert into thing values ${rows}`);

describe('the tables that are saved', () => {
  test('are those of the product, not the books of the migrator, in one order', async () => {
    const names = (await listTables(client)).map(({ name }) => name);
    expect(names).toContain('plan_task');
    expect(names).toContain('outbox_message');
    expect(names).toContain('thing');
    expect(names.filter((name) => /migration/.test(name))).toEqual([]);
    expect(names).toEqual(names.toSorted());
  });

  test('have their columns in order, without those that are computed or dropped', async () => {
    await client.query(
      `alter table thing add column twice int generated always as (id * 2) stored`,
    );
    await client.query('alter table thing drop column at');
    await client.query('alter table thing add column "Có dấu" text');
    const found = (await listTables(client)).find(({ name }) => name === 'thing');
    expect(found?.columns).toEqual(['id', 'name', 'Có dấu']);
  });

  test('are saved by their parent when they are partitions', async () => {
    await client.query('create table month (m date not null) partition by range (m)');
    await client.query(
      `create table month_2026 partition of month for values from ('2026-01-01') to ('2027-01-01')`,
    );
    const names = (await listTables(client)).map(({ name }) => name);
    expect(names).toContain('month');
    expect(names).not.toContain('month_2026');
    await client.query(`insert into month values ('2026-05-01')`);
    expect((await countTable(client, { name: 'month', columns: ['m'] })).rows).toBe('1');
  });
});

describe('the digest of a table', () => {
  test('of no rows is none', async () => {
    expect(await countTable(client, thing)).toEqual({ rows: '0', digest: '0' });
  });

  test('does not depend on the order of rows', async () => {
    await fill(`(1, 'a', null), (2, 'b', now() - interval '1 day'), (3, null, '2026-01-01Z')`);
    const before = await countTable(client, thing);
    await client.query('create table other as select * from thing order by id desc');
    await client.query('delete from thing');
    await client.query('insert into thing select * from other');
    expect(await countTable(client, thing)).toEqual(before);
    expect(before.rows).toBe('3');
  });

  test.each([
    ['a letter', `update thing set name = 'á' where id = 1`],
    [
      'an accent that is composed otherwise',
      `update thing set name = normalize('á', nfd) where id = 3`,
    ],
    ['null for an empty text', `update thing set name = '' where id = 2`],
    ['a millisecond', `update thing set at = at + interval '1 millisecond' where id = 1`],
    ['a row more', `insert into thing values (9, 'z', null)`],
    ['a row less', 'delete from thing where id = 1'],
    [
      'two values that change places',
      `update thing set name = case id when 1 then 'á' else 'a' end
      where id in (1, 3)`,
    ],
  ])('tells %s', async (_title, change) => {
    await fill(`(1, 'a', '2026-01-01Z'), (2, null, null), (3, 'á', '2026-01-02Z')`);
    const before = await countTable(client, thing);
    await client.query(change);
    expect(await countTable(client, thing)).not.toEqual(before);
  });

  test('is the same whatever the session’s forms of days and numbers are', async () => {
    await fill(`(1, 'a', '2026-01-01 12:00Z')`);
    const count = async (settings: string) => {
      await client.query('begin');
      await client.query(settings);
      await client.query(PLAIN_FORMS);
      const counted = await countTable(client, thing);
      await client.query('rollback');
      return counted;
    };
    const vietnam = await count(
      `set local timezone = 'Asia/Ho_Chi_Minh'; set local datestyle = 'German'`,
    );
    const elsewhere = await count(
      `set local timezone = 'America/Lima'; set local datestyle = 'SQL'`,
    );
    expect(vietnam).toEqual(elsewhere);
  });

  test('sees rows that row security would hide, or fails: never a gap', async () => {
    await fill(`(1, 'a', null)`);
    await client.query('alter table thing enable row level security');
    await client.query('grant select on thing to ansinh_app');
    await client.query('begin');
    await client.query('set local role ansinh_app');
    await client.query(PLAIN_FORMS);
    await expect(countTable(client, thing)).rejects.toMatchObject({ code: '42501' });
    await client.query('rollback');
    expect((await countTable(client, thing)).rows).toBe('1');
  });
});

describe('beside the rows', () => {
  test('the head of an unsealed log is none, also where there is no log', async () => {
    expect(await readChainHead(client)).toBeNull();
    await client.query('drop table audit_sealed_row, audit_batch cascade');
    expect(await readChainHead(client)).toBeNull();
  });

  test('sequences are told with the values that they have given', async () => {
    await client.query('create sequence fresh; create sequence used');
    await client.query(`select nextval('used'), nextval('used')`);
    const sequences = await readSequences(client);
    expect(sequences['used']).toBe('2');
    expect(sequences).not.toHaveProperty('fresh');
  });
});

describe('rows that travel by COPY', () => {
  const out = async (text = 'copy thing to stdout') => {
    const parts: Buffer[] = [];
    const rows = await copyOut(client, text, async (chunk) => void parts.push(chunk));
    return { rows, text: Buffer.concat(parts).toString() };
  };
  async function* chunksOf(...texts: readonly string[]) {
    for (const text of texts) yield Buffer.from(text);
  }

  test('come back as they went, wherever they are cut', async () => {
    await fill(`(1, E'tab\\tand\\nline', null), (2, 'Thủy Nguyên', '2026-01-01Z')`);
    const saved = await out();
    expect(saved.rows).toBe(2);
    const before = await countTable(client, thing);
    await client.query('delete from thing');
    const letters = Buffer.from(saved.text);
    async function* crumbs() {
      for (let at = 0; at < letters.length; at += 3) yield letters.subarray(at, at + 3);
    }
    expect(await copyIn(client, 'copy thing from stdin', crumbs())).toBe(2);
    expect(await countTable(client, thing)).toEqual(before);
  });

  test('of an empty table are none', async () => {
    expect(await out()).toEqual({ rows: 0, text: '' });
    expect(await copyIn(client, 'copy thing from stdin', chunksOf())).toBe(0);
  });

  test('are many more than fit into memory at once', async () => {
    const text = `copy (select n, repeat('x', 200) from generate_series(1, 60000) n) to stdout`;
    let bytes = 0;
    const rows = await copyOut(client, text, async (chunk) => {
      bytes += chunk.length;
      if (bytes % 7 === 0) await new Promise((wake) => setImmediate(wake));
    });
    expect([rows, bytes > 12_000_000]).toEqual([60_000, true]);
    expect((await client.query<{ n: number }>('select 1 as n')).rows[0]?.n).toBe(1);
  });

  test('that nobody can take are a fault, and the connection is good for the next', async () => {
    await fill(`(1, 'a', null), (2, 'b', null)`);
    const full = copyOut(client, 'copy thing to stdout', async () => {
      throw new Error('the disk is full');
    });
    await expect(full).rejects.toThrow('the disk is full');
    expect((await client.query<{ n: number }>('select 1 as n')).rows[0]?.n).toBe(1);
  });

  test('of a wrong shape leave nothing behind', async () => {
    await client.query('begin');
    const wrong = copyIn(client, 'copy thing from stdin', chunksOf('1\ta\t\\N\n', 'x\tb\t\\N\n'));
    await expect(wrong).rejects.toMatchObject({ code: '22P02' });
    await client.query('rollback');
    expect((await countTable(client, thing)).rows).toBe('0');
  });

  test('whose source breaks off leave nothing behind, and say why', async () => {
    async function* broken() {
      yield Buffer.from('1\ta\t\\N\n');
      throw new Error('the archive ended');
    }
    await expect(copyIn(client, 'copy thing from stdin', broken())).rejects.toThrow(
      /the archive ended/,
    );
    expect((await countTable(client, thing)).rows).toBe('0');
  });

  test('asked for in the wrong direction are a fault, not a wait', async () => {
    await fill(`(1, 'a', null)`);
    const backwards = copyOut(client, 'copy thing from stdin', async () => undefined);
    await expect(backwards).rejects.toThrow(/no data are given/);
    const forwards = copyIn(client, 'copy thing to stdout', chunksOf());
    await expect(forwards).rejects.toThrow(/where none were asked for/);
    expect((await client.query<{ n: number }>('select 1 as n')).rows[0]?.n).toBe(1);
  });

  test('of a table that is not there are a fault', async () => {
    await expect(out('copy nowhere to stdout')).rejects.toMatchObject({ code: '42P01' });
  });
});
