import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap } from '../../../kernel/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { readAreaFiles } from '../import.ts';
import {
  answerChain,
  answerFind,
  areaRegister,
  dayAsked,
  loadAreas,
  readAreaRegister,
  serveChain,
  serveFind,
  serveGet,
  serveList,
} from './index.ts';

describe('loading the reference files', () => {
  const db = testDatabase({ each: true });

  test('brings every unit, succession and document; twice the same is unchanged', async () => {
    const files = readAreaFiles();
    const first = unwrap(await loadAreas(db.context()));
    expect(first).toEqual({
      unchanged: false,
      areas: files.areas.length,
      successions: files.successions.length,
      hamlets: 0,
    });
    expect(unwrap(await loadAreas(db.context())).unchanged).toBe(true);
    const register = await areaRegister(db.context());
    expect([...register.areas].sort(byIdentity)).toEqual([...files.areas].sort(byIdentity));
    expect(register.successions).toHaveLength(files.successions.length);
  });

  test('writes one audit row a loading, with the hash', async () => {
    await loadAreas(db.context());
    await loadAreas(db.context());
    const rows = await db.owner.selectFrom('audit_outbox').selectAll().execute();
    expect(rows.map((row) => row.operation)).toEqual(['area.load']);
    expect(rows[0]?.data).toMatchObject({ sha256: readAreaFiles().sha256, replaced: null });
  });

  test('other files replace what an earlier release had loaded', async () => {
    await loadAreas(db.context());
    const files = readAreaFiles();
    const areas = files.areas.filter((area) => area.level !== 'commune');
    const codes = new Set(areas.map((area) => area.code));
    const successions = files.successions.filter(
      (each) => codes.has(each.code) && codes.has(each.successor),
    );
    const changed = { ...files, sha256: 'b'.repeat(64), areas, successions };
    expect(unwrap(await loadAreas(db.context(), changed)).unchanged).toBe(false);
    const register = await areaRegister(db.context());
    expect(register.areas).toHaveLength(areas.length);
  });

  test('units that a release newly merges are news, in the transaction of the loading', async () => {
    const files = readAreaFiles();
    const last = files.successions.at(-1);
    if (last === undefined) throw new Error('no successions');
    const own = files.successions.filter(
      ({ code, from }) => code === last.code && from === last.from,
    );
    const without = {
      ...files,
      sha256: 'd'.repeat(64),
      successions: files.successions.filter((each) => !own.includes(each)),
    };
    await loadAreas(db.context(), without);
    const news = () => db.owner.selectFrom('outbox_message').selectAll().execute();
    expect(await news()).toEqual([]);
    await loadAreas(db.context());
    const [message, ...more] = await news();
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      topic: 'area.merged',
      subject: `${last.code}/${last.from}`,
      body: { area: last.code, from: last.from, on: last.on },
    });
    const { successors } = (message?.body ?? { successors: [] }) as {
      successors: { thousandths: number }[];
    };
    expect(successors.reduce((sum, { thousandths }) => sum + thousandths, 0)).toBe(1000);
    const broken = { ...without, sha256: 'e'.repeat(64) };
    const [first] = files.successions;
    const bad = { ...broken, successions: [{ ...first, successor: '99999' } as typeof last] };
    await expect(loadAreas(db.context(), bad)).rejects.toThrow('area_succession_to');
    expect(await news()).toHaveLength(1);
  });

  test('two processes that load at once load once', async () => {
    const loads = await Promise.all([loadAreas(db.context()), loadAreas(db.context())]);
    expect(new Set(loads.map((load) => unwrap(load).unchanged))).toEqual(new Set([false, true]));
    const rows = await db.owner.selectFrom('area_load').selectAll().execute();
    expect(rows).toHaveLength(1);
  });

  test('a succession to a unit that does not exist leaves nothing behind', async () => {
    const files = readAreaFiles();
    const [first] = files.successions;
    if (first === undefined) throw new Error('no successions');
    const broken = {
      ...files,
      sha256: 'c'.repeat(64),
      successions: [{ ...first, successor: '99999' }],
    };
    await expect(loadAreas(db.context(), broken)).rejects.toThrow('area_succession_to');
    expect((await areaRegister(db.context())).areas).toEqual([]);
  });
});

