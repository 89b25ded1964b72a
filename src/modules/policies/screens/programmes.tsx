import { useMemo } from 'react';
import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  DataList,
  Empty,
  pathTo,
  shapeOf,
  StateMark,
  useList,
  useRead,
  useText,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { listPolicies } from '../contract/index.ts';
import { lawScreenMessages } from './messages.ts';
import { AskedChoice, Unverified, useAsked } from './parts.tsx';

type Programme = ReplyOf<typeof listPolicies>['programmes'][number];
type Search = Readonly<Record<string, string>>;

const kinds = ['month', 'once', 'goods', 'class', 'share', 'rate', 'terms'] as const;

function useColumns(search: Search): readonly ListColumn<Programme>[] {
  const own = useText(lawScreenMessages);
  const { on, area } = search;
  return useMemo(() => {
    const asked = { ...(on === undefined ? {} : { on }), ...(area === undefined ? {} : { area }) };
    return [
      {
        id: 'title',
        label: own('programme'),
        width: 320,
        main: true,
        fixed: true,
        value: ({ title }) => title,
        link: ({ programme }) => pathTo('/policies/$programme', { programme }, asked),
      },
      { id: 'summary', label: own('programme.summary'), value: ({ summary }) => summary },
      {
        id: 'kind',
        label: own('programme.kind'),
        width: 130,
        groups: true,
        value: ({ kind }) => own(`kind.${kind}`),
      },
      {
        id: 'unit',
        label: own('programme.unit'),
        width: 150,
        hidden: true,
        value: ({ unit }) => unit,
      },
      {
        id: 'law',
        label: own('programme.law'),
        width: 150,
        value: ({ inForce }) => own(inForce ? 'programme.inForce' : 'programme.noLaw'),
        cell: ({ inForce }) => (
          <StateMark kind={inForce ? 'yes' : 'void'}>
            {own(inForce ? 'programme.inForce' : 'programme.noLaw')}
          </StateMark>
        ),
      },
      {
        id: 'verified',
        label: own('verification'),
        width: 144,
        value: ({ inForce, verified }) =>
          inForce ? own(verified ? 'verified' : 'unverified') : null,
        cell: ({ inForce, verified }) =>
          !inForce ? '–' : verified ? own('verified') : <Unverified />,
      },
      {
        id: 'examples',
        label: own('programme.examples'),
        width: 70,
        align: 'right',
        value: ({ examples }) => examples,
      },
    ];
  }, [own, on, area]);
}

function useFilters(rows: readonly Programme[] | undefined): readonly ListFilter<Programme>[] {
  const own = useText(lawScreenMessages);
  return useMemo(() => {
    const all = rows ?? [];
    const count = (holds: (row: Programme) => boolean) => all.filter(holds).length;
    return [
      {
        id: 'kind',
        label: own('programme.kind'),
        options: kinds.map((kind) => ({
          value: kind,
          label: own(`kind.${kind}`),
          count: count((row) => row.kind === kind),
        })),
        matches: ({ kind }, values) => values.includes(kind),
      },
      {
        id: 'law',
        label: own('programme.law'),
        options: [
          { value: 'yes', label: own('programme.inForce'), count: count((row) => row.inForce) },
          { value: 'no', label: own('programme.noLaw'), count: count((row) => !row.inForce) },
        ],
        matches: ({ inForce }, values) => values.includes(inForce ? 'yes' : 'no'),
      },
      {
        id: 'seen',
        label: own('verification'),
        options: [
          {
            value: 'yes',
            label: own('verified'),
            count: count((row) => row.inForce && row.verified),
          },
          {
            value: 'no',
            label: own('unverified'),
            count: count((row) => row.inForce && !row.verified),
          },
        ],
        matches: ({ inForce, verified }, values) =>
          inForce && values.includes(verified ? 'yes' : 'no'),
      },
    ];
  }, [rows, own]);
}

/** The programmes by the law of a day and a place. */
export function Programmes(_props: ScreenProps) {
  const own = useText(lawScreenMessages);
  const asked = useAsked();
  const read = useRead(listPolicies, asked.search, { keep: true });
  const rows = read.data?.programmes;
  const columns = useColumns(asked.search);
  const filters = useFilters(rows);
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  const place = read.data?.place ?? null;
  return (
    <DataList
      list="programmes"
      title={own('programmes')}
      control={control}
      columns={columns}
      filters={filters}
      rows={rows}
      rowId={({ programme }) => programme}
      rowName={({ title }) => title}
      before={<AskedChoice asked={asked} place={place} />}
      summary={
        read.data === undefined
          ? null
          : own('programmes.summary', {
              date: formatDate(read.data.on),
              place: place === null ? '' : `, ${place.name}`,
            })
      }
      empty={<Empty title={own('programmes.empty')}>{own('programmes.emptyText')}</Empty>}
      problem={problemOf(read, own('programmes.failed'))}
      fileName="chinh-sach"
    />
  );
}
