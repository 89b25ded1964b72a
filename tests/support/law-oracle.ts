import { NEVER, type Bool, type FactRef, type Num, type Settled } from '../../src/law/ir.ts';
import type { Fact } from '../../src/law/pack/fact.ts';

/** A fact as a test writes it: a value, bounds of a day or a number, or undefined: unknown. */
export type Value =
  boolean | string | number | readonly string[] | readonly [number, number] | undefined;

/** Somebody's facts by name. */
export type Values = Readonly<Record<string, Value>>;

/** One household: its own facts, its people, and whether these are all of them. */
export interface Home {
  readonly facts: Values;
  readonly people: readonly Values[];
  readonly whole: boolean;
}

type Tri = readonly [must: boolean, may: boolean];
type Span = readonly [lo: number, hi: number];

/** What one person gets, in units of the total's scale. */
export interface Answer {
  readonly lo: number;
  readonly hi: number;
  readonly case: number;
}

/**
 * The meaning of a settled programme written as plainly as it can be: every node by its
 * definition, on real numbers, one person at a time. Slow, and shares no code with the engine.
 */
export class Oracle {
  private readonly settled: Settled;
  private readonly facts: ReadonlyMap<string, Fact>;

  constructor(settled: Settled, facts: ReadonlyMap<string, Fact>) {
    this.settled = settled;
    this.facts = facts;
  }

  /** The answer for the person at a place of a household. */
  ask(home: Home, place: number): Answer {
    const person = home.people[place] ?? {};
    const eye = new Eye(this.settled.on, this.facts, home, person);
    const total = eye.num(this.settled.total, person);
    const units = 10 ** eye.scale(this.settled.total);
    const [lo, hi] = [Math.round(total[0] * units), Math.round(total[1] * units)];
    const found = lo === hi && lo > 0 ? this.winner(eye, person, total[0]) : -1;
    return { lo, hi, case: found };
  }

  private winner(eye: Eye, person: Values, total: number): number {
    const { cases, combine, plus } = this.settled;
    const now = cases.map(({ when, amount }, index) => {
      const [must] = eye.bool(when, person);
      const [lo, hi] = eye.num(amount, person);
      return { index, must, lo, pays: must && near(lo, hi) && lo > 0 };
    });
    if (combine === 'first') return now.find((each) => each.must)?.index ?? -1;
    if (combine === 'sum') return now.find((each) => each.pays)?.index ?? -1;
    const inRoute = plus.flatMap((each) => [each.case, ...each.with]);
    const alone = now.find(
      (each) => each.pays && near(each.lo, total) && !inRoute.includes(each.index),
    );
    if (alone !== undefined) return alone.index;
    for (const route of plus) {
      const added = now[route.case];
      const others = route.with.flatMap((index) => now[index] ?? []).filter((each) => each.pays);
      const best = Math.max(0, ...others.map((each) => each.lo));
      if (!near((added?.pays === true ? added.lo : 0) + best, total)) continue;
      const [first] = others.filter((each) => near(each.lo, best));
      return first?.index ?? route.case;
    }
    return -1;
  }
}

/** Equal, but for the last digits of a double: amounts differ by more than that or not at all. */
function near(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) < 1e-6;
}

class Eye {
  private readonly today: number;
  private readonly facts: ReadonlyMap<string, Fact>;
  private readonly home: Home;
  private readonly person: Values;

  constructor(on: string, facts: ReadonlyMap<string, Fact>, home: Home, person: Values) {
    this.today = Number(on.replaceAll('-', ''));
    this.facts = facts;
    this.home = home;
    this.person = person;
  }

