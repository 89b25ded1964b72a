import type { ReactNode } from 'react';

/** A component's examples: name of the state → the element in that state. */
export interface Examples {
  readonly of: string;
  readonly cases: Readonly<Record<string, () => ReactNode>>;
}

/** Declares the examples of one component; the gallery shows them and axe checks them. */
export function defineExamples(
  of: string,
  cases: Readonly<Record<string, () => ReactNode>>,
): Examples {
  return { of, cases };
}
