import { describe, expect, test } from 'vitest';
import { budgetColumns, headingRole, headTasks, settleRoles, unitOf } from './columns.ts';

describe('what the words of a heading claim', () => {
  test.each<[heading: string, role: string]>([
    ['TT', 'number'],
    ['STT', 'number'],
    ['Số TT', 'number'],
    ['Số thứ tự', 'number'],
    ['Mã số', 'number'],
    ['Mã nhiệm vụ', 'number'],
    ['Nội dung công việc', 'title'],
    ['Nội dung', 'title'],
    ['Nhiệm vụ', 'title'],
    ['Nhiệm vụ cụ thể', 'title'],
    ['Tên nhiệm vụ', 'title'],
    ['Danh mục nhiệm vụ, đề án', 'title'],
    ['Hoạt động', 'title'],
    ['Đầu việc', 'title'],
    ['Việc cần làm', 'title'],
    ['Giải pháp', 'title'],
    ['Đề án, dự án', 'title'],
    ['Chương trình', 'title'],
    ['Cơ quan chủ trì', 'lead'],
    ['Đơn vị chủ trì thực hiện', 'lead'],
    ['Cơ quan chịu trách nhiệm', 'lead'],
    ['Cơ quan đầu mối', 'lead'],
    ['Cơ quan chủ trì, phối hợp', 'lead'],
    ['Cơ quan phối hợp', 'coordinating'],
    ['Đơn vị phối hợp thực hiện', 'coordinating'],
    ['Phối hợp', 'coordinating'],
    ['Đơn vị thực hiện', 'executor'],
    ['Cơ quan thực hiện', 'executor'],
    ['Phân công', 'executor'],
    ['Phân công thực hiện', 'executor'],
    ['Trách nhiệm thực hiện', 'executor'],
    ['Thực hiện', 'executor'],
    ['Cơ quan, đơn vị', 'executor'],
    ['Thời gian bắt đầu', 'start'],
    ['Bắt đầu', 'start'],
    ['Khởi công', 'start'],
    ['Từ năm', 'start'],
    ['Thời gian hoàn thành', 'end'],
    ['Hoàn thành', 'end'],
    ['Thời hạn', 'end'],
    ['Thời hạn hoàn thành', 'end'],
    ['Kết thúc', 'end'],
    ['Hạn hoàn thành', 'end'],
    ['Đến năm', 'end'],
    ['Thời gian thực hiện', 'period'],
    ['Thời gian', 'period'],
    ['Tiến độ', 'period'],
    ['Lộ trình', 'period'],
    ['Năm thực hiện', 'period'],
    ['Năm', 'period'],
    ['Giai đoạn', 'period'],
    ['Sản phẩm', 'output'],
    ['Kết quả', 'output'],
    ['Sản phẩm đầu ra', 'output'],
    ['Dự kiến sản phẩm', 'output'],
    ['Kết quả đạt được', 'output'],
    ['Nguồn lực thực hiện', 'funding'],
    ['Nguồn kinh phí', 'funding'],
    ['Nguồn vốn', 'funding'],
    ['Nguồn', 'funding'],
    ['Cơ cấu nguồn vốn', 'funding'],
    ['Kinh phí', 'budget'],
    ['Kinh phí (triệu đồng)', 'budget'],
    ['Dự toán', 'budget'],
    ['Tổng số tiền', 'budget'],
    ['Nhu cầu vốn', 'budget'],
    ['Thành tiền', 'budget'],
    ['Ghi chú', 'note'],
    ['Địa bàn', 'unknown'],
    ['Mã dự toán', 'budget'],
    ['Người liên hệ', 'unknown'],
  ])('“%s” is %s', (heading, role) => {
    expect(headingRole(heading)).toBe(role);
    expect(headingRole(heading.toUpperCase())).toBe(role);
    expect(headingRole(heading.normalize('NFD'))).toBe(role);
  });

  test('a text too long to head a column is none, nor is an empty one', () => {
    expect(headingRole('')).toBeNull();
    expect(headingRole(' … ')).toBeNull();
    expect(headingRole(`Nội dung ${'công việc '.repeat(10)}`)).toBeNull();
  });
});

describe('the unit of a heading or a caption', () => {
  test.each<[text: string, unit: number | null]>([
    ['Kinh phí (đồng)', 1],
    ['Kinh phí (VNĐ)', 1],
    ['Kinh phí (nghìn đồng)', 1_000],
    ['Đơn vị tính: 1.000 đồng', 1_000],
    ['Kinh phí (ngàn đồng)', 1_000],
    ['Kinh phí (triệu đồng)', 1_000_000],
    ['ĐVT: Triệu đồng', 1_000_000],
    ['Kinh phí (tr.đồng)', 1_000_000],
    ['Kinh phí (trđ)', 1_000_000],
    ['Kinh phí (tỷ đồng)', 1_000_000_000],
    ['Kinh phí (tỉ đồng)', 1_000_000_000],
    ['Kinh phí', null],
    ['Kinh phí (đồng) năm 2013', 1],
    ['Đơn vị tính: VNĐ', 1],
    ['Hội đồng nhân dân', null],
    ['Lao động - Việc làm', null],
    ['Cộng', null],
  ])('of “%s” is %s', (text, unit) => {
    expect(unitOf(text)).toBe(unit);
  });
});

