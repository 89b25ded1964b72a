/**
 * Parts, sections, points and dashes of the body as provisions, each with the code that the plan's
 * own numbering gives it ("II.5.2.6"). A numbered heading with something below it is a section; a
 * numbered sentence is a provision, and what stands below it without a number belongs to it.
 */
import { type Mark, markOf, romanValue } from './numbering.ts';
import type { CodeCollision, DashUnderPoint, TextLine, UnnumberedParagraph } from './parsed.ts';
import type { Provision, Section } from '../domain/reading.ts';

interface Item extends TextLine {
  readonly mark: Mark | null;
  /** Parts 1, points 2 and more, dashes 90, smaller marks 91, no mark 95. */
  readonly level: number;
  readonly rest: string;
}

export interface Body {
  readonly sections: readonly Section[];
  readonly provisions: readonly Provision[];
  readonly unnumbered: readonly UnnumberedParagraph[];
  readonly dashesUnderPoints: readonly DashUnderPoint[];
  readonly collisions: readonly CodeCollision[];
  /** Code of the section or provision of each line. */
  readonly codes: ReadonlyMap<number, string>;
}

const dashLevel = 90;
const minorLevel = 91;
const plainLevel = 95;
const longestHeadingWords = 32;
const longestNoteWords = 25;

const words = (text: string): number => text.split(/\s+/).length;

/** Levels of numbered marks; letters stand one below the point above them. */
function itemsOf(paragraphs: readonly TextLine[]): Item[] {
  let point = 1;
  return paragraphs.map(({ line, text }): Item => {
    const mark = markOf(text);
    if (mark === null) return { line, text, mark, level: plainLevel, rest: text };
    const { rest } = mark;
    const depth = mark.number.split('.').length;
    if (mark.numbering === 'dash') {
      return { line, text, mark, level: mark.minor ? minorLevel : dashLevel, rest };
    }
    let level: number;
    if (mark.numbering === 'roman') {
      const capital = romanValue(mark.number.split('.')[0] ?? '') === null;
      level = (capital ? 0 : 1) + (depth - 1);
      point = level;
    } else if (mark.numbering === 'arabic') {
      level = 1 + depth;
      point = level;
    } else level = point + 1;
    return { line, text, mark, level, rest };
  });
}

/** "PHẦN I" alone on a line has its title on the next one. */
function titled(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    const last = kept.at(-1);
    const isTitle = last?.rest === '' && item.mark === null && item.text.length < 250;
    if (isTitle) kept[kept.length - 1] = { ...last, rest: item.text };
    else kept.push(item);
  }
  return kept;
}

/** Index after the last item that stands below the one at `at`. */
function endOfBelow(items: readonly Item[], at: number): number {
  const level = items[at]?.level ?? 0;
  let end = at + 1;
  while (end < items.length && (items[end]?.level ?? 0) > level) end++;
  return end;
}

function isSection(item: Item, below: readonly Item[]): boolean {
  if (item.level <= 1 && item.mark?.numbering === 'roman' && below.length > 0) return true;
  if (below.length === 0) return item.mark?.numbering === 'roman' && !/[.;]$/.test(item.rest);
  const dotted = item.mark?.numbering === 'arabic' || item.mark?.numbering === 'roman';
  if (dotted && below.some((each) => each.mark?.numbering === 'arabic')) return true;
  if (/[.;]$/.test(item.rest)) return false;
  const limit = item.rest.endsWith(':') ? longestNoteWords : longestHeadingWords;
  return words(item.rest) <= limit;
}

interface Open {
  readonly level: number;
  readonly code: string;
  readonly number: string;
}

class BodyReader {
  readonly sections: Section[] = [];
  readonly provisions: Provision[] = [];
  readonly unnumbered: UnnumberedParagraph[] = [];
  readonly dashesUnderPoints: DashUnderPoint[] = [];
  readonly collisions: CodeCollision[] = [];
  readonly codes = new Map<number, string>();
  readonly #lines = new Map<string, number>();
  readonly #turns = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  readonly #markedSections = new Map<number, { at: number; end: number; marked: boolean }>();
  #open: Open[] = [];

  read(items: readonly Item[]): void {
    const first = items.findIndex((item) => item.level <= 2);
    for (let at = Math.max(first, 0); at < items.length; at++) {
      const item = items[at];
      if (item === undefined) break;
      if (item.level >= dashLevel) {
        this.#leaf(item, items, at);
        continue;
      }
      const end = endOfBelow(items, at);
      const below = items.slice(at + 1, Math.min(end, at + 400));
      if (isSection(item, below)) this.#section(item);
      else {
        this.#point(item, items.slice(at + 1, end));
        at = end - 1;
      }
    }
  }

  #unique(kind: CodeCollision['kind'], wanted: string, line: number): string {
    const firstLine = this.#lines.get(wanted);
    if (firstLine === undefined) {
      this.#lines.set(wanted, line);
      return wanted;
    }
    let turn = this.#turns.get(wanted) ?? 2;
    while (this.#lines.has(`${wanted}-${turn}`)) turn++;
    this.#turns.set(wanted, turn + 1);
    const given = `${wanted}-${turn}`;
    this.#lines.set(given, line);
    this.collisions.push({ kind, wanted, given, firstLine, line });
    return given;
  }

