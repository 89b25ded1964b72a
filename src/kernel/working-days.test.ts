import { describe, expect, test } from 'vitest';
import type { IsoDate } from './date.ts';
import {
  addWorkingDays,
  dueIn,
  dueWords,
  isWorkingDay,
  lastDayFor,
  weekdayOf,
  workingDaysBetween,
  type WorkCalendar,
} from './working-days.ts';

const day = (text: string): IsoDate => text as IsoDate;

/** January to September 2025 as it was: Tết, Giỗ Tổ, the swap of 2 May and 26 April. */
const calendar: WorkCalendar = {
  from: day('2025-01-01'),
  to: day('2025-09-30'),
  weeklyRest: [6, 7],
  off: new Set([
    '2025-01-01',
    '2025-01-27',
    '2025-01-28',
    '2025-01-29',
    '2025-01-30',
    '2025-01-31',
    '2025-04-07',
    '2025-04-30',
    '2025-05-01',
    '2025-05-02',
    '2025-09-01',
    '2025-09-02',
  ]),
  worked: new Set(['2025-04-26']),
};

describe('what a working day is', () => {
  test('the week begins on Monday', () => {
    expect(weekdayOf(day('2025-04-28'))).toBe(1);
    expect(weekdayOf(day('2025-05-04'))).toBe(7);
    expect(weekdayOf(day('1969-12-29'))).toBe(1);
  });

  test('a holiday, a day in lieu and the weekly rest are off, a swapped Saturday is worked', () => {
    expect(isWorkingDay(calendar, day('2025-04-25'))).toBe(true);
    expect(isWorkingDay(calendar, day('2025-04-26'))).toBe(true);
    expect(isWorkingDay(calendar, day('2025-04-27'))).toBe(false);
    expect(isWorkingDay(calendar, day('2025-05-02'))).toBe(false);
  });
});

describe('how a time limit is counted', () => {
  test('the day it runs from is not counted (Điều 147 khoản 2)', () => {
    expect(addWorkingDays(calendar, day('2025-04-21'), 1)).toBe('2025-04-22');
    expect(lastDayFor(calendar, day('2025-04-21'), { count: 1, unit: 'day' })).toBe('2025-04-22');
  });

  test('working days step over what is off and count the Saturday worked', () => {
    // 25, 26 (swapped), 28, 29 April; then 30/4–4/5 are off; 5 May.
    expect(addWorkingDays(calendar, day('2025-04-24'), 5)).toBe('2025-05-05');
    expect(addWorkingDays(calendar, day('2025-05-05'), -5)).toBe('2025-04-24');
  });

  test('a last day that is off moves to the next working day (Điều 148 khoản 5)', () => {
    expect(lastDayFor(calendar, day('2025-04-20'), { count: 10, unit: 'day' })).toBe('2025-05-05');
    expect(lastDayFor(calendar, day('2025-04-16'), { count: 10, unit: 'day' })).toBe('2025-04-26');
  });

  test('a week ends on the same weekday, a month on the same day or on its last', () => {
    expect(lastDayFor(calendar, day('2025-03-12'), { count: 1, unit: 'week' })).toBe('2025-03-19');
    expect(lastDayFor(calendar, day('2025-01-31'), { count: 1, unit: 'month' })).toBe('2025-02-28');
    expect(lastDayFor(calendar, day('2025-05-31'), { count: 1, unit: 'month' })).toBe('2025-06-30');
    expect(lastDayFor(calendar, day('2025-03-20'), { count: 3, unit: 'month' })).toBe('2025-06-20');
  });

  test('a year ends on the same day of the next, the 29th of February with February', () => {
    const years = { ...calendar, from: day('2024-01-01'), to: day('2026-12-31') };
    expect(lastDayFor(years, day('2024-02-29'), { count: 1, unit: 'year' })).toBe('2025-02-28');
    expect(lastDayFor(years, day('2024-12-31'), { count: 2, unit: 'month' })).toBe('2025-02-28');
  });

  test('where the calendar does not speak nothing is told', () => {
    expect(addWorkingDays(calendar, day('2025-09-29'), 5)).toBeNull();
    expect(workingDaysBetween(calendar, day('2024-12-31'), day('2025-01-05'))).toBeNull();
    expect(lastDayFor(calendar, day('2025-09-20'), { count: 2, unit: 'month' })).toBeNull();
  });
});

describe('a due day in words', () => {
  const words = (today: string, due: string) => {
    return dueWords(dueIn(calendar, day(today), day(due)), 'vi');
  };

  test('what is left is said in working days', () => {
    expect(words('2025-04-24', '2025-05-05')).toBe('còn 5 ngày làm việc');
    expect(words('2025-05-01', '2025-05-04')).toBe('còn 0 ngày làm việc');
  });

  test('what is late is said in days', () => {
    expect(words('2025-05-05', '2025-05-02')).toBe('quá hạn 3 ngày');
    expect(words('2025-05-05', '2025-05-05')).toBe('hôm nay');
  });

  test('English knows one from many', () => {
    const said = (today: string, due: string) => {
      return dueWords(dueIn(calendar, day(today), day(due)), 'en');
    };
    expect(said('2025-04-24', '2025-04-25')).toBe('1 working day left');
    expect(said('2025-04-24', '2025-05-05')).toBe('5 working days left');
    expect(said('2025-04-24', '2025-04-23')).toBe('1 day overdue');
    expect(said('2025-04-24', '2025-04-20')).toBe('4 days overdue');
    expect(said('2025-04-24', '2025-04-24')).toBe('today');
  });
});
