import type { Kind, Refusal } from '../../kernel/index.ts';

/** The one total table from the kind of a refusal to the status of HTTP. */
const STATUS: Readonly<Record<Kind, number>> = {
  input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  refused: 409,
  limited: 429,
  unavailable: 503,
};

/** The status that carries a refusal of this kind. */
export function statusOf(kind: Kind): number {
  return STATUS[kind];
}

/** The status of a refusal; a fault of ours is the only 500. */
export function statusOfRefusal(refusal: Refusal): number {
  return refusal.code === 'server.fault' ? 500 : statusOf(refusal.kind);
}
