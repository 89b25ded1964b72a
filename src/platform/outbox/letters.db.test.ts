import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { describe, expect, it, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { letterActs } from '../../../tests/support/letters.ts';
import { testMail, testSecret } from '../../../tests/support/mail-server.ts';
import { err, ok, refuser } from '../../kernel/index.ts';
import { write } from '../database/index.ts';
import { deliverLetters, sendLetter } from './index.ts';
import { KEPT_DAYS, LETTER_ATTEMPTS, letterWait, UNDER_WAY_MS } from './letter-store.ts';

const db = testDatabase({ each: true });
const DAY_MS = 86_400_000;
const { clock, open, rows, server, courierTo, send, states, counts, onlyId, decide } =
  letterActs(db);

describe('a letter', () => {
  it('arrives as it was written: subject, text, sender, one Message-ID made of its id', async () => {
    const mail = await server();
    await send('hỗ trợ hộ nghèo — Phường Lê Thanh Nghị');
    expect(await deliverLetters(courierTo(mail.port))).toEqual({ sent: 1, troubles: [] });
    const [got] = mail.accepted;
    const id = await onlyId();
    expect(got?.from).toBe('ansinh@example.vn');
    expect(got?.to).toEqual(['lan@example.vn']);
    expect(got?.text.trim()).toBe(
      'Kính gửi ông/bà,\n\nHồ sơ “hỗ trợ hộ nghèo — Phường Lê Thanh Nghị” đã được duyệt.\n.\nTrân trọng.',
    );
    expect(Object.fromEntries(got?.headers ?? [])).toMatchObject({
      subject: 'Nghị quyết về hỗ trợ hộ nghèo — Phường Lê Thanh Nghị',
      from: 'An Sinh Hải Phòng <ansinh@example.vn>',
      to: 'lan@example.vn',
      'message-id': `<${id}@example.vn>`,
      'auto-submitted': 'auto-generated',
    });
    expect(await states()).toEqual(['sent']);
  });

  it('is written with the change: refused, there is none', async () => {
    const refuse = refuser({ 'thing.no': 'refused' });
    const context = db.context();
    const act = { operation: 'thing.tell', requestId: newId(), input: {} };
    const sending = { to: 'a@example.vn', language: 'vi', data: { name: 'x' }, key: 'k' } as const;
    await write(context, act, async (trx) => {
      await sendLetter(trx, context, testMail, sending);
      return err(refuse('thing.no'));
    });
    expect(await rows()).toEqual([]);
  });

  it('is one for its kind and key, however often it is asked for', async () => {
    const mail = await server();
    await send('một', 'case-1');
    await send('hai', 'case-1');
    await deliverLetters(courierTo(mail.port));
    await send('ba', 'case-1');
    await deliverLetters(courierTo(mail.port));
    expect(mail.accepted.map(({ text }) => text.includes('“một”'))).toEqual([true]);
  });

  it('is carried once by many couriers at the same time', async () => {
    const mail = await server();
    for (let number = 0; number < 30; number += 1) await send(`hồ sơ ${String(number)}`);
    const rounds = await Promise.all([1, 2, 3].map(() => deliverLetters(courierTo(mail.port))));
    expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(30);
    expect(new Set(mail.accepted.map(({ text }) => text)).size).toBe(30);
    expect(mail.accepted).toHaveLength(30);
  });

  it('to what is no single address is a fault, and nothing is kept', async () => {
    for (const to of [
      'lan@example.vn\r\nBcc: all@example.vn',
      'lan@example.vn, nam@example.vn',
      'Lan <lan@example.vn>',
      'lan@example.vn>\r\nRCPT TO:<x@y.vn',
      'lan',
      '',
    ]) {
      await expect(send('x', newId(), to)).rejects.toThrow('not an address');
    }
    expect(await rows()).toEqual([]);
  });

  it('whose data break lines begins no header: the subject is one line', async () => {
    const mail = await server();
    await send('a\r\nBcc: all@example.vn\r\n\r\nxin chào\u2028\u0000b');
    await deliverLetters(courierTo(mail.port));
    const [got] = mail.accepted;
    expect(got?.to).toEqual(['lan@example.vn']);
    expect([...(got?.headers.keys() ?? [])]).not.toContain('bcc');
    expect(got?.headers.get('subject')).toBe('Nghị quyết về a Bcc: all@example.vn xin chào b');
  });

  it('that carries a secret loses its text when it is sent', async () => {
    const mail = await server();
    const context = db.context();
    const sending = { to: 'a@example.vn', language: 'en', data: { link: 'x' }, key: 'k' } as const;
    await write(context, { operation: 't.t', requestId: newId(), input: {} }, async (trx) =>
      ok(await sendLetter(trx, context, testSecret, sending).then(() => null)),
    );
    await deliverLetters(courierTo(mail.port));
    expect(mail.accepted[0]?.text.trim()).toBe('Open x');
    expect(await rows()).toMatchObject([{ state: 'sent', body: null }]);
  });

  it('loses address and text when it was sent long ago, and stays counted', async () => {
    const mail = await server();
    await send();
    await deliverLetters(courierTo(mail.port));
    clock.at += KEPT_DAYS * DAY_MS;
    await deliverLetters(courierTo(mail.port));
    expect(await rows()).toMatchObject([{ address: 'lan@example.vn' }]);
    clock.at += 1;
    await deliverLetters(courierTo(mail.port));
    expect(await rows()).toMatchObject([{ state: 'sent', address: '', subject: null, body: null }]);
  });

  it('leaves with the login of the settings', async () => {
    const mail = await server({ login: { user: 'an sinh', password: 'p@ss:word' } });
    await send();
    await deliverLetters(courierTo(mail.port, 'an%20sinh:p%40ss%3Aword@'));
    expect(mail.accepted).toHaveLength(1);
  });
});

describe('a server that says', () => {
  it('no for now is asked again after its wait, longer each time, until the letter is dead', async () => {
    const mail = await server({ recipient: () => ({ code: 451, words: 'greylisted lan@x.vn' }) });
    await send();
    for (let attempt = 1; attempt <= LETTER_ATTEMPTS; attempt += 1) {
      const { troubles } = await deliverLetters(courierTo(mail.port));
      const state = attempt === LETTER_ATTEMPTS ? 'dead' : 'queued';
      expect(troubles).toMatchObject([{ attempt, state, kind: 'test.told' }]);
      clock.at += letterWait(attempt, 0) - 1;
      expect((await deliverLetters(courierTo(mail.port))).troubles).toEqual([]);
      clock.at += 1;
    }
    expect((await deliverLetters(courierTo(mail.port))).troubles).toEqual([]);
    const [row] = await rows();
    expect(row?.fault).toContain('greylisted …@…');
    expect(row?.fault).not.toContain('lan');
    expect(await counts()).toMatchObject({ dead: 1, queued: 0 });
  });

  it('no for good to the recipient or the text makes the letter dead at once', async () => {
    const mail = await server({ recipient: () => ({ code: 550, words: 'no such user' }) });
    const full = await server({ message: () => ({ code: 554, words: 'spam' }) });
    await send();
    await deliverLetters(courierTo(mail.port));
    await send();
    await deliverLetters(courierTo(full.port));
    expect(await states()).toEqual(['dead', 'dead']);
    expect(mail.received).toHaveLength(0);
  });

  it('no to the text for now gets it again, since an answer is an answer', async () => {
    let full = true;
    const mail = await server({
      message: () => (full ? { code: 452, words: 'mailbox full' } : null),
    });
    await send();
    await deliverLetters(courierTo(mail.port));
    expect(await states()).toEqual(['queued']);
    full = false;
    clock.at += letterWait(1, 0);
    await deliverLetters(courierTo(mail.port));
    expect([mail.accepted.length, await states()]).toEqual([1, ['sent']]);
  });

  it('no to our password is not the letter’s fault: it is tried again', async () => {
    const mail = await server({ login: { user: 'a', password: 'right' } });
    await send();
    await deliverLetters(courierTo(mail.port, 'a:wrong@'));
    expect(await states()).toEqual(['queued']);
    expect((await rows())[0]?.fault).not.toContain('wrong@');
  });

  it('nothing, since nobody listens, has no letter', async () => {
    const mail = await server();
    await mail.close();
    await send();
    await deliverLetters(courierTo(mail.port));
    expect(await rows()).toMatchObject([{ state: 'queued', attempts: 1 }]);
  });

  it('goodbye before it asked for the text has no letter', async () => {
    const rude = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 hello\r\n');
      socket.on('data', (bytes) => {
        if (bytes.toString().startsWith('MAIL')) socket.destroy();
        else socket.write('250 ok\r\n');
      });
    });
    rude.listen(0, '127.0.0.1');
    await once(rude, 'listening');
    await send();
    await deliverLetters(courierTo((rude.address() as AddressInfo).port));
    expect(await states()).toEqual(['queued']);
    rude.close();
  });

  it('nothing after it got the text may have the letter: a person decides, nothing else', async () => {
    const dying = await dyingServer();
    await send();
    const { troubles } = await deliverLetters(courierTo(dying));
    expect(troubles).toMatchObject([{ state: 'under_way' }]);
    const mail = await server();
    clock.at += 30 * DAY_MS;
    expect(await deliverLetters(courierTo(mail.port))).toEqual({ sent: 0, troubles: [] });
    expect(await counts()).toMatchObject({ uncertain: 1, under_way: 0 });
  });

  /** Takes the whole message and dies instead of answering. */
  async function dyingServer(): Promise<number> {
    const dying = createServer((socket) => {
      let text = '';
      let inData = false;
      socket.on('error', () => undefined);
      socket.write('220 hello\r\n');
      socket.on('data', (bytes) => {
        text += bytes.toString('latin1');
        if (inData) {
          if (text.endsWith('\r\n.\r\n')) socket.destroy();
          return;
        }
        inData = text.endsWith('DATA\r\n');
        socket.write(inData ? '354 go on\r\n' : '250 ok\r\n');
      });
    });
    dying.listen(0, '127.0.0.1');
    await once(dying, 'listening');
    open.push({ close: () => new Promise((done) => void dying.close(() => done())) });
    return (dying.address() as AddressInfo).port;
  }
});

