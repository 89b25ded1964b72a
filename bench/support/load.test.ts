import { describe, expect, test } from 'vitest';
import { figuresOf, type Seen } from './load.ts';

const seen: Seen = {
  seconds: 4,
  statuses: { 200: 100, 302: 3, 503: 10, 500: 2 },
  served: Array.from({ length: 100 }, (_, index) => 100 - index),
  refused: [5, 1, 2, 3, 4, 6, 7, 8, 9, 10],
  failed: 1,
  bytes: 11_500,
};

describe('the figures of a load', () => {
  test('are told of the answers that were served, whatever their order', () => {
    const { answers, perSecond, p50, p95, p99 } = figuresOf(seen);
    expect({ answers, perSecond, p50, p95, p99 }).toEqual({
      answers: 100,
      perSecond: 25,
      p50: 50,
      p95: 95,
      p99: 99,
    });
  });

  test('count whoever was asked to wait by themselves: they got an answer', () => {
    expect(figuresOf(seen)).toMatchObject({ refused: 10, refusedP99: 10 });
  });

  test('call everything else wrong: redirections, faults and connections that were cut', () => {
    expect(figuresOf(seen).wrong).toBe(3 + 2 + 1);
  });

  test('say the bytes of one answer over all of them', () => {
    expect(figuresOf(seen).bytesEach).toBe(100);
  });

  test('of nothing at all are noughts, not a division by nothing', () => {
    const nothing = { seconds: 1, statuses: {}, served: [], refused: [], failed: 0, bytes: 0 };
    expect(figuresOf(nothing)).toEqual({
      answers: 0,
      perSecond: 0,
      p50: 0,
      p95: 0,
      p99: 0,
      refused: 0,
      refusedP99: 0,
      wrong: 0,
      bytesEach: 0,
    });
  });
});
