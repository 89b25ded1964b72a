/** Where the money of a task comes from, as written. */
import { searchKey } from '../../../../kernel/index.ts';
import type { Funding, FundingKind } from '../../domain/reading.ts';

const kinds: readonly (readonly [FundingKind, RegExp])[] = [
  ['social_contribution', /xa hoi hoa|xhh|dong gop|ung ho|tai tro trong nuoc|huy dong (?:cong|xa)/],
  ['international_aid', /vien tro|\boda\b|quoc te|phi chinh phu|\bngo\b|nuoc ngoai/],
  ['enterprise', /doanh nghiep|\bdn\b|chu dau tu|(?:chu|nguoi) su dung lao dong/],
  [
    'central_budget',
    /trung uong|\btw\b|nstw|nsuw|ngan sach tu\b|kinh phi tu\b|\bctmtqg\b|\bmtqg\b/,
  ],
  [
    'local_budget',
    /dia phuong|\bdp\b|nsdp|ngan sach (?:tinh|thanh pho|tp|huyen|quan|xa|cap)|\bnst\b|nstp/,
  ],
];

/** The kind of one written source. */
export function fundingKind(text: string): FundingKind {
  const key = searchKey(text.replace(/TƯ/g, 'TW'));
  return kinds.find(([, pattern]) => pattern.test(key))?.[0] ?? 'other';
}

const tidy = (text: string): string =>
  text
    .replace(/^[-–—+•*\s]+/, '')
    .replace(/[.;,:\s]+$/, '')
    .trim();

/** "Kinh phí TW và ĐP" names two sources; "xây dựng và phát triển" does not. */
function splitNamed(text: string): string[] {
  const parts = text.split(/\s+và\s+|\s*[+&]\s*|,\s*|\.?\s+[-–]\s+/u);
  const allNamed = parts.length > 1 && parts.every((part) => fundingKind(part) !== 'other');
  return allNamed ? parts : [text];
}

/** The sources of a cell in the order written. */
export function fundingOf(text: string): Funding[] {
  return text
    .split(/[\n;]/)
    .map(tidy)
    .filter((part) => part !== '')
    .flatMap(splitNamed)
    .map((raw) => ({ kind: fundingKind(raw), raw: tidy(raw) }))
    .filter((each) => each.raw !== '');
}

/** True when a text names a source of money. */
export function namesFunding(text: string): boolean {
  return fundingOf(text).some((each) => each.kind !== 'other') || /kinh phí|ngân sách/iu.test(text);
}
