import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../../kernel/index.ts';
import { readCalendarFiles } from '../import.ts';
import {
  countLimit,
  decideNotice,
  eventsOf,
  standingNotices,
  workCalendarOf,
  yearOf,
  type Entry,
  type NoticeAct,
} from './index.ts';

const { facts } = readCalendarFiles();
const day = (text: string): IsoDate => text as IsoDate;
const year = (of: number) => yearOf(facts, facts.notices, of);

/** The weekdays off and the days of weekly rest worked, as the notices of each year leave them. */
function weekdaysOff(of: number): { readonly off: string; readonly worked: string } {
  const { off, worked } = year(of);
  const weekdays = off.filter(({ on }) => ![0, 6].includes(new Date(on).getUTCDay()));
  const words = (days: readonly { readonly on: string }[]): string =>
    [...new Set(days.map(({ on }) => on.slice(5)))].join(' ');
  return { off: words(weekdays), worked: words(worked) };
}

describe('what was off in a year', () => {
  test('2021: Tết on a weekend is made up, the second day of National Day comes after', () => {
    expect(weekdaysOff(2021)).toEqual({
      off: '01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03',
      worked: '',
    });
  });

  test('2022: New Year, Giỗ Tổ, 30/4 and 1/5 on weekends are made up one after the other', () => {
    expect(weekdaysOff(2022)).toEqual({
      off: '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02',
      worked: '',
    });
  });

  test('2023: two weekend holidays before a Monday one move past it', () => {
    expect(weekdaysOff(2023)).toEqual({
      off: '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04',
      worked: '',
    });
  });

  test('2024 and 2025: a working day is swapped for a Saturday', () => {
    expect(weekdaysOff(2024)).toEqual({
      off: '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03',
      worked: '05-04',
    });
    expect(weekdaysOff(2025)).toEqual({
      off: '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02',
      worked: '04-26',
    });
  });

  test('2026: two swaps, and 24/11 for the first time', () => {
    expect(weekdaysOff(2026)).toEqual({
      off: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24',
      worked: '01-10 08-22',
    });
    expect(weekdaysOff(2025).off).not.toContain('11-24');
  });

  test('National Day is one day until 2020, two from 2021', () => {
    const days = (of: number) => year(of).off.filter(({ holiday }) => holiday === 'national_day');
    expect(days(2019).map(({ on }) => on)).toEqual(['2019-09-02']);
    expect(days(2021)).toHaveLength(2);
  });

  test('24/11 is no holiday of article 112: on a Saturday it is not made up', () => {
    const off = year(2029).off.filter(({ holiday }) => holiday === 'culture_day');
    expect(off.map(({ on, kind }) => [on, kind])).toEqual([['2029-11-24', 'holiday']]);
    expect(new Date('2029-11-24').getUTCDay()).toBe(6);
  });

  test('a year without a notice takes the default and says what is not known', () => {
    expect(year(2026).unverified).toEqual([]);
    expect(year(2027).unverified.map(({ id }) => id)).toEqual(['tet', 'national_day']);
    const tet = year(2027).off.filter(
      ({ holiday, kind }) => holiday === 'tet' && kind === 'holiday',
    );
    expect(tet.map(({ on }) => on)).toEqual([
      '2027-02-04',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
    ]);
    expect(tet.every(({ confidence }) => confidence === null)).toBe(true);
  });

  test('until 2013 Tết has four days, fixed by the law', () => {
    const tet = year(2010).off.filter(
      ({ holiday, kind }) => holiday === 'tet' && kind === 'holiday',
    );
    expect(tet.map(({ on }) => on)).toEqual([
      '2010-02-13',
      '2010-02-14',
      '2010-02-15',
      '2010-02-16',
    ]);
    expect(year(2010).unverified).toEqual([]);
  });

  test('every day off tells by which article or document', () => {
    for (const { off } of [2010, 2016, 2024, 2026, 2030].map(year)) {
      for (const { grounds } of off) expect(grounds).toMatch(/\d+\/(\d{4}\/)?\p{L}+|Điều \d+/u);
    }
  });
});

