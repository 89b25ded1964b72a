import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import type { FundingKind, PlanView } from '../domain/index.ts';

export interface TaskFilter {
  readonly words?: readonly string[] | undefined;
  readonly section?: string | undefined;
  readonly lead?: string | undefined;
  readonly funding?: FundingKind | undefined;
  readonly year?: number | undefined;
  readonly findings?: 'open' | 'settled' | 'none' | undefined;
  readonly codes?: readonly string[] | undefined;
}

export type TaskSort = 'code' | 'title' | 'lead' | 'startYear' | 'endYear' | 'openFindings';

export interface TaskPage {
  readonly sort: TaskSort;
  readonly descending: boolean;
  readonly after: { readonly value: string | number; readonly ordinal: number } | null;
  readonly limit: number;
}

/** A row of the task table, with what the next page starts from. */
export interface TaskListRow {
  readonly id: string;
  readonly ordinal: number;
  readonly code: string;
  readonly section: string;
  readonly title: string;
  readonly writtenTitle: string;
  readonly leadCode: string | null;
  readonly leadName: string | null;
  readonly leadRaw: string | null;
  readonly startYear: number | null;
  readonly writtenStartYear: number | null;
  readonly endYear: number | null;
  readonly writtenEndYear: number | null;
  readonly funding: FundingKind[];
  readonly provisions: number;
  readonly findings: number;
  readonly openFindings: number;
  readonly sortValue: string | number;
}

/** Larger than any year that is written: an unknown year sorts last. */
const NO_YEAR = 9999;

const sortExpressions: Record<TaskSort, RawBuilder<string | number>> = {
  code: sql`t.ordinal`,
  title: sql`t.used_title collate "vi-x-icu"`,
  lead: sql`coalesce(t.used_lead_name, '') collate "vi-x-icu"`,
  startYear: sql`coalesce(t.used_start_year, ${sql.lit(NO_YEAR)})`,
  endYear: sql`coalesce(t.used_end_year, ${sql.lit(NO_YEAR)})`,
  openFindings: sql`coalesce(g.open, 0)`,
};

function filterOf(filter: TaskFilter): RawBuilder<SqlBool> {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`true`];
  for (const word of filter.words ?? []) {
    conditions.push(sql<SqlBool>`position(${` ${word}`} in ' ' || t.search_key) > 0`);
  }
  if (filter.section !== undefined) {
    conditions.push(sql<SqlBool>`(t.section = ${filter.section}
      or starts_with(t.section, ${`${filter.section}.`}))`);
  }
  if (filter.lead !== undefined) conditions.push(sql<SqlBool>`t.used_lead_code = ${filter.lead}`);
  if (filter.year !== undefined) {
    conditions.push(sql<SqlBool>`coalesce(t.used_start_year, 0) <= ${filter.year}
      and coalesce(t.used_end_year, ${sql.lit(NO_YEAR)}) >= ${filter.year}`);
  }
  if (filter.funding !== undefined) {
    conditions.push(sql<SqlBool>`exists (select 1 from plan_task_funding f
      where f.copy_id = t.copy_id and f.task_id = t.id and f.kind = ${filter.funding})`);
  }
  if (filter.findings === 'open') conditions.push(sql<SqlBool>`coalesce(g.open, 0) > 0`);
  if (filter.findings === 'settled') {
    conditions.push(sql<SqlBool>`g.findings > 0 and g.open = 0`);
  }
  if (filter.findings === 'none') conditions.push(sql<SqlBool>`g.findings is null`);
  if (filter.codes !== undefined) conditions.push(sql<SqlBool>`t.code = any(${filter.codes})`);
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

/** Tasks of one copy, each with the count of its findings. */
function source(copyId: string): RawBuilder<unknown> {
  return sql`plan_task t left join (
      select place_code, count(*)::int as findings,
        (count(*) filter (where resolution_id is null and severity <> 'info'))::int as open
      from plan_finding where copy_id = ${copyId} and place_kind = 'task' group by place_code
    ) g on g.place_code = t.code`;
}

/** The number of tasks a filter holds. */
export async function countTaskRows(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
  filter: TaskFilter,
): Promise<number> {
  const counted = await sql<{ total: number }>`select count(*)::int as total
    from ${source(copyId)} where t.copy_id = ${copyId} and ${filterOf(filter)}`.execute(trx);
  return counted.rows[0]?.total ?? 0;
}

/** One page of the task table, keyset by the sorted value and the order of the text. */
export async function listTaskRows(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
  query: { filter: TaskFilter; page: TaskPage },
): Promise<TaskListRow[]> {
  const { sort, descending, after, limit } = query.page;
  const value = sortExpressions[sort];
  const beyond =
    after === null
      ? sql<SqlBool>`true`
      : descending
        ? sql<SqlBool>`(${value} < ${after.value}
            or (${value} = ${after.value} and t.ordinal > ${after.ordinal}))`
        : sql<SqlBool>`(${value} > ${after.value}
            or (${value} = ${after.value} and t.ordinal > ${after.ordinal}))`;
  const rows = await sql<TaskListRow>`
    select t.id, t.ordinal, t.code, t.section, t.used_title as title,
      t.title as "writtenTitle", t.used_lead_code as "leadCode", t.used_lead_name as "leadName",
      t.lead_raw as "leadRaw", t.used_start_year as "startYear",
      t.start_year as "writtenStartYear", t.used_end_year as "endYear",
      t.end_year as "writtenEndYear",
      array(select f.kind from plan_task_funding f where f.copy_id = t.copy_id
        and f.task_id = t.id group by f.kind order by min(f.ordinal)) as funding,
      (select count(*)::int from plan_task_link l where l.copy_id = t.copy_id
        and l.task_id = t.id and l.state <> 'refused') as provisions,
      coalesce(g.findings, 0) as findings, coalesce(g.open, 0) as "openFindings",
      ${value} as "sortValue"
    from ${source(copyId)}
    where t.copy_id = ${copyId} and ${filterOf(query.filter)} and ${beyond}
    order by ${value} ${descending ? sql`desc` : sql`asc`}, t.ordinal
    limit ${limit}`.execute(trx);
  return rows.rows;
}

