import type { Transaction } from '../../../platform/database/index.ts';
import type { LinkDecision, LinkRecord, PlanView } from '../domain/index.ts';

/** Links of a copy, or of one of its tasks, with the latest decision on each. */
export async function listLinks(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
  taskCode?: string,
): Promise<LinkRecord[]> {
  const rows = await trx
    .selectFrom('plan_task_link as l')
    .innerJoin('plan_task as t', (join) =>
      join.onRef('t.copy_id', '=', 'l.copy_id').onRef('t.id', '=', 'l.task_id'),
    )
    .innerJoin('plan_provision as p', (join) =>
      join.onRef('p.copy_id', '=', 'l.copy_id').onRef('p.code', '=', 'l.provision_code'),
    )
    .select(['t.code as task', 'p.code as provision', 'l.confidence', 'l.state'])
    .select(['l.decision_id', 'l.decided_by', 'l.decided_at'])
    .where('l.copy_id', '=', copyId)
    .$if(taskCode !== undefined, (query) => query.where('t.code', '=', taskCode ?? ''))
    .orderBy('t.ordinal')
    .orderBy('p.ordinal')
    .execute();
  return rows.map((row) => ({
    task: row.task,
    provision: row.provision,
    confidence: row.confidence as LinkRecord['confidence'],
    decision:
      row.decision_id === null
        ? null
        : {
            id: row.decision_id,
            decision: row.state as LinkDecision,
            by: row.decided_by ?? '',
            on: row.decided_at?.toISOString() ?? '',
          },
  }));
}

export interface NewLinkDecision {
  readonly id: string;
  readonly copyId: string;
  readonly taskId: string;
  readonly provision: string;
  readonly replaces: string | null;
  readonly decision: LinkDecision | 'withdrawn';
  readonly account: string;
  readonly name: string;
  readonly at: Date;
}

/** Records a person's word on a link; earlier words stay. */
export async function recordLinkDecision(
  trx: Transaction,
  decision: NewLinkDecision,
): Promise<void> {
  const replaces = decision.replaces ?? (await lastWithdrawal(trx, decision));
  await trx
    .insertInto('plan_link_decision')
    .values({
      id: decision.id,
      copy_id: decision.copyId,
      task_id: decision.taskId,
      provision_code: decision.provision,
      replaces,
      decision: decision.decision,
      created_at: decision.at,
      created_by: decision.account,
      created_by_name: decision.name,
    })
    .execute();
}

/** The row that took the last word on a link back: the next one follows it. */
async function lastWithdrawal(
  trx: Transaction,
  { copyId, taskId, provision }: NewLinkDecision,
): Promise<string | null> {
  const row = await trx
    .selectFrom('plan_link_decision as d')
    .select('d.id')
    .where('d.copy_id', '=', copyId)
    .where('d.task_id', '=', taskId)
    .where('d.provision_code', '=', provision)
    .where('d.decision', '=', 'withdrawn')
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('plan_link_decision as later')
            .select('later.id')
            .whereRef('later.replaces', '=', 'd.id'),
        ),
      ),
    )
    .executeTakeFirst();
  return row?.id ?? null;
}
