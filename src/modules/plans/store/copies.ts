import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import type { CopyState, PlanDocument, PlanView, ReleaseApproval } from '../domain/index.ts';

/** One digital copy with the plan it belongs to. */
export interface CopyRow {
  readonly id: string;
  readonly planId: string;
  readonly key: string;
  readonly number: string | null;
  readonly version: number;
  readonly state: CopyState;
  readonly document: PlanDocument;
  readonly taskCount: number;
  readonly provisionCount: number;
  readonly findingCount: number;
  readonly openCount: number;
  readonly sourceSha256: string;
  readonly releaseApproval: ReleaseApproval | null;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  /** The newest version of the plan, drafts included. */
  readonly newestVersion: number;
}

const newest = sql<number>`(select max(n.version) from plan_copy n where n.plan_id = plan.id)`;

function selectCopies(trx: Transaction) {
  return trx
    .selectFrom('plan_copy')
    .innerJoin('plan', 'plan.id', 'plan_copy.plan_id')
    .select([
      'plan_copy.id',
      'plan_copy.plan_id as planId',
      'plan.key',
      'plan.number',
      'plan_copy.version',
      'plan_copy.state',
      'plan_copy.document',
      'plan_copy.task_count as taskCount',
      'plan_copy.provision_count as provisionCount',
      'plan_copy.finding_count as findingCount',
      'plan_copy.open_count as openCount',
      'plan_copy.source_sha256 as sourceSha256',
      'plan_copy.release_approval as releaseApproval',
      'plan_copy.approved_at as approvedAt',
      'plan_copy.approved_by as approvedBy',
      'plan_copy.approved_by_name as approvedByName',
      newest.as('newestVersion'),
    ]);
}

/** The copies in use, one a plan: the newest approved one, else (for staff) the newest draft. */
export async function listCopiesInUse(trx: Transaction, view: PlanView): Promise<CopyRow[]> {
  const rows = await selectCopies(trx)
    .distinctOn('plan.id')
    .$if(!view.drafts, (query) => query.where('plan_copy.state', '=', 'approved'))
    .orderBy('plan.id')
    .orderBy(sql`plan_copy.state = 'approved'`, 'desc')
    .orderBy('plan_copy.version', 'desc')
    .execute();
  const copies = rows as unknown as CopyRow[];
  return copies.sort((a, b) =>
    (b.document.issuedOn ?? '').localeCompare(a.document.issuedOn ?? ''),
  );
}

/** One copy by the plan's key or number; without a version the one in use. */
export async function findCopy(
  trx: Transaction,
  view: PlanView,
  key: string,
  version?: number,
): Promise<CopyRow | null> {
  const row = await selectCopies(trx)
    .where((where) => where.or([where('plan.key', '=', key), where('plan.number', '=', key)]))
    .$if(version !== undefined, (query) => query.where('plan_copy.version', '=', version ?? 0))
    .$if(!view.drafts, (query) => query.where('plan_copy.state', '=', 'approved'))
    .orderBy(sql`plan_copy.state = 'approved'`, 'desc')
    .orderBy('plan_copy.version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row as unknown as CopyRow | undefined) ?? null;
}

/** The newest copy of the plan with this identity, drafts included. */
export async function findNewestCopy(
  trx: Transaction,
  view: PlanView,
  identity: string,
): Promise<CopyRow | null> {
  const row = await selectCopies(trx)
    .where('plan.identity', '=', identity)
    .$if(!view.drafts, (query) => query.where('plan_copy.state', '=', 'approved'))
    .orderBy('plan_copy.version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row as unknown as CopyRow | undefined) ?? null;
}

/**
 * One text is loaded after the other: two of one plan at the same time would both be its first, and
 * two plans of one number would both take the same address.
 */
export async function lockLoading(trx: Transaction, _view: PlanView): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('plan.load', 4220))`.execute(trx);
}

/** Locks a copy for a change, so that two changes of its counts and state follow each other. */
export async function lockCopy(trx: Transaction, _view: PlanView, copyId: string): Promise<void> {
  await trx.selectFrom('plan_copy').select('id').where('id', '=', copyId).forUpdate().execute();
}

/** The text a copy was read from. */
export async function getSourceText(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
): Promise<{ name: string; format: 'txt' | 'html' | 'docx'; sha256: string; lines: string[] }> {
  const row = await trx
    .selectFrom('plan_copy')
    .select(['source_name', 'source_format', 'source_sha256', 'source_text'])
    .where('id', '=', copyId)
    .executeTakeFirstOrThrow();
  return {
    name: row.source_name,
    format: row.source_format as 'txt' | 'html' | 'docx',
    sha256: row.source_sha256,
    lines: row.source_text.split('\n'),
  };
}

/** Marks the copy approved; the database refuses it while something is open. */
export async function recordApproval(
  trx: Transaction,
  _view: PlanView,
  approval: { copyId: string; at: Date; account: string; name: string },
): Promise<void> {
  await trx
    .updateTable('plan_copy')
    .set({
      state: 'approved',
      approved_at: approval.at,
      approved_by: approval.account,
      approved_by_name: approval.name,
    })
    .where('id', '=', approval.copyId)
    .execute();
}
