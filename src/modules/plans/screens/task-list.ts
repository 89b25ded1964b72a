import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orderRows, type InputOf, type OrderKey, type ReplyOf } from '../../../kernel/index.ts';
import {
  FailureError,
  orderOfList,
  pathTo,
  shapeOf,
  useClient,
  useList,
  useNavigation,
  useText,
  type Failure,
  type ListColumn,
  type ListFilter,
  type ListState,
  type SortKey,
} from '../../../ui/index.ts';
import { listTasks } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { planScreenMessages } from './messages.ts';
import { usePeriod, useVersion, type Task } from './shared.tsx';

export type TasksReply = ReplyOf<typeof listTasks>;
export type TaskQuery = Omit<InputOf<typeof listTasks>, 'after' | 'limit'>;

/** Rows of one answer; a longer list is fetched page by page. */
const PAGE_ROWS = 500;

export const taskFilters = ['section', 'lead', 'funding', 'year', 'findings'] as const;
type FilterName = (typeof taskFilters)[number];

/** The state of findings and kinds of funding that the server filters by. */
const findingStates = ['open', 'settled', 'none'] as const;

/** What the server is asked for a state of the list: one value of each filter. */
export function taskQueryOf(
  key: string,
  version: { readonly version?: number },
  state: ListState,
): TaskQuery {
  const only = (name: FilterName) => state.filters[name]?.at(-1);
  const [section, lead, funding] = [only('section'), only('lead'), only('funding')];
  const year = Number(only('year') ?? '');
  const findings = findingStates.find((one) => one === only('findings'));
  const query = state.query.trim();
  return {
    key,
    ...version,
    ...(query === '' ? {} : { q: query.slice(0, 200) }),
    ...(section === undefined ? {} : { section }),
    ...(lead === undefined ? {} : { lead }),
    ...(funding === undefined ? {} : { funding: funding as NonNullable<TaskQuery['funding']> }),
    ...(Number.isInteger(year) && year > 0 ? { year } : {}),
    ...(findings === undefined ? {} : { findings }),
  };
}

/** A choice of another value takes the place of the one before: the server takes one of each. */
export function oneOfEach(before: ListState, next: ListState): ListState {
  const filters = Object.fromEntries(
    Object.entries(next.filters).map(([name, values]) => {
      const added = values.filter((value) => before.filters[name]?.includes(value) !== true);
      return [name, [added.at(-1) ?? values.at(-1) ?? '']];
    }),
  );
  return { ...next, filters };
}

export interface TasksRead {
  readonly data: TasksReply | undefined;
  readonly failure: Failure | null;
  readonly failedAt: number;
  readonly retry: () => void;
}

/** Every row of a filter, page by page; what was shown stays while another filter is fetched. */
export function useAllTasks(input: TaskQuery): TasksRead {
  const client = useClient();
  const query = useQuery<TasksReply>({
    queryKey: [listTasks.id, input, 'all'],
    placeholderData: (before) => before,
    queryFn: async ({ signal }) => {
      const page = async (after: string | null) => {
        const asked = { ...input, limit: PAGE_ROWS, ...(after === null ? {} : { after }) };
        const result = await client.call(listTasks, asked, { signal });
        if (!result.ok) throw new FailureError(result.error);
        return result.value;
      };
      const first = await page(null);
      const tasks = [...first.tasks];
      let { next } = first;
      while (next !== null) {
        const more = await page(next);
        tasks.push(...more.tasks);
        next = more.next;
      }
      return { ...first, tasks, next: null };
    },
  });
  return {
    data: query.data,
    failure: query.error instanceof FailureError ? query.error.failure : null,
    failedAt: query.errorUpdatedAt,
    retry: () => void query.refetch(),
  };
}

/** Address of a task that remembers the list one came from. */
export function taskHref(key: string, code: string, search: string): string {
  const path = pathTo('/plans/$key/tasks/$code', { key, code });
  return search === '' ? path : `${path}?${search}`;
}

