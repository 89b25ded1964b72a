/**
 * Word writes the "1.", "a)" and "-" of its lists nowhere in the text: they are counted here, from
 * `word/numbering.xml`, as Word counts them.
 */
import { attribute, xmlEvents } from './xml.ts';

interface Level {
  format: string;
  text: string;
  start: number;
}

/** Levels by the list's number (`numId`). */
export type Lists = ReadonlyMap<string, readonly Level[]>;

function emptyLevel(): Level {
  return { format: 'decimal', text: '', start: 1 };
}

/** Reads the lists of a document; an absent or odd part means no lists. */
export function readLists(xml: Iterable<string>): Lists {
  const abstracts = new Map<string, Level[]>();
  const lists = new Map<string, readonly Level[]>();
  let levels: Level[] = [];
  let level: Level = emptyLevel();
  let list = '';
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue;
    const value = attribute(event.attributes, 'w:val') ?? '';
    if (event.name === 'w:abstractNum') {
      levels = [];
      abstracts.set(attribute(event.attributes, 'w:abstractNumId') ?? '', levels);
    } else if (event.name === 'w:lvl') {
      level = emptyLevel();
      const index = Number(attribute(event.attributes, 'w:ilvl') ?? 0);
      if (index >= 0 && index < 9) levels[index] = level;
    } else if (event.name === 'w:start') level.start = Number(value) || 1;
    else if (event.name === 'w:numFmt') level.format = value;
    else if (event.name === 'w:lvlText') level.text = value;
    else if (event.name === 'w:num') {
      // What follows overrides this list only; its levels must not touch the abstract ones.
      levels = [];
      level = emptyLevel();
      list = attribute(event.attributes, 'w:numId') ?? '';
    } else if (event.name === 'w:abstractNumId') lists.set(list, abstracts.get(value) ?? []);
  }
  return lists;
}

function roman(value: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = Math.min(value, 399);
  let text = '';
  for (const [size, sign] of steps) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}

function spell(value: number, format: string): string {
  if (format === 'upperRoman') return roman(value);
  if (format === 'lowerRoman') return roman(value).toLowerCase();
  const letter = String.fromCodePoint(97 + ((value - 1) % 26));
  if (format === 'lowerLetter') return letter;
  if (format === 'upperLetter') return letter.toUpperCase();
  return String(value);
}

/** Counts through one document. */
export class ListCounter {
  readonly #lists: Lists;
  readonly #counts = new Map<string, number[]>();

  constructor(lists: Lists) {
    this.#lists = lists;
  }

  /** What Word would print before the next paragraph of this list and level. */
  label(list: string, depth: number): string {
    const levels = this.#lists.get(list);
    const level = levels?.[depth];
    if (levels === undefined || level === undefined || level.format === 'none') return '';
    if (level.format === 'bullet') return '- ';
    const counts = this.#counts.get(list) ?? [];
    this.#counts.set(list, counts);
    counts[depth] = (counts[depth] ?? level.start - 1) + 1;
    counts.length = depth + 1;
    const text = level.text.replace(/%(\d)/g, (_whole, digit: string) => {
      const index = Number(digit) - 1;
      const at = levels[index] ?? emptyLevel();
      return spell(counts[index] ?? at.start, at.format);
    });
    return text === '' ? '' : `${text} `;
  }
}
