import { describe, expect, test } from 'vitest';
import { unwrap } from '../../../../kernel/index.ts';
import { makeAgencyResolver, readAgencyRegister } from '../../../agencies/index.ts';
import { findingCodes, type FindingCode } from '../../domain/index.ts';
import { readPlan } from '../read.ts';

const resolveAgency = makeAgencyResolver(readAgencyRegister());

/** The parts of a small plan; a case names only the part that it is about. */
interface Parts {
  readonly number: string;
  readonly date: string;
  readonly title: string;
  readonly body: readonly string[];
  readonly annex: readonly string[];
  readonly head: string;
  readonly rows: readonly string[];
  readonly site: readonly string[];
}

const usual: Parts = {
  number: 'Số: 12/KH-UBND',
  date: 'Hải Phòng, ngày 14 tháng 6 năm 2013',
  title: 'THỰC HIỆN CHÍNH SÁCH XÃ HỘI GIAI ĐOẠN 2013-2020',
  body: [
    'I. MỤC ĐÍCH',
    '- Nâng cao đời sống nhân dân.',
    'II. NỘI DUNG',
    '1. Y tế',
    '- Xây dựng trạm y tế tại các xã.',
  ],
  annex: ['PHỤ LỤC', 'CÁC NHIỆM VỤ THỰC HIỆN'],
  head: 'TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian bắt đầu | Thời gian hoàn thành | Kinh phí (triệu đồng)',
  rows: [
    'I | Y tế | | | | |',
    '1 | Xây dựng trạm y tế xã | Sở Y tế | Sở Tài chính | 2013 | 2015 | 500',
  ],
  site: [],
};

const textOf = (given: Partial<Parts>): string => {
  const { number, date, title, body, annex, head, rows, site } = { ...usual, ...given };
  const heading = ['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HẢI PHÒNG', number, date, 'KẾ HOẠCH', title];
  const closing = ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Nguyễn Văn Mẫu'];
  const table = rows.length === 0 ? [] : [...annex, [head, ...rows].join('\n')];
  return [...heading, ...body, ...closing, ...table, ...site].join('\n\n');
};

async function codesOf(given: Partial<Parts>): Promise<readonly FindingCode[]> {
  const bytes = new TextEncoder().encode(textOf(given));
  const read = unwrap(await readPlan(bytes, { fileName: 'a.txt', resolveAgency }));
  return [...new Set(read.reading.findings.map((each) => each.code))];
}

const task = (
  given: Partial<Record<'n' | 'title' | 'lead' | 'with' | 'start' | 'end' | 'money', string>>,
): string => {
  const {
    n = '1',
    title = 'Xây dựng trạm y tế xã',
    lead = 'Sở Y tế',
    with: others = 'Sở Tài chính',
  } = given;
  const { start = '2013', end = '2015', money = '500' } = given;
  return [n, title, lead, others, start, end, money].join(' | ');
};
const rows = (...tasks: readonly string[]): Partial<Parts> => ({
  rows: ['I | Y tế | | | | |', ...tasks],
});
const one = (given: Parameters<typeof task>[0]): Partial<Parts> => rows(task(given));
const body = (...lines: readonly string[]): Partial<Parts> => ({ body: [...usual.body, ...lines] });
/** A scheme in the second section of the annex; the body treats it under the heading given. */
const twoSections = (heading: string): Partial<Parts> => {
  const scheme = 'Đề án chăm sóc trẻ em mồ côi không nơi nương tựa';
  const headings = [
    '1. Thực hiện chính sách giảm nghèo, bảo trợ xã hội',
    '2. Một số dịch vụ xã hội cơ bản cho người dân',
  ];
  const under = (each: string): readonly string[] =>
    each === heading ? [each, `- Triển khai ${scheme}.`] : [each, '- Cấp nước sạch nông thôn.'];
  return {
    body: ['I. MỤC ĐÍCH', '- Giảm nghèo.', 'II. NỘI DUNG', ...headings.flatMap(under)],
    rows: [
      'I | Thực hiện chính sách giảm nghèo, bảo trợ xã hội | | | | |',
      task({ title: 'Trợ cấp thường xuyên' }),
      'II | Thực hiện một số dịch vụ xã hội cơ bản cho người dân | | | | |',
      task({ title: scheme }),
    ],
  };
};

