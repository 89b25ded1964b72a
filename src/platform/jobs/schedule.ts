/** When a job is due, on the clock of Vietnam (+07:00, never another). `at` is `HH:MM`. */
export type Schedule =
  | { readonly every: 'day'; readonly at: string }
  | {
      readonly every: 'week';
      /** 1 is Monday, 7 is Sunday. */
      readonly weekday: number;
      readonly at: string;
    };

const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** 1 January 1970 was a Thursday; this many days later came the first Monday. */
const FIRST_MONDAY = 4;

/** The latest moment not after `now` (milliseconds since 1970) at which the schedule was due. */
export function lastDue(schedule: Schedule, now: number): number {
  const [hours = 0, minutes = 0] = schedule.at.split(':').map(Number);
  const inDay = (hours * 60 + minutes) * 60_000;
  const every = schedule.every === 'day' ? DAY_MS : 7 * DAY_MS;
  const first =
    schedule.every === 'day' ? inDay : (FIRST_MONDAY + schedule.weekday - 1) * DAY_MS + inDay;
  const local = now + OFFSET_MS - first;
  return now - (((local % every) + every) % every);
}

/** The first moment after `now` at which it is due. */
export function nextDue(schedule: Schedule, now: number): number {
  return lastDue(schedule, now) + (schedule.every === 'day' ? DAY_MS : 7 * DAY_MS);
}
