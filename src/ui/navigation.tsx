import { createContext, useContext, type AnchorHTMLAttributes, type MouseEvent } from 'react';

/** Where the app stands and how it goes elsewhere; the shell gives the real one. */
export interface Navigation {
  /** What stands before every path of the app: `/app`. */
  readonly base: string;
  readonly path: string;
  readonly search: string;
  readonly go: (href: string, options?: { readonly replace?: boolean }) => void;
}

export const NavigationContext = createContext<Navigation>({
  base: '',
  path: '/',
  search: '',
  go: () => {},
});

export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}

/** A path of the app with its values encoded: a plan's number holds a slash. */
export function pathTo(
  pattern: string,
  params: Readonly<Record<string, string>> = {},
  search: Readonly<Record<string, string>> = {},
): string {
  const path = pattern.replace(/\$(\w+)/g, (place, name: string) =>
    params[name] === undefined ? place : encodeURIComponent(params[name]),
  );
  const query = new URLSearchParams(search).toString();
  return query === '' ? path : `${path}?${query}`;
}

export interface AppLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** A path of the app, without its base: `/plans`. */
  readonly href: string;
}

/** A link inside the app: a real address, opened without loading the page anew. */
export function AppLink({ href, onClick, children, ...rest }: AppLinkProps) {
  const navigation = useNavigation();
  const click = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const other = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || other || event.button !== 0) return;
    event.preventDefault();
    navigation.go(href);
  };
  return (
    <a {...rest} href={`${navigation.base}${href}`} onClick={click}>
      {children}
    </a>
  );
}
