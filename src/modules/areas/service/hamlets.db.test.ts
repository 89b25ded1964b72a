import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap, type Caller, type IsoDate, type Scope } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/index.ts';
import type { enterHamlets } from '../contract.ts';
import { foldHamlets } from '../domain/index.ts';
import { readAreaFiles } from '../import.ts';
import {
  areaRegister,
  loadAreas,
  serveChain,
  serveCloseHamlets,
  serveEnterHamlets,
  serveFind,
  serveGet,
  serveListHamlets,
  serveMergeHamlets,
  serveRenameHamlet,
  serveWithdrawHamletChange,
} from './index.ts';
import { listHamletChanges, listHamlets } from '../store/index.ts';

const HERE = '11560';
const identity = { code: HERE, from: '2025-07-01' as IsoDate };
const officer: Caller = aUser('1', 'commune_officer', { area: HERE });
const own: Scope = { agencies: [], areas: [HERE] };
const source = 'Nghị quyết 12/NQ-HĐND ngày 05/7/2025';

type Enter = InputOf<typeof enterHamlets>;
const names = (...all: readonly string[]): Enter['hamlets'] =>
  all.map((name) => ({ type: 'thôn', name }));
const asked = (seen: number, on = '2026-01-01') => ({
  requestId: newId(),
  commune: HERE,
  seen,
  on,
  source,
});

