import { useMemo } from 'react';
import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  DataList,
  Empty,
  pathTo,
  shapeOf,
  useList,
  useRead,
  useText,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { listValues } from '../contract/index.ts';
import { capital, useAmount } from './amounts.tsx';
import { lawScreenMessages } from './messages.ts';
import { Unverified } from './parts.tsx';

type Value = ReplyOf<typeof listValues>['values'][number];

function useColumns(): readonly ListColumn<Value>[] {
  const own = useText(lawScreenMessages);
  const amount = useAmount();
  return useMemo(
    () => [
      {
        id: 'label',
        label: own('value.name'),
        main: true,
        fixed: true,
        value: ({ label }) => capital(label),
        link: ({ name }) => pathTo('/law/values/$name', { name }),
      },
      { id: 'name', label: own('value.code'), width: 230, hidden: true, value: ({ name }) => name },
      {
        id: 'latest',
        label: own('value.latest'),
        width: 190,
        align: 'right',
        value: ({ latest }) => (latest === null ? null : Number(latest)),
        cell: ({ keyed, latest, lines }) =>
          keyed
            ? own('value.linesOf', { count: lines })
            : latest === null
              ? own('value.gap')
              : amount(latest),
      },
      { id: 'unit', label: own('value.unit'), width: 190, value: ({ unit }) => unit },
      {
        id: 'from',
        label: own('value.latestFrom'),
        width: 96,
        value: ({ latestFrom }) => latestFrom,
        cell: ({ latestFrom }) => (latestFrom === null ? '–' : formatDate(latestFrom)),
      },
      {
        id: 'count',
        label: own('value.count'),
        width: 120,
        align: 'right',
        value: ({ count }) => count,
      },
      {
        id: 'missing',
        label: own('value.missing'),
        width: 110,
        align: 'right',
        value: ({ missing }) => missing,
      },
      {
        id: 'verified',
        label: own('verification'),
        width: 144,
        value: ({ verified }) => own(verified ? 'verified' : 'unverified'),
        cell: ({ verified }) => (verified ? own('verified') : <Unverified />),
      },
    ],
    [own, amount],
  );
}

function useFilters(rows: readonly Value[] | undefined): readonly ListFilter<Value>[] {
  const own = useText(lawScreenMessages);
  return useMemo(() => {
    const all = rows ?? [];
    const two = (
      id: string,
      label: string,
      [yes, no]: readonly [string, string],
      holds: (row: Value) => boolean,
    ): ListFilter<Value> => ({
      id,
      label,
      options: [
        { value: 'yes', label: yes, count: all.filter(holds).length },
        { value: 'no', label: no, count: all.filter((row) => !holds(row)).length },
      ],
      matches: (row, values) => values.includes(holds(row) ? 'yes' : 'no'),
    });
    return [
      two('table', own('value.kind'), [own('value.table'), own('value.plain')], (row) => row.keyed),
      two(
        'missing',
        own('value.missing'),
        [own('value.hasMissing'), own('value.noMissing')],
        ({ missing }) => missing > 0,
      ),
      two(
        'seen',
        own('verification'),
        [own('verified'), own('unverified')],
        ({ verified }) => verified,
      ),
    ];
  }, [rows, own]);
}

/** Every value of the law: the amount that began last, and what is not known of it. */
export function Values(_props: ScreenProps) {
  const own = useText(lawScreenMessages);
  const read = useRead(listValues, {});
  const rows = read.data?.values;
  const columns = useColumns();
  const filters = useFilters(rows);
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  return (
    <DataList
      list="values"
      title={own('values')}
      control={control}
      columns={columns}
      filters={filters}
      rows={rows}
      rowId={({ name }) => name}
      rowName={({ label }) => label}
      empty={<Empty title={own('values.empty')}>{own('values.emptyText')}</Empty>}
      problem={problemOf(read, own('values.failed'))}
      fileName="gia-tri-phap-luat"
    />
  );
}
