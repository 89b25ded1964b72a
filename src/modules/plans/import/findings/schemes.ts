import type { Acronym } from './acronyms.ts';

import { isJoining, isLight, passage, phraseKey, type Word, type Passage } from './words.ts';

/**
 * A named undertaking of the state that a text speaks of: "Đề án chăm sóc trẻ em … giai đoạn
 * 2012 - 2016". Its name is what stands between the kind and the period.
 */
export interface Scheme {
  readonly passage: Passage;
  /** "đề án", "chương trình" … as keys. */
  readonly kind: string;
  readonly raw: string;
  /** Content words of the name, acronyms written out. */
  readonly name: readonly string[];
  readonly from: number | null;
  readonly to: number | null;
  /** The two years as they are written ("2012 - 2016"); '' when there are none. */
  readonly range: string;
  /** The year after "đến năm", when a period stands too. */
  readonly until: number | null;
  /** "và các năm tiếp theo". */
  readonly isContinued: boolean;
  /** True when a number of a document stands within the name or right behind it. */
  readonly isNumbered: boolean;
  readonly first: Word;
  readonly last: Word;
}

const kinds = ['đề án', 'chương trình', 'kế hoạch', 'dự án', 'chiến lược', 'quy hoạch'].map(
  phraseKey,
);
/** What may stand between the kind and the name. */
const ranks = ['mục tiêu quốc gia', 'mục tiêu', 'quốc gia', 'hành động', 'trọng điểm'].map(
  phraseKey,
);
const NAME_LIMIT = 40;
/** "Các dự án liên quan", "đề án nêu trên": words that point at others and name none. */
const pointing = new Set(phraseKey('liên quan nêu trên').split(' '));

/** The named undertakings of a passage, in order. */
export function schemesOf(
  where: Passage,
  acronyms: ReadonlyMap<string, Acronym>,
): readonly Scheme[] {
  const { words } = where;
  const starts = words.flatMap((_, at) => {
    const kind = kindAt(words, at, acronyms);
    return kind === null ? [] : [{ at, ...kind }];
  });
  return starts.flatMap(({ at, kind, next }, index) => {
    const stop = starts[index + 1]?.at ?? words.length;
    return schemeAt(where, { at, kind, next, stop }, acronyms) ?? [];
  });
}

interface Start {
  readonly at: number;
  readonly kind: string;
  readonly next: number;
  readonly stop: number;
}

function isRun(words: readonly Word[], at: number, run: string): boolean {
  return run.split(' ').every((key, index) => {
    const word = words[at + index];
    return word?.key === key && (index === 0 || word.gap === '');
  });
}

/** First syllables of kinds and of ends: most words are none of them. */
const firstOf = (phrases: readonly string[]): ReadonlySet<string> =>
  new Set(phrases.map((each) => each.split(' ')[0] ?? ''));
const beginnings = firstOf(kinds);

function kindAt(
  words: readonly Word[],
  at: number,
  acronyms: ReadonlyMap<string, Acronym>,
): { kind: string; next: number } | null {
  const spelled = acronyms.get(words[at]?.raw ?? '')?.words?.join(' ');
  const short =
    spelled === undefined ? undefined : kinds.find((each) => spelled.startsWith(`${each} `));
  if (short !== undefined) return { kind: short, next: at + 1 };
  const kind = beginnings.has(words[at]?.key ?? '')
    ? kinds.find((each) => isRun(words, at, each))
    : undefined;
  if (kind === undefined) return null;
  let next = at + kind.split(' ').length;
  for (const rank of ranks) if (isRun(words, next, rank)) next += rank.split(' ').length;
  return { kind, next };
}

/** Words that begin what is no longer the name. */
const ends = [
  'giai đoạn',
  'đến năm',
  'từ năm',
  'theo quyết định',
  'theo nghị quyết',
  'theo chỉ thị',
  'theo kế hoạch',
  'ban hành',
  'trên địa bàn',
  'được phê duyệt',
  'định hướng',
  'và các năm',
  'thời kì',
  'và định hướng',
  'để',
  'nhằm',
].map(phraseKey);

const endings = firstOf(ends);

/** "quy hoạch và phát triển …" is a verb, no name. */
const joiner = phraseKey('và');
/** Periods end a name even between quotation marks. */
const quotedEnds = ['đến năm', 'giai đoạn'].map(phraseKey);

function schemeAt(
  where: Passage,
  start: Start,
  acronyms: ReadonlyMap<string, Acronym>,
): Scheme | null {
  const { words, text } = where;
  const first = words[start.at];
  if (words[start.next]?.key === joiner) return null;
  const isQuoted = /[“"]$/.test(words[start.next]?.gap ?? '');
  let end = start.next;
  while (end < start.stop && end - start.next < NAME_LIMIT) {
    const gap = words[end]?.gap ?? '';
    if (end > start.next && /[;.:()”"…]/.test(gap)) break;
    if (end === start.next && /[;.:,]/.test(gap)) break;
    const mayEnd = endings.has(words[end]?.key ?? '');
    if (mayEnd && !isQuoted && ends.some((each) => isRun(words, end, each))) break;
    if (isQuoted && quotedEnds.some((each) => isRun(words, end, each))) break;
    end += 1;
  }
  while (end > start.next && isJoining(words[end - 1]?.key ?? '')) end -= 1;
  const named = words.slice(start.next, end);
  const name = named
    .flatMap(({ raw, key }) => acronyms.get(raw)?.words ?? [key])
    .filter((key) => !isLight(key));
  const last = words[end - 1];
  if (name.every((key) => pointing.has(key))) return null;
  if (name.length < 2 || first === undefined || last === undefined) return null;
  const sentenceEnd = words.findIndex((word, at) => at >= end && /[;.:]/.test(word.gap));
  const tail = words.slice(end, Math.min(start.stop, sentenceEnd < 0 ? words.length : sentenceEnd));
  return {
    passage: where,
    kind: start.kind,
    raw: passage(text, first, last),
    name,
    ...periodOf(text, tail),
    isNumbered: words.slice(start.at, start.stop).some((word) => /\d.*\/.*\p{L}/u.test(word.raw)),
    first,
    last,
  };
}

function periodOf(
  text: string,
  tail: readonly Word[],
): Pick<Scheme, 'from' | 'to' | 'range' | 'until' | 'isContinued'> {
  const said = passage(text, tail[0], tail.at(-1)).normalize('NFC').slice(0, 120);
  const range = /^(?:giai đoạn|thời k[ỳì])?\s*(?:năm\s*)?((\d{4})\s*[-–—]\s*(\d{4}))/iu.exec(said);
  const until = /đến(?: hết)? năm (\d{4})/iu.exec(said);
  return {
    from: range === null ? null : Number(range[2]),
    to: range === null ? null : Number(range[3]),
    range: range?.[1] ?? '',
    until: until === null ? null : Number(until[1]),
    isContinued: /các năm tiếp theo|những năm tiếp theo|các năm sau/iu.test(said),
  };
}

/** How much of the shorter name the longer one holds, and of both together. */
export function nameLikeness(
  one: readonly string[],
  other: readonly string[],
): { readonly inner: number; readonly shared: number; readonly union: number } {
  const [left, right] = [new Set(one), new Set(other)];
  const shared = [...left].filter((key) => right.has(key)).length;
  const union = new Set([...left, ...right]).size;
  return { inner: shared / Math.max(1, Math.min(left.size, right.size)), shared, union };
}
