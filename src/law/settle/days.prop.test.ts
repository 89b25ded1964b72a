import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { LegalDocument } from '../pack/document.ts';
import { isKnown, isoOf, monthsBefore, nextDay, packedDay, previousDay, spanOf } from './days.ts';

/** Beside a calendar library: days from 1800 to 2399, leap years and ends of centuries included. */
const first = Temporal.PlainDate.from('1800-01-01');
const date = fc
  .oneof(
    fc.integer({ min: 0, max: 219_000 }).map((days) => first.add({ days })),
    fc
      .tuple(fc.integer({ min: 1800, max: 2399 }), fc.constantFrom(28, 29, 30, 31))
      .map(([year, day]) => Temporal.PlainDate.from({ year, month: 2, day })),
    fc
      .tuple(fc.integer({ min: 1800, max: 2399 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => Temporal.PlainDate.from({ year, month, day: 31 })),
  )
  .map((each) => each.toString());

describe('days', () => {
  it('go to a number and back, in the order of time', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(isoOf(packedDay(a))).toBe(a);
        const order = Temporal.PlainDate.compare(a, b);
        expect(Math.sign(packedDay(a) - packedDay(b))).toBe(order);
      }),
    );
  });

  it('have the neighbours the calendar gives them', () => {
    fc.assert(
      fc.property(date, (iso) => {
        const day = Temporal.PlainDate.from(iso);
        expect(nextDay(iso)).toBe(day.add({ days: 1 }).toString());
        expect(previousDay(iso)).toBe(day.subtract({ days: 1 }).toString());
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
    ['1900-02-28', '1900-03-01'],
    ['2000-02-28', '2000-02-29'],
    ['2024-12-31', '2025-01-01'],
    ['2024-04-30', '2024-05-01'],
    ['2024-09-09', '2024-09-10'],
    ['2024-10-31', '2024-11-01'],
  ])('%s is the day before %s', (before, after) => {
    expect([nextDay(before), previousDay(after)]).toEqual([after, before]);
  });
});

describe('completed months', () => {
  it('are those of the calendar, a day that does not exist being reached the day after', () => {
    fc.assert(
      fc.property(date, date, fc.integer({ min: 0, max: 1300 }), (birth, on, months) => {
        const born = Temporal.PlainDate.from(birth);
        const { year, month } = born.toPlainYearMonth().add({ months });
        const last = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
        const anniversary =
          born.day > last
            ? Temporal.PlainDate.from({ year, month, day: last }).add({ days: 1 })
            : Temporal.PlainDate.from({ year, month, day: born.day });
        const completed = Temporal.PlainDate.compare(anniversary, on) <= 0;
        expect(packedDay(birth) <= monthsBefore(packedDay(on), months)).toBe(completed);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [20_240_229, 12, 20_230_229],
    [20_240_831, 6, 20_240_231],
    [20_240_115, 1, 20_231_215],
    [20_241_201, 11, 20_240_101],
    [20_241_201, 12, 20_231_201],
    [20_240_801, 960, 19_440_801],
    [20_240_801, 0, 20_240_801],
  ])('%i less %i months is %i, a day no calendar need have', (day, months, cut) => {
    expect(monthsBefore(day, months)).toBe(cut);
  });
});

describe('a date known in part', () => {
  it('is its first and its last day', () => {
    fc.assert(
      fc.property(date, (iso) => {
        const { year, month } = Temporal.PlainDate.from(iso);
        const months = Temporal.PlainYearMonth.from({ year, month });
        const at = (text: string): number => Number(text.replaceAll('-', ''));
        expect(spanOf(iso)).toEqual({ lo: at(iso), hi: at(iso) });
        expect(spanOf(iso.slice(0, 7))).toEqual({
          lo: at(months.toPlainDate({ day: 1 }).toString()),
          hi: at(months.toPlainDate({ day: months.daysInMonth }).toString()),
        });
        expect(spanOf(iso.slice(0, 4))).toEqual({
          lo: year * 10_000 + 101,
          hi: year * 10_000 + 1231,
        });
      }),
    );
  });

  it('is a day of the calendar or nothing', () => {
    const text = fc
      .tuple(
        fc.integer({ min: 1800, max: 2399 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
      )
      .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
    fc.assert(
      fc.property(text, (iso) => {
        const exists = ((): boolean => {
          try {
            return Temporal.PlainDate.from(iso, { overflow: 'reject' }) !== null;
          } catch {
            return false;
          }
        })();
        expect(spanOf(iso) !== null).toBe(exists);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '',
    '24',
    '2024-',
    '2024-1',
    '2024-1-1',
    '2024-13',
    '2024-00',
    '01/02/2024',
    '2024-02-30',
    ' 2024',
    '2024-01-01T00:00',
    '2024--01',
  ])('“%s” is not one', (text) => {
    expect(spanOf(text)).toBeNull();
  });
});

describe('what was known by a day', () => {
  const document = (issued: string | null, from: string | null): LegalDocument =>
    ({ number: 'x', issued, from }) as LegalDocument;

  it.each([
    ['issued the day before', '2021-03-14', '2021-07-01', true],
    ['issued that day', '2021-03-15', '2021-07-01', true],
    ['issued the day after', '2021-03-16', '2021-07-01', false],
    ['issued some time that month: by its end', '2021-03', '2021-07-01', false],
    ['issued the month before', '2021-02', '2021-07-01', true],
    ['issued some time that year: by its end', '2021', '2022-01-01', false],
    ['in force before, its issue unknown', null, '2021-03-15', true],
    ['in force later, its issue unknown', null, '2021-03-16', false],
    ['in force before the day it was issued', '2021-05-01', '2021-03-01', true],
    ['of which neither is known', null, null, true],
    ['in force the year before', null, '2020', true],
  ])('a document %s', (_, issued, from, known) => {
    expect(isKnown(document(issued, from), '2021-03-15')).toBe(known);
  });

  it('is everything where no day is given, and what has no document', () => {
    expect(isKnown(document('2030-01-01', '2030-01-01'), null)).toBe(true);
    expect(isKnown(undefined, '2021-03-15')).toBe(true);
  });
});
