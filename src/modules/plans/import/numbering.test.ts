import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellMark, markOf, ordinal, romanValue } from './numbering.ts';

describe('Roman numbers', () => {
  test.each([
    ['I', 1],
    ['II', 2],
    ['III', 3],
    ['IV', 4],
    ['V', 5],
    ['VI', 6],
    ['IX', 9],
    ['X', 10],
    ['XIV', 14],
    ['XIX', 19],
    ['XXXIX', 39],
  ])('%s is %i', (text, value) => {
    expect(romanValue(text)).toBe(value);
  });

  test.each(['', 'IIII', 'VX', 'IC', 'i', 'A', '1', 'XL', 'I I'])('“%s” is none', (text) => {
    expect(romanValue(text)).toBeNull();
  });

  test('go up as they are counted', () => {
    const spell = (value: number): string =>
      'X'.repeat(Math.floor(value / 10)) +
      ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][value % 10];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 39 }), (value) => {
        expect(romanValue(spell(value))).toBe(value);
      }),
    );
  });
});

describe('the mark that begins a paragraph', () => {
  test.each<[text: string, numbering: string, number: string, rest: string]>([
    ['I. MỤC ĐÍCH', 'roman', 'I', 'MỤC ĐÍCH'],
    ['II/ NỘI DUNG', 'roman', 'II', 'NỘI DUNG'],
    ['III - TỔ CHỨC', 'roman', 'III', 'TỔ CHỨC'],
    ['IV) KINH PHÍ', 'roman', 'IV', 'KINH PHÍ'],
    ['V: Khác', 'roman', 'V', 'Khác'],
    ['II.3. Y tế', 'roman', 'II.3', 'Y tế'],
    ['II.3.1. Y tế cơ sở', 'roman', 'II.3.1', 'Y tế cơ sở'],
    ['A. Phần chung', 'roman', 'A', 'Phần chung'],
    ['Đ. Phần năm', 'roman', 'Đ', 'Phần năm'],
    ['B) Phần hai', 'roman', 'B', 'Phần hai'],
    ['Phần I. Mục tiêu', 'roman', 'I', 'Mục tiêu'],
    ['PHẦN THỨ NHẤT: MỤC TIÊU', 'roman', 'I', 'MỤC TIÊU'],
    ['Phần thứ hai - Nhiệm vụ', 'roman', 'II', 'Nhiệm vụ'],
    ['Phần thứ tư', 'roman', 'IV', ''],
    ['Mục 2. Nội dung', 'roman', '2', 'Nội dung'],
    ['Chương III: Điều khoản', 'roman', 'III', 'Điều khoản'],
    ['1. Mục tiêu', 'arabic', '1', 'Mục tiêu'],
    ['1) Mục tiêu', 'arabic', '1', 'Mục tiêu'],
    ['1/ Mục tiêu', 'arabic', '1', 'Mục tiêu'],
    ['12. Mục mười hai', 'arabic', '12', 'Mục mười hai'],
    ['3. 60% hộ nghèo', 'arabic', '3', '60% hộ nghèo'],
    ['5.1. Y tế', 'arabic', '5.1', 'Y tế'],
    ['5.1 Y tế', 'arabic', '5.1', 'Y tế'],
    ['2.3.4) Y tế', 'arabic', '2.3.4', 'Y tế'],
    ['a) Hỗ trợ', 'letter', 'a', 'Hỗ trợ'],
    ['b. Hỗ trợ', 'letter', 'b', 'Hỗ trợ'],
    ['đ) Hỗ trợ', 'letter', 'đ', 'Hỗ trợ'],
    ['- Hỗ trợ', 'dash', '', 'Hỗ trợ'],
    ['– Hỗ trợ', 'dash', '', 'Hỗ trợ'],
    ['-Hỗ trợ', 'dash', '', 'Hỗ trợ'],
    ['• Hỗ trợ', 'dash', '', 'Hỗ trợ'],
    ['+ Hỗ trợ', 'dash', '', 'Hỗ trợ'],
  ])('of “%s” is %s %s', (text, numbering, number, rest) => {
    expect(markOf(text)).toMatchObject({ numbering, number, rest });
  });

  test.each([
    'Hỗ trợ người nghèo',
    '2.500 ngôi mộ được xây',
    '30 tháng 4 năm 1975',
    '60% hộ nghèo thoát nghèo',
    '1.234,5 tỷ đồng',
    'Phần mềm quản lý',
    'Mục tiêu chung',
    'Năm 2020',
    '-----',
    '=====',
    '- - -',
    '80/NQ-CP ngày 19/5/2011',
    'TP. Hải Phòng',
    '',
  ])('“%s” begins with none', (text) => {
    expect(markOf(text)).toBeNull();
  });

  test.each([
    ['+ Hỗ trợ', true],
    ['◦ Hỗ trợ', true],
    ['- Hỗ trợ', false],
    ['• Hỗ trợ', false],
  ])('“%s” stands below dashes: %s', (text, minor) => {
    expect(markOf(text)?.minor).toBe(minor);
  });

  test('keeps what is written: mark and rest are the text again', () => {
    const mark = fc.constantFrom('I.', 'II.', '1.', '12)', '5.1.', 'a)', '-', 'A.', '2.3.4.');
    const rest = fc.stringMatching(/^[A-ZĐ][a-zđêôơư ]{2,20}[a-z]$/);
    fc.assert(
      fc.property(mark, rest, (sign, words) => {
        const found = markOf(`${sign} ${words}`);
        expect(`${found?.raw ?? ''} ${found?.rest ?? ''}`).toBe(`${sign} ${words}`);
      }),
    );
  });
});

describe('the number that fills a cell', () => {
  test.each<[text: string, numbering: string, number: string]>([
    ['I', 'roman', 'I'],
    ['IV.', 'roman', 'IV'],
    ['(II)', 'roman', 'II'],
    ['A', 'roman', 'A'],
    ['1', 'arabic', '1'],
    ['1.', 'arabic', '1'],
    ['2.3', 'arabic', '2.3'],
    ['2. 3', 'arabic', '2.3'],
    ['2.3.4.', 'arabic', '2.3.4'],
    ['II.1', 'arabic', 'II.1'],
    ['12345', 'arabic', '12345'],
    ['1a', 'arabic', '1a'],
    ['a)', 'letter', 'a'],
    ['đ', 'letter', 'đ'],
    ['a.1', 'letter', 'a.1'],
    ['-', 'dash', ''],
    ['+', 'dash', ''],
    [' 7 ', 'arabic', '7'],
  ])('“%s” is %s %s', (text, numbering, number) => {
    expect(cellMark(text)).toMatchObject({ numbering, number });
  });

  test.each([
    '',
    ' ',
    'Sở Y tế',
    'Năm 2013',
    '2013-2015',
    '1,5',
    'Nội dung',
    '1 việc',
    'ab',
    '123456',
  ])('“%s” is none', (text) => {
    expect(cellMark(text)).toBeNull();
  });
});

describe('where a number stands among its sisters', () => {
  test.each<[text: string, place: number | null]>([
    ['1', 1],
    ['12', 12],
    ['2.3', 3],
    ['IV', 4],
    ['II.1', 1],
    ['a', 1],
    ['d', 4],
    ['đ', 5],
    ['e', 6],
    ['-', null],
  ])('%s is at %s', (text, place) => {
    const mark = cellMark(text);
    expect(mark === null ? null : ordinal(mark)).toBe(place);
  });
});
