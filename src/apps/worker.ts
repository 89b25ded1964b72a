import { pruneAccess } from '../modules/access/index.ts';
import { startSealer } from '../platform/audit/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/log/index.ts';
import { startCourier, startLetterCourier, type Post } from '../platform/outbox/index.ts';
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

/** How often sign-in attempts, sessions and links whose time is over are taken away. */
const pruneEveryMs = 24 * 60 * 60 * 1000;

/** The background work of a serving process: the log sealed, news and letters carried, old rows gone. */
export function startWorker(
  database: Database,
  parts: { readonly keys: string; readonly log: Logger; readonly post?: Post },
): Worker {
  const { keys, log, post = {} } = parts;
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
  const prune = async (): Promise<void> => {
    try {
      await pruneAccess(operatorContext(database));
    } catch (fault) {
      log.warn({ fault }, 'pruning');
    }
  };
  let pruning = prune();
  const timer = setInterval(() => void (pruning = prune()), pruneEveryMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await pruning;
      await letters.stop();
      await courier.stop(); // what it wrote to the log is sealed after it
      await sealer.stop();
    },
  };
}
