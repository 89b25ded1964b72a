import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type IsoDate } from '../../../kernel/index.ts';
import {
  ATTEMPT_WINDOW_MS,
  ATTEMPTS_AN_ACCOUNT,
  ATTEMPTS_AN_ADDRESS,
  daysOf,
  endingOf,
  isLogin,
  isOpen,
  normalLogin,
  PASSWORD_LONGEST,
  PASSWORD_SHORTEST,
  passwordTrouble,
  SESSION_IDLE_MS,
  waitForAccount,
  waitForAddress,
  type Attempt,
  type HeldPost,
} from './index.ts';

const NOW = Date.parse('2026-01-15T02:00:00Z');

const attempts = fc
  .array(
    fc.record({
      outcome: fc.constantFrom('started' as const, 'succeeded' as const),
      at: fc.integer({ min: NOW - 2 * ATTEMPT_WINDOW_MS, max: NOW }),
    }),
    { maxLength: 80 },
  )
  .map((list): readonly Attempt[] => list.toSorted((a, b) => a.at - b.at));

const fails = (count: number, at = NOW): readonly Attempt[] =>
  Array.from({ length: count }, () => ({ outcome: 'started', at }));

describe('waiting after attempts', () => {
  test.each([
    ['an account', waitForAccount, ATTEMPTS_AN_ACCOUNT],
    ['an address', waitForAddress, ATTEMPTS_AN_ADDRESS],
  ])('%s waits from its last allowed failure on, for the whole window', (_what, wait, most) => {
    expect(wait(fails(most - 1), NOW)).toBe(0);
    expect(wait(fails(most), NOW)).toBe(ATTEMPT_WINDOW_MS);
    expect(wait(fails(most), NOW + ATTEMPT_WINDOW_MS - 1)).toBe(1);
    expect(wait(fails(most), NOW + ATTEMPT_WINDOW_MS)).toBe(0);
    expect(wait([], NOW)).toBe(0);
  });

  test.each([
    ['an account', waitForAccount],
    ['an address', waitForAddress],
  ])('%s that has waited as long as it was told may try', (_what, wait) => {
    fc.assert(
      fc.property(attempts, (list) => {
        const left = wait(list, NOW);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(ATTEMPT_WINDOW_MS);
        expect(wait(list, NOW + left)).toBe(0);
        if (left > 0) expect(wait(list, NOW + left - 1)).toBe(1);
      }),
    );
  });

  test.each([
    ['an account', waitForAccount],
    ['an address', waitForAddress],
  ])('%s never waits less after one more failure', (_what, wait) => {
    fc.assert(
      fc.property(attempts, (list) => {
        expect(wait([...list, ...fails(1)], NOW)).toBeGreaterThanOrEqual(wait(list, NOW));
      }),
    );
  });

  test('a success clears an account, and one failure only of an address', () => {
    const success = { outcome: 'succeeded', at: NOW } as const;
    expect(waitForAccount([...fails(50), success], NOW)).toBe(0);
    expect(waitForAddress([...fails(ATTEMPTS_AN_ADDRESS), success], NOW)).toBe(0);
    expect(waitForAddress([...fails(ATTEMPTS_AN_ADDRESS + 1), success], NOW)).toBeGreaterThan(0);
  });
});

describe('a session', () => {
  const hours = fc.integer({ min: -20 * 3_600_000, max: 20 * 3_600_000 });

  test('once it is no longer open never opens again by waiting', () => {
    fc.assert(
      fc.property(hours, hours, fc.boolean(), fc.nat(10 ** 8), (seen, expires, ended, later) => {
        const session = { lastSeenAt: NOW + seen, expiresAt: NOW + expires, ended };
        if (!isOpen(session, NOW)) expect(isOpen(session, NOW + later)).toBe(false);
      }),
    );
  });

  test.each([
    ['in use', { seen: 0, expires: 1, ended: false }, true],
    ['ended', { seen: 0, expires: 1, ended: true }, false],
    ['at its last instant', { seen: 0, expires: 0, ended: false }, false],
    ['idle to the millisecond', { seen: -SESSION_IDLE_MS, expires: 1, ended: false }, false],
    ['idle but for a millisecond', { seen: 1 - SESSION_IDLE_MS, expires: 1, ended: false }, true],
  ])('%s is open: %j → %s', (_what, { seen, expires, ended }, open) => {
    const session = { lastSeenAt: NOW + seen, expiresAt: NOW + expires, ended };
    expect(isOpen(session, NOW)).toBe(open);
  });
});

