import { describe, expect, it } from 'vitest';
import { unwrap } from '../../kernel/index.ts';
import { packTexts } from '../../../tests/support/law-pack.ts';
import type { Bool, Num } from '../ir.ts';
import { nearest, readAmount, readCondition, readLeaf, type LeafScope } from './leaf.ts';
import { loadPack } from './load.ts';
import { Problems } from './source.ts';

const { facts } = unwrap(loadPack(packTexts([])));

function scope(derived: LeafScope['derived'] = new Map()): LeafScope {
  const where = (offset: number): { column: number } => ({ column: offset });
  return { facts, uses: new Set(['standard']), derived, where, problems: new Problems() };
}

function when(text: string): Bool | null {
  return readCondition(text, scope());
}

function amount(text: string): Num | null {
  return readAmount(text, scope());
}

const own = (fact: string): { fact: string; member: boolean } => ({ fact, member: false });
const theirs = (fact: string): { fact: string; member: boolean } => ({ fact, member: true });
const number = (value: number, scale = 0): Num => ({ k: 'number', value, scale });
const is = (fact: string): Bool => ({ k: 'is', of: own(fact) });
const not = (a: Bool): Bool => ({ k: 'not', a });
const quantity = (fact: string): Num => ({ k: 'quantity', of: own(fact) });
const has = (value: string): Bool => ({ k: 'has', of: own('kinds'), value });
const one = (...values: readonly string[]): Bool => ({ k: 'one_of', of: own('degree'), values });
const lived = (months: number, years = true): Bool => ({
  k: 'completed',
  of: own('birth_date'),
  months: number(months),
  years,
});
const compare = (op: '<' | '<=' | '==', a: Num, b: Num): Bool => ({ k: 'compare', op, a, b });
const dead: Bool = { k: 'dated', of: own('death_date') };

describe('a condition is read as its node', () => {
  it.each<readonly [string, Bool]>([
    ['true', { k: 'bool', value: true }],
    ['!true', { k: 'bool', value: false }],
    ['orphan', is('orphan')],
    ['!orphan', not(is('orphan'))],
    ['!!orphan', is('orphan')],
    ['orphan && single', { k: 'and', all: [is('orphan'), is('single')] }],
    ['orphan && single && pension', { k: 'and', all: [is('orphan'), is('single'), is('pension')] }],
    ['orphan || single || pension', { k: 'or', any: [is('orphan'), is('single'), is('pension')] }],
    [
      'orphan || single && pension',
      {
        k: 'or',
        any: [is('orphan'), { k: 'and', all: [is('single'), is('pension')] }],
      },
    ],
    ["degree == 'mild'", one('mild')],
    ["'mild' == degree", one('mild')],
    ["degree != 'mild'", not(one('mild'))],
    ["degree in ['mild', 'severe']", { k: 'or', any: [one('mild'), one('severe')] }],
    ["'hero' in kinds", has('hero')],
    ["!('hero' in kinds)", not(has('hero'))],
    [
      "'none' in kinds",
      { k: 'and', all: [not(has('martyr')), not(has('hero')), not(has('sick'))] },
    ],
    ['death_date == null', not(dead)],
    ['null == death_date', not(dead)],
    ['death_date != null', dead],
    ['years(birth_date) >= 16', lived(192)],
    ['16 <= years(birth_date)', lived(192)],
    ['years(birth_date) < 16', not(lived(192))],
    ['16 > years(birth_date)', not(lived(192))],
    ['years(birth_date) > 16', lived(204)],
    ['16 < years(birth_date)', lived(204)],
    ['years(birth_date) <= 16', not(lived(204))],
    ['16 >= years(birth_date)', not(lived(204))],
    ['years(birth_date) == 16', { k: 'and', all: [lived(192), not(lived(204))] }],
    ['16 == years(birth_date)', { k: 'and', all: [lived(192), not(lived(204))] }],
    ['years(birth_date) != 16', not({ k: 'and', all: [lived(192), not(lived(204))] })],
    ['months(birth_date) >= 36', lived(36, false)],
    ['months(birth_date) > 36', lived(37, false)],
    ['children < 3', compare('<', quantity('children'), number(3))],
    ['children > 3', compare('<', number(3), quantity('children'))],
    ['children <= 3', compare('<=', quantity('children'), number(3))],
    ['children >= 3', compare('<=', number(3), quantity('children'))],
    ['children == 3', compare('==', quantity('children'), number(3))],
    ['children != 3', not(compare('==', quantity('children'), number(3)))],
    [
      'children in [1, 2]',
      {
        k: 'or',
        any: [1, 2].map((value) => compare('==', quantity('children'), number(value))),
      },
    ],
    [
      'orphan == single',
      {
        k: 'or',
        any: [
          { k: 'and', all: [is('orphan'), is('single')] },
          { k: 'and', all: [not(is('orphan')), not(is('single'))] },
        ],
      },
    ],
    [
      'orphan ? single : pension',
      {
        k: 'or',
        any: [
          { k: 'and', all: [is('orphan'), is('single')] },
          { k: 'and', all: [not(is('orphan')), is('pension')] },
        ],
      },
    ],
    ['members.exists(m, m.orphan)', { k: 'exists', body: { k: 'is', of: theirs('orphan') } }],
    [
      'members.all(m, m.orphan)',
      not({ k: 'exists', body: not({ k: 'is', of: theirs('orphan') }) }),
    ],
    [
      'members.exists(m, m.orphan && orphan)',
      {
        k: 'exists',
        body: { k: 'and', all: [{ k: 'is', of: theirs('orphan') }, is('orphan')] },
      },
    ],
  ])('%s', (text, node) => {
    expect(when(text)).toEqual(node);
  });

  it('years of a value of the law are its months, counted when it is known', () => {
    const use: Num = { k: 'use', alias: 'standard' };
    const months = (text: string): unknown => {
      const node = when(text);
      return node?.k === 'completed' ? node.months : node;
    };
    expect(months('years(birth_date) >= standard')).toEqual({
      k: 'multiply',
      a: use,
      b: number(12),
    });
    expect(months('years(birth_date) > standard')).toEqual({
      k: 'multiply',
      a: { k: 'add', a: use, b: number(1) },
      b: number(12),
    });
    expect(months('months(birth_date) >= standard')).toEqual(use);
  });
});

