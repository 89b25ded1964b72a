import type { Acronym } from './acronyms.ts';
import { isJoining, wordsOf } from './words.ts';

/** The marks of a text by which it is compared: its pairs of neighbouring content words. */
export type Marks = ReadonlySet<string>;

/** Content words of a text in order, acronyms written out where the document spells them. */
export function contentOf(text: string, acronyms: ReadonlyMap<string, Acronym>): readonly string[] {
  return wordsOf(text)
    .flatMap(({ raw, key }) => acronyms.get(raw)?.words ?? [key])
    .filter((key) => !isJoining(key));
}

/** Pairs of neighbours among content words. */
export function marksOf(content: readonly string[]): Marks {
  return new Set(content.slice(1).map((key, index) => `${content[index] ?? ''} ${key}`));
}

/** How rare each mark is among the texts compared: rare ones tell more. */
export class Rarity {
  readonly #counts = new Map<string, number>();
  #texts = 0;

  add(marks: Marks): void {
    this.#texts += 1;
    for (const mark of marks) this.#counts.set(mark, (this.#counts.get(mark) ?? 0) + 1);
  }

  weight(mark: string): number {
    return Math.log(1 + this.#texts / (this.#counts.get(mark) ?? 1));
  }

  mass(marks: Iterable<string>): number {
    let sum = 0;
    for (const mark of marks) sum += this.weight(mark);
    return sum;
  }

  /** The share of `part` that stands in `whole`, by weight: 0 … 1. */
  covered(part: Marks, whole: Marks): number {
    const all = this.mass(part);
    return all === 0 ? 0 : this.mass([...part].filter((mark) => whole.has(mark))) / all;
  }
}

/** Words of the longest run of content that stands in the marks too. */
export function longestRun(content: readonly string[], marks: Marks): number {
  let [longest, run] = [0, 0];
  content.forEach((key, index) => {
    run = index > 0 && marks.has(`${content[index - 1] ?? ''} ${key}`) ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}
