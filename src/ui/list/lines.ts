import type { Row } from '@tanstack/react-table';
import { groupRows, type ListColumn, type RowGroup } from './rows.ts';
import type { ListFeatures } from './table.tsx';

/** What a line of the table holds: a row with its place among the rows, or the head of a group. */
export type Line<R extends object> =
  | { readonly kind: 'row'; readonly at: number; readonly row: Row<ListFeatures, R> }
  | {
      readonly kind: 'group';
      readonly at: null;
      readonly key: string;
      readonly by: ListColumn<R>;
      readonly group: RowGroup<R>;
    };

/** The lines of a table: every row, under the head of its group when there are groups. */
export function linesOf<R extends object>(
  rows: readonly Row<ListFeatures, R>[],
  by: ListColumn<R> | undefined,
): readonly Line<R>[] {
  const whole = rows.map((row, at): Line<R> => ({ kind: 'row', at, row }));
  if (by === undefined) return whole;
  let next = 0;
  return groupRows(
    rows.map(({ original }) => original),
    by,
  ).flatMap((group): readonly Line<R>[] => {
    const lines = whole.slice(next, next + group.rows.length);
    next += group.rows.length;
    return [{ kind: 'group', at: null, key: `group ${String(group.value)}`, by, group }, ...lines];
  });
}
