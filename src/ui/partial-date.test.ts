import { describe, expect, test } from 'vitest';
import { readDate, writeDate } from './partial-date.ts';

describe('readDate', () => {
  test.each([
    ['12/03/1950', '12/03/1950'],
    ['12/3/1950', '12/03/1950'],
    ['12.3.1950', '12/03/1950'],
    ['12-03-1950', '12/03/1950'],
    ['12 3 1950', '12/03/1950'],
    [' 1950-03-12 ', '12/03/1950'],
    ['3/1950', '03/1950'],
    ['1950', '1950'],
    ['29/02/2012', '29/02/2012'],
  ])('%s is the date %s', (typed, written) => {
    const reading = readDate(typed);
    expect(reading.ok && reading.value !== null && writeDate(reading.value)).toBe(written);
  });

  test('nothing typed is no date and no error', () => {
    expect(readDate('  ')).toEqual({ ok: true, value: null });
  });

  test.each(['30/02/2015', '31/04/2015', '29/02/2013', '13/2015', '0/2015', '1/13/2015'])(
    'there is no day %s in the calendar',
    (typed) => {
      expect(readDate(typed)).toEqual({ ok: false, why: 'noSuchDay' });
    },
  );

  test.each(['50', '12/03/50', 'tháng 3', '12/03/1950/1', '12/03/19505', '1010', '19500'])(
    '%s is not read as a date, and nothing is guessed',
    (typed) => {
      expect(readDate(typed)).toEqual({ ok: false, why: 'notADate' });
    },
  );
});
