import { FIRST_DAY, MAX_MONEY, NEVER } from '../ir.ts';
import type { Fact } from '../pack/fact.ts';

/**
 * One fact of many people (or households), a typed array each. `known`: nobody's is unknown.
 * Flags are 0 and 1, choices the index of their value, sets bit masks by the index of their
 * values; in all three -1 is unknown. Days are yyyymmdd between two bounds (a day of its own: the
 * same twice; `NEVER`: no day), numbers whole units between two bounds.
 */
export type Column =
  | { readonly kind: 'flag'; readonly values: Int8Array; readonly known: boolean }
  | { readonly kind: 'choice'; readonly values: Int8Array; readonly known: boolean }
  | { readonly kind: 'set'; readonly values: Int32Array; readonly known: boolean }
  | {
      readonly kind: 'day';
      readonly lo: Int32Array;
      readonly hi: Int32Array;
      readonly known: boolean;
    }
  | {
      readonly kind: 'number';
      readonly lo: Float64Array;
      readonly hi: Float64Array;
      readonly known: boolean;
    };

/** Which household each person belongs to. */
export interface Households {
  readonly n: number;
  /** The household's row by the person's row. */
  readonly of: Int32Array;
  /** 1 where every member has a row; 0 where nobody said who else there is. */
  readonly whole: Uint8Array;
}

/** The facts of many people. A fact that has no column is unknown for all of them. */
export interface Columns {
  readonly n: number;
  /** Null: everybody is a household of their own, of which nobody knows more. */
  readonly households: Households | null;
  /** By the fact's name; facts of households have one value a household. */
  readonly facts: ReadonlyMap<string, Column>;
}

/** A column of yes (1), no (0) and unknown (-1). */
export function flagColumn(values: Int8Array): Column {
  return { kind: 'flag', values, known: !values.includes(-1) };
}

/** A column of indexes into the fact's values; unknown is -1. */
export function choiceColumn(values: Int8Array): Column {
  return { kind: 'choice', values, known: !values.includes(-1) };
}

/** A column of bit masks over the fact's values; unknown is -1. */
export function setColumn(values: Int32Array): Column {
  return { kind: 'set', values, known: !values.includes(-1) };
}

/** A column of days between bounds, yyyymmdd. */
export function dayColumn(lo: Int32Array, hi: Int32Array = lo): Column {
  return { kind: 'day', lo, hi, known: same(lo, hi) };
}

/** A column of whole numbers between bounds. */
export function numberColumn(lo: Float64Array, hi: Float64Array = lo): Column {
  return { kind: 'number', lo, hi, known: same(lo, hi) };
}

function same(a: Int32Array | Float64Array, b: Int32Array | Float64Array): boolean {
  return a === b || a.every((value, index) => value === b[index]);
}

/** The bounds of a date or a number of which nothing is known; `today` packed. */
export function widestBounds(
  fact: Fact,
  today: number,
): { readonly lo: number; readonly hi: number } {
  switch (fact.type) {
    case 'date':
      if (fact.name === 'death_date') return { lo: NEVER, hi: NEVER };
      return { lo: FIRST_DAY, hi: fact.name === 'birth_date' ? today : NEVER };
    case 'money':
      return { lo: 0, hi: MAX_MONEY };
    default:
      return { lo: fact.range?.min ?? 0, hi: fact.range?.max ?? 0 };
  }
}

/** The column of a fact of which nothing is known about anybody; `today` packed. */
export function unknownColumn(fact: Fact, n: number, today: number): Column {
  const { lo, hi } = widestBounds(fact, today);
  switch (fact.type) {
    case 'boolean':
      return flagColumn(new Int8Array(n).fill(-1));
    case 'enum':
      return choiceColumn(new Int8Array(n).fill(-1));
    case 'set':
      return setColumn(new Int32Array(n).fill(-1));
    case 'date':
      return dayColumn(new Int32Array(n).fill(lo), new Int32Array(n).fill(hi));
    default:
      return numberColumn(new Float64Array(n).fill(lo), new Float64Array(n).fill(hi));
  }
}
