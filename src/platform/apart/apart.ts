import { askChild, type ChildLimits, type Ended } from './child.ts';
import { makeTurns, type TurnLimits } from './turns.ts';

export type ApartLimits = TurnLimits & ChildLimits;

/** `busy`: no place came free in time, nothing was begun. */
export type Outcome<A> = Ended<A> | { readonly kind: 'busy' };

export interface Apart<Q, A> {
  readonly ask: (question: Q, signal: AbortSignal | undefined) => Promise<Outcome<A>>;
  /** Questions being worked at now. */
  readonly inside: () => number;
}

/**
 * Heavy work on what a stranger sent, in processes of their own: the server goes on answering, and
 * what eats all memory eats only its own. A thread would not do: some allocations beyond its limits
 * end the whole process (large arrays, maps, long strings; nodejs/node issue 47224).
 */
export function makeApart<Q, A>(program: URL, limits: ApartLimits): Apart<Q, A> {
  const turns = makeTurns(limits);
  return {
    ask: async (question, signal) => {
      const turn = await turns.take(signal);
      if (turn === 'cancelled') return { kind: 'cancelled' };
      if (turn !== 'yours') return { kind: 'busy' };
      try {
        if (signal?.aborted === true) return { kind: 'cancelled' };
        return await askChild<A>(program, question, limits, signal);
      } finally {
        turns.giveBack();
      }
    },
    inside: turns.inside,
  };
}
