import { expect, it } from 'vitest';
import { atLeast, atMost, percentile, row } from './shape.ts';

it('a row divides its seconds by its items', () => {
  const made = row({ what: 'parse', n: 4, seconds: 2 });
  expect(made).toMatchObject({ engine: 'ansinh', nsPerItem: 5e8, mb: null, ratio: null });
});

it('a claim is reached at its goal, and missed beyond', () => {
  expect(atMost('seconds', 3, 3).reached).toBe(true);
  expect(atMost('seconds', 3.1, 3).reached).toBe(false);
  expect(atLeast('per second', 300, 300).reached).toBe(true);
  expect(atLeast('per second', 299, 300).reached).toBe(false);
});

it('a percentile is a sample, whatever their order', () => {
  const samples = [5, 1, 4, 2, 3];
  expect(percentile(samples, 0.5)).toBe(3);
  expect(percentile(samples, 0.95)).toBe(5);
  expect(percentile(samples, 1)).toBe(5);
  expect(percentile([], 0.5)).toBe(0);
});
