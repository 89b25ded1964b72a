import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeTime, periodOf, yearsIn } from './time.ts';

describe('a cell of time', () => {
  test.each<[text: string, start: number | null, end: number | null]>([
    ['Năm 2013', 2013, 2013],
    ['2013', 2013, 2013],
    ['Năm 1010', 1010, 1010],
    ['2012-2015', 2012, 2015],
    ['2012 - 2015', 2012, 2015],
    ['2022–2025', 2022, 2025],
    ['2022 — 2025', 2022, 2025],
    ['2021-25', 2021, 2025],
    ['2021 – 25', 2021, 2025],
    ['Từ 2012 đến 2015', 2012, 2015],
    ['Từ năm 2012 đến năm 2015', 2012, 2015],
    ['Giai đoạn 2016-2020', 2016, 2020],
    ['Năm 2013, 2014', 2013, 2014],
    ['2013; 2015; 2017', 2013, 2017],
    ['Quý I/2013', 2013, 2013],
    ['Quý III năm 2023', 2023, 2023],
    ['Quý III/2023 - 2025', 2023, 2025],
    ['Quý I/2022-Quý IV/2025', 2022, 2025],
    ['Tháng 6/2013', 2013, 2013],
    ['Tháng 12 năm 2020', 2020, 2020],
    ['06/2013 - 12/2015', 2013, 2015],
    ['Trước ngày 30/6/2014', 2014, 2014],
    ['Hằng năm', null, null],
    ['Hàng năm', null, null],
    ['Thường xuyên', null, null],
    ['Hằng quý', null, null],
    ['Từ năm 2013', 2013, null],
    ['Kể từ năm 2013', 2013, null],
    ['Bắt đầu từ 2014', 2014, null],
    ['Đến năm 2015', 2015, 2015],
    ['Đến hết năm 2020', 2020, 2020],
    ['Năm 2013 và các năm tiếp theo', 2013, 2013],
    ['', null, null],
    ['Theo Quyết định số 47/2008/QĐ-TTg', null, null],
    ['2.013', null, null],
    ['12345', null, null],
  ])('“%s”: from %s to %s', (text, start, end) => {
    expect(periodOf(text)).toEqual({ start, end });
  });
});

describe('the years of a text', () => {
  test('stand in their order, as often as they are written', () => {
    const year = fc.integer({ min: 1900, max: 2099 });
    const gap = fc.constantFrom(' - ', '–', ' đến ', ', ', '; ', ' và ');
    fc.assert(
      fc.property(fc.array(year, { minLength: 1, maxLength: 6 }), gap, (years, sign) => {
        expect(yearsIn(`Năm ${years.join(sign)}`)).toEqual(years);
      }),
    );
  });

  test.each(['1234567', '2.500', '1.234,5', '2013/QĐ', '12.2013', '0,2013'])(
    'are none in “%s”',
    (text) => {
      expect(yearsIn(text)).toEqual([]);
    },
  );
});

describe('what says when', () => {
  test.each([
    'Năm 2013',
    '2013-2015',
    'Quý II',
    'Tháng 6',
    'Hằng năm',
    'Hàng tháng',
    'Thường xuyên',
    'Định kỳ 6 tháng',
    'Giai đoạn I',
    'Trong năm',
    'Cả năm',
  ])('“%s” does', (text) => {
    expect(looksLikeTime(text)).toBe(true);
  });

  test.each(['Sở Y tế', 'Ngân sách', '', '12', 'Xây dựng', `Năm 2013 ${'dài '.repeat(30)}`])(
    '“%s” does not',
    (text) => {
      expect(looksLikeTime(text)).toBe(false);
    },
  );
});
