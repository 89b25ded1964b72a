import type { DocumentBlock, DocumentRow } from '../../../ui/document-text.tsx';

/**
 * Lays the original text out as the page it came from: lines of the body under each other, the
 * cells of the annex (one a line, a blank line between them) as the rows of a table again. Not a
 * word is added, lost or moved; what cannot be laid out stays lines.
 */

/** A part of the document that is shown at one time: a top section of body or annex. */
export interface Part {
  readonly code: string;
  readonly title: string;
  /** First line, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** A row of the annex as it was recognised: a task, a section or a group. */
export interface KnownRow {
  readonly code: string;
  readonly line: number;
  readonly strong: boolean;
}

interface Cell {
  readonly line: number;
  readonly end: number;
  readonly text: string;
}

const fewestColumns = 3;
const mostColumns = 16;
const longestMark = 12;
const firstHeading = /^(s\.?\s*)?t\.?t\.?$|^số\s*tt$|^stt$/i;

function isBlank(line: string): boolean {
  return line.replaceAll('\u00a0', '').trim() === '';
}

/** Cells of a range: runs of lines without a blank one between; a no-break space is an empty cell. */
function cellsOf(lines: readonly string[], from: number, to: number): readonly Cell[] {
  const cells: Cell[] = [];
  let open: { line: number; texts: string[] } | null = null;
  const close = (end: number) => {
    if (open !== null) cells.push({ line: open.line, end, text: open.texts.join('\n') });
    open = null;
  };
  for (let line = from; line < to; line += 1) {
    const text = lines[line - 1] ?? '';
    if (!isBlank(text)) {
      if (open === null) open = { line, texts: [] };
      open.texts.push(text.trimEnd());
      continue;
    }
    close(line - 1);
    if (text.includes('\u00a0')) cells.push({ line, end: line, text: '' });
  }
  close(to - 1);
  return cells;
}

/** Cells of one line parted by bars or tabs. */
function partedCells(text: string, line: number): readonly Cell[] {
  const parts = text.includes('|')
    ? text
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
    : text.split('\t');
  return parts.map((part) => ({ line, end: line, text: part.trim() }));
}

/** The heading row above the first row: from "TT" on. */
function headingsBefore(cells: readonly Cell[], first: number): readonly Cell[] {
  const at = cells.findLastIndex(
    (cell, index) => index < first && firstHeading.test(cell.text.trim()),
  );
  if (at < 0) return [];
  const found = cells.slice(at, first);
  return found.length >= fewestColumns && found.length <= mostColumns ? found : [];
}

/** The cell a row begins with: its number, when that stands just before the recognised line. */
function rowStart(cells: readonly Cell[], line: number): number {
  const at = cells.findIndex((cell) => cell.line <= line && line <= cell.end);
  if (at < 0) return -1;
  const own = cells[at];
  const before = cells[at - 1];
  const isMark = (cell: Cell | undefined) =>
    cell !== undefined && cell.text.length <= longestMark && /^[\dIVXa-z.)\s]+$/.test(cell.text);
  return !isMark(own) && isMark(before) && before?.text !== '' ? at - 1 : at;
}

export interface Annex {
  readonly headings: readonly string[];
  /** First line of the heading, where the table begins. */
  readonly from: number;
  /** Line after the last cell of the last row. */
  readonly to: number;
  readonly rows: readonly DocumentRow[];
}

/** The table of the annex, or null when its rows do not stand one cell a line. */
export function layOutAnnex(lines: readonly string[], known: readonly KnownRow[]): Annex | null {
  const ordered = [...known].sort((a, b) => a.line - b.line);
  const [first] = ordered;
  if (first === undefined) return null;
  if (/[|\t]/.test(lines[first.line - 1] ?? '')) return layOutParted(lines, ordered);
  const cells = cellsOf(lines, 1, lines.length + 1);
  const starts = ordered
    .map((row) => ({ row, at: rowStart(cells, row.line) }))
    .filter(({ at }, index, all) => at >= 0 && all.findIndex((one) => one.at === at) === index);
  const top = starts[0]?.at ?? -1;
  const headings = headingsBefore(cells, top);
  const heading = headings[0];
  if (heading === undefined) return null;
  const width = headings.length;
  const rows = starts.map(({ row, at }, index) => {
    const next = starts[index + 1]?.at ?? at + width;
    return rowOf(cells.slice(at, Math.max(next, at + 1)), row.strong, width);
  });
  const last = cells[Math.min((starts.at(-1)?.at ?? top) + width, cells.length) - 1];
  return {
    headings: headings.map((cell) => cell.text.replaceAll('\n', ' ')),
    from: heading.line,
    to: (last?.end ?? heading.line) + 1,
    rows,
  };
}

/** A row of exactly so many cells: what is too much stands in the last one, nothing is lost. */
function rowOf(cells: readonly Cell[], strong: boolean, width: number): DocumentRow {
  const line = cells[0]?.line ?? 1;
  const kept = cells.slice(0, width);
  const over = cells.slice(width).filter((cell) => cell.text !== '');
  const last = kept.at(-1);
  if (over.length > 0 && last !== undefined) {
    const text = [last, ...over].map((cell) => cell.text).join('\n');
    kept[kept.length - 1] = { ...last, text, end: over.at(-1)?.end ?? last.end };
  }
  while (kept.length < width) kept.push({ line: 0, end: 0, text: '' });
  return { line, strong, cells: kept.map(({ line: at, text }) => ({ line: at, text })) };
}

