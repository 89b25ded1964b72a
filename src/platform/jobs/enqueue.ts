import { callerName } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/index.ts';
import { wake } from './alarm.ts';
import type { Job, JobOf } from './define.ts';
import { insertJob } from './store.ts';

/** The longest input, in characters of JSON: a job is told what to look at, not given it. */
const INPUT_CHARACTERS = 64_000;

/**
 * Gives a job in the caller's transaction: it exists if and only if that is committed. The caller
 * makes the id; the same id twice is one job. Says whether it is new.
 */
export async function enqueue<I>(
  trx: Transaction,
  context: Context,
  job: JobOf<I>,
  { id, input }: { readonly id: string; readonly input: I },
): Promise<boolean> {
  return give(trx, context, job, { id, input: job.input.parse(input) });
}

/** Gives a job whose input has its shape already; `by` names a giver that is nobody: a schedule. */
export async function give(
  trx: Transaction,
  context: Context,
  job: Job,
  given: { readonly id: string; readonly input: unknown; readonly by?: string },
): Promise<boolean> {
  const { id, input } = given;
  if (JSON.stringify(input).length > INPUT_CHARACTERS) {
    throw new Error(`job ${job.name}: the input is too long`);
  }
  const at = new Date(context.now());
  const { caller, scope, traceId } = context;
  const by = given.by ?? callerName(caller);
  const kept = { id, job, input, at, by, onBehalf: caller, scope, traceId };
  const isNew = await insertJob(trx, kept);
  if (isNew) await wake(trx, { id, lane: laneOf(job), runAt: at });
  return isNew;
}

export function laneOf(job: Pick<Job, 'heavy'>): 'light' | 'heavy' {
  return job.heavy ? 'heavy' : 'light';
}
