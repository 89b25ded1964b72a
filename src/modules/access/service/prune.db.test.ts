import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { accessApp } from '../../../../tests/support/access.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ENTRIES_KEPT_MS, PRUNED_AT_ONCE } from '../domain/index.ts';
import { pruneAccess } from '../index.ts';

const DAY = 24 * 60 * 60 * 1000;
const kept = ENTRIES_KEPT_MS / DAY;

describe('rows whose time is over', () => {
  const db = testDatabase({ each: true });
  const { clock, post, signIn, cookieOf, get } = accessApp(db, { each: true });
  const prune = () => pruneAccess(db.context({ now: clock.at }));
  const count = async (table: 'sign_in_attempt' | 'session' | 'one_time_link') => {
    const { rows } = await sql<{
      n: string;
    }>`select count(*) as n from ${sql.table(table)}`.execute(db.owner);
    return Number(rows[0]?.n);
  };

  test('nothing young goes, and nothing is said of it', async () => {
    await signIn('planner');
    clock.at += (kept - 1) * DAY;
    expect(await prune()).toEqual({ attempts: 0, sessions: 0, links: 0 });
    const said = await db.owner
      .selectFrom('audit_outbox')
      .select('id')
      .where('operation', '=', 'access.prune')
      .execute();
    expect(said).toEqual([]);
  });

  test('attempts go after their time, the log says how many', async () => {
    await signIn('planner');
    await signIn('planner', 'sai mật khẩu');
    expect(await count('sign_in_attempt')).toBe(3);
    clock.at += (kept + 1) * DAY;
    await signIn('leader');
    expect((await prune()).attempts).toBe(3);
    expect(await count('sign_in_attempt')).toBe(2);
    const said = await db.owner
      .selectFrom('audit_outbox')
      .select(['caller', 'data'])
      .where('operation', '=', 'access.prune')
      .execute();
    expect(said).toMatchObject([{ caller: 'operator:test', data: { attempts: 3, links: 0 } }]);
  });

  test('of the sessions of an account the last one stays: when it last signed in is known', async () => {
    await signIn('planner');
    clock.at += DAY;
    await signIn('planner');
    clock.at += DAY;
    await signIn('leader');
    clock.at += (kept + 2) * DAY;
    expect((await prune()).sessions).toBe(1);
    expect(await count('session')).toBe(2);
    const admin = await cookieOf('administrator');
    const { users } = await get('/api/users?q=planner', admin);
    expect(users[0].lastSignIn).not.toBe(null);
  });

  test('a session in use stays, however long ago it began', async () => {
    const cookie = await cookieOf('planner');
    expect((await prune()).sessions).toBe(0);
    expect((await get('/api/me', cookie)).user.login).toBe('planner');
  });

  test('links that were used or ran out go', async () => {
    const admin = await cookieOf('administrator');
    const user = { login: 'moi.vao', name: 'Mới', role: 'clerk', agency: 'HP-SYT' };
    await post('/api/users', user, admin);
    await post('/api/users/moi.vao/link', {}, admin);
    expect(await count('one_time_link')).toBe(2);
    clock.at += (kept + 4) * DAY;
    expect((await prune()).links).toBe(2);
    expect(await count('one_time_link')).toBe(0);
  });

  test('twice is as once', async () => {
    await signIn('planner');
    clock.at += (kept + 1) * DAY;
    await prune();
    expect(await prune()).toEqual({ attempts: 0, sessions: 0, links: 0 });
  });

  test('more than one portion goes in portions, each with its row of the log', async () => {
    const at = new Date(clock.at - (kept + 1) * DAY);
    const many = PRUNED_AT_ONCE + 7;
    await sql`insert into sign_in_attempt (id, account_sha256, address, outcome, happened_at)
      select gen_random_uuid(), repeat('a', 64), '10.0.0.1', 'started', ${at}
      from generate_series(1, ${many}::int)`.execute(db.owner);
    expect((await prune()).attempts).toBe(many);
    const said = await db.owner
      .selectFrom('audit_outbox')
      .select('id')
      .where('operation', '=', 'access.prune')
      .execute();
    expect(said).toHaveLength(2);
  });

  test('the running role deletes nothing itself, and nothing younger than a month', async () => {
    await signIn('planner');
    for (const table of ['sign_in_attempt', 'session', 'one_time_link'] as const) {
      await expect(sql`delete from ${sql.table(table)}`.execute(db.database)).rejects.toThrow(
        /permission denied/,
      );
    }
    const young = sql`select access_prune(now() - interval '29 days', 10)`;
    await expect(young.execute(db.database)).rejects.toThrow(/younger than 30 days/);
    await expect(
      sql`select access_prune(now() - interval '31 days', 10)`.execute(db.report),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('an account opened again', () => {
  const db = testDatabase({ each: true });
  const { post, get, signIn, cookieOf } = accessApp(db, { each: true });
  const enable = (login: string, body: object, cookie: string) =>
    post(`/api/users/${login}/enable`, body, cookie);

  test('signs in with the password it had, and its sessions of before stay ended', async () => {
    const admin = await cookieOf('administrator');
    const before = await cookieOf('clerk');
    await post('/api/users/clerk/disable', { reason: 'Nghỉ phép dài' }, admin);
    expect((await signIn('clerk')).status).toBe(401);
    const account = await get('/api/users/clerk', admin);
    expect(account.disabled).toMatchObject({ by: 'user:administrator', reason: 'Nghỉ phép dài' });
    const opened = await enable('clerk', { reason: 'Đi làm lại' }, admin);
    expect(opened.body).toMatchObject({ unchanged: false, user: { state: 'active' } });
    expect((await get('/api/me', before)).user).toBe(null);
    expect((await signIn('clerk')).status).toBe(200);
    expect((await get('/api/users/clerk', admin)).disabled).toBe(null);
  });

  test('that is in use is unchanged; an unknown one is not found', async () => {
    const admin = await cookieOf('administrator');
    expect((await enable('clerk', {}, admin)).body.unchanged).toBe(true);
    expect((await enable('nobody', {}, admin)).body.code).toBe('access.user_not_found');
  });

  test('only by who manages it: not by another agency’s administrator', async () => {
    const admin = await cookieOf('administrator');
    const local = await cookieOf('local.administrator');
    await post('/api/users/planner2/disable', {}, admin);
    await post('/api/users/clerk/disable', {}, admin);
    expect((await enable('planner2', {}, local)).body.code).toBe('access.user_not_found');
    expect((await enable('clerk', {}, local)).status).toBe(200);
  });

  test('the log keeps who disabled it, and why it was opened', async () => {
    const admin = await cookieOf('administrator');
    await post('/api/users/clerk/disable', { reason: 'A' }, admin);
    const requestId = newId();
    await enable('clerk', { requestId, reason: 'B' }, admin);
    await enable('clerk', { requestId, reason: 'B' }, admin);
    const rows = await db.owner
      .selectFrom('audit_outbox')
      .select('data')
      .where('operation', '=', 'user.enable')
      .execute();
    expect(rows).toEqual([
      { data: { reason: 'B', disabledBy: 'user:administrator', disabledReason: 'A' } },
    ]);
  });

  test('its read is recorded: who looked at whose account', async () => {
    const admin = await cookieOf('administrator');
    await get('/api/users/clerk', admin);
    const rows = await db.owner
      .selectFrom('audit_outbox')
      .select(['caller', 'subject_id'])
      .where('operation', '=', 'user.get')
      .execute();
    expect(rows).toEqual([{ caller: 'user:administrator', subject_id: 'clerk' }]);
  });
});
