import type { IsoDate, Post } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { codesWithin } from '../../areas/index.ts';

/**
 * The posts with the codes that those at an area reach on a day: the area's own, the units below
 * it and their hamlets. The area is the one that carried the code on the post's first day, since
 * codes are given again; when it has ended the post reaches nothing, and a hand-over asks a person.
 */
export async function withReach(
  context: Context,
  posts: readonly (Post & { readonly validFrom: string })[],
  on: IsoDate,
): Promise<readonly Post[]> {
  const places = posts.flatMap(({ area, validFrom }) =>
    area === null ? [] : [{ code: area, since: validFrom as IsoDate }],
  );
  const reached = places.length === 0 ? [] : await codesWithin(context, places, on);
  let next = 0;
  return posts.map(({ role, agency, area, lentBy }) => {
    const lent = lentBy === undefined ? {} : { lentBy };
    if (area === null) return { role, agency, area, ...lent };
    const within = reached[next] ?? [];
    next += 1;
    return { role, agency, area, within, ...lent };
  });
}
