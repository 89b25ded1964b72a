import { useMemo } from 'react';
import {
  Empty,
  FailureBox,
  saveFile,
  useClient,
  useRead,
  useText,
  DataList,
  AppLink,
  pathTo,
  type ListColumn,
  type ListExport,
  type ListState,
  type ScreenProps,
} from '../../../ui/index.ts';
import { toCsv } from '../../../ui/list/rows.ts';
import { exportTasks, getPlan } from '../contract/index.ts';
import { planScreenMessages } from './messages.ts';
import { FindingsState, NewerCopy, usePlanCrumbs, useVersion, type Task } from './shared.tsx';
import { taskQueryOf, useTaskList } from './task-list.ts';

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

/** The server's order for a column of the screen; the others keep the order of the text. */
const ordered = {
  code: 'code',
  title: 'title',
  lead: 'lead',
  period: 'startYear',
  startYear: 'startYear',
  endYear: 'endYear',
  findings: 'openFindings',
} as const;

function orderOf({ sort }: ListState) {
  const [first] = sort;
  const by = Object.entries(ordered).find(([id]) => id === first?.id)?.[1];
  if (by === undefined || first === undefined) return {};
  return { sort: by, descending: first.desc ? ('true' as const) : ('false' as const) };
}

/** The rows that are shown, in their order and columns: as CSV from here, as a workbook. */
function useExports(planKey: string, list: ReturnType<typeof useTaskList>): readonly ListExport[] {
  const client = useClient();
  const version = useVersion();
  const { state } = list.control;
  const visible = list.columns.filter(({ id }) => state.columns.includes(id));
  const columns = [...new Set(state.columns.flatMap((id) => exported[id] ?? []))].join(',');
  const query = taskQueryOf(planKey, version, state);
  return [
    {
      format: 'xlsx',
      href: client.addressOf(exportTasks, { ...query, ...orderOf(state), format: 'xlsx', columns }),
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
  const { read } = list;
  const columns = useMemo(
    () =>
      list.columns.map((column): ListColumn<Task> => {
        if (column.id === 'findings') {
          return {
            ...column,
            cell: ({ openFindings, findings }) => (
              <FindingsState open={openFindings} all={findings} />
            ),
          };
        }
        if (column.id !== 'period') return column;
        return { ...column, cell: (task) => <Years task={task} words={column.value(task)} /> };
      }),
    [list.columns],
  );
  const summary = plan.data?.plan;
  const crumbs = usePlanCrumbs(key, summary);
  return (
    <>
      <DataList
        title={own('nav.tasks')}
        crumbs={crumbs}
        control={list.control}
        columns={columns}
        filters={list.filters}
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
            action={
              <AppLink href={pathTo('/plans/$key/review', { key })}>{own('nav.review')}</AppLink>
            }
          >
            {own('tasks.emptyText')}
          </Empty>
        }
        {...(read.failure === null
          ? {}
          : {
              problem: (
                <FailureBox
                  failure={read.failure}
                  title={own('tasks.failed')}
                  at={read.failedAt}
                  onRetry={read.retry}
                />
              ),
            })}
      />
    </>
  );
}

interface YearsProps {
  readonly task: Task;
  readonly words: string | number | null;
}

/** The years in use, with a mark where they are a reading of what is written. */
function Years({ task, words }: YearsProps) {
  const own = useText(planScreenMessages);
  const isReading = task.readings.some((field) => field === 'startYear' || field === 'endYear');
  return (
    <>
      {words}
      {isReading && <abbr title={own('tasks.odd')}> *</abbr>}
    </>
  );
}
