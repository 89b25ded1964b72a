import { describe, expect, it } from 'vitest';
import { ruleFacts } from '../../../tests/support/law-rules.ts';
import { MAX_MONEY, type Bool, type Num } from '../ir.ts';
import { hull, isExact, MAX_MEMBERS, rangeOf, staticRange, times } from './bounds.ts';

const number = (value: number, scale = 0): Num => ({ k: 'number', value, scale });
const quantity = (fact: string): Num => ({ k: 'quantity', of: { fact, member: false } });
const always: Bool = { k: 'bool', value: true };
const percent = quantity('percent');
const pension = quantity('pension');
const least: Num = { k: 'open', lo: number(2), hi: null, missing: null };

describe('the range of a number over everything its facts may be', () => {
  it.each<readonly [string, Num, number, number]>([
    ['a constant', number(-25, 1), -25, -25],
    ['an integer fact', percent, 1, 5],
    ['money', pension, 0, MAX_MONEY],
    ['a fact nobody defined counts nothing', quantity('mồ_côi'), 0, 0],
    ['a value not settled counts nothing', { k: 'use', alias: 'x' }, 0, 0],
    ['a sum', { k: 'add', a: percent, b: percent }, 2, 10],
    ['a sum across scales, in the finer', { k: 'add', a: percent, b: number(25, 1) }, 35, 75],
    ['a difference', { k: 'subtract', a: number(3), b: percent }, -2, 2],
    ['a difference across scales', { k: 'subtract', a: percent, b: number(5, 1) }, 5, 45],
    ['a product', { k: 'multiply', a: percent, b: number(-2) }, -10, -2],
    ['a product adds the scales', { k: 'multiply', a: number(25, 1), b: percent }, 25, 125],
    [
      'a choice, whoever makes it',
      { k: 'choose', when: always, gives: percent, otherwise: number(9) },
      1,
      9,
    ],
    [
      'a choice across scales',
      { k: 'choose', when: always, gives: percent, otherwise: number(5, 1) },
      5,
      50,
    ],
    ['the greatest', { k: 'greatest', of: [number(3), percent] }, 3, 5],
    ['the greatest of decimals', { k: 'greatest', of: [number(3), number(35, 1)] }, 35, 35],
    ['a count of people', { k: 'count', body: always }, 0, MAX_MEMBERS],
    ['a sum over members', { k: 'total', body: percent }, 0, 5 * MAX_MEMBERS],
    ['a sum over members below nothing', { k: 'total', body: number(-2) }, -100, 0],
    [
      'a table and what is missing in it',
      {
        k: 'lookup',
        of: { fact: 'percent', member: false },
        lines: new Map([['1', number(8)]]),
        otherwise: number(3),
      },
      3,
      8,
    ],
    [
      'values of days and of no day',
      {
        k: 'on_day',
        of: { fact: 'escaped_on', member: false },
        steps: [{ from: 1, to: 2, value: number(8) }],
        otherwise: number(25, 1),
      },
      25,
      80,
    ],
    ['what the law leaves open above', least, 2, Infinity],
    [
      'what the law leaves open between',
      { k: 'open', lo: number(2), hi: percent, missing: 'x' },
      2,
      5,
    ],
    ['an open number times nothing', { k: 'multiply', a: least, b: number(0) }, 0, 0],
    ['a rounding of both ends', { k: 'round', a: number(149, 1), to: 10, mode: 'up' }, 20, 20],
    ['a rounding of an open number', { k: 'round', a: least, to: 10, mode: 'down' }, 0, Infinity],
  ])('%s', (_title, num, lo, hi) => {
    expect(staticRange(num, ruleFacts)).toEqual({ lo, hi });
  });

  it('of a fact without a range is nothing', () => {
    expect(rangeOf(ruleFacts.get('pregnant'))).toEqual({ lo: 0, hi: 0 });
    expect(rangeOf(undefined)).toEqual({ lo: 0, hi: 0 });
  });
});

describe('ranges put together', () => {
  it.each([
    [{ lo: 1, hi: 2 }, { lo: 3, hi: 4 }, 3, 8],
    [{ lo: -1, hi: 2 }, { lo: 3, hi: 4 }, -4, 8],
    [{ lo: -2, hi: -1 }, { lo: -4, hi: -3 }, 3, 8],
    [{ lo: 0, hi: 0 }, { lo: -Infinity, hi: Infinity }, 0, 0],
    [{ lo: 0, hi: 1 }, { lo: 0, hi: Infinity }, 0, Infinity],
    [{ lo: -1, hi: 0 }, { lo: 0, hi: Infinity }, -Infinity, 0],
  ])('%j times %j lies between %d and %d', (a, b, lo, hi) => {
    expect(times(a, b)).toEqual({ lo, hi });
    expect(times(b, a)).toEqual({ lo, hi });
  });

  it('hold all of their parts', () => {
    expect(
      hull([
        { lo: 3, hi: 4 },
        { lo: -1, hi: 0 },
        { lo: 2, hi: 9 },
      ]),
    ).toEqual({ lo: -1, hi: 9 });
  });

  it.each([
    ['the largest number a double counts', 0, Number.MAX_SAFE_INTEGER, true],
    ['one beyond it', 0, Number.MAX_SAFE_INTEGER + 1, false],
    ['no upper bound', 0, Infinity, true],
    ['no lower bound', -Infinity, 0, false],
    ['half a unit', 0.5, 1, false],
    ['nothing', 0, 0, true],
  ])('are exact or not: %s', (_title, lo, hi, expected) => {
    expect(isExact({ lo, hi })).toBe(expected);
  });
});
