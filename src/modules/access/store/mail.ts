import type { Language } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';

/** Where an account is written to. */
export interface MailRow {
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  readonly language: Language;
  readonly mail: string;
}

/** The confirmed addresses of accounts in use; those without one are not there. */
export async function listMail(
  trx: Transaction,
  logins: readonly string[],
): Promise<readonly MailRow[]> {
  if (logins.length === 0) return [];
  const rows = await trx
    .selectFrom('app_user')
    .select(['id as userId', 'login', 'name', 'language', 'mail'])
    .where('login', 'in', [...logins])
    .where('mail', 'is not', null)
    .where('disabled_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    ...row,
    language: row.language as Language,
    mail: row.mail ?? '',
  }));
}

/** Keeps a confirmed address; null takes it away. */
export async function updateMail(
  trx: Transaction,
  userId: string,
  mail: string | null,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('app_user')
    .set({ mail, mail_confirmed_at: mail === null ? null : at })
    .where('id', '=', userId)
    .execute();
}

/** The address that waits to be confirmed, while its link is good. */
export async function findPendingMail(
  trx: Transaction,
  userId: string,
  now: Date,
): Promise<{ readonly mail: string; readonly expiresAt: Date } | null> {
  const row = await trx
    .selectFrom('one_time_link')
    .select(['mail', 'expires_at as expiresAt'])
    .where('user_id', '=', userId)
    .where('purpose', '=', 'mail')
    .where('closed_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : { mail: row.mail ?? '', expiresAt: row.expiresAt };
}

/** When links of a purpose were made for an account since an instant, the oldest first. */
export async function listLinksMade(
  trx: Transaction,
  userId: string,
  purpose: 'reset' | 'mail',
  since: Date,
): Promise<readonly Date[]> {
  const rows = await trx
    .selectFrom('one_time_link')
    .select('created_at as at')
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .where('created_at', '>', since)
    .orderBy('created_at')
    .execute();
  return rows.map(({ at }) => at);
}
