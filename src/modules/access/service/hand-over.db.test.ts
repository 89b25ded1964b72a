import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { accessApp } from '../../../../tests/support/access.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { addDays, formatDate, todayAt } from '../../../kernel/index.ts';

const db = testDatabase({ each: true });
const { clock, post, get, cookieOf, signIn } = accessApp(db, { each: true });

const dayAfter = (days: number): string => addDays(todayAt(clock.at), days);
const reason = 'Quyết định số 12/QĐ-SYT';

const look = async (login: string, to: string, more = '', by = 'administrator') =>
  get(`/api/users/${login}/hand-over?to=${to}${more}`, await cookieOf(by));

interface Given {
  readonly last?: string;
  readonly disable?: boolean;
  readonly requestId?: string;
  readonly by?: string;
  readonly plan?: string;
}

/** Looks, and does what was seen. */
async function pass(login: string, to: string, { by = 'administrator', ...given }: Given = {}) {
  const last = given.last === undefined ? '' : `&last=${given.last}`;
  const { plan = 'none' } = await look(login, to, last, by);
  const asked = { to, plan, reason, ...given };
  return post(`/api/users/${login}/hand-over`, asked, await cookieOf(by));
}

const postsOf = async (login: string) => {
  const { posts } = await get(`/api/users/${login}`, await cookieOf('administrator'));
  return posts.map(({ role, agency, from, to }: Record<string, unknown>) => {
    return { role, agency, from, to };
  });
};

