import {
  err,
  ok,
  todayAt,
  type InputOf,
  type IsoDate,
  type Refusal,
  type ReplyOf,
  type Result,
  type WorkCalendar,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read } from '../../../platform/database/index.ts';
import type { countCalendarDays, getCalendarDays, getCalendarYear } from '../contract.ts';
import {
  countLimit,
  eventsOf,
  isKnownYear,
  restOn,
  standingNotices,
  workCalendarOf,
  type YearEvent,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { loadedCalendar, type Register } from '../store.ts';
import { answerYear, toDayOff } from './answer.ts';

export { loadCalendar } from './load.ts';
export { serveEnterNotice, serveWithdrawNotice } from './notices.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** How time limits are counted, as a screen cites it. */
const LAW = {
  plain: 'Bộ luật Dân sự 91/2015/QH13, Điều 147 khoản 2 và khoản 3, Điều 148',
  moved: 'Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5',
};

/** Years told before and after the present one, for words about due days. */
const YEARS_BEFORE = 1;
const YEARS_AFTER = 2;

async function register(context: Context): Promise<Register> {
  return read(context, (trx) => loadedCalendar(trx, context.database));
}

/** The working days around today, as the kernel counts with them. */
export async function workCalendar(context: Context): Promise<WorkCalendar> {
  const { facts, entries } = await register(context);
  const year = Number(todayAt(context.now()).slice(0, 4));
  const notices = standingNotices(facts, entries);
  return workCalendarOf(facts, notices, year - YEARS_BEFORE, year + YEARS_AFTER);
}

/** What comes back in some years, both included: what the desk shows and feeds carry. */
export async function yearEvents(
  context: Context,
  first: number,
  last: number,
): Promise<readonly YearEvent[]> {
  const { facts } = await register(context);
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return years.filter(isKnownYear).flatMap((year) => eventsOf(facts, year));
}

/** A year with its days off, grounds, swaps, events and log. */
export async function serveYear(
  context: Context,
  input: InputOf<typeof getCalendarYear>,
): Answer<ReplyOf<typeof getCalendarYear>> {
  const today = todayAt(context.now());
  const year = input.year ?? Number(today.slice(0, 4));
  return ok(answerYear(await register(context), year, today));
}

/** The days off around today, for screens that say how long is left. */
export async function serveDays(context: Context): Answer<ReplyOf<typeof getCalendarDays>> {
  const { from, to, weeklyRest, off, worked } = await workCalendar(context);
  const lists = { weeklyRest: [...weeklyRest], off: [...off].toSorted(), worked: [...worked] };
  return ok({ today: todayAt(context.now()), from, to, ...lists });
}

/** The last day of a time limit, with what it steps over and by which article. */
export async function serveCount(
  context: Context,
  input: InputOf<typeof countCalendarDays>,
): Answer<ReplyOf<typeof countCalendarDays>> {
  const from = input.from as IsoDate;
  const year = Number(from.slice(0, 4));
  if (!isKnownYear(year)) return err(refuse('calendar.year_outside', { year }, { field: 'from' }));
  const { facts, entries } = await register(context);
  const counted = countLimit(facts, standingNotices(facts, entries), from, input);
  if (counted === null) return err(refuse('calendar.limit_outside', {}, { field: 'count' }));
  const { last, skipped, moved, years } = counted;
  return ok({
    from,
    last,
    skipped: skipped.map(({ on, off }) => ({ on, off: off === null ? null : toDayOff(off) })),
    moved,
    unverified: years.flatMap((each) =>
      each.unverified.map(({ name }) => ({ year: each.year, name })),
    ),
    law: [LAW.plain, ...(moved ? [LAW.moved] : []), restOn(facts, last).law],
  });
}
