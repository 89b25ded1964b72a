import { callerName, err, ok } from '../../../kernel/index.ts';
import type { Caller, InputOf, Refusal, ReplyOf, Result } from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write, type Transaction } from '../../../platform/database/index.ts';
import * as jobs from '../../../platform/jobs/index.ts';
import { ROLES, scopeOf } from '../../access/index.ts';
import type * as contract from '../contract/jobs.ts';
import { refuse } from '../errors.ts';
import { nightlyJobs } from './nightly.ts';
import { seesCity } from './city.ts';

type Shown = ReplyOf<typeof contract.getJob>;

/** Jobs of one answer. */
const PAGE = 100;

/** A page of the jobs that the caller may see, and the schedules they may know. */
export async function listJobs(
  context: Context,
  input: InputOf<typeof contract.listJobs>,
): Promise<Result<ReplyOf<typeof contract.listJobs>, Refusal>> {
  const { state, name, offset = 0 } = input;
  const { caller } = context;
  return read(context, async (trx) => {
    const asked = { state, name, limit: PAGE, offset };
    const { rows, total } = await jobs.listJobs(trx, viewOf(caller), asked);
    const scheduled = await schedules(trx, context);
    return ok({ jobs: rows.map((row) => shown(row, caller)), total, scheduled });
  });
}

async function schedules(
  trx: Transaction,
  { caller, now }: Context,
): Promise<ReplyOf<typeof contract.listJobs>['scheduled']> {
  if (!mayDo(caller, 'operations.read')) return [];
  const known = [];
  for (const job of nightlyJobs) {
    if (job.schedule === null) continue;
    const last = await jobs.findLastDone(trx, job.name);
    known.push({
      name: job.name,
      title: { ...job.title },
      nextAt: new Date(jobs.nextDue(job.schedule, now())).toISOString(),
      lastDoneAt: last?.settledAt?.toISOString() ?? null,
      mayStart: mayDo(caller, 'operations.manage'),
    });
  }
  return known;
}

/** One job. Error: `job.not_found`. */
export async function getJob(
  context: Context,
  { id }: InputOf<typeof contract.getJob>,
): Promise<Result<Shown, Refusal>> {
  const found = await read(context, (trx) => jobs.findJob(trx, viewOf(context.caller), id));
  return found === null ? err(refuse('job.not_found')) : ok(shown(found, context.caller));
}

/** Cancels a job. Errors: `job.not_found`, `job.settled`, `job.not_yours`. */
export async function cancelJob(
  context: Context,
  input: InputOf<typeof contract.cancelJob>,
): Promise<Result<Shown, Refusal>> {
  return act(context, { operation: 'job.cancel', ...input }, jobs.cancelJob);
}

/** Gives a job its attempts again. Errors: `job.not_found`, `job.open`, `job.not_yours`. */
export async function retryJob(
  context: Context,
  input: InputOf<typeof contract.retryJob>,
): Promise<Result<Shown, Refusal>> {
  return act(context, { operation: 'job.retry', ...input }, jobs.retryJob);
}

async function act(
  context: Context,
  asked: { readonly operation: string; readonly requestId: string; readonly id: string },
  deed: typeof jobs.cancelJob,
): Promise<Result<Shown, Refusal>> {
  const { operation, requestId, id } = asked;
  const view = viewOf(context.caller);
  return write(context, { operation, requestId, input: { id } }, async (trx) => {
    const before = await jobs.findJob(trx, view, id);
    if (before === null) return err(refuse('job.not_found'));
    if (!mayAct(before, context.caller)) return err(refuse('job.not_yours'));
    const after = await deed(trx, context, view, id);
    if (!after.ok) return after;
    const data = { name: before.name, before: before.state, after: after.value.state };
    await recordAudit(trx, context, { operation, subject: { kind: 'job', id }, data });
    return ok(shown(after.value, context.caller));
  });
}

/** Starts a scheduled job now; the request's id is the job's. Errors: `operations.city_only`, `job.not_startable`. */
export async function startJob(
  context: Context,
  input: InputOf<typeof contract.startJob>,
): Promise<Result<ReplyOf<typeof contract.startJob>, Refusal>> {
  if (!seesCity(context)) return err(refuse('operations.city_only'));
  const { requestId, name } = input;
  const job = nightlyJobs.find((each) => each.name === name);
  if (job === undefined) return err(refuse('job.not_startable'));
  return write(context, { operation: 'job.start', requestId, input: { name } }, async (trx) => {
    await jobs.give(trx, context, job, { id: requestId, input: {} });
    await recordAudit(trx, context, {
      operation: 'job.start',
      subject: { kind: 'job', id: requestId },
      data: { name },
    });
    return ok({ id: requestId });
  });
}

/** True when the caller holds the permission for the whole city: jobs have no area. */
function mayDo(caller: Caller, permission: string): boolean {
  return seesCity({ scope: scopeOf(caller, permission) });
}

function viewOf(caller: Caller): jobs.JobView {
  const all = new Set(Object.values(ROLES).flatMap(({ grants }) => Object.keys(grants)));
  const permissions = [...all].filter((permission) => mayDo(caller, permission));
  return { permissions, by: callerName(caller) };
}

function mayAct(job: jobs.JobStanding, caller: Caller): boolean {
  return job.queuedBy === callerName(caller) || mayDo(caller, 'operations.manage');
}

function shown(job: jobs.JobStanding, caller: Caller): Shown {
  const { fault, note, result } = job;
  return {
    id: job.id,
    name: job.name,
    title: { ...job.title },
    state: job.state,
    attempt: job.attempt,
    failures: job.failures,
    done: job.done,
    total: job.total,
    note: note === null ? null : { ...note },
    result: result === null ? null : plain(result),
    fault: fault === null ? null : { code: fault.code, words: wordsOf(fault) },
    queuedBy: job.queuedBy,
    queuedAt: job.queuedAt.toISOString(),
    runAt: job.runAt.toISOString(),
    begunAt: job.begunAt?.toISOString() ?? null,
    settledAt: job.settledAt?.toISOString() ?? null,
    cancelledBy: job.cancelledBy,
    mayAct: mayAct(job, caller),
  };
}

function wordsOf({ code, words }: NonNullable<jobs.JobStanding['fault']>): {
  vi: string;
  en: string;
} {
  return { vi: words?.vi ?? code, en: words?.en ?? code };
}

/** Results are flat; what is not a text or a number is shown as its JSON. */
function plain(result: object): Record<string, string | number | null> {
  const entries = Object.entries(result).map(([key, value]: [string, unknown]) => {
    const flat = typeof value === 'string' || typeof value === 'number' || value === null;
    return [key, flat ? value : JSON.stringify(value)] as const;
  });
  return Object.fromEntries(entries);
}
