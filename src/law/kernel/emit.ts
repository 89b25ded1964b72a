import { NEVER, type Bool, type FactRef, type Num } from '../ir.ts';
import { ten } from '../number.ts';
import type { Fact } from '../pack/fact.ts';
import type { Range } from '../settle/bounds.ts';
import { scaleOf } from '../settle/fold.ts';
import { cutOf, indexOf, integers, keyOf, rangeOf, valuesOf } from './nodes.ts';
import {
  anyOf,
  certain,
  isNumber,
  joined,
  ladder,
  maximum,
  rareFirst,
  scaled,
  single,
  type Span,
  type Test,
} from './text.ts';

type Atom = Extract<Bool, { readonly of: FactRef }>;

/** What the emitter draws on and leaves behind; shared by all bodies of one kernel. */
export interface Shared {
  readonly facts: ReadonlyMap<string, Fact>;
  /** The day asked, packed. */
  readonly today: number;
  /** Facts read, in the order of their locals. */
  readonly columns: Map<string, Fact>;
  /** What is counted over the members of a household, in the order of its columns. */
  readonly counted: Map<string, Bool | Num>;
  /** Constant tables of lookups: bound to `T` in the generated text. */
  readonly tables: Float64Array[];
}

/**
 * Writes nodes as JavaScript over the locals of one row. With `known` no fact is unknown, and
 * texts are as short as hand-written ones; without it every atom is written twice.
 */
export class Emitter {
  /** Statements that come before the texts given back. */
  readonly lines: string[] = [];
  private readonly shared: Shared;
  private readonly known: boolean;
  private readonly inside: boolean;
  /** The facts this text reads. */
  readonly reads = new Set<string>();
  private saved = new Map<string, string>();
  private spans = new Map<Num, Span>();

  constructor(shared: Shared, known: boolean, inside = false) {
    this.shared = shared;
    this.known = known;
    this.inside = inside;
  }

  /** An emitter for a block after these lines: it knows their locals and has lines of its own. */
  fork(): Emitter {
    const fork = new Emitter(this.shared, this.known, this.inside);
    fork.saved = new Map(this.saved);
    fork.spans = new Map(this.spans);
    return fork;
  }

  bool(bool: Bool): Test {
    switch (bool.k) {
      case 'bool':
        return certain(String(bool.value));
      case 'not': {
        const { must, may } = this.bool(bool.a);
        return { must: `!(${may})`, may: `!(${must})` };
      }
      case 'and':
        return joined(
          rareFirst(bool.all).map((each) => this.bool(each)),
          '&&',
        );
      case 'or':
        return joined(
          bool.any.map((each) => this.bool(each)),
          '||',
        );
      case 'compare':
        return this.compare(bool);
      case 'exists': {
        const { lo, hi } = this.count(bool.body, bool);
        return { must: `${lo}>0`, may: `${hi}>0` };
      }
      default:
        return this.atom(bool);
    }
  }

  private atom(bool: Atom): Test {
    const { fact, name } = this.read(bool.of);
    switch (bool.k) {
      case 'is':
        return this.twice(`${name}===1`, `${name}!==0`);
      case 'one_of': {
        const test = anyOf(
          name,
          bool.values.map((value) => indexOf(fact, value)),
        );
        const all = bool.values.length === valuesOf(fact).length;
        return all ? certain('true') : this.twice(test, `(${name}<0||${test})`);
      }
      case 'has': {
        const test = `(${name}&${1 << indexOf(fact, bool.value)})!==0`;
        return this.twice(`(${name}>=0&&${test})`, `(${name}<0||${test})`, test);
      }
      case 'dated':
        return this.twice(`${name}H<${NEVER}`, `${name}<${NEVER}`, `${name}<${NEVER}`);
      default: {
        const cut = cutOf(bool, this.shared.today);
        return this.twice(`${name}H<=${cut}`, `${name}<=${cut}`, `${name}<=${cut}`);
      }
    }
  }

  /** Certain and possible; where facts are known one text is both. */
  private twice(must: string, may: string, both = must): Test {
    return this.known ? certain(both) : { must, may };
  }

  private compare({ op, a, b }: Bool & { readonly k: 'compare' }): Test {
    const scale = Math.max(scaleOf(a), scaleOf(b));
    const [x, y] = [this.num(a, scale), this.num(b, scale)];
    if (op !== '==') return { must: `${x.hi}${op}${y.lo}`, may: `${x.lo}${op}${y.hi}` };
    const [one, other] = [this.keep(x), this.keep(y)];
    if (one.lo === one.hi && other.lo === other.hi) return certain(`${one.lo}===${other.lo}`);
    return {
      must: `(${one.lo}===${one.hi}&&${other.lo}===${other.hi}&&${one.lo}===${other.lo})`,
      may: `(${one.lo}<=${other.hi}&&${other.lo}<=${one.hi})`,
    };
  }

  /** A number in units of 10^-scale (its own unless given). */
  num(num: Num, scale = scaleOf(num)): Span {
    const own = this.spans.get(num) ?? this.own(num);
    return scaled(own, ten(scale - scaleOf(num)));
  }

