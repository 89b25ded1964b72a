import * as z from 'zod/mini';
import { defineOperation } from '../../kernel/index.ts';
import { FIRST_YEAR, LAST_YEAR } from './domain/types.ts';

export { FIRST_YEAR, LAST_YEAR };

const day = z.string();
const Day = z.iso.date();
const Year = z.int().check(z.gte(FIRST_YEAR), z.lte(LAST_YEAR));
const words = z.object({ vi: z.string(), en: z.string() });
const confidence = z.enum(['A', 'B']);

/** A day that is off beside the weekly rest. */
export const DayOffShape = z.object({
  on: day,
  kind: z.enum(['holiday', 'lieu', 'swap']),
  holiday: z.nullable(z.string()),
  name: z.nullable(words),
  /** Of a day in lieu: the day it makes up; of a swap: the day worked in exchange. */
  of: z.nullable(day),
  /** Article or document. */
  grounds: z.string(),
  /** Null is shown as “chưa kiểm chứng”: the default of a year not announced. */
  confidence: z.nullable(confidence),
});

/** What a document says of a year: days of a holiday, or a swap. */
export const NoticeShape = z.object({
  key: z.string(),
  kind: z.enum(['days', 'swap']),
  holiday: z.nullable(z.string()),
  days: z.array(day),
  /** Of a swap: the day worked for the day off. */
  worked: z.nullable(day),
  document: z.string(),
  documentDate: z.nullable(day),
  confidence,
});

/** An entry of the log. */
export const CalendarEntryShape = z.object({
  number: z.number(),
  kind: z.enum(['days', 'swap', 'withdrawn']),
  holiday: z.nullable(z.string()),
  days: z.array(day),
  worked: z.nullable(day),
  /** Of a withdrawal: the key of what was taken back. */
  withdraws: z.nullable(z.string()),
  document: z.nullable(z.string()),
  documentDate: z.nullable(day),
  reason: z.nullable(z.string()),
  at: z.string(),
  by: z.string(),
});

const eventShape = z.object({
  id: z.string(),
  year: z.number(),
  kind: z.enum(['observance', 'deadline', 'period']),
  name: words,
  from: day,
  to: day,
  source: z.nullable(z.string()),
  confidence: z.nullable(confidence),
});

/** A holiday whose days are announced each year, with what its law leaves open. */
const announcedShape = z.object({
  holiday: z.string(),
  name: words,
  anchor: day,
  days: z.number(),
  known: z.boolean(),
});

const yearReply = z.object({
  year: z.number(),
  today: day,
  rest: z.object({ days: z.array(z.number()), law: z.string() }),
  off: z.array(DayOffShape),
  worked: z.array(z.object({ on: day, of: day, grounds: z.string(), confidence })),
  announced: z.array(announcedShape),
  events: z.array(eventShape),
  /** Those in force, of the release and entered. */
  notices: z.array(NoticeShape),
  /** The newest first. */
  entries: z.array(CalendarEntryShape),
  /** How many entries the log has: sent back with the next one. */
  seen: z.number(),
});

export const getCalendarYear = defineOperation({
  id: 'calendar.get_year',
  method: 'GET',
  path: '/api/calendar/year',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Lịch làm việc của một năm: ngày nghỉ, căn cứ, hoán đổi, các mốc',
    en: 'The working calendar of a year: days off, grounds, swaps, what comes back',
  },
  /** This year unless given. */
  input: z.object({ year: z.optional(Year) }),
  reply: yearReply,
  errors: [],
});

export const getCalendarDays = defineOperation({
  id: 'calendar.get_days',
  method: 'GET',
  path: '/api/calendar/days',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Ngày nghỉ của vài năm quanh hôm nay, để đếm ngày làm việc',
    en: 'Days off of the years around today, to count working days with',
  },
  input: z.object({}),
  reply: z.object({
    today: day,
    from: day,
    to: day,
    weeklyRest: z.array(z.number()),
    off: z.array(day),
    worked: z.array(day),
  }),
  errors: [],
});

export const countCalendarDays = defineOperation({
  id: 'calendar.count',
  method: 'GET',
  path: '/api/calendar/count',
  permission: 'public',
  audit: 'none',
  summary: {
    vi: 'Ngày cuối của một thời hạn, từng ngày nghỉ được bỏ qua và lý do',
    en: 'The last day of a time limit, with each day off on the way and why',
  },
  input: z.object({
    from: Day,
    count: z.int().check(z.gte(1), z.lte(1000)),
    unit: z.enum(['working_day', 'day', 'week', 'month', 'year']),
  }),
  reply: z.object({
    from: day,
    last: day,
    /** Days from the first to the last that are off. */
    skipped: z.array(z.object({ on: day, off: z.nullable(DayOffShape) })),
    /** The last day was off: it is the next working day. */
    moved: z.boolean(),
    /** Years of which something announced is not known. */
    unverified: z.array(z.object({ year: z.number(), name: words })),
    /** The articles by which it was counted. */
    law: z.array(z.string()),
  }),
  errors: ['calendar.year_outside', 'calendar.limit_outside'],
});

const RequestId = z.uuid();
/** How many entries of the log the caller has seen: a later one is a conflict. */
const Seen = z.int().check(z.gte(0), z.lte(1_000_000));
const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
/** The most days that a holiday may have. */
const DAYS_A_HOLIDAY = 10;

export const enterCalendarNotice = defineOperation({
  id: 'calendar.enter',
  method: 'POST',
  path: '/api/calendar/notices',
  permission: 'calendar.manage',
  audit: 'write',
  summary: {
    vi: 'Ghi thông báo nghỉ lễ, hoán đổi ngày làm việc theo văn bản',
    en: 'Enter days off or a swap by a document',
  },
  input: z.object({
    requestId: RequestId,
    seen: Seen,
    notice: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('days'),
        holiday: z.string().check(z.minLength(1), z.maxLength(40)),
        days: z.array(Day).check(z.minLength(1), z.maxLength(DAYS_A_HOLIDAY)),
      }),
      z.object({ kind: z.literal('swap'), off: Day, worked: Day }),
    ]),
    /** Number and issuer. */
    document: z.string().check(z.trim(), z.minLength(5), z.maxLength(300)),
    documentDate: Day,
    reason: z.optional(z.string().check(z.maxLength(500))),
  }),
  reply: yearReply,
  errors: [
    'calendar.city_only',
    'calendar.year_outside',
    'calendar.changed',
    'calendar.not_announced',
    'calendar.days_wrong',
    'calendar.swapped',
    'calendar.already_off',
    'calendar.not_weekly_rest',
    'calendar.swap_far',
    'calendar.document_later',
  ],
});

export const withdrawCalendarNotice = defineOperation({
  id: 'calendar.withdraw',
  method: 'POST',
  path: '/api/calendar/notices/withdraw',
  permission: 'calendar.manage',
  audit: 'write',
  summary: { vi: 'Rút lại thông báo ghi nhầm', en: 'Take a notice back' },
  input: z.object({
    requestId: RequestId,
    seen: Seen,
    key: z.string().check(z.minLength(1), z.maxLength(60)),
    reason: Reason,
  }),
  reply: yearReply,
  errors: ['calendar.city_only', 'calendar.changed', 'calendar.no_such_notice'],
});
