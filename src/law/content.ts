import type { Pack } from './pack.ts';

/**
 * The whole pack as one canonical text: what its hash is taken of. It does not depend on how the
 * pack is cut into files, on the order of lines, on comments.
 */
export function packContent(pack: Pack): string {
  const list = <T>(map: ReadonlyMap<string, T>, of: (item: T) => unknown): readonly unknown[] =>
    [...map.keys()].toSorted().map((key) => of(map.get(key) as T));
  return JSON.stringify(
    sorted({
      documents: list(pack.documents, (each) => each),
      facts: list(pack.facts, (each) => each),
      parameters: list(pack.parameters, (each) => each),
      programmes: list(pack.programmes, (each) => each.file),
    }),
  );
}

/** The same value with the keys of every object in order; lists keep theirs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]),
  );
}
