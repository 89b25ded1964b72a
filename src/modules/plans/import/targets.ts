/** Figures that the plan sets itself: ranges, changes, minima, maxima, shares, by year or a year. */
import type { Place, Target, TargetKind } from '../domain/reading.ts';
import { figureValue } from './tables/money.ts';

const figure = String.raw`(?<![\d./,-])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\d/]|[.,]\d)`;
const scale = String.raw`\s*(tỷ|tỉ|triệu|nghìn|ngàn|%)?`;
const n = figure + scale;

const scales: Readonly<Record<string, number>> = {
  tỷ: 1e9,
  tỉ: 1e9,
  triệu: 1e6,
  nghìn: 1e3,
  ngàn: 1e3,
};

const unitStop = new Set(
  (
    'trở lên vào để được tại trên trong cho của năm mỗi và là đạt có từ lên xuống đến còn so với ' +
    'theo nhằm bằng hằng hàng gồm hoặc tham không do ở trước sau'
  ).split(' '),
);

/** What is counted but never aimed at: ages, dates, parts of documents. */
const noUnit = /^(?:tuổi|tháng|ngày|năm|nội dung|điều|khoản|lần|quý|kỳ|bước|giờ|khóa)(?:\s|$)/iu;
const noBefore =
  /(?:số|thứ|khóa|điều|khoản|điểm|phần|mục|năm|tháng|ngày|đoạn|quý|kỳ|nghị quyết|quyết định|loại|cấp|biểu|phụ lục)\s*$/iu;
const aim =
  /đạt|phấn đấu|bảo đảm|đảm bảo|giảm|tăng|xây dựng|hỗ trợ|tạo việc|tạo thêm|đào tạo|thành lập|nâng|mở rộng|giải quyết|thu hút|hoàn thành|duy trì|vận động|cấp|tối thiểu|quy mô/iu;

/** Words that can only set a bound; "trên", "dưới" and "từ" need an aim before them. */
const bound = /^(?:không quá|tối đa|không vượt|tối thiểu|ít nhất|không dưới)/iu;

const money = (text: string): boolean => text.startsWith('đồng');

