import type { Transaction } from '../database/index.ts';
import { listEvents, type Subject } from './store.ts';

/** Events of one answer: the newest. */
export const TIMELINE_LIMIT = 500;

/** One thing that happened to a record: when, by whom, which operation, and what changed. */
export interface TimelineEntry {
  readonly id: string;
  /** The instant, ISO 8601 in UTC. */
  readonly at: string;
  /** `user:<login>`, `operator:<system user>` or `anonymous`. */
  readonly by: string;
  readonly operation: string;
  readonly subject: Subject;
  /** Before, after, why: what the operation recorded. */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What happened to some records, newest first. A module's own operation calls this once it has
 * found the records in the caller's scope: the log itself knows no scopes.
 */
export async function listTimeline(
  trx: Transaction,
  subjects: Subject | readonly Subject[],
): Promise<readonly TimelineEntry[]> {
  const asked = 'kind' in subjects ? [subjects] : subjects;
  if (asked.length === 0) return [];
  const rows = await listEvents(trx, asked, TIMELINE_LIMIT);
  return rows.map((row) => ({
    id: row.id,
    at: new Date(Math.floor(Number(row.happenedAt) * 1000)).toISOString(),
    by: row.caller,
    operation: row.operation,
    subject: { kind: row.subjectKind, id: row.subjectId },
    data: JSON.parse(row.data) as Record<string, unknown>,
  }));
}
