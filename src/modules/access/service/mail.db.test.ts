import { v7 as newId } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { accessApp, MINUTE } from '../../../../tests/support/access.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { DEMO_PASSWORD } from '../domain/index.ts';
import { mailboxesOf } from '../index.ts';

const db = testDatabase({ each: true });
const { clock, post, get, signIn, cookieOf } = accessApp(db, { each: true });

const lan = 'lan@haiphong.example';
const newPassword = 'một câu dài dễ nhớ';

/** Letters in the order in which they were written. */
async function letters(kind: string) {
  const rows = await db.owner
    .selectFrom('letter')
    .select(['address', 'subject', 'body', 'secret'])
    .where('kind', '=', kind)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, token: /#([\w-]{43})/.exec(row.body ?? '')?.[1] ?? '' }));
}

/** The planner with a confirmed address. */
async function withMail(mail = lan): Promise<string> {
  const cookie = await cookieOf('planner');
  expect((await post('/api/me/mail', { mail }, cookie)).status).toBe(200);
  const token = (await letters('access.mail_confirm')).at(-1)?.token ?? '';
  expect((await post('/api/mail-link', { token })).status).toBe(200);
  return cookie;
}

describe('a mail address', () => {
  test('counts once the letter to it was answered, wherever it is opened', async () => {
    const cookie = await cookieOf('planner');
    const named = await post('/api/me/mail', { mail: ' Lan@HaiPhong.Example ' }, cookie);
    expect(named.body).toMatchObject({ pending: 'Lan@haiphong.example' });
    expect(await get('/api/me/mail', cookie)).toMatchObject({
      mail: null,
      pending: { mail: 'Lan@haiphong.example' },
    });
    const [letter] = await letters('access.mail_confirm');
    expect(letter).toMatchObject({ address: 'Lan@haiphong.example', secret: true });
    expect(letter?.body).toContain('https://ansinh.example/app/mail#');
    expect(await mailOf('planner')).toBe(null);

    const confirmed = await post('/api/mail-link', { token: letter?.token });
    expect(confirmed.body).toEqual({ login: 'planner', mail: 'Lan@haiphong.example' });
    expect(await get('/api/me/mail', cookie)).toEqual({
      mail: 'Lan@haiphong.example',
      pending: null,
    });
    expect(await mailOf('planner')).toEqual({ mail: 'Lan@haiphong.example', language: 'vi' });
  });

  test('is confirmed once, within a day, by the last letter alone', async () => {
    const cookie = await cookieOf('planner');
    await post('/api/me/mail', { mail: 'mot@a.example' }, cookie);
    await post('/api/me/mail', { mail: 'hai@a.example' }, cookie);
    const [first, second] = await letters('access.mail_confirm');
    expect((await post('/api/mail-link', { token: first?.token })).status).toBe(404);
    clock.at += 24 * 60 * MINUTE;
    expect((await post('/api/mail-link', { token: second?.token })).status).toBe(404);
    expect(await mailOf('planner')).toBe(null);
  });

  test('is kept by a confirmation that is sent twice', async () => {
    const cookie = await cookieOf('planner');
    await post('/api/me/mail', { mail: lan }, cookie);
    const [letter] = await letters('access.mail_confirm');
    const asked = { requestId: newId(), token: letter?.token };
    const answers = [await post('/api/mail-link', asked), await post('/api/mail-link', asked)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  });

  test.each(['lan', 'lan@', '@a.example', 'a@b@c', 'a@b.example,c@d.example', 'a b@c.example'])(
    'is not “%s”',
    async (mail) => {
      const answer = await post('/api/me/mail', { mail }, await cookieOf('planner'));
      expect(answer.body.code).toBe('access.mail_invalid');
      expect(await letters('access.mail_confirm')).toEqual([]);
    },
  );

  test('is asked for three times an hour at most, and not when it is confirmed already', async () => {
    const cookie = await withMail();
    expect((await post('/api/me/mail', { mail: lan }, cookie)).body.code).toBe('access.mail_same');
    for (const mail of ['a@a.example', 'b@a.example']) {
      expect((await post('/api/me/mail', { mail }, cookie)).status).toBe(200);
    }
    const fourth = await post('/api/me/mail', { mail: 'c@a.example' }, cookie);
    expect(fourth.body).toMatchObject({ code: 'access.mail_too_often' });
    expect(fourth.status).toBe(429);
    expect(Number(fourth.headers['retry-after'])).toBe(3600);
  });

  test('that is replaced or removed is told so at the old place', async () => {
    const cookie = await withMail();
    expect((await post('/api/me/mail', { mail: 'moi@a.example' }, cookie)).status).toBe(200);
    const token = (await letters('access.mail_confirm')).at(-1)?.token;
    await post('/api/mail-link', { token });
    expect((await post('/api/me/mail/remove', {}, cookie)).body).toEqual({ removed: true });
    const told = await letters('access.account_changed');
    expect(told.map(({ address }) => address)).toEqual([lan, 'moi@a.example']);
    expect((await post('/api/me/mail/remove', {}, cookie)).body.code).toBe('access.mail_none');
    expect(await mailOf('planner')).toBe(null);
  });

  test('of a disabled account is written to no more', async () => {
    await withMail();
    await post('/api/users/planner/disable', {}, await cookieOf('administrator'));
    expect(await mailOf('planner')).toBe(null);
  });
});

/** The mailbox that modules would write to. */
async function mailOf(login: string) {
  const known = await db
    .context()
    .database.transaction()
    .execute(async (trx) => mailboxesOf(trx, [`user:${login}`]));
  return known.get(`user:${login}`) ?? null;
}

describe('a forgotten password', () => {
  beforeEach(() => withMail());
  const ask = (login: string, address?: string) =>
    post('/api/password-reset', { login }, '', address);

  test('is set anew by the letter, once, and every session ends', async () => {
    const before = await cookieOf('planner');
    expect((await ask(' Planner ')).body).toEqual({ asked: true });
    const [letter] = await letters('access.password_reset');
    expect(letter).toMatchObject({ address: lan, secret: true });
    expect(letter?.body).toContain('https://ansinh.example/app/password#');
    const { token } = letter ?? {};
    expect((await post('/api/password-link/check', { token })).body.login).toBe('planner');
    const used = await post('/api/password-link', { token, password: newPassword });
    expect(used.status).toBe(200);
    expect((await get('/api/me', before)).user).toBe(null);
    expect((await signIn('planner', newPassword)).status).toBe(200);
    expect((await signIn('planner', DEMO_PASSWORD)).status).toBe(401);
    expect((await post('/api/password-link', { token, password: newPassword })).status).toBe(404);
    const told = await letters('access.account_changed');
    expect(told.at(-1)?.body).toContain('mật khẩu đã được thay đổi');
  });

  test('has a link of half an hour', async () => {
    await ask('planner');
    const [letter] = await letters('access.password_reset');
    clock.at += 30 * MINUTE;
    const late = await post('/api/password-link/check', { token: letter?.token });
    expect(late.body.code).toBe('access.link_not_valid');
  });

  test('of an unknown, a disabled account and one without an address gets the same answer', async () => {
    await post('/api/users/clerk/disable', {}, await cookieOf('administrator'));
    const answers = await Promise.all(
      ['planner', 'nobody.here', 'clerk', 'approver', 'không phải tên'].map((login) => ask(login)),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await letters('access.password_reset')).toHaveLength(1);
  });

  test('is written to three times an hour, however often it is asked for', async () => {
    for (let n = 0; n < 5; n += 1) expect((await ask('planner', `10.2.0.${n}`)).status).toBe(200);
    expect(await letters('access.password_reset')).toHaveLength(3);
    expect((await ask('planner', '10.2.0.9')).body.code).toBe('access.too_many_attempts');
    // Whoever asks in the owner's name does not lock the owner out.
    expect((await signIn('planner')).status).toBe(200);
  });

  test('asked for does not take away the link that an administrator gave', async () => {
    const renewed = await post('/api/users/planner/link', {}, await cookieOf('administrator'));
    const token = renewed.body.link.path.split('#')[1];
    await ask('planner');
    expect((await post('/api/password-link/check', { token })).status).toBe(200);
  });

  test('changed meanwhile ends every link, also one that would confirm an address', async () => {
    const cookie = await cookieOf('planner');
    await ask('planner');
    await post('/api/me/mail', { mail: 'ke.gian@a.example' }, cookie);
    const change = { current: DEMO_PASSWORD, password: newPassword };
    expect((await post('/api/me/password', change, cookie)).status).toBe(200);
    const reset = (await letters('access.password_reset'))[0]?.token;
    const mail = (await letters('access.mail_confirm')).at(-1)?.token;
    expect((await post('/api/password-link/check', { token: reset })).status).toBe(404);
    expect((await post('/api/mail-link', { token: mail })).status).toBe(404);
  });

  test('leaves no login as it was typed, and no token, in any other table', async () => {
    await ask('mật khẩu gõ nhầm');
    await ask('planner');
    const token = (await letters('access.password_reset'))[0]?.token ?? '';
    const kept = JSON.stringify([
      await db.owner.selectFrom('sign_in_attempt').selectAll().execute(),
      await db.owner.selectFrom('answered_request').selectAll().execute(),
      await db.owner.selectFrom('one_time_link').selectAll().execute(),
      await db.owner.selectFrom('audit_outbox').selectAll().execute(),
    ]);
    expect(kept).not.toContain('gõ nhầm');
    expect(kept).not.toContain(token);
  });

  test('and a mail address stand in the log without whose they are', async () => {
    await ask('planner');
    const rows = await db.owner.selectFrom('audit_outbox').select(['operation', 'data']).execute();
    const named = rows.filter(({ operation }) => /mail|reset/.test(operation));
    expect(named.map(({ operation }) => operation)).toEqual([
      'me.set_mail',
      'mail_link.use',
      'password_reset.ask',
    ]);
    expect(JSON.stringify(named)).not.toContain(lan);
    expect(named[0]?.data).toMatchObject({ mail: 'l…@haiphong.example' });
  });
});
