import { describe, expect, test } from 'vitest';
import { FIRST_YEAR, LAST_YEAR } from './domain/index.ts';
import { readCalendarFiles } from './import.ts';

const { facts, sha256 } = readCalendarFiles();

/** The first day of the lunar year as printed calendars of Vietnam have it. */
const printed = [
  ['2007-02-17', '2008-02-07', '2009-01-26', '2010-02-14', '2011-02-03', '2012-01-23'],
  ['2013-02-10', '2014-01-31', '2015-02-19', '2016-02-08', '2017-01-28', '2018-02-16'],
  ['2019-02-05', '2020-01-25', '2021-02-12', '2022-02-01', '2023-01-22', '2024-02-10'],
  ['2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-02'],
].flat();

describe('the lunar calendar at the meridian of Vietnam', () => {
  test.each(printed)('Tết of printed calendars: %s', (day) => {
    expect(facts.lunar[`${day.slice(0, 4)}-01-01`]).toBe(day);
  });

  test('2007 and 2030 are a day before the Chinese new year, reckoned an hour to the east', () => {
    expect(facts.lunar['2007-01-01']).not.toBe('2007-02-18');
    expect(facts.lunar['2030-01-01']).not.toBe('2030-02-03');
  });

  test('the tenth of the third month, with and without a leap month before it', () => {
    expect(facts.lunar['2004-03-10']).toBe('2004-04-28');
    expect(facts.lunar['2023-03-10']).toBe('2023-04-29');
    expect(facts.lunar['2024-03-10']).toBe('2024-04-18');
    expect(facts.lunar['2025-03-10']).toBe('2025-04-07');
    expect(facts.lunar['2026-03-10']).toBe('2026-04-26');
  });

  test('every year of the calendar has its lunar days', () => {
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
      expect(facts.lunar[`${year}-01-01`]).toMatch(new RegExp(`^${year}-0[12]-`));
      expect(facts.lunar[`${year}-03-10`]).toMatch(new RegExp(`^${year}-0[345]-`));
    }
  });
});

describe('reference/calendar', () => {
  test('twice the same files are the same', () => {
    expect(readCalendarFiles().sha256).toBe(sha256);
  });

  test('the periods of a holiday follow each other without a gap and never meet', () => {
    for (const { id, periods } of facts.holidays) {
      periods.slice(1).forEach((next, at) => {
        expect(`${id} ${periods[at]?.to}`).toBe(`${id} ${next.from}`);
      });
      expect(periods.at(-1)?.to).toBeNull();
    }
  });

  test('every rule and notice is cited, keys are not given twice', () => {
    const cited = facts.holidays.flatMap(({ periods }) => periods.map(({ law }) => law));
    for (const words of cited) expect(words).toMatch(/\d/);
    for (const { document } of facts.notices) expect(document).toMatch(/\d+\/\S+/);
    const keys = facts.notices.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a name is whole in both languages: nothing of it was read as another key', () => {
    for (const { name } of [...facts.holidays, ...facts.year]) {
      expect(Object.keys(name)).toEqual(['vi', 'en']);
      expect(Object.values(name).every((words) => words !== '')).toBe(true);
    }
    const close = facts.year.find(({ id }) => id === 'report_close');
    expect(close?.name.vi).toMatch(/^Chốt số liệu báo cáo năm \(.*14\/12\)$/);
  });

  test('what has no source has no confidence, and the other way round', () => {
    for (const { source, confidence } of facts.year) {
      expect(confidence === null).toBe(source === null);
    }
  });
});
