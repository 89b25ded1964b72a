import type { Bool, Num } from '../ir.ts';
import { and, not, or } from '../load/leaf.ts';
import { numberOf, rounded, ten, trimmed } from '../number.ts';

/** The number of decimals a number is counted in, the same for every person. */
export function scaleOf(num: Num): number {
  switch (num.k) {
    case 'number':
      return num.scale;
    case 'add':
    case 'subtract':
      return Math.max(scaleOf(num.a), scaleOf(num.b));
    case 'multiply':
      return scaleOf(num.a) + scaleOf(num.b);
    case 'choose':
      return Math.max(scaleOf(num.gives), scaleOf(num.otherwise));
    case 'greatest':
      return Math.max(0, ...num.of.map(scaleOf));
    case 'lookup':
      return Math.max(scaleOf(num.otherwise), ...[...num.lines.values()].map(scaleOf));
    case 'on_day':
      return Math.max(scaleOf(num.otherwise), ...num.steps.map((step) => scaleOf(step.value)));
    case 'open':
      return Math.max(scaleOf(num.lo), num.hi === null ? 0 : scaleOf(num.hi));
    case 'total':
      return scaleOf(num.body);
    case 'quantity':
    case 'count':
    case 'use':
    case 'round':
      return 0;
  }
}

/** What stands for each alias on the day asked. */
export type Values = (alias: string) => Num;

/** A condition with aliases replaced and constants worked out. */
export function foldBool(bool: Bool, values: Values): Bool {
  switch (bool.k) {
    case 'not':
      return not(foldBool(bool.a, values));
    case 'and':
      return junction(bool.all, values, false);
    case 'or':
      return junction(bool.any, values, true);
    case 'exists':
      return { k: 'exists', body: foldBool(bool.body, values) };
    case 'completed':
      return { ...bool, months: foldNum(bool.months, values) };
    case 'compare': {
      const [a, b] = [foldNum(bool.a, values), foldNum(bool.b, values)];
      if (a.k !== 'number' || b.k !== 'number') return { ...bool, a, b };
      const [x, y] = aligned(a, b);
      const value = bool.op === '<' ? x < y : bool.op === '<=' ? x <= y : x === y;
      return { k: 'bool', value };
    }
    default:
      return bool;
  }
}

/** `and` ends at a false, `or` at a true; what is neutral falls away. */
function junction(parts: readonly Bool[], values: Values, ends: boolean): Bool {
  const folded = parts.map((each) => foldBool(each, values));
  if (folded.some((each) => each.k === 'bool' && each.value === ends))
    return { k: 'bool', value: ends };
  const left = folded.filter((each) => each.k !== 'bool');
  const [only] = left;
  if (only === undefined) return { k: 'bool', value: !ends };
  return left.length === 1 ? only : ends ? or(left) : and(left);
}

/** A number with aliases replaced and constants worked out, exactly. */
export function foldNum(num: Num, values: Values): Num {
  switch (num.k) {
    case 'use':
      return values(num.alias);
    case 'add':
    case 'subtract':
      return sum(num.k, foldNum(num.a, values), foldNum(num.b, values));
    case 'multiply':
      return product(foldNum(num.a, values), foldNum(num.b, values));
    case 'choose': {
      const when = foldBool(num.when, values);
      const [then, otherwise] = [foldNum(num.gives, values), foldNum(num.otherwise, values)];
      if (when.k === 'bool') return when.value ? then : otherwise;
      return { k: 'choose', when, gives: then, otherwise };
    }
    case 'greatest':
      return { k: 'greatest', of: num.of.map((each) => foldNum(each, values)) };
    case 'count':
      return { k: 'count', body: foldBool(num.body, values) };
    case 'total':
      return { k: 'total', body: foldNum(num.body, values) };
    case 'open': {
      const [lo, hi] = [foldNum(num.lo, values), num.hi === null ? null : foldNum(num.hi, values)];
      return {
        k: 'open',
        lo: floorOf(lo),
        hi: hi === null ? null : ceilingOf(hi),
        missing: num.missing,
      };
    }
    case 'round':
      return round(foldNum(num.a, values), num);
    default:
      return num;
  }
}

/** An open number inside an open one: the lower end of the lower one. */
function floorOf(num: Num): Num {
  return num.k === 'open' ? num.lo : num;
}

function ceilingOf(num: Num): Num | null {
  return num.k === 'open' ? num.hi : num;
}

function aligned(
  a: Num & { readonly k: 'number' },
  b: Num & { readonly k: 'number' },
): readonly [number, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.value * ten(scale - a.scale), b.value * ten(scale - b.scale)];
}

function constant(value: number, scale: number): Num {
  const exact = trimmed({ value, scale });
  return numberOf(exact.value, exact.scale);
}

function sum(k: 'add' | 'subtract', a: Num, b: Num): Num {
  if (a.k === 'number' && b.k === 'number') {
    const [x, y] = aligned(a, b);
    return constant(k === 'add' ? x + y : x - y, Math.max(a.scale, b.scale));
  }
  if (a.k === 'open' && k === 'add') return spread(a, (part) => sum('add', part, b));
  if (b.k === 'open' && k === 'add') return spread(b, (part) => sum('add', a, part));
  return { k, a, b };
}

function product(a: Num, b: Num): Num {
  if (a.k === 'number' && b.k === 'number') return constant(a.value * b.value, a.scale + b.scale);
  // Nothing times anything is nothing, also where the law is open.
  if (isNothing(a) || isNothing(b)) return numberOf(0);
  // Values of the law and counts are never negative: an open factor stays open.
  if (a.k === 'open') return spread(a, (part) => product(part, b));
  if (b.k === 'open') return spread(b, (part) => product(a, part));
  if (a.k === 'lookup') return eachLine(a, (part) => product(part, b));
  if (b.k === 'lookup') return eachLine(b, (part) => product(a, part));
  if (a.k === 'on_day') return eachStep(a, (part) => product(part, b));
  if (b.k === 'on_day') return eachStep(b, (part) => product(a, part));
  // Constants meet: 2.5 × (500,000 × n) is 1,250,000 × n.
  if (a.k === 'number' && b.k === 'multiply' && b.a.k === 'number')
    return product(product(a, b.a), b.b);
  if (b.k === 'number') return product(b, a);
  return { k: 'multiply', a, b };
}

function isNothing(num: Num): boolean {
  return num.k === 'number' && num.value === 0;
}

function spread(open: Num & { readonly k: 'open' }, change: (part: Num) => Num): Num {
  const [lo, hi] = [change(open.lo), open.hi === null ? null : change(open.hi)];
  return {
    k: 'open',
    lo: floorOf(lo),
    hi: hi === null ? null : ceilingOf(hi),
    missing: open.missing,
  };
}

function eachLine(lookup: Num & { readonly k: 'lookup' }, change: (part: Num) => Num): Num {
  const lines = new Map([...lookup.lines].map(([value, line]) => [value, change(line)]));
  return { ...lookup, lines, otherwise: change(lookup.otherwise) };
}

function eachStep(days: Num & { readonly k: 'on_day' }, change: (part: Num) => Num): Num {
  const steps = days.steps.map((step) => ({ ...step, value: change(step.value) }));
  return { ...days, steps, otherwise: change(days.otherwise) };
}

function round(a: Num, rule: Num & { readonly k: 'round' }): Num {
  if (a.k === 'open') return spread(a, (part) => round(part, rule));
  if (a.k === 'number') return numberOf(rounded(a.value, a.scale, rule.to, rule.mode));
  return { k: 'round', a, to: rule.to, mode: rule.mode };
}
