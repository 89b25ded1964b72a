import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap, type IsoDate } from '../../../kernel/index.ts';
import { loadAreas } from '../../areas/index.ts';
import { membershipsOf, type AgencyDecision, type AgencyFacts } from '../domain/index.ts';
import { readAgencyRegister } from '../index.ts';
import {
  insertDecision,
  lastLoad,
  listDecisions,
  loadedFacts,
  lockDecisions,
  lockLoading,
  replaceAgencies,
  type Load,
} from './index.ts';

const day = (text: string): IsoDate => text as IsoDate;
const idOf = (number: number): string =>
  `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const load = (number: number): Load => ({
  id: idOf(number),
  sha256: String(number).repeat(64).slice(0, 64),
  at: new Date(Date.UTC(2026, 0, number)),
  by: 'operator:test',
});
const decision = (number: number, given: Partial<AgencyDecision> = {}): AgencyDecision => ({
  number,
  kind: 'confirmed',
  code: 'HP-SLDTBXH',
  on: day('2025-03-01'),
  function: 'Bình đẳng giới',
  successor: 'HP-SNV',
  passed: null,
  source: 'Quyết định 100/QĐ-UBND',
  documentDate: day('2025-02-28'),
  reason: null,
  at: new Date(Date.UTC(2026, 0, 15)),
  by: 'user:legal.officer',
  ...given,
});

describe('the agencies of a release in the tables', () => {
  const db = testDatabase({ each: true });
  const register = readAgencyRegister();
  const facts: AgencyFacts = {
    agencies: register.agencies,
    groups: register.groups,
    successions: register.successions,
  };
  const replace = (given: AgencyFacts, number: number) =>
    db.database
      .transaction()
      .execute((trx) => replaceAgencies(trx, given, membershipsOf(register), load(number)));
  const read = () => db.database.transaction().execute((trx) => loadedFacts(trx, db.database));

  test('come back as they went in, in their order', async () => {
    await replace(facts, 1);
    const kept = await read();
    expect(kept.agencies.map(({ code }) => code)).toEqual(facts.agencies.map(({ code }) => code));
    expect(kept.agencies).toEqual(facts.agencies);
    expect(kept.groups).toEqual(facts.groups);
    expect(kept.successions).toEqual(facts.successions);
  });

  test('an empty database has none, and no loading', async () => {
    expect(await read()).toEqual({ agencies: [], groups: [], successions: [] });
    const last = await db.database.transaction().execute((trx) => lastLoad(trx));
    expect(last).toBe(null);
  });

  test('the next release replaces them whole; the loadings stay', async () => {
    await replace(facts, 1);
    const fewer = { ...facts, agencies: facts.agencies.slice(0, 20), successions: [] };
    await replace(fewer, 2);
    expect((await read()).agencies).toHaveLength(20);
    expect((await read()).successions).toEqual([]);
    const last = await db.database.transaction().execute((trx) => lastLoad(trx));
    expect(last).toEqual({ id: load(2).id, sha256: load(2).sha256 });
    const loads = await db.owner.selectFrom('agency_load').selectAll().execute();
    expect(loads).toHaveLength(2);
  });

  test('are kept in memory until something of them changes', async () => {
    await replace(facts, 1);
    const first = await read();
    expect(await read()).toBe(first);
    await replace(facts, 2);
    expect(await read()).not.toBe(first);
  });

  test('an alias given twice to one agency is refused by the table', async () => {
    const [first] = facts.agencies;
    if (first === undefined) throw new Error('no agencies');
    const spelling = { text: 'Sở Thử', spelling: 'variant' } as const;
    const twice = { ...first, spellings: [spelling, spelling] };
    const broken = { ...facts, agencies: [twice, ...facts.agencies.slice(1)] };
    await expect(replace(broken, 1)).rejects.toThrow('agency_alias_key');
    expect((await read()).agencies).toEqual([]);
  });

  test('an agency that is its own parent is refused by the table', async () => {
    const [first] = facts.agencies;
    const [period] = first?.periods ?? [];
    if (first === undefined || period === undefined) throw new Error('no agencies');
    const loop = { ...first, periods: [{ ...period, parent: first.code }] };
    const broken = { ...facts, agencies: [loop, ...facts.agencies.slice(1)] };
    await expect(replace(broken, 1)).rejects.toThrow('agency_not_own_parent');
  });

  test('two periods of one agency that share a day are refused by the table', async () => {
    const [first] = facts.agencies;
    const [period] = first?.periods ?? [];
    if (first === undefined || period === undefined) throw new Error('no agencies');
    const both = { ...period, from: day('2020-01-01'), to: null };
    const broken = { ...first, periods: [both, { ...both, from: day('2021-01-01') }] };
    await expect(
      replace({ ...facts, agencies: [broken, ...facts.agencies.slice(1)] }, 1),
    ).rejects.toThrow('agency_one_at_a_time');
  });

  test('loading waits for the loading before it', async () => {
    const order: string[] = [];
    const first = db.database.transaction().execute(async (trx) => {
      await lockLoading(trx);
      order.push('first holds');
      await sql`select pg_sleep(0.2)`.execute(trx);
      order.push('first ends');
    });
    await new Promise((wake) => setTimeout(wake, 50));
    const second = db.database.transaction().execute(async (trx) => {
      await lockLoading(trx);
      order.push('second holds');
    });
    await Promise.all([first, second]);
    expect(order).toEqual(['first holds', 'first ends', 'second holds']);
  });
});

describe('decisions in their table', () => {
  const db = testDatabase({ each: true });
  const insert = (number: number, given: Partial<AgencyDecision> = {}) =>
    db.database
      .transaction()
      .execute((trx) => insertDecision(trx, idOf(number + 100), decision(number, given)));
  const list = () => db.database.transaction().execute((trx) => listDecisions(trx));

  test('come back as they were recorded, in the order of their numbers', async () => {
    await insert(2, { kind: 'added', passed: 'Trẻ em', reason: 'Ghi chú' });
    await insert(1);
    const all = await list();
    expect(all).toEqual([
      decision(1),
      decision(2, { kind: 'added', passed: 'Trẻ em', reason: 'Ghi chú' }),
    ]);
  });

  test('a number is given once, whoever else is at it', async () => {
    await insert(1);
    await expect(
      db.database.transaction().execute((trx) => insertDecision(trx, idOf(200), decision(1))),
    ).rejects.toThrow('agency_decision_number');
  });

  test.each<readonly [string, Partial<AgencyDecision>, string]>([
    ['an addition that names no part', { kind: 'added' }, 'agency_decision_passed'],
    ['a confirmation that names one', { passed: 'Trẻ em' }, 'agency_decision_passed'],
    ['one without a document', { source: '' }, 'agency_decision_source_present'],
    ['a number below one', { number: 0 }, 'agency_decision_number_positive'],
  ])('the table refuses %s', async (_what, given, constraint) => {
    await expect(insert(1, given)).rejects.toThrow(constraint);
  });

  test('officers decide one after the other', async () => {
    const order: number[] = [];
    const decide = (mark: number) =>
      db.database.transaction().execute(async (trx) => {
        await lockDecisions(trx);
        order.push(mark);
        await sql`select pg_sleep(0.05)`.execute(trx);
        order.push(mark);
      });
    await Promise.all([decide(1), decide(2), decide(3)]);
    for (const at of [0, 2, 4]) expect(order[at]).toBe(order[at + 1]);
  });

  test('the facts of a release are shown with them', async () => {
    unwrap(await loadAreas(db.context()));
    const register = readAgencyRegister();
    await db.database
      .transaction()
      .execute((trx) => replaceAgencies(trx, register, membershipsOf(register), load(1)));
    await insert(1);
    const facts = await db.database.transaction().execute((trx) => loadedFacts(trx, db.database));
    const step = facts.successions.find((each) => each.function === 'Bình đẳng giới');
    expect(step).toMatchObject({
      verified: true,
      source: 'Quyết định 100/QĐ-UBND ngày 28/02/2025',
    });
  });
});
