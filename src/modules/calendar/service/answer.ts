import type { output } from 'zod/mini';
import type { IsoDate, ReplyOf } from '../../../kernel/index.ts';
import type { CalendarEntryShape, DayOffShape, getCalendarYear, NoticeShape } from '../contract.ts';
import {
  announcementOf,
  eventsOf,
  periodOf,
  standingNotices,
  yearOf,
  type CalendarFacts,
  type DayOff,
  type Entry,
  type Notice,
} from '../domain/index.ts';
import type { Register } from '../store.ts';

export type YearReply = ReplyOf<typeof getCalendarYear>;

/** A year as screens show it. */
export function answerYear({ facts, entries }: Register, year: number, today: IsoDate): YearReply {
  const notices = standingNotices(facts, entries);
  const { rest, off, worked } = yearOf(facts, notices, year);
  return {
    year,
    today,
    rest: { days: [...rest.days], law: rest.law },
    off: off.map(toDayOff),
    worked: [...worked],
    announced: announcedIn(facts, notices, year),
    events: [...eventsOf(facts, year)],
    notices: notices.filter((each) => each.year === year).map(toNotice),
    entries: entries
      .filter((each) => each.year === year)
      .map(toEntry)
      .toReversed(),
    seen: entries.length,
  };
}

function announcedIn(
  facts: CalendarFacts,
  notices: readonly Notice[],
  year: number,
): YearReply['announced'] {
  return facts.holidays.flatMap((holiday) => {
    const period = periodOf(facts, holiday, year);
    if (period === null || !period.announced) return [];
    const known = announcementOf(notices, holiday.id, year) !== null;
    const { id, name } = holiday;
    return [{ holiday: id, name, anchor: period.anchor, days: period.days, known }];
  });
}

/** A day off as the wire carries it. */
export function toDayOff(off: DayOff): output<typeof DayOffShape> {
  return { ...off };
}

function toNotice(notice: Notice): output<typeof NoticeShape> {
  const { key, act, document, documentDate, confidence } = notice;
  return { key, ...daysOf(act), kind: act.kind, document, documentDate, confidence };
}

function toEntry(entry: Entry): output<typeof CalendarEntryShape> {
  const { number, act, document, documentDate, reason, at, by } = entry;
  const about = { document, documentDate, reason, at: at.toISOString(), by };
  const none = { holiday: null, days: [], worked: null };
  return act.kind === 'withdrawn'
    ? { number, kind: act.kind, ...none, withdraws: act.key, ...about }
    : { number, kind: act.kind, ...daysOf(act), withdraws: null, ...about };
}

function daysOf(
  act: Notice['act'],
): Pick<output<typeof NoticeShape>, 'holiday' | 'days' | 'worked'> {
  return act.kind === 'days'
    ? { holiday: act.holiday, days: [...act.days], worked: null }
    : { holiday: null, days: [act.off], worked: act.worked };
}
