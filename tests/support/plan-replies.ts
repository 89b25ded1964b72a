import type { output } from 'zod/mini';
import type { ReplyOf } from '../../src/kernel/index.ts';
import type {
  getAgencyWork,
  getMatrix,
  getPlan,
  getTask,
  listFindings,
  listHistory,
  listTasks,
  PlanSummary,
  TaskRow,
} from '../../src/modules/plans/contract/index.ts';

/** Answers about one small plan, as screens and pages get them. Tests name what they are about. */

export type Plan = output<typeof PlanSummary>;
export type Row = output<typeof TaskRow>;
export type Finding = ReplyOf<typeof listFindings>['findings'][number];
export type Link = ReplyOf<typeof getMatrix>['links'][number];
export type TaskDetail = ReplyOf<typeof getTask>['task'];

export const planKey = '4220-KH-UBND-2013';
const labour = { code: 'HP-SLDTBXH', name: 'Sở Lao động - Thương binh và Xã hội' };
const construction = { code: 'HP-SXD', name: 'Sở Xây dựng' };

/** The text of the plan: head, two sections of the body, and an annex with one cell a line. */
export const sourceLines: readonly string[] = [
  'ỦY BAN NHÂN DÂN',
  'Hải Phòng, ngày 14 tháng 6 năm 2013',
  'Căn cứ Chương trình số 18-CT/TU',
  'II. NỘI DUNG',
  '1. Người có công',
  '- Xây dựng nghĩa trang liệt sỹ',
  '- Tuyên truyền chính sách',
  '2. Nhà ở',
  '- Hỗ trợ nhà ở cho người nghèo',
  'CHỦ TỊCH',
  'PHỤ LỤC',
  ...['TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Thời gian hoàn thành'],
  ...['I', 'Về người có công', '\u00a0', '\u00a0'],
  ...['1', 'Xây dựng nghĩa trang liệt sỹ thành phố', 'Sở LĐTBXH', 'Năm 2015'],
  ...['10', 'Tuyên truyền, phổ biến pháp luật', 'Sở LĐTBXH', 'Năm 1010'],
  ...['II', 'Về nhà ở', '\u00a0', '\u00a0'],
  ...['2', 'Hỗ trợ nhà ở', '\u00a0', 'Năm 2020'],
].flatMap((line) => [line, '']);

/** The line of the text that says this. */
export function lineOf(text: string): number {
  return sourceLines.indexOf(text) + 1;
}

export function aPlanSummary(given: Partial<Plan> = {}): Plan {
  return {
    id: 'p1',
    key: planKey,
    number: '4220/KH-UBND',
    type: 'kế hoạch',
    title: 'Thực hiện một số chính sách xã hội giai đoạn 2012-2020',
    issuer: 'Ủy ban nhân dân thành phố Hải Phòng',
    issuedOn: '2013-06-14',
    periodFrom: 2012,
    periodTo: 2020,
    state: 'digital_copy',
    version: 1,
    tasks: 3,
    provisions: 3,
    findings: 3,
    openFindings: 2,
    approvedOn: null,
    approvedBy: null,
    newerCopy: null,
    ...given,
  };
}

export const approvedPlan = aPlanSummary({
  state: 'approved',
  openFindings: 0,
  approvedOn: '2026-11-20',
  approvedBy: 'Lê Văn Nam',
});

export function aTaskRow(given: Partial<Row> = {}): Row {
  return {
    id: given.code ?? 't1',
    code: 'PL.I.1',
    section: 'PL.I',
    title: 'Xây dựng nghĩa trang liệt sỹ thành phố',
    lead: { ...labour, raw: 'Sở LĐTBXH' },
    startYear: 2013,
    endYear: 2015,
    funding: ['central_budget', 'local_budget'],
    provisions: 1,
    findings: 0,
    openFindings: 0,
    readings: [],
    ...given,
  };
}

/** Three tasks: a plain one, one whose year is a reading, one without lead and years. */
export const taskRows: readonly Row[] = [
  aTaskRow(),
  aTaskRow({
    code: 'PL.I.10',
    title: 'Tuyên truyền, phổ biến pháp luật',
    startYear: 2012,
    endYear: 2020,
    findings: 2,
    openFindings: 1,
    readings: ['endYear'],
    funding: ['social_contribution'],
  }),
  aTaskRow({
    code: 'PL.II.2',
    section: 'PL.II',
    title: 'Hỗ trợ nhà ở',
    lead: null,
    startYear: null,
    endYear: null,
    funding: [],
    provisions: 0,
    findings: 1,
  }),
];

