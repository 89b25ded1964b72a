import { parseIsoDate, type IsoDate } from './date.ts';

/**
 * The working days of an agency, as data: the weekly rest, the other days off (holidays, days in
 * lieu, swapped days) and the days of weekly rest that are worked in exchange. It speaks of the
 * days `from`..`to`, both inclusive, and of no other.
 */
export interface WorkCalendar {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** 1 is Monday, 7 is Sunday. */
  readonly weeklyRest: readonly number[];
  readonly off: ReadonlySet<string>;
  readonly worked: ReadonlySet<string>;
}

/** A time limit as law states it. */
export interface TimeLimit {
  readonly count: number;
  readonly unit: 'working_day' | 'day' | 'week' | 'month' | 'year';
}

/** How far away a due day is: working days that are left, or days by which it is missed. */
export type Due =
  | { readonly kind: 'left'; readonly workingDays: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'late'; readonly days: number };

/** The days since 1970-01-01 of a date: plain arithmetic, so that browsers need no library. */
function numberOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function dateOf(number: number): IsoDate {
  return new Date(number * 86_400_000).toISOString().slice(0, 10) as IsoDate;
}

/** The day of the week of a date: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: IsoDate): number {
  return ((((numberOf(date) + 3) % 7) + 7) % 7) + 1;
}

/** The date so many days later, or earlier. Unlike `addDays` it needs no calendar library. */
export function stepDays(date: IsoDate, days: number): IsoDate {
  return dateOf(numberOf(date) + days);
}

/** How many days the second date lies after the first; negative when before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return numberOf(to) - numberOf(from);
}

/** True when the calendar speaks of the day. */
export function covers(calendar: WorkCalendar, day: IsoDate): boolean {
  return calendar.from <= day && day <= calendar.to;
}

/** True when agencies work on the day; a day the calendar does not speak of is told by the week. */
export function isWorkingDay(calendar: WorkCalendar, day: IsoDate): boolean {
  if (calendar.off.has(day)) return false;
  return calendar.worked.has(day) || !calendar.weeklyRest.includes(weekdayOf(day));
}

/**
 * The working day `count` working days after the day (before it when negative); the day itself is
 * not counted, whatever it is. Null when that lies where the calendar does not speak.
 */
export function addWorkingDays(
  calendar: WorkCalendar,
  day: IsoDate,
  count: number,
): IsoDate | null {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let at = day;
  while (left > 0) {
    at = stepDays(at, step);
    if (!covers(calendar, at)) return null;
    if (isWorkingDay(calendar, at)) left -= 1;
  }
  return covers(calendar, at) ? at : null;
}

/**
 * The working days after the first day up to the second, this one included; negative when the
 * second lies before the first. Null when the calendar does not speak of both.
 */
export function workingDaysBetween(
  calendar: WorkCalendar,
  from: IsoDate,
  to: IsoDate,
): number | null {
  if (!covers(calendar, from) || !covers(calendar, to)) return null;
  if (to < from) {
    const back = workingDaysBetween(calendar, to, from) ?? 0;
    return back === 0 ? 0 : -back;
  }
  return countWorking(calendar, from, to);
}

function countWorking(calendar: WorkCalendar, from: IsoDate, to: IsoDate): number {
  let count = 0;
  for (let at = from; at < to;) {
    at = stepDays(at, 1);
    if (isWorkingDay(calendar, at)) count += 1;
  }
  return count;
}

/**
 * The last day of a time limit. The day from which it runs is not counted; it ends when its last
 * day ends; a month or year without the day ends with that month; a last day that is off moves to
 * the next working day (Bộ luật Dân sự 91/2015/QH13, Điều 147 khoản 2 and 3, Điều 148 khoản 1–5).
 * Null when it ends where the calendar does not speak.
 */
export function lastDayFor(
  calendar: WorkCalendar,
  start: IsoDate,
  { count, unit }: TimeLimit,
): IsoDate | null {
  if (unit === 'working_day') return addWorkingDays(calendar, start, count);
  const last = plain(start, count, unit);
  if (!covers(calendar, last)) return null;
  return isWorkingDay(calendar, last) ? last : addWorkingDays(calendar, last, 1);
}

function plain(start: IsoDate, count: number, unit: TimeLimit['unit']): IsoDate {
  if (unit === 'day' || unit === 'week') return stepDays(start, unit === 'day' ? count : count * 7);
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
  const months = year * 12 + (month - 1) + (unit === 'year' ? count * 12 : count);
  const ending = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  for (let at = day; at > 28; at -= 1) {
    const date = parseIsoDate(`${ending}-${at}`);
    if (date !== null) return date;
  }
  return `${ending}-${String(Math.min(day, 28)).padStart(2, '0')}` as IsoDate;
}

/**
 * How far a due day is from today. What is left is counted in working days, what is late in days,
 * as officials say it. A due day after today with no working day before it ends counts 0.
 */
export function dueIn(calendar: WorkCalendar, today: IsoDate, due: IsoDate): Due {
  if (due === today) return { kind: 'today' };
  if (due < today) return { kind: 'late', days: daysBetween(due, today) };
  return { kind: 'left', workingDays: countWorking(calendar, today, due) };
}

/** A due day in words: "còn 6 ngày làm việc", "hôm nay", "quá hạn 3 ngày". */
export function dueWords(due: Due, language: 'vi' | 'en'): string {
  const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  switch (due.kind) {
    case 'today':
      return language === 'vi' ? 'hôm nay' : 'today';
    case 'late':
      return language === 'vi' ? `quá hạn ${due.days} ngày` : `${many(due.days, 'day')} overdue`;
    case 'left':
      return language === 'vi'
        ? `còn ${due.workingDays} ngày làm việc`
        : `${many(due.workingDays, 'working day')} left`;
  }
}
