import { startSealer } from '../platform/audit/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Logger } from '../platform/log/index.ts';

export interface Worker {
  /** Lets the work at hand finish. */
  readonly stop: () => Promise<void>;
}

/** How soon after its transaction an audit row is sealed. */
const sealEveryMs = 2_000;

/** The background work of a serving process: sealing the audit log. */
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
  return { stop: () => sealer.stop() };
}
