/** Sums of money as officials write them, in đồng: "1,5 tỷ đồng", "2.500", "350 triệu". */
import { searchKey } from '../../../../kernel/index.ts';

const units: Readonly<Record<string, number>> = {
  ty: 1_000_000_000,
  tỷ: 1_000_000_000,
  tỉ: 1_000_000_000,
  triệu: 1_000_000,
  tr: 1_000_000,
  trđ: 1_000_000,
  nghìn: 1_000,
  ngàn: 1_000,
  đồng: 1,
  đ: 1,
  vnđ: 1,
  vnd: 1,
};

const figure = String.raw`\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?`;
const amount = new RegExp(
  String.raw`(?<![\d/.,])(${figure})\s*(tỷ|tỉ|triệu|trđ|tr|nghìn|ngàn|đồng|vnđ|vnd|đ)?(?![\p{L}\d/])`,
  'giu',
);

/**
 * The value of a written figure: a point parts thousands, a comma decimals ("1.234,5"). A point
 * before one or two digits can only be a decimal ("2.5 tỷ").
 */
export function figureValue(text: string): number {
  const plain = text.replace(/\s/g, '');
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain)) {
    return Number(plain.replace(/\./g, '').replace(',', '.'));
  }
  if (/^\d{1,3}(?:,\d{3}){2,}$/.test(plain)) return Number(plain.replace(/,/g, ''));
  return Number(plain.replace(',', '.'));
}

/** The amount in đồng as text, exact: 1,5 tỷ is "1500000000". */
export function dongText(value: number, unit: number): string {
  return String(BigInt(Math.round(value * unit)));
}

interface Amount {
  readonly dong: number;
  readonly named: boolean;
}

function amounts(text: string, unit: number): Amount[] {
  return [...text.matchAll(amount)].flatMap((match) => {
    const word = (match[2] ?? '').toLowerCase();
    const named = word !== '';
    const size = named ? (units[word] ?? 1) : unit;
    return [{ dong: figureValue(match[1] ?? '0') * size, named }];
  });
}

/** True when a cell holds a sum: nothing but figures, or figures with a unit of money. */
export function hasMoney(text: string, unit: number): boolean {
  return moneyOf(text, unit) !== null;
}

/**
 * The sum that a cell of a budget column states, in đồng; null when it states none or several that
 * do not say which one counts. "Tổng: …" counts where it stands.
 */
export function moneyOf(text: string, unit: number): string | null {
  const bare = text.trim().replace(/\s+/g, ' ');
  if (new RegExp(String.raw`^(?:${figure})$`).test(bare)) return dongText(figureValue(bare), unit);
  const total = text.split('\n').find((line) => /^(?:tong|cong)\b/.test(searchKey(line)));
  const whole = amounts(total ?? text, unit).filter((each) => each.named);
  // "1,5 tỷ đồng (NSTW: 1 tỷ; NSĐP: 0,5 tỷ)": what stands in brackets only takes the sum apart.
  const head = amounts(text.split('(')[0] ?? '', unit).filter((each) => each.named);
  const found = head.length === 1 ? head : whole;
  const [first, second] = found;
  if (first === undefined || second !== undefined) return null;
  return String(BigInt(Math.round(first.dong)));
}
