/** What the columns of a task table hold, known by the words of their headings. */
import { searchKey } from '../../../../kernel/index.ts';
import type { ColumnRole } from '../parsed.ts';
import { hasMoney } from './money.ts';

/** "executor": who carries it out; the lead where no column says who leads. */
export type HeadingRole = ColumnRole | 'executor';

const longestHeading = 90;

const rules: readonly (readonly [HeadingRole, RegExp])[] = [
  ['number', /^(?:tt|stt|s tt|so tt|so thu tu|so|ma|ma so|ma nhiem vu)$/],
  ['note', /^ghi chu/],
  ['coordinating', /^(?!.*chu tri).*phoi hop/],
  ['lead', /chu tri|chiu trach nhiem|dau moi|co quan tham muu/],
  ['output', /^(?:\w+ ){0,3}(?:san pham|ket qua|dau ra)/],
  ['start', /bat dau|khoi cong|^tu (?:nam|ngay|thang)/],
  ['end', /hoan thanh|ket thuc|thoi han|^han\b|^den (?:nam|ngay|thang)/],
  ['period', /thoi gian|tien do|lo trinh|thoi diem|^nam$|nam thuc hien|^giai doan|moc hoan/],
  ['funding', /nguon (?:luc|kinh phi|von|ngan sach|thuc hien|tai chinh)|^nguon$|co cau nguon/],
  ['budget', /kinh phi|du toan|ngan sach|(?:tong|nhu cau|so) (?:von|tien)|thanh tien|trieu dong/],
  ['executor', /(?:don vi|co quan|to chuc|noi) .*thuc hien|^phan cong|^trach nhiem|^giao /],
  ['executor', /^(?:don vi|co quan|nguoi thuc hien|don vi co quan|co quan don vi|thuc hien)$/],
  ['title', /nhiem vu|noi dung|cong viec|hoat dong|dau viec|viec (?:can|phai)|giai phap/],
  ['title', /^(?:danh muc|ten) |^(?:de an|du an|chuong trinh)/],
];

/** The role that a heading's words claim; null when the text is too long to head a column. */
export function headingRole(text: string): HeadingRole | null {
  const key = searchKey(text);
  if (key === '' || text.length > longestHeading) return null;
  for (const [role, pattern] of rules) if (pattern.test(key)) return role;
  return 'unknown';
}

/** "(đồng)", "ĐVT: đồng": the word alone may be half of "hội đồng" or "lao động". */
const plainDong = /\(\s*(?:đồng|vnđ|vnd)\s*\)|(?:đvt|đơn vị(?: tính)?)\s*:?\s*(?:đồng|vnđ|vnd)/iu;

/** How many đồng one unit of a heading or caption is ("Kinh phí (triệu đồng)"); null: unsaid. */
export function unitOf(text: string): number | null {
  const key = searchKey(text);
  if (/\b(?:t[yi] dong|t[yi] d|dvt t[yi])\b/.test(key)) return 1_000_000_000;
  if (/\b(?:trieu dong|tr dong|trd|tr d|trieu d|dvt trieu)\b/.test(key)) return 1_000_000;
  if (/\b(?:nghin dong|ngan dong|1000 dong|1 000 dong|nghin d|ngan d)\b/.test(key)) return 1_000;
  return plainDong.test(text.normalize('NFC')) ? 1 : null;
}

const timeRoles: readonly HeadingRole[] = ['start', 'end', 'period'];
const agencyRoles: readonly HeadingRole[] = ['lead', 'coordinating', 'executor'];

/** True when the headings are those of a table of tasks: what is to be done, and by whom or when. */
export function headTasks(roles: readonly (HeadingRole | null)[]): boolean {
  const has = (wanted: readonly HeadingRole[]): boolean =>
    roles.some((role) => role !== null && wanted.includes(role));
  if (!has(['title'])) return false;
  return has(agencyRoles) || (has(timeRoles) && (has(['number']) || has(['output'])));
}

/** The one of several columns of a role that keeps it; the others are read as unknown. */
function keepOne(
  roles: HeadingRole[],
  role: HeadingRole,
  better: (index: number) => boolean = () => false,
): void {
  const at = roles.flatMap((each, index) => (each === role ? [index] : []));
  if (at.length < 2) return;
  const kept = at.find(better) ?? at[0];
  for (const index of at) if (index !== kept) roles[index] = 'unknown';
}

/** Every column its one role; `sample(column)` gives some of its cells, where words do not say. */
export function settleRoles(
  headings: readonly string[],
  sample: (column: number) => readonly string[],
): ColumnRole[] {
  const roles = headings.map((heading): HeadingRole => headingRole(heading) ?? 'unknown');
  const key = (index: number): string => searchKey(headings[index] ?? '');
  keepOne(roles, 'number');
  keepOne(roles, 'title', (index) => /cu the|noi dung|nhiem vu|cong viec/.test(key(index)));
  keepOne(roles, 'lead');
  if (!roles.includes('lead')) {
    const executor = roles.indexOf('executor');
    if (executor !== -1) roles[executor] = 'lead';
  }
  keepOne(roles, 'coordinating');
  for (const role of ['start', 'end', 'period', 'output', 'note'] as const) keepOne(roles, role);
  settleTimes(roles);
  settleMoney(roles, headings, sample);
  if (!roles.includes('title')) {
    const first = roles.indexOf('unknown');
    if (first !== -1) roles[first] = 'title';
  }
  return roles.map((role) => (role === 'executor' ? 'unknown' : role));
}

/** One column of time alone says both years, whatever its heading. */
function settleTimes(roles: HeadingRole[]): void {
  const start = roles.indexOf('start');
  const end = roles.indexOf('end');
  const period = roles.indexOf('period');
  if (start !== -1 && end !== -1) {
    if (period !== -1) roles[period] = 'unknown';
  } else if (period !== -1) {
    if (start === -1 && end !== -1) roles[period] = 'start';
    else if (end === -1 && start !== -1) roles[period] = 'end';
  } else if (start !== -1) roles[start] = 'period';
  else if (end !== -1) roles[end] = 'period';
}

/** "Kinh phí" heads sums in one plan and sources in another: the cells decide. */
function settleMoney(
  roles: HeadingRole[],
  headings: readonly string[],
  sample: (column: number) => readonly string[],
): void {
  roles.forEach((role, index) => {
    if (role !== 'budget' || unitOf(headings[index] ?? '') !== null) return;
    const cells = sample(index).filter((text) => text !== '');
    const sums = cells.filter((text) => hasMoney(text, 1)).length;
    if (cells.length > 0 && sums * 2 < cells.length) roles[index] = 'funding';
  });
  keepOne(roles, 'funding');
}

/** Columns of a budget laid out by year or source: the total where there is one, else all. */
export function budgetColumns(headings: readonly string[], roles: readonly ColumnRole[]): number[] {
  const all = roles.flatMap((role, index) => (role === 'budget' ? [index] : []));
  const total = all.find((index) => /\btong\b|\bcong\b/.test(searchKey(headings[index] ?? '')));
  return total === undefined ? all : [total];
}
