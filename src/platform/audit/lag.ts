import { sql } from 'kysely';
import type { Database } from '../database/index.ts';

/** How much of the log waits for the sealer, and since when. */
export interface SealerLag {
  readonly waiting: number;
  readonly since: Date | null;
}

export async function sealerLag(database: Database): Promise<SealerLag> {
  const asked = await sql<SealerLag>`select count(*)::int as waiting, min(o.happened_at) as since
    from audit_outbox o
    where not exists (select from audit_sealed_row s where s.outbox_id = o.id)`.execute(database);
  return asked.rows[0] ?? { waiting: 0, since: null };
}
