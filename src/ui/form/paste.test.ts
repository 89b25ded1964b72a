import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrangeCells, readCells } from './paste.ts';

describe('cells from a spreadsheet', () => {
  test('are parted by tabs, rows by line ends of any system', () => {
    expect(readCells('a\tb\r\nc\td\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(readCells('a\rb')).toEqual([['a'], ['b']]);
  });

  test('in quotes may hold tabs, line ends and doubled quotes', () => {
    expect(readCells('"Thôn\nĐông"\t"số ""5"""\nx\ty')).toEqual([
      ['Thôn Đông', 'số "5"'],
      ['x', 'y'],
    ]);
  });

  test('that only begin with a quote are taken as they stand', () => {
    expect(readCells('"Đông" cũ\tb')).toEqual([['"Đông" cũ', 'b']]);
    expect(readCells('"dở dang\tb')).toEqual([['"dở dang', 'b']]);
  });

  test('are composed to NFC and trimmed; empty rows are no rows', () => {
    expect(readCells(`  ${'Đông'.normalize('NFD')} \t x\n\n\t\n`)).toEqual([['Đông', 'x']]);
    expect(readCells('')).toEqual([]);
    expect(readCells('\n\n')).toEqual([]);
  });

  test('keep an empty cell in its place', () => {
    expect(readCells('a\t\tc\n\tb\t')).toEqual([
      ['a', '', 'c'],
      ['', 'b', ''],
    ]);
  });

  test('of any text end, and lose no word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ') }), (text) => {
        const rows = readCells(text);
        const letters = (of: string) => of.replaceAll(/[^a]/g, '').length;
        expect(letters(rows.flat().join(''))).toBe(letters(text));
      }),
    );
  });
});

describe('pasted columns', () => {
  const labels = ['Loại', 'Tên thôn'];

  test('stand in our order when no head names them', () => {
    expect(arrangeCells([['thôn', 'Đông', 'thừa'], ['thôn']], labels)).toEqual([
      ['thôn', 'Đông'],
      ['thôn', ''],
    ]);
  });

  test('follow the head when it names them, without accents and in any order', () => {
    const cells = [
      ['STT', 'TEN THON', 'loại'],
      ['1', 'Đông', 'thôn'],
    ];
    expect(arrangeCells(cells, labels)).toEqual([['thôn', 'Đông']]);
  });

  test('with one name of two in the first row are data', () => {
    expect(arrangeCells([['Loại', 'Đông']], labels)).toEqual([['Loại', 'Đông']]);
    expect(arrangeCells([['Tên thôn'], ['Đông']], ['Tên thôn'])).toEqual([['Đông']]);
  });
});
