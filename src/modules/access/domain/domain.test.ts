import { expect, test } from 'vitest';
import type { Caller, Post } from '../../../kernel/index.ts';
import {
  ATTEMPT_WINDOW_MS,
  ATTEMPTS_AN_ACCOUNT,
  ATTEMPTS_AN_ADDRESS,
  allPermissions,
  holds,
  isLogin,
  isOpen,
  mayGrant,
  normalLogin,
  passwordTrouble,
  permissionsOf,
  ROLES,
  scopeOf,
  SESSION_IDLE_MS,
  waitForAccount,
  waitForAddress,
  type Attempt,
} from './index.ts';

const post = (role: string, agency: string | null = null, area: string | null = null): Post => ({
  role,
  agency,
  area,
});
const user = (...posts: Post[]): Caller => ({
  kind: 'user',
  userId: '1',
  login: 'thu',
  name: 'Thử',
  posts,
});
const all = { agencies: 'all', areas: 'all' };

test('a permission comes from any of the posts; an unknown role gives nothing', () => {
  expect(holds(user(post('planner')), 'plan.settle')).toBe(true);
  expect(holds(user(post('clerk', 'A'), post('planner')), 'plan.settle')).toBe(true);
  expect(holds(user(post('clerk', 'A')), 'plan.settle')).toBe(false);
  expect(holds(user(post('emperor')), 'plan.read')).toBe(false);
  expect(holds(user(post('toString')), 'plan.read')).toBe(false);
  expect(holds(user(), 'plan.read')).toBe(false);
  expect(holds({ kind: 'anonymous' }, 'plan.read')).toBe(false);
  expect(holds({ kind: 'operator', systemUser: 'root' }, 'anything')).toBe(true);
});

test('a permission that reaches the post sees its places only; one of the city sees all', () => {
  const local = user(post('administrator', 'A'));
  expect(scopeOf(local, 'user.manage')).toEqual({ agencies: ['A'], areas: [] });
  expect(scopeOf(local, 'plan.read')).toEqual(all);
  expect(scopeOf(user(post('administrator')), 'user.manage')).toEqual(all);
  expect(scopeOf(user(post('clerk', 'A')), 'user.manage')).toEqual({ agencies: [], areas: [] });
  const two = user(post('administrator', 'A'), post('administrator', 'B'), post('clerk', 'C'));
  expect(scopeOf(two, 'user.manage')).toEqual({ agencies: ['A', 'B'], areas: [] });
});

test('what needs no permission reaches the places of every post', () => {
  const caller = user(post('clerk', 'A'), post('commune_officer', null, 'X'));
  expect(scopeOf(caller, 'signed_in')).toEqual({ agencies: ['A'], areas: ['X'] });
  expect(scopeOf({ kind: 'anonymous' }, 'signed_in')).toEqual({ agencies: [], areas: [] });
  expect(scopeOf({ kind: 'operator', systemUser: 'root' }, 'plan.read')).toEqual(all);
});

test('whoever manages accounts cannot approve or settle, in any single role', () => {
  for (const rules of Object.values(ROLES)) {
    const names = Object.keys(rules.grants);
    const manages = names.includes('user.manage');
    expect(manages && names.some((name) => /approve|settle|import/.test(name))).toBe(false);
  }
});

test('screens learn the permissions of all posts together, once each and sorted', () => {
  const both = permissionsOf([post('planner'), post('inspector')]);
  expect(both).toContain('plan.settle');
  expect(both).toContain('audit.read');
  expect(both).toEqual([...new Set(both)].sort());
  expect(permissionsOf([])).toEqual([]);
  expect(allPermissions()).toEqual([...allPermissions()].sort());
});

test('a manager of one agency gives harmless posts there, and nothing beyond it', () => {
  const whole = { agencies: 'all', areas: 'all' } as const;
  const one = { agencies: ['A'], areas: [] };
  expect(mayGrant(whole, post('leader'))).toBe(true);
  expect(mayGrant(one, post('clerk', 'A'))).toBe(true);
  expect(mayGrant(one, post('administrator', 'A'))).toBe(true);
  expect(mayGrant(one, post('clerk', 'B'))).toBe(false);
  expect(mayGrant(one, post('administrator'))).toBe(false);
  expect(mayGrant(one, post('planner', 'A'))).toBe(false);
  expect(mayGrant(one, post('approver', 'A'))).toBe(false);
  expect(mayGrant(one, post('inspector', 'A'))).toBe(false);
  expect(mayGrant(one, post('commune_officer', null, 'X'))).toBe(false);
  expect(mayGrant({ agencies: [], areas: ['X'] }, post('commune_officer', null, 'X'))).toBe(true);
});

