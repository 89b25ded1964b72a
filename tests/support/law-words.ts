import type { Fact } from '../../src/law/pack/fact.ts';
import type { Bool, Num } from '../../src/law/ir.ts';
import { numberOf } from '../../src/law/number.ts';
import { Speaker, type AliasWords } from '../../src/law/words/say.ts';

/** Made-up facts with words, and conditions and amounts made of them. */

const both = (vi: string, en = vi): { vi: string; en: string } => ({ vi, en });

function fact(name: string, type: Fact['type'], vi: string, more: Partial<Fact> = {}): Fact {
  return {
    name,
    subject: 'person',
    type,
    absent: 'unknown',
    label: both(vi),
    question: both('?'),
    why: both('vì'),
    establishedBy: both('khai'),
    keptIn: 'registry',
    seenBy: 'officers',
    ...more,
  };
}

const facts = new Map(
  [
    fact('birth_date', 'date', 'ngày sinh'),
    fact('death_date', 'date', 'ngày chết', {
      says: { yes: both('đã chết', 'has died'), no: both('còn sống', 'is alive') },
    }),
    fact('left_on', 'date', 'ngày thoát nghèo'),
    fact('pension', 'boolean', 'lương hưu', {
      says: {
        yes: both('có lương hưu', 'has a pension'),
        no: both('không có lương hưu', 'has no pension'),
      },
    }),
    fact('study', 'boolean', 'đi học', {
      says: { yes: both('đang đi học'), no: both('không đi học') },
    }),
    fact('poverty', 'enum', 'loại hộ', {
      values: {
        none: both('không phải hộ nghèo, hộ cận nghèo'),
        near_poor: both('hộ cận nghèo', 'near-poor household'),
        poor: both('hộ nghèo', 'poor household'),
      },
      says: {
        yes: both('thuộc {value}', 'in a {value}'),
        no: both('không thuộc {value}', 'not in a {value}'),
      },
    }),
    fact('level', 'enum', 'cấp học', {
      values: Object.fromEntries(
        ['none', 'a', 'b', 'c', 'd', 'e'].map((key) => [
          key,
          both(key === 'none' ? 'không đi học' : `lớp ${key}`),
        ]),
      ),
    }),
    fact('sex', 'enum', 'giới tính', { values: { female: both('nữ'), male: both('nam') } }),
    fact('kinds', 'set', 'diện người có công', {
      values: {
        none: both('không thuộc diện nào'),
        hero: both('anh hùng'),
        martyr: both('liệt sĩ'),
        sick: both('bệnh binh'),
      },
      says: { yes: both('thuộc diện {value}'), no: both('không thuộc diện {value}') },
    }),
    fact('percent', 'integer', 'tỷ lệ tổn thương', { unit: '%', range: { min: 0, max: 100 } }),
    fact('children', 'integer', 'số con', { range: { min: 0, max: 9 } }),
    fact('wage', 'money', 'tiền lương'),
    fact('rural', 'boolean', 'nông thôn', {
      says: { yes: both('ở nông thôn'), no: both('ở thành thị') },
    }),
  ].map((each) => [each.name, each]),
);

const alias: AliasWords = (name) => ({
  text:
    { line: 'chuẩn nghèo 1.500.000 đồng', rate: 'tỷ lệ 80%', base: 'mức chuẩn 500.000 đồng' }[
      name
    ] ?? name,
  percent: name === 'rate',
  value: name === 'three' ? numberOf(3) : null,
  figure: name === 'least' ? '12 tháng' : null,
});

/** Says things of the made-up facts in Vietnamese. */
export const vi = new Speaker(facts, 'vi', alias);
/** Says things of the made-up facts in English. */
export const en = new Speaker(facts, 'en', alias);

const of = (name: string, member = false) => ({ fact: name, member });
/** A node of the made-up law: is. */
export const is = (name: string): Bool => ({ k: 'is', of: of(name) });
/** A node of the made-up law: not. */
export const not = (a: Bool): Bool => ({ k: 'not', a });
/** A node of the made-up law: and. */
export const and = (...all: Bool[]): Bool => ({ k: 'and', all });
/** A node of the made-up law: or. */
export const or = (...any: Bool[]): Bool => ({ k: 'or', any });
/** A node of the made-up law: oneOf. */
export const oneOf = (name: string, ...values: string[]): Bool => ({
  k: 'one_of',
  of: of(name),
  values,
});
/** A node of the made-up law: has. */
export const has = (value: string): Bool => ({ k: 'has', of: of('kinds'), value });
/** A node of the made-up law: dated. */
export const dated = (name: string): Bool => ({ k: 'dated', of: of(name) });
/** A node of the made-up law: aged. */
export const aged = (years: number, name = 'birth_date'): Bool => ({
  k: 'completed',
  of: of(name),
  months: numberOf(years * 12),
  years: true,
});
/** A node of the made-up law: monthsOld. */
export const monthsOld = (count: number): Bool => ({
  k: 'completed',
  of: of('birth_date'),
  months: numberOf(count),
  years: false,
});
/** A node of the made-up law: quantity. */
export const quantity = (name: string): Num => ({ k: 'quantity', of: of(name) });
/** A node of the made-up law: use. */
export const use = (name: string): Num => ({ k: 'use', alias: name });
/** A node of the made-up law: compare. */
export const compare = (op: '<' | '<=' | '==', a: Num, b: Num): Bool => ({
  k: 'compare',
  op,
  a,
  b,
});
/** A node of the made-up law: times. */
export const times = (a: Num, b: Num): Num => ({ k: 'multiply', a, b });
/** A node of the made-up law: choose. */
export const choose = (when: Bool, gives: Num, otherwise: Num): Num => ({
  k: 'choose',
  when,
  gives,
  otherwise,
});
