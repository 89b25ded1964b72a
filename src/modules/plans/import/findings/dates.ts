import { formatDate } from '../../../../kernel/index.ts';
import type { DatedMention } from '../parsed.ts';
import type { Draft, QuotedPlace } from './draft.ts';
import { listed, quoted } from './draft.ts';
import {
  annexPlace,
  documentPlace,
  quoting,
  taskCell,
  type PlanView,
  type TaskRow,
} from './view.ts';

const EARLIEST_YEAR = 1945;
const YEARS_AROUND = 60;

/** Dates of the document and years of its tasks. */
export function findInDates(view: PlanView): readonly Draft[] {
  return [
    ...numberMissing(view),
    ...dateMissing(view),
    ...dateConflict(view),
    ...view.rows.flatMap((entry) => yearsOf(view, entry)),
    ...startsBeforeIssue(view),
  ];
}

function numberMissing({ plan }: PlanView): readonly Draft[] {
  if (plan.document.number !== null) return [];
  const heading = plan.paragraphs.find((each) => each.region === 'heading');
  const line = heading?.line ?? 1;
  return [
    {
      code: 'no_number',
      severity: 'warning',
      where: quoting(documentPlace(plan, line), heading?.text ?? ''),
      field: 'number',
      text: 'Văn bản không có số và ký hiệu ở phần đầu.',
      suggestion: 'Đối chiếu bản lưu tại văn thư, ghi số và ký hiệu của kế hoạch.',
    },
  ];
}

function dateMissing({ plan }: PlanView): readonly Draft[] {
  if (plan.document.issuedOn !== null) return [];
  const heading = plan.dates.find((each) => each.where === 'heading');
  const first = plan.paragraphs.find((each) => each.region === 'heading');
  const line = heading?.line ?? first?.line ?? 1;
  const written = heading === undefined ? '' : `: ${quoted(heading.raw)}`;
  return [
    {
      code: 'no_date',
      severity: 'warning',
      where: quoting(documentPlace(plan, line), heading?.raw ?? first?.text ?? ''),
      field: 'issuedOn',
      text: `Ngày ban hành ở phần đầu văn bản không có hoặc chưa đủ ngày, tháng, năm${written}.`,
      suggestion: 'Đối chiếu bản lưu tại văn thư, ghi ngày ban hành của kế hoạch.',
    },
  ];
}

function placeOfDate(view: PlanView, mention: DatedMention): QuotedPlace {
  const { where, line, raw, name } = mention;
  const quote = name === null || raw.includes(name) ? raw : `${name}: ${raw}`;
  if (where === 'annex') return quoting(annexPlace(line), quote);
  if (where === 'site') return { kind: 'site', code: '', line, quote };
  return quoting(documentPlace(view.plan, line), quote);
}

/** Names of the publishing page's attributes that claim to be the date of the document. */
const issueNames = /ban hành|ký|hiệu lực/iu;

function dateConflict(view: PlanView): readonly Draft[] {
  const { dates, document } = view.plan;
  const issued = document.issuedOn;
  if (issued === null) return [];
  const told = dates.filter(
    ({ where, name }) => where !== 'site' || name === null || issueNames.test(name),
  );
  const isOther = ({ where, date, name }: DatedMention): boolean =>
    date !== null &&
    date !== issued &&
    !(where === 'site' && /hiệu lực/iu.test(name ?? '') && date > issued);
  const official = told.filter((each) => each.where !== 'site').filter(isOther);
  const onSite = told.filter((each) => each.where === 'site').filter(isOther);
  const others = [...official, ...onSite];
  if (others.length === 0) return [];
  const heading = dates.find((each) => each.where === 'heading' && each.date === issued);
  const line = heading?.line ?? 1;
  const said = [...new Set(others.map((each) => `${whereWords[each.where]} ghi ${dayOf(each)}`))];
  return [
    {
      code: 'date_conflict',
      severity: official.length > 0 ? 'warning' : 'info',
      where: quoting(documentPlace(view.plan, line), heading?.raw ?? ''),
      field: 'issuedOn',
      text: `Ngày ban hành ở phần đầu văn bản là ${formatDate(issued)}, ${said.join(', ')}.`,
      suggestion:
        `Dùng ngày ở phần đầu văn bản (${formatDate(issued)}); ` +
        'đối chiếu sổ đăng ký văn bản đi để xác nhận.',
      related: others.map((each) => placeOfDate(view, each)),
    },
  ];
}

const whereWords: Readonly<Record<DatedMention['where'], string>> = {
  heading: 'phần đầu văn bản',
  annex: 'phụ lục',
  body: 'thân văn bản',
  site: 'trang đăng tải',
};

function dayOf({ date, raw }: DatedMention): string {
  return date === null ? raw : formatDate(date);
}

/** The year the plan was issued in, else the first of its period. */
function anchorYear({ plan }: PlanView): number | null {
  const { issuedOn, periodFrom } = plan.document;
  return issuedOn === null ? periodFrom : Number(issuedOn.slice(0, 4));
}

function isPossible(view: PlanView, year: number): boolean {
  const anchor = anchorYear(view);
  if (year < EARLIEST_YEAR || year > 2999) return false;
  return anchor === null || Math.abs(year - anchor) <= YEARS_AROUND;
}

