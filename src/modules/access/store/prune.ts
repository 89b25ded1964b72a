import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';

/** How many rows of each kind went. */
export interface Pruned {
  readonly attempts: number;
  readonly sessions: number;
  readonly links: number;
}

/**
 * Takes away attempts, ended sessions and closed links from before an instant, at most so many of
 * each. The last session of an account stays: it says when somebody last signed in.
 */
export async function pruneEntries(trx: Transaction, before: Date, most: number): Promise<Pruned> {
  const { rows } = await sql<Record<keyof Pruned, string>>`
    select attempts, sessions, links from access_prune(${before}, ${most})`.execute(trx);
  const [row] = rows;
  return {
    attempts: Number(row?.attempts ?? 0),
    sessions: Number(row?.sessions ?? 0),
    links: Number(row?.links ?? 0),
  };
}
