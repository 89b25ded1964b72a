import { sql } from 'kysely';
import type { Caller, Refusal, Scope } from '../../kernel/index.ts';
import type { Transaction } from '../database/index.ts';
import type { InBoth, Job } from './define.ts';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** A process that says nothing for so long is gone, and its attempt with it. */
export const LEASE_MS = 30_000;
const FIRST_WAIT_MS = 10_000;
const WAIT_FACTOR = 6;
const LONGEST_WAIT_MS = 3_600_000;
/** Jobs that one sweep puts right. */
const SWEPT = 100;

/** How long after a failure the next attempt may begin: 10 s, 1 min, 6 min … one hour. */
export function waitAfter(failures: number): number {
  return Math.min(FIRST_WAIT_MS * WAIT_FACTOR ** (failures - 1), LONGEST_WAIT_MS);
}

/** A job to be kept. */
export interface NewJob {
  readonly id: string;
  readonly job: Pick<Job, 'name' | 'title' | 'permission' | 'heavy'>;
  readonly input: unknown;
  readonly at: Date;
  readonly by: string;
  readonly onBehalf: Caller;
  readonly scope: Scope;
  readonly traceId: string;
}

/** Keeps a job unless one with its id is there already; says whether it is new. */
export async function insertJob(trx: Transaction, given: NewJob): Promise<boolean> {
  const { id, job, at, by, traceId } = given;
  const done = await trx
    .insertInto('job')
    .values({
      id,
      name: job.name,
      title: JSON.stringify(job.title),
      permission: job.permission,
      heavy: job.heavy,
      input: JSON.stringify(given.input),
      state: 'queued',
      run_at: at,
      attempt: 0,
      failures: 0,
      queued_at: at,
      queued_by: by,
      on_behalf: JSON.stringify(given.onBehalf),
      scope: JSON.stringify(given.scope),
      trace_id: traceId,
      done: 0,
      total: 0,
    })
    .onConflict((on) => on.constraint('job_pk').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** A job whose attempt has just begun. */
export interface Begun {
  readonly id: string;
  readonly name: string;
  readonly attempt: number;
  readonly failures: number;
  readonly input: unknown;
  readonly onBehalf: Caller;
  readonly scope: Scope;
  readonly traceId: string;
}

/** Begins an attempt of a job that is due; null when there is nothing to begin. */
export async function beginAttempt(trx: Transaction, id: string, now: Date): Promise<Begun | null> {
  const row = await trx
    .updateTable('job')
    .set((at) => ({
      state: 'running',
      attempt: at('attempt', '+', 1),
      begun_at: now,
      seen_at: now,
      done: 0,
      total: 0,
      note: null,
      fault: null,
    }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('run_at', '<=', now)
    .returning(['name', 'attempt', 'failures', 'input', 'on_behalf', 'scope', 'trace_id'])
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id,
    name: row.name,
    attempt: row.attempt,
    failures: row.failures,
    input: row.input,
    onBehalf: row.on_behalf as Caller,
    scope: row.scope as Scope,
    traceId: row.trace_id,
  };
}

/** Names one attempt: a later one of the same job makes it void. */
export interface Attempt {
  readonly id: string;
  readonly attempt: number;
}

const ofAttempt = (trx: Transaction, { id, attempt }: Attempt) =>
  trx
    .updateTable('job')
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running');

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly note: InBoth | null;
}

/** Says that the attempt lives and how far it is; gives whether it is to go on. */
export async function beat(
  trx: Transaction,
  attempt: Attempt,
  at: { readonly now: Date; readonly progress: Progress },
): Promise<'go_on' | 'cancelled' | 'lost'> {
  const { done, total, note } = at.progress;
  const row = await ofAttempt(trx, attempt)
    .set({ seen_at: at.now, done, total, note: note === null ? null : JSON.stringify(note) })
    .returning('cancelled_by')
    .executeTakeFirst();
  if (row === undefined) return 'lost';
  return row.cancelled_by === null ? 'go_on' : 'cancelled';
}

/** Takes the job's row for its end; false when the attempt is void or the job is to be cancelled. */
export async function holdAttempt(trx: Transaction, attempt: Attempt): Promise<boolean> {
  const row = await trx
    .selectFrom('job')
    .select('id')
    .where('id', '=', attempt.id)
    .where('attempt', '=', attempt.attempt)
    .where('state', '=', 'running')
    .where('cancelled_by', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** How an attempt ended. */
export type End =
  | { readonly state: 'done'; readonly result: object | null; readonly progress: Progress }
  | { readonly state: 'failed'; readonly fault: Fault; readonly failures: number }
  | { readonly state: 'cancelled' }
  /** Back in the queue: after a failure, or given up because the server goes down. */
  | {
      readonly state: 'queued';
      readonly runAt: Date;
      readonly fault: Fault | null;
      readonly failures: number;
    };

/** Why, in a code and values; never personal data. */
export type Fault = Pick<Refusal, 'code' | 'data'> & { readonly words?: InBoth };

/** Keeps the end of an attempt; false when it was void already. */
export async function endAttempt(
  trx: Transaction,
  attempt: Attempt,
  end: End,
  now: Date,
): Promise<boolean> {
  const common = { state: end.state, settled_at: end.state === 'queued' ? null : now };
  const row = await ofAttempt(trx, attempt)
    .set({ ...common, ...columnsOf(end) })
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function columnsOf(end: End) {
  switch (end.state) {
    case 'done': {
      const { done, total, note } = end.progress;
      const result = end.result === null ? null : JSON.stringify(end.result);
      return { result, done, total, note: note === null ? null : JSON.stringify(note) };
    }
    case 'failed':
      return { fault: JSON.stringify(end.fault), failures: end.failures };
    case 'queued': {
      const fault = end.fault === null ? null : JSON.stringify(end.fault);
      return { run_at: end.runAt, failures: end.failures, fault };
    }
    case 'cancelled':
      return {};
  }
}

/** An attempt whose process says nothing any more. */
export interface Stale extends Attempt {
  readonly name: string;
  readonly failures: number;
  readonly cancelled: boolean;
}

export async function listStale(trx: Transaction, now: Date): Promise<readonly Stale[]> {
  const rows = await trx
    .selectFrom('job')
    .select(['id', 'name', 'attempt', 'failures', 'cancelled_by'])
    .where('state', '=', 'running')
    .where('seen_at', '<', new Date(now.getTime() - LEASE_MS))
    .orderBy('id')
    .limit(SWEPT)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ cancelled_by: by, ...row }) => ({ ...row, cancelled: by !== null }));
}

/** Jobs that have waited for their alarm since before `since`: it never rang, or was never set. */
export async function listUnwoken(
  trx: Transaction,
  names: readonly string[],
  since: Date,
): Promise<readonly { readonly id: string; readonly name: string; readonly run_at: Date }[]> {
  return trx
    .selectFrom('job')
    .select(['id', 'name', 'run_at'])
    .where('state', '=', 'queued')
    .where('name', '=', sql<string>`any(${names})`)
    .where('run_at', '<=', since)
    .orderBy('run_at')
    .limit(SWEPT)
    .execute();
}

/**
 * Notes that a schedule is due; true for the one who notes it first. A schedule seen for the first
 * time begins with its next turn.
 */
export async function noteDue(trx: Transaction, name: string, due: Date): Promise<boolean> {
  const known = await trx
    .insertInto('job_schedule')
    .values({ name, due_at: due })
    .onConflict((on) => on.constraint('job_schedule_pk').doNothing())
    .executeTakeFirst();
  if (known.numInsertedOrUpdatedRows === 1n) return false;
  const moved = await trx
    .updateTable('job_schedule')
    .set({ due_at: due })
    .where('name', '=', name)
    .where('due_at', '<', due)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}
