import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { accessApp, MINUTE } from '../../../../tests/support/access.ts';
import { testDatabase, testDataFolder } from '../../../../tests/support/database.ts';
import { DEMO_PASSWORD } from '../domain/index.ts';

const db = testDatabase({ each: true });
const { clock, post, get, cookieOf } = accessApp(db, { each: true });

const codeAt = (key: string, at: number): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: at });

/** Signs in with what is given beside login and password. */
const enter = (login: string, more: object = {}) =>
  post('/api/session', { login, password: DEMO_PASSWORD, ...more });

/** Sets a second step up for somebody: the key of the telephone and the recovery codes. */
async function enrol(login: string) {
  const cookie = await cookieOf(login);
  const started = await post('/api/me/second-step/start', {}, cookie);
  expect(started.status).toBe(200);
  const key = String(started.body.key);
  const code = codeAt(key, clock.at);
  const confirmed = await post('/api/me/second-step', { code }, cookie);
  expect(confirmed.status).toBe(200);
  return { cookie, key, code, codes: confirmed.body.codes as string[], started: started.body };
}

test('an account with a second step enters with password and code only, a code once', async () => {
  const { key, code } = await enrol('planner');
  expect((await enter('planner')).body.code).toBe('access.code_needed');
  // The code of the enrolment was used.
  expect((await enter('planner', { code })).body.code).toBe('access.code_wrong');
  clock.at += 30_000;
  const next = codeAt(key, clock.at);
  const requestId = newId();
  expect((await enter('planner', { code: next, requestId })).status).toBe(200);
  expect((await enter('planner', { code: next })).body.code).toBe('access.code_wrong');
  // The same request again: its answer got lost.
  expect((await enter('planner', { code: next, requestId })).status).toBe(200);
});

test('clocks may differ by one code, not by two', async () => {
  const { key } = await enrol('planner');
  clock.at += 5 * MINUTE;
  const off = (steps: number) => enter('planner', { code: codeAt(key, clock.at + steps * 30_000) });
  expect((await off(-2)).status).toBe(401);
  expect((await off(2)).status).toBe(401);
  expect((await off(-1)).status).toBe(200);
  expect((await off(1)).status).toBe(200);
  // What came before the last code used is over, though it would be within the time.
  expect((await off(0)).body.code).toBe('access.code_wrong');
});

test('a code does not help without the password, and wrong codes lock the account', async () => {
  const { key } = await enrol('planner');
  clock.at += MINUTE;
  const right = codeAt(key, clock.at);
  const other = await post('/api/session', { login: 'planner', password: 'sai', code: right });
  expect(other.body.code).toBe('access.wrong_credentials');
  const wrong = right === '000000' ? '000001' : '000000';
  for (let n = 0; n < 4; n += 1) await enter('planner', { code: wrong });
  expect((await enter('planner', { code: right })).status).toBe(429);
});

test('ten recovery codes are shown once, kept as hashes, and each opens once', async () => {
  const { cookie, codes } = await enrol('planner');
  expect(new Set(codes).size).toBe(10);
  const kept = JSON.stringify(await db.owner.selectFrom('recovery_code').selectAll().execute());
  for (const code of codes) expect(kept).not.toContain(code.replace('-', ''));
  expect((await get('/api/me/second-step', cookie)).codesLeft).toBe(10);
  const [first = '', second = ''] = codes;
  expect((await enter('planner', { code: first.toLowerCase() })).status).toBe(200);
  expect((await enter('planner', { code: first })).body.code).toBe('access.code_wrong');
  expect((await get('/api/me/second-step', cookie)).codesLeft).toBe(9);
  const renewed = await post('/api/me/second-step/codes', {}, cookie);
  expect(renewed.body.codes).toHaveLength(10);
  expect((await enter('planner', { code: second })).body.code).toBe('access.code_wrong');
});

