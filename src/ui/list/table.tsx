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
import { listMessages } from './messages.ts';
import { formatCount, Hidden } from '../parts.tsx';
import { size } from '../theme/tokens.ts';
import { GroupLine } from './group-line.tsx';
import { linesOf } from './lines.ts';
import { usePrinting } from './printing.ts';
import { ListScroll, ListTable, SortHead } from './look.tsx';
import { ListRow } from './row.tsx';
import { shownColumns, sumsOf, type ListColumn } from './rows.ts';
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

/** Rows picked one by one, or from the last one to this with Shift. */
function usePick<R extends object>(props: DataTableProps<R>) {
  const last = useRef<number | null>(null);
  const { rows, rowId, onSelect } = props;
  return (at: number, ranged: boolean) => {
    const row = rows[at];
    if (row === undefined || onSelect === undefined) return;
    const before = props.selection ?? {};
    const on = before[rowId(row)] !== true;
    const from = ranged ? (last.current ?? at) : at;
    const span = rows.slice(Math.min(from, at), Math.max(from, at) + 1);
    // A range takes what its end becomes; what is off is absent.
    const kept = Object.entries(before).filter(([id]) => !span.some((one) => rowId(one) === id));
    const added = on ? span.map((one) => [rowId(one), true] as const) : [];
    last.current = at;
    onSelect(Object.fromEntries([...kept, ...added]));
  };
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 20,
  PageUp: -20,
  Home: -Infinity,
  End: Infinity,
};

type ListTableOf<R extends object> = ReturnType<typeof useListTable<R>>;

interface TableHeadProps<R extends object> {
  readonly table: ListTableOf<R>;
  readonly columns: readonly ListColumn<R>[];
  readonly pickable: boolean;
}

/** The heads of the columns, by which the list is ordered; the box of all rows. */
function TableHead<R extends object>({ table, columns, pickable }: TableHeadProps<R>) {
  const text = useText(listMessages);
  const any = table.getRowModel().rows.length > 0;
  return (
    <>
      <colgroup>
        {pickable && <col style={{ width: 40 }} />}
        {columns.map(({ id, width }) => (
          <col key={id} {...(width === undefined ? {} : { style: { width } })} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {pickable && (
            <th scope="col" data-pick="">
              <input
                type="checkbox"
                aria-label={text('list.selectAll')}
                checked={any && table.getIsAllRowsSelected()}
                onChange={(event) => table.toggleAllRowsSelected(event.target.checked)}
              />
            </th>
          )}
          {columns.map(({ id, label, align }) => {
            const column = table.getColumn(id);
            return (
              <SortHead
                key={id}
                label={label}
                sortable={column?.getCanSort() ?? false}
                sorted={column?.getIsSorted() ?? false}
                align={align}
                onSort={column?.getToggleSortingHandler()}
              />
            );
          })}
        </tr>
      </thead>
    </>
  );
}

interface TotalsFootProps<R> {
  readonly columns: readonly ListColumn<R>[];
  readonly totals: Readonly<Record<string, ReactNode>>;
  readonly pickable: boolean;
}

/** What the rows come to, under their columns. */
function TotalsFoot<R>({ columns, totals, pickable }: TotalsFootProps<R>) {
  const text = useText(listMessages);
  if (Object.keys(totals).length === 0) return null;
  return (
    <tfoot>
      <tr>
        {pickable && <td>{null}</td>}
        {columns.map(({ id, align }, at) => {
          const sum = totals[id];
          return (
            <td key={id} {...(align === undefined ? {} : { 'data-align': align })}>
              {typeof sum === 'number' ? formatCount(sum) : sum}
              {at === 0 && sum === undefined && text('list.sum')}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

/** The native table of a list: sticky head, keyboard, only the rows in view when there are many. */
export function DataTable<R extends object>(props: DataTableProps<R>) {
  const table = useListTable(props);
  const scroll = useRef<HTMLDivElement>(null);
  const { state } = props.control;
  const rows: readonly Row<ListFeatures, R>[] = table.getRowModel().rows;
  const grouped = props.columns.find(({ id }) => id === state.group);
  const lines = useMemo(() => linesOf(rows, grouped), [rows, grouped]);
  const printing = usePrinting();
  const virtual = lines.length > DRAW_ALL && !printing;
  // oxlint-disable-next-line react/incompatible-library -- no compiler is used
  const virtualizer = useVirtualizer({
    count: virtual ? lines.length : 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => (state.roomy ? size.rowRoomy : size.rowDense),
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const drawn = virtual ? items.flatMap(({ index }) => lines[index] ?? []) : lines;
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const shown = shownColumns(props.columns, state);
  const selectable = props.onSelect !== undefined;
  const pick = usePick(props);
  const wanted = useWantedFocus(scroll);
  const press = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const row = (event.target as HTMLElement).closest('tr');
    const at = Number(row?.dataset['index'] ?? Number.NaN);
    if (row === null || Number.isNaN(at) || event.target instanceof HTMLSelectElement) return;
    if (event.key === ' ' && selectable && event.target instanceof HTMLAnchorElement) {
      event.preventDefault();
      pick(at, event.shiftKey);
      return;
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const from = wanted.current?.row ?? at;
    const to = Math.max(0, Math.min(rows.length - 1, from + step));
    const column = [...row.querySelectorAll('a, input')].indexOf(event.target as HTMLElement);
    wanted.current = { row: to, column };
    if (virtual) virtualizer.scrollToIndex(lines.findIndex((line) => line.at === to));
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
        {...(state.roomy ? { 'data-roomy': '' } : {})}
        aria-rowcount={lines.length + 1}
      >
        <caption>
          <Hidden>{props.caption}</Hidden>
        </caption>
        <TableHead table={table} columns={shown} pickable={selectable} />
        {/* The keys belong to the links inside. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onKeyDown={press}>
          {before > 0 && <tr aria-hidden="true" data-space="" style={{ height: before }} />}
          {drawn.map((line) =>
            line.kind === 'group' ? (
              <GroupLine
                key={line.key}
                group={line.group}
                columns={shown}
                by={line.by}
                pickable={selectable}
              />
            ) : (
              <ListRow
                key={line.row.id}
                row={line.row}
                columns={shown}
                name={props.rowName(line.row.original)}
                selected={selectable ? line.row.getIsSelected() : null}
                onSelect={(ranged) => pick(line.at, ranged)}
              />
            ),
          )}
          {after > 0 && <tr aria-hidden="true" data-space="" style={{ height: after }} />}
        </tbody>
        <TotalsFoot
          columns={shown}
          totals={props.totals ?? sumsOf(shown, props.rows)}
          pickable={selectable}
        />
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
