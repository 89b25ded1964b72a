import { setTimeout as pause } from 'node:timers/promises';
import { Logger as ClockLogger, run, type Runner, type TaskList } from 'graphile-worker';
import type { Caller } from '../../kernel/index.ts';
import { poolOf, type Target } from '../database/index.ts';
import { redact } from '../log/index.ts';
import { LANES } from './alarm.ts';
import { attemptJob, type Ended, type JobParts } from './attempt.ts';
import { sweepJobs } from './sweep.ts';

/** Makes an attempt of a heavy job in a process of its own; done when that process is gone. */
export type JobApart = (id: string, drain: AbortSignal) => Promise<void>;

export interface JobSettings extends JobParts {
  /** The database as the running role; the alarm clock keeps connections of its own. */
  readonly target: Target;
  /** In whose name the jobs of a schedule run. */
  readonly caller: Caller;
  readonly apart: JobApart;
  readonly everyMs: number;
  /** Told how attempts ended. */
  readonly onEnd?: (id: string, ended: Ended) => void;
  /** Told of a clock that stopped and of a database that does not answer. */
  readonly onTrouble?: (trouble: Error) => void;
}

/** Light jobs at once; of the heavy ones there is one. */
const LIGHT_AT_ONCE = 2;
/** Alarms set for later are looked at so often; those for now ring at once. */
const POLL_MS = 3_000;
const CLOCK_CONNECTIONS = 6;
/** The clock brings its tables within this, or the first sweep does not wait for it. */
const CLOCK_MS = 15_000;
/** A clock that stopped (the database died) is begun anew after this. */
const AGAIN_MS = 3_000;
/** How long jobs may take to give themselves up when the server goes down. */
const DRAIN_MS = 4_000;

/** Runs jobs until it is stopped; then those at work are given up cleanly, for the next start. */
export function startJobs(settings: JobSettings): { readonly stop: () => Promise<void> } {
  const drain = new AbortController();
  const application = 'ansinh jobs';
  const pool = poolOf(settings.target, { connections: CLOCK_CONNECTIONS, application });
  const at: Going = {
    pool,
    end: drain.signal,
    trouble: (fault) => {
      settings.onTrouble?.(fault instanceof Error ? fault : new Error(String(fault)));
    },
  };
  const light = keepClock(at, { tasks: lightTasks(settings, at.end), atOnce: LIGHT_AT_ONCE });
  const heavy = keepClock(at, { tasks: heavyTasks(settings, at.end), atOnce: 1 });
  // The first sweep sets every alarm: the clock must be there to take them.
  const there = Promise.all([light.there, heavy.there]);
  const sweeping = Promise.race([there, pause(CLOCK_MS, null, { signal: at.end })])
    .catch(() => undefined)
    .then(() => sweepOn(settings, at));
  return {
    async stop() {
      drain.abort();
      const all = Promise.all([light.gone, heavy.gone, sweeping]);
      await Promise.race([all, pause(DRAIN_MS, null, { ref: false })]);
      void pool.end().catch(() => undefined);
    },
  };
}

/** What all parts of a running worker share. */
interface Going {
  readonly pool: ReturnType<typeof poolOf>;
  readonly end: AbortSignal;
  readonly trouble: (fault: unknown) => void;
}

function lightTasks(settings: JobSettings, drain: AbortSignal): TaskList {
  return {
    [LANES.light]: async (payload: unknown) => {
      const id = idOf(payload);
      settings.onEnd?.(id, await attemptJob(settings, id, drain));
    },
  };
}

function heavyTasks(settings: JobSettings, drain: AbortSignal): TaskList {
  return {
    [LANES.heavy]: async (payload: unknown) => {
      if (!drain.aborted) await settings.apart(idOf(payload), drain);
    },
  };
}

function idOf(payload: unknown): string {
  return (payload as { readonly id: string }).id;
}

interface Clock {
  readonly tasks: TaskList;
  readonly atOnce: number;
}

/** Keeps an alarm clock going, whatever becomes of the database, until the end. */
function keepClock(at: Going, clock: Clock) {
  const { promise: there, resolve } = Promise.withResolvers<null>();
  const keep = async (): Promise<void> => {
    while (!at.end.aborted) {
      try {
        await runClock(at, clock, () => resolve(null));
      } catch (fault) {
        at.trouble(fault);
      }
      await pause(AGAIN_MS, null, { signal: at.end }).catch(() => undefined);
    }
  };
  return { there, gone: keep() };
}

async function runClock(at: Going, clock: Clock, onThere: () => void): Promise<void> {
  const runner: Runner = await run({
    pgPool: at.pool,
    taskList: clock.tasks,
    parsedCronItems: [],
    concurrency: clock.atOnce,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: quietLogger(at.trouble),
  });
  onThere();
  const stop = (): void => void runner.stop().catch(() => undefined);
  if (at.end.aborted) stop();
  else at.end.addEventListener('abort', stop, { once: true });
  try {
    await runner.promise;
  } finally {
    at.end.removeEventListener('abort', stop);
  }
}

/** The clock's own words go to our log, when they are of trouble, and without values. */
function quietLogger(trouble: (fault: unknown) => void): ClockLogger {
  return new ClockLogger(() => (level, message) => {
    if (level === 'error') trouble(new Error(redact(message)));
  });
}

/** Puts right what a crash left, at the start and from time to time. */
async function sweepOn(settings: JobSettings, { end, trouble }: Going): Promise<void> {
  let first = true;
  while (!end.aborted) {
    try {
      await sweepJobs(settings, { caller: settings.caller, first });
      first = false;
    } catch (fault) {
      trouble(fault);
    }
    await pause(settings.everyMs, null, { signal: end }).catch(() => undefined);
  }
}
