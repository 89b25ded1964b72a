import type { Transaction } from '../../../platform/database/index.ts';

export interface NewLink {
  readonly id: string;
  readonly tokenSha256: string;
  readonly userId: string;
  readonly at: Date;
  readonly by: string;
  readonly expiresAt: Date;
}

export interface LinkRow {
  readonly id: string;
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  readonly expiresAt: Date;
}

export async function insertLink(trx: Transaction, link: NewLink): Promise<void> {
  await trx
    .insertInto('one_time_link')
    .values({
      id: link.id,
      token_sha256: link.tokenSha256,
      user_id: link.userId,
      created_at: link.at,
      created_by: link.by,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** The open link of a token, with its account when that may sign in; null when it is no good. */
export async function findLink(
  trx: Transaction,
  tokenSha256: string,
  now: Date,
): Promise<LinkRow | null> {
  const row = await trx
    .selectFrom('one_time_link as l')
    .innerJoin('app_user as u', 'u.id', 'l.user_id')
    .select(['l.id', 'l.user_id as userId', 'u.login', 'u.name', 'l.expires_at as expiresAt'])
    .where('l.token_sha256', '=', tokenSha256)
    .where('l.closed_at', 'is', null)
    .where('l.expires_at', '>', now)
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Closes one link; false when somebody closed it first. */
export async function closeLink(trx: Transaction, id: string, at: Date): Promise<boolean> {
  const done = await trx
    .updateTable('one_time_link')
    .set({ closed_at: at, closed_why: 'used' })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Closes the open link of a user, if there is one. */
export async function closeLinksOf(
  trx: Transaction,
  userId: string,
  at: Date,
  why: 'replaced' | 'user_disabled' | 'password_changed',
): Promise<void> {
  await trx
    .updateTable('one_time_link')
    .set({ closed_at: at, closed_why: why })
    .where('user_id', '=', userId)
    .where('closed_at', 'is', null)
    .execute();
}
