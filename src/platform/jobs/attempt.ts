import { EVERYTHING, type Refusal, type Result } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import { record, type Database } from '../database/index.ts';
import { describeFault } from '../log/index.ts';
import { wake } from './alarm.ts';
import type { Finish, Home, InBoth, Job, JobRun } from './define.ts';
import { laneOf } from './enqueue.ts';
import { beat, beginAttempt, endAttempt, holdAttempt, waitAfter } from './store.ts';
import type { Begun, End, Fault, Progress } from './store.ts';

/** What attempts need of their process. */
export interface JobParts {
  readonly database: Database;
  readonly jobs: readonly Job[];
  readonly home: Home;
  readonly now?: () => number;
  /** Says a fault in words; the app knows every module's texts. */
  readonly words?: (fault: Fault) => InBoth;
}

/** How an attempt ended; `nothing`: there was none to begin; `lost`: a later one took its place. */
export type Ended = End['state'] | 'nothing' | 'lost';

/** How often a running job says that it lives, and is asked whether it was cancelled. */
const BEAT_MS = 2_000;
const FAULT_CHARACTERS = 300;

/** Why a running job was told to stop. */
type Stop = 'cancelled' | 'lost' | 'drain';

/**
 * Makes one attempt of a job that is due. `drain` aborts when the process goes down: the job goes
 * back to the queue and nothing is counted against it.
 */
export async function attemptJob(parts: JobParts, id: string, drain: AbortSignal): Promise<Ended> {
  const now = parts.now ?? Date.now;
  const platform = platformContext(parts.database, now);
  if (drain.aborted) return 'nothing';
  const begun = await record(platform, (trx) => beginAttempt(trx, id, new Date(now())));
  if (begun === null) return 'nothing';
  const job = parts.jobs.find(({ name }) => name === begun.name);
  if (job === undefined) {
    // A job of another release: nobody here can do it; it waits.
    const back = { state: 'queued', fault: null, failures: begun.failures } as const;
    return settle(platform, begun, { ...back, runAt: new Date(now()) }, null);
  }
  const pulse = startPulse(platform, begun, drain);
  const context: Context = {
    ...platform,
    caller: begun.onBehalf,
    scope: begun.scope,
    traceId: begun.traceId,
    signal: pulse.signal,
    dataFolder: parts.home.dataFolder,
  };
  const run: JobRun = {
    id,
    attempt: begun.attempt,
    context,
    signal: pulse.signal,
    home: parts.home,
    progress: pulse.progress,
  };
  try {
    const came = await job.begin(run, begun.input);
    return await conclude({ parts, platform, context, begun, job }, came, pulse.latest());
  } catch (fault) {
    const why = pulse.signal.aborted ? (pulse.signal.reason as Stop) : null;
    if (why === 'lost') return 'lost';
    const end = endOf(why, { begun, job, now: now(), fault: inWords(parts, wordsOf(fault)) });
    return await settle(platform, begun, end, job);
  } finally {
    await pulse.stop();
  }
}

interface At {
  readonly parts: JobParts;
  readonly platform: Context;
  readonly context: Context;
  readonly begun: Begun;
  readonly job: Job;
}

/** A refusal is final. Else the effect and “done” are one transaction. */
async function conclude(
  { parts, platform, context, begun, job }: At,
  came: Result<Finish, Refusal>,
  progress: Progress,
): Promise<Ended> {
  if (!came.ok) {
    const { code, data } = came.error;
    const failures = begun.failures + 1;
    const fault = inWords(parts, { code, data });
    return settle(platform, begun, { state: 'failed', fault, failures }, job);
  }
  const isDone = await record(context, async (trx) => {
    if (!(await holdAttempt(trx, begun))) return false;
    const result = await came.value(trx, context);
    const end = { state: 'done', result, progress } as const;
    return endAttempt(trx, begun, end, new Date(context.now()));
  });
  return isDone ? 'done' : settle(platform, begun, { state: 'cancelled' }, job);
}

function endOf(
  why: Stop | null,
  at: { readonly begun: Begun; readonly job: Job; readonly now: number; readonly fault: Fault },
): End {
  const { failures } = at.begun;
  if (why === 'cancelled') return { state: 'cancelled' };
  if (why === 'drain') {
    return { state: 'queued', runAt: new Date(at.now), fault: null, failures };
  }
  return afterFailure(at.job, failures + 1, { at: at.now, fault: at.fault });
}

/** Another attempt after a while, or the end when there were enough. */
export function afterFailure(
  job: Job,
  failures: number,
  { at, fault }: { readonly at: number; readonly fault: Fault },
): End {
  if (failures >= job.attempts) return { state: 'failed', fault, failures };
  return { state: 'queued', runAt: new Date(at + waitAfter(failures)), fault, failures };
}

async function settle(platform: Context, begun: Begun, end: End, job: Job | null): Promise<Ended> {
  return record(platform, async (trx) => {
    const kept = await endAttempt(trx, begun, end, new Date(platform.now()));
    if (!kept) return 'lost';
    if (end.state === 'queued' && job !== null) {
      await wake(trx, { id: begun.id, lane: laneOf(job), runAt: end.runAt });
    }
    return end.state;
  });
}

/** Why, without personal data: the database keeps it, and people read it. */
function wordsOf(fault: unknown): Fault {
  const { code, message, constraint } = describeFault(fault);
  const words = [code, message.split('\n')[0], constraint].filter((part) => part !== undefined);
  return { code: 'job.fault', data: { reason: words.join(' · ').slice(0, FAULT_CHARACTERS) } };
}

/** A fault with its words, when the app gave us a way to say it. */
export function inWords(parts: JobParts, fault: Fault): Fault {
  return parts.words === undefined ? fault : { ...fault, words: parts.words(fault) };
}

/** Says every two seconds that the attempt lives, and hears whether it should stop. */
function startPulse(platform: Context, begun: Begun, drain: AbortSignal) {
  const stopping = new AbortController();
  let latest: Progress = { done: 0, total: 0, note: null };
  let beating: Promise<void> = Promise.resolve();
  const drained = (): void => stopping.abort('drain' satisfies Stop);
  drain.addEventListener('abort', drained);
  const once = async (): Promise<void> => {
    try {
      const now = new Date(platform.now());
      const said = await record(platform, (trx) => beat(trx, begun, { now, progress: latest }));
      if (said !== 'go_on') stopping.abort(said satisfies Stop);
    } catch {
      // A database that is away for a moment: the next beat says it.
    }
  };
  const timer = setInterval(() => {
    beating = beating.then(once);
  }, BEAT_MS);
  return {
    signal: stopping.signal,
    progress: (done: number, total: number, note?: Progress['note']) => {
      latest = { done: Math.round(done), total: Math.round(total), note: note ?? latest.note };
    },
    latest: () => latest,
    stop: async () => {
      clearInterval(timer);
      drain.removeEventListener('abort', drained);
      await beating;
    },
  };
}

/** Works on the table of jobs; what a job does itself it does in its giver's name. */
export function platformContext(database: Database, now: () => number): Context {
  const caller = { kind: 'operator', systemUser: 'jobs' } as const;
  return { database, caller, now, language: 'vi', traceId: 'jobs', scope: EVERYTHING };
}
