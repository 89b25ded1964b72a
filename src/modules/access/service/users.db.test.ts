import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { accessApp, MINUTE } from '../../../../tests/support/access.ts';
import { TEST_NOW, testDatabase } from '../../../../tests/support/database.ts';
import { accessModule, callerOfLogin, firstAdministratorLink } from '../index.ts';

const db = testDatabase();
const { clock, post, get, signIn, cookieOf } = accessApp(db);
type Body = Record<string, unknown>;

test('a user added by the administrator comes in by the link, once', async () => {
  const admin = await cookieOf('administrator');
  const requestId = newId();
  const body = {
    requestId,
    login: 'Ha.Nguyen',
    name: 'Hà Nguyễn',
    role: 'clerk',
    agency: 'HP-STC',
  };
  const lost = await post('/api/users', body, admin);
  const added = await post('/api/users', body, admin);
  expect(added.body.user).toMatchObject({ login: 'ha.nguyen', state: 'invited' });
  const tokenOf = (reply: typeof added) => String(reply.body.link.path).split('#')[1] ?? '';
  const check = (token: string) => post('/api/password-link/check', { token });
  expect((await check(tokenOf(lost))).body.code).toBe('access.link_not_valid');
  expect((await check(tokenOf(added))).body).toMatchObject({ login: 'ha.nguyen' });
  const token = tokenOf(added);
  const use = (password: string, id = newId()) =>
    post('/api/password-link', { requestId: id, token, password });
  expect((await use('ha.nguyen.2026')).body.code).toBe('access.password_is_login');
  const id = newId();
  expect((await use('biển rộng sóng to', id)).body).toEqual({ login: 'ha.nguyen' });
  expect((await use('biển rộng sóng to', id)).body).toEqual({ login: 'ha.nguyen' });
  expect((await use('mật khẩu thứ hai đây')).body.code).toBe('access.link_not_valid');
  expect((await signIn('ha.nguyen', 'biển rộng sóng to')).status).toBe(200);
  const twice = await post('/api/users', { ...body, requestId: newId() }, admin);
  expect([twice.status, twice.body.code]).toEqual([409, 'access.login_taken']);
  const stored = await sql<{ all: string }>`select
    (select json_agg(a)::text from answered_request a) ||
    (select json_agg(o)::text from audit_outbox o) as all`.execute(db.owner);
  expect(stored.rows[0]?.all).not.toContain(token);
});

test('a link is no good after three days, or when its account was disabled', async () => {
  const admin = await cookieOf('administrator');
  const user = { name: 'Thử', role: 'clerk', agency: 'HP-STC' };
  const late = await post('/api/users', { ...user, login: 'late1' }, admin);
  const gone = await post('/api/users', { ...user, login: 'gone1' }, admin);
  const check = async (reply: typeof late) =>
    (await post('/api/password-link/check', { token: reply.body.link.path.split('#')[1] })).status;
  expect(await check(gone)).toBe(200);
  await post('/api/users/gone1/disable', {}, admin);
  expect(await check(gone)).toBe(404);
  clock.at += 3 * 24 * 60 * MINUTE - 1;
  expect(await check(late)).toBe(200);
  clock.at += 1;
  expect(await check(late)).toBe(404);
});

test('an account that cannot be is refused at the field that is wrong', async () => {
  const admin = await cookieOf('administrator');
  const good = { login: 'thu.nghiem', name: 'Thử', role: 'clerk', agency: 'HP-STC' };
  const cases: readonly [Body, string, string][] = [
    [{ login: 'Nguyễn' }, 'access.login_invalid', 'login'],
    [{ role: 'emperor' }, 'access.role_unknown', 'role'],
    [{ agency: null }, 'access.role_needs_agency', 'agency'],
    [{ role: 'commune_officer', agency: null }, 'access.role_needs_area', 'area'],
    [{ area: '11560' }, 'access.role_takes_one_place', 'agency'],
    [{ role: 'leader' }, 'access.role_takes_one_place', 'agency'],
    [{ agency: 'HP-XXX' }, 'access.agency_unknown', 'agency'],
    [{ agency: 'HP-SLDTBXH' }, 'access.agency_unknown', 'agency'],
    [{ role: 'commune_officer', agency: null, area: '99999' }, 'access.area_unknown', 'area'],
  ];
  for (const [wrong, code, field] of cases) {
    const { status, body } = await post('/api/users', { ...good, ...wrong }, admin);
    expect([status, body.code, body.where]).toEqual([422, code, { field }]);
  }
  const past = { ...good, agency: 'HP-SLDTBXH', on: '2014-01-01' };
  expect((await post('/api/users', past, admin)).status).toBe(200);
});

test('a post that begins later gives nothing before its day', async () => {
  const admin = await cookieOf('administrator');
  const on = new Date(clock.at + 48 * 60 * MINUTE).toISOString().slice(0, 10);
  const body = { login: 'mai.sau', name: 'Mai', role: 'planner', agency: 'HP-SNV', on };
  const added = await post('/api/users', body, admin);
  const token = added.body.link.path.split('#')[1];
  await post('/api/password-link', { token, password: 'biển rộng sóng to' });
  const early = await signIn('mai.sau', 'biển rộng sóng to');
  expect([early.body.posts, early.body.permissions]).toEqual([[], []]);
  clock.at += 48 * 60 * MINUTE;
  expect((await signIn('mai.sau', 'biển rộng sóng to')).body.permissions).toContain('plan.settle');
});

