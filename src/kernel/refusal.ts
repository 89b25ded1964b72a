/**
 * What sort of "no" a refusal is. The HTTP adapter and the command line each keep one total table
 * from kind to status, so a module never knows how its refusal travels.
 */
export type Kind =
  | 'input' // the caller's data is wrong: HTTP 422, exit 2
  | 'unauthenticated' // nobody is signed in: 401, exit 3
  | 'forbidden' // outside the caller's rights or scope: 403, exit 3
  | 'not_found' // no such record in the caller's scope: 404, exit 2
  | 'conflict' // somebody else was first, or another body under the same id: 409, exit 3
  | 'refused' // the law or the state says no: 409, exit 3
  | 'limited' // too many, too large, too fast: 429, exit 2
  | 'unavailable'; // the world is broken for now: 503, exit 1

/** Where in the caller's input the trouble lies. */
export interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
}

/** A refusal: a stable code, its kind, and the values its text shows. */
export interface Refusal {
  readonly code: string;
  readonly kind: Kind;
  readonly data: Readonly<Record<string, string | number>>;
  readonly where?: Where;
  /** Several refusals of one input (a form with three wrong fields). */
  readonly details?: readonly Refusal[];
}

/** A module's table of refusal codes. */
export type ErrorTable = Readonly<Record<string, Kind>>;

/**
 * Makes the one function by which a module refuses. A code that is not in the table does not
 * compile; its texts stand in the module's messages under `error.<code>`.
 */
export function refuser<T extends ErrorTable>(table: T) {
  return function refuse(
    code: keyof T & string,
    data: Readonly<Record<string, string | number>> = {},
    where?: Where,
  ): Refusal {
    const kind = table[code] as Kind;
    return where === undefined ? { code, kind, data } : { code, kind, data, where };
  };
}
