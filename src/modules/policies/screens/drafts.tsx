import { useMemo } from 'react';
import { type ReplyOf, shownCaller } from '../../../kernel/index.ts';
import {
  Button,
  DataList,
  Empty,
  formatInstant,
  pathTo,
  shapeOf,
  StateMark,
  useCan,
  useList,
  useNavigation,
  useRead,
  useText,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { listDrafts } from '../contract/index.ts';
import { draftMessages } from './draft-messages.ts';

type Line = ReplyOf<typeof listDrafts>['drafts'][number];

/** A login without the word that says it is one. */
export function loginOf(by: string | null): string {
  return by === null ? '–' : shownCaller(by);
}

const states = ['editing', 'submitted', 'approved', 'withdrawn'] as const;
const kinds = { editing: 'draft', submitted: 'sent', approved: 'done', withdrawn: 'void' } as const;

/** Where a draft stands: shape and word. */
export function DraftMark(props: { readonly state: Line['state']; readonly boxed?: boolean }) {
  const own = useText(draftMessages);
  return (
    <StateMark kind={kinds[props.state]} boxed={props.boxed ?? false}>
      {own(`state.${props.state}`)}
    </StateMark>
  );
}

function useColumns(): readonly ListColumn<Line>[] {
  const own = useText(draftMessages);
  return useMemo(
    () => [
      {
        id: 'title',
        label: own('col.title'),
        main: true,
        value: ({ title }) => title,
        link: ({ id }) => pathTo('/law/drafts/$id', { id }),
      },
      {
        id: 'state',
        label: own('col.state'),
        width: 160,
        groups: true,
        value: ({ state }) => own(`state.${state}`),
        cell: ({ state }) => <DraftMark state={state} />,
      },
      {
        id: 'by',
        label: own('col.by'),
        width: 150,
        groups: true,
        value: ({ madeBy }) => loginOf(madeBy),
      },
      {
        id: 'submitted',
        label: own('col.submitted'),
        width: 150,
        value: ({ submittedBy }) => loginOf(submittedBy),
      },
      {
        id: 'changed',
        label: own('col.changed'),
        width: 150,
        value: ({ changedAt }) => changedAt,
        cell: ({ changedAt }) => formatInstant(changedAt),
      },
    ],
    [own],
  );
}

/** Drafts of law: what is being written, what waits, what became law. */
export function Drafts(_props: ScreenProps) {
  const own = useText(draftMessages);
  const can = useCan();
  const { go } = useNavigation();
  const read = useRead(listDrafts, {});
  const rows = read.data?.drafts;
  const columns = useColumns();
  const filters = useMemo(
    (): readonly ListFilter<Line>[] => [
      {
        id: 'state',
        label: own('col.state'),
        options: states.map((value) => ({
          value,
          label: own(`state.${value}`),
          count: (rows ?? []).filter(({ state }) => state === value).length,
        })),
        matches: ({ state }, values) => values.includes(state),
      },
    ],
    [rows, own],
  );
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  const add = can('law.draft') ? (
    <Button variant="contained" onClick={() => go('/law/drafts/new')}>
      {own('add')}
    </Button>
  ) : null;
  return (
    <DataList
      list="law-drafts"
      title={own('drafts')}
      actions={add}
      control={control}
      columns={columns}
      filters={filters}
      rows={rows}
      rowId={({ id }) => id}
      rowName={({ title }) => title}
      empty={<Empty title={own('drafts.empty')}>{own('drafts.emptyText')}</Empty>}
      problem={problemOf(read, own('drafts.failed'))}
      fileName="du-thao-quy-dinh"
    />
  );
}
