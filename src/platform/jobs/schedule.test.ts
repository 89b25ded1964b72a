import { describe, expect, it } from 'vitest';
import { lastDue, nextDue, type Schedule } from './schedule.ts';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number): string => new Date(instant).toISOString();
const nightly: Schedule = { every: 'day', at: '01:30' };
const weekly: Schedule = { every: 'week', weekday: 7, at: '03:00' };

describe('a daily job', () => {
  it('was last due today once its hour has come in Vietnam', () => {
    expect(iso(lastDue(nightly, at('2026-11-25T01:30:00+07:00')))).toBe('2026-11-24T18:30:00.000Z');
    expect(iso(lastDue(nightly, at('2026-11-25T23:59:59+07:00')))).toBe('2026-11-24T18:30:00.000Z');
  });

  it('was last due yesterday before its hour', () => {
    const before = at('2026-11-25T01:29:59.999+07:00');
    expect(iso(lastDue(nightly, before))).toBe('2026-11-23T18:30:00.000Z');
  });

  it('is next due a day after it was last due', () => {
    const now = at('2026-11-25T12:00:00+07:00');
    expect(nextDue(nightly, now) - lastDue(nightly, now)).toBe(24 * 3_600_000);
    expect(nextDue(nightly, now)).toBeGreaterThan(now);
  });

  it('was due before 1970 too', () => {
    expect(iso(lastDue(nightly, at('1969-12-31T12:00:00+07:00')))).toBe('1969-12-30T18:30:00.000Z');
  });
});

describe('a weekly job', () => {
  it('is due on its weekday and no other', () => {
    // 22 November 2026 is a Sunday.
    for (let day = 22; day <= 28; day += 1) {
      const noon = at(`2026-11-${String(day)}T12:00:00+07:00`);
      expect(iso(lastDue(weekly, noon))).toBe('2026-11-21T20:00:00.000Z');
    }
    expect(iso(lastDue(weekly, at('2026-11-29T03:00:00+07:00')))).toBe('2026-11-28T20:00:00.000Z');
  });

  it('is next due within seven days', () => {
    const now = at('2026-11-25T12:00:00+07:00');
    expect(iso(nextDue(weekly, now))).toBe('2026-11-28T20:00:00.000Z');
  });
});
