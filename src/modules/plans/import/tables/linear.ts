/**
 * Tables whose cells stand one a line, as a page leaves them when it is copied as text. The
 * headings tell the columns; the numbering tells where a row begins; what a cell looks like tells
 * which column it belongs to where a row has a paragraph too many or an empty cell too few.
 */
import type { GridCell, GridRow, NeutralBlock, NeutralTable } from '../neutral.ts';
import { cellMark, type Mark, ordinal } from '../numbering.ts';
import type { TextLine } from '../parsed.ts';
import { looksLikeAgencies } from './agencies.ts';
import { headTasks, headingRole, type HeadingRole } from './columns.ts';
import { namesFunding } from './funding.ts';
import { hasMoney } from './money.ts';
import { follows, levelOf, RowOrder } from './order.ts';
import { looksLikeTime } from './time.ts';

/** One cell: a line, or lines without a blank one between them. */
interface Chunk {
  readonly lines: readonly TextLine[];
  readonly line: number;
  readonly text: string;
  /** Index of its first block, and after its last. */
  readonly at: number;
  readonly to: number;
}

const mostColumns = 20;
/** A row longer than this holds something that is no row. */
const longestRow = 60;

/** A table ends where the next one, the next annex or the signature begins. */
function endsTable(text: string): boolean {
  return (
    /^(?:PHỤ LỤC|Phụ lục \d|BIỂU|Nơi nhận\s*:|TM\.|KT\.|TL\.|TUQ\.)/.test(text) ||
    headingRole(text) === 'number'
  );
}

function chunksOf(
  blocks: readonly NeutralBlock[],
  from: number,
  to: number,
  spaced: boolean,
): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = from; at < to; at++) {
    const block = blocks[at];
    if (block === undefined || block.kind === 'table') break;
    if (at > from && endsTable(block.text)) break;
    const last = chunks.at(-1);
    if (spaced && !block.apart && !block.blank && last !== undefined && last.text !== '') {
      const lines = [...last.lines, { line: block.line, text: block.text }];
      chunks[chunks.length - 1] = {
        ...last,
        lines,
        text: `${last.text}\n${block.text}`,
        to: at + 1,
      };
    } else {
      const lines = block.blank ? [] : [{ line: block.line, text: block.text }];
      chunks.push({ lines, line: block.line, text: block.text, at, to: at + 1 });
    }
  }
  return chunks;
}

interface Heading {
  readonly spaced: boolean;
  readonly from: number;
  /** Index of the first block after the headings. */
  readonly to: number;
  readonly texts: readonly { readonly text: string; readonly line: number }[];
}

/** Headings of a second row stand after all of the first: each goes under its own. */
const under: Readonly<Record<string, readonly HeadingRole[]>> = {
  period: ['start', 'end'],
  executor: ['lead', 'coordinating'],
};

function foldSubheadings(chunks: readonly Chunk[]): Heading['texts'] {
  const texts = chunks.map((chunk) => ({
    text: chunk.text.replace(/\n/g, ' '),
    line: chunk.line,
    role: headingRole(chunk.text.replace(/\n/g, ' ')),
  }));
  for (const [above, below] of Object.entries(under)) {
    const parent = texts.findIndex((each) => each.role === above);
    if (parent === -1) continue;
    const tail = texts.slice(-below.length);
    const fits = below.every((role, index) => tail[index]?.role === role);
    if (!fits || texts.length - below.length <= parent) continue;
    texts.splice(texts.length - below.length, below.length);
    const head = texts[parent];
    const folded = tail.map((each) => ({ ...each, text: `${head?.text ?? ''} ${each.text}` }));
    texts.splice(parent, 1, ...folded);
  }
  return texts;
}

/** The headings that begin at a block, or null. */
function headingAt(blocks: readonly NeutralBlock[], from: number): Heading | null {
  const first = blocks[from];
  if (first === undefined || first.kind === 'table' || first.blank) return null;
  const begins = headingRole(first.text);
  if (begins !== 'number' && begins !== 'title') return null;
  const next = blocks[from + 1];
  if (next === undefined || next.kind === 'table') return null;
  const spaced = next.apart;
  const chunks = chunksOf(blocks, from, Math.min(blocks.length, from + mostColumns * 3), spaced);
  const heads: Chunk[] = [];
  for (const chunk of chunks.slice(0, mostColumns + 1)) {
    const role = headingRole(chunk.text.replace(/\n/g, ' '));
    if (role === null || chunk.text === '' || cellMark(chunk.text) !== null) break;
    const roles = heads.map((each) => headingRole(each.text));
    if (role === 'unknown' && (roles.length < 2 || startsRow(chunk.text))) break;
    heads.push(chunk);
  }
  const roles = heads.map((each) => headingRole(each.text.replace(/\n/g, ' ')));
  if (heads.length < 3 || !headTasks(roles)) return null;
  const end = heads.at(-1)?.to ?? from + 1;
  return { spaced, from, to: end, texts: foldSubheadings(heads) };
}

