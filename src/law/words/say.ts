import { fill, type Language } from '../../kernel/index.ts';
import type { Bool, FactRef, Num } from '../ir.ts';
import { textOf } from '../number.ts';
import type { Fact } from '../pack/fact.ts';
import { foldNum } from '../settle/fold.ts';
import { alternatives, listed } from './list.ts';
import { boundOf, partOf, type Bound, type Compare, type Completed, type Part } from './merge.ts';
import { shownNumber } from './numbers.ts';
import { phrases, type Phrases } from './phrases.ts';
import { headUnit, withUnit } from './units.ts';

/** What stands for an alias: its words, whether they end with a figure in hundredths, its value. */
export type AliasWords = (alias: string) => {
  readonly text: string;
  readonly percent: boolean;
  readonly value: Num | null;
  /** The value with its unit, without its name; null: not one value. */
  readonly figure: string | null;
};

/** How the items of a list inside a list are named. */
const marks = [
  (index: number) => `(${index + 1})`,
  (index: number) => `(${'abcdefghiklmnopqrstuvxy'[index] ?? index + 1})`,
  (index: number) => `(${['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'][index] ?? index + 1})`,
] as const;

/** Says conditions and amounts in words, without identifiers and without double negatives. */
export class Speaker {
  private readonly facts: ReadonlyMap<string, Fact>;
  private readonly language: Language;
  private readonly alias: AliasWords;
  private readonly words: Phrases;

  constructor(facts: ReadonlyMap<string, Fact>, language: Language, alias: AliasWords) {
    this.facts = facts;
    this.language = language;
    this.alias = alias;
    this.words = phrases[language];
  }

  /** A condition as a clause: "từ đủ 60 tuổi đến dưới 80 tuổi; và thuộc hộ nghèo hoặc cận nghèo". */
  bool(bool: Bool): string {
    return this.part(partOf(bool, this.facts), 0);
  }

  private part(part: Part, depth: number): string {
    switch (part.k) {
      case 'all':
        return this.all(part.parts, depth);
      case 'any':
        return this.isGroup(part)
          ? this.numbered(this.words.oneOf, part.parts, depth)
          : this.alternatives(part.parts, depth);
      case 'choice':
        return this.choice(part);
      case 'kinds':
        return this.kinds(part);
      case 'span':
        return this.span(part.from, part.below);
      case 'range':
        return this.words.range(this.num(part.low.of), this.limit(part.low), this.limit(part.high));
      case 'atom':
        return this.atom(part.test, part.negative);
    }
  }

  /** Simple tests in a row, a numbered group of alternatives last; several groups are numbered. */
  private all(parts: readonly Part[], depth: number): string {
    const groups = parts.filter((each) => this.isGroup(each));
    if (groups.length > 1) return this.numbered(this.words.allOf, parts, depth);
    const simple = parts
      .filter((each) => !this.isGroup(each))
      .map((each) => this.part(each, depth));
    const [group] = groups;
    if (group === undefined) return listed(simple, this.words.and);
    const last = this.part(group, depth);
    return simple.length === 0 ? last : `${simple.join('; ')}; ${this.words.and} ${last}`;
  }

  /** Alternatives of which one is itself a list: they need numbers to be read rightly. */
  private isGroup(part: Part): boolean {
    if (part.k === 'all') return part.parts.some((each) => this.isGroup(each));
    return part.k === 'any' && this.alternatives(part.parts, 0).includes('; ');
  }

  private alternatives(parts: readonly Part[], depth: number): string {
    const said = parts.map((each) => this.part(each, depth));
    return listed(said, this.words.or);
  }

  private numbered(head: string, parts: readonly Part[], depth: number): string {
    const mark = marks[Math.min(depth, 2)] ?? marks[0];
    const items = parts.map((each, index) => `${mark(index)} ${this.part(each, depth + 1)}`);
    return `${head}: ${items.join('; ')}`;
  }

  /** One of several values; "none" is said by its own words. */
  private choice({ of, values }: Part & { readonly k: 'choice' }): string {
    const fact = this.fact(of);
    const others = Object.keys(fact.values ?? {}).filter((each) => !values.includes(each));
    if (others.length === 0) return this.words.always;
    if (values.length === 0) return this.words.never;
    const none = (list: readonly string[]): boolean => list.length === 1 && list[0] === 'none';
    if (none(values)) return this.value(fact, 'none');
    if (none(others) && values.length > 4) return this.words.any(this.label(fact));
    const positive = others.includes('none') || values.length <= others.length;
    return positive && !values.includes('none')
      ? this.valued(fact, values, false)
      : this.valued(fact, others, true);
  }

