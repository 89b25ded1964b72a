import type { MissingValue, Num, ValueUsed } from '../ir.ts';
import { exactOf, numberOf, textOf } from '../number.ts';
import type { Pack } from '../pack.ts';
import type { Parameter, ParameterValue } from '../pack/parameter.ts';
import { isKnown, nextDay } from './days.ts';

/** When and where, and what was known. */
export interface Asked {
  readonly on: string;
  readonly knownAt: string | null;
  readonly areas: readonly string[];
}

/** A value of the law on a day: a number, or open above a floor with what is missing. */
export interface Picked {
  readonly num: Num;
  readonly used: readonly ValueUsed[];
  readonly missing: MissingValue | null;
}

/**
 * Picks the value of a line of a parameter for a day, an area and what was known (rules 4, 5, 9).
 * Never the nearest value: before the first, in a gap, or where the amount is missing the result
 * is open above the floor that is certain.
 */
export function pickValue(
  pack: Pack,
  parameter: Parameter,
  key: string | undefined,
  asked: Asked,
): Picked {
  const lineOf = (area: string | undefined): readonly ParameterValue[] =>
    parameter.values.filter((each) => each.key === key && each.area === area);
  const national = rowAt(pack, lineOf(undefined), asked);
  const locals = asked.areas.flatMap((area) => rowAt(pack, lineOf(area), asked) ?? []);
  const rule = parameter.local?.rule ?? 'higher';
  const counted =
    rule === 'replaces' && locals.length > 0 ? [] : national === null ? [] : [national];
  const rows = [...counted, ...locals];
  const known = rows.flatMap((row) => (row.value === null ? [] : [{ row, exact: exact(row) }]));
  const unknown = rows.find((row) => row.value === null);
  const floor = rule === 'adds' ? addUp(known) : highest(known);
  const used = rows.map((row) => usedOf(parameter, row, asked.on));
  const nothing = rows.length === 0 || (national === null && rule !== 'replaces');
  if (unknown === undefined && !nothing && floor !== null)
    return { num: numberOf(floor.value, floor.scale), used: winners(used, rule), missing: null };
  const name = key === undefined ? parameter.name : `${parameter.name} ${key}`;
  const lo = floor ?? { value: 0, scale: 0 };
  return {
    num: { k: 'open', lo: numberOf(lo.value, lo.scale), hi: null, missing: name },
    used,
    missing: {
      parameter: name,
      from: unknown?.from ?? null,
      to: unknown?.to ?? null,
      floor: floor === null ? null : textOf(floor.value, floor.scale),
      note: unknown?.note ?? null,
    },
  };
}

interface Row extends ParameterValue {
  readonly shownTo: string | null;
}

/** The row in force on the day, as far as it was known; `line` holds the rows of one line. */
function rowAt(pack: Pack, line: readonly ParameterValue[], { on, knownAt }: Asked): Row | null {
  for (const each of line) {
    if (each.from > on || !isKnown(pack.documents.get(each.cite.document), knownAt)) continue;
    const to = endKnown(pack, each, line, knownAt);
    if (to === null || on <= to) return { ...each, shownTo: to };
  }
  return null;
}

/** The last day of a row; open while nobody knew yet of the row that ended it. */
function endKnown(
  pack: Pack,
  row: { readonly to: string | null },
  line: readonly ParameterValue[],
  knownAt: string | null,
): string | null {
  if (row.to === null || knownAt === null) return row.to;
  const after = nextDay(row.to);
  const successor = line.find((each) => each.from === after);
  const known = isKnown(pack.documents.get(successor?.cite.document ?? ''), knownAt);
  return successor === undefined || known ? row.to : null;
}

type Known = {
  readonly row: Row;
  readonly exact: { readonly value: number; readonly scale: number };
};

function exact(row: Row): Known['exact'] {
  return exactOf(row.value ?? '0') ?? { value: 0, scale: 0 };
}

function highest(known: readonly Known[]): Known['exact'] | null {
  const sorted = known.toSorted((a, b) => inOrder(b.exact) - inOrder(a.exact));
  return sorted[0]?.exact ?? null;
}

function addUp(known: readonly Known[]): Known['exact'] | null {
  if (known.length === 0) return null;
  const scale = Math.max(...known.map((each) => each.exact.scale));
  const sum = known.reduce(
    (all, each) => all + each.exact.value * 10 ** (scale - each.exact.scale),
    0,
  );
  return { value: sum, scale };
}

function inOrder({ value, scale }: Known['exact']): number {
  return value / 10 ** scale;
}

function usedOf(parameter: Parameter, row: Row, on: string): ValueUsed {
  const level = row.area === undefined ? 'national' : row.area === 'city' ? 'city' : 'area';
  return {
    parameter: parameter.name,
    key: row.key ?? null,
    value: row.value,
    from: row.from,
    to: row.shownTo,
    on,
    level,
    cite: row.cite,
    confidence: row.confidence,
  };
}

/** Of two levels the one whose value counts; equal values: the national one. */
function winners(used: readonly ValueUsed[], rule: string): readonly ValueUsed[] {
  if (rule !== 'higher' || used.length < 2) return used;
  const sorted = used.toSorted((a, b) => Number(b.value ?? 0) - Number(a.value ?? 0));
  return sorted.slice(0, 1);
}
