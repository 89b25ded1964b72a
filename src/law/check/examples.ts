import type { Refusal } from '../../kernel/index.ts';
import { assess, type Assessment } from '../assess/assess.ts';
import type { Engine } from '../engine.ts';
import { refuse } from '../errors.ts';
import { readFacts, type FactsInput } from '../facts.ts';
import type { Programme } from '../pack.ts';
import { placesOn } from '../places.ts';
import type { Example } from '../pack/programme.ts';

/** Runs every worked example of a programme; each that differs is a refusal at its place. */
export function failedExamples(engine: Engine, programme: Programme): readonly Refusal[] {
  return programme.file.examples.flatMap((example, index) => {
    const wrong = runExample(engine, programme.slug, example);
    if (wrong === null) return [];
    const data = { programme: programme.slug, example: example.name.vi, ...wrong };
    return [refuse('law.example_failed', data, programme.where(['examples', index]))];
  });
}

interface Wrong {
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

/** What differs between an example and the engine; null: nothing. */
export function runExample(engine: Engine, slug: string, example: Example): Wrong | null {
  const { on, knownAt = null, area, expect } = example;
  const asked = { on, knownAt, areas: placesOn(area, on) };
  const facts = readFacts(inputOf(example), engine.vocabulary, on);
  if (!facts.ok) return differs('facts', '', `${facts.error.code} ${JSON.stringify(facts.error)}`);
  const answer = assess(engine, slug, facts.value, asked);
  if (!answer.ok) {
    if (expect.refused === answer.error.code) return null;
    return differs('refused', expect.refused ?? 'an answer', answer.error.code);
  }
  if (expect.refused !== undefined)
    return differs(
      'refused',
      expect.refused,
      answer.value.amount ?? answer.value.class ?? 'answer',
    );
  return compare(expect, answer.value);
}

/** The facts of an example as the engine reads them. */
export function inputOf({ person, household, members }: Example): FactsInput {
  const home = members === undefined ? household : { ...household, members };
  return { person, household: home };
}

function compare(expect: Example['expect'], answer: Assessment): Wrong | null {
  const exact = [
    ['amount', expect.amount, answer.amount],
    ['min', expect.min, answer.min],
    ['max', expect.max, answer.max],
    ['class', expect.class, answer.class],
    ['case', expect.case, answer.case],
  ] as const;
  for (const [what, wanted, found] of exact)
    if (wanted !== undefined && wanted !== found) return differs(what, wanted, found);
  const lists = [
    ['ask', expect.ask, answer.ask.map((each) => each.fact)],
    ['missing', expect.missing, answer.missing.map((each) => each.parameter)],
  ] as const;
  for (const [what, wanted, found] of lists) {
    const [a, b] = [wanted?.toSorted().join(', '), found.toSorted().join(', ')];
    if (wanted !== undefined && a !== b) return differs(what, a, b);
  }
  const maps = [
    ['terms', expect.terms, answer.terms],
    ['derived', expect.derived, answer.derived],
  ] as const;
  for (const [what, wanted, found] of maps)
    for (const [name, value] of Object.entries(wanted ?? {}))
      if (found?.[name] !== value)
        return differs(`${what}.${name}`, value, JSON.stringify(found?.[name]));
  return null;
}

function differs(
  what: string,
  expected: string | null | undefined,
  found: string | null | undefined,
): Wrong {
  return { what, expected: expected ?? 'null', found: found ?? 'null' };
}
