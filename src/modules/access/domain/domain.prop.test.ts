import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sees, type Caller, type Post, type Scope } from '../../../kernel/index.ts';
import {
  allPermissions,
  ATTEMPT_WINDOW_MS,
  ATTEMPTS_AN_ACCOUNT,
  holds,
  isLogin,
  mayGrant,
  normalLogin,
  PASSWORD_LONGEST,
  passwordTrouble,
  permissionsOf,
  ROLES,
  scopeOf,
  waitForAccount,
  type Attempt,
} from './index.ts';

const AGENCIES = ['A', 'B', 'C'];
const AREAS = ['X', 'Y'];
const anyPost: fc.Arbitrary<Post> = fc
  .record({
    role: fc.constantFrom(...Object.keys(ROLES), 'emperor'),
    agency: fc.option(fc.constantFrom(...AGENCIES)),
    area: fc.option(fc.constantFrom(...AREAS)),
  })
  .map((post) => (post.agency === null ? post : { ...post, area: null }));
const anyPosts = fc.array(anyPost, { maxLength: 4 });
const anyPermission = fc.constantFrom(...allPermissions(), 'signed_in', 'nothing.at_all');
const userOf = (posts: readonly Post[]): Caller => ({
  kind: 'user',
  userId: '1',
  login: 'thu',
  name: 'Thử',
  posts,
});
const within = (inner: Scope, outer: Scope): boolean => {
  const holdsAll = (small: Scope['agencies'], large: Scope['agencies']): boolean =>
    small === 'all' ? large === 'all' : small.every((code) => sees(large, code));
  return holdsAll(inner.agencies, outer.agencies) && holdsAll(inner.areas, outer.areas);
};

test('another post never takes a right or a place away', () => {
  fc.assert(
    fc.property(anyPosts, anyPost, anyPermission, (posts, more, permission) => {
      const before = userOf(posts);
      const after = userOf([...posts, more]);
      if (holds(before, permission)) expect(holds(after, permission)).toBe(true);
      expect(within(scopeOf(before, permission), scopeOf(after, permission))).toBe(true);
    }),
  );
});

test('who does not hold a permission sees nothing by it, and who holds it sees something', () => {
  fc.assert(
    fc.property(anyPosts, fc.constantFrom(...allPermissions()), (posts, permission) => {
      const caller = userOf(posts);
      const { agencies, areas } = scopeOf(caller, permission);
      expect(agencies.length + areas.length > 0).toBe(holds(caller, permission));
      expect(permissionsOf(posts).includes(permission)).toBe(holds(caller, permission));
    }),
  );
});

test('a scope names only places of own posts, unless it is the whole city', () => {
  fc.assert(
    fc.property(anyPosts, anyPermission, (posts, permission) => {
      const { agencies, areas } = scopeOf(userOf(posts), permission);
      if (agencies === 'all' || areas === 'all') expect(agencies).toBe(areas);
      else {
        for (const code of agencies) expect(posts.some((post) => post.agency === code)).toBe(true);
        for (const code of areas) expect(posts.some((post) => post.area === code)).toBe(true);
      }
    }),
  );
});

test('a manager of some places never gives what reaches beyond them, themself included', () => {
  const anyScope = fc.record({
    agencies: fc.subarray(AGENCIES),
    areas: fc.subarray(AREAS),
  });
  const harmless = new Set(['area.read', 'agency.read', 'plan.read', 'plan.export']);
  fc.assert(
    fc.property(anyScope, anyPost, (scope, post) => {
      if (!mayGrant(scope, post)) return;
      for (const permission of permissionsOf([post])) {
        if (harmless.has(permission)) continue;
        expect(within(scopeOf(userOf([post]), permission), scope)).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('in any window an account takes at most five attempts that fail', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: ATTEMPT_WINDOW_MS }), { maxLength: 60 });
  fc.assert(
    fc.property(gaps, (steps) => {
      const taken: Attempt[] = [];
      let now = 0;
      for (const step of steps) {
        now += step;
        if (waitForAccount(taken, now) === 0) taken.push({ outcome: 'started', at: now });
      }
      for (const first of taken) {
        const inWindow = taken.filter(
          ({ at }) => at >= first.at && at < first.at + ATTEMPT_WINDOW_MS,
        );
        expect(inWindow.length).toBeLessThanOrEqual(ATTEMPTS_AN_ACCOUNT);
      }
    }),
  );
});

test('the wait that is told is enough, and one millisecond less is not', () => {
  const times = fc.array(fc.integer({ min: 0, max: ATTEMPT_WINDOW_MS - 1 }), {
    minLength: ATTEMPTS_AN_ACCOUNT,
    maxLength: 20,
  });
  fc.assert(
    fc.property(times, (unsorted) => {
      const attempts: Attempt[] = unsorted
        .toSorted((a, b) => a - b)
        .map((at) => ({ outcome: 'started', at }));
      const now = ATTEMPT_WINDOW_MS - 1;
      const wait = waitForAccount(attempts, now);
      expect(wait).toBeGreaterThan(0);
      expect(waitForAccount(attempts, now + wait)).toBe(0);
      expect(waitForAccount(attempts, now + wait - 1)).toBe(1);
    }),
  );
});

test('a login is its own normal form, and a judged password never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const login = normalLogin(text);
      if (isLogin(login)) expect(normalLogin(login)).toBe(login);
      const trouble = passwordTrouble(text, login);
      if ([...text.normalize('NFC')].length > PASSWORD_LONGEST) {
        expect(trouble).toBe('password_too_long');
      }
    }),
  );
});
