import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import type { DeedKind, Draft, DraftState, DraftText } from '../domain/index.ts';

/** A draft with when it was made and last changed. */
export interface DraftRow extends Draft {
  readonly madeAt: Date;
  readonly changedAt: Date;
}

/** One thing that was done with a draft. */
export interface DraftAction {
  readonly number: number;
  readonly kind: DeedKind;
  readonly version: number;
  readonly title: string | null;
  readonly texts: readonly DraftText[] | null;
  readonly reason: string | null;
  readonly by: string;
  readonly at: Date;
}

const columns = [
  'id',
  'title',
  'state',
  'version',
  'texts',
  'actions',
  'made_by as madeBy',
  'made_at as madeAt',
  'changed_at as changedAt',
  'submitted_by as submittedBy',
] as const;

type Row = Omit<DraftRow, 'state' | 'texts'> & { readonly state: string; readonly texts: unknown };

function draftOf(row: Row): DraftRow {
  return { ...row, state: row.state as DraftState, texts: row.texts as readonly DraftText[] };
}

/** All drafts, the one changed last first. */
export async function listDrafts(trx: Transaction, limit: number): Promise<readonly DraftRow[]> {
  const rows = await trx
    .selectFrom('law_draft')
    .select(columns)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(draftOf);
}

/** A draft; `lock`: nobody else changes it until the transaction ends. */
export async function findDraft(
  trx: Transaction,
  id: string,
  lock = false,
): Promise<DraftRow | null> {
  const query = trx.selectFrom('law_draft').select(columns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : draftOf(row);
}

/** What was done with a draft, the first first. */
export async function listDraftActions(
  trx: Transaction,
  id: string,
): Promise<readonly DraftAction[]> {
  const rows = await trx
    .selectFrom('law_draft_action')
    .select(['number', 'kind', 'version', 'title', 'texts', 'reason', 'by', 'at'])
    .where('draft_id', '=', id)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as DeedKind,
    texts: row.texts as DraftAction['texts'],
  }));
}

/** Adds what was done, and the draft as it stands after it. */
export async function saveDraft(
  trx: Transaction,
  draft: Draft,
  action: Omit<DraftAction, 'number' | 'version'>,
): Promise<void> {
  const texts = JSON.stringify(draft.texts);
  const { id, title, state, version, actions, submittedBy } = draft;
  if (action.kind === 'created') {
    await trx
      .insertInto('law_draft')
      .values({
        id,
        title,
        state,
        version,
        texts,
        actions,
        made_by: action.by,
        made_at: action.at,
        changed_at: action.at,
        submitted_by: submittedBy,
      })
      .execute();
  } else {
    await trx
      .updateTable('law_draft')
      .set({
        title,
        state,
        version,
        texts,
        actions,
        changed_at: action.at,
        submitted_by: submittedBy,
      })
      .where('id', '=', id)
      .execute();
  }
  await trx
    .insertInto('law_draft_action')
    .values({
      draft_id: id,
      number: actions,
      kind: action.kind,
      version,
      title: action.title,
      texts: action.texts === null ? null : JSON.stringify(action.texts),
      reason: action.reason,
      by: action.by,
      at: action.at,
    })
    .execute();
}

/** The job that was given last to check a draft; null: none yet. */
export async function findCheckJob(trx: Transaction, id: string): Promise<string | null> {
  const row = await trx
    .selectFrom('law_draft')
    .select('check_job')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.check_job ?? null;
}

export async function keepCheckJob(trx: Transaction, id: string, job: string): Promise<void> {
  await trx.updateTable('law_draft').set({ check_job: job }).where('id', '=', id).execute();
}

/** What a check of a content against a pack found. */
export interface DraftCheck {
  readonly passed: boolean;
  readonly result: unknown;
  readonly at: Date;
}

export async function findDraftCheck(
  trx: Transaction,
  id: string,
  version: number,
  packHash: string,
): Promise<DraftCheck | null> {
  const row = await trx
    .selectFrom('law_draft_check')
    .select(['passed', 'result', 'at'])
    .where('draft_id', '=', id)
    .where('version', '=', version)
    .where('pack_hash', '=', packHash)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps what a check found; the same check again changes nothing. */
export async function saveDraftCheck(
  trx: Transaction,
  draft: { readonly id: string; readonly version: number; readonly packHash: string },
  { passed, result, at }: DraftCheck,
): Promise<void> {
  await trx
    .insertInto('law_draft_check')
    .values({
      draft_id: draft.id,
      version: draft.version,
      pack_hash: draft.packHash,
      passed,
      result: JSON.stringify(result),
      at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A revision as it is listed and put in effect. */
export interface RevisionRow {
  readonly number: number;
  readonly draftId: string;
  readonly texts: readonly DraftText[];
}

/** The number of the last revision; 0: none. */
export async function lastRevision(trx: Transaction): Promise<number> {
  const row = await trx
    .selectFrom('law_revision')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

export async function listRevisions(trx: Transaction): Promise<readonly RevisionRow[]> {
  const rows = await trx
    .selectFrom('law_revision')
    .select(['number', 'draft_id as draftId', 'texts'])
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, texts: row.texts as readonly DraftText[] }));
}

/** One approval at a time, until the transaction ends: each builds on the law before it. */
export async function lockRevisions(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('law revisions', 4220))`.execute(trx);
}

export async function insertRevision(
  trx: Transaction,
  draft: Draft,
  approval: {
    readonly number: number;
    readonly hashBefore: string;
    readonly hashAfter: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await trx
    .insertInto('law_revision')
    .values({
      number: approval.number,
      draft_id: draft.id,
      title: draft.title,
      texts: JSON.stringify(draft.texts),
      hash_before: approval.hashBefore,
      hash_after: approval.hashAfter,
      submitted_by: draft.submittedBy ?? '',
      approved_by: approval.by,
      approved_at: approval.at,
    })
    .execute();
}