export function aTaskList(given: Partial<ReplyOf<typeof listTasks>> = {}) {
  const tasks = [...(given.tasks ?? taskRows)];
  return {
    total: tasks.length,
    next: null,
    facets: {
      sections: [
        { code: 'PL.I', title: 'Người có công', tasks: 2 },
        { code: 'PL.II', title: 'Nhà ở', tasks: 1 },
      ],
      leads: [{ ...labour, tasks: 2 }],
      funding: [{ kind: 'central_budget' as const, tasks: 1 }],
    },
    ...given,
    tasks,
  };
}

const sections = [
  { code: 'II', title: 'NỘI DUNG', line: lineOf('II. NỘI DUNG') },
  { code: 'II.1', title: 'Người có công', line: lineOf('1. Người có công') },
  { code: 'II.2', title: 'Nhà ở', line: lineOf('2. Nhà ở') },
  { code: 'PL', title: 'PHỤ LỤC', line: lineOf('PHỤ LỤC') },
  { code: 'PL.I', title: 'Người có công', line: lineOf('Về người có công') },
  { code: 'PL.II', title: 'Nhà ở', line: lineOf('Về nhà ở') },
];

const provisions = [
  { code: 'II.1.1', section: 'II.1', text: 'Xây dựng nghĩa trang liệt sỹ', line: 11 },
  { code: 'II.1.2', section: 'II.1', text: 'Tuyên truyền chính sách', line: 13 },
  { code: 'II.2.1', section: 'II.2', text: 'Hỗ trợ nhà ở cho người nghèo', line: 17 },
];

export const graveTarget: ReplyOf<typeof getPlan>['targets'][number] = {
  where: { kind: 'provision', code: 'II.1.1', line: 10 },
  kind: 'range',
  min: 2500,
  max: 3000,
  from: null,
  to: null,
  unit: 'ngôi mộ',
  year: null,
  per: null,
  text: '2.500 - 3.000 ngôi mộ',
};

export const programmeReference: ReplyOf<typeof getPlan>['references'][number] = {
  number: '18-CT/TU',
  type: 'chương trình',
  date: '2012-12-06',
  issuer: 'Ban Thường vụ Thành ủy',
  where: [
    { kind: 'document', code: '4220/KH-UBND', line: 5 },
    { kind: 'task', code: 'PL.I.1', line: 25 },
    { kind: 'task', code: 'PL.I.1', line: 26 },
    { kind: 'provision', code: 'II.1.1', line: 10 },
  ],
};

export function aPlanReply(given: Partial<ReplyOf<typeof getPlan>> = {}): ReplyOf<typeof getPlan> {
  return {
    plan: aPlanSummary(),
    document: {
      place: 'Hải Phòng',
      signedBy: 'Lê Khắc Nam',
      signingCapacity: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
      recipients: ['Như trên', 'Lưu: VT'],
      sha256: 'c0'.repeat(32),
    },
    grounds: [{ text: 'Căn cứ Chương trình số 18-CT/TU', references: ['18-CT/TU'] }],
    references: [programmeReference],
    sections,
    provisions,
    targets: [graveTarget],
    agencies: [
      { ...labour, leads: 2, coordinates: 1 },
      { ...construction, leads: 0, coordinates: 12 },
    ],
    ...given,
  };
}

export function aLink(given: Partial<Link> = {}): Link {
  return {
    task: 'PL.I.1',
    provision: 'II.1.1',
    confidence: 'strong',
    state: 'suggested',
    decisionId: null,
    decidedBy: null,
    decidedOn: null,
    ...given,
  };
}

export const confirmedLink = aLink({
  state: 'confirmed',
  decisionId: 'd1',
  decidedBy: 'Trần Thu Hà',
  decidedOn: '2026-11-20',
});

export function aMatrix(given: Partial<ReplyOf<typeof getMatrix>> = {}) {
  return {
    plan: aPlanSummary(),
    sections,
    provisions,
    tasks: taskRows.map(({ code, section, title }) => {
      return { code, section, title, line: lineOf(title) };
    }),
    links: [aLink(), aLink({ task: 'PL.I.10', provision: 'II.1.2', confidence: 'weak' })],
    holes: { provisions: ['II.2.1'], tasks: ['PL.II.2'] },
    ...given,
  } satisfies ReplyOf<typeof getMatrix>;
}

