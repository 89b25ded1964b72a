import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../../kernel/index.ts';
import { makeDocx } from '../../../../tests/support/zip.ts';
import { makeAgencyResolver, readAgencyRegister, withoutAgencies } from '../../agencies/index.ts';
import { type ReadPlan, readPlan } from './read.ts';

const folder = new URL('../../../../tests/fixtures/plans/', import.meta.url);
const resolveAgency = makeAgencyResolver(withoutAgencies(readAgencyRegister()));

async function read(name: string, bytes?: Uint8Array): Promise<ReadPlan['reading']> {
  const content = bytes ?? readFileSync(new URL(name, folder));
  return unwrap(await readPlan(content, { fileName: name, resolveAgency })).reading;
}

const raws = (mentions: readonly { readonly raw: string }[]): string[] =>
  mentions.map((each) => each.raw);

describe('plans of other provinces, rewritten with their structure kept', () => {
  test('rows parted by bars, a quarter, "Hằng năm", a budget in triệu đồng, a row of totals', async () => {
    const plan = await read('bars-2022.txt');
    expect(plan.document).toMatchObject({
      number: '112/KH-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Hưng Sơn',
      issuedOn: '2022-04-15',
      periodFrom: 2022,
      periodTo: 2025,
    });
    expect(plan.tasks.map((each) => each.code)).toEqual(['PL.I.1', 'PL.I.2', 'PL.II.1', 'PL.II.2']);
    expect(plan.tasks.map((each) => [each.startYear, each.endYear])).toEqual([
      [2022, 2025],
      [null, null],
      [2023, 2025],
      [2022, 2022],
    ]);
    expect(plan.tasks.map((each) => each.budget)).toEqual([
      '1250000000',
      '300500000',
      null,
      '80000000',
    ]);
    expect(plan.tasks[1]).toMatchObject({
      startRaw: 'Hằng năm',
      outputs: ['Danh sách', 'Báo cáo năm'],
    });
    expect(plan.tasks[2]?.coordinating.map((each) => each.name)).toEqual([
      'Sở Nội vụ',
      'Sở Tài chính',
    ]);
    const codes = new Set(plan.tasks.map((each) => each.lead?.code));
    expect(codes.size).toBe(2);
    expect(plan.provisions.map((each) => each.code)).toContain('I.2.b');
    expect(plan.targets).toMatchObject([
      { kind: 'minimum', min: 90, unit: '%' },
      { kind: 'maximum', max: 200, unit: 'người' },
      { kind: 'range', min: 3, max: 5, per: 'year' },
    ]);
  });

  test('rows parted by tabs, columns in another order, headings of two rows, letters and dashes', async () => {
    const plan = await read('tabs-2024.txt');
    expect(plan.document).toMatchObject({ issuer: 'UBND huyện Đông La', periodFrom: 2024 });
    expect(plan.sections.map((each) => each.code)).toEqual(['A', 'B', 'PL.a', 'PL.b']);
    expect(plan.tasks.map((each) => each.code)).toEqual(['PL.a.1', 'PL.a.2', 'PL.b.1']);
    expect(plan.tasks[0]).toMatchObject({
      lead: { name: 'Phòng Lao động - Thương binh và Xã hội' },
      startRaw: 'Tháng 01/2024',
      endRaw: 'Tháng 6/2024',
      endYear: 2024,
      extra: { 'Ghi chú': 'Hai đợt' },
    });
  });

  test('cells one a line without blank lines, "Phân công" leads, one time column fills both years', async () => {
    const plan = await read('compact-2021.txt');
    expect(plan.tasks.map((each) => each.code)).toEqual([
      'PL.1',
      'PL.1.1',
      'PL.1.2',
      'PL.2',
      'PL.3',
    ]);
    expect(plan.tasks.map((each) => each.endYear)).toEqual([2022, 2022, 2023, null, 2025]);
    expect(plan.tasks[4]).toMatchObject({
      lead: { raw: 'Liên đoàn Lao động thành phố' },
      startYear: 2025,
      outputs: ['Hồ sơ khởi kiện'],
    });
    expect(plan.provisions.map((each) => each.code)).toContain('III.1');
  });

  test('a decision with its plan, merged cells, money by source beside its total', async () => {
    const plan = await read('decision-2023.html');
    expect(plan.document).toMatchObject({
      number: '871/QĐ-UBND',
      title: 'GIẢM NGHÈO ĐA CHIỀU NĂM 2023',
      signedBy: 'Hoàng Đình Long',
    });
    expect(plan.tasks.map((each) => [each.code, each.budget])).toEqual([
      ['PL.I.1', '12000000000'],
      ['PL.I.2', '500000'],
      ['PL.II.3', '1500000000'],
    ]);
    expect(plan.tasks[1]?.lead?.raw).toBe('Ngân hàng Chính sách xã hội tỉnh');
    expect(raws(plan.tasks[2]?.coordinating ?? [])).toEqual([
      'Trường Cao đẳng nghề tỉnh',
      'UBND các huyện, thị xã',
    ]);
    expect(plan.tasks[0]?.extra['Địa bàn']).toBe('Toàn tỉnh');
    expect(plan.targets[0]).toMatchObject({ kind: 'change', from: 6.2, to: 5.1, unit: '%' });
    expect(JSON.stringify(plan.references)).not.toContain('12/KH-UBND');
  });

  test('several annexes carry their own numbers; two leads keep the first', async () => {
    const plan = await read('annexes-2025.html');
    expect(plan.tasks.map((each) => each.code)).toEqual(['PL1.1', 'PL1.2', 'PL2.1', 'PL2.2']);
    expect(plan.tasks[0]).toMatchObject({ outputs: ['12 chuyên mục', '4 phóng sự'] });
    expect(raws(plan.tasks[0]?.coordinating ?? [])).toEqual(['Y tế', 'Tư pháp', 'Báo Lam Giang']);
    expect(plan.tasks[1]?.funding.map((each) => each.kind)).toEqual([
      'central_budget',
      'local_budget',
    ]);
    expect(plan.tasks[2]).toMatchObject({ lead: { raw: 'Sở Y tế' }, budget: '1500000000' });
    expect(plan.tasks[2]?.extra).toEqual({ 'Cơ quan chủ trì': 'Sở Y tế, Sở Xây dựng' });
  });

  test('a plan without a table, a number or a full date is read, and says what is missing', async () => {
    const plan = await read('plain-2020.txt');
    expect(plan.document).toMatchObject({ number: null, issuedOn: null, place: 'Ngọc Hà' });
    expect(plan.tasks).toEqual([]);
    expect(plan.provisions.map((each) => each.code)).toEqual([
      'I.1',
      'II.1',
      'II.2',
      'III.1',
      'III.2',
    ]);
    const found = plan.findings.map((each) => each.code);
    expect(found).toEqual(expect.arrayContaining(['no_number', 'no_date', 'no_task_table']));
  });

  test('two columns copied as one line, headings of two rows one a line, numbers that count on', async () => {
    const plan = await read('columns-2023.txt');
    expect(plan.document).toMatchObject({
      number: '301/KH-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Suối Vàng',
      place: 'Suối Vàng',
      issuedOn: '2023-12-06',
      signedBy: 'Đỗ Thị Nhàn',
    });
    expect(plan.sections.map((each) => [each.code, each.title])).toEqual([
      ['I', 'MỤC TIÊU'],
      ['II', 'PHÂN CÔNG'],
      ['PL.A', 'Truyền thông'],
      ['PL.B', 'Dịch vụ'],
    ]);
    expect(plan.tasks.map((each) => [each.code, each.section, each.endRaw])).toEqual([
      ['PL.A.1', 'PL.A', 'Tháng 12/2024'],
      ['PL.A.1.a', 'PL.A', 'Tháng 11/2024'],
      ['PL.B.2', 'PL.B', 'Năm 2024'],
    ]);
    expect(plan.tasks[1]).toMatchObject({ coordinating: [], outputs: ['Băng rôn'], funding: [] });
    expect(plan.provisions.map((each) => each.code)).toEqual(['I.1', 'I.2']);
  });

  test('every task stands in a section that the reading lists', async () => {
    const names = ['bars-2022.txt', 'compact-2021.txt', 'columns-2023.txt', 'annexes-2025.html'];
    for (const name of names) {
      const plan = await read(name);
      const sections = new Set(plan.sections.map((each) => each.code));
      expect(plan.tasks.filter((each) => !sections.has(each.section))).toEqual([]);
    }
  });

  test('a Word document whose numbers only its lists know, with merged cells', async () => {
    const plan = await read('lists.docx', wordPlan());
    expect(plan.sections.map((each) => each.code)).toEqual(['I', 'II', 'PL.I']);
    expect(plan.provisions.map((each) => each.code)).toEqual(['I.1', 'II.1', 'II.2']);
    expect(plan.tasks.map((each) => [each.code, each.lead?.raw, each.endYear])).toEqual([
      ['PL.I.1', 'Sở Y tế', 2024],
      ['PL.I.2', 'Sở Y tế', 2025],
    ]);
    expect(plan.tasks[1]).toMatchObject({ budget: '2500000', outputs: ['Báo cáo'] });
  });
});

