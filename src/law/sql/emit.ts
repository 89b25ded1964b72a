import { FIRST_DAY, MAX_MONEY, NEVER, type Bool, type FactRef, type Num } from '../ir.ts';
import { cutOf, indexOf, integers, keyOf, rangeOf, valuesOf } from '../kernel/nodes.ts';
import { ten } from '../number.ts';
import type { Fact } from '../pack/fact.ts';
import { MAX_MEMBERS } from '../settle/bounds.ts';
import { scaleOf } from '../settle/fold.ts';
import { homeCounts, selfOf, speaksOfTotal } from './counts.ts';
import { columnsOfFact } from './table.ts';
import type { Shared } from './shared.ts';
import { firstOf, highestOf, lineOf, stepOf, type Link } from './tables.ts';
import {
  caseText,
  certain,
  dateText,
  ENDLESS,
  isNumber,
  joined,
  negated,
  plus,
  single,
  type Span,
  type Test,
} from './text.ts';

type Atom = Extract<Bool, { readonly of: FactRef }>;

/** Above this length a text that is needed twice becomes a step of its own. */
const LONG = 80;

/** Writes nodes as SQL over the columns of the monthly facts, every atom twice. */
export class Emitter {
  private readonly shared: Shared;
  private readonly inside: boolean;
  private readonly spans = new Map<Num, Span>();

  constructor(shared: Shared, inside = false) {
    this.shared = shared;
    this.inside = inside;
  }

  bool(bool: Bool): Test {
    switch (bool.k) {
      case 'bool':
        return certain(String(bool.value));
      case 'not': {
        const { must, may } = this.bool(bool.a);
        return { must: negated(may), may: negated(must) };
      }
      case 'and':
      case 'or': {
        const parts = bool.k === 'and' ? bool.all : bool.any;
        return joined(
          parts.map((each) => this.bool(each)),
          bool.k,
        );
      }
      case 'compare':
        return this.compare(bool);
      case 'exists': {
        const { lo, hi } = this.aggregate({ k: 'count', body: bool.body });
        return { must: `(${lo} > 0)`, may: `(${hi} > 0)` };
      }
      default:
        return this.atom(bool);
    }
  }

  private atom(bool: Atom): Test {
    const fact = this.read(bool.of);
    const [{ name }] = columnsOfFact(fact);
    const twice = (test: string): Test => ({
      must: `coalesce(${test}, false)`,
      may: `coalesce(${test}, true)`,
    });
    switch (bool.k) {
      case 'is':
        return twice(name);
      case 'one_of': {
        const indexes = bool.values.map((value) => indexOf(fact, value));
        if (indexes.length === 0) return certain('false');
        if (indexes.length === valuesOf(fact).length) return certain('true');
        return twice(
          indexes.length === 1 ? `${name} = ${indexes[0]}` : `${name} in (${indexes.join(', ')})`,
        );
      }
      case 'has':
        return twice(`${name} & ${2 ** indexOf(fact, bool.value)} <> 0`);
      case 'dated': {
        const { lo, hi } = this.days(fact);
        return { must: `(${hi} < ${dateText(NEVER)})`, may: `(${lo} < ${dateText(NEVER)})` };
      }
      default: {
        const { lo, hi } = this.days(fact);
        const cut = dateText(cutOf(bool, this.shared.today));
        return { must: `(${hi} <= ${cut})`, may: `(${lo} <= ${cut})` };
      }
    }
  }

  /** The two bounds of a date; of what nobody knows, the widest. */
  private days(fact: Fact): Span {
    const [lo, hi] = columnsOfFact(fact);
    const last = fact.name === 'birth_date' ? this.shared.today : NEVER;
    return {
      lo: `coalesce(${lo.name}, ${dateText(FIRST_DAY)})`,
      hi: `coalesce(${hi?.name ?? ''}, ${dateText(last)})`,
    };
  }

