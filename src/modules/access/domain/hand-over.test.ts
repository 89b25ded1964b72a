import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '../../../kernel/index.ts';
import { passingOf } from './hand-over.ts';
import type { HeldPost } from './posts.ts';

const today = '2026-01-15' as IsoDate;
const day = (offset: number): IsoDate => addDays(today, offset);

function aPost(given: Partial<HeldPost> = {}): HeldPost {
  return {
    ...{ id: 'p1', role: 'clerk', agency: 'HP-SYT', area: null },
    ...{ validFrom: day(-100), validTo: null },
    ...given,
  };
}

const atOnce = { last: null, today };
const pass = (...given: Parameters<typeof passingOf>) => {
  const result = passingOf(...given);
  return 'passing' in result ? result.passing : result;
};

describe('a hand-over', () => {
  it('at once ends a post today and begins it today for the successor, with the end it had', () => {
    const post = aPost({ validTo: day(30) });
    const next = { validFrom: today, validTo: day(30) };
    expect(pass([post], [], atOnce)).toEqual([{ post, end: today, next }]);
  });

  it('after a last day passes on the day after it', () => {
    const post = aPost();
    const next = { validFrom: day(11), validTo: null };
    expect(pass([post], [], { last: day(10), today })).toEqual([{ post, end: day(11), next }]);
  });

  it('passes a post to come from its own first day', () => {
    const post = aPost({ validFrom: day(40) });
    const next = { validFrom: day(40), validTo: null };
    expect(pass([post], [], atOnce)).toEqual([{ post, end: day(40), next }]);
  });

  it('leaves posts that are over by then as they are', () => {
    const over = [aPost({ validTo: today }), aPost({ validTo: day(-3) })];
    expect(pass(over, [], atOnce)).toEqual([]);
    const soon = [aPost({ validTo: day(5) }), aPost({ validTo: day(11) })];
    expect(pass(soon, [], { last: day(10), today })).toEqual([]);
  });

  it('ends what the successor holds already, and gives it no second time', () => {
    const post = aPost();
    expect(pass([post], [aPost({ id: 'p2' })], atOnce)).toEqual([{ post, end: today, next: null }]);
    const elsewhere = aPost({ id: 'p2', agency: 'HP-SNV' });
    expect(pass([post], [elsewhere], atOnce)).toMatchObject([{ next: { validFrom: today } }]);
  });

  it('does not go back to days on which the rights could be used', () => {
    expect(pass([aPost()], [], { last: day(-2), today })).toEqual({ past: day(-1) });
    expect(pass([aPost()], [], { last: day(-1), today })).toMatchObject([{ end: today }]);
  });

  it('never leaves a day of a post to both or to nobody, whatever the days', () => {
    const days = fc.integer({ min: -60, max: 60 });
    fc.assert(
      fc.property(days, fc.option(days), fc.integer({ min: 0, max: 60 }), (from, length, last) => {
        const post = aPost({
          validFrom: day(from),
          validTo: length === null ? null : day(from + Math.abs(length) + 1),
        });
        const passing = passingOf([post], [], { last: day(last), today });
        if (!('passing' in passing)) return;
        for (const { end, next } of passing.passing) {
          expect(next).toEqual({ validFrom: end, validTo: post.validTo });
          expect(end >= post.validFrom && end >= today).toBe(true);
          expect(post.validTo === null || end < post.validTo).toBe(true);
        }
      }),
    );
  });
});
