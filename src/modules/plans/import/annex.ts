/** Annexes and their task tables: from neutral tables to tasks with owners, years and money. */
import type { CoordinatingMention, Section, Task } from '../domain/reading.ts';
import type { ResolveAgency } from '../domain/resolve.ts';
import { beginsAnnex } from './heading.ts';
import type { NeutralBlock, NeutralParagraph } from './neutral.ts';
import type {
  AgencyNote,
  AnnexCell,
  AnnexRow,
  CodeCollision,
  ColumnRole,
  TaskTable,
  TextLine,
} from './parsed.ts';
import { agenciesOf } from './tables/agencies.ts';
import { budgetColumns, unitOf } from './tables/columns.ts';
import { fundingOf } from './tables/funding.ts';
import { type TaskGrid, continuesGrid, readGrid } from './tables/grid.ts';
import { hasMoney, moneyOf } from './tables/money.ts';
import { RowReader } from './tables/rows.ts';
import { periodOf, yearsIn } from './tables/time.ts';

/** A task table found among the blocks, with the titles above it. */
export interface FoundTable {
  readonly grid: TaskGrid;
  readonly caption: readonly TextLine[];
  /** Titled paragraphs right above it that head its rows ("II. Lĩnh vực y tế"). */
  readonly lead: readonly TextLine[];
  /** Counts annexes; 0 when it stands in the body. */
  readonly annex: number;
  /** "1", "II" as written after "Phụ lục". */
  readonly annexNumber: string;
}

export interface Separated {
  /** The document without its task tables. */
  readonly paragraphs: readonly NeutralParagraph[];
  readonly tables: readonly FoundTable[];
  /** Index into `paragraphs` of the first annex; its length when there is none. */
  readonly annexAt: number;
}

const longestCaption = 12;

/** Parts task tables from everything else; other tables are read as paragraphs. */
export function separateTables(
  blocks: readonly NeutralBlock[],
  flatten: (block: NeutralBlock) => NeutralParagraph[],
): Separated {
  const paragraphs: NeutralParagraph[] = [];
  const tables: { found: FoundTable; rows: TaskGrid['rows'][number][] }[] = [];
  let annex = 0;
  let annexNumber = '';
  let annexAt = -1;
  let since: TextLine[] = [];
  for (const block of blocks) {
    const grid = block.kind === 'table' ? readGrid(block) : null;
    const last = tables.at(-1);
    if (block.kind === 'table' && grid !== null) {
      const caption = [...since.slice(-longestCaption), ...textsOf(grid)];
      const found = { grid, caption, lead: since.slice(annex === 0 ? -1 : -2), annex, annexNumber };
      tables.push({ found, rows: [...grid.rows] });
      since = [];
    } else if (
      block.kind === 'table' &&
      last !== undefined &&
      since.every((each) => each.text.length < 12) &&
      continuesGrid(block, last.found.grid)
    ) {
      for (const row of block.rows) last.rows.push(row);
    } else {
      for (const paragraph of flatten(block)) {
        if (paragraph.blank || paragraph.text === '') continue;
        if (beginsAnnex(paragraph.text)) {
          annex++;
          annexNumber = /(\d+|[IVX]+)\b/.exec(paragraph.text.slice(7))?.[1] ?? '';
          if (annexAt === -1) annexAt = paragraphs.length;
          since = [];
        }
        paragraphs.push(paragraph);
        since.push({ line: paragraph.line, text: paragraph.text });
        if (since.length > longestCaption * 2) since = since.slice(-longestCaption);
      }
    }
  }
  return {
    paragraphs,
    annexAt: annexAt === -1 ? paragraphs.length : annexAt,
    tables: tables.map(({ found, rows }) => ({ ...found, grid: { ...found.grid, rows } })),
  };
}

const textsOf = (grid: TaskGrid): TextLine[] => grid.above.flatMap((cell) => cell.lines);

export interface ReadAnnex {
  readonly taskTables: readonly TaskTable[];
  readonly sections: readonly Section[];
  readonly tasks: readonly Omit<Task, 'provisions'>[];
  readonly notes: readonly AgencyNote[];
  readonly collisions: readonly CodeCollision[];
}

