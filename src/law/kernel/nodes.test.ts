import { describe, expect, it } from 'vitest';
import { ruleFacts } from '../../../tests/support/law-rules.ts';
import { MAX_MONEY, type Bool, type Num } from '../ir.ts';
import type { Fact } from '../pack/fact.ts';
import { cutOf, indexOf, integers, keyOf, rangeOf, valuesOf } from './nodes.ts';

const own = (fact: string): { fact: string; member: boolean } => ({ fact, member: false });
const number = (value: number, scale = 0): Num => ({ k: 'number', value, scale });
const pension: Num = { k: 'quantity', of: own('pension') };
const birth = own('birth_date');

function factOf(name: string): Fact {
  const fact = ruleFacts.get(name);
  if (fact === undefined) throw new Error(name);
  return fact;
}

const lived = (months: Num): Bool & { readonly k: 'completed' } => ({
  k: 'completed',
  of: birth,
  months,
  years: false,
});

describe('the range of a number over all people', () => {
  it.each<readonly [string, Num, number, number]>([
    ['a constant', number(7), 7, 7],
    ['a money fact', pension, 0, MAX_MONEY],
    ['an integer fact', { k: 'quantity', of: own('percent') }, 1, 5],
    ['a count over members', { k: 'count', body: { k: 'bool', value: true } }, 0, 50],
    ['a sum over members has no end', { k: 'total', body: number(1) }, -Infinity, Infinity],
    [
      'a sum over members inside another number neither',
      { k: 'add', a: number(1), b: { k: 'total', body: pension } },
      -Infinity,
      Infinity,
    ],
    [
      'an open number has only the end it has',
      { k: 'open', lo: number(3), hi: null, missing: 'x' },
      3,
      Infinity,
    ],
  ])('%s', (_title, num, lo, hi) => {
    expect(rangeOf(num, ruleFacts)).toEqual({ lo, hi });
  });
});

describe('the key of a node', () => {
  const table = (value: number): Num => ({
    k: 'lookup',
    of: own('percent'),
    lines: new Map([['1', number(value)]]),
    otherwise: number(0),
  });

  it('is the same for the same node made twice', () => {
    expect(keyOf(table(3))).toBe(keyOf(table(3)));
  });

  it.each<readonly [string, unknown, unknown]>([
    ['another line of a table', table(3), table(4)],
    ['another scale', number(3), number(3, 1)],
    ['another person', { fact: 'pension', member: true }, own('pension')],
    ['another order of parts', { k: 'and', all: [1, 2] }, { k: 'and', all: [2, 1] }],
  ])('differs for %s', (_title, a, b) => {
    expect(keyOf(a)).not.toBe(keyOf(b));
  });
});

describe('the last day on which months are completed', () => {
  it.each([
    ['none', 0, 20_240_229, 20_240_229],
    ['a month across a short month', 1, 20_240_331, 20_240_231],
    ['a year from a leap day', 12, 20_240_229, 20_230_229],
    ['four years from a leap day', 48, 20_240_229, 20_200_229],
    ['sixteen years', 192, 20_240_701, 20_080_701],
    ['across the turn of the year', 2, 20_240_101, 20_231_101],
  ])('%s', (_title, months, today, cut) => {
    expect(cutOf(lived(number(months)), today)).toBe(cut);
  });

  it.each<readonly [string, Num]>([
    ['a value not settled yet', { k: 'use', alias: 'age' }],
    ['a number of months that is not whole', number(125, 1)],
    ['a fact', { k: 'quantity', of: own('percent') }],
  ])('is refused for %s, with the fact named', (_title, months) => {
    expect(() => cutOf(lived(months), 20_240_229)).toThrow(
      'birth_date: the number of months is not settled',
    );
  });
});

describe('values of a fact', () => {
  it('of integers are every number of the range, both ends included', () => {
    expect(integers(factOf('percent'))).toEqual(['1', '2', '3', '4', '5']);
    expect(integers(factOf('score'))).toEqual(['0', '1', '2', '3', '4']);
  });

  it('of a fact without a range are none', () => {
    expect(integers(factOf('pension'))).toEqual([]);
    expect(valuesOf(factOf('pension'))).toEqual([]);
  });

  it.each([
    ['degree', 'none', 0],
    ['degree', 'severe', 2],
    ['kinds', 'mental', 2],
    ['poverty', 'poor', 2],
  ])('of %s are counted in their order: %s is %i', (name, value, index) => {
    expect(indexOf(factOf(name), value)).toBe(index);
    expect(valuesOf(factOf(name))[index]).toBe(value);
  });

  it.each([
    ['degree', 'nặng'],
    ['kinds', ''],
    ['pregnant', 'none'],
  ])('of %s never hold “%s”: a fault of the loader is not passed on', (name, value) => {
    expect(() => indexOf(factOf(name), value)).toThrow(`${name} has no value ${value}`);
  });
});
