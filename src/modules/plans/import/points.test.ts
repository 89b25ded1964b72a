import { describe, expect, test } from 'vitest';
import type { Place } from '../domain/index.ts';
import { readBody } from './body.ts';
import { dateIn, periodOfTitle, quietName } from './heading.ts';
import { cellMark, markOf, ordinal, romanValue } from './numbering.ts';
import { mentionsIn } from './references.ts';
import { targetsIn } from './targets.ts';

const where: Place = { kind: 'provision', code: 'II.1', line: 1 };

describe('marks that begin a point', () => {
  test.each([
    ['II. NỘI DUNG', 'roman', 'II', 'NỘI DUNG'],
    ['5.1 .Bảo đảm giáo dục', 'arabic', '5.1', 'Bảo đảm giáo dục'],
    ['1) Sở Y tế', 'arabic', '1', 'Sở Y tế'],
    ['đ) Việc khác', 'letter', 'đ', 'Việc khác'],
    ['- Hỗ trợ', 'dash', '', 'Hỗ trợ'],
    ['PHẦN II. NỘI DUNG', 'roman', 'II', 'NỘI DUNG'],
    ['II.2.1. Việc', 'roman', 'II.2.1', 'Việc'],
  ])('%s', (text, numbering, number, rest) => {
    expect(markOf(text)).toMatchObject({ numbering, number, rest });
  });

  test.each(['2.500 ngôi mộ', '30 tháng 4 năm 1975', 'Phần mềm dùng chung', '-----', '12,5% hộ'])(
    '%s begins no point',
    (text) => {
      expect(markOf(text)).toBeNull();
    },
  );

  test('a cell of a number, and where it stands among its sisters', () => {
    expect(cellMark('2.3')).toMatchObject({ numbering: 'arabic', number: '2.3' });
    expect(cellMark('Năm 2013')).toBeNull();
    expect(romanValue('XIV')).toBe(14);
    expect(romanValue('IIII')).toBeNull();
    const place = (text: string): number | null => {
      const mark = cellMark(text);
      return mark === null ? null : ordinal(mark);
    };
    expect(['IV', '2.3', 'b', '-'].map(place)).toEqual([4, 3, 2, null]);
  });
});

describe('provisions of a body', () => {
  const codes = (...texts: readonly string[]): string[] =>
    readBody(texts.map((text, index) => ({ text, line: index + 1 }))).provisions.map(
      (each) => each.code,
    );

  test('dashes are counted in order, numbered sentences keep their number', () => {
    expect(codes('I. MỤC ĐÍCH', '- Một.', '- Hai.', 'II. VIỆC', '1. Làm một việc.')).toEqual([
      'I.1',
      'I.2',
      'II.1',
    ]);
  });

  test('a part without numbers or dashes: each of its paragraphs is one', () => {
    expect(codes('III. KINH PHÍ', 'Ngân sách bảo đảm.', 'Huy động thêm.')).toEqual([
      'III.1',
      'III.2',
    ]);
  });

  test('a heading with something below it is a section, letters keep their letter', () => {
    expect(codes('I. A', '2. Mục tiêu cụ thể', 'a) Một.', 'b) Hai.')).toEqual(['I.2.a', 'I.2.b']);
  });

  test('what the text numbers twice gets a code of its own, and is told', () => {
    const body = readBody([
      { text: 'I. A', line: 1 },
      { text: '1. Một.', line: 2 },
      { text: '1. Hai.', line: 3 },
    ]);
    expect(body.provisions.map((each) => each.code)).toEqual(['I.1', 'I.1-2']);
    expect(body.collisions).toMatchObject([{ wanted: 'I.1', given: 'I.1-2', firstLine: 2 }]);
  });
});

describe('figures that a plan aims at', () => {
  test.each([
    ['tăng tối thiểu 2.000 người tham gia', { kind: 'minimum', min: 2000 }],
    ['từ 250 người lên 400 người', { kind: 'change', from: 250, to: 400, unit: 'người' }],
    ['Giảm từ 6,2% xuống còn 5,1%', { kind: 'change', from: 6.2, to: 5.1, unit: '%' }],
    ['Xây dựng từ 3 đến 5 điểm sinh hoạt', { kind: 'range', min: 3, max: 5 }],
    ['Đến năm 2025 đạt 60% dân số', { kind: 'exact', min: 60, max: 60, year: 2025 }],
    ['Không quá 1.200 hộ', { kind: 'maximum', max: 1200, unit: 'hộ' }],
    ['mỗi năm đạt từ 2 tỷ đồng trở lên', { kind: 'minimum', min: 2e9, unit: 'đồng', per: 'year' }],
  ])('%s', (text, target) => {
    expect(targetsIn(text, where)).toMatchObject([target]);
  });

  test.each([
    'trẻ em dưới 6 tuổi',
    'sau ngày 30 tháng 4 năm 1975',
    'giai đoạn 2012 - 2020',
    'Nghị quyết số 15-NQ/TW',
    'cả về 3 nội dung',
  ])('%s is no target', (text) => {
    expect(targetsIn(text, where)).toEqual([]);
  });
});

describe('other documents and the heading', () => {
  test('type, date and issuer stand around the symbol', () => {
    expect(
      mentionsIn('Quyết định 826/QĐ-LĐTBXH ngày 7/7/2011 của Bộ trưởng về nghề', where),
    ).toMatchObject([
      { number: '826/QĐ-LĐTBXH', type: 'quyết định', date: '2011-07-07', issuer: 'Bộ trưởng' },
    ]);
    expect(mentionsIn('theo Nghị định số 20/2021/NĐ-CP', where)).toMatchObject([
      { type: 'nghị định', issuer: 'Chính phủ', date: null },
    ]);
    expect(mentionsIn('giai đoạn 2013 - Hải Phòng', where)).toEqual([]);
  });

  test('a date that is not complete, or that no calendar has, is none', () => {
    expect(dateIn('ngày 14 tháng 6 năm 2013')?.date).toBe('2013-06-14');
    expect(dateIn('ngày    tháng 6 năm 2013')?.date).toBeNull();
    expect(dateIn('31/02/2013')?.date).toBeNull();
  });

  test('the title names the years', () => {
    expect(periodOfTitle('giai đoạn 2012- 2020')).toEqual({ from: 2012, to: 2020 });
    expect(periodOfTitle('năm 2024')).toEqual({ from: 2024, to: 2024 });
    expect(periodOfTitle('đến năm 2025')).toEqual({ from: null, to: 2025 });
    expect(periodOfTitle('hỗ trợ người dân')).toEqual({ from: null, to: null });
  });

  test('capitals of a heading become the name as it is written', () => {
    expect(quietName('ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU')).toBe(
      'Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu',
    );
  });
});
