import { isoDate, type IsoDate } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import { listCopiesInUse, listTaskRows } from '../store/index.ts';

/** The last day of a task that an agency leads, by a plan whose digital copy is approved. */
export interface TaskDeadline {
  /** Stable over later copies of the plan. */
  readonly task: string;
  readonly code: string;
  readonly title: string;
  readonly plan: string;
  /** The word of the plan's address. */
  readonly key: string;
  readonly agency: string;
  readonly due: IsoDate;
}

/** Copies in use are read as the public reads them: drafts are nobody's deadline. */
const view = { drafts: false } as const;

/** Tasks of one agency that are read at most. */
const DEADLINES_MAX = 5_000;

/** The deadlines of the tasks that these agencies lead: a task without an end year has none. */
export async function listTaskDeadlines(
  context: Context,
  agencies: readonly string[],
): Promise<readonly TaskDeadline[]> {
  return read(context, async (trx) => {
    const deadlines: TaskDeadline[] = [];
    const page = { sort: 'endYear' as const, descending: false, after: null, limit: DEADLINES_MAX };
    for (const copy of await listCopiesInUse(trx, view)) {
      for (const lead of agencies) {
        const rows = await listTaskRows(trx, view, copy.id, { filter: { lead }, page });
        for (const { id, code, title, leadName, endYear } of rows) {
          const due = endYear === null ? null : isoDate(endYear, 12, 31);
          if (due === null) continue;
          const agency = leadName ?? lead;
          const plan = copy.number ?? copy.key;
          deadlines.push({ task: id, code, title, plan, key: copy.key, agency, due });
        }
      }
    }
    return deadlines;
  });
}
