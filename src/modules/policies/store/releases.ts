import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';

/** One file of a published version, packed by gzip. */
export interface ReleaseFile {
  readonly hash: string;
  /** `all`, or the name of a table. */
  readonly file: string;
  readonly contentType: string;
  readonly packed: Uint8Array;
}

/** Keeps the files of a version; those that stand there already stay. */
export async function insertRelease(
  trx: Transaction,
  files: readonly ReleaseFile[],
  at: Date,
): Promise<void> {
  const rows = files.map(({ hash, file, contentType, packed }) => ({
    hash,
    file,
    content_type: contentType,
    packed: Buffer.from(packed),
    published_at: at,
  }));
  await trx
    .insertInto('policy_release')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A file of a version; null: never published. */
export async function findRelease(
  trx: Transaction,
  hash: string,
  file: string,
): Promise<(ReleaseFile & { readonly publishedAt: Date }) | null> {
  const row = await trx
    .selectFrom('policy_release')
    .select(['hash', 'file', 'content_type as contentType', 'packed'])
    .select('published_at as publishedAt')
    .where('hash', '=', hash)
    .where('file', '=', file)
    .executeTakeFirst();
  return row ?? null;
}

/** The versions published so far, the newest first. */
export async function listReleases(
  trx: Transaction,
  limit: number,
): Promise<readonly { readonly hash: string; readonly publishedAt: Date }[]> {
  return trx
    .selectFrom('policy_release')
    .select(['hash', sql<Date>`min(published_at)`.as('publishedAt')])
    .groupBy('hash')
    .orderBy('publishedAt', 'desc')
    .orderBy('hash')
    .limit(limit)
    .execute();
}
