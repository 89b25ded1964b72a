import type { Settled } from '../ir.ts';
import { candidatesOf } from '../kernel/winner.ts';
import type { Fact } from '../pack/fact.ts';
import { packedDay } from '../settle/days.ts';
import { scaleOf } from '../settle/fold.ts';
import { Emitter } from './emit.ts';
import type { Shared, Step } from './shared.ts';
import { caseText, ENDLESS } from './text.ts';
import { FACTS_TABLE } from './table.ts';

/** Which snapshot is read, and what is wanted of it. */
export interface SqlOptions {
  /** First day of the month of the snapshot, `YYYY-MM-01`. */
  readonly month: string;
}

/** The two forms of a programme as SQL, for PostgreSQL 15 and later. */
export interface Sql {
  /**
   * One row a person: `person_id`, `amount` (null: not decided), `case` (its id; null: nobody won
   * or not decided), `lo`, `hi` (null: no upper bound known). Amounts are whole units of the
   * outcome, or decimals where the law has them; of classes the index.
   */
  readonly rows: string;
  /** One row: `persons`, `entitled`, `undecided`, `total` of what is decided. */
  readonly totals: string;
  /** Columns of the table it reads, besides its keys. */
  readonly columns: readonly string[];
}

/**
 * Compiles a settled programme to SQL over the monthly facts of one month and no other table.
 * Every atom stands twice, for certain and for possible; NULL is never compared. What is counted
 * over members is one grouped pass inside the shard. Throws on a rule it cannot hold.
 */
export function sql(
  settled: Settled,
  facts: ReadonlyMap<string, Fact>,
  { month }: SqlOptions,
): Sql {
  if (!/^\d{4}-\d{2}-01$/.test(month))
    throw new RangeError(`not the first day of a month: ${month}`);
  const shared: Shared = {
    facts,
    today: packedDay(settled.on),
    columns: new Set(),
    counted: new Map(),
    steps: [],
  };
  const emitter = new Emitter(shared);
  const { lo, hi } = emitter.num(settled.total);
  const members = membersText(shared, month);
  const plainSource = sourceText(shared, month, members !== null);
  const winner = winnerText(settled, emitter);
  const source = sourceText(shared, month, members !== null);
  const kept = [...namesOf(shared), ...shared.steps.map((step) => step.name)];
  const both = `${lo} as lo, ${hi} as hi`;
  const paid = `select ${['person_id', ...kept, both].join(', ')}\nfrom ${source} offset 0`;
  const head = members === null ? '' : `${members}\n`;
  const scale = scaleOf(settled.total);
  const shown = (text: string): string =>
    scale === 0 ? `(${text})::bigint` : `round((${text})::numeric / ${10 ** scale}, ${scale})`;
  const rows = [
    `select person_id, case when lo = hi then ${shown('lo')} end as amount,`,
    `  case when lo = hi and lo > 0 then ${winner} end as "case",`,
    `  ${shown('lo')} as lo, case when hi < ${ENDLESS} then ${shown('hi')} end as hi`,
    `from (${paid}) paid`,
  ].join('\n');
  const totals = [
    'select count(*) as persons, count(*) filter (where lo = hi and lo > 0) as entitled,',
    '  count(*) filter (where lo <> hi) as undecided,',
    `  coalesce(${shown('sum(lo) filter (where lo = hi)')}, 0) as total`,
    `from (select ${both}\nfrom ${plainSource} offset 0) paid`,
  ].join('\n');
  return { rows: head + rows, totals: head + totals, columns: [...shared.columns] };
}

/** The id of the case that won, where the total is decided and above nothing. */
function winnerText(settled: Settled, emitter: Emitter): string {
  emitter.remember(settled.total, { lo: 'lo', hi: 'lo' });
  const rungs = candidatesOf(settled).map(({ case: index, when }) => {
    const id = settled.cases[index]?.id ?? '';
    return [emitter.bool(when).must, `'${id.replaceAll("'", "''")}'`] as const;
  });
  return caseText(rungs, 'null');
}

function namesOf(shared: Shared): readonly string[] {
  const counted = [...shared.counted.keys()].flatMap((_, index) => [
    `m${index}_lo`,
    `m${index}_hi`,
  ]);
  return [...shared.columns, ...counted];
}

/** The rows of the month with what is counted, and the steps, each level over the one before. */
function sourceText(shared: Shared, month: string, joined: boolean): string {
  const names = namesOf(shared);
  const rows = joined
    ? [
        `(select f.person_id, ${names.join(', ')}`,
        `from ${FACTS_TABLE} f join counted c`,
        '  on c.shard_id = f.shard_id and c.home = coalesce(f.household_id, f.person_id)',
        `where f.month = date '${month}') facts`,
      ].join('\n')
    : `(select person_id${names.map((name) => `, ${name}`).join('')}\nfrom ${FACTS_TABLE}\nwhere month = date '${month}') facts`;
  const levels = Map.groupBy(shared.steps, (step: Step) => step.level);
  let [source, have] = [rows, ['person_id', ...names]];
  for (const level of [...levels.keys()].toSorted((a, b) => a - b)) {
    const steps = levels.get(level) ?? [];
    const made = steps.map(({ name, text }) => `${text} as ${name}`);
    source = `(select ${[...have, ...made].join(', ')}\nfrom ${source} offset 0) level_${level}`;
    have = [...have, ...steps.map((step) => step.name)];
  }
  return source;
}

/** One pass over everybody that counts or adds up for each household of a shard. */
function membersText(shared: Shared, month: string): string | null {
  if (shared.counted.size === 0) return null;
  const sums = [...shared.counted.values()].map(({ node }, index) => {
    const emitter = new Emitter({ ...shared, columns: new Set() }, true);
    if (node.k === 'count') {
      const { must, may } = emitter.bool(node.body);
      return `count(*) filter (where ${must}) as m${index}_lo, count(*) filter (where ${may}) as m${index}_hi`;
    }
    const { lo, hi } = emitter.num(node.body);
    return `sum(${lo})::bigint as m${index}_lo, least(sum(${hi}), ${ENDLESS})::bigint as m${index}_hi`;
  });
  return [
    'with counted as (',
    `select shard_id, coalesce(household_id, person_id) as home, ${sums.join(', ')}`,
    `from ${FACTS_TABLE} where month = date '${month}' group by 1, 2)`,
  ].join('\n');
}
