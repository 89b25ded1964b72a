import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentFaults, tagsOf } from '../../../../tests/support/html-rules.ts';
import { count } from '../../../../tests/support/markup.ts';
import {
  bodyOf,
  drawPage,
  hrefsOf,
  pageAt,
  pageParams,
  searchHits,
} from '../../../../tests/support/pages.ts';
import {
  aLink,
  anAgencyWork,
  aPlanReply,
  aPlanSummary,
  approvedPlan,
  aTaskDetail,
  aTaskList,
  aTaskRow,
  graveTarget,
  planKey,
} from '../../../../tests/support/plan-replies.ts';
import { page as home } from './home.page.tsx';
import { page as agencies } from './plan-agencies.page.tsx';
import { page as agency } from './plan-agency.page.tsx';
import { page as dataPage } from './plan-data.page.tsx';
import { page as planList } from './plan-list.page.tsx';
import { page as section } from './plan-section.page.tsx';
import { page as task } from './plan-task.page.tsx';
import { page as text } from './plan-text.page.tsx';
import { page as plan } from './plan.page.tsx';
import { page as search } from './search.page.tsx';
import { crumbsOf, period, planLine, readableTitle } from './shared.tsx';

describe('a title as readers meet it', () => {
  const issuer = 'Ủy ban nhân dân thành phố Hải Phòng';

  test.each([
    [
      'THỰC HIỆN CHƯƠNG TRÌNH VỀ “MỘT SỐ CHÍNH SÁCH XÃ HỘI TẠI HẢI PHÒNG”',
      issuer,
      'Một số chính sách xã hội tại Hải Phòng',
    ],
    ['THỰC HIỆN “MỘT SỐ CHÍNH SÁCH”', null, 'Một số chính sách'],
    ['THỰC HIỆN “CHÍNH SÁCH Ở NAM ĐỊNH”', 'UBND tỉnh Nam Định', 'Chính sách ở Nam Định'],
    ['Thực hiện “Một số chính sách”', issuer, 'Thực hiện “Một số chính sách”'],
    ['THỰC HIỆN MỘT SỐ CHÍNH SÁCH', issuer, 'THỰC HIỆN MỘT SỐ CHÍNH SÁCH'],
    ['', issuer, ''],
  ])('%s', (title, by, shown) => {
    expect(readableTitle({ title, issuer: by })).toBe(shown);
  });

  test('never loses a letter of the quoted words', () => {
    const quoted = fc.string({ unit: fc.constantFrom('A', 'Ế', 'Đ', ' ', '1'), minLength: 1 });
    fc.assert(
      fc.property(quoted, (words) => {
        const shown = readableTitle({ title: `THỰC HIỆN “${words}”`, issuer: null });
        expect(shown.toUpperCase()).toBe(words);
      }),
    );
  });
});

describe('numbers and years of a plan', () => {
  test.each([
    [2012, 2020, '2012–2020'],
    [2013, 2013, '2013'],
    [2013, null, '2013–…'],
    [null, 2013, '…–2013'],
    [null, null, ''],
  ])('%s to %s is “%s”', (start, end, shown) => {
    expect(period(start, end)).toBe(shown);
  });

  test.each([
    ['4220/KH-UBND', '2013-06-14', 'Kế hoạch số 4220/KH-UBND, ngày 14/06/2013'],
    ['4220/KH-UBND', null, 'Kế hoạch số 4220/KH-UBND, ngày …'],
    [null, '2013-06-14', 'Kế hoạch không ghi số'],
  ])('number %s of %s', (number, issuedOn, line) => {
    expect(planLine(pageAt({}), { number, issuedOn })).toBe(line);
  });

  test('a plan without a number has crumbs all the same', () => {
    const [, , own] = crumbsOf(pageAt({}), { key: 'x', number: null });
    expect(own).toEqual({ href: '/plans/x', text: 'Kế hoạch không ghi số' });
  });
});

