/** Finds the headings of a task table in a grid, of one row or two, and what stands below them. */
import { searchKey } from '../../../../kernel/index.ts';
import { type GridCell, type GridRow, type NeutralTable, cellText } from '../neutral.ts';
import type { Column } from '../parsed.ts';
import { headTasks, headingRole, settleRoles } from './columns.ts';

export interface TaskGrid {
  readonly line: number;
  readonly columns: readonly Column[];
  /** Without headings, repeated headings and rows that only number the columns. */
  readonly rows: readonly GridRow[];
  /** Cells that stood above the headings inside the table. */
  readonly above: readonly GridCell[];
}

const headingsWithin = 4;
const sampleRows = 200;

const flat = (cell: GridCell | undefined): string =>
  cell === undefined ? '' : cellText(cell).replace(/\n/g, ' ').trim();

const keysOf = (row: GridRow): string => row.cells.map((cell) => searchKey(flat(cell))).join('|');

/** "(1) (2) (3)" or "A B 1 2" below the headings. */
function numbersColumns(row: GridRow): boolean {
  const texts = row.cells.filter((cell) => !cell.across).map(flat);
  const filled = texts.filter((text) => text !== '');
  return (
    filled.length >= 3 &&
    filled.every((text) => /^[([]?(?:\d{1,2}|[A-H])[)\]]?(?:\s*=.*)?$/.test(text))
  );
}

const isUnknown = (text: string): boolean => (headingRole(text) ?? 'unknown') === 'unknown';

/** True when the second row of the grid goes on with the headings of the first. */
function isSecondHeading(first: GridRow, second: GridRow | undefined): boolean {
  if (second === undefined || numbersColumns(second)) return false;
  // A title over the whole table heads no column.
  const heads = first.cells.filter((cell) => !cell.across && flat(cell) !== '');
  if (heads.length < 2 || heads.every((cell) => isUnknown(flat(cell)))) return false;
  const spanned = first.cells.some((cell) => cell.across) || second.cells.some((cell) => cell.down);
  const texts = second.cells.map((cell) => (cell.down ? '' : flat(cell)));
  const filled = texts.filter((text) => text !== '');
  if (filled.length < 2 && !spanned) return false;
  if (filled.length === 0) return false;
  const titleAt = first.cells.findIndex((cell) => headingRole(flat(cell)) === 'title');
  const numberAt = first.cells.findIndex((cell) => headingRole(flat(cell)) === 'number');
  if ((texts[titleAt] ?? '') !== '' || (texts[numberAt] ?? '') !== '') return false;
  return filled.every((text) => {
    const role = headingRole(text);
    return role !== null && (role !== 'unknown' || text.length < 30);
  });
}

/** The heading of each column, a heading over several columns said again for each of them. */
function joinHeadings(first: GridRow, second: GridRow | null): { heading: string; line: number }[] {
  let over = '';
  return first.cells.map((cell, index) => {
    const own = flat(cell);
    const below = second?.cells[index];
    const sub = below === undefined || below.down ? '' : flat(below);
    if (own !== '') over = own;
    const top = own === '' && sub !== '' && second !== null ? over : own;
    const heading = sub === '' || sub === top ? top : `${top} ${sub}`.trim();
    return { heading, line: cell.lines[0]?.line ?? below?.lines[0]?.line ?? cell.line };
  });
}

/** The task table of a grid, or null when its headings are not those of one. */
export function readGrid(table: NeutralTable): TaskGrid | null {
  for (let at = 0; at < Math.min(headingsWithin, table.rows.length); at++) {
    const first = table.rows[at];
    if (first === undefined) return null;
    const second = isSecondHeading(first, table.rows[at + 1]) ? (table.rows[at + 1] ?? null) : null;
    const headings = joinHeadings(first, second);
    const distinct = new Set(headings.map((each) => searchKey(each.heading))).size;
    if (distinct < 3 || !headTasks(headings.map((each) => headingRole(each.heading)))) continue;
    const heading = new Set([keysOf(first), ...(second === null ? [] : [keysOf(second)])]);
    const rows = table.rows
      .slice(at + (second === null ? 1 : 2))
      .filter((row) => !numbersColumns(row) && !heading.has(keysOf(row)));
    const sample = (column: number): string[] =>
      rows.slice(0, sampleRows).map((row) => flat(row.cells[column]));
    const roles = settleRoles(
      headings.map((each) => each.heading),
      sample,
    );
    const columns = headings.map((each, index) => ({ ...each, role: roles[index] ?? 'unknown' }));
    const above = table.rows.slice(0, at).flatMap((row) => row.cells.filter((cell) => !cell.down));
    return { line: table.line, columns, rows, above };
  }
  return null;
}

/** A table over pages: no headings of its own and as many columns as the one before it. */
export function continuesGrid(table: NeutralTable, grid: TaskGrid): boolean {
  const widths = table.rows.map((row) => row.cells.length);
  return widths.length > 0 && widths.every((width) => width === grid.columns.length);
}
