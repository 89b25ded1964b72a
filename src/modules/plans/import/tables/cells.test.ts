import { describe, expect, test } from 'vitest';
import { writtenAgencies } from './agencies.ts';
import { headingRole, headTasks, settleRoles, unitOf } from './columns.ts';
import { fundingOf } from './funding.ts';
import { align } from './linear.ts';
import { figureValue, moneyOf } from './money.ts';
import { looksLikeTime, periodOf, yearsIn } from './time.ts';

const agencies = (...lines: readonly string[]): string[] =>
  writtenAgencies(lines.map((text, index) => ({ text, line: index + 1 }))).map(
    (each) => each.asked,
  );

describe('agencies of a cell', () => {
  test.each([
    ['Sở Y tế; Sở Tài chính.', ['Sở Y tế', 'Sở Tài chính']],
    [
      'Sở Tài chính, Sở Kế hoạch và Đầu tư và các đơn vị liên quan',
      ['Sở Tài chính', 'Sở Kế hoạch và Đầu tư', 'các đơn vị liên quan'],
    ],
    ['Sở NN và PTNT, UBND các quận, huyện', ['Sở NN và PTNT', 'UBND các quận, huyện']],
    [
      'Các Sở, ban, ngành liên quan; UBND các quận, huyện',
      ['Các Sở, ban, ngành liên quan', 'UBND các quận, huyện'],
    ],
    ['Sở, ngành thành phố, các quận/huyện', ['Sở, ngành thành phố', 'các quận/huyện']],
    [
      'Các sở: Y tế, Văn hóa, Thể thao và Du lịch; Tài chính; Công an tỉnh',
      ['Sở Y tế', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở Tài chính', 'Công an tỉnh'],
    ],
    ['Sở Tài chính, Y tế và Nội vụ', ['Sở Tài chính', 'Sở Y tế', 'Sở Nội vụ']],
    ['Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
    ['Sở Lao động - Thương binh và Xã hội', ['Sở Lao động - Thương binh và Xã hội']],
    ['Doanh nghiệp và các cơ quan liên quan', ['Doanh nghiệp', 'các cơ quan liên quan']],
  ])('%s', (cell, expected) => {
    expect(agencies(cell)).toEqual(expected);
  });

  test('a dash begins the next one, a small letter goes on with the line above', () => {
    expect(agencies('- Sở Tài Chính;', '- UBND các quận,', 'huyện;')).toEqual([
      'Sở Tài Chính',
      'UBND các quận, huyện',
    ]);
  });
});

describe('money', () => {
  test.each([
    ['1.234,5', 1234.5],
    ['2.500', 2500],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['1,234,567', 1234567],
  ])('%s is a figure', (written, value) => {
    expect(figureValue(written)).toBe(value);
  });

  test.each([
    ['1.500', 1_000_000, '1500000000'],
    ['1,5 tỷ đồng', 1_000_000, '1500000000'],
    ['350 triệu', 1, '350000000'],
    ['Tổng: 12 tỷ\nNSTW: 10 tỷ\nNSĐP: 2 tỷ', 1, '12000000000'],
    ['1,5 tỷ đồng (NSTW: 1 tỷ; NSĐP: 0,5 tỷ)', 1, '1500000000'],
    ['theo dự toán', 1, null],
    ['10 tỷ và 5 tỷ', 1, null],
    ['', 1, null],
  ])('%s in units of %d is %s đồng', (text, unit, dong) => {
    expect(moneyOf(text, unit)).toBe(dong);
  });

  test('the unit stands in the heading', () => {
    expect(unitOf('Kinh phí (triệu đồng)')).toBe(1_000_000);
    expect(unitOf('Dự toán (tỷ đồng)')).toBe(1_000_000_000);
    expect(unitOf('Kinh phí (1.000 đồng)')).toBe(1_000);
    expect(unitOf('Kinh phí')).toBeNull();
  });

  test('sources are told apart, in the order written', () => {
    expect(fundingOf('- Kinh phí TW; ĐP\n- KP DN\n- Xã hội hóa')).toEqual([
      { kind: 'central_budget', raw: 'Kinh phí TW' },
      { kind: 'local_budget', raw: 'ĐP' },
      { kind: 'enterprise', raw: 'KP DN' },
      { kind: 'social_contribution', raw: 'Xã hội hóa' },
    ]);
    expect(fundingOf('Vốn ODA và ngân sách tỉnh').map((each) => each.kind)).toEqual([
      'international_aid',
      'local_budget',
    ]);
    expect(fundingOf('Lồng ghép').map((each) => each.kind)).toEqual(['other']);
  });
});

describe('time', () => {
  test.each([
    ['Năm 1010', 1010, 1010],
    ['2022–2025', 2022, 2025],
    ['2022-25', 2022, 2025],
    ['Quý III/2023 - 2025', 2023, 2025],
    ['Quý III/2023', 2023, 2023],
    ['Từ năm 2022', 2022, null],
    ['Hằng năm', null, null],
    ['30/6/2024', 2024, 2024],
  ])('%s is from %s to %s', (text, start, end) => {
    expect(periodOf(text)).toEqual({ start, end });
  });

  test('the year inside the number of a document is none', () => {
    expect(yearsIn('theo Quyết định số 47/2008/QĐ-TTg')).toEqual([]);
  });

  test('what says when is told from what says what', () => {
    expect(looksLikeTime('Thường xuyên')).toBe(true);
    expect(looksLikeTime('Sở Y tế')).toBe(false);
  });
});

describe('columns', () => {
  test('headings are known by their words', () => {
    expect(
      ['STT', 'Nội dung, nhiệm vụ', 'Đơn vị phối hợp', 'Chủ trì', 'Sản phẩm', 'Địa bàn'].map(
        headingRole,
      ),
    ).toEqual(['number', 'title', 'coordinating', 'lead', 'output', 'unknown']);
  });

  test('a table of targets is no table of tasks', () => {
    const roles = ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Năm 2025'].map(headingRole);
    expect(headTasks(roles)).toBe(false);
  });

  test('who carries it out leads where no column says who leads', () => {
    const none = (): string[] => [];
    expect(settleRoles(['Nhiệm vụ', 'Đơn vị thực hiện', 'Thời hạn hoàn thành'], none)).toEqual([
      'title',
      'lead',
      'period',
    ]);
    expect(settleRoles(['Nhiệm vụ', 'Chủ trì', 'Đơn vị thực hiện'], none)).toEqual([
      'title',
      'lead',
      'unknown',
    ]);
  });

  test('"Kinh phí" heads sums or sources: its cells decide', () => {
    const cells = (texts: readonly string[]) => (): readonly string[] => texts;
    const headings = ['Nhiệm vụ', 'Chủ trì', 'Kinh phí'];
    expect(settleRoles(headings, cells(['NSTW', 'NSĐP'])).at(-1)).toBe('funding');
    expect(settleRoles(headings, cells(['1.200', '350 triệu'])).at(-1)).toBe('budget');
  });

  test('a row with a paragraph too many or a cell too few finds its columns', () => {
    const roles = ['title', 'lead', 'start', 'end', 'funding'] as const;
    expect(
      align(
        [
          'Sửa nhà.',
          'Xây thêm nhà ở cho người già yếu',
          'Sở Y tế',
          'Năm 2013',
          'Năm 2014',
          'Kinh phí TW',
        ],
        roles,
      ),
    ).toEqual([0, 0, 1, 2, 3, 4]);
    expect(align(['Sửa nhà cho người già yếu', 'Năm 2013', 'Năm 2014'], roles)).toEqual([0, 2, 3]);
  });
});
