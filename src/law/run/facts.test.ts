import { describe, expect, test } from 'vitest';
import { ruleVocabulary, factsOfHome } from '../../../tests/support/law-homes.ts';
import type { Home, Values } from '../../../tests/support/law-oracle.ts';
import { columnsOf } from '../../../tests/support/law-people.ts';
import { RULE_DAY, ruleFacts } from '../../../tests/support/law-rules.ts';
import type { Subject } from '../facts.ts';
import { FIRST_DAY, MAX_MONEY, NEVER } from '../ir.ts';
import type { Columns } from '../kernel/columns.ts';
import { packedDay } from '../settle/days.ts';
import { FactsOfRows } from './facts.ts';

const today = packedDay(RULE_DAY);

function rowsOf(columns: Columns): FactsOfRows {
  return new FactsOfRows(columns, ruleVocabulary, today);
}

function rowsOfHomes(...homes: readonly Home[]): FactsOfRows {
  return rowsOf(columnsOf(homes, ruleFacts, RULE_DAY));
}

/** The bounds of a fact in a subject. */
function of(subject: Subject | undefined, name: string): readonly unknown[] {
  const slot = ruleVocabulary.slots.get(name) ?? -1;
  return [subject?.lo[slot], subject?.hi[slot]];
}

const nobody: Columns = { n: 1, households: null, facts: new Map() };

describe('a row of columns as the facts of one person', () => {
  test.each<readonly [string, Values, Values, string, readonly [number, number]]>([
    ['a flag set', { pregnant: true }, {}, 'pregnant', [1, 1]],
    ['a flag not set', { pregnant: false }, {}, 'pregnant', [0, 0]],
    ['a flag nobody gave', {}, {}, 'pregnant', [0, 1]],
    ['a choice', { degree: 'severe' }, {}, 'degree', [2, 2]],
    ['a choice nobody gave', {}, {}, 'degree', [0, 2]],
    ['a set', { kinds: ['vision', 'mental'] }, {}, 'kinds', [6, 6]],
    ['the empty set is known', { kinds: [] }, {}, 'kinds', [0, 0]],
    ['a set nobody gave may hold anything', {}, {}, 'kinds', [0, 7]],
    ['a number', { percent: 3 }, {}, 'percent', [3, 3]],
    ['a number between bounds', { percent: [2, 4] }, {}, 'percent', [2, 4]],
    [
      'a year of birth',
      { birth_date: [19_500_101, 19_501_231] },
      {},
      'birth_date',
      [19_500_101, 19_501_231],
    ],
    ['a fact of the household', {}, { poverty: 'poor' }, 'poverty', [2, 2]],
    ['a fact of the household nobody gave', {}, {}, 'rural', [0, 1]],
  ])('%s', (_title, person, facts, ...[name, expected]) => {
    const rows = rowsOfHomes({ facts, people: [person], whole: true });
    expect(of(rows.at(0).person, name)).toEqual(expected);
  });

  test.each([
    ['birth_date', FIRST_DAY, today],
    ['death_date', NEVER, NEVER],
    ['escaped_on', FIRST_DAY, NEVER],
    ['percent', 1, 5],
    ['pension', 0, MAX_MONEY],
    ['pregnant', 0, 1],
    ['degree', 0, 2],
  ])('a fact without a column is unknown: %s lies between %i and %i', (name, lo, hi) => {
    expect(of(rowsOf(nobody).at(0).person, name)).toEqual([lo, hi]);
  });

  test('a column of a fact nobody defined is passed over', () => {
    const facts = new Map([
      ['mồ_côi', { kind: 'flag', values: Int8Array.of(1), known: true } as const],
    ]);
    const { person } = rowsOf({ ...nobody, facts }).at(0);
    expect([...person.lo]).toEqual([...rowsOf(nobody).at(0).person.lo]);
  });

  test('is what the same person is when asked alone', () => {
    const home: Home = {
      facts: { poverty: 'near', rural: true },
      people: [
        { birth_date: 20_000_101, degree: 'mild', pension: [3, 9] },
        { birth_date: 20_100_101, pregnant: false },
      ],
      whole: true,
    };
    const rows = rowsOfHomes(home);
    for (const place of [0, 1]) expect(rows.at(place)).toEqual(factsOfHome(home, place));
  });
});

describe('who else lives there', () => {
  const three: Home = {
    facts: { rural: true },
    people: [{ percent: 1 }, { percent: 2 }, { percent: 3 }],
    whole: true,
  };
  const percents = (members: readonly Subject[] | null): readonly unknown[] | null =>
    members === null ? null : members.map((each) => of(each, 'percent')[0]);

  test.each([
    [0, [2, 3]],
    [1, [1, 3]],
    [2, [1, 2]],
  ])('are the other rows of the household, in their order: row %i', (row, expected) => {
    expect(percents(rowsOfHomes(three).at(row).members)).toEqual(expected);
  });

  test('share the facts of the household', () => {
    const { members } = rowsOfHomes(three).at(1);
    expect(members?.map((each) => of(each, 'rural'))).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test('is nobody for somebody known to live alone', () => {
    const rows = rowsOfHomes({ facts: {}, people: [{ percent: 4 }], whole: true });
    expect(rows.at(0).members).toEqual([]);
  });

  test('is not known where a row of the household is lost', () => {
    expect(rowsOfHomes({ ...three, whole: false }).at(0).members).toBeNull();
  });

  test('is not known where no household was given at all', () => {
    const rows = rowsOf({ n: 2, households: null, facts: new Map() });
    expect([rows.at(0).members, rows.at(1).members]).toEqual([null, null]);
  });

  test('are never the people of another household, however the rows are mixed', () => {
    const columns: Columns = {
      n: 5,
      households: { n: 2, of: Int32Array.of(0, 1, 0, 1, 0), whole: Uint8Array.of(1, 1) },
      facts: new Map([
        [
          'percent',
          {
            kind: 'number',
            lo: Float64Array.of(1, 2, 3, 4, 5),
            hi: Float64Array.of(1, 2, 3, 4, 5),
            known: true,
          } as const,
        ],
      ]),
    };
    const rows = rowsOf(columns);
    expect([0, 1, 2, 3, 4].map((row) => percents(rows.at(row).members))).toEqual([
      [3, 5],
      [4],
      [1, 5],
      [2],
      [1, 3],
    ]);
  });

  test('take the facts of their own household, not of the row with the same number', () => {
    const columns: Columns = {
      n: 3,
      households: { n: 2, of: Int32Array.of(1, 1, 0), whole: Uint8Array.of(1, 1) },
      facts: new Map([
        ['rural', { kind: 'flag', values: Int8Array.of(0, 1), known: true } as const],
      ]),
    };
    const rows = rowsOf(columns);
    expect([0, 1, 2].map((row) => of(rows.at(row).person, 'rural')[0])).toEqual([1, 1, 0]);
  });
});
