import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IsoDate } from './date.ts';
import { addDays } from './days.ts';
import {
  addWorkingDays,
  daysBetween,
  dueIn,
  isWorkingDay,
  lastDayFor,
  stepDays,
  weekdayOf,
  workingDaysBetween,
  type WorkCalendar,
} from './working-days.ts';

const FIRST = '2020-01-01' as IsoDate;
const LAST = '2030-12-31' as IsoDate;
const SPAN = daysBetween(FIRST, LAST);

const someDay = fc.integer({ min: 0, max: SPAN }).map((n) => stepDays(FIRST, n));
const someDays = fc.array(someDay, { maxLength: 60 });
const someCalendar: fc.Arbitrary<WorkCalendar> = fc
  .record({ off: someDays, worked: someDays })
  .map(({ off, worked }) => {
    return {
      from: FIRST,
      to: LAST,
      weeklyRest: [6, 7],
      off: new Set(off),
      worked: new Set(worked),
    };
  });

test('steps of days are those of the calendar library', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
      expect(stepDays(day, n)).toBe(addDays(day, n));
      expect(daysBetween(day, stepDays(day, n))).toBe(n);
    }),
  );
});

test('the weekday comes round every seven days and steps by one', () => {
  fc.assert(
    fc.property(someDay, (day) => {
      expect(weekdayOf(stepDays(day, 7))).toBe(weekdayOf(day));
      expect(weekdayOf(stepDays(day, 1)) % 7).toBe((weekdayOf(day) + 1) % 7);
    }),
  );
});

test('what adding reaches is a working day, exactly so many working days away', () => {
  fc.assert(
    fc.property(someCalendar, someDay, fc.integer({ min: 1, max: 200 }), (calendar, day, n) => {
      const end = addWorkingDays(calendar, day, n);
      if (end === null) return;
      expect(isWorkingDay(calendar, end)).toBe(true);
      expect(workingDaysBetween(calendar, day, end)).toBe(n);
    }),
  );
});

test('adding in two steps is adding at once', () => {
  const count = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(someCalendar, someDay, count, count, (calendar, day, a, b) => {
      const first = addWorkingDays(calendar, day, a);
      if (first === null) return;
      expect(addWorkingDays(calendar, first, b)).toBe(addWorkingDays(calendar, day, a + b));
    }),
  );
});

test('from a working day there and back again is where one began', () => {
  fc.assert(
    fc.property(someCalendar, someDay, fc.integer({ min: 1, max: 60 }), (calendar, day, n) => {
      fc.pre(isWorkingDay(calendar, day));
      const end = addWorkingDays(calendar, day, n);
      if (end !== null) expect(addWorkingDays(calendar, end, -n)).toBe(day);
    }),
  );
});

test('counts between days add up, and turned round they change their sign', () => {
  fc.assert(
    fc.property(someCalendar, fc.tuple(someDay, someDay, someDay), (calendar, three) => {
      const [a = FIRST, b = FIRST, c = FIRST] = three.toSorted();
      const ab = workingDaysBetween(calendar, a, b) ?? NaN;
      const bc = workingDaysBetween(calendar, b, c) ?? NaN;
      expect(workingDaysBetween(calendar, a, c)).toBe(ab + bc);
      expect((workingDaysBetween(calendar, b, a) ?? NaN) + ab).toBe(0);
    }),
  );
});

test('a time limit ends on a working day, and not before its plain last day', () => {
  const limit = fc.record({
    count: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('working_day', 'day', 'week', 'month' as const),
  });
  fc.assert(
    fc.property(someCalendar, someDay, limit, (calendar, day, given) => {
      const end = lastDayFor(calendar, day, given);
      if (end === null) return;
      expect(isWorkingDay(calendar, end)).toBe(true);
      expect(end > day).toBe(true);
      if (given.unit === 'day') expect(daysBetween(day, end)).toBeGreaterThanOrEqual(given.count);
    }),
  );
});

test('a longer limit never ends earlier', () => {
  const unit = fc.constantFrom('working_day', 'day', 'week', 'month', 'year' as const);
  const count = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(someCalendar, someDay, unit, count, (calendar, day, one, n) => {
      const sooner = lastDayFor(calendar, day, { count: n, unit: one });
      const later = lastDayFor(calendar, day, { count: n + 1, unit: one });
      if (sooner !== null && later !== null) expect(later >= sooner).toBe(true);
    }),
  );
});

test('a due day is left, today or late, as the days lie', () => {
  fc.assert(
    fc.property(someCalendar, someDay, someDay, (calendar, today, due) => {
      const said = dueIn(calendar, today, due);
      expect(said.kind).toBe(due === today ? 'today' : due > today ? 'left' : 'late');
      if (said.kind === 'late') expect(said.days).toBe(daysBetween(due, today));
      if (said.kind === 'left') {
        expect(said.workingDays).toBe(workingDaysBetween(calendar, today, due));
      }
    }),
  );
});
