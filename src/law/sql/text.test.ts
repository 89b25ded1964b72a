import { expect, test } from 'vitest';
import { caseText, dateText } from './text.ts';

test('a cut-off that no calendar has is the last day before it, every other day itself', () => {
  const days = [20_230_229, 20_240_229, 19_000_229, 20_000_229, 20_230_431, 20_231_231, 20_230_301];
  expect(days.map(dateText)).toEqual([
    "date '2023-02-28'",
    "date '2024-02-29'",
    "date '1900-02-28'",
    "date '2000-02-29'",
    "date '2023-04-30'",
    "date '2023-12-31'",
    "date '2023-03-01'",
  ]);
});

test('rungs that cannot hold fall away, and nothing is asked after one that always does', () => {
  expect(caseText([['false', '1']], '0')).toBe('0');
  expect(
    caseText(
      [
        ['a', '1'],
        ['true', '2'],
        ['b', '3'],
      ],
      '0',
    ),
  ).toBe('case when a then 1 else 2 end');
});
