import { describe, expect, it } from 'vitest';
import type { GridCell, NeutralTable } from '../neutral.ts';
import { continuesGrid, readGrid } from './grid.ts';

/** "^" reaches down from the row above, "<" across from the cell before. */
function cell(text: string, line: number): GridCell {
  const reaches = text === '^' || text === '<';
  const lines =
    reaches || text === '' ? [] : text.split('\n').map((each) => ({ line, text: each }));
  return { lines, line, down: text === '^', across: text === '<' };
}
const tableOf = (...rows: readonly string[]): NeutralTable => ({
  kind: 'table',
  line: 10,
  rows: rows.map((row, at) => ({
    line: 10 + at,
    cells: row.split('|').map((text) => cell(text.trim(), 10 + at)),
  })),
});
const head = 'TT | Nội dung công việc | Cơ quan chủ trì | Thời gian thực hiện';
const tasks = ['1 | Xây trạm y tế | Sở Y tế | 2013', '2 | Dạy nghề | Sở Y tế | 2014'];

const rolesOf = (...rows: readonly string[]) =>
  readGrid(tableOf(...rows))?.columns.map(({ role }) => role) ?? null;
const codesOf = (...rows: readonly string[]) =>
  readGrid(tableOf(...rows))?.rows.map(({ cells }) => cells[0]?.lines[0]?.text ?? '') ?? null;

describe('a task table', () => {
  it('is known by its headings', () => {
    expect(rolesOf(head, ...tasks)).toEqual(['number', 'title', 'lead', 'period']);
    expect(codesOf(head, ...tasks)).toEqual(['1', '2']);
  });

  it.each([
    ['people', 'TT | Họ và tên | Quê quán | Năm sinh'],
    ['two columns only', 'TT | Nội dung công việc'],
    ['no headings', '1 | Xây trạm | Sở Y tế | 2013'],
    ['nothing', ''],
  ])('is none of %s', (_what, first) => expect(readGrid(tableOf(first, ...tasks))).toBeNull());

  it('may have a title inside, above its headings', () => {
    const grid = readGrid(tableOf('DANH MỤC NHIỆM VỤ | < | < | <', head, ...tasks));
    expect(grid?.above[0]?.lines[0]?.text).toBe('DANH MỤC NHIỆM VỤ');
    expect(grid?.rows).toHaveLength(2);
  });

  it('is not looked for far below its beginning', () => {
    const above = Array.from({ length: 4 }, (_none, at) => `Dòng ${at} | < | < | <`);
    expect(readGrid(tableOf(...above, head, ...tasks))).toBeNull();
  });

  it('may have headings in two rows: one over several columns is said for each', () => {
    const grid = readGrid(
      tableOf(
        'TT | Nội dung công việc | Cơ quan chủ trì | Thời gian | <',
        '^ | ^ | ^ | Bắt đầu | Hoàn thành',
        '1 | Xây trạm y tế | Sở Y tế | 2013 | 2015',
      ),
    );
    expect(grid?.columns.map(({ heading }) => heading)).toEqual([
      ...['TT', 'Nội dung công việc', 'Cơ quan chủ trì'],
      ...['Thời gian Bắt đầu', 'Thời gian Hoàn thành'],
    ]);
    expect(grid?.columns.slice(3).map(({ role }) => role)).toEqual(['start', 'end']);
    expect(grid?.rows).toHaveLength(1);
  });

  it('whose first task stands right below is not taken for a second row of headings', () => {
    expect(codesOf(head, '1 | Tuyên truyền | Sở Y tế | 2013')).toEqual(['1']);
  });

  it('has no row for what only numbers its columns, and none for headings said again', () => {
    const numbers = '(1) | (2) | (3) | (4)';
    expect(codesOf(head, numbers, tasks[0] ?? '', head, numbers, tasks[1] ?? '')).toEqual([
      '1',
      '2',
    ]);
    expect(codesOf(head, 'A | B | 1 | 2', ...tasks)).toEqual(['1', '2']);
  });

  it('keeps the line of each heading', () => {
    expect(readGrid(tableOf('Bảng | < | < | <', head, ...tasks))?.columns[1]?.line).toBe(11);
  });
});

describe('a table on the next page', () => {
  const grid = readGrid(tableOf(head, ...tasks));
  const goesOn = (...rows: readonly string[]) =>
    grid !== null && continuesGrid(tableOf(...rows), grid);

  it('goes on when every row has as many columns', () => {
    expect(goesOn('3 | Sửa nhà | Sở Xây dựng | 2015', '4 | Cấp nước | Sở Y tế | 2015')).toBe(true);
  });

  it('is another when one row has not', () => {
    expect(goesOn('3 | Sửa nhà | Sở Xây dựng | 2015', 'Tổng cộng')).toBe(false);
    expect(grid !== null && continuesGrid({ kind: 'table', line: 1, rows: [] }, grid)).toBe(false);
  });
});