  /** From now on the node is written as these locals. */
  remember(num: Num): Span {
    const span = this.keep(this.own(num));
    this.spans.set(num, span);
    return span;
  }

  private own(num: Num): Span {
    const scale = scaleOf(num);
    switch (num.k) {
      case 'number':
        return single(String(num.value));
      case 'quantity': {
        const { name } = this.read(num.of);
        return this.known ? single(name) : { lo: name, hi: `${name}H` };
      }
      case 'add':
      case 'subtract':
        return this.sum(num, scale);
      case 'multiply':
        return this.product(num);
      case 'choose':
        return this.choose(num, scale);
      case 'greatest': {
        const parts = num.of.map((each) => this.num(each, scale));
        return { lo: maximum(parts.map(({ lo }) => lo)), hi: maximum(parts.map(({ hi }) => hi)) };
      }
      case 'count':
        return this.count(num.body, num);
      case 'total':
        return this.aggregate(num);
      case 'lookup':
        return this.lookup(num, scale);
      case 'on_day':
        return this.onDay(num, scale);
      case 'open':
        return {
          lo: this.num(num.lo, scale).lo,
          hi: num.hi === null ? 'Infinity' : this.num(num.hi, scale).hi,
        };
      case 'round': {
        const a = this.num(num.a);
        const to = (end: string): string =>
          `${num.mode}(${end},${num.to * ten(scaleOf(num.a))},${num.to})`;
        return { lo: to(a.lo), hi: to(a.hi) };
      }
      case 'use':
        throw new Error(`alias ${num.alias} is not settled`);
    }
  }

  private sum(num: Num & { readonly k: 'add' | 'subtract' }, scale: number): Span {
    const [a, b] = [this.num(num.a, scale), this.num(num.b, scale)];
    if (num.k === 'add') return { lo: `(${a.lo}+${b.lo})`, hi: `(${a.hi}+${b.hi})` };
    return { lo: `(${a.lo}-${b.hi})`, hi: `(${a.hi}-${b.lo})` };
  }

  private product(num: Num & { readonly k: 'multiply' }): Span {
    const [a, b] = [this.num(num.a), this.num(num.b)];
    const [x, y] = [this.range(num.a), this.range(num.b)];
    if (x.lo < 0 || y.lo < 0) {
      const corners = [this.keep(a), this.keep(b)].flatMap(({ lo, hi }) => [lo, hi]).join(',');
      return { lo: `lowest(${corners})`, hi: `highest(${corners})` };
    }
    const endless = x.hi === Infinity || y.hi === Infinity;
    const lo = `(${a.lo}*${b.lo})`;
    return { lo, hi: endless ? `times(${a.hi},${b.hi})` : `(${a.hi}*${b.hi})` };
  }

  private choose(num: Num & { readonly k: 'choose' }, scale: number): Span {
    const when = this.bool(num.when);
    const [then, otherwise] = [this.num(num.gives, scale), this.num(num.otherwise, scale)];
    const pick = (test: string, end: 'lo' | 'hi'): string =>
      `(${test}?${then[end]}:${otherwise[end]})`;
    const [t, o] = [this.range(num.gives), this.range(num.otherwise)];
    const units = (range: number, of: Num): number => range * ten(scale - scaleOf(of));
    const never = when.must === when.may;
    if (never || units(t.lo, num.gives) >= units(o.hi, num.otherwise))
      return { lo: pick(when.must, 'lo'), hi: pick(when.may, 'hi') };
    if (units(t.hi, num.gives) <= units(o.lo, num.otherwise))
      return { lo: pick(when.may, 'lo'), hi: pick(when.must, 'hi') };
    const [must, may] = [this.save(when.must), this.save(when.may)];
    const [a, b] = [this.keep(then), this.keep(otherwise)];
    return {
      lo: `(${must}?${a.lo}:${may}?Math.min(${a.lo},${b.lo}):${b.lo})`,
      hi: `(${must}?${a.hi}:${may}?Math.max(${a.hi},${b.hi}):${b.hi})`,
    };
  }

  private count(body: Bool, node: Bool | Num): Span {
    return this.aggregate(node.k === 'exists' ? { k: 'count', body } : node);
  }

  private aggregate(node: Bool | Num): Span {
    if (this.inside) throw new Error('members inside members');
    const key = keyOf(node);
    const { counted } = this.shared;
    if (!counted.has(key)) counted.set(key, node);
    const name = `m${[...counted.keys()].indexOf(key)}`;
    // The law itself may be open inside: then known facts still leave two bounds.
    const sure = this.known && !key.includes('"k":"open"');
    return sure ? single(name) : { lo: name, hi: `${name}H` };
  }

