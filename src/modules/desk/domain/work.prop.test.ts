import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate, stepDays, type IsoDate, type WorkCalendar } from '../../../kernel/index.ts';
import { byUrgency, groupOf, roughly, workGroups } from './work.ts';

const day = (text: string): IsoDate => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  const made = isoDate(year, month, date);
  if (made === null) throw new Error(`no day ${text}`);
  return made;
};

/** Saturdays and Sundays off, and Friday 27 November 2026. */
const calendar: WorkCalendar = {
  from: day('2020-01-01'),
  to: day('2030-12-31'),
  weeklyRest: [6, 7],
  off: new Set(['2026-11-27']),
  worked: new Set(),
};
/** A Wednesday. */
const today = day('2026-11-25');

describe('the group of a piece of work', () => {
  test.each([
    ['2026-11-24', 'overdue'],
    ['2026-11-25', 'today'],
    ['2026-11-26', 'today'],
    // Friday is off, then a weekend: only Thursday is left to work on it.
    ['2026-11-29', 'today'],
    ['2026-11-30', 'soon'],
    ['2026-12-03', 'soon'],
    ['2026-12-04', 'later'],
  ])('due on %s is %s, weekends and holidays counted as no time', (due, group) => {
    expect(groupOf(calendar, today, { due: day(due), waiting: false })).toBe(group);
  });

  test('is “undated” without a due day, and “waiting” whatever its day when others must act', () => {
    expect(groupOf(calendar, today, { due: null, waiting: false })).toBe('undated');
    expect(groupOf(calendar, today, { due: day('2020-01-01'), waiting: true })).toBe('waiting');
  });

  test('never grows more urgent by a later due day', () => {
    const days = fc.integer({ min: -700, max: 700 });
    fc.assert(
      fc.property(days, fc.nat(60), (from, more) => {
        const rank = (step: number) =>
          workGroups.indexOf(
            groupOf(calendar, today, { due: stepDays(today, step), waiting: false }),
          );
        expect(rank(from + more)).toBeGreaterThanOrEqual(rank(from));
      }),
    );
  });
});

test('lateness is told in days, from two months in months, from two years in years', () => {
  expect([1, 59, 60, 89, 90, 729, 730, 2155].map((days) => roughly(days))).toEqual([
    { unit: 'days', count: 1 },
    { unit: 'days', count: 59 },
    { unit: 'months', count: 2 },
    { unit: 'months', count: 2 },
    { unit: 'months', count: 3 },
    { unit: 'months', count: 24 },
    { unit: 'years', count: 2 },
    { unit: 'years', count: 5 },
  ]);
});

test('a list of work is by group, then by due day, and loses nothing', () => {
  const item = fc.record({
    group: fc.constantFrom(...workGroups),
    due: fc.option(fc.constantFrom('2026-01-01', '2026-05-05', '2027-01-01')),
  });
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const sorted = byUrgency(items);
      expect(new Set(sorted)).toEqual(new Set(items));
      for (const [at, { group, due }] of sorted.entries()) {
        const next = sorted[at + 1];
        if (next === undefined) continue;
        const step = workGroups.indexOf(next.group) - workGroups.indexOf(group);
        expect(step).toBeGreaterThanOrEqual(0);
        if (step === 0) expect((due ?? '') <= (next.due ?? '')).toBe(true);
      }
    }),
  );
});