  #wanted(item: Item): string {
    while (this.#open.length > 0 && (this.#open.at(-1)?.level ?? 0) >= item.level) this.#open.pop();
    const number = item.mark?.number ?? '';
    const own = number.split('.')[0] ?? '';
    if (romanValue(own) !== null && number.includes('.')) return number;
    // "5.1" carries the "5" above it in itself.
    const over = this.#open.findLast(
      (each) => each.number === '' || !number.startsWith(`${each.number}.`),
    );
    return over === undefined ? number : `${over.code}.${number}`;
  }

  #section(item: Item): void {
    const code = this.#unique('section', this.#wanted(item), item.line);
    this.#open.push({ level: item.level, code, number: item.mark?.number ?? '' });
    this.sections.push({ code, title: item.rest.replace(/\s*:$/, ''), line: item.line });
    this.codes.set(item.line, code);
  }

  #point(item: Item, below: readonly Item[]): void {
    const wanted = this.#wanted(item);
    const section = this.#open.at(-1)?.code ?? '';
    const code = this.#unique('provision', wanted, item.line);
    const text = [item.rest, ...below.map((each) => each.text)].join('\n');
    this.provisions.push({ code, section, text, line: item.line });
    for (const each of [item, ...below]) this.codes.set(each.line, code);
    for (const { line, text: own, mark } of below) {
      if (mark?.numbering === 'dash') {
        this.dashesUnderPoints.push({ provision: code, line, text: own });
      } else if (mark === null) {
        this.unnumbered.push({ section, joinedTo: code, line, text: own });
      }
    }
  }

  /** A dash or a paragraph straight below a section. */
  #leaf(item: Item, items: readonly Item[], at: number): void {
    const over = this.#open.at(-1);
    if (over === undefined) return;
    const section = over.code;
    const last = this.provisions.at(-1);
    const sister = last?.section === section ? last : undefined;
    if (item.level === dashLevel) {
      this.#count(section, item);
      return;
    }
    if (item.level === minorLevel && sister !== undefined) {
      this.#join(sister, item);
      return;
    }
    if (item.level === plainLevel && this.#amongNumbered(items, at, over.level)) {
      const note = sister === undefined && item.text.endsWith(':');
      if (sister !== undefined) this.#join(sister, item);
      else if (note) this.codes.set(item.line, section);
      else this.#add(section, `${section}.0`, item);
      if (!note) {
        const joinedTo = sister?.code ?? null;
        this.unnumbered.push({ section, joinedTo, line: item.line, text: item.text });
      }
      return;
    }
    this.#count(section, item);
  }

  /** True when the section of a paragraph has dashes or numbers of its own. */
  #amongNumbered(items: readonly Item[], at: number, level: number): boolean {
    const marked = this.#markedSections.get(level) ?? null;
    if (marked !== null && marked.at <= at && at < marked.end) return marked.marked;
    let start = at;
    while (start > 0 && (items[start - 1]?.level ?? 0) > level) start--;
    let end = at;
    let found = false;
    while (end < items.length && (items[end]?.level ?? 0) > level) end++;
    for (let each = start; each < end; each++) {
      if ((items[each]?.level ?? plainLevel) < plainLevel) found = true;
    }
    this.#markedSections.set(level, { at: start, end, marked: found });
    return found;
  }

  #count(section: string, item: Item): void {
    const next = (this.#counts.get(section) ?? 0) + 1;
    this.#counts.set(section, next);
    this.#add(section, `${section}.${next}`, item);
  }

  #add(section: string, wanted: string, item: Item): void {
    const code = this.#unique('provision', wanted, item.line);
    this.provisions.push({ code, section, text: item.rest, line: item.line });
    this.codes.set(item.line, code);
  }

  #join(to: Provision, item: Item): void {
    this.provisions[this.provisions.length - 1] = { ...to, text: `${to.text}\n${item.text}` };
    this.codes.set(item.line, to.code);
  }
}

/** Reads the paragraphs between the grounds and the signature. */
export function readBody(paragraphs: readonly TextLine[]): Body {
  const reader = new BodyReader();
  reader.read(titled(itemsOf(paragraphs)));
  const { sections, provisions, unnumbered, dashesUnderPoints, collisions, codes } = reader;
  return { sections, provisions, unnumbered, dashesUnderPoints, collisions, codes };
}

/** Index of the first paragraph of the body: its first part or first point. */
export function bodyStart(paragraphs: readonly TextLine[], from: number): number {
  for (let at = from; at < paragraphs.length; at++) {
    const mark = markOf(paragraphs[at]?.text ?? '');
    if (mark !== null && mark.numbering === 'roman') return at;
    if (mark !== null && mark.numbering === 'arabic' && mark.number === '1') return at;
  }
  return paragraphs.length;
}
