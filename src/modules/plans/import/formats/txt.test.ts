import { describe, expect, test } from 'vitest';
import type { NeutralBlock } from '../neutral.ts';
import { readTxt } from './txt.ts';

const shown = (block: NeutralBlock): unknown =>
  block.kind === 'paragraph'
    ? block.blank
      ? '<trống>'
      : block.text
    : block.rows.map((row) =>
        row.cells.map((cell) => cell.lines.map((each) => each.text).join('/')),
      );

const read = (...lines: readonly string[]): unknown[] =>
  readTxt(lines.join('\n')).blocks.map(shown);

describe('paragraphs of a text', () => {
  test.each<[what: string, lines: readonly string[], expected: readonly unknown[]]>([
    ['a line is a paragraph', ['Một.', 'Hai.'], ['Một.', 'Hai.']],
    ['blank lines part and are none', ['Một.', '', '', 'Hai.'], ['Một.', 'Hai.']],
    ['spaces are tidied', ['  Sở   Y\u00a0tế  '], ['Sở Y tế']],
    ['a tab that begins a line indents it', ['\t\tMột'], ['Một']],
    [
      'a line of no-break spaces is an empty cell',
      ['Một.', '\u00a0', 'Hai.'],
      ['Một.', '<trống>', 'Hai.'],
    ],
    [
      'a wrapped line goes on with the one above it',
      ['Tiếp tục triển khai thực hiện các chính sách về', 'an sinh xã hội trên địa bàn.'],
      ['Tiếp tục triển khai thực hiện các chính sách về an sinh xã hội trên địa bàn.'],
    ],
    [
      'but not after the end of a sentence',
      ['Tiếp tục triển khai thực hiện các chính sách.', 'an sinh xã hội'],
      ['Tiếp tục triển khai thực hiện các chính sách.', 'an sinh xã hội'],
    ],
    [
      'nor over a blank line',
      ['Tiếp tục triển khai thực hiện các chính sách về', '', 'an sinh xã hội'],
      ['Tiếp tục triển khai thực hiện các chính sách về', 'an sinh xã hội'],
    ],
    [
      'nor when it begins with a letter of a list',
      ['Tiếp tục triển khai thực hiện các chính sách về', 'a) người có công'],
      ['Tiếp tục triển khai thực hiện các chính sách về', 'a) người có công'],
    ],
    ['nor below a short line', ['Kính gửi', 'các sở'], ['Kính gửi', 'các sở']],
  ])('%s', (_what, lines, expected) => {
    expect(read(...lines)).toEqual(expected);
  });
});

describe('tables of a text', () => {
  const bars = ['TT | Nội dung | Chủ trì', '1 | Xây trạm | Sở Y tế'];
  const rows = [
    ['TT', 'Nội dung', 'Chủ trì'],
    ['1', 'Xây trạm', 'Sở Y tế'],
  ];

  test.each<[what: string, lines: readonly string[], expected: readonly unknown[]]>([
    ['rows parted by bars', bars, [rows]],
    ['with bars around them', bars.map((line) => `| ${line} |`), [rows]],
    ['with a rule below the headings', [bars[0] ?? '', '|---|:---:|---|', bars[1] ?? ''], [rows]],
    ['with a frame of signs', ['+---+', ...bars, '+===+'], [rows]],
    ['rows parted by tabs', bars.map((line) => line.replaceAll(' | ', '\t')), [rows]],
    [
      'an empty first cell in a table of tabs',
      ['TT\tNội dung\tChủ trì', '\tXây trạm\tSở Y tế'],
      [[rows[0], ['', 'Xây trạm', 'Sở Y tế']]],
    ],
    [
      'line breaks inside a cell',
      ['TT | Nội dung | Chủ trì', '1 | Xây<br>trạm | Sở<BR/>Y tế'],
      [[rows[0], ['1', 'Xây/trạm', 'Sở/Y tế']]],
    ],
    [
      'a line below in small letters goes on with the last cell',
      [...bars, 'và đơn vị khác'],
      [[rows[0], ['1', 'Xây trạm', 'Sở Y tế/và đơn vị khác']]],
    ],
    ['a line below in capitals ends the table', [...bars, 'Hết bảng.'], [rows, 'Hết bảng.']],
    ['a blank line inside does not end it', [bars[0] ?? '', '', bars[1] ?? ''], [rows]],
    ['a line below a blank one does', [...bars, '', 'và tiếp'], [rows, 'và tiếp']],
    ['one bar makes no table', ['Sở Y tế | Sở Tài chính'], ['Sở Y tế | Sở Tài chính']],
    ['one tab makes none', ['Số:\t12/KH-UBND'], ['Số: 12/KH-UBND']],
  ])('%s', (_what, lines, expected) => {
    expect(read(...lines)).toEqual(expected);
  });

  test('every cell knows its line', () => {
    const [table] = readTxt(['Đầu.', '', ...bars].join('\n')).blocks.slice(1);
    const lines =
      table?.kind === 'table' ? table.rows.map((row) => [row.line, row.cells[1]?.line]) : [];
    expect(lines).toEqual([
      [3, 3],
      [4, 4],
    ]);
  });
});