function unitAfter(text: string, sign: string): string {
  if (sign === '%') return '%';
  const cut = /[.,;:()“”"\n]/.exec(text)?.index ?? text.length;
  const kept: string[] = [];
  for (const word of text.slice(0, cut).trim().split(/\s+/)) {
    if (kept.length >= 6 || unitStop.has(word.toLowerCase()) || /^\d/.test(word)) break;
    kept.push(word);
  }
  const unit = kept.join(' ').replace(/\/năm$/, '');
  return money(unit) ? 'đồng' : unit;
}

interface Shape {
  readonly pattern: RegExp;
  readonly kind: TargetKind;
  /** Groups of the two figures and their scales; the second may be absent. */
  readonly figures: readonly (readonly [number, number])[];
}

const between = String.raw`(?:\s+\p{L}+){0,4}?`;

const shapes: readonly Shape[] = [
  {
    pattern: new RegExp(
      `từ\\s+${n}(?:${between}\\s+(?:lên|xuống|còn)(?:\\s+(?:đến|còn))?|(?:\\s+\\p{L}+){1,4}?\\s+đến)\\s+${n}`,
      'giu',
    ),
    kind: 'change',
    figures: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    pattern: new RegExp(`(?:từ\\s+)?${n}\\s*(?:[-–—]|đến|tới)\\s*${n}`, 'giu'),
    kind: 'range',
    figures: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    pattern: new RegExp(`(?:từ|tối thiểu|ít nhất|trên|không dưới|hơn)\\s+${n}`, 'giu'),
    kind: 'minimum',
    figures: [[1, 2]],
  },
  {
    pattern: new RegExp(`(?:không quá|tối đa|dưới|không vượt quá)\\s+${n}`, 'giu'),
    kind: 'maximum',
    figures: [[1, 2]],
  },
  { pattern: new RegExp(n, 'giu'), kind: 'exact', figures: [[1, 2]] },
];

const qualitative =
  /(?:bảo đảm|đảm bảo|phấn đấu)[^.;]*?(?:(?:tất cả|mọi)\s[^.;]*(?:được|có)|bằng hoặc cao hơn)/iu;

function sentences(text: string): string[] {
  return text.split(/(?<=[.;])\s+(?=[\p{Lu}\d-])|\n/u).filter((each) => each.trim() !== '');
}

function yearOf(sentence: string, at: number): number | null {
  const found = [
    ...sentence.matchAll(/(?:đến|vào|hết|trong|cuối)\s+(?:hết\s+|cuối\s+)?năm\s+(\d{4})/giu),
  ];
  if (found.length === 0) return null;
  const nearest = found.reduce((best, each) =>
    Math.abs(each.index - at) < Math.abs(best.index - at) ? each : best,
  );
  return Number(nearest[1]);
}

const perYear = /mỗi năm|(?:hàng|hằng) năm|\/năm|một năm|bình quân năm/iu;

const looksLikeYear = (written: string): boolean => /^(?:19|20)\d\d$/.test(written);

function targetOf(
  shape: Shape,
  match: RegExpExecArray,
  sentence: string,
  where: Place,
): Target | null {
  const written = shape.figures.map(([at]) => match[at] ?? '');
  const signs = shape.figures.map(([, at]) => (match[at] ?? '').toLowerCase());
  const sign = signs.findLast((each) => each !== '') ?? '';
  const after = sentence.slice(match.index + match[0].length);
  const unit = unitAfter(after, sign);
  if (unit === '' || noUnit.test(unit)) return null;
  if (written.some(looksLikeYear) && sign === '') return null;
  const before = sentence.slice(Math.max(0, match.index - 90), match.index);
  if (noBefore.test(before)) return null;
  const bare = shape.kind === 'exact' || shape.kind === 'maximum' || shape.kind === 'minimum';
  const said = bound.test(match[0]) || aim.test(before);
  if (bare && sign === '' && !said) return null;
  const values = written.map(
    (each, index) => figureValue(each) * (scales[signs[index] || sign] ?? 1),
  );
  const [first = 0, second = first] = values;
  const { kind } = shape;
  const range = kind === 'range' || kind === 'exact';
  if (kind === 'range' && second < first) return null;
  return {
    where,
    kind,
    min: range || kind === 'minimum' ? first : null,
    max: range ? second : kind === 'maximum' ? first : null,
    from: kind === 'change' ? first : null,
    to: kind === 'change' ? second : null,
    unit,
    year: yearOf(sentence, match.index),
    per: perYear.test(sentence) ? 'year' : null,
    text: sentence.trim(),
  };
}

/** What is longer was never a sentence; it is not searched, so that no text costs too much. */
const longestSentence = 5_000;

function figuresIn(sentence: string, where: Place): Target[] {
  const found: Target[] = [];
  let rest = sentence;
  for (const shape of shapes) {
    for (const match of [...rest.matchAll(shape.pattern)]) {
      const target = targetOf(shape, match, sentence, where);
      if (target === null) continue;
      found.push(target);
      // What one shape has read no other reads again.
      const gap = ' '.repeat(match[0].length);
      rest = rest.slice(0, match.index) + gap + rest.slice(match.index + match[0].length);
    }
  }
  return found;
}

/** The targets that one provision or task states. */
export function targetsIn(text: string, where: Place): Target[] {
  return sentences(text).flatMap((sentence) => {
    if (sentence.length > longestSentence) return [];
    const figures = /\d/.test(sentence) ? figuresIn(sentence, where) : [];
    if (figures.length > 0 || !qualitative.test(sentence)) return figures;
    const none = { min: null, max: null, from: null, to: null };
    const year = yearOf(sentence, 0);
    return [
      { where, kind: 'qualitative', ...none, unit: '', year, per: null, text: sentence.trim() },
    ];
  });
}