  private kinds({ of, values, how }: Part & { readonly k: 'kinds' }): string {
    const fact = this.fact(of);
    const all = Object.keys(fact.values ?? {}).filter((each) => each !== 'none');
    if (how === 'none' && all.every((each) => values.includes(each)) && fact.values?.['none'])
      return this.value(fact, 'none');
    const whole = how === 'or' && values.length > 1 && values.length === all.length;
    return whole
      ? this.words.anyOf(this.label(fact))
      : this.valued(fact, values, how === 'none', how === 'and');
  }

  private valued(fact: Fact, values: readonly string[], negative: boolean, every = false): string {
    const word = every ? this.words.and : this.words.or;
    const value = alternatives(
      values.map((each) => this.value(fact, each)),
      word,
    );
    const own = this.said(fact, negative, value);
    return own ?? (negative ? this.words.isNot : this.words.is)(this.label(fact), value);
  }

  private atom(test: Bool, negative: boolean): string {
    switch (test.k) {
      case 'bool':
        return test.value ? this.words.always : this.words.never;
      case 'is':
        return this.said(this.fact(test.of), negative, '') ?? this.label(this.fact(test.of));
      case 'dated': {
        const fact = this.fact(test.of);
        const own = this.said(fact, negative, '');
        return own ?? (negative ? this.words.undated : this.words.dated)(this.label(fact));
      }
      case 'completed':
        return this.age(test, negative);
      case 'compare':
        return this.compare(test, negative);
      case 'exists': {
        const clause = this.inner(test.body);
        return negative ? this.words.nobody(clause) : this.words.somebody(clause);
      }
      default:
        return this.part(partOf(test, this.facts), 0);
    }
  }

  /** A clause inside another: in brackets where it is a list. */
  private inner(body: Bool): string {
    const clause = this.bool(body);
    return clause.includes(';') ? `(${clause})` : clause;
  }

  /** The fact's own way of saying it, where it has one. */
  private said({ says }: Fact, negative: boolean, value: string): string | null {
    const words = negative ? says?.no : says?.yes;
    return words === undefined ? null : fill(words[this.language], { value });
  }

  private age(test: Completed, negative: boolean): string {
    const span = this.length(test);
    if (test.of.fact === 'birth_date')
      return (negative ? this.words.younger : this.words.older)(span);
    const label = this.label(this.fact(test.of));
    return (negative ? this.words.notYetSince : this.words.since)(label, span);
  }

  private span(from: Completed, below: Completed): string {
    const [a, b] = [this.length(from), this.length(below)];
    if (from.of.fact === 'birth_date') return this.words.between(a, b);
    return this.words.sinceBetween(this.label(this.fact(from.of)), a, b);
  }

  /** "16 tuổi", "36 tháng tuổi", "3 năm". */
  private length({ months, years, of }: Completed): string {
    const count = this.count(months, years);
    const isAge = of.fact === 'birth_date';
    if (years) return isAge ? this.words.yearsOld(count) : this.words.years(count);
    return isAge ? this.words.monthsOld(count) : this.words.months(count);
  }

  /** Years are kept as twelve months each; words give the years back. */
  private count(months: Num, years: boolean): string {
    if (months.k === 'number') return String(years ? months.value / 12 : months.value);
    return years && months.k === 'multiply' ? this.num(months.a) : this.num(months);
  }

  private compare(test: Compare, negative: boolean): string {
    const bound = boundOf({ k: 'atom', test, negative });
    if (bound !== null) {
      const [of, { text, included }] = [this.num(bound.of), this.limit(bound)];
      if (bound.end === 'low') return (included ? this.words.atLeast : this.words.above)(of, text);
      return (included ? this.words.atMost : this.words.below)(of, text);
    }
    const [a, b] = [this.valueBeside(test.a, test.b), this.valueBeside(test.b, test.a)];
    if (test.op === '==') return (negative ? this.words.unequal : this.words.equal)(a, b);
    if (test.op === '<') return (negative ? this.words.atLeast : this.words.below)(a, b);
    return (negative ? this.words.above : this.words.atMost)(a, b);
  }

  private limit({ of, value, included }: Bound): { text: string; included: boolean } {
    return { text: this.valueBeside(value, of), included };
  }

  /** A plain number beside a fact takes the fact's unit: "từ 61% trở lên". */
  private valueBeside(num: Num, other: Num): string {
    // "Từ 30 điểm" rather than "từ 3 chỉ số × 10".
    const worked =
      num.k === 'multiply'
        ? foldNum(num, (alias) => this.alias(alias).value ?? { k: 'use', alias })
        : num;
    if (worked.k === 'use' && !this.isMoney(other))
      return this.alias(worked.alias).figure ?? this.num(worked);
    if (worked.k !== 'number') return this.num(num);
    return withUnit(this.num(worked), this.unitOf(other));
  }

