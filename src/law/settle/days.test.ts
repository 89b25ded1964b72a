import { describe, expect, it } from 'vitest';
import type { LegalDocument } from '../pack/document.ts';
import { isKnown, isoOf, monthsBefore, nextDay, packedDay, previousDay, spanOf } from './days.ts';

describe('a day as a number', () => {
  it.each([
    ['2024-02-29', 20_240_229],
    ['1800-01-01', 18_000_101],
    ['9999-12-31', 99_991_231],
    ['0800-10-05', 8_001_005],
  ])('%s is %i and back again', (iso, packed) => {
    expect(packedDay(iso)).toBe(packed);
    expect(isoOf(packed)).toBe(iso);
  });
});

describe('the last birth day of which so many months are completed', () => {
  it.each([
    [20_240_701, 0, 20_240_701],
    [20_240_701, 1, 20_240_601],
    [20_240_701, 7, 20_231_201],
    [20_240_101, 1, 20_231_201],
    [20_240_131, 11, 20_230_231],
    [20_240_331, 1, 20_240_231],
    [20_240_229, 12, 20_230_229],
    [20_230_228, 12, 20_220_228],
    [20_240_701, 960, 19_440_701],
  ])('on %i after %i months is %i', (day, months, expected) => {
    expect(monthsBefore(day, months)).toBe(expected);
  });

  it('makes somebody born on 29 February a year older on 1 March of a common year', () => {
    const born = 20_200_229;
    expect(born <= monthsBefore(20_230_228, 36)).toBe(false);
    expect(born <= monthsBefore(20_230_301, 36)).toBe(true);
    expect(born <= monthsBefore(20_240_229, 48)).toBe(true);
  });
});

describe('a day known in part', () => {
  it.each([
    ['1946', 19_460_101, 19_461_231],
    ['1946-08', 19_460_801, 19_460_831],
    ['1946-02', 19_460_201, 19_460_228],
    ['1948-02', 19_480_201, 19_480_229],
    ['1900-02', 19_000_201, 19_000_228],
    ['2000-02', 20_000_201, 20_000_229],
    ['1946-04', 19_460_401, 19_460_430],
    ['1946-08-17', 19_460_817, 19_460_817],
    ['2024-02-29', 20_240_229, 20_240_229],
  ])('%s lies between %i and %i', (text, lo, hi) => {
    expect(spanOf(text)).toEqual({ lo, hi });
  });

  it.each([
    '',
    '46',
    '1946-8',
    '1946-00',
    '1946-13',
    '1946-04-31',
    '1946-08-00',
    '2023-02-29',
    '1946-08-17T00:00',
    '17/08/1946',
    ' 1946',
    'năm 1946',
  ])('“%s” is no such day', (text) => {
    expect(spanOf(text)).toBeNull();
  });
});

describe('days beside each other', () => {
  it.each([
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
    ['1900-02-28', '1900-03-01'],
    ['2000-02-29', '2000-03-01'],
    ['2024-04-30', '2024-05-01'],
    ['2024-12-31', '2025-01-01'],
    ['2024-09-09', '2024-09-10'],
    ['2024-10-31', '2024-11-01'],
  ])('%s comes before %s', (day, next) => {
    expect(nextDay(day)).toBe(next);
    expect(previousDay(next)).toBe(day);
  });
});

describe('a document is known', () => {
  const decree = (issued: string | null, from: string | null): LegalDocument => ({
    number: '1/2021/NĐ-CP',
    unnumbered: false,
    type: 'Nghị định',
    issuer: 'Chính phủ',
    title: { vi: 'x', en: 'x' },
    issued,
    from,
    to: null,
    replaces: [],
    amends: [],
    replacedBy: [],
    confidence: 'S',
  });

  it.each<readonly [string, string | null, string | null, string | null, boolean]>([
    ['once issued, before it is in force', '2021-03-15', '2021-07-01', '2021-03-15', true],
    ['not the day before', '2021-03-15', '2021-07-01', '2021-03-14', false],
    ['by the end of the month it was issued in', '2021-03', null, '2021-03-31', true],
    ['not within that month', '2021-03', null, '2021-03-30', false],
    ['by the end of the year', '2021', null, '2021-12-30', false],
    ['once in force, where its day of issue is not known', null, '2021-07-01', '2021-07-01', true],
    ['not before that', null, '2021-07-01', '2021-06-30', false],
    ['once in force, although issued later', '2021-09-01', '2021-07-01', '2021-07-01', true],
    ['always, where nothing is known of it', null, null, '1950-01-01', true],
    ['always, where nobody asks what was known', '2021-03-15', null, null, true],
  ])('%s', (_title, issued, from, ...[knownAt, expected]) => {
    expect(isKnown(decree(issued, from), knownAt)).toBe(expected);
  });

  it('although nobody entered it', () => {
    expect(isKnown(undefined, '1950-01-01')).toBe(true);
  });
});
