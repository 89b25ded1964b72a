import { viVN } from '@mui/material/locale';
import { createTheme, type Theme } from '@mui/material/styles';
import type { Language } from '../../kernel/index.ts';
import { color, focusRing, font, shadow, size, type } from './tokens.ts';

const palette = {
  contrastThreshold: 4.5,
  primary: { main: color.sea700, dark: color.sea800, contrastText: color.surface },
  error: { main: color.red700, contrastText: color.surface },
  warning: { main: color.amber600, contrastText: color.surface },
  success: { main: color.green700, contrastText: color.surface },
  text: { primary: color.ink, secondary: color.ink2, disabled: color.ink3 },
  divider: color.line,
  background: { default: color.surface, paper: color.surface },
} as const;

const controls = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&:focus-visible': { ...focusRing, zIndex: 1 } } },
  },
  MuiButton: {
    defaultProps: { variant: 'outlined', disableElevation: true },
    styleOverrides: {
      root: {
        minHeight: size.control,
        minWidth: 0,
        padding: '0 12px',
        gap: 6,
        font: `600 ${type.t13} ${font.ui}`,
        textTransform: 'none',
        whiteSpace: 'nowrap',
        transition: 'none',
        '@media (max-width: 640px)': { whiteSpace: 'normal' },
      },
      outlined: {
        borderColor: color.control,
        color: color.sea800,
        backgroundColor: color.surface,
        '&:hover': { borderColor: color.control, backgroundColor: color.hover },
      },
      contained: { '&:hover': { backgroundColor: color.sea800 } },
      text: { padding: '0 8px', color: color.sea800 },
      sizeSmall: { minHeight: 24, padding: '0 8px', fontSize: '0.75rem' },
    },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        minHeight: size.control,
        backgroundColor: color.surface,
        font: `400 ${type.t13} ${font.num}`,
        '&.Mui-focused': { ...focusRing, borderRadius: size.radius },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 1 },
        '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderWidth: 2 },
      },
      input: {
        padding: '5px 10px',
        height: 'auto',
        '&::placeholder': { color: color.ink3, opacity: 1 },
        '&:focus-visible': { outline: 'none', boxShadow: 'none' },
        'textarea&': { padding: 0 },
      },
      multiline: { padding: '4px 10px' },
      notchedOutline: { borderColor: color.control },
    },
  },
} as const;

const overlays = {
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  MuiMenu: {
    styleOverrides: { paper: { border: `1px solid ${color.control}`, boxShadow: shadow } },
  },
  MuiPopover: {
    styleOverrides: { paper: { border: `1px solid ${color.control}`, boxShadow: shadow } },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        minHeight: size.control,
        padding: '4px 16px',
        font: `400 ${type.t13} ${font.num}`,
        whiteSpace: 'normal',
        '&:focus-visible': { backgroundColor: color.selected },
      },
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: { border: `1px solid ${color.control}`, boxShadow: shadow, margin: 16 },
    },
  },
  MuiDialogTitle: {
    styleOverrides: { root: { padding: '10px 16px', font: `600 ${type.t16} ${font.ui}` } },
  },
  MuiDialogContent: {
    styleOverrides: { root: { padding: '0 16px 12px', font: `400 ${type.t14} ${font.num}` } },
  },
  MuiDialogActions: {
    styleOverrides: {
      root: { padding: '10px 16px', gap: 12, borderTop: `1px solid ${color.line}` },
    },
  },
  MuiAutocomplete: {
    styleOverrides: {
      paper: { border: `1px solid ${color.control}`, boxShadow: shadow },
      inputRoot: { padding: '0 32px 0 0', flexWrap: 'wrap' },
      input: { padding: '5px 10px !important' },
      option: { minHeight: size.control, font: `400 ${type.t13} ${font.num}` },
      noOptions: { font: `400 ${type.t13} ${font.num}`, color: color.ink2 },
      loading: { font: `400 ${type.t13} ${font.num}`, color: color.ink2 },
    },
  },
} as const;

/** The one theme of the staff app: contrast AA in every state, no ripple, no raised surfaces. */
export function makeTheme(language: Language): Theme {
  const options = {
    palette,
    shape: { borderRadius: size.radius },
    spacing: 8,
    typography: { fontFamily: font.ui, fontSize: 14, fontWeightMedium: 600, fontWeightBold: 600 },
    transitions: { create: () => 'none' },
    components: { ...controls, ...overlays },
  } as const;
  return language === 'vi' ? createTheme(options, viVN) : createTheme(options);
}
