import {
  fill,
  formatDate,
  ok,
  orderRows,
  type Download,
  type InputOf,
  type Language,
  type OrderKey,
  type Refusal,
  type Result,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import {
  writeTableFile,
  type TableColumn,
  type TableFile,
} from '../../../platform/office/index.ts';
import type { exportTasks as ExportTasks } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { listTaskRows, listWrittenTasks, type TaskListRow } from '../store/index.ts';
import type { Task } from '../domain/index.ts';
import { getCopy, todayOf, viewOf } from './shared.ts';
import { taskFilterOf, taskOrderOf } from './tasks.ts';

/** Rows a file holds at most. */
const EXPORT_ROWS_MAX = 20_000;

/** Columns of the file in their order; each has a heading and a definition in messages.ts. */
export const exportColumns = [
  { key: 'code', width: 12 },
  { key: 'title', width: 60 },
  { key: 'section', width: 10 },
  { key: 'lead', width: 28 },
  { key: 'coordinating', width: 40 },
  { key: 'startYear', width: 10 },
  { key: 'endYear', width: 10 },
  { key: 'startRaw', width: 12 },
  { key: 'endRaw', width: 12 },
  { key: 'funding', width: 30 },
  { key: 'budget', width: 18 },
  { key: 'outputs', width: 40 },
  { key: 'provisions', width: 20 },
  { key: 'openFindings', width: 16 },
] as const;

/** The tasks of a filter as a file; the same rows as the screen, each column with its definition. */
export async function exportTasks(
  context: Context,
  input: InputOf<typeof ExportTasks>,
): Promise<Result<Download, Refusal>> {
  const view = viewOf(context.caller);
  const loaded = await read(context, async (trx) => {
    const found = await getCopy(trx, context, input);
    if (!found.ok) return found;
    const filter = taskFilterOf(input, view);
    const page = { ...taskOrderOf(input), after: null, limit: EXPORT_ROWS_MAX };
    const rows = await listTaskRows(trx, view, found.value.id, { filter, page });
    const codes = rows.map((row) => row.code);
    const written = await listWrittenTasks(trx, view, found.value.id, codes);
    return ok({ copy: found.value, rows, written });
  });
  if (!loaded.ok) return loaded;
  const { copy, rows, written } = loaded.value;
  const texts = messages[context.language];
  const wanted = input.columns?.split(',');
  const byCode = new Map(written.map((task) => [task.code, task]));
  const table: TableFile = {
    name: `${copy.key}-tasks`,
    title: fill(texts['export.title'], { plan: copy.number ?? copy.key }),
    notes: [
      fill(texts['export.source'], { title: copy.document.title }),
      fill(texts['export.made'], { date: formatDate(todayOf(context)) }),
      texts['export.written'],
    ],
    columns: columnsOf(context.language, wanted).filter(
      // Findings are the staff's: the public file has no such column.
      ({ key }) => view.drafts || key !== 'openFindings',
    ),
    rows: orderRows(rows, orderKeysOf(input.order, context.language)).map((row) =>
      fileRow(row, byCode.get(row.code), context.language),
    ),
  };
  return ok(await writeTableFile(table, input.format));
}

function columnsOf(language: Language, wanted: readonly string[] | undefined): TableColumn[] {
  return exportColumns
    .filter((column) => wanted === undefined || wanted.includes(column.key))
    .map(({ key, width }) => ({
      key,
      width,
      heading: messages[language][`column.${key}`],
      definition: messages[language][`define.${key}`],
    }));
}

/** The order a screen shows, column by column; what is no column of the screen orders nothing. */
function orderKeysOf(order: string | undefined, language: Language): OrderKey<TaskListRow>[] {
  const texts = messages[language];
  const values = new Map<string, OrderKey<TaskListRow>['value']>([
    ['code', (row) => row.code],
    ['title', (row) => row.title],
    ['section', (row) => row.section],
    ['lead', (row) => row.leadName],
    ['startYear', (row) => row.startYear],
    ['endYear', (row) => row.endYear],
    ['funding', (row) => row.funding.map((kind) => texts[`funding.${kind}`]).join(', ')],
    ['provisions', (row) => row.provisions],
    ['openFindings', (row) => row.openFindings],
  ]);
  return (order ?? '').split(',').flatMap((part) => {
    const value = values.get(part.replace(/^-/, ''));
    return value === undefined ? [] : [{ value, desc: part.startsWith('-') }];
  });
}

function fileRow(row: TaskListRow, task: Task | undefined, language: Language) {
  const texts = messages[language];
  return {
    code: row.code,
    title: row.title,
    section: row.section,
    lead: row.leadName,
    coordinating: task?.coordinating.map((agency) => agency.name).join('; ') ?? '',
    startYear: row.startYear,
    endYear: row.endYear,
    startRaw: task?.startRaw ?? '',
    endRaw: task?.endRaw ?? '',
    funding: row.funding.map((kind) => texts[`funding.${kind}`]).join('; '),
    budget: task?.budget ?? null,
    outputs: task?.outputs.join('; ') ?? '',
    provisions: task?.provisions.map((link) => link.code).join('; ') ?? '',
    openFindings: row.openFindings,
  };
}
