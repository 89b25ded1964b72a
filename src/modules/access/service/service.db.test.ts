import { v7 as newId } from 'uuid';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { TEST_NOW, testDatabase } from '../../../../tests/support/database.ts';
import { loadAgencies } from '../../agencies/index.ts';
import { loadAreas } from '../../areas/index.ts';
import { createHttpApp, SESSION_COOKIE } from '../../../platform/http/index.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE, ROLES } from '../domain/index.ts';
import {
  accessModule,
  callerOfLogin,
  firstAdministratorLink,
  makeIdentity,
  seedDemoUsers,
} from '../index.ts';

const db = testDatabase();
const MINUTE = 60_000;
const clock = { at: TEST_NOW };
let app: FastifyInstance;

beforeAll(async () => {
  const context = db.context();
  await loadAreas(context);
  await loadAgencies(context);
  app = await createHttpApp({
    database: db.database,
    now: () => clock.at,
    modules: [accessModule],
    identity: makeIdentity(db.database, () => clock.at),
    health: async () => ({ ready: true }),
  });
  await seedDemoUsers(context);
});
// Every test far from the attempts and sessions of the one before.
beforeEach(() => void (clock.at += 24 * 60 * MINUTE));

type Body = Record<string, unknown>;

async function post(url: string, body: Body, cookie = '', address = '10.0.0.1') {
  const reply = await app.inject({
    method: 'POST',
    url,
    remoteAddress: address,
    headers: { 'sec-fetch-site': 'same-origin', 'user-agent': 'test', cookie },
    payload: { requestId: newId(), ...body },
  });
  const set = String(reply.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { status: reply.statusCode, body: reply.json(), cookie: set, headers: reply.headers };
}
const get = async (url: string, cookie: string) =>
  (await app.inject({ url, headers: { cookie } })).json();

const signIn = (login: string, password = DEMO_PASSWORD, address = '10.0.0.1') =>
  post('/api/session', { login, password }, '', address);
const cookieOf = async (login: string, password?: string) => (await signIn(login, password)).cookie;

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

test('whoever signs in gets a cookie, and is who they are with their posts and rights', async () => {
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

test('a wrong password, an unknown login and a disabled account get one and the same answer', async () => {
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

test('a session ends when idle, at its longest, by signing out, and cannot be used again', async () => {
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
    (select json_agg(a)::text from answered_request a) || (select json_agg(o)::text from audit_outbox o)
    as all`.execute(db.owner);
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

test('every change of an account is in the audit log under who did it, without secrets', async () => {
  const rows = await db.owner.selectFrom('audit_outbox').selectAll().execute();
  const seen = new Set(rows.map(({ operation }) => operation));
  for (const operation of ['session.start', 'user.add', 'user.disable', 'me.change_password']) {
    expect(seen).toContain(operation);
  }
  const start = rows.find(({ operation }) => operation === 'session.start');
  expect(start?.caller).toMatch(/^user:/);
  expect(JSON.stringify(rows)).not.toMatch(/argon2|password":"/);
});

test('the second lock: without a purpose nothing is seen, own is own, manage is the scope', async () => {
  const under = (settings: Record<string, string>) =>
    db.database.transaction().execute(async (trx) => {
      for (const [name, value] of Object.entries(settings)) {
        await sql`select set_config(${`app.${name}`}, ${value}, true)`.execute(trx);
      }
      const users = await trx.selectFrom('app_user').select('login').execute();
      const posts = await trx.selectFrom('post').select('agency').execute();
      const sessions = await trx.selectFrom('session').select('id').execute();
      const attempts = await trx.selectFrom('sign_in_attempt').select('id').execute();
      const links = await trx.selectFrom('one_time_link').select('id').execute();
      return { users, posts, sessions, attempts, links };
    });
  const nothing = await under({ agencies: '*', areas: '*', caller: 'user:planner' });
  expect(Object.values(nothing).flat()).toEqual([]);
  const own = await under({ access: 'own', caller: 'user:planner', agencies: '*' });
  expect(own.users).toEqual([{ login: 'planner' }]);
  expect(own.posts).toEqual([{ agency: 'HP-SNV' }]);
  expect(own.attempts).toEqual([]);
  const manage = await under({ access: 'manage', caller: 'user:x', agencies: 'HP-STP', areas: '' });
  expect(manage.users).toEqual([{ login: 'legal.officer' }]);
  const none = await under({ access: 'manage', caller: 'user:x', agencies: '', areas: '' });
  expect(Object.values(none).flat()).toEqual([]);
  const identity = await under({ access: 'identity' });
  expect(identity.users.length).toBeGreaterThan(DEMO_PEOPLE.length);
});

test('the second lock holds for writes too, and attempts are never changed or deleted', async () => {
  const attempt = (statement: ReturnType<typeof sql>, settings: Record<string, string>) =>
    db.database.transaction().execute(async (trx) => {
      for (const [name, value] of Object.entries(settings)) {
        await sql`select set_config(${`app.${name}`}, ${value}, true)`.execute(trx);
      }
      return (await statement.execute(trx)).numAffectedRows;
    });
  const disable = sql`update app_user set language = 'en' where login = 'planner'`;
  expect(await attempt(disable, { access: 'manage', agencies: 'HP-SYT', areas: '' })).toBe(0n);
  expect(await attempt(disable, { access: 'own', caller: 'user:leader' })).toBe(0n);
  const grant = sql`insert into post (id, user_id, role, agency, valid_from, created_at, created_by)
    select ${newId()}, id, 'administrator', 'HP-SNV', '2026-01-01', now(), 'x' from app_user limit 1`;
  const local = { access: 'manage', agencies: 'HP-SYT', areas: '' };
  await expect(attempt(grant, local)).rejects.toThrow(/row-level security/);
  for (const statement of [
    sql`update sign_in_attempt set outcome = 'succeeded'`,
    sql`delete from sign_in_attempt`,
    sql`delete from app_user`,
    sql`delete from session`,
    sql`update app_user set login = 'x' || login`,
  ]) {
    await expect(attempt(statement, { access: 'identity' })).rejects.toThrow(/permission denied/);
  }
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
