import { caseText, dateText, ENDLESS, isNumber, type Span, type Test } from './text.ts';

/** From how many lines on a table of constants is an array. */
const MANY_LINES = 9;

/** A condition and what it gives. */
export interface Link {
  readonly when: Test;
  readonly span: Span;
}

/**
 * "The first that holds" between bounds: every link that may hold before one surely does. `stop` is
 * the place of the first that surely holds, or the number of links: then `last` may be it too.
 */
export function firstOf(links: readonly Link[], last: Span, stop: string): Span {
  const over = (end: 'lo' | 'hi', join: string, neutral: string): string => {
    const parts = links.map(({ when, span }, index) =>
      caseText([[`${stop} >= ${index} and ${when.may}`, span[end]]], neutral),
    );
    const none = caseText([[`${stop} = ${links.length}`, last[end]]], neutral);
    return `${join}(${[...parts, none].join(', ')})`;
  };
  return { lo: over('lo', 'least', ENDLESS), hi: over('hi', 'greatest', `-${ENDLESS}`) };
}

/** The greatest of constants that hold or not, as one ladder from the highest on, and of others. */
export function highestOf(ladder: readonly Link[], others: readonly Span[]): Span {
  const over = (end: 'lo' | 'hi', test: 'must' | 'may'): string => {
    const ranked = ladder.toSorted((a, b) => Number(b.span[end]) - Number(a.span[end]));
    const rungs = ranked.map(({ when, span }) => [when[test], span[end]] as const);
    const steps = rungs.length > 0 ? [caseText(rungs, '0')] : [];
    const distinct = [...new Set([...others.map((span) => span[end]), ...steps])];
    // The ladder ends at nothing itself.
    const left = rungs.length > 0 ? distinct.filter((part) => part !== '0') : distinct;
    return left.length < 2 ? (left[0] ?? '0') : `greatest(${left.join(', ')})`;
  };
  return { lo: over('lo', 'must'), hi: over('hi', 'may') };
}

/** The line of a table that a column picks, `first` its smallest value; all lines where unknown. */
export function lineOf(name: string, first: number, spans: readonly Span[]): Span {
  if (spans.length >= MANY_LINES && spans.every(({ lo, hi }) => isNumber(lo) && isNumber(hi)))
    return tableText(name, first, spans);
  const over = (end: 'lo' | 'hi', join: string): string => {
    const texts = spans.map((span) => span[end]);
    const groups = [...Map.groupBy(texts.keys(), (index) => texts[index] ?? '')];
    const [only] = groups;
    if (groups.length === 1 && only !== undefined) return only[0];
    const widest = `${join}(${groups.map(([text]) => text).join(', ')})`;
    const picked = groups.map(([text, at]) => {
      const values = at.map((index) => first + index).join(', ');
      return [`${name} in (${values})`, text] as const;
    });
    const [last] = picked.toSorted((a, b) => b[0].length - a[0].length);
    const rest = picked.filter((each) => each !== last);
    return caseText([[`${name} is null`, widest], ...rest], last?.[1] ?? '0');
  };
  return { lo: over('lo', 'least'), hi: over('hi', 'greatest') };
}

/** The value of the day between two columns: of every step it may lie in, or `otherwise`. */
export function stepOf(
  { lo, hi }: Span,
  steps: readonly { readonly from: number; readonly to: number; readonly span: Span }[],
  otherwise: Span,
): Span {
  const covered = (day: string): string => {
    const inside = steps.map(
      ({ from, to }) => `${day} between ${dateText(from)} and ${dateText(to)}`,
    );
    return `(${inside.join(' or ') || 'false'})`;
  };
  const over = (end: 'lo' | 'hi', join: string, neutral: string): string => {
    const met = steps.map(({ from, to, span }) =>
      caseText([[`${hi} >= ${dateText(from)} and ${lo} <= ${dateText(to)}`, span[end]]], neutral),
    );
    const left = caseText([[`${covered(lo)} and ${covered(hi)}`, neutral]], otherwise[end]);
    return `${join}(${[...met, left].join(', ')})`;
  };
  return { lo: over('lo', 'least', ENDLESS), hi: over('hi', 'greatest', `-${ENDLESS}`) };
}

/** A table as an array whose first line is that of the smallest value. */
function tableText(name: string, first: number, spans: readonly Span[]): Span {
  const one = (end: 'lo' | 'hi', widest: (...all: readonly bigint[]) => bigint): string => {
    const values = spans.map((span) => span[end]);
    const at = first === 1 ? name : `${name} - ${first - 1}`;
    const unknown = widest(...values.map(BigInt));
    const array = `'{${values.join(',')}}'::bigint[]`;
    return `case when ${name} is null then ${unknown} else (${array})[${at}] end`;
  };
  const least = (...all: readonly bigint[]): bigint => all.reduce((a, b) => (b < a ? b : a));
  const most = (...all: readonly bigint[]): bigint => all.reduce((a, b) => (b > a ? b : a));
  return { lo: one('lo', least), hi: one('hi', most) };
}
