import { describe, expect, it } from 'vitest';
import { unwrap } from '../kernel/index.ts';
import { engineWith } from '../../tests/support/law-pack.ts';
import { boundsOf, domainOf, readFacts, vocabularyOf, widest, type FactsInput } from './facts.ts';
import { FIRST_DAY, MAX_MONEY, NEVER } from './ir.ts';
import type { Fact } from './pack/fact.ts';

const { vocabulary, pack } = engineWith([]);
const on = '2024-08-01';

function factNamed(name: string): Fact {
  const fact = pack.facts.get(name);
  if (fact === undefined) throw new Error(name);
  return fact;
}

function bounds(name: string, value: unknown): readonly [number, number] | null {
  const found = boundsOf(factNamed(name), value);
  return found === null ? null : [found.lo, found.hi];
}

/** What a person is known by once the facts are read. */
function person(input: FactsInput, name: string, day = on): readonly [number, number] {
  const { lo, hi } = unwrap(readFacts(input, vocabulary, day)).person;
  const slot = vocabulary.slots.get(name) ?? -1;
  return [lo[slot] ?? Number.NaN, hi[slot] ?? Number.NaN];
}

function refusal(input: FactsInput, day = on): readonly unknown[] {
  const read = readFacts(input, vocabulary, day);
  return read.ok ? [] : [read.error.code, read.error.where?.field, read.error.data];
}

describe('a value as people write it', () => {
  it.each([
    ['orphan', true, 1, 1],
    ['orphan', 'true', 1, 1],
    ['orphan', 'TRUE', 1, 1],
    ['orphan', false, 0, 0],
    ['orphan', 'False', 0, 0],
    ['degree', 'none', 0, 0],
    ['degree', 'severe', 2, 2],
    ['kinds', [], 0, 0],
    ['kinds', ['none'], 0, 0],
    ['kinds', 'none', 0, 0],
    ['kinds', ['martyr'], 2, 2],
    ['kinds', 'martyr|sick', 10, 10],
    ['kinds', ['sick', 'martyr', 'hero'], 14, 14],
    ['kinds', ['martyr', 'martyr'], 2, 2],
    ['children', 0, 0, 0],
    ['children', 5, 5, 5],
    ['children', '3', 3, 3],
    ['children', ' 3 ', 3, 3],
    ['wage', '0', 0, 0],
    ['wage', 1_000_000_000_000, MAX_MONEY, MAX_MONEY],
    ['wage', '1000000000000', MAX_MONEY, MAX_MONEY],
    ['birth_date', '2020-02-29', 20_200_229, 20_200_229],
    ['birth_date', '2020-02', 20_200_201, 20_200_229],
    ['birth_date', '1946', 19_460_101, 19_461_231],
    ['birth_date', 1946, 19_460_101, 19_461_231],
    ['birth_date', '1800-01-01', FIRST_DAY, FIRST_DAY],
    ['escaped_on', 'none', NEVER, NEVER],
  ])('%s: %j lies between %i and %i', (name, value, lo, hi) => {
    expect(bounds(name, value)).toEqual([lo, hi]);
  });

  it.each([
    ['orphan', 'yes'],
    ['orphan', 1],
    ['degree', 'sever'],
    ['degree', 1],
    ['degree', ''],
    ['kinds', 'martyr,hero'],
    ['kinds', ['martyr', 'x']],
    ['kinds', [3]],
    ['kinds', 3],
    ['kinds', { martyr: true }],
    ['children', 6],
    ['children', -1],
    ['children', 1.5],
    ['children', '1e0'],
    ['children', true],
    ['percent', 101],
    ['wage', '1000000000001'],
    ['wage', '-1'],
    ['wage', '1.000.000'],
    ['wage', '12345678901234567'],
    ['birth_date', '2023-02-29'],
    ['birth_date', '29/02/2020'],
    ['birth_date', '1799-12-31'],
    ['birth_date', '1799'],
    ['birth_date', 20200229],
    ['birth_date', true],
    ['escaped_on', 'None'],
  ])('%s: %j is outside its domain', (name, value) => {
    expect(bounds(name, value)).toBeNull();
  });
});

