import { expect, test } from 'vitest';
import { accessApp, MINUTE } from '../../../../tests/support/access.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { addDays, todayAt } from '../../../kernel/index.ts';

const DAY = 24 * 60 * MINUTE;
const db = testDatabase({ each: true });
const { clock, post, get, cookieOf } = accessApp(db, { each: true });

const dayAfter = (days: number): string => addDays(todayAt(clock.at), days);

/** Lends the first post of somebody to another from today on. */
async function lend(login: string, to: string, days = 7, more: object = {}) {
  const cookie = await cookieOf(login);
  const { posts } = await get('/api/me/delegations', cookie);
  const asked = { post: posts[0]?.id, to, last: dayAfter(days), reason: 'Nghỉ phép', ...more };
  return { cookie, reply: await post('/api/me/delegations', asked, cookie) };
}

test('a lent post gives its rights at once, is shown as lent, and ends by itself', async () => {
  expect((await get('/api/me', await cookieOf('clerk'))).permissions).not.toContain('user.manage');
  const { reply } = await lend('local.administrator', 'clerk');
  expect(reply.status).toBe(200);
  const me = await get('/api/me', await cookieOf('clerk'));
  expect(me.permissions).toContain('user.manage');
  expect(me.posts).toContainEqual({
    role: 'administrator',
    agency: 'HP-SYT',
    area: null,
    from: '2025-07-01',
    to: dayAfter(7),
    lentBy: 'local.administrator',
  });
  clock.at += 7 * DAY;
  expect((await get('/api/me', await cookieOf('clerk'))).permissions).toContain('user.manage');
  clock.at += DAY;
  const after = await get('/api/me', await cookieOf('clerk'));
  expect(after.permissions).not.toContain('user.manage');
  expect(after.posts).toHaveLength(1);
});

test('the log says by whom and for whom, and only where the lent post was needed', async () => {
  await lend('local.administrator', 'clerk');
  const cookie = await cookieOf('clerk');
  const done = await post('/api/users/agency.officer/disable', { reason: 'thử' }, cookie);
  expect(done.status).toBe(200);
  await post('/api/me/language', { language: 'en' }, cookie);
  const rows = await db.owner
    .selectFrom('audit_outbox')
    .select(['operation', 'caller', 'data'])
    .where('caller', '=', 'user:clerk')
    .where('operation', 'in', ['user.disable', 'me.set_language'])
    .orderBy('id')
    .execute();
  expect(rows.map(({ operation, data }) => [operation, dataOf(data)['onBehalfOf']])).toEqual([
    ['user.disable', ['local.administrator']],
    ['me.set_language', undefined],
  ]);
  // No further than the post that was lent.
  const outside = await post('/api/users/planner/disable', {}, cookie);
  expect(outside.body.code).toBe('access.user_not_found');
});

function dataOf(data: unknown): Record<string, unknown> {
  return (typeof data === 'string' ? JSON.parse(data) : data) as Record<string, unknown>;
}

test('what is lent cannot be lent on, nor a post of somebody else', async () => {
  await lend('local.administrator', 'clerk');
  const cookie = await cookieOf('clerk');
  const own = await get('/api/me/delegations', cookie);
  expect(own.posts.map(({ role }: { role: string }) => role)).toEqual(['clerk']);
  const rows = await db.owner.selectFrom('delegation').select('post_id').execute();
  const asked = { post: rows[0]?.post_id, to: 'planner', last: dayAfter(3), reason: 'x' };
  const refused = await post('/api/me/delegations', asked, cookie);
  expect(refused.body.code).toBe('access.post_not_found');
});

test.each([
  [{ to: 'local.administrator' }, 'access.delegate_self'],
  [{ to: 'nobody.here' }, 'access.delegate_unknown'],
  [{ on: '2020-01-01' }, 'access.delegation_days'],
  [{ last: '2020-01-01' }, 'access.delegation_days'],
])('a loan is refused: %j', async (more, code) => {
  expect((await lend('local.administrator', 'clerk', 7, more)).reply.body.code).toBe(code);
});

test('ninety days are the longest, and one post is lent once for a day', async () => {
  const long = await lend('local.administrator', 'clerk', 90);
  expect(long.reply.body.code).toBe('access.delegation_days');
  expect((await lend('local.administrator', 'clerk', 89)).reply.status).toBe(200);
  const twice = await lend('local.administrator', 'planner', 3);
  expect(twice.reply.body.code).toBe('access.delegation_held');
});

test('either side ends it early, a third person does not; both see it', async () => {
  const { cookie, reply } = await lend('local.administrator', 'clerk');
  const { id } = reply.body;
  const ending = { id, reason: 'Đã đi làm lại' };
  const third = await post('/api/me/delegations/end', ending, await cookieOf('planner'));
  expect(third.body.code).toBe('access.delegation_not_found');
  const taker = await cookieOf('clerk');
  for (const side of [cookie, taker]) {
    const { delegations } = await get('/api/me/delegations', side);
    expect(delegations).toMatchObject([
      { giver: 'local.administrator', taker: 'clerk', state: 'held', reason: 'Nghỉ phép' },
    ]);
  }
  expect((await post('/api/me/delegations/end', ending, taker)).body.ended).toBe(true);
  expect((await get('/api/me', taker)).permissions).not.toContain('user.manage');
  const again = await post('/api/me/delegations/end', ending, cookie);
  expect(again.body.code).toBe('access.delegation_not_found');
});

test('an administrator lends for somebody absent, within the own places, and ends it', async () => {
  const city = await cookieOf('administrator');
  const { user } = await get('/api/users/agency.head', city);
  const asked = {
    post: user.posts[0].id,
    to: 'division.head',
    last: dayAfter(5),
    reason: 'Nghỉ ốm đột xuất',
  };
  const at = '/api/users/agency.head/delegations';
  const other = await post(at, asked, await cookieOf('clerk'));
  expect(other.body.code).toBe('access.no_permission');
  const made = await post(at, asked, await cookieOf('local.administrator'));
  expect(made.status).toBe(200);
  const shown = await get('/api/users/division.head', city);
  expect(shown.delegations).toMatchObject([{ giver: 'agency.head', taker: 'division.head' }]);
  const outside = await post(
    '/api/users/planner/delegations',
    asked,
    await cookieOf('local.administrator'),
  );
  expect(outside.body.code).toBe('access.user_not_found');
  const ended = await post(`${at}/end`, { id: made.body.id, reason: 'Đã đi làm' }, city);
  expect(ended.body.ended).toBe(true);
});

test('a disabled owner lends nothing any more, and lending asks for a proof', async () => {
  await lend('local.administrator', 'clerk');
  const city = await cookieOf('administrator');
  await post('/api/users/local.administrator/disable', {}, city);
  const me = await get('/api/me', await cookieOf('clerk'));
  expect(me.permissions).not.toContain('user.manage');
  const cookie = await cookieOf('division.head');
  const { posts } = await get('/api/me/delegations', cookie);
  clock.at += 11 * MINUTE;
  const asked = { post: posts[0].id, to: 'clerk', last: dayAfter(2), reason: 'x' };
  expect((await post('/api/me/delegations', asked, cookie)).body.code).toBe(
    'access.step_up_needed',
  );
});
