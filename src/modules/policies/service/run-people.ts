import type { Pack } from '../../../law/index.ts';
import type { Settled } from '../../../law/ir.ts';
import type { Column, Columns } from '../../../law/kernel/columns.ts';
import type { Buffers } from '../../../law/kernel/kernel.ts';
import type { Fact } from '../../../law/pack/fact.ts';
import { scaleOf } from '../../../law/settle/fold.ts';
import { sql } from '../../../law/sql/sql.ts';
import { columnsOfFact } from '../../../law/sql/table.ts';
import type { Context } from '../../../platform/context.ts';
import { addFacts, readPaid, standInForFacts, type SnapshotColumn } from '../store/snapshot.ts';

/** Thrown to leave nothing behind. */
class Done extends Error {}

const SHARDS = 4096;

/**
 * Works a programme out by SQL for people of columns (of a file, say), in a table that only this
 * transaction sees and that is gone after it. Bounds in units of the programme's scale, as the
 * kernel gives them.
 */
export async function runBySql(
  context: Context,
  settled: Settled,
  facts: Pack['facts'],
  columns: Columns,
): Promise<Buffers> {
  const month = `${settled.on.slice(0, 7)}-01`;
  const text = sql(settled, facts, { month });
  const { n } = columns;
  const found = {
    lo: new Float64Array(n),
    hi: new Float64Array(n),
    case: new Int16Array(n).fill(-1),
  };
  const units = 10 ** scaleOf(settled.total);
  const indexOf = new Map(settled.cases.map((each, index) => [each.id, index]));
  const number = (value: string): number => Math.round(Number(value) * units);
  try {
    await context.database.transaction().execute(async (trx) => {
      await standInForFacts(trx);
      await addFacts(trx, snapshotOf(columns, facts, month));
      await readPaid(trx, text.rows, (rows) => {
        for (const each of rows) {
          const row = Number.parseInt(each.person_id.slice(-12), 16);
          found.lo[row] = number(each.lo);
          found.hi[row] = each.hi === null ? Infinity : number(each.hi);
          found.case[row] = each.case === null ? -1 : (indexOf.get(each.case) ?? -1);
        }
      });
      throw new Done();
    });
  } catch (fault) {
    if (!(fault instanceof Done)) throw fault;
  }
  return found;
}

/** Columns as rows of the monthly facts. Counts between bounds are left to the SQL, as unknown. */
export function snapshotOf(
  columns: Columns,
  facts: ReadonlyMap<string, Fact>,
  month: string,
): readonly SnapshotColumn[] {
  const { n, households } = columns;
  const rows = Array.from({ length: n }, (_, row) => row);
  const homeOf = (row: number): number => households?.of[row] ?? row;
  const whole = (row: number): boolean => households?.whole[homeOf(row)] === 1;
  const made = [...columns.facts].flatMap(([name, column]) => {
    const fact = facts.get(name);
    if (fact === undefined) return [];
    const at = fact.subject === 'household' ? homeOf : (row: number) => row;
    return columnsOfFact(fact).map(({ name: called, type, end }) => {
      const value = valueOf(column, end === 'hi' ? 'hi' : 'lo');
      return { name: called, type, values: rows.map((row) => value(at(row))) };
    });
  });
  return [
    { name: 'shard_id', type: 'integer', values: rows.map((row) => homeOf(row) % SHARDS) },
    { name: 'month', type: 'date', values: rows.map(() => month) },
    { name: 'person_id', type: 'uuid', values: rows.map(idOf) },
    {
      name: 'household_id',
      type: 'uuid',
      values: rows.map((row) => (whole(row) ? idOf(homeOf(row)) : null)),
    },
    ...made,
  ];
}

function valueOf(
  column: Column,
  end: 'lo' | 'hi',
): (at: number) => string | number | boolean | null {
  switch (column.kind) {
    case 'day':
      return (at) => isoDay(column[end][at] ?? 0);
    case 'number':
      return (at) => (column.lo[at] === column.hi[at] ? (column.lo[at] ?? null) : null);
    case 'flag':
      return (at) => (column.values[at] === -1 ? null : column.values[at] === 1);
    default:
      return (at) => (column.values[at] === -1 ? null : (column.values[at] ?? null));
  }
}

function isoDay(packed: number): string {
  const text = String(packed).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** The id of a row: its place, as a UUID. */
function idOf(row: number): string {
  return `00000000-0000-0000-0000-${row.toString(16).padStart(12, '0')}`;
}
