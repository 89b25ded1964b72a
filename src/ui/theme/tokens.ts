/** The look as data: every colour, measure and typeface of the staff app comes from here. */

export const color = {
  ink: '#15212c',
  ink2: '#44525f',
  ink3: '#5a6774',
  surface: '#ffffff',
  ground: '#f5f7f9',
  sunken: '#eaeff3',
  hover: '#f1f5f9',
  selected: '#e3eef6',
  line: '#d7dfe5',
  /** Edge of a control: 3:1 on white. */
  control: '#74828f',
  sea950: '#05263c',
  sea900: '#0d3550',
  sea800: '#083a5c',
  sea700: '#0b4f7a',
  sea100: '#d6e7f2',
  sea50: '#edf4f9',
  red700: '#b3261e',
  red50: '#fdecea',
  amber800: '#7a4300',
  amber600: '#b25e00',
  amber50: '#fff3df',
  green700: '#17653a',
  green50: '#e6f4eb',
  violet700: '#573a8c',
  violet50: '#f1ecf9',
  slate600: '#4b5864',
  slate50: '#eef1f4',
  mark: '#ffe9a8',
  focus: '#ffc93c',
  /** Edges and hints on the dark top bar. */
  barLine: '#9fb6c6',
  barHint: '#c9d9e4',
} as const;

export const chartColors = ['#0a3550', '#9a4f12', '#3e8fb5', '#d9a441', '#b9d6e4'] as const;

export const font = {
  /** Words of the software. */
  ui: '"Be Vietnam Pro", "Noto Sans", sans-serif',
  /** Wherever figures stand in columns: the ten digits share one width. */
  num: '"Figures", "Be Vietnam Pro", "Noto Sans", sans-serif',
  /** Words of a document, verbatim. */
  doc: '"Times New Roman", "Liberation Serif", "Noto Serif", serif',
} as const;

/** `size/line-height`; the lines leave room for stacked marks (Ế, ự). */
export const type = {
  t12: '0.75rem/1.125rem',
  t13: '0.8125rem/1.25rem',
  t14: '0.875rem/1.375rem',
  t16: '1rem/1.5rem',
  t18: '1.125rem/1.75rem',
  t20: '1.25rem/1.875rem',
  t26: '1.625rem/2.25rem',
} as const;

export const size = {
  rowDense: 28,
  rowRoomy: 36,
  control: 32,
  bar: 44,
  nav: 208,
  aside: 304,
  radius: 4,
} as const;

/** Menus and dialogs only. */
export const shadow = '0 4px 16px rgb(5 38 60 / 0.18)';

/** Below this the side bar folds and columns stack; below the second a row becomes a block. */
export const media = {
  narrow: '@media (max-width: 1023px)',
  phone: '@media (max-width: 899px)',
  wide: '@media (min-width: 1600px)',
} as const;

export const focusRing = {
  outline: `2px solid ${color.ink}`,
  outlineOffset: 0,
  boxShadow: `0 0 0 5px ${color.focus}`,
} as const;
