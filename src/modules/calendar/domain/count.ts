import {
  isWorkingDay,
  lastDayFor,
  stepDays,
  type IsoDate,
  type TimeLimit,
} from '../../../kernel/index.ts';
import { LAST_YEAR, type CalendarFacts, type Notice } from './types.ts';
import { workCalendarOf, yearOf, type CalendarYear, type DayOff } from './year.ts';

/** A day within a time limit on which agencies do not work, and why. */
export interface SkippedDay {
  readonly on: IsoDate;
  /** Null: the weekly rest. */
  readonly off: DayOff | null;
}

/** A time limit worked out. */
export interface Counted {
  readonly last: IsoDate;
  /** Days off within it: skipped of a limit in working days, told of any other. */
  readonly skipped: readonly SkippedDay[];
  /** The last day was off, so that the limit ends on the next working day. */
  readonly moved: boolean;
  /** The years of which something is not known that the limit may hang on. */
  readonly years: readonly CalendarYear[];
}

/** Years that the longest limit reaches past its beginning. */
const YEARS_AHEAD = 11;

/**
 * The last day of a time limit, with each day off on the way and why. Null when it ends after the
 * years that the calendar speaks of.
 */
export function countLimit(
  facts: CalendarFacts,
  notices: readonly Notice[],
  from: IsoDate,
  limit: TimeLimit,
): Counted | null {
  const first = Number(from.slice(0, 4));
  const end = Math.min(LAST_YEAR, first + YEARS_AHEAD);
  const calendar = workCalendarOf(facts, notices, first, end);
  const last = lastDayFor(calendar, from, limit);
  if (last === null) return null;
  const years: CalendarYear[] = [];
  for (let year = first; year <= Number(last.slice(0, 4)); year += 1) {
    years.push(yearOf(facts, notices, year));
  }
  const off = new Map(years.flatMap((year) => year.off.map((day) => [day.on, day] as const)));
  const skipped: SkippedDay[] = [];
  for (let on = stepDays(from, 1); on <= last; on = stepDays(on, 1)) {
    if (!isWorkingDay(calendar, on)) skipped.push({ on, off: off.get(on) ?? null });
  }
  // The same limit where nobody ever rests ends on its plain last day.
  const restless = { ...calendar, weeklyRest: [], off: new Set<string>() };
  const moved = limit.unit !== 'working_day' && lastDayFor(restless, from, limit) !== last;
  return { last, skipped, moved, years };
}
