import { addDays, type Caller, type IsoDate, type Post } from '../../../kernel/index.ts';
import { roleRules } from './roles.ts';

/** The longest time for which a post may be lent. */
export const DELEGATION_DAYS = 90;

/**
 * The days of a lent post, half-open; null when they begin before today, end before they begin, or
 * last longer than `DELEGATION_DAYS`.
 */
export function lentDays(
  first: IsoDate,
  last: IsoDate,
  today: IsoDate,
): { readonly validFrom: IsoDate; readonly validTo: IsoDate } | null {
  const validTo = addDays(last, 1);
  if (first < today || last < first) return null;
  return validTo > addDays(first, DELEGATION_DAYS) ? null : { validFrom: first, validTo };
}

/**
 * Logins of those for whom a caller acts when an operation of a permission is performed: the
 * owners of lent posts that give it, unless an own post gives it for the whole city or for the
 * place that was named. Empty: the caller acts by own rights.
 */
export function behalfOf(
  caller: Caller,
  permission: string,
  place: { readonly agency: string | null; readonly area: string | null },
): readonly string[] {
  if (caller.kind !== 'user') return [];
  const giving = caller.posts.filter((post) => reachOf(post, permission) !== null);
  const own = giving.filter((post) => post.lentBy === undefined);
  if (own.some((post) => covers(post, permission, place))) return [];
  return [...new Set(giving.flatMap(({ lentBy }) => (lentBy === undefined ? [] : [lentBy])))];
}

function reachOf(post: Post, permission: string): string | null {
  return roleRules(post.role)?.grants[permission] ?? null;
}

function covers(
  post: Post,
  permission: string,
  place: { readonly agency: string | null; readonly area: string | null },
): boolean {
  if (reachOf(post, permission) === 'city') return true;
  if (post.agency === null && post.area === null) return true;
  if (place.agency !== null) return post.agency === place.agency;
  return place.area !== null && (post.within ?? [post.area]).includes(place.area);
}
