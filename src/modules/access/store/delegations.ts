import type { IsoDate, Post } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';

export interface NewDelegation {
  readonly id: string;
  readonly postId: string;
  readonly fromUser: string;
  readonly toUser: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
}

export async function insertDelegation(trx: Transaction, lent: NewDelegation): Promise<void> {
  await trx
    .insertInto('delegation')
    .values({
      id: lent.id,
      post_id: lent.postId,
      from_user: lent.fromUser,
      to_user: lent.toUser,
      valid_from: lent.validFrom,
      valid_to: lent.validTo,
      reason: lent.reason,
      created_at: lent.at,
      created_by: lent.by,
    })
    .execute();
}

/** A post lent to somebody, in force on a day, with the login of its owner. */
export interface LentPost extends Post {
  readonly lentBy: string;
  readonly validFrom: string;
  /** First day on which it is not lent any more. */
  readonly lentTo: string;
}

/** What a person holds for others on a day: the post and its loan are in force, its owner too. */
export function selectLent(trx: Transaction, on: IsoDate) {
  return trx
    .selectFrom('delegation as d')
    .innerJoin('post as lp', 'lp.id', 'd.post_id')
    .innerJoin('app_user as lu', 'lu.id', 'd.from_user')
    .select([
      'lp.role',
      'lp.agency',
      'lp.area',
      'lp.valid_from as validFrom',
      'lu.login as lentBy',
      'd.valid_to as lentTo',
    ])
    .where('d.valid_from', '<=', on)
    .where('d.valid_to', '>', on)
    .where('lp.valid_from', '<=', on)
    .where((eb) => eb.or([eb('lp.valid_to', 'is', null), eb('lp.valid_to', '>', on)]))
    .where('lu.disabled_at', 'is', null)
    .orderBy('d.valid_from')
    .orderBy('d.id');
}

export async function listLent(
  trx: Transaction,
  userId: string,
  on: IsoDate,
): Promise<readonly LentPost[]> {
  return selectLent(trx, on).where('d.to_user', '=', userId).execute();
}

export interface DelegationRow extends Post {
  readonly id: string;
  readonly postId: string;
  readonly fromUser: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly giver: string;
  readonly giverName: string;
  readonly taker: string;
  readonly takerName: string;
  readonly reason: string;
}

/** What an account ever lent or was lent, the newest first. */
export async function listDelegations(
  trx: Transaction,
  userId: string,
): Promise<readonly DelegationRow[]> {
  return trx
    .selectFrom('delegation as d')
    .innerJoin('post as p', 'p.id', 'd.post_id')
    .innerJoin('app_user as g', 'g.id', 'd.from_user')
    .innerJoin('app_user as t', 't.id', 'd.to_user')
    .select([
      'd.id',
      'd.post_id as postId',
      'd.from_user as fromUser',
      'd.valid_from as validFrom',
      'd.valid_to as validTo',
      'd.reason',
      'p.role',
      'p.agency',
      'p.area',
      'g.login as giver',
      'g.name as giverName',
      't.login as taker',
      't.name as takerName',
    ])
    .where((eb) => eb.or([eb('d.from_user', '=', userId), eb('d.to_user', '=', userId)]))
    .orderBy('d.valid_from', 'desc')
    .orderBy('d.id', 'desc')
    .execute();
}

/** Ends a loan on a day, at once for whoever holds it. */
export async function updateDelegationEnd(
  trx: Transaction,
  id: string,
  end: {
    readonly validTo: string;
    readonly at: Date;
    readonly by: string;
    readonly reason: string;
  },
): Promise<void> {
  await trx
    .updateTable('delegation')
    .set({ valid_to: end.validTo, ended_at: end.at, ended_by: end.by, ended_reason: end.reason })
    .where('id', '=', id)
    .execute();
}
