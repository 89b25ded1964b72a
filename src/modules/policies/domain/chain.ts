/** What is needed of an instrument to follow what replaced what. */
export interface Linked {
  readonly number: string;
  readonly issued: string | null;
  readonly from: string | null;
  readonly replaces: readonly string[];
  readonly amends: readonly string[];
  readonly replacedBy: readonly string[];
}

export type Relation = 'earlier' | 'itself' | 'later' | 'amends' | 'amended_by';

/**
 * The chain of an instrument, oldest first: all that was replaced on the way to it, itself, all
 * that replaced it on the way from it, and what it amends or is amended by. A replacement counts
 * whichever of the two instruments names it. An instrument has one place: the first it is met in.
 */
export function chainOf<D extends Linked>(
  documents: readonly D[],
  self: D,
): readonly { readonly document: D; readonly relation: Relation }[] {
  const replaced = (by: D): readonly D[] =>
    documents.filter(
      ({ number, replacedBy }) => by.replaces.includes(number) || replacedBy.includes(by.number),
    );
  const replacing = (old: D): readonly D[] =>
    documents.filter(
      ({ number, replaces }) => old.replacedBy.includes(number) || replaces.includes(old.number),
    );
  const found = new Map<D, Relation>([[self, 'itself']]);
  const walk = (from: D, next: (document: D) => readonly D[], relation: Relation): void => {
    for (const each of next(from)) {
      if (found.has(each)) continue;
      found.set(each, relation);
      walk(each, next, relation);
    }
  };
  walk(self, replaced, 'earlier');
  walk(self, replacing, 'later');
  for (const each of documents) {
    if (found.has(each)) continue;
    if (self.amends.includes(each.number)) found.set(each, 'amends');
    else if (each.amends.includes(self.number)) found.set(each, 'amended_by');
  }
  return [...found]
    .map(([document, relation]) => ({ document, relation }))
    .toSorted((a, b) => order(a.document).localeCompare(order(b.document)));
}

/** Days and parts of days sort as text; an instrument without any stands last. */
function order({ issued, from, number }: Linked): string {
  return `${issued ?? from ?? '9999'} ${number}`;
}
