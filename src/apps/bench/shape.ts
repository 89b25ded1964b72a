/** One measured row of a benchmark. Unknown is null. */
export interface BenchRow {
  readonly what: string;
  /** Who did it: `ansinh`, or the peer that stands beside us. */
  readonly engine: string;
  readonly version: string;
  /** How many items one run handles. */
  readonly n: number;
  readonly seconds: number;
  readonly nsPerItem: number;
  /** Peak memory. */
  readonly mb: number | null;
  /** Our seconds by the peer's: below 1 we are faster. */
  readonly ratio: number | null;
  /** The result in words or numbers, by which the rows are seen to agree. */
  readonly total: string | number | null;
}

/** A promise about speed and whether this run kept it. */
export interface BenchClaim {
  readonly text: string;
  readonly reached: boolean;
  readonly value: number;
  readonly goal: number;
}

export interface BenchResult {
  readonly rows: readonly BenchRow[];
  readonly claims: readonly BenchClaim[];
}

/**
 * What a file bench/NAME.ts exports: `export const bench: Bench = { … }`. `note` says on stderr
 * what goes on. A benchmark that needs a database or a server starts its own and ends it.
 */
export interface Bench {
  readonly summary: { readonly vi: string; readonly en: string };
  run(note: (text: string) => void): Promise<BenchResult>;
}

/** A row from a time: the caller measures, this only divides. */
export function row(given: Pick<BenchRow, 'what' | 'n' | 'seconds'> & Partial<BenchRow>): BenchRow {
  return {
    engine: 'ansinh',
    version: process.version,
    mb: null,
    ratio: null,
    total: null,
    nsPerItem: (given.seconds * 1e9) / Math.max(1, given.n),
    ...given,
  };
}

/** A claim that a value stays at or below its goal. */
export function atMost(text: string, value: number, goal: number): BenchClaim {
  return { text, reached: value <= goal, value, goal };
}

/** A claim that a value reaches its goal or more. */
export function atLeast(text: string, value: number, goal: number): BenchClaim {
  return { text, reached: value >= goal, value, goal };
}

/** The value below which the given share of the sorted samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
