import type { Transaction } from '../../../platform/database/index.ts';

/** What is kept of a self-check: found by a value made from the code, readable with it only. */
export interface SavedRow {
  readonly lookup: string;
  readonly sealed: string;
  readonly until: Date;
}

/** Keeps sealed answers; what stands there already stays. */
export async function insertSaved(trx: Transaction, row: SavedRow): Promise<void> {
  const { lookup, sealed, until } = row;
  await trx
    .insertInto('saved_check')
    .values({ lookup, sealed, kept_until: until })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The sealed answers of a lookup while they are kept. */
export async function findSaved(
  trx: Transaction,
  lookup: string,
  now: Date,
): Promise<SavedRow | null> {
  const row = await trx
    .selectFrom('saved_check')
    .select(['lookup', 'sealed', 'kept_until as until'])
    .where('lookup', '=', lookup)
    .where('kept_until', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Removes the answers of a lookup; false: there are none. */
export async function deleteSaved(trx: Transaction, lookup: string): Promise<boolean> {
  const gone = await trx.deleteFrom('saved_check').where('lookup', '=', lookup).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Removes whatever has been kept long enough. */
export async function deleteEnded(trx: Transaction, now: Date): Promise<number> {
  const gone = await trx
    .deleteFrom('saved_check')
    .where('kept_until', '<=', now)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
