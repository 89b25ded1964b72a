import { MAX_MONEY, type FactRef, type Num } from '../ir.ts';
import { rounded, ten } from '../number.ts';
import type { Fact } from '../pack/fact.ts';
import { scaleOf } from './fold.ts';

/** The most people one household is counted to. */
export const MAX_MEMBERS = 50;

/** The smallest and the largest value a number can take, in units of its own scale. */
export interface Range {
  readonly lo: number;
  readonly hi: number;
}

/** The range of a quantity fact. */
export function rangeOf(fact: Fact | undefined): Range {
  if (fact?.type === 'money') return { lo: 0, hi: MAX_MONEY };
  return { lo: fact?.range?.min ?? 0, hi: fact?.range?.max ?? 0 };
}

/** The range of a number over everything its facts may be; infinite where the law is open. */
export function staticRange(num: Num, facts: ReadonlyMap<string, Fact>): Range {
  const inner = (each: Num, scale: number): Range => {
    const range = staticRange(each, facts);
    const factor = ten(scale - scaleOf(each));
    return { lo: range.lo * factor, hi: range.hi * factor };
  };
  const scale = scaleOf(num);
  switch (num.k) {
    case 'number':
      return { lo: num.value, hi: num.value };
    case 'quantity':
      return rangeOf(facts.get((num.of satisfies FactRef).fact));
    case 'add':
    case 'subtract': {
      const [a, b] = [inner(num.a, scale), inner(num.b, scale)];
      return num.k === 'add'
        ? { lo: a.lo + b.lo, hi: a.hi + b.hi }
        : { lo: a.lo - b.hi, hi: a.hi - b.lo };
    }
    case 'multiply':
      return times(staticRange(num.a, facts), staticRange(num.b, facts));
    case 'choose':
      return hull([inner(num.gives, scale), inner(num.otherwise, scale)]);
    case 'greatest': {
      const parts = num.of.map((each) => inner(each, scale));
      return {
        lo: Math.max(...parts.map((part) => part.lo)),
        hi: Math.max(...parts.map((part) => part.hi)),
      };
    }
    case 'count':
      return { lo: 0, hi: MAX_MEMBERS };
    case 'total': {
      const one = staticRange(num.body, facts);
      return { lo: Math.min(0, one.lo * MAX_MEMBERS), hi: Math.max(0, one.hi * MAX_MEMBERS) };
    }
    case 'lookup':
      return hull([...num.lines.values(), num.otherwise].map((each) => inner(each, scale)));
    case 'on_day':
      return hull(
        [...num.steps.map((step) => step.value), num.otherwise].map((each) => inner(each, scale)),
      );
    case 'open':
      return {
        lo: inner(num.lo, scale).lo,
        hi: num.hi === null ? Infinity : inner(num.hi, scale).hi,
      };
    case 'round': {
      const a = staticRange(num.a, facts);
      const digits = scaleOf(num.a);
      return {
        lo: rounded(a.lo, digits, num.to, num.mode),
        hi: rounded(a.hi, digits, num.to, num.mode),
      };
    }
    case 'use':
      return { lo: 0, hi: 0 };
  }
}

/** The product of two ranges; nothing times anything is nothing, also where the law is open. */
export function times(a: Range, b: Range): Range {
  const products = [a.lo, a.hi].flatMap((x) =>
    [b.lo, b.hi].map((y) => (x === 0 || y === 0 ? 0 : x * y)),
  );
  return { lo: Math.min(...products), hi: Math.max(...products) };
}

/** The smallest range that holds them all. */
export function hull(parts: readonly Range[]): Range {
  return {
    lo: Math.min(...parts.map((part) => part.lo)),
    hi: Math.max(...parts.map((part) => part.hi)),
  };
}

/** True when every finite value stays where a double counts exactly. */
export function isExact({ lo, hi }: Range): boolean {
  const safe = (value: number): boolean => value === Infinity || Number.isSafeInteger(value);
  return safe(lo) && safe(hi);
}
