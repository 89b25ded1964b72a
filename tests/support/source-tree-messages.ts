import type { ErrorTable, Messages } from '../../src/kernel/index.ts';
import type { Violation } from './source-tree.ts';

/** A module's texts and refusal codes, as they are when loaded. */
export interface Texts {
  readonly path: string;
  readonly messages: readonly Messages[];
  readonly errors: ErrorTable;
}

/** Both languages have the same keys, the same `{places}`, and a text for every refusal code. */
export function checkTexts(texts: readonly Texts[]): readonly Violation[] {
  return texts.flatMap(({ path, messages, errors }) => {
    const make = (message: string): Violation => ({ rule: 'messages', path, line: 1, message });
    const vi = Object.assign({}, ...messages.map((each) => each.vi)) as Record<string, string>;
    const en = Object.assign({}, ...messages.map((each) => each.en)) as Record<string, string>;
    const keys = [...new Set([...Object.keys(vi), ...Object.keys(en)])];
    const uneven = keys.flatMap((key) => {
      const [one, other] = [vi[key], en[key]];
      if (one === undefined || one.trim() === '') return [make(`${key} has no Vietnamese text`)];
      if (other === undefined || other.trim() === '') return [make(`${key} has no English text`)];
      const same = placesOf(one) === placesOf(other);
      return same ? [] : [make(`${key}: {places} differ: ${placesOf(one)} / ${placesOf(other)}`)];
    });
    const silent = Object.keys(errors)
      .filter((code) => vi[`error.${code}`] === undefined)
      .map((code) => make(`refusal ${code} has no text error.${code}`));
    return [...uneven, ...silent];
  });
}

function placesOf(text: string): string {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))]
    .sort()
    .join(',');
}
