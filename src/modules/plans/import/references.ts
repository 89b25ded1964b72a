/** Other documents that a plan names by their symbol: "Quyết định số 80/NQ-CP ngày … của …". */
import type { Place, Reference } from '../domain/reading.ts';
import { dateIn, symbol } from './heading.ts';
import type { ReferenceMention } from './parsed.ts';

const types = [
  ...['Chương trình hành động', 'Chương trình', 'Nghị quyết liên tịch', 'Nghị quyết', 'Quyết định'],
  ...['Pháp lệnh', 'Bộ luật', 'Luật', 'Nghị định', 'Thông tư liên tịch', 'Thông tư', 'Chỉ thị'],
  ...['Thông báo', 'Kế hoạch', 'Kết luận', 'Công văn', 'Tờ trình', 'Báo cáo', 'Hướng dẫn', 'Đề án'],
  ...['Quy định', 'Quy chế', 'Công điện', 'Lệnh', 'Hiến pháp'],
];

const typeBefore = new RegExp(
  `(${types.join('|')})(?:\\s+\\p{L}+){0,3}?\\s*(?:số\\s*:?)?\\s*$`,
  'iu',
);

const bySymbol: readonly (readonly [RegExp, string])[] = [
  [/CTr|Ctr/, 'chương trình'],
  [/NQ|NQLT/, 'nghị quyết'],
  [/QĐ/, 'quyết định'],
  [/NĐ/, 'nghị định'],
  [/TTLT|TT-/, 'thông tư'],
  [/UBTVQH/, 'pháp lệnh'],
  [/QH\d/, 'luật'],
  [/CT/, 'chỉ thị'],
  [/TB/, 'thông báo'],
  [/KH/, 'kế hoạch'],
  [/KL/, 'kết luận'],
  [/TTr/, 'tờ trình'],
  [/BC/, 'báo cáo'],
];

const issuerBySymbol: readonly (readonly [RegExp, string])[] = [
  [/-TTg$/, 'Thủ tướng Chính phủ'],
  [/-CP$/, 'Chính phủ'],
  [/UBTVQH\d+$/, 'Ủy ban Thường vụ Quốc hội'],
  [/\/QH\d+$/, 'Quốc hội'],
];

const issuerEnds =
  /\s(?:về|thực hiện|phê duyệt|quy định|ban hành|hướng dẫn|sửa đổi|tổng kết|tới|trong|ngày|đến|để|theo|kể|nhằm|tại|triển khai)(?=\s)|[,;:.“”"()\n]/u;

const everySymbol = new RegExp(`(?<![\\p{L}\\d/.-])${symbol.source}`, 'gu');

const lower = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ');

function issuerAfter(text: string): string | null {
  const said = /^\s*,?\s*(?:của|do)\s+(.+)$/su.exec(text);
  if (said === null) return null;
  const whole = said[1] ?? '';
  const end = issuerEnds.exec(whole)?.index ?? whole.length;
  const issuer = whole.slice(0, end).trim();
  return issuer === '' || issuer.length > 120 ? null : issuer;
}

/** Every mention of a document in one text. */
export function mentionsIn(text: string, where: Place): ReferenceMention[] {
  return [...text.matchAll(everySymbol)].map((match): ReferenceMention => {
    const number = match[0];
    const from = Math.max(0, match.index - 60);
    const before = text.slice(from, match.index);
    const typed = typeBefore.exec(before);
    const rest = text.slice(match.index + number.length, match.index + number.length + 260);
    const dated = /^\s*,?\s*\(?ngày\s/iu.test(rest) ? dateIn(rest.slice(0, 45)) : null;
    const tail = dated === null ? rest : rest.slice(dated.index + dated.raw.length);
    const known = issuerBySymbol.find(([pattern]) => pattern.test(number))?.[1] ?? null;
    const type = lower(
      typed?.[1] ?? bySymbol.find(([pattern]) => pattern.test(number))?.[1] ?? 'văn bản',
    );
    const end = dated === null ? 0 : dated.index + dated.raw.length;
    const raw = (typed?.[0] ?? '') + number + rest.slice(0, end);
    const date = dated?.date ?? null;
    return { where, number, type, date, issuer: known ?? issuerAfter(tail), raw: raw.trim() };
  });
}

/** The value that most mentions agree on; the earlier one where they are as many. */
function mostOften(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}

/** Joins mentions of one number, in the order in which they first appear. */
export function joinReferences(mentions: readonly ReferenceMention[]): Reference[] {
  const byNumber = new Map<string, ReferenceMention[]>();
  for (const mention of mentions) {
    const list = byNumber.get(mention.number);
    if (list === undefined) byNumber.set(mention.number, [mention]);
    else list.push(mention);
  }
  return [...byNumber].map(([number, list]) => ({
    number,
    type: mostOften(list.map((each) => each.type)) ?? 'văn bản',
    date: mostOften(list.map((each) => each.date)),
    issuer: mostOften(list.map((each) => each.issuer)),
    where: list.map((each) => each.where),
  }));
}
