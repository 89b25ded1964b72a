/** A session that is not used ends after this. */
export const SESSION_IDLE_MS = 60 * 60 * 1000;
/** A session ends after this, used or not: one working day. */
export const SESSION_LONGEST_MS = 12 * 60 * 60 * 1000;
/** `last_seen_at` is written at most this often. */
export const SESSION_SEEN_EVERY_MS = 60 * 1000;
/** Attempts are counted over this window. */
export const ATTEMPT_WINDOW_MS = 15 * 60 * 1000;
/** Failures on one account before it is locked until the window has passed. */
export const ATTEMPTS_AN_ACCOUNT = 5;
/** Failures from one address: a whole office may stand behind one. */
export const ATTEMPTS_AN_ADDRESS = 50;
/** A link to choose a password is good for this long. */
export const LINK_MS = 3 * 24 * 60 * 60 * 1000;
/** A link asked for by mail, to set a password anew: good for this long. */
export const RESET_MINUTES = 30;
/** A link that confirms a mail address: good for this long. */
export const MAIL_LINK_HOURS = 24;
/** Letters with a link that one account can cause within an hour, of a kind. */
export const LINKS_AN_HOUR = 3;
/** Over how long letters with a link are counted. */
export const LINK_WINDOW_MS = 60 * 60 * 1000;

/** Recovery codes given with a second step. */
export const RECOVERY_CODES = 10;

/**
 * Attempts, ended sessions and closed links are kept this long, then taken away; the sealed log
 * keeps who signed in when. The database refuses to take away what is younger than 30 days.
 */
export const ENTRIES_KEPT_MS = 90 * 24 * 60 * 60 * 1000;
/** Rows of a kind that one transaction takes away. */
export const PRUNED_AT_ONCE = 5_000;

/** What is counted of the attempts on one account or from one address. */
export interface Attempt {
  readonly outcome: 'started' | 'succeeded';
  readonly at: number;
}

/**
 * Milliseconds until another attempt on an account is taken; 0: now. Attempts come oldest first.
 * A success clears what came before it; one that was started and not yet answered counts as a
 * failure, so that many at once gain nothing.
 */
export function waitForAccount(attempts: readonly Attempt[], now: number): number {
  const lastSuccess = attempts.findLastIndex((attempt) => attempt.outcome === 'succeeded');
  return waitAfter(attempts.slice(lastSuccess + 1), ATTEMPTS_AN_ACCOUNT, now);
}

/**
 * The same for an address. A success there takes back one failure only: else whoever holds one
 * account would buy a fresh start for guessing at all others.
 */
export function waitForAddress(attempts: readonly Attempt[], now: number): number {
  const started = attempts.filter((attempt) => attempt.outcome === 'started');
  const succeeded = attempts.length - started.length;
  return waitAfter(started.slice(0, started.length - succeeded), ATTEMPTS_AN_ADDRESS, now);
}

function waitAfter(failures: readonly Attempt[], most: number, now: number): number {
  const inWindow = failures.filter((attempt) => attempt.at > now - ATTEMPT_WINDOW_MS);
  const blocking = inWindow.at(-most);
  return blocking === undefined ? 0 : blocking.at + ATTEMPT_WINDOW_MS - now;
}

/** True when a session is still good at an instant. */
export function isOpen(
  session: { readonly lastSeenAt: number; readonly expiresAt: number; readonly ended: boolean },
  now: number,
): boolean {
  return !session.ended && now < session.expiresAt && now < session.lastSeenAt + SESSION_IDLE_MS;
}
