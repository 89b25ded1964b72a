import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { accessApp, MINUTE } from '../../../../tests/support/access.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { SESSION_COOKIE } from '../../../platform/http/index.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE, ROLES } from '../domain/index.ts';
import { seedDemoUsers } from '../index.ts';

const db = testDatabase();
const { clock, post, get, signIn, cookieOf } = accessApp(db);

test('the demo has people of every role, made once, marked in name and record', async () => {
  const again = await seedDemoUsers(db.context());
  expect(again).toHaveLength(DEMO_PEOPLE.length);
  expect(new Set(again.map(({ role }) => role))).toEqual(new Set(Object.keys(ROLES)));
  const rows = await db.owner.selectFrom('app_user').selectAll().execute();
  expect(rows).toHaveLength(DEMO_PEOPLE.length);
  for (const row of rows) {
    expect(row.sample).toBe(true);
    expect(row.name).toContain('(dữ liệu mẫu)');
  }
});

test('whoever signs in gets a cookie, and is shown with posts and rights', async () => {
  const { status, body, cookie } = await signIn('  Planner ');
  expect(status).toBe(200);
  expect(cookie).toMatch(new RegExp(`^${SESSION_COOKIE}=[\\w-]{43}$`));
  expect(body.user).toMatchObject({ login: 'planner', sample: true });
  expect(body.posts).toEqual([
    { role: 'planner', agency: 'HP-SNV', area: null, from: '2025-07-01', to: null },
  ]);
  expect(body.permissions).toContain('plan.settle');
  expect(await get('/api/me', cookie)).toEqual(body);
  expect((await get('/api/me', '')).user).toBe(null);
  expect((await get('/api/me', `${SESSION_COOKIE}=${'x'.repeat(43)}`)).user).toBe(null);
  const kept = await db.owner.selectFrom('session').selectAll().execute();
  const token = cookie.split('=')[1] ?? '';
  expect(JSON.stringify(kept)).not.toContain(token);
});

test('a wrong password and an unknown login get one and the same answer', async () => {
  const answers = [
    await signIn('planner', 'sai mật khẩu'),
    await signIn('nobody.here', 'sai mật khẩu', '10.0.0.2'),
    await signIn('', 'x', '10.0.0.3'),
  ];
  expect(answers[0]?.status).toBe(401);
  expect(answers[0]?.body.code).toBe('access.wrong_credentials');
  expect(answers[1]?.body.detail).toBe(answers[0]?.body.detail);
  expect(answers[2]?.status).toBe(422);
});

test('five failures lock an account for a quarter of an hour, for every address', async () => {
  for (let n = 0; n < 5; n += 1) {
    expect((await signIn('clerk', 'sai', `10.1.0.${n}`)).status).toBe(401);
  }
  const locked = await signIn('clerk', DEMO_PASSWORD, '10.1.0.9');
  expect(locked.status).toBe(429);
  expect(locked.body.code).toBe('access.too_many_attempts');
  expect(Number(locked.headers['retry-after'])).toBe(15 * 60);
  expect((await signIn('planner')).status).toBe(200);
  clock.at += 15 * MINUTE;
  expect((await signIn('clerk')).status).toBe(200);
});

test('a hundred attempts at once gain no more than five', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 100 }, async () => (await signIn('approver', 'sai')).status),
  );
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  expect(statuses.every((status) => [401, 429, 503].includes(status))).toBe(true);
});

test('an address that guesses at many accounts is stopped, other addresses are not', async () => {
  let stopped = 0;
  for (let n = 0; n < 55; n += 1) {
    const { status } = await signIn(`guess${n}`, 'sai', '10.2.0.1');
    if (status === 429) stopped += 1;
  }
  expect(stopped).toBe(5);
  expect((await signIn('planner', DEMO_PASSWORD, '10.2.0.1')).status).toBe(429);
  expect((await signIn('planner', DEMO_PASSWORD, '10.2.0.2')).status).toBe(200);
});

test('the same sign-in sent twice is one session, and the last token is the good one', async () => {
  const body = { requestId: newId(), login: 'planner', password: DEMO_PASSWORD };
  const first = await post('/api/session', body);
  const second = await post('/api/session', body);
  expect((await get('/api/me', first.cookie)).user).toBe(null);
  expect((await get('/api/me', second.cookie)).user.login).toBe('planner');
  const other = await post('/api/session', { ...body, login: 'leader' });
  expect([other.status, other.body.code]).toEqual([409, 'request.other_body']);
});

test('a session ends when idle, at its longest, or by signing out', async () => {
  const idle = await cookieOf('planner');
  clock.at += 59 * MINUTE;
  expect((await get('/api/me', idle)).user.login).toBe('planner');
  clock.at += 60 * MINUTE;
  expect((await get('/api/me', idle)).user).toBe(null);
  const long = await cookieOf('planner');
  for (let n = 0; n < 13; n += 1) {
    clock.at += 55 * MINUTE;
    await get('/api/me', long);
  }
  expect((await get('/api/me', long)).user.login).toBe('planner');
  clock.at += 10 * MINUTE;
  expect((await get('/api/me', long)).user).toBe(null);
  const out = await cookieOf('planner');
  expect((await post('/api/session/end', {}, out)).body).toEqual({ ended: true });
  expect((await get('/api/me', out)).user).toBe(null);
  expect((await post('/api/session/end', {}, out)).body).toEqual({ ended: false });
});

test('people see and end their own sessions, and nobody else’s', async () => {
  const one = await cookieOf('leader');
  const two = await cookieOf('leader');
  const other = await cookieOf('planner');
  const { sessions } = await get('/api/me/sessions', one);
  expect(sessions).toHaveLength(2);
  const [current, rest] = [true, false].map((is) =>
    sessions.find((session: { current: boolean }) => session.current === is),
  );
  const end = (session: string | null, cookie: string) =>
    post('/api/me/sessions/end', { session }, cookie);
  expect((await end(current.id, other)).body.code).toBe('access.session_not_found');
  expect((await end(rest.id, one)).body).toEqual({ ended: 1 });
  expect((await get('/api/me', two)).user).toBe(null);
  expect((await end(null, one)).body).toEqual({ ended: 0 });
  expect((await get('/api/me', one)).user.login).toBe('leader');
});

test('a new password ends the other sessions, and sent twice it is changed once', async () => {
  const mine = await cookieOf('inspector');
  const elsewhere = await cookieOf('inspector');
  const change = { requestId: newId(), current: DEMO_PASSWORD, password: 'gió mùa đông bắc 7' };
  expect((await post('/api/me/password', change, mine)).body).toEqual({ endedSessions: 1 });
  expect((await post('/api/me/password', change, mine)).body).toEqual({ endedSessions: 1 });
  expect((await get('/api/me', elsewhere)).user).toBe(null);
  expect((await get('/api/me', mine)).user.login).toBe('inspector');
  expect((await signIn('inspector')).status).toBe(401);
  expect((await signIn('inspector', 'gió mùa đông bắc 7')).status).toBe(200);
  const wrong = await post('/api/me/password', { current: 'sai', password: 'x' }, mine);
  expect([wrong.status, wrong.body.where]).toEqual([401, { field: 'current' }]);
  const short = await post(
    '/api/me/password',
    { current: 'gió mùa đông bắc 7', password: 'ngắn' },
    mine,
  );
  expect([short.status, short.body.code]).toEqual([422, 'access.password_too_short']);
  const kept = await db.owner.selectFrom('answered_request').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain('gió mùa');
});
