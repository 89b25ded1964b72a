import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { accessApp } from '../../../../tests/support/access.ts';
import { testDatabase } from '../../../../tests/support/database.ts';

const db = testDatabase();
const { clock, post, get, signIn, cookieOf } = accessApp(db);

type Body = Record<string, unknown>;
const PASSWORD = 'sóng biển rất to hôm nay';
let made = 0;

/** A new account with one post, its password set; its login. */
async function newUser(body: Body): Promise<string> {
  const admin = await cookieOf('administrator');
  const login = `post${(made += 1)}.user`;
  const added = await post('/api/users', { login, name: `Người ${made}`, ...body }, admin);
  const token = String(added.body.link.path).split('#')[1];
  await post('/api/password-link', { token, password: PASSWORD });
  return login;
}

const today = () => new Date(clock.at + 7 * 3_600_000).toISOString().slice(0, 10);
const later = (days: number) =>
  new Date(clock.at + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const give = (login: string, body: Body, cookie: string) =>
  post(`/api/users/${login}/posts`, body, cookie);
const end = (login: string, body: Body, cookie: string) =>
  post(`/api/users/${login}/posts/end`, body, cookie);
const rightsOf = async (login: string) => (await signIn(login, PASSWORD)).body.permissions;

describe('giving another post', () => {
  test('its rights are there at the next request, and it is listed with its reason', async () => {
    const admin = await cookieOf('administrator');
    const login = await newUser({ role: 'clerk', agency: 'HP-SYT' });
    const cookie = (await signIn(login, PASSWORD)).cookie;
    expect((await get('/api/me', cookie)).permissions).not.toContain('plan.settle');
    const body = { role: 'planner', agency: 'HP-SNV', reason: 'Quyết định 12/QĐ-SNV' };
    const given = await give(login, body, admin);
    expect(given.body.post).toMatchObject({ role: 'planner', from: today(), to: null });
    expect(given.body.user.posts).toHaveLength(2);
    expect((await get('/api/me', cookie)).permissions).toContain('plan.settle');
    const account = await get(`/api/users/${login}`, admin);
    expect(account.posts[0]).toMatchObject({
      role: 'planner',
      reason: 'Quyết định 12/QĐ-SNV',
      by: 'user:administrator',
    });
    expect(account.history[0]).toMatchObject({ operation: 'user.add_post' });
  });

  test('one to come gives nothing before its first day, and ends after its last', async () => {
    const admin = await cookieOf('administrator');
    const login = await newUser({ role: 'clerk', agency: 'HP-SYT' });
    const days = { on: later(2), last: later(3) };
    const given = await give(login, { role: 'planner', ...days }, admin);
    expect(given.body.post).toMatchObject({ from: days.on, to: days.last });
    expect(await rightsOf(login)).not.toContain('plan.settle');
    clock.at += 2 * 86_400_000;
    expect(await rightsOf(login)).toContain('plan.settle');
    clock.at += 86_400_000;
    expect(await rightsOf(login)).toContain('plan.settle');
    clock.at += 86_400_000;
    expect(await rightsOf(login)).not.toContain('plan.settle');
  });

  test('the same role at the same place twice is refused, on days apart it is not', async () => {
    const admin = await cookieOf('administrator');
    const login = await newUser({ role: 'clerk', agency: 'HP-SYT' });
    const again = await give(login, { role: 'clerk', agency: 'HP-SYT' }, admin);
    expect([again.status, again.body.code]).toEqual([409, 'access.post_held']);
    const first = await give(login, { role: 'leader', on: later(1), last: later(2) }, admin);
    expect(first.status).toBe(200);
    expect((await give(login, { role: 'leader', on: later(2) }, admin)).status).toBe(409);
    expect((await give(login, { role: 'leader', on: later(3) }, admin)).status).toBe(200);
  });

  test('eight at once give one', async () => {
    const admin = await cookieOf('administrator');
    const login = await newUser({ role: 'clerk', agency: 'HP-SYT' });
    const all = await Promise.all(
      Array.from({ length: 8 }, () => give(login, { role: 'leader' }, admin)),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ body }) => body.code === 'access.post_held')).toHaveLength(7);
  });

  test('the same request again is the same answer, with another body a conflict', async () => {
    const admin = await cookieOf('administrator');
    const login = await newUser({ role: 'clerk', agency: 'HP-SYT' });
    const body = { requestId: newId(), role: 'leader' };
    const first = await give(login, body, admin);
    expect((await give(login, body, admin)).body).toEqual(first.body);
    const other = await give(login, { ...body, role: 'inspector' }, admin);
    expect(other.body.code).toBe('request.other_body');
  });

  test.each([
    [{ role: 'emperor' }, 'access.role_unknown'],
    [{ role: 'clerk' }, 'access.role_needs_agency'],
    [{ role: 'commune_officer' }, 'access.role_needs_area'],
    [{ role: 'leader', agency: 'HP-SYT' }, 'access.role_takes_one_place'],
    [{ role: 'clerk', agency: 'HP-XXX' }, 'access.agency_unknown'],
    [{ role: 'commune_officer', area: '99999' }, 'access.area_unknown'],
    [{ role: 'commune_officer', area: '311' }, 'access.area_unknown'],
    [{ role: 'leader', on: '2026-03-02', last: '2026-03-01' }, 'access.post_days'],
  ])('%j is refused: %s', async (body, code) => {
    const admin = await cookieOf('administrator');
    expect((await give('clerk', body, admin)).body.code).toBe(code);
  });

  test('an administrator of one agency gives what is theirs to give, to their own', async () => {
    const local = await cookieOf('local.administrator');
    const theirs = await newUser({ role: 'clerk', agency: 'HP-SYT' });
    const other = await newUser({ role: 'clerk', agency: 'HP-STC' });
    const head = { role: 'agency_head', agency: 'HP-SYT' };
    expect((await give(theirs, head, local)).status).toBe(200);
    expect((await give(other, head, local)).body.code).toBe('access.user_not_found');
    expect((await give(theirs, { ...head, agency: 'HP-STC' }, local)).body.code).toBe(
      'access.outside_scope',
    );
    expect((await give(theirs, { role: 'administrator' }, local)).body.code).toBe(
      'access.may_not_grant',
    );
    expect((await give(theirs, { role: 'planner', agency: 'HP-SYT' }, local)).body.code).toBe(
      'access.may_not_grant',
    );
  });
});

