import {
  daysBetween,
  err,
  formatDate,
  ok,
  stepDays,
  weekdayOf,
  type IsoDate,
  type Refusal,
  type Result,
} from '../../../kernel/index.ts';
import { refuse } from '../errors.ts';
import type { CalendarFacts, Entry, Notice, NoticeAct } from './types.ts';
import { isKnownYear, periodOf, restOn, yearOf } from './year.ts';

/** Days that a swap may lie apart: it joins a holiday to a weekend of the weeks around it. */
const SWAP_REACH = 31;

/** The key of what an officer entered: no notice of a release is called so. */
export function keyOfEntry(number: number): string {
  return `entry-${number}`;
}

/** The notices that stand: those of the release, then those entered, without what was taken back. */
export function standingNotices(
  facts: CalendarFacts,
  entries: readonly Entry[],
): readonly Notice[] {
  const gone = new Set(entries.flatMap(({ act }) => (act.kind === 'withdrawn' ? [act.key] : [])));
  const entered = entries.flatMap(({ act, number, year, document, documentDate }): Notice[] => {
    if (act.kind === 'withdrawn') return [];
    const about = { key: keyOfEntry(number), year, documentDate, confidence: 'A' } as const;
    return [{ ...about, act, document: document ?? '' }];
  });
  return [...facts.notices, ...entered].filter(({ key }) => !gone.has(key));
}

/**
 * Decides whether a notice can stand beside the others: the days of a holiday that is announced
 * are as many as its law says, follow each other and hold the day itself; a swap frees a working
 * day for a day of weekly rest that is no holiday, within a month. Refuses with `calendar.*`.
 */
export function decideNotice(
  facts: CalendarFacts,
  notices: readonly Notice[],
  act: NoticeAct,
): Result<{ readonly year: number; readonly act: NoticeAct }, Refusal> {
  const year = Number((act.kind === 'days' ? (act.days[0] ?? '') : act.off).slice(0, 4));
  if (!isKnownYear(year)) return err(refuse('calendar.year_outside', { year }));
  const refusal =
    act.kind === 'days' ? daysRefusal(facts, act, year) : swapRefusal(facts, notices, act, year);
  return refusal === null ? ok({ year, act }) : err(refusal);
}

function daysRefusal(
  facts: CalendarFacts,
  act: Extract<NoticeAct, { kind: 'days' }>,
  year: number,
): Refusal | null {
  const holiday = facts.holidays.find(({ id }) => id === act.holiday);
  const period = holiday === undefined ? null : periodOf(facts, holiday, year);
  if (holiday === undefined || period === null || !period.announced) {
    return refuse('calendar.not_announced', { year }, { field: 'holiday' });
  }
  const days = act.days.toSorted();
  const [first] = days;
  const follow = first !== undefined && days.every((on, at) => on === stepDays(first, at));
  if (days.length !== period.days || !follow || !days.includes(period.anchor)) {
    const data = { count: period.days, on: formatDate(period.anchor) };
    return refuse('calendar.days_wrong', data, { field: 'days' });
  }
  return null;
}

function swapRefusal(
  facts: CalendarFacts,
  notices: readonly Notice[],
  { off, worked }: Extract<NoticeAct, { kind: 'swap' }>,
  year: number,
): Refusal | null {
  const known = yearOf(facts, notices, year);
  const isOff = (on: IsoDate): boolean => known.off.some((day) => day.on === on);
  const rests = (on: IsoDate): boolean => restOn(facts, on).days.includes(weekdayOf(on));
  const swapped = known.worked.find(({ on }) => on === worked || on === off);
  if (swapped !== undefined) {
    return refuse('calendar.swapped', { on: formatDate(swapped.on) }, { field: 'worked' });
  }
  if (isOff(off) || rests(off)) {
    return refuse('calendar.already_off', { on: formatDate(off) }, { field: 'off' });
  }
  if (!rests(worked) || isOff(worked)) {
    return refuse('calendar.not_weekly_rest', { on: formatDate(worked) }, { field: 'worked' });
  }
  if (Math.abs(daysBetween(off, worked)) > SWAP_REACH || worked.slice(0, 4) !== String(year)) {
    return refuse('calendar.swap_far', { days: SWAP_REACH }, { field: 'worked' });
  }
  return null;
}
