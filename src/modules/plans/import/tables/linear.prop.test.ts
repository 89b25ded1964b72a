import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, type NeutralBlock } from '../neutral.ts';
import { align, gatherLinearTables } from './linear.ts';

/** Cells as a page leaves them when it is copied as text: one a line, an empty one a no-break. */
function linear(cells: readonly string[], from = 1): NeutralBlock[] {
  return cells.map((text, index) => ({
    kind: 'paragraph',
    line: from + index,
    text,
    apart: true,
    blank: text === '',
  }));
}

const head = [
  ...['TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Cơ quan phối hợp'],
  ...['Thời gian bắt đầu', 'Thời gian hoàn thành', 'Nguồn lực thực hiện'],
];
const agency = fc.constantFrom('Sở Y tế', 'Sở Xây dựng', 'Sở Tài chính', 'UBND các quận, huyện');
const title = fc
  .tuple(
    fc.constantFrom('Rà soát', 'Xây dựng', 'Nâng cấp', 'Hỗ trợ', 'Đào tạo'),
    fc.constantFrom('hộ nghèo', 'trạm y tế xã', 'lớp dạy nghề', 'nhà ở người có công'),
    fc.constantFrom('vùng ven biển', 'trên địa bàn thành phố', 'theo quy hoạch', 'các xã đảo'),
  )
  .map((parts) => parts.join(' '));
const year = fc.integer({ min: 2010, max: 2020 }).map((each) => `Năm ${each}`);
const money = fc.constantFrom('Ngân sách địa phương', 'Ngân sách trung ương');
const aRow = fc.tuple(title, agency, agency, year, year, money);
const rows = fc.array(aRow, { minLength: 1, maxLength: 12 });

function gathered(cells: readonly string[]): readonly (readonly string[])[] {
  const blocks = gatherLinearTables(linear(cells));
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  expect(tables).toHaveLength(1);
  return (tables[0]?.rows ?? []).map((row) => row.cells.map(cellText));
}

describe('a table that stands one cell a line', () => {
  it('is read back row by row, whatever its rows say', () => {
    fc.assert(
      fc.property(rows, (tasks) => {
        const grid = tasks.map((row, index) => [`${index + 1}`, ...row]);
        expect(gathered([...head, ...grid.flat()])).toEqual([head, ...grid]);
      }),
      { numRuns: 200 },
    );
  });

  it('is read back in sections whose other cells are empty', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const section = (number: string, name: string) => [number, name, '', '', '', '', ''];
        const grid = [
          section('I', 'Lĩnh vực y tế'),
          ...first.map((row, index) => [`${index + 1}`, ...row]),
          section('II', 'Lĩnh vực giáo dục'),
          ...second.map((row, index) => [`${index + 1}`, ...row]),
        ];
        expect(gathered([...head, ...grid.flat()])).toEqual([head, ...grid]);
      }),
      { numRuns: 200 },
    );
  });

  it('ends where the signature begins; what stands around it stays', () => {
    fc.assert(
      fc.property(rows, (tasks) => {
        const grid = tasks.map((row, index) => [`${index + 1}`, ...row]);
        const after = ['Nơi nhận: UBND các quận', 'TM. ỦY BAN NHÂN DÂN'];
        const blocks = gatherLinearTables(linear(['Mở đầu.', ...head, ...grid.flat(), ...after]));
        expect(blocks.map((block) => (block.kind === 'table' ? '[bảng]' : block.text))).toEqual([
          'Mở đầu.',
          '[bảng]',
          ...after,
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the line of every cell', () => {
    const cells = [...head, '1', 'Xây dựng trạm y tế xã', 'Sở Y tế', '', 'Năm 2013', '', 'NSĐP'];
    const [table] = gatherLinearTables(linear(cells, 40));
    const lines = table?.kind === 'table' ? table.rows[1]?.cells.map(({ line }) => line) : [];
    expect(lines?.slice(0, 3)).toEqual([47, 48, 49]);
    expect(lines?.[4]).toBe(51);
  });

  it('is none where the headings name no task table', () => {
    const cells = ['TT', 'Họ và tên', 'Quê quán', '1', 'Lê Nam', 'Hải Phòng'];
    expect(gatherLinearTables(linear(cells))).toEqual(linear(cells));
  });

  it('is none where nothing follows its headings', () => {
    expect(gatherLinearTables(linear(head))).toEqual(linear(head));
  });
});

const roles = ['title', 'lead', 'coordinating', 'start', 'end', 'funding'] as const;

describe('the columns of a row', () => {
  it('are taken as they stand when there are as many cells', () => {
    expect(align(['a', 'b', 'c', 'd', 'e', 'f'], roles)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it.each<[what: string, texts: readonly string[], columns: readonly number[]]>([
    [
      'a coordinating agency is missing',
      ['Xây dựng trạm y tế xã đảo', 'Sở Y tế', 'Năm 2013', 'Năm 2015', 'Ngân sách địa phương'],
      [0, 1, 3, 4, 5],
    ],
    [
      'a title has two paragraphs',
      [
        'Xây dựng trạm y tế các xã đảo',
        'nâng cấp trạm y tế các xã ven biển',
        'Sở Y tế',
        'Sở Tài chính',
        'Năm 2013',
        'Năm 2015',
        'Ngân sách địa phương',
      ],
      [0, 0, 1, 2, 3, 4, 5],
    ],
  ])('are told by what cells look like when %s', (_what, texts, columns) => {
    expect(align(texts, roles)).toEqual(columns);
  });

  it('go on from left to right, within the table, whatever the cells say', () => {
    const cell = fc.oneof(title, agency, year, money, fc.constant(''), fc.string({ maxLength: 9 }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), (texts) => {
        const path = align(texts, roles);
        expect(path).toHaveLength(texts.length);
        path.forEach((column, index) => {
          expect(column).toBeGreaterThanOrEqual(path[index - 1] ?? 0);
          expect(column).toBeLessThan(Math.max(roles.length, texts.length));
        });
      }),
    );
  });
});
