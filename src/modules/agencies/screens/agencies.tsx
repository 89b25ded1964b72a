import { useMemo } from 'react';
import { formatDate, parseIsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  AgencyPicker,
  AsOfChip,
  DataList,
  Empty,
  pathTo,
  shapeOf,
  Tag,
  useFinder,
  useLanguage,
  useList,
  useNavigation,
  useParameter,
  useRead,
  useText,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { findAgencies, listAgencies } from '../contract.ts';
import { agencyMessages } from '../messages.ts';
import { kindWord } from './kind.ts';
import { agencyScreenMessages } from './messages.ts';

type Row = ReplyOf<typeof listAgencies>['agencies'][number];

/** The date of "as of" as a parameter for links; none is today. */
export function onOf(on: string | null): Readonly<Record<string, string>> {
  return on === null ? {} : { on };
}

function useColumns(on: string | null): readonly ListColumn<Row>[] {
  const text = useText(agencyMessages);
  const own = useText(agencyScreenMessages);
  const { language } = useLanguage();
  return useMemo(
    () => [
      {
        id: 'code',
        label: text('agency.code'),
        width: 190,
        fixed: true,
        value: (row) => row.code,
        link: (row) => pathTo('/agencies/$code', { code: row.code }, onOf(on)),
      },
      { id: 'name', label: text('agency.name'), main: true, value: (row) => row.name },
      {
        id: 'kind',
        label: text('agency.kind'),
        width: 150,
        value: (row) => kindWord(row.kind, language),
      },
      {
        id: 'parent',
        label: text('agency.parent'),
        width: 220,
        hidden: true,
        value: (row) => row.parent?.name ?? null,
      },
      {
        id: 'from',
        label: text('agency.from'),
        width: 120,
        value: (row) => row.from,
        cell: (row) => (row.from === null ? '–' : formatDate(row.from)),
      },
      {
        id: 'to',
        label: text('agency.to'),
        width: 140,
        value: (row) => row.to,
        cell: (row) => (row.to === null ? text('agency.in_force') : formatDate(row.to)),
      },
      {
        id: 'verified',
        label: own('verification'),
        width: 140,
        value: (row) => text(row.verified ? 'agency.verified' : 'agency.unverified'),
        cell: (row) =>
          row.verified ? (
            text('agency.verified')
          ) : (
            <Tag tone="amber">{text('agency.unverified')}</Tag>
          ),
      },
    ],
    [text, own, on, language],
  );
}

function FindAgency({ on }: { readonly on: string | null }) {
  const own = useText(agencyScreenMessages);
  const { go } = useNavigation();
  const find = useFinder(
    findAgencies,
    (text) => ({ text, ...onOf(on) }),
    ({ agencies }) =>
      agencies.map(({ code, name, parent, from, to }) => {
        return { code, name, parent: parent?.name ?? null, from, to };
      }),
  );
  return (
    <AgencyPicker
      label={own('search')}
      hideLabel
      width={280}
      value={null}
      find={find}
      onChange={(agency) => {
        if (agency !== null) go(pathTo('/agencies/$code', { code: agency.code }, onOf(on)));
      }}
    />
  );
}

/** The register of agencies as of a day. */
export function Agencies(_props: ScreenProps) {
  const text = useText(agencyMessages);
  const own = useText(agencyScreenMessages);
  const { language } = useLanguage();
  const [on, setOn] = useParameter('on');
  const agencies = useRead(listAgencies, onOf(on), { keep: true });
  const rows = agencies.data?.agencies;
  const columns = useColumns(on);
  const filters = useMemo((): readonly ListFilter<Row>[] => {
    const kinds = [...new Set((rows ?? []).map(({ kind }) => kind))];
    return [
      {
        id: 'kind',
        label: text('agency.kind'),
        options: kinds.map((kind) => ({
          value: kind,
          label: kindWord(kind, language),
          count: (rows ?? []).filter((row) => row.kind === kind).length,
        })),
        matches: (row, values) => values.includes(row.kind),
      },
      {
        id: 'verified',
        label: own('verification'),
        options: [
          { value: 'true', label: text('agency.verified') },
          { value: 'false', label: text('agency.unverified') },
        ],
        matches: (row, values) => values.includes(String(row.verified)),
      },
    ];
  }, [rows, text, own, language]);
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  return (
    <DataList
      list="agencies"
      title={text('agency.title')}
      control={control}
      columns={columns}
      filters={filters}
      rows={rows}
      rowId={(row) => `${row.code}:${row.from ?? ''}`}
      rowName={(row) => row.name}
      before={
        <>
          <FindAgency on={on} />
          <AsOfChip value={on === null ? null : parseIsoDate(on)} onChange={setOn} />
        </>
      }
      summary={
        on === null && agencies.data !== undefined
          ? `${own('onDay')} ${formatDate(agencies.data.on)}`
          : null
      }
      empty={<Empty title={own('emptyTitle')}>{own('emptyText')}</Empty>}
      problem={problemOf(agencies, own('failed'))}
      fileName="co-quan"
    />
  );
}
