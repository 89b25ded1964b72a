import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { factsFile } from '../pack/fact.ts';
import { samplePeople } from './columns.ts';
import { samplePopulation, type SampleRow } from './sample.ts';

const folder = join(import.meta.dirname, '../../../policies');
const facts = new Map(
  factsFile
    .parse(parse(readFileSync(join(folder, 'facts.yaml'), 'utf8')))
    .map((each) => [each.name, each] as const),
);
const options = { persons: 3_000, seed: 5, unknown: 0, on: '2026-07-01' };
const names = [...facts.keys()];

function rowsOf(given: Partial<typeof options> = {}): readonly SampleRow[] {
  return [...samplePopulation(facts, { ...options, ...given })];
}

function share(rows: readonly SampleRow[], name: string, test: (value: string) => boolean): number {
  const at = names.indexOf(name);
  return rows.filter(({ values }) => test(values[at] ?? '')).length / rows.length;
}

describe('a made-up population', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(rowsOf()).toEqual(rowsOf());
    expect(rowsOf({ seed: 6 })).not.toEqual(rowsOf());
  });

  test('a smaller one is the beginning of a larger one', () => {
    expect(rowsOf({ persons: 100 })).toEqual(rowsOf().slice(0, 100));
  });

  test('holds only values that the vocabulary allows, partial dates included', () => {
    for (const unknown of [0, 0.3]) {
      const people = samplePeople(facts, { ...options, unknown });
      expect(people.errors).toEqual([]);
      expect(people.ids).toHaveLength(options.persons);
    }
  });

  test('unknown takes away about so many values, and of some dates the day only', () => {
    const rows = rowsOf({ unknown: 0.2 });
    expect(share(rows, 'in_study', (value) => value === '')).toBeCloseTo(0.2, 1);
    expect(share(rows, 'birth_date', (value) => value.length === 4)).toBeGreaterThan(0.05);
    expect(share(rowsOf(), 'birth_date', (value) => value.length === 10)).toBe(1);
  });

  test('has old and young, poor households, disabled and merited people, as few as there are', () => {
    const rows = rowsOf();
    const old = share(rows, 'birth_date', (value) => value < '1946-07-01');
    const poor = share(rows, 'poverty', (value) => value === 'poor');
    const merited = share(rows, 'merit_kind', (value) => value !== 'none');
    for (const [found, least, most] of [
      [old, 0.01, 0.15],
      [poor, 0.005, 0.06],
      [merited, 0.002, 0.05],
    ] as const) {
      expect(found).toBeGreaterThan(least);
      expect(found).toBeLessThan(most);
    }
  });
});
