import type { Ready } from '../engine.ts';
import type { Tri } from '../evaluate.ts';
import type { Facts } from '../facts.ts';

/** A case as it stands for one person: whether it holds and what it gives. */
export interface CaseNow {
  readonly holds: Tri;
  readonly lo: number;
  readonly hi: number;
}

/** Every case for one person, in units of the programme's scale. */
export function casesNow({ cases }: Ready, facts: Facts): readonly CaseNow[] {
  return cases.map(({ when, amount }) => {
    const holds = when(facts, facts.person);
    if (holds === 0) return { holds, lo: 0, hi: 0 };
    return { holds, lo: amount.lo(facts, facts.person), hi: amount.hi(facts, facts.person) };
  });
}

/** The case that decided, and others that were paid with it or gave the same; by index. */
export interface Winner {
  readonly case: number | null;
  readonly alsoWon: readonly number[];
}

const nobody: Winner = { case: null, alsoWon: [] };

/**
 * Who won, once the answer is decided and above nothing. Highest only: the first case that gives
 * the whole; sum: every case that pays; first: the first that holds; "highest only, except": the
 * highest of those that may be added to, with the added case beside it.
 */
export function winnerOf({ settled }: Ready, now: readonly CaseNow[], total: number): Winner {
  if (total <= 0) return nobody;
  const certain = now.flatMap((each, index) => (each.holds === 2 ? [index] : []));
  const paying = certain.filter(
    (index) => now[index]?.lo === now[index]?.hi && (now[index]?.lo ?? 0) > 0,
  );
  if (settled.combine === 'first') return chosen(certain.slice(0, 1));
  if (settled.combine === 'sum') return chosen(paying);
  const inRoute = new Set(settled.plus.flatMap((plus) => [plus.case, ...plus.with]));
  const whole = paying.filter((index) => now[index]?.lo === total);
  const alone = whole.filter((index) => !inRoute.has(index));
  if (alone.length > 0) return chosen(alone);
  for (const plus of settled.plus) {
    const paidOnTop = paying.includes(plus.case);
    const others = plus.with.filter((index) => paying.includes(index));
    const best = Math.max(0, ...others.map((index) => now[index]?.lo ?? 0));
    if ((paidOnTop ? (now[plus.case]?.lo ?? 0) : 0) + best !== total) continue;
    const highest = others.filter((index) => now[index]?.lo === best);
    return chosen(paidOnTop ? [...highest, plus.case] : highest);
  }
  return nobody;
}

function chosen(indexes: readonly number[]): Winner {
  const [first, ...others] = indexes;
  return first === undefined ? nobody : { case: first, alsoWon: others };
}
