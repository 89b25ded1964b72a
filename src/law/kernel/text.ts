import type { Bool } from '../ir.ts';

/** JavaScript text of a condition: it certainly holds, it may hold. Equal texts: nothing is open. */
export interface Test {
  readonly must: string;
  readonly may: string;
}

/** JavaScript text of a number between bounds. Equal texts: one value. */
export interface Span {
  readonly lo: string;
  readonly hi: string;
}

/** A condition nothing leaves open. */
export function certain(text: string): Test {
  return { must: text, may: text };
}

/** A number with one value. */
export function single(text: string): Span {
  return { lo: text, hi: text };
}

/** All or any of several tests. */
export function joined(parts: readonly Test[], sign: '&&' | '||'): Test {
  if (parts.length === 0) return certain(String(sign === '&&'));
  const join = (end: 'must' | 'may'): string => `(${parts.map((part) => part[end]).join(sign)})`;
  return { must: join('must'), may: join('may') };
}

/**
 * What holds for few people first (kinds, degrees), what splits everybody (ages) after: the same
 * condition, and a processor guesses its branches rightly.
 */
export function rareFirst(all: readonly Bool[]): readonly Bool[] {
  const rank = (bool: Bool): number => {
    if (bool.k === 'not') return rank(bool.a) + 1;
    return bool.k === 'is' || bool.k === 'one_of' || bool.k === 'has' ? 0 : 2;
  };
  return all.toSorted((a, b) => rank(a) - rank(b));
}

/** A local is one of these numbers. */
export function anyOf(name: string, indexes: readonly number[]): string {
  const [first] = indexes;
  if (first === undefined) return 'false';
  if (indexes.length === 1) return `${name}===${first}`;
  return `(${indexes.map((index) => `${name}===${index}`).join('||')})`;
}

/** One text for each value, values with the same text together. */
export function ladder(name: string, first: number, texts: readonly string[]): string {
  const groups = Map.groupBy(texts.keys(), (index) => texts[index] ?? '');
  const [most, ...rest] = [...groups].toSorted((a, b) => b[1].length - a[1].length);
  const last = most?.[0] ?? '0';
  return rest.reduce(
    (otherwise, [text, at]) =>
      `(${anyOf(
        name,
        at.map((index) => first + index),
      )}?${text}:${otherwise})`,
    last,
  );
}

/** The greatest of several texts; equal ones once. */
export function maximum(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  return distinct.length === 1 ? (distinct[0] ?? '0') : `Math.max(${distinct.join(',')})`;
}

/** True when a text is a constant. */
export function isNumber(text: string): boolean {
  return /^(-?\d+(\.\d+)?(e[+-]?\d+)?|-?Infinity)$/.test(text);
}

/** Both ends in finer units. */
export function scaled({ lo, hi }: Span, factor: number): Span {
  if (factor === 1) return { lo, hi };
  const by = (text: string): string =>
    isNumber(text) ? String(Number(text) * factor) : `(${text}*${factor})`;
  return { lo: by(lo), hi: by(hi) };
}
