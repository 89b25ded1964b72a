import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/database/index.ts';
import { ENTRIES_KEPT_MS, PRUNED_AT_ONCE } from '../domain/index.ts';
import { openAccess, pruneEntries, type Pruned } from '../store/index.ts';

/**
 * Takes away sign-in attempts, ended sessions and closed links whose time is over, in portions; an
 * audit row a portion says how many went. The number of each.
 */
export async function pruneAccess(context: Context): Promise<Pruned> {
  const before = new Date(context.now() - ENTRIES_KEPT_MS);
  let total: Pruned = { attempts: 0, sessions: 0, links: 0 };
  for (;;) {
    const gone = await record(context, async (trx) => {
      await openAccess(trx, 'identity');
      const pruned = await pruneEntries(trx, before, PRUNED_AT_ONCE);
      if (Math.max(...Object.values(pruned)) > 0) {
        await recordAudit(trx, context, {
          operation: 'access.prune',
          subject: { kind: 'access', id: 'entries' },
          data: { before: before.toISOString(), ...pruned },
        });
      }
      return pruned;
    });
    total = {
      attempts: total.attempts + gone.attempts,
      sessions: total.sessions + gone.sessions,
      links: total.links + gone.links,
    };
    if (Math.max(...Object.values(gone)) < PRUNED_AT_ONCE) return total;
  }
}
