import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { accessApp } from '../../../../tests/support/access.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap } from '../../../kernel/index.ts';
import { areasModule } from '../../areas/index.ts';
import { callerOfLogin, scopeOf } from '../index.ts';

const db = testDatabase();
const { clock, post, get, cookieOf } = accessApp(db);
const COMMUNE = '11560';

/** A person with one post at an area, from a day on, straight in the tables. */
async function seat(login: string, role: string, area: string, from = '2025-07-01'): Promise<void> {
  const model = await db.owner
    .selectFrom('app_user')
    .select('password_hash')
    .where('login', '=', 'clerk')
    .executeTakeFirstOrThrow();
  const id = newId();
  const at = new Date(clock.at);
  await db.owner
    .insertInto('app_user')
    .values({
      id,
      login,
      name: login,
      name_key: login,
      language: 'vi',
      sample: true,
      password_hash: model.password_hash,
      password_changed_at: at,
      created_at: at,
      created_by: 'test',
    })
    .execute();
  await db.owner
    .insertInto('post')
    .values({
      id: newId(),
      user_id: id,
      role,
      agency: null,
      area,
      valid_from: from,
      created_at: at,
      created_by: 'test',
    })
    .execute();
}

async function enterHamlets(commune: string, ...names: readonly string[]): Promise<void> {
  const bound = areasModule.operations.find(({ operation }) => operation.id === 'hamlet.enter');
  const input = {
    requestId: newId(),
    commune,
    seen: 0,
    on: '2025-07-01',
    source: 'Nghị quyết 1/NQ-HĐND',
    hamlets: names.map((name) => ({ type: 'thôn', name })),
  };
  const reply = await bound?.serve(db.context({ now: clock.at }), input, null);
  expect(reply).toMatchObject({ ok: true });
}

const logins = async (cookie: string, query = ''): Promise<string[]> =>
  ((await get(`/api/users${query}`, cookie)).users as { login: string }[]).map(
    ({ login }) => login,
  );

describe('an administrator of a commune', () => {
  beforeAll(async () => {
    await enterHamlets(COMMUNE, 'Đông', 'Tây');
    await seat('xa.admin', 'administrator', COMMUNE);
    await seat('thon.dong', 'social_worker', `${COMMUNE}-001`);
    await seat('xa.khac', 'commune_officer', '11359');
  });

  test('sees who works in the commune and in its hamlets, nobody else', async () => {
    const cookie = await cookieOf('xa.admin');
    expect(await logins(cookie)).toEqual([
      'accountant',
      'commune.officer',
      'social.worker',
      'thon.dong',
      'xa.admin',
    ]);
  });

  test('the filter by an area holds those below it; outside the own scope it is refused', async () => {
    const admin = await cookieOf('administrator');
    expect(await logins(admin, `?area=${COMMUNE}`)).toContain('thon.dong');
    expect(await logins(admin, `?area=${COMMUNE}-001`)).toEqual(['thon.dong']);
    expect(await logins(admin, '?area=31')).toContain('xa.khac');
    const own = await cookieOf('xa.admin');
    expect(await logins(own, `?area=${COMMUNE}-001`)).toEqual(['thon.dong']);
    expect((await get('/api/users?area=11359', own)).code).toBe('access.outside_scope');
    expect((await get('/api/users?area=31', own)).code).toBe('access.outside_scope');
  });

  test('gives posts in the hamlets, none in another commune', async () => {
    const own = await cookieOf('xa.admin');
    const body = { role: 'social_worker', area: `${COMMUNE}-002` };
    const add = (login: string, area: string) =>
      post('/api/users', { login, name: 'Thử', ...body, area }, own);
    expect((await add('thon.tay', `${COMMUNE}-002`)).status).toBe(200);
    expect((await add('thon.bac', `${COMMUNE}-009`)).body.code).toBe('access.outside_scope');
    expect((await add('xa.moi', '11359')).body.code).toBe('access.outside_scope');
  });

  test('disables who works in a hamlet, not who works elsewhere', async () => {
    const own = await cookieOf('xa.admin');
    expect((await post('/api/users/thon.tay/disable', {}, own)).status).toBe(200);
    expect((await post('/api/users/xa.khac/disable', {}, own)).body.code).toBe(
      'access.user_not_found',
    );
    expect((await get('/api/users/xa.khac', own)).code).toBe('access.user_not_found');
    expect((await get('/api/users/thon.dong', own)).mayChange).toBe(true);
  });

  test('row security sees the hamlets with the commune, by the codes it is told', async () => {
    const seen = await db.database.transaction().execute(async (trx) => {
      await sql`select set_config('app.access', 'manage', true),
        set_config('app.agencies', '', true),
        set_config('app.areas', ${`${COMMUNE}-001`}, true)`.execute(trx);
      return trx.selectFrom('app_user').select('login').execute();
    });
    expect(seen).toEqual([{ login: 'thon.dong' }]);
  });

  test('a hamlet that is closed is reached no more, from its day on', async () => {
    const close = areasModule.operations.find(({ operation }) => operation.id === 'hamlet.close');
    const on = new Date(clock.at + 7 * 3_600_000).toISOString().slice(0, 10);
    const input = {
      requestId: newId(),
      commune: COMMUNE,
      seen: 1,
      on,
      source: 'Quyết định 9/QĐ-UBND',
      codes: [`${COMMUNE}-001`],
    };
    unwrap((await close?.serve(db.context({ now: clock.at }), input as never, null)) as never);
    expect(await logins(await cookieOf('xa.admin'))).not.toContain('thon.dong');
    const caller = await callerOfLogin(db.context({ now: clock.at }), 'thon.dong');
    expect(caller).toMatchObject({ posts: [{ area: `${COMMUNE}-001`, within: [] }] });
  });
});

describe('posts at units of before', () => {
  test('reach the communes of the district while it stands, nothing after its end', async () => {
    await seat('huyen.cu', 'administrator', '311', '2013-06-14');
    const scopeAt = async (now: string) => {
      const caller = await callerOfLogin(db.context({ now }), 'huyen.cu');
      return scopeOf(caller ?? { kind: 'anonymous' }, 'user.manage');
    };
    const then = await scopeAt('2013-06-14T09:00:00+07:00');
    expect(then.areas).toContain('11470');
    expect(then.areas.length).toBeGreaterThan(30);
    expect((await scopeAt('2025-06-30T09:00:00+07:00')).areas).toContain('11560');
    expect((await scopeAt('2025-07-01T09:00:00+07:00')).areas).toEqual([]);
  });

  test('an account whose unit has ended signs in and reads what is everybody’s', async () => {
    const cookie = await cookieOf('huyen.cu');
    expect((await get('/api/me', cookie)).permissions).toContain('plan.read');
    expect(await logins(cookie)).toEqual([]);
  });

  test('a code given again does not lead to the unit that carries it now', async () => {
    await seat('lac.vien', 'commune_officer', '11341', '2013-06-14');
    const at = '2025-03-01T09:00:00+07:00';
    const caller = await callerOfLogin(db.context({ now: at }), 'lac.vien');
    expect(scopeOf(caller ?? { kind: 'anonymous' }, 'hamlet.manage').areas).toEqual([]);
  });
});
