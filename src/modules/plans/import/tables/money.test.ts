import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fundingKind, fundingOf, namesFunding } from './funding.ts';
import { dongText, figureValue, hasMoney, moneyOf } from './money.ts';

describe('a written figure', () => {
  test.each<[text: string, value: number]>([
    ['5', 5],
    ['250', 250],
    ['2.500', 2500],
    ['1.234.567', 1234567],
    ['1.234,5', 1234.5],
    ['1,5', 1.5],
    ['2.5', 2.5],
    ['2.55', 2.55],
    ['1,234,567', 1234567],
    ['2 500', 2500],
    ['0,75', 0.75],
  ])('“%s” is %d', (text, value) => {
    expect(figureValue(text)).toBe(value);
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
        const written = String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
        expect(figureValue(written)).toBe(value);
      }),
    );
  });
});

describe('the sum of a cell', () => {
  test.each<[text: string, unit: number, dong: string | null]>([
    ['500', 1_000_000, '500000000'],
    ['2.500', 1_000_000, '2500000000'],
    ['1.234,5', 1_000_000, '1234500000'],
    ['500', 1, '500'],
    ['2 tỷ', 1, '2000000000'],
    ['2 tỷ đồng', 1_000_000, '2000000000'],
    ['2 tỉ đồng', 1, '2000000000'],
    ['1,5 tỷ đồng', 1, '1500000000'],
    ['350 triệu', 1, '350000000'],
    ['350 tr', 1, '350000000'],
    ['350trđ', 1, '350000000'],
    ['800 nghìn đồng', 1, '800000'],
    ['800 ngàn', 1, '800000'],
    ['5.000.000 đồng', 1_000, '5000000'],
    ['5.000.000đ', 1, '5000000'],
    ['Khoảng 2 tỷ đồng', 1, '2000000000'],
    ['1,5 tỷ đồng (NSTW: 1 tỷ; NSĐP: 0,5 tỷ)', 1, '1500000000'],
    ['Tổng: 3 tỷ\nNSTW: 2 tỷ\nNSĐP: 1 tỷ', 1, '3000000000'],
    ['NSTW: 2 tỷ\nNSĐP: 1 tỷ', 1, null],
    ['Ngân sách thành phố', 1, null],
    ['', 1, null],
    ['Theo dự toán năm 2013', 1, null],
    ['Quyết định số 150/QĐ', 1, null],
  ])('“%s” with unit %d is %s đồng', (text, unit, dong) => {
    expect(moneyOf(text, unit)).toBe(dong);
    expect(hasMoney(text, unit)).toBe(dong !== null);
  });

  test('is exact where floating figures are not', () => {
    expect(dongText(0.1 + 0.2, 1_000_000_000)).toBe('300000000');
    expect(dongText(1.005, 1_000)).toBe('1005');
    expect(dongText(0, 1)).toBe('0');
  });
});

describe('where money comes from', () => {
  test.each<[text: string, kind: string]>([
    ['Ngân sách trung ương', 'central_budget'],
    ['Kinh phí TW', 'central_budget'],
    ['Kinh phí TƯ', 'central_budget'],
    ['NSTW', 'central_budget'],
    ['CTMTQG giảm nghèo', 'central_budget'],
    ['Ngân sách địa phương', 'local_budget'],
    ['Kinh phí ĐP', 'local_budget'],
    ['NSĐP', 'local_budget'],
    ['Ngân sách thành phố', 'local_budget'],
    ['Ngân sách tỉnh', 'local_budget'],
    ['Ngân sách huyện', 'local_budget'],
    ['Doanh nghiệp', 'enterprise'],
    ['Người sử dụng lao động', 'enterprise'],
    ['Chủ đầu tư', 'enterprise'],
    ['Xã hội hóa', 'social_contribution'],
    ['Xã hội hoá', 'social_contribution'],
    ['XHH', 'social_contribution'],
    ['Nhân dân đóng góp', 'social_contribution'],
    ['Viện trợ', 'international_aid'],
    ['Vốn ODA', 'international_aid'],
    ['Tổ chức phi chính phủ', 'international_aid'],
    ['Tổ chức quốc tế', 'international_aid'],
    ['Lồng ghép', 'other'],
    ['Kinh phí', 'other'],
  ])('“%s” is %s', (text, kind) => {
    expect(fundingKind(text)).toBe(kind);
  });

  test.each<[text: string, raws: readonly string[]]>([
    [
      '- Ngân sách trung ương.\n- Ngân sách địa phương',
      ['Ngân sách trung ương', 'Ngân sách địa phương'],
    ],
    ['Kinh phí TW và ĐP', ['Kinh phí TW', 'ĐP']],
    ['NSTW, NSĐP', ['NSTW', 'NSĐP']],
    ['NSTW + NSĐP', ['NSTW', 'NSĐP']],
    ['NSTW; xã hội hóa', ['NSTW', 'xã hội hóa']],
    ['Vốn xây dựng và phát triển', ['Vốn xây dựng và phát triển']],
    ['Ngân sách thành phố, lồng ghép', ['Ngân sách thành phố, lồng ghép']],
    ['', []],
    [' - ; . ', []],
  ])('“%s” names %j', (text, raws) => {
    expect(fundingOf(text).map((each) => each.raw)).toEqual(raws);
  });

  test.each([
    ['Ngân sách', true],
    ['kinh phí tự có', true],
    ['xã hội hóa', true],
    ['Sở Y tế', false],
    ['Năm 2013', false],
  ])('“%s” names a source: %s', (text, isOne) => {
    expect(namesFunding(text)).toBe(isOne);
  });
});
