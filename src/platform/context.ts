import { callerName, type Caller, type Language, type Scope } from '../kernel/index.ts';
import type { Database } from './database/index.ts';

/** What every use case gets first: who asks, of which database, at what instant. */
export interface Context {
  readonly database: Database;
  readonly caller: Caller;
  /** Milliseconds since 1970. The only clock that services know. */
  readonly now: () => number;
  readonly language: Language;
  /** Names this call in logs, audit rows and error replies. */
  readonly traceId: string;
  /** What the caller may see for this operation; derived from its permission and their posts. */
  readonly scope: Scope;
  /** Logins of those whose lent posts the caller uses for it: the log says “by X for Y”. */
  readonly onBehalfOf?: readonly string[];
  /**
   * The moment of `performance.now()` by which the answer must be there: statements are cut short
   * by it, and nothing is tried again after it.
   */
  readonly deadline?: number;
  /** Aborted when nobody waits for the answer any more: the caller went away or was told no. */
  readonly signal?: AbortSignal;
  /** Where the data of this city lie beside the database: files and keys. */
  readonly dataFolder?: string;
  /** The address people reach the product under, for links in letters; absent where unknown. */
  readonly publicUrl?: string;
  /** The other end of the wire; absent on the command line and in jobs. */
  readonly client?: Client;
}

/** What is known of the browser that asks. */
export interface Client {
  readonly address: string;
  readonly userAgent: string;
  /** The session the cookie named, when there is one. */
  readonly sessionId: string | null;
  /** When that session last proved password or code, in milliseconds since 1970. */
  readonly provedAt?: number | null;
}

/**
 * By whose hand and in whose name something is done: the caller, then those whose lent posts they
 * use for it. Where two people must agree, none of these may be the other one.
 */
export function everybodyActing({
  caller,
  onBehalfOf = [],
}: Pick<Context, 'caller' | 'onBehalfOf'>): readonly string[] {
  return [callerName(caller), ...onBehalfOf.map((login) => `user:${login}`)];
}