  private compare({ op, a, b }: Bool & { readonly k: 'compare' }): Test {
    const scale = Math.max(scaleOf(a), scaleOf(b));
    const [x, y] = [this.num(a, scale), this.num(b, scale)];
    if (op !== '==') return { must: `(${x.hi} ${op} ${y.lo})`, may: `(${x.lo} ${op} ${y.hi})` };
    const [one, other] = [this.keep(x), this.keep(y)];
    const same = [one.lo, one.hi, other.lo, other.hi].filter(
      (each, at, all) => all.indexOf(each) === at,
    );
    const [first = '0', ...rest] = same;
    if (rest.length === 0) return certain('true');
    const must = rest.map((each) => `${first} = ${each}`).join(' and ');
    return { must: `(${must})`, may: `(${one.lo} <= ${other.hi} and ${other.lo} <= ${one.hi})` };
  }

  /** A number in units of 10^-scale (its own unless given). */
  num(num: Num, scale = scaleOf(num)): Span {
    const own = this.spans.get(num) ?? this.own(num);
    const factor = ten(scale - scaleOf(num));
    if (factor === 1) return own;
    const endless = this.isEndless(num);
    const by = (text: string): string =>
      isNumber(text) && text !== ENDLESS
        ? String(Number(text) * factor)
        : `(${text}::bigint * ${factor})`;
    const to = (text: string): string => (endless ? this.guarded([text], by) : by(text));
    return { lo: to(own.lo), hi: to(own.hi) };
  }

  /** From now on the node is written as these names. */
  remember(num: Num, span: Span): void {
    this.spans.set(num, span);
  }

  private own(num: Num): Span {
    const scale = scaleOf(num);
    switch (num.k) {
      case 'number':
        return single(String(num.value));
      case 'quantity':
        return this.quantity(num.of);
      case 'add':
      case 'subtract':
        return this.sum(num, scale);
      case 'multiply':
        return this.product(num);
      case 'choose':
        return this.choose(num, scale);
      case 'greatest':
        return this.greatest(num, scale);
      case 'count':
      case 'total':
        return this.aggregate(num);
      case 'lookup':
        return this.lookup(num, scale);
      case 'on_day':
        return this.onDay(num, scale);
      case 'open':
        return {
          lo: this.num(num.lo, scale).lo,
          hi: num.hi === null ? ENDLESS : this.num(num.hi, scale).hi,
        };
      case 'round':
        return this.round(num);
      case 'use':
        throw new Error(`alias ${num.alias} is not settled`);
    }
  }

  private quantity(of: FactRef): Span {
    const fact = this.read(of);
    const { min, max } = fact.range ?? { min: 0, max: MAX_MONEY };
    const value = `${fact.name}::bigint`;
    const counted = this.inside ? null : homeCounts(fact.name);
    if (counted === null)
      return { lo: `coalesce(${value}, ${min})`, hi: `coalesce(${value}, ${max})` };
    const all = this.aggregate({ k: 'count', body: counted.body });
    const own = this.bool(selfOf(counted.body));
    const others = `least(${all.hi} - case when ${own.may} then 1 else 0 end, ${max})`;
    const known = this.household();
    const [lo, hi] = counted.exact
      ? [`least(${all.hi}, ${max})`, `least(${all.hi}, ${max})`]
      : [String(min), others];
    return {
      lo: this.save(`coalesce(${value}, case when ${known} then ${lo} else ${min} end)`),
      hi: this.save(`coalesce(${value}, case when ${known} then ${hi} else ${max} end)`),
    };
  }

  private household(): string {
    this.shared.columns.add('household_id');
    return 'household_id is not null';
  }

  private sum(num: Num & { readonly k: 'add' | 'subtract' }, scale: number): Span {
    const [a, b] = [this.num(num.a, scale), this.num(num.b, scale)];
    const endless = this.isEndless(num.a) || this.isEndless(num.b);
    if (num.k === 'add') {
      const hi = endless
        ? this.guarded([a.hi, b.hi], (x, y) => `(${x}::bigint + ${y})`)
        : plus(a.hi, b.hi);
      return { lo: plus(a.lo, b.lo), hi };
    }
    const lo = endless
      ? `case when ${this.save(b.hi)} >= ${ENDLESS} then -${ENDLESS} else ${a.lo}::bigint - ${this.save(b.hi)} end`
      : `(${a.lo}::bigint - ${b.hi})`;
    const hi = endless
      ? this.guarded([a.hi], (x) => `(${x}::bigint - ${b.lo})`)
      : `(${a.hi}::bigint - ${b.lo})`;
    return { lo, hi };
  }