export interface TaskFacets {
  readonly sections: { code: string; title: string; tasks: number }[];
  readonly leads: { code: string; name: string; tasks: number }[];
  readonly funding: { kind: FundingKind; tasks: number }[];
}

/** Values of the filter chips with their number of tasks, over the whole copy. */
export async function listTaskFacets(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
): Promise<TaskFacets> {
  const sections = await sql<TaskFacets['sections'][number]>`
    select s.code, s.title, sum(c.tasks)::int as tasks
    from plan_section s join (
      select section, count(*) as tasks from plan_task
      where copy_id = ${copyId} group by section
    ) c on c.section = s.code or starts_with(c.section, s.code || '.')
    where s.copy_id = ${copyId} group by s.code, s.title, s.ordinal
    order by s.ordinal`.execute(trx);
  const leads = await sql<TaskFacets['leads'][number]>`
    select used_lead_code as code, min(used_lead_name) as name, count(*)::int as tasks
    from plan_task where copy_id = ${copyId} and used_lead_code is not null
    group by used_lead_code order by count(*) desc, used_lead_code`.execute(trx);
  const funding = await sql<TaskFacets['funding'][number]>`
    select kind, count(distinct task_id)::int as tasks from plan_task_funding
    where copy_id = ${copyId} group by kind order by count(distinct task_id) desc, kind`.execute(
    trx,
  );
  return { sections: sections.rows, leads: leads.rows, funding: funding.rows };
}

/** A task's stored row, as written and as used, with its neighbours in the text. */
export async function findTaskRow(trx: Transaction, _view: PlanView, copyId: string, code: string) {
  const row = await trx
    .selectFrom('plan_task')
    .selectAll()
    .where('copy_id', '=', copyId)
    .where('code', '=', code)
    .executeTakeFirst();
  if (row === undefined) return null;
  const beside = await trx
    .selectFrom('plan_task')
    .select(['ordinal', 'code'])
    .where('copy_id', '=', copyId)
    .where('ordinal', 'in', [row.ordinal - 1, row.ordinal + 1])
    .execute();
  const codeAt = (ordinal: number) => beside.find((one) => one.ordinal === ordinal)?.code ?? null;
  return { ...row, previous: codeAt(row.ordinal - 1), next: codeAt(row.ordinal + 1) };
}

/** Stable ids by task code and title, of an earlier copy. */
export async function listTaskIds(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
): Promise<{ id: string; code: string; title: string }[]> {
  return trx
    .selectFrom('plan_task')
    .select(['id', 'code', 'title'])
    .where('copy_id', '=', copyId)
    .orderBy('ordinal')
    .execute();
}

/** Codes of the tasks in which any of these agencies or groups coordinates. */
export async function listCoordinated(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
  agencyCodes: readonly string[],
): Promise<{ code: string; agency: string; name: string; raw: string; isGroup: boolean }[]> {
  return trx
    .selectFrom('plan_task_agency as a')
    .innerJoin('plan_task as t', (join) =>
      join.onRef('t.copy_id', '=', 'a.copy_id').onRef('t.id', '=', 'a.task_id'),
    )
    .select(['t.code', 'a.agency_code as agency', 'a.name', 'a.raw', 'a.is_group as isGroup'])
    .where('a.copy_id', '=', copyId)
    .where('a.agency_code', 'in', agencyCodes.length === 0 ? [''] : agencyCodes)
    .orderBy('t.ordinal')
    .orderBy('a.ordinal')
    .execute();
}

/** Every agency of a copy with the number of tasks it leads and coordinates. */
export async function listTaskAgencies(
  trx: Transaction,
  _view: PlanView,
  copyId: string,
): Promise<{ code: string; name: string; leads: number; coordinates: number }[]> {
  const rows = await sql<{ code: string; name: string; leads: number; coordinates: number }>`
    select code, min(name) as name, sum(leads)::int as leads,
      sum(coordinates)::int as coordinates
    from (
      select used_lead_code as code, used_lead_name as name, 1 as leads, 0 as coordinates
      from plan_task where copy_id = ${copyId} and used_lead_code is not null
      union all
      select agency_code, min(name), 0, 1 from plan_task_agency
      where copy_id = ${copyId} group by agency_code, task_id
    ) work
    group by code order by sum(leads) desc, sum(coordinates) desc, code`.execute(trx);
  return rows.rows;
}

/** Writes the used values of a task after a reading changed them. */
export async function recordUsedValues(
  trx: Transaction,
  key: { copyId: string; code: string },
  used: { title: string; startYear: number | null; endYear: number | null },
): Promise<void> {
  await trx
    .updateTable('plan_task')
    .set({
      used_title: used.title,
      used_start_year: used.startYear,
      used_end_year: used.endYear,
    })
    .where('copy_id', '=', key.copyId)
    .where('code', '=', key.code)
    .execute();
}
