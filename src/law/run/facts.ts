import { widest, type Facts, type Subject, type Vocabulary } from '../facts.ts';
import { widestBounds, type Column, type Columns } from '../kernel/columns.ts';

/** Rows of columns as the facts of one person each, the household's other rows as members. */
export class FactsOfRows {
  private readonly columns: Columns;
  private readonly vocabulary: Vocabulary;
  private readonly unknown: Subject;
  /** The first row of each household, and the next row of the same one; -1: none. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;

  /** `today` packed. */
  constructor(columns: Columns, vocabulary: Vocabulary, today: number) {
    this.columns = columns;
    this.vocabulary = vocabulary;
    const bounds = vocabulary.facts.map((fact) =>
      fact.type === 'date' ? widestBounds(fact, today) : widest(fact),
    );
    this.unknown = {
      lo: Float64Array.from(bounds, ({ lo }) => lo),
      hi: Float64Array.from(bounds, ({ hi }) => hi),
    };
    const { n, households } = columns;
    this.first = new Int32Array(households?.n ?? n).fill(-1);
    this.next = new Int32Array(n).fill(-1);
    for (let row = n - 1; row >= 0; row -= 1) {
      const home = this.homeOf(row);
      this.next[row] = this.first[home] ?? -1;
      this.first[home] = row;
    }
  }

  /** The facts of the person in a row. */
  at(row: number): Facts {
    const home = this.homeOf(row);
    if (this.columns.households?.whole[home] !== 1)
      return { person: this.subject(row), members: null };
    const members: Subject[] = [];
    for (let other = this.first[home] ?? -1; other >= 0; other = this.next[other] ?? -1)
      if (other !== row) members.push(this.subject(other));
    return { person: this.subject(row), members };
  }

  private homeOf(row: number): number {
    return this.columns.households?.of[row] ?? row;
  }

  private subject(row: number): Subject {
    const [lo, hi] = [this.unknown.lo.slice(), this.unknown.hi.slice()];
    for (const [name, column] of this.columns.facts) {
      const slot = this.vocabulary.slots.get(name);
      const fact = slot === undefined ? undefined : this.vocabulary.facts[slot];
      if (slot === undefined || fact === undefined) continue;
      const bounds = boundsAt(column, fact.subject === 'household' ? this.homeOf(row) : row);
      if (bounds !== null) [lo[slot], hi[slot]] = bounds;
    }
    return { lo, hi };
  }
}

/** The bounds at a place of a column; null: unknown. */
function boundsAt(column: Column, at: number): readonly [number, number] | null {
  if ('lo' in column) return [column.lo[at] ?? 0, column.hi[at] ?? 0];
  const value = column.values[at] ?? -1;
  return value < 0 ? null : [value, value];
}