describe('an officer records the hamlets of the commune', () => {
  const db = testDatabase({ each: true });
  const context = () => db.context({ caller: officer, scope: own });
  const enter = (seen: number, ...all: readonly string[]) =>
    serveEnterHamlets(context(), { ...asked(seen, '2025-07-01'), hamlets: names(...all) });
  const list = async (on?: string) =>
    unwrap(
      await serveListHamlets(context(), { commune: HERE, ...(on === undefined ? {} : { on }) }),
    );

  test('a list that a decision set up is there at once, for everybody', async () => {
    unwrap(await loadAreas(db.context()));
    expect((await list()).hamlets).toEqual([]);
    const entered = unwrap(await enter(0, 'Đông', 'Tây'));
    expect(entered).toMatchObject({ seen: 1, change: { number: 1, kind: 'entered' } });
    const shown = await list();
    expect(shown).toMatchObject({ seen: 1, commune: { name: 'Thủy Nguyên' }, past: [] });
    expect(shown.hamlets.map(({ code, name }) => [code, name])).toEqual([
      ['11560-001', 'Đông'],
      ['11560-002', 'Tây'],
    ]);
    const found = unwrap(await serveFind(db.context(), { text: 'thon dong' }));
    expect(found.units).toMatchObject([
      { code: '11560-001', level: 'hamlet', parent: { code: HERE, name: 'Thủy Nguyên' } },
    ]);
    const area = unwrap(await serveGet(db.context(), { code: HERE }));
    expect(area.hamlets.map(({ name }) => name)).toEqual(['Đông', 'Tây']);
  });

  test('renaming keeps the history: what it was called on a day', async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await enter(0, 'Đông'));
    const rename = { ...asked(1), code: '11560-001', type: 'thôn', name: 'Đông Hải' } as const;
    unwrap(await serveRenameHamlet(context(), rename));
    expect((await list()).hamlets.map(({ name }) => name)).toEqual(['Đông Hải']);
    expect((await list()).past).toMatchObject([{ name: 'Đông', to: '2025-12-31' }]);
    const before = unwrap(await serveGet(db.context(), { code: '11560-001', on: '2025-08-01' }));
    expect(before.unit).toMatchObject({ name: 'Đông', to: '2025-12-31', level: 'hamlet' });
    expect(before.successors).toMatchObject([{ name: 'Đông Hải', on: '2026-01-01', whole: true }]);
    const chain = unwrap(await serveChain(db.context(), { code: '11560-001' }));
    expect(chain.units.map(({ name }) => name)).toEqual(['Đông', 'Đông Hải']);
  });

  test('merging tells where each went, and where the new one came from', async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await enter(0, 'Đông', 'Tây', 'Nam'));
    const merge = {
      ...asked(1),
      codes: ['11560-001', '11560-002'],
      into: null,
      named: { type: 'thôn', name: 'Đoàn Kết' },
    } as const;
    const merged = unwrap(
      await serveMergeHamlets(context(), { ...merge, codes: [...merge.codes] }),
    );
    expect(merged.change.names).toEqual(['thôn Đoàn Kết']);
    expect((await list()).hamlets.map(({ name }) => name)).toEqual(['Nam', 'Đoàn Kết']);
    expect((await list()).past.map(({ into }) => into)).toEqual(['11560-004', '11560-004']);
    const born = unwrap(await serveGet(db.context(), { code: '11560-004', on: '2026-01-01' }));
    expect(born.predecessors.map(({ name }) => name)).toEqual(['Đông', 'Tây']);
    expect(born.path.map(({ name }) => name)).toEqual(['Hải Phòng', 'Thủy Nguyên']);
  });

  test('one may take the others in; both or neither way is refused', async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await enter(0, 'Đông', 'Tây'));
    const codes = ['11560-001', '11560-002'];
    const named = { type: 'thôn', name: 'X' } as const;
    for (const into of [
      { into: null, named: null },
      { into: '11560-001', named },
    ]) {
      const refused = await serveMergeHamlets(context(), { ...asked(1), codes, ...into });
      expect(refused).toMatchObject({ ok: false, error: { code: 'area.hamlet_merge_other' } });
    }
    const kept = { into: '11560-001', named: null };
    unwrap(await serveMergeHamlets(context(), { ...asked(1), codes, ...kept }));
    expect((await list()).hamlets).toMatchObject([{ code: '11560-001', from: '2025-07-01' }]);
  });

  test('what is closed is listed under the past and found no more', async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await enter(0, 'Đông', 'Tây'));
    const close = { ...asked(1, '2026-01-10'), codes: ['11560-001', '11560-001'] };
    expect(unwrap(await serveCloseHamlets(context(), close)).change.codes).toEqual(['11560-001']);
    expect((await list()).past).toMatchObject([{ name: 'Đông', to: '2026-01-09', into: null }]);
    expect(unwrap(await serveFind(db.context(), { text: 'thon dong' })).units).toEqual([]);
    const earlier = unwrap(await serveFind(db.context(), { text: 'thon dong', on: '2026-01-09' }));
    expect(earlier.units).toHaveLength(1);
  });

  test('a mistake is taken back with its reason, and stays to be seen', async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await enter(0, 'Đông'));
    unwrap(await enter(1, 'Tayy'));
    const back = { requestId: newId(), commune: HERE, seen: 2, number: 2, reason: 'Gõ nhầm' };
    unwrap(await serveWithdrawHamletChange(context(), back));
    const shown = await list();
    expect(shown.hamlets.map(({ name }) => name)).toEqual(['Đông']);
    expect(shown.changes).toMatchObject([
      { number: 3, kind: 'withdrawn', reason: 'Gõ nhầm', source: null },
      { number: 2, kind: 'entered', withdrawn: true },
      { number: 1, kind: 'entered', withdrawn: false },
    ]);
  });

  test('the same request again gets the same answer; another body under its id is refused', async () => {
    unwrap(await loadAreas(db.context()));
    const request = { ...asked(0, '2025-07-01'), hamlets: names('Đông') };
    const first = await serveEnterHamlets(context(), request);
    expect(await serveEnterHamlets(context(), request)).toEqual(first);
    const other = { ...request, hamlets: names('Tây') };
    expect(await serveEnterHamlets(context(), other)).toMatchObject({
      ok: false,
      error: { code: 'request.other_body' },
    });
    expect((await list()).changes).toHaveLength(1);
  });

  test('two officers at once: one wins, the other is told who and when', async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await enter(0, 'Đông'));
    const both = await Promise.all([enter(1, 'Tây'), enter(1, 'Nam')]);
    const lost = both.filter(({ ok }) => !ok);
    expect(lost).toMatchObject([
      {
        error: {
          code: 'area.changed',
          kind: 'conflict',
          data: { by: '1', at: '15/01/2026 09:00' },
        },
      },
    ]);
    expect((await list()).changes).toHaveLength(2);
  });

  test('eight first entries at once leave one', async () => {
    unwrap(await loadAreas(db.context()));
    const all = await Promise.all(Array.from({ length: 8 }, (_, at) => enter(0, `Thôn số ${at}`)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await list()).hamlets).toHaveLength(1);
  });

  test('a refused change leaves nothing: no row, no audit', async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await enter(0, 'Đông'));
    expect(await enter(1, 'Đông')).toMatchObject({
      error: { code: 'area.hamlet_name_taken', where: { field: 'hamlets.0' } },
    });
    const rows = await db.owner.selectFrom('hamlet_change').selectAll().execute();
    expect(rows).toHaveLength(1);
    const audit = await db.owner
      .selectFrom('audit_outbox')
      .select(['operation', 'subject_id', 'caller'])
      .where('operation', 'like', 'hamlet.%')
      .execute();
    expect(audit).toEqual([
      { operation: 'hamlet.enter', subject_id: `${HERE}/2025-07-01`, caller: 'user:1' },
    ]);
  });

  test('the projection is what the log folds to, after any number of changes', async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await enter(0, 'Đông', 'Tây', 'Nam'));
    const rename = { ...asked(1), code: '11560-003', type: 'tổ dân phố', name: '3' } as const;
    unwrap(await serveRenameHamlet(context(), rename));
    unwrap(await serveCloseHamlets(context(), { ...asked(2), codes: ['11560-001'] }));
    await db.database.transaction().execute(async (trx) => {
      const log = await listHamletChanges(trx, identity);
      expect(await listHamlets(trx, identity)).toEqual(foldHamlets(identity, log));
    });
  });
});

