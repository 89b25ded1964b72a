import type { Caller, Scope } from '../../kernel/index.ts';

/** The agency or area that an input names, where its contract says so. */
export interface Place {
  readonly agency: string | null;
  readonly area: string | null;
}

/** Who a cookie stands for. */
export interface Session {
  readonly sessionId: string;
  readonly caller: Caller;
  /** When it last proved who sits there, in milliseconds since 1970; null: never. */
  readonly provedAt?: number | null;
}

/** What the wire asks of the access module, which it does not know. */
export interface Identity {
  /** The session of a cookie's token; null when there is none in force. */
  readonly sessionOf: (token: string) => Promise<Session | null>;
  /** True when one of the caller's posts gives the permission. */
  readonly holds: (caller: Caller, permission: string) => boolean;
  /** The agencies and areas for which the caller holds the permission. */
  readonly scopeOf: (caller: Caller, permission: string) => Scope;
  /** Those whose lent posts the caller uses for a permission at a place; the log names them. */
  readonly behalfOf?: (caller: Caller, permission: string, place: Place) => readonly string[];
}
