import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { color, font, type } from './theme/tokens.ts';

export interface TimelineEntry {
  readonly id: string;
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

/** What happened, newest first: who, what, when, why. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const text = useText(uiMessages);
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

const hanoi = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** dd/mm/yyyy hh:mm in Hải Phòng, for an instant of the server. */
export function formatInstant(instant: string | number | Date): string {
  return hanoi.format(new Date(instant)).replace(',', '');
}

/** hh:mm in Hải Phòng. */
export function formatTime(instant: string | number | Date): string {
  return formatInstant(instant).slice(-5);
}
