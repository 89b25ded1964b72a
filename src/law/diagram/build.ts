import type { Vocabulary } from '../facts.ts';
import { MAX_MONEY, type Bool, type FactRef, type Num } from '../ir.ts';
import { MAX_MEMBERS } from '../settle/bounds.ts';
import { monthsBefore, packedDay } from '../settle/days.ts';
import { scaleOf } from '../settle/fold.ts';
import {
  finer,
  formulaRange,
  join,
  roundFormula,
  type Formula,
  type Store,
  type Terminal,
} from './store.ts';
import { bitKey, membersKey, type Variable, type Variables } from './variables.ts';

type Tri = 0 | 1 | 2;

/** Builds the diagram of conditions and numbers over the variables of a programme. */
export class Builder {
  private readonly store: Store;
  private readonly variables: Variables;
  private readonly vocabulary: Vocabulary;
  private readonly today: number;

  constructor(store: Store, variables: Variables, vocabulary: Vocabulary, on: string) {
    this.store = store;
    this.variables = variables;
    this.vocabulary = vocabulary;
    this.today = packedDay(on);
  }

  bool(bool: Bool): number {
    switch (bool.k) {
      case 'bool':
        return this.store.tri(bool.value ? 2 : 0);
      case 'not':
        return this.store.apply('not', [this.bool(bool.a)], ([a]) =>
          this.store.tri((2 - triOf(a)) as Tri),
        );
      case 'and':
        return bool.all.reduce((a, each) => this.both(a, this.bool(each)), this.store.yes);
      case 'or':
        return bool.any.reduce((a, each) => this.either(a, this.bool(each)), this.store.no);
      case 'exists':
        return this.cells(membersKey(bool), (cell) => cell === 1);
      case 'is':
        return this.cells(bool.of.fact, (cell) => cell === 1);
      case 'one_of': {
        const names = Object.keys(this.factOf(bool.of)?.values ?? {});
        return this.cells(bool.of.fact, (cell) => bool.values.includes(names[cell] ?? ''));
      }
      case 'has':
        return this.cells(bitKey(bool.of, bool.value), (cell) => cell === 1);
      case 'dated':
        return this.cells(bool.of.fact, (cell, { starts }) => cell < starts.length - 1);
      case 'completed': {
        const months = bool.months.k === 'number' ? bool.months.value : 0;
        const cut = monthsBefore(this.today, months);
        return this.cells(bool.of.fact, (cell, { starts }) => (starts[cell] ?? 0) <= cut);
      }
      case 'compare':
        return this.compare(bool);
    }
  }

  private both(a: number, b: number): number {
    const { no, yes } = this.store;
    return this.store.apply(
      'and',
      [a, b],
      ([x, y]) => this.store.tri(Math.min(triOf(x), triOf(y)) as Tri),
      ([x, y]) =>
        x === no || y === no ? no : x === yes ? (y ?? null) : y === yes ? (x ?? null) : null,
    );
  }

  private either(a: number, b: number): number {
    const { no, yes } = this.store;
    return this.store.apply(
      'or',
      [a, b],
      ([x, y]) => this.store.tri(Math.max(triOf(x), triOf(y)) as Tri),
      ([x, y]) =>
        x === yes || y === yes ? yes : x === no ? (y ?? null) : y === no ? (x ?? null) : null,
    );
  }

  /** A node on one variable that is true in some of its cells. */
  private cells(key: string, holds: (cell: number, variable: Variable) => boolean): number {
    const { index, variable } = this.variable(key);
    const edges = variable.starts.map((_, cell) => this.store.tri(holds(cell, variable) ? 2 : 0));
    return this.store.node(index, edges);
  }

  private variable(key: string): { readonly index: number; readonly variable: Variable } {
    const index = this.variables.indexOf.get(key) ?? -1;
    const variable = this.variables.list[index];
    if (variable === undefined) throw new Error(`no variable ${key}`);
    return { index, variable };
  }

  private factOf(of: FactRef): Vocabulary['facts'][number] | undefined {
    return this.vocabulary.facts[this.vocabulary.slots.get(of.fact) ?? -1];
  }