test('a process killed while the server has the text leaves a letter for a person, sent by nobody', async () => {
  let asked = 0;
  let hanging = true;
  const mail = await server({
    message: () => {
      asked += 1;
      return hanging ? new Promise<null>(() => undefined) : null;
    },
  });
  clock.at = Date.now();
  await send();
  const { host, port } = db.server;
  const program = join(import.meta.dirname, '../../../tests/support/letter-process.ts');
  const smtp = `smtp://127.0.0.1:${String(mail.port)}`;
  const child = spawn(process.execPath, [program, host, String(port), db.name, smtp]);
  await expect.poll(() => asked, { timeout: 30_000 }).toBe(1);
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  hanging = false;
  clock.at = Date.now();
  expect(await deliverLetters(courierTo(mail.port))).toEqual({ sent: 0, troubles: [] });
  expect(await counts()).toMatchObject({ under_way: 1 });
  const id = await onlyId();
  expect(await decide(id, 'send')).toEqual({ is: 'not_open', standing: 'under_way' });
  clock.at += UNDER_WAY_MS + 1_000;
  expect(await counts()).toMatchObject({ under_way: 0, uncertain: 1 });
  expect(await deliverLetters(courierTo(mail.port))).toEqual({ sent: 0, troubles: [] });
  expect(await decide(id, 'send')).toEqual({ is: 'decided', standing: 'queued' });
  expect((await deliverLetters(courierTo(mail.port))).sent).toBe(1);
  expect(mail.accepted.map(({ headers }) => headers.get('message-id'))).toEqual([
    `<${id}@example.vn>`,
  ]);
});
