import { describe, expect, test } from 'vitest';
import {
  beginsAnnex,
  closes,
  dateIn,
  periodOfTitle,
  quietName,
  readClosing,
  readHeading,
  symbol,
} from './heading.ts';

const lines = (...texts: readonly string[]) =>
  texts.map((text, index) => ({ line: index + 1, text }));

describe('the first date of a text', () => {
  test.each<[text: string, date: string | null]>([
    ['ngày 14 tháng 6 năm 2013', '2013-06-14'],
    ['Hải Phòng, ngày 05 tháng 01 năm 2015', '2015-01-05'],
    ['Ngày 1 tháng 12 năm 2020 của', '2020-12-01'],
    ['ngày 14/6/2013', '2013-06-14'],
    ['14-06-2013', '2013-06-14'],
    ['14.6.2013', '2013-06-14'],
    ['ngày    tháng 6 năm 2013', null],
    ['ngày 14 tháng   năm 2013', null],
    ['ngày 14 tháng 6 năm', null],
    ['ngày 31 tháng 02 năm 2013', null],
    ['ngày 29 tháng 02 năm 2012', '2012-02-29'],
    ['ngày 29 tháng 02 năm 2013', null],
    ['32/01/2013', null],
  ])('of “%s” is %s', (text, date) => {
    expect(dateIn(text)?.date ?? null).toBe(date);
  });

  test.each(['năm 2013', 'tháng 6/2013', '12/KH-UBND', 'quý III năm 2013', ''])(
    'is not there in “%s”',
    (text) => {
      expect(dateIn(text)).toBeNull();
    },
  );

  test('says where it stands and how it is written', () => {
    expect(dateIn('Quyết định ngày 14/6/2013 của')).toEqual({
      date: '2013-06-14',
      raw: '14/6/2013',
      index: 16,
    });
  });
});

describe('the number of a document', () => {
  test.each([
    '4220/KH-UBND',
    '15-NQ/TW',
    '18-CT/TU',
    '18-Ctr/TU',
    '80/NQ-CP',
    '1215/QĐ-TTg',
    '04/2012/UBTVQH13',
    '47/2008/QĐ-TTg',
    '26/2005/PL-UBTVQH11',
    '12a/KH-UBND',
  ])('%s is read whole', (text) => {
    expect(symbol.exec(`Số ${text} ngày`)?.[0]).toBe(text);
  });

  test.each(['14/6/2013', '60%', '2.500', '2012-2020', '24/7', 'KH-UBND'])('%s is none', (text) => {
    expect(symbol.test(text)).toBe(false);
  });
});

describe('a name in capitals', () => {
  test.each([
    ['ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG', 'Ủy ban nhân dân thành phố Hải Phòng'],
    ['ỦY BAN NHÂN DÂN TỈNH LÀO CAI', 'Ủy ban nhân dân tỉnh Lào Cai'],
    ['UBND QUẬN NGÔ QUYỀN', 'UBND quận Ngô Quyền'],
    ['SỞ Y TẾ', 'Sở y tế'],
    ['CHÍNH PHỦ', 'Chính phủ'],
    ['Ủy ban nhân dân', 'Ủy ban nhân dân'],
  ])('%s is written %s', (loud, quiet) => {
    expect(quietName(loud)).toBe(quiet);
  });
});

const usual = [
  'ỦY BAN NHÂN DÂN',
  'THÀNH PHỐ HẢI PHÒNG',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Số: 4220/KH-UBND',
  'Hải Phòng, ngày 14 tháng 6 năm 2013',
  'KẾ HOẠCH',
  'THỰC HIỆN CHÍNH SÁCH XÃ HỘI',
  'GIAI ĐOẠN 2012-2020',
  'Căn cứ Nghị quyết số 15-NQ/TW;',
];

