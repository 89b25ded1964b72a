import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from './date.ts';

/* Days reckoned by a calendar library: apart, so that who only reads and writes dates goes without. */

/** Today in Hải Phòng for an instant in milliseconds since 1970. */
export function todayAt(instantMs: number): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(instantMs)
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainDate()
    .toString() as IsoDate;
}

/** The day `days` after (or, negative, before) a date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as IsoDate;
}

/** Half-open `[from, to)` of storage becomes the last day inclusive of screens, YAML and JSON. */
export function lastDayOf(exclusiveEnd: IsoDate | null): IsoDate | null {
  return exclusiveEnd === null ? null : addDays(exclusiveEnd, -1);
}

/** The inclusive last day of screens becomes the exclusive end of storage. */
export function exclusiveEndOf(lastDay: IsoDate | null): IsoDate | null {
  return lastDay === null ? null : addDays(lastDay, 1);
}
