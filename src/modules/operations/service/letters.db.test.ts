import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { startMailServer, testMail } from '../../../../tests/support/mail-server.ts';
import { testOperator, TEST_NOW } from '../../../../tests/support/database.ts';
import { unwrap, type Scope } from '../../../kernel/index.ts';
import { record } from '../../../platform/database/index.ts';
import { deliverLetters, readPost, sendLetter } from '../../../platform/outbox/index.ts';
import { decideLetter, getLetter, listLetters } from './index.ts';

const db = testDatabase({ each: true });
const context = () => db.context();
const later = { database: null, post: {}, caller: testOperator, now: () => TEST_NOW };

async function write(key: string): Promise<void> {
  const to = 'lan.nguyen@example.vn';
  await record(context(), (trx) =>
    sendLetter(trx, context(), testMail, { to, language: 'vi', data: { name: key }, key }),
  );
}

const rest = () => deliverLetters({ ...later, database: db.database });
const list = async (input: Parameters<typeof listLetters>[1] = {}) =>
  unwrap(await listLetters(context(), input));

async function firstId(): Promise<string> {
  return (await list()).letters[0]?.id ?? '';
}

const decide = (id: string, decision: 'send' | 'count_as_sent', requestId = newId()) =>
  decideLetter(context(), { requestId, id, decision });

describe('letters on the page', () => {
  it('are listed by standing with masked addresses, and counted whole', async () => {
    await write('một');
    await write('hai');
    await rest();
    await write('ba');
    const all = await list();
    expect(all.letters.map(({ standing }) => standing)).toEqual(['queued', 'held', 'held']);
    expect(all.counts).toMatchObject({ queued: 1, held: 2, sent: 0 });
    expect(all.more).toBe(false);
    expect(JSON.stringify(all)).not.toContain('lan.nguyen');
    expect((await list({ standing: 'held' })).letters).toHaveLength(2);
    const before = all.letters[1]?.id ?? '';
    expect((await list({ before })).letters).toHaveLength(1);
  });

  it('are shown as they go out', async () => {
    await write('hộ nghèo');
    await rest();
    const letter = unwrap(await getLetter(context(), { id: await firstId() }));
    expect(letter).toMatchObject({
      address: 'lan.nguyen@example.vn',
      subject: 'Nghị quyết về hộ nghèo',
      standing: 'held',
    });
    expect(await getLetter(context(), { id: newId() })).toMatchObject({
      error: { code: 'letter.not_found' },
    });
  });

  it('are of the whole city: a narrower post is told so', async () => {
    await write('một');
    const id = await firstId();
    const scopes: readonly Scope[] = [
      { agencies: ['hp.so-ldtbxh'], areas: 'all' },
      { agencies: 'all', areas: ['11512'] },
    ];
    for (const scope of scopes) {
      const narrow = { ...context(), scope };
      for (const answer of [
        await listLetters(narrow, {}),
        await getLetter(narrow, { id }),
        await decideLetter(narrow, { requestId: newId(), id, decision: 'send' }),
      ]) {
        expect(answer).toMatchObject({ error: { code: 'operations.city_only' } });
      }
    }
  });
});

describe('a decision about a letter', () => {
  it('to send it puts it on its way, once, and is on the record', async () => {
    await write('một');
    await rest();
    const id = await firstId();
    const requestId = newId();
    expect(unwrap(await decide(id, 'send', requestId))).toEqual({ standing: 'queued' });
    expect(unwrap(await decide(id, 'send', requestId))).toEqual({ standing: 'queued' });
    const mail = await startMailServer();
    const settings = { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'a@example.vn' };
    await deliverLetters({
      ...later,
      database: db.database,
      post: unwrap(readPost(settings)),
    });
    await mail.close();
    expect(mail.accepted).toHaveLength(1);
    expect((await list()).counts).toMatchObject({ sent: 1, held: 0 });
    const logged = await db.owner
      .selectFrom('audit_outbox')
      .select(['subject_id', 'data', 'caller'])
      .where('operation', '=', 'letter.decide')
      .execute();
    expect(logged).toMatchObject([
      { subject_id: id, data: { decision: 'send' }, caller: 'operator:test' },
    ]);
    expect(JSON.stringify(logged)).not.toContain('example.vn');
  });

  it('to count it as sent ends it, with the name of who said so', async () => {
    await write('một');
    await rest();
    const id = await firstId();
    unwrap(await decide(id, 'count_as_sent'));
    expect((await list()).letters).toMatchObject([
      { standing: 'sent', settledBy: 'operator:test' },
    ]);
    expect(await decide(id, 'send')).toMatchObject({ error: { code: 'letter.not_open' } });
  });

  it('is not for a letter that waits, or for none', async () => {
    await write('một');
    expect(await decide(await firstId(), 'send')).toMatchObject({
      error: { code: 'letter.not_open' },
    });
    expect(await decide(newId(), 'send')).toMatchObject({ error: { code: 'letter.not_found' } });
  });
});
