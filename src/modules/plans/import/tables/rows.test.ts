import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GridCell, GridRow, NeutralTable } from '../neutral.ts';
import { cellMark } from '../numbering.ts';
import type { Column, ColumnRole } from '../parsed.ts';
import { continuesGrid, readGrid } from './grid.ts';
import { follows, levelOf, RowOrder } from './order.ts';
import { RowReader } from './rows.ts';

const roles: readonly ColumnRole[] = ['number', 'title', 'lead', 'period'];
const columns: readonly Column[] = roles.map((role, index) => ({
  role,
  heading: role,
  line: index,
}));

/** "text", "↓text" merged from above, "→" reached from the left, "" empty. */
const cellOf = (written: string, line: number): GridCell => {
  const text = written.replace(/^[↓→]/, '');
  return {
    lines: text === '' ? [] : [{ line, text }],
    line,
    down: written.startsWith('↓'),
    across: written.startsWith('→'),
  };
};
const gridOf = (rows: readonly (readonly string[])[]): GridRow[] =>
  rows.map((cells, index) => ({
    line: index + 1,
    cells: cells.map((each) => cellOf(each, index + 1)),
  }));

const read = (...rows: readonly (readonly string[])[]): readonly string[] =>
  new RowReader('PL')
    .read(gridOf(rows), columns)
    .rows.map(({ kind, code, title }) => `${kind} ${code}: ${title}`);

