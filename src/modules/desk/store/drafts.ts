import type { Transaction } from '../../../platform/database/index.ts';

/** Whose draft of which form about which record. */
export interface DraftPlace {
  readonly owner: string;
  readonly form: string;
  readonly record: string;
}

export interface DraftRow {
  readonly body: string;
  readonly version: number;
  readonly at: Date;
}

function at(trx: Transaction, place: DraftPlace) {
  return trx
    .selectFrom('form_draft')
    .select(['body', 'version', 'updated_at as at'])
    .where('owner', '=', place.owner)
    .where('form', '=', place.form)
    .where('record', '=', place.record);
}

/** The draft at a place, or null. */
export async function findDraft(trx: Transaction, place: DraftPlace): Promise<DraftRow | null> {
  return (await at(trx, place).executeTakeFirst()) ?? null;
}

/** The version at a place, held until the transaction ends; 0: there is no draft. */
export async function lockDraft(trx: Transaction, place: DraftPlace): Promise<number> {
  return (await at(trx, place).forUpdate().executeTakeFirst())?.version ?? 0;
}

/** Puts a first draft there; false when another one came first. */
export async function insertDraft(
  trx: Transaction,
  place: DraftPlace,
  draft: DraftRow,
): Promise<boolean> {
  const { body, version, at: now } = draft;
  const done = await trx
    .insertInto('form_draft')
    .values({ ...place, body, version, created_at: now, updated_at: now })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function updateDraft(
  trx: Transaction,
  place: DraftPlace,
  draft: DraftRow,
): Promise<void> {
  await trx
    .updateTable('form_draft')
    .set({ body: draft.body, version: draft.version, updated_at: draft.at })
    .where('owner', '=', place.owner)
    .where('form', '=', place.form)
    .where('record', '=', place.record)
    .execute();
}

/** True when there was one to take away. */
export async function deleteDraft(trx: Transaction, place: DraftPlace): Promise<boolean> {
  const done = await trx
    .deleteFrom('form_draft')
    .where('owner', '=', place.owner)
    .where('form', '=', place.form)
    .where('record', '=', place.record)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Every draft of somebody, the last saved first. */
export async function listDrafts(trx: Transaction, owner: string) {
  return trx
    .selectFrom('form_draft')
    .select(['form', 'record', 'updated_at as at'])
    .where('owner', '=', owner)
    .orderBy('updated_at', 'desc')
    .execute();
}
