import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';

function many<T>(count: number, make: () => T): readonly T[] {
  return Array.from({ length: count }, make);
}

describe('chance that repeats', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const of = (seed: number): readonly number[] => {
      const random = new Random(seed);
      return many(50, () => random.next());
    };
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
    expect(of(0)).not.toEqual(of(1));
  });

  it('takes a seed of any size as 32 bits', () => {
    expect(new Random(2 ** 32 + 5).next()).toBe(new Random(5).next());
    expect(new Random(-1).next()).toBe(new Random(2 ** 32 - 1).next());
  });

  it('stays from 0 on and below 1, on both sides of the middle', () => {
    const random = new Random(1);
    const all = many(10_000, () => random.next());
    expect(all.every((each) => each >= 0 && each < 1)).toBe(true);
    const low = all.filter((each) => each < 0.5).length;
    expect(Math.abs(low - 5000)).toBeLessThan(300);
    expect(new Set(all).size).toBeGreaterThan(9_900);
  });

  it.each([
    [0, 0, 0],
    [1, 1000, 1000],
    [0.25, 150, 350],
    [0.9, 850, 950],
  ])('is true with probability %d between %i and %i times of 1,000', (probability, least, most) => {
    const random = new Random(3);
    const hits = many(1000, () => random.chance(probability)).filter(Boolean).length;
    expect(hits).toBeGreaterThanOrEqual(least);
    expect(hits).toBeLessThanOrEqual(most);
  });

  it.each([
    [1, 6],
    [0, 1],
    [-2, 2],
    [5, 5],
  ])('gives every whole number from %i to %i, and none beyond', (least, most) => {
    const random = new Random(11);
    const seen = new Set(many(500, () => random.between(least, most)));
    const all = Array.from({ length: most - least + 1 }, (_, at) => least + at);
    expect([...seen].toSorted((a, b) => a - b)).toEqual(all);
  });
});

describe('one of several', () => {
  it('is chosen as often as its weight says', () => {
    const random = new Random(5);
    const picked = many(4000, () =>
      random.pick([
        ['a', 1],
        ['b', 3],
        ['c', 0],
      ]),
    );
    const count = (name: string): number => picked.filter((each) => each === name).length;
    expect(count('c')).toBe(0);
    expect(Math.abs(count('a') - 1000)).toBeLessThan(120);
    expect(count('a') + count('b')).toBe(4000);
  });

  it('is the only one where there is no other, whatever its weight', () => {
    const random = new Random(5);
    expect(random.pick([['a', 7]])).toBe('a');
    expect(random.pick([['a', 0]])).toBe('a');
  });
});
