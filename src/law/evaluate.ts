import type { Facts, Subject, Vocabulary } from './facts.ts';
import { NEVER, type Bool, type FactRef, type Num } from './ir.ts';
import { rounded, ten } from './number.ts';
import { MAX_MEMBERS } from './settle/bounds.ts';
import { monthsBefore, packedDay } from './settle/days.ts';
import { scaleOf } from './settle/fold.ts';

/** What is known of a condition: it does not hold, nobody can say, it holds. */
export type Tri = 0 | 1 | 2;

/** A condition over one person; `member` is the member a `members.*` body speaks of. */
export type Condition = (facts: Facts, member: Subject) => Tri;

/** A number over one person, between bounds, in units of its own scale. */
export interface Amount {
  readonly lo: (facts: Facts, member: Subject) => number;
  readonly hi: (facts: Facts, member: Subject) => number;
}

/** Turns nodes into functions once, to be asked many times. */
export class Compiler {
  private readonly vocabulary: Vocabulary;
  private readonly today: number;

  constructor(vocabulary: Vocabulary, on: string) {
    this.vocabulary = vocabulary;
    this.today = packedDay(on);
  }

  bool(bool: Bool): Condition {
    switch (bool.k) {
      case 'bool': {
        const value: Tri = bool.value ? 2 : 0;
        return () => value;
      }
      case 'not': {
        const a = this.bool(bool.a);
        return (facts, member) => (2 - a(facts, member)) as Tri;
      }
      case 'and':
        return this.junction(bool.all, 0);
      case 'or':
        return this.junction(bool.any, 2);
      case 'compare':
        return this.compare(bool);
      case 'exists':
        return this.exists(bool.body);
      default:
        return this.atom(bool);
    }
  }

  /** Three-valued `and` (ends at 0) and `or` (ends at 2), in any order of their parts. */
  private junction(parts: readonly Bool[], ends: Tri): Condition {
    const all = parts.map((part) => this.bool(part));
    return (facts, member) => {
      let result: Tri = (2 - ends) as Tri;
      for (const part of all) {
        const value = part(facts, member);
        if (value === ends) return ends;
        if (value === 1) result = 1;
      }
      return result;
    };
  }

  private compare({ op, a, b }: Bool & { readonly k: 'compare' }): Condition {
    const scale = Math.max(scaleOf(a), scaleOf(b));
    const [x, y] = [this.num(a, scale), this.num(b, scale)];
    return (facts, member) => {
      const [alo, ahi] = [x.lo(facts, member), x.hi(facts, member)];
      const [blo, bhi] = [y.lo(facts, member), y.hi(facts, member)];
      if (op === '<') return ahi < blo ? 2 : alo < bhi ? 1 : 0;
      if (op === '<=') return ahi <= blo ? 2 : alo <= bhi ? 1 : 0;
      if (alo === ahi && blo === bhi && alo === blo) return 2;
      return alo <= bhi && blo <= ahi ? 1 : 0;
    };
  }

  private exists(body: Bool): Condition {
    const test = this.bool(body);
    return (facts) => {
      let result: Tri = test(facts, facts.person);
      if (facts.members === null) return result === 2 ? 2 : 1;
      for (const each of facts.members) {
        const value = test(facts, each);
        if (value === 2) return 2;
        if (value > result) result = value;
      }
      return result;
    };
  }

  private atom(bool: Extract<Bool, { readonly of: FactRef }>): Condition {
    const at = this.slot(bool.of);
    const of = subjectOf(bool.of);
    switch (bool.k) {
      case 'is':
        return (facts, member) => {
          const subject = of(facts, member);
          return ((subject.lo[at] ?? 0) + (subject.hi[at] ?? 0)) as Tri;
        };
      case 'one_of':
        return this.oneOf(bool, at, of);
      case 'has': {
        const bit = 1 << this.valueIndex(bool.of, bool.value);
        return (facts, member) => {
          const subject = of(facts, member);
          const certain = ((subject.lo[at] ?? 0) & bit) !== 0 ? 1 : 0;
          return (certain + (((subject.hi[at] ?? 0) & bit) !== 0 ? 1 : 0)) as Tri;
        };
      }
      case 'dated':
        return (facts, member) => {
          const subject = of(facts, member);
          return (subject.hi[at] ?? 0) < NEVER ? 2 : (subject.lo[at] ?? 0) < NEVER ? 1 : 0;
        };
      default: {
        const months = bool.months.k === 'number' ? bool.months.value : 0;
        const cut = monthsBefore(this.today, months);
        return (facts, member) => {
          const subject = of(facts, member);
          return (subject.hi[at] ?? 0) <= cut ? 2 : (subject.lo[at] ?? 0) <= cut ? 1 : 0;
        };
      }
    }
  }

