import { styled } from '@mui/material/styles';
import { color, font, media, size, type } from './theme/tokens.ts';

/** Every table of the staff app: dense, tabular digits, lines only between rows. */
export const Table = styled('table')({
  font: `400 ${type.t13} ${font.num}`,
  '--row': `${size.rowDense}px`,
  '&[data-roomy]': { '--row': `${size.rowRoomy}px` },
  '&[data-fixed]': { tableLayout: 'fixed' },
  '& th': {
    height: 30,
    padding: '0 8px',
    fontWeight: 600,
    color: color.ink2,
    background: color.sunken,
    boxShadow: `inset 0 -1px 0 ${color.line}`,
    whiteSpace: 'nowrap',
  },
  '& td, & tbody th': {
    height: 'calc(var(--row) - 1px)',
    padding: '0 8px',
    borderBottom: `1px solid ${color.line}`,
    boxShadow: 'none',
    whiteSpace: 'nowrap',
  },
  '& tbody th': { fontWeight: 400, color: color.ink, background: 'none' },
  '& tbody tr:hover': { background: color.hover },
  '& tbody tr[data-selected]': { background: color.selected },
  '& tfoot td, & tfoot th': {
    height: 'var(--row)',
    padding: '0 8px',
    fontWeight: 600,
    color: color.ink,
    background: 'none',
    borderTop: `1px solid ${color.control}`,
    borderBottom: 0,
  },
  '& [data-align="right"]': { textAlign: 'right' },
  '& [data-wrap]': { whiteSpace: 'normal', paddingBlock: 3 },
  // A tall line: a clipped box would cut the tone marks.
  '& [data-clip]': {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    lineHeight: 'calc(var(--row) - 1px)',
  },
  '& a': { color: color.ink, textDecorationColor: color.control },
  '& a[data-code]': { color: color.sea700 },
  '& input[type="checkbox"], & input[type="radio"]': {
    width: 16,
    height: 16,
    margin: 0,
    verticalAlign: -3,
    accentColor: color.sea700,
  },
  '@media (max-width: 640px)': { '& td, & th, & tbody th': { whiteSpace: 'normal' } },
  '@media print': {
    tableLayout: 'auto !important',
    '& col': { width: 'auto !important' },
    '& td, & tbody th, & [data-clip]': {
      height: 'auto',
      paddingBlock: 3,
      whiteSpace: 'normal',
      verticalAlign: 'top',
      lineHeight: 1.4,
    },
  },
});

/** Lets a wide table scroll sideways in its own frame, never the page. */
export const SideScroll = styled('div')({
  // Hidden words inside must not widen the page.
  position: 'relative',
  [media.narrow]: { overflowX: 'auto', '& > table': { minWidth: 620 } },
});