test('two requests that bring one code at once enter once', async () => {
  const { key } = await enrol('planner');
  clock.at += MINUTE;
  const code = codeAt(key, clock.at);
  const answers = await Promise.all([1, 2, 3].map(() => enter('planner', { code })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('the secret lies encrypted, bound to its account, under a key outside the database', async () => {
  const { key, codes, started } = await enrol('planner');
  expect(started.picture.path).toMatch(/^M0 0h1v1h-1z/);
  const [row] = await db.owner.selectFrom('second_step').selectAll().execute();
  expect(row?.secret).not.toContain(key);
  const audit = JSON.stringify(await db.owner.selectFrom('audit_outbox').selectAll().execute());
  const answers = JSON.stringify(
    await db.owner.selectFrom('answered_request').selectAll().execute(),
  );
  for (const secret of [key, ...codes]) {
    expect(audit).not.toContain(secret);
    expect(answers).not.toContain(secret);
  }
  const stranger = await enrol('planner2');
  clock.at += MINUTE;
  const other = row?.secret ?? '';
  await db.owner.updateTable('second_step').set({ secret: other }).execute();
  const copied = { code: codeAt(key, clock.at) };
  expect((await enter('planner2', copied)).body.code).toBe('access.code_wrong');
  expect((await enter('planner2', { code: stranger.codes[0] })).status).toBe(200);
  // Without the key a code opens nothing; the recovery codes still do.
  rmSync(join(testDataFolder(), 'keys/access.key'));
  expect((await enter('planner', copied)).body.code).toBe('access.code_wrong');
  expect((await enter('planner', { code: codes[0] })).status).toBe(200);
});

test('a secret that was not confirmed asks for nothing, and a wrong code confirms nothing', async () => {
  const cookie = await cookieOf('planner');
  const { body } = await post('/api/me/second-step/start', {}, cookie);
  const wrong = await post('/api/me/second-step', { code: '12345' }, cookie);
  expect(wrong.body.code).toBe('access.code_wrong');
  expect((await enter('planner')).status).toBe(200);
  const again = await post('/api/me/second-step/start', {}, cookie);
  expect(again.body.key).not.toBe(body.key);
  const old = await post('/api/me/second-step', { code: codeAt(body.key, clock.at) }, cookie);
  expect(old.body.code).toBe('access.code_wrong');
});

test('grave acts ask for a proof of the last ten minutes, by password or by code', async () => {
  const { cookie, key } = await enrol('planner');
  clock.at += 11 * MINUTE;
  const late = await post('/api/me/second-step/end', {}, cookie);
  expect([late.status, late.body.code]).toEqual([403, 'access.step_up_needed']);
  const wrong = await post('/api/session/prove', { proof: 'sai mật khẩu' }, cookie);
  expect(wrong.body.code).toBe('access.wrong_credentials');
  const proof = codeAt(key, clock.at);
  expect((await post('/api/session/prove', { proof }, cookie)).status).toBe(200);
  const replayed = await post('/api/session/prove', { proof }, cookie);
  expect(replayed.body.code).toBe('access.code_wrong');
  expect((await post('/api/me/second-step/end', {}, cookie)).body.ended).toBe(true);
  expect((await enter('planner')).status).toBe(200);
  clock.at += 11 * MINUTE;
  const byPassword = await post('/api/session/prove', { proof: DEMO_PASSWORD }, cookie);
  expect(byPassword.status).toBe(200);
  // A proof belongs to its session only.
  clock.at += 9 * MINUTE;
  expect((await post('/api/me/second-step/start', {}, cookie)).status).toBe(200);
});

test('an administrator takes it off another with a reason, within the own places only', async () => {
  await enrol('planner');
  await enrol('clerk');
  const local = await cookieOf('local.administrator');
  const reason = 'Mất điện thoại, đã gặp trực tiếp';
  const at = (login: string) => `/api/users/${login}/second-step/reset`;
  expect((await post(at('planner'), { reason }, local)).body.code).toBe('access.user_not_found');
  expect((await post(at('clerk'), { reason: '' }, local)).status).toBe(422);
  expect((await get('/api/users/clerk', local)).user.secondStep).toBe(true);
  expect((await post(at('clerk'), { reason }, local)).body.ended).toBe(true);
  expect((await post(at('clerk'), { reason }, local)).body.code).toBe('access.second_step_off');
  expect((await enter('clerk')).status).toBe(200);
  const own = await post(at('local.administrator'), { reason }, local);
  expect(own.body.code).toBe('access.own_second_step');
  const row = await db.owner
    .selectFrom('audit_outbox')
    .select(['caller', 'data'])
    .where('operation', '=', 'user.reset_second_step')
    .executeTakeFirstOrThrow();
  expect(row.caller).toBe('user:local.administrator');
  expect(JSON.stringify(row.data)).toContain('Mất điện thoại');
});

test('whoever administers is told to set one up, made-up people are not', async () => {
  expect((await enter('administrator')).body.mustEnrol).toBe(undefined);
  await sql`update app_user set sample = false`.execute(db.owner);
  expect((await enter('administrator')).body.mustEnrol).toBe(true);
  expect((await enter('clerk')).body.mustEnrol).toBe(undefined);
  const { cookie } = await enrol('administrator');
  expect((await get('/api/me', cookie)).mustEnrol).toBe(undefined);
  expect((await get('/api/me/second-step', cookie)).required).toBe(true);
});

test('row security: nobody sees the secrets of others, and nothing without a purpose', async () => {
  await enrol('planner');
  const seen = async (access: string, caller: string) =>
    db.database.transaction().execute(async (trx) => {
      await sql`select set_config('app.access', ${access}, true),
        set_config('app.caller', ${caller}, true), set_config('app.agencies', 'HP-SYT', true),
        set_config('app.areas', '', true)`.execute(trx);
      const steps = await trx.selectFrom('second_step').select('user_id').execute();
      const codes = await trx.selectFrom('recovery_code').select('user_id').execute();
      return [steps.length, codes.length];
    });
  expect(await seen('', 'user:planner')).toEqual([0, 0]);
  expect(await seen('own', 'user:clerk')).toEqual([0, 0]);
  expect(await seen('own', 'user:planner')).toEqual([1, 10]);
  expect(await seen('manage', 'user:local.administrator')).toEqual([0, 0]);
});
