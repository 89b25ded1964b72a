import Drawer from '@mui/material/Drawer';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useRef, useState, type ReactNode } from 'react';
import { Brand, Icon } from './icons.tsx';
import { useLanguage, useText } from './language.tsx';
import { uiMessages } from './messages.ts';
import { AppLink, useNavigation } from './navigation.tsx';
import { Grow, Hidden } from './parts.tsx';
import { SideNav, type NavSection } from './side-nav.tsx';
import { color, font, media, size, type } from './theme/tokens.ts';

const Frame = styled('div')({
  display: 'grid',
  gridTemplate: `${size.bar}px minmax(0, 1fr) / ${size.nav}px minmax(0, 1fr)`,
  height: '100dvh',
  // Clipped, not hidden: nothing may scroll the frame itself.
  overflow: 'clip',
  '&[data-closed]': { gridTemplateColumns: 'minmax(0, 1fr)' },
  [media.narrow]: { display: 'block', height: 'auto', overflow: 'visible' },
  '@media print': { display: 'block', height: 'auto', overflow: 'visible' },
});

const Bar = styled('header')({
  gridColumn: '1 / -1',
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '0 12px 0 8px',
  background: color.sea950,
  color: color.surface,
  font: `400 ${type.t13} ${font.num}`,
  '& a, & button': { color: 'inherit' },
  '& [data-tag]': {
    border: `1px solid ${color.barLine}`,
    borderRadius: 3,
    padding: '0 6px',
    font: `400 ${type.t12} ${font.num}`,
    whiteSpace: 'nowrap',
  },
  [media.narrow]: {
    minHeight: 48,
    gap: 4,
    position: 'sticky',
    top: 0,
    zIndex: 5,
    '& [data-wide]': { display: 'none' },
    '& a, & button': { paddingInline: 4 },
    '& button': { flex: 'none' },
    // The mark stays; its name is still read aloud.
    '& [data-name]': {
      position: 'absolute',
      width: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
});

const bare = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  minWidth: 32,
  minHeight: 32,
  padding: '0 8px',
  border: 0,
  background: 'none',
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  cursor: 'pointer',
  font: 'inherit',
} as const;

export const BareButton = styled('button')(bare);

/** A link of the top bar. */
export const BareLink = styled(AppLink)(bare);

const SearchPlace = styled('div')({ flex: '0 1 440px', margin: '0 auto', minWidth: 0 });

const BrandLink = styled(AppLink)({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 8,
  font: `600 ${type.t16} ${font.ui}`,
  textDecoration: 'none',
  whiteSpace: 'nowrap',
});

const Place = styled('span')({ whiteSpace: 'nowrap', flex: 'none' });

const Avatar = styled('span')({
  display: 'grid',
  placeItems: 'center',
  width: 26,
  height: 26,
  borderRadius: '50%',
  background: color.sea100,
  color: color.sea800,
  font: `600 ${type.t12} ${font.ui}`,
});

const Skip = styled('a')({
  position: 'absolute',
  left: 8,
  top: -80,
  padding: '8px 16px',
  background: color.focus,
  color: color.ink,
  zIndex: 1300,
  '&:focus': { top: 8 },
});

const Main = styled('main')({
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  minHeight: 0,
  overflow: 'auto',
  background: color.surface,
  [media.narrow]: { overflow: 'visible' },
  '@media print': { display: 'block', overflow: 'visible' },
});

/** First letters of the first and last word of a name: Trần Thu Hà → TH; notes aside. */
export function initials(name: string): string {
  const words = name
    .replace(/\(.*?\)/g, '')
    .trim()
    .split(/\s+/);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase('vi');
}

export interface Account {
  readonly name: string;
  /** Role and agency, for those who ask who they are here. */
  readonly note: string;
  readonly items: readonly { readonly label: string; readonly href: string }[];
  readonly onLogout: () => void;
}

function AccountMenu({ account }: { readonly account: Account }) {
  const text = useText(uiMessages);
  const { go } = useNavigation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <BareButton
        type="button"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Avatar aria-hidden="true">{initials(account.name)}</Avatar>
        <span data-wide="">{account.name}</span>
        <Icon name="down" />
        <Hidden>
          {text('shell.account')}: {account.name}, {account.note}
        </Hidden>
      </BareButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} transitionDuration={0}>
        <MenuItem disabled style={{ opacity: 1, color: color.ink2 }}>
          {account.note}
        </MenuItem>
        {account.items.map((item) => (
          <MenuItem
            key={item.href}
            onClick={() => {
              close();
              go(item.href);
            }}
          >
            {item.label}
          </MenuItem>
        ))}
        <MenuItem onClick={account.onLogout}>{text('shell.logout')}</MenuItem>
      </Menu>
    </>
  );
}

