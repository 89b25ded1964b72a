import { v7 as newId } from 'uuid';
import type { Language } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { sendLetter } from '../../../platform/outbox/index.ts';
import { listMail, openAccess } from '../store/index.ts';
import { accountChangedLetter } from './letters.ts';

/** Where a person is written to. */
export interface Mailbox {
  readonly mail: string;
  readonly language: Language;
}

/**
 * The confirmed mailboxes of accounts (`user:login`), for letters about what concerns them; those
 * without one, and disabled ones, are not in it. For sending, never for showing.
 */
export async function mailboxesOf(
  trx: Transaction,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, Mailbox>> {
  await openAccess(trx, 'identity');
  const logins = accounts.map((account) => account.replace(/^user:/, ''));
  const rows = await listMail(trx, logins);
  return new Map(rows.map(({ login, mail, language }) => [`user:${login}`, { mail, language }]));
}

/** Writes to the owner of an account that something of it changed; nothing where none is known. */
export async function tellOwner(
  trx: Transaction,
  context: Context,
  login: string,
  what: 'password' | 'mail',
): Promise<void> {
  await openAccess(trx, 'identity');
  const [owner] = await listMail(trx, [login]);
  if (owner === undefined) return;
  const { mail: to, language, name } = owner;
  await sendLetter(trx, context, accountChangedLetter, {
    to,
    language,
    data: { name, login, what },
    key: newId(),
  });
}
