import type { Where } from '../../kernel/index.ts';
import type { LawErrorCode } from '../errors.ts';
import type { Bool, FactRef, Num } from '../ir.ts';
import { exactOf, numberOf } from '../number.ts';
import type { Fact } from '../pack/fact.ts';
import { LeafError, parseLeaf, type Operator, type Syntax } from './cel.ts';
import type { Problems } from './source.ts';

/** What a leaf, or a part of it, is. Ages, texts, lists live only inside comparisons. */
export type Typed =
  | { readonly t: 'bool'; readonly e: Bool }
  | { readonly t: 'number'; readonly e: Num }
  | { readonly t: 'age'; readonly of: FactRef; readonly years: boolean }
  | { readonly t: 'choice' | 'set' | 'date'; readonly of: FactRef; readonly fact: Fact }
  | { readonly t: 'text'; readonly value: string }
  | { readonly t: 'list'; readonly items: readonly Typed[] }
  | { readonly t: 'null' };

/** The names a leaf may use, and where it stands in its file. */
export interface LeafScope {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly uses: ReadonlySet<string>;
  readonly derived: ReadonlyMap<string, Typed>;
  readonly where: (offset: number) => Where;
  readonly problems: Problems;
}

/** Thrown inside a leaf; becomes a refusal with its place. */
class Wrong extends Error {
  readonly code: LawErrorCode;
  readonly data: Readonly<Record<string, string | number>>;
  readonly at: number;

  constructor(code: LawErrorCode, at: number, data: Readonly<Record<string, string | number>>) {
    super(code);
    this.code = code;
    this.at = at;
    this.data = data;
  }
}

const names: Readonly<Record<Typed['t'], string>> = {
  bool: 'đúng/sai',
  number: 'số',
  age: 'tuổi',
  choice: 'một lựa chọn',
  set: 'một tập lựa chọn',
  date: 'ngày',
  text: 'chữ',
  list: 'danh sách',
  null: 'null',
};

/** Reads a leaf of any type; null when it is wrong (the problem is noted). */
export function readLeaf(text: string, scope: LeafScope): Typed | null {
  try {
    return new Reader(scope, null).read(parseLeaf(text));
  } catch (error) {
    if (error instanceof LeafError) {
      scope.problems.add('law.bad_leaf', { reason: error.message, text }, scope.where(error.at));
      return null;
    }
    if (!(error instanceof Wrong)) throw error;
    scope.problems.add(error.code, { ...error.data, text }, scope.where(error.at));
    return null;
  }
}

/** Reads a condition. */
export function readCondition(text: string, scope: LeafScope): Bool | null {
  const typed = readLeaf(text, scope);
  if (typed === null || typed.t === 'bool') return typed === null ? null : typed.e;
  return mismatch(typed, 'bool', text, scope);
}

/** Reads an amount. */
export function readAmount(text: string, scope: LeafScope): Num | null {
  const typed = readLeaf(text, scope);
  if (typed === null || typed.t === 'number') return typed === null ? null : typed.e;
  return mismatch(typed, 'number', text, scope);
}

function mismatch(typed: Typed, want: Typed['t'], text: string, scope: LeafScope): null {
  const data = { wanted: names[want], found: names[typed.t], text };
  scope.problems.add('law.wrong_type', data, scope.where(0));
  return null;
}

/** Turns the syntax of one leaf into nodes. `member` is the name bound by `members.x(m, …)`. */
class Reader {
  private readonly scope: LeafScope;
  private readonly member: string | null;

  constructor(scope: LeafScope, member: string | null) {
    this.scope = scope;
    this.member = member;
  }

  read(syntax: Syntax): Typed {
    switch (syntax.op) {
      case 'value':
        return literal(syntax.value, syntax.at);
      case 'name':
        return this.name(syntax.name, syntax.at);
      case 'field':
        return this.field(syntax);
      case 'call':
        return syntax.of === null ? this.age(syntax) : this.members(syntax);
      case 'list':
        return { t: 'list', items: syntax.args.map((each) => this.read(each)) };
      case 'other':
        throw new Wrong('law.not_in_language', syntax.at, { what: syntax.name });
      default:
        return this.operator(syntax.op, syntax.args, syntax.at);
    }
  }

  private name(name: string, at: number): Typed {
    const derived = this.scope.derived.get(name);
    if (derived !== undefined) return derived;
    if (this.scope.uses.has(name)) return { t: 'number', e: { k: 'use', alias: name } };
    const fact = this.scope.facts.get(name);
    if (fact !== undefined) return factOf(fact, false);
    const known = [...this.scope.facts.keys(), ...this.scope.uses, ...this.scope.derived.keys()];
    throw new Wrong('law.unknown_name', at, { name, nearest: nearest(name, known) });
  }