describe('a login', () => {
  test('in its normal form stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const once = normalLogin(typed);
        expect(normalLogin(once)).toBe(once);
      }),
    );
  });

  test.each([
    ['  Ha.Tran ', 'ha.tran'],
    ['HÀ'.normalize('NFD'), 'hà'.normalize('NFC')],
    ['\tha\n', 'ha'],
  ])('typed as %j is %j', (typed, kept) => {
    expect(normalLogin(typed)).toBe(kept);
  });

  test.each([
    ...['abc', 'ha.tran', 'a1-b2_c3', 'a'.repeat(40)].map((login) => [login, true] as const),
    ...[
      'ab',
      'a'.repeat(41),
      '1ha',
      '.ha.tran',
      'ha.',
      'ha..tran',
      'ha tran',
      'hà.trần',
      'Ha.Tran',
    ].map((login) => [login, false] as const),
    ...['ha@tran', 'ha/tran', 'ha\u0000x', 'ha\n'].map((login) => [login, false] as const),
  ])('%j may be one: %s', (login, may) => {
    expect(isLogin(login)).toBe(may);
  });
});

describe('a new password', () => {
  const sentence = 'biển rộng sóng to';

  test.each([
    ['x'.repeat(PASSWORD_SHORTEST - 1), 'password_too_short'],
    ['ngắn', 'password_too_short'],
    ['a1'.repeat(PASSWORD_LONGEST), 'password_too_long'],
    ['123456789012', 'password_common'],
    ['01/01/1990 0912', 'password_common'],
    ['Mật khẩu 2026!', 'password_common'],
    ['adminadminadmin', 'password_common'],
    ['Hải Phòng 2026', 'password_common'],
    ['abcdefghijklmnop', 'password_common'],
    ['ponmlkjihgfedcba', 'password_common'],
    ['abababababab', 'password_common'],
    ['ha.tran.2026!!', 'password_is_login'],
    ['HÀ TRẦN 20262026', 'password_is_login'],
    [sentence, null],
  ])('%j has this trouble: %s', (password, trouble) => {
    expect(passwordTrouble(password, 'ha.tran')).toBe(trouble);
  });

  test('is judged the same however its marks are written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('à', 'ế', 'đ', 'a', '1', ' ') }), (text) => {
        const judged = passwordTrouble(text.normalize('NFD'), 'ha.tran');
        expect(judged).toBe(passwordTrouble(text.normalize('NFC'), 'ha.tran'));
      }),
    );
  });

  test('that is common stays common with figures and signs behind it', () => {
    const tail = fc.string({
      unit: fc.constantFrom('1', '2', '!', '@', '.'),
      minLength: 8,
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('password', 'matkhau', 'haiphong', 'quantri'),
        tail,
        (stem, end) => {
          expect(passwordTrouble(stem + end, 'ha.tran')).not.toBe(null);
        },
      ),
    );
  });
});

describe('the days of a post', () => {
  const today = '2026-01-15' as IsoDate;
  const day = fc.integer({ min: -400, max: 400 }).map((after) => addDays(today, after));
  const maybe = fc.option(day);

  test('asked are none or hold the first and the last day', () => {
    fc.assert(
      fc.property(day, maybe, (first, last) => {
        const days = daysOf(first, last);
        if (last !== null && last < first) expect(days).toBe(null);
        else if (last === null) expect(days).toEqual({ validFrom: first, validTo: null });
        else expect(days).toEqual({ validFrom: first, validTo: addDays(last, 1) });
      }),
    );
  });

  test('ended never reach further than before, nor before the first, nor rewrite the past', () => {
    fc.assert(
      fc.property(day, maybe, maybe, (from, to, last) => {
        fc.pre(to === null || to >= from);
        const place = { id: 'p', role: 'clerk', agency: 'A', area: null };
        const post: HeldPost = { ...place, validFrom: from, validTo: to };
        const ending = endingOf(post, last, today);
        if ('wrong' in ending) return;
        expect(ending.validTo >= from).toBe(true);
        expect(to === null || ending.validTo <= to).toBe(true);
        expect(ending.unchanged).toBe(ending.validTo === to);
        // What was held up to the day before yesterday was held.
        if (!ending.unchanged) expect(ending.validTo >= addDays(today, -1)).toBe(true);
      }),
    );
  });

  test('ended a second time in the same way change nothing', () => {
    fc.assert(
      fc.property(day, maybe, (from, last) => {
        const place = { id: 'p', role: 'clerk', agency: 'A', area: null };
        const first = endingOf({ ...place, validFrom: from, validTo: null }, last, today);
        if ('wrong' in first || first.validTo === from) return;
        const again = endingOf({ ...place, validFrom: from, validTo: first.validTo }, last, today);
        expect(again).toEqual({ validTo: first.validTo, unchanged: true });
      }),
    );
  });
});
