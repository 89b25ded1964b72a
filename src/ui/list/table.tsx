import {
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Row,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { useText } from '../language.tsx';
import { uiMessages } from '../messages.ts';
import { Hidden } from '../parts.tsx';
import { size } from '../theme/tokens.ts';
import { usePrinting } from './printing.ts';
import { ListScroll, ListTable, SortHead } from './look.tsx';
import { ListRow } from './row.tsx';
import type { ListColumn } from './rows.ts';
import type { ListControl } from './use-list.ts';

/** Longer lists draw only the rows in view; shorter ones draw all, for find-in-page and print. */
export const DRAW_ALL = 200;
const OVERSCAN = 16;

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, rowSortingFeature });
export type ListFeatures = typeof features;

export interface DataTableProps<R extends object> {
  readonly caption: string;
  readonly control: ListControl;
  readonly columns: readonly ListColumn<R>[];
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  readonly rowName: (row: R) => string;
  /** Present when rows can be selected. */
  readonly selection?: Readonly<Record<string, boolean>>;
  readonly onSelect?: (selection: Readonly<Record<string, boolean>>) => void;
  /** Sums under their columns. */
  readonly totals?: Readonly<Record<string, ReactNode>>;
}

function useListTable<R extends object>(props: DataTableProps<R>) {
  const { control, columns, rows, rowId } = props;
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<ListFeatures, R> => ({
        id: column.id,
        accessorFn: column.value,
        header: column.label,
        enableSorting: column.sortable !== false,
      })),
    [columns],
  );
  const visibility = useMemo(
    () =>
      Object.fromEntries(
        columns.map(({ id }) => [id, control.state.columns.includes(id)] as const),
      ),
    [columns, control.state.columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  return useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    manualSorting: true,
    enableMultiSort: true,
    state: {
      columnVisibility: visibility,
      sorting: control.state.sort.map(({ id, desc }) => ({ id, desc })),
      rowSelection: { ...props.selection } as Record<string, true>,
    },
    onSortingChange: (updater) => {
      const before = control.state.sort.map(({ id, desc }) => ({ id, desc }));
      const sort = typeof updater === 'function' ? updater(before) : updater;
      control.change({ ...control.state, sort });
    },
    onRowSelectionChange: (updater) => {
      const before = { ...props.selection } as Record<string, true>;
      props.onSelect?.(typeof updater === 'function' ? updater(before) : updater);
    },
  });
}

/** The native table of a list: sticky head, keyboard, only the rows in view when there are many. */
export function DataTable<R extends object>(props: DataTableProps<R>) {
  const text = useText(uiMessages);
  const table = useListTable(props);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = table.getRowModel().rows;
  const printing = usePrinting();
  const virtual = rows.length > DRAW_ALL && !printing;
  // oxlint-disable-next-line react/incompatible-library -- no compiler is used
  const virtualizer = useVirtualizer({
    count: virtual ? rows.length : 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => (props.control.state.roomy ? size.rowRoomy : size.rowDense),
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const shown = virtual
    ? items.flatMap(({ index }) => rows[index] ?? [])
    : (rows as readonly Row<ListFeatures, R>[]);
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const shownColumns = props.columns.filter(({ id }) => props.control.state.columns.includes(id));
  const selectable = props.onSelect !== undefined;

  const wanted = useWantedFocus(scroll);
  const move = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[event.key];
    const row = (event.target as HTMLElement).closest('tr');
    if (step === undefined || row === null || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    const from = wanted.current?.row ?? Number(row.dataset['index']);
    const to = Math.max(0, Math.min(rows.length - 1, from + step));
    const column = [...row.querySelectorAll('a, input')].indexOf(event.target as HTMLElement);
    wanted.current = { row: to, column };
    if (virtual) virtualizer.scrollToIndex(to);
    else focusWanted(scroll.current, wanted);
  };

  return (
    <ListScroll
      ref={scroll}
      tabIndex={0}
      role="region"
      aria-label={props.caption}
      {...(virtual ? { 'data-virtual': '' } : {})}
    >
      <ListTable
        data-fixed=""
        {...(props.control.state.roomy ? { 'data-roomy': '' } : {})}
        aria-rowcount={rows.length + 1}
      >
        <caption>
          <Hidden>{props.caption}</Hidden>
        </caption>
        <colgroup>
          {selectable && <col style={{ width: 40 }} />}
          {shownColumns.map(({ id, width }) => (
            <col key={id} {...(width === undefined ? {} : { style: { width } })} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selectable && (
              <th scope="col" data-pick="">
                <input
                  type="checkbox"
                  aria-label={text('list.selectAll')}
                  checked={rows.length > 0 && table.getIsAllRowsSelected()}
                  onChange={(event) => table.toggleAllRowsSelected(event.target.checked)}
                />
              </th>
            )}
            {table.getHeaderGroups()[0]?.headers.map(({ column }) => (
              <SortHead
                key={column.id}
                label={String(column.columnDef.header)}
                sortable={column.getCanSort()}
                sorted={column.getIsSorted()}
                align={props.columns.find(({ id }) => id === column.id)?.align}
                onSort={column.getToggleSortingHandler()}
              />
            ))}
          </tr>
        </thead>
        {/* The keys belong to the links inside. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onKeyDown={move}>
          {before > 0 && <tr aria-hidden="true" data-space="" style={{ height: before }} />}
          {shown.map((row) => (
            <ListRow
              key={row.id}
              row={row}
              columns={shownColumns}
              name={props.rowName(row.original)}
              selected={selectable ? row.getIsSelected() : null}
              onSelect={row.getToggleSelectedHandler()}
            />
          ))}
          {after > 0 && <tr aria-hidden="true" data-space="" style={{ height: after }} />}
        </tbody>
        {props.totals !== undefined && (
          <tfoot>
            <tr>
              {selectable && <td>{null}</td>}
              {shownColumns.map(({ id, align }) => (
                <td key={id} {...(align === undefined ? {} : { 'data-align': align })}>
                  {props.totals?.[id]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </ListTable>
    </ListScroll>
  );
}

interface Wanted {
  readonly row: number;
  readonly column: number;
}

/** The row a key asked for takes the focus as soon as it is drawn. */
function useWantedFocus(scroll: RefObject<HTMLElement | null>): RefObject<Wanted | null> {
  const wanted = useRef<Wanted | null>(null);
  useEffect(() => focusWanted(scroll.current, wanted));
  return wanted;
}

function focusWanted(container: HTMLElement | null, wanted: RefObject<Wanted | null>): void {
  if (wanted.current === null) return;
  const row = container?.querySelector(`tr[data-index="${wanted.current.row}"]`);
  const targets = row === null || row === undefined ? [] : [...row.querySelectorAll('a, input')];
  const target = targets[wanted.current.column] ?? targets[0];
  if (!(target instanceof HTMLElement)) return;
  wanted.current = null;
  target.focus({ preventScroll: false });
}
