import { describe, expect, test } from 'vitest';
import type { ListColumn } from './rows.ts';
import { sheetOf } from './sheet.ts';

interface Task {
  readonly code: string;
  readonly lead: string | null;
  readonly money: number | null;
}

const columns: readonly ListColumn<Task>[] = [
  { id: 'code', label: 'Mã', width: 90, value: ({ code }) => code },
  { id: 'lead', label: 'Chủ trì', groups: true, value: ({ lead }) => lead },
  { id: 'money', label: 'Triệu đồng', width: 14, sum: true, value: ({ money }) => money },
];
const tasks: readonly Task[] = [
  { code: 'PL.I.1', lead: 'Sở Xây dựng', money: 1200 },
  { code: 'PL.I.2', lead: 'Sở Nội vụ', money: null },
  { code: 'PL.I.3', lead: 'Sở Xây dựng', money: 50 },
];
const words = { sum: 'Cộng', sumOf: (group: string) => `Cộng ${group}` };
const lead = columns[1];

describe('the sheet of a list', () => {
  test('holds the rows in their order under the columns shown, numbers as numbers', () => {
    const { title, rows, sums } = sheetOf(tasks, columns, {
      title: 'Nhiệm vụ',
      group: undefined,
      words,
    });
    expect(title).toBe('Nhiệm vụ');
    expect(rows).toEqual([
      ['PL.I.1', 'Sở Xây dựng', 1200],
      ['PL.I.2', 'Sở Nội vụ', null],
      ['PL.I.3', 'Sở Xây dựng', 50],
      ['Cộng', null, 1250],
    ]);
    expect(sums).toEqual([3]);
  });

  test('leaves out what the reader does not see', () => {
    const shown = columns.slice(0, 2);
    const { columns: heads, rows, sums } = sheetOf(tasks, shown, { title: '', group: lead, words });
    expect(heads.map(({ heading }) => heading)).toEqual(['Mã', 'Chủ trì']);
    expect(rows).toHaveLength(3);
    expect(sums).toEqual([]);
  });

  test('keeps the groups of the screen together, each with its sum', () => {
    const { rows, sums } = sheetOf(tasks, columns, { title: '', group: lead, words });
    expect(rows.map(([first, , money]) => [first, money])).toEqual([
      ['PL.I.1', 1200],
      ['PL.I.3', 50],
      ['Cộng Sở Xây dựng', 1250],
      ['PL.I.2', null],
      ['Cộng', 1250],
    ]);
    expect(sums).toEqual([2, 4]);
  });

  test('names a sum in the first column that has none', () => {
    const turned = [columns[2], columns[0]].filter((each) => each !== undefined);
    const { rows } = sheetOf(tasks, turned, { title: '', group: undefined, words });
    expect(rows.at(-1)).toEqual([1250, 'Cộng']);
  });

  test('takes the widths of the screen, and a wide one where there is none', () => {
    const { columns: heads } = sheetOf([], columns, { title: '', group: undefined, words });
    expect(heads.map(({ width }) => width)).toEqual([13, 50, 8]);
  });

  test('of no rows is its headings', () => {
    const { rows, sums } = sheetOf([], columns, { title: '', group: lead, words });
    expect([rows, sums]).toEqual([[], []]);
  });
});
