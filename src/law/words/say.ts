import { fill, type Language } from '../../kernel/index.ts';
import type { Bool, FactRef, Num } from '../ir.ts';
import { not } from '../load/leaf.ts';
import { textOf } from '../number.ts';
import type { Fact } from '../pack/fact.ts';
import { shownNumber } from './numbers.ts';
import { phrases } from './phrases.ts';

/** What stands for an alias in words: its label, or its value. */
export type AliasWords = (alias: string) => string;

/** Says conditions and amounts in words, without identifiers and without double negatives. */
export class Speaker {
  private readonly facts: ReadonlyMap<string, Fact>;
  private readonly language: Language;
  private readonly alias: AliasWords;

  constructor(facts: ReadonlyMap<string, Fact>, language: Language, alias: AliasWords) {
    this.facts = facts;
    this.language = language;
    this.alias = alias;
  }

  /** A condition as a clause: "từ đủ 60 tuổi đến dưới 80 tuổi và thuộc hộ nghèo". */
  bool(bool: Bool): string {
    return this.clause(pushed(bool, false), false);
  }

  private clause(bool: Bool, inner: boolean): string {
    const words = phrases[this.language];
    switch (bool.k) {
      case 'bool':
        return bool.value ? words.always : words.never;
      case 'and':
        return this.joined(this.ages(bool.all), words.and, inner);
      case 'or':
        return this.joined(this.choices(bool.any), words.or, inner);
      case 'not':
        return this.atom(bool.a, true);
      default:
        return this.atom(bool, false);
    }
  }

  private joined(parts: readonly (Bool | string)[], word: string, inner: boolean): string {
    const said = parts.map((part) => (typeof part === 'string' ? part : this.clause(part, true)));
    const unique = [...new Set(said)];
    const text = unique.join(` ${word} `);
    return inner && unique.length > 1 ? `(${text})` : text;
  }

  /** "From 60 and below 80" instead of two tests of one date. */
  private ages(parts: readonly Bool[]): readonly (Bool | string)[] {
    const from = parts.find((part) => part.k === 'completed');
    const below = parts.find((part) => part.k === 'not' && part.a.k === 'completed');
    if (from?.k !== 'completed' || below?.k !== 'not' || below.a.k !== 'completed') return parts;
    const same = from.of.fact === below.a.of.fact && from.of.member === below.a.of.member;
    if (!same || from.years !== below.a.years) return parts;
    const text = this.ageBetween(from, below.a);
    return [text, ...parts.filter((part) => part !== from && part !== below)];
  }

  /** One choice of several values instead of one clause a value. */
  private choices(parts: readonly Bool[]): readonly Bool[] {
    const merged: Bool[] = [];
    for (const part of parts) {
      const index = merged.findIndex(
        (each) =>
          part.k === 'one_of' &&
          each.k === 'one_of' &&
          each.of.fact === part.of.fact &&
          each.of.member === part.of.member,
      );
      const before = merged[index];
      if (before?.k === 'one_of' && part.k === 'one_of')
        merged[index] = { ...before, values: [...before.values, ...part.values] };
      else merged.push(part);
    }
    return merged;
  }

  private atom(bool: Bool, negative: boolean): string {
    const words = phrases[this.language];
    switch (bool.k) {
      case 'is':
        return this.said(this.fact(bool.of), negative, '') ?? bool.of.fact;
      case 'one_of': {
        const fact = this.fact(bool.of);
        const values = bool.values.map((value) => this.value(fact, value)).join(` ${words.or} `);
        return (
          this.said(fact, negative, values) ??
          (negative ? words.isNot : words.is)(this.label(fact), values)
        );
      }
      case 'has': {
        const fact = this.fact(bool.of);
        const value = this.value(fact, bool.value);
        return (
          this.said(fact, negative, value) ??
          (negative ? words.hasNot : words.has)(this.label(fact), value)
        );
      }
      case 'dated': {
        const fact = this.fact(bool.of);
        return (
          this.said(fact, negative, '') ??
          (negative ? words.undated : words.dated)(this.label(fact))
        );
      }
      case 'completed':
        return this.age(bool, negative);
      case 'compare':
        return this.compare(bool, negative);
      case 'exists':
        return this.exists(bool, negative);
      default:
        return this.clause(bool, true);
    }
  }

