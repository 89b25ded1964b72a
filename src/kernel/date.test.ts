import { describe, expect, test } from 'vitest';
import { formatDate, holds, isoDate, parseIsoDate, type IsoDate } from './date.ts';
import { addDays, exclusiveEndOf, lastDayOf, todayAt } from './days.ts';

const day = (text: string): IsoDate => parseIsoDate(text) as IsoDate;

describe('a date', () => {
  test.each(['2013-06-24', '2012-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    'is the day that %s names',
    (text) => expect(parseIsoDate(text)).toBe(text),
  );

  test.each([
    ['29 February of a common year', '2013-02-29'],
    ['29 February of a century', '1900-02-29'],
    ['31 April', '2013-04-31'],
    ['month 13', '2013-13-01'],
    ['day 0', '2013-01-00'],
    ['a short year', '213-01-01'],
    ['one digit', '2013-1-1'],
    ['an instant', '2013-06-24T00:00:00Z'],
    ['spaces', ' 2013-06-24'],
    ['an official date', '24/06/2013'],
    ['nothing', ''],
    ['a sign', '-2013-06-24'],
    ['digits of another script', '２０１３-06-24'],
  ])('is null for %s', (_title, text) => expect(parseIsoDate(text)).toBeNull());

  test('of year, month and day is padded, or null when there is no such day', () => {
    expect(isoDate(2013, 6, 4)).toBe('2013-06-04');
    expect(isoDate(2013, 2, 30)).toBeNull();
    expect(isoDate(1010, 1, 1)).toBe('1010-01-01');
    expect(isoDate(20_130, 1, 1)).toBeNull();
    expect(isoDate(2013, 1.5, 1)).toBeNull();
    expect(isoDate(-1, 1, 1)).toBeNull();
  });

  test('is written as an official writes it', () => {
    expect(formatDate('2013-06-04')).toBe('04/06/2013');
  });
});

describe('today', () => {
  test.each([
    ['an hour before midnight in Hải Phòng', '2026-01-15T16:00:00Z', '2026-01-15'],
    ['the last instant of the day', '2026-01-15T16:59:59.999Z', '2026-01-15'],
    ['midnight', '2026-01-15T17:00:00Z', '2026-01-16'],
    ['the leap day', '2028-02-28T17:00:00Z', '2028-02-29'],
    ['the turn of the year', '2026-12-31T17:00:00Z', '2027-01-01'],
  ])('at %s is the city’s day, wherever the machine stands', (_title, instant, expected) => {
    expect(todayAt(Date.parse(instant))).toBe(expected);
  });
});

describe('days are added', () => {
  test.each([
    ['over the end of a month', '2013-06-30', 1, '2013-07-01'],
    ['over a leap day', '2012-02-28', 1, '2012-02-29'],
    ['backwards over a year', '2013-01-01', -1, '2012-12-31'],
    ['none', '2013-06-24', 0, '2013-06-24'],
    ['a whole leap cycle', '2012-02-29', 1_461, '2016-02-29'],
  ])('%s', (_title, from, days, expected) => expect(addDays(day(from), days)).toBe(expected));
});

describe('ranges', () => {
  test('last day and exclusive end turn into each other, open stays open', () => {
    expect(exclusiveEndOf(day('2025-06-30'))).toBe('2025-07-01');
    expect(lastDayOf(day('2025-07-01'))).toBe('2025-06-30');
    expect(exclusiveEndOf(null)).toBeNull();
    expect(lastDayOf(null)).toBeNull();
  });

  test('hold their first day and not their end', () => {
    const range = (on: string): boolean => holds('2004-01-01', '2025-07-01', on);
    expect(range('2003-12-31')).toBe(false);
    expect(range('2004-01-01')).toBe(true);
    expect(range('2025-06-30')).toBe(true);
    expect(range('2025-07-01')).toBe(false);
    expect(holds('2025-07-01', null, '2999-01-01')).toBe(true);
    expect(holds('2025-07-01', '2025-07-01', '2025-07-01')).toBe(false);
  });
});