  private field(syntax: Syntax & { readonly op: 'field' }): Typed {
    const bound = syntax.of.op === 'name' && syntax.of.name === this.member;
    if (!bound) throw new Wrong('law.not_in_language', syntax.at, { what: `.${syntax.name}` });
    const fact = this.scope.facts.get(syntax.name);
    if (fact?.subject === 'person') return factOf(fact, true);
    const people = [...this.scope.facts.values()].filter((each) => each.subject === 'person');
    const near = nearest(
      syntax.name,
      people.map((each) => each.name),
    );
    throw new Wrong('law.unknown_name', syntax.at, { name: syntax.name, nearest: near });
  }

  private age(syntax: Syntax & { readonly op: 'call' }): Typed {
    const [argument, ...rest] = syntax.args;
    if (!['years', 'months'].includes(syntax.name) || argument === undefined || rest.length > 0)
      throw new Wrong('law.not_in_language', syntax.at, { what: `${syntax.name}()` });
    const of = this.read(argument);
    if (of.t !== 'date') throw this.type(of, 'date', argument.at);
    return { t: 'age', of: of.of, years: syntax.name === 'years' };
  }

  private members(syntax: Syntax & { readonly op: 'call' }): Typed {
    const [variable, body, ...rest] = syntax.args;
    const known = ['exists', 'all', 'count', 'sum'].includes(syntax.name);
    const onMembers = syntax.of?.op === 'name' && syntax.of.name === 'members';
    if (!known || !onMembers || this.member !== null || rest.length > 0)
      throw new Wrong('law.not_in_language', syntax.at, { what: `${syntax.name}()` });
    if (variable?.op !== 'name' || body === undefined)
      throw new Wrong('law.not_in_language', syntax.at, { what: `members.${syntax.name}` });
    const inside = new Reader(this.scope, variable.name).read(body);
    if (syntax.name === 'sum')
      return { t: 'number', e: { k: 'total', body: this.number(inside, body.at) } };
    const condition = this.bool(inside, body.at);
    if (syntax.name === 'count') return { t: 'number', e: { k: 'count', body: condition } };
    return syntax.name === 'exists'
      ? bool({ k: 'exists', body: condition })
      : bool(not({ k: 'exists', body: not(condition) }));
  }

  private operator(op: Operator, args: readonly Syntax[], at: number): Typed {
    const [first, second, third] = args as readonly [Syntax, Syntax, Syntax];
    const a = this.read(first);
    if (op === '!') return bool(not(this.bool(a, first.at)));
    if (op === '-1') return negated(this.number(a, first.at), at);
    const b = this.read(second);
    switch (op) {
      case '&&':
        return bool(and([this.bool(a, first.at), this.bool(b, second.at)]));
      case '||':
        return bool(or([this.bool(a, first.at), this.bool(b, second.at)]));
      case '?:':
        return this.choose(this.bool(a, first.at), b, this.read(third), third.at);
      case 'in':
        return bool(this.within(a, b, first, second));
      case '+':
      case '-':
      case '*': {
        const k = op === '+' ? 'add' : op === '-' ? 'subtract' : 'multiply';
        const e: Num = { k, a: this.number(a, first.at), b: this.number(b, second.at) };
        return { t: 'number', e };
      }
      default:
        return bool(this.compare(op, a, b, second.at));
    }
  }

  private choose(when: Bool, then: Typed, otherwise: Typed, at: number): Typed {
    if (then.t === 'bool')
      return bool(or([and([when, then.e]), and([not(when), this.bool(otherwise, at)])]));
    const [a, b] = [this.number(then, at), this.number(otherwise, at)];
    return { t: 'number', e: { k: 'choose', when, gives: a, otherwise: b } };
  }

  /** `'x' in set`, `choice in ['x', 'y']`, `number in [1, 2]`. */
  private within(a: Typed, b: Typed, first: Syntax, second: Syntax): Bool {
    if (b.t === 'set' && a.t === 'text') return has(b, a.value, first.at);
    if (b.t !== 'list') throw this.type(b, 'list', second.at);
    return or(b.items.map((item) => this.compare('==', a, item, second.at)));
  }

  private compare(op: Operator, a: Typed, b: Typed, at: number): Bool {
    if (op === '!=') return not(this.compare('==', a, b, at));
    if (a.t === 'age') return age(op, a, this.number(b, at));
    if (b.t === 'age') return age(flipped[op] ?? op, b, this.number(a, at));
    if (op === '==' && (a.t === 'text' || a.t === 'null' || a.t === 'bool') && a.t !== b.t)
      return this.compare(op, b, a, at);
    if (a.t === 'choice' && op === '==') return choice(a, b, at);
    if (a.t === 'date' && b.t === 'null' && op === '==') return not({ k: 'dated', of: a.of });
    if (a.t === 'bool' && b.t === 'bool' && op === '==')
      return or([and([a.e, b.e]), and([not(a.e), not(b.e)])]);
    const [x, y] = [this.number(a, at), this.number(b, at)];
    if (op === '>') return { k: 'compare', op: '<', a: y, b: x };
    if (op === '>=') return { k: 'compare', op: '<=', a: y, b: x };
    return { k: 'compare', op: op as '<' | '<=' | '==', a: x, b: y };
  }

