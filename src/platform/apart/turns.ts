/** How a wait for a turn ended. */
export type Turn = 'yours' | 'full' | 'late' | 'cancelled';

export interface Turns {
  /** Waits for a place. Only `yours` must be given back. */
  readonly take: (signal: AbortSignal | undefined) => Promise<Turn>;
  readonly giveBack: () => void;
  /** Places taken now. */
  readonly inside: () => number;
}

export interface TurnLimits {
  /** Places. */
  readonly atOnce: number;
  /** How many may wait for one; the next is told that it is full. */
  readonly waiting: number;
  /** Longest wait, in milliseconds. */
  readonly waitMs: number;
}

/** Places for few, first come first served; waiting has an end, and so has its queue. */
export function makeTurns({ atOnce, waiting, waitMs }: TurnLimits): Turns {
  let inside = 0;
  const queue: ((turn: Turn) => void)[] = [];

  function wait(signal: AbortSignal | undefined): Promise<Turn> {
    return new Promise((resolve) => {
      const end = (turn: Turn): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        const at = queue.indexOf(end);
        if (at !== -1) queue.splice(at, 1);
        resolve(turn);
      };
      const cancel = (): void => end('cancelled');
      const timer = setTimeout(() => end('late'), waitMs);
      signal?.addEventListener('abort', cancel);
      queue.push(end);
    });
  }

  return {
    take: async (signal) => {
      if (signal?.aborted === true) return 'cancelled';
      if (inside >= atOnce) return queue.length >= waiting ? 'full' : wait(signal);
      inside += 1;
      return 'yours';
    },
    giveBack: () => {
      const next = queue[0];
      if (next === undefined) inside -= 1;
      else next('yours'); // the place passes on
    },
    inside: () => inside,
  };
}