test('a password is judged by length, by what is common and by the login', () => {
  const cases: readonly [string, string | null][] = [
    ['ngắn thôi', 'password_too_short'],
    ['x'.repeat(129), 'password_too_long'],
    ['password1234!', 'password_common'],
    ['P4ssword', 'password_too_short'],
    ['Mật khẩu 123456', 'password_common'],
    ['HaiPhong@2026', 'password_common'],
    ['adminadmin2026', 'password_common'],
    ['12/03/1950 0912', 'password_common'],
    ['aaaaaaaaaaaa', 'password_common'],
    ['abababababab', 'password_common'],
    ['abcdefghijklm', 'password_common'],
    ['nguyen.an.2026!', 'password_is_login'],
    ['ba con ga trong 7 gáy', null],
    ['Sông Cấm chảy ra biển', null],
    ['!!trời-xanh-mây-trắng!!', null],
  ];
  for (const [password, trouble] of cases) {
    expect([password, passwordTrouble(password, 'nguyen.an')]).toEqual([password, trouble]);
  }
});

test('a login is small letters and digits in parts; what is typed is brought to that form', () => {
  for (const good of ['an1', 'nguyen.thi-an', 'quan_tri', 'a2b']) expect(isLogin(good)).toBe(true);
  for (const bad of [
    '',
    'ab',
    'Án',
    'nguyễn',
    '1an',
    'a..b',
    'an.',
    '.an',
    'a b c',
    'x'.repeat(41),
  ])
    expect(isLogin(bad)).toBe(false);
  expect(normalLogin('  Nguyen.AN ')).toBe('nguyen.an');
});

const MINUTE = 60_000;
const fails = (...minutes: number[]): Attempt[] =>
  minutes.map((minute) => ({ outcome: 'started', at: minute * MINUTE }));

test('an account is locked after five failures until the oldest leaves the window', () => {
  const five = fails(0, 1, 2, 3, 4);
  expect(waitForAccount(five.slice(0, ATTEMPTS_AN_ACCOUNT - 1), 5 * MINUTE)).toBe(0);
  expect(waitForAccount(five, 5 * MINUTE)).toBe(10 * MINUTE);
  expect(waitForAccount(five, ATTEMPT_WINDOW_MS - 1)).toBe(1);
  expect(waitForAccount(five, ATTEMPT_WINDOW_MS)).toBe(0);
});

test('a success clears the failures of an account before it, not those after', () => {
  const succeeded: Attempt = { outcome: 'succeeded', at: 4.5 * MINUTE };
  expect(waitForAccount([...fails(0, 1, 2, 3, 4), succeeded], 5 * MINUTE)).toBe(0);
  const after = [...fails(0), succeeded, ...fails(5, 6, 7, 8, 9)];
  expect(waitForAccount(after, 10 * MINUTE)).toBe(10 * MINUTE);
});

test('from one address a success takes back one failure only', () => {
  const many = fails(...Array.from({ length: ATTEMPTS_AN_ADDRESS }, (_, n) => n / 100));
  expect(waitForAddress(many, MINUTE)).toBeGreaterThan(0);
  const one: Attempt = { outcome: 'succeeded', at: MINUTE };
  expect(waitForAddress([...many, one], MINUTE)).toBe(0);
  expect(waitForAddress([...many, one, ...fails(1)], MINUTE)).toBeGreaterThan(0);
});

test('a session ends when idle, at its longest, or when it was ended', () => {
  const open = { lastSeenAt: 0, expiresAt: 10 * SESSION_IDLE_MS, ended: false };
  expect(isOpen(open, SESSION_IDLE_MS - 1)).toBe(true);
  expect(isOpen(open, SESSION_IDLE_MS)).toBe(false);
  expect(isOpen({ ...open, expiresAt: 5 }, 5)).toBe(false);
  expect(isOpen({ ...open, ended: true }, 1)).toBe(false);
});
