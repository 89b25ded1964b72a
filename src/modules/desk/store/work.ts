import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';

/** The newest digital copy of a plan, and what is open about it. */
export interface OpenCopy {
  readonly key: string;
  readonly number: string | null;
  readonly title: string;
  readonly approved: boolean;
  /** Findings that stop the approval. */
  readonly openFindings: number;
  /** Links of tasks and provisions that nobody confirmed or refused. */
  readonly openLinks: number;
  /** The person asked about chose a resolution in it, so that another one has to approve it. */
  readonly resolvedByThem: boolean;
}

/** Plans of which something is still open: the newest copy of each, by the key of the plan. */
export async function listOpenCopies(
  trx: Transaction,
  account: string,
): Promise<readonly OpenCopy[]> {
  const newest = trx
    .selectFrom('plan_copy')
    .distinctOn('plan_id')
    .select('id')
    .orderBy('plan_id')
    .orderBy('version', 'desc');
  const rows = await trx
    .selectFrom('plan_copy as c')
    .innerJoin('plan as p', 'p.id', 'c.plan_id')
    .where('c.id', 'in', newest)
    .select(['p.key', 'p.number', 'c.state', 'c.open_count as openFindings'])
    .select(sql<string>`c.document ->> 'title'`.as('title'))
    .select(
      sql<string>`(
        select count(*) from plan_task_link l where l.copy_id = c.id and l.state = 'suggested'
      )`.as('openLinks'),
    )
    .select(
      sql<boolean>`exists (
        select from plan_finding_resolution r
        where r.copy_id = c.id and r.created_by = ${account}
      )`.as('resolvedByThem'),
    )
    .orderBy('p.key')
    .execute();
  return rows
    .map(({ state, openLinks, ...row }) => ({
      ...row,
      approved: state === 'approved',
      openLinks: Number(openLinks),
    }))
    .filter(({ approved, openLinks }) => !approved || openLinks > 0);
}
