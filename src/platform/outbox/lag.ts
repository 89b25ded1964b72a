import { sql } from 'kysely';
import type { Database } from '../database/index.ts';

/** Since when the oldest news waits that has not arrived anywhere it should; null: none waits. */
export async function courierLag(database: Database): Promise<Date | null> {
  const asked = await sql<{ since: Date | null }>`select min(m.published_at) as since
    from outbox_message m
    where not m.handed_out or exists (select from outbox_delivery d
      where d.message_id = m.id and d.state = 'waiting')`.execute(database);
  return asked.rows[0]?.since ?? null;
}