  private oneOf(
    bool: Bool & { readonly k: 'one_of' },
    at: number,
    of: (facts: Facts, member: Subject) => Subject,
  ): Condition {
    const wanted = new Set(bool.values.map((value) => this.valueIndex(bool.of, value)));
    return (facts, member) => {
      const subject = of(facts, member);
      const [lo, hi] = [subject.lo[at] ?? 0, subject.hi[at] ?? 0];
      if (lo === hi) return wanted.has(lo) ? 2 : 0;
      return wanted.size > hi - lo ? 2 : 1;
    };
  }

  /** A number in units of 10^-scale (its own unless given). */
  num(num: Num, scale = scaleOf(num)): Amount {
    const own = scaleOf(num);
    const amount = this.own(num);
    if (own === scale) return amount;
    const factor = ten(scale - own);
    return {
      lo: (facts, member) => amount.lo(facts, member) * factor,
      hi: (facts, member) => amount.hi(facts, member) * factor,
    };
  }

  private own(num: Num): Amount {
    const scale = scaleOf(num);
    switch (num.k) {
      case 'number':
        return constant(num.value);
      case 'quantity': {
        const [at, of] = [this.slot(num.of), subjectOf(num.of)];
        return {
          lo: (facts, member) => of(facts, member).lo[at] ?? 0,
          hi: (facts, member) => of(facts, member).hi[at] ?? 0,
        };
      }
      case 'add':
      case 'subtract':
        return this.sum(num, scale);
      case 'multiply':
        return this.product(num);
      case 'choose':
        return this.choose(num, scale);
      case 'greatest':
        return greatest(num.of.map((each) => this.num(each, scale)));
      case 'count':
        return this.count(num.body);
      case 'total':
        return this.total(num.body);
      case 'lookup':
        return this.lookup(num, scale);
      case 'on_day':
        return this.onDay(num, scale);
      case 'open': {
        const hi = num.hi === null ? constant(Infinity) : this.num(num.hi, scale);
        return { lo: this.num(num.lo, scale).lo, hi: hi.hi };
      }
      case 'round': {
        const [a, digits] = [this.num(num.a), scaleOf(num.a)];
        return {
          lo: (facts, member) => rounded(a.lo(facts, member), digits, num.to, num.mode),
          hi: (facts, member) => rounded(a.hi(facts, member), digits, num.to, num.mode),
        };
      }
      case 'use':
        throw new Error(`alias ${num.alias} is not settled`);
    }
  }

  private sum(num: Num & { readonly k: 'add' | 'subtract' }, scale: number): Amount {
    const [a, b] = [this.num(num.a, scale), this.num(num.b, scale)];
    if (num.k === 'add')
      return {
        lo: (facts, member) => a.lo(facts, member) + b.lo(facts, member),
        hi: (facts, member) => a.hi(facts, member) + b.hi(facts, member),
      };
    return {
      lo: (facts, member) => a.lo(facts, member) - b.hi(facts, member),
      hi: (facts, member) => a.hi(facts, member) - b.lo(facts, member),
    };
  }

