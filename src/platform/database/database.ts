import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { Tables } from './tables.generated.ts';

/** The pool of the running role. Services use it through `read` and `write` only. */
export type Database = Kysely<Tables>;

/** One transaction; the first argument of every store function. */
export type Transaction = KyselyTransaction<Tables>;
