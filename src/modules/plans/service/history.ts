import {
  err,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { listTimeline } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, type Transaction } from '../../../platform/database/index.ts';
import type { listHistory as ListHistory } from '../contract/index.ts';
import type { PlanView } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  findTaskRow,
  listFindingRows,
  listLinks,
  listTaskIds,
  type CopyRow,
} from '../store/index.ts';
import { getCopy, viewOf } from './shared.ts';

interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** What happened to a plan, to one of its tasks or to one finding, newest first. */
export async function listHistory(
  context: Context,
  input: InputOf<typeof ListHistory>,
): Promise<Result<ReplyOf<typeof ListHistory>, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const view = viewOf(context.caller);
    const subjects = await subjectsOf(trx, view, found.value, input);
    if (subjects === null) {
      return err(refuse('plan.task_not_found', { task: input.task ?? '' }));
    }
    const entries = await listTimeline(trx, subjects);
    return ok({ entries: entries.map((entry) => ({ ...entry, data: { ...entry.data } })) });
  });
}

async function subjectsOf(
  trx: Transaction,
  view: PlanView,
  copy: CopyRow,
  input: { readonly task?: string | undefined; readonly finding?: string | undefined },
): Promise<Subject[] | null> {
  const findingSubject = (id: string) => ({ kind: 'plan_finding', id: `${copy.id}/${id}` });
  if (input.finding !== undefined) return [findingSubject(input.finding)];
  if (input.task !== undefined) {
    const task = await findTaskRow(trx, view, copy.id, input.task);
    if (task === null) return null;
    const findings = await listFindingRows(trx, view, copy.id, { place: input.task });
    return [{ kind: 'plan_task', id: task.id }, ...findings.map((one) => findingSubject(one.id))];
  }
  // Also those that are open: a resolution may have been taken back.
  const findings = await listFindingRows(trx, view, copy.id);
  const decided = new Set(
    (await listLinks(trx, view, copy.id))
      .filter((link) => link.decision !== null)
      .map((link) => link.task),
  );
  const tasks = (await listTaskIds(trx, view, copy.id)).filter((task) => decided.has(task.code));
  return [
    { kind: 'plan', id: copy.planId },
    { kind: 'plan_copy', id: copy.id },
    ...findings.map((one) => findingSubject(one.id)),
    ...tasks.map((task) => ({ kind: 'plan_task', id: task.id })),
  ];
}
