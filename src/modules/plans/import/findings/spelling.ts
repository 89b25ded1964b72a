import { isAcronym, type Acronym } from './acronyms.ts';
import { quoted, type Draft, type QuotedPlace } from './draft.ts';
import { freeWords, knownPhrases, type SetPhrase } from './phrases.ts';
import { baseLetters, isOneEdit, isOneSlip, isSyllable } from './syllables.ts';
import { quoting, type PlanView } from './view.ts';
import { passage, type Word, type Passage } from './words.ts';

/** A word that is no word, or not the word that stands in its place everywhere else. */
interface Slip {
  readonly where: Passage;
  readonly from: number;
  readonly to: number;
  /** What the passage should read; null when no word is near. */
  readonly better: string | null;
  readonly why: string;
}

/** Slips of the keyboard, found by sound, by set phrases and by the document's own habits. */
export function findInSpelling(view: PlanView): readonly Draft[] {
  const passages = view.passages.filter(({ text }) => text !== text.toUpperCase());
  const habits = habitsOf(passages);
  const { acronyms } = view;
  const slips = passages.flatMap((where) => [
    ...impossibleSyllables(where),
    ...nearPhrases(where, habits),
    ...nearHabits(where, habits),
    ...strangeAcronyms(where, acronyms),
  ]);
  return joined(slips);
}