/** "PL" for the only annex with tasks; several carry their own numbers where these differ. */
function annexCodes(tables: readonly FoundTable[]): (table: FoundTable) => string {
  const annexes = [...new Set(tables.map((table) => table.annex))];
  if (annexes.length < 2) return () => 'PL';
  const numbers = annexes.map((annex) => tables.find((t) => t.annex === annex)?.annexNumber ?? '');
  const own = new Set(numbers).size === numbers.length && !numbers.includes('');
  return (table) => {
    const at = annexes.indexOf(table.annex);
    return `PL${own ? numbers[at] : at + 1}`;
  };
}

/** Reads all task tables of a document. */
export function readAnnex(tables: readonly FoundTable[], resolve: ResolveAgency): ReadAnnex {
  const codeOf = annexCodes(tables);
  const readers = new Map<string, RowReader>();
  const above = new Map<string, AnnexRow>();
  const taskTables: TaskTable[] = [];
  const sections: Section[] = [];
  const tasks: Omit<Task, 'provisions'>[] = [];
  const notes: AgencyNote[] = [];
  const collisions: CodeCollision[] = [];
  for (const found of tables) {
    const annex = codeOf(found);
    const reader = readers.get(annex) ?? new RowReader(annex);
    const heads = found.annex === 0 && tables.length === 1 ? [] : found.lead;
    readers.set(annex, reader);
    const headings = heads.flatMap(({ text, line }) => reader.readHeading(text, line) ?? []);
    const read = reader.read(found.grid.rows, found.grid.columns);
    collisions.push(...read.collisions);
    const { grid, caption } = found;
    const unit = budgetUnit(found);
    const rows = [...headings, ...read.rows];
    taskTables.push({
      annex,
      line: grid.line,
      caption,
      columns: grid.columns,
      budgetUnit: unit,
      rows,
    });
    for (const row of rows) {
      above.set(row.code, row);
      if (row.kind !== 'task' || isSectionToo(row)) {
        sections.push({ code: row.code, title: row.title, line: row.line });
      }
      if (row.kind !== 'task') continue;
      const task = taskOf(row, sectionOf(row, above), unit, resolve);
      tasks.push(task.task);
      notes.push(...task.notes);
    }
  }
  return {
    taskTables,
    tasks,
    notes,
    collisions,
    sections: withAnnexes(sections, tasks, taskTables),
  };
}

const isSectionToo = (row: AnnexRow): boolean =>
  row.numbering === 'roman' && !row.number.includes('.1');

/** The nearest row above that heads others; a task below a task stands in that one's section. */
function sectionOf(row: AnnexRow, above: ReadonlyMap<string, AnnexRow>): string {
  if (isSectionToo(row)) return row.code;
  let code = row.parent;
  for (let over = above.get(code); over?.kind === 'task' && !isSectionToo(over);) {
    code = over.parent;
    over = above.get(code);
  }
  return code;
}

