import { styled } from '@mui/material/styles';
import { color, font, size, type } from '../ui/theme/tokens.ts';

/** The dark field of the bar. */
export const SearchFrame = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: '100%',
  height: 32,
  padding: '0 8px 0 10px',
  border: '1px solid #7f9db1',
  borderRadius: size.radius,
  background: color.sea900,
  color: color.barHint,
  '&:focus-within': { outline: `2px solid ${color.focus}` },
  '& input': {
    flex: 1,
    minWidth: 0,
    border: 0,
    background: 'none',
    font: `400 ${type.t13} ${font.num}`,
    color: color.surface,
    padding: 0,
    '&::placeholder': { color: color.barHint, opacity: 1 },
    '&:focus-visible': { outline: 'none', boxShadow: 'none' },
  },
});

/** Ctrl+K, or Command+K. */
export function isSearchKey(event: KeyboardEvent): boolean {
  const held = event.ctrlKey || event.metaKey;
  if (event.key.toLowerCase() !== 'k' || !held) return false;
  event.preventDefault();
  return true;
}
