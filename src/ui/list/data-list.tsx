import Button from '@mui/material/Button';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Failure } from '../data.tsx';
import { useKeeping } from '../keeping.ts';
import { useText } from '../language.tsx';
import { FailureBox } from '../loaded.tsx';
import { listMessages } from './messages.ts';
import { useNavigation } from '../navigation.tsx';
import { Page, PageHeader, type Crumb } from '../page-header.tsx';
import { formatCount, Grow, LinkButton } from '../parts.tsx';
import { Empty, Loading } from '../states.tsx';
import { color, font, type } from '../theme/tokens.ts';
import { sheetOf } from './sheet.ts';
import { FilterBar, Toolbar } from './chips.tsx';
import {
  Bulk,
  ColumnChooser,
  DensitySwitch,
  ExportMenu,
  Foot,
  saveFile,
  SearchBox,
  type ListExport,
} from './controls.tsx';
import { rememberList } from './came-from.ts';
import { isTyping } from './keys.ts';
import { OrderChoice } from './order.tsx';
import {
  applyList,
  makeSearcher,
  shownColumns,
  toCsv,
  type ListColumn,
  type ListFilter,
} from './rows.ts';
import { conditionsOf, withFilter } from './state.ts';
import { DataTable } from './table.tsx';
import type { ListControl } from './use-list.ts';
import { ViewsMenu } from './views.tsx';

export interface DataListProps<R extends object> {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  readonly note?: ReactNode;
  /** The list's own deeds, at the right of the head. */
  readonly actions?: ReactNode;
  /** Name under which views of this list are saved; without it there are none. */
  readonly list?: string;
  readonly control: ListControl;
  readonly columns: readonly ListColumn<R>[];
  readonly filters?: readonly ListFilter<R>[];
  /** Undefined while they come. */
  readonly rows: readonly R[] | undefined;
  readonly rowId: (row: R) => string;
  readonly rowName: (row: R) => string;
  /** The server filtered and ordered already; then `total` says how many there are without. */
  readonly server?: boolean;
  readonly total?: number;
  /** Stands before the chips: the date of "xem theo ngày". */
  readonly before?: ReactNode;
  /** Stands at the right of the chips: what the rows come to. */
  readonly summary?: ReactNode;
  readonly totals?: Readonly<Record<string, ReactNode>>;
  /** When there is nothing at all, filters aside. */
  readonly empty: ReactNode;
  /** Takes the place of the rows: an error, no permission. */
  readonly problem?: ReactNode;
  /** Deeds on the selected rows; without it rows cannot be selected. */
  readonly bulk?: (rows: readonly R[], clear: () => void) => ReactNode;
  /** Files made by the server; without it the page makes the CSV itself. */
  readonly exports?: readonly ListExport[];
  /** Name of the CSV made here, without its ending. */
  readonly fileName: string;
  /** Drawn inside another page: no head of its own size. */
  readonly embedded?: boolean;
}

type Selection = Readonly<Record<string, boolean>>;

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files of what is shown: CSV by the page, a workbook by the server; or those a screen brings. */
function useExports<R extends object>(
  { exports, fileName, title, list, columns, control }: DataListProps<R>,
  visible: readonly ListColumn<R>[],
  shown: readonly R[],
): { readonly exports: readonly ListExport[]; readonly failure: Failure | null } {
  const text = useText(listMessages);
  const sheets = useKeeping()?.sheets;
  const [failure, setFailure] = useState<Failure | null>(null);
  const csv = (): void =>
    saveFile(`${fileName}.csv`, toCsv(visible, shown), 'text/csv;charset=utf-8');
  const workbook = async (): Promise<void> => {
    const group = columns.find(({ id }) => id === control.state.group);
    const words = {
      sum: text('list.sum'),
      sumOf: (name: string) => text('list.sumOf', { group: name }),
    };
    const made = await sheets?.make(
      list ?? fileName,
      sheetOf(shown, visible, { title, group, words }),
    );
    setFailure(made?.ok === false ? made.error : null);
    if (made?.ok === true) saveFile(`${fileName}.xlsx`, made.value, WORKBOOK);
  };
  const own: readonly ListExport[] = [
    ...(sheets === undefined ? [] : [{ format: 'xlsx', onExport: () => void workbook() } as const]),
    { format: 'csv', onExport: csv },
  ];
  return { exports: exports ?? own, failure };
}

