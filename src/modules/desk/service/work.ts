import {
  err,
  fill,
  dueIn,
  dueWords,
  ok,
  stepDays,
  todayAt,
  type IsoDate,
  type Language,
  type Refusal,
  type ReplyOf,
  type Result,
  type WorkCalendar,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { workCalendar, yearEvents } from '../../calendar/index.ts';
import type { listWork } from '../contract/index.ts';
import { byUrgency, groupOf, roughly } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { deskMessages } from '../messages.ts';
import { workSources, type Work } from './sources.ts';

type Reply = ReplyOf<typeof listWork>;

/** What the caller has to do, and waits for, by urgency; with what the year brings next. */
export async function serveListWork(context: Context): Promise<Result<Reply, Refusal>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const today = todayAt(context.now());
  const calendar = await workCalendar(context);
  const works: Work[] = [];
  for (const source of workSources) works.push(...(await source(context)));
  const items = works.map((work) => inWords(work, { calendar, today, language: context.language }));
  return ok({
    today,
    items: [...byUrgency(items)],
    dates: await datesAhead(context, today),
  });
}

interface Day {
  readonly calendar: WorkCalendar;
  readonly today: IsoDate;
  readonly language: Language;
}

function inWords(work: Work, day: Day): Reply['items'][number] {
  const { verb, record, href, unit = null, due = null, waiting = false, count = 1 } = work;
  return {
    id: `${verb}:${href}`,
    group: groupOf(day.calendar, day.today, { due, waiting }),
    verb: fill(deskMessages[day.language][verb], { count }),
    record,
    href,
    unit,
    due,
    left: due === null ? null : leftInWords(due, day),
    count,
  };
}

/** "còn 6 ngày làm việc", "quá hạn 3 ngày", "quá hạn 5 năm". */
function leftInWords(due: IsoDate, { calendar, today, language }: Day): string {
  const left = dueIn(calendar, today, due);
  if (left.kind !== 'late') return dueWords(left, language);
  const { unit, count } = roughly(left.days);
  return unit === 'days'
    ? dueWords(left, language)
    : fill(deskMessages[language][`work.late.${unit}`], { count });
}

/** What is shown of the year: so many entries, so many days ahead. */
const DATES_SHOWN = 6;
const DATES_DAYS = 120;

async function datesAhead(context: Context, today: IsoDate): Promise<Reply['dates']> {
  const year = Number(today.slice(0, 4));
  const until = stepDays(today, DATES_DAYS);
  const events = await yearEvents(context, year, year + 1);
  return events
    .filter(({ from, to }) => to >= today && from <= until)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .slice(0, DATES_SHOWN)
    .map(({ id, year: of, name, from, to, source }) => ({
      id: `${id}-${of}`,
      name: name[context.language],
      from,
      to,
      source,
    }));
}
