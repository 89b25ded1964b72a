import { counted } from '../facts.ts';
import {
  numberColumn,
  unknownColumn,
  type Column,
  type Columns,
  type Households,
} from '../kernel/columns.ts';
import type { Fact } from '../pack/fact.ts';
import { monthsBefore } from '../settle/days.ts';

/** The facts that counts of a household's members are worked out from. */
export function needsOfCounts(wanted: readonly string[]): readonly string[] {
  return counted.some(({ fact }) => wanted.includes(fact)) ? ['birth_date', 'in_study'] : [];
}

interface Asked {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly wanted: ReadonlySet<string>;
  /** Packed. */
  readonly today: number;
}

/**
 * Counts that nobody gave, from the rows of a whole household: children lie between none and the
 * other members of that age, persons are all of them. A count that is given wins.
 */
export function countMembers(columns: Columns, asked: Asked): Columns {
  const { households } = columns;
  if (households === null) return columns;
  const facts = new Map(columns.facts);
  const sizes = new Int32Array(households.n);
  for (const home of households.of) sizes[home] = (sizes[home] ?? 0) + 1;
  const size = asked.facts.get('household_persons');
  if (size !== undefined && asked.wanted.has(size.name)) {
    const column = columnOf(size, columns, households.n, asked.today);
    const known = sizes.map((each, home) => (households.whole[home] === 1 ? each : -1));
    facts.set(size.name, narrowed(size, column, { lo: known, hi: known }));
  }
  for (const each of counted) {
    const fact = asked.facts.get(each.fact);
    if (fact === undefined || !asked.wanted.has(fact.name)) continue;
    const others = othersOf(each, columns, households, asked);
    const none = others.map((most) => (most < 0 ? -1 : 0));
    const column = columnOf(fact, columns, columns.n, asked.today);
    facts.set(fact.name, narrowed(fact, column, { lo: none, hi: others }));
  }
  return { ...columns, facts };
}

/** For each person how many others of the household may be counted; -1: nobody can say. */
function othersOf(
  { from, below, inStudy }: (typeof counted)[number],
  columns: Columns,
  { n, of, whole }: Households,
  { facts, today }: Asked,
): Int32Array {
  const birthFact = facts.get('birth_date');
  const birth =
    columns.facts.get('birth_date') ??
    (birthFact === undefined ? null : unknownColumn(birthFact, columns.n, today));
  const study = columns.facts.get('in_study');
  const [oldest, youngest] = [monthsBefore(today, below), monthsBefore(today, from)];
  const may = (row: number): boolean => {
    if (birth?.kind !== 'day') return false;
    const fits = (birth.hi[row] ?? 0) > oldest && (birth.lo[row] ?? 0) <= youngest;
    return fits && (!inStudy || study?.kind !== 'flag' || study.values[row] !== 0);
  };
  const all = new Int32Array(n);
  for (let row = 0; row < columns.n; row += 1)
    if (may(row)) all[of[row] ?? 0] = (all[of[row] ?? 0] ?? 0) + 1;
  return of.map((home, row) => (whole[home] === 1 ? (all[home] ?? 0) - (may(row) ? 1 : 0) : -1));
}

function columnOf(fact: Fact, columns: Columns, n: number, today: number): Column {
  return columns.facts.get(fact.name) ?? unknownColumn(fact, n, today);
}

/** A count nobody gave (it lies anywhere in its range) takes the bounds that follow; -1: none do. */
function narrowed(
  fact: Fact,
  column: Column,
  bounds: { readonly lo: Int32Array; readonly hi: Int32Array },
): Column {
  if (column.kind !== 'number') return column;
  const { min = 0, max = 0 } = fact.range ?? {};
  const open = (row: number): boolean =>
    column.lo[row] === min && column.hi[row] === max && (bounds.hi[row] ?? -1) >= 0;
  return numberColumn(
    column.lo.map((value, row) => (open(row) ? Math.min(bounds.lo[row] ?? min, max) : value)),
    column.hi.map((value, row) => (open(row) ? Math.min(bounds.hi[row] ?? max, max) : value)),
  );
}