  private lookup(num: Num & { readonly k: 'lookup' }, scale: number): Span {
    const { fact, name } = this.read(num.of);
    const first = fact.range?.min ?? 0;
    const keys = fact.values === undefined ? integers(fact) : valuesOf(fact);
    const spans = keys.map((key) => this.num(num.lines.get(key) ?? num.otherwise, scale));
    const integer = fact.values === undefined;
    if (spans.every(({ lo, hi }) => isNumber(lo) && isNumber(hi))) {
      const ends = [spans.map(({ lo }) => Number(lo)), spans.map(({ hi }) => Number(hi))] as const;
      return this.table({ name, first, integer, ends });
    }
    const kept = spans.map((span) => this.keep(span));
    const exactly = (end: 'lo' | 'hi'): string =>
      ladder(
        name,
        first,
        kept.map((span) => span[end]),
      );
    if (this.known) return { lo: exactly('lo'), hi: exactly('hi') };
    const widest = (end: 'lo' | 'hi', join: string, neutral: string): string => {
      const parts = kept.map((span, index) => {
        const at = first + index;
        const met = integer ? `${name}<=${at}&&${at}<=${name}H` : `${name}<0||${name}===${at}`;
        return `(${met}?${span[end]}:${neutral})`;
      });
      return `${join}(${parts.join(',')})`;
    };
    return {
      lo: widest('lo', 'Math.min', 'Infinity'),
      hi: widest('hi', 'Math.max', '-Infinity'),
    };
  }

  private table(given: {
    readonly name: string;
    readonly first: number;
    readonly integer: boolean;
    readonly ends: readonly [readonly number[], readonly number[]];
  }): Span {
    const { name, first, integer, ends } = given;
    const [lo, hi] = [this.constant(ends[0]), this.constant(ends[1])];
    const from = first === 0 ? name : `${name}-${first}`;
    if (this.known) return { lo: `${lo}[${from}]`, hi: `${hi}[${from}]` };
    if (integer) {
      const to = first === 0 ? `${name}H` : `${name}H-${first}`;
      return { lo: `least(${lo},${from},${to})`, hi: `most(${hi},${from},${to})` };
    }
    return {
      lo: `(${name}<0?${Math.min(...ends[0])}:${lo}[${name}])`,
      hi: `(${name}<0?${Math.max(...ends[1])}:${hi}[${name}])`,
    };
  }

  /** A constant table; equal ones are one. */
  private constant(values: readonly number[]): string {
    const { tables } = this.shared;
    const found = tables.findIndex(
      (table) => table.length === values.length && values.every((value, at) => table[at] === value),
    );
    if (found < 0) tables.push(Float64Array.from(values));
    return `T${found < 0 ? tables.length - 1 : found}`;
  }

  private onDay(num: Num & { readonly k: 'on_day' }, scale: number): Span {
    const { name } = this.read(num.of);
    const steps = num.steps.map((step) => ({
      ...step,
      span: this.keep(this.num(step.value, scale)),
    }));
    const otherwise = this.keep(this.num(num.otherwise, scale));
    if (this.known) {
      const pick = (end: 'lo' | 'hi'): string =>
        steps.reduceRight(
          (rest, step) => `(${name}>=${step.from}&&${name}<=${step.to}?${step.span[end]}:${rest})`,
          otherwise[end],
        );
      return { lo: pick('lo'), hi: pick('hi') };
    }
    const covered = (at: string): string =>
      steps.map((step) => `${step.from}<=${at}&&${at}<=${step.to}`).join('||') || 'false';
    const over = (end: 'lo' | 'hi', join: string, neutral: string): string => {
      const met = steps.map(
        (step) => `(${step.from}<=${name}H&&${name}<=${step.to}?${step.span[end]}:${neutral})`,
      );
      const inside = `(${covered(name)})&&(${covered(`${name}H`)})`;
      return `${join}(${[...met, `(${inside}?${neutral}:${otherwise[end]})`].join(',')})`;
    };
    return { lo: over('lo', 'Math.min', 'Infinity'), hi: over('hi', 'Math.max', '-Infinity') };
  }

  /** A text as a local, computed once a row; short texts stay as they are. */
  save(text: string): string {
    if (isNumber(text) || /^\w+$/.test(text)) return text;
    const known = this.saved.get(text);
    if (known !== undefined) return known;
    const name = `v${this.saved.size}`;
    this.lines.push(`const ${name}=${text};`);
    this.saved.set(text, name);
    return name;
  }

  private keep({ lo, hi }: Span): Span {
    return { lo: this.save(lo), hi: this.save(hi) };
  }

  private range(num: Num): Range {
    return rangeOf(num, this.shared.facts);
  }

  /** The local of a fact. Inside `members.*` only the member and the household can be named. */
  private read(of: FactRef): { readonly fact: Fact; readonly name: string } {
    const fact = this.shared.facts.get(of.fact);
    if (fact === undefined) throw new Error(`no fact ${of.fact}`);
    if (this.inside && !of.member && fact.subject === 'person')
      throw new Error(`${of.fact} of the person asked about stands inside members`);
    if (!this.shared.columns.has(fact.name)) this.shared.columns.set(fact.name, fact);
    this.reads.add(fact.name);
    return { fact, name: `f_${fact.name}` };
  }
}