function yearsOf(view: PlanView, entry: TaskRow): readonly Draft[] {
  const { startYear, endYear } = entry.task;
  const impossible = (['start', 'end'] as const).flatMap((side) => {
    const year = side === 'start' ? startYear : endYear;
    return year === null || isPossible(view, year) ? [] : [impossibleYear(view, entry, side)];
  });
  if (impossible.length > 0) return impossible;
  return [...endBeforeStart(entry), ...startBeforePeriod(view, entry)];
}

function impossibleYear(view: PlanView, entry: TaskRow, side: 'start' | 'end'): Draft {
  const { task } = entry;
  const where = taskCell(entry, [side, 'period']);
  const year = side === 'start' ? task.startYear : task.endYear;
  const other = side === 'start' ? task.endYear : task.startYear;
  const isOrdered = side === 'end' && other !== null && year !== null && year < other;
  const order = isOrdered ? `, trước năm bắt đầu (${other})` : ', không thể có trong kế hoạch';
  const guess = nearYear(view, year ?? 0, side, other);
  const name = side === 'start' ? 'năm bắt đầu' : 'năm hoàn thành';
  return {
    code: 'impossible_year',
    severity: 'error',
    where,
    field: side === 'start' ? 'startYear' : 'endYear',
    text:
      `Nhiệm vụ ${task.code}: ${name} ghi ${quoted(where.quote)}${order}. ` +
      'Đề nghị chọn phương án xử lý và ghi lý do.',
    ...(guess === null ? {} : { suggestion: String(guess) }),
  };
}

/**
 * The year that differs from the written one in the fewest figures, among those that other tasks
 * of the plan carry on the same side; the commonest of them when several are as near.
 */
function nearYear(
  view: PlanView,
  year: number,
  side: 'start' | 'end',
  other: number | null,
): number | null {
  const counts = new Map<number, number>();
  for (const { task } of view.rows) {
    const value = side === 'start' ? task.startYear : task.endYear;
    if (value === null || !isPossible(view, value)) continue;
    const isOrdered = other === null || (side === 'end' ? value >= other : value <= other);
    if (isOrdered) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const digits = String(year);
  const wrong = (value: number): number =>
    [...String(value)].filter((digit, index) => digit !== digits[index]).length;
  const ranked = [...counts].sort(
    ([a, many], [b, more]) => wrong(a) - wrong(b) || more - many || b - a,
  );
  const best = ranked[0]?.[0];
  return best === undefined || wrong(best) > 2 ? null : best;
}

function endBeforeStart(entry: TaskRow): readonly Draft[] {
  const { task } = entry;
  if (task.startYear === null || task.endYear === null) return [];
  if (task.endYear >= task.startYear) return [];
  const where = taskCell(entry, ['end', 'period']);
  return [
    {
      code: 'end_before_start',
      severity: 'error',
      where,
      field: 'endYear',
      text:
        `Nhiệm vụ ${task.code}: hoàn thành ${task.endYear}, trước năm bắt đầu ` +
        `(${task.startYear}).`,
      suggestion: 'Đối chiếu bản gốc; có thể hai cột thời gian bị đổi chỗ.',
    },
  ];
}

function startBeforePeriod(view: PlanView, entry: TaskRow): readonly Draft[] {
  const { task } = entry;
  const { periodFrom, periodTo } = view.plan.document;
  if (periodFrom === null || task.startYear === null || task.startYear >= periodFrom) return [];
  const where = taskCell(entry, ['start', 'period']);
  const period = periodTo === null ? `từ ${periodFrom}` : `${periodFrom}-${periodTo}`;
  const ended = task.endYear !== null && task.endYear < periodFrom;
  return [
    {
      code: 'start_before_period',
      severity: 'warning',
      where,
      field: 'startYear',
      text:
        `Nhiệm vụ ${task.code} bắt đầu ${task.startYear}` +
        `${ended ? ` và hoàn thành ${task.endYear}` : ''}, trước giai đoạn của kế hoạch ` +
        `(${period}): ${quoted(task.title)}.`,
      suggestion: `Giữ năm ghi trong văn bản; theo dõi và báo cáo từ năm ${periodFrom}.`,
    },
  ];
}

function startsBeforeIssue(view: PlanView): readonly Draft[] {
  const { issuedOn, periodFrom } = view.plan.document;
  if (issuedOn === null) return [];
  const year = Number(issuedOn.slice(0, 4));
  const early = view.rows.filter(({ task }) => {
    const start = task.startYear;
    if (start === null || !isPossible(view, start)) return false;
    return start < year && (periodFrom === null || start >= periodFrom);
  });
  const places = early.map((entry) => taskCell(entry, ['start', 'period']));
  const [first, ...rest] = places;
  if (first === undefined) return [];
  const codes = listed(places.map((each) => each.code));
  const starts = [...new Set(early.map(({ task }) => task.startYear))]
    .sort((a, b) => (a ?? 0) - (b ?? 0))
    .join(', ');
  return [
    {
      code: 'start_before_issue',
      severity: 'info',
      where: first,
      field: 'startYear',
      text:
        `Kế hoạch ký năm ${year} nhưng ${places.length} nhiệm vụ bắt đầu từ ${starts}: ` +
        `${codes}.`,
      suggestion: `Các đợt báo cáo mở từ năm ${year}; phần trước đó ghi là số liệu đầu kỳ.`,
      related: rest,
    },
  ];
}
