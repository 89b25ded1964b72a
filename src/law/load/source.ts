import { isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Refusal, Where } from '../../kernel/index.ts';
import { refuse, type LawErrorCode } from '../errors.ts';

/** A file of the pack as text. The engine reads no disk: whoever calls it hands over the texts. */
export interface SourceText {
  /** As messages name it: `policies/programmes/social_pension.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** A YAML file whose every value knows its line and column. */
export interface SourceFile {
  readonly path: string;
  readonly value: unknown;
  /** Where a value stands; `offset` characters into a one-line text. */
  readonly where: (at: readonly (string | number)[], offset?: number) => Where;
  readonly problems: readonly Refusal[];
}

/** Reads one YAML file. Problems of syntax are returned, never thrown. */
export function readSource({ path, text }: SourceText): SourceFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true });
  const at = (offset: number): Where => {
    const { line, col } = lines.linePos(offset);
    return { file: path, line, column: col };
  };
  const problems = document.errors.map((error) =>
    refuse('law.bad_yaml', { reason: error.message.split('\n')[0] ?? '' }, at(error.pos[0])),
  );
  const where = (place: readonly (string | number)[], offset = 0): Where =>
    at(offsetOf(document, place, offset));
  const value: unknown = problems.length === 0 ? document.toJS() : null;
  return { path, value, where, problems };
}

/** The place of a value in the text, or of the nearest value around it. */
function offsetOf(document: Document, place: readonly (string | number)[], inside: number): number {
  for (let length = place.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(place.slice(0, length), true);
    const start = (node as { range?: readonly number[] } | undefined)?.range?.[0];
    if (start === undefined) continue;
    if (length < place.length || !isScalar(node)) return start;
    const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
    const block = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
    return block ? start : start + quoted + inside;
  }
  return 0;
}

/** Gathers what is wrong with the pack; nothing is loaded while anything is. */
export class Problems {
  readonly found: Refusal[] = [];

  add(code: LawErrorCode, data: Readonly<Record<string, string | number>>, where: Where): void {
    this.found.push(refuse(code, data, where));
  }
}
