import type { LegalDocument } from '../pack/document.ts';
import type { Programme } from '../pack.ts';
import type { AddedValue, Parameter, ParameterValue } from '../pack/parameter.ts';
import type { Example } from '../pack/programme.ts';
import { placesOn } from '../places.ts';
import { nextDay, previousDay } from '../settle/days.ts';
import { nearest } from './leaf.ts';
import { checkParameter } from './parameters.ts';
import type { Problems, SourceFile } from './source.ts';

/**
 * Puts the values of a `values.yaml` beside those the parameters have. Nothing is rewritten: a
 * value in force ends the day before its successor begins, and an amount that was missing is filled
 * for the days the new value covers. A value that is there already changes nothing; two amounts for
 * one day are a problem at the place of the new one. Gives the gaps that were filled.
 */
export function addValues(
  added: readonly AddedValue[],
  file: SourceFile,
  known: {
    readonly parameters: Map<string, Parameter>;
    readonly documents: ReadonlyMap<string, LegalDocument>;
  },
  problems: Problems,
): readonly Gap[] {
  const filled: Gap[] = [];
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
    } else {
      known.parameters.set(name, { ...parameter, values: [...values] });
      if (gapsOf(parameter.values, value)) filled.push(gapOf(name, value));
    }
  }
  return filled;
}

/** Days and place of which an amount was missing until a value was added. */
export interface Gap {
  readonly parameter: string;
  /** As examples name what is missing: the parameter, or a line of it. */
  readonly name: string;
  readonly from: string;
  readonly to: string | null;
  readonly area: string | undefined;
}

function gapOf(name: string, { key, from, to, area }: ParameterValue): Gap {
  return { parameter: name, name: key === undefined ? name : `${name} ${key}`, from, to, area };
}

function gapsOf(values: readonly ParameterValue[], added: ParameterValue): boolean {
  return values.some(
    (each) =>
      each.value === null &&
      each.key === added.key &&
      each.area === added.area &&
      !apart(each, added),
  );
}

/**
 * A programme without the examples that say an amount is missing which is known now, or that know
 * no upper end on its days and in its place: they speak of a gap that is no more. The others keep
 * their places in the file.
 */
export function withoutGaps(programme: Programme, gaps: readonly Gap[]): Programme {
  const { file, where } = programme;
  const used = JSON.stringify(file.versions.map(({ uses, cases }) => [uses, cases]));
  const own = gaps.filter(({ parameter }) => used.includes(`"${parameter}"`));
  const kept = file.examples.flatMap((each, index) => (speaksOf(each, own) ? [] : [index]));
  if (kept.length === file.examples.length) return programme;
  return {
    ...programme,
    file: { ...file, examples: kept.flatMap((index) => file.examples[index] ?? []) },
    where: (at) => {
      const [first, index, ...rest] = at;
      if (first !== 'examples' || typeof index !== 'number') return where(at);
      return where([first, kept[index] ?? index, ...rest]);
    },
  };
}

function speaksOf({ on, area, expect }: Example, gaps: readonly Gap[]): boolean {
  return gaps.some(
    (gap) =>
      (expect.max === null || (expect.missing ?? []).includes(gap.name)) &&
      gap.from <= on &&
      (gap.to === null || on <= gap.to) &&
      (gap.area === undefined || placesOn(area, on).includes(gap.area)),
  );
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
