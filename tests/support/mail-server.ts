import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import * as z from 'zod/mini';
import { defineLetter } from '../../src/platform/outbox/index.ts';

/** A message as a mail server received it: headers unfolded, words and text decoded. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly raw: string;
}

/** What the server says: a refusal, or null for yes; one that never resolves leaves it hanging. */
type Answer = () => Promise<SmtpRefusal | null> | SmtpRefusal | null;

interface SmtpRefusal {
  readonly code: number;
  readonly words: string;
}

export interface MailServer {
  readonly port: number;
  /** What it got whole, accepted or not. */
  readonly received: readonly ReceivedMail[];
  /** What it said yes to. */
  readonly accepted: readonly ReceivedMail[];
  readonly close: () => Promise<void>;
}

/** A mail server on 127.0.0.1 that says what the test tells it to. */
export async function startMailServer(
  given: {
    readonly recipient?: Answer;
    readonly message?: Answer;
    readonly login?: { readonly user: string; readonly password: string };
    readonly port?: number;
  } = {},
): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const accepted: ReceivedMail[] = [];
  const { login } = given;
  const server = new SMTPServer({
    disabledCommands: login === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 50,
    onAuth: (auth, _session, done) => {
      const right = auth.username === login?.user && auth.password === login?.password;
      if (right) done(null, { user: auth.username ?? '' });
      else done(faultOf({ code: 535, words: 'wrong password' }));
    },
    onRcptTo: (_address, _session, done) => void say(given.recipient, done),
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => void pieces.push(piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const mail = parse(Buffer.concat(pieces).toString('latin1'), {
          from,
          to: rcptTo.map(({ address }) => address),
        });
        received.push(mail);
        void say(given.message, (fault) => {
          if (fault === undefined) accepted.push(mail);
          done(fault);
        });
      });
    },
  });
  server.on('error', () => undefined); // clients that vanish are what is tried
  const listening = server.listen(given.port ?? 0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return { port, received, accepted, close };
}

async function say(answer: Answer | undefined, done: (fault?: Error) => void): Promise<void> {
  const refusal = (await answer?.()) ?? null;
  done(refusal === null ? undefined : faultOf(refusal));
}

function faultOf({ code, words }: SmtpRefusal): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

function parse(raw: string, envelope: Pick<ReceivedMail, 'from' | 'to'>): ReceivedMail {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim())] as const;
    }),
  );
  const bytes = bytesOf(raw.slice(end + 4), headers.get('content-transfer-encoding') ?? '7bit');
  return { ...envelope, headers, text: bytes.toString('utf8').replace(/\r\n/g, '\n'), raw };
}

function bytesOf(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const joined = body.replace(/=\r\n/g, '');
  return Buffer.from(unquote(joined), 'latin1');
}

const unquote = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Decodes `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`; neighbours are one text. */
function words(header: string): string {
  const joined = header.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_all, way: string, text: string) =>
    way.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString('utf8')
      : Buffer.from(unquote(text.replaceAll('_', ' ')), 'latin1').toString('utf8'),
  );
}

/** A letter that only tests know. */
export const testMail = defineLetter({
  id: 'test.told',
  channel: 'mail',
  title: { vi: 'Thư thử', en: 'A letter of a test' },
  data: z.object({ name: z.string() }),
  subject: { vi: ({ name }) => `Nghị quyết về ${name}`, en: ({ name }) => `About ${name}` },
  body: {
    vi: ({ name }) => `Kính gửi ông/bà,\n\nHồ sơ “${name}” đã được duyệt.\n.\nTrân trọng.`,
    en: ({ name }) => `Dear reader,\n\n“${name}” is approved.`,
  },
});

/** A short message that only tests know. */
export const testSms = defineLetter({
  id: 'test.told_shortly',
  channel: 'sms',
  title: { vi: 'Tin nhắn thử', en: 'A short message of a test' },
  data: z.object({ code: z.string() }),
  body: { vi: ({ code }) => `Mã: ${code}`, en: ({ code }) => `Code: ${code}` },
});

/** A letter with a secret that only tests know. */
export const testSecret = defineLetter({
  id: 'test.told_secretly',
  channel: 'mail',
  secret: true,
  title: { vi: 'Thư mật thử', en: 'A secret letter of a test' },
  data: z.object({ link: z.string() }),
  subject: { vi: () => 'Liên kết', en: () => 'A link' },
  body: { vi: ({ link }) => `Mở ${link}`, en: ({ link }) => `Open ${link}` },
});
