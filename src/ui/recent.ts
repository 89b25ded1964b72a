/** What somebody opened last, kept by the browser for as long as its tab lives, one list a login. */
export interface Opened {
  /** Below `/app`, without its query. */
  readonly path: string;
  /** The title of its page. */
  readonly title: string;
}

const SHOWN = 8;
const SUFFIX = / – An Sinh$/;

const nameOf = (login: string): string => `ansinh.opened.${login}`;

function isOpened(value: unknown): value is Opened {
  if (typeof value !== 'object' || value === null) return false;
  const { path, title } = value as Partial<Record<keyof Opened, unknown>>;
  return typeof path === 'string' && path.startsWith('/') && typeof title === 'string';
}

/** The last records opened, the newest first; nothing when the browser keeps nothing. */
export function listOpened(login: string): readonly Opened[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(login)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isOpened) : [];
  } catch {
    return [];
  }
}

/** Notes that a record was opened; its title may come later and takes the place of the first. */
export function noteOpened(login: string, path: string, pageTitle: string): void {
  const title = pageTitle.replace(SUFFIX, '');
  const others = listOpened(login).filter((one) => one.path !== path);
  try {
    const kept = [{ path, title }, ...others].slice(0, SHOWN);
    sessionStorage.setItem(nameOf(login), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing shows nothing.
  }
}