/** Goes to the other language, named in that language. */
export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const text = useText(uiMessages);
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <BareButton type="button" lang={other} onClick={() => setLanguage(other)}>
      {text('shell.otherLanguage')}
    </BareButton>
  );
}

export interface AppShellProps {
  /** "Thành phố Hải Phòng": from the data, not from the code. */
  readonly place?: string;
  readonly sample: boolean;
  /** Finds any record; not on a phone, whose bar has no room for it. */
  readonly search?: ReactNode;
  /** Beside the search: notices, help. */
  readonly tools?: ReactNode;
  readonly sections: readonly NavSection[];
  readonly account: Account;
  /** The screen needs the whole width: the side bar begins folded there. */
  readonly wide?: boolean;
  /** Offline, session about to end: stands over every screen. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

/** Top bar, side bar and the screen. On a phone the side bar opens over it. */
export function AppShell(props: AppShellProps) {
  const text = useText(uiMessages);
  const narrow = useMediaQuery(media.narrow.replace('@media ', ''));
  const wide = props.wide === true;
  // Who opens or folds the bar decides for screens of that width, not for the others.
  const [chosen, setChosen] = useState({ wide: false, usual: true });
  const open = wide ? chosen.wide : chosen.usual;
  const setOpen = (next: boolean) =>
    setChosen(wide ? { ...chosen, wide: next } : { ...chosen, usual: next });
  const [drawer, setDrawer] = useState(false);
  const main = useRef<HTMLElement>(null);
  const shown = narrow ? drawer : open;
  return (
    <>
      <Skip
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {text('shell.skip')}
      </Skip>
      <Frame {...(open ? {} : { 'data-closed': '' })}>
        <Bar data-no-print="">
          <BareButton
            type="button"
            aria-label={text(shown ? 'shell.hideNav' : 'shell.showNav')}
            aria-expanded={shown}
            aria-controls="nav"
            onClick={() => (narrow ? setDrawer(!drawer) : setOpen(!open))}
          >
            <Icon name="menu" />
          </BareButton>
          <BrandLink href="/">
            <Brand />
            <span data-name="">An Sinh</span>
          </BrandLink>
          {props.place !== undefined && <Place data-wide="">{props.place}</Place>}
          {props.sample && <span data-tag="">{text('shell.sample')}</span>}
          {props.search === undefined || narrow ? (
            <Grow />
          ) : (
            <SearchPlace role="search">{props.search}</SearchPlace>
          )}
          {props.tools}
          <LanguageSwitch />
          <AccountMenu account={props.account} />
        </Bar>
        {narrow ? (
          <Drawer
            open={drawer}
            onClose={() => setDrawer(false)}
            transitionDuration={0}
            slotProps={{ paper: { style: { width: 280 }, onClick: () => setDrawer(false) } }}
          >
            <SideNav sections={props.sections} />
          </Drawer>
        ) : (
          open && <SideNav sections={props.sections} />
        )}
        <Main id="main" ref={main} tabIndex={-1}>
          {props.notice}
          {props.children}
        </Main>
      </Frame>
    </>
  );
}
