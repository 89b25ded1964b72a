import type { LegalDocument } from '../pack/document.ts';
import type { AddedValue, Parameter, ParameterValue } from '../pack/parameter.ts';
import { nextDay, previousDay } from '../settle/days.ts';
import { nearest } from './leaf.ts';
import { checkParameter } from './parameters.ts';
import type { Problems, SourceFile } from './source.ts';

/**
 * Puts the values of a `values.yaml` beside those the parameters have. Nothing is rewritten: a value
 * in force ends the day before its successor begins, and an amount that was missing is filled for
 * the days the new value covers. A value that is there already changes nothing; two amounts for one
 * day are a problem at the place of the new one.
 */
export function addValues(
  added: readonly AddedValue[],
  file: SourceFile,
  known: {
    readonly parameters: Map<string, Parameter>;
    readonly documents: ReadonlyMap<string, LegalDocument>;
  },
  problems: Problems,
): void {
  for (const [index, { parameter: name, ...value }] of added.entries()) {
    const parameter = known.parameters.get(name);
    if (parameter === undefined) {
      const data = { name, nearest: nearest(name, [...known.parameters.keys()]) };
      problems.add('law.unknown_parameter', data, file.where([index, 'parameter']));
      continue;
    }
    const before = problems.found.length;
    const alone = { ...parameter, values: [value] };
    const place = (at: readonly (string | number)[]) => file.where([index, ...at.slice(2)]);
    checkParameter(alone, known.documents, place, problems);
    if (problems.found.length > before) continue;
    const values = withValue(parameter.values, value);
    if ('other' in values) {
      const data = { name, from: value.from, other: values.other };
      problems.add('law.overlap', data, file.where([index, 'from']));
    } else known.parameters.set(name, { ...parameter, values: [...values] });
  }
}

/** The values with one more; `other`: the first day of an amount that stands in its way. */
function withValue(
  values: readonly ParameterValue[],
  added: ParameterValue,
): readonly ParameterValue[] | { readonly other: string } {
  const kept: ParameterValue[] = [];
  for (const each of values) {
    if (each.key !== added.key || each.area !== added.area || apart(each, added)) {
      kept.push(each);
      continue;
    }
    if (JSON.stringify(each) === JSON.stringify(added)) return values;
    if (each.value !== null && !endsAt(each, added)) return { other: each.from };
    kept.push(...outside(each, added));
  }
  return [...kept, added];
}

function apart(a: ParameterValue, b: ParameterValue): boolean {
  return (a.to !== null && a.to < b.from) || (b.to !== null && b.to < a.from);
}

/** True when the old value goes on into the new one and no further. */
function endsAt(old: ParameterValue, added: ParameterValue): boolean {
  const noLonger = added.to === null || (old.to !== null && old.to <= added.to);
  return old.from < added.from && noLonger;
}

/** What of a value lies before and after another. */
function outside(old: ParameterValue, added: ParameterValue): readonly ParameterValue[] {
  const before = old.from < added.from ? [{ ...old, to: previousDay(added.from) }] : [];
  if (added.to === null || (old.to !== null && old.to <= added.to)) return before;
  return [...before, { ...old, from: nextDay(added.to) }];
}
