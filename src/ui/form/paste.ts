import { searchKey } from '../../kernel/index.ts';

/* Cells of a spreadsheet that were pasted as text: tabs between cells, lines between rows. */

/** Rows of cells as Excel and Calc put them on the clipboard; quoted cells may hold line ends. */
export function readCells(text: string): readonly (readonly string[])[] {
  const body = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  if (body === '') return [];
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*)/y;
  for (;;) {
    const match = cell.exec(body);
    const text = match?.[1]?.replaceAll('""', '"') ?? match?.[2] ?? '';
    rows.at(-1)?.push(text.replace(/\s+/g, ' ').trim());
    const next = body[cell.lastIndex];
    if (next === undefined) break;
    if (next === '\n') rows.push([]);
    cell.lastIndex += 1;
  }
  return rows.filter((row) => row.some((each) => each !== ''));
}

/**
 * The cells in the order of our columns. When the first row names at least two of them (or all),
 * without regard to accents and case, it tells the order and is no data.
 */
export function arrangeCells(
  cells: readonly (readonly string[])[],
  labels: readonly string[],
): readonly (readonly string[])[] {
  const wanted = labels.map(searchKey);
  const head = (cells[0] ?? []).map(searchKey);
  const places = wanted.map((label) => head.indexOf(label));
  const named = places.filter((place) => place >= 0).length;
  const isHead = named >= Math.min(2, labels.length);
  const rows = isHead ? cells.slice(1) : cells;
  const order = isHead ? places : labels.map((_label, index) => index);
  return rows.map((row) => order.map((place) => (place < 0 ? '' : (row[place] ?? ''))));
}
