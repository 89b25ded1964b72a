/* The list one came from: where it stands and which records it showed, for previous and next. */

interface CameFrom {
  /** Path and query of the list. */
  readonly list: string;
  /** Addresses of its records, in the order shown. */
  readonly hrefs: readonly string[];
}

const storeKey = 'ansinh.came-from';
/** Longer lists are remembered until the page is loaded anew. */
const KEPT_ROWS = 2000;

let last: CameFrom | null = null;

/** Notes what a list shows. */
export function rememberList(list: string, hrefs: readonly string[]): void {
  last = { list, hrefs };
  try {
    if (hrefs.length > KEPT_ROWS) sessionStorage.removeItem(storeKey);
    else sessionStorage.setItem(storeKey, JSON.stringify(last));
  } catch {
    // Full or forbidden: the page itself remembers.
  }
}

function recall(): CameFrom | null {
  if (last !== null) return last;
  try {
    const kept = sessionStorage.getItem(storeKey);
    last = kept === null ? null : (JSON.parse(kept) as CameFrom);
  } catch {
    last = null;
  }
  return last;
}

/** The path of an address, whatever of it is encoded. */
function pathOf(href: string): string {
  const path = href.split('?')[0] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Where a record stands in the list one came from; null when it is not in it. */
export function neighboursOf(path: string): {
  readonly index: number;
  readonly total: number;
  readonly previous: string | null;
  readonly next: string | null;
  readonly list: string;
} | null {
  const from = recall();
  const wanted = pathOf(path);
  const at = from?.hrefs.findIndex((href) => pathOf(href) === wanted) ?? -1;
  if (from === null || at < 0) return null;
  return {
    index: at + 1,
    total: from.hrefs.length,
    previous: from.hrefs[at - 1] ?? null,
    next: from.hrefs[at + 1] ?? null,
    list: from.list,
  };
}
