import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type IsoDate } from '../../../kernel/index.ts';
import { daysOf, endingOf, heldAlready, mayGrant, scopeOf, type HeldPost } from './index.ts';

const day = (text: string): IsoDate => text as IsoDate;
const today = day('2026-01-15');
const held = (from: string, to: string | null = null, given: Partial<HeldPost> = {}): HeldPost => ({
  id: 'p',
  role: 'clerk',
  agency: 'A',
  area: null,
  validFrom: day(from),
  validTo: to === null ? null : day(to),
  ...given,
});

describe('the days asked for a post', () => {
  test('are half-open inside, the last day inclusive outside', () => {
    expect(daysOf(today, null)).toEqual({ validFrom: '2026-01-15', validTo: null });
    expect(daysOf(today, day('2026-01-31'))).toEqual({
      validFrom: '2026-01-15',
      validTo: '2026-02-01',
    });
    expect(daysOf(today, today)).toEqual({ validFrom: '2026-01-15', validTo: '2026-01-16' });
  });

  test('a last day before the first is none', () => {
    expect(daysOf(today, day('2026-01-14'))).toBe(null);
  });
});

describe('a post that is held already', () => {
  const asked = (from: string, to: string | null = null, given: Partial<HeldPost> = {}) =>
    held(from, to, given);

  test('is one of the same role and place on a day of those asked for', () => {
    const posts = [held('2025-07-01')];
    expect(heldAlready(posts, asked('2026-01-15'))).toBe(posts[0]);
    expect(heldAlready(posts, asked('2025-01-01', '2025-07-02'))).toBe(posts[0]);
    expect(heldAlready(posts, asked('2025-01-01', '2025-07-01'))).toBe(null);
  });

  test('is none where it ended before, or has been taken back', () => {
    expect(heldAlready([held('2025-07-01', '2026-01-15')], asked('2026-01-15'))).toBe(null);
    expect(heldAlready([held('2026-02-01', '2026-02-01')], asked('2026-01-15'))).toBe(null);
  });

  test('is none for another role or place', () => {
    const posts = [held('2025-07-01')];
    expect(heldAlready(posts, asked('2026-01-15', null, { role: 'agency_head' }))).toBe(null);
    expect(heldAlready(posts, asked('2026-01-15', null, { agency: 'B' }))).toBe(null);
    expect(heldAlready(posts, asked('2026-01-15', null, { agency: null, area: 'A' }))).toBe(null);
  });

  test('what is not found shares no day with what is held', () => {
    const anyDay = fc.nat(60).map((after) => addDays(today, after));
    const anySpan = fc
      .tuple(anyDay, fc.option(fc.integer({ min: 1, max: 20 })))
      .map(([from, length]) => held(from, length === null ? null : addDays(from, length)));
    fc.assert(
      fc.property(anySpan, anySpan, anyDay, (one, other, on) => {
        const covers = ({ validFrom, validTo }: HeldPost): boolean =>
          validFrom <= on && (validTo === null || on < validTo);
        if (covers(one) && covers(other)) expect(heldAlready([one], other)).toBe(one);
      }),
    );
  });
});

