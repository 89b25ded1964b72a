import type { Bool, FactRef, Num } from '../ir.ts';
import { not } from '../load/leaf.ts';
import type { Fact } from '../pack/fact.ts';

/** At least so many months or years since a date. */
export type Completed = Bool & { readonly k: 'completed' };
/** A comparison of two numbers. */
export type Compare = Bool & { readonly k: 'compare' };

/** A condition made ready to be said: tests of one fact put together, "not" only on single tests. */
export type Part =
  | { readonly k: 'atom'; readonly test: Bool; readonly negative: boolean }
  /** An enumerated fact is one of these values. */
  | { readonly k: 'choice'; readonly of: FactRef; readonly values: readonly string[] }
  /** A set holds all (`and`), one (`or`) or none (`none`) of these values. */
  | {
      readonly k: 'kinds';
      readonly of: FactRef;
      readonly values: readonly string[];
      readonly how: 'and' | 'or' | 'none';
    }
  /** A date lies between two spans back. */
  | { readonly k: 'span'; readonly from: Completed; readonly below: Completed }
  /** A number lies between two others. */
  | { readonly k: 'range'; readonly low: Bound; readonly high: Bound }
  | { readonly k: 'all' | 'any'; readonly parts: readonly Part[] };

/** One end of a range of a number. */
export interface Bound {
  readonly of: Num;
  readonly end: 'low' | 'high';
  readonly included: boolean;
  readonly value: Num;
}

/** Pushes "not" down to the single tests, so that no clause is denied twice. */
export function pushed(bool: Bool, negative: boolean): Bool {
  switch (bool.k) {
    case 'not':
      return pushed(bool.a, !negative);
    case 'and':
    case 'or': {
      const parts = bool.k === 'and' ? bool.all : bool.any;
      const inner = parts.map((each) => pushed(each, negative));
      return (bool.k === 'and') === negative ? { k: 'or', any: inner } : { k: 'and', all: inner };
    }
    case 'bool':
      return { k: 'bool', value: bool.value !== negative };
    default:
      return negative ? not(bool) : bool;
  }
}

/** The tests that all hold where the condition holds: what its outermost "and" joins. */
export function conjuncts(bool: Bool): readonly Bool[] {
  const flat = pushed(bool, false);
  if (flat.k === 'and') return flat.all.flatMap(conjuncts);
  return flat.k === 'bool' && flat.value ? [] : [flat];
}

/** Puts the tests of one fact together: one choice of values, one span of ages, one range. */
export function partOf(bool: Bool, facts: ReadonlyMap<string, Fact>): Part {
  const flat = told(pushed(bool, false));
  if (flat.k === 'and' || flat.k === 'or') return new Merger(facts, flat.k).part(flat);
  return new Merger(facts, 'and').single(flat);
}

/**
 * "Income not above 400,000 where rural, else 500,000" as the law writes it: rural and not above
 * 400,000, or urban and not above 500,000. Tests that hang on one such condition stay together.
 */
function told(bool: Bool): Bool {
  const tests = bool.k === 'and' ? bool.all : [bool];
  const [when] = tests.flatMap((test) => forks(test));
  if (when === undefined) return bool;
  const key = JSON.stringify(when);
  const hangs = (test: Bool): boolean => forks(test).some((each) => JSON.stringify(each) === key);
  const branch = (side: boolean): Bool => {
    const own = tests.filter(hangs).map((test) => onSide(test, key, side));
    return { k: 'and', all: [side ? when : not(when), ...own] };
  };
  const rest = tests.filter((test) => !hangs(test));
  const both: Bool = { k: 'or', any: [branch(true), branch(false)] };
  return rest.length === 0 ? both : { k: 'and', all: [...rest, both] };
}

/** The conditions that the numbers of a comparison hang on. */
function forks(test: Bool): readonly Bool[] {
  const own = test.k === 'not' ? test.a : test;
  if (own.k !== 'compare') return [];
  return [own.a, own.b].flatMap((num) => (num.k === 'choose' ? [num.when] : []));
}

function onSide(test: Bool, key: string, side: boolean): Bool {
  if (test.k === 'not') return not(onSide(test.a, key, side));
  if (test.k !== 'compare') return test;
  const pick = (num: Num): Num => {
    if (num.k !== 'choose' || JSON.stringify(num.when) !== key) return num;
    return side ? num.gives : num.otherwise;
  };
  return { ...test, a: pick(test.a), b: pick(test.b) };
}

class Merger {
  private readonly facts: ReadonlyMap<string, Fact>;
  private readonly join: 'and' | 'or';
  private readonly parts: Part[] = [];

  constructor(facts: ReadonlyMap<string, Fact>, join: 'and' | 'or') {
    this.facts = facts;
    this.join = join;
  }

  part(bool: Bool): Part {
    this.take(bool);
    const parts = this.join === 'and' ? ranges(spans(this.parts)) : this.parts;
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    return { k: this.join === 'and' ? 'all' : 'any', parts };
  }

  private take(bool: Bool): void {
    const inner = bool.k === 'and' ? bool.all : bool.k === 'or' ? bool.any : null;
    if (inner === null) return this.add(this.single(bool));
    if (bool.k === this.join) {
      for (const each of inner) this.take(each);
      return;
    }
    this.add(partOf(bool, this.facts));
  }

