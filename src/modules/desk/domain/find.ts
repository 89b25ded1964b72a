import { matchesSearch, searchKey } from '../../../kernel/index.ts';

/** The kinds of record that a search offers, in the order of ties. */
export const foundKinds = [
  'plan',
  'task',
  'provision',
  'programme',
  'document',
  'value',
  'agency',
  'area',
  'user',
] as const;

export type FoundKind = (typeof foundKinds)[number];

/** One record that fits what somebody typed. */
export interface Found {
  readonly kind: FoundKind;
  readonly code: string;
  readonly text: string;
  /** Where it hangs: the plan's number, the unit above. */
  readonly within: string;
  /** Its page, below `/app`. */
  readonly href: string;
}

/** So many of each kind are offered; more words find fewer. */
const EACH = 6;

/**
 * How well a record fits, 0 the best: its code is what was typed, its code begins with it, its
 * name begins with it, all words are in it, something else about it fits.
 */
export function fitOf({ code, text }: Pick<Found, 'code' | 'text'>, query: string): number {
  const wanted = searchKey(query);
  const ownCode = searchKey(code);
  if (ownCode === wanted) return 0;
  if (wanted !== '' && ownCode.startsWith(wanted)) return 1;
  if (searchKey(text).startsWith(wanted)) return 2;
  return matchesSearch(`${code} ${text}`, query) ? 3 : 4;
}

/** Best fit first inside its kind; kinds by their best find; a few of each. */
export function rankFound(found: readonly Found[], query: string): readonly Found[] {
  const groups = foundKinds.flatMap((kind) => {
    const own = found
      .filter((one) => one.kind === kind)
      .map((one) => ({ one, fit: fitOf(one, query) }))
      .toSorted((a, b) => a.fit - b.fit)
      .slice(0, EACH);
    const [best] = own;
    return best === undefined ? [] : [{ best: best.fit, own }];
  });
  return groups.toSorted((a, b) => a.best - b.best).flatMap(({ own }) => own.map(({ one }) => one));
}