describe('a document that is entered', () => {
  const entry = (number: number, act: Entry['act']): Entry => {
    const document = { document: 'Thông báo 1/TB-BNV', documentDate: day('2026-10-01') };
    return { number, act, year: 2027, ...document, reason: null, at: new Date(0), by: 'user:x' };
  };
  const tet: NoticeAct = {
    kind: 'days',
    holiday: 'tet',
    days: ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'].map(day),
  };
  const swap = (off: string, worked: string): NoticeAct => {
    return { kind: 'swap', off: day(off), worked: day(worked) };
  };
  const decide = (act: NoticeAct) => {
    const decided = decideNotice(facts, facts.notices, act);
    return decided.ok ? 'ok' : decided.error.code;
  };

  test('takes the place of the default, until it is taken back', () => {
    const standing = standingNotices(facts, [entry(1, tet)]);
    expect(yearOf(facts, standing, 2027).unverified.map(({ id }) => id)).toEqual(['national_day']);
    const gone = [entry(1, tet), entry(2, { kind: 'withdrawn', key: 'entry-1' })];
    expect(yearOf(facts, standingNotices(facts, gone), 2027).unverified).toHaveLength(2);
  });

  test('the last one on a holiday of a year holds', () => {
    const other: NoticeAct = { ...tet, days: tet.kind === 'days' ? tet.days.slice() : [] };
    const later = { ...other, days: ['2027-02-04', '2027-02-05', '2027-02-06'].map(day) };
    const standing = standingNotices(facts, [entry(1, tet), entry(2, later)]);
    const off = yearOf(facts, standing, 2027).off.filter(({ holiday }) => holiday === 'tet');
    expect(off[0]?.on).toBe('2027-02-04');
  });

  test('a notice of the release is taken back by its key', () => {
    const gone = [entry(1, { kind: 'withdrawn', key: 'swap-2026-08-31' })];
    const { off, worked } = yearOf(facts, standingNotices(facts, gone), 2026);
    expect(off.map(({ on }) => on)).not.toContain('2026-08-31');
    expect(worked.map(({ on }) => on)).toEqual(['2026-01-10']);
  });

  test('days are as many as the law says, follow each other and hold the day itself', () => {
    expect(decide(tet)).toBe('ok');
    const days = tet.kind === 'days' ? tet.days : [];
    expect(decide({ kind: 'days', holiday: 'tet', days: days.slice(1) })).toBe(
      'calendar.days_wrong',
    );
    const late = ['2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'].map(day);
    expect(decide({ kind: 'days', holiday: 'tet', days: late })).toBe('calendar.days_wrong');
    const torn = [...days.slice(0, 4), day('2027-02-10')];
    expect(decide({ kind: 'days', holiday: 'tet', days: torn })).toBe('calendar.days_wrong');
    expect(decide({ kind: 'days', holiday: 'labour_day', days: [day('2027-05-01')] })).toBe(
      'calendar.not_announced',
    );
    expect(decide({ kind: 'days', holiday: 'national_day', days: [day('2019-09-02')] })).toBe(
      'calendar.not_announced',
    );
  });

  test('a swap frees a working day for a day of weekly rest that is no holiday', () => {
    expect(decide(swap('2027-05-03', '2027-05-08'))).toBe('calendar.already_off');
    expect(decide(swap('2027-04-29', '2027-04-24'))).toBe('ok');
    expect(decide(swap('2027-04-24', '2027-04-25'))).toBe('calendar.already_off');
    expect(decide(swap('2027-04-29', '2027-04-23'))).toBe('calendar.not_weekly_rest');
    expect(decide(swap('2027-04-29', '2027-05-01'))).toBe('calendar.not_weekly_rest');
    expect(decide(swap('2027-04-29', '2027-06-26'))).toBe('calendar.swap_far');
    expect(decide(swap('2026-08-28', '2026-08-22'))).toBe('calendar.swapped');
    expect(decide(swap('2060-04-29', '2060-05-02'))).toBe('calendar.year_outside');
  });
});

describe('a time limit', () => {
  test('tells each day it steps over, and why', () => {
    const counted = countLimit(facts, facts.notices, day('2025-04-24'), {
      count: 5,
      unit: 'working_day',
    });
    expect(counted?.last).toBe('2025-05-05');
    expect(counted?.skipped.map(({ on, off }) => [on, off?.kind ?? 'rest'])).toEqual([
      ['2025-04-27', 'rest'],
      ['2025-04-30', 'holiday'],
      ['2025-05-01', 'holiday'],
      ['2025-05-02', 'swap'],
      ['2025-05-03', 'rest'],
      ['2025-05-04', 'rest'],
    ]);
    expect(counted?.moved).toBe(false);
  });

  test('a last day that is off moves on, and it says so', () => {
    const limit = { count: 10, unit: 'day' } as const;
    const counted = countLimit(facts, facts.notices, day('2025-04-21'), limit);
    expect([counted?.last, counted?.moved]).toEqual(['2025-05-05', true]);
    const plain = countLimit(facts, facts.notices, day('2025-04-18'), limit);
    expect([plain?.last, plain?.moved]).toEqual(['2025-04-28', false]);
  });

  test('past the last year nothing is told', () => {
    const limit = { count: 1, unit: 'month' } as const;
    expect(countLimit(facts, facts.notices, day('2050-12-15'), limit)).toBeNull();
  });

  test('a year that is not announced is told with the limit that passes it', () => {
    const limit = { count: 30, unit: 'working_day' } as const;
    const counted = countLimit(facts, facts.notices, day('2026-12-20'), limit);
    expect(counted?.years.map(({ year: of, unverified }) => [of, unverified.length])).toEqual([
      [2026, 0],
      [2027, 2],
    ]);
  });

  test('the calendar of several years is that of each', () => {
    const calendar = workCalendarOf(facts, facts.notices, 2024, 2026);
    expect([calendar.from, calendar.to]).toEqual(['2024-01-01', '2026-12-31']);
    expect(calendar.worked).toEqual(
      new Set(['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22']),
    );
    expect(calendar.off.has('2025-05-02')).toBe(true);
  });
});

describe('the year of social policy', () => {
  const ids = (of: number) => eventsOf(facts, of).map(({ id }) => id);

  test('stands in the order of its days', () => {
    const events = eventsOf(facts, 2026);
    expect(events.map(({ from }) => from)).toEqual(events.map(({ from }) => from).toSorted());
    expect(events.find(({ id }) => id === 'poverty_review')).toMatchObject({
      from: '2026-09-01',
      to: '2026-12-14',
      source: 'Quyết định 24/2021/QĐ-TTg; Thông tư 07/2021/TT-BLĐTBXH',
    });
  });

  test('a rule counts only while it is in force', () => {
    expect(ids(2026)).toContain('poverty_review');
    expect(ids(2027)).not.toContain('poverty_review');
    expect(ids(2018)).not.toContain('report_close');
    expect(ids(2019)).toContain('report_close');
  });
});
