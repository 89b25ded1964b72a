import type { ErrorTable, Messages } from '../../kernel/index.ts';
import type { Job } from '../jobs/index.ts';
import type { LetterKind, Subscription } from '../outbox/index.ts';
import type { BoundOperation } from './bind.ts';

/** What an app needs of a module to serve it. `src/apps/modules.ts` lists them by rank. */
export interface Module {
  readonly name: string;
  readonly operations: readonly BoundOperation[];
  /** Texts of its refusals stand under `error.<code>`. */
  readonly messages: Messages;
  readonly errors: ErrorTable;
  /** News of lower modules that it acts upon. */
  readonly subscriptions?: readonly Subscription[];
  /** The kinds of mail and SMS that it sends. */
  readonly letters?: readonly LetterKind[];
  /** The kinds of background work that it brings. */
  readonly jobs?: readonly Job[];
}
