import { err, ok, type Result } from '../../kernel/index.ts';
import type { ClaimedLetter, Outcome } from './letter-store.ts';
import { isMailAddress, type Channel } from './letter.ts';
import { postMail, type MailServer } from './post-mail.ts';
import { postSms, type SmsGateway } from './post-sms.ts';

/** The ways letters leave by. A channel without one: its letters rest. */
export type Post = Readonly<Partial<Record<Channel, Carrier>>>;

/** Carries one letter; gives what the other side said, and never throws. */
export type Carrier = (letter: ClaimedLetter, signal: AbortSignal) => Promise<Outcome>;

/** The name of a variable that is set and cannot be used; never its value, which may hold a password. */
type BadSetting = 'SMTP_URL' | 'MAIL_FROM' | 'SMS_URL' | 'SMS_TOKEN';

type Environment = Readonly<Record<string, string | undefined>>;

/** SMTP_URL and MAIL_FROM, SMS_URL and SMS_TOKEN; what is set and wrong is refused, by name. */
export function readPost(environment: Environment): Result<Post, BadSetting> {
  const mail = readMail(environment);
  if (!mail.ok) return mail;
  const sms = readSms(environment);
  if (!sms.ok) return sms;
  const { value: server } = mail;
  const { value: gateway } = sms;
  return ok({
    ...(server === null ? {} : { mail: (letter, signal) => postMail(server, letter, signal) }),
    ...(gateway === null ? {} : { sms: (letter, signal) => postSms(gateway, letter, signal) }),
  });
}

/** `Name <address>` or an address alone. */
const SENDER = /^(?:"?(?<name>[^"<>\p{Cc}]*?)"?\s*<(?<inside>[^<>]+)>|(?<alone>[^<>\s]+))$/u;

function readMail(environment: Environment): Result<MailServer | null, BadSetting> {
  const { SMTP_URL: address = '', MAIL_FROM: from = '' } = environment;
  if (address === '') return ok(null);
  const url = URL.parse(address);
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    return err('SMTP_URL');
  }
  const parts = SENDER.exec(from.trim())?.groups;
  const sender = parts?.['inside'] ?? parts?.['alone'] ?? '';
  if (!isMailAddress(sender)) return err('MAIL_FROM');
  const secure = url.protocol === 'smtps:';
  return ok({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    from: { name: parts?.['name'] ?? '', address: sender },
  });
}

function readSms(environment: Environment): Result<SmsGateway | null, BadSetting> {
  const { SMS_URL: address = '', SMS_TOKEN: token = '' } = environment;
  if (address === '') return ok(null);
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return err('SMS_URL');
  if (/[^\x21-\x7e]/.test(token)) return err('SMS_TOKEN');
  return ok({ url: url.href, token });
}
