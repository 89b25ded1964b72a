import type { Num, Settled } from '../ir.ts';
import { numberOf } from '../number.ts';

/**
 * A case that may be the one that won, asked in order once the amount is decided and above 0.
 * `reaches`: what its amount must equal besides its condition being certain; null: nothing more.
 */
export interface Candidate {
  readonly case: number;
  readonly reaches: Num | null;
}

/** What a case pays: its amount where its condition holds, else nothing. */
export function paidBy({ cases }: Settled, index: number): Num {
  const found = cases[index];
  if (found === undefined) throw new RangeError(`no case ${index}`);
  return { k: 'choose', when: found.when, then: found.amount, otherwise: numberOf(0) };
}

/**
 * Who wins, in order: the first candidate that fits. "Sum" and "first": the first case that
 * certainly holds (and pays). "Max" and "one": the first that reaches the total; where a case is
 * paid on top of others, those outside that route, then the best of those it comes on top of, and
 * the case itself when it stands alone.
 */
export function candidatesOf(settled: Settled): readonly Candidate[] {
  const { cases, combine, plus, total } = settled;
  const indexes = cases.map((_, index) => index);
  if (combine === 'first') return indexes.map((index) => ({ case: index, reaches: null }));
  if (combine === 'sum') return indexes.map((index) => ({ case: index, reaches: paidBy(settled, index) }));
  const inRoute = new Set(plus.flatMap((each) => [each.case, ...each.with]));
  const outside = indexes.filter((index) => !inRoute.has(index));
  const routes = plus.flatMap((each): readonly Candidate[] => {
    const best: Num = { k: 'greatest', of: [numberOf(0), ...each.with.map((at) => paidBy(settled, at))] };
    const on = each.with.map((index) => ({ case: index, reaches: best }));
    return [...on, { case: each.case, reaches: null }];
  });
  return [...outside.map((index) => ({ case: index, reaches: total })), ...routes];
}