test('an administrator of one agency sees and changes that agency’s accounts only', async () => {
  const local = await cookieOf('local.administrator');
  const { users } = await get('/api/users', local);
  expect(users.length).toBeGreaterThan(2);
  for (const user of users) expect(user.posts[0].agency).toBe('HP-SYT');
  expect((await get('/api/users?agency=HP-SNV', local)).code).toBe('access.outside_scope');
  const add = (body: Body) =>
    post('/api/users', { login: newLogin(), name: 'Thử', role: 'clerk', ...body }, local);
  expect((await add({ agency: 'HP-SYT' })).status).toBe(200);
  expect((await add({ agency: 'HP-SNV' })).body.code).toBe('access.outside_scope');
  expect((await add({ agency: 'HP-SYT', role: 'planner' })).body.code).toBe('access.may_not_grant');
  expect((await add({ role: 'administrator' })).body.code).toBe('access.may_not_grant');
  expect((await post('/api/users/planner/disable', {}, local)).body.code).toBe(
    'access.user_not_found',
  );
  expect((await post('/api/users/planner/link', {}, local)).body.code).toBe(
    'access.user_not_found',
  );
  const whole = await cookieOf('administrator');
  expect((await get('/api/users?q=hoach', whole)).users).toHaveLength(1);
  expect((await get('/api/users?q=hoach', local)).users).toHaveLength(0);
});

let counter = 0;
const newLogin = () => `thu${(counter += 1)}.x`;

test('a local administrator cannot change who also holds a post elsewhere', async () => {
  const user = await db.owner
    .selectFrom('app_user')
    .select('id')
    .where('login', '=', 'division.head')
    .executeTakeFirstOrThrow();
  await db.owner
    .insertInto('post')
    .values({
      id: newId(),
      user_id: user.id,
      role: 'clerk',
      agency: 'HP-SNV',
      area: null,
      valid_from: '2025-07-01',
      created_at: new Date(TEST_NOW),
      created_by: 'test',
    })
    .execute();
  const local = await cookieOf('local.administrator');
  const { body } = await post('/api/users/division.head/disable', {}, local);
  expect(body.code).toBe('access.user_not_found');
});

test('a disabled account is out at once and stays listed; twice is unchanged', async () => {
  const admin = await cookieOf('administrator');
  const officer = await cookieOf('labour.officer');
  const off = await post('/api/users/labour.officer/disable', { reason: 'Nghỉ việc' }, admin);
  expect(off.body).toMatchObject({ endedSessions: 1, unchanged: false });
  expect((await get('/api/me', officer)).user).toBe(null);
  expect((await signIn('labour.officer')).body.code).toBe('access.wrong_credentials');
  expect((await post('/api/users/labour.officer/disable', {}, admin)).body.unchanged).toBe(true);
  const { users } = await get('/api/users?q=labour', admin);
  expect(users[0].state).toBe('disabled');
  expect((await post('/api/users/administrator/disable', {}, admin)).body.code).toBe(
    'access.not_yourself',
  );
});

test('the last administrator of the city cannot be disabled, by the operator neither', async () => {
  const context = db.context({ now: clock.at });
  const disable = accessModule.operations.find(({ operation }) => operation.id === 'user.disable');
  const result = await disable?.serve(
    context,
    { requestId: newId(), login: 'administrator' },
    null,
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'access.last_administrator' } });
});

test('every change of an account is in the audit log under who did it, no secrets', async () => {
  const rows = await db.owner.selectFrom('audit_outbox').selectAll().execute();
  const seen = new Set(rows.map(({ operation }) => operation));
  for (const operation of ['session.start', 'user.add', 'user.disable', 'password_link.use']) {
    expect(seen).toContain(operation);
  }
  const start = rows.find(({ operation }) => operation === 'session.start');
  expect(start?.caller).toMatch(/^user:/);
  expect(JSON.stringify(rows)).not.toMatch(/argon2|password":"/);
});

test('the command line acts with the posts of a login, not of one that is disabled', async () => {
  const context = db.context({ now: clock.at });
  expect(await callerOfLogin(context, 'planner')).toMatchObject({
    kind: 'user',
    login: 'planner',
    posts: [{ role: 'planner', agency: 'HP-SNV', area: null }],
  });
  expect(await callerOfLogin(context, 'labour.officer')).toBe(null);
  expect(await callerOfLogin(context, 'nobody')).toBe(null);
});

test('the first administrator’s link is there only while nobody can administer', async () => {
  expect(await firstAdministratorLink(db.context({ now: clock.at }))).toBe(null);
});

test('one link used by many at once sets one password', async () => {
  const admin = await cookieOf('administrator');
  const user = { name: 'Thử', role: 'clerk', agency: 'HP-STC', login: 'race1' };
  const added = await post('/api/users', user, admin);
  const token = String(added.body.link.path).split('#')[1];
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      post('/api/password-link', { token, password: `mật khẩu của người ${n}` }),
    ),
  );
  const won = replies.flatMap(({ status }, n) => (status === 200 ? [n] : []));
  expect(won).toHaveLength(1);
  expect((await signIn('race1', `mật khẩu của người ${won[0]}`)).status).toBe(200);
});

test('two administrators who disable each other at once leave one', async () => {
  const admin = await cookieOf('administrator');
  const body = { name: 'Thử', role: 'administrator', login: 'second' };
  const added = await post('/api/users', body, admin);
  const token = String(added.body.link.path).split('#')[1];
  await post('/api/password-link', { token, password: 'quản trị viên thứ hai' });
  const second = await cookieOf('second', 'quản trị viên thứ hai');
  const replies = await Promise.all([
    post('/api/users/second/disable', {}, admin),
    post('/api/users/administrator/disable', {}, second),
  ]);
  const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses[0]).toBe(200);
  expect(statuses[1]).toBeGreaterThan(400);
});
