import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../../kernel/index.ts';
import { readCalendarFiles } from '../import.ts';
import { answerYear } from '../service/answer.ts';
import { monthsOf } from './months.ts';

const { facts } = readCalendarFiles();
const year = (of: number) => {
  return answerYear({ facts, entries: [] }, of, '2026-11-25' as IsoDate);
};
const cells = (of: number) => {
  return monthsOf(year(of)).flatMap(({ weeks }) => weeks.flat().filter((cell) => cell !== null));
};

describe('the grid of a year', () => {
  test.each([2023, 2024, 2025, 2026])('%s: each day once, in its order', (of) => {
    const days = cells(of).map(({ on }) => on);
    expect(days).toHaveLength(of === 2024 ? 366 : 365);
    expect(days).toEqual(days.toSorted());
    expect(new Set(days).size).toBe(days.length);
  });

  test('weeks begin on Monday and have seven days', () => {
    for (const { weeks } of monthsOf(year(2026))) {
      for (const week of weeks) {
        expect(week).toHaveLength(7);
        week.forEach((cell, at) => {
          if (cell !== null) expect((new Date(cell.on).getUTCDay() + 6) % 7).toBe(at);
        });
      }
    }
  });

  test('each kind of day is told apart', () => {
    const kind = (on: string) => cells(2026).find((cell) => cell.on === on)?.kind;
    expect(kind('2026-08-31')).toBe('swap');
    expect(kind('2026-08-22')).toBe('worked');
    expect(kind('2026-08-23')).toBe('rest');
    expect(kind('2026-04-26')).toBe('holiday');
    expect(kind('2026-04-27')).toBe('lieu');
    expect(kind('2026-04-28')).toBe('work');
  });

  test('today is marked in its year only', () => {
    expect(
      cells(2026)
        .filter(({ today }) => today)
        .map(({ on }) => on),
    ).toEqual(['2026-11-25']);
    expect(cells(2025).some(({ today }) => today)).toBe(false);
  });
});
