/** No upper bound, among whole numbers: far above what is counted, far below what overflows. */
export const ENDLESS = '1152921504606846976';

/** SQL text of a condition: it certainly holds, it may hold. Never null. */
export interface Test {
  readonly must: string;
  readonly may: string;
}

/** SQL text of a number between bounds, bigint, never null. */
export interface Span {
  readonly lo: string;
  readonly hi: string;
}

/** A packed day as a date; a day no calendar has is the last one before it. */
export function dateText(packed: number): string {
  const [year, month, day] = [
    Math.floor(packed / 10_000),
    Math.floor(packed / 100) % 100,
    packed % 100,
  ];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `date '${String(year).padStart(4, '0')}-${two(month)}-${two(Math.min(day, last))}'`;
}

/** `case when … then … else … end`; rungs that cannot hold fall away. */
export function caseText(
  rungs: readonly (readonly [when: string, gives: string])[],
  otherwise: string,
): string {
  const left = rungs.filter(([when]) => when !== 'false');
  const sure = left.findIndex(([when]) => when === 'true');
  const kept = sure < 0 ? left : left.slice(0, sure);
  const last = sure < 0 ? otherwise : (left[sure]?.[1] ?? otherwise);
  if (kept.length === 0) return last;
  const rungsText = kept.map(([when, gives]) => `when ${when} then ${gives}`).join(' ');
  return `case ${rungsText} else ${last} end`;
}

/** A condition nothing leaves open. */
export function certain(text: string): Test {
  return { must: text, may: text };
}

/** A number with one value. */
export function single(text: string): Span {
  return { lo: text, hi: text };
}

/** The opposite. */
export function negated(text: string): string {
  return text === 'true' ? 'false' : text === 'false' ? 'true' : `(not ${text})`;
}

/** All or any of several tests; what is neutral falls away. */
export function joined(parts: readonly Test[], sign: 'and' | 'or'): Test {
  const [ends, neutral] = sign === 'and' ? ['false', 'true'] : ['true', 'false'];
  const join = (end: 'must' | 'may'): string => {
    const texts = parts.map((part) => part[end]).filter((text) => text !== neutral);
    if (texts.includes(ends)) return ends;
    return texts.length === 0 ? neutral : `(${texts.join(` ${sign} `)})`;
  };
  return { must: join('must'), may: join('may') };
}

/** A sum; nothing added is nothing. */
export function plus(a: string, b: string): string {
  if (a === '0') return b;
  if (b === '0') return a;
  return isNumber(a) && isNumber(b) ? String(Number(a) + Number(b)) : `(${a}::bigint + ${b})`;
}

/** True when a text is a whole number. */
export function isNumber(text: string): boolean {
  return /^-?\d+$/.test(text);
}
