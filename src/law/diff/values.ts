import type { Language } from '../../kernel/index.ts';
import type { ValueUsed } from '../ir.ts';
import { shownNumber } from '../words/numbers.ts';
import type { Change } from './diff.ts';

/** The values that differ, each parameter or line of a table once. */
export function changedValues(
  programme: string,
  before: readonly ValueUsed[],
  after: readonly ValueUsed[],
  language: Language,
): readonly Change[] {
  const [old, now] = [byName(before), byName(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [a, b] = onlyChanged(old.get(name), now.get(name));
    const [from, to] = [shown(a, language), shown(b, language)];
    if (from === to && (a === undefined) === (b === undefined)) return [];
    const cite = (b ?? a)?.at(-1)?.cite ?? null;
    return [{ programme, kind: 'value' as const, name, before: from, after: to, cite }];
  });
}

/** Of several levels those that stay are not told again, where each side has one that changes. */
function onlyChanged(
  a: readonly ValueUsed[] | undefined,
  b: readonly ValueUsed[] | undefined,
): readonly [typeof a, typeof b] {
  const without = (all: typeof a, others: typeof a): readonly ValueUsed[] =>
    (all ?? []).filter(
      ({ value, level }) =>
        !(others ?? []).some((each) => each.value === value && each.level === level),
    );
  const [left, right] = [without(a, b), without(b, a)];
  return left.length > 0 && right.length > 0 ? [left, right] : [a, b];
}

function byName(values: readonly ValueUsed[]): ReadonlyMap<string, readonly ValueUsed[]> {
  const found = new Map<string, ValueUsed[]>();
  for (const each of values) {
    const name = `${each.parameter} ${each.key ?? ''}`.trim();
    found.set(name, [...(found.get(name) ?? []), each]);
  }
  return found;
}

/** The value, or the values of all levels and days that count; null: none is known. */
function shown(values: readonly ValueUsed[] | undefined, language: Language): string | null {
  const known = (values ?? []).flatMap(({ value }) =>
    value === null ? [] : [shownNumber(value, language)],
  );
  return known.length === 0 ? null : [...new Set(known)].join('; ');
}
