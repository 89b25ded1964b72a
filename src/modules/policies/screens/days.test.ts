import { describe, expect, test } from 'vitest';
import { shownDay, stateOn } from './days.ts';

test('a day known to the month or the year is shown as far as it is known', () => {
  expect(['2021-03-15', '2019-12', '1946'].map(shownDay)).toEqual([
    '15/03/2021',
    '12/2019',
    '1946',
  ]);
});

describe('whether an instrument is in force', () => {
  const at = (from: string | null, to: string | null, day: string, replacedBy: string[] = []) =>
    stateOn({ from, to, replacedBy }, day);

  test.each([
    ['2021-07-01', null, '2021-06-30', 'not_yet'],
    ['2021-07-01', null, '2021-07-01', 'in_force'],
    ['2021-07-01', '2024-06-30', '2024-06-30', 'in_force'],
    ['2021-07-01', '2024-06-30', '2024-07-01', 'ended'],
    [null, '2013-12-31', '2014-01-01', 'ended'],
    [null, '2013-12-31', '2013-01-01', 'unclear'],
    [null, null, '2013-01-01', 'unclear'],
    ['2019', null, '2019-05-01', 'unclear'],
    ['2019', null, '2020-01-01', 'in_force'],
    ['2019', null, '2018-12-31', 'not_yet'],
    ['2019-05', null, '2019-05-31', 'unclear'],
  ])('from %s to %s, on %s: %s', (from, to, day, state) => {
    expect(at(from, to, day)).toBe(state);
  });

  test('replaced without a recorded last day is unclear, not in force', () => {
    expect(at('2012-06-01', null, '2026-01-01', ['20/2021/NĐ-CP'])).toBe('unclear');
    expect(at('2012-06-01', '2030-01-01', '2026-01-01', ['20/2021/NĐ-CP'])).toBe('in_force');
  });
});
