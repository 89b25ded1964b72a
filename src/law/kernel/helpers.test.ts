import { describe, expect, it } from 'vitest';
import { rounded } from '../number.ts';
import { helperNames, helpers } from './helpers.ts';

type Helper = (...given: readonly unknown[]) => number;

function call(name: string, ...given: readonly unknown[]): number {
  return (helpers[helperNames.indexOf(name)] as Helper)(...given);
}

describe('rounding in generated loops is the rounding of the law', () => {
  const values = [0, 1, 499, 500, 501, 999, 1000, 1001, 1499, 1500, -1, -499, -500, -501, -1000];

  it.each(['half_up', 'down', 'up'] as const)('%s to a thousand, below nothing too', (mode) => {
    for (const value of values)
      expect([value, call(mode, value, 1000, 1000)]).toEqual([
        value,
        rounded(value, 0, 1000, mode),
      ]);
  });

  it.each(['half_up', 'down', 'up'] as const)('%s of tenths and hundredths', (mode) => {
    for (const value of values) {
      expect(call(mode, value, 10, 1)).toBe(rounded(value, 1, 1, mode));
      expect(call(mode, value, 50_000, 500)).toBe(rounded(value, 2, 500, mode));
    }
  });

  it.each([
    ['down', Number.MAX_SAFE_INTEGER, 9_007_199_254_740_000],
    ['up', Number.MAX_SAFE_INTEGER - 991, 9_007_199_254_740_000],
    ['half_up', 9_007_199_254_740_499, 9_007_199_254_740_000],
  ])('%s is exact to the last number a double counts', (mode, value, expected) => {
    expect(call(mode, value, 1000, 1000)).toBe(expected);
  });

  it.each(['half_up', 'down', 'up'])('%s leaves what has no bound without one', (mode) => {
    expect(call(mode, Infinity, 1000, 1000)).toBe(Infinity);
    expect(call(mode, -Infinity, 1000, 1000)).toBe(-Infinity);
  });
});

describe('products between bounds', () => {
  it.each([
    [0, Infinity, 0],
    [Infinity, 0, 0],
    [3, 4, 12],
    [2, Infinity, Infinity],
  ])('%d times %d is %d: nothing times anything is nothing', (a, b, expected) => {
    expect(call('times', a, b)).toBe(expected);
  });

  it.each([
    [[1, 2], [3, 4], 3, 8],
    [[-1, 2], [3, 4], -4, 8],
    [[-2, -1], [3, 4], -8, -3],
    [[-2, 1], [-3, 4], -8, 6],
    [[0, 0], [-Infinity, Infinity], 0, 0],
    [[-1, 1], [0, Infinity], -Infinity, Infinity],
  ])('%j times %j lies between %d and %d', ([alo, ahi], [blo, bhi], ...[lo, hi]) => {
    expect(call('lowest', alo, ahi, blo, bhi)).toBe(lo);
    expect(call('highest', alo, ahi, blo, bhi)).toBe(hi);
  });
});

describe('lines of a table from one place to another', () => {
  const table = Float64Array.of(5, 1, 9, 3);

  it.each([
    [0, 0, 5, 5],
    [0, 3, 1, 9],
    [2, 3, 3, 9],
    [3, 3, 3, 3],
    [3, 9, 3, 3],
  ])('%i to %i are at least %d, at most %d', (from, to, lo, hi) => {
    expect(call('least', table, from, to)).toBe(lo);
    expect(call('most', table, from, to)).toBe(hi);
  });

  it('have neither least nor most where there is none', () => {
    expect(call('least', table, 2, 1)).toBe(Infinity);
    expect(call('most', table, 2, 1)).toBe(-Infinity);
  });
});
