/**
 * The document as all three formats give it: paragraphs and tables in order, every piece with its
 * line. What a line is: of a text file its own lines; of html and docx one a paragraph and one a
 * cell, as a text file would hold them.
 */
import type { TextLine } from './parsed.ts';

export interface NeutralParagraph extends TextLine {
  readonly kind: 'paragraph';
  /** A blank line stands before it. */
  readonly apart: boolean;
  /** A line of spaces that were written on purpose (no-break): an empty cell of a table. */
  readonly blank: boolean;
}

export interface GridCell {
  readonly lines: readonly TextLine[];
  /** Where an empty cell stands, too. */
  readonly line: number;
  /** False where a merged cell only reaches: its text stands in the cell that it began in. */
  readonly down: boolean;
  readonly across: boolean;
}

export interface GridRow {
  readonly line: number;
  readonly cells: readonly GridCell[];
}

export interface NeutralTable {
  readonly kind: 'table';
  readonly line: number;
  readonly rows: readonly GridRow[];
}

export type NeutralBlock = NeutralParagraph | NeutralTable;

export interface NeutralDocument {
  readonly lines: readonly string[];
  readonly blocks: readonly NeutralBlock[];
}

/** The text of a cell, its lines joined by line breaks. */
export function cellText(cell: Pick<GridCell, 'lines'>): string {
  return cell.lines.map((each) => each.text).join('\n');
}

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** One line without invisible characters, runs of spaces as one. */
export function cleanLine(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
