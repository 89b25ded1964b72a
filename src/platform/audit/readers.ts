import { sql } from 'kysely';
import type { Transaction } from '../database/index.ts';
import type { Subject } from './store.ts';

/** Readers of one answer: those who looked last. */
const READERS_LIMIT = 200;

/** Somebody who saw the personal data of a record: how often, and when last (ISO 8601, UTC). */
export interface Reader {
  readonly by: string;
  readonly last: string;
  readonly times: number;
}

/**
 * Who looked at a record, the last one first, from the reads of the log. A module's own operation
 * calls this once it has found the record in the caller's scope: the log itself knows no scopes.
 */
export async function listReaders(trx: Transaction, subject: Subject): Promise<readonly Reader[]> {
  const found = await sql<{ by: string; last: Date; times: number }>`
    select o.caller as by, max(o.happened_at) as last, count(*)::int as times
    from audit_outbox o
    where o.subject_kind = ${subject.kind} and o.subject_id = ${subject.id} and o.kind = 'read'
    group by o.caller order by last desc, by limit ${READERS_LIMIT}`.execute(trx);
  return found.rows.map(({ by, last, times }) => ({ by, last: last.toISOString(), times }));
}
