/** Where the findings stand in a line: pure, so that it can be tried without a browser. */

export interface Mark {
  /** Number of the finding, as the list of findings counts. */
  readonly number: number;
  readonly line: number;
  /** The words it is about; empty marks the place itself. */
  readonly quote: string;
}

export interface Piece {
  readonly text: string;
  readonly mark: Mark | null;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

function spanOf(text: string, mark: Mark): Span {
  const quote = mark.quote.trim();
  const found = quote === '' ? -1 : text.indexOf(quote);
  if (found >= 0) return { from: found, to: found + quote.length, mark };
  // A quote that a cell breaks over lines, or an empty one: the whole text carries the number.
  return quote === ''
    ? { from: text.length, to: text.length, mark }
    : { from: 0, to: text.length, mark };
}

/**
 * A line cut at its marks, in order; nothing of the text is lost or doubled. Of two marks that
 * overlap the later one keeps only its number, at the end of the first.
 */
export function splitMarks(text: string, line: number, marks: readonly Mark[]): readonly Piece[] {
  const spans = marks
    .filter((mark) => mark.line === line)
    .map((mark) => spanOf(text, mark))
    .sort((a, b) => a.from - b.from || a.to - b.to || a.mark.number - b.mark.number);
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    const from = Math.max(span.from, at);
    const to = Math.max(span.to, at);
    if (from > at) pieces.push({ text: text.slice(at, from), mark: null });
    pieces.push({ text: text.slice(from, to), mark: span.mark });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: null });
  return pieces;
}
