import type { FundingKind } from '../../domain/reading.ts';
import { cut, quoted, type Draft, type QuotedPlace } from './draft.ts';
import { quoting, type PlanView } from './view.ts';
import type { Passage } from './words.ts';

/** What is missing for the plan to be run: a date, a target, a list, a sum. */
export function findInRunning(view: PlanView): readonly Draft[] {
  return [
    ...reportingDate(view),
    ...targetsElsewhere(view),
    ...areaLists(view),
    ...fundingWithoutTask(view),
    ...moneyWithoutAmount(view),
  ];
}

interface Sentence {
  readonly passage: Passage;
  readonly text: string;
}

function sentencesOf(view: PlanView): readonly Sentence[] {
  return view.passages
    .filter(({ field }) => field === 'text')
    .flatMap((passage) =>
      passage.text
        .normalize('NFC')
        .split(/(?<=[.;])\s+(?=[\p{L}-])/u)
        .map((text) => ({ passage, text })),
    );
}

function shown({ passage, text }: Sentence, pattern: RegExp): QuotedPlace {
  const hit = pattern.exec(text)?.[0] ?? text;
  return quoting(passage.place, cut(hit, 120));
}

const every =
  '(?:định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|hàng tháng|6 tháng|mỗi năm)';
const report = '(?:báo cáo|tổng hợp)';
const periodic = new RegExp(`${every}[^.;]*${report}|báo cáo[^.;]*${every}`, 'iu');
const dated =
  /(?:trước|chậm nhất|vào|từ)[^.;]{0,20}(?:tháng|quý)\s+\S*[\dIVX]|ngày\s+\d|\d+\/\d+/iu;
const organising = /tổ chức thực hiện|chế độ báo cáo|trách nhiệm/iu;

function isOrganising(view: PlanView, code: string): boolean {
  return view.plan.sections.some(
    (section) =>
      organising.test(section.title) &&
      (code === section.code || code.startsWith(`${section.code}.`)),
  );
}

/** A duty to report again and again, and no day for it anywhere in the document. */
function reportingDate(view: PlanView): readonly Draft[] {
  const sentences = sentencesOf(view);
  const duties = sentences.filter(({ text }) => periodic.test(text));
  const isDated = sentences.some(({ text }) => /báo cáo/iu.test(text) && dated.test(text));
  const main = duties.filter(({ passage }) => isOrganising(view, passage.place.code));
  const first = main[0] ?? duties[0];
  if (first === undefined || isDated) return [];
  const where = shown(first, periodic);
  const others = new Map(
    duties
      .filter(({ passage }) => passage.place.code !== where.code)
      .map((each) => [each.passage.place.code, shown(each, periodic)]),
  );
  return [
    {
      code: 'no_reporting_date',
      severity: 'warning',
      where,
      field: 'text',
      text: `${quoted(where.quote)}: kế hoạch không ghi ngày chốt số liệu và ngày gửi báo cáo.`,
      suggestion: 'Ngày chốt số liệu, hạn gửi ghi trong văn bản mở từng đợt báo cáo.',
      related: [...others.values()],
    },
  ];
}

const elsewhere = new RegExp(
  '(?:các\\s+)?(?:mục tiêu|chỉ tiêu)(?!\\s+quốc gia)[^.;]{0,50}?(?:tại|trong|theo|của)\\s+' +
    '(?:Chương trình|Nghị quyết|Đề án|Kế hoạch|Chiến lược|Quyết định)\\s+' +
    '(?:hành động\\s+)?số\\s+\\S+',
  'iu',
);

function targetsElsewhere(view: PlanView): readonly Draft[] {
  const places = sentencesOf(view)
    .filter(({ text }) => elsewhere.test(text))
    .map((sentence) => shown(sentence, elsewhere));
  const [first, ...rest] = places;
  if (first === undefined) return [];
  return [
    {
      code: 'targets_elsewhere',
      severity: 'warning',
      where: first,
      field: 'text',
      text: `Chỉ tiêu phải hoàn thành nằm ở văn bản khác: ${quoted(first.quote)}.`,
      suggestion: 'Nhập các chỉ tiêu của văn bản đó, ghi rõ nguồn, trước khi đánh giá kết quả.',
      related: rest,
    },
  ];
}

/** Kinds of areas that exist by a list which somebody issued. */
const needsList = new RegExp(
  '(?:các\\s+)?(?:huyện|xã|thôn|bản|vùng|địa phương)(?:,\\s*(?:huyện|xã|thôn|bản|vùng))*\\s+' +
    '(?:nghèo|(?:đặc biệt\\s+)?khó khăn|thiếu nước|ngập lũ|bị nhiễm mặn|nhiễm mặn)',
  'iu',
);
const alsoAreas = /vùng sâu|vùng xa|hải đảo|miền núi|bãi ngang/iu;
const listGiven =
  /danh sách|theo (?:Quyết định|Nghị quyết|Thông tư) số|thuộc (?:Chương trình|diện)|phụ lục/iu;

