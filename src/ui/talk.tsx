import { shownCaller } from '../kernel/index.ts';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { FailureError } from './data.tsx';
import { TextField } from './field.tsx';
import { Icon } from './icons.tsx';
import { formatInstant } from './instant.ts';
import { useKeeping, type Keeping, type Remark, type Talk } from './keeping.ts';
import { useText } from './language.tsx';
import { Heading2, Hidden, LinkButton, Quiet } from './parts.tsx';
import { TalkContext } from './talk-context.ts';
import { talkMessages } from './talk-messages.ts';
import { color, font, type } from './theme/tokens.ts';
import type { TimelineEntry } from './timeline.tsx';
import { useUndo } from './undo.tsx';

/** The record that is talked about, as the server names it. */
export interface TalkOf {
  /** `task`, `area`, … */
  readonly kind: string;
  /** What its address names; several names are parted by a slash. */
  readonly record: string;
}

function useTalk({ kind, record }: TalkOf, keeping: Keeping | null) {
  const queries = useQueryClient();
  const key = ['talk', kind, record];
  const query = useQuery({
    queryKey: key,
    enabled: keeping !== null,
    queryFn: async (): Promise<Talk> => {
      const result = await keeping?.talk.list(kind, record);
      if (result === undefined) return { remarks: [], looks: null };
      if (result.ok) return result.value;
      throw new FailureError(result.error);
    },
  });
  return {
    talk: query.data,
    failed: query.isError,
    again: () => queries.invalidateQueries({ queryKey: key }),
  };
}

interface RecordTalkProps {
  readonly of: TalkOf;
  /** What happened to the record: a `Timeline`, among which the remarks stand. */
  readonly children: ReactNode;
}

/** What happened to a record and what people wrote about it; below, who looked at it. */
export function RecordTalk({ of, children }: RecordTalkProps) {
  const text = useText(talkMessages);
  const keeping = useKeeping();
  const { talk, failed, again } = useTalk(of, keeping);
  const offer = useUndo();
  const remarks = talk?.remarks;
  const entries = useMemo(() => {
    const withdraw = async (id: string) => {
      await keeping?.talk.withdraw(id);
      await again();
    };
    return (remarks ?? []).map((remark) => entryOf(remark, text, withdraw));
    // oxlint-disable-next-line react/exhaustive-deps -- `again` only asks anew
  }, [remarks, text, keeping]);
  if (keeping === null) return children;
  const add = async (words: string): Promise<string | null> => {
    const result = await keeping.talk.add(of.kind, of.record, words);
    if (!result.ok) return result.error.detail;
    const { id } = (result.value ?? {}) as { readonly id?: string };
    await again();
    if (id !== undefined) {
      const undo = async () => {
        const back = await keeping.talk.withdraw(id);
        await again();
        return back;
      };
      offer({ said: text('sent'), undo });
    }
    return null;
  };
  return (
    <TalkContext value={entries}>
      <WriteRemark key={`${of.kind}/${of.record}`} onAdd={add} />
      {failed && <p role="alert">{text('failed')}</p>}
      {children}
      {talk !== undefined && talk.looks !== null && <Looks looks={talk.looks} />}
    </TalkContext>
  );
}

type Say = ReturnType<typeof useText<keyof typeof talkMessages.vi>>;

function entryOf(
  { id, at, by, own, text: words, withdrawnAt }: Remark,
  text: Say,
  withdraw: (id: string) => Promise<void>,
): TimelineEntry {
  const when = formatInstant(at);
  return {
    id: `remark ${id}`,
    at,
    when,
    quote: words,
    what: (
      <>
        <b>{shownCaller(by)}</b> {text('wrote')}
        {withdrawnAt !== null && (
          <Quiet style={{ display: 'block' }}>
            {text('withdrawn', { time: formatInstant(withdrawnAt) })}
          </Quiet>
        )}
        {own && withdrawnAt === null && (
          <>
            {' · '}
            <LinkButton type="button" onClick={() => void withdraw(id)}>
              <span aria-hidden="true">{text('withdraw')}</span>
              <Hidden>{text('withdrawOf', { time: when })}</Hidden>
            </LinkButton>
          </>
        )}
      </>
    ),
  };
}

interface WriteRemarkProps {
  /** Gives what to say when it was refused; null when it is there. */
  readonly onAdd: (words: string) => Promise<string | null>;
}

function WriteRemark({ onAdd }: WriteRemarkProps) {
  const text = useText(talkMessages);
  const id = useId();
  const [words, setWords] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const given = words.normalize('NFC').trim();
    if (given === '') {
      setError(text('empty'));
      return;
    }
    setBusy(true);
    const refused = await onAdd(given);
    setBusy(false);
    setError(refused ?? undefined);
    if (refused === null) setWords('');
  };
  return (
    <form
      noValidate
      data-no-print=""
      style={{ display: 'grid', gap: 6, justifyItems: 'start' }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      <div style={{ width: '100%' }}>
        <TextField
          id={id}
          label={text('label')}
          hint={text('hint')}
          lines={2}
          value={words}
          onChange={setWords}
          error={error}
        />
      </div>
      {words.trim() !== '' && (
        <Button type="submit" aria-disabled={busy}>
          {text('send')}
        </Button>
      )}
    </form>
  );
}

/** Who saw the personal data of the record. */
function Looks({ looks }: { readonly looks: NonNullable<Talk['looks']> }) {
  const text = useText(talkMessages);
  return (
    <details style={{ font: `400 ${type.t13} ${font.num}` }}>
      <summary style={{ minHeight: 24, cursor: 'pointer', color: color.sea700 }}>
        <Icon name="eye" /> {text('looks', { count: looks.length })}
      </summary>
      {looks.length === 0 ? (
        <p>{text('noLooks')}</p>
      ) : (
        <ul>
          {looks.map(({ by, times, last }) => (
            <li key={by}>
              {text('look', { by: shownCaller(by), times, time: formatInstant(last) })}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** The heading of what stands at the right of a record. */
export function TalkHeading() {
  const text = useText(talkMessages);
  return <Heading2>{text('title')}</Heading2>;
}