describe('the tables', () => {
  const db = testDatabase({ each: true });

  const insertArea = async (database: Database, from: string, to: string | null): Promise<void> => {
    await sql`insert into area (code, valid_from, valid_to, name, name_key, type, level,
        parent_code, source, ended_by, load_id)
      select '11111', ${from}::date, ${to}::date, 'X', 'x', 'xã', 'commune', '31', 'NQ',
        ${to === null ? null : 'NQ'}, id from area_load limit 1`.execute(database);
  };

  test('no two units carry one code on one day', async () => {
    await loadAreas(db.context());
    await insertArea(db.database, '2010-01-01', '2012-01-01');
    await insertArea(db.database, '2012-01-01', null);
    await expect(insertArea(db.database, '2011-12-31', '2012-01-01')).rejects.toThrow(
      'area_one_at_a_time',
    );
  });

  test('a range that ends before it begins, and a type of another level, are refused', async () => {
    await loadAreas(db.context());
    await expect(insertArea(db.database, '2010-01-01', '2010-01-01')).rejects.toThrow('area_range');
    await expect(
      sql`insert into area select '11112', '2010-01-01', null, 'X', 'x', 'quận', 'commune', '31',
        'NQ', null, id from area_load limit 1`.execute(db.database),
    ).rejects.toThrow('area_type_of_level');
  });

  test('a hamlet has a place below its commune, dated, one commune a day', async () => {
    await loadAreas(db.context());
    const insert = async (code: string, from: string, commune: string): Promise<void> => {
      await db.database.transaction().execute(async (trx) => {
        await sql`select set_config('app.areas', '*', true)`.execute(trx);
        await sql`insert into hamlet (code, valid_from, valid_to, name, name_key, type,
            commune_code, commune_from, source, load_id)
          select ${code}, ${from}::date, null, 'Số 1', 'so 1', 'tổ dân phố', ${commune},
            '2025-07-01', 'Quyết định thử', id from area_load limit 1`.execute(trx);
      });
    };
    await insert('11359-001', '2025-07-01', '11359');
    await expect(insert('11359-001', '2025-08-01', '11359')).rejects.toThrow(
      'hamlet_one_at_a_time',
    );
    await expect(insert('11341-001', '2025-07-01', '11341')).rejects.toThrow('hamlet_commune');
  });

  test('the running role cannot edit a row, nor erase the log of loadings', async () => {
    await loadAreas(db.context());
    await expect(sql`update area set name = 'Y'`.execute(db.database)).rejects.toThrow(
      'permission denied',
    );
    await expect(sql`delete from area_load`.execute(db.database)).rejects.toThrow(
      'permission denied',
    );
  });

  test('reports may read and nothing more', async () => {
    await loadAreas(db.context());
    const counted = await sql<{ n: bigint }>`select count(*) as n from area`.execute(db.report);
    expect(Number(counted.rows[0]?.n)).toBeGreaterThan(700);
    await expect(sql`delete from area`.execute(db.report)).rejects.toThrow('permission denied');
  });
});

describe('the operations', () => {
  const db = testDatabase();

  test('answer as the files do, for everybody', async () => {
    await loadAreas(db.context());
    const context = db.context({ caller: { kind: 'anonymous' } });
    const day = unwrap(dayAsked('2013-06-14', 0));
    const files = readAreaRegister();
    expect(unwrap(await serveFind(context, { text: 'thuy nguyen', on: day }))).toEqual(
      answerFind(files, 'thuy nguyen', day),
    );
    expect(unwrap(await serveChain(context, { code: '11341' }))).toEqual(
      answerChain(files, '11341', null),
    );
  });

  test('today is the day in Hải Phòng', async () => {
    const context = db.context({ now: '2025-06-30T17:30:00Z' });
    expect(unwrap(await serveFind(context, { text: '31' }))).toMatchObject({
      on: '2025-07-01',
      units: [{ code: '31', from: '2025-07-01', to: null, parent: null }],
    });
  });

  test('the last day is the one shown', async () => {
    const found = unwrap(await serveFind(db.context(), { text: '312', on: '2024-12-31' }));
    expect(found.units).toEqual([
      {
        code: '312',
        name: 'An Dương',
        type: 'huyện',
        level: 'district',
        parent: { code: '31', name: 'Hải Phòng' },
        from: '2004-07-08',
        to: '2024-12-31',
      },
    ]);
  });

  test('a picker walks from the province down', async () => {
    const on = '2013-06-14';
    const top = unwrap(await serveList(db.context(), { on }));
    expect(top.units.map((unit) => [unit.code, unit.children])).toEqual([
      ['30', 12],
      ['31', 15],
    ]);
    const wards = unwrap(await serveList(db.context(), { parent: '303', on }));
    expect(wards.parent?.name).toBe('Hồng Bàng');
    expect(wards.units).toHaveLength(11);
    expect(await serveList(db.context(), { parent: '303', on: '2026-01-01' })).toMatchObject({
      ok: false,
      error: { code: 'area.not_found', kind: 'not_found' },
    });
  });

  test('a unit says what it was made from and what it became', async () => {
    const reply = unwrap(await serveGet(db.context(), { code: '11320', on: '2024-01-01' }));
    expect(reply.path.map((each) => each.name)).toEqual(['Hải Phòng', 'Hồng Bàng']);
    expect(reply.predecessors.map((each) => each.name)).toEqual(['Quang Trung']);
    expect(reply.successors).toMatchObject([{ code: '11311', whole: true, verified: true }]);
    expect(reply.hamlets).toEqual([]);
    const reused = unwrap(await serveGet(db.context(), { code: '11341', on: '2025-02-01' }));
    expect(reused.otherTimes.map((each) => each.name)).toEqual(['Lạc Viên']);
  });

  test('what is not said by a document is not verified', async () => {
    const chain = unwrap(await serveChain(db.context(), { code: '11389' }));
    expect(chain.units[0]?.successors).toMatchObject([{ code: '11395', verified: false }]);
  });

  test('a day that is none is refused by every operation', async () => {
    const context = db.context();
    const on = '2025-02-30';
    const refused = { ok: false, error: { code: 'area.bad_date', where: { field: 'on' } } };
    expect(await serveFind(context, { text: 'a', on })).toMatchObject(refused);
    expect(await serveList(context, { on })).toMatchObject(refused);
    expect(await serveGet(context, { code: '31', on })).toMatchObject(refused);
    expect(await serveChain(context, { code: '31', on })).toMatchObject(refused);
  });
});

function byIdentity(
  a: { readonly code: string; readonly from: string },
  b: { readonly code: string; readonly from: string },
): number {
  return `${a.code}${a.from}` < `${b.code}${b.from}` ? -1 : 1;
}
