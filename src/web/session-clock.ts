/** A session that is not used ends after this; the server's figure too (a test compares). */
export const IDLE_MS = 60 * 60 * 1000;
/** From then on the page says that the session is about to end. */
export const WARN_MS = 5 * 60 * 1000;

/** Minutes until an unused session ends, when it is time to say so; null before. */
export function minutesLeft(lastAnswer: number, now: number): number | null {
  const left = lastAnswer + IDLE_MS - now;
  if (left > WARN_MS) return null;
  return Math.max(0, Math.ceil(left / 60_000));
}