describe('the first page', () => {
  test('leads to the plan, its agencies, its text and its data', () => {
    const hrefs = hrefsOf(drawPage(home));
    for (const below of ['', '/agencies', '/text', '/data']) {
      expect(hrefs).toContain(`/plans/${planKey}${below}`);
    }
  });

  test('without a published plan says so, and offers no way into none', () => {
    const html = drawPage(home, { replies: { 'plan.list': { plans: [] } } });
    expect(bodyOf(html)).toContain('Chưa có kế hoạch nào được công bố.');
    expect(hrefsOf(html).some((href) => href.includes('/plans/'))).toBe(false);
    expect(documentFaults(html, 'vi')).toEqual([]);
  });
});

describe('the list of plans', () => {
  test('shows title, number, day, period and tasks of each', () => {
    expect(bodyOf(drawPage(planList))).toContain('ngày 14/06/2013 2012–2020 3');
  });

  test('without plans has no empty table', () => {
    const html = drawPage(planList, { replies: { 'plan.list': { plans: [] } } });
    expect(html).not.toContain('<table');
    expect(bodyOf(html)).toContain('Chưa có kế hoạch nào được công bố.');
  });
});

describe('the page of a plan', () => {
  test('says what it holds, by whom and when it was approved', () => {
    const text = bodyOf(drawPage(plan));
    expect(text).toContain('3 nhiệm vụ có cơ quan chủ trì và thời hạn, 3 nội dung.');
    expect(text).toContain('Giai đoạn 2012–2020');
    expect(text).toContain('Người ký: Lê Khắc Nam');
    expect(text).toContain('Bản số hóa được phê duyệt ngày 20/11/2026.');
  });

  test('lists the top sections of the annex with their tasks, without the mark of the annex', () => {
    const html = drawPage(plan);
    expect(bodyOf(html)).toContain('I. Người có công 2');
    expect(bodyOf(html)).not.toContain('PL.I.');
    expect(hrefsOf(html)).toContain(`/plans/${planKey}/sections/PL.II`);
  });

  test('leads each target to the task or provision that holds it', () => {
    const targets = [
      graveTarget,
      { ...graveTarget, where: { kind: 'task' as const, code: 'PL.I.1', line: 1 }, text: 'khác' },
    ];
    const reply = aPlanReply({ plan: approvedPlan, targets });
    const hrefs = hrefsOf(drawPage(plan, { replies: { 'plan.get': reply } }));
    expect(hrefs).toContain(`/plans/${planKey}/text#II.1.1`);
    expect(hrefs).toContain(`/plans/${planKey}/tasks/PL.I.1`);
  });

  test('without targets, signature, period and number says what it can', () => {
    const bare = aPlanReply({
      plan: { ...approvedPlan, number: null, periodFrom: null, periodTo: null, approvedOn: null },
      targets: [],
      document: { ...aPlanReply().document, signedBy: null },
    });
    const html = drawPage(plan, { replies: { 'plan.get': bare } });
    const text = bodyOf(html);
    expect(text).toContain('Kế hoạch không ghi số');
    expect(text).toContain('Giai đoạn …–…');
    expect(text).not.toContain('Người ký');
    expect(text).not.toContain('Chỉ tiêu ghi trong kế hoạch');
    expect(documentFaults(html, 'vi')).toEqual([]);
  });

  test('offers its data as CSV and JSON, with the meaning of every column', () => {
    const hrefs = hrefsOf(drawPage(plan));
    expect(hrefs).toContain(`/api/plans/${planKey}/tasks.file?format=csv`);
    expect(hrefs).toContain(`/api/plans/${planKey}/tasks.file?format=json`);
    expect(hrefs).toContain(`/plans/${planKey}/data`);
  });
});

describe('a section of the annex', () => {
  test('has its own title and its tasks, a reading marked', () => {
    const html = drawPage(section);
    expect(bodyOf(html)).toContain('PL.I Người có công');
    expect(bodyOf(html)).toContain('2012–2020 *');
    expect(bodyOf(html)).not.toContain('2013–2015 *');
  });

  test('without tasks says so', () => {
    const replies = { 'plan.list_tasks': aTaskList({ tasks: [] }) };
    expect(bodyOf(drawPage(section, { replies }))).toContain('Phần này không có nhiệm vụ riêng.');
  });

  test('that the plan does not have is named by its code, not guessed', () => {
    expect(bodyOf(drawPage(section, { params: { section: 'PL.IX' } }))).toContain('PL.IX');
  });

  test('of a task that nobody leads shows an empty cell, not a word', () => {
    const tasks = [aTaskRow({ lead: null, funding: [], startYear: null, endYear: null })];
    const html = drawPage(section, { replies: { 'plan.list_tasks': aTaskList({ tasks }) } });
    expect(bodyOf(html)).not.toMatch(/null|undefined/);
    expect(documentFaults(html, 'vi')).toEqual([]);
  });
});