/** What the document does again and again: pairs of words, and the words between two others. */
interface Habits {
  /** How a key is written where it first stands, in lower case. */
  readonly written: ReadonlyMap<string, string>;
  readonly pairs: ReadonlyMap<string, number>;
  readonly between: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

function habitsOf(passages: readonly Passage[]): Habits {
  const pairs = new Map<string, number>();
  const between = new Map<string, Map<string, number>>();
  const written = new Map<string, string>();
  for (const { words } of passages) {
    for (const { key, raw } of words) if (!written.has(key)) written.set(key, raw.toLowerCase());
    for (let at = 1; at < words.length; at += 1) {
      const [before, here, after] = [words[at - 1], words[at], words[at + 1]];
      if (before === undefined || here === undefined || here.gap !== '') continue;
      const pair = `${before.key} ${here.key}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      if (after === undefined || after.gap !== '') continue;
      const frame = `${before.key} ${after.key}`;
      const middles = between.get(frame) ?? new Map<string, number>();
      middles.set(here.key, (middles.get(here.key) ?? 0) + 1);
      between.set(frame, middles);
    }
  }
  return { written, pairs, between };
}

const HABIT = 3;

function isLowerWord({ raw }: Word): boolean {
  return /^\p{Ll}[\p{Ll}\p{M}]+$/u.test(raw.normalize('NFC'));
}

/** Abbreviations in small letters ("sđ") have none. */
function hasVowel(low: string): boolean {
  return /[aeiouy]/.test(baseLetters(low));
}

/** Words with Vietnamese letters that cannot be a syllable; plain Latin ones may be foreign. */
function impossibleSyllables(where: Passage): readonly Slip[] {
  return where.words.flatMap((word, at) => {
    const low = word.raw.normalize('NFC');
    if (!isLowerWord(word) || /^[a-z]+$/.test(low) || isSyllable(low)) return [];
    if (!hasVowel(low) || /^\s?(?:…|\.\.)/.test(where.text.slice(word.end))) return [];
    return [{ where, from: at, to: at, better: null, why: 'không phải một âm tiết tiếng Việt' }];
  });
}

const byPair = new Map<string, SetPhrase[]>();
const byFrame = new Map<string, SetPhrase[]>();
for (const phrase of knownPhrases) {
  const { keys } = phrase;
  const enter = (index: Map<string, SetPhrase[]>, one: number, other: number): void => {
    const key = `${keys[one] ?? ''} ${keys[other] ?? ''}`;
    index.set(key, [...(index.get(key) ?? []), phrase]);
  };
  enter(byPair, 0, 1);
  if (keys.length > 3) enter(byPair, keys.length - 2, keys.length - 1);
  enter(byFrame, 0, 2);
  if (keys.length === 3) enter(byPair, 1, 2);
}

function nearPhrases(where: Passage, habits: Habits): readonly Slip[] {
  const { words } = where;
  const found: Slip[] = [];
  const tried = new Set<string>();
  const tryAt = (phrase: SetPhrase, at: number): void => {
    const name = `${phrase.text}@${at}`;
    if (tried.has(name)) return;
    tried.add(name);
    const slip = changedIn(where, phrase, at, habits) ?? missingIn(where, phrase, at, habits);
    if (slip !== null) found.push(slip);
  };
  for (let at = 0; at < words.length; at += 1) {
    const [here, next, third] = [words[at]?.key, words[at + 1]?.key, words[at + 2]?.key];
    const pair = `${here ?? ''} ${next ?? ''}`;
    for (const phrase of byPair.get(pair) ?? []) {
      const isStart = phrase.keys[0] === here && phrase.keys[1] === next;
      if (isStart) tryAt(phrase, at);
      const size = phrase.keys.length;
      const isEnd = phrase.keys[size - 2] === here && phrase.keys[size - 1] === next;
      if (isEnd) for (const back of [size - 2, size - 3]) if (at >= back) tryAt(phrase, at - back);
    }
    for (const phrase of byFrame.get(`${here ?? ''} ${third ?? ''}`) ?? []) tryAt(phrase, at);
  }
  return found;
}

/** The window from `at` is the phrase but for one syllable, one slip away from the right one. */
function changedIn(where: Passage, phrase: SetPhrase, at: number, habits: Habits): Slip | null {
  const { words, text } = where;
  const { keys, halves } = phrase;
  const window = words.slice(at, at + keys.length);
  if (window.length < keys.length || window.some(isBroken)) return null;
  const wrong = keys.flatMap((key, index) => (window[index]?.key === key ? [] : [index]));
  const [index, ...more] = wrong;
  if (index === undefined || more.length > 0) return null;
  const [word, right] = [window[index], keys[index]];
  const half = halves[index] ?? -1;
  if (word === undefined || right === undefined || half < 0 || freeWords.has(word.key)) return null;
  if (!isOneSlip(word.key, right) || isAcronym(word.raw) || /\d/.test(word.raw)) return null;
  const other = keys[half] ?? '';
  const pair = half < index ? `${other} ${word.key}` : `${word.key} ${other}`;
  if ((habits.pairs.get(pair) ?? 0) > 2) return null;
  const better = phrase.text.split(' ')[index] ?? '';
  return {
    where,
    from: at,
    to: at + keys.length - 1,
    better: replaceWord(text, window, word, better),
    why: `cụm từ thường dùng là ${quoted(replaceWord(text, window, word, better))}`,
  };
}

/** The window from `at` is the phrase without one half of one of its words. */
function missingIn(where: Passage, phrase: SetPhrase, at: number, habits: Habits): Slip | null {
  const { words, text } = where;
  const { keys, halves, isNeeded } = phrase;
  const size = keys.length - 1;
  const window = words.slice(at, at + size);
  if (size < 3 || window.length < size || window.some(isBroken)) return null;
  let gone = 0;
  while (gone < size && window[gone]?.key === keys[gone]) gone += 1;
  if (gone === 0 || gone >= size || isNeeded[gone] !== true) return null;
  if (window.slice(gone).some((word, index) => word.key !== keys[gone + 1 + index])) return null;
  const [before, after] = [window[gone - 1], window[gone]];
  if (before === undefined || after === undefined) return null;
  const isFirstHalf = (halves[gone] ?? 0) < gone;
  if (isWordOfItsOwn(where, { at: at + gone, missing: keys[gone] ?? '', isFirstHalf }, habits)) {
    return null;
  }
  const missing = phrase.text.split(' ')[gone] ?? '';
  const start = window[0]?.start ?? 0;
  const end = window.at(-1)?.end ?? 0;
  return {
    where,
    from: at,
    to: at + size - 1,
    better: `${text.slice(start, before.end)} ${missing}${text.slice(before.end, end)}`,
    why: `thiếu chữ ${quoted(missing)}`,
  };
}

const anyPair = new Set(
  knownPhrases.flatMap(({ keys }) => keys.slice(1).map((key, at) => `${keys[at] ?? ''} ${key}`)),
);
const anyTriple = new Set(
  knownPhrases.flatMap(({ keys }) =>
    keys.slice(2).map((_, at) => keys.slice(at, at + 3).join(' ')),
  ),
);

/** Where a syllable is gone: before the word at `at`. */
interface Gap {
  readonly at: number;
  readonly missing: string;
  /** True when what is left of the word stands before the gap. */
  readonly isFirstHalf: boolean;
}

/**
 * The half that is left may make a word with its neighbour ("phân công quản lý", "nâng cao lực
 * lượng"). Before a gap, only what usually goes on with the missing syllable is a slip; behind
 * one, only what makes no pair of its own.
 */
function isWordOfItsOwn(
  { words }: Passage,
  { at, missing, isFirstHalf }: Gap,
  { pairs, between }: Habits,
): boolean {
  const [left, before, after, right] = [-2, -1, 0, 1].map((step) => words[at + step]);
  if (before === undefined || after === undefined) return true;
  if (isFirstHalf) {
    if (left === undefined || before.gap !== '') return false;
    const usual = between.get(`${left.key} ${missing}`)?.get(before.key) ?? 0;
    const all = pairs.get(`${left.key} ${before.key}`) ?? 0;
    if (usual > 0) return usual * 2 < all;
    return all > 1 || !anyTriple.has(`${left.key} ${before.key} ${missing}`);
  }
  const pair = right === undefined || right.gap !== '' ? '' : `${after.key} ${right.key}`;
  const isUsed = (pairs.get(`${before.key} ${after.key}`) ?? 0) > 1;
  return isUsed || (pairs.get(pair) ?? 0) > 1 || anyPair.has(pair);
}

/** A window may run over a comma or a dash, not over the end of a sentence. */
function isBroken({ gap }: Word, index: number): boolean {
  return index > 0 && !/^[,\-–]?$/.test(gap);
}

function replaceWord(text: string, window: readonly Word[], word: Word, better: string): string {
  const start = window[0]?.start ?? 0;
  const end = window.at(-1)?.end ?? 0;
  const isCapital = /^\p{Lu}/u.test(word.raw);
  const put = isCapital ? better.charAt(0).toUpperCase() + better.slice(1) : better;
  return `${text.slice(start, word.start)}${put}${text.slice(word.end, end)}`;
}

/** A word that stands once where another, a slip away, stands again and again. */
function nearHabits(where: Passage, { written, pairs, between }: Habits): readonly Slip[] {
  const { words, text } = where;
  return words.flatMap((word, at) => {
    const [before, after] = [words[at - 1], words[at + 1]];
    if (before === undefined || after === undefined || word.gap !== '' || after.gap !== '')
      return [];
    if (freeWords.has(word.key) || isAcronym(word.raw) || /\d/.test(word.raw)) return [];
    if ((pairs.get(`${before.key} ${word.key}`) ?? 0) > 1) return [];
    if ((pairs.get(`${word.key} ${after.key}`) ?? 0) > 1) return [];
    const middles = between.get(`${before.key} ${after.key}`);
    const [usual] = [...(middles ?? [])].filter(
      ([key, count]) => count >= HABIT && isOneSlip(key, word.key) && !freeWords.has(key),
    );
    if (usual === undefined) return [];
    const composed = written.get(usual[0]) ?? usual[0];
    return [
      {
        where,
        from: at - 1,
        to: at + 1,
        better: replaceWord(text, [before, word, after], word, composed),
        why: `${usual[1]} chỗ khác của văn bản viết ${quoted(composed)}`,
      },
    ];
  });
}

/** Capitals that stand for nothing, one letter away from capitals that the document spells out. */
function strangeAcronyms(where: Passage, acronyms: ReadonlyMap<string, Acronym>): readonly Slip[] {
  return where.words.flatMap((word, at) => {
    const own = acronyms.get(word.raw);
    if (own === undefined || own.count > 1 || own.words !== null || word.raw.length < 5) return [];
    const known = [...acronyms.values()].find(
      ({ raw, words, count }) =>
        words !== null && count >= own.count && raw !== word.raw && isOneEdit(raw, word.raw),
    );
    if (known === undefined) return [];
    const why = `chữ viết tắt trong văn bản là ${quoted(known.raw)}`;
    return [{ where, from: at, to: at, better: known.raw, why }];
  });
}

/** Rules that met in one word are one slip; one slip made in several places is one finding. */
function joined(slips: readonly Slip[]): readonly Draft[] {
  const kept = new Map<Passage, Slip[]>();
  for (const slip of slips) {
    const here = kept.get(slip.where) ?? [];
    const index = here.findIndex((each) => each.from <= slip.to && slip.from <= each.to);
    if (index < 0) here.push(slip);
    else if (here[index]?.better === null && slip.better !== null) here[index] = slip;
    kept.set(slip.where, here);
  }
  const same = new Map<string, Slip[]>();
  for (const slip of [...kept.values()].flat()) {
    const key = `${quoteOf(slip).toLowerCase()}|${slip.better ?? ''}`;
    same.set(key, [...(same.get(key) ?? []), slip]);
  }
  return [...same.values()].flatMap(draftOf);
}

function quoteOf({ where, from, to }: Slip): string {
  return passage(where.text, where.words[from], where.words[to]);
}

function draftOf(slips: readonly Slip[]): readonly Draft[] {
  const [first, ...others] = slips;
  if (first === undefined) return [];
  const shown = (slip: Slip): QuotedPlace => quoting(slip.where.place, quoteOf(slip));
  return [
    {
      code: 'typo',
      severity: 'warning',
      where: shown(first),
      field: first.where.field,
      text: `Có thể viết sai: ${quoted(quoteOf(first))}; ${first.why}.`,
      ...(first.better === null ? {} : { better: first.better }),
      related: others.map(shown),
    },
  ];
}