/** The columns of the task table; `search` is the list that links remember. */
export function useTaskColumns(key: string): readonly ListColumn<Task>[] {
  const text = useText(messages);
  const own = useText(planScreenMessages);
  const period = usePeriod();
  const { search } = useNavigation();
  return useMemo((): readonly ListColumn<Task>[] => {
    const funding = (task: Task) => task.funding.map((kind) => text(`funding.${kind}`)).join(', ');
    return [
      {
        id: 'code',
        label: text('column.code'),
        width: 100,
        fixed: true,
        value: (task) => task.code,
        link: (task) => taskHref(key, task.code, search),
      },
      { id: 'title', label: text('column.title'), main: true, value: (task) => task.title },
      {
        id: 'section',
        label: text('column.section'),
        width: 80,
        hidden: true,
        groups: true,
        value: (task) => task.section,
      },
      {
        id: 'lead',
        label: own('lead'),
        width: 220,
        groups: true,
        value: (task) => task.lead?.name ?? null,
      },
      {
        id: 'period',
        label: own('time'),
        width: 110,
        value: (task) => period(task.startYear, task.endYear),
      },
      {
        id: 'startYear',
        label: text('column.startYear'),
        width: 110,
        hidden: true,
        value: (task) => yearText(task.startYear),
      },
      {
        id: 'endYear',
        label: text('column.endYear'),
        width: 120,
        hidden: true,
        value: (task) => yearText(task.endYear),
      },
      { id: 'funding', label: own('funding'), width: 200, groups: true, value: funding },
      {
        id: 'provisions',
        label: own('provisions'),
        width: 90,
        align: 'right',
        value: (task) => task.provisions,
      },
      {
        id: 'findings',
        label: own('findingsState'),
        width: 130,
        value: (task) => task.openFindings,
      },
    ];
  }, [key, search, text, own, period]);
}

/** A year is a name, not a quantity: it is never written 2.020. */
function yearText(year: number | null): string | null {
  return year === null ? null : String(year);
}

/** Filters with the values and numbers of the whole plan. */
export function useTaskFilters(
  reply: TasksReply | undefined,
  years: readonly number[],
): readonly ListFilter<Task>[] {
  const text = useText(messages);
  const own = useText(planScreenMessages);
  return useMemo((): readonly ListFilter<Task>[] => {
    const facets = reply?.facets;
    return [
      {
        id: 'section',
        label: own('section'),
        options: (facets?.sections ?? []).map(({ code, title, tasks }) => {
          return { value: code, label: `${code} ${title}`, count: tasks };
        }),
      },
      {
        id: 'lead',
        label: own('lead'),
        options: (facets?.leads ?? []).map(({ code, name, tasks }) => {
          return { value: code, label: name, count: tasks };
        }),
      },
      {
        id: 'funding',
        label: own('funding'),
        options: (facets?.funding ?? []).map(({ kind, tasks }) => {
          return { value: kind, label: text(`funding.${kind}`), count: tasks };
        }),
      },
      {
        id: 'year',
        label: own('year.runs'),
        options: years.map(String).map((year) => ({ value: year, label: year })),
      },
      {
        id: 'findings',
        label: own('findingsState'),
        options: findingStates.map((state) => {
          return { value: state, label: own(`findings.${state}`) };
        }),
      },
    ];
  }, [reply?.facets, years, text, own]);
}

/** The columns a sort stands for: a period is its first year, then its last. */
export function sortColumns(sort: readonly SortKey[]): readonly SortKey[] {
  return sort.flatMap(({ id, desc }) =>
    (id === 'period' ? ['startYear', 'endYear'] : [id]).map((each) => ({ id: each, desc })),
  );
}

function orderKeys(columns: readonly ListColumn<Task>[], sort: readonly SortKey[]) {
  return sortColumns(sort).flatMap(({ id, desc }): readonly OrderKey<Task>[] => {
    const column = columns.find((candidate) => candidate.id === id);
    return column === undefined ? [] : [{ value: column.value, desc }];
  });
}

/** The task table of the address: its rows in the order shown, and the way to change it. */
export function useTaskList(key: string) {
  const version = useVersion();
  const columns = useTaskColumns(key);
  const shape = useMemo(
    () => ({ ...shapeOf(columns, [], []), filters: [...taskFilters] }),
    [columns],
  );
  const list = useList(shape);
  const read = useAllTasks(taskQueryOf(key, version, list.state));
  const control = {
    ...list,
    change: (next: ListState) => list.change(oneOfEach(list.state, next)),
  };
  const rows = read.data?.tasks;
  const shown = useMemo(() => {
    if (rows === undefined) return undefined;
    // The server filtered and searched; only the order is made here.
    return orderRows(rows, orderKeys(columns, orderOfList(list.state)));
  }, [rows, columns, list.state]);
  return { control, columns, read, rows: shown };
}