describe('the page of a task', () => {
  const drawTask = (given: Partial<ReturnType<typeof aTaskDetail>>) =>
    drawPage(task, {
      replies: { 'plan.get_task': { plan: approvedPlan, task: aTaskDetail(given) } },
    });

  test('where a year is a reading, shows what the document writes and why', () => {
    const text = bodyOf(drawPage(task));
    expect(text).toContain(
      'Hoàn thành 2020 Văn bản ghi: “Năm 1010”. Cách hiểu để điều hành: 2020.',
    );
    expect(text).toContain('Tiêu đề ghi giai đoạn 2012-2020');
    expect(text).toContain('Bắt đầu 2012');
  });

  test('a year that is not written says so; one that is no year is shown as it is', () => {
    const { written, used } = aTaskDetail();
    const none = { used: { ...used, startYear: null }, written: { ...written, startRaw: '' } };
    expect(bodyOf(drawTask(none))).toContain('Bắt đầu không ghi năm');
    const words = {
      used: { ...used, startYear: null },
      written: { ...written, startRaw: 'hằng năm' },
    };
    expect(bodyOf(drawTask(words))).toContain('Bắt đầu hằng năm');
  });

  test('amounts are written 2.000.000.000 đồng', () => {
    expect(bodyOf(drawPage(task))).toContain('Kinh phí 2.000.000.000 đồng');
    expect(bodyOf(drawTask({ written: { ...aTaskDetail().written, budget: '500' } }))).toContain(
      'Kinh phí 500 đồng',
    );
  });

  test('what is not written has no row', () => {
    const bare = {
      ...aTaskDetail().written,
      coordinating: [],
      funding: [],
      outputs: [],
      budget: null,
    };
    const text = bodyOf(
      drawTask({
        written: bare,
        used: { ...aTaskDetail().used, lead: null },
        links: [],
        references: [],
      }),
    );
    for (const label of ['Cơ quan chủ trì', 'Cơ quan phối hợp', 'Nguồn kinh phí', 'Sản phẩm']) {
      expect(text).not.toContain(label);
    }
    expect(text).not.toContain('Văn bản được viện dẫn');
  });

  test('a suggested provision says that nobody confirmed it, a confirmed one does not', () => {
    const suggested = bodyOf(drawPage(task));
    expect(suggested).toContain('Tuyên truyền chính sách (gợi ý của phần mềm, chưa xác nhận)');
    const links = [{ ...aLink({ state: 'confirmed' }), text: 'Tuyên truyền chính sách' }];
    expect(bodyOf(drawTask({ links }))).not.toContain('gợi ý của phần mềm');
  });

  test('each kind of funding is named once', () => {
    expect(count(bodyOf(drawPage(task)), 'Ngân sách địa phương')).toBe(1);
  });

  test('leads to the tasks before and after, where there are any', () => {
    expect(hrefsOf(drawPage(task))).toContain(`/plans/${planKey}/tasks/PL.I.1`);
    expect(hrefsOf(drawPage(task))).toContain(`/plans/${planKey}/tasks/PL.II.2`);
    const alone = bodyOf(drawTask({ previous: null, next: null }));
    expect(alone).not.toContain('Nhiệm vụ trước');
    expect(alone).not.toContain('Nhiệm vụ sau');
  });

  test('an agency opens what it owes, whatever its code holds', () => {
    const lead = { code: 'a/b c', name: 'Sở A', raw: 'Sở A' };
    const html = drawTask({ used: { ...aTaskDetail().used, lead } });
    expect(hrefsOf(html)).toContain(`/plans/${planKey}/agencies/a%2Fb%20c`);
  });
});

