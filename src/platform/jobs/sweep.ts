import { v7 as newId } from 'uuid';
import type { Caller } from '../../kernel/index.ts';
import { record } from '../database/index.ts';
import { wake } from './alarm.ts';
import { afterFailure, inWords, platformContext, type JobParts } from './attempt.ts';
import type { Job } from './define.ts';
import { give, laneOf } from './enqueue.ts';
import { lastDue } from './schedule.ts';
import { endAttempt, listStale, listUnwoken, noteDue, type Fault, type Stale } from './store.ts';

/** A due job that has waited so long for its alarm gets a new one. */
const UNWOKEN_MS = 60_000;

/**
 * Puts right what a crash left: attempts of dead processes count as failures and are made again,
 * alarms that were lost are set again, and what fell due by a schedule is given: once, however
 * long the server was down. `first`: at the start every alarm is set, also those of later.
 */
export async function sweepJobs(
  parts: JobParts,
  { caller, first = false }: { readonly caller: Caller; readonly first?: boolean },
): Promise<void> {
  const now = (parts.now ?? Date.now)();
  const context = platformContext(parts.database, () => now);
  const find = (name: string): Job | undefined => parts.jobs.find((job) => job.name === name);
  await record(context, async (trx) => {
    for (const stale of await listStale(trx, new Date(now))) {
      const job = find(stale.name);
      const fault = inWords(parts, { code: 'job.process_ended', data: {} });
      const end = endOfStale(stale, job, { now, fault });
      await endAttempt(trx, stale, end, new Date(now));
      if (job !== undefined && end.state === 'queued') {
        await wake(trx, { id: stale.id, lane: laneOf(job), runAt: end.runAt });
      }
    }
    const names = parts.jobs.map(({ name }) => name);
    const since = new Date(first ? now + 365 * 24 * 3_600_000 : now - UNWOKEN_MS);
    for (const { id, name, run_at: runAt } of await listUnwoken(trx, names, since)) {
      const job = find(name);
      if (job !== undefined) await wake(trx, { id, lane: laneOf(job), runAt });
    }
  });
  for (const job of parts.jobs) {
    const { schedule } = job;
    if (schedule === null) continue;
    await record({ ...context, caller }, async (trx) => {
      if (!(await noteDue(trx, job.name, new Date(lastDue(schedule, now))))) return;
      await give(trx, { ...context, caller }, job, { id: newId(), input: {}, by: SCHEDULE });
    });
  }
}

/** Who gives the jobs of a schedule. */
export const SCHEDULE = 'schedule';

function endOfStale(
  stale: Stale,
  job: Job | undefined,
  { now, fault }: { readonly now: number; readonly fault: Fault },
) {
  if (stale.cancelled) return { state: 'cancelled' } as const;
  const failures = stale.failures + 1;
  if (job === undefined) return { state: 'failed', fault, failures } as const;
  const end = afterFailure(job, failures, { at: now, fault });
  // Nothing of the job's own failed: it need not wait.
  return end.state === 'queued' ? { ...end, runAt: new Date(now) } : end;
}
