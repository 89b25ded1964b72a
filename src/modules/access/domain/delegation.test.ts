import { describe, expect, test } from 'vitest';
import type { Caller, IsoDate, Post } from '../../../kernel/index.ts';
import { behalfOf, lentDays } from './delegation.ts';

const day = (text: string): IsoDate => text as IsoDate;

describe('the days of a lent post', () => {
  test('run from today at the earliest, to the end of the last day', () => {
    expect(lentDays(day('2026-03-02'), day('2026-03-02'), day('2026-03-02'))).toEqual({
      validFrom: '2026-03-02',
      validTo: '2026-03-03',
    });
    expect(lentDays(day('2026-03-01'), day('2026-03-05'), day('2026-03-02'))).toBe(null);
    expect(lentDays(day('2026-03-05'), day('2026-03-04'), day('2026-03-02'))).toBe(null);
  });

  test('are ninety at most', () => {
    const first = day('2026-01-01');
    expect(lentDays(first, day('2026-03-31'), first)?.validTo).toBe('2026-04-01');
    expect(lentDays(first, day('2026-04-01'), first)).toBe(null);
  });
});

describe('for whom somebody acts', () => {
  const caller = (...posts: readonly Post[]): Caller => {
    return { kind: 'user', userId: 'u', login: 'lan', name: 'Lan', posts };
  };
  const lent: Post = { role: 'administrator', agency: 'HP-SYT', area: null, lentBy: 'binh' };
  const own: Post = { role: 'administrator', agency: 'HP-STC', area: null };
  const at = (agency: string | null) => ({ agency, area: null });

  test('for the owner of the lent post, where no own post gives the right', () => {
    expect(behalfOf(caller(lent), 'user.manage', at(null))).toEqual(['binh']);
    expect(behalfOf(caller(lent), 'plan.approve', at(null))).toEqual([]);
    expect(behalfOf(caller(own, lent), 'user.manage', at('HP-SYT'))).toEqual(['binh']);
  });

  test('for nobody, where an own post reaches', () => {
    expect(behalfOf(caller(own, lent), 'user.manage', at('HP-STC'))).toEqual([]);
    const city: Post = { role: 'administrator', agency: null, area: null };
    expect(behalfOf(caller(city, lent), 'user.manage', at('HP-SYT'))).toEqual([]);
    expect(behalfOf(caller(own, lent), 'plan.read', at('HP-SYT'))).toEqual([]);
    expect(behalfOf({ kind: 'anonymous' }, 'user.manage', at(null))).toEqual([]);
  });
});
