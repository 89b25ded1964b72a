import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  useParams,
  useRouter,
  useRouterState,
  type AnyRoute,
} from '@tanstack/react-router';
import { useCallback, useLayoutEffect, useMemo, type ComponentType, type ReactNode } from 'react';
import { useWords } from '../ui/language.tsx';
import { NavigationContext } from '../ui/navigation.tsx';
import type { Screen, ScreenProps } from '../ui/screen.ts';
import { allows, useSession } from '../ui/session.tsx';
import { Empty, Loading, NoPermission } from '../ui/states.tsx';
import { useText } from '../ui/language.tsx';
import { uiMessages } from '../ui/messages.ts';
import { Boundary } from './boundary.tsx';
import { parseSearch, stringifySearch } from './search.ts';

/** What stands before every path of the staff app. */
export const base = '/app';

/** The router's location without the base. */
export function pathOf(pathname: string): string {
  const path = pathname === base ? '/' : pathname.replace(/^\/app(?=\/)/, '');
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

/** Gives the shared components their links and their address. */
export function RouterNavigation({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const location = useRouterState({ select: (state) => state.location });
  const path = pathOf(location.pathname);
  const search = location.searchStr.replace(/^\?/, '');
  const go = useCallback(
    (href: string, options: { readonly replace?: boolean } = {}) => {
      const { history } = router;
      if (options.replace === true) history.replace(`${base}${href}`);
      else history.push(`${base}${href}`);
    },
    [router],
  );
  const value = useMemo(() => ({ base, path, search, go }), [path, search, go]);
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

/** Before the effects of the screen itself, so that a record may put its own name there. */
function useTitle(title: string) {
  useLayoutEffect(() => {
    document.title = `${title} – An Sinh`;
  }, [title]);
}

interface ScreenFrameProps {
  readonly screen: Screen;
  readonly children: ReactNode;
}

/** Title, permission and boundary of one screen. */
function ScreenFrame({ screen, children }: ScreenFrameProps) {
  const words = useWords();
  const session = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useTitle(words(screen.title));
  if (!allows(session, screen.permission)) return <NoPermission />;
  return <Boundary at={path}>{children}</Boundary>;
}

function routeOf(screen: Screen, parent: AnyRoute): AnyRoute {
  let loaded: ComponentType<ScreenProps> | null = null;
  let Keeper: ComponentType<{ readonly children: ReactNode }> | null = null;
  const Body = () => {
    const params: Record<string, string> = useParams({ strict: false });
    const Component = loaded;
    return (
      <ScreenFrame screen={screen}>
        {Component !== null && Keeper !== null && (
          <Keeper>
            <Component params={params} />
          </Keeper>
        )}
      </ScreenFrame>
    );
  };
  return createRoute({
    getParentRoute: () => parent,
    path: screen.path,
    loader: async () => {
      // What is kept for whoever works is fetched with the screen: the first load goes without it.
      const keeping = import('./keeping.tsx');
      loaded ??= await screen.load();
      ({ Keeper } = await keeping);
      return null;
    },
    component: Body,
    pendingComponent: () => <Loading />,
    errorComponent: () => (
      <Boundary at={screen.path}>
        <Fails />
      </Boundary>
    ),
  });
}

/** A screen whose code did not come (a new release, no network) is a failed screen. */
function Fails(): never {
  throw new Error('the code of this screen could not be fetched');
}

export function NotFound() {
  const text = useText(uiMessages);
  useTitle(text('notFound.title'));
  return <Empty title={text('notFound.title')}>{text('notFound.text')}</Empty>;
}

/** The routes of all screens, under the shell. */
export function makeRouter(screens: readonly Screen[], shell: () => ReactNode) {
  const root = createRootRoute({ component: shell, notFoundComponent: NotFound });
  const routes = screens.map((screen) => routeOf(screen, root));
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath: base,
    parseSearch,
    stringifySearch,
    defaultPendingMs: 200,
    trailingSlash: 'never',
    scrollRestoration: false,
    defaultNotFoundComponent: NotFound,
  });
}

export { Outlet };
