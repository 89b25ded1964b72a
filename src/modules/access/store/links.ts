import type { Transaction } from '../../../platform/database/index.ts';

/** Made by an administrator, asked for by mail, or sent to an address to confirm it. */
export type LinkPurpose = 'password' | 'reset' | 'mail';

export interface NewLink {
  readonly id: string;
  readonly tokenSha256: string;
  readonly userId: string;
  readonly at: Date;
  readonly by: string;
  readonly expiresAt: Date;
  readonly purpose: LinkPurpose;
  /** The address that a link of `mail` confirms. */
  readonly mail?: string;
}

export interface LinkClosing {
  readonly at: Date;
  readonly why: 'replaced' | 'user_disabled' | 'password_changed';
  /** Absent: the links of every purpose. */
  readonly purpose?: LinkPurpose;
}

export interface LinkRow {
  readonly id: string;
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  readonly expiresAt: Date;
  readonly mail: string | null;
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
      purpose: link.purpose,
      mail: link.mail ?? null,
    })
    .execute();
}

/** The open link of a token, with its account when that may sign in; null when it is no good. */
export async function findLink(
  trx: Transaction,
  tokenSha256: string,
  { now, purposes }: { readonly now: Date; readonly purposes: readonly LinkPurpose[] },
): Promise<LinkRow | null> {
  const row = await trx
    .selectFrom('one_time_link as l')
    .innerJoin('app_user as u', 'u.id', 'l.user_id')
    .select([
      'l.id',
      'l.user_id as userId',
      'u.login',
      'u.name',
      'l.expires_at as expiresAt',
      'l.mail',
    ])
    .where('l.purpose', 'in', [...purposes])
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

/** Closes the open links of a user, of one purpose or of all. */
export async function closeLinksOf(
  trx: Transaction,
  userId: string,
  { at, why, purpose }: LinkClosing,
): Promise<void> {
  await trx
    .updateTable('one_time_link')
    .set({ closed_at: at, closed_why: why })
    .where('user_id', '=', userId)
    .$if(purpose !== undefined, (query) => query.where('purpose', '=', purpose ?? ''))
    .where('closed_at', 'is', null)
    .execute();
}
