/** The parts of a request that tell where it was started. */
export interface Origins {
  readonly host: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  /** True when the request carries a session cookie. */
  readonly withCookie: boolean;
}

/**
 * True when a write was started by our own pages. Browsers of the last years say so in
 * `Sec-Fetch-Site`, the older ones in `Origin`; what says neither is no browser and is taken
 * only without a cookie, since nobody can then lend it somebody's session.
 */
export function startedHere(request: Origins): boolean {
  const { host, origin, fetchSite, withCookie } = request;
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false;
  if (origin !== undefined) return hostOf(origin) === host.toLowerCase();
  return fetchSite !== undefined || !withCookie;
}

function hostOf(origin: string): string | null {
  const url = URL.parse(origin);
  return url === null || url.host === '' ? null : url.host.toLowerCase();
}