  /** A sum of money is compared with a line that has a name; a count with a figure. */
  private isMoney(num: Num): boolean {
    return this.unitOf(num).startsWith('đồng');
  }

  private unitOf(num: Num): string {
    switch (num.k) {
      case 'quantity': {
        const fact = this.fact(num.of);
        return fact.type === 'money' ? 'đồng' : headUnit(fact.unit ?? '', this.language);
      }
      case 'total':
        return this.unitOf(num.body);
      case 'multiply':
        return this.unitOf(num.a) + this.unitOf(num.b);
      case 'add':
      case 'subtract':
        return this.unitOf(num.a);
      default:
        return '';
    }
  }

  /** An amount as a formula: "mức chuẩn 500.000 đồng × hệ số 2,5". */
  num(num: Num): string {
    switch (num.k) {
      case 'number':
        return shownNumber(textOf(num.value, num.scale), this.language);
      case 'quantity':
        return this.label(this.fact(num.of));
      case 'use':
        return this.alias(num.alias).text;
      case 'add':
        return `${this.term(num.a)} + ${this.term(num.b)}`;
      case 'subtract':
        return `${this.term(num.a)} − ${this.factor(num.b)}`;
      case 'multiply':
        return this.product(factorsOf(num));
      case 'choose':
        return this.choose(num);
      case 'greatest':
        return this.words.greatest(num.of.map((each) => this.num(each)).join('; '));
      case 'count':
        return this.words.count(this.inner(num.body));
      case 'total':
        return this.words.total(this.num(num.body));
      case 'open':
        return this.open(num);
      case 'round': {
        const to = shownNumber(String(num.to), this.language);
        return this.words.rounded(this.num(num.a), to, num.mode);
      }
      case 'lookup':
      case 'on_day':
        return this.words.byTable(this.words.theAmount, this.label(this.fact(num.of)));
    }
  }

  /** A figure in per cent needs no "× 0,01" beside it. */
  private product(factors: readonly Num[]): string {
    let percents = factors.filter((each) => this.isPercent(each)).length;
    const said = factors.filter((each) => {
      const hundredths = each.k === 'number' && each.value === 1 ? each.scale / 2 : 0;
      if (hundredths === 0 || hundredths > percents) return true;
      percents -= hundredths;
      return false;
    });
    return said.map((each) => this.factor(each)).join(' × ');
  }

  private isPercent(num: Num): boolean {
    if (num.k === 'use') return this.alias(num.alias).percent;
    return num.k === 'quantity' && this.unitOf(num) === '%';
  }

  private choose(num: Num & { readonly k: 'choose' }): string {
    const extreme = this.extreme(num);
    if (extreme !== null) return extreme;
    const lines: string[] = [];
    let rest: Num = num;
    while (rest.k === 'choose') {
      lines.push(this.words.choose(this.num(rest.gives), this.bool(rest.when)));
      rest = rest.otherwise;
    }
    return [...lines, this.words.otherwise(this.num(rest))].join('; ');
  }

  /** "a below b: a, else b" is the lower of the two. */
  private extreme({ when, gives, otherwise }: Num & { readonly k: 'choose' }): string | null {
    if (when.k !== 'compare' || when.op === '==') return null;
    const same = (one: Num, other: Num): boolean => JSON.stringify(one) === JSON.stringify(other);
    const { a, b } = when;
    const both = `${this.num(a)}; ${this.num(b)}`;
    if (same(a, gives) && same(b, otherwise)) return this.words.lowest(both);
    return same(a, otherwise) && same(b, gives) ? this.words.greatest(both) : null;
  }

  private open({ lo, hi, missing }: Num & { readonly k: 'open' }): string {
    if (missing !== null) return this.words.undecided;
    return hi === null ? this.words.atLeastThat(this.num(lo)) : this.words.atMostThat(this.num(hi));
  }

  private term(num: Num): string {
    return num.k === 'choose' ? `(${this.num(num)})` : this.num(num);
  }

  private factor(num: Num): string {
    const plain = !['add', 'subtract', 'choose'].includes(num.k);
    return plain ? this.num(num) : `(${this.num(num)})`;
  }

  private fact(of: FactRef): Fact {
    const fact = this.facts.get(of.fact);
    if (fact === undefined) throw new Error(`no fact ${of.fact}`);
    return fact;
  }

  private label(fact: Fact): string {
    return fact.label[this.language];
  }

  private value(fact: Fact, value: string): string {
    return fact.values?.[value]?.[this.language] ?? value;
  }
}

function factorsOf(num: Num): readonly Num[] {
  return num.k === 'multiply' ? [...factorsOf(num.a), ...factorsOf(num.b)] : [num];
}
