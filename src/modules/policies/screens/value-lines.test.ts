import { describe, expect, test } from 'vitest';
import type { ReplyOf } from '../../../kernel/index.ts';
import type { getValue } from '../contract/index.ts';
import { chartOf, linesOf, roundStep } from './value-lines.ts';

type Value = ReplyOf<typeof getValue>['values'][number];

function aValue(given: Partial<Value>): Value {
  return {
    key: null,
    value: '100',
    from: '2020-01-01',
    to: null,
    level: 'national',
    area: null,
    cite: { document: '1', article: '' },
    citeText: '1',
    issued: null,
    effective: null,
    confidence: 'S',
    note: null,
    ...given,
  };
}

const frame = { width: 1000, height: 400, left: 100, right: 100, top: 0, bottom: 100 };

describe('the history of a value as lines', () => {
  test('are the country, the city and the two old provinces, oldest step first', () => {
    const lines = linesOf(
      [
        aValue({ level: 'area', area: 'west', from: '2022-01-01' }),
        aValue({ from: '2024-01-01', value: '500' }),
        aValue({ level: 'city', area: 'city' }),
        aValue({ from: '2021-01-01', to: '2023-12-31', value: '360' }),
        aValue({ level: 'area', area: 'east', value: null }),
        aValue({ key: 'other', value: '7' }),
      ],
      null,
    );
    expect(lines.map(({ level }) => level)).toEqual(['national', 'city', 'east', 'west']);
    expect(lines[0]?.steps.map(({ value }) => value)).toEqual([360, 500]);
    expect(lines[2]?.steps[0]?.value).toBe(null);
  });

  test('of a table are those of one line of it', () => {
    const values = [aValue({ key: 'a', value: '1' }), aValue({ key: 'b', value: '2' })];
    expect(linesOf(values, 'b').flatMap(({ steps }) => steps.map((each) => each.text))).toEqual([
      '2',
    ]);
  });
});

describe('the step chart', () => {
  const draw = (values: readonly Value[]) => chartOf(linesOf(values, null), frame);

  test('begins at zero at the foot, and its highest amount is inside', () => {
    const chart = draw([
      aValue({ value: '360000' }),
      aValue({ value: '500000', from: '2024-07-01' }),
    ]);
    expect(chart.amounts[0]).toEqual({ at: 300, label: '0' });
    expect(
      Math.min(...chart.lines.flatMap(({ marks }) => marks.map(({ y }) => y))),
    ).toBeGreaterThan(0);
    const [low, high] = chart.lines[0]?.marks ?? [];
    // Heights are as the amounts: 500 to 360.
    expect((300 - (high?.y ?? 0)) / (300 - (low?.y ?? 0))).toBeCloseTo(500 / 360, 2);
  });

  test('steps that follow each other meet; after a gap the line begins anew', () => {
    const joined = draw([
      aValue({ from: '2020-01-01', to: '2021-12-31' }),
      aValue({ from: '2022-01-01', value: '200' }),
    ]);
    expect(joined.lines[0]?.path).toMatch(/^M[\d. ]+H[\d.]+V[\d.]+H[\d.]+$/);
    const broken = draw([
      aValue({ from: '2020-01-01', to: '2020-12-31' }),
      aValue({ from: '2022-01-01', value: '200' }),
    ]);
    expect(broken.lines[0]?.path.match(/M/g)).toHaveLength(2);
  });

  test('an amount nobody knows is a gap with its days and draws no line', () => {
    const [line] = draw([
      aValue({ from: '2020-01-01', to: '2020-12-31' }),
      aValue({ from: '2021-01-01', to: '2025-12-31', value: null }),
    ]).lines;
    expect(line?.gaps.map(({ step }) => [step.from, step.to])).toEqual([
      ['2021-01-01', '2025-12-31'],
    ]);
    expect(line?.path.match(/M/g)).toHaveLength(1);
    expect(line?.marks).toHaveLength(1);
  });

  test('names at the right end never cover each other', () => {
    const { lines } = draw([
      aValue({ value: '500' }),
      aValue({ level: 'city', area: 'city', value: '500' }),
      aValue({ level: 'area', area: 'east', value: '505' }),
    ]);
    const ends = lines.map(({ end }) => end).toSorted((a, b) => a - b);
    expect(
      Math.min((ends[1] ?? 0) - (ends[0] ?? 0), (ends[2] ?? 0) - (ends[1] ?? 0)),
    ).toBeGreaterThanOrEqual(16);
  });

  test('a value of nothing is drawn at the foot', () => {
    expect(draw([aValue({ value: '0' })]).lines[0]?.marks[0]?.y).toBe(300);
  });

  test.each([
    [540_000, 5, 200_000],
    [100, 5, 20],
    [2.34, 5, 0.5],
    [1, 5, 0.2],
  ])('a round step of %d in %d parts is %d', (top, count, step) => {
    expect(roundStep(top, count)).toBeCloseTo(step, 9);
  });
});