describe('a hand-over', () => {
  test('is looked at first: each post, what happens to it, and the loans that end', async () => {
    const cookie = await cookieOf('agency.head');
    const { posts } = await get('/api/me/delegations', cookie);
    const lent = { post: posts[0].id, to: 'clerk', last: dayAfter(9), reason: 'Đi học' };
    expect((await post('/api/me/delegations', lent, cookie)).status).toBe(200);
    const seen = await look('clerk', 'agency.officer');
    expect(seen).toMatchObject({
      from: { login: 'clerk' },
      to: { login: 'agency.officer' },
      on: todayAt(clock.at),
      posts: [{ does: 'passes', why: null, post: { role: 'clerk', agency: 'HP-SYT' } }],
      loans: [{ giver: 'agency.head', taker: 'clerk' }],
    });
    expect(await postsOf('clerk')).toHaveLength(1);
  });

  test('at once passes the posts, ends loans, and closes the account when asked', async () => {
    const before = await cookieOf('clerk');
    const done = await pass('clerk', 'agency.officer', { disable: true });
    expect(done.body).toEqual({ passed: 1, ended: 1, disabled: true });
    expect((await get('/api/me', before)).user).toBe(null);
    expect((await signIn('clerk')).status).toBe(401);
    expect(await postsOf('clerk')).toMatchObject([{ role: 'clerk', to: dayAfter(-1) }]);
    expect(await postsOf('agency.officer')).toContainEqual({
      ...{ role: 'clerk', agency: 'HP-SYT', from: todayAt(clock.at), to: null },
    });
  });

  test('with a last day lets the one work until it and the other from the day after', async () => {
    const last = dayAfter(10);
    const done = await pass('clerk', 'agency.officer', { last });
    expect(done.body).toEqual({ passed: 1, ended: 1, disabled: false });
    expect(await postsOf('clerk')).toMatchObject([{ to: last }]);
    expect(await postsOf('agency.officer')).toContainEqual({
      ...{ role: 'clerk', agency: 'HP-SYT', from: dayAfter(11), to: null },
    });
    expect((await get('/api/me', await cookieOf('clerk'))).posts).toHaveLength(1);
    // No second time: nothing is left after that day.
    const again = await look('clerk', 'division.head', `&last=${last}`);
    expect(again.code).toBe('access.hand_over_nothing');
  });

  test('sent twice passes once; sent after a change is looked at again', async () => {
    const requestId = newId();
    const first = await pass('clerk', 'agency.officer', { requestId });
    const asked = { to: 'agency.officer', reason, requestId };
    const { plan } = await look('clerk', 'agency.officer');
    const again = await post(
      '/api/users/clerk/hand-over',
      { ...asked, plan: plan ?? 'none' },
      await cookieOf('administrator'),
    );
    // Another plan under the same number is another request.
    expect([first.status, again.status]).toEqual([200, 409]);
    const stale = await pass('division.head', 'agency.officer', { plan: 'x' });
    expect(stale.body.code).toBe('access.hand_over_moved');
    expect(await postsOf('agency.officer')).toHaveLength(2);
  });

  test('tells both and whoever keeps records that name people, and is in the log', async () => {
    await pass('clerk', 'agency.officer');
    const news = await db.owner.selectFrom('outbox_message').select(['topic', 'body']).execute();
    expect(news.map(({ topic }) => topic).sort()).toEqual([
      'account.handed_over',
      'post.ended',
      'post.given',
    ]);
    expect(news.find(({ topic }) => topic === 'account.handed_over')?.body).toMatchObject({
      ...{ from: 'clerk', to: 'agency.officer', on: todayAt(clock.at), reason },
    });
    const rows = await db.owner
      .selectFrom('audit_outbox')
      .select(['subject_id'])
      .where('operation', '=', 'user.hand_over')
      .orderBy('subject_id')
      .execute();
    expect(rows.map(({ subject_id }) => subject_id)).toEqual(['agency.officer', 'clerk']);
  });

  test('leaves the city an administrator', async () => {
    const cookie = await cookieOf('administrator');
    expect((await pass('administrator', 'leader', { disable: true })).body.code).toBe(
      'access.not_yourself',
    );
    const link = await post(
      '/api/users',
      { login: 'moi.nhan', name: 'Mới', role: 'leader' },
      cookie,
    );
    expect(link.status).toBe(200);
    // Whoever has no password yet cannot administer anything.
    const early = await pass('administrator', 'moi.nhan');
    expect(early.body.code).toBe('access.last_administrator');
    expect(await postsOf('administrator')).toHaveLength(1);
    expect(await postsOf('moi.nhan')).toHaveLength(1);
    expect((await pass('administrator', 'leader')).body).toMatchObject({ passed: 1 });
  });

  test('to a place that is no more ends there, and says why', async () => {
    await sql`update post set agency = 'HP-KHONG-CO' where role = 'inspector'`.execute(db.owner);
    const seen = await look('inspector', 'leader');
    expect(seen.posts[0]).toMatchObject({ does: 'ends' });
    expect(seen.posts[0].why).toContain('HP-KHONG-CO');
    expect(seen.posts[0].why).toContain(formatDate(todayAt(clock.at)));
    expect((await pass('inspector', 'leader')).body).toMatchObject({ passed: 0, ended: 1 });
  });
});

describe('a hand-over is refused', () => {
  test.each([
    ['to oneself', ['clerk', 'clerk'], 'access.hand_over_self'],
    ['to nobody', ['clerk', 'khong.co'], 'access.hand_over_to_unknown'],
    ['of nobody', ['khong.co', 'clerk'], 'access.user_not_found'],
    ['into the past', ['clerk', 'agency.officer', '&last=2026-01-02'], 'access.post_end_past'],
  ] as const)('%s', async (_what, [login, to, more = ''], code) => {
    expect((await look(login, to, more)).code).toBe(code);
  });

  test('to an account that is disabled', async () => {
    await post('/api/users/division.head/disable', {}, await cookieOf('administrator'));
    expect((await look('clerk', 'division.head')).code).toBe('access.hand_over_to_unknown');
  });

  test('out of the places of whoever asks', async () => {
    const by = 'local.administrator';
    expect((await look('planner', 'clerk', '', by)).code).toBe('access.user_not_found');
    expect((await look('clerk', 'planner', '', by)).code).toBe('access.hand_over_to_unknown');
    expect((await look('clerk', 'agency.officer', '', by)).posts).toHaveLength(1);
  });

  test('when the account shall be closed before its last day', async () => {
    const done = await pass('clerk', 'agency.officer', { last: dayAfter(5), disable: true });
    expect(done.body.code).toBe('access.hand_over_later');
  });
});