const p = (text: string, list = ''): string =>
  `<w:p><w:pPr>${list}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const level = (id: number, depth: number): string =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`;
const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text === '' ? '<w:p/>' : p(text)}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

function wordPlan(): Buffer {
  const lvl = (depth: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>` +
    `<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    '<w:numbering><w:abstractNum w:abstractNumId="0">' +
    `${lvl(0, 'upperRoman', '%1.')}${lvl(1, 'bullet', '')}</w:abstractNum>` +
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
  const head = [
    'TT',
    'Nội dung',
    'Đơn vị chủ trì',
    'Thời gian',
    'Sản phẩm',
    'Kinh phí (nghìn đồng)',
  ];
  const table =
    row(...head.map((each) => cell(each))) +
    row(cell('I'), cell('Y tế', '<w:gridSpan w:val="5"/>')) +
    row(
      cell('1'),
      cell('Khám sức khỏe'),
      cell('Sở Y tế', '<w:vMerge w:val="restart"/>'),
      ...['2024', 'Hồ sơ', '1.000'].map((each) => cell(each)),
    ) +
    row(
      cell('2'),
      cell('Tổng hợp'),
      cell('', '<w:vMerge/>'),
      ...['2025', 'Báo cáo', '2.500'].map((each) => cell(each)),
    );
  const body = [
    p('ỦY BAN NHÂN DÂN TỈNH AN SƠN'),
    p('Số: 8/KH-UBND'),
    p('An Sơn, ngày 03 tháng 3 năm 2024'),
    p('KẾ HOẠCH'),
    p('KHÁM SỨC KHỎE NGƯỜI CAO TUỔI NĂM 2024'),
    p('MỤC ĐÍCH', level(3, 0)),
    p('Chăm sóc sức khỏe tại nơi ở.', level(3, 1)),
    p('NỘI DUNG', level(3, 0)),
    p('Khám sức khỏe mỗi năm một lần.', level(3, 1)),
    p('Lập hồ sơ theo dõi.', level(3, 1)),
    p('PHỤ LỤC'),
    `<w:tbl>${table}</w:tbl>`,
  ];
  return makeDocx(body.join(''), { 'word/numbering.xml': numbering });
}
