import type { Num } from '../ir.ts';
import type { Fact } from '../pack/fact.ts';

/** Something worked out for each row before the texts that name it. */
export interface Step {
  readonly name: string;
  readonly text: string;
  /** Steps of a level name steps of lower levels only. */
  readonly level: number;
}

/** What is counted over the members of a household: its columns are `m3_lo` and `m3_hi`. */
export interface Counted {
  readonly node: Num & { readonly k: 'count' | 'total' };
}

/** What the texts of one query share. */
export interface Shared {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly today: number;
  /** Columns of the table that are read. */
  readonly columns: Set<string>;
  readonly counted: Map<string, Counted>;
  readonly steps: Step[];
}
