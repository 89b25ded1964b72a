import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../../tests/support/html-rules.ts';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  anAgencyWork,
  aPlanReply,
  aPlanSummary,
  approvedPlan,
  aTaskList,
  planKey,
  type Plan as Summary,
} from '../../../../tests/support/plan-replies.ts';
import { answers, aSession, drawScreen, type Drawn } from '../../../../tests/support/screens.tsx';
import { getAgencyWork, getPlan, listPlans, listTasks } from '../contract/index.ts';
import { Agencies } from './agencies.tsx';
import { AgencyWork } from './agency-work.tsx';
import { Plan, type PlanRecord } from './plan.tsx';
import { Plans } from './plans.tsx';

const loader = aSession('plan.read', 'plan.import', 'plan.export', 'agency.read');

function drawList(plans: readonly Summary[], given: Drawn = {}): string {
  const replies = [answers(listPlans, { plans: [...plans] })];
  return drawScreen(<Plans params={{}} />, { session: loader, replies, ...given });
}

describe('the list of plans', () => {
  const other = aPlanSummary({
    id: 'p2',
    key: 'x',
    number: null,
    title: 'Kế hoạch chưa có số',
    issuedOn: null,
    periodFrom: null,
    periodTo: null,
    findings: 0,
    openFindings: 0,
  });

  test('shows number, day, period, tasks, state and open findings of each', () => {
    const text = words(drawList([aPlanSummary()]));
    expect(text).toContain('4220/KH-UBND Thực hiện một số chính sách');
    expect(text).toContain('14/06/2013 2012–2020 3 3 Bản số hóa đang rà soát 2 chưa xử lý');
  });

  test('says what is not known instead of leaving a hole', () => {
    const text = words(drawList([other]));
    expect(text).toContain('(chưa có số) Kế hoạch chưa có số – – 3 3');
    expect(text).toContain('Không có');
  });

  test('is filtered by state through the address', () => {
    const both = [aPlanSummary(), { ...approvedPlan, id: 'p3', key: 'y', number: '5/KH' }];
    expect(words(drawList(both, { search: 'state=approved' }))).toContain('1 trong 2 dòng');
    expect(words(drawList(both, { search: 'state=approved' }))).not.toContain('4220/KH-UBND');
  });

  test('without plans says who brings them, and offers to load one to who may', () => {
    const text = words(drawList([]));
    expect(text).toContain('Chưa có kế hoạch nào.');
    expect(count(drawList([]), 'Nạp văn bản kế hoạch')).toBe(2);
    expect(drawList([], { session: aSession('plan.read') })).not.toContain('Nạp văn bản kế hoạch<');
  });

  test('opens the way in for a text by the address, for who may load', () => {
    const open = drawList([], { search: 'import=1' });
    expect(words(open)).toContain('Nhận .docx, .html, .htm, .txt, .yaml, tối đa 40 MB.');
    expect(open).toContain('aria-expanded="true"');
    const closed = drawList([], { search: 'import=1', session: aSession('plan.read') });
    expect(closed).not.toContain('type="file"');
  });
});

function drawPlan(record: Partial<PlanRecord> = {}, given: Drawn = {}): string {
  return drawScreen(<Plan params={{ key: planKey }} />, {
    session: loader,
    replies: [answers(getPlan, aPlanReply(record)), answers(listTasks, aTaskList())],
    ...given,
  });
}

describe('the page of one plan', () => {
  test('says who signed for whom, and who gets it', () => {
    expect(words(drawPlan())).toContain('Người ký KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Lê Khắc Nam');
    expect(words(drawPlan())).toContain('Nơi nhận Như trên; Lưu: VT');
  });

  test('says nothing as a dash', () => {
    const document = {
      ...aPlanReply().document,
      signedBy: null,
      signingCapacity: [],
      recipients: [],
    };
    expect(words(drawPlan({ document }))).toContain('Người ký – Nơi nhận –');
  });

  test.each([
    [aPlanSummary(), 'Còn 2 điểm cần rà soát chưa có phương án xử lý.', 'Rà soát các điểm'],
    [aPlanSummary({ openFindings: 0 }), 'chờ người phê duyệt', 'Xem lại và phê duyệt'],
  ])('says what it waits for now (%#)', (plan, now, deed) => {
    const text = words(drawPlan({ plan }));
    expect(text).toContain(now);
    expect(text).toContain(deed);
  });

  test('approved says by whom and when, and waits for nothing', () => {
    const text = words(drawPlan({ plan: approvedPlan }));
    expect(text).toContain('Lê Văn Nam, ngày 20/11/2026');
    expect(text).not.toContain('Rà soát các điểm');
  });

  test('its file of the copy is offered to who may take it', () => {
    expect(drawPlan()).toContain(`href="/api/plans/${planKey}/plan.yaml?version=1"`);
    expect(drawPlan({}, { session: aSession('plan.read') })).not.toContain('plan.yaml');
  });

  test.each([
    ['targets', { targets: [] }, 'Không nhận ra chỉ tiêu nào trong văn bản.'],
    ['references', { references: [] }, 'Không nhận ra văn bản nào được viện dẫn.'],
    ['targets', {}, 'từ 2.500 đến 3.000 ngôi mộ'],
    ['references', {}, '06/12/2012'],
    ['nothing', {}, 'Thân kế hoạch'],
  ])('tab %s', (tab, record, text) => {
    expect(words(drawPlan(record, { search: `tab=${tab}` }))).toContain(text);
  });
});