  private product(num: Num & { readonly k: 'multiply' }): Amount {
    const [a, b] = [this.num(num.a), this.num(num.b)];
    const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);
    const corners = (facts: Facts, member: Subject): readonly number[] => {
      const [alo, ahi] = [a.lo(facts, member), a.hi(facts, member)];
      const [blo, bhi] = [b.lo(facts, member), b.hi(facts, member)];
      return [times(alo, blo), times(alo, bhi), times(ahi, blo), times(ahi, bhi)];
    };
    return {
      lo: (facts, member) => Math.min(...corners(facts, member)),
      hi: (facts, member) => Math.max(...corners(facts, member)),
    };
  }

  private choose(num: Num & { readonly k: 'choose' }, scale: number): Amount {
    const when = this.bool(num.when);
    const [then, otherwise] = [this.num(num.gives, scale), this.num(num.otherwise, scale)];
    const pick =
      (end: 'lo' | 'hi', join: (a: number, b: number) => number) =>
      (facts: Facts, member: Subject): number => {
        const holds = when(facts, member);
        if (holds === 2) return then[end](facts, member);
        if (holds === 0) return otherwise[end](facts, member);
        return join(then[end](facts, member), otherwise[end](facts, member));
      };
    return { lo: pick('lo', Math.min), hi: pick('hi', Math.max) };
  }

  private count(body: Bool): Amount {
    const test = this.bool(body);
    const atLeast = (level: Tri, facts: Facts): number => {
      let found = test(facts, facts.person) >= level ? 1 : 0;
      for (const each of facts.members ?? []) if (test(facts, each) >= level) found += 1;
      return found;
    };
    return {
      lo: (facts) => atLeast(2, facts),
      hi: (facts) => (facts.members === null ? MAX_MEMBERS : atLeast(1, facts)),
    };
  }

  private total(body: Num): Amount {
    const each = this.num(body);
    const over = (end: 'lo' | 'hi', facts: Facts): number => {
      let sum = each[end](facts, facts.person);
      for (const member of facts.members ?? []) sum += each[end](facts, member);
      return sum;
    };
    return {
      lo: (facts) => over('lo', facts),
      hi: (facts) => (facts.members === null ? Infinity : over('hi', facts)),
    };
  }

  private lookup(num: Num & { readonly k: 'lookup' }, scale: number): Amount {
    const [at, of] = [this.slot(num.of), subjectOf(num.of)];
    const otherwise = this.num(num.otherwise, scale);
    const fact = this.vocabulary.facts[at];
    const first = fact?.range?.min ?? 0;
    const keys = fact?.values === undefined ? null : Object.keys(fact.values);
    const width = keys?.length ?? (fact?.range?.max ?? 0) - first + 1;
    const lines = Array.from({ length: width }, (_, index) => {
      const line = num.lines.get(keys?.[index] ?? String(first + index));
      return line === undefined ? otherwise : this.num(line, scale);
    });
    const over =
      (end: 'lo' | 'hi', join: (a: number, b: number) => number) =>
      (facts: Facts, member: Subject): number => {
        const subject = of(facts, member);
        const [lo, hi] = [(subject.lo[at] ?? 0) - first, (subject.hi[at] ?? 0) - first];
        let result = (lines[lo] ?? otherwise)[end](facts, member);
        for (let index = lo + 1; index <= hi; index += 1)
          result = join(result, (lines[index] ?? otherwise)[end](facts, member));
        return result;
      };
    return { lo: over('lo', Math.min), hi: over('hi', Math.max) };
  }

  private onDay(num: Num & { readonly k: 'on_day' }, scale: number): Amount {
    const [at, of] = [this.slot(num.of), subjectOf(num.of)];
    const otherwise = this.num(num.otherwise, scale);
    const steps = num.steps.map((step) => ({ ...step, amount: this.num(step.value, scale) }));
    const over =
      (end: 'lo' | 'hi', join: (a: number, b: number) => number) =>
      (facts: Facts, member: Subject): number => {
        const subject = of(facts, member);
        const [lo, hi] = [subject.lo[at] ?? 0, subject.hi[at] ?? 0];
        const met = steps.filter((step) => step.from <= hi && lo <= step.to);
        const values = met.map((step) => step.amount[end](facts, member));
        const inside = met.some((step) => step.from <= lo) && met.some((step) => hi <= step.to);
        if (!inside) values.push(otherwise[end](facts, member));
        return values.reduce((a, b) => join(a, b));
      };
    return { lo: over('lo', Math.min), hi: over('hi', Math.max) };
  }

  private slot(of: FactRef): number {
    const slot = this.vocabulary.slots.get(of.fact);
    if (slot === undefined) throw new Error(`no fact ${of.fact}`);
    return slot;
  }

  private valueIndex(of: FactRef, value: string): number {
    const fact = this.vocabulary.facts[this.slot(of)];
    return Object.keys(fact?.values ?? {}).indexOf(value);
  }
}

function subjectOf(of: FactRef): (facts: Facts, member: Subject) => Subject {
  return of.member ? (_, member) => member : (facts) => facts.person;
}

function constant(value: number): Amount {
  return { lo: () => value, hi: () => value };
}

function greatest(parts: readonly Amount[]): Amount {
  const over = (end: 'lo' | 'hi') => (facts: Facts, member: Subject) => {
    let result = -Infinity;
    for (const part of parts) {
      const value = part[end](facts, member);
      if (value > result) result = value;
    }
    return result;
  };
  return { lo: over('lo'), hi: over('hi') };
}
