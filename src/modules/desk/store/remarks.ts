import type { Transaction } from '../../../platform/database/index.ts';

/** What a remark is about. */
export interface RecordPlace {
  readonly kind: string;
  readonly record: string;
}

/** Remarks that one record shows: the newest. */
const REMARKS_SHOWN = 500;

/** What was written about a record, newest first; of what was withdrawn no words. */
export async function listRemarkRows(trx: Transaction, { kind, record }: RecordPlace) {
  const rows = await trx
    .selectFrom('record_comment as c')
    .leftJoin('comment_withdrawal as w', 'w.comment_id', 'c.id')
    .select(['c.id', 'c.text', 'c.created_at as at', 'c.created_by as by'])
    .select('w.created_at as withdrawnAt')
    .where('c.record_kind', '=', kind)
    .where('c.record_id', '=', record)
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(REMARKS_SHOWN)
    .execute();
  return rows.map((row) => ({ ...row, text: row.withdrawnAt === null ? row.text : null }));
}

export async function insertRemark(
  trx: Transaction,
  place: RecordPlace,
  remark: {
    readonly id: string;
    readonly text: string;
    readonly at: Date;
    readonly by: string;
  },
): Promise<void> {
  const { id, text, at, by } = remark;
  await trx
    .insertInto('record_comment')
    .values({
      id,
      record_kind: place.kind,
      record_id: place.record,
      text,
      created_at: at,
      created_by: by,
    })
    .execute();
}

/** Where a remark of somebody stands; null: they wrote none under this id. */
export async function findRemarkPlace(
  trx: Transaction,
  id: string,
  by: string,
): Promise<RecordPlace | null> {
  const row = await trx
    .selectFrom('record_comment')
    .select(['record_kind as kind', 'record_id as record'])
    .where('id', '=', id)
    .where('created_by', '=', by)
    .executeTakeFirst();
  return row ?? null;
}

/** Withdraws a remark; false when it was withdrawn before. */
export async function insertWithdrawal(
  trx: Transaction,
  id: string,
  by: string,
  at: Date,
): Promise<boolean> {
  const done = await trx
    .insertInto('comment_withdrawal')
    .values({ comment_id: id, created_at: at, created_by: by })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}