describe('an amount is read as its node', () => {
  it.each<readonly [string, Num]>([
    ['2.50', number(25, 1)],
    ['-3', number(-3)],
    ['-0.5', number(-5, 1)],
    ['standard', { k: 'use', alias: 'standard' }],
    ['wage', quantity('wage')],
    ['wage + 1', { k: 'add', a: quantity('wage'), b: number(1) }],
    ['wage - 1', { k: 'subtract', a: quantity('wage'), b: number(1) }],
    ['2 * wage', { k: 'multiply', a: number(2), b: quantity('wage') }],
    [
      '1 + 2 * wage',
      { k: 'add', a: number(1), b: { k: 'multiply', a: number(2), b: quantity('wage') } },
    ],
    ['orphan ? 2 : 3', { k: 'choose', when: is('orphan'), gives: number(2), otherwise: number(3) }],
    ['members.count(m, m.orphan)', { k: 'count', body: { k: 'is', of: theirs('orphan') } }],
    ['members.sum(m, m.wage)', { k: 'total', body: { k: 'quantity', of: theirs('wage') } }],
  ])('%s', (text, node) => {
    expect(amount(text)).toEqual(node);
  });
});

describe('a leaf that cannot be read', () => {
  it.each([
    ['orphan && orfan', 'law.unknown_name', 10],
    ['orphan && children', 'law.wrong_type', 10],
    ['children && orphan', 'law.wrong_type', 0],
    ['children || orphan', 'law.wrong_type', 0],
    ['orphan || children', 'law.wrong_type', 10],
    ['!children', 'law.wrong_type', 1],
    ['orphan ? orphan : 1', 'law.wrong_type', 18],
    ['children ? orphan : orphan', 'law.wrong_type', 0],
    ["degree == 'x'", 'law.unknown_choice', 10],
    ["'x' in kinds", 'law.unknown_choice', 0],
    ['3 in kinds', 'law.wrong_type', 5],
    ['children in kinds', 'law.wrong_type', 12],
    ['degree == 3', 'law.wrong_type', 10],
    ['degree == degree', 'law.wrong_type', 10],
    ['years(birth_date) >= orphan', 'law.wrong_type', 21],
    ['orphan >= years(birth_date)', 'law.wrong_type', 10],
    ['years(3) > 3', 'law.wrong_type', 6],
    ['years() > 3', 'law.not_in_language', 0],
    ['decades(birth_date) > 3', 'law.not_in_language', 0],
    ['orphan.x', 'law.not_in_language', 0],
    ['orphan.exists(m, m.orphan)', 'law.not_in_language', 0],
    ['members.exists(m, m.poverty)', 'law.unknown_name', 18],
    ['members.exists(m, m.children)', 'law.wrong_type', 18],
    ['members.sum(m, m.orphan) > 1', 'law.wrong_type', 15],
    ['death_date < null', 'law.wrong_type', 13],
    ["degree < 'mild'", 'law.wrong_type', 9],
    ['wage > 0.0000000000001', 'law.not_in_language', 7],
  ])('%s is %s at its place', (text, code, column) => {
    const given = scope();
    expect(readCondition(text, given)).toBeNull();
    expect(given.problems.found.map((each) => each.code)).toEqual([code]);
    expect(given.problems.found[0]?.data['text']).toBe(text);
    const { where } = given.problems.found[0] ?? {};
    // Comparisons point at their second side or their start: within the leaf either way.
    expect(where?.column).toBeLessThanOrEqual(column + 8);
  });

  it('is told once, with what was wanted and what was found', () => {
    const given = scope();
    readAmount('orphan', given);
    readCondition('wage', given);
    expect(given.problems.found.map(({ data }) => [data['wanted'], data['found']])).toEqual([
      ['số', 'đúng/sai'],
      ['đúng/sai', 'số'],
    ]);
    expect(given.problems.found.map(({ where }) => where?.column)).toEqual([0, 0]);
  });
});

describe('named leaves', () => {
  it('stand for what they say, before facts and aliases of that name', () => {
    const alive = readLeaf('death_date == null', scope());
    const given = scope(new Map(alive === null ? [] : [['standard', alive]]));
    expect(readCondition('standard', given)).toEqual(not(dead));
  });

  it('are among the names that may have been meant', () => {
    const given = scope(new Map([['alive', { t: 'bool', e: is('orphan') }]]));
    readCondition('alivee', given);
    expect(given.problems.found[0]?.data['nearest']).toBe('alive');
    const other = scope();
    readCondition('standart', other);
    expect(other.problems.found[0]?.data['nearest']).toBe('standard');
  });
});

describe('the name most like a mistyped one', () => {
  it.each([
    ['orfan', ['pension', 'orphan', 'single'], 'orphan'],
    ['a', ['abc', 'b'], 'b'],
    ['abcd', ['abd', 'xxxx'], 'abd'],
    ['abd', ['abcd', 'xbx'], 'abcd'],
    ['kitten', ['sitting', 'mittens'], 'mittens'],
    ['same', ['some', 'same'], 'same'],
    ['x', [], ''],
  ])('%s of %j is “%s”', (name, known, found) => {
    expect(nearest(name, known)).toBe(found);
  });
});