describe('ending a post', () => {
  const postsOf = async (login: string, cookie: string) =>
    (await get(`/api/users/${login}`, cookie)).posts as { id: string; role: string }[];
  const idOf = async (login: string, role: string, cookie: string) =>
    (await postsOf(login, cookie)).find((each) => each.role === role)?.id ?? '';

  test('at once takes its rights at the next request; the account and its history stay', async () => {
    const admin = await cookieOf('administrator');
    const login = await newUser({ role: 'planner', agency: 'HP-SNV' });
    const cookie = (await signIn(login, PASSWORD)).cookie;
    const body = { post: await idOf(login, 'planner', admin), reason: 'Chuyển công tác' };
    const ended = await end(login, body, admin);
    expect(ended.body).toMatchObject({ unchanged: false, post: { to: later(-1) } });
    expect((await get('/api/me', cookie)).permissions).toEqual([]);
    expect((await postsOf(login, admin))[0]).toMatchObject({
      endedBy: 'user:administrator',
      endedReason: 'Chuyển công tác',
    });
    expect((await end(login, { post: body.post }, admin)).body.unchanged).toBe(true);
  });

  test('after a last day it is held until then', async () => {
    const admin = await cookieOf('administrator');
    const login = await newUser({ role: 'planner', agency: 'HP-SNV' });
    const id = await idOf(login, 'planner', admin);
    expect((await end(login, { post: id, last: later(1) }, admin)).status).toBe(200);
    clock.at += 86_400_000;
    expect(await rightsOf(login)).toContain('plan.settle');
    clock.at += 86_400_000;
    expect(await rightsOf(login)).not.toContain('plan.settle');
  });

  test('a last day before yesterday, and one after the end that stands, are refused', async () => {
    const admin = await cookieOf('administrator');
    const login = await newUser({ role: 'planner', agency: 'HP-SNV', on: '2025-07-01' });
    const id = await idOf(login, 'planner', admin);
    const past = await end(login, { post: id, last: later(-2) }, admin);
    expect([past.status, past.body.code]).toEqual([422, 'access.post_end_past']);
    await end(login, { post: id, last: later(5) }, admin);
    expect((await end(login, { post: id, last: later(6) }, admin)).body.code).toBe(
      'access.post_end_later',
    );
    expect((await end(login, { post: id, last: later(4) }, admin)).status).toBe(200);
  });

  test('a post to come is taken back and was never held', async () => {
    const admin = await cookieOf('administrator');
    const login = await newUser({ role: 'clerk', agency: 'HP-SYT' });
    await give(login, { role: 'leader', on: later(30) }, admin);
    const id = await idOf(login, 'leader', admin);
    expect((await end(login, { post: id }, admin)).status).toBe(200);
    const row = await db.owner
      .selectFrom('post')
      .select(['valid_from', 'valid_to'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.valid_to).toBe(row.valid_from);
    expect((await give(login, { role: 'leader', on: later(30) }, admin)).status).toBe(200);
  });

  test('of another account, or none, is not found', async () => {
    const admin = await cookieOf('administrator');
    const planner = await idOf('planner', 'planner', admin);
    expect((await end('clerk', { post: planner }, admin)).body.code).toBe('access.post_not_found');
    expect((await end('clerk', { post: newId() }, admin)).body.code).toBe('access.post_not_found');
    const local = await cookieOf('local.administrator');
    expect((await end('planner', { post: planner }, local)).body.code).toBe(
      'access.user_not_found',
    );
  });

  test('the last administrator of the city keeps the post', async () => {
    const admin = await cookieOf('administrator');
    const own = await idOf('administrator', 'administrator', admin);
    const refused = await end('administrator', { post: own }, admin);
    expect([refused.status, refused.body.code]).toEqual([409, 'access.last_administrator']);
    const late = await end('administrator', { post: own, last: later(300) }, admin);
    expect(late.body.code).toBe('access.last_administrator');
  });

  test('one whose own post has an end, or who has no password, does not count as another', async () => {
    const admin = await cookieOf('administrator');
    const own = await idOf('administrator', 'administrator', admin);
    const second = await newUser({ role: 'clerk', agency: 'HP-SYT' });
    await give(second, { role: 'administrator', last: later(100) }, admin);
    expect((await end('administrator', { post: own }, admin)).body.code).toBe(
      'access.last_administrator',
    );
    const invited = { login: 'moi.quantri', name: 'Mới', role: 'administrator' };
    await post('/api/users', invited, admin);
    expect((await end('administrator', { post: own }, admin)).body.code).toBe(
      'access.last_administrator',
    );
  });

  test('two administrators who end each other’s post at once leave one', async () => {
    const admin = await cookieOf('administrator');
    const second = await newUser({ role: 'administrator' });
    const cookie = (await signIn(second, PASSWORD)).cookie;
    const own = await idOf('administrator', 'administrator', admin);
    const theirs = await idOf(second, 'administrator', admin);
    const both = await Promise.all([
      end(second, { post: theirs }, admin),
      end('administrator', { post: own }, cookie),
    ]);
    const done = both.filter(({ status }) => status === 200);
    expect(done).toHaveLength(1);
    const left = await db.owner
      .selectFrom('post as p')
      .innerJoin('app_user as u', 'u.id', 'p.user_id')
      .select('u.login')
      .where('p.role', '=', 'administrator')
      .where('p.agency', 'is', null)
      .where('p.valid_to', 'is', null)
      .where('u.password_hash', 'is not', null)
      .execute();
    expect(left).toHaveLength(1);
  });
});
