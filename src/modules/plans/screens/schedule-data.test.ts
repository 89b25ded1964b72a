import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aTaskRow, type Row } from '../../../../tests/support/plan-replies.ts';
import { barOf, periodOf, runningIn, scaleOf } from './schedule-data.ts';

const period = { from: 2012, to: 2020 };
const years = scaleOf([], period);

function task(startYear: number | null, endYear: number | null, readings: string[] = []): Row {
  return aTaskRow({ startYear, endYear, readings });
}

describe('the period of a plan', () => {
  test.each([
    [[2012, 2020], [], [2012, 2020]],
    [[2012, null], [2013], [2012, 2020]],
    [
      [null, 2025],
      [2016, 2015],
      [2015, 2025],
    ],
    [
      [null, null],
      [2015, 2018],
      [2015, 2023],
    ],
    [[null, null], [], [2100, 2108]],
    [[null, null], [1010], [2000, 2008]],
  ])('%j with tasks from %j is %j', ([periodFrom = null, periodTo = null], starts, found) => {
    const tasks = starts.map((startYear) => ({ startYear }));
    const { from, to } = periodOf({ periodFrom, periodTo }, tasks);
    expect([from, to]).toEqual(found);
  });

  test('a task without a start does not count', () => {
    const tasks = [{ startYear: null }, { startYear: 2014 }];
    expect(periodOf({ periodFrom: null, periodTo: null }, tasks).from).toBe(2014);
  });
});

describe('the years that are drawn', () => {
  test('are those of the plan when its tasks stay within', () => {
    expect(years).toEqual([2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020]);
    expect(scaleOf([task(2013, 2019)], period)).toEqual(years);
  });

  test('grow by tasks that begin or end near the period', () => {
    expect(scaleOf([task(2009, 2020)], period)[0]).toBe(2009);
    expect(scaleOf([task(2012, 2025)], period).at(-1)).toBe(2025);
  });

  test.each([
    [2006, 2020],
    [2012, 1010],
    [2012, 2026],
    [9999, 0],
    [null, null],
  ])('do not grow by %s–%s: that is a slip of the pen or nothing', (start, end) => {
    expect(scaleOf([task(start, end)], period)).toEqual(years);
  });

  test('are years without a gap, whatever tasks there are', () => {
    const year = fc.option(fc.integer({ min: 900, max: 2200 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(year, year)), (pairs) => {
        const scale = scaleOf(
          pairs.map(([start, end]) => task(start, end)),
          period,
        );
        expect(scale.every((one, at) => at === 0 || one === (scale[at - 1] ?? 0) + 1)).toBe(true);
        expect(scale.length).toBeLessThanOrEqual(9 + 5 + 5);
        expect(scale).toEqual(expect.arrayContaining([...years]));
      }),
    );
  });
});

describe('the bar of a task', () => {
  test.each([
    [[2012, 2020], [0, 8], null],
    [[2013, 2015], [1, 3], null],
    [[2014, 2014], [2, 2], null],
    [[null, 2015], [0, 3], 'unknown'],
    [[2015, null], [3, 8], 'unknown'],
    [[null, null], [0, 8], 'unknown'],
    [[2015, 2013], [null, null], 'reversed'],
    [[2012, 1010], [null, null], 'impossible'],
    [[1010, null], [null, null], 'impossible'],
    [[2012, 2099], [null, null], 'impossible'],
  ])('of the years %j stands at %j (%s)', ([start = null, end = null], [from, to], odd) => {
    expect(barOf(task(start, end), years, period)).toMatchObject({ from, to, odd });
  });

  test('outside the plan but on the scale is drawn and said', () => {
    const early = task(2009, 2013);
    const bar = barOf(early, scaleOf([early], period), period);
    expect(bar).toMatchObject({ from: 0, to: 4, odd: 'outside' });
  });

  test.each([
    [['endYear'], true],
    [['startYear'], true],
    [['lead', 'endYear'], true],
    [['lead', 'title'], false],
    [[], false],
  ])('with readings of %j it is a reading of years: %s', (readings, isReading) => {
    expect(barOf(task(2012, 2020, readings), years, period).isReading).toBe(isReading);
  });

  test('that cannot be drawn keeps its task and its mark', () => {
    const odd = task(2015, 2013, ['endYear']);
    expect(barOf(odd, years, period)).toMatchObject({ task: odd, isReading: true });
  });

  test('lies on the scale and ends no earlier than it begins', () => {
    const year = fc.option(fc.integer({ min: 2005, max: 2028 }));
    fc.assert(
      fc.property(year, year, (start, end) => {
        const one = task(start, end);
        const scale = scaleOf([one], period);
        const { from, to } = barOf(one, scale, period);
        expect(from === null).toBe(to === null);
        if (from === null || to === null) return;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThan(scale.length);
        expect(to).toBeGreaterThanOrEqual(from);
        if (start !== null) expect(scale[from]).toBe(start);
        if (end !== null) expect(scale[to]).toBe(end);
      }),
    );
  });
});

describe('tasks that run in a year', () => {
  test('are counted in each year of their bars, ends included', () => {
    const bars = [task(2012, 2013), task(2013, 2013), task(2020, null), task(2015, 2013)].map(
      (one) => barOf(one, years, period),
    );
    expect(runningIn(bars, years)).toEqual([1, 2, 0, 0, 0, 0, 0, 0, 1]);
  });

  test('without bars are none in every year', () => {
    expect(runningIn([], years)).toEqual(years.map(() => 0));
  });
});
