/** Which number may begin the next row: the numbering of a table as it goes on. */
import { type Mark, ordinal, romanValue } from '../numbering.ts';

/** Where a mark stands in the hierarchy: the smaller, the higher. */
export function levelOf(mark: Mark): number {
  switch (mark.numbering) {
    case 'roman':
      return romanValue(mark.number.split('.')[0] ?? '') === null
        ? 0
        : mark.number.split('.').length;
    case 'arabic':
      return 9 + mark.number.split('.').length;
    case 'letter':
      return 30 + mark.number.split('.').length;
    case 'dash':
      return mark.minor ? 50 : 40;
  }
}

/** The last number taken on every level. */
export class RowOrder {
  readonly #last = new Map<number, Mark>();
  /** Also what was taken under sections before this one: numbers may count on through sections. */
  readonly #ever = new Map<number, Mark>();
  #level: number | null = null;

  take(mark: Mark): void {
    const level = levelOf(mark);
    for (const other of this.#last.keys()) if (other > level) this.#last.delete(other);
    this.#last.set(level, mark);
    this.#ever.set(level, mark);
    this.#level = level;
  }

  get level(): number | null {
    return this.#level;
  }

  lastAt(level: number): Mark | null {
    return this.#last.get(level) ?? null;
  }

  everAt(level: number): Mark | null {
    return this.#ever.get(level) ?? null;
  }

  /** The arabic number in force at any depth, for "2" → "2.1". */
  arabicAbove(depth: number): Mark | null {
    return this.#last.get(9 + depth) ?? null;
  }
}

function parentOf(number: string): string {
  return number.split('.').slice(0, -1).join('.');
}

/**
 * True when a mark can begin the row after the last one taken. `full`: it stands exactly where a
 * full row ends, so a gap in the numbering is believed there and nowhere else.
 */
export function follows(order: RowOrder, mark: Mark, full: boolean): boolean {
  const level = levelOf(mark);
  const current = order.level;
  if (mark.numbering === 'dash') return true;
  const position = ordinal(mark) ?? 0;
  const last = order.lastAt(level);
  if (mark.numbering === 'arabic' && mark.number.includes('.')) {
    const depth = mark.number.split('.').length;
    const above = order.arabicAbove(depth - 1);
    if (last !== null && parentOf(last.number) === parentOf(mark.number)) {
      const gap = position - (ordinal(last) ?? 0);
      return gap === 1 || (full && gap > 0 && gap < 5);
    }
    if (above !== null && parentOf(mark.number) === above.number) return position === 1 || full;
    return position === 1 || full;
  }
  if (last !== null) {
    const gap = position - (ordinal(last) ?? 0);
    if (gap === 1) return true;
    return full && gap > 1 && gap < 10;
  }
  if (position === 1) return current === null || level > current || full;
  // The first of its level: a table may count on through its sections ("II", then "9").
  const before = order.everAt(level);
  return full || (before !== null && position - (ordinal(before) ?? 0) === 1);
}
