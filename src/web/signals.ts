/** What the client tells the app: kept outside React, so that no answer draws anything anew. */
export interface Signals {
  /** The server answered just now. */
  readonly answered: () => void;
  /** Milliseconds since 1970 of its last answer. */
  readonly lastAnswer: () => number;
  /** An answer said that nobody is signed in any more. */
  readonly signedOut: () => void;
  /** Tells one listener of that; gives the way to stop. */
  readonly onSignedOut: (listener: () => void) => () => void;
}

/** Signals of one client. */
export function makeSignals(now: () => number = Date.now): Signals {
  let last = now();
  let listener: (() => void) | null = null;
  return {
    answered: () => {
      last = now();
    },
    lastAnswer: () => last,
    signedOut: () => listener?.(),
    onSignedOut: (next) => {
      listener = next;
      return () => {
        if (listener === next) listener = null;
      };
    },
  };
}
