/**
 * The marks that begin a point of a Vietnamese administrative text: "II.", "A.", "5.1.", "a)",
 * "-", "+". A figure that begins a sentence ("2.500 ngôi mộ", "30 tháng 4") is none.
 */
import type { Numbering } from './parsed.ts';

export interface Mark {
  readonly numbering: Exclude<Numbering, 'none'>;
  /** As it goes into a code: "II", "5.1", "a"; '' for dashes. */
  readonly number: string;
  /** As written, with its point or bracket. */
  readonly raw: string;
  /** What follows the mark. */
  readonly rest: string;
  /** "+" and rings stand below "-". */
  readonly minor: boolean;
}

const roman = /^(X{0,3}(?:IX|IV|V?I{0,3}))$/;
const partWords =
  /^(?:phần|mục|chương)\s+(?:thứ\s+)?([IVXLC]+|[A-Z]|\d{1,2}|nhất|hai|ba|tư|năm)(?![\p{L}\d])/iu;
const spelled: Readonly<Record<string, string>> = {
  nhất: 'I',
  hai: 'II',
  ba: 'III',
  tư: 'IV',
  năm: 'V',
};

/** The value of a Roman number up to XXXIX, or null. */
export function romanValue(text: string): number | null {
  if (text === '' || !roman.test(text)) return null;
  let value = 0;
  let rest = text;
  const steps: readonly (readonly [string, number])[] = [
    ['X', 10],
    ['IX', 9],
    ['V', 5],
    ['IV', 4],
    ['I', 1],
  ];
  for (const [sign, size] of steps) {
    while (rest.startsWith(sign)) {
      value += size;
      rest = rest.slice(sign.length);
    }
  }
  return rest === '' ? value : null;
}

function mark(numbering: Mark['numbering'], number: string, raw: string, text: string): Mark {
  return { numbering, number, raw: raw.trim(), rest: text.slice(raw.length).trim(), minor: false };
}

function partMark(text: string): Mark | null {
  const match = partWords.exec(text);
  const word = match?.[1];
  if (match === null || word === undefined) return null;
  const after = /^\s*[.:\-–)]?\s*/.exec(text.slice(match[0].length))?.[0] ?? '';
  const number = spelled[word.toLowerCase()] ?? word.toUpperCase();
  // "Phần mềm", "Mục tiêu": a word, not a number. What follows must be a break.
  if (after === '' && text.length > match[0].length) return null;
  return mark('roman', number, match[0] + after, text);
}

function dashMark(text: string): Mark | null {
  const match = /^([-–—−•●▪■◦○*+✓]|o(?=\s{2,}))\s*(?=\S)/u.exec(text);
  if (match === null) return null;
  const sign = match[1] ?? '-';
  // "-----" rules a line off; "- 5" and "+ 3%" are figures only inside a sentence.
  if (/^[-–—_*=\s]+$/u.test(text)) return null;
  return { ...mark('dash', '', match[0], text), raw: sign, minor: /[+◦○o✓]/u.test(sign) };
}

/** The mark that begins a paragraph, or null. */
export function markOf(text: string): Mark | null {
  const part = partMark(text);
  if (part !== null) return part;
  const romanStart = /^([IVX]{1,6})(?:\.(\d{1,2}(?:\.\d{1,2})*))?\s*[.:)/\-–]\s*(?=\S)/.exec(text);
  if (romanStart !== null && romanValue(romanStart[1] ?? '') !== null) {
    const below = romanStart[2];
    const number = below === undefined ? (romanStart[1] ?? '') : `${romanStart[1]}.${below}`;
    return mark('roman', number, romanStart[0], text);
  }
  const capital = /^([A-ZĐ])\s*[.)/]\s+(?=\p{L})/u.exec(text);
  if (capital !== null) return mark('roman', capital[1] ?? '', capital[0], text);
  const dotted = /^(\d{1,2}(?:\.\d{1,2})+)\s*(?:[.):/]\s*|\s+)(?=[^\d\s%])/.exec(text);
  if (dotted !== null) return mark('arabic', dotted[1] ?? '', dotted[0], text);
  const single = /^(\d{1,3})(?:\s*[.):/]\s*(?=[^\d\s%])|\s*[.)]\s+(?=\d))/.exec(text);
  if (single !== null && !/^\d+\/\p{L}/u.test(text)) {
    return mark('arabic', single[1] ?? '', single[0], text);
  }
  const letter = /^([a-zđ])\s*[.)]\s*(?=\S)/u.exec(text);
  if (letter !== null) return mark('letter', letter[1] ?? '', letter[0], text);
  return dashMark(text);
}

/** The number that fills a whole cell of a table: "II", "2.", "2.3", "a)", "-"; null for others. */
export function cellMark(text: string): Mark | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 12) return null;
  const inner = trimmed.replace(/^\(|[.):/]+$/g, '').trim();
  if (romanValue(inner) !== null) return mark('roman', inner, trimmed, trimmed);
  if (/^[A-HĐ]$/u.test(inner)) return mark('roman', inner, trimmed, trimmed);
  if (/^[IVX]+\.\d{1,3}(?:\.\d{1,3})*$/.test(inner)) return mark('arabic', inner, trimmed, trimmed);
  if (/^\d{1,5}(?:\s*\.\s*\d{1,4})*$/.test(inner)) {
    return mark('arabic', inner.replace(/\s/g, ''), trimmed, trimmed);
  }
  if (/^\d{1,3}\.?[a-zđ]$/u.test(inner)) return mark('arabic', inner, trimmed, trimmed);
  if (/^[a-zđ](?:\.\d{1,2})*$/u.test(inner)) return mark('letter', inner, trimmed, trimmed);
  if (/^[-–—•+*●▪]$/u.test(trimmed)) {
    return { ...mark('dash', '', trimmed, trimmed), minor: trimmed === '+' };
  }
  return null;
}

const alphabet = 'abcdđefghiklmnopqrstuvxy';

/** Where a number stands among its sisters: b → 2, 2.3 → 3, IV → 4; null for dashes. */
export function ordinal(of: Mark): number | null {
  const last = of.number.split('.').at(-1) ?? '';
  if (last === '') return null;
  if (/^\d+$/.test(last)) return Number(last);
  const asRoman = romanValue(last);
  if (asRoman !== null) return asRoman;
  const letter = alphabet.indexOf(last.toLowerCase());
  return letter === -1 ? null : letter + 1;
}
