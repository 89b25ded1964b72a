/**
 * From the blocks of a word processor or a web page to the neutral document: lines are given,
 * merged cells laid on a grid, tables that only lay out the page taken apart.
 */
import type { RawBlock, RawCell, RawTable } from '../../../../platform/office/index.ts';
import { type GridCell, type NeutralBlock, type NeutralDocument, cleanLine } from '../neutral.ts';

const widestGrid = 64;

/** True when a table holds another one with several rows and columns: it lays out the page. */
function laysOut(table: RawTable): boolean {
  return table.rows.some((row) => row.some((cell) => cell.blocks.some(isRealTable)));
}

function isRealTable(block: RawBlock): boolean {
  if (block.kind !== 'table') return false;
  return (block.rows.length >= 2 && block.rows.some((row) => row.length >= 3)) || laysOut(block);
}

/** More cells of grids than any plan has: merged ones count where they reach, too. */
export const GRID_CELLS_MAX = 400_000;

class TooWide extends Error {}

class Layout {
  #reached = 0;
  readonly lines: string[] = [];
  readonly blocks: NeutralBlock[] = [];

  #put(text: string): number {
    this.lines.push(text);
    return this.lines.length;
  }

  add(blocks: readonly RawBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.#paragraph(block.text);
      else if (laysOut(block)) {
        for (const row of block.rows) for (const cell of row) this.add(cell.blocks);
      } else this.#table(block);
    }
  }

  #paragraph(text: string): void {
    let apart = true;
    for (const part of text.normalize('NFC').split('\n')) {
      const clean = cleanLine(part);
      if (clean === '') continue;
      const line = this.#put(clean);
      this.blocks.push({ kind: 'paragraph', line, text: clean, apart, blank: false });
      apart = false;
    }
    if (!apart) this.#put('');
  }

  #cell(cell: RawCell): GridCell {
    const texts = cellTexts(cell.blocks);
    if (texts.length === 0) {
      const line = this.#put('\u00a0');
      this.#put('');
      return { lines: [], line, down: false, across: false };
    }
    const lines = texts.map((text) => ({ line: this.#put(text), text }));
    this.#put('');
    return { lines, line: lines[0]?.line ?? this.lines.length, down: false, across: false };
  }

  #table(table: RawTable): void {
    const first = this.lines.length + 1;
    const hanging = new Map<number, { left: number; cell: GridCell }>();
    const rows = table.rows.map((row) => {
      const cells: GridCell[] = [];
      const line = this.lines.length + 1;
      const takeHanging = (): void => {
        let above = hanging.get(cells.length);
        while (above !== undefined && above.left > 0) {
          above.left--;
          if (++this.#reached > GRID_CELLS_MAX) throw new TooWide();
          cells.push({ ...above.cell, down: true });
          above = hanging.get(cells.length);
        }
      };
      for (const raw of row) {
        takeHanging();
        const cell = this.#cell(raw);
        for (let reach = 0; reach < raw.columns && cells.length < widestGrid; reach++) {
          if (++this.#reached > GRID_CELLS_MAX) throw new TooWide();
          const part = { ...cell, lines: reach === 0 ? cell.lines : [], across: reach > 0 };
          if (raw.rows > 1) hanging.set(cells.length, { left: raw.rows - 1, cell: part });
          cells.push(part);
        }
      }
      takeHanging();
      return { line, cells };
    });
    this.blocks.push({ kind: 'table', line: first, rows: rows.filter((row) => row.cells.length) });
  }
}

/** Lines of a cell; a table inside it is read row by row. */
function cellTexts(blocks: readonly RawBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.text
          .normalize('NFC')
          .split('\n')
          .map(cleanLine)
          .filter((text) => text !== '')
      : block.rows.flatMap((row) => row.flatMap((cell) => cellTexts(cell.blocks))),
  );
}

/** Lays raw blocks out as a neutral document; null when merged cells reach over too many others. */
export function layOut(blocks: readonly RawBlock[]): NeutralDocument | null {
  const layout = new Layout();
  try {
    layout.add(blocks);
  } catch (fault) {
    if (fault instanceof TooWide) return null;
    throw fault;
  }
  return { lines: layout.lines, blocks: layout.blocks };
}
