import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useQueryClient } from '@tanstack/react-query';
import { useParams, useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { roleName, signOut } from '../modules/access/contract/index.ts';
import { countNotices } from '../modules/desk/contract/notices.ts';
import { listWork } from '../modules/desk/contract/work.ts';
import { AppShell, BareLink } from '../ui/app-shell.tsx';
import { forget, useRead, useWrite } from '../ui/data.tsx';
import { useLanguage, useText } from '../ui/language.tsx';
import { uiMessages } from '../ui/messages.ts';
import { Count, Heading2 } from '../ui/parts.tsx';
import { noteOpened } from '../ui/recent.ts';
import { RecordNameContext } from '../ui/record-name.tsx';
import { useSession, type Session } from '../ui/session.tsx';
import { Notice } from '../ui/states.tsx';
import { formatTime } from '../ui/instant.ts';
import { HelpDoor } from './help-door.tsx';
import { LoginForm } from './login.tsx';
import { webMessages } from './messages.ts';
import { Outlet, pathOf, RouterNavigation } from './router.tsx';
import { useSessionState } from './session-state.tsx';
import { screenAt, sectionsOf } from './sections.ts';
import { minutesLeft } from './session-clock.ts';
import { screens } from './screens.generated.ts';
import { SearchDoor } from './search-door.tsx';
import { openShortcuts, Shortcuts } from './shortcuts.tsx';

const CLOCK_MS = 15_000;

/** Since when the browser says that there is no network; null while there is. */
function useOfflineSince(): number | null {
  const [since, setSince] = useState<number | null>(() => (navigator.onLine ? null : Date.now()));
  useEffect(() => {
    const online = () => setSince(null);
    const offline = () => setSince(Date.now());
    window.addEventListener('online', online);
    window.addEventListener('offline', offline);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('offline', offline);
    };
  }, []);
  return since;
}

/** What stands over every screen: no network, session about to end. */
function ShellNotice() {
  const text = useText(uiMessages);
  const webText = useText(webMessages);
  const { lastAnswer, refresh } = useSessionState();
  const offline = useOfflineSince();
  const [minutes, setMinutes] = useState<number | null>(null);
  useEffect(() => {
    const look = () => setMinutes(minutesLeft(lastAnswer(), Date.now()));
    const timer = setInterval(look, CLOCK_MS);
    return () => clearInterval(timer);
  }, [lastAnswer]);
  if (offline !== null) {
    return <Notice>{text('shell.offline', { time: formatTime(offline) })}</Notice>;
  }
  if (minutes === null || minutes === 0) return null;
  return (
    <Notice>
      {webText('session.soon', { minutes })}{' '}
      <Button size="small" onClick={refresh}>
        {webText('session.stay')}
      </Button>
    </Notice>
  );
}

/** The session ended under somebody's hands: they sign in over the page, which stays. */
function SignInAgain({ session }: { readonly session: Session }) {
  const text = useText(webMessages);
  const queries = useQueryClient();
  const { over, resume } = useSessionState();
  const id = useId();
  return (
    <Dialog open={over} aria-labelledby={id} maxWidth="xs" fullWidth transitionDuration={0}>
      <div style={{ padding: 16, display: 'grid', gap: 12 }}>
        <Heading2 id={id}>{text('session.over.title')}</Heading2>
        <p>{text('session.over.text')}</p>
        <LoginForm
          login={session.login}
          onSignedIn={() => {
            resume();
            void queries.invalidateQueries();
          }}
        />
      </div>
    </Dialog>
  );
}

function useAccountNote(session: Session): string {
  const text = useText(webMessages);
  const { language } = useLanguage();
  if (session.posts.length === 0) return text('account.noPost');
  return session.posts.map(({ role }) => roleName(role, language)).join(', ');
}

/** After a step to another screen the reader stands at its start. */
function useFocusOnStep(path: string) {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    const main = document.getElementById('main');
    main?.scrollTo(0, 0);
    main?.focus();
  }, [path]);
}

/** Notes the record that is open, under the title of its page once it has one. */
function useNoteOpened(login: string, path: string) {
  useEffect(() => {
    if (screenAt(screens, path)?.path.includes('$') !== true) return undefined;
    // The next screen puts its title before this one is left: that title is not ours.
    const { pathname } = window.location;
    const note = () => {
      if (window.location.pathname === pathname) noteOpened(login, path, document.title);
    };
    note();
    const watch = new MutationObserver(note);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [login, path]);
}

/** How much waits: all of it beside "my work", the rest beside the screens where it is done. */
function useCounts(): ReadonlyMap<string, number> {
  const items = useRead(listWork, {}).data?.items;
  const unread = useRead(countNotices, {}).data?.unread ?? 0;
  return useMemo(() => {
    const counts = new Map([
      ['/', items?.length ?? 0],
      ['/notices', unread],
    ]);
    for (const { href, count } of items ?? []) counts.set(href, (counts.get(href) ?? 0) + count);
    return counts;
  }, [items, unread]);
}

/** Notices in the bar; asked for anew at each step, never by a clock: that would keep a session alive. */
function NoticesLink({ path }: { readonly path: string }) {
  const text = useText(webMessages);
  const queries = useQueryClient();
  const unread = useRead(countNotices, {}).data?.unread ?? 0;
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    void forget(queries, countNotices, listWork);
  }, [queries, path]);
  return (
    <BareLink href="/notices" data-wide="">
      {text('nav.notices')} {unread > 0 && <Count value={unread} tone="bar" />}
    </BareLink>
  );
}

function ShellFrame({ session, children }: { session: Session; children: ReactNode }) {
  const text = useText(webMessages);
  const { language } = useLanguage();
  const path = pathOf(useRouterState({ select: (state) => state.location.pathname }));
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const params: Record<string, string> = useParams({ strict: false });
  const { place, leave } = useSessionState();
  const out = useWrite(signOut);
  const key = params['key'] ?? '';
  const [named, setNamed] = useState({ key: '', name: '' });
  const setRecordName = useCallback(
    (name: string | null) => setNamed({ key, name: name ?? '' }),
    [key],
  );
  const recordName = named.key === key && named.name !== '' ? named.name : null;
  useFocusOnStep(path);
  useNoteOpened(session.login, path);
  const counts = useCounts();
  const sections = useMemo(
    () => sectionsOf(screens, session, { path, params, recordName, search, counts }, language),
    [session, path, params, recordName, search, counts, language],
  );
  const logout = async () => {
    const result = await out.send({});
    if (result.ok) leave();
  };
  return (
    <RecordNameContext value={setRecordName}>
      <AppShell
        {...(place === null ? {} : { place })}
        sample={session.sample}
        search={<SearchDoor />}
        tools={
          <>
            <NoticesLink path={path} />
            <HelpDoor screen={screenAt(screens, path)} onShortcuts={openShortcuts} />
          </>
        }
        sections={sections}
        account={{
          name: session.name,
          note: useAccountNote(session),
          items: [{ label: text('account.mine'), href: '/account' }],
          onLogout: () => void logout(),
        }}
        wide={screenAt(screens, path)?.wide === true}
        notice={<ShellNotice />}
      >
        {children}
      </AppShell>
      <SignInAgain session={session} />
      <Shortcuts />
    </RecordNameContext>
  );
}

/** The root of all routes. */
export function Shell() {
  const session = useSession();
  if (session === null) return null;
  return (
    <RouterNavigation>
      <ShellFrame session={session}>
        <Outlet />
      </ShellFrame>
    </RouterNavigation>
  );
}
