import type { ReactNode } from 'react';
import { orderRows, searchKey, type OrderValue } from '../../kernel/index.ts';
import type { ListShape, ListState, SortKey } from './state.ts';

export type CellValue = OrderValue;

export interface ListColumn<R> {
  readonly id: string;
  readonly label: string;
  /** Pixels; one column of a list has none and takes what is left. */
  readonly width?: number;
  /** What is searched, sorted and exported. */
  readonly value: (row: R) => CellValue;
  /** What is drawn, when it is more than the value. */
  readonly cell?: (row: R) => ReactNode;
  /** The record a cell opens, as a path of the app. */
  readonly link?: (row: R) => string | null;
  readonly align?: 'right';
  readonly sortable?: boolean;
  /** Not shown until chosen. */
  readonly hidden?: boolean;
  /** Cannot be taken away. */
  readonly fixed?: boolean;
  /** The row's title: first and large on a phone. */
  readonly main?: boolean;
  /** Amounts that may be added: the foot shows what the rows come to, and so does each group. */
  readonly sum?: boolean;
  /** Its values are few, and part the rows into groups. */
  readonly groups?: boolean;
}

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}

export interface ListFilter<R> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly FilterOption[];
  /** Whether a row has one of the chosen values; not asked when the server filters. */
  readonly matches?: (row: R, values: readonly string[]) => boolean;
}

/** What the address may say of a list with these columns and filters. */
export function shapeOf<R>(
  columns: readonly ListColumn<R>[],
  filters: readonly ListFilter<R>[],
  sort: readonly SortKey[],
): ListShape {
  return { columns, filters: filters.map(({ id }) => id), sort };
}

/** Search key of each row, made once a row: 10,000 rows are searched while somebody types. */
export function makeSearcher<R extends object>(columns: readonly ListColumn<R>[]) {
  const keys = new WeakMap<R, string>();
  const keyOf = (row: R): string => {
    const known = keys.get(row);
    if (known !== undefined) return known;
    const texts = columns.map((column) => column.value(row)).filter((value) => value !== null);
    const key = ` ${searchKey(texts.join(' '))}`;
    keys.set(row, key);
    return key;
  };
  return (row: R, words: readonly string[]): boolean => {
    const key = keyOf(row);
    return words.every((word) => key.includes(` ${word}`));
  };
}

export interface ListParts<R extends object> {
  readonly columns: readonly ListColumn<R>[];
  readonly filters: readonly ListFilter<R>[];
  readonly search: (row: R, words: readonly string[]) => boolean;
}

/** The order of a state's rows: those of a group stand together. */
export function orderOfList({ group, sort }: ListState): readonly SortKey[] {
  if (group === null) return sort;
  return [
    sort.find(({ id }) => id === group) ?? { id: group, desc: false },
    ...sort.filter(({ id }) => id !== group),
  ];
}

/** The rows of a state, filtered and ordered here; nothing stays last in either direction. */
export function applyList<R extends object>(
  rows: readonly R[],
  parts: ListParts<R>,
  state: ListState,
): readonly R[] {
  const words = searchKey(state.query)
    .split(' ')
    .filter((word) => word !== '');
  const kept = rows.filter(
    (row) =>
      (words.length === 0 || parts.search(row, words)) &&
      parts.filters.every((filter) => {
        const values = state.filters[filter.id];
        return values === undefined || (filter.matches?.(row, values) ?? true);
      }),
  );
  const keys = orderOfList(state).flatMap(({ id, desc }) => {
    const column = parts.columns.find((candidate) => candidate.id === id);
    return column === undefined ? [] : [{ value: column.value, desc }];
  });
  return orderRows(kept, keys);
}

/** The columns of a state, in their order on the screen. */
export function shownColumns<R>(
  columns: readonly ListColumn<R>[],
  state: Pick<ListState, 'columns'>,
): readonly ListColumn<R>[] {
  return state.columns.flatMap((id) => columns.find((column) => column.id === id) ?? []);
}

/** What the rows come to, for each column that may be added; none where no row has a number. */
export function sumsOf<R>(
  columns: readonly ListColumn<R>[],
  rows: readonly R[],
): Readonly<Record<string, number>> {
  const added = columns.filter(({ sum }) => sum === true);
  return Object.fromEntries(
    added.flatMap(({ id, value }) => {
      const numbers = rows.map(value).filter((each) => typeof each === 'number');
      return numbers.length === 0 ? [] : [[id, numbers.reduce((all, each) => all + each, 0)]];
    }),
  );
}

/** Rows that share a value of the column by which they are grouped. */
export interface RowGroup<R> {
  readonly value: CellValue;
  readonly rows: readonly R[];
}

/** The rows parted by a column; groups stand in the order in which their values first come. */
export function groupRows<R>(
  rows: readonly R[],
  column: Pick<ListColumn<R>, 'value'>,
): readonly RowGroup<R>[] {
  const groups = new Map<CellValue, R[]>();
  for (const row of rows) {
    const value = column.value(row);
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [row]);
    else group.push(row);
  }
  return [...groups].map(([value, members]) => ({ value, rows: members }));
}

function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A cell that a spreadsheet would run as a formula is marked as text.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows as CSV (RFC 4180) with the mark by which Excel knows UTF-8. */
export function toCsv<R>(columns: readonly ListColumn<R>[], rows: readonly R[]): string {
  const lines = [
    columns.map((column) => csvCell(column.label)),
    ...rows.map((row) => columns.map((column) => csvCell(column.value(row)))),
  ];
  return `\ufeff${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}
