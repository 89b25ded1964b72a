import type { InputOf } from '../../../kernel/index.ts';
import { renameHamlet } from '../contract.ts';

/** A hamlet as it is typed. */
export interface TypedHamlet {
  readonly type: HamletType;
  readonly name: string;
}

/** The official words, as the contract has them. */
export const hamletTypes = renameHamlet.input.shape.type.options;
export type HamletType = InputOf<typeof renameHamlet>['type'];

/** How the official words are written at the beginning of a line; the longer ones first. */
const beginnings: readonly (readonly [string, HamletType])[] = [
  ['tổ dân phố', 'tổ dân phố'],
  ['khu dân cư', 'khu dân cư'],
  ['tdp', 'tổ dân phố'],
  ['kdc', 'khu dân cư'],
  ['thôn', 'thôn'],
];

/**
 * The hamlets of a pasted list, one a line or parted by semicolons: "Thôn Đông", "TDP số 5". A
 * number, dash or dot before the name ("1. Thôn Đông") is the list's own; a line that names no
 * type takes the given one. Empty lines are nothing.
 */
export function readHamletLines(text: string, otherwise: HamletType): readonly TypedHamlet[] {
  return text
    .normalize('NFC')
    .split(/[\n;]/)
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(/^ ?(\d+ ?[.)] |[-–+•] ?)/, '')
        .trim(),
    )
    .filter((line) => line !== '')
    .map((line) => readLine(line, otherwise))
    .filter(({ name }) => name !== '');
}

function readLine(line: string, otherwise: HamletType): TypedHamlet {
  const low = line.toLowerCase();
  for (const [word, type] of beginnings) {
    if (low === word) return { type, name: '' };
    if (low.startsWith(`${word} `) || low.startsWith(`${word}. `)) {
      return { type, name: line.slice(word.length).replace(/^\. ?/, '').trim() };
    }
  }
  return { type: otherwise, name: line };
}

/** The first few names of a list, then how many more: "Thôn A, Thôn B, +3". */
export function fewNames(names: readonly string[], most = 8): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(', ')}, +${rest}` : names.join(', ');
}