const startsRow = (text: string): boolean => /^(?:[-–+]|\d+[.)]|[IVX]+\.)\s/.test(text);

function fit(role: HeadingRole | null, text: string): number {
  if (text === '') return 0;
  const time = looksLikeTime(text);
  const agencies = looksLikeAgencies(text);
  switch (role) {
    case 'lead':
    case 'coordinating':
    case 'executor':
      return agencies ? 3 : time ? -4 : -1;
    case 'start':
    case 'end':
    case 'period':
      return time ? 3 : -3;
    case 'funding':
      return time || agencies ? -2 : text.length < 100 && namesFunding(text) ? 2 : 0;
    case 'budget':
      return hasMoney(text, 1) || namesFunding(text) ? 2 : -1;
    case 'title':
      return time ? -3 : agencies && text.length < 60 ? -2 : text.length > 25 ? 1 : 0;
    default:
      return 0;
  }
}

const joinCost = 1.5;
const emptyCost = 1;
/** The first cell after the number is what is to be done, in nearly every table. */
const firstBonus = 2;

/**
 * Gives each chunk of a row its column, in order. As many chunks as columns are taken as they
 * stand; else the cheapest way to join neighbours or leave cells empty.
 */
export function align(texts: readonly string[], roles: readonly (HeadingRole | null)[]): number[] {
  if (texts.length === roles.length) return texts.map((_text, index) => index);
  const columns = roles.length;
  const best: number[][] = [];
  const from: number[][] = [];
  texts.forEach((text, row) => {
    const scores: number[] = [];
    const origins: number[] = [];
    for (let column = 0; column < columns; column++) {
      const own = fit(roles[column] ?? null, text) + (row + column === 0 ? firstBonus : 0);
      let top = -Infinity;
      let origin = -1;
      if (row === 0) top = own - column * emptyCost;
      const last = row > 0 ? column : -1;
      for (let before = 0; before <= last; before++) {
        const step = before === column ? -joinCost : -(column - before - 1) * emptyCost;
        const score = (best[row - 1]?.[before] ?? -Infinity) + step + own;
        if (score > top) [top, origin] = [score, before];
      }
      scores.push(top);
      origins.push(origin);
    }
    best.push(scores);
    from.push(origins);
  });
  const last = best.at(-1) ?? [];
  const ended = last.map((score, column) => score - (columns - 1 - column) * emptyCost);
  let column = ended.indexOf(Math.max(...ended));
  const path: number[] = [];
  for (let row = texts.length - 1; row >= 0; row--) {
    path.unshift(column);
    column = from[row]?.[column] ?? 0;
  }
  return path;
}

const emptyCell = (line: number): GridCell => ({ lines: [], line, down: false, across: false });

function rowOf(chunks: readonly Chunk[], roles: readonly (HeadingRole | null)[]): GridRow {
  const line = chunks[0]?.line ?? 1;
  const rest = chunks.slice(1);
  const texts = rest.map((chunk) => chunk.text);
  const path = align(texts, roles.slice(1));
  const cells: GridCell[] = roles.map(() => emptyCell(line));
  cells[0] = { ...emptyCell(line), lines: chunks[0]?.lines ?? [] };
  rest.forEach((chunk, index) => {
    const column = (path[index] ?? 0) + 1;
    const before = cells[column];
    const lines = [...(before?.lines ?? []), ...chunk.lines];
    cells[column] = { ...emptyCell(lines[0]?.line ?? chunk.line), lines };
  });
  return { line, cells };
}