describe('the text of a plan', () => {
  test('is every provision under its section, word for word, each with an address', () => {
    const html = drawPage(text);
    const ids = tagsOf(html).flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(ids).toEqual(expect.arrayContaining(['II.1', 'II.1.1', 'II.1.2', 'II.2.1']));
    expect(bodyOf(html)).toContain('II.1. Người có công II.1.1 Xây dựng nghĩa trang liệt sỹ');
  });

  test('has nothing of the annex', () => {
    expect(bodyOf(drawPage(text))).not.toContain('PHỤ LỤC');
  });
});

describe('the agencies of a plan', () => {
  test('are a table of what each leads and coordinates', () => {
    expect(bodyOf(drawPage(agencies))).toContain('Sở Xây dựng 0 12');
  });
});

describe('what one agency owes', () => {
  test('says as of which day groups are counted, and through which group it works', () => {
    const text = bodyOf(drawPage(agency));
    expect(text).toContain('Tính theo danh mục cơ quan ngày 14/06/2013.');
    expect(text).toContain('Chủ trì (2)');
    expect(text).toContain('Hỗ trợ nhà ở trong nhóm “Các sở, ngành”');
  });

  test('without any task says so and draws no table', () => {
    const replies = { 'plan.get_agency_work': anAgencyWork({ leads: [], coordinates: [] }) };
    const html = drawPage(agency, { replies });
    expect(bodyOf(html)).toContain('Kế hoạch không giao nhiệm vụ nào.');
    expect(html).not.toContain('<table');
  });

  test('asks for the day of the address, and for none when it has none', () => {
    const input = agency.reads['work']?.input;
    expect(input?.({ params: pageParams, query: { on: '2015-01-01' } })).toMatchObject({
      on: '2015-01-01',
    });
    expect(input?.({ params: pageParams, query: {} })).not.toHaveProperty('on');
  });
});

describe('the search', () => {
  const drawSearch = (q: string, results: unknown[] = searchHits.results) =>
    drawPage(search, {
      query: { q },
      replies: { 'plan.search': { total: results.length, results } },
    });

  test('leads each find to its place', () => {
    const hrefs = hrefsOf(drawSearch('nghia trang'));
    expect(hrefs).toContain(`/plans/${planKey}`);
    expect(hrefs).toContain(`/plans/${planKey}/tasks/PL.I.1`);
    expect(hrefs).toContain(`/plans/${planKey}/text#II.1.1`);
  });

  test.each([
    ['nghia trang', searchHits.results, '3 kết quả cho “nghia trang”'],
    ['zzz', [], 'Không có kết quả cho “zzz”. Gõ được không dấu'],
    ['', [], 'Gõ vài từ, có dấu hoặc không dấu'],
  ])('for “%s” says how many there are, or what to try', (q, results, line) => {
    expect(bodyOf(drawSearch(q, results))).toContain(line);
    expect(drawSearch(q, results)).toContain('role="status"');
  });

  test('asks for no more words than the operation takes', () => {
    const asked = search.reads['found']?.input({ params: {}, query: { q: 'x'.repeat(500) } });
    expect(asked).toEqual({ q: 'x'.repeat(200) });
  });

  test('a plan without a number is found too', () => {
    const results = [
      { ...searchHits.results[0], plan: { key: 'x', number: null, title: 'Kế hoạch' } },
    ];
    expect(bodyOf(drawSearch('ke hoach', results))).not.toMatch(/null|undefined/);
  });
});

describe('the definitions of the data', () => {
  test('explain every column of the file in both languages', () => {
    for (const language of ['vi', 'en'] as const) {
      const rows = tagsOf(drawPage(dataPage, { language })).filter(
        ({ name, attributes }) => name === 'th' && attributes.get('scope') === 'row',
      );
      expect(rows).toHaveLength(13);
      expect(rows.every(({ text }) => text !== '')).toBe(true);
    }
  });
});

test('a plan that is not approved would say nothing different: pages show what they are given', () => {
  const replies = { 'plan.get': aPlanReply({ plan: aPlanSummary() }) };
  expect(bodyOf(drawPage(plan, { replies }))).not.toContain('được phê duyệt');
});
