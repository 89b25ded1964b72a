import { useMemo } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  DataList,
  Empty,
  formatInstant,
  Notice,
  Page,
  pathTo,
  shapeOf,
  StateMark,
  useLanguage,
  useList,
  useRead,
  useText,
  type ListColumn,
  type ListFilter,
  type ScreenProps,
  type StateKind,
  problemOf,
} from '../../../ui/index.ts';
import { letterStandings, listLetters } from '../contract/letters.ts';
import { letterMessages } from './letter-messages.ts';

type Letter = ReplyOf<typeof listLetters>['letters'][number];

/** How a standing looks. */
export const standingLook: Readonly<Record<Letter['standing'], StateKind>> = {
  queued: 'open',
  under_way: 'open',
  uncertain: 'warning',
  dead: 'error',
  held: 'warning',
  sent: 'yes',
};

function useColumns(): readonly ListColumn<Letter>[] {
  const text = useText(letterMessages);
  const { language } = useLanguage();
  return useMemo(
    () => [
      {
        id: 'kind',
        label: text('kind'),
        main: true,
        fixed: true,
        value: (letter) => letter.title[language],
        link: (letter) => pathTo('/operations/letters/$id', { id: letter.id }),
      },
      {
        id: 'channel',
        label: text('channel'),
        width: 110,
        value: (letter) => text(`channel.${letter.channel}`),
      },
      { id: 'to', label: text('to'), width: 170, value: (letter) => letter.to },
      {
        id: 'standing',
        label: text('standing'),
        width: 190,
        value: (letter) => text(`standing.${letter.standing}`),
        cell: (letter) => (
          <StateMark kind={standingLook[letter.standing]}>
            {text(`standing.${letter.standing}`)}
          </StateMark>
        ),
      },
      { id: 'attempts', label: text('attempts'), width: 100, value: (letter) => letter.attempts },
      {
        id: 'queued',
        label: text('queued'),
        width: 140,
        value: (letter) => letter.queuedAt,
        cell: (letter) => formatInstant(letter.queuedAt),
      },
      { id: 'fault', label: text('fault'), width: 210, value: (letter) => letter.fault },
    ],
    [text, language],
  );
}

function useFilters(): readonly ListFilter<Letter>[] {
  const text = useText(letterMessages);
  return useMemo(
    () => [
      {
        id: 'standing',
        label: text('standing'),
        options: letterStandings.map((standing) => {
          return { value: standing, label: text(`standing.${standing}`) };
        }),
        matches: (letter, values) => values.includes(letter.standing),
      },
      {
        id: 'channel',
        label: text('channel'),
        options: (['mail', 'sms'] as const).map((channel) => {
          return { value: channel, label: text(`channel.${channel}`) };
        }),
        matches: (letter, values) => values.includes(letter.channel),
      },
    ],
    [text],
  );
}

/** What was sent, waits, or needs a person. */
export function Letters(_props: ScreenProps) {
  const text = useText(letterMessages);
  const letters = useRead(listLetters, {}, { keep: true });
  const columns = useColumns();
  const filters = useFilters();
  const shape = useMemo(() => shapeOf(columns, filters, []), [columns, filters]);
  const control = useList(shape);
  const { data } = letters;
  return (
    <Page>
      {data !== undefined && data.counts.held > 0 && (
        <Notice>{text('heldNote', { count: data.counts.held })}</Notice>
      )}
      {data?.more === true && <Notice>{text('older', { count: data.letters.length })}</Notice>}
      <DataList
        list="letters"
        title={text('title')}
        control={control}
        columns={columns}
        filters={filters}
        rows={data?.letters}
        rowId={(letter) => letter.id}
        rowName={(letter) => letter.to}
        empty={<Empty title={text('emptyTitle')}>{text('emptyText')}</Empty>}
        problem={problemOf(letters, text('failed'))}
        fileName="thu-gui-di"
      />
    </Page>
  );
}
