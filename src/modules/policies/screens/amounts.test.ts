import { describe, expect, test } from 'vitest';
import { capital, shownAmount } from './amounts.tsx';

describe('an amount of the law', () => {
  test.each([
    ['0', '0', '0'],
    ['7', '7', '7'],
    ['999', '999', '999'],
    ['1000', '1.000', '1,000'],
    ['1250000', '1.250.000', '1,250,000'],
    ['100000000', '100.000.000', '100,000,000'],
    ['2.5', '2,5', '2.5'],
    ['0.125', '0,125', '0.125'],
    ['1250000.5', '1.250.000,5', '1,250,000.5'],
    ['6.60', '6,60', '6.60'],
    ['-700000', '-700.000', '-700,000'],
  ])('%s is %s in Vietnamese and %s in English', (text, vi, en) => {
    expect(shownAmount(text, 'vi')).toBe(vi);
    expect(shownAmount(text, 'en')).toBe(en);
  });
});

describe('a noun of the law at the head of something', () => {
  test.each([
    ['mức chuẩn trợ giúp', 'Mức chuẩn trợ giúp'],
    ['đồng', 'Đồng'],
    ['ở nhà', 'Ở nhà'],
    ['ăn trưa', 'Ăn trưa'],
    ['BHYT', 'BHYT'],
    ['75 tuổi', '75 tuổi'],
    ['', ''],
  ])('“%s” begins as “%s”', (text, shown) => expect(capital(text)).toBe(shown));
});
