import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { accessApp } from '../../../../tests/support/access.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { DEMO_PASSWORD, PASSWORD_LONGEST } from '../domain/index.ts';

const db = testDatabase();
const { post, get, signIn, cookieOf } = accessApp(db);
const good = 'biển rộng sóng to';

describe('changing the own password', () => {
  const change = async (password: string, current: string = DEMO_PASSWORD) =>
    post('/api/me/password', { current, password }, await cookieOf('planner'));

  test.each([
    ['ngắn quá', 'access.password_too_short'],
    ['dài '.repeat(PASSWORD_LONGEST), 'access.password_too_long'],
    ['123456789012', 'access.password_common'],
    ['planner 2026!!', 'access.password_is_login'],
    [DEMO_PASSWORD, 'access.password_unchanged'],
  ])('to “%s” is refused with %s, and the old one stays', async (password, code) => {
    const { status, body } = await change(password);
    expect([status, body.code]).toEqual([422, code]);
    expect((await signIn('planner')).status).toBe(200);
  });

  test('without the old one is refused, and counts as an attempt', async () => {
    const cookie = await cookieOf('planner');
    const codes: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const body = { current: `sai ${turn}`, password: good };
      codes.push((await post('/api/me/password', body, cookie)).body.code);
    }
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'access.wrong_credentials'));
    expect(codes[5]).toBe('access.too_many_attempts');
  });

  test('sent twice under one id changes it once', async () => {
    const cookie = await cookieOf('clerk');
    const body = { requestId: newId(), current: DEMO_PASSWORD, password: good };
    const first = await post('/api/me/password', body, cookie);
    const second = await post('/api/me/password', body, cookie);
    expect([first.status, second.body]).toEqual([200, first.body]);
    expect((await signIn('clerk', good)).status).toBe(200);
    expect((await signIn('clerk')).status).toBe(401);
  });
});

describe('who is not signed in', () => {
  test.each([
    ['/api/me/password', { current: 'x', password: good }],
    ['/api/me/language', { language: 'en' }],
    ['/api/me/sessions/end', { session: null }],
  ])('is told to sign in first at %s', async (url, body) => {
    const reply = await post(url, body);
    expect([reply.status, reply.body.kind]).toEqual([401, 'unauthenticated']);
  });

  test('sees no sessions and no accounts', async () => {
    for (const url of ['/api/me/sessions', '/api/users', '/api/users/planner']) {
      expect((await get(url, '')).kind).toBe('unauthenticated');
    }
  });
});

describe('an account that is not there', () => {
  test.each([
    ['/api/users/nobody.here/disable', {}],
    ['/api/users/nobody.here/enable', {}],
    ['/api/users/nobody.here/link', {}],
    ['/api/users/nobody.here/posts', { role: 'clerk', agency: 'HP-STC' }],
    ['/api/users/nobody.here/posts/end', { post: newId() }],
  ])('is said so at %s', async (url, body) => {
    const reply = await post(url, body, await cookieOf('administrator'));
    expect([reply.status, reply.body.code]).toEqual([404, 'access.user_not_found']);
  });
});

describe('who may not manage accounts', () => {
  test.each(['planner', 'approver'])('%s is refused every deed on them', async (login) => {
    const cookie = await cookieOf(login);
    const deeds: readonly (readonly [string, object])[] = [
      ['/api/users', { login: 'moi.them', name: 'Mới', role: 'clerk', agency: 'HP-STC' }],
      ['/api/users/administrator/disable', {}],
      ['/api/users/administrator/enable', {}],
      ['/api/users/administrator/link', {}],
      ['/api/users/administrator/posts', { role: 'clerk', agency: 'HP-STC' }],
    ];
    for (const [url, body] of deeds) {
      const reply = await post(url, body, cookie);
      expect([url, reply.status, reply.body.kind]).toEqual([url, 403, 'forbidden']);
    }
    const users = await db.owner.selectFrom('app_user').select('login').execute();
    expect(users.some((user) => user.login === 'moi.them')).toBe(false);
  });
});

test('one’s own language is kept with the account and comes with the next session', async () => {
  const cookie = await cookieOf('approver');
  expect((await post('/api/me/language', { language: 'en' }, cookie)).body).toEqual({
    language: 'en',
  });
  expect((await get('/api/me', await cookieOf('approver'))).language).toBe('en');
});
