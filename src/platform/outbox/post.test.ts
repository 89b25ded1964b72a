import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { testMail, testSms } from '../../../tests/support/mail-server.ts';
import { unwrap } from '../../kernel/index.ts';
import { letterWait, LETTER_ATTEMPTS } from './letter-store.ts';
import { isMailAddress, isTelephone, writeLetter } from './letter.ts';
import { maskAddress } from './letter-people.ts';
import { readPost } from './post.ts';

const MAIL = { SMTP_URL: 'smtp://mail.example.vn', MAIL_FROM: 'ansinh@example.vn' };

describe('the settings of the post', () => {
  it('are none, mail, SMS or both', () => {
    const ways = (given: Record<string, string>) => Object.keys(unwrap(readPost(given)));
    expect(ways({})).toEqual([]);
    expect(ways({ SMTP_URL: '', SMS_URL: '' })).toEqual([]);
    expect(ways(MAIL)).toEqual(['mail']);
    expect(ways({ SMS_URL: 'https://sms.example.vn/send' })).toEqual(['sms']);
    const both = { ...MAIL, SMTP_URL: 'smtps://u:p%40@[::1]:465', SMS_URL: 'http://localhost:1' };
    expect(ways({ ...both, MAIL_FROM: 'An Sinh Hải Phòng <a@b.vn>' })).toEqual(['mail', 'sms']);
  });

  it('that cannot be used are refused by their name, never by their value', () => {
    const wrong: readonly (readonly [string, Record<string, string>])[] = [
      ['SMTP_URL', { ...MAIL, SMTP_URL: 'mail.example.vn:587' }],
      ['SMTP_URL', { ...MAIL, SMTP_URL: 'https://mail.example.vn' }],
      ['MAIL_FROM', { SMTP_URL: MAIL.SMTP_URL }],
      ['MAIL_FROM', { ...MAIL, MAIL_FROM: 'An Sinh' }],
      ['MAIL_FROM', { ...MAIL, MAIL_FROM: 'An Sinh\r\nBcc: x@y.vn <a@b.vn>' }],
      ['SMS_URL', { SMS_URL: 'sms.example.vn' }],
      ['SMS_TOKEN', { SMS_URL: 'https://sms.example.vn', SMS_TOKEN: 'a\r\nb: c' }],
    ];
    for (const [name, given] of wrong) expect(readPost(given)).toEqual({ ok: false, error: name });
  });
});

describe('an address', () => {
  it('of mail is one plain address', () => {
    for (const good of ['lan@example.vn', "o'neil+x@mail.haiphong.gov.vn", 'a@xn--nam-fla.vn']) {
      expect([good, isMailAddress(good)]).toEqual([good, true]);
    }
    for (const bad of ['lan', '@x.vn', 'a@b', 'a b@c.vn', 'a@b.vn\n', 'a@-b.vn', 'lân@x.vn']) {
      expect([bad, isMailAddress(bad)]).toEqual([bad, false]);
    }
  });

  it('of SMS is an international number', () => {
    expect(['+84912345678', '0912345678', '+84 912', '+8491234567a'].map(isTelephone)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('is masked so that two are still told apart', () => {
    expect(['lan@example.vn', '+84912345678', ''].map(maskAddress)).toEqual([
      'l…@example.vn',
      '…678',
      '',
    ]);
  });
});

describe('the text of a letter', () => {
  it('is written in the language of its reader, composed', () => {
    const { subject } = writeLetter(testMail, 'vi', { name: 'Hải Phòng'.normalize('NFD') });
    expect(subject).toBe('Nghị quyết về Hải Phòng');
    expect(writeLetter(testMail, 'en', { name: 'x' }).body).toBe(
      'Dear reader,\n\n“x” is approved.',
    );
  });

  it('of data in another shape, or too long, is a fault', () => {
    const bad = { code: 7 } as unknown as { code: string };
    expect(() => writeLetter(testSms, 'vi', bad)).toThrow();
    expect(() => writeLetter(testSms, 'vi', { code: 'x'.repeat(500) })).toThrow('504 characters');
  });
});

it('waits grow from a minute to half a day, longer by chance, never shorter', () => {
  const waits = Array.from({ length: LETTER_ATTEMPTS }, (_, index) => letterWait(index + 1, 0));
  expect([waits[0], waits.at(-1)]).toEqual([60_000, 12 * 3_600_000]);
  expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
  expect(letterWait(2, 0.5)).toBe(Math.round(300_000 * 1.1));
});

describe('an SMS gateway', () => {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });
  const letter = {
    id: '0195a0b0-0000-7000-8000-000000000001',
    kind: 'test.told_shortly',
    channel: 'sms',
    attempt: 1,
    begunAt: new Date(0),
    address: '+84912345678',
    subject: null,
    body: 'Mã: 12 — Hải Phòng',
  } as const;

  /** A gateway that answers with a status, or hangs up at 0; and what it was asked. */
  async function gateway(status: number) {
    const asked: { readonly request: IncomingMessage; readonly body: unknown }[] = [];
    const server = createServer((request, answer) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => void pieces.push(piece));
      request.on('end', () => {
        asked.push({ request, body: JSON.parse(Buffer.concat(pieces).toString()) });
        if (status === 0) request.socket.destroy();
        else answer.writeHead(status, { location: 'http://127.0.0.1:1/' }).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push(() => void server.close());
    return { asked, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/` };
  }

  async function give(url: string, signal = new AbortController().signal) {
    const post = unwrap(readPost({ SMS_URL: url, SMS_TOKEN: 'secret-token' }));
    return post.sms?.(letter, signal);
  }

  it('gets number, text and id as JSON, with the token', async () => {
    const { asked, url } = await gateway(202);
    expect(await give(url)).toEqual({ is: 'sent' });
    const [{ request, body } = expect.fail()] = asked;
    expect(body).toEqual({ id: letter.id, to: letter.address, text: letter.body });
    expect(request.method).toBe('POST');
    expect(request.headers).toMatchObject({
      authorization: 'Bearer secret-token',
      'idempotency-key': letter.id,
      'content-type': 'application/json; charset=utf-8',
    });
  });

  it('settles the letter by its answer: yes, later, no; broken or silent is unknown', async () => {
    const answers = await Promise.all(
      [200, 429, 503, 401, 400, 422, 302, 500, 502, 0].map(async (status) => {
        const { url } = await gateway(status);
        return [status, (await give(url))?.is];
      }),
    );
    expect(answers).toEqual([
      [200, 'sent'],
      [429, 'later'],
      [503, 'later'],
      [401, 'later'],
      [400, 'refused'],
      [422, 'refused'],
      [302, 'refused'],
      [500, 'unknown'],
      [502, 'unknown'],
      [0, 'unknown'],
    ]);
  });

  it('that nobody runs has nothing; one that hangs may have it', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const closed = `http://127.0.0.1:${String((gone.address() as AddressInfo).port)}/`;
    await new Promise((done) => gone.close(done));
    expect(await give(closed)).toMatchObject({ is: 'later' });
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
    const answer = await give(url, AbortSignal.timeout(50));
    expect(answer).toMatchObject({ is: 'unknown' });
    expect(JSON.stringify(answer)).not.toContain('912345678');
  });
});