/** What an annex is called; a table in the body by the paragraph above it. */
function captionTitle(caption: readonly TextLine[]): string {
  const texts = caption.map((each) => each.text);
  const inAnnex = beginsAnnex(texts[0] ?? '');
  const named = texts.filter((text) => !/^[-–+(]/.test(text) && !beginsAnnex(text));
  return (inAnnex ? named[0] : named.at(-1)) ?? 'Nhiệm vụ';
}

/** Tasks straight below an annex stand in the annex itself. */
function withAnnexes(
  sections: readonly Section[],
  tasks: readonly Omit<Task, 'provisions'>[],
  tables: readonly TaskTable[],
): Section[] {
  const known = new Set(sections.map((each) => each.code));
  const missing = new Set(tasks.map((each) => each.section).filter((code) => !known.has(code)));
  const annexes = tables.filter(
    (table, index) =>
      missing.has(table.annex) && tables.findIndex((t) => t.annex === table.annex) === index,
  );
  const heads = annexes.map((table) => ({
    code: table.annex,
    title: captionTitle(table.caption),
    line: table.line,
  }));
  return [...heads, ...sections];
}

function budgetUnit(found: FoundTable): number {
  const headings = found.grid.columns.filter((column) => column.role === 'budget');
  const texts = [
    ...headings.map((each) => each.heading),
    ...found.caption.map((each) => each.text),
  ];
  for (const text of texts) {
    const unit = unitOf(text);
    if (unit !== null) return unit;
  }
  return 1;
}

const find = (row: AnnexRow, role: ColumnRole): AnnexCell | undefined =>
  row.cells.find((cell) => cell.role === role);

interface Times {
  readonly startYear: number | null;
  readonly endYear: number | null;
  readonly startRaw: string;
  readonly endRaw: string;
}

const oneLine = (cell: AnnexCell | undefined): string => (cell?.text ?? '').replace(/\n/g, ' ');

function timesOf(row: AnnexRow): Times {
  const period = find(row, 'period');
  if (period !== undefined) {
    const raw = oneLine(period);
    const { start, end } = periodOf(raw);
    return { startYear: start, endYear: end, startRaw: raw, endRaw: raw };
  }
  const startRaw = oneLine(find(row, 'start'));
  const endRaw = oneLine(find(row, 'end'));
  const startYear = yearsIn(startRaw)[0] ?? null;
  return { startYear, endYear: yearsIn(endRaw).at(-1) ?? null, startRaw, endRaw };
}

function outputsOf(cell: AnnexCell | undefined): string[] {
  if (cell === undefined) return [];
  return cell.text
    .split(/\n|;\s+(?=\p{Lu}|[-–+])/u)
    .map((text) => text.replace(/^[-–+•\s]+/, '').replace(/[;.\s]+$/, ''))
    .filter((text) => text !== '');
}

function budgetOf(row: AnnexRow, unit: number): string | null {
  const columns = budgetColumns(
    row.cells.map((cell) => cell.heading),
    row.cells.map((cell) => cell.role),
  );
  const sums = columns.flatMap((index) => {
    const cell = row.cells[index];
    if (cell === undefined || cell.text === '') return [];
    return moneyOf(cell.text, unitOf(cell.heading) ?? unit) ?? [];
  });
  if (sums.length > 0) return String(sums.reduce((sum, each) => sum + BigInt(each), 0n));
  const funding = find(row, 'funding');
  if (funding === undefined || columns.length > 0) return null;
  return /đồng|triệu|tỷ|tỉ(?!\p{L})|trđ/iu.test(funding.text) ? moneyOf(funding.text, 1) : null;
}

const noFunding = /^(?:x|không|0|[-–\s]*)$/iu;

function fundingOfRow(row: AnnexRow): Task['funding'] {
  const cell = find(row, 'funding');
  if (cell !== undefined) return fundingOf(cell.text).filter((each) => !noFunding.test(each.raw));
  const budget = find(row, 'budget');
  if (budget === undefined || hasMoney(budget.text, 1)) {
    return budget === undefined
      ? []
      : fundingOf(budget.text).filter((each) => each.kind !== 'other');
  }
  return fundingOf(budget.text).filter((each) => !noFunding.test(each.raw));
}

function extraOf(row: AnnexRow, leads: number): Record<string, string> {
  const extra: Record<string, string> = {};
  const budgets = row.cells.filter((cell) => cell.role === 'budget').length;
  for (const cell of row.cells) {
    const severalLeads = cell.role === 'lead' && leads > 1;
    const partOfBudget = cell.role === 'budget' && budgets > 1;
    const kept = cell.role === 'unknown' || cell.role === 'note' || severalLeads || partOfBudget;
    if (kept && cell.text !== '') extra[cell.heading === '' ? '…' : cell.heading] = cell.text;
  }
  return extra;
}

function taskOf(
  row: AnnexRow,
  section: string,
  unit: number,
  resolve: ResolveAgency,
): { task: Omit<Task, 'provisions'>; notes: readonly AgencyNote[] } {
  const lead = find(row, 'lead')?.lines ?? [];
  const others = find(row, 'coordinating')?.lines ?? [];
  const agencies = agenciesOf(row.code, lead, others, resolve);
  const leads = agencies.notes.filter((note) => note.role === 'lead').length;
  const coordinating: readonly CoordinatingMention[] = agencies.coordinating;
  const task = {
    code: row.code,
    section,
    title: row.title,
    lead: agencies.lead,
    coordinating,
    ...timesOf(row),
    funding: fundingOfRow(row),
    outputs: outputsOf(find(row, 'output')),
    budget: budgetOf(row, unit),
    extra: extraOf(row, leads),
    line: row.line,
  };
  return { task, notes: agencies.notes };
}
