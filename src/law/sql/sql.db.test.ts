import fc from 'fast-check';
import { sql as query } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { Oracle, type Home } from '../../../tests/support/law-oracle.ts';
import { columnsOf, idOfRow, insertOf, storable } from '../../../tests/support/law-people.ts';
import {
  homeArbitrary,
  RULE_DAY,
  ruleFacts,
  settledArbitrary,
} from '../../../tests/support/law-rules.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Settled } from '../ir.ts';
import { kernel } from '../kernel/kernel.ts';
import { factsMigration } from './migration.ts';
import { sql } from './sql.ts';

const db = testDatabase();
const MONTH = '2024-02-01';
const LIMIT_MS = 120_000;

interface Row {
  readonly person_id: string;
  readonly amount: string | null;
  readonly case: string | null;
  readonly lo: string;
  readonly hi: string | null;
}

/** The table of the made-up vocabulary, in a schema that stands before the product's. */
async function onMadeUpTable(work: (one: Database) => Promise<void>): Promise<void> {
  await db.owner.connection().execute(async (one) => {
    await query.raw('create schema if not exists made_up').execute(one);
    await query.raw('set search_path = made_up').execute(one);
    const text = factsMigration(ruleFacts).replace('create table', 'create table if not exists');
    for (const statement of text.split(/;\n/).filter((part) => /create table/.test(part)))
      await query.raw(statement).execute(one);
    await work(one);
    await query.raw('reset search_path').execute(one);
  });
}

async function compare(one: Database, settled: Settled, given: readonly Home[]): Promise<void> {
  const homes = given.map((home) => storable(home, ruleFacts));
  await query.raw('truncate facts_month').execute(one);
  await query.raw(insertOf(homes, ruleFacts, MONTH)).execute(one);
  const oracle = new Oracle(settled, ruleFacts);
  const expected = homes.flatMap((home) => home.people.map((_, place) => oracle.ask(home, place)));
  const {
    lo,
    hi,
    case: won,
  } = kernel(settled, ruleFacts).run(columnsOf(homes, ruleFacts, RULE_DAY));
  const text = sql(settled, ruleFacts, { month: MONTH });
  const { rows } = await query.raw<Row>(text.rows).execute(one);
  const byId = new Map(rows.map((row) => [row.person_id, row]));
  const units = 10 ** scaleShown(rows);
  const found = expected.map((_, row) => {
    const each = byId.get(idOfRow(row));
    const number = (value: string | null | undefined): number =>
      value === null || value === undefined ? Infinity : Math.round(Number(value) * units);
    const index = settled.cases.findIndex(({ id }) => id === each?.case);
    return { lo: number(each?.lo), hi: number(each?.hi), case: index };
  });
  expect(found).toEqual(expected);
  expect(expected.map((_, row) => ({ lo: lo[row], hi: hi[row], case: won[row] }))).toEqual(
    expected,
  );
  const totals = await query.raw<Record<string, string>>(text.totals).execute(one);
  const decided = expected.filter((each) => each.lo === each.hi);
  expect(
    Object.values(totals.rows[0] ?? {}).map((each) => Math.round(Number(each) * 1000)),
  ).toEqual([
    expected.length * 1000,
    decided.filter((each) => each.lo > 0).length * 1000,
    (expected.length - decided.length) * 1000,
    Math.round((decided.reduce((sum, each) => sum + each.lo, 0) / units) * 1000),
  ]);
}

/** The decimals PostgreSQL shows. */
function scaleShown(rows: readonly Row[]): number {
  return /\.(\d+)$/.exec(String(rows[0]?.lo))?.[1]?.length ?? 0;
}

test(
  'SQL gives each person what the kernel and the plain meaning give, unknown facts included',
  async () => {
    const homes = fc.array(homeArbitrary(false), { minLength: 1, maxLength: 6 });
    await onMadeUpTable(async (one) => {
      const property = fc.asyncProperty(settledArbitrary, homes, (settled, given) =>
        compare(one, settled, given),
      );
      await fc.assert(property, { numRuns: 150, seed: 4_220 });
    });
  },
  LIMIT_MS,
);
