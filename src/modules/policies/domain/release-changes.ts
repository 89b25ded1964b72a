/* What differs between two published versions of the policy database, read from their own files. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Row = Readonly<Record<string, Json>>;

/** A published version, as its JSON stands: only what is compared of it. */
export interface ReleaseContent {
  readonly programmes: readonly Row[];
  readonly values: readonly Row[];
  readonly documents: readonly Row[];
}

/** One line that is new, gone or different. */
export interface LineChange {
  /** What names the line in both versions. */
  readonly key: string;
  readonly what: 'added' | 'removed' | 'changed';
  readonly before: Row | null;
  readonly after: Row | null;
  /** The names of what differs; empty unless `changed`. */
  readonly parts: readonly string[];
}

export interface ReleaseChanges {
  readonly programmes: readonly LineChange[];
  readonly values: readonly LineChange[];
  readonly documents: readonly LineChange[];
}

/**
 * Compares two versions line by line: a programme by its name, a value by parameter, line, place
 * and first day, an instrument by its number. Of a programme the parts that differ are named, its
 * periods each by their first day. Lines come in the order of the newer version, those that are
 * gone after them.
 */
export function changesBetween(before: ReleaseContent, after: ReleaseContent): ReleaseChanges {
  return {
    programmes: compare(before.programmes, after.programmes, programmeKey, programmeParts),
    values: compare(before.values, after.values, valueKey, fieldsThatDiffer),
    documents: compare(before.documents, after.documents, documentKey, fieldsThatDiffer),
  };
}

const text = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const programmeKey = (row: Row): string => text(row['programme']);
const valueKey = (row: Row): string =>
  ['parameter', 'key', 'area', 'from'].map((name) => text(row[name])).join(' · ');
const documentKey = (row: Row): string =>
  text(row['number']) === ''
    ? text((row['title'] as Row | undefined)?.['vi'])
    : text(row['number']);

function compare(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
  partsOf: (before: Row, after: Row) => readonly string[],
): readonly LineChange[] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const now = new Map(after.map((row) => [keyOf(row), row]));
  const changes: LineChange[] = [];
  for (const [key, row] of now) {
    const earlier = old.get(key);
    if (earlier === undefined) {
      changes.push({ key, what: 'added', before: null, after: row, parts: [] });
      continue;
    }
    const parts = partsOf(earlier, row);
    if (parts.length > 0) {
      changes.push({ key, what: 'changed', before: earlier, after: row, parts });
    }
  }
  for (const [key, row] of old) {
    if (!now.has(key)) changes.push({ key, what: 'removed', before: row, after: null, parts: [] });
  }
  return changes;
}

/** Names of the fields that differ, in the order of the newer row, then those that are gone. */
function fieldsThatDiffer(before: Row, after: Row): readonly string[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].filter((name) => !isSame(before[name], after[name]));
}

function programmeParts(before: Row, after: Row): readonly string[] {
  return fieldsThatDiffer(before, after).flatMap((name) => {
    if (name !== 'versions') return [name];
    const periods = (row: Row): readonly Row[] => (row['versions'] ?? []) as readonly Row[];
    const from = (row: Row): string => text(row['from']);
    const changed = compare(periods(before), periods(after), from, fieldsThatDiffer);
    return changed.map(({ key }) => `versions ${key}`);
  });
}

/** The same content: the order of names in an object says nothing, that of a list does. */
function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json | undefined): string {
  return JSON.stringify(value ?? null, (_name, each: Json) => {
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return each;
    const entries = Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries);
  });
}
