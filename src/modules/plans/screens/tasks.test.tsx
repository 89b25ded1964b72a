import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../../tests/support/html-rules.ts';
import { words } from '../../../../tests/support/markup.ts';
import {
  aPlanReply,
  aPlanSummary,
  aTaskList,
  aTaskRow,
  planKey,
  taskRows,
  type Row,
} from '../../../../tests/support/plan-replies.ts';
import { answers, aSession, drawScreen } from '../../../../tests/support/screens.tsx';
import { getPlan, listTasks } from '../contract/index.ts';
import { Tasks } from './tasks.tsx';

function draw(search = '', tasks: readonly Row[] = taskRows, language: 'vi' | 'en' = 'vi'): string {
  return drawScreen(<Tasks params={{ key: planKey }} />, {
    search,
    language,
    session: aSession('plan.read'),
    replies: [
      answers(getPlan, aPlanReply({ plan: aPlanSummary({ tasks: 36 }) })),
      answers(listTasks, aTaskList({ tasks: [...tasks] })),
    ],
  });
}

/** The rows that are shown, each as its cells by their headings. */
function rowsOf(html: string): readonly Readonly<Record<string, string>>[] {
  const rows = tagsOf(html).filter(
    ({ name, attributes }) => name === 'tr' && attributes.has('data-index'),
  );
  const cells = tagsOf(html).filter(({ name }) => name === 'td');
  return rows.map((row) =>
    Object.fromEntries(
      cells
        .filter(
          ({ parents }) =>
            parents.at(-1)?.attributes.get('data-index') === row.attributes.get('data-index'),
        )
        .map(({ attributes, text }) => [attributes.get('data-label') ?? '', words(text)]),
    ),
  );
}

function codesOf(html: string): readonly string[] {
  return rowsOf(html).map((row) => row['Mã'] ?? '');
}

const years = (code: string, startYear: number | null, endYear: number | null): Row =>
  aTaskRow({ code, startYear, endYear });

describe('the table of tasks', () => {
  test('shows each task with who leads, when, with what money, and its findings', () => {
    const [first, second, third] = rowsOf(draw());
    expect(first).toEqual({
      Mã: 'PL.I.1',
      'Nhiệm vụ': 'Xây dựng nghĩa trang liệt sỹ thành phố',
      'Chủ trì': 'Sở Lao động - Thương binh và Xã hội',
      'Thời gian': '2013–2015',
      'Nguồn lực': 'Ngân sách trung ương, Ngân sách địa phương',
      'Nội dung': '1',
      'Điểm rà soát': 'Không có',
    });
    expect(second).toMatchObject({ 'Thời gian': '2012–2020 *', 'Điểm rà soát': '1 chưa xử lý' });
    expect(third).toMatchObject({ 'Chủ trì': '', 'Thời gian': '–', 'Điểm rà soát': '1 điểm' });
  });

  test('a year that is a reading says so where it is marked', () => {
    const html = draw();
    expect(html.match(/<abbr title="Năm dùng để điều hành theo cách hiểu/g)).toHaveLength(1);
    const lead = [aTaskRow({ readings: ['lead'] })];
    expect(draw('', lead)).not.toContain('<abbr');
  });

  test('without an order stands as the text has it', () => {
    expect(codesOf(draw('', taskRows.toReversed()))).toEqual(['PL.II.2', 'PL.I.10', 'PL.I.1']);
  });

  test.each([
    ['sort=code', ['PL.I.1', 'PL.I.10', 'PL.II.2']],
    ['sort=-code', ['PL.II.2', 'PL.I.10', 'PL.I.1']],
    ['sort=title', ['PL.II.2', 'PL.I.10', 'PL.I.1']],
    ['sort=-findings', ['PL.I.10', 'PL.I.1', 'PL.II.2']],
    ['sort=lead,-code', ['PL.I.10', 'PL.I.1', 'PL.II.2']],
    ['sort=-lead,code', ['PL.I.1', 'PL.I.10', 'PL.II.2']],
    ['sort=provisions,title', ['PL.II.2', 'PL.I.10', 'PL.I.1']],
  ])('by %s stands in that order', (search, codes) => {
    expect(codesOf(draw(search))).toEqual(codes);
  });

  test.each([
    ['sort=period', ['c', 'b', 'e', 'a', 'd']],
    ['sort=-period', ['a', 'e', 'b', 'c', 'd']],
    ['sort=endYear', ['c', 'e', 'b', 'a', 'd']],
    ['sort=startYear,-endYear', ['b', 'c', 'a', 'e', 'd']],
  ])(
    'by %s the first year counts before the last, what is not known stands last',
    (search, codes) => {
      const tasks = [
        years('a', 2013, 2020),
        years('b', 2012, 2016),
        years('c', 2012, 2013),
        years('d', null, null),
        years('e', 2013, 2015),
      ];
      expect(codesOf(draw(search, tasks))).toEqual(codes);
    },
  );

  test('opens each task with the list it was in', () => {
    const html = draw('lead=HP-SXD&sort=-title');
    expect(html).toContain(`/plans/${planKey}/tasks/PL.I.10?lead=HP-SXD&amp;sort=-title"`);
  });

  test('says how many of the plan are shown', () => {
    expect(words(draw('lead=HP-SXD'))).toContain('3 trong 36 dòng');
  });

  test('what a filter leaves empty says which condition to drop', () => {
    const text = words(draw('lead=HP-SLDTBXH&year=2015', []));
    expect(text).toContain('Không có dòng nào khớp 2 điều kiện lọc.');
    expect(text).toContain('Bỏ lọc “Chủ trì”');
    expect(text).toContain('Bỏ lọc “Năm có thực hiện”');
  });

  test('a plan without tasks leads to its findings, which say why', () => {
    const html = draw('', []);
    expect(words(html)).toContain('Chưa có nhiệm vụ.');
    expect(html).toContain(`href="/app/plans/${planKey}/review"`);
  });

  test('names what a filter is set to in the words of the plan', () => {
    expect(words(draw('section=PL.II'))).toContain('Phần: PL.II Nhà ở');
    expect(words(draw('funding=enterprise'))).toContain('Nguồn lực: enterprise');
    expect(words(draw('funding=central_budget'))).toContain('Nguồn lực: Ngân sách trung ương');
    expect(words(draw('findings=open'))).toContain('Điểm rà soát: Còn điểm chưa xử lý');
    expect(words(draw('year=2015'))).toContain('Năm có thực hiện: 2015');
  });

  test('in English its headings are English, the words of the plan as they are', () => {
    const text = words(draw('', taskRows, 'en'));
    expect(text).toContain('Xây dựng nghĩa trang liệt sỹ thành phố');
    expect(text).not.toContain('Nhiệm vụ');
  });

  test('columns that are not shown until chosen can be chosen', () => {
    const [row] = rowsOf(draw('columns=code,section,startYear,endYear'));
    expect(row).toEqual({
      Mã: 'PL.I.1',
      Phần: 'PL.I',
      'Năm bắt đầu': '2013',
      'Năm hoàn thành': '2015',
    });
  });

  test('a year is never written as a quantity', () => {
    expect(words(draw('columns=startYear,endYear'))).not.toMatch(/2\.0\d\d/);
  });
});
