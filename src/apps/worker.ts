import { startSealer } from '../platform/audit/index.ts';
import type { Database, Target } from '../platform/database/index.ts';
import { startJobs, type Ended, type Home } from '../platform/jobs/index.ts';
import type { Logger } from '../platform/log/index.ts';
import { startCourier, startLetterCourier, type Post } from '../platform/outbox/index.ts';
import { jobsApart } from './job-process.ts';
import { jobWords } from './job-words.ts';
import { modules } from './modules.ts';
import { operatorContext } from './seed.ts';

export interface Worker {
  /** Lets the work at hand finish. */
  readonly stop: () => Promise<void>;
}

/** How soon after its transaction an audit row is sealed. */
const sealEveryMs = 2_000;
/** How soon news reaches the modules that subscribed. */
const deliverEveryMs = 2_000;
/** How soon mail and SMS leave. */
const carryEveryMs = 3_000;

/** How often jobs of dead processes are looked for, and schedules. */
const sweepEveryMs = 10_000;

/** What jobs need beside the database: their own way to it, and where the data lie. */
export interface JobPlace {
  readonly target: Target;
  readonly home: Home;
}

/** The background work of a serving process: the log sealed, news and letters carried, jobs run. */
export function startWorker(
  database: Database,
  parts: {
    readonly keys: string;
    readonly log: Logger;
    readonly post?: Post;
    readonly jobs?: JobPlace;
    readonly publicUrl?: string | null;
  },
): Worker {
  const { keys, log, post = {} } = parts;
  const jobs = parts.jobs === undefined ? null : runJobs(database, parts.jobs, log);
  const sealer = startSealer({
    database,
    keys,
    everyMs: sealEveryMs,
    onTrouble: (trouble) => {
      if (trouble instanceof Error) log.warn({ fault: trouble }, 'sealer');
      else log.error({ bad: trouble }, 'the audit log is broken');
    },
  });
  const courier = startCourier({
    database,
    subscriptions: modules.flatMap((each) => each.subscriptions ?? []),
    caller: operatorContext(database).caller,
    everyMs: deliverEveryMs,
    publicUrl: parts.publicUrl ?? null,
    onTrouble: (trouble) => {
      if (trouble instanceof Error) log.warn({ fault: trouble }, 'courier');
      else log[trouble.dead ? 'error' : 'warn'](trouble, 'news not delivered');
    },
  });
  const letters = startLetterCourier({
    database,
    post,
    caller: operatorContext(database).caller,
    everyMs: carryEveryMs,
    onTrouble: (trouble) => {
      if (trouble instanceof Error) log.warn({ fault: trouble }, 'letters');
      else log[trouble.state === 'queued' ? 'warn' : 'error'](trouble, 'letter not sent');
    },
  });
  return {
    stop: async () => {
      await jobs?.stop();
      await letters.stop();
      await courier.stop(); // what it wrote to the log is sealed after it
      await sealer.stop();
    },
  };
}

function runJobs(database: Database, place: JobPlace, log: Logger): Worker {
  const onEnd = (job: string, ended: Ended): void => {
    log[ended === 'failed' ? 'error' : 'info']({ job, ended }, 'job');
  };
  const onTrouble = (fault: Error): void => log.warn({ fault }, 'jobs');
  return startJobs({
    database,
    jobs: modules.flatMap((each) => each.jobs ?? []),
    ...place,
    caller: operatorContext(database).caller,
    words: jobWords,
    apart: jobsApart({ ...place, onEnd, onTrouble }),
    everyMs: sweepEveryMs,
    onEnd,
    onTrouble,
  });
}