  private compare({ op, a, b }: Bool & { readonly k: 'compare' }): number {
    const scale = Math.max(scaleOf(a), scaleOf(b));
    return this.store.apply(op, [this.num(a, scale), this.num(b, scale)], ([x, y]) =>
      this.compareEnds(op, x as Terminal, y as Terminal),
    );
  }

  /** Two formulas compared: constants at once, a wide fact cell by cell. */
  private compareEnds(op: '<' | '<=' | '==', x: Terminal, y: Terminal): number {
    if (x.t !== 'number' || y.t !== 'number') throw new Error('a condition is not a number');
    const wide = new Set([x.lo, x.hi, y.lo, y.hi].flatMap(variablesIn));
    const [only] = wide;
    const tri = (
      bounds: (variable: number) => { readonly lo: number; readonly hi: number },
    ): number => {
      const a = { lo: formulaRange(x.lo, bounds).lo, hi: formulaRange(x.hi, bounds).hi };
      const b = { lo: formulaRange(y.lo, bounds).lo, hi: formulaRange(y.hi, bounds).hi };
      return this.store.tri(compared(op, a, b));
    };
    if (only === undefined || wide.size > 1) return tri((index) => this.wholeRange(index));
    const { starts } = this.variables.list[only] as Variable;
    const edges = starts.map((start, cell) => {
      const hi =
        starts[cell + 1] === undefined ? this.wholeRange(only).hi : (starts[cell + 1] ?? 0) - 1;
      return tri((index) => (index === only ? { lo: start, hi } : this.wholeRange(index)));
    });
    return this.store.node(only, edges);
  }

  /** Everything a wide variable can be. */
  wholeRange(index: number): { readonly lo: number; readonly hi: number } {
    const variable = this.variables.list[index];
    const fact = this.vocabulary.facts[variable?.slot ?? -1];
    if (fact?.type === 'integer') return { lo: fact.range?.min ?? 0, hi: fact.range?.max ?? 0 };
    return { lo: 0, hi: fact === undefined ? MAX_MONEY * MAX_MEMBERS : MAX_MONEY };
  }

  /** The diagram of a number in units of 10^-scale. */
  num(num: Num, scale = scaleOf(num)): number {
    const own = scaleOf(num);
    const id = this.own(num);
    if (own === scale) return id;
    return this.store.apply(`×10^${scale - own}`, [id], ([a]) => {
      const { lo, hi } = ends(a);
      return this.store.number(finer(lo, scale - own), finer(hi, scale - own));
    });
  }

  private own(num: Num): number {
    const scale = scaleOf(num);
    const { store } = this;
    switch (num.k) {
      case 'number':
        return store.number(num.value, num.value);
      case 'quantity':
        return this.quantity(num.of.fact);
      case 'count':
      case 'total':
        return this.quantity(membersKey(num));
      case 'add':
        return this.pair('add', this.num(num.a, scale), this.num(num.b, scale));
      case 'subtract':
        return this.pair('subtract', this.num(num.a, scale), this.num(num.b, scale));
      case 'multiply':
        return this.pair('times', this.num(num.a), this.num(num.b));
      case 'choose':
        return this.choose(
          this.bool(num.when),
          this.num(num.gives, scale),
          this.num(num.otherwise, scale),
        );
      case 'greatest':
        return num.of.map((each) => this.num(each, scale)).reduce((a, b) => this.pair('max', a, b));
      case 'lookup':
        return this.lookup(num, scale);
      case 'on_day':
        return this.onDay(num, scale);
      case 'open': {
        const lo = this.num(num.lo, scale);
        const hi = num.hi === null ? store.number(Infinity, Infinity) : this.num(num.hi, scale);
        return store.apply('open', [lo, hi], ([a, b]) => store.number(ends(a).lo, ends(b).hi));
      }
      case 'round': {
        const digits = scaleOf(num.a);
        const name = `round ${num.to} ${num.mode} ${digits}`;
        return store.apply(name, [this.num(num.a)], ([a]) => {
          const { lo, hi } = ends(a);
          const round = (each: Formula): Formula => roundFormula(each, digits, num.to, num.mode);
          return store.number(round(lo), round(hi));
        });
      }
      case 'use':
        throw new Error(`alias ${num.alias} is not settled`);
    }
  }

