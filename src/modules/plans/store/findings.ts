import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import type {
  Finding,
  PlanView,
  Resolution,
  ResolutionDraft,
  Withdrawal,
} from '../domain/index.ts';

/** A resolution as it was recorded. */
export interface ResolutionRow {
  readonly id: string;
  readonly resolution: Resolution;
  readonly value: string | null;
  readonly reason: string;
  readonly account: string;
  readonly name: string;
  readonly at: Date;
}

/** A finding with its number in the text and its latest resolution. */
export interface FindingRow extends Finding {
  readonly number: number;
  readonly resolved: ResolutionRow | null;
}

export interface FindingFilter {
  readonly id?: string | undefined;
  /** A code: findings about it and about what lies below it. */
  readonly place?: string | undefined;
  readonly state?: 'open' | 'settled' | undefined;
  readonly severity?: Finding['severity'] | undefined;
}

/** Findings of a copy in the order of the text. */
export async function listFindingRows(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
  filter: FindingFilter = {},
): Promise<FindingRow[]> {
  const { id, place, state, severity } = filter;
  const rows = await trx
    .selectFrom('plan_finding as f')
    .leftJoin('plan_finding_resolution as r', 'r.id', 'f.resolution_id')
    .select(['f.id', 'f.ordinal', 'f.code', 'f.severity', 'f.body', 'f.suggestion', 'f.related'])
    .select(['f.place_kind', 'f.place_code', 'f.place_line', 'f.place_field'])
    .select(['r.id as resolution_id', 'r.resolution', 'r.value', 'r.reason'])
    .select(['r.created_at', 'r.created_by', 'r.created_by_name'])
    .where('f.copy_id', '=', copyId)
    .$if(id !== undefined, (query) => query.where('f.id', '=', id ?? ''))
    .$if(severity !== undefined, (query) => query.where('f.severity', '=', severity ?? ''))
    .$if(state === 'open', (query) => query.where('f.resolution_id', 'is', null))
    .$if(state === 'settled', (query) => query.where('f.resolution_id', 'is not', null))
    .$if(place !== undefined, (query) =>
      query.where(
        sql<boolean>`(f.place_code = ${place ?? ''}
          or starts_with(f.place_code, ${`${place ?? ''}.`}))`,
      ),
    )
    .orderBy('f.ordinal')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.ordinal + 1,
    code: row.code as Finding['code'],
    severity: row.severity as Finding['severity'],
    where: {
      kind: row.place_kind as Finding['where']['kind'],
      code: row.place_code,
      line: row.place_line,
      field: row.place_field,
    },
    text: row.body,
    suggestion: row.suggestion,
    related: row.related as Finding['related'],
    resolved: resolutionOf(row),
  }));
}

function resolutionOf(row: {
  resolution_id: string | null;
  resolution: string | null;
  value: string | null;
  reason: string | null;
  created_at: Date | null;
  created_by: string | null;
  created_by_name: string | null;
}): ResolutionRow | null {
  if (row.resolution_id === null) return null;
  return {
    id: row.resolution_id,
    resolution: row.resolution as Resolution,
    value: row.value,
    reason: row.reason ?? '',
    account: row.created_by ?? '',
    name: row.created_by_name ?? '',
    at: row.created_at ?? new Date(0),
  };
}

/** Findings still open, by severity. */
export async function countOpenFindings(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
): Promise<{ error: number; warning: number; info: number }> {
  const rows = await trx
    .selectFrom('plan_finding')
    .select(['severity', sql<number>`count(*)::int`.as('open')])
    .where('copy_id', '=', copyId)
    .where('resolution_id', 'is', null)
    .groupBy('severity')
    .execute();
  const open = (severity: string): number =>
    rows.find((row) => row.severity === severity)?.open ?? 0;
  return { error: open('error'), warning: open('warning'), info: open('info') };
}

export interface NewResolution extends ResolutionDraft {
  readonly id: string;
  readonly copyId: string;
  readonly finding: string;
  readonly account: string;
  readonly name: string;
  readonly at: Date;
}

