import { useMemo, useState } from 'react';
import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  Button,
  DataList,
  Empty,
  Hidden,
  Notice,
  Page,
  pathTo,
  shapeOf,
  StateMark,
  useCan,
  useList,
  useRead,
  useText,
  type ListColumn,
  type ScreenProps,
  problemOf,
} from '../../../ui/index.ts';
import { listUndecidedAgencies } from '../contract.ts';
import { agencyMessages } from '../messages.ts';
import { ConfirmMany } from './confirm-many.tsx';
import { DecideDialog } from './decide-successor.tsx';
import { agencyScreenMessages } from './messages.ts';

export type UndecidedFunction = ReplyOf<typeof listUndecidedAgencies>['functions'][number];

function useColumns(
  ask: (row: UndecidedFunction) => void,
): readonly ListColumn<UndecidedFunction>[] {
  const text = useText(agencyMessages);
  const own = useText(agencyScreenMessages);
  return useMemo(
    () => [
      {
        id: 'name',
        label: text('agency.name'),
        main: true,
        width: 240,
        value: (row) => row.name,
        cell: (row) => (row.alike > 1 ? own('alike', { count: row.alike }) : row.name),
        link: (row) => pathTo('/agencies/$code', { code: row.code }, { on: dayBefore(row.on) }),
      },
      {
        id: 'function',
        label: text('agency.function'),
        value: (row) => row.function ?? text('agency.whole'),
      },
      {
        id: 'on',
        label: own('changedOn'),
        width: 120,
        value: (row) => row.on,
        cell: (row) => formatDate(row.on),
      },
      {
        id: 'successor',
        label: text('agency.successors'),
        width: 240,
        value: (row) => row.successor?.name ?? row.successor?.code ?? null,
        cell: (row) => (
          <StateMark kind="unknown">
            {row.successor?.name ?? row.successor?.code ?? text('agency.successor_unknown')}
          </StateMark>
        ),
      },
      {
        id: 'actions',
        label: own('actions'),
        width: 120,
        sortable: false,
        value: () => null,
        cell: (row) => (
          <Button size="small" onClick={() => ask(row)}>
            {own('decideShort')} <Hidden>{`${row.name}, ${row.function ?? ''}`}</Hidden>
          </Button>
        ),
      },
    ],
    [text, own, ask],
  );
}

/** The last day on which what changed still stood. */
function dayBefore(on: string): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

const idOf = (row: UndecidedFunction): string => `${row.code}:${row.on}:${row.function}`;

/** Agencies and functions of which no document says who took them over. */
export function UndecidedAgencies(_props: ScreenProps) {
  const own = useText(agencyScreenMessages);
  const read = useRead(listUndecidedAgencies, {});
  const [asked, setAsked] = useState<UndecidedFunction | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [many, setMany] = useState<{
    readonly rows: readonly UndecidedFunction[];
    readonly clear: () => void;
  } | null>(null);
  const can = useCan();
  const columns = useColumns(setAsked);
  const shape = useMemo(() => shapeOf(columns, [], []), [columns]);
  const control = useList(shape);
  const offer = (rows: readonly UndecidedFunction[], clear: () => void) => (
    <Button onClick={() => setMany({ rows, clear })}>{own('confirmShort')}</Button>
  );
  return (
    <Page>
      {said !== null && <Notice tone="green">{said}</Notice>}
      <DataList
        list="agencies.undecided"
        title={own('undecided')}
        crumbs={[{ label: own('all'), href: '/agencies' }]}
        control={control}
        columns={columns}
        rows={read.data?.functions}
        rowId={idOf}
        rowName={(row) => row.name}
        summary={
          read.data === undefined ? null : own('undecidedNote', { count: read.data.decided })
        }
        empty={<Empty title={own('undecidedNone')}>{own('undecidedNoneText')}</Empty>}
        problem={problemOf(read, own('undecidedFailed'))}
        {...(can('agency.decide') ? { bulk: offer } : {})}
        fileName="noi-tiep-nhan-chua-kiem-chung"
      />
      {many !== null && (
        <ConfirmMany
          rows={many.rows}
          rowId={idOf}
          onClose={(count) => {
            many.clear();
            setMany(null);
            if (count > 0) setSaid(own('confirmDone', { count }));
          }}
        />
      )}
      {asked !== null && (
        <DecideDialog
          row={asked}
          onDone={(words) => {
            setAsked(null);
            setSaid(words);
          }}
        />
      )}
    </Page>
  );
}
