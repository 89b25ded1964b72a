import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ok } from '../../kernel/index.ts';
import { defineJob, type JobRun } from './define.ts';
import { laneOf } from './enqueue.ts';
import { lastDue, nextDue, type Schedule } from './schedule.ts';

const seen: unknown[] = [];
const plain = {
  name: 'test.counted',
  title: { vi: 'Đếm', en: 'Count' },
  permission: 'operations.read',
  input: z.object({ from: z.int().check(z.gte(0)), name: z.optional(z.string()) }),
  run: async (_run: JobRun, input: unknown) => {
    seen.push(input);
    return ok(async () => ({ counted: 1 }));
  },
};
const run = { id: 'x', attempt: 1 } as JobRun;

describe('a kind of job', () => {
  test('is light, tried three times and on no schedule unless it says otherwise', () => {
    expect(defineJob(plain)).toMatchObject({ attempts: 3, heavy: false, schedule: null });
  });

  test('keeps what it says otherwise', () => {
    const schedule: Schedule = { every: 'day', at: '01:30' };
    const job = defineJob({ ...plain, attempts: 1, heavy: true, schedule });
    expect(job).toMatchObject({ attempts: 1, heavy: true, schedule });
  });

  test.each([
    [true, 'heavy'],
    [false, 'light'],
  ] as const)('heavy or not (%s) it runs in the lane %s', (heavy, lane) => {
    expect(laneOf(defineJob({ ...plain, heavy }))).toBe(lane);
  });

  test('is begun with the input of its shape, what does not belong left out', async () => {
    seen.length = 0;
    const begun = await defineJob(plain).begin(run, { from: 3, other: 'x' });
    expect(begun.ok).toBe(true);
    expect(seen).toEqual([{ from: 3 }]);
  });

  test.each([
    ['nothing', null],
    ['another shape', { from: '3' }],
    ['a number out of bounds', { from: -1 }],
    ['a field of another type', { from: 1, name: 7 }],
    ['an empty object', {}],
  ])('whose kept input is %s does not run', (_what, input) => {
    seen.length = 0;
    expect(() => defineJob(plain).begin(run, input)).toThrow();
    expect(seen).toEqual([]);
  });
});

describe('a schedule', () => {
  const at = (text: string): number => Date.parse(`${text}+07:00`);

  test.each<readonly [string, Schedule, string, string, string]>([
    ['at its minute', day('01:30'), '2026-11-25T01:30', '2026-11-25T01:30', '2026-11-26T01:30'],
    ['a minute early', day('01:30'), '2026-11-25T01:29', '2026-11-24T01:30', '2026-11-25T01:30'],
    ['at midnight', day('00:00'), '2026-11-25T00:00', '2026-11-25T00:00', '2026-11-26T00:00'],
    ['late in a day', day('23:59'), '2026-11-25T12:00', '2026-11-24T23:59', '2026-11-25T23:59'],
    ['over a year’s end', day('02:00'), '2027-01-01T01:00', '2026-12-31T02:00', '2027-01-01T02:00'],
    ['over a leap day', day('02:00'), '2028-03-01T01:00', '2028-02-29T02:00', '2028-03-01T02:00'],
    ['on its Monday', week(1), '2026-11-23T03:00', '2026-11-23T03:00', '2026-11-30T03:00'],
    ['before its Monday', week(1), '2026-11-23T02:59', '2026-11-16T03:00', '2026-11-23T03:00'],
    ['on a Wednesday', week(3), '2026-11-25T04:00', '2026-11-25T03:00', '2026-12-02T03:00'],
    ['after its Sunday', week(7), '2026-11-23T00:00', '2026-11-22T03:00', '2026-11-29T03:00'],
  ])('%s was and will be due on the clock of Vietnam', (_what, schedule, now, ...[last, next]) => {
    expect(lastDue(schedule, at(now))).toBe(at(last));
    expect(nextDue(schedule, at(now))).toBe(at(next));
  });

  function day(hour: string): Schedule {
    return { every: 'day', at: hour };
  }
  function week(weekday: number): Schedule {
    return { every: 'week', weekday, at: '03:00' };
  }
});
