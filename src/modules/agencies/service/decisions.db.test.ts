import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap } from '../../../kernel/index.ts';
import { areasModule, loadAreas } from '../../areas/index.ts';
import {
  agencyRegister,
  loadAgencies,
  serveChain,
  serveDecideSuccessor,
  serveGet,
  serveListDecisions,
  serveListUndecided,
} from './index.ts';

const legal = aUser('7', 'legal_officer');
const OTHER_DUTIES = 'Các nhiệm vụ khác của cấp huyện';
const asked = (given: object = {}) => ({
  requestId: newId(),
  code: 'HP-SLDTBXH',
  on: '2025-03-01',
  function: 'Bình đẳng giới' as string | null,
  seen: 0,
  kind: 'confirm' as const,
  source: 'Quyết định 100/QĐ-UBND',
  documentDate: '2025-02-28',
  ...given,
});

describe('an officer finds who took a function over', () => {
  const db = testDatabase({ each: true });
  const context = () => db.context({ caller: legal });
  const load = async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await loadAgencies(db.context()));
  };
  const decide = async (given: object = {}) => serveDecideSuccessor(context(), asked(given));

  test('it is verified from then on, for every reader', async () => {
    await load();
    const done = unwrap(await decide());
    expect(done).toMatchObject({
      agencies: 1,
      decision: { number: 1, kind: 'confirmed', successor: { code: 'HP-SNV', name: 'Sở Nội vụ' } },
    });
    const agency = unwrap(await serveGet(context(), { code: 'HP-SLDTBXH', on: '2025-02-28' }));
    expect(agency.successors.find((each) => each.function === 'Bình đẳng giới')).toMatchObject({
      verified: true,
      source: 'Quyết định 100/QĐ-UBND ngày 28/02/2025',
    });
  });

  test('duties of all district committees at once, then one of them told apart', async () => {
    await load();
    const duties = { code: 'UBND-311', on: '2025-07-01', function: OTHER_DUTIES };
    const all = { ...duties, kind: 'replace', successor: 'GROUP-COMMUNE-COMMITTEES', alike: true };
    expect(unwrap(await decide(all)).agencies).toBe(27);
    const part = { ...duties, kind: 'add', successor: 'HP-SYT', passed: 'Trẻ em', seen: 1 };
    expect(unwrap(await decide(part)).agencies).toBe(1);
    const one = unwrap(await serveGet(context(), { code: 'UBND-311', on: '2025-06-30' }));
    const other = unwrap(await serveGet(context(), { code: 'UBND-303', on: '2025-06-30' }));
    expect(one.successors.map((each) => each.function)).toContain('Trẻ em');
    expect(other.successors.map((each) => each.function)).not.toContain('Trẻ em');
    expect(other.successors.every(({ verified }) => verified)).toBe(true);
    const { decisions } = unwrap(await serveListDecisions(context(), { code: 'UBND-311' }));
    expect(decisions.map(({ kind, code }) => [kind, code])).toEqual([
      ['added', 'UBND-311'],
      ['replaced', 'district_committee'],
    ]);
    expect(
      unwrap(await serveListDecisions(context(), { code: 'UBND-303' })).decisions,
    ).toHaveLength(1);
  });

  test('the list of what is not verified shrinks', async () => {
    await load();
    const before = unwrap(await serveListUndecided(context()));
    expect(before.functions.find(({ alike }) => alike > 1)).toMatchObject({
      function: OTHER_DUTIES,
      alike: 27,
      successor: null,
    });
    unwrap(await decide());
    const after = unwrap(await serveListUndecided(context()));
    expect(after.functions).toHaveLength(before.functions.length - 1);
    expect(after.decided).toBe(1);
  });

  test('two at once: one is recorded, the other is told', async () => {
    await load();
    unwrap(await decide());
    const both = await Promise.all([decide({ seen: 1 }), decide({ seen: 1 })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'agency.changed', data: { by: '7', at: '15/01/2026 09:00' } },
    });
  });

  test('the same request again is one decision', async () => {
    await load();
    const request = asked();
    const first = await serveDecideSuccessor(context(), request);
    expect(await serveDecideSuccessor(context(), request)).toEqual(first);
    const rows = await db.owner.selectFrom('agency_decision').select('number').execute();
    expect(rows).toEqual([{ number: 1 }]);
  });

  test('a document of tomorrow and a step that is not there are refused, nothing is recorded', async () => {
    await load();
    expect(await decide({ documentDate: '2026-01-16' })).toMatchObject({
      error: { code: 'agency.document_later', where: { field: 'documentDate' } },
    });
    expect(await decide({ function: 'Nấu ăn' })).toMatchObject({
      error: { code: 'agency.step_not_found' },
    });
    expect(await serveListDecisions(context(), { code: 'HP-XXX' })).toMatchObject({
      error: { code: 'agency.not_found' },
    });
    const rows = await db.owner.selectFrom('agency_decision').selectAll().execute();
    expect(rows).toEqual([]);
  });

  test('it is in the audit log under the agency, and can be neither edited nor erased', async () => {
    await load();
    unwrap(await decide());
    const rows = await db.owner
      .selectFrom('audit_outbox')
      .select(['subject_kind', 'subject_id', 'caller'])
      .where('operation', '=', 'agency.decide_successor')
      .execute();
    expect(rows).toEqual([{ subject_kind: 'agency', subject_id: 'HP-SLDTBXH', caller: 'user:7' }]);
    for (const statement of [
      sql`update agency_decision set source = 'x'`,
      sql`delete from agency_decision`,
    ]) {
      await expect(statement.execute(db.database)).rejects.toThrow(/permission denied/);
    }
  });

  test('loading the same release again keeps it', async () => {
    await load();
    unwrap(await decide());
    expect(unwrap(await loadAgencies(db.context())).unchanged).toBe(true);
    const chain = unwrap(await serveChain(context(), { code: 'HP-SLDTBXH' }));
    const links = chain.agencies.flatMap(({ successors }) => successors);
    expect(links.find((each) => each.function === 'Bình đẳng giới')?.verified).toBe(true);
  });

  test('a committee follows its unit as soon as that is decided, before any loading', async () => {
    await load();
    const code = 'UBND-11389';
    const linkOf = async () => {
      const { agencies } = unwrap(await serveChain(context(), { code }));
      return agencies.flatMap(({ successors }) => successors);
    };
    expect(await linkOf()).toMatchObject([{ verified: false }]);
    const bound = areasModule.operations.find(
      ({ operation }) => operation.id === 'area.decide_successors',
    );
    const input = {
      requestId: newId(),
      code: '11389',
      from: '2004-07-08',
      seen: 0,
      kind: 'confirm',
      source: 'Nghị quyết 1232/NQ-UBTVQH15',
      documentDate: '2024-10-24',
    };
    expect(await bound?.serve(db.context(), input as never, null)).toMatchObject({ ok: true });
    expect(await linkOf()).toMatchObject([
      { verified: true, source: 'Nghị quyết 1232/NQ-UBTVQH15 ngày 24/10/2024' },
    ]);
    const register = await agencyRegister(context());
    expect(await agencyRegister(context())).toBe(register);
  });
});
