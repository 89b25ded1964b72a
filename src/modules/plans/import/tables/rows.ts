/**
 * The rows of a task table as sections, groups and tasks, each with its code: "PL", the Roman
 * section above it, its own number as written. Rows that only go on with the one above are joined.
 */
import { searchKey } from '../../../../kernel/index.ts';
import { type GridCell, type GridRow, cellText } from '../neutral.ts';
import { type Mark, cellMark, markOf } from '../numbering.ts';
import type { AnnexCell, AnnexRow, CodeCollision, Column, ColumnRole } from '../parsed.ts';
import { levelOf } from './order.ts';

interface Draft {
  readonly line: number;
  readonly mark: Mark | null;
  readonly number: string;
  readonly title: string;
  cells: AnnexCell[];
}

const owning: ReadonlySet<ColumnRole> = new Set([
  'lead',
  'coordinating',
  'start',
  'end',
  'period',
  'output',
]);
const telling: ReadonlySet<ColumnRole> = new Set([
  ...owning,
  'funding',
  'budget',
  'unknown',
  'note',
]);

function annexCell(cell: GridCell | undefined, column: Column): AnnexCell {
  const lines = cell === undefined || cell.across ? [] : cell.lines;
  const { heading, role } = column;
  return { heading, role, text: cellText({ lines }), lines, merged: cell?.down ?? false };
}

const cellOf = (cells: readonly AnnexCell[], role: ColumnRole): AnnexCell | undefined =>
  cells.find((cell) => cell.role === role);

const joined = (cell: AnnexCell | undefined): string => (cell?.text ?? '').replace(/\n/g, ' ');

/** A row that holds one text over its whole width: "I. Lĩnh vực y tế". */
function loneText(row: GridRow, columns: readonly Column[]): GridCell | null {
  const filled = row.cells.filter((cell) => cell.lines.length > 0 && !cell.down);
  const [only, ...more] = filled;
  if (only === undefined || more.length > 0) return null;
  const at = row.cells.indexOf(only);
  const wide = row.cells[at + 1]?.across === true;
  return wide || columns[at]?.role === 'number' ? only : null;
}

function draftOf(row: GridRow, columns: readonly Column[]): Draft {
  const cells = columns.map((column, index) => annexCell(row.cells[index], column));
  const lone = loneText(row, columns);
  const line = row.cells.find((cell) => cell.lines.length > 0)?.lines[0]?.line ?? row.line;
  if (lone !== null) {
    const text = cellText(lone).replace(/\n/g, ' ');
    const mark = cellMark(text) ?? markOf(text);
    const title = mark?.rest ?? text;
    const own = cells.map((cell): AnnexCell =>
      cell.role === 'title'
        ? { ...cell, text: title, lines: lone.lines, merged: false }
        : cell.role === 'number'
          ? { ...cell, text: mark?.raw ?? '', lines: [] }
          : cell,
    );
    return { line, mark, number: mark?.raw ?? '', title, cells: own };
  }
  const numberCell = cellOf(cells, 'number');
  const written = numberCell?.merged === true ? '' : joined(numberCell);
  const title = joined(cellOf(cells, 'title'));
  const ofCell = written === '' ? null : (cellMark(written) ?? markOf(written));
  if (ofCell !== null) return { line, mark: ofCell, number: written, title, cells };
  const ofTitle = markOf(title);
  if (ofTitle === null) return { line, mark: null, number: written, title, cells };
  return { line, mark: ofTitle, number: ofTitle.raw, title: ofTitle.rest, cells };
}

/** True when a row only goes on with the one above: its task stands there. */
function goesOn(draft: Draft, above: Draft | undefined): boolean {
  if (above === undefined) return false;
  const title = cellOf(draft.cells, 'title');
  const number = cellOf(draft.cells, 'number');
  const noNumber = number === undefined || number.merged || number.text === '';
  if (!noNumber || title === undefined) return false;
  return title.merged || (title.text === '' && draft.cells.some((cell) => cell.text !== ''));
}

function goOn(above: Draft, draft: Draft): void {
  above.cells = above.cells.map((cell, index) => {
    const more = draft.cells[index];
    if (more === undefined || more.merged || more.lines.length === 0) return cell;
    const lines = [...cell.lines, ...more.lines];
    return { ...cell, lines, text: cellText({ lines }) };
  });
}

const isTotal = (draft: Draft): boolean =>
  /^(?:tong (?:cong|so|kinh phi)|cong)\b/.test(searchKey(draft.title)) &&
  !draft.cells.some((cell) => owning.has(cell.role) && cell.text !== '');

function drafts(rows: readonly GridRow[], columns: readonly Column[]): Draft[] {
  const kept: Draft[] = [];
  for (const row of rows) {
    const draft = draftOf(row, columns);
    const last = kept.at(-1);
    if (draft.cells.every((cell) => cell.text === '' || cell.merged) && draft.title === '')
      continue;
    if (last !== undefined && goesOn(draft, last)) goOn(last, draft);
    else if (!isTotal(draft)) kept.push(draft);
  }
  return kept;
}

