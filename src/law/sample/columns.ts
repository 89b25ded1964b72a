import type { Fact } from '../pack/fact.ts';
import { PeopleReader, type People } from '../run/people.ts';
import { packedDay } from '../settle/days.ts';
import { sampleHeading, samplePopulation, type SampleOptions } from './sample.ts';

/** A made-up population as columns of every fact, read the way a file is. */
export function samplePeople(facts: ReadonlyMap<string, Fact>, options: SampleOptions): People {
  const reader = new PeopleReader(facts, [...facts.keys()], packedDay(options.on));
  const lines = [
    sampleHeading(facts),
    ...samplePopulation(facts, options).map(({ id, householdId, values }) => [
      id,
      householdId,
      ...values,
    ]),
  ];
  for (const [index, cells] of lines.entries()) {
    const taken = reader.take({ number: index + 1, cells });
    if (!taken.ok) throw new Error(taken.error.code);
  }
  return reader.people();
}
