import type { Vocabulary } from '../facts.ts';
import { NEVER, type Bool, type FactRef, type Num, type Settled } from '../ir.ts';
import { ten } from '../number.ts';
import type { Fact } from '../pack/fact.ts';
import { monthsBefore, nextDay, packedDay, isoOf } from '../settle/days.ts';
import { scaleOf } from '../settle/fold.ts';

/** Integers with a range up to this are split into every value. */
const MAX_SPLIT = 128;

/** What a diagram asks: a fact, one value of a set, or something counted over the members. */
export interface Variable {
  readonly kind: 'fact' | 'bit' | 'members';
  /** The fact's name; for members a name of the diagram's own. */
  readonly name: string;
  readonly slot: number;
  /** The value of a set (bit). */
  readonly bit: number;
  /** The node counted over the members. */
  readonly body: Bool | Num | null;
  /** First value of each cell, ascending; a cell ends before the next one begins. */
  readonly starts: readonly number[];
  /** Wide: the cells hold many values and formulas may speak of the quantity itself. */
  readonly wide: boolean;
}

/** The variables of a settled programme, in the order the diagram asks them. */
export interface Variables {
  readonly list: readonly Variable[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** The key of what is counted over members: the same question is one variable. */
export function membersKey(node: Bool | Num): string {
  return `members ${JSON.stringify(node, (_, value: unknown) => (value instanceof Map ? [...value] : value))}`;
}

/** The facts a node speaks of. */
export function refsIn(node: unknown): readonly FactRef[] {
  if (typeof node !== 'object' || node === null) return [];
  if (node instanceof Map) return [...node.values()].flatMap(refsIn);
  return 'fact' in node ? [node as FactRef] : Object.values(node).flatMap(refsIn);
}

/** The key of a set's value. */
export function bitKey(of: FactRef, value: string): string {
  return `${of.fact} has ${value}`;
}

/**
 * Finds what a programme asks and where each answer can make a difference: a date at its cut-off
 * days, money at the thresholds it is compared with, small domains at every value.
 */
export function variablesOf(settled: Settled, vocabulary: Vocabulary): Variables {
  const finder = new Finder(settled, vocabulary);
  finder.num(settled.total);
  for (const each of settled.also) finder.num(each.amount);
  return finder.variables();
}

class Finder {
  private readonly vocabulary: Vocabulary;
  private readonly today: number;
  private readonly cuts = new Map<string, Set<number>>();
  private readonly found = new Map<string, Omit<Variable, 'starts'>>();

  constructor(settled: Settled, vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.today = packedDay(settled.on);
  }

  bool(bool: Bool): void {
    switch (bool.k) {
      case 'bool':
        return;
      case 'not':
        this.bool(bool.a);
        return;
      case 'and':
        bool.all.forEach((each) => this.bool(each));
        return;
      case 'or':
        bool.any.forEach((each) => this.bool(each));
        return;
      case 'exists':
        this.members(bool, [0, 1]);
        return;
      case 'is':
      case 'one_of':
        this.fact(bool.of);
        return;
      case 'has':
        this.bit(bool.of, bool.value);
        return;
      case 'dated':
        this.cut(bool.of, NEVER);
        return;
      case 'completed': {
        const months = bool.months.k === 'number' ? bool.months.value : 0;
        this.cut(bool.of, monthsBefore(this.today, months) + 1);
        return;
      }
      case 'compare':
        this.num(bool.a);
        this.num(bool.b);
        this.threshold(bool);
    }
  }

  num(num: Num): void {
    switch (num.k) {
      case 'quantity':
        this.fact(num.of);
        return;
      case 'add':
      case 'subtract':
      case 'multiply':
        this.num(num.a);
        this.num(num.b);
        return;
      case 'choose':
        this.bool(num.when);
        this.num(num.gives);
        this.num(num.otherwise);
        return;
      case 'greatest':
        num.of.forEach((each) => this.num(each));
        return;
      case 'count':
        this.members(
          num,
          Array.from({ length: 52 }, (_, index) => index),
        );
        return;
      case 'total':
        this.members(num, [0]);
        return;
      case 'lookup':
        this.fact(num.of);
        for (const line of num.lines.values()) this.num(line);
        this.num(num.otherwise);
        return;
      case 'on_day':
        this.days(num);
        return;
      case 'open':
        this.num(num.lo);
        if (num.hi !== null) this.num(num.hi);
        return;
      case 'round':
        this.num(num.a);
        return;
      case 'number':
      case 'use':
    }
  }

  private days(num: Num & { readonly k: 'on_day' }): void {
    this.cut(num.of, NEVER);
    for (const step of num.steps) {
      this.cut(num.of, step.from);
      this.cut(num.of, packedDay(nextDay(isoOf(step.to))));
      this.num(step.value);
    }
    this.num(num.otherwise);
  }

  /** Money compared with a value of the law: the cell border is where the comparison turns. */
  private threshold({ a, b }: Bool & { readonly k: 'compare' }): void {
    const line = lineOf(a, b, (of) => this.isWide(of));
    if (line === null) return;
    for (const at of bordersOf(line)) this.cut(line.of, at);
  }

  private isWide(of: FactRef): boolean {
    const fact = this.vocabulary.facts[this.vocabulary.slots.get(of.fact) ?? -1];
    return fact !== undefined && isWide(fact);
  }

  private fact(of: FactRef): void {
    this.remember(of.fact, of.fact);
  }

  private cut(of: FactRef, at: number): void {
    this.fact(of);
    this.cuts.get(of.fact)?.add(at);
  }

  private remember(key: string, name: string): void {
    if (this.found.has(key)) return;
    const slot = this.vocabulary.slots.get(name) ?? -1;
    const fact = this.vocabulary.facts[slot];
    const wide = fact !== undefined && isWide(fact);
    this.found.set(key, { kind: 'fact', name, slot, bit: 0, body: null, wide });
    this.cuts.set(key, new Set(fact === undefined ? [] : firstCells(fact)));
  }

  private bit(of: FactRef, value: string): void {
    const key = bitKey(of, value);
    const slot = this.vocabulary.slots.get(of.fact) ?? -1;
    const values = Object.keys(this.vocabulary.facts[slot]?.values ?? {});
    const bit = 1 << values.indexOf(value);
    this.found.set(key, { kind: 'bit', name: of.fact, slot, bit, body: null, wide: false });
    this.cuts.set(key, new Set([0, 1]));
  }

  private members(node: Bool | Num, cells: readonly number[]): void {
    const key = membersKey(node);
    const wide = node.k === 'total';
    this.found.set(key, { kind: 'members', name: 'members', slot: -1, bit: 0, body: node, wide });
    this.cuts.set(key, new Set(cells));
  }

  variables(): Variables {
    const keys = [...this.found.keys()].map((key, order) => ({ key, order }));
    keys.sort((a, b) => this.rank(a.key) - this.rank(b.key) || a.order - b.order);
    const list = keys.map(({ key }) => {
      const starts = [...(this.cuts.get(key) ?? [])].toSorted((a, b) => a - b);
      return { ...(this.found.get(key) as Omit<Variable, 'starts'>), starts };
    });
    return { list, indexOf: new Map(keys.map(({ key }, index) => [key, index])) };
  }

  /** Dates first, choices and yes-or-no next, counts then, money last: it stays a formula. */
  private rank(key: string): number {
    const variable = this.found.get(key);
    const type = this.vocabulary.facts[variable?.slot ?? -1]?.type;
    if (variable?.wide === true) return 4;
    if (variable?.kind === 'members') return 3;
    if (type === 'date') return 0;
    return type === 'integer' ? 2 : 1;
  }
}

/** Facts that are never split into every value. */
export function isWide(fact: Fact): boolean {
  if (fact.type === 'money') return true;
  return fact.type === 'integer' && (fact.range?.max ?? 0) - (fact.range?.min ?? 0) >= MAX_SPLIT;
}

function firstCells(fact: Fact): readonly number[] {
  const lowest = fact.type === 'date' ? 0 : (fact.range?.min ?? 0);
  if (fact.type === 'boolean') return [0, 1];
  if (fact.values !== undefined) return Object.keys(fact.values).map((_, index) => index);
  if (isWide(fact) || fact.type === 'date') return [lowest];
  return Array.from({ length: (fact.range?.max ?? 0) - lowest + 1 }, (_, index) => lowest + index);
}

/** `factor × fact + rest` on the left of a comparison with nothing: a straight line in one fact. */
export interface Line {
  readonly of: FactRef;
  readonly factor: number;
  /** Constants the rest can be, in the same units as the factor. */
  readonly rest: readonly number[];
}

/** The straight line of `a − b` in its one wide fact; null when there is none. */
export function lineOf(a: Num, b: Num, wide: (of: FactRef) => boolean): Line | null {
  const scale = Math.max(scaleOf(a), scaleOf(b));
  const left = terms(a, scale, wide);
  const right = terms(b, scale, wide);
  if (left === null || right === null) return null;
  const of = left.of ?? right.of;
  if (of === null) return null;
  const factor = left.factor - right.factor;
  const rest = left.rest.flatMap((x) => right.rest.map((y) => x - y));
  return factor === 0 ? null : { of, factor, rest };
}

interface Terms {
  readonly of: FactRef | null;
  readonly factor: number;
  readonly rest: readonly number[];
}

function terms(num: Num, scale: number, wide: (of: FactRef) => boolean): Terms | null {
  const units = ten(scale - scaleOf(num));
  switch (num.k) {
    case 'number':
      return { of: null, factor: 0, rest: [num.value * units] };
    case 'quantity':
      return wide(num.of) ? { of: num.of, factor: units, rest: [0] } : null;
    case 'multiply': {
      const [a, b] = num.a.k === 'number' ? [num.a, num.b] : [num.b, num.a];
      if (a.k !== 'number') return null;
      const inner = terms(b, scaleOf(b), wide);
      if (inner === null) return null;
      const by = a.value * units;
      return { of: inner.of, factor: inner.factor * by, rest: inner.rest.map((x) => x * by) };
    }
    case 'add':
    case 'subtract': {
      const [a, b] = [terms(num.a, scale, wide), terms(num.b, scale, wide)];
      if (a === null || b === null || (a.of !== null && b.of !== null)) return null;
      const sign = num.k === 'add' ? 1 : -1;
      const rest = a.rest.flatMap((x) => b.rest.map((y) => x + sign * y));
      return { of: a.of ?? b.of, factor: a.factor + sign * b.factor, rest };
    }
    case 'choose':
    case 'lookup':
    case 'open':
      return alternatives(num, scale, wide);
    default:
      return null;
  }
}

/** Numbers of the law that other facts pick: each of them is a border. */
function alternatives(
  num: Num & { readonly k: 'choose' | 'lookup' | 'open' },
  scale: number,
  wide: (of: FactRef) => boolean,
): Terms | null {
  const parts =
    num.k === 'choose'
      ? [num.gives, num.otherwise]
      : num.k === 'lookup'
        ? [...num.lines.values(), num.otherwise]
        : [num.lo, ...(num.hi === null ? [] : [num.hi])];
  const each = parts.map((part) => terms(part, scale, wide));
  if (each.some((part) => part === null || part.of !== null)) return null;
  return { of: null, factor: 0, rest: each.flatMap((part) => part?.rest ?? []) };
}

/** The first values behind each border of `factor × fact + rest` against nothing. */
export function bordersOf({ factor, rest }: Line): readonly number[] {
  return rest.flatMap((constant) => {
    const root = -constant / factor;
    return [Math.ceil(root), Math.floor(root) + 1].filter((border) => border > 0);
  });
}
