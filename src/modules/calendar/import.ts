import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LunarDate } from 'lunar-date-vn';
import { parse } from 'yaml';
import { assert, exclusiveEndOf, isoDate, parseIsoDate, type IsoDate } from '../../kernel/index.ts';
import {
  FIRST_YEAR,
  LAST_YEAR,
  type CalendarFacts,
  type Confidence,
  type Holiday,
  type Notice,
  type WeeklyRest,
  type Words,
  type YearRule,
} from './domain/index.ts';

/** The folder of the release's reference files. */
const folder = new URL('../../../reference/calendar/', import.meta.url);

/** What `reference/calendar` says, and the hash by which a second loading is known. */
export interface CalendarFiles {
  readonly sha256: string;
  readonly facts: CalendarFacts;
}

interface Ranged {
  readonly from: string;
  readonly to?: string;
  readonly law: string;
  readonly confidence: string;
}
interface HolidayRow {
  readonly id: string;
  readonly name: Words;
  readonly on?: string;
  readonly lunar?: string;
  readonly periods: readonly (Ranged & {
    readonly days?: number;
    readonly before?: number;
    readonly announced?: boolean;
    readonly lieu?: string;
  })[];
}
interface HolidayFile {
  readonly weekly_rest: readonly (Ranged & { readonly days: readonly number[] })[];
  readonly holidays: readonly HolidayRow[];
}
interface NoticeRow {
  readonly key: string;
  readonly kind: 'days' | 'swap';
  readonly holiday?: string;
  readonly days?: readonly string[];
  readonly off?: string;
  readonly worked?: string;
  readonly document: string;
  readonly document_date?: string;
  readonly confidence: string;
}
interface YearRow {
  readonly id: string;
  readonly name: Words;
  readonly kind: YearRule['kind'];
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
  readonly before_tet?: readonly [number, number];
  readonly since?: string;
  readonly until?: string;
  readonly source?: string;
  readonly confidence?: string;
}

/** Reads `reference/calendar`, and works the lunar days of it out as solar ones. */
export function readCalendarFiles(): CalendarFiles {
  const texts = ['holidays.yaml', 'notices.yaml', 'year.yaml'].map((name) =>
    readFileSync(new URL(name, folder), 'utf8'),
  );
  const [holidays, notices, year] = texts.map((text): unknown => parse(text));
  const file = holidays as HolidayFile;
  const rules = file.holidays.map(toHoliday);
  return {
    sha256: createHash('sha256').update(texts.join('\0')).digest('hex'),
    facts: {
      weeklyRest: file.weekly_rest.map((row): WeeklyRest => ({
        days: row.days,
        law: row.law,
        ...rangeOf(row),
      })),
      holidays: rules,
      lunar: lunarDays(rules),
      notices: (notices as readonly NoticeRow[]).map(toNotice),
      year: (year as readonly YearRow[]).map(toYearRule),
    },
  };
}

function toHoliday({ id, name, on, lunar, periods }: HolidayRow): Holiday {
  const day = on ?? lunar ?? '';
  assert(/^\d\d-\d\d$/.test(day), `no day of ${id} in reference/calendar`);
  return {
    id,
    name,
    calendar: on === undefined ? 'lunar' : 'solar',
    on: day,
    periods: periods.map((row) => ({
      days: row.days ?? 1,
      before: row.before ?? 0,
      announced: row.announced ?? false,
      law: row.law,
      lieu: row.lieu ?? null,
      ...rangeOf(row),
    })),
  };
}

function rangeOf(row: Ranged): {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly confidence: Confidence;
} {
  const to = row.to === undefined ? null : exclusiveEndOf(dateOf(row.to));
  return { from: dateOf(row.from), to, confidence: confidenceOf(row.confidence) };
}

function toNotice(row: NoticeRow): Notice {
  const date = row.document_date;
  const about = {
    key: row.key,
    document: row.document,
    documentDate: date === undefined ? null : dateOf(date),
    confidence: confidenceOf(row.confidence),
  };
  if (row.kind === 'swap') {
    const off = dateOf(row.off ?? '');
    const act = { kind: 'swap', off, worked: dateOf(row.worked ?? '') } as const;
    return { ...about, year: Number(off.slice(0, 4)), act };
  }
  const days = (row.days ?? []).map(dateOf);
  const act = { kind: 'days', holiday: row.holiday ?? '', days } as const;
  return { ...about, year: Number(days[0]?.slice(0, 4)), act };
}

function toYearRule(row: YearRow): YearRule {
  const { id, name, kind, on, before_tet: beforeTet } = row;
  const from = on ?? row.from ?? '';
  const span = beforeTet === undefined ? { from, to: on ?? row.to ?? '' } : { beforeTet };
  return {
    id,
    name,
    kind,
    span,
    since: row.since === undefined ? null : dateOf(row.since),
    until: row.until === undefined ? null : dateOf(row.until),
    source: row.source ?? null,
    confidence: row.confidence === undefined ? null : confidenceOf(row.confidence),
  };
}

function lunarDays(holidays: readonly Holiday[]): Readonly<Record<string, IsoDate>> {
  const days: Record<string, IsoDate> = {};
  for (const { calendar, on } of holidays) {
    if (calendar !== 'lunar') continue;
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
      days[`${year}-${on}`] = solarOf(year, on);
    }
  }
  return days;
}

/** The solar day of a day of the Vietnamese lunar calendar, reckoned at 105° E; not a leap month. */
function solarOf(year: number, on: string): IsoDate {
  const [month = 0, day = 0] = on.split('-').map(Number);
  const lunar = new LunarDate({ year, month, day, hour: 0, yearIndex: 0 });
  lunar.init();
  const solar = lunar.toSolarDate()?.get();
  const date = solar === undefined ? null : isoDate(solar.year, solar.month, solar.day);
  assert(date !== null, `no solar day of ${on} in ${year}`);
  return date;
}

function dateOf(text: string): IsoDate {
  const date = parseIsoDate(text);
  assert(date !== null, `no such day in reference/calendar: ${text}`);
  return date;
}

function confidenceOf(text: string): Confidence {
  assert(text === 'A' || text === 'B', `no such confidence in reference/calendar: ${text}`);
  return text;
}