/** A resolution that is taken back. */
export interface NewWithdrawal extends Withdrawal {
  readonly id: string;
  readonly copyId: string;
  readonly finding: string;
  readonly account: string;
  readonly name: string;
  readonly at: Date;
}

/** Records a resolution and brings the finding and the copy's open count up to date. */
export async function recordResolution(trx: Transaction, draft: NewResolution): Promise<void> {
  const replaces = draft.replaces ?? (await lastWithdrawal(trx, draft));
  await insertResolution(trx, { ...draft, replaces });
  await project(trx, draft, draft.id);
}

/** Takes a resolution back: the finding is open again, and what was written stays readable. */
export async function recordWithdrawal(trx: Transaction, draft: NewWithdrawal): Promise<void> {
  await insertResolution(trx, { ...draft, resolution: 'withdrawn', value: null });
  await project(trx, draft, null);
}

/** The row that took the last resolution of an open finding back: the next one follows it. */
async function lastWithdrawal(
  trx: Transaction,
  { copyId, finding }: Pick<NewResolution, 'copyId' | 'finding'>,
): Promise<string | null> {
  const row = await trx
    .selectFrom('plan_finding_resolution as r')
    .select('r.id')
    .where('r.copy_id', '=', copyId)
    .where('r.finding_id', '=', finding)
    .where('r.resolution', '=', 'withdrawn')
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('plan_finding_resolution as later')
            .select('later.id')
            .whereRef('later.replaces', '=', 'r.id'),
        ),
      ),
    )
    .executeTakeFirst();
  return row?.id ?? null;
}

async function insertResolution(
  trx: Transaction,
  draft: Omit<NewResolution, 'resolution'> & { readonly resolution: Resolution | 'withdrawn' },
): Promise<void> {
  await trx
    .insertInto('plan_finding_resolution')
    .values({
      id: draft.id,
      copy_id: draft.copyId,
      finding_id: draft.finding,
      replaces: draft.replaces,
      resolution: draft.resolution,
      value: draft.value,
      reason: draft.reason,
      created_at: draft.at,
      created_by: draft.account,
      created_by_name: draft.name,
    })
    .execute();
}

/** Brings the finding and the count of open ones up to date. */
async function project(
  trx: Transaction,
  { copyId, finding }: Pick<NewResolution, 'copyId' | 'finding'>,
  resolution: string | null,
): Promise<void> {
  await trx
    .updateTable('plan_finding')
    .set({ resolution_id: resolution })
    .where('copy_id', '=', copyId)
    .where('id', '=', finding)
    .execute();
  await trx
    .updateTable('plan_copy')
    .set({
      open_count: sql<number>`(select count(*) from plan_finding f where f.copy_id = plan_copy.id
        and f.severity <> 'info' and f.resolution_id is null)`,
    })
    .where('id', '=', copyId)
    .execute();
}

/** Everybody who wrote a resolution of the copy, earlier ones included. */
export async function listResolvers(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
): Promise<{ account: string; name: string }[]> {
  return trx
    .selectFrom('plan_finding_resolution')
    .select(['created_by as account', 'created_by_name as name'])
    .distinct()
    .where('copy_id', '=', copyId)
    .execute();
}

/** Readings (“cách hiểu”) in force about fields of a task of this code. */
export async function listReadings(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
  taskCode?: string,
): Promise<{ task: string; field: string; value: string; findingId: string; reason: string }[]> {
  const rows = await trx
    .selectFrom('plan_finding as f')
    .innerJoin('plan_finding_resolution as r', 'r.id', 'f.resolution_id')
    .select(['f.place_code', 'f.place_field', 'r.value', 'f.id', 'r.reason'])
    .where('f.copy_id', '=', copyId)
    .where('f.place_kind', '=', 'task')
    .where('r.resolution', '=', 'reading')
    .$if(taskCode !== undefined, (query) => query.where('f.place_code', '=', taskCode ?? ''))
    .orderBy('r.created_at')
    .execute();
  return rows.map((row) => ({
    task: row.place_code,
    field: row.place_field ?? '',
    value: row.value ?? '',
    findingId: row.id,
    reason: row.reason,
  }));
}