  private product(num: Num & { readonly k: 'multiply' }): Span {
    const [a, b] = [this.num(num.a), this.num(num.b)];
    const [x, y] = [rangeOf(num.a, this.shared.facts), rangeOf(num.b, this.shared.facts)];
    const endless = this.isEndless(num.a) || this.isEndless(num.b);
    const times = (p: string, q: string): string =>
      endless
        ? this.guarded([p, q], (m, n) => `(${m}::bigint * ${n})`, true)
        : `(${p}::bigint * ${q})`;
    if (x.lo >= 0 && y.lo >= 0) return { lo: times(a.lo, b.lo), hi: times(a.hi, b.hi) };
    const [one, other] = [this.keep(a), this.keep(b)];
    const corners = [one.lo, one.hi]
      .flatMap((p) => [other.lo, other.hi].map((q) => times(p, q)))
      .join(', ');
    return { lo: `least(${corners})`, hi: `greatest(${corners})` };
  }

  private choose(num: Num & { readonly k: 'choose' }, scale: number): Span {
    const when = this.bool(num.when);
    const [gives, otherwise] = [this.num(num.gives, scale), this.num(num.otherwise, scale)];
    const [t, o] = [num.gives, num.otherwise].map((each) => {
      const { lo, hi } = rangeOf(each, this.shared.facts);
      const units = ten(scale - scaleOf(each));
      return { lo: lo * units, hi: hi * units };
    }) as [{ lo: number; hi: number }, { lo: number; hi: number }];
    const pick = (test: string, end: 'lo' | 'hi'): string =>
      caseText([[test, gives[end]]], otherwise[end]);
    if (when.must === when.may || t.lo >= o.hi)
      return { lo: pick(when.must, 'lo'), hi: pick(when.may, 'hi') };
    if (t.hi <= o.lo) return { lo: pick(when.may, 'lo'), hi: pick(when.must, 'hi') };
    if (num.otherwise.k === 'choose') return this.chain(num, scale);
    const [a, b] = [this.keep(gives), this.keep(otherwise)];
    return {
      lo: caseText(
        [
          [when.must, a.lo],
          [when.may, `least(${a.lo}, ${b.lo})`],
        ],
        b.lo,
      ),
      hi: caseText(
        [
          [when.must, a.hi],
          [when.may, `greatest(${a.hi}, ${b.hi})`],
        ],
        b.hi,
      ),
    };
  }

  /** "The first that holds": which is surely reached at last is asked once, then who may be it. */
  private chain(num: Num & { readonly k: 'choose' }, scale: number): Span {
    const links: Link[] = [];
    let rest: Num = num;
    while (rest.k === 'choose') {
      links.push({ when: this.bool(rest.when), span: this.num(rest.gives, scale) });
      rest = rest.otherwise;
    }
    const last = this.num(rest, scale);
    const musts = links.map(({ when }, index) => [when.must, String(index)] as const);
    const stop = this.save(caseText(musts, String(links.length)), 0);
    return firstOf(links, last, stop);
  }

  /** The highest of several; constants that hold or not are one ladder from the highest on. */
  private greatest(num: Num & { readonly k: 'greatest' }, scale: number): Span {
    const ladder: Link[] = [];
    const others: Span[] = [];
    for (const each of num.of) {
      const plain =
        each.k === 'choose' && each.otherwise.k === 'number' && each.otherwise.value === 0;
      const span = plain ? this.num(each.gives, scale) : this.num(each, scale);
      const constant = isNumber(span.lo) && isNumber(span.hi) && Number(span.lo) >= 0;
      if (plain && constant) ladder.push({ when: this.bool(each.when), span });
      else others.push(plain ? this.num(each, scale) : span);
    }
    return highestOf(ladder, others);
  }

  private aggregate(node: Num & { readonly k: 'count' | 'total' }): Span {
    if (this.inside) throw new Error('members inside members');
    const key = keyOf(node);
    const { counted } = this.shared;
    if (!counted.has(key)) counted.set(key, { node });
    const name = `m${[...counted.keys()].indexOf(key)}`;
    const most = node.k === 'count' ? String(MAX_MEMBERS) : ENDLESS;
    return {
      lo: `${name}_lo`,
      hi: `case when ${this.household()} then ${name}_hi else ${most} end`,
    };
  }

