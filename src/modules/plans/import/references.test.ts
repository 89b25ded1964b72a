import { describe, expect, test } from 'vitest';
import type { Place } from '../domain/index.ts';
import { joinReferences, mentionsIn } from './references.ts';
import { targetsIn } from './targets.ts';

const where: Place = { kind: 'provision', code: 'II.1', line: 7 };

describe('a document that a text names', () => {
  test.each<
    [
      text: string,
      expected: readonly [number: string, type: string, date: string | null, issuer: string | null],
    ]
  >([
    [
      'Quyết định số 1215/QĐ-TTg ngày 22/7/2011',
      ['1215/QĐ-TTg', 'quyết định', '2011-07-22', 'Thủ tướng Chính phủ'],
    ],
    [
      'Nghị quyết số 80/NQ-CP ngày 19 tháng 5 năm 2011',
      ['80/NQ-CP', 'nghị quyết', '2011-05-19', 'Chính phủ'],
    ],
    ['Nghị quyết 15-NQ/TW', ['15-NQ/TW', 'nghị quyết', null, null]],
    [
      'Pháp lệnh số 04/2012/UBTVQH13',
      ['04/2012/UBTVQH13', 'pháp lệnh', null, 'Ủy ban Thường vụ Quốc hội'],
    ],
    [
      'Chương trình hành động số 18-CTr/TU của Ban Thường vụ Thành ủy về an sinh',
      ['18-CTr/TU', 'chương trình hành động', null, 'Ban Thường vụ Thành ủy'],
    ],
    [
      'Kế hoạch số 12/KH-UBND, ngày 05/01/2013 của Ủy ban nhân dân tỉnh Lào Cai, về y tế',
      ['12/KH-UBND', 'kế hoạch', '2013-01-05', 'Ủy ban nhân dân tỉnh Lào Cai'],
    ],
    ['theo 150/QĐ-UBND', ['150/QĐ-UBND', 'quyết định', null, null]],
    [
      'Thông tư liên tịch số 12/2012/TTLT-BLĐTBXH-BTC',
      ['12/2012/TTLT-BLĐTBXH-BTC', 'thông tư liên tịch', null, null],
    ],
    ['Công văn số 99/UBND-VX ngày 31/02/2013', ['99/UBND-VX', 'công văn', null, null]],
    ['Tờ trình số 7/TTr-SYT', ['7/TTr-SYT', 'tờ trình', null, null]],
    ['văn bản 7/XY-ZT', ['7/XY-ZT', 'văn bản', null, null]],
  ])('in “%s”', (text, [number, type, date, issuer]) => {
    expect(mentionsIn(text, where)).toMatchObject([{ number, type, date, issuer, where }]);
  });

  test.each(['năm 2013', 'ngày 14/6/2013', '60%', 'Quyết định của Thủ tướng', '', 'KH-UBND'])(
    'is not there in “%s”',
    (text) => {
      expect(mentionsIn(text, where)).toEqual([]);
    },
  );

  test('several are told apart, each with its own date', () => {
    const text = 'Quyết định số 1/QĐ-TTg ngày 01/02/2012 và Quyết định số 2/QĐ-TTg ngày 03/04/2013';
    expect(mentionsIn(text, where).map(({ number, date }) => [number, date])).toEqual([
      ['1/QĐ-TTg', '2012-02-01'],
      ['2/QĐ-TTg', '2013-04-03'],
    ]);
  });

  test('mentions of one number are one reference: the type and date most often given, every place', () => {
    const mention = (type: string, date: string | null, line: number) => ({
      ...{ number: '1/QĐ-TTg', type, date, issuer: null, raw: '' },
      where: { ...where, line },
    });
    const joined = joinReferences([
      mention('chỉ thị', null, 1),
      mention('quyết định', '2012-01-01', 2),
      mention('quyết định', null, 3),
      { ...mention('kế hoạch', null, 4), number: '2/KH-UBND' },
    ]);
    expect(joined.map(({ number, type, date }) => [number, type, date])).toEqual([
      ['1/QĐ-TTg', 'quyết định', '2012-01-01'],
      ['2/KH-UBND', 'kế hoạch', null],
    ]);
    expect(joined[0]?.where.map((each) => each.line)).toEqual([1, 2, 3]);
    expect(joinReferences([])).toEqual([]);
  });
});