function layOutParted(lines: readonly string[], known: readonly KnownRow[]): Annex | null {
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return null;
  let top = first.line - 1;
  while (top > 0 && /[|\t]/.test(lines[top - 1] ?? '')) top -= 1;
  const heading = partedCells(lines[top] ?? '', top + 1);
  if (heading.length < fewestColumns) return null;
  const rows = known.map(({ line, strong }) =>
    rowOf(partedCells(lines[line - 1] ?? '', line), strong, heading.length),
  );
  return {
    headings: heading.map((cell) => cell.text),
    from: top + 1,
    to: last.line + 1,
    rows,
  };
}

/** The parts of a document, by the lines at which its top sections begin. */
export function partsOf(
  sections: readonly { readonly code: string; readonly title: string; readonly line: number }[],
  lineCount: number,
  annexFrom: number | null,
): readonly Part[] {
  const top = sections
    .filter(({ code }) =>
      code.startsWith('PL.') ? code.split('.').length === 2 : !/\./.test(code),
    )
    .filter(({ code }) => code !== 'PL')
    .sort((a, b) => a.line - b.line);
  const firstAnnex = top.find(({ code }) => code.startsWith('PL.'));
  const starts = top.map((section) => ({
    ...section,
    from:
      section === firstAnnex && annexFrom !== null
        ? Math.min(annexFrom, section.line)
        : section.line,
  }));
  const first = starts[0]?.from ?? lineCount + 1;
  const parts = starts.map(({ code, title, from }, index) => {
    return { code, title, from, to: starts[index + 1]?.from ?? lineCount + 1 };
  });
  return first > 1 ? [{ code: '', title: '', from: 1, to: first }, ...parts] : parts;
}

/** The blocks of one part: lines, and of the annex the rows that stand in it. */
export function blocksOf(
  lines: readonly string[],
  part: Pick<Part, 'from' | 'to'>,
  annex: Annex | null,
  caption: string,
): readonly DocumentBlock[] {
  const inTable = annex?.rows.filter(({ line }) => line >= part.from && line < part.to) ?? [];
  if (annex === null || inTable.length === 0) return lineBlocks(lines, part.from, part.to);
  const tableFrom = part.from <= annex.from ? annex.from : (inTable[0]?.line ?? part.from);
  const isLast = inTable.at(-1) === annex.rows.at(-1);
  const table: DocumentBlock = {
    kind: 'table',
    caption,
    widths: widthsOf(annex.headings.length),
    headings: annex.headings,
    rows: inTable,
  };
  return [
    ...lineBlocks(lines, part.from, Math.max(tableFrom, part.from)),
    table,
    ...(isLast ? lineBlocks(lines, annex.to, part.to) : []),
  ];
}

/** Number narrow, title wide, the others between: as such a table is always set. */
function widthsOf(columns: number): readonly number[] {
  return Array.from({ length: columns }, (_, index) => {
    if (index === 0) return 44;
    if (index === 1) return 0;
    return columns > 6 ? 92 : 110;
  });
}

function lineBlocks(lines: readonly string[], from: number, to: number): readonly DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  for (let line = from; line < to; line += 1) {
    const text = (lines[line - 1] ?? '').trim();
    if (isBlank(text)) continue;
    const isTitle = text.length < 90 && text === text.toUpperCase() && /\p{L}{3}/u.test(text);
    const isHead = /^(?:[IVX]+|\d+(?:\.\d+)*)[.)]\s+\p{Lu}/u.test(text) && text.length < 120;
    const look = isTitle ? { look: 'center' as const } : isHead ? { look: 'strong' as const } : {};
    blocks.push({ kind: 'line', line, text, ...look });
  }
  return blocks;
}

/** The line of the block or cell in which a line of the text is shown. */
export function shownLine(blocks: readonly DocumentBlock[], line: number): number {
  let best = line;
  let nearest = -1;
  const consider = (at: number) => {
    if (at <= line && at > nearest) {
      nearest = at;
      best = at;
    }
  };
  for (const block of blocks) {
    if (block.kind === 'line') consider(block.line);
    else for (const row of block.rows) for (const cell of row.cells) consider(cell.line);
  }
  return best;
}

/** Text shown at a line of the blocks. */
export function shownText(blocks: readonly DocumentBlock[], line: number): string {
  for (const block of blocks) {
    if (block.kind === 'line') {
      if (block.line === line) return block.text;
      continue;
    }
    for (const row of block.rows) {
      const cell = row.cells.find((one) => one.line === line);
      if (cell !== undefined) return cell.text;
    }
  }
  return '';
}

/** The words a finding quotes that stand in a text; none when it quotes others. */
export function quoteIn(text: string, sentence: string): string {
  const quotes = [...sentence.matchAll(/“([^”]+)”/g)].map((match) => match[1] ?? '');
  for (const quote of quotes) {
    const words = quote.replace(/…$/, '').trim();
    if (words !== '' && text.includes(words)) return words;
  }
  return '';
}
