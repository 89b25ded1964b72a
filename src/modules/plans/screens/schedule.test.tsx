import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../../tests/support/html-rules.ts';
import { words } from '../../../../tests/support/markup.ts';
import {
  aPlanReply,
  aPlanSummary,
  aTaskList,
  aTaskRow,
  planKey,
  type Plan,
  type Row,
} from '../../../../tests/support/plan-replies.ts';
import { answers, drawScreen } from '../../../../tests/support/screens.tsx';
import { getPlan, listTasks } from '../contract/index.ts';
import { Schedule } from './schedule.tsx';

function draw(tasks: readonly Row[], plan: Partial<Plan> = {}): string {
  return drawScreen(<Schedule params={{ key: planKey }} />, {
    replies: [
      answers(getPlan, aPlanReply({ plan: aPlanSummary(plan) })),
      answers(listTasks, aTaskList({ tasks: [...tasks] })),
    ],
  });
}

function yearsOf(html: string): readonly string[] {
  return tagsOf(html)
    .filter(({ name, text }) => name === 'th' && /^\d{4}$/.test(text))
    .map(({ text }) => text);
}

/** What is said of the only task. */
function said(startYear: number | null, endYear: number | null, readings: string[] = []): string {
  const html = draw([aTaskRow({ startYear, endYear, readings, title: 'Việc A' })]);
  return words(/Việc A<\/th>([\s\S]*?)<\/tr>/.exec(html)?.[1] ?? '');
}

describe('tasks over the years', () => {
  test('the scale is the period of the plan and the years its tasks add near it', () => {
    expect(yearsOf(draw([aTaskRow()]))).toEqual([
      '2012',
      '2013',
      '2014',
      '2015',
      '2016',
      '2017',
      '2018',
      '2019',
      '2020',
    ]);
    expect(yearsOf(draw([aTaskRow({ startYear: 2009 })]))[0]).toBe('2009');
  });

  test('a plan without a period takes it from its tasks', () => {
    const plan = { periodFrom: null, periodTo: null };
    const years = yearsOf(draw([aTaskRow({ startYear: 2016, endYear: 2018 })], plan));
    expect([years[0], years.at(-1)]).toEqual(['2016', '2024']);
  });

  test.each([
    [2013, 2015, [], '2013–2015 Thực hiện 2013–2015'],
    [2014, 2014, [], '2014 Thực hiện 2014–2014'],
    [2012, 2020, ['endYear'], '2012–2020 * Thực hiện 2012–2020; Theo cách hiểu, khác văn bản ghi'],
    [null, null, [], 'chưa rõ Thực hiện ?–?; không ghi năm; vẽ theo giai đoạn của kế hoạch'],
    [2013, null, [], '2013–chưa rõ Thực hiện 2013–?; không ghi năm'],
    [2009, 2013, [], '2009–2013 * Thực hiện 2009–2013; ngoài giai đoạn 2012–2020'],
    [2015, 2013, [], 'Không vẽ được: kết thúc trước khi bắt đầu'],
    [2012, 1010, [], 'Không vẽ được: năm “1010” nằm ngoài khoảng vẽ'],
    [2012, 2099, [], 'Không vẽ được: năm “2099” nằm ngoài khoảng vẽ'],
  ])('%s–%s with readings %j: “%s”', (start, end, readings, text) => {
    expect(said(start, end, readings)).toContain(text);
  });

  test('every row spans all the years, with or without a bar', () => {
    const tasks = [
      aTaskRow({ code: 'PL.I.1', startYear: 2013, endYear: 2015 }),
      aTaskRow({ code: 'PL.I.2', startYear: 2012, endYear: 2020 }),
      aTaskRow({ code: 'PL.I.3', startYear: 2020, endYear: 2020 }),
      aTaskRow({ code: 'PL.I.4', startYear: 2012, endYear: 1010 }),
    ];
    const rows = [...draw(tasks).matchAll(/<tr><td>(?:(?!<\/tr>)[\s\S])*<\/tr>/g)];
    expect(rows).toHaveLength(4);
    for (const [row] of rows) {
      const cells = tagsOf(`<table><tbody>${row}</tbody></table>`).filter(
        ({ name }) => name === 'td',
      );
      const spans = cells.slice(1).map(({ attributes }) => Number(attributes.get('colspan') ?? 1));
      expect(spans.reduce((sum, span) => sum + span, 0)).toBe(9);
    }
  });

  test('tasks stand under their section, and the foot counts them year by year', () => {
    const html = draw([
      aTaskRow({ code: 'PL.I.1', startYear: 2012, endYear: 2013 }),
      aTaskRow({ code: 'PL.II.1', section: 'PL.II', startYear: 2013, endYear: 2013 }),
    ]);
    expect(words(html)).toContain('PL.II Nhà ở');
    expect(words(html)).toContain('Số nhiệm vụ thực hiện trong năm 1 2 0 0 0 0 0 0 0');
  });

  test('without tasks it says why there is nothing to draw', () => {
    expect(words(draw([]))).toContain('Chưa có nhiệm vụ.');
  });
});