/** The one list: every list of the product is this one. The address is its state. */
export function DataList<R extends object>(props: DataListProps<R>) {
  const text = useText(listMessages);
  const { control, columns, rows, rowId } = props;
  const filters = props.filters ?? [];
  const search = useMemo(() => makeSearcher(columns), [columns]);
  const shown = useMemo(() => {
    if (rows === undefined || props.server === true) return rows;
    return applyList(rows, { columns, filters: props.filters ?? [], search }, control.state);
  }, [rows, columns, props.filters, props.server, search, control.state]);
  const [selection, setSelection] = useState<Selection>({});
  // Only what is shown is acted on: a row that a filter hides is not meant.
  const chosen = useMemo(
    () => (shown ?? []).filter((row) => selection[rowId(row)] === true),
    [shown, rowId, selection],
  );
  useEscape(chosen.length > 0, () => setSelection({}));
  useRememberedList(columns, shown);

  const total = props.total ?? rows?.length ?? 0;
  const count = shown?.length ?? null;
  const visible = shownColumns(columns, control.state);
  const exporting = useExports(props, visible, shown ?? []);
  const searchLabel = text('list.searchIn', { count: formatCount(total) });
  return (
    <Page>
      <PageHeader
        title={props.title}
        count={count}
        {...(props.crumbs === undefined ? {} : { crumbs: props.crumbs })}
        note={props.note}
      >
        <SearchBox
          value={control.state.query}
          label={searchLabel}
          onChange={(query) => control.change({ ...control.state, query })}
        />
        {props.list !== undefined && <ViewsMenu list={props.list} control={control} />}
        <ColumnChooser control={control} columns={columns} />
        <DensitySwitch control={control} />
        <ExportMenu exports={exporting.exports} />
        {props.actions}
      </PageHeader>
      {(filters.length > 0 || props.before !== undefined || props.summary !== undefined) && (
        <Toolbar role="group" aria-label={text('list.filters')}>
          {props.before}
          <FilterBar control={control} filters={filters} />
          <Grow />
          <span style={{ font: `400 ${type.t12} ${font.num}`, color: color.ink2 }}>
            {props.summary}
          </span>
        </Toolbar>
      )}
      {exporting.failure !== null && <FailureBox failure={exporting.failure} />}
      {count !== null && count > 1 && <OrderChoice control={control} columns={columns} />}
      <Body
        {...props}
        shown={shown}
        selection={selection}
        onSelect={props.bulk === undefined ? undefined : setSelection}
      />
      {chosen.length > 0 && props.bulk !== undefined ? (
        <Bulk role="region" aria-label={text('list.bulk')}>
          <strong>
            {text('list.selected', { selected: formatCount(chosen.length), total: count ?? 0 })}
          </strong>
          {chosen.length < (count ?? 0) && (
            <LinkButton
              type="button"
              data-on-dark=""
              onClick={() =>
                setSelection(Object.fromEntries((shown ?? []).map((row) => [rowId(row), true])))
              }
            >
              {text('list.selectEvery', { total: formatCount(count ?? 0) })}
            </LinkButton>
          )}
          <Grow />
          {props.bulk(chosen, () => setSelection({}))}
          <LinkButton type="button" data-on-dark="" onClick={() => setSelection({})}>
            {text('list.selectNone')} <kbd>Esc</kbd>
          </LinkButton>
        </Bulk>
      ) : (
        <Foot>
          <span role="status">
            {count === null
              ? ''
              : count === total
                ? text('list.total', { total: formatCount(total) })
                : text('list.shown', { shown: formatCount(count), total: formatCount(total) })}
          </span>
          <Grow />
          <span data-no-print="">{text('list.keys')}</span>
        </Foot>
      )}
    </Page>
  );
}

interface BodyProps<R extends object> extends DataListProps<R> {
  readonly shown: readonly R[] | undefined;
  readonly selection: Selection;
  readonly onSelect: ((selection: Selection) => void) | undefined;
}

function Body<R extends object>(props: BodyProps<R>) {
  const { shown, rows, control } = props;
  if (props.problem !== undefined && props.problem !== null) return <Fill>{props.problem}</Fill>;
  if (shown === undefined || rows === undefined) {
    return (
      <Fill>
        <Loading lines={12} />
      </Fill>
    );
  }
  const conditions = conditionsOf(control.state);
  if (shown.length === 0) {
    return <Fill>{conditions === 0 ? props.empty : <NoMatch {...props} />}</Fill>;
  }
  return (
    <DataTable
      caption={props.title}
      control={control}
      columns={props.columns}
      rows={shown}
      rowId={props.rowId}
      rowName={props.rowName}
      {...(props.onSelect === undefined
        ? {}
        : { selection: props.selection, onSelect: props.onSelect })}
      {...(props.totals === undefined ? {} : { totals: props.totals })}
    />
  );
}

function Fill({ children }: { readonly children: ReactNode }) {
  return <div style={{ flex: 1, minHeight: 0, overflow: 'auto' }}>{children}</div>;
}

function NoMatch<R extends object>({ control, filters = [] }: DataListProps<R>) {
  const text = useText(listMessages);
  const { state, change } = control;
  const count = conditionsOf(state);
  const set = filters.filter(({ id }) => state.filters[id] !== undefined);
  const remove = (label: string, act: () => void) => (
    <Button key={label} onClick={act}>
      {text('list.filter.clearOne', { label })}
    </Button>
  );
  return (
    <Empty
      title={text('list.noMatch', { count })}
      action={
        <>
          {state.query.trim() !== '' &&
            remove(state.query.trim(), () => change({ ...state, query: '' }))}
          {set.map(({ id, label }) => remove(label, () => change(withFilter(state, id, []))))}
          {count > 1 && (
            <Button onClick={() => change({ ...state, query: '', filters: {} })}>
              {text('list.filter.clearAll', { count })}
            </Button>
          )}
        </>
      }
    >
      {null}
    </Empty>
  );
}

/** A record that is opened knows its neighbours in this list, as it stands. */
function useRememberedList<R>(
  columns: readonly ListColumn<R>[],
  shown: readonly R[] | undefined,
): void {
  const { path, search } = useNavigation();
  useEffect(() => {
    const link = columns.find((column) => column.link !== undefined)?.link;
    if (link === undefined || shown === undefined || shown.length === 0) return;
    const hrefs = shown.map(link).filter((href) => href !== null);
    rememberList(search === '' ? path : `${path}?${search}`, hrefs);
  }, [columns, shown, path, search]);
}

function useEscape(active: boolean, act: () => void) {
  useEffect(() => {
    if (!active) return undefined;
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isTyping(event.target)) act();
    };
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  });
}
