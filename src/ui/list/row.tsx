import type { Row } from '@tanstack/react-table';
import { useText } from '../language.tsx';
import { listMessages } from './messages.ts';
import { AppLink } from '../navigation.tsx';
import { formatCount } from '../parts.tsx';
import type { ListColumn } from './rows.ts';
import type { ListFeatures } from './table.tsx';

export interface ListRowProps<R extends object> {
  readonly row: Row<ListFeatures, R>;
  readonly columns: readonly ListColumn<R>[];
  readonly name: string;
  /** Null when rows cannot be selected. */
  readonly selected: boolean | null;
  /** With Shift: from the last one picked to this. */
  readonly onSelect: (ranged: boolean) => void;
}

function cellOf<R>(column: ListColumn<R>, row: R) {
  const value = column.value(row);
  const words = typeof value === 'number' ? formatCount(value) : value;
  const inner = column.cell === undefined ? words : column.cell(row);
  const href = column.link?.(row) ?? null;
  if (href === null) return inner;
  return (
    <AppLink href={href} data-code="">
      {inner}
    </AppLink>
  );
}

/** One row of a list. */
export function ListRow<R extends object>(props: ListRowProps<R>) {
  const { row, columns, name, selected } = props;
  const text = useText(listMessages);
  return (
    <tr
      data-index={row.index}
      aria-rowindex={row.index + 2}
      {...(selected === true ? { 'data-selected': '' } : {})}
    >
      {selected !== null && (
        <td data-pick="">
          <input
            type="checkbox"
            aria-label={text('list.select', { name })}
            checked={selected}
            onChange={(event) => {
              const { nativeEvent } = event;
              props.onSelect('shiftKey' in nativeEvent && nativeEvent.shiftKey === true);
            }}
          />
        </td>
      )}
      {columns.map((column) => {
        const value = column.value(row.original);
        return (
          <td
            key={column.id}
            data-clip=""
            data-label={column.label}
            {...(column.main === true ? { 'data-main': '' } : {})}
            {...(column.align === undefined ? {} : { 'data-align': column.align })}
            {...(typeof value === 'string' && value.length > 16 ? { title: value } : {})}
          >
            {cellOf(column, row.original)}
          </td>
        );
      })}
    </tr>
  );
}
