import { sql as query } from 'kysely';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../src/kernel/index.ts';
import { Compiler } from '../../src/law/evaluate.ts';
import { vocabularyOf } from '../../src/law/facts.ts';
import type { Settled } from '../../src/law/ir.ts';
import { kernel } from '../../src/law/kernel/kernel.ts';
import { FactsOfRows } from '../../src/law/run/facts.ts';
import { packedDay } from '../../src/law/settle/days.ts';
import { scaleOf } from '../../src/law/settle/fold.ts';
import { settle } from '../../src/law/settle/settle.ts';
import { sql } from '../../src/law/sql/sql.ts';
import { engineOf, policiesFolder } from '../../src/modules/policies/index.ts';
import { snapshotOf } from '../../src/modules/policies/service/run-people.ts';
import { addFacts } from '../../src/modules/policies/store/snapshot.ts';
import { testDatabase } from '../support/database.ts';
import { samplePeople } from '../../src/law/sample/columns.ts';

const db = testDatabase();
const PERSONS = 2_000;
const UNKNOWN = 0.12;
const LIMIT_MS = 240_000;
const days = [
  { on: '2026-07-01', areas: ['city', 'west'] },
  { on: '2024-08-01', areas: [] },
  { on: '2019-05-31', areas: ['city', 'east'] },
] as const;

const { pack } = unwrap(engineOf(policiesFolder));

interface Bounds {
  readonly lo: number;
  readonly hi: number;
  readonly case: number;
}

async function bySql(settled: Settled, month: string, n: number): Promise<readonly Bounds[]> {
  const units = 10 ** scaleOf(settled.total);
  const text = sql(settled, pack.facts, { month });
  const { rows } = await query
    .raw<{ person_id: string; lo: string; hi: string | null; case: string | null }>(text.rows)
    .execute(db.owner);
  const found: Bounds[] = Array.from({ length: n }, () => ({
    lo: Number.NaN,
    hi: Number.NaN,
    case: -2,
  }));
  for (const each of rows)
    found[Number.parseInt(each.person_id.slice(-12), 16)] = {
      lo: Math.round(Number(each.lo) * units),
      hi: each.hi === null ? Infinity : Math.round(Number(each.hi) * units),
      case: settled.cases.findIndex(({ id }) => id === each.case),
    };
  return found;
}

describe.each(days)('on $on', ({ on, areas }) => {
  test(
    'evaluator, kernel and SQL give every person the same, by every programme of the pack',
    async () => {
      const { columns } = samplePeople(pack.facts, {
        persons: PERSONS,
        seed: 20,
        unknown: UNKNOWN,
        on,
      });
      const month = `${on.slice(0, 7)}-01`;
      await db.owner
        .transaction()
        .execute((trx) => addFacts(trx, snapshotOf(columns, pack.facts, month)));
      const vocabulary = vocabularyOf(pack.facts);
      const people = new FactsOfRows(columns, vocabulary, packedDay(on));
      let tried = 0;
      for (const slug of pack.programmes.keys()) {
        const settled = settle(pack, slug, { on, knownAt: null, areas });
        if (!settled.ok) continue;
        tried += 1;
        const { lo, hi, case: won } = kernel(settled.value, pack.facts).run(columns);
        const rows = Array.from({ length: columns.n }, (_, row): Bounds => ({
          lo: lo[row] ?? 0,
          hi: hi[row] ?? 0,
          case: won[row] ?? -1,
        }));
        const total = new Compiler(vocabulary, on).num(settled.value.total);
        const plain = rows.map((each, row) => {
          const facts = people.at(row);
          return { ...each, lo: total.lo(facts, facts.person), hi: total.hi(facts, facts.person) };
        });
        expect({ slug, rows }).toEqual({ slug, rows: plain });
        expect({ slug, rows: await bySql(settled.value, month, columns.n) }).toEqual({
          slug,
          rows,
        });
      }
      expect(tried).toBeGreaterThan(8);
    },
    LIMIT_MS,
  );
});
