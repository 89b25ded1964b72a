import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds, isoDate, parseIsoDate, type IsoDate } from './date.ts';
import { addDays, exclusiveEndOf, lastDayOf } from './days.ts';

const anyDay = fc
  .tuple(fc.integer({ min: 1, max: 9_000 }), fc.nat({ max: 364 }))
  .map(([year, days]) => addDays(isoDate(year, 1, 1) as IsoDate, days));
const someDays = fc.integer({ min: -100_000, max: 100_000 });

test('a day is parsed to itself', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(parseIsoDate(day)).toBe(day);
    }),
  );
});

test('days that are added and taken away leave the day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 8_000 }), someDays, (year, days) => {
      const day = isoDate(year, 3, 1) as IsoDate;
      expect(addDays(addDays(day, days), -days)).toBe(day);
    }),
  );
});

test('dates as text stand in the order of time', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 10_000 }), (day, days) => {
      expect(day < addDays(day, days)).toBe(true);
    }),
  );
});

test('last day and exclusive end are inverse', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(lastDayOf(exclusiveEndOf(day))).toBe(day);
    }),
  );
});

test('two ranges that meet hold every day of both, once', () => {
  fc.assert(
    fc.property(anyDay, fc.nat({ max: 500 }), fc.nat({ max: 500 }), (from, first, second) => {
      const middle = addDays(from, first);
      const end = addDays(middle, second);
      const on: IsoDate = addDays(from, Math.floor((first + second) / 2));
      const holders = [holds(from, middle, on), holds(middle, end, on)].filter(Boolean);
      expect(holders).toHaveLength(on < end ? 1 : 0);
    }),
  );
});

test('no text makes the parser throw, and what it takes is a day it writes the same way', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      const day = parseIsoDate(text);
      if (day !== null) expect(day).toBe(text);
    }),
  );
});
