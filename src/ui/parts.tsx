import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { color, font, type } from './theme/tokens.ts';

/** Seen by screen readers only. */
export const Hidden = styled('span')({
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
});

/** Takes the room that is left in a row. */
export const Grow = styled('span')({ flex: 1, minWidth: 0 });

/** Figures, dates, codes: digits of one width. */
export const Figures = styled('span')({ fontFamily: font.num, whiteSpace: 'nowrap' });

/** Secondary words. */
export const Quiet = styled('span')({ color: color.ink2 });

/** Words of a document, verbatim, in a serif: everyone sees what is the document's. */
export const DocumentWords = styled('span')({ fontFamily: font.doc, fontSize: '1.08em' });

/** A row of controls that wraps. */
export const Row = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '8px 12px',
});

/** Parts under each other. */
export const Stack = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 16,
  alignContent: 'start',
});

/** Second-level heading of a screen. */
export const Heading2 = styled('h2')({
  font: `600 ${type.t14} ${font.ui}`,
  marginBottom: 4,
});

const CountBox = styled('span')({
  display: 'inline-block',
  flex: 'none',
  whiteSpace: 'nowrap',
  minWidth: 22,
  padding: '0 6px',
  borderRadius: 9,
  background: color.sunken,
  color: color.ink2,
  font: `600 ${type.t12} ${font.num}`,
  textAlign: 'center',
  '&[data-tone="red"]': { background: color.red700, color: color.surface },
  '&[data-tone="bar"]': { background: color.focus, color: color.ink },
});

export interface CountProps {
  readonly value: number;
  readonly tone?: 'plain' | 'red' | 'bar';
}

/** How many, in a pill. */
export function Count({ value, tone = 'plain' }: CountProps) {
  return <CountBox data-tone={tone}>{formatCount(value)}</CountBox>;
}

/** 1.234.567, as an official writes it, in both languages. */
export function formatCount(value: number | string): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

const TagBox = styled('span')({
  display: 'inline-block',
  padding: '0 6px',
  border: `1px solid ${color.control}`,
  borderRadius: 3,
  font: `400 ${type.t12} ${font.num}`,
  color: color.ink2,
  whiteSpace: 'nowrap',
  '&[data-tone="amber"]': { borderColor: color.amber600, color: color.amber800 },
});

export interface TagProps {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'amber';
}

/** Marks a word where it stands: "cách hiểu", "chưa kiểm chứng". */
export function Tag({ children, tone = 'plain' }: TagProps) {
  return <TagBox data-tone={tone}>{children}</TagBox>;
}

/** Label and value pairs under each other. */
export const KeyValues = styled('dl')({
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  columnGap: 12,
  font: `400 ${type.t13} ${font.num}`,
  '& dt': { color: color.ink2, padding: '1px 0' },
  '& dd': { padding: '1px 0', overflowWrap: 'anywhere' },
});

/** A button that looks like a link, for deeds that stay on the page. */
export const LinkButton = styled('button')({
  border: 0,
  background: 'none',
  padding: '2px 0',
  minHeight: 24,
  color: color.sea700,
  textDecoration: 'underline',
  textUnderlineOffset: 3,
  font: 'inherit',
  cursor: 'pointer',
  whiteSpace: 'nowrap',
  '&[data-on-dark]': { color: color.surface },
});