describe('the heading of a plan', () => {
  test('gives number, type, title, issuer, place and day', () => {
    expect(readHeading(lines(...usual))).toMatchObject({
      number: '4220/KH-UBND',
      numberLine: 5,
      type: 'kế hoạch',
      title: 'THỰC HIỆN CHÍNH SÁCH XÃ HỘI GIAI ĐOẠN 2012-2020',
      issuer: 'Ủy ban nhân dân thành phố Hải Phòng',
      place: 'Hải Phòng',
      dated: { date: '2013-06-14', line: 6 },
      length: 9,
    });
  });

  test.each<[what: string, change: (texts: string[]) => void, expected: object]>([
    [
      'the number may have no colon',
      (t) => void (t[4] = 'Số 4220/KH-UBND'),
      { number: '4220/KH-UBND' },
    ],
    [
      'spaces in the number are none',
      (t) => void (t[4] = 'Số: 4220 /KH-UBND'),
      { number: '4220/KH-UBND' },
    ],
    ['a number left open is none', (t) => void (t[4] = 'Số:     /KH-UBND'), { number: null }],
    [
      'a day left open is no date',
      (t) => void (t[5] = 'Hải Phòng, ngày     tháng 6 năm 2013'),
      { dated: { date: null, raw: 'ngày     tháng 6 năm 2013' } },
    ],
    [
      'dots stand for what is open',
      (t) => void (t[5] = 'Hải Phòng, ngày ... tháng ... năm 2013'),
      { dated: { date: null } },
    ],
    [
      'without that line there is neither place nor day',
      (t) => void t.splice(5, 1),
      { place: null, dated: null },
    ],
    ['letters apart are one word', (t) => void (t[6] = 'K Ế H O Ạ C H'), { type: 'kế hoạch' }],
    [
      'the title may stand in the line of the type',
      (t) => void t.splice(6, 3, 'KẾ HOẠCH GIẢM NGHÈO NĂM 2024'),
      { type: 'kế hoạch', title: 'GIẢM NGHÈO NĂM 2024' },
    ],
    ['a programme is one', (t) => void (t[6] = 'CHƯƠNG TRÌNH'), { type: 'chương trình' }],
    ['a scheme is one', (t) => void (t[6] = 'ĐỀ ÁN'), { type: 'đề án' }],
    ['an unknown type is none', (t) => void (t[6] = 'GIẤY MỜI'), { type: null, title: '' }],
    [
      'the issuer may stand in one line',
      (t) => void t.splice(0, 2, 'ỦY BAN NHÂN DÂN TỈNH LÀO CAI'),
      { issuer: 'Ủy ban nhân dân tỉnh Lào Cai' },
    ],
    [
      'the motto beside it is not the issuer',
      (t) => void (t[0] = 'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
      { issuer: 'Ủy ban nhân dân thành phố Hải Phòng' },
    ],
    [
      'a rule ends the title',
      (t) => void (t[8] = '-------'),
      { title: 'THỰC HIỆN CHÍNH SÁCH XÃ HỘI' },
    ],
    [
      '"(Kèm theo …)" is no part of it',
      (t) => void t.splice(7, 0, '(Kèm theo Quyết định số 1/QĐ-UBND)'),
      { title: 'THỰC HIỆN CHÍNH SÁCH XÃ HỘI GIAI ĐOẠN 2012-2020' },
    ],
  ])('%s', (_what, change, expected) => {
    const texts = [...usual];
    change(texts);
    expect(readHeading(lines(...texts))).toMatchObject(expected);
  });
});

describe('the period that a title names', () => {
  test.each<[title: string, from: number | null, to: number | null]>([
    ['giai đoạn 2012-2020', 2012, 2020],
    ['GIAI ĐOẠN 2012 – 2020', 2012, 2020],
    ['giai đoạn 2021 đến 2025', 2021, 2025],
    ['giai đoạn từ năm 2021 đến năm 2025', 2021, 2025],
    ['giai đoạn 2021-25', 2021, 2025],
    ['năm 2024', 2024, 2024],
    ['năm 2024 và năm 2025', 2024, 2025],
    ['đến năm 2030', null, 2030],
    ['năm 2021 và định hướng đến năm 2030', 2021, 2030],
    ['đến hết năm 2025', null, 2025],
    ['thực hiện Nghị quyết', null, null],
    ['', null, null],
  ])('“%s”: from %s to %s', (title, from, to) => {
    expect(periodOfTitle(title)).toEqual({ from, to });
  });
});

describe('signature and recipients', () => {
  test('are read in whatever order they stand', () => {
    const signature = [
      'TM. ỦY BAN NHÂN DÂN',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      '(đã ký)',
      'Lê Khắc Nam',
    ];
    const recipients = ['Nơi nhận:', '- TTTU, TT HĐND TP;', '- Các Sở, ngành;', '- Lưu: VT.'];
    for (const order of [
      [...signature, ...recipients],
      [...recipients, ...signature],
    ]) {
      expect(readClosing(lines(...order))).toMatchObject({
        signedBy: 'Lê Khắc Nam',
        signingCapacity: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
        recipients: ['TTTU, TT HĐND TP', 'Các Sở, ngành', 'Lưu: VT'],
      });
    }
  });

  test('a name without a capacity above it is nobody’s signature', () => {
    expect(readClosing(lines('Lê Khắc Nam'))).toMatchObject({
      signedBy: null,
      signingCapacity: [],
    });
  });

  test.each([
    ['Nơi nhận:', true],
    ['Nơi nhận', true],
    ['TM. ỦY BAN NHÂN DÂN', true],
    ['KT. CHỦ TỊCH', true],
    ['TUQ. GIÁM ĐỐC', true],
    ['TM. Ủy ban nhân dân', false],
    ['Nơi ở', false],
    ['V. TỔ CHỨC THỰC HIỆN', false],
  ])('“%s” ends the body: %s', (text, ends) => {
    expect(closes(text)).toBe(ends);
  });
});

describe('the heading of an annex', () => {
  test.each([
    'PHỤ LỤC',
    'Phụ lục',
    'PHỤ LỤC 1',
    'Phụ lục I',
    'PHỤ LỤC SỐ 02',
    'BIỂU MẪU',
    'Phụ lục A',
  ])('is “%s”', (text) => {
    expect(beginsAnnex(text)).toBe(true);
  });

  test.each([
    'theo phụ lục kèm theo',
    'Phụ nữ',
    'BIỂU DƯƠNG',
    'Danh mục',
    '',
    `PHỤ LỤC 1 ${'x'.repeat(120)}`,
  ])('is not “%s”', (text) => {
    expect(beginsAnnex(text)).toBe(false);
  });
});
