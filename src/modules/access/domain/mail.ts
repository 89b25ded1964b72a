import { LINK_WINDOW_MS, LINKS_AN_HOUR } from './limits.ts';

/**
 * Milliseconds until another letter with a link may be sent; 0: now. `made`: when links of the
 * same purpose were made for the account, oldest first.
 */
export function waitForLetter(made: readonly Date[], now: number): number {
  const recent = made.filter((at) => at.getTime() > now - LINK_WINDOW_MS);
  const blocking = recent.at(-LINKS_AN_HOUR);
  return blocking === undefined ? 0 : blocking.getTime() + LINK_WINDOW_MS - now;
}

/** The form an address is kept and compared in: its domain in small letters, no spaces around. */
export function normalMail(typed: string): string {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  return at === -1 ? text : text.slice(0, at) + text.slice(at).toLowerCase();
}