describe('a fact nobody speaks of', () => {
  it.each([
    ['orphan', 0, 1],
    ['degree', 0, 2],
    ['kinds', 0, 15],
    ['children', 0, 5],
    ['percent', 0, 100],
    ['wage', 0, MAX_MONEY],
    ['escaped_on', FIRST_DAY, NEVER],
    ['birth_date', FIRST_DAY, 20_240_801],
    ['death_date', NEVER, NEVER],
    ['poverty', 0, 2],
  ])('%s lies between %i and %i', (name, lo, hi) => {
    expect(person({}, name)).toEqual([lo, hi]);
  });

  it.each([null, undefined, ''])('%j says nothing', (value) => {
    expect(person({ person: { degree: value, wage: value } }, 'wage')).toEqual([0, MAX_MONEY]);
  });

  it('is at its widest what its type allows', () => {
    expect(widest(factNamed('birth_date'))).toEqual({ lo: FIRST_DAY, hi: NEVER });
    expect(widest(factNamed('kinds'))).toEqual({ lo: 0, hi: 15 });
    const bare = { ...factNamed('children'), range: undefined };
    expect(widest(bare)).toEqual({ lo: 0, hi: 0 });
    expect(widest({ ...factNamed('degree'), values: { a: { vi: 'a', en: 'a' } } }).hi).toBe(0);
  });
});

describe('what is refused, with its field', () => {
  it('a name nobody defined, with the one that was meant', () => {
    const [code, field, data] = refusal({ person: { orfan: true } });
    expect([code, field]).toEqual(['law.unknown_fact', 'person.orfan']);
    expect(data).toEqual({ name: 'orfan', nearest: 'orphan' });
  });

  it('a fact of the home told of the person, and the other way round', () => {
    expect(refusal({ person: { poverty: 'poor' } }).slice(0, 2)).toEqual([
      'law.unknown_fact',
      'person.poverty',
    ]);
    expect(refusal({ household: { orphan: true } }).slice(0, 2)).toEqual([
      'law.unknown_fact',
      'household.orphan',
    ]);
  });

  it('a value out of its domain, with the domain', () => {
    expect(refusal({ household: { poverty: 'rich' } })).toEqual([
      'law.fact_out_of_domain',
      'household.poverty',
      { value: 'rich', domain: 'none, near_poor, poor' },
    ]);
    expect(refusal({ person: { children: [6] } })).toEqual([
      'law.fact_out_of_domain',
      'person.children',
      { value: '[6]', domain: '0–5' },
    ]);
  });

  it('a wrong fact of a member, with the member', () => {
    const members = [{ orphan: true }, { wage: -1 }];
    expect(refusal({ household: { members } })[1]).toBe('household.members[1].wage');
  });

  it('a day after the day asked, but not a year that only ends after it', () => {
    expect(refusal({ person: { birth_date: '2024-08-02' } })).toEqual([
      'law.after_the_day',
      'person.birth_date',
      { value: '2024-08-02', on: '1/8/2024' },
    ]);
    expect(refusal({ person: { death_date: '2025' } })[0]).toBe('law.after_the_day');
    expect(person({ person: { birth_date: '2024' } }, 'birth_date')).toEqual([
      20_240_101, 20_240_801,
    ]);
    expect(person({ person: { birth_date: '2024-08-01' } }, 'birth_date')).toEqual([
      20_240_801, 20_240_801,
    ]);
    expect(refusal({ person: { escaped_on: 'none' } })).toEqual([]);
  });

  it('only the first thing that is wrong', () => {
    expect(refusal({ person: { a: 1, b: 1 } })[1]).toBe('person.a');
  });
});

