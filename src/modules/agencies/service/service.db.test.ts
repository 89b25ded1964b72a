import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap, type IsoDate } from '../../../kernel/index.ts';
import { readAreaFiles } from '../../areas/import.ts';
import { loadAreas } from '../../areas/index.ts';
import { expandGroup, readAgencyRegister } from '../index.ts';
import {
  agencyRegister,
  answerChain,
  answerFind,
  loadAgencies,
  serveChain,
  serveFind,
  serveGet,
  serveList,
} from './index.ts';
import { agencyFiles } from './register.ts';

const day = '2013-06-14' as IsoDate;

describe('loading the reference files', () => {
  const db = testDatabase({ each: true });

  test('the tables hold what files and areas say; twice the same is unchanged', async () => {
    await loadAreas(db.context());
    const files = readAgencyRegister();
    const first = unwrap(await loadAgencies(db.context()));
    expect(first).toMatchObject({ unchanged: false, agencies: files.agencies.length });
    expect(unwrap(await loadAgencies(db.context())).unchanged).toBe(true);
    const register = await agencyRegister(db.context());
    expect(register.agencies).toEqual(files.agencies);
    expect(register.groups).toEqual(files.groups);
    expect(register.successions).toEqual(files.successions);
  });

  test('areas loaded later bring their committees', async () => {
    const without = unwrap(await loadAgencies(db.context()));
    expect(without.agencies).toBe(agencyFiles().agencies.length);
    await loadAreas(db.context());
    const after = unwrap(await loadAgencies(db.context()));
    expect(after.unchanged).toBe(false);
    expect(after.agencies).toBeGreaterThan(without.agencies + 600);
  });

  test('two processes that load at once load once, with one audit row', async () => {
    await loadAreas(db.context());
    const loads = await Promise.all([loadAgencies(db.context()), loadAgencies(db.context())]);
    expect(new Set(loads.map((load) => unwrap(load).unchanged))).toEqual(new Set([false, true]));
    const rows = await db.owner
      .selectFrom('audit_outbox')
      .select('operation')
      .where('operation', '=', 'agency.load')
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('units that merge end their committees, and that is news', async () => {
    const areas = readAreaFiles();
    const last = areas.successions.at(-1);
    const open = { ...areas, sha256: 'd'.repeat(64) };
    await loadAreas(db.context(), {
      ...open,
      areas: areas.areas.map((area) =>
        area.code === last?.code && area.from === last.from
          ? { ...area, to: null, endedBy: null }
          : area,
      ),
      successions: areas.successions.filter(
        ({ code, from }) => code !== last?.code || from !== last.from,
      ),
    });
    await loadAgencies(db.context());
    await loadAreas(db.context());
    await loadAgencies(db.context());
    const news = await db.owner
      .selectFrom('outbox_message')
      .select(['topic', 'subject', 'body'])
      .where('topic', '=', 'agency.dissolved')
      .execute();
    expect(news).toHaveLength(1);
    expect(news[0]?.subject).toContain(`UBND-${last?.code}`);
    expect(news[0]?.body).toMatchObject({ on: last?.on, successors: expect.any(Array) });
  });

  test('a release with fewer agencies replaces what was loaded', async () => {
    await loadAreas(db.context());
    await loadAgencies(db.context());
    const files = agencyFiles();
    const fewer = {
      ...files,
      agencies: files.agencies.filter(({ kind }) => kind !== 'bank'),
      successions: files.successions.filter(({ code }) => !code.startsWith('HP-NHNN')),
    };
    await loadAgencies(db.context(), fewer);
    const register = await agencyRegister(db.context());
    expect(register.agencies.some(({ kind }) => kind === 'bank')).toBe(false);
    const kept = await sql<{ n: bigint }>`select count(*) as n from agency_alias
      where code = 'HP-NHCSXH'`.execute(db.owner);
    expect(kept.rows[0]?.n).toBe(0n);
  });
});

describe('the tables', () => {
  const db = testDatabase();

  test('members as of a day are one join away', async () => {
    await loadAreas(db.context());
    await loadAgencies(db.context());
    const rows = await db.database
      .selectFrom('agency_membership')
      .select('agency_code')
      .where('group_code', '=', 'GROUP-DISTRICT-COMMITTEES')
      .where(sql<boolean>`daterange(valid_from, valid_to) @> ${day}::date`)
      .orderBy('agency_code')
      .execute();
    const expected = expandGroup(readAgencyRegister(), 'GROUP-DISTRICT-COMMITTEES', day);
    expect(rows.map((row) => row.agency_code)).toEqual(expected?.map(({ code }) => code));
    expect(rows).toHaveLength(15);
  });

  test('no agency has two names on one day, and none is its own parent', async () => {
    const insert = async (from: string | null, period: number, parent: string): Promise<void> => {
      await sql`insert into agency (code, period, ordinal, valid_from, valid_to, name, name_key,
          kind, parent_code, area_code, source, verified, load_id)
        select 'HP-TEST', ${period}, 1, ${from}::date, null, 'X', 'x', 'department', ${parent},
          null, 'thử', true, id from agency_load limit 1`.execute(db.database);
    };
    await insert(null, 1, 'HP-UBND');
    await expect(insert('2013-01-01', 2, 'HP-UBND')).rejects.toThrow('agency_one_at_a_time');
    await expect(insert('2013-01-01', 2, 'HP-TEST')).rejects.toThrow('agency_not_own_parent');
  });

  test('an unknown successor is never called verified', async () => {
    await expect(
      sql`insert into agency_succession (ordinal, code, changed_on, successor_code, function,
          thousandths, source, verified, load_id)
        select 99999, 'HP-X', '2025-03-01', null, null, null, 'thử', true, id
        from agency_load limit 1`.execute(db.database),
    ).rejects.toThrow('agency_succession_unknown');
  });

  test('the running role cannot edit a row, nor erase the log of loadings', async () => {
    await expect(sql`update agency set name = 'Y'`.execute(db.database)).rejects.toThrow(
      'permission denied',
    );
    await expect(sql`delete from agency_load`.execute(db.database)).rejects.toThrow(
      'permission denied',
    );
    await expect(sql`delete from agency`.execute(db.report)).rejects.toThrow('permission denied');
  });
});

describe('the operations', () => {
  const db = testDatabase();

  test('answer as the files do, for everybody', async () => {
    await loadAreas(db.context());
    await loadAgencies(db.context());
    const context = db.context({ caller: { kind: 'anonymous' } });
    const files = readAgencyRegister();
    expect(unwrap(await serveFind(context, { text: 'sở lđtbxh', on: day }))).toEqual(
      answerFind(files, 'sở lđtbxh', day),
    );
    expect(unwrap(await serveChain(context, { code: 'HP-SLDTBXH' }))).toEqual(
      answerChain(files, 'HP-SLDTBXH', null),
    );
  });

  test('a list by kind and by parent, as of a day', async () => {
    const departments = async (on: string): Promise<string[]> => {
      const reply = unwrap(await serveList(db.context(), { kind: 'department', on }));
      return reply.agencies.map(({ code }) => code);
    };
    expect(await departments('2013-06-14')).toContain('HP-SLDTBXH');
    expect(await departments('2025-03-01')).not.toContain('HP-SLDTBXH');
    expect(await departments('2025-03-01')).toContain('HP-SNNMT');
    const below = unwrap(await serveList(db.context(), { parent: 'UBND-303', on: day }));
    expect(below.agencies).toHaveLength(11);
    const groups = unwrap(await serveList(db.context(), { kind: 'group' }));
    expect(groups.agencies.every(({ kind }) => kind === 'group')).toBe(true);
  });

  test('an agency says its names, writings, heirs and what it took over', async () => {
    const reply = unwrap(await serveGet(db.context(), { code: 'HP-SNV', on: '2025-03-01' }));
    expect(reply.agency).toMatchObject({
      name: 'Sở Nội vụ',
      parent: { code: 'HP-UBND', name: 'Ủy ban nhân dân thành phố Hải Phòng' },
      from: '2025-03-01',
      to: null,
    });
    expect(reply.names).toHaveLength(2);
    expect(reply.aliases).toContain('Sở NV');
    expect(reply.predecessors.map(({ code }) => code)).toContain('HP-SLDTBXH');
  });

  test('a group says its members of the day, or that its words do not', async () => {
    const districts = unwrap(
      await serveGet(db.context(), { code: 'GROUP-DISTRICT-COMMITTEES', on: '2025-01-01' }),
    );
    expect(districts.members).toHaveLength(15);
    expect(districts.members.map(({ name }) => name)).toContain(
      'Ủy ban nhân dân thành phố Thuỷ Nguyên',
    );
    const open = unwrap(await serveGet(db.context(), { code: 'GROUP-DEPARTMENTS' }));
    expect(open).toMatchObject({ open: true, members: [] });
  });

  test('an agency that is no more on the day is not found', async () => {
    const found = await serveGet(db.context(), { code: 'HP-SLDTBXH', on: '2025-03-01' });
    expect(found).toMatchObject({ ok: false, error: { code: 'agency.not_found' } });
    expect(await serveGet(db.context(), { code: 'HP-X' })).toMatchObject({ ok: false });
  });

  test('a day that is none is refused by every operation', async () => {
    const context = db.context();
    const on = '2013-6-14';
    const refused = { ok: false, error: { code: 'agency.bad_date', where: { field: 'on' } } };
    expect(await serveFind(context, { text: 'a', on })).toMatchObject(refused);
    expect(await serveList(context, { on })).toMatchObject(refused);
    expect(await serveGet(context, { code: 'HP-SNV', on })).toMatchObject(refused);
    expect(await serveChain(context, { code: 'HP-SNV', on })).toMatchObject(refused);
  });
});
