import { describe, expect, it } from 'vitest';
import { exactOf, numberOf, rounded, ten, textOf, trimmed } from './number.ts';

describe('an exact decimal', () => {
  it.each([
    ['0', 0, 0],
    ['-0', -0, 0],
    ['2.50', 25, 1],
    ['2.00', 2, 0],
    ['-2.5', -25, 1],
    ['0.000000000001', 1, 12],
    ['007', 7, 0],
    ['9007199254740991', Number.MAX_SAFE_INTEGER, 0],
  ])('%s is %d units of 10^-%i', (text, value, scale) => {
    expect(exactOf(text)).toEqual({ value, scale });
  });

  it.each([
    ['', 'nothing'],
    ['.5', 'no whole part'],
    ['5.', 'no decimals behind the point'],
    ['1,5', 'a Vietnamese comma'],
    ['1.000.000', 'Vietnamese thousands'],
    ['+5', 'a plus'],
    ['1e3', 'an exponent'],
    [' 5', 'a blank'],
    ['9007199254740992', 'more than a double counts'],
    ['0.0000000000001', 'more decimals than are counted in'],
    ['9007199254740.9999', 'more digits than a double counts'],
  ])('is not “%s”: %s', (text) => {
    expect(exactOf(text)).toBeNull();
  });

  it.each([
    [25, 1, '2.5'],
    [-25, 1, '-2.5'],
    [5, 3, '0.005'],
    [-5, 3, '-0.005'],
    [2500, 2, '25'],
    [0, 2, '0'],
    [1_000_000, 0, '1000000'],
    [1050, 2, '10.5'],
  ])('%i units of 10^-%i are written %s', (value, scale, text) => {
    expect(textOf(value, scale)).toBe(text);
    expect(exactOf(text)).toEqual(trimmed({ value, scale }));
  });

  it('loses the zeros at its end, never one before the point', () => {
    expect(trimmed({ value: 2500, scale: 3 })).toEqual({ value: 25, scale: 1 });
    expect(trimmed({ value: 2500, scale: 1 })).toEqual({ value: 250, scale: 0 });
    expect(trimmed({ value: 0, scale: 4 })).toEqual({ value: 0, scale: 0 });
  });

  it('is a node of the law as it stands', () => {
    expect(numberOf(25, 1)).toEqual({ k: 'number', value: 25, scale: 1 });
    expect(numberOf(25)).toEqual({ k: 'number', value: 25, scale: 0 });
  });

  it.each([-1, 16, 1.5])('has no unit of 10^-%d', (power) => {
    expect(() => ten(power)).toThrow(RangeError);
    expect(ten(15)).toBe(1e15);
  });
});

describe('rounding', () => {
  it.each<readonly [number, number, number, 'half_up' | 'up' | 'down', number]>([
    [1499, 0, 1000, 'half_up', 1000],
    [1500, 0, 1000, 'half_up', 2000],
    [1001, 0, 1000, 'up', 2000],
    [1000, 0, 1000, 'up', 1000],
    [1999, 0, 1000, 'down', 1000],
    [25, 1, 1, 'half_up', 3],
    [24, 1, 1, 'half_up', 2],
    [-25, 1, 1, 'half_up', -2],
    [-26, 1, 1, 'half_up', -3],
    [-1, 0, 1000, 'down', -1000],
    [-1, 0, 1000, 'up', 0],
    [Infinity, 0, 1000, 'up', Infinity],
  ])('%d of 10^-%i to %i, %s, is %d', (value, scale, to, ...[mode, expected]) => {
    expect(rounded(value, scale, to, mode) + 0).toBe(expected);
  });
});
