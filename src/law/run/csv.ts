/** One line of a file of people: its number, from 1, and its cells; null: not a line of CSV. */
export interface Line {
  readonly number: number;
  readonly cells: readonly string[] | null;
}

/**
 * Cuts text that comes in pieces into lines of cells: UTF-8 with or without BOM, comma or
 * semicolon (whichever the heading has more of), cells in quotes where they need them. A row is one
 * line: a quote that is never closed spoils its own line and no other.
 */
export class LineReader {
  private rest = '';
  private number = 0;
  private separator = ',';

  /** The whole lines that this piece completes. */
  *push(piece: string): Generator<Line> {
    const text = this.rest + piece;
    let from = 0;
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      yield* this.line(text.slice(from, to));
      from = to + 1;
    }
    this.rest = text.slice(from);
  }

  /** The last line, where the file does not end with a line end. */
  *end(): Generator<Line> {
    const last = this.rest;
    this.rest = '';
    if (last !== '') yield* this.line(last);
  }

  private *line(raw: string): Generator<Line> {
    this.number += 1;
    const text = (this.number === 1 ? raw.replace(/^\ufeff/, '') : raw).replace(/\r$/, '');
    if (this.number === 1) this.separator = count(text, ';') > count(text, ',') ? ';' : ',';
    if (text.trim() === '') return;
    const cells = text.includes('"') ? quoted(text, this.separator) : text.split(this.separator);
    yield { number: this.number, cells };
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** The cells of a line with quotes; null when a quote is not closed. */
function quoted(text: string, separator: string): readonly string[] | null {
  const cells: string[] = [];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}]*))(${separator}|$)`, 'y');
  for (;;) {
    const match = cell.exec(text);
    if (match === null) return null;
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return cells;
  }
}
