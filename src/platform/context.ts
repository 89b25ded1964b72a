import type { Caller, Language } from '../kernel/index.ts';
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
}
