import { sql } from 'kysely';
import type { Transaction } from '../database/index.ts';

/*
 * The alarm clock, graphile-worker: it wakes us when a job may be begun, and nothing else. What a
 * job is and how far it came stands in our own table, in the same transaction as the alarm.
 */

/** The two kinds of place a job can run in; each is a task of the alarm clock. */
export const LANES = { light: 'ansinh.light', heavy: 'ansinh.heavy' } as const;
export type Lane = keyof typeof LANES;

/** Tries of the alarm clock itself, when the database goes away as it rings. */
const RINGS = 3;

/** True when the clock's tables are there and may be used; else jobs wait and health says so. */
export async function hasAlarm(trx: Transaction): Promise<boolean> {
  const asked = await sql<{ is: boolean }>`select exists (
      select from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'graphile_worker' and p.proname = 'add_job'
        -- while the clock brings its tables for the first time an older one stands here
        and 'job_key_mode' = any (p.proargnames)
        and to_regclass('graphile_worker._private_jobs') is not null
        and has_schema_privilege(n.oid, 'usage')) as is`.execute(trx);
  return asked.rows[0]?.is === true;
}

/** Sets the alarm of a job; a second one for the same job replaces the first. */
export async function wake(
  trx: Transaction,
  job: { readonly id: string; readonly lane: Lane; readonly runAt: Date },
): Promise<void> {
  if (!(await hasAlarm(trx))) return;
  await sql`select graphile_worker.add_job(identifier => ${LANES[job.lane]},
    payload => ${JSON.stringify({ id: job.id })}::json, run_at => ${job.runAt},
    max_attempts => ${RINGS}, job_key => ${job.id})`.execute(trx);
}
