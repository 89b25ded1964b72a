import type { IsoDate } from '../../../kernel/index.ts';
import { endingOf, heldAlready, type HeldPost } from './posts.ts';

/** What a hand-over does with one post of whoever leaves. */
export interface Passing {
  readonly post: HeldPost;
  /** First day on which whoever leaves does not hold it. */
  readonly end: IsoDate;
  /** The days of the successor's post; null: the successor holds it on such a day already. */
  readonly next: Pick<HeldPost, 'validFrom' | 'validTo'> | null;
}

/**
 * What passes when somebody leaves after a last day (null: at once): every post that would be held
 * later, from the day after, or from its own first day when that is still to come, until the end
 * it had. Posts that end by then pass nowhere. `past`: the last day lies too far back.
 */
export function passingOf(
  leaver: readonly HeldPost[],
  successor: readonly HeldPost[],
  days: { readonly last: IsoDate | null; readonly today: IsoDate },
): { readonly passing: readonly Passing[] } | { readonly past: IsoDate } {
  const passing: Passing[] = [];
  for (const post of leaver) {
    const ending = endingOf(post, days.last, days.today);
    if ('wrong' in ending) {
      // It was over, or is over before the last day: nothing is left to pass.
      if (ending.wrong === 'past') return { past: ending.limit };
      continue;
    }
    const { validTo: end, unchanged } = ending;
    if (unchanged) continue;
    const asked = { ...post, validFrom: end };
    const held = heldAlready(successor, asked) !== null;
    passing.push({ post, end, next: held ? null : { validFrom: end, validTo: post.validTo } });
  }
  return { passing };
}
