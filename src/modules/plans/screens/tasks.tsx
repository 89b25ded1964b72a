import { useMemo, type ReactNode } from 'react';
import {
  Empty,
  orderOfList,
  saveFile,
  shownColumns,
  useClient,
  useRead,
  useText,
  DataList,
  AppLink,
  type ListColumn,
  type ListExport,
  type ScreenProps,
  type SortKey,
  problemOf,
} from '../../../ui/index.ts';
import { toCsv } from '../../../ui/list/rows.ts';
import { exportTasks, getPlan } from '../contract/index.ts';
import { planScreenMessages } from './messages.ts';
import { periodOf, scaleOf } from './schedule-data.ts';
import {
  FindingsState,
  NewerCopy,
  usePeriod,
  usePlanCrumbs,
  usePlanPath,
  useVersion,
  type Plan,
  type Task,
} from './shared.tsx';
import { sortColumns, taskQueryOf, useAllTasks, useTaskFilters, useTaskList } from './task-list.ts';

/** Columns of the file for those of the screen. */
const exported: Readonly<Record<string, readonly string[]>> = {
  period: ['startYear', 'endYear'],
  code: ['code'],
  title: ['title'],
  section: ['section'],
  lead: ['lead'],
  startYear: ['startYear'],
  endYear: ['endYear'],
  funding: ['funding'],
  provisions: ['provisions'],
  findings: ['openFindings'],
};

/** The order of the screen for the file: every column, in the words of the file. */
export function orderOf(sort: readonly SortKey[]): { readonly order?: string } {
  const keys = sortColumns(sort).flatMap(({ id, desc }) =>
    (exported[id] ?? []).map((column) => (desc ? `-${column}` : column)),
  );
  return keys.length === 0 ? {} : { order: keys.join(',') };
}

/** The columns of the file for those that are shown, each once, in the order of the screen. */
export function exportColumns(shown: readonly string[]): string {
  return [...new Set(shown.flatMap((id) => exported[id] ?? []))].join(',');
}

/** The rows that are shown, in their order and columns: as CSV from here, as a workbook. */
function useExports(planKey: string, list: ReturnType<typeof useTaskList>): readonly ListExport[] {
  const client = useClient();
  const version = useVersion();
  const { state } = list.control;
  const visible = shownColumns(list.columns, state);
  const columns = exportColumns(state.columns);
  const query = taskQueryOf(planKey, version, state);
  return [
    {
      format: 'xlsx',
      href: client.addressOf(exportTasks, {
        ...query,
        ...orderOf(orderOfList(state)),
        format: 'xlsx',
        columns,
      }),
    },
    {
      format: 'csv',
      onExport: () =>
        saveFile(
          `${planKey}-nhiem-vu.csv`,
          toCsv(visible, list.rows ?? []),
          'text/csv;charset=utf-8',
        ),
    },
  ];
}

/** Every task of a plan: found, filtered, ordered and exported; the address is its state. */
export function Tasks({ params }: ScreenProps) {
  const own = useText(planScreenMessages);
  const key = params['key'] ?? '';
  const plan = useRead(getPlan, { key, ...useVersion() });
  const list = useTaskList(key);
  const to = usePlanPath(key);
  const { read } = list;
  const years = useYears(key, plan.data?.plan);
  const filters = useTaskFilters(read.data, years);
  const columns = useMemo(
    () =>
      list.columns.map((column): ListColumn<Task> => {
        const cell = cells[column.id];
        return cell === undefined ? column : { ...column, cell };
      }),
    [list.columns],
  );
  const summary = plan.data?.plan;
  const crumbs = usePlanCrumbs(key, summary);
  return (
    <>
      <DataList
        list="plans.tasks"
        title={own('nav.tasks')}
        crumbs={crumbs}
        control={list.control}
        columns={columns}
        filters={filters}
        rows={list.rows}
        server
        {...(summary === undefined ? {} : { total: summary.tasks })}
        rowId={(task) => task.id}
        rowName={(task) => task.code}
        exports={useExports(key, list)}
        fileName={`${key}-nhiem-vu`}
        {...(summary === undefined || summary.newerCopy === null
          ? {}
          : { before: <NewerCopy plan={summary} path="/plans/$key/tasks" /> })}
        empty={
          <Empty
            title={own('tasks.empty')}
            action={<AppLink href={to('/review')}>{own('nav.review')}</AppLink>}
          >
            {own('tasks.emptyText')}
          </Empty>
        }
        problem={problemOf(read, own('tasks.failed'))}
      />
    </>
  );
}

/** The years in which tasks of the whole plan run, whatever the list is narrowed to. */
function useYears(key: string, plan: Plan | undefined): readonly number[] {
  const tasks = useAllTasks({ key, ...useVersion() }).data?.tasks;
  return useMemo(
    () => (plan === undefined || tasks === undefined ? [] : scaleOf(tasks, periodOf(plan, tasks))),
    [plan, tasks],
  );
}

const cells: Readonly<Record<string, (task: Task) => ReactNode>> = {
  findings: ({ openFindings, findings }) => <FindingsState open={openFindings} all={findings} />,
  period: (task) => <Years task={task} />,
};

/** The years in use, with a mark where they are a reading of what is written. */
function Years({ task }: { readonly task: Task }) {
  const own = useText(planScreenMessages);
  const words = usePeriod()(task.startYear, task.endYear);
  const isReading = task.readings.some((field) => field === 'startYear' || field === 'endYear');
  return (
    <>
      {words}
      {isReading && <abbr title={own('tasks.odd')}> *</abbr>}
    </>
  );
}
