import { normalForm, toneKey } from '../../../../kernel/index.ts';
import type { Place } from '../../domain/reading.ts';

/** One syllable, number or symbol of a document ("QĐ-TTg" and "1.234" are one each). */
export interface Word {
  readonly raw: string;
  /** Lower case, blind to where the tone mark stands and to i/y: what words are compared by. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one, spaces aside: "", ",", ";" … */
  readonly gap: string;
}

/** One line of running text with the place that it belongs to and the field that it stands in. */
export interface Passage {
  readonly place: Place;
  readonly field: string;
  readonly text: string;
  readonly words: readonly Word[];
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[&/.][\p{L}\p{M}\p{N}]+|-(?=\p{Lu}{2})[\p{L}\p{N}]+)*/gu;

/** Ordinary double spellings; each is right, so none is an oddity beside the other. */
const alike: Readonly<Record<string, string>> = {
  hằng: 'hàng',
  gởi: 'gửi',
  nhậm: 'nhiệm',
};

/** The key that two spellings of one syllable share: hoà = hòa, sĩ = sỹ, kỳ = kì, hằng = hàng. */
export function syllableKey(raw: string): string {
  const low = normalForm(raw).toLowerCase();
  const same = alike[low] ?? low;
  const key = toneKey(same);
  return key === ''
    ? same
    : key.replace(/^([bcdđghklmnpqrstvx]{1,3})y(?=[\u0300-\u036f]*$)/, '$1i');
}

/** The key of a phrase written in the code, its syllables parted by single spaces. */
export function phraseKey(phrase: string): string {
  return phrase.split(' ').map(syllableKey).join(' ');
}

/** The words of a text in order, with their places in it. */
export function wordsOf(text: string): readonly Word[] {
  const known = read.get(text);
  if (known !== undefined) return known;
  if (read.size >= TEXTS_KEPT) read.clear();
  const words = split(text);
  read.set(text, words);
  return words;
}

/** Rules ask for the words of one title again and again while one plan is looked through. */
const read = new Map<string, readonly Word[]>();
const TEXTS_KEPT = 25_000;

/** Lets go of the texts that were split, when a plan has been looked through. */
export function forgetTexts(): void {
  read.clear();
}

function split(text: string): readonly Word[] {
  const found: Word[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const between = text.slice(last, start);
    const gap = between === ' ' ? '' : between.replace(/[\s\u00a0]+/g, '');
    last = start + match[0].length;
    found.push({ raw: match[0], key: keyOf(match[0]), start, end: last, gap });
  }
  return found;
}

const keys = new Map<string, string>();
const KEYS_KEPT = 50_000;

function keyOf(raw: string): string {
  const known = keys.get(raw);
  if (known !== undefined) return known;
  if (keys.size >= KEYS_KEPT) keys.clear();
  const key = syllableKey(raw);
  keys.set(raw, key);
  return key;
}

/** The keys of a text joined by spaces: its normal form for comparing. */
export function textKey(text: string): string {
  return wordsOf(text)
    .map((word) => word.key)
    .join(' ');
}

/** Words that carry no content of their own: two names that differ in these only are one name. */
const light = new Set(
  (
    'và các những về của cho với để từ đến tại trong trên dưới theo là được do bởi cùng hoặc ' +
    'thành phố tỉnh địa bàn nhà nước việc công tác năm giai đoạn thời kỳ người một số ' +
    'có như này đó khác đối vào ra ở bằng qua'
  )
    .split(' ')
    .map(syllableKey),
);

/** True for a word that tells nothing about what a task is about. */
export function isLight(key: string): boolean {
  return light.has(key) || /^\d/.test(key);
}

/** Words that only join others: left out when texts are compared by their content. */
const joining = new Set(
  (
    'và các những của cho với để tại trong trên là được do bởi cùng hoặc như này đó khác đối vào ' +
    'bằng qua theo về thành phố tỉnh địa bàn một số từ đến năm giai đoạn thời kỳ'
  )
    .split(' ')
    .map(syllableKey),
);

/** True for a word between content words; figures too are none. */
export function isJoining(key: string): boolean {
  return joining.has(key) || /^\d/.test(key);
}

/** The passage from one word to another, as it stands in the text. */
export function passage(text: string, first: Word | undefined, last: Word | undefined): string {
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}
