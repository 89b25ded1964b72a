import { useMemo } from 'react';
import { formatDate, parseIsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  AsOfChip,
  DataList,
  Empty,
  pathTo,
  shapeOf,
  useList,
  useParameter,
  useRead,
  useText,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { listDocuments } from '../contract/index.ts';
import { shownDay, stateOn } from './days.ts';
import { lawScreenMessages } from './messages.ts';
import { dayOf, ForceMark, Unverified, useToday } from './parts.tsx';

type Document = ReplyOf<typeof listDocuments>['documents'][number];

const states = ['in_force', 'not_yet', 'ended', 'unclear'] as const;

/** True when the data were seen in the text itself or in a secondary source. */
export function isSeen({ confidence }: { readonly confidence: string }): boolean {
  return confidence === 'S' || confidence === 'S2';
}

type Say = (key: keyof typeof lawScreenMessages.vi) => string;

function partial(iso: string | null): string {
  return iso === null ? '–' : shownDay(iso);
}

interface NumbersProps {
  readonly numbers: readonly string[];
  readonly hrefOf: (number: string) => string;
}

function Numbers({ numbers, hrefOf }: NumbersProps) {
  return numbers.map((number, index) => (
    <span key={number}>
      {index > 0 && ', '}
      <AppLink href={hrefOf(number)}>{number}</AppLink>
    </span>
  ));
}

/** What an instrument is. */
function ownColumns(own: Say, hrefOf: (number: string) => string): readonly ListColumn<Document>[] {
  return [
    {
      id: 'number',
      label: own('document.number'),
      width: 170,
      fixed: true,
      value: ({ number }) => number,
      link: ({ number }) => hrefOf(number),
    },
    { id: 'title', label: own('document.title'), main: true, value: ({ title }) => title },
    {
      id: 'type',
      label: own('document.type'),
      width: 92,
      groups: true,
      value: ({ type }) => type,
    },
    {
      id: 'issuer',
      label: own('document.issuer'),
      width: 170,
      hidden: true,
      groups: true,
      value: ({ issuer }) => issuer,
    },
    {
      id: 'issued',
      label: own('document.issued'),
      width: 100,
      value: ({ issued }) => issued,
      cell: ({ issued }) => partial(issued),
    },
    {
      id: 'from',
      label: own('document.from'),
      width: 104,
      value: ({ from }) => from,
      cell: ({ from }) => partial(from),
    },
  ];
}

/** How it stands to other instruments, to the day and to the data. */
function useColumns(on: string | null, day: string): readonly ListColumn<Document>[] {
  const own = useText(lawScreenMessages);
  return useMemo(() => {
    const hrefOf = (number: string) =>
      pathTo('/law/documents/$number', { number }, dayOf('on', on));
    return [
      ...ownColumns(own, hrefOf),
      {
        id: 'state',
        label: own('document.state'),
        width: 130,
        groups: true,
        value: (each) => own(`state.${stateOn(each, day)}`),
        cell: (each) => <ForceMark state={stateOn(each, day)} />,
      },
      {
        id: 'replaces',
        label: own('document.replaces'),
        width: 170,
        hidden: true,
        value: ({ replaces }) => replaces.join(', '),
        cell: ({ replaces }) => <Numbers numbers={replaces} hrefOf={hrefOf} />,
      },
      {
        id: 'replacedBy',
        label: own('document.replacedBy'),
        width: 146,
        value: ({ replacedBy }) => replacedBy.join(', '),
        cell: ({ replacedBy }) => <Numbers numbers={replacedBy} hrefOf={hrefOf} />,
      },
      {
        id: 'programmes',
        label: own('document.programmes'),
        width: 96,
        align: 'right',
        hidden: true,
        value: ({ programmes }) => programmes.length,
      },
      {
        id: 'verified',
        label: own('verification'),
        width: 144,
        value: (each) => own(isSeen(each) ? 'verified' : 'unverified'),
        cell: (each) => (isSeen(each) ? own('verified') : <Unverified />),
      },
    ];
  }, [own, on, day]);
}

function optionsOf(rows: readonly Document[], valueOf: (row: Document) => string) {
  const values = [...new Set(rows.map(valueOf))].toSorted((a, b) => a.localeCompare(b, 'vi'));
  return values.map((value) => ({
    value,
    label: value,
    count: rows.filter((row) => valueOf(row) === value).length,
  }));
}

function useFilters(rows: readonly Document[] | undefined, day: string) {
  const own = useText(lawScreenMessages);
  return useMemo((): readonly ListFilter<Document>[] => {
    const all = rows ?? [];
    const stateOf = (row: Document) => stateOn(row, day);
    return [
      {
        id: 'type',
        label: own('document.type'),
        options: optionsOf(all, ({ type }) => type),
        matches: ({ type }, values) => values.includes(type),
      },
      {
        id: 'issuer',
        label: own('document.issuer'),
        options: optionsOf(all, ({ issuer }) => issuer),
        matches: ({ issuer }, values) => values.includes(issuer),
      },
      {
        id: 'state',
        label: own('document.state'),
        options: states.map((value) => ({
          value,
          label: own(`state.${value}`),
          count: all.filter((row) => stateOf(row) === value).length,
        })),
        matches: (row, values) => values.includes(stateOf(row)),
      },
      {
        id: 'seen',
        label: own('verification'),
        options: (['verified', 'unverified'] as const).map((value) => ({
          value,
          label: own(value),
          count: all.filter((row) => isSeen(row) === (value === 'verified')).length,
        })),
        matches: (row, values) => values.includes(isSeen(row) ? 'verified' : 'unverified'),
      },
    ];
  }, [rows, own, day]);
}

/** The register of legal instruments, and whether each was in force on a day. */
export function Documents(_props: ScreenProps) {
  const own = useText(lawScreenMessages);
  const [on, setOn] = useParameter('on');
  const today = useToday();
  const chosen = on === null ? null : parseIsoDate(on);
  const day = chosen ?? today;
  const read = useRead(listDocuments, {});
  const rows = read.data?.documents;
  const columns = useColumns(on, day);
  const filters = useFilters(rows, day);
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  return (
    <DataList
      list="documents"
      title={own('documents')}
      control={control}
      columns={columns}
      filters={filters}
      rows={rows}
      rowId={({ number }) => number}
      rowName={({ number }) => number}
      before={<AsOfChip value={chosen} onChange={setOn} />}
      summary={rows === undefined ? null : own('documents.summary', { date: formatDate(day) })}
      empty={<Empty title={own('documents.empty')}>{own('documents.emptyText')}</Empty>}
      problem={problemOf(read, own('documents.failed'))}
      fileName="van-ban-phap-luat"
    />
  );
}