describe('rows of a task table', () => {
  test.each<[what: string, rows: readonly (readonly string[])[], expected: readonly string[]]>([
    [
      'Roman rows head what is numbered below them',
      [
        ['I', 'Y tế', '', ''],
        ['1', 'Xây', 'Sở', '2013'],
        ['2', 'Sửa', 'Sở', '2014'],
        ['II', 'Nhà ở', '', ''],
        ['1', 'Vay', 'Sở', '2013'],
      ],
      [
        'section PL.I: Y tế',
        'task PL.I.1: Xây',
        'task PL.I.2: Sửa',
        'section PL.II: Nhà ở',
        'task PL.II.1: Vay',
      ],
    ],
    [
      'a number that carries the one above it does not say it twice',
      [
        ['1', 'Y tế', '', ''],
        ['1.1', 'Xây', 'Sở', '2013'],
        ['1.2', 'Sửa', 'Sở', '2013'],
      ],
      ['group PL.1: Y tế', 'task PL.1.1: Xây', 'task PL.1.2: Sửa'],
    ],
    [
      'a section that has an owner is a task',
      [
        ['I', 'Tuyên truyền', 'Sở', '2013'],
        ['II', 'Y tế', '', ''],
        ['1', 'Xây', 'Sở', '2013'],
      ],
      ['task PL.I: Tuyên truyền', 'section PL.II: Y tế', 'task PL.II.1: Xây'],
    ],
    [
      'dashes below a number are counted',
      [
        ['1', 'Y tế', '', ''],
        ['-', 'Xây', 'Sở', '2013'],
        ['-', 'Sửa', 'Sở', '2013'],
      ],
      ['group PL.1: Y tế', 'task PL.1.1: Xây', 'task PL.1.2: Sửa'],
    ],
    [
      'letters stand below numbers',
      [
        ['1', 'Y tế', '', ''],
        ['a', 'Xây', 'Sở', '2013'],
        ['b', 'Sửa', 'Sở', '2013'],
      ],
      ['group PL.1: Y tế', 'task PL.1.a: Xây', 'task PL.1.b: Sửa'],
    ],
    [
      'one text over the whole row heads what follows',
      [
        ['I. Lĩnh vực y tế', '→', '→', '→'],
        ['1', 'Xây', 'Sở', '2013'],
      ],
      ['section PL.I: Lĩnh vực y tế', 'task PL.I.1: Xây'],
    ],
    [
      'a number written into the title is the number',
      [
        ['', '1. Xây', 'Sở', '2013'],
        ['', '2. Sửa', 'Sở', '2013'],
      ],
      ['task PL.1: Xây', 'task PL.2: Sửa'],
    ],
    [
      'rows without any number are counted',
      [
        ['', 'Xây', 'Sở', '2013'],
        ['', 'Sửa', 'Sở', '2013'],
      ],
      ['task PL.1: Xây', 'task PL.2: Sửa'],
    ],
    [
      'a row under a merged title goes on with the one above',
      [
        ['1', 'Xây', 'Sở A', '2013'],
        ['↓1', '↓Xây', 'Sở B', '2014'],
      ],
      ['task PL.1: Xây'],
    ],
    [
      'a row of nothing is none',
      [
        ['1', 'Xây', 'Sở', '2013'],
        ['', '', '', ''],
      ],
      ['task PL.1: Xây'],
    ],
    [
      'a total is no task',
      [
        ['1', 'Xây', 'Sở', '2013'],
        ['', 'Tổng cộng', '', ''],
      ],
      ['task PL.1: Xây'],
    ],
    [
      'a lead merged over two rows leads both',
      [
        ['1', 'Xây', 'Sở', '2013'],
        ['2', 'Sửa', '↓Sở', '2014'],
      ],
      ['task PL.1: Xây', 'task PL.2: Sửa'],
    ],
  ])('%s', (_what, rows, expected) => {
    expect(read(...rows)).toEqual(expected);
  });

  test('one number twice is told, with both lines; a third turn counts on', () => {
    const { rows, collisions } = new RowReader('PL').read(
      gridOf([
        ['1', 'Xây', 'Sở', ''],
        ['1', 'Sửa', 'Sở', ''],
        ['1', 'Phá', 'Sở', ''],
      ]),
      columns,
    );
    expect(rows.map((row) => row.code)).toEqual(['PL.1', 'PL.1-2', 'PL.1-3']);
    expect(
      collisions.map(({ wanted, given, firstLine, line }) => [wanted, given, firstLine, line]),
    ).toEqual([
      ['PL.1', 'PL.1-2', 1, 2],
      ['PL.1', 'PL.1-3', 1, 3],
    ]);
  });

  test('what goes on adds its cells to the task above', () => {
    const { rows } = new RowReader('PL').read(
      gridOf([
        ['1', 'Xây', 'Sở A', '2013'],
        ['↓1', '↓Xây', 'Sở B', '2014'],
      ]),
      columns,
    );
    expect(rows[0]?.cells.map((each) => each.text)).toEqual([
      '1',
      'Xây',
      'Sở A\nSở B',
      '2013\n2014',
    ]);
  });

  test('a titled paragraph between two tables heads the second', () => {
    const reader = new RowReader('PL');
    reader.read(gridOf([['1', 'Xây', 'Sở', '']]), columns);
    expect(reader.readHeading('II. Nhà ở', 9)).toMatchObject({
      kind: 'section',
      code: 'PL.II',
      title: 'Nhà ở',
    });
    expect(reader.readHeading('Nhà ở', 9)).toBeNull();
    expect(reader.readHeading('1. Nhà ở', 9)).toBeNull();
    expect(reader.read(gridOf([['1', 'Vay', 'Sở', '']]), columns).rows[0]?.code).toBe('PL.II.1');
  });

  test('codes are unique whatever the numbers are', () => {
    const number = fc.constantFrom('I', 'II', '1', '2', '1.1', 'a', '-', '+', '', 'x');
    fc.assert(
      fc.property(fc.array(number, { maxLength: 30 }), (numbers) => {
        const rows = numbers.map((each, index) => [each, `Việc ${index}`, 'Sở', '2013']);
        const codes = new RowReader('PL').read(gridOf(rows), columns).rows.map((row) => row.code);
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes.every((code) => code.startsWith('PL.'))).toBe(true);
      }),
    );
  });
});