describe('where and when', () => {
  const db = testDatabase();
  beforeAll(async () => void unwrap(await loadAreas(db.context())));
  const city = () => db.context();
  const local = () => db.context({ caller: officer, scope: own });

  test('only a commune has hamlets', async () => {
    for (const commune of ['31']) {
      const reply = await serveEnterHamlets(city(), {
        ...asked(0),
        commune,
        hamlets: names('Đông'),
      });
      expect(reply).toMatchObject({ error: { code: 'area.not_a_commune' } });
    }
    const reply = await serveListHamlets(city(), { commune: '99999' });
    expect(reply).toMatchObject({ error: { code: 'area.not_found' } });
    const day = await serveListHamlets(city(), { commune: HERE, on: '2026-02-30' });
    expect(day).toMatchObject({ error: { code: 'area.bad_date' } });
  });

  test('who manages the city records a commune of before; its own officer does not', async () => {
    const request = () => ({ ...asked(0, '2010-01-01'), hamlets: names('Xưa') });
    expect(await serveEnterHamlets(local(), request())).toMatchObject({
      error: { code: 'area.hamlet_day_outside', data: { from: '01/07/2025' } },
    });
    unwrap(await serveEnterHamlets(city(), request()));
    const then = unwrap(await serveListHamlets(city(), { commune: HERE, on: '2010-01-01' }));
    expect(then.commune).toMatchObject({ name: 'Thuỷ Sơn', type: 'xã' });
    expect(then.hamlets).toMatchObject([{ code: '11560-001', name: 'Xưa' }]);
    const now = unwrap(await serveListHamlets(city(), { commune: HERE }));
    expect(now.hamlets).toEqual([]);
  });

  test('row security refuses a commune outside the scope, whatever the service asked', async () => {
    const elsewhere = db.context({ caller: officer, scope: { agencies: [], areas: ['11311'] } });
    await expect(
      serveEnterHamlets(elsewhere, { ...asked(0), hamlets: names('Đông') }),
    ).rejects.toThrow(/row-level security/);
    const nowhere = db.context({ caller: officer, scope: { agencies: [], areas: [] } });
    await expect(
      serveEnterHamlets(nowhere, { ...asked(0), hamlets: names('Đông') }),
    ).rejects.toThrow(/row-level security/);
  });

  test('the log can be added to only', async () => {
    const entered = await serveEnterHamlets(city(), { ...asked(0), hamlets: names('Đông') });
    // 001 is the hamlet of a commune of before, which carried the same code.
    expect(unwrap(entered).change.codes).toEqual(['11560-002']);
    for (const statement of [
      sql`update hamlet_change set source = 'x'`,
      sql`delete from hamlet_change`,
      sql`truncate hamlet_change`,
      sql`update hamlet set name = 'x'`,
    ]) {
      await expect(statement.execute(db.database)).rejects.toThrow(/permission denied/);
    }
  });

  test('reports read hamlets and their log', async () => {
    const rows = await sql<{ n: string }>`select count(*) as n from hamlet`.execute(db.report);
    expect(Number(rows.rows[0]?.n)).toBeGreaterThan(0);
    const log = await sql<{ n: string }>`select count(*) as n from hamlet_change`.execute(
      db.report,
    );
    expect(Number(log.rows[0]?.n)).toBeGreaterThan(0);
  });
});

describe('a release with hamlets of its own', () => {
  const db = testDatabase({ each: true });
  const files = readAreaFiles();
  const seed = (commune: string, number: number, name: string) => ({
    code: `${commune}-00${number}`,
    name,
    type: 'thôn',
    commune,
    communeFrom: '2025-07-01' as IsoDate,
    from: '2025-07-01' as IsoDate,
    to: null,
    source: 'Nghị quyết 1/NQ-HĐND',
  });
  const release = (mark: string, ...hamlets: readonly ReturnType<typeof seed>[]) => ({
    ...files,
    hamlets,
    sha256: mark.repeat(64),
  });

  test('is replaced by the next one', async () => {
    unwrap(await loadAreas(db.context(), release('a', seed(HERE, 1, 'Đông'))));
    unwrap(await loadAreas(db.context(), release('b', seed(HERE, 1, 'Đông Hải'))));
    const { hamlets } = await areaRegister(db.context());
    expect(hamlets.map(({ name }) => name)).toEqual(['Đông Hải']);
  });

  test('begins the log at the first change, and is replaced no more', async () => {
    const first = release('a', seed(HERE, 1, 'Đông'), seed('11359', 1, 'Bắc'));
    unwrap(await loadAreas(db.context(), first));
    unwrap(await serveEnterHamlets(db.context(), { ...asked(0), hamlets: names('Tây') }));
    const shown = unwrap(await serveListHamlets(db.context(), { commune: HERE }));
    expect(shown.changes.map(({ kind }) => kind)).toEqual(['entered', 'seeded']);
    expect(shown.hamlets.map(({ code }) => code)).toEqual(['11560-001', '11560-002']);
    const next = release('b', seed(HERE, 1, 'Khác'), seed('11359', 1, 'Trung'));
    unwrap(await loadAreas(db.context(), next));
    const { hamlets } = await areaRegister(db.context());
    expect(hamlets.map(({ name }) => name).toSorted()).toEqual(['Trung', 'Tây', 'Đông']);
  });
});
