import type { Language } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';

/** When the address that somebody uses was made; null: there is none. */
export async function findFeedMade(trx: Transaction, user: string): Promise<Date | null> {
  const row = await trx
    .selectFrom('desk_feed')
    .select('created_at')
    .where('user_id', '=', user)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/** Whose feed lies under the hash of a secret, and in which language. */
export async function findFeedOwner(
  trx: Transaction,
  hash: string,
): Promise<{ readonly login: string; readonly language: Language } | null> {
  const row = await trx
    .selectFrom('desk_feed')
    .select(['login', 'language'])
    .where('token_hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, language: row.language as Language };
}

/** True when the hash was ever used. */
export async function isFeedHashUsed(trx: Transaction, hash: string): Promise<boolean> {
  const row = await trx
    .selectFrom('desk_feed')
    .select('id')
    .where('token_hash', '=', hash)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends the address that somebody uses, if there is one. */
export async function endFeedOf(trx: Transaction, user: string, at: Date): Promise<void> {
  await trx
    .updateTable('desk_feed')
    .set({ ended_at: at })
    .where('user_id', '=', user)
    .where('ended_at', 'is', null)
    .execute();
}

export async function insertFeed(
  trx: Transaction,
  feed: {
    readonly id: string;
    readonly user: string;
    readonly login: string;
    readonly language: Language;
    readonly hash: string;
    readonly at: Date;
  },
): Promise<void> {
  const { id, user, login, language, hash, at } = feed;
  await trx
    .insertInto('desk_feed')
    .values({ id, user_id: user, login, language, token_hash: hash, created_at: at })
    .execute();
}
