import {
  err,
  ok,
  searchKey,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, type Transaction } from '../../../platform/database/index.ts';
import type { output } from 'zod/mini';
import type {
  getTask as GetTask,
  listTasks as ListTasks,
  TaskFilter as TaskFilterShape,
  TaskRow,
} from '../contract/index.ts';
import { linkState, type PlanView } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  countTaskRows,
  findTaskRow,
  getCopyBody,
  listFindingRows,
  listLinks,
  listReadings,
  listTaskFacets,
  listTaskRows,
  listWrittenTasks,
  type CopyBody,
  type CopyRow,
  type TaskFilter,
  type TaskListRow,
} from '../store/index.ts';
import { linkReply } from './settle.ts';
import { getCopy, summaryOf, viewOf } from './shared.ts';

/** Rows a page holds when the caller does not say. */
const PAGE_SIZE = 200;

/** The store's filter for the filter of a request. */
export function taskFilterOf(input: output<typeof TaskFilterShape>, view: PlanView): TaskFilter {
  const words = searchKey(input.q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const { section, lead, funding, year } = input;
  return {
    words,
    section,
    lead,
    funding,
    year,
    findings: view.drafts ? input.findings : undefined,
  };
}

/** The order a request asks for; that of the text when it asks for none. */
export function taskOrderOf(input: output<typeof TaskFilterShape>) {
  return { sort: input.sort ?? ('code' as const), descending: input.descending === 'true' };
}

/** A page of the task table with the total of its filter and the values to filter by. */
export async function listTasks(
  context: Context,
  input: InputOf<typeof ListTasks>,
): Promise<Result<ReplyOf<typeof ListTasks>, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const { id } = found.value;
    const view = viewOf(context.caller);
    const filter = taskFilterOf(input, view);
    const limit = input.limit ?? PAGE_SIZE;
    const page = {
      ...taskOrderOf(input),
      after: cursorOf(input.after),
      limit: limit + 1,
    };
    const rows = await listTaskRows(trx, view, id, { filter, page });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return ok({
      total: await countTaskRows(trx, view, id, filter),
      tasks: shown.map((row) => taskReply(row, view)),
      next: rows.length > limit && last !== undefined ? cursorText(last) : null,
      facets: await listTaskFacets(trx, view, id),
    });
  });
}

function cursorText(row: TaskListRow): string {
  return Buffer.from(JSON.stringify([row.sortValue, row.ordinal])).toString('base64url');
}

/** Where a page starts; a broken cursor starts at the beginning. */
function cursorOf(after: string | undefined): { value: string | number; ordinal: number } | null {
  if (after === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (!Array.isArray(parsed)) return null;
    const [value, ordinal] = parsed as unknown[];
    const sorts = typeof value === 'string' || typeof value === 'number';
    return sorts && typeof ordinal === 'number' ? { value, ordinal } : null;
  } catch {
    return null;
  }
}

/** A row of the task table as the contract shows it. */
export function taskReply(row: TaskListRow, view: PlanView): output<typeof TaskRow> {
  const readings = [
    row.title === row.writtenTitle ? null : 'title',
    row.startYear === row.writtenStartYear ? null : 'startYear',
    row.endYear === row.writtenEndYear ? null : 'endYear',
  ].filter((field) => field !== null);
  return {
    id: row.id,
    code: row.code,
    section: row.section,
    title: row.title,
    lead:
      row.leadCode === null
        ? null
        : { code: row.leadCode, name: row.leadName ?? '', raw: row.leadRaw ?? '' },
    startYear: row.startYear,
    endYear: row.endYear,
    funding: row.funding,
    provisions: row.provisions,
    findings: view.drafts ? row.findings : 0,
    openFindings: view.drafts ? row.openFindings : 0,
    readings,
  };
}

/** One task: as written, as used, its provisions, references, targets and neighbours. */
export async function getTask(
  context: Context,
  input: InputOf<typeof GetTask>,
): Promise<Result<ReplyOf<typeof GetTask>, Refusal>> {
  return read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const copy = found.value;
    const view = viewOf(context.caller);
    const task = await taskDetail(trx, view, copy, input.code);
    if (task === null) return err(refuse('plan.task_not_found', { task: input.code }));
    return ok({ plan: summaryOf(copy, view), task });
  });
}

async function taskDetail(
  trx: Transaction,
  view: PlanView,
  copy: CopyRow,
  code: string,
): Promise<ReplyOf<typeof GetTask>['task'] | null> {
  const row = await findTaskRow(trx, view, copy.id, code);
  const [written] = await listWrittenTasks(trx, view, copy.id, [code]);
  if (row === null || written === undefined) return null;
  const body = await getCopyBody(trx, view, copy.id);
  const findings = view.drafts ? await listFindingRows(trx, view, copy.id, { place: code }) : [];
  const { provisions: _suggestions, code: _code, section, line, ...asWritten } = written;
  const lead = row.used_lead_code === null ? null : written.lead;
  return {
    id: row.id,
    code,
    section: sectionOf(body, section, line),
    line,
    written: {
      ...asWritten,
      coordinating: [...asWritten.coordinating],
      funding: [...asWritten.funding],
      outputs: [...asWritten.outputs],
    },
    used: {
      title: row.used_title,
      lead,
      startYear: row.used_start_year,
      endYear: row.used_end_year,
    },
    readings: (await listReadings(trx, view, copy.id, code)).map(
      ({ task: _task, ...rest }) => rest,
    ),
    links: await taskLinks(trx, view, copy, { body, code }),
    references: body.references
      .filter((reference) => reference.where.some((place) => place.code === code))
      .map((reference) => ({ ...reference, where: [...reference.where] })),
    targets: body.targets.filter((target) => target.where.code === code),
    findings: findings.length,
    openFindings: findings.filter((one) => one.resolved === null && one.severity !== 'info').length,
    previous: row.previous,
    next: row.next,
  };
}

function sectionOf(body: CopyBody, code: string, line: number) {
  return body.sections.find((section) => section.code === code) ?? { code, title: '', line };
}

async function taskLinks(
  trx: Transaction,
  view: PlanView,
  copy: CopyRow,
  task: { readonly body: CopyBody; readonly code: string },
) {
  const texts = new Map(task.body.provisions.map((one) => [one.code, one.text]));
  const links = await listLinks(trx, view, copy.id, task.code);
  return links
    .filter((link) => view.drafts || linkState(link) !== 'refused')
    .map((link) => ({
      ...publicLink(linkReply(link), view),
      text: texts.get(link.provision) ?? '',
    }));
}

/** The public is told what was decided, not by whom. */
export function publicLink<L extends { decidedBy: string | null }>(link: L, view: PlanView): L {
  return view.drafts ? link : { ...link, decidedBy: null };
}
