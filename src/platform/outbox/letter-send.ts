import { v7 as newId } from 'uuid';
import { callerName, type Language } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/index.ts';
import { insertLetter } from './letter-store.ts';
import { isMailAddress, isTelephone, writeLetter, type Letter } from './letter.ts';

/** To whom, in which language, about what. */
export interface Sending<D> {
  /** One mail address, or one telephone number as `+84…`; checked by the caller's contract. */
  readonly to: string;
  readonly language: Language;
  readonly data: D;
  /** What makes this letter one: a second sending under the same key changes nothing. */
  readonly key: string;
}

/**
 * Writes a letter in the transaction of the change that causes it, so that neither exists alone.
 * It is carried later. An address that is none is a fault: nothing is guessed, nothing is cut.
 */
export async function sendLetter<D>(
  trx: Transaction,
  context: Context,
  letter: Letter<D>,
  sending: Sending<D>,
): Promise<void> {
  const { to, language, data, key } = sending;
  const isAddress = letter.channel === 'mail' ? isMailAddress : isTelephone;
  if (!isAddress(to)) throw new Error(`letter ${letter.id}: not an address`);
  const { subject, body } = writeLetter(letter, language, data);
  await insertLetter(trx, {
    id: newId(),
    kind: letter.id,
    key,
    channel: letter.channel,
    title: letter.title,
    language,
    address: to,
    subject,
    body,
    secret: letter.secret === true,
    at: new Date(context.now()),
    by: callerName(context.caller),
    traceId: context.traceId,
  });
}
