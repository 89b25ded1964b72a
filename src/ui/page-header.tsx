import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { AppLink } from './navigation.tsx';
import { Count, Grow } from './parts.tsx';
import { color, font, media, size, type } from './theme/tokens.ts';

export interface Crumb {
  readonly label: string;
  readonly href?: string;
}

const CrumbBox = styled('nav')({
  display: 'flex',
  gap: 6,
  alignItems: 'center',
  font: `400 ${type.t12} ${font.num}`,
  color: color.ink2,
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  '& a': { color: color.ink2, padding: '3px 0' },
  [media.narrow]: { flexWrap: 'wrap' },
});

/** Where this page hangs. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const text = useText(uiMessages);
  return (
    <CrumbBox aria-label={text('crumbs')} data-no-print="">
      {crumbs.map((crumb, index) => (
        <span key={crumb.label} style={{ display: 'contents' }}>
          {index > 0 && <Icon name="right" size={12} />}
          {crumb.href === undefined ? (
            <span>{crumb.label}</span>
          ) : (
            <AppLink href={crumb.href}>{crumb.label}</AppLink>
          )}
        </span>
      ))}
    </CrumbBox>
  );
}

export const PageHead = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 44,
  padding: '0 16px',
  borderBottom: `1px solid ${color.line}`,
  [media.narrow]: { flexWrap: 'wrap', paddingBlock: 8 },
});

export const Heading1 = styled('h1')({
  font: `600 ${type.t18} ${font.ui}`,
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  whiteSpace: 'nowrap',
  [media.narrow]: { whiteSpace: 'normal' },
});

export interface PageHeaderProps {
  readonly title: string;
  readonly count?: number | null;
  readonly crumbs?: readonly Crumb[];
  /** Beside the title, in quiet words. */
  readonly note?: ReactNode;
  /** At the right: search, deeds. */
  readonly children?: ReactNode;
}

/** The head of a screen: title, how many, where it hangs, and its deeds at the right. */
export function PageHeader({ title, count, crumbs, note, children }: PageHeaderProps) {
  return (
    <PageHead>
      <Heading1 tabIndex={-1}>
        {title} {typeof count === 'number' && <Count value={count} />}
      </Heading1>
      {crumbs !== undefined && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      {note !== undefined && <span style={{ color: color.ink2 }}>{note}</span>}
      <Grow />
      {children}
    </PageHead>
  );
}

/** What fills the room under the top bar: head, parts, one of them scrolling. */
export const Page = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  flex: 1,
  minWidth: 0,
  minHeight: 0,
  background: color.surface,
  '@media print': { display: 'block' },
});

/** The part of a page that scrolls. */
export const Scroll = styled('div')({
  position: 'relative',
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  [media.narrow]: { overflow: 'visible' },
  '@media print': { overflow: 'visible' },
});

/** Main part with a column at the right, which stacks under it on a phone. */
export const Split = styled('div')({
  display: 'grid',
  gridTemplateColumns: `minmax(0, 1fr) ${size.aside}px`,
  flex: 1,
  minHeight: 0,
  [media.wide]: { gridTemplateColumns: 'minmax(0, 1fr) 360px' },
  [media.narrow]: { display: 'block' },
  '@media print': { display: 'block' },
});

/** The column at the right. */
export const Aside = styled('aside')({
  borderLeft: `1px solid ${color.line}`,
  padding: '12px 16px',
  overflow: 'auto',
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  [media.narrow]: { borderLeft: 0, borderTop: `1px solid ${color.line}`, overflow: 'visible' },
});
