import { startSealer } from '../platform/audit/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/log/index.ts';
import { startCourier } from '../platform/outbox/index.ts';
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

/** The background work of a serving process: sealing the audit log, carrying news. */
export function startWorker(
  database: Database,
  parts: { readonly keys: string; readonly log: Logger },
): Worker {
  const { keys, log } = parts;
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
  return {
    stop: async () => {
      await courier.stop(); // what it wrote to the log is sealed after it
      await sealer.stop();
    },
  };
}
