import {
  addDays,
  exclusiveEndOf,
  lastDayOf,
  type IsoDate,
  type Post,
} from '../../../kernel/index.ts';

/** A post with its days, half-open. One that ended where it began was taken back. */
export interface HeldPost extends Post {
  readonly id: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** The days asked for a post, half-open; null when the last comes before the first. */
export function daysOf(
  first: IsoDate,
  last: IsoDate | null,
): { readonly validFrom: IsoDate; readonly validTo: IsoDate | null } | null {
  return last !== null && last < first ? null : { validFrom: first, validTo: exclusiveEndOf(last) };
}

/**
 * The post by which somebody already holds a role at a place on a day of those asked for; null
 * when there is none. Two posts of one kind on one day would make the end of one no end at all.
 */
export function heldAlready(
  posts: readonly HeldPost[],
  asked: Omit<HeldPost, 'id'>,
): HeldPost | null {
  const meets = (post: HeldPost): boolean =>
    post.role === asked.role &&
    post.agency === asked.agency &&
    post.area === asked.area &&
    post.validFrom !== post.validTo &&
    (asked.validTo === null || post.validFrom < asked.validTo) &&
    (post.validTo === null || asked.validFrom < post.validTo);
  return posts.find(meets) ?? null;
}

/** How a post ends: the first day it is no longer held, or why it cannot end so. */
export type Ending =
  | { readonly validTo: IsoDate; readonly unchanged: boolean }
  | { readonly wrong: 'ended' | 'past' | 'later'; readonly limit: IsoDate };

/**
 * Ends a post after its last day; null is at once. What was held up to yesterday was held: a last
 * day before yesterday is refused (`past`). An end that stands may come earlier, never later
 * (`later`: give a new post). A post to come that ends before it begins is taken back.
 */
export function endingOf(post: HeldPost, last: IsoDate | null, today: IsoDate): Ending {
  const { validFrom, validTo } = post;
  const yesterday = addDays(today, -1);
  if (validTo !== null && validTo <= today) {
    return last === null || last === lastDayOf(validTo)
      ? { validTo, unchanged: true }
      : { wrong: 'ended', limit: validTo };
  }
  if (last !== null && last < yesterday) return { wrong: 'past', limit: yesterday };
  const asked = last === null ? today : addDays(last, 1);
  const end = asked < validFrom ? validFrom : asked;
  if (validTo !== null && end > validTo) return { wrong: 'later', limit: addDays(validTo, -1) };
  return { validTo: end, unchanged: end === validTo };
}
