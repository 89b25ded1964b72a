import type { Place, Provision, Section, Task } from '../../domain/reading.ts';
import type { AnnexCell, AnnexRow, ColumnRole, ParsedPlan, TaskTable } from '../parsed.ts';
import type { QuotedPlace } from './draft.ts';
import { acronymsOf, type Acronym } from './acronyms.ts';
import { wordsOf, type Passage } from './words.ts';

/** A task together with the row of the table that it was read from. */
export interface TaskRow {
  readonly task: Task;
  readonly row: AnnexRow;
  readonly table: TaskTable;
}

/** The reading arranged for the rules: made once, looked at by all of them. */
export interface PlanView {
  readonly plan: ParsedPlan;
  readonly passages: readonly Passage[];
  readonly acronyms: ReadonlyMap<string, Acronym>;
  readonly rows: readonly TaskRow[];
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly sections: ReadonlyMap<string, Section>;
}

/** Rows begin at their number; a finding about a row is shown where its title stands. */
function atTitles(plan: ParsedPlan): ParsedPlan {
  const lineOf = (row: AnnexRow): number => cellOf(row, 'title')?.lines[0]?.line ?? row.line;
  const taskTables = plan.taskTables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, line: lineOf(row) })),
  }));
  const lines = new Map(
    taskTables.flatMap(({ rows }) => rows.map(({ code, line }) => [code, line])),
  );
  const tasks = plan.tasks.map((task) => ({ ...task, line: lines.get(task.code) ?? task.line }));
  return { ...plan, taskTables, tasks };
}

/** Arranges a reading for the rules. */
export function viewOf(parsed: ParsedPlan): PlanView {
  const plan = atTitles(parsed);
  const byCode = new Map<string, { row: AnnexRow; table: TaskTable }>();
  for (const table of plan.taskTables) {
    for (const row of table.rows) if (row.kind === 'task') byCode.set(row.code, { row, table });
  }
  const view = {
    plan,
    rows: plan.tasks.flatMap((task) => {
      const found = byCode.get(task.code);
      return found === undefined ? [] : [{ task, ...found }];
    }),
    provisions: new Map(plan.provisions.map((each) => [each.code, each])),
    tasks: new Map(plan.tasks.map((each) => [each.code, each])),
    sections: new Map(plan.sections.map((each) => [each.code, each])),
  };
  const passages = passagesOf(view);
  return { ...view, passages, acronyms: acronymsOf(passages) };
}

type Bare = Omit<PlanView, 'passages' | 'acronyms'>;

function passagesOf(view: Bare): readonly Passage[] {
  const found: Passage[] = [];
  const add = (place: Place, field: string, text: string): void => {
    if (text.trim() !== '') found.push({ place, field, text, words: wordsOf(text) });
  };
  for (const { region, code, line, text } of view.plan.paragraphs) {
    if (region === 'grounds') add(documentPlace(view.plan, line), 'grounds', text);
    if (region === 'annex_heading') add(annexPlace(line), 'title', text);
    if (region === 'body') {
      const place = placeOfCode(view, code ?? '', line);
      add(place, place.kind === 'section' ? 'title' : 'text', text);
    }
  }
  for (const table of view.plan.taskTables) {
    for (const row of table.rows) {
      const kind = row.kind === 'task' ? 'task' : 'section';
      const lines = cellOf(row, 'title')?.lines ?? [{ line: row.line, text: row.title }];
      for (const each of lines) {
        add({ kind, code: row.code, line: each.line }, 'title', each.text);
      }
    }
  }
  return found;
}

/** The row's cell under a column of this kind, the first when there are several. */
export function cellOf(row: AnnexRow, role: ColumnRole): AnnexCell | undefined {
  return row.cells.find((cell) => cell.role === role);
}

/** The place of a section, provision or task by its code; the document when the code is none. */
export function placeOfCode(view: Bare, code: string, line: number): Place {
  if (view.provisions.has(code)) return { kind: 'provision', code, line };
  if (view.sections.has(code)) return { kind: 'section', code, line };
  if (view.tasks.has(code)) return { kind: 'task', code, line };
  return documentPlace(view.plan, line);
}

/** The document itself, at one of its lines. */
export function documentPlace(plan: ParsedPlan, line: number): Place {
  return { kind: 'document', code: plan.document.number ?? '', line };
}

/** The annex as a whole, at one of its lines. */
export function annexPlace(line: number): Place {
  return { kind: 'annex', code: '', line };
}

/** The place where a task's title stands, with the title. */
export function taskTitle(task: Task): QuotedPlace {
  return { kind: 'task', code: task.code, line: task.line, quote: task.title };
}

/** The place of a task's cell under a column of this kind, with its words. */
export function taskCell(entry: TaskRow, roles: readonly ColumnRole[]): QuotedPlace {
  const { task, row } = entry;
  const cell = row.cells.find((each) => roles.includes(each.role) && each.text.trim() !== '');
  const line = cell?.lines[0]?.line ?? task.line;
  return { kind: 'task', code: task.code, line, quote: cell?.text ?? task.title };
}

/** The place of a provision, quoting a passage of it or its beginning. */
export function provisionPlace(provision: Provision, quote?: string): QuotedPlace {
  const { code, line, text } = provision;
  return { kind: 'provision', code, line, quote: quote ?? text };
}

/** The place of a section with its title. */
export function sectionPlace(section: Section): QuotedPlace {
  return { kind: 'section', code: section.code, line: section.line, quote: section.title };
}

/** The same place with a quote. */
export function quoting(place: Place, quote: string): QuotedPlace {
  return { kind: place.kind, code: place.code, line: place.line, quote };
}

/** Part, section or annex part of a code: "II.3.9" → "II.3", "PL.V.1" → "PL.V". */
export function parentCode(code: string): string {
  return code.slice(0, Math.max(0, code.lastIndexOf('.')));
}
