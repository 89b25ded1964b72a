import { searchKey } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { PlanReading, PlanRelease, Task } from '../domain/index.ts';

/** Rows a statement inserts at most: keeps the number of parameters under PostgreSQL's limit. */
const ROWS_PER_INSERT = 500;

/** Who stores a copy, and the ids that the service made for it. */
export interface NewCopy {
  readonly id: string;
  readonly planId: string;
  readonly version: number;
  readonly at: Date;
  readonly by: string;
  readonly release: PlanRelease;
  /** Stable id of each task by its code: kept from an earlier copy, or new. */
  readonly taskIds: ReadonlyMap<string, string>;
}

export interface NewPlan {
  readonly id: string;
  readonly key: string;
  readonly identity: string;
  readonly number: string | null;
  readonly at: Date;
  readonly by: string;
}

/** Inserts the plan itself. */
export async function insertPlan(trx: Transaction, plan: NewPlan): Promise<void> {
  await trx
    .insertInto('plan')
    .values({
      id: plan.id,
      key: plan.key,
      identity: plan.identity,
      number: plan.number,
      created_at: plan.at,
      created_by: plan.by,
    })
    .execute();
}

/** True when another plan already has this word in its address. */
export async function isKeyTaken(trx: Transaction, key: string): Promise<boolean> {
  const row = await trx.selectFrom('plan').select('id').where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}

/** Inserts a digital copy whole: text, sections, provisions, tasks, findings, suggestions. */
export async function insertCopy(trx: Transaction, copy: NewCopy): Promise<void> {
  const { reading, source, approval } = copy.release;
  await trx
    .insertInto('plan_copy')
    .values({
      id: copy.id,
      plan_id: copy.planId,
      version: copy.version,
      state: 'digital_copy',
      document: JSON.stringify(reading.document),
      grounds: JSON.stringify(reading.grounds),
      reference_list: JSON.stringify(reading.references),
      target_list: JSON.stringify(reading.targets),
      source_name: source.name,
      source_format: source.format,
      source_sha256: source.sha256,
      source_text: source.lines.join('\n'),
      release_approval: approval === null ? null : JSON.stringify(approval),
      task_count: reading.tasks.length,
      provision_count: reading.provisions.length,
      finding_count: reading.findings.length,
      open_count: reading.findings.filter((finding) => finding.severity !== 'info').length,
      created_at: copy.at,
      created_by: copy.by,
    })
    .execute();
  await insertBody(trx, copy.id, reading);
  await insertTasks(trx, copy);
  await insertFindings(trx, copy.id, reading);
}

async function insertBody(trx: Transaction, copyId: string, reading: PlanReading): Promise<void> {
  const sections = reading.sections.map((section, ordinal) => ({
    copy_id: copyId,
    ordinal,
    code: section.code,
    title: section.title,
    line: section.line,
  }));
  for (const part of chunks(sections)) {
    await trx.insertInto('plan_section').values(part).execute();
  }
  const provisions = reading.provisions.map((provision, ordinal) => ({
    copy_id: copyId,
    ordinal,
    code: provision.code,
    section: provision.section,
    body: provision.text,
    line: provision.line,
    search_key: searchKey(`${provision.code} ${provision.text}`),
  }));
  for (const part of chunks(provisions)) {
    await trx.insertInto('plan_provision').values(part).execute();
  }
}

/** Words a task is found by: code, title, agencies as written and in full. */
export function taskSearchKey(task: Task): string {
  const agencies = [task.lead, ...task.coordinating].flatMap((agency) =>
    agency === null ? [] : [agency.name, agency.raw],
  );
  return searchKey([task.code, task.title, ...agencies].join(' '));
}

function taskRow(copy: NewCopy, task: Task, ordinal: number) {
  return {
    id: taskId(copy, task),
    copy_id: copy.id,
    ordinal,
    code: task.code,
    section: task.section,
    title: task.title,
    lead_code: task.lead?.code ?? null,
    lead_name: task.lead?.name ?? null,
    lead_raw: task.lead?.raw ?? null,
    start_year: task.startYear,
    end_year: task.endYear,
    start_raw: task.startRaw,
    end_raw: task.endRaw,
    budget_vnd: task.budget === null ? null : BigInt(task.budget),
    output_list: JSON.stringify(task.outputs),
    extra: JSON.stringify(task.extra),
    line: task.line,
    used_title: task.title,
    used_lead_code: task.lead?.code ?? null,
    used_lead_name: task.lead?.name ?? null,
    used_start_year: task.startYear,
    used_end_year: task.endYear,
    search_key: taskSearchKey(task),
  };
}

function taskId(copy: NewCopy, task: Task): string {
  const id = copy.taskIds.get(task.code);
  if (id === undefined) throw new Error(`task ${task.code} has no id`);
  return id;
}

async function insertTasks(trx: Transaction, copy: NewCopy): Promise<void> {
  const { tasks } = copy.release.reading;
  for (const part of chunks(tasks.map((task, ordinal) => taskRow(copy, task, ordinal)))) {
    await trx.insertInto('plan_task').values(part).execute();
  }
  const key = (task: Task) => ({ copy_id: copy.id, task_id: taskId(copy, task) });
  const agencies = tasks.flatMap((task) =>
    task.coordinating.map((agency, ordinal) => ({
      ...key(task),
      ordinal,
      agency_code: agency.code,
      name: agency.name,
      raw: agency.raw,
      is_group: agency.group === true,
    })),
  );
  for (const part of chunks(agencies)) {
    await trx.insertInto('plan_task_agency').values(part).execute();
  }
  const funding = tasks.flatMap((task) =>
    task.funding.map((source, ordinal) => ({ ...key(task), ordinal, ...source })),
  );
  for (const part of chunks(funding)) {
    await trx.insertInto('plan_task_funding').values(part).execute();
  }
  const links = tasks.flatMap((task) =>
    task.provisions.map((link) => ({
      ...key(task),
      provision_code: link.code,
      confidence: link.confidence,
    })),
  );
  for (const part of chunks(links)) {
    await trx.insertInto('plan_link_suggestion').values(part).execute();
  }
}

async function insertFindings(
  trx: Transaction,
  copyId: string,
  reading: PlanReading,
): Promise<void> {
  const rows = reading.findings.map((finding, ordinal) => ({
    copy_id: copyId,
    id: finding.id,
    ordinal,
    code: finding.code,
    severity: finding.severity,
    place_kind: finding.where.kind,
    place_code: finding.where.code,
    place_line: finding.where.line,
    place_field: finding.where.field,
    body: finding.text,
    suggestion: finding.suggestion,
    related: JSON.stringify(finding.related),
  }));
  for (const part of chunks(rows)) {
    await trx.insertInto('plan_finding').values(part).execute();
  }
}

function chunks<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    parts.push(rows.slice(start, start + ROWS_PER_INSERT));
  }
  return parts;
}