function areaLists(view: PlanView): readonly Draft[] {
  const fields = new Set(['text', 'title']);
  const spoken = view.passages.filter(({ field }) => fields.has(field));
  const asking = spoken.filter(({ text }) => needsList.test(text) && !listGiven.test(text));
  const [first] = asking;
  if (first === undefined) return [];
  const quote = (text: string): string =>
    needsList.exec(text)?.[0] ?? alsoAreas.exec(text)?.[0] ?? text;
  const others = spoken.filter(
    (each) => each !== first && (asking.includes(each) || alsoAreas.test(each.text)),
  );
  const where = quoting(first.place, quote(first.text));
  return [
    {
      code: 'area_list_missing',
      severity: 'warning',
      where,
      field: first.field,
      text:
        `${quoted(where.quote)}: kế hoạch không kèm danh sách địa bàn, không viện dẫn danh ` +
        'sách nào.',
      suggestion: 'Ghi danh sách địa bàn áp dụng và văn bản công nhận, theo từng thời điểm.',
      related: others.map(({ place, text }) => quoting(place, quote(text))),
    },
  ];
}

const sources: readonly (readonly [FundingKind, RegExp, string])[] = [
  ['international_aid', /quốc tế|phi chính phủ|viện trợ|ODA|nước ngoài/u, 'tài trợ quốc tế'],
  ['enterprise', /doanh nghiệp/iu, 'doanh nghiệp'],
  ['social_contribution', /xã hội hóa|xã hội hoá|đóng góp của/iu, 'xã hội hóa'],
  ['central_budget', /ngân sách trung ương|trung ương (?:bảo đảm|đảm bảo|hỗ trợ)/iu, 'trung ương'],
];

/** The part on money names a source that no task of the annex draws on. */
function fundingWithoutTask(view: PlanView): readonly Draft[] {
  const kinds = new Set(view.plan.tasks.flatMap(({ funding }) => funding.map((each) => each.kind)));
  if (kinds.size === 0) return [];
  const parts = view.plan.sections.filter(({ title }) =>
    /kinh phí|nguồn lực|nguồn vốn|tài chính/iu.test(title),
  );
  const money = view.passages.filter(
    ({ field, place }) =>
      field === 'text' &&
      parts.some(({ code }) => place.code === code || place.code.startsWith(`${code}.`)),
  );
  return sources.flatMap(([kind, pattern, name]) => {
    const said = money.find(({ text }) => pattern.test(text));
    if (said === undefined || kinds.has(kind)) return [];
    return [
      {
        code: 'funding_source_without_task' as const,
        severity: 'info' as const,
        where: quoting(said.place, cut(said.text, 120)),
        field: 'text',
        text: `Nguồn ${name} nêu ở ${said.place.code} không đứng ở nhiệm vụ nào của phụ lục.`,
        suggestion: 'Ghi nguồn này ở từng nhiệm vụ khi có cam kết.',
      },
    ];
  });
}

const amount = /\d[\d.,]*\s*(?:tỷ|tỉ|triệu|nghìn|đồng|VNĐ)/iu;

/** A column of money in which no sum stands. */
function moneyWithoutAmount(view: PlanView): readonly Draft[] {
  return view.plan.taskTables.flatMap((table) => {
    const column = table.columns.find(({ role }) => role === 'budget' || role === 'funding');
    const rows = table.rows.filter((row) => row.kind === 'task');
    if (column === undefined || rows.length === 0) return [];
    const codes = new Set(rows.map(({ code }) => code));
    const hasBudget = view.plan.tasks.some(
      ({ code, budget }) => codes.has(code) && budget !== null,
    );
    const cells = rows.flatMap(({ cells }) =>
      cells.filter(({ role }) => role === 'funding' || role === 'budget'),
    );
    const isFilled = cells.some(({ text }) => text.trim() !== '');
    if (hasBudget || !isFilled || cells.some(({ text }) => amount.test(text))) return [];
    return [
      {
        code: 'money_without_amount' as const,
        severity: 'info' as const,
        where: { kind: 'annex' as const, code: '', line: column.line, quote: column.heading },
        field: 'funding',
        text:
          `Cột ${quoted(column.heading)} ghi nguồn kinh phí của ${rows.length} nhiệm vụ nhưng ` +
          'không có số tiền.',
        suggestion: 'Số tiền ghi theo dự toán giao hằng năm của từng nhiệm vụ.',
      },
    ];
  });
}
