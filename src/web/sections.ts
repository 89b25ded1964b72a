import type { Language } from '../kernel/index.ts';
import { pathTo } from '../ui/navigation.tsx';
import type { NavGroup, Screen } from '../ui/screen.ts';
import { allows, type Session } from '../ui/session.tsx';
import type { NavItem, NavSection } from '../ui/side-nav.tsx';
import { webMessages } from './messages.ts';

const groups: readonly NavGroup[] = ['home', 'plans', 'social', 'system'];

export interface Here {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** Name of the open record: the plan's number rather than its key. */
  readonly recordName: string | null;
  /** The query of the address, without `?`. */
  readonly search?: string;
  /** How much waits behind an address of the side bar. */
  readonly counts?: ReadonlyMap<string, number>;
}

/** What the screens of one record hand on to each other: which copy of it one is reading. */
const keptParameter = 'version';

function keptOf({ search }: Here): Readonly<Record<string, string>> {
  const value = new URLSearchParams(search).get(keptParameter);
  return value === null || value === '' ? {} : { [keptParameter]: value };
}

function ordered(screens: readonly Screen[]): readonly Screen[] {
  return [...screens].sort((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0));
}

function paramsOf(path: string): readonly string[] {
  return [...path.matchAll(/\$(\w+)/g)].map((match) => match[1] ?? '');
}

/** Of several addresses that hold the one we are at, the longest is the current one. */
function currentOf(hrefs: readonly string[], path: string): string | null {
  const holding = hrefs.filter(
    (href) => href === path || (href !== '/' && path.startsWith(`${href}/`)),
  );
  return holding.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** The open record: leads to its own page, its other screens hang under it. */
function recordItem(
  under: readonly Screen[],
  here: Here,
  hrefOf: (screen: Screen) => string,
  item: (screen: Screen) => NavItem,
): readonly NavItem[] {
  const name = under[0]?.nav?.under;
  const own = under.find(({ path }) => path.endsWith(`/$${name}`)) ?? under[0];
  if (name === undefined || own === undefined) return [];
  const label = here.recordName ?? here.params[name] ?? '';
  const isPage = own.path.endsWith(`/$${name}`);
  const children = under.filter((screen) => !isPage || screen !== own).map(item);
  return [{ label, href: hrefOf(own), current: isPage && item(own).current, children }];
}

/**
 * The side bar: screens the session may open, in groups; under an open record (a plan) its own
 * screens. A group without anything to open is not shown.
 */
export function sectionsOf(
  screens: readonly Screen[],
  session: Session | null,
  here: Here,
  language: Language,
): readonly NavSection[] {
  const open = ordered(screens).filter(
    ({ nav, permission }) => nav !== undefined && allows(session, permission),
  );
  const placeOf = (screen: Screen) => pathTo(screen.path, here.params);
  const hrefOf = (screen: Screen) =>
    pathTo(screen.path, here.params, screen.nav?.under === undefined ? {} : keptOf(here));
  const reachable = open.filter(({ path }) =>
    paramsOf(path).every((name) => here.params[name] !== undefined),
  );
  const current = currentOf(reachable.map(placeOf), here.path);
  const item = (screen: Screen): NavItem => {
    const label = screen.nav?.label[language] ?? '';
    const count = here.counts?.get(placeOf(screen)) ?? 0;
    return {
      label,
      href: hrefOf(screen),
      current: placeOf(screen) === current,
      ...(count > 0 ? { count } : {}),
    };
  };
  return groups.flatMap((group): NavSection[] => {
    const own = reachable.filter(({ nav }) => nav?.group === group);
    const top = own.filter(({ nav }) => nav?.under === undefined).map(item);
    const under = own.filter(({ nav }) => nav?.under !== undefined);
    const record = recordItem(under, here, hrefOf, item);
    const items = [...top, ...record];
    if (items.length === 0) return [];
    return [
      group === 'home'
        ? { id: group, items }
        : { id: group, label: webMessages[language][`nav.${group}`], items },
    ];
  });
}

/** The screen of an address; parameters are single parts of the path. */
export function screenAt(screens: readonly Screen[], path: string): Screen | null {
  const parts = path.split('/');
  const fits = ({ path: pattern }: Screen): boolean => {
    const wanted = pattern.split('/');
    return (
      wanted.length === parts.length &&
      wanted.every((part, index) => part.startsWith('$') || part === parts[index])
    );
  };
  const found = screens.filter(fits);
  // `/users/new` is itself, not the user called "new".
  return found.find(({ path: pattern }) => pattern === path) ?? found[0] ?? null;
}
