import { styled } from '@mui/material/styles';
import { Icon } from '../icons.tsx';
import { Scroll } from '../page-header.tsx';
import { Table } from '../table-look.ts';
import { color, media } from '../theme/tokens.ts';

/** The frame of a list's rows; a long list scrolls in it on a phone too. */
export const ListScroll = styled(Scroll)({
  position: 'relative',
  [media.narrow]: { '&[data-virtual]': { overflow: 'auto', maxHeight: '80vh' } },
});

/** The table of a list; on a phone each row becomes a title and a line of facts. */
export const ListTable = styled(Table)({
  '& thead th': { position: 'sticky', top: 0, zIndex: 1 },
  // Not sticky: it would cover the lower half of a row, links and all.
  '& [data-pick]': { paddingLeft: 16 },
  '& tr > :last-of-type': { paddingRight: 16 },
  '& tr > :first-of-type:not([data-pick])': { paddingLeft: 16 },
  '& tr[data-space] td': { border: 0, padding: 0 },
  '& tr[data-space]:hover': { background: 'none' },
  [media.phone]: {
    '& thead, & colgroup': { display: 'none' },
    '&, & tbody, & tfoot, & caption': { display: 'block' },
    '& tbody tr:not([data-space]), & tfoot tr': {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '0 12px',
      padding: '8px 16px',
      borderBottom: `1px solid ${color.line}`,
      position: 'relative',
    },
    '& tr[data-space]': { display: 'block' },
    '& tbody td, & tbody th, & tfoot td, & [data-clip]': {
      display: 'block',
      height: 'auto',
      padding: '0 !important',
      border: 0,
      overflow: 'visible',
      whiteSpace: 'normal',
      lineHeight: '1.25rem',
      textAlign: 'left !important',
    },
    '& td:empty': { display: 'none' },
    '& tbody td[data-align="right"]:not(:empty)::before': {
      content: 'attr(data-label) " "',
      color: color.ink2,
    },
    '& a': { display: 'inline-block', minWidth: 24, minHeight: 24, lineHeight: '1.5rem' },
    '& tbody [data-pick] input': { width: 24, height: 24 },
    '& [data-main]': { order: -1, flexBasis: '100%', fontSize: '0.875rem', lineHeight: '1.375rem' },
    '& tbody [data-pick]': { position: 'absolute', left: 12, top: 8 },
    '& tbody tr:has([data-pick])': { paddingLeft: 44 },
  },
});

const SortButton = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 2,
  height: 28,
  padding: 0,
  border: 0,
  background: 'none',
  font: 'inherit',
  fontWeight: 600,
  color: 'inherit',
  cursor: 'pointer',
  maxWidth: '100%',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  '&:hover': { textDecoration: 'underline' },
});

const directions = { asc: 'ascending', desc: 'descending' } as const;

export interface SortHeadProps {
  readonly label: string;
  readonly sortable: boolean;
  readonly sorted: false | 'asc' | 'desc';
  readonly align: 'right' | undefined;
  readonly onSort: ((event: unknown) => void) | undefined;
}

/** Heading of a column; Shift adds it to the order instead of replacing it. */
export function SortHead({ label, sortable, sorted, align, onSort }: SortHeadProps) {
  const aligned = align === undefined ? {} : { 'data-align': align };
  if (!sortable) {
    return (
      <th scope="col" {...aligned}>
        {label}
      </th>
    );
  }
  return (
    <th scope="col" {...aligned} {...(sorted === false ? {} : { 'aria-sort': directions[sorted] })}>
      <SortButton type="button" onClick={onSort}>
        {label}
        {sorted !== false && <Icon name={directions[sorted]} size={12} />}
      </SortButton>
    </th>
  );
}