describe('which number may begin the next row', () => {
  const after = (taken: readonly string[], next: string, full = false): boolean => {
    const order = new RowOrder();
    for (const text of taken) {
      const mark = cellMark(text);
      if (mark !== null) order.take(mark);
    }
    const mark = cellMark(next);
    return mark !== null && follows(order, mark, full);
  };

  test.each<[taken: readonly string[], next: string, follow: boolean]>([
    [['1'], '2', true],
    [['1'], '3', false],
    [['1'], '1', false],
    [['2'], '1', false],
    [['I'], '1', true],
    [['I', '1'], '2', true],
    [['I', '1'], 'II', true],
    [['I', '1', '2'], 'III', false],
    [['I', '1', '2', 'II'], '1', true],
    [['I', '1', '2', 'II'], '3', true],
    [['1'], '1.1', true],
    [['1', '1.1'], '1.2', true],
    [['1', '1.1'], '1.4', false],
    [['1', '1.1'], '2', true],
    [['1'], 'a', true],
    [['1', 'a'], 'b', true],
    [['1', 'a'], 'd', false],
    [['1'], '-', true],
  ])('after %j stands %s: %s', (taken, next, follow) => {
    expect(after(taken, next)).toBe(follow);
  });

  test('a gap is believed where a full row ends, and nowhere else', () => {
    expect(after(['1'], '4')).toBe(false);
    expect(after(['1'], '4', true)).toBe(true);
    expect(after(['1'], '40', true)).toBe(false);
    expect(after(['1', '1.1'], '1.4', true)).toBe(true);
  });

  test('Roman numbers stand above arabic ones, these above letters, and dashes below all', () => {
    const level = (text: string): number => {
      const mark = cellMark(text);
      return mark === null ? NaN : levelOf(mark);
    };
    const marks = ['A', 'I', '1', '1.1', '1.1.1', 'a', 'a.1', '-', '+'];
    const levels = marks.map(level);
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(new Set(levels).size).toBe(levels.length);
  });
});

describe('the headings of a grid', () => {
  const table = (...rows: readonly (readonly string[])[]): NeutralTable => ({
    kind: 'table',
    line: 1,
    rows: gridOf(rows),
  });
  const headings = (found: NeutralTable): readonly string[] | null =>
    readGrid(found)?.columns.map((column) => `${column.role}: ${column.heading}`) ?? null;

  test('of one row', () => {
    expect(headings(table(['TT', 'Nội dung', 'Chủ trì'], ['1', 'Xây', 'Sở']))).toEqual([
      'number: TT',
      'title: Nội dung',
      'lead: Chủ trì',
    ]);
  });

  test('of two rows are read as one', () => {
    const found = table(
      ['TT', 'Nội dung', 'Thời gian', '→', 'Chủ trì'],
      ['↓TT', '↓Nội dung', 'Bắt đầu', 'Hoàn thành', '↓Chủ trì'],
      ['1', 'Xây', '2013', '2015', 'Sở'],
    );
    expect(headings(found)).toEqual([
      'number: TT',
      'title: Nội dung',
      'start: Thời gian Bắt đầu',
      'end: Thời gian Hoàn thành',
      'lead: Chủ trì',
    ]);
    expect(readGrid(found)?.rows).toHaveLength(1);
  });

  test('may stand below a row of something else', () => {
    const found = table(['PHỤ LỤC 1', '→', '→'], ['TT', 'Nội dung', 'Chủ trì'], ['1', 'Xây', 'Sở']);
    expect(headings(found)).toHaveLength(3);
    expect(readGrid(found)?.above.map((cell) => cell.lines[0]?.text)).toContain('PHỤ LỤC 1');
  });

  test('repeated on a new page, and rows that number the columns, are no rows', () => {
    const found = table(
      ['TT', 'Nội dung', 'Chủ trì'],
      ['(1)', '(2)', '(3)'],
      ['1', 'Xây', 'Sở'],
      ['TT', 'Nội dung', 'Chủ trì'],
      ['2', 'Sửa', 'Sở'],
    );
    expect(readGrid(found)?.rows).toHaveLength(2);
  });

  test.each<[what: string, rows: readonly (readonly string[])[]]>([
    [
      'a list of people',
      [
        ['TT', 'Họ tên', 'Địa chỉ'],
        ['1', 'A', 'B'],
      ],
    ],
    [
      'two columns',
      [
        ['Nội dung', 'Chủ trì'],
        ['Xây', 'Sở'],
      ],
    ],
    [
      'headings too far down',
      [...Array.from({ length: 4 }, () => ['x', 'y', 'z']), ['TT', 'Nội dung', 'Chủ trì']],
    ],
    ['nothing', []],
  ])('are not those of %s', (_what, rows) => {
    expect(readGrid(table(...rows))).toBeNull();
  });

  test('a table of as many columns goes on with the one before it', () => {
    const grid = readGrid(table(['TT', 'Nội dung', 'Chủ trì'], ['1', 'Xây', 'Sở']));
    if (grid === null) throw new Error('no grid');
    expect(continuesGrid(table(['2', 'Sửa', 'Sở']), grid)).toBe(true);
    expect(continuesGrid(table(['2', 'Sửa']), grid)).toBe(false);
    expect(continuesGrid(table(), grid)).toBe(false);
  });
});
