import type { ZodMiniType } from 'zod/mini';
import type { Language } from '../../kernel/index.ts';

export type Channel = 'mail' | 'sms';

/** The same in both languages, made from the letter's data. */
type InBoth<T> = Readonly<Record<Language, T>>;

/** A kind of letter, as its module declares it. */
export interface Letter<D> {
  /** `access.password_reset`: kept in the database, so it never changes. */
  readonly id: string;
  readonly channel: Channel;
  /** What the letter is for, as the page of letters calls it. */
  readonly title: InBoth<string>;
  readonly data: ZodMiniType<D>;
  /** Absent for SMS. One line: what breaks a line in the data becomes a space. */
  readonly subject?: InBoth<(data: D) => string>;
  /** Plain text. */
  readonly body: InBoth<(data: D) => string>;
  /** It carries a secret (a one-time link): its body is erased as soon as it is sent. */
  readonly secret?: boolean;
}

/** What can be said of a kind of letter without its data. */
export type LetterKind = Pick<Letter<never>, 'id' | 'channel' | 'title'>;

/** Declares a kind of letter and keeps the type of its data. */
export function defineLetter<D>(letter: Letter<D>): Letter<D> {
  if (letter.channel === 'mail' && letter.subject === undefined) {
    throw new Error(`letter ${letter.id} has no subject`);
  }
  return letter;
}

/** The body of a letter: its paragraphs, an empty line between two. */
export function paragraphs(parts: readonly string[]): string {
  return parts.join('\n\n');
}

/** A letter in words, ready for the wire. */
export interface Written {
  readonly subject: string | null;
  readonly body: string;
}

/** Characters of a body: a letter tells and links, files stay on the server. */
const BODY_CHARACTERS = { mail: 20_000, sms: 480 } as const;
const SUBJECT_CHARACTERS = 200;

/** Writes a letter from its data; data of another shape are a fault, never a guess. */
export function writeLetter<D>(letter: Letter<D>, language: Language, data: D): Written {
  const known = letter.data.parse(data);
  const body = asText(letter.body[language](known));
  if (body === '' || body.length > BODY_CHARACTERS[letter.channel]) {
    throw new Error(`letter ${letter.id}: ${body.length} characters`);
  }
  const subject = letter.subject?.[language](known);
  return { body, subject: subject === undefined ? null : oneLine(subject) };
}

/** Lines and words; no other control characters. */
function asText(text: string): string {
  const lines = text.normalize('NFC').replace(/\r\n?/g, '\n');
  return lines.replace(/[^\P{Cc}\n\t]/gu, '').trim();
}

/** No header can begin in a subject: control characters and line breaks become one space. */
function oneLine(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();
  return [...line].slice(0, SUBJECT_CHARACTERS).join('');
}

const LOCAL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const DOMAIN = /^(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** One plain mail address: no name, no list, nothing that could begin a header or a command. */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  return at > 0 && LOCAL.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1));
}

/** A telephone number in the international form, digits only: `+84912345678`. */
export function isTelephone(text: string): boolean {
  return /^\+[1-9]\d{7,14}$/.test(text);
}
