import type { Fact } from '../pack/fact.ts';
import { packedDay } from '../settle/days.ts';
import { makeHousehold, type Household } from './people.ts';
import { Random } from './random.ts';

/** What population is wanted. */
export interface SampleOptions {
  readonly persons: number;
  readonly seed: number;
  /** How often a fact is not known, 0 to 1. */
  readonly unknown: number;
  /** Nobody is born after this day, `YYYY-MM-DD`. */
  readonly on: string;
}

/** One row of the population: its keys and its values as a file writes them, empty: unknown. */
export interface SampleRow {
  readonly id: string;
  readonly householdId: string;
  /** By the fact's name, in the order of the vocabulary. */
  readonly values: readonly string[];
}

/**
 * A made-up population, household by household: every fact of the vocabulary, ages, poverty,
 * disability and merit hanging together as they do, other facts by chance inside their domain.
 * The same options give the same rows, always.
 */
export function* samplePopulation(
  facts: ReadonlyMap<string, Fact>,
  { persons, seed, unknown, on }: SampleOptions,
): Generator<SampleRow> {
  const random = new Random(seed);
  const today = packedDay(on);
  const list = [...facts.values()];
  let [made, households] = [0, 0];
  while (made < persons) {
    const household = makeHousehold(random, today);
    households += 1;
    const shared = valuesOf(list, household.facts, household, random);
    const sized = hide(list, shared, unknown, random);
    for (const person of household.people) {
      if (made === persons) return;
      made += 1;
      const own = valuesOf(list, person.facts, null, random);
      const hidden = hide(list, own, unknown, random);
      const values = list.map(
        (fact, at) => (fact.subject === 'household' ? sized : hidden)[at] ?? '',
      );
      yield { id: `p${made}`, householdId: `h${households}`, values };
    }
  }
}

/** The heading of the file of a population. */
export function sampleHeading(facts: ReadonlyMap<string, Fact>): readonly string[] {
  const names = [...facts.values()].map(({ name, subject }) =>
    subject === 'household' ? `household.${name}` : name,
  );
  return ['id', 'household_id', ...names];
}

/** The values of a person, or of the household that is given, in the order of the vocabulary. */
function valuesOf(
  list: readonly Fact[],
  said: Readonly<Record<string, string>>,
  household: Household | null,
  random: Random,
): readonly string[] {
  return list.map((fact) => {
    if ((fact.subject === 'household') !== (household !== null)) return '';
    if (fact.name === 'household_persons') return String(household?.people.length ?? '');
    return said[fact.name] ?? byChance(fact, random);
  });
}

/** A fact nothing else hangs on: rarely true, mostly the first of its values. */
function byChance(fact: Fact, random: Random): string {
  const values = Object.keys(fact.values ?? {});
  switch (fact.type) {
    case 'boolean':
      return String(random.chance(0.08));
    case 'enum':
      return values[random.chance(0.6) ? 0 : random.between(0, values.length - 1)] ?? '';
    case 'set': {
      const others = values.filter((value) => value !== 'none');
      const empty = values.includes('none') && random.chance(0.7);
      return empty ? 'none' : (others[random.between(0, others.length - 1)] ?? '');
    }
    case 'integer': {
      const { min = 0, max = 0 } = fact.range ?? {};
      return String(random.chance(0.5) ? min : random.between(min, max));
    }
    case 'money':
      return String(random.between(0, 20_000) * 1000);
    case 'date':
      return random.chance(0.97)
        ? 'none'
        : `${random.between(2012, 2020)}-0${random.between(1, 9)}-15`;
  }
}

/** Takes knowledge away: a value, or of a date the day, or the day and the month. */
function hide(
  list: readonly Fact[],
  values: readonly string[],
  rate: number,
  random: Random,
): readonly string[] {
  if (rate === 0) return values;
  return values.map((value, at) => {
    // Of a death nothing is hidden: a row without one says that somebody lives.
    if (value === '' || list[at]?.name === 'death_date' || !random.chance(rate)) return value;
    if (list[at]?.type !== 'date') return '';
    return value.slice(
      0,
      random.pick([
        [4, 50],
        [7, 25],
        [0, 25],
      ]),
    );
  });
}
