import GlobalStyles from '@mui/material/GlobalStyles';
import { color, focusRing, font, type } from './tokens.ts';

const styles = {
  '*, *::before, *::after': { boxSizing: 'border-box' },
  html: { textSizeAdjust: '100%' },
  body: {
    margin: 0,
    color: color.ink,
    background: color.surface,
    font: `400 ${type.t14} ${font.ui}`,
  },
  'h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset': { margin: 0, padding: 0, border: 0 },
  'ul, ol': { listStyle: 'none' },
  'button, input, select, textarea': { font: 'inherit', color: 'inherit' },
  table: { borderCollapse: 'collapse', width: '100%' },
  th: { textAlign: 'left', fontWeight: 600 },
  a: { color: color.sea700, textDecorationThickness: 1, textUnderlineOffset: 3 },
  'a:hover': { textDecorationThickness: 2 },
  'b, strong': { fontWeight: 600 },
  ':focus-visible': { ...focusRing, borderRadius: 2 },
  '[tabindex="-1"]:focus-visible': { outline: 'none', boxShadow: 'none' },
  kbd: {
    padding: '0 5px',
    border: '1px solid currentcolor',
    borderRadius: 3,
    font: `400 ${type.t12} ${font.ui}`,
  },
  '@page': { size: 'A4 landscape', margin: '15mm' },
  '@media print': {
    '[data-no-print]': { display: 'none !important' },
    // Paper has no buttons; headings and finding numbers are words.
    'main button:not(th button):not(mark button)': { display: 'none !important' },
    a: { color: '#000', textDecoration: 'none' },
    thead: { display: 'table-header-group' },
    tr: { breakInside: 'avoid' },
  },
} as const;

/** What every element of the page starts from. */
export function GlobalLook() {
  return <GlobalStyles styles={styles} />;
}