  private lookup(num: Num & { readonly k: 'lookup' }, scale: number): Span {
    const fact = this.read(num.of);
    const first = fact.range?.min ?? 0;
    const keys = fact.values === undefined ? integers(fact) : valuesOf(fact);
    const spans = keys.map((key) => this.num(num.lines.get(key) ?? num.otherwise, scale));
    if (homeCounts(fact.name) !== null) throw new Error(`${fact.name} picks a line`);
    return lineOf(fact.name, first, spans);
  }

  private onDay(num: Num & { readonly k: 'on_day' }, scale: number): Span {
    const { lo, hi } = this.days(this.read(num.of));
    const otherwise = this.num(num.otherwise, scale);
    const steps = num.steps.map((step) => ({ ...step, span: this.num(step.value, scale) }));
    return stepOf({ lo, hi }, steps, otherwise);
  }

  private round(num: Num & { readonly k: 'round' }): Span {
    const [a, range] = [this.num(num.a), rangeOf(num.a, this.shared.facts)];
    const step = num.to * ten(scaleOf(num.a));
    const shift = num.mode === 'up' ? step - 1 : num.mode === 'half_up' ? Math.floor(step / 2) : 0;
    const whole = (text: string): string => {
      const shifted = shift === 0 ? text : `(${text}::bigint + ${shift})`;
      if (range.lo >= 0) return `(${shifted} / ${step}::bigint * ${num.to})`;
      const kept = this.save(shifted);
      return `((${kept} - ((${kept} % ${step}) + ${step}) % ${step}) / ${step} * ${num.to})`;
    };
    const to = (text: string): string =>
      this.isEndless(num.a) ? this.guarded([text], (x) => whole(x)) : whole(text);
    return { lo: range.lo === -Infinity ? to(a.lo) : whole(a.lo), hi: to(a.hi) };
  }

  private isEndless(num: Num): boolean {
    const { lo, hi } = rangeOf(num, this.shared.facts);
    // A sum over members nobody named has no bound, however small each of them is.
    return hi === Infinity || lo === -Infinity || speaksOfTotal(num);
  }

  /** Arithmetic that stays without bound where a part is; `zero`: nothing times it is nothing. */
  private guarded(
    parts: readonly string[],
    make: (...texts: readonly [string, string]) => string,
    zero = false,
  ): string {
    const kept = parts.map((part) => this.save(part)) as [string, string];
    const any = (test: (part: string) => string): string =>
      joined(
        [...new Set(kept)].map((part) => certain(isNumber(part) ? 'false' : test(part))),
        'or',
      ).must;
    const nothing: readonly (readonly [string, string])[] = zero
      ? [[kept.includes('0') ? 'true' : any((part) => `${part} = 0`), '0']]
      : [];
    const endless = kept.includes(ENDLESS) ? 'true' : any((part) => `${part} >= ${ENDLESS}`);
    const rungs = [
      ...nothing,
      [endless, ENDLESS] as const,
      [any((part) => `${part} <= -${ENDLESS}`), `-${ENDLESS}`] as const,
    ];
    return caseText(rungs, make(...kept));
  }

  /** A text as the name of a step, so that it is worked out once a row. */
  private save(text: string, long = LONG): string {
    if (this.inside || text.length <= long || isNumber(text) || /^\w+$/.test(text)) return text;
    const { steps } = this.shared;
    const known = steps.find((step) => step.text === text);
    if (known !== undefined) return known.name;
    const named = new Set(text.match(/\bt\d+\b/g) ?? []);
    const below = steps.filter((step) => named.has(step.name)).map((step) => step.level);
    const step = { name: `t${steps.length}`, text, level: 1 + Math.max(0, ...below) };
    steps.push(step);
    return step.name;
  }

  private keep({ lo, hi }: Span): Span {
    return { lo: this.save(lo), hi: this.save(hi) };
  }

  private read(of: FactRef): Fact {
    const fact = this.shared.facts.get(of.fact);
    if (fact === undefined) throw new Error(`no fact ${of.fact}`);
    if (this.inside && !of.member && fact.subject === 'person')
      throw new Error(`${of.fact} of the person asked about stands inside members`);
    for (const { name } of columnsOfFact(fact)) this.shared.columns.add(name);
    return fact;
  }
}