describe('ending a post', () => {
  test('at once: it is not held today any more', () => {
    expect(endingOf(held('2025-07-01'), null, today)).toEqual({
      validTo: '2026-01-15',
      unchanged: false,
    });
  });

  test('after a last day: yesterday, today or later', () => {
    const end = (last: string) => endingOf(held('2025-07-01'), day(last), today);
    expect(end('2026-01-14')).toMatchObject({ validTo: '2026-01-15' });
    expect(end('2026-01-15')).toMatchObject({ validTo: '2026-01-16' });
    expect(end('2026-06-30')).toMatchObject({ validTo: '2026-07-01' });
  });

  test('not before yesterday: until then its rights could be used', () => {
    expect(endingOf(held('2025-07-01'), day('2026-01-13'), today)).toEqual({
      wrong: 'past',
      limit: '2026-01-14',
    });
  });

  test('an end that stands may come earlier, not later', () => {
    const post = held('2025-07-01', '2026-03-01');
    expect(endingOf(post, day('2026-01-31'), today)).toMatchObject({ validTo: '2026-02-01' });
    expect(endingOf(post, day('2026-03-01'), today)).toEqual({
      wrong: 'later',
      limit: '2026-02-28',
    });
    expect(endingOf(post, day('2026-02-28'), today)).toEqual({
      validTo: '2026-03-01',
      unchanged: true,
    });
  });

  test('what has ended stays ended: the same again is unchanged, another day is refused', () => {
    const post = held('2025-07-01', '2026-01-01');
    expect(endingOf(post, null, today)).toEqual({ validTo: '2026-01-01', unchanged: true });
    expect(endingOf(post, day('2025-12-31'), today)).toMatchObject({ unchanged: true });
    expect(endingOf(post, day('2026-01-31'), today)).toMatchObject({ wrong: 'ended' });
  });

  test('a post to come is taken back: its end is its beginning', () => {
    const post = held('2026-03-01');
    expect(endingOf(post, null, today)).toEqual({ validTo: '2026-03-01', unchanged: false });
    expect(endingOf(post, day('2026-01-31'), today)).toMatchObject({ validTo: '2026-03-01' });
    expect(endingOf(held('2026-03-01', '2026-03-01'), null, today)).toMatchObject({
      unchanged: true,
    });
  });

  test('never gives back rights, and never takes them for days that have passed', () => {
    const anyDay = fc.integer({ min: -60, max: 60 }).map((after) => addDays(today, after));
    const anyPost = fc
      .tuple(anyDay, fc.option(fc.nat(60)))
      .map(([from, length]) => held(from, length === null ? null : addDays(from, length)));
    fc.assert(
      fc.property(anyPost, fc.option(anyDay), (post, last) => {
        const ending = endingOf(post, last, today);
        if ('wrong' in ending) return;
        expect(ending.validTo >= post.validFrom).toBe(true);
        if (post.validTo !== null) expect(ending.validTo <= post.validTo).toBe(true);
        if (!ending.unchanged) expect(ending.validTo >= today).toBe(true);
      }),
    );
  });
});

describe('a post at an area', () => {
  const caller = (within?: readonly string[]) =>
    ({
      kind: 'user',
      userId: '1',
      login: 'x',
      name: 'X',
      posts: [{ role: 'commune_officer', agency: null, area: 'C', ...(within ? { within } : {}) }],
    }) as const;

  test('reaches what lies below it, by the codes it came with', () => {
    const scope = scopeOf(caller(['C', 'C-001', 'C-002']), 'hamlet.manage');
    expect(scope).toEqual({ agencies: [], areas: ['C', 'C-001', 'C-002'] });
  });

  test('reaches its own code when nothing is said of below', () => {
    expect(scopeOf(caller(), 'hamlet.manage')).toEqual({ agencies: [], areas: ['C'] });
  });

  test('reaches nothing once its unit has ended, and the public things still', () => {
    expect(scopeOf(caller([]), 'hamlet.manage')).toEqual({ agencies: [], areas: [] });
    expect(scopeOf(caller([]), 'plan.read')).toEqual({ agencies: 'all', areas: 'all' });
  });

  test('an administrator of a district grants in its communes, nothing beyond', () => {
    const scope = { agencies: [], areas: ['D', 'C1', 'C2'] };
    const grant = (role: string, area: string | null) =>
      mayGrant(scope, { role, agency: null, area });
    expect(grant('commune_officer', 'C1')).toBe(true);
    expect(grant('administrator', 'C2')).toBe(true);
    expect(grant('commune_officer', 'C3')).toBe(false);
    expect(grant('administrator', null)).toBe(false);
    expect(grant('approver', 'C1')).toBe(false);
  });

  test('whose role changes things beyond the place is given by the city only', () => {
    const local = { agencies: ['A'], areas: [] };
    const legal = { role: 'legal_officer', agency: 'A', area: null };
    expect(mayGrant(local, legal)).toBe(false);
    expect(mayGrant({ agencies: 'all', areas: 'all' }, legal)).toBe(true);
  });
});
