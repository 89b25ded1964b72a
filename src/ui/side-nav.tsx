import { styled } from '@mui/material/styles';
import { useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { AppLink } from './navigation.tsx';
import { Count } from './parts.tsx';
import { color, font, type } from './theme/tokens.ts';

export interface NavItem {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
  readonly count?: number;
  readonly children?: readonly NavItem[];
}

export interface NavSection {
  readonly id: string;
  /** Absent for the group at the top. */
  readonly label?: string;
  readonly items: readonly NavItem[];
}

const Bar = styled('nav')({
  background: color.ground,
  borderRight: `1px solid ${color.line}`,
  padding: '8px 0',
  overflow: 'hidden auto',
  font: `400 ${type.t13} ${font.num}`,
  display: 'flex',
  flexDirection: 'column',
  '& a': {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: 8,
    minHeight: 30,
    padding: '0 12px 0 16px',
    color: color.ink,
    textDecoration: 'none',
    borderLeft: '3px solid transparent',
    overflowWrap: 'anywhere',
  },
  '& a:hover': { background: color.sunken },
  '& a:focus-visible': { outlineOffset: -2, boxShadow: `inset 0 0 0 5px ${color.focus}` },
  '& li li a': { paddingLeft: 32, minHeight: 28, color: color.ink2 },
  '& a[aria-current]': {
    background: color.surface,
    borderLeftColor: color.sea700,
    fontWeight: 600,
    color: color.sea800,
  },
  '& p': { margin: '10px 16px 2px 19px', font: `400 ${type.t12} ${font.ui}`, color: color.ink3 },
});

function Items({ items }: { readonly items: readonly NavItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={`${item.href} ${item.label}`}>
          <AppLink href={item.href} {...(item.current ? { 'aria-current': 'page' as const } : {})}>
            {item.label}
            {item.count !== undefined && <Count value={item.count} />}
          </AppLink>
          {item.children !== undefined && item.children.length > 0 && (
            <Items items={item.children} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where one can go. Groups are in the order of work. */
export function SideNav({ sections }: { readonly sections: readonly NavSection[] }) {
  const text = useText(uiMessages);
  return (
    <Bar id="nav" aria-label={text('shell.main')} data-no-print="">
      {sections.map((section) => (
        <div key={section.id}>
          {section.label !== undefined && <p>{section.label}</p>}
          <Items items={section.items} />
        </div>
      ))}
    </Bar>
  );
}