  private quantity(key: string): number {
    const { index, variable } = this.variable(key);
    if (variable.wide) {
      const formula: Formula = { f: 'quantity', variable: index };
      return this.store.number(formula, formula);
    }
    return this.store.node(
      index,
      variable.starts.map((start) => this.store.number(start, start)),
    );
  }

  private pair(f: 'add' | 'subtract' | 'times' | 'max', a: number, b: number): number {
    return this.store.apply(f, [a, b], ([x, y]) => {
      const [p, q] = [ends(x), ends(y)];
      if (f === 'subtract') return this.store.number(join(f, p.lo, q.hi), join(f, p.hi, q.lo));
      return this.store.number(join(f, p.lo, q.lo), join(f, p.hi, q.hi));
    });
  }

  /** `then` where it holds, `otherwise` where it does not, both where nobody can say. */
  choose(when: number, then: number, otherwise: number): number {
    const { yes, no } = this.store;
    return this.store.apply(
      'choose',
      [when, then, otherwise],
      ([condition, a, b]) => {
        const [p, q] = [ends(a), ends(b)];
        const tri = triOf(condition);
        if (tri === 2) return this.store.number(p.lo, p.hi);
        if (tri === 0) return this.store.number(q.lo, q.hi);
        return this.store.number(join('min', p.lo, q.lo), join('max', p.hi, q.hi));
      },
      ([condition, a, b]) =>
        condition === yes || a === b ? (a ?? null) : condition === no ? (b ?? null) : null,
    );
  }

  private lookup(num: Num & { readonly k: 'lookup' }, scale: number): number {
    const fact = this.factOf(num.of);
    const names = fact?.values === undefined ? null : Object.keys(fact.values);
    const { variable } = this.variable(num.of.fact);
    const otherwise = this.num(num.otherwise, scale);
    const line = (cell: number): number => {
      const name = names?.[cell] ?? String(variable.starts[cell]);
      const found = num.lines.get(name);
      return found === undefined ? otherwise : this.num(found, scale);
    };
    return this.byCell(num.of.fact, line);
  }

  private onDay(num: Num & { readonly k: 'on_day' }, scale: number): number {
    const { variable } = this.variable(num.of.fact);
    const otherwise = this.num(num.otherwise, scale);
    return this.byCell(num.of.fact, (cell) => {
      const start = variable.starts[cell] ?? 0;
      const step = num.steps.find((each) => each.from <= start && start <= each.to);
      return step === undefined ? otherwise : this.num(step.value, scale);
    });
  }

  /** One diagram for each cell of a variable; constants make a node, the rest is chosen in turn. */
  private byCell(key: string, of: (cell: number) => number): number {
    const { index, variable } = this.variable(key);
    const parts = variable.starts.map((_, cell) => of(cell));
    if (parts.every((part) => part < 0)) return this.store.node(index, parts);
    return parts.reduceRight((otherwise, part, cell) =>
      this.choose(
        this.cells(key, (each) => each === cell),
        part,
        otherwise,
      ),
    );
  }
}

/** What is known of one comparison, from the ends of both sides. */
function compared(op: '<' | '<=' | '==', a: Ends, b: Ends): Tri {
  if (op === '<') return a.hi < b.lo ? 2 : a.lo < b.hi ? 1 : 0;
  if (op === '<=') return a.hi <= b.lo ? 2 : a.lo <= b.hi ? 1 : 0;
  if (a.lo === a.hi && b.lo === b.hi && a.lo === b.lo) return 2;
  return a.lo <= b.hi && b.lo <= a.hi ? 1 : 0;
}

interface Ends {
  readonly lo: number;
  readonly hi: number;
}

function triOf(terminal: Terminal | undefined): Tri {
  if (terminal?.t !== 'tri') throw new Error('a number is not a condition');
  return terminal.value;
}

function ends(terminal: Terminal | undefined): { readonly lo: Formula; readonly hi: Formula } {
  if (terminal?.t !== 'number') throw new Error('a condition is not a number');
  return terminal;
}

/** The wide variables a formula speaks of. */
export function variablesIn(formula: Formula): readonly number[] {
  if (typeof formula === 'number') return [];
  if (formula.f === 'quantity') return [formula.variable];
  if (formula.f === 'round') return variablesIn(formula.a);
  return [...variablesIn(formula.a), ...variablesIn(formula.b)];
}