/** For each code the smallest text that raises it and the nearest one that does not. */
const cases: readonly [code: FindingCode, raises: Partial<Parts>, nearest: Partial<Parts>][] = [
  ['no_number', { number: 'Số:     /KH-UBND' }, {}],
  ['no_date', { date: 'Hải Phòng, ngày     tháng 6 năm 2013' }, {}],
  [
    'date_conflict',
    { annex: ['PHỤ LỤC', '(Kèm theo Kế hoạch số 12/KH-UBND ngày 17 tháng 6 năm 2013)'] },
    { annex: ['PHỤ LỤC', '(Kèm theo Kế hoạch số 12/KH-UBND ngày 14 tháng 6 năm 2013)'] },
  ],
  ['impossible_year', one({ end: '1010' }), one({ end: '2020' })],
  ['end_before_start', one({ start: '2015', end: '2014' }), one({ start: '2015', end: '2015' })],
  [
    'start_before_period',
    { ...one({ start: '2012' }), title: 'THỰC HIỆN CHÍNH SÁCH XÃ HỘI GIAI ĐOẠN 2013-2020' },
    { ...one({ start: '2012' }), title: 'THỰC HIỆN CHÍNH SÁCH XÃ HỘI GIAI ĐOẠN 2012-2020' },
  ],
  [
    'start_before_issue',
    { ...one({ start: '2012' }), title: 'THỰC HIỆN CHÍNH SÁCH XÃ HỘI GIAI ĐOẠN 2012-2020' },
    { ...one({ start: '2013' }), title: 'THỰC HIỆN CHÍNH SÁCH XÃ HỘI GIAI ĐOẠN 2012-2020' },
  ],
  [
    'duplicate_task',
    rows(task({}), task({ n: '2', lead: 'Sở Xây dựng' })),
    rows(task({}), task({ n: '2', title: 'Nâng cấp trạm y tế xã' })),
  ],
  [
    'several_things_in_one_task',
    one({ title: 'Xây dựng trạm y tế các xã nghèo; Đào tạo y sĩ cho các xã nghèo' }),
    one({ title: 'Xây dựng trạm y tế các xã nghèo, xã đảo' }),
  ],
  [
    'section_is_task',
    {
      rows: [
        ...usual.rows,
        'II | Tuyên truyền chính sách | Sở Y tế | Sở Tài chính | 2013 | 2015 | 5',
      ],
    },
    {
      rows: [
        ...usual.rows,
        'II | Tuyên truyền | | | | |',
        task({ n: '1', title: 'Tuyên truyền chính sách' }),
      ],
    },
  ],
  [
    'group_row_without_owner',
    rows('1 | Trạm y tế | | | | |', task({ n: '1.1' }), task({ n: '1.2', title: 'Đào tạo y sĩ' })),
    rows(task({}), task({ n: '2', title: 'Đào tạo y sĩ' })),
  ],
  ['empty_cell', one({ lead: '' }), one({})],
  ['unknown_agency', one({ lead: 'Tổ Zeta' }), one({ lead: 'Sở Y tế' })],
  ['agency_spelling', one({ lead: 'Sở Y tê' }), one({ lead: 'Sở Y tế' })],
  [
    'coordinating_not_an_agency',
    one({ with: 'nhân dân ủng hộ' }),
    one({ with: 'Ủy ban nhân dân các quận, huyện' }),
  ],
  ['coordinating_group_open', one({ with: 'Các đơn vị liên quan' }), one({ with: 'Sở Tài chính' })],
  [
    'typo',
    one({ title: 'Xây dựng trạm y tế xã theo Thử tướng Chính phủ' }),
    one({ title: 'Xây dựng trạm y tế xã theo Thủ tướng Chính phủ' }),
  ],
  [
    'plan_named_differently',
    body('2. Theo dõi', '- Các sở báo cáo kết quả thực hiện Kế hoạch hành động này.'),
    body('2. Theo dõi', '- Các sở báo cáo kết quả thực hiện Kế hoạch này.'),
  ],
  ['provision_without_task', body('- Đào tạo nghề cho lao động nông thôn.'), body()],
  [
    'task_without_provision',
    rows(task({}), task({ n: '2', title: 'Khảo sát đàn ong mật rừng ngập mặn' })),
    rows(task({})),
  ],
  [
    'reference_incomplete',
    body('- Thực hiện Quyết định số 150/QĐ-UBND về trạm y tế.'),
    body(
      '- Thực hiện Quyết định số 150/QĐ-UBND ngày 14 tháng 01 năm 2013 của Ủy ban nhân dân thành phố về trạm y tế.',
    ),
  ],
  [
    'programme_reference_symbol',
    body(
      '- Thực hiện Chương trình số 18-CT/TU ngày 06 tháng 12 năm 2012 của Thành ủy.',
      '- Tiếp tục thực hiện Chương trình số 18-Ctr/TU của Thành ủy.',
    ),
    body(
      '- Thực hiện Chương trình số 18-CT/TU ngày 06 tháng 12 năm 2012 của Thành ủy.',
      '- Tiếp tục thực hiện Chương trình số 18-CT/TU của Thành ủy.',
    ),
  ],
  [
    'unnumbered_paragraph',
    body('Các xã phối hợp chặt chẽ với bệnh viện tuyến trên trong khám, chữa bệnh.'),
    body('- Các xã phối hợp chặt chẽ với bệnh viện tuyến trên trong khám, chữa bệnh.'),
  ],
  [
    'code_collision',
    { rows: ['VII | Y tế | | | | |', task({}), task({ n: '1', title: 'Đào tạo y sĩ' })] },
    { rows: ['VII | Y tế | | | | |', task({}), task({ n: '2', title: 'Đào tạo y sĩ' })] },
  ],
  [
    'no_reporting_date',
    body('III. TỔ CHỨC THỰC HIỆN', '1. Hằng năm các sở báo cáo Ủy ban nhân dân thành phố.'),
    body(
      'III. TỔ CHỨC THỰC HIỆN',
      '1. Hằng năm các sở báo cáo Ủy ban nhân dân thành phố trước ngày 15/12.',
    ),
  ],
  [
    'targets_elsewhere',
    body('- Hoàn thành các chỉ tiêu đề ra tại Chương trình số 18-CT/TU.'),
    body('- Hoàn thành các nhiệm vụ đề ra tại Chương trình số 18-CT/TU.'),
  ],
  ['area_list_missing', body('- Ưu tiên các huyện nghèo.'), body('- Ưu tiên các hộ nghèo.')],
  [
    'funding_source_without_task',
    {
      ...body('III. KINH PHÍ THỰC HIỆN', '1. Huy động vốn của doanh nghiệp.'),
      head: usual.head.replace('Kinh phí (triệu đồng)', 'Nguồn kinh phí'),
      ...one({ money: 'Ngân sách thành phố' }),
    },
    {
      ...body('III. KINH PHÍ THỰC HIỆN', '1. Huy động vốn của doanh nghiệp.'),
      head: usual.head.replace('Kinh phí (triệu đồng)', 'Nguồn kinh phí'),
      ...one({ money: 'Doanh nghiệp' }),
    },
  ],
  [
    'money_without_amount',
    {
      head: usual.head.replace('Kinh phí (triệu đồng)', 'Nguồn kinh phí'),
      ...one({ money: 'Ngân sách thành phố' }),
    },
    {
      head: usual.head.replace('Kinh phí (triệu đồng)', 'Nguồn kinh phí'),
      ...one({ money: 'Ngân sách thành phố 2 tỷ đồng' }),
    },
  ],
  [
    'unknown_column',
    { head: usual.head.replace('Kinh phí (triệu đồng)', 'Địa bàn'), ...one({ money: 'An Lão' }) },
    {},
  ],
  ['no_task_table', { rows: [] }, {}],
  [
    'encoding',
    one({ title: 'Xây dựng trạm y t\ufffd xã' }),
    one({ title: 'Xây dựng trạm y tế xã' }),
  ],
  [
    'period_mismatch',
    {
      ...body('- Thực hiện Đề án phát triển y tế cơ sở vùng ven biển giai đoạn 2013-2018.'),
      ...one({
        title: 'Thực hiện Đề án phát triển y tế cơ sở vùng ven biển giai đoạn 2014-2020',
        start: '2014',
        end: '2020',
      }),
    },
    {
      ...body('- Thực hiện Đề án phát triển y tế cơ sở vùng ven biển giai đoạn 2014-2020.'),
      ...one({
        title: 'Thực hiện Đề án phát triển y tế cơ sở vùng ven biển giai đoạn 2014-2020',
        start: '2014',
        end: '2020',
      }),
    },
  ],
  [
    'body_annex_conflict',
    {
      ...body(
        '- Thực hiện Đề án phát triển y tế cơ sở vùng ven biển giai đoạn 2013-2015 và các năm tiếp theo.',
      ),
      ...one({ title: 'Thực hiện Đề án phát triển y tế cơ sở vùng ven biển giai đoạn 2013-2015' }),
    },
    {
      ...body('- Thực hiện Đề án phát triển y tế cơ sở vùng ven biển giai đoạn 2013-2015.'),
      ...one({ title: 'Thực hiện Đề án phát triển y tế cơ sở vùng ven biển giai đoạn 2013-2015' }),
    },
  ],
  [
    'term_differs',
    {
      ...body('- Xây dựng mô hình dự báo cung cầu lao động.'),
      ...one({ title: 'Xây dựng mô hình dự toán cung cầu lao động' }),
    },
    {
      ...body('- Xây dựng mô hình dự báo cung cầu lao động.'),
      ...one({ title: 'Xây dựng mô hình dự báo cung cầu lao động' }),
    },
  ],
  [
    'overlapping_tasks',
    rows(
      task({ title: 'Kiểm tra, giám sát việc thực hiện pháp luật về tiền lương, bảo hiểm xã hội' }),
      task({
        n: '2',
        title: 'Kiểm tra, thanh tra xử lý vi phạm pháp luật về tiền lương, bảo hiểm xã hội',
      }),
    ),
    rows(
      task({ title: 'Kiểm tra, giám sát việc thực hiện pháp luật về tiền lương, bảo hiểm xã hội' }),
      task({ n: '2', title: 'Kiểm tra, thanh tra xử lý vi phạm trong khai thác cát trên sông' }),
    ),
  ],
  [
    'section_title_differs',
    {
      ...body(
        '2. Bảo đảm mức tối thiểu về một số dịch vụ xã hội cơ bản cho người dân',
        '- Cấp nước.',
      ),
      rows: [
        'I | Thực hiện một số dịch vụ xã hội cơ bản cho người dân | | | | |',
        task({ title: 'Cấp nước sạch' }),
      ],
    },
    {
      ...body('2. Một số dịch vụ xã hội cơ bản cho người dân', '- Cấp nước.'),
      rows: [
        'I | Thực hiện một số dịch vụ xã hội cơ bản cho người dân | | | | |',
        task({ title: 'Cấp nước sạch' }),
      ],
    },
  ],
  [
    'section_mismatch',
    twoSections('1. Thực hiện chính sách giảm nghèo, bảo trợ xã hội'),
    twoSections('2. Một số dịch vụ xã hội cơ bản cho người dân'),
  ],
  [
    'provision_partly_covered',
    {
      ...body(
        '- Xây dựng quan hệ lao động hài hòa trong các doanh nghiệp; tăng cường quản lý chuyên ' +
          'gia nước ngoài làm việc tại các khu công nghiệp.',
      ),
      ...one({ title: 'Xây dựng quan hệ lao động hài hòa trong các doanh nghiệp' }),
    },
    {
      ...body('- Xây dựng quan hệ lao động hài hòa trong các doanh nghiệp.'),
      ...one({ title: 'Xây dựng quan hệ lao động hài hòa trong các doanh nghiệp' }),
    },
  ],
];

describe('the smallest text that raises a finding, and the nearest one that does not', () => {
  test.each(cases)('%s', async (code, raises, nearest) => {
    expect(await codesOf(raises)).toContain(code);
    expect(await codesOf(nearest)).not.toContain(code);
  });

  test('are here for every code of the closed list', () => {
    const tried = new Set(cases.map(([code]) => code));
    expect(findingCodes.filter((code) => !tried.has(code))).toEqual([]);
  });

  test('a plan in which nothing is odd has no finding that stops an approval', async () => {
    const bytes = new TextEncoder().encode(textOf({}));
    const { reading } = unwrap(await readPlan(bytes, { fileName: 'a.txt', resolveAgency }));
    expect(reading.findings.filter((each) => each.severity !== 'info')).toEqual([]);
  });
});
