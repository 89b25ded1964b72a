import { describe, expect, test } from 'vitest';
import { matchesSearch, normalForm, searchKey, toneKey } from './text.ts';

describe('the normal form', () => {
  test('is composed, whatever the keyboard sent', () => {
    const decomposed = 'Hải Phòng'.normalize('NFD');
    expect(decomposed).not.toBe('Hải Phòng');
    expect(normalForm(decomposed)).toBe('Hải Phòng');
  });

  test('writes Đ with one character, not the Icelandic one', () => {
    expect(normalForm('\u00d0ảng uỷ, \u00f0ịa phương')).toBe('Đảng uỷ, địa phương');
  });

  test('has one space between words and none at the ends', () => {
    expect(normalForm('  Sở\u00a0Lao \u200b động\n\tThương\ufeff binh ')).toBe(
      'Sở Lao động Thương binh',
    );
  });

  test('keeps case, marks and punctuation', () => {
    expect(normalForm('TM. ỦY BAN – “Hà”')).toBe('TM. ỦY BAN – “Hà”');
  });
});

describe('the search key', () => {
  test.each([
    ['Thuỷ Nguyên', 'thuy nguyen'],
    ['THỦY  NGUYÊN', 'thuy nguyen'],
    ['Đặc khu Cát Hải', 'dac khu cat hai'],
    ['Sở LĐTB&XH', 'so ldtb xh'],
    ['4220/KH-UBND', '4220 kh ubnd'],
    ['Bạch Long Vĩ – (đảo)', 'bach long vi dao'],
    ['ưƯơƠăĂâÂêÊôÔ', 'uuooaaaaeeoo'],
    ['…', ''],
  ])('of %s is %s', (text, key) => expect(searchKey(text)).toBe(key));
});

describe('the tone key', () => {
  test.each([
    ['hoà', 'hòa'],
    ['Thuỷ', 'thủy'],
    ['khoẻ', 'khỏe'],
    ['quý', 'qúy'],
    ['Hoà Bình', 'HÒA  BÌNH'],
  ])('is one for %s and %s', (one, other) => expect(toneKey(one)).toBe(toneKey(other)));

  test.each([
    ['ma', 'má'],
    ['mà', 'mả'],
    ['đa', 'da'],
    ['an', 'ân'],
    ['oa', 'ao'],
  ])('is not one for %s and %s', (one, other) => expect(toneKey(one)).not.toBe(toneKey(other)));
});

describe('a search', () => {
  const title = 'Xây dựng nghĩa trang liệt sỹ thành phố';

  test.each(['nghia trang', 'NGHĨA', 'liet sy', 'trang xay', 'thanh pho ngh', '', '  '])(
    'for "%s" finds the title',
    (query) => expect(matchesSearch(title, query)).toBe(true),
  );

  test.each(['hia trang', 'nghia dia', 'liet si', 'x y z'])('for "%s" does not', (query) =>
    expect(matchesSearch(title, query)).toBe(false),
  );
});
