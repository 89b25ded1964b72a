/**
 * Plain text. Rows parted by bars or tabs become tables at once; a table whose cells stand one a
 * line is found later, by its headings.
 */
import {
  type GridCell,
  type GridRow,
  type NeutralBlock,
  type NeutralDocument,
  cleanLine,
} from '../neutral.ts';

const continuesLine = /^\p{Ll}/u;
const endsSentence = /[.;:!?…)”"]$/u;
const fewestColumns = 3;
/** "+----+----+", "=====": the frame of a table. Dashes alone are a rule of the document's own. */
const frame = /^[|+=\s-]*[|+=][|+=\s-]*$/;

type Parted = readonly string[];

/** The cells of a line that is parted by bars or tabs, or null. */
function partedLine(line: string, inTable: boolean): Parted | null {
  const bars = line.split('|').length - 1;
  if (bars >= fewestColumns - 1) {
    const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
    return inner.split('|').map(cleanLine);
  }
  // Tabs that begin a line indent it, unless it stands in a table whose first cells are empty.
  const tabs = (inTable ? line : line.replace(/^\t+/, '')).split('\t').length - 1;
  if (tabs >= fewestColumns - 1) return line.split('\t').map(cleanLine);
  return null;
}

const isRule = (cells: Parted): boolean => cells.every((cell) => /^[:\-=+\s]*$/.test(cell));

function gridRow(cells: Parted, line: number): GridRow {
  return {
    line,
    cells: cells.map((cell): GridCell => {
      const texts = cell.split(/<br\s*\/?>/i).map(cleanLine);
      const lines = texts.filter((text) => text !== '').map((text) => ({ line, text }));
      return { lines, line, down: false, across: false };
    }),
  };
}

/** A line below a parted row that is not parted itself belongs to the row's last cell. */
function extend(row: GridRow, text: string, line: number): GridRow {
  const last = row.cells.at(-1);
  if (last === undefined) return row;
  const longer = { ...last, lines: [...last.lines, { line, text }] };
  return { ...row, cells: [...row.cells.slice(0, -1), longer] };
}

interface Open {
  rows: GridRow[];
  blankSince: boolean;
}

/** Reads composed text whose lines end with "\n". */
export function readTxt(text: string): NeutralDocument {
  const lines = text.split('\n');
  const blocks: NeutralBlock[] = [];
  let open: Open | null = null;
  let apart = true;
  const close = (): void => {
    if (open !== null) blocks.push(tableOf(open.rows));
    open = null;
  };
  lines.forEach((raw, index) => {
    const line = index + 1;
    const clean = cleanLine(raw);
    const current = open;
    const parted = clean === '' ? null : partedLine(raw, current !== null);
    if (parted !== null) {
      if (isRule(parted)) return;
      if (current === null) open = { rows: [gridRow(parted, line)], blankSince: false };
      else current.rows.push(gridRow(parted, line));
      apart = true;
      return;
    }
    if (clean === '' || frame.test(clean)) {
      const blank = raw.includes('\u00a0');
      if (current !== null) current.blankSince = true;
      else if (blank) blocks.push({ kind: 'paragraph', line, text: '', apart, blank: true });
      apart = true;
      return;
    }
    if (current !== null && !current.blankSince && continuesLine.test(clean)) {
      const last = current.rows.pop();
      if (last !== undefined) current.rows.push(extend(last, clean, line));
      return;
    }
    close();
    blocks.push({ kind: 'paragraph', line, text: clean, apart, blank: false });
    apart = false;
  });
  close();
  return { lines, blocks: joinWrapped(blocks) };
}

/** One or two parted lines are a heading block or a stray bar, not a table. */
function tableOf(rows: readonly GridRow[]): NeutralBlock {
  return { kind: 'table', line: rows[0]?.line ?? 1, rows };
}

/**
 * Text copied from a page that breaks its lines: a line that begins in small letters, right below
 * one that ends no sentence, goes on with it.
 */
function joinWrapped(blocks: readonly NeutralBlock[]): NeutralBlock[] {
  const joined: NeutralBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const wrapped =
      block.kind === 'paragraph' &&
      last?.kind === 'paragraph' &&
      !block.apart &&
      !block.blank &&
      !last.blank &&
      continuesLine.test(block.text) &&
      !/^\p{Ll}\s*[.)]/u.test(block.text) &&
      last.text.length > 30 &&
      !endsSentence.test(last.text);
    if (wrapped) joined[joined.length - 1] = { ...last, text: `${last.text} ${block.text}` };
    else joined.push(block);
  }
  return joined;
}
