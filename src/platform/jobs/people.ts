import { sql } from 'kysely';
import { callerName, err, ok, refuser, type Refusal, type Result } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../database/index.ts';
import { hasAlarm, wake } from './alarm.ts';
import type { InBoth } from './define.ts';
import { laneOf } from './enqueue.ts';
import type { Fault, JobState } from './store.ts';

/** Refusals about jobs; `fault` and `process_ended` stand in a job's own row. */
export const jobErrors = {
  'job.not_found': 'not_found',
  'job.settled': 'refused',
  'job.open': 'refused',
  'job.not_startable': 'not_found',
  'job.fault': 'unavailable',
  'job.process_ended': 'unavailable',
} as const;
const refuse = refuser(jobErrors);

/** A job as people see it. */
export interface JobStanding {
  readonly id: string;
  readonly name: string;
  readonly title: InBoth;
  readonly permission: string;
  readonly heavy: boolean;
  readonly state: JobState;
  readonly attempt: number;
  readonly failures: number;
  readonly done: number;
  readonly total: number;
  readonly note: InBoth | null;
  readonly result: object | null;
  readonly fault: Fault | null;
  readonly queuedBy: string;
  readonly queuedAt: Date;
  readonly runAt: Date;
  readonly begunAt: Date | null;
  readonly settledAt: Date | null;
  readonly cancelledBy: string | null;
}

/** Which jobs a person may see: those of these permissions, and whatever they gave themselves. */
export interface JobView {
  readonly permissions: readonly string[];
  readonly by: string;
}

const COLUMNS = [
  'id',
  'name',
  'title',
  'permission',
  'heavy',
  'state',
  'attempt',
  'failures',
  'done',
  'total',
  'note',
  'result',
  'fault',
  'queued_by',
  'queued_at',
  'run_at',
  'begun_at',
  'settled_at',
  'cancelled_by',
] as const;

const seen = (trx: Transaction, view: JobView) =>
  trx
    .selectFrom('job')
    .select(COLUMNS)
    .where((is) =>
      is.or([
        is('permission', '=', sql<string>`any(${view.permissions})`),
        is('queued_by', '=', view.by),
      ]),
    );

type Row = Awaited<ReturnType<ReturnType<typeof seen>['execute']>>[number];

function standingOf(row: Row): JobStanding {
  return {
    id: row.id,
    name: row.name,
    title: row.title as InBoth,
    permission: row.permission,
    heavy: row.heavy,
    state: row.state as JobState,
    attempt: row.attempt,
    failures: row.failures,
    done: row.done,
    total: row.total,
    note: row.note as InBoth | null,
    result: row.result as object | null,
    fault: row.fault as Fault | null,
    queuedBy: row.queued_by,
    queuedAt: row.queued_at,
    runAt: row.run_at,
    begunAt: row.begun_at,
    settledAt: row.settled_at,
    cancelledBy: row.cancelled_by,
  };
}

/** A page of jobs, the newest first. */
export async function listJobs(
  trx: Transaction,
  view: JobView,
  page: {
    readonly state?: JobState | undefined;
    readonly name?: string | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ readonly rows: readonly JobStanding[]; readonly total: number }> {
  const narrowed = seen(trx, view)
    .$if(page.state !== undefined, (q) => q.where('state', '=', page.state ?? ''))
    .$if(page.name !== undefined, (q) => q.where('name', '=', page.name ?? ''));
  const rows = await narrowed
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const counted = await narrowed
    .clearSelect()
    .select((count) => count.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows: rows.map(standingOf), total: Number(counted.total) };
}

export async function findJob(
  trx: Transaction,
  view: JobView,
  id: string,
): Promise<JobStanding | null> {
  const row = await seen(trx, view).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : standingOf(row);
}

/** The last job of a kind that came to its end well; null when there was none yet. */
export async function findLastDone(trx: Transaction, name: string): Promise<JobStanding | null> {
  const row = await trx
    .selectFrom('job')
    .select(COLUMNS)
    .where('name', '=', name)
    .where('state', '=', 'done')
    .orderBy('settled_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : standingOf(row);
}

/** Cancels: one that waits at once, one that runs within seconds, when it hears of it. */
export async function cancelJob(
  trx: Transaction,
  context: Context,
  view: JobView,
  id: string,
): Promise<Result<JobStanding, Refusal>> {
  const locked = await lockJob(trx, view, id);
  if (!locked.ok) return locked;
  const { state } = locked.value;
  if (state !== 'queued' && state !== 'running') return err(refuse('job.settled'));
  const by = callerName(context.caller);
  const atOnce = state === 'queued';
  await trx
    .updateTable('job')
    .set({
      cancelled_by: by,
      ...(atOnce ? { state: 'cancelled', settled_at: new Date(context.now()) } : {}),
    })
    .where('id', '=', id)
    .execute();
  return lockJob(trx, view, id);
}

/** Gives a job that failed or was cancelled its attempts again. */
export async function retryJob(
  trx: Transaction,
  context: Context,
  view: JobView,
  id: string,
): Promise<Result<JobStanding, Refusal>> {
  const locked = await lockJob(trx, view, id);
  if (!locked.ok) return locked;
  const { state } = locked.value;
  if (state !== 'failed' && state !== 'cancelled') return err(refuse('job.open'));
  const runAt = new Date(context.now());
  await trx
    .updateTable('job')
    .set({
      state: 'queued',
      run_at: runAt,
      failures: 0,
      settled_at: null,
      cancelled_by: null,
      fault: null,
      done: 0,
      total: 0,
      note: null,
    })
    .where('id', '=', id)
    .execute();
  await wake(trx, { id, lane: laneOf(locked.value), runAt });
  return lockJob(trx, view, id);
}

async function lockJob(
  trx: Transaction,
  view: JobView,
  id: string,
): Promise<Result<JobStanding, Refusal>> {
  const row = await seen(trx, view).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? err(refuse('job.not_found')) : ok(standingOf(row));
}

/** What is open, for health. */
export interface QueueState {
  readonly waiting: number;
  readonly running: number;
  /** Failed in the last seven days and not tried again. */
  readonly failed: number;
  /** How long the job that has been due longest has waited, in milliseconds; null: none waits. */
  readonly ageMs: number | null;
  /** False where the alarm clock's tables are not there: jobs wait. */
  readonly alarm: boolean;
}

const WEEK_MS = 7 * 24 * 3_600_000;

export async function countJobs(database: Database, now: number): Promise<QueueState> {
  return database.transaction().execute(async (trx) => {
    const asked = await sql<{
      waiting: number;
      running: number;
      failed: number;
      oldest: Date | null;
    }>`select
        (count(*) filter (where state = 'queued'))::int as waiting,
        (count(*) filter (where state = 'running'))::int as running,
        (count(*) filter (where state = 'failed'))::int as failed,
        min(run_at) filter (where state = 'queued' and run_at <= ${new Date(now)}) as oldest
      from job
      where state in ('queued', 'running')
        or (state = 'failed' and settled_at > ${new Date(now - WEEK_MS)})`.execute(trx);
    const { waiting = 0, running = 0, failed = 0, oldest = null } = asked.rows[0] ?? {};
    const ageMs = oldest === null ? null : Math.max(0, now - oldest.getTime());
    return { waiting, running, failed, ageMs, alarm: await hasAlarm(trx) };
  });
}