  /** One test as a part: choices as what they allow. */
  single(bool: Bool): Part {
    const negative = bool.k === 'not';
    const test = bool.k === 'not' ? bool.a : bool;
    if (test.k === 'one_of') {
      const domain = Object.keys(this.facts.get(test.of.fact)?.values ?? {});
      const values = domain.filter((each) => test.values.includes(each) !== negative);
      return { k: 'choice', of: test.of, values };
    }
    if (test.k === 'has') {
      const how = negative ? 'none' : this.join;
      return { k: 'kinds', of: test.of, values: [test.value], how };
    }
    return { k: 'atom', test, negative };
  }

  private add(part: Part): void {
    const at = this.parts.findIndex((each) => this.fits(each, part));
    const before = this.parts[at];
    if (before?.k === 'choice' && part.k === 'choice')
      this.parts[at] = { ...before, values: this.together(before, part) };
    else if (before?.k === 'kinds' && part.k === 'kinds')
      this.parts[at] = { ...before, values: [...new Set([...before.values, ...part.values])] };
    else if (!this.parts.some((each) => JSON.stringify(each) === JSON.stringify(part)))
      this.parts.push(part);
  }

  /** Values both allow, or either does, in the order of the fact. */
  private together(
    a: Part & { readonly k: 'choice' },
    b: Part & { readonly k: 'choice' },
  ): readonly string[] {
    const domain = Object.keys(this.facts.get(a.of.fact)?.values ?? {});
    return domain.filter((each) =>
      this.join === 'and'
        ? a.values.includes(each) && b.values.includes(each)
        : a.values.includes(each) || b.values.includes(each),
    );
  }

  private fits(a: Part, b: Part): boolean {
    if (a.k === 'choice' && b.k === 'choice') return sameFact(a.of, b.of);
    if (a.k !== 'kinds' || b.k !== 'kinds') return false;
    // "Not one or not the other" is no list of denials.
    const joins = a.how === b.how && (a.how !== 'none' || this.join === 'and');
    return joins && sameFact(a.of, b.of);
  }
}

function sameFact(a: FactRef, b: FactRef): boolean {
  return a.fact === b.fact && a.member === b.member;
}

/** "From 60 and below 80" instead of two tests of one date. */
function spans(parts: readonly Part[]): readonly Part[] {
  const left = [...parts];
  for (const part of parts) {
    if (part.k !== 'atom' || part.negative || part.test.k !== 'completed') continue;
    const from = part.test;
    const other = left.find(
      (each) =>
        each.k === 'atom' &&
        each.negative &&
        each.test.k === 'completed' &&
        sameFact(each.test.of, from.of),
    );
    if (other?.k !== 'atom' || other.test.k !== 'completed') continue;
    left.splice(left.indexOf(part), 1, { k: 'span', from, below: other.test });
    left.splice(left.indexOf(other), 1);
  }
  return left;
}

/** "From 21% to below 61%" instead of two comparisons of one number. */
function ranges(all: readonly Part[]): readonly Part[] {
  const parts = tightest(all);
  const left = [...parts];
  for (const part of parts) {
    const low = boundOf(part);
    if (low?.end !== 'low') continue;
    const other = left.find((each) => {
      const high = boundOf(each);
      return high?.end === 'high' && sameNumber(high, low);
    });
    const high = other === undefined ? null : boundOf(other);
    if (other === undefined || high === null) continue;
    left.splice(left.indexOf(part), 1, { k: 'range', low, high });
    left.splice(left.indexOf(other), 1);
  }
  return left;
}

/** Of "from 21%" and "from 81%" only the second: the first follows from it. */
function tightest(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part) => {
    const own = boundOf(part);
    if (own === null) return true;
    return !parts.some((each) => {
      const other = boundOf(each);
      return each !== part && other !== null && sameNumber(own, other) && follows(own, other);
    });
  });
}

function sameNumber(a: Bound, b: Bound): boolean {
  return JSON.stringify(a.of) === JSON.stringify(b.of);
}

/** True when `weak` says no more than `strong`; figures of one scale only. */
function follows(weak: Bound, strong: Bound): boolean {
  const [a, b] = [weak.value, strong.value];
  if (a.k !== 'number' || b.k !== 'number' || a.scale !== b.scale || weak.end !== strong.end)
    return false;
  if (a.value === b.value) return weak.included && !strong.included;
  return weak.end === 'low' ? a.value < b.value : a.value > b.value;
}

/** A comparison as a bound of the number that is not of the law. */
export function boundOf(part: Part): Bound | null {
  if (part.k !== 'atom' || part.test.k !== 'compare' || part.test.op === '==') return null;
  const { op, a, b } = part.test;
  const [isA, isB] = [isAsked(a), isAsked(b)];
  if (isA === isB) return null;
  // a < b: b bounds a from above; a bounds b from below. "Not" turns both round.
  const below = isA !== part.negative;
  const included = (op === '<=') !== part.negative;
  return { of: isA ? a : b, end: below ? 'high' : 'low', included, value: isA ? b : a };
}

/** Numbers that differ from person to person. */
function isAsked(num: Num): boolean {
  switch (num.k) {
    case 'quantity':
    case 'count':
    case 'total':
      return true;
    case 'add':
    case 'subtract':
    case 'multiply':
      return isAsked(num.a) || isAsked(num.b);
    default:
      return false;
  }
}