  bool(bool: Bool, member: Values): Tri {
    switch (bool.k) {
      case 'bool':
        return [bool.value, bool.value];
      case 'not': {
        const [must, may] = this.bool(bool.a, member);
        return [!may, !must];
      }
      case 'and':
      case 'or': {
        const parts = (bool.k === 'and' ? bool.all : bool.any).map((each) =>
          this.bool(each, member),
        );
        const join = (end: 0 | 1): boolean =>
          bool.k === 'and' ? parts.every((part) => part[end]) : parts.some((part) => part[end]);
        return [join(0), join(1)];
      }
      case 'is': {
        const value = this.value(bool.of, member);
        return value === undefined ? [false, true] : [value === true, value === true];
      }
      case 'one_of': {
        const value = this.value(bool.of, member);
        const domain = Object.keys(this.fact(bool.of).values ?? {});
        if (value === undefined) return [domain.every((each) => bool.values.includes(each)), true];
        return twice(bool.values.includes(String(value)));
      }
      case 'has': {
        const value = this.value(bool.of, member);
        return value === undefined
          ? [false, true]
          : twice((value as readonly string[]).includes(bool.value));
      }
      case 'dated': {
        const [lo, hi] = this.days(bool.of, member);
        return [hi < NEVER, lo < NEVER];
      }
      case 'completed': {
        const months = bool.months.k === 'number' ? bool.months.value : Number.NaN;
        const [lo, hi] = this.days(bool.of, member);
        return [monthsLived(hi, this.today) >= months, monthsLived(lo, this.today) >= months];
      }
      case 'compare':
        return this.compare(bool, member);
      case 'exists': {
        const all = this.everybody().map((each) => this.bool(bool.body, each));
        return [all.some(([must]) => must), all.some(([, may]) => may) || !this.home.whole];
      }
    }
  }

  private compare({ op, a, b }: Bool & { readonly k: 'compare' }, member: Values): Tri {
    const [x, y] = [this.exactly(a, b, member), this.exactly(b, a, member)];
    if (op === '<') return [x[1] < y[0], x[0] < y[1]];
    if (op === '<=') return [x[1] <= y[0], x[0] <= y[1]];
    const same = x[0] === x[1] && y[0] === y[1] && x[0] === y[0];
    return [same, x[0] <= y[1] && y[0] <= x[1]];
  }

  /** Bounds in whole units of the finer of two scales, so that equal is equal. */
  private exactly(num: Num, other: Num, member: Values): Span {
    const units = 10 ** Math.max(this.scale(num), this.scale(other));
    const [lo, hi] = this.num(num, member);
    return [Math.round(lo * units), Math.round(hi * units)];
  }

  num(num: Num, member: Values): Span {
    switch (num.k) {
      case 'number':
        return [num.value / 10 ** num.scale, num.value / 10 ** num.scale];
      case 'quantity':
        return this.quantity(num.of, member);
      case 'add':
      case 'subtract': {
        const [a, b] = [this.num(num.a, member), this.num(num.b, member)];
        return num.k === 'add' ? [a[0] + b[0], a[1] + b[1]] : [a[0] - b[1], a[1] - b[0]];
      }
      case 'multiply': {
        const [a, b] = [this.num(num.a, member), this.num(num.b, member)];
        const all = a.flatMap((x) => b.map((y) => (x === 0 || y === 0 ? 0 : x * y)));
        return [Math.min(...all), Math.max(...all)];
      }
      case 'choose': {
        const [must, may] = this.bool(num.when, member);
        if (must) return this.num(num.gives, member);
        if (!may) return this.num(num.otherwise, member);
        return hull([this.num(num.gives, member), this.num(num.otherwise, member)]);
      }
      case 'greatest': {
        const parts = num.of.map((each) => this.num(each, member));
        return [Math.max(...parts.map(([lo]) => lo)), Math.max(...parts.map(([, hi]) => hi))];
      }
      case 'count': {
        const all = this.everybody().map((each) => this.bool(num.body, each));
        const most = this.home.whole ? all.filter(([, may]) => may).length : 50;
        return [all.filter(([must]) => must).length, most];
      }
      case 'total': {
        const all = this.everybody().map((each) => this.num(num.body, each));
        const sum = (end: 0 | 1): number => all.reduce((total, span) => total + span[end], 0);
        return [sum(0), this.home.whole ? sum(1) : Infinity];
      }
      case 'lookup':
      case 'on_day':
        return this.table(num, member);
      case 'open':
        return [
          this.num(num.lo, member)[0],
          num.hi === null ? Infinity : this.num(num.hi, member)[1],
        ];
      case 'round': {
        const units = 10 ** this.scale(num.a);
        const to = (end: number): number =>
          roundTo(Math.round(end * units), num.to * units, num.mode);
        const [lo, hi] = this.num(num.a, member);
        return [to(lo) * num.to, to(hi) * num.to];
      }
      case 'use':
        throw new Error('not settled');
    }
  }

