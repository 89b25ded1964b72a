import { describe, expect, test } from 'vitest';
import { inSense, programmesOf, situations, situationsOf } from './index.ts';

const all = [
  'funeral_support',
  'social_pension',
  'tuition_exemption',
  'merit_one_off',
  'never_heard_of',
  'student_loan',
];

describe('situations of life', () => {
  test.each([
    ['social_pension', ['old_age']],
    ['funeral_support', ['old_age', 'hardship']],
    ['student_loan', ['study', 'housing']],
    ['tuition_exemption', ['children', 'study']],
    ['never_heard_of', ['other']],
    ['', ['other']],
  ])('%s stands in %j, in their order', (slug, expected) => {
    expect(situationsOf(slug)).toEqual(expected);
  });

  test('of the rest hold what stands in none of the others', () => {
    expect(programmesOf('other', all)).toEqual(['never_heard_of']);
    expect(programmesOf('other', ['social_pension'])).toEqual([]);
  });

  test.each([
    ['old_age', ['funeral_support', 'social_pension']],
    ['merit', ['merit_one_off']],
    ['work', []],
  ] as const)('of %s hold what is there of their own, in the order given', (situation, slugs) => {
    expect(programmesOf(situation, all)).toEqual(slugs);
  });

  test('tell both ways the same, and leave no programme out', () => {
    for (const slug of all) {
      const holding = situations.filter((each) => programmesOf(each, all).includes(slug));
      expect(holding).toEqual(situationsOf(slug));
    }
  });
});

describe('the order of questions', () => {
  const ordered = (...facts: readonly string[]) =>
    inSense(facts.map((fact) => ({ fact }))).map(({ fact }) => fact);

  test.each([
    ['none at all', [], []],
    ['that hang on nothing stay', ['poverty', 'birth_date'], ['poverty', 'birth_date']],
    [
      'come after the one they make sense with',
      ['pension_vnd_per_month', 'poverty', 'has_pension'],
      ['has_pension', 'pension_vnd_per_month', 'poverty'],
    ],
    [
      'that come after it already stay',
      ['has_pension', 'poverty', 'pension_vnd_per_month'],
      ['has_pension', 'poverty', 'pension_vnd_per_month'],
    ],
    [
      'in a chain come after the whole of it',
      ['injury_percent', 'merit_role', 'merit_kind'],
      ['merit_kind', 'merit_role', 'injury_percent'],
    ],
    [
      'of a chain whose middle is answered stay where they are',
      ['injury_percent', 'merit_kind'],
      ['injury_percent', 'merit_kind'],
    ],
    [
      'whose first is answered already stay',
      ['school_level', 'poverty'],
      ['school_level', 'poverty'],
    ],
    [
      'with one first share it',
      ['orphan_of_both', 'school_level', 'in_study'],
      ['in_study', 'orphan_of_both', 'school_level'],
    ],
  ] as const)('%s', (_what, given, expected) => {
    expect(ordered(...given)).toEqual(expected);
  });

  test('keeps each question whole and loses none', () => {
    const asked = [
      { fact: 'school_public', why: 'a' },
      { fact: 'birth_date', why: 'b' },
      { fact: 'school_level', why: 'c' },
    ];
    expect(inSense(asked)).toEqual([asked[2], asked[0], asked[1]]);
  });
});