describe('a target that a text sets', () => {
  type Told = {
    kind: string;
    min?: number;
    max?: number;
    from?: number;
    to?: number;
    unit: string;
    year?: number;
    per?: 'year';
  };

  test.each<[text: string, told: Told]>([
    ['Xây dựng 2.500 - 3.000 ngôi mộ.', { kind: 'range', min: 2500, max: 3000, unit: 'ngôi mộ' }],
    ['Hỗ trợ từ 500 đến 600 hộ nghèo.', { kind: 'range', min: 500, max: 600, unit: 'hộ nghèo' }],
    [
      'Nâng tỷ lệ từ 60% lên 80% vào năm 2020.',
      { kind: 'change', from: 60, to: 80, unit: '%', year: 2020 },
    ],
    [
      'Nâng quy mô từ 250 người lên 400 người.',
      { kind: 'change', from: 250, to: 400, unit: 'người' },
    ],
    ['Phấn đấu đạt 95% trẻ em được tiêm chủng.', { kind: 'exact', min: 95, max: 95, unit: '%' }],
    [
      'Tạo việc làm cho tối thiểu 5.000 lao động.',
      { kind: 'minimum', min: 5000, unit: 'lao động' },
    ],
    ['Phấn đấu trên 90% hộ dân dùng nước sạch.', { kind: 'minimum', min: 90, unit: '%' }],
    [
      'Giảm tỷ lệ hộ nghèo xuống dưới 2% đến năm 2015.',
      { kind: 'maximum', max: 2, unit: '%', year: 2015 },
    ],
    ['Tỷ lệ thất nghiệp không quá 4%.', { kind: 'maximum', max: 4, unit: '%' }],
    ['Hỗ trợ 2 tỷ đồng mỗi năm.', { kind: 'exact', min: 2e9, max: 2e9, unit: 'đồng', per: 'year' }],
    ['Huy động tối thiểu 1,5 tỷ đồng.', { kind: 'minimum', min: 1.5e9, unit: 'đồng' }],
    [
      'Đào tạo 300 nghìn lao động.',
      { kind: 'exact', min: 300_000, max: 300_000, unit: 'lao động' },
    ],
    ['Xây dựng 15 trạm y tế trên địa bàn.', { kind: 'exact', min: 15, max: 15, unit: 'trạm y tế' }],
  ])('“%s”', (text, { kind, unit, year = null, per = null, ...figures }) => {
    const [found] = targetsIn(text, where);
    const none = { min: null, max: null, from: null, to: null };
    expect(found).toMatchObject({ kind, unit, year, per, ...none, ...figures });
    expect(text).toContain(found?.text ?? '?');
  });

  test.each([
    'Thực hiện Nghị quyết số 15 của Trung ương.',
    'Giai đoạn 2012-2020.',
    'Từ ngày 01 tháng 6 năm 2013.',
    'Trẻ em dưới 6 tuổi được khám bệnh.',
    'Theo Điều 5 Quyết định 47.',
    'Kỷ niệm 65 năm ngày Thương binh.',
    'Có 120 hộ nghèo.',
    '',
  ])('“%s” sets none', (text) => {
    expect(targetsIn(text, where).filter((each) => each.kind !== 'qualitative')).toEqual([]);
  });

  test('without figures may be one in words', () => {
    const text = 'Bảo đảm tất cả người nghèo đều được khám bệnh.';
    expect(targetsIn(text, where)).toMatchObject([{ kind: 'qualitative', unit: '', min: null }]);
    expect(targetsIn('Tăng cường công tác quản lý.', where)).toEqual([]);
  });

  test('is looked for in no sentence that is longer than any', () => {
    expect(targetsIn(`Đạt 60% hộ, ${'rất '.repeat(2_000)}dài`, where)).toEqual([]);
  });
});
