import { groupRows, sumsOf, type CellValue, type ListColumn } from './rows.ts';

/** What a list shows, on its way into a workbook: what is seen, in the order in which it is. */
export interface Sheet {
  readonly title: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Places of the rows that are sums. */
  readonly sums: readonly number[];
}

/** Pixels that a character of the table takes, about. */
const PIXELS = 7;
const WIDE = 50;

/** The rows shown under the columns shown, each group followed by its sum, all by theirs. */
export function sheetOf<R>(
  rows: readonly R[],
  columns: readonly ListColumn<R>[],
  given: {
    readonly title: string;
    /** The column by which the rows stand in groups. */
    readonly group: ListColumn<R> | undefined;
    readonly words: { readonly sum: string; readonly sumOf: (group: string) => string };
  },
): Sheet {
  const { title, group, words } = given;
  const lines: (readonly CellValue[])[] = [];
  const sums: number[] = [];
  const add = (label: string, of: readonly R[]): void => {
    const line = sumLine(label, columns, of);
    if (line === null) return;
    sums.push(lines.length);
    lines.push(line);
  };
  for (const part of group === undefined ? [] : groupRows(rows, group)) {
    lines.push(...part.rows.map((row) => columns.map((column) => column.value(row))));
    add(words.sumOf(String(part.value ?? '')), part.rows);
  }
  if (group === undefined)
    lines.push(...rows.map((row) => columns.map((column) => column.value(row))));
  add(words.sum, rows);
  const widthOf = (pixels: number | undefined): number =>
    pixels === undefined ? WIDE : Math.max(8, Math.round(pixels / PIXELS));
  return {
    title,
    columns: columns.map(({ label, width }) => ({ heading: label, width: widthOf(width) })),
    rows: lines,
    sums,
  };
}

/** The sums below their columns, named in the first column that has none; null: nothing adds up. */
function sumLine<R>(
  label: string,
  columns: readonly ListColumn<R>[],
  rows: readonly R[],
): readonly CellValue[] | null {
  const sums = sumsOf(columns, rows);
  if (Object.keys(sums).length === 0) return null;
  const named = columns.findIndex(({ id }) => sums[id] === undefined);
  return columns.map(({ id }, at) => sums[id] ?? (at === named ? label : null));
}
