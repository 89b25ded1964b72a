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

/** Numbers, as many as come. */
export class Growing {
  private values = new Float64Array(1024);
  length = 0;

  /** Puts one more at the end. */
  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Float64Array(2 * this.length);
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

  all(): Float64Array {
    return this.values.subarray(0, this.length);
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
  private readonly lo = new Growing();
  private readonly hi = new Growing();
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
    this.lo.push(bounds.lo);
    this.hi.push(bounds.hi);
  }

  /** What another row says of the same household: nothing new, something known now, or a clash. */
  join(row: number, cells: readonly string[]): 'same' | 'clash' {
    const bounds = this.read(cells);
    if (!this.kept || 'code' in bounds || bounds === this.unknown) return 'same';
    const open = this.lo.get(row) === this.unknown.lo && this.hi.get(row) === this.unknown.hi;
    if (!open && (this.lo.get(row) !== bounds.lo || this.hi.get(row) !== bounds.hi)) return 'clash';
    this.lo.set(row, bounds.lo);
    this.hi.set(row, bounds.hi);
    return 'same';
  }

  /** What was kept. */
  column(): Column {
    const [lo, hi] = [this.lo.all(), this.hi.all()];
    switch (this.fact.type) {
      case 'boolean':
        return flagColumn(Int8Array.from(lo));
      case 'enum':
        return choiceColumn(Int8Array.from(lo));
      case 'set':
        return setColumn(Int32Array.from(lo));
      case 'date':
        return dayColumn(Int32Array.from(lo), Int32Array.from(hi));
      default:
        return numberColumn(lo, hi);
    }
  }
}
