import { styled } from '@mui/material/styles';
import { useContext, type ReactNode } from 'react';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { TalkContext } from './talk-context.ts';
import { color, font, type } from './theme/tokens.ts';

export { formatInstant, formatTime } from './instant.ts';

export interface TimelineEntry {
  readonly id: string;
  /** The instant (ISO 8601): where all have one, what was written stands between them. */
  readonly at?: string;
  /** dd/mm/yyyy hh:mm */
  readonly when: string;
  /** Who did what. */
  readonly what: ReactNode;
  /** Words somebody wrote: a reason, a comment. */
  readonly quote?: string | null;
  /** The one that decides what to do now. */
  readonly key?: boolean;
}

const List = styled('ol')({
  font: `400 ${type.t13} ${font.num}`,
  '& li': {
    position: 'relative',
    padding: '0 0 10px 18px',
    borderLeft: `1px solid ${color.line}`,
    marginLeft: 5,
  },
  '& li:last-of-type': { borderLeftColor: 'transparent', paddingBottom: 0 },
  '& li::before': {
    content: '""',
    position: 'absolute',
    left: -5,
    top: 6,
    width: 9,
    height: 9,
    borderRadius: '50%',
    background: color.surface,
    border: `2px solid ${color.control}`,
  },
  '& li[data-key]::before': { background: color.sea700, borderColor: color.sea700 },
  '& time': { display: 'block', font: `400 ${type.t12} ${font.num}`, color: color.ink2 },
  '& q': {
    quotes: 'none',
    display: 'block',
    paddingLeft: 8,
    borderLeft: `2px solid ${color.line}`,
    color: color.ink2,
    overflowWrap: 'anywhere',
  },
});

/** Remarks among what happened: by their instants where all have one, else before it. */
function merged(
  remarks: readonly TimelineEntry[],
  happened: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  const all = [...remarks, ...happened];
  if (remarks.length === 0 || happened.some(({ at }) => at === undefined)) return all;
  return all.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}

/** What happened, newest first: who, what, when, why; beside a record also what was written. */
export function Timeline({ entries: own }: { readonly entries: readonly TimelineEntry[] }) {
  const text = useText(uiMessages);
  const entries = merged(useContext(TalkContext), own);
  if (entries.length === 0) {
    return (
      <p style={{ font: `400 ${type.t13} ${font.ui}`, color: color.ink2 }}>
        {text('timeline.empty')}
      </p>
    );
  }
  return (
    <List>
      {entries.map((entry) => (
        <li key={entry.id} {...(entry.key === true ? { 'data-key': '' } : {})}>
          <time>{entry.when}</time>
          {entry.what}
          {typeof entry.quote === 'string' && entry.quote !== '' && <q>{entry.quote}</q>}
        </li>
      ))}
    </List>
  );
}