  private bool(typed: Typed, at: number): Bool {
    if (typed.t !== 'bool') throw this.type(typed, 'bool', at);
    return typed.e;
  }

  private number(typed: Typed, at: number): Num {
    if (typed.t !== 'number') throw this.type(typed, 'number', at);
    return typed.e;
  }

  private type(typed: Typed, want: Typed['t'], at: number): Wrong {
    return new Wrong('law.wrong_type', at, { wanted: names[want], found: names[typed.t] });
  }
}

const flipped: Readonly<Partial<Record<Operator, Operator>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function bool(e: Bool): Typed {
  return { t: 'bool', e };
}

/** The opposite of a condition. */
export function not(a: Bool): Bool {
  if (a.k === 'not') return a.a;
  return a.k === 'bool' ? { k: 'bool', value: !a.value } : { k: 'not', a };
}

/** All of them. */
export function and(all: readonly Bool[]): Bool {
  return { k: 'and', all: all.flatMap((each) => (each.k === 'and' ? each.all : [each])) };
}

/** Any of them. */
export function or(any: readonly Bool[]): Bool {
  return { k: 'or', any: any.flatMap((each) => (each.k === 'or' ? each.any : [each])) };
}

function literal(value: (Syntax & { readonly op: 'value' })['value'], at: number): Typed {
  if (value === null) return { t: 'null' };
  if (typeof value === 'string') return { t: 'text', value };
  if (typeof value === 'boolean') return bool({ k: 'bool', value });
  const exact = exactOf(value.number);
  if (exact === null) throw new Wrong('law.not_in_language', at, { what: value.number });
  return { t: 'number', e: numberOf(exact.value, exact.scale) };
}

function negated(e: Num, at: number): Typed {
  if (e.k !== 'number') throw new Wrong('law.not_in_language', at, { what: '-' });
  return { t: 'number', e: numberOf(-e.value, e.scale) };
}

function factOf(fact: Fact, member: boolean): Typed {
  const of: FactRef = { fact: fact.name, member };
  switch (fact.type) {
    case 'boolean':
      return bool({ k: 'is', of });
    case 'integer':
    case 'money':
      return { t: 'number', e: { k: 'quantity', of } };
    case 'enum':
      return { t: 'choice', of, fact };
    case 'set':
      return { t: 'set', of, fact };
    case 'date':
      return { t: 'date', of, fact };
  }
}

function choice(a: Typed & { readonly t: 'choice' | 'set' | 'date' }, b: Typed, at: number): Bool {
  if (b.t !== 'text')
    throw new Wrong('law.wrong_type', at, { wanted: names.text, found: names[b.t] });
  checkValue(a.fact, b.value, at);
  return { k: 'one_of', of: a.of, values: [b.value] };
}

/** `none` in a set is the empty set: none of the others. */
function has(
  set: Typed & { readonly t: 'choice' | 'set' | 'date' },
  value: string,
  at: number,
): Bool {
  checkValue(set.fact, value, at);
  if (value !== 'none') return { k: 'has', of: set.of, value };
  const others = Object.keys(set.fact.values ?? {}).filter((each) => each !== 'none');
  return and(others.map((each) => not({ k: 'has', of: set.of, value: each })));
}

function checkValue(fact: Fact, value: string, at: number): void {
  const values = Object.keys(fact.values ?? {});
  if (values.includes(value)) return;
  const data = { fact: fact.name, value, nearest: nearest(value, values) };
  throw new Wrong('law.unknown_choice', at, data);
}

/** `years(d) op n` as a test of completed months. */
function age(op: Operator, { of, years }: Typed & { readonly t: 'age' }, n: Num): Bool {
  const atLeast = (more: number): Bool => {
    const each = years ? 12 : 1;
    if (n.k === 'number' && n.scale === 0)
      return { k: 'completed', of, months: numberOf((n.value + more) * each), years };
    const count: Num = more === 0 ? n : { k: 'add', a: n, b: numberOf(more) };
    const months: Num = years ? { k: 'multiply', a: count, b: numberOf(each) } : count;
    return { k: 'completed', of, months, years };
  };
  switch (op) {
    case '>=':
      return atLeast(0);
    case '<':
      return not(atLeast(0));
    case '>':
      return atLeast(1);
    case '<=':
      return not(atLeast(1));
    default:
      return and([atLeast(0), not(atLeast(1))]);
  }
}

/** The known name most like a mistyped one: fewest letters apart. */
export function nearest(name: string, known: readonly string[]): string {
  const scored = known.map((each) => ({ each, distance: distance(name, each) }));
  return scored.toSorted((a, b) => a.distance - b.distance)[0]?.each ?? '';
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