describe('headings of a table of tasks', () => {
  test.each<[headings: readonly string[], isOne: boolean]>([
    [['TT', 'Nội dung', 'Cơ quan chủ trì'], true],
    [['Nội dung', 'Đơn vị thực hiện', 'Ghi chú'], true],
    [['Nội dung', 'Cơ quan phối hợp', 'x'], true],
    [['TT', 'Nội dung', 'Thời gian'], true],
    [['Nội dung', 'Thời gian', 'Sản phẩm'], true],
    [['Nội dung', 'Thời gian', 'Ghi chú'], false],
    [['TT', 'Nội dung', 'Kinh phí'], false],
    [['TT', 'Họ tên', 'Địa chỉ'], false],
    [['TT', 'Cơ quan chủ trì', 'Thời gian'], false],
  ])('%j: %s', (headings, isOne) => {
    expect(headTasks(headings.map(headingRole))).toBe(isOne);
  });
});

describe('the roles that columns keep', () => {
  const roles = (headings: readonly string[], cells: readonly (readonly string[])[] = []) =>
    settleRoles(headings, (column) => cells.map((row) => row[column] ?? ''));

  test.each<[what: string, headings: readonly string[], expected: readonly string[]]>([
    [
      'the usual seven',
      [
        'TT',
        'Nội dung',
        'Cơ quan chủ trì',
        'Cơ quan phối hợp',
        'Thời gian bắt đầu',
        'Thời gian hoàn thành',
        'Nguồn lực',
      ],
      ['number', 'title', 'lead', 'coordinating', 'start', 'end', 'funding'],
    ],
    [
      'who carries it out leads where nobody else does',
      ['TT', 'Nội dung', 'Đơn vị thực hiện'],
      ['number', 'title', 'lead'],
    ],
    [
      'who carries it out is unknown beside a lead',
      ['TT', 'Nội dung', 'Cơ quan chủ trì', 'Đơn vị thực hiện'],
      ['number', 'title', 'lead', 'unknown'],
    ],
    [
      'one column of an end says both years',
      ['TT', 'Nội dung', 'Chủ trì', 'Thời hạn hoàn thành'],
      ['number', 'title', 'lead', 'period'],
    ],
    [
      'one column of a start says both years',
      ['TT', 'Nội dung', 'Chủ trì', 'Bắt đầu'],
      ['number', 'title', 'lead', 'period'],
    ],
    [
      'a time beside an end is the start',
      ['TT', 'Nội dung', 'Thời gian', 'Hoàn thành'],
      ['number', 'title', 'start', 'end'],
    ],
    [
      'a time beside a start is the end',
      ['TT', 'Nội dung', 'Bắt đầu', 'Thời gian'],
      ['number', 'title', 'start', 'end'],
    ],
    [
      'a time beside both is unknown',
      ['TT', 'Nội dung', 'Bắt đầu', 'Hoàn thành', 'Tiến độ'],
      ['number', 'title', 'start', 'end', 'unknown'],
    ],
    [
      'of two titles the one that says what is to be done',
      ['TT', 'Tên đề án', 'Nội dung nhiệm vụ', 'Chủ trì'],
      ['number', 'unknown', 'title', 'lead'],
    ],
    [
      'without any title the first unknown column is it',
      ['TT', 'Lĩnh vực', 'Chủ trì'],
      ['number', 'title', 'lead'],
    ],
    [
      'of two leads the first',
      ['Nội dung', 'Chủ trì', 'Cơ quan đầu mối'],
      ['title', 'lead', 'unknown'],
    ],
    [
      'of two notes the first',
      ['Nội dung', 'Ghi chú', 'Ghi chú khác'],
      ['title', 'note', 'unknown'],
    ],
  ])('%s', (_what, headings, expected) => {
    expect(roles(headings)).toEqual(expected);
  });

  test('"Kinh phí" heads sums or sources, as its cells say', () => {
    const headings = ['TT', 'Nội dung', 'Chủ trì', 'Kinh phí'];
    const row = (money: string): readonly string[] => ['1', 'Xây', 'Sở Y tế', money];
    expect(roles(headings, [row('2.500'), row('1,5 tỷ đồng'), row('')])[3]).toBe('budget');
    expect(roles(headings, [row('Ngân sách thành phố'), row('Xã hội hóa'), row('500')])[3]).toBe(
      'funding',
    );
    expect(roles(headings, [row('')])[3]).toBe('budget');
    expect(roles([...headings.slice(0, 3), 'Kinh phí (triệu đồng)'], [row('chưa rõ')])[3]).toBe(
      'budget',
    );
  });
});

describe('columns of money', () => {
  test('laid out by year or source count all, with a total only that', () => {
    const money = ['budget', 'budget', 'budget'] as const;
    expect(budgetColumns(['2013', '2014', '2015'], money)).toEqual([0, 1, 2]);
    expect(budgetColumns(['Tổng số', '2014', '2015'], money)).toEqual([0]);
    expect(budgetColumns(['2013', '2014', 'Cộng'], money)).toEqual([2]);
    expect(budgetColumns(['Kinh phí', 'x'], ['budget', 'unknown'])).toEqual([0]);
    expect(budgetColumns(['x'], ['unknown'])).toEqual([]);
  });
});