  /** The fact's own way of saying it, where it has one. */
  private said({ says }: Fact, negative: boolean, value: string): string | null {
    const words = negative ? says?.no : says?.yes;
    return words === undefined ? null : fill(words[this.language], { value });
  }

  private exists({ body }: Bool & { readonly k: 'exists' }, negative: boolean): string {
    const words = phrases[this.language];
    return negative
      ? words.nobody(this.clause(pushed(body, false), true))
      : words.somebody(this.clause(pushed(body, false), true));
  }

  private age(bool: Bool & { readonly k: 'completed' }, negative: boolean): string {
    const words = phrases[this.language];
    const span = this.span(bool);
    if (bool.of.fact === 'birth_date') return (negative ? words.younger : words.older)(span);
    const label = this.label(this.fact(bool.of));
    return (negative ? words.notYetSince : words.since)(label, span);
  }

  private ageBetween(
    from: Bool & { readonly k: 'completed' },
    below: Bool & { readonly k: 'completed' },
  ): string {
    const words = phrases[this.language];
    const [a, b] = [this.span(from), this.span(below)];
    if (from.of.fact === 'birth_date') return words.between(a, b);
    return words.sinceBetween(this.label(this.fact(from.of)), a, b);
  }

  /** "16 tuổi", "36 tháng tuổi", "3 năm". */
  private span({ months, years, of }: Bool & { readonly k: 'completed' }): string {
    const words = phrases[this.language];
    const count = this.spanCount(months, years);
    const isAge = of.fact === 'birth_date';
    if (years) return isAge ? words.yearsOld(count) : words.years(count);
    return isAge ? words.monthsOld(count) : words.months(count);
  }

  /** Years are kept as twelve months each; words give the years back. */
  private spanCount(months: Num, years: boolean): string {
    if (months.k === 'number') return String(years ? months.value / 12 : months.value);
    return years && months.k === 'multiply' ? this.num(months.a) : this.num(months);
  }

  private compare({ op, a, b }: Bool & { readonly k: 'compare' }, negative: boolean): string {
    const words = phrases[this.language];
    const fixed = a.k === 'number' || a.k === 'use';
    const [x, y] = fixed ? [this.num(b), this.num(a)] : [this.num(a), this.num(b)];
    if (op === '==') return (negative ? words.unequal : words.equal)(x, y);
    const below = op === '<' ? words.below : words.atMost;
    const above = op === '<' ? words.above : words.atLeast;
    if (fixed) return (negative ? (op === '<' ? words.atMost : words.below) : above)(x, y);
    return (negative ? (op === '<' ? words.atLeast : words.above) : below)(x, y);
  }

  /** An amount as a formula: "mức chuẩn × hệ số". */
  num(num: Num): string {
    const words = phrases[this.language];
    switch (num.k) {
      case 'number':
        return shownNumber(textOf(num.value, num.scale), this.language);
      case 'quantity':
        return this.label(this.fact(num.of));
      case 'use':
        return this.alias(num.alias);
      case 'add':
        return `${this.num(num.a)} + ${this.num(num.b)}`;
      case 'subtract':
        return `${this.num(num.a)} − ${this.factor(num.b)}`;
      case 'multiply':
        return `${this.factor(num.a)} × ${this.factor(num.b)}`;
      case 'choose':
        return words.choose(this.bool(num.when), this.num(num.gives), this.num(num.otherwise));
      case 'greatest':
        return words.greatest(num.of.map((each) => this.num(each)).join('; '));
      case 'count':
        return words.count(this.bool(num.body));
      case 'total':
        return words.total(this.num(num.body));
      case 'open':
        return this.open(num);
      case 'round':
        return words.rounded(this.num(num.a), shownNumber(String(num.to), this.language), num.mode);
      case 'lookup':
      case 'on_day':
        return words.byTable(this.label(this.fact(num.of)));
    }
  }

  private open({ lo, hi, missing }: Num & { readonly k: 'open' }): string {
    const words = phrases[this.language];
    if (missing !== null) return words.undecided;
    return hi === null ? words.atLeastThat(this.num(lo)) : words.atMostThat(this.num(hi));
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
