import type { IsoDate } from '../../../kernel/index.ts';

/** The years the calendar speaks of: the weekly rest of two days begins in 1999. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2050;

/** A: the text was read. B: reported alike by several who republish it, the text not read. */
export type Confidence = 'A' | 'B';

export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** The days of the week on which agencies rest, half-open `[from, to)`; 1 is Monday. */
export interface WeeklyRest {
  readonly days: readonly number[];
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly law: string;
  readonly confidence: Confidence;
}

/** A holiday: a day of the solar or of the lunar calendar (`MM-DD`), and its law through time. */
export interface Holiday {
  readonly id: string;
  readonly name: Words;
  readonly calendar: 'solar' | 'lunar';
  readonly on: string;
  readonly periods: readonly HolidayPeriod[];
}

/** What one law says of a holiday, half-open `[from, to)`. */
export interface HolidayPeriod {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  /** How many days, and how many of them lie before the day itself. */
  readonly days: number;
  readonly before: number;
  /** Which days they are is decided each year; those above are taken until it is known. */
  readonly announced: boolean;
  readonly law: string;
  /** By which article a day on the weekly rest is made up; null: it is not. */
  readonly lieu: string | null;
  readonly confidence: Confidence;
}

/** What a document says of one year. */
export type NoticeAct =
  | { readonly kind: 'days'; readonly holiday: string; readonly days: readonly IsoDate[] }
  | { readonly kind: 'swap'; readonly off: IsoDate; readonly worked: IsoDate };

/** A notice of the release or of an officer. An officer's is A: they had the document before them. */
export interface Notice {
  readonly key: string;
  readonly year: number;
  readonly act: NoticeAct;
  readonly document: string;
  readonly documentDate: IsoDate | null;
  readonly confidence: Confidence;
}

/** An entry of the log: a notice entered, or one (the release's too) taken back. */
export interface Entry {
  readonly number: number;
  readonly act: NoticeAct | { readonly kind: 'withdrawn'; readonly key: string };
  readonly year: number;
  readonly document: string | null;
  readonly documentDate: IsoDate | null;
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string;
}

/** Something of the year that comes back: a day kept, a deadline, a period of work. */
export interface YearRule {
  readonly id: string;
  readonly name: Words;
  readonly kind: 'observance' | 'deadline' | 'period';
  /** First and last day (`MM-DD`), the same for one day; or days before the lunar new year. */
  readonly span:
    | { readonly from: string; readonly to: string }
    | { readonly beforeTet: readonly [number, number] };
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  readonly source: string | null;
  readonly confidence: Confidence | null;
}

/** The facts of the calendar, as files or the database hold them. */
export interface CalendarFacts {
  readonly weeklyRest: readonly WeeklyRest[];
  readonly holidays: readonly Holiday[];
  /** The solar days of lunar days, by `YYYY-MM-DD` of the lunar calendar. */
  readonly lunar: Readonly<Record<string, IsoDate>>;
  readonly notices: readonly Notice[];
  readonly year: readonly YearRule[];
}