describe('the agencies of a plan', () => {
  const draw = (search = '', agencies = aPlanReply().agencies) =>
    drawScreen(<Agencies params={{ key: planKey }} />, {
      search,
      replies: [answers(getPlan, aPlanReply({ agencies }))],
    });

  test('stand by how much they lead, and open what they owe', () => {
    const rows = /<tbody>[\s\S]*<\/tbody>/.exec(draw())?.[0] ?? '';
    expect(words(rows)).toBe('Sở Lao động - Thương binh và Xã hội 2 1 Sở Xây dựng 0 12');
    expect(rows).toContain(`/plans/${planKey}/agencies/HP-SXD"`);
  });

  test('are found without accents and ordered by what they coordinate', () => {
    expect(words(draw('q=so+xay'))).toContain('1 trong 2 dòng');
    const rows = words(/<tbody>[\s\S]*<\/tbody>/.exec(draw('sort=-coordinates'))?.[0] ?? '');
    expect(rows.startsWith('Sở Xây dựng')).toBe(true);
  });

  test('none are said in words', () => {
    expect(words(draw('', []))).toContain('Kế hoạch này chưa giao việc cho cơ quan nào.');
  });
});

describe('what one agency owes a plan', () => {
  const draw = (work: Partial<ReturnType<typeof anAgencyWork>> = {}, given: Drawn = {}) =>
    drawScreen(<AgencyWork params={{ key: planKey, agency: 'HP-SLDTBXH' }} />, {
      session: loader,
      replies: [answers(getAgencyWork, anAgencyWork(work))],
      ...given,
    });

  test('says how much it leads and coordinates, and as of which day groups are counted', () => {
    const html = draw();
    expect(words(html)).toContain('Chủ trì 2 Phối hợp 1');
    expect(html).toContain('value="14/06/2013"');
  });

  test('of a task it coordinates says who leads and through which group', () => {
    expect(words(draw())).toContain('PL.II.2 Hỗ trợ nhà ở Sở Xây dựng Các sở, ngành');
    const [first] = anAgencyWork().coordinates;
    const byName = first === undefined ? [] : [{ ...first, through: null }];
    expect(words(draw({ coordinates: byName }))).toContain('Sở Xây dựng ghi tên');
  });

  test('without work says so for each kind, and draws no years', () => {
    const text = words(draw({ leads: [], coordinates: [], byYear: [] }));
    expect(text).toContain('không giao cơ quan này chủ trì nhiệm vụ nào');
    expect(text).toContain('không ghi cơ quan này phối hợp nhiệm vụ nào');
    expect(text).not.toContain('Theo năm');
  });

  test('the bars of years start at zero, stand to the same scale and say their figures', () => {
    const html = draw({
      byYear: [
        { year: 2012, leads: 1, coordinates: 0 },
        { year: 2013, leads: 3, coordinates: 1 },
      ],
    });
    const bars = tagsOf(html)
      .filter(({ attributes }) => attributes.get('role') === 'img')
      .map(({ attributes }) => attributes.get('aria-label'));
    expect(bars).toEqual(['Chủ trì 1, phối hợp 0', 'Chủ trì 3, phối hợp 1']);
    expect(html.match(/width:[\d.]+%/g)).toEqual([
      'width:25%',
      'width:0%',
      'width:75%',
      'width:25%',
    ]);
  });

  test('a group says that it is one and leads to no record of an agency', () => {
    const html = draw({ agency: { code: 'group.x', name: 'Các sở, ngành', group: true } });
    expect(words(html)).toContain('Nhóm cơ quan');
    expect(html).not.toContain('/agencies/group.x?');
  });

  test('the record of the agency is offered as of the same day, to who may see it', () => {
    expect(draw()).toContain('href="/app/agencies/HP-SLDTBXH?on=2013-06-14"');
    expect(draw({}, { session: aSession('plan.read') })).not.toContain('/app/agencies/');
  });
});
