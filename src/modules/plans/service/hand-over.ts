import { recordAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { subscribe, type Subscription } from '../../../platform/outbox/index.ts';
import { agencyDissolved } from '../../agencies/index.ts';
import { listCopiesInUse, listTaskRows, type CopyRow, type TaskListRow } from '../store/index.ts';

/** The courier works for everybody: drafts too. */
const view = { drafts: true } as const;

/**
 * When an agency ends, each task that it leads and that still runs gets a note in its history: who
 * is known to have taken over, and whether a document says so. The task keeps its lead until a
 * person hands it over.
 */
export const noteHandOvers: Subscription = subscribe(agencyDissolved, {
  name: 'plans.note_hand_over',
  handle: async (trx, context, { body }) => {
    const { agency, name, on, source, verified, successors } = body;
    const year = Number(on.slice(0, 4));
    for (const copy of await listCopiesInUse(trx, view)) {
      for (const task of await listLed(trx, copy, { agency, year })) {
        await recordAudit(trx, context, {
          operation: 'plan.note_hand_over',
          subject: { kind: 'plan_task', id: task.id },
          data: { task: task.code, agency, name, on, source, verified, successors },
        });
      }
    }
  },
});

/** The tasks that an agency leads and that run in a year or later; no end is the plan's end. */
async function listLed(
  trx: Transaction,
  copy: CopyRow,
  given: { readonly agency: string; readonly year: number },
): Promise<readonly TaskListRow[]> {
  const page = { sort: 'code' as const, descending: false, after: null, limit: copy.taskCount };
  const filter = { lead: given.agency };
  const rows = await listTaskRows(trx, view, copy.id, { filter, page });
  const { periodTo } = copy.document;
  return rows.filter(({ endYear }) => (endYear ?? periodTo ?? Infinity) >= given.year);
}