describe('the domain in words', () => {
  it.each([
    ['orphan', 'true, false'],
    ['degree', 'none, mild, severe'],
    ['kinds', 'none, martyr, hero, sick'],
    ['percent', '0–100'],
    ['wage', '0–1000000000000'],
    ['birth_date', 'YYYY, YYYY-MM, YYYY-MM-DD'],
  ])('of %s is %s', (name, text) => {
    expect(domainOf(factNamed(name))).toBe(text);
  });
});

describe('a household', () => {
  it('lends its facts to the person, and names its members or not', () => {
    expect(person({ household: { poverty: 'poor' } }, 'poverty')).toEqual([2, 2]);
    expect(unwrap(readFacts({}, vocabulary, on)).members).toBeNull();
    expect(unwrap(readFacts({ household: {} }, vocabulary, on)).members).toBeNull();
    const read = unwrap(readFacts({ household: { members: [{ wage: 5 }] } }, vocabulary, on));
    expect(read.members).toHaveLength(1);
    expect(read.members?.[0]?.lo[vocabulary.slots.get('wage') ?? -1]).toBe(5);
  });

  const integer = (name: string, subject: Fact['subject'], max: number): Fact => ({
    ...factNamed('children'),
    name,
    subject,
    range: { min: 0, max },
  });
  const counting = vocabularyOf(
    new Map(
      [
        factNamed('birth_date'),
        { ...factNamed('orphan'), name: 'in_study' },
        integer('children_under_16', 'person', 20),
        integer('children_16_22_in_study', 'person', 20),
        integer('children_under_36_months', 'person', 2),
        integer('household_persons', 'household', 50),
      ].map((fact) => [fact.name, fact]),
    ),
  );
  const counted = (input: FactsInput, name: string): readonly number[] => {
    const { person: read } = unwrap(readFacts(input, counting, on));
    const slot = counting.slots.get(name) ?? -1;
    return [read.lo[slot] ?? -1, read.hi[slot] ?? -1];
  };
  const born = (...days: readonly string[]): FactsInput => ({
    household: { members: days.map((birth_date) => ({ birth_date })) },
  });

  it.each([
    ['2008-08-01', 0],
    ['2008-08-02', 1],
    ['2024-08-01', 1],
    ['2008', 1],
    ['2008-08', 1],
    ['2007', 0],
  ])('counts a member born %s among %i children under 16 at most', (day, most) => {
    expect(counted(born(day), 'children_under_16')).toEqual([0, most]);
  });

  it.each([
    ['2021-08-01', 0],
    ['2021-08-02', 1],
  ])('counts a member born %s among %i children under 36 months at most', (day, most) => {
    expect(counted(born(day), 'children_under_36_months')).toEqual([0, most]);
  });

  it.each([
    ['2008-08-02', true, 0],
    ['2008-08-01', true, 1],
    ['2008-08-01', null, 1],
    ['2008-08-01', false, 0],
    ['2001-08-02', true, 1],
    ['2001-08-01', true, 0],
  ])('counts a member born %s, in study %j, among %i of 16 to 22 at most', (day, study, most) => {
    const members = [{ birth_date: day, in_study: study }];
    expect(counted({ household: { members } }, 'children_16_22_in_study')).toEqual([0, most]);
  });

  it('counts nobody without members, and lets a count that is given win', () => {
    expect(counted({}, 'children_under_16')).toEqual([0, 20]);
    expect(counted(born(), 'children_under_16')).toEqual([0, 0]);
    const given = { person: { children_under_16: 4 }, ...born('2020-01-01') };
    expect(counted(given, 'children_under_16')).toEqual([4, 4]);
  });

  it('never counts beyond what the fact can be', () => {
    const many = born('2023-01-01', '2023-01-01', '2023-01-01');
    expect(counted(many, 'children_under_36_months')).toEqual([0, 2]);
  });

  it('has one person more than members', () => {
    expect(counted(born('2023-01-01', '1990'), 'household_persons')).toEqual([3, 3]);
    expect(counted(born(), 'household_persons')).toEqual([1, 1]);
    const told = { household: { household_persons: 7, members: [{}] } };
    expect(counted(told, 'household_persons')).toEqual([7, 7]);
  });
});
