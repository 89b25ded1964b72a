/** The days of a post as JSON has them: `to` is the last day, null while it is open. */
export interface PostDays {
  readonly from: string;
  readonly to: string | null;
}

export type PostState = 'held' | 'coming' | 'past' | 'taken_back';

/**
 * How a post stands on a day. One whose last day comes before its first was taken back: before it
 * began, or on its first day.
 */
export function postState({ from, to }: PostDays, today: string): PostState {
  if (to !== null && to < from) return 'taken_back';
  if (to !== null && to < today) return 'past';
  return from > today ? 'coming' : 'held';
}

/** True when a post can still be ended. */
export function mayEnd(post: PostDays, today: string): boolean {
  const state = postState(post, today);
  return state === 'held' || state === 'coming';
}
