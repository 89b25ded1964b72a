import { v7 as newId } from 'uuid';
import { callerName } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import { insertReads, type ReadRow, type Subject } from './store.ts';

/** Reads that one statement records; more wait for the next. */
const READS_AT_A_TIME = 200;

interface Waiting {
  readonly row: ReadRow;
  readonly done: () => void;
  readonly failed: (fault: unknown) => void;
}

const queues = new WeakMap<Context['database'], { waiting: Waiting[]; busy: boolean }>();

/**
 * Records that somebody saw personal data. It resolves when the row is kept, so a reply that
 * waits for it never leaves without its trace; reads that come together share one statement.
 */
export async function recordRead(
  context: Context,
  subject: Subject,
  operation: string,
): Promise<void> {
  const row: ReadRow = {
    id: newId(),
    happenedAt: new Date(context.now()),
    caller: callerName(context.caller),
    operation,
    subject,
    traceId: context.traceId,
  };
  const queue = queues.get(context.database) ?? { waiting: [], busy: false };
  queues.set(context.database, queue);
  return new Promise((done, failed) => {
    queue.waiting.push({ row, done, failed });
    if (!queue.busy) void flush(context.database, queue);
  });
}

async function flush(
  database: Context['database'],
  queue: { waiting: Waiting[]; busy: boolean },
): Promise<void> {
  queue.busy = true;
  await Promise.resolve(); // those of the same turn join
  while (queue.waiting.length > 0) {
    const batch = queue.waiting.splice(0, READS_AT_A_TIME);
    try {
      await insertReads(
        database,
        batch.map(({ row }) => row),
      );
      for (const { done } of batch) done();
    } catch (fault) {
      for (const { failed } of batch) failed(fault);
    }
  }
  queue.busy = false;
}
