import {
  holds,
  isoDate,
  stepDays,
  weekdayOf,
  type IsoDate,
  type WorkCalendar,
} from '../../../kernel/index.ts';
import {
  FIRST_YEAR,
  LAST_YEAR,
  type CalendarFacts,
  type Confidence,
  type Holiday,
  type HolidayPeriod,
  type Notice,
  type WeeklyRest,
  type Words,
} from './types.ts';

/** Why a day is off: the holiday, a day in lieu of one on the weekly rest, or a swapped day. */
export interface DayOff {
  readonly on: IsoDate;
  readonly kind: 'holiday' | 'lieu' | 'swap';
  /** The holiday, or the Saturday worked in exchange. */
  readonly holiday: string | null;
  readonly name: Words | null;
  readonly of: IsoDate | null;
  /** Article or document. */
  readonly grounds: string;
  /** Null: the default of a year for which nothing is known to be announced. */
  readonly confidence: Confidence | null;
}

/** A day of weekly rest that is worked in exchange for another. */
export interface DayWorked {
  readonly on: IsoDate;
  readonly of: IsoDate;
  readonly grounds: string;
  readonly confidence: Confidence;
}

export interface CalendarYear {
  readonly year: number;
  readonly rest: WeeklyRest;
  readonly off: readonly DayOff[];
  readonly worked: readonly DayWorked[];
  /** Holidays whose days are announced each year and are not known of this one. */
  readonly unverified: readonly Holiday[];
}

/** True when the calendar speaks of the year. */
export function isKnownYear(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** The solar day of a holiday in a year; null when the lunar calendar of the year is not known. */
export function anchorOf(facts: CalendarFacts, holiday: Holiday, year: number): IsoDate | null {
  if (holiday.calendar === 'lunar') return facts.lunar[`${year}-${holiday.on}`] ?? null;
  const [month = 0, day = 0] = holiday.on.split('-').map(Number);
  return isoDate(year, month, day);
}

/** The law of a holiday in a year; null when it was none yet. */
export function periodOf(
  facts: CalendarFacts,
  holiday: Holiday,
  year: number,
): (HolidayPeriod & { readonly anchor: IsoDate }) | null {
  const anchor = anchorOf(facts, holiday, year);
  const period = holiday.periods.find(({ from, to }) => anchor !== null && holds(from, to, anchor));
  return anchor === null || period === undefined ? null : { ...period, anchor };
}

/** The weekly rest in force on a day. */
export function restOn(facts: CalendarFacts, on: IsoDate): WeeklyRest {
  const rest = facts.weeklyRest.find(({ from, to }) => holds(from, to, on));
  if (rest === undefined) throw new Error(`no weekly rest in reference/calendar on ${on}`);
  return rest;
}

/**
 * What is off in a year and why. Holidays by their law, on the days announced or else the default;
 * then days in lieu, each on the next day that is neither weekly rest nor holiday nor taken (Bộ
 * luật Lao động 45/2019/QH14, Điều 111 khoản 3); then swaps. `notices` are those that stand.
 */
export function yearOf(
  facts: CalendarFacts,
  notices: readonly Notice[],
  year: number,
): CalendarYear {
  const rest = restOn(facts, `${year}-01-01` as IsoDate);
  const unverified: Holiday[] = [];
  const holidays = facts.holidays.flatMap((holiday) => {
    const period = periodOf(facts, holiday, year);
    if (period === null) return [];
    const notice = period.announced ? announcementOf(notices, holiday.id, year) : null;
    if (period.announced && notice === null) unverified.push(holiday);
    return holidayDays(holiday, period, notice);
  });
  const off = [...holidays, ...inLieu(facts, holidays, rest, year)];
  const worked: DayWorked[] = [];
  for (const { act, document, confidence, year: of } of notices) {
    if (act.kind !== 'swap' || of !== year) continue;
    const grounds = document;
    worked.push({ on: act.worked, of: act.off, grounds, confidence });
    const swapped = { on: act.off, of: act.worked, grounds, confidence };
    off.push({ kind: 'swap', holiday: null, name: null, ...swapped });
  }
  return { year, rest, off: off.toSorted(byDay), worked: worked.toSorted(byDay), unverified };
}

function byDay(a: { readonly on: IsoDate }, b: { readonly on: IsoDate }): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}

/** The notice that says which days a holiday has in a year: the last one. */
export function announcementOf(
  notices: readonly Notice[],
  holiday: string,
  year: number,
): Notice | null {
  return (
    notices.findLast(
      ({ act, year: of }) => act.kind === 'days' && act.holiday === holiday && of === year,
    ) ?? null
  );
}

function holidayDays(
  holiday: Holiday,
  period: HolidayPeriod & { readonly anchor: IsoDate },
  notice: Notice | null,
): readonly DayOff[] {
  const about = { kind: 'holiday', holiday: holiday.id, name: holiday.name, of: null } as const;
  if (notice?.act.kind === 'days') {
    const grounds = `${period.law}; ${notice.document}`;
    return notice.act.days.map((on) => ({ ...about, on, grounds, confidence: notice.confidence }));
  }
  const first = stepDays(period.anchor, -period.before);
  const confidence = period.announced ? null : period.confidence;
  return Array.from({ length: period.days }, (_, at) => {
    return { ...about, on: stepDays(first, at), grounds: period.law, confidence };
  });
}

function inLieu(
  facts: CalendarFacts,
  holidays: readonly DayOff[],
  rest: WeeklyRest,
  year: number,
): readonly DayOff[] {
  const taken = new Set<string>(holidays.map(({ on }) => on));
  return holidays.toSorted(byDay).flatMap((day): DayOff[] => {
    const holiday = facts.holidays.find(({ id }) => id === day.holiday);
    const lieu = holiday === undefined ? null : periodOf(facts, holiday, year)?.lieu;
    if (lieu === null || lieu === undefined || !rest.days.includes(weekdayOf(day.on))) return [];
    let on = stepDays(day.on, 1);
    while (taken.has(on) || rest.days.includes(weekdayOf(on))) on = stepDays(on, 1);
    taken.add(on);
    return [{ ...day, on, kind: 'lieu', of: day.on, grounds: lieu }];
  });
}

/** The calendar of some years, both included, as the kernel counts with it. */
export function workCalendarOf(
  facts: CalendarFacts,
  notices: readonly Notice[],
  first: number,
  last: number,
): WorkCalendar {
  const years = Array.from({ length: last - first + 1 }, (_, at) =>
    yearOf(facts, notices, first + at),
  );
  return {
    from: `${first}-01-01` as IsoDate,
    to: `${last}-12-31` as IsoDate,
    weeklyRest: restOn(facts, `${first}-01-01` as IsoDate).days,
    off: new Set(years.flatMap(({ off }) => off.map(({ on }) => on))),
    worked: new Set(years.flatMap(({ worked }) => worked.map(({ on }) => on))),
  };
}