interface Above {
  readonly level: number;
  readonly code: string;
  readonly number: string;
  /** Children without a number of their own, counted. */
  counted: number;
}

export interface ReadRows {
  readonly rows: readonly AnnexRow[];
  readonly collisions: readonly CodeCollision[];
}

/** Rows without number and owner head what follows; with an owner they stand among its tasks. */
const unnumberedHead = 2;
const unnumberedTask = 60;

/** Gives codes and kinds; keeps its place over several tables of one annex. */
export class RowReader {
  readonly #annex: string;
  readonly #firstLines = new Map<string, number>();
  readonly #turns = new Map<string, number>();
  #stack: Above[];

  constructor(annex: string) {
    this.#annex = annex;
    this.#stack = [{ level: -1, code: annex, number: '', counted: 0 }];
  }

  read(grid: readonly GridRow[], columns: readonly Column[]): ReadRows {
    const all = drafts(grid, columns);
    const collisions: CodeCollision[] = [];
    const levels = all.map((draft) => this.#levelOf(draft));
    const rows = all.map((draft, index): AnnexRow => {
      const level = levels[index] ?? 0;
      const next = levels[index + 1];
      const kind = kindOf(draft, level, next !== undefined && next > level);
      const parent = this.#parentOf(level);
      const wanted = this.#codeOf(draft, parent);
      const code = this.#unique(wanted, kind, draft.line, collisions);
      const { line, title, number, cells, mark } = draft;
      this.#stack.push({ level, code, number: mark?.number ?? '', counted: 0 });
      const numbering = mark?.numbering ?? 'none';
      return { line, kind, number, numbering, code, parent: parent.code, title, cells };
    });
    return { rows, collisions };
  }

  /** A titled paragraph between two tables heads what follows, as a row of its own would. */
  readHeading(text: string, line: number): AnnexRow | null {
    const mark = markOf(text);
    if (mark === null || mark.numbering !== 'roman' || text.length > 250) return null;
    const level = levelOf(mark);
    const parent = this.#parentOf(level);
    const code = this.#unique(this.#codeOf({ mark }, parent), 'section', line, []);
    this.#stack.push({ level, code, number: mark.number, counted: 0 });
    const title = mark.rest;
    const { numbering, raw: number } = mark;
    return {
      line,
      kind: 'section',
      number,
      numbering,
      code,
      parent: parent.code,
      title,
      cells: [],
    };
  }

  #levelOf(draft: Draft): number {
    if (draft.mark !== null) return levelOf(draft.mark);
    return tells(draft) ? unnumberedTask : unnumberedHead;
  }

  #parentOf(level: number): Above {
    while (this.#stack.length > 1 && (this.#stack.at(-1)?.level ?? -1) >= level) this.#stack.pop();
    return this.#stack.at(-1) ?? { level: -1, code: this.#annex, number: '', counted: 0 };
  }

  #codeOf(draft: Pick<Draft, 'mark'>, parent: Above): string {
    const { mark } = draft;
    if (mark === null || mark.numbering === 'dash') {
      parent.counted++;
      return `${parent.code}.${parent.counted}`;
    }
    // "2.3" carries the "2" above it in itself; "II.2.3" carries all of it.
    const first = mark.number.split('.')[0] ?? '';
    if (/^[IVX]/.test(first) && mark.number.includes('.')) return `${this.#annex}.${mark.number}`;
    const over = this.#stack.findLast((each) => !carried(each.number, mark.number));
    return `${over?.code ?? this.#annex}.${mark.number}`;
  }

  #unique(
    wanted: string,
    kind: AnnexRow['kind'],
    line: number,
    collisions: CodeCollision[],
  ): string {
    const first = this.#firstLines.get(wanted);
    if (first === undefined) {
      this.#firstLines.set(wanted, line);
      return wanted;
    }
    let turn = this.#turns.get(wanted) ?? 2;
    while (this.#firstLines.has(`${wanted}-${turn}`)) turn++;
    this.#turns.set(wanted, turn + 1);
    const given = `${wanted}-${turn}`;
    this.#firstLines.set(given, line);
    const what = kind === 'task' ? 'task' : 'section';
    collisions.push({ kind: what, wanted, given, firstLine: first, line });
    return given;
  }
}

/** "2" is carried by "2.3": the code of "2.3" does not say it again. */
function carried(above: string, number: string): boolean {
  return above !== '' && number.startsWith(`${above}.`);
}

const tells = (draft: Draft): boolean =>
  draft.cells.some((cell) => telling.has(cell.role) && cell.text !== '');

function kindOf(draft: Draft, level: number, hasChildren: boolean): AnnexRow['kind'] {
  const owned = draft.cells.some((cell) => owning.has(cell.role) && cell.text !== '');
  if (owned) return 'task';
  if (level <= unnumberedHead) {
    return hasChildren || !tells(draft) ? 'section' : 'task';
  }
  return hasChildren ? 'group' : 'task';
}