  private table(num: Num & { readonly k: 'lookup' | 'on_day' }, member: Values): Span {
    if (num.k === 'on_day') {
      const [lo, hi] = this.days(num.of, member);
      const met = num.steps.filter((step) => step.from <= hi && lo <= step.to);
      const inside = (day: number): boolean =>
        met.some((step) => step.from <= day && day <= step.to);
      const left = inside(lo) && inside(hi) ? [] : [num.otherwise];
      return hull(
        [...met.map((step) => step.value), ...left].map((each) => this.num(each, member)),
      );
    }
    const fact = this.fact(num.of);
    const value = this.value(num.of, member);
    const keys =
      fact.values === undefined
        ? between(this.quantity(num.of, member)).map(String)
        : value === undefined
          ? Object.keys(fact.values)
          : [String(value)];
    return hull(keys.map((key) => this.num(num.lines.get(key) ?? num.otherwise, member)));
  }

  /** The number of decimals a number is counted in. */
  scale(num: Num): number {
    switch (num.k) {
      case 'number':
        return num.scale;
      case 'add':
      case 'subtract':
        return Math.max(this.scale(num.a), this.scale(num.b));
      case 'multiply':
        return this.scale(num.a) + this.scale(num.b);
      case 'choose':
        return Math.max(this.scale(num.gives), this.scale(num.otherwise));
      case 'greatest':
        return Math.max(...num.of.map((each) => this.scale(each)));
      case 'lookup':
        return Math.max(...[...num.lines.values(), num.otherwise].map((each) => this.scale(each)));
      case 'on_day':
        return Math.max(
          this.scale(num.otherwise),
          ...num.steps.map((step) => this.scale(step.value)),
        );
      case 'open':
        return Math.max(this.scale(num.lo), num.hi === null ? 0 : this.scale(num.hi));
      case 'total':
        return this.scale(num.body);
      default:
        return 0;
    }
  }

  private everybody(): readonly Values[] {
    return this.home.people;
  }

  private fact(of: FactRef): Fact {
    const fact = this.facts.get(of.fact);
    if (fact === undefined) throw new Error(`no fact ${of.fact}`);
    return fact;
  }

  private value(of: FactRef, member: Values): Value {
    if (this.fact(of).subject === 'household') return this.home.facts[of.fact];
    return (of.member ? member : this.person)[of.fact];
  }

  private quantity(of: FactRef, member: Values): Span {
    const value = this.value(of, member);
    if (typeof value === 'number') return [value, value];
    if (value !== undefined) return value as Span;
    const { range } = this.fact(of);
    return range === undefined ? [0, 1_000_000_000_000] : [range.min, range.max];
  }

  private days(of: FactRef, member: Values): Span {
    const value = this.value(of, member);
    if (typeof value === 'number') return [value, value];
    if (value !== undefined) return value as Span;
    if (of.fact === 'death_date') return [NEVER, NEVER];
    return [18_000_101, of.fact === 'birth_date' ? this.today : NEVER];
  }
}

function twice(value: boolean): Tri {
  return [value, value];
}

function hull(parts: readonly Span[]): Span {
  return [Math.min(...parts.map(([lo]) => lo)), Math.max(...parts.map(([, hi]) => hi))];
}

function between([lo, hi]: Span): readonly number[] {
  return Array.from({ length: hi - lo + 1 }, (_, index) => lo + index);
}

/** Steps of so many units, counted as a person would: whole ones, and what to do with the rest. */
function roundTo(units: number, step: number, mode: 'half_up' | 'down' | 'up'): number {
  if (!Number.isFinite(units)) return units;
  const whole = Number(BigInt(units) / BigInt(step)) - (units < 0 && units % step !== 0 ? 1 : 0);
  const rest = units - whole * step;
  if (mode === 'down') return whole;
  return (mode === 'up' ? rest > 0 : rest * 2 >= step) ? whole + 1 : whole;
}

/** Completed months from a day to another (both yyyymmdd); never: none. */
function monthsLived(from: number, to: number): number {
  if (from >= NEVER) return Number.NEGATIVE_INFINITY;
  const month = (day: number): number =>
    Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100);
  return month(to) - month(from) - (from % 100 > to % 100 ? 1 : 0);
}