export function aTaskDetail(given: Partial<TaskDetail> = {}): TaskDetail {
  const lead = { ...labour, raw: 'Sở LĐTBXH' };
  return {
    id: 't2',
    code: 'PL.I.10',
    section: { code: 'PL.I', title: 'Người có công', line: 24 },
    line: 33,
    written: {
      title: 'Tuyên truyền, phổ biến pháp luật',
      lead,
      coordinating: [
        { ...construction, raw: 'Sở XD' },
        {
          code: 'group.districts',
          name: 'UBND các quận, huyện',
          raw: 'các quận, huyện',
          group: true,
        },
      ],
      startYear: 2012,
      endYear: 1010,
      startRaw: 'Năm 2012',
      endRaw: 'Năm 1010',
      funding: [
        { kind: 'local_budget', raw: 'Ngân sách ĐP' },
        { kind: 'local_budget', raw: 'NSĐP' },
      ],
      outputs: ['Tài liệu tuyên truyền'],
      budget: '2000000000',
      extra: { 'Ghi chú': 'thực hiện hằng năm' },
    },
    used: { title: 'Tuyên truyền, phổ biến pháp luật', lead, startYear: 2012, endYear: 2020 },
    readings: [
      {
        field: 'endYear',
        value: '2020',
        findingId: 'f1',
        reason: 'Tiêu đề ghi giai đoạn 2012-2020',
      },
    ],
    links: [
      { ...aLink({ task: 'PL.I.10', provision: 'II.1.2' }), text: 'Tuyên truyền chính sách' },
    ],
    references: [programmeReference],
    targets: [graveTarget],
    findings: 2,
    openFindings: 1,
    previous: 'PL.I.1',
    next: 'PL.II.2',
    ...given,
  };
}

export function aFindingReply(given: Partial<Finding> = {}): Finding {
  return {
    id: 'f1',
    number: 1,
    code: 'impossible_year',
    severity: 'error',
    where: { kind: 'task', code: 'PL.I.10', line: lineOf('Năm 1010'), field: 'endYear' },
    text: 'Năm hoàn thành ghi “Năm 1010”.',
    suggestion: 'Đề xuất: 2020.',
    suggestedValue: '2020',
    related: [],
    resolution: null,
    ...given,
  };
}

export const keptResolution = {
  id: 'r1',
  resolution: 'keep',
  value: null,
  reason: 'Đúng nguyên văn.',
  by: 'Trần Thu Hà',
  on: '2026-11-20',
} as const;

/** An error, a warning about the document, a note about a lead agency. */
export const findingReplies: readonly Finding[] = [
  aFindingReply(),
  aFindingReply({
    id: 'f2',
    number: 2,
    code: 'date_conflict',
    severity: 'warning',
    where: { kind: 'document', code: '4220/KH-UBND', line: 3, field: null },
    text: 'Hai ngày khác nhau.',
    suggestion: 'Dùng ngày ở phần đầu.',
    suggestedValue: '2013-06-14',
    related: [{ kind: 'annex', code: 'PL', line: 20, quote: 'ngày 17 tháng 6' }],
  }),
  aFindingReply({
    id: 'f3',
    number: 3,
    code: 'empty_cell',
    severity: 'info',
    where: { kind: 'task', code: 'PL.II.2', line: lineOf('Hỗ trợ nhà ở'), field: 'lead' },
    text: 'Ô để trống.',
    suggestion: null,
    suggestedValue: null,
  }),
];

export function aFindingList(findings: readonly Finding[] = findingReplies, plan?: Partial<Plan>) {
  const open = (severity: Finding['severity']) =>
    findings.filter((one) => one.severity === severity && one.resolution === null).length;
  return {
    plan: aPlanSummary({ openFindings: open('error') + open('warning'), ...plan }),
    findings: [...findings],
    open: { error: open('error'), warning: open('warning'), info: open('info') },
  } satisfies ReplyOf<typeof listFindings>;
}

export function anAgencyWork(
  given: Partial<ReplyOf<typeof getAgencyWork>> = {},
): ReplyOf<typeof getAgencyWork> {
  return {
    plan: aPlanSummary(),
    agency: { ...labour, group: false },
    on: '2013-06-14',
    leads: [...taskRows.slice(0, 2)],
    coordinates: [
      {
        ...aTaskRow({ code: 'PL.II.2', title: 'Hỗ trợ nhà ở', lead: { ...construction, raw: '' } }),
        through: { code: 'group.x', name: 'Các sở, ngành', raw: 'các sở', group: true as const },
      },
    ],
    byYear: [
      { year: 2012, leads: 1, coordinates: 0 },
      { year: 2013, leads: 2, coordinates: 1 },
    ],
    ...given,
  };
}

type Entry = ReplyOf<typeof listHistory>['entries'][number];

export function anEntry(given: Partial<Entry> = {}): Entry {
  return {
    id: '1',
    at: '2015-11-24T02:41:00Z',
    by: 'user:ha',
    operation: 'plan.approve',
    subject: { kind: 'plan', id: 'p1' },
    data: { version: 1 },
    ...given,
  };
}
