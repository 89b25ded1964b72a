/**
 * Rows of a CSV text as records by the names of its first row. Lines that begin with `#` before
 * that row are comments. Quoted cells may hold commas, doubled quotes and line ends.
 */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const body = text.replace(/^\ufeff/, '').replace(/^(?:#[^\n]*\n)+/, '');
  const [head, ...rows] = cellsOf(body);
  if (head === undefined) return [];
  return rows.map((cells) =>
    Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])),
  );
}

function cellsOf(body: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (cell.lastIndex < body.length) {
    const match = cell.exec(body);
    if (match === null) throw new Error(`not CSV after ${rows.length} rows`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