/** Where the next row begins after the one at `from`: the next number nearest to a full row. */
function nextRow(
  marks: readonly (Mark | null)[],
  from: number,
  width: number,
  order: RowOrder,
): number | null {
  const full = from + width;
  let best: number | null = null;
  for (let at = from + 1; at < marks.length && at <= from + longestRow; at++) {
    const mark = marks[at];
    if (mark === null || mark === undefined) continue;
    if (!follows(order, mark, at === full)) continue;
    if (best !== null && isBelow(mark, marks[best] ?? null, at === full)) break;
    if (best === null || Math.abs(at - full) < Math.abs(best - full)) best = at;
    if (at >= full) break;
  }
  return best;
}

/**
 * True when a mark stands below one that could itself be the next row: "1.1" after "1", "a" after
 * "2", anything after "II", which no cell but that of a number holds.
 */
function isBelow(mark: Mark, found: Mark | null, full: boolean): boolean {
  if (found === null || found.numbering === 'dash') return false;
  if (found.numbering === 'roman' || mark.number.startsWith(`${found.number}.`)) return true;
  return !full && levelOf(mark) > levelOf(found) && ordinal(mark) === 1;
}

/** Rows of a table without a column of numbers: a full row each. */
function plainRows(chunks: readonly Chunk[], width: number): GridRow[] {
  const rows: GridRow[] = [];
  for (let at = 0; at + width <= chunks.length; at += width) {
    const line = chunks[at]?.line ?? 1;
    const cells = chunks.slice(at, at + width).map((chunk): GridCell => ({
      ...emptyCell(chunk.line),
      lines: chunk.lines,
    }));
    rows.push({ line, cells });
  }
  return rows;
}

interface Found {
  readonly table: NeutralTable;
  /** Index of the first block that is not of the table. */
  readonly to: number;
}

function headingRow(heading: Heading): GridRow {
  const cells = heading.texts.map(({ text, line }): GridCell => ({
    ...emptyCell(line),
    lines: [{ line, text }],
  }));
  return { line: cells[0]?.line ?? 1, cells };
}

function readLinear(blocks: readonly NeutralBlock[], heading: Heading): Found {
  const chunks = chunksOf(blocks, heading.to, blocks.length, heading.spaced);
  const roles = heading.texts.map(({ text }) => headingRole(text));
  const head = headingRow(heading);
  const table = (rows: readonly GridRow[]): NeutralTable => ({
    kind: 'table',
    line: head.line,
    rows: [head, ...rows],
  });
  const endOf = (index: number): number => chunks[index]?.at ?? chunks.at(-1)?.to ?? heading.to;
  if (roles[0] !== 'number') {
    const rows = plainRows(chunks, roles.length);
    return { table: table(rows), to: endOf(rows.length * roles.length) };
  }
  const marks = chunks.map((chunk) => (chunk.lines.length === 1 ? cellMark(chunk.text) : null));
  const rows: GridRow[] = [];
  const order = new RowOrder();
  let at = marks.findIndex((mark) => mark !== null);
  if (at === -1 || at > roles.length) return { table: table([]), to: heading.to };
  let end = at;
  while (at !== -1) {
    const mark = marks[at];
    if (mark !== null && mark !== undefined) order.take(mark);
    const next = nextRow(marks, at, roles.length, order);
    end = next ?? lastRowEnd(chunks, at, roles);
    rows.push(rowOf(chunks.slice(at, end), roles));
    at = next ?? -1;
  }
  return { table: table(rows), to: endOf(end) };
}

/** The last row ends where it is full; what follows it in the text is no part of the table. */
function lastRowEnd(
  chunks: readonly Chunk[],
  from: number,
  roles: readonly (HeadingRole | null)[],
): number {
  const full = Math.min(chunks.length, from + roles.length);
  const extra = chunks[full];
  const last = chunks[full - 1];
  const shifted =
    extra !== undefined &&
    last !== undefined &&
    fit(roles.at(-1) ?? null, extra.text) > 1 &&
    fit(roles.at(-1) ?? null, last.text) < 0;
  return shifted ? full + 1 : full;
}

/** Replaces every table that stands one cell a line by a real one. */
export function gatherLinearTables(blocks: readonly NeutralBlock[]): NeutralBlock[] {
  const gathered: NeutralBlock[] = [];
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at];
    if (block === undefined) break;
    const heading = headingAt(blocks, at);
    const found = heading === null ? null : readLinear(blocks, heading);
    if (found === null || found.table.rows.length < 2) {
      gathered.push(block);
      at++;
    } else {
      gathered.push(found.table);
      at = Math.max(found.to, at + 1);
    }
  }
  return gathered;
}
