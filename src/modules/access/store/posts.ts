import type { IsoDate, Post } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { HeldPost } from '../domain/index.ts';

export interface NewPost extends Post {
  readonly id: string;
  readonly userId: string;
  readonly validFrom: string;
  readonly validTo?: string | null;
  readonly reason?: string | null;
  readonly at: Date;
  readonly by: string;
}

export async function insertPost(trx: Transaction, post: NewPost): Promise<void> {
  await trx
    .insertInto('post')
    .values({
      id: post.id,
      user_id: post.userId,
      role: post.role,
      agency: post.agency,
      area: post.area,
      valid_from: post.validFrom,
      valid_to: post.validTo ?? null,
      reason: post.reason ?? null,
      created_at: post.at,
      created_by: post.by,
    })
    .execute();
}

/** A post with who gave it, who ended it, and why. */
export interface PostRecord extends HeldPost {
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string;
  readonly endedBy: string | null;
  readonly endedReason: string | null;
}

/** Every post an account ever had or will have, the newest first. */
export async function listPosts(trx: Transaction, userId: string): Promise<readonly PostRecord[]> {
  const rows = await trx
    .selectFrom('post')
    .select([
      'id',
      'role',
      'agency',
      'area',
      'valid_from as validFrom',
      'valid_to as validTo',
      'reason',
      'created_at as at',
      'created_by as by',
      'ended_by as endedBy',
      'ended_reason as endedReason',
    ])
    .where('user_id', '=', userId)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows;
}

export interface PostEnd {
  readonly validTo: IsoDate;
  readonly at: Date;
  readonly by: string;
  readonly reason: string | null;
}

export async function updatePostEnd(trx: Transaction, id: string, end: PostEnd): Promise<void> {
  await trx
    .updateTable('post')
    .set({
      valid_to: end.validTo,
      ended_at: end.at,
      ended_by: end.by,
      ended_reason: end.reason,
    })
    .where('id', '=', id)
    .execute();
}

function holders(trx: Transaction, role: string) {
  return trx
    .selectFrom('app_user as u')
    .innerJoin('post as p', 'p.user_id', 'u.id')
    .select('u.login')
    .distinct()
    .where('p.role', '=', role)
    .where('p.agency', 'is', null)
    .where('p.area', 'is', null)
    .where('u.disabled_at', 'is', null)
    .where('u.password_hash', 'is not', null);
}

/** Logins of those who can sign in and hold a role for the whole city on a day. */
export async function listHoldersCityWide(
  trx: Transaction,
  role: string,
  on: IsoDate,
): Promise<readonly string[]> {
  const rows = await holders(trx, role)
    .where('p.valid_from', '<=', on)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', on)]))
    .execute();
  return rows.map(({ login }) => login);
}

/**
 * Logins of those who can sign in and hold a role for the whole city from a day on without an
 * end, a post apart: those who are left when it goes.
 */
export async function listLastingHolders(
  trx: Transaction,
  role: string,
  on: IsoDate,
  but: string | null,
): Promise<readonly string[]> {
  let query = holders(trx, role).where('p.valid_from', '<=', on).where('p.valid_to', 'is', null);
  if (but !== null) query = query.where('p.id', '!=', but);
  return (await query.execute()).map(({ login }) => login);
}
