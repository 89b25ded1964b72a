import {
  err,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import type { getStatus as GetStatus } from '../contract/index.ts';
import { taskStates } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { listTaskRows, type TaskListRow } from '../store/index.ts';
import { getCopy, todayOf, viewOf } from './shared.ts';

type Status = ReplyOf<typeof GetStatus>;

/**
 * How far the tasks are. Until a round of reports exists every task is `not_reported`; a task is
 * late when its last day has passed and nobody reported it done.
 */
export async function getStatus(
  context: Context,
  input: InputOf<typeof GetStatus>,
): Promise<Result<Status, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const copy = found.value;
    const { round } = input;
    if (round !== undefined) return err(refuse('plan.round_not_found', { round }));
    const filter = { year: input.year };
    const page = { sort: 'code' as const, descending: false, after: null, limit: copy.taskCount };
    const rows = await listTaskRows(trx, viewOf(context.caller), copy.id, { filter, page });
    const on = input.on ?? todayOf(context);
    return ok({
      plan: copy.number,
      on,
      tasks: rows.length,
      byState: countStates(rows),
      late: rows.flatMap((row) => lateOf(row, on)),
      byAgency: byAgency(rows),
    });
  });
}

function countStates(rows: readonly TaskListRow[]): Record<string, number> {
  return Object.fromEntries(
    taskStates.map((state) => [state, state === 'not_reported' ? rows.length : 0]),
  );
}

function lateOf(row: TaskListRow, on: string): Status['late'] {
  if (row.endYear === null) return [];
  const due = `${String(row.endYear).padStart(4, '0')}-12-31`;
  return due < on ? [{ task: row.code, agency: row.leadCode, due }] : [];
}

function byAgency(rows: readonly TaskListRow[]): Status['byAgency'] {
  const groups = Map.groupBy(
    rows.filter((row) => row.leadCode !== null),
    (row) => row.leadCode ?? '',
  );
  return [...groups]
    .map(([code, own]) => ({
      code,
      name: own[0]?.leadName ?? code,
      tasks: own.length,
      byState: countStates(own),
    }))
    .sort((a, b) => b.tasks - a.tasks || a.code.localeCompare(b.code));
}
