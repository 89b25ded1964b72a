import { isVerified } from './chain.ts';
import type { AreaFacts, AreaSuccession } from './types.ts';

/** A unit of which the whole or parts have passed into others. */
export interface Merger {
  readonly area: string;
  /** With the code its identity: codes are given again. */
  readonly from: string;
  /** First day of the change. */
  readonly on: string;
  readonly successors: {
    readonly code: string;
    readonly from: string;
    readonly thousandths: number;
    readonly source: string;
    readonly verified: boolean;
  }[];
}

/**
 * The units whose successors are others than was known before, one entry a unit and day. What an
 * empty register is filled with is no news: nobody can have relied on anything before.
 */
export function mergersBetween(before: AreaFacts, after: AreaFacts): readonly Merger[] {
  if (before.areas.length === 0) return [];
  const known = Map.groupBy(before.successions, changeOf);
  return [...Map.groupBy(after.successions, changeOf)]
    .filter(([change, steps]) => wordsOf(known.get(change) ?? []) !== wordsOf(steps))
    .flatMap(([, steps]) => toMerger(steps));
}

/** What happened to one unit on one day. */
function changeOf({ code, from, on }: AreaSuccession): string {
  return `${code} ${from} ${on}`;
}

function wordsOf(steps: readonly AreaSuccession[]): string {
  return steps
    .map(({ successor, successorFrom, thousandths }) =>
      [successor, successorFrom, thousandths].join(' '),
    )
    .toSorted()
    .join('\n');
}

function toMerger(steps: readonly AreaSuccession[]): Merger[] {
  const [first] = steps;
  if (first === undefined) return [];
  const successors = steps.map((step) => ({
    code: step.successor,
    from: step.successorFrom,
    thousandths: step.thousandths,
    source: step.source,
    verified: isVerified(step),
  }));
  return [{ area: first.code, from: first.from, on: first.on, successors }];
}
