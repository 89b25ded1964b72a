import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawBlock, RawCell } from '../../../../platform/office/index.ts';
import { GRID_CELLS_MAX, layOut } from './layout.ts';

const p = (text: string): RawBlock => ({ kind: 'paragraph', text });
const cell = (text: string, columns = 1, rows = 1): RawCell => ({
  columns,
  rows,
  blocks: text === '' ? [] : text.split('/').map(p),
});
const table = (...rows: readonly (readonly RawCell[])[]): RawBlock => ({ kind: 'table', rows });

/** "text", "↓" where it hangs down from above, "→" where it reaches across. */
function grid(block: RawBlock): unknown {
  const [found] = layOut([block])?.blocks ?? [];
  if (found?.kind !== 'table') return found?.text;
  return found.rows.map((row) =>
    row.cells.map(({ lines, down, across }) => {
      const sign = `${down ? '↓' : ''}${across ? '→' : ''}`;
      return `${sign}${lines.map((each) => each.text).join('/')}`;
    }),
  );
}

describe('merged cells on a grid', () => {
  test.each<[what: string, rows: readonly (readonly RawCell[])[], expected: unknown]>([
    [
      'none',
      [
        [cell('a'), cell('b')],
        [cell('c'), cell('d')],
      ],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'over two columns',
      [
        [cell('a', 2), cell('b')],
        [cell('c'), cell('d'), cell('e')],
      ],
      [
        ['a', '→', 'b'],
        ['c', 'd', 'e'],
      ],
    ],
    [
      'over two rows',
      [[cell('a', 1, 2), cell('b')], [cell('c')]],
      [
        ['a', 'b'],
        ['↓a', 'c'],
      ],
    ],
    [
      'over three rows in the middle',
      [
        [cell('a'), cell('b', 1, 3), cell('c')],
        [cell('d'), cell('e')],
        [cell('f'), cell('g')],
      ],
      [
        ['a', 'b', 'c'],
        ['d', '↓b', 'e'],
        ['f', '↓b', 'g'],
      ],
    ],
    [
      'over two rows and two columns',
      [[cell('a', 2, 2), cell('b')], [cell('c')]],
      [
        ['a', '→', 'b'],
        ['↓a', '↓→', 'c'],
      ],
    ],
    [
      'at the end of a row',
      [[cell('a'), cell('b', 1, 2)], [cell('c')]],
      [
        ['a', 'b'],
        ['c', '↓b'],
      ],
    ],
    [
      'two beside each other',
      [[cell('a', 1, 2), cell('b', 1, 2), cell('c')], [cell('d')]],
      [
        ['a', 'b', 'c'],
        ['↓a', '↓b', 'd'],
      ],
    ],
    [
      'a row that is nothing but merged',
      [[cell('a', 1, 2), cell('b', 1, 2)], []],
      [
        ['a', 'b'],
        ['↓a', '↓b'],
      ],
    ],
    ['empty ones stay', [[cell(''), cell('b')]], [['', 'b']]],
    ['paragraphs of a cell are its lines', [[cell('a/b'), cell('c')]], [['a/b', 'c']]],
  ])('%s', (_what, rows, expected) => {
    expect(grid(table(...rows))).toEqual(expected);
  });

  test('a heading of two rows lies over what it heads', () => {
    const head = [cell('TT', 1, 2), cell('Thời gian', 2), cell('Ghi chú', 1, 2)];
    expect(grid(table(head, [cell('Bắt đầu'), cell('Hoàn thành')]))).toEqual([
      ['TT', 'Thời gian', '→', 'Ghi chú'],
      ['↓TT', 'Bắt đầu', 'Hoàn thành', '↓Ghi chú'],
    ]);
  });

  test('no row is wider than the widest grid, whatever the cells claim', () => {
    const rows = grid(table([cell('a', 1_000), cell('b')])) as unknown[][];
    expect(rows[0]?.length).toBeLessThanOrEqual(65);
  });

  test('cells that reach over too many others are refused, not laid out', () => {
    const wide = Array.from({ length: 2 * Math.ceil(GRID_CELLS_MAX / 64) }, () => [cell('a', 64)]);
    expect(layOut([table(...wide)])).toBeNull();
    expect(layOut([table(...wide.slice(0, 100))])).not.toBeNull();
  });
});

describe('tables that only lay out a page', () => {
  const tasks = table([cell('TT'), cell('Việc'), cell('Ai')], [cell('1'), cell('Xây'), cell('Sở')]);
  const around = (inner: readonly RawBlock[]): RawBlock => ({
    kind: 'table',
    rows: [[{ columns: 1, rows: 1, blocks: inner }]],
  });

  test('are taken apart, however deep they lie', () => {
    const document = layOut([around([p('Đầu'), around([tasks]), p('Cuối')])]);
    expect(document?.blocks.map((each) => (each.kind === 'table' ? 'bảng' : each.text))).toEqual([
      'Đầu',
      'bảng',
      'Cuối',
    ]);
  });

  test('a small table in a cell is text of the cell', () => {
    const small: RawCell = {
      columns: 1,
      rows: 1,
      blocks: [table([cell('a'), cell('b')], [cell('c')])],
    };
    expect(grid(table([cell('x'), small, cell('y')]))).toEqual([['x', 'a/b/c', 'y']]);
  });
});

describe('the lines of a laid out document', () => {
  test('are composed, tidied and numbered as they are quoted', () => {
    const block = fc.constantFrom(
      p('Sở  Y\u00a0tế'),
      p('một\nhai'),
      p(' '),
      p('Tie\u0302\u0301p'),
      table([cell('a/b'), cell('')]),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const document = layOut(blocks);
        for (const each of document?.blocks ?? []) {
          const pieces =
            each.kind === 'paragraph'
              ? [each]
              : each.rows.flatMap((row) => row.cells.flatMap((c) => c.lines));
          for (const { line, text } of pieces) expect(document?.lines[line - 1]).toBe(text);
        }
        expect(document?.lines.every((line) => line === line.normalize('NFC'))).toBe(true);
      }),
    );
  });
});
