import type { Refusal } from '../../kernel/index.ts';
import { refuse } from '../errors.ts';
import { boundsOf, domainOf } from '../facts.ts';
import { NEVER } from '../ir.ts';
import {
  choiceColumn,
  dayColumn,
  flagColumn,
  numberColumn,
  setColumn,
  widestBounds,
  type Column,
} from '../kernel/columns.ts';
import type { Fact } from '../pack/fact.ts';
import { isoOf } from '../settle/days.ts';

/** How many texts of a fact are remembered as read, so that each is read once. */
const MAX_REMEMBERED = 4096;

/** A value as columns hold it: between bounds; choices, sets, yes and no: -1 where unknown. */
export interface Bounds {
  readonly lo: number;
  readonly hi: number;
}

/** The arrays that grow: as narrow as their numbers allow, for a million rows are read. */
type Narrow = Int8Array | Int32Array | Float64Array;

/** Numbers, as many as come, in an array of the kind that is given. */
export class Growing<T extends Narrow> {
  private values: T;
  private readonly make: (length: number) => T;
  length = 0;

  constructor(make: (length: number) => T) {
    this.make = make;
    this.values = make(1024);
  }

  /** Puts one more at the end. */
  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = this.make(2 * this.length);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  set(at: number, value: number): void {
    this.values[at] = value;
  }

  get(at: number): number {
    return this.values[at] ?? Number.NaN;
  }

  all(): T {
    return this.values.subarray(0, this.length) as T;
  }
}

const bytes = (length: number): Int8Array => new Int8Array(length);
const words = (length: number): Int32Array => new Int32Array(length);
const doubles = (length: number): Float64Array => new Float64Array(length);

/** The lower and, where a value has two bounds, the upper ones of a fact. */
interface Kept {
  readonly lo: Growing<Narrow>;
  readonly hi: Growing<Narrow> | null;
  column(): Column;
}

function keeperOf(fact: Fact): Kept {
  switch (fact.type) {
    case 'boolean':
    case 'enum': {
      const lo = new Growing(bytes);
      const make = fact.type === 'boolean' ? flagColumn : choiceColumn;
      return { lo, hi: null, column: () => make(lo.all()) };
    }
    case 'set': {
      const lo = new Growing(words);
      return { lo, hi: null, column: () => setColumn(lo.all()) };
    }
    case 'date': {
      const [lo, hi] = [new Growing(words), new Growing(words)];
      return { lo, hi, column: () => dayColumn(lo.all(), hi.all()) };
    }
    default: {
      const [lo, hi] = [new Growing(doubles), new Growing(doubles)];
      return { lo, hi, column: () => numberColumn(lo.all(), hi.all()) };
    }
  }
}

/** One column of a file: its cells read, and kept where a rule wants the fact. */
export class Reading {
  readonly fact: Fact;
  readonly field: string;
  readonly kept: boolean;
  private readonly cell: number;
  private readonly today: number;
  private readonly unknown: Bounds;
  private readonly rows: Kept;
  private readonly remembered = new Map<string, Bounds | Refusal>();

  constructor(
    fact: Fact,
    at: { readonly field: string; readonly cell: number },
    kept: boolean,
    today: number,
  ) {
    this.fact = fact;
    this.field = at.field;
    this.cell = at.cell;
    this.kept = kept;
    this.today = today;
    this.rows = keeperOf(fact);
    const small = fact.type === 'boolean' || fact.type === 'enum' || fact.type === 'set';
    this.unknown = small ? { lo: -1, hi: -1 } : widestBounds(fact, today);
  }

  /** What the cell of a row says; a refusal when it is no value of the fact. */
  read(cells: readonly string[]): Bounds | Refusal {
    const text = cells[this.cell]?.trim() ?? '';
    const known = this.remembered.get(text);
    if (known !== undefined) return known;
    const found = this.readText(text);
    if (this.remembered.size < MAX_REMEMBERED) this.remembered.set(text, found);
    return found;
  }

  private readText(text: string): Bounds | Refusal {
    const { fact, field } = this;
    if (text === '') return this.unknown;
    const found = boundsOf(fact, text);
    if (found === null)
      return refuse('law.fact_out_of_domain', { value: text, domain: domainOf(fact) }, { field });
    if (fact.type !== 'date' || found.lo === NEVER) return found;
    if (found.lo > this.today)
      return refuse('law.after_the_day', { value: text, on: isoOf(this.today) }, { field });
    return { lo: found.lo, hi: Math.min(found.hi, this.today) };
  }

  /** Adds a row. The row was read before and nothing was wrong with it. */
  add(cells: readonly string[]): void {
    const bounds = this.read(cells);
    if (!this.kept || 'code' in bounds) return;
    this.rows.lo.push(bounds.lo);
    this.rows.hi?.push(bounds.hi);
  }

  /** What another row says of the same household: nothing new, something known now, or a clash. */
  join(row: number, cells: readonly string[]): 'same' | 'clash' {
    const bounds = this.read(cells);
    if (!this.kept || 'code' in bounds || bounds === this.unknown) return 'same';
    const { lo, hi } = this.rows;
    const [low, high] = [lo.get(row), (hi ?? lo).get(row)];
    const open = low === this.unknown.lo && high === this.unknown.hi;
    if (!open && (low !== bounds.lo || high !== bounds.hi)) return 'clash';
    lo.set(row, bounds.lo);
    hi?.set(row, bounds.hi);
    return 'same';
  }

  /** What was kept. */
  column(): Column {
    return this.rows.column();
  }
}
