import { sql } from 'kysely';
import * as z from 'zod/mini';
import { ok, type Refusal, type Result } from '../../src/kernel/index.ts';
import type { Context } from '../../src/platform/context.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { defineJob, type Finish, type JobOf } from '../../src/platform/jobs/index.ts';

/** A table in which the job of the tests leaves a row for each effect; no key: twice would show. */
export async function prepareNotes(owner: Database): Promise<void> {
  await sql`create table if not exists job_note (id text not null)`.execute(owner);
  await sql`grant select, insert on job_note to ansinh_app`.execute(owner);
}

/** The effects so far: the ids of their jobs. */
export async function notesOfJobs(owner: Database): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select id from job_note order by id`.execute(owner);
  return found.rows.map(({ id }) => id);
}

interface Given {
  readonly heavy?: boolean;
  /** What happens between two counts. */
  readonly between?: () => Promise<unknown>;
  /** Sees the context when all is counted. */
  readonly look?: (context: Context) => unknown;
  /** Instead of the effect. */
  readonly come?: () => Result<Finish, Refusal>;
  /** After the note is written, in its transaction. */
  readonly effect?: () => void;
}

/** A job that counts up to a number, then notes its own id. */
export function countingJob(given: Given = {}): JobOf<{ upTo: number }> {
  return defineJob({
    name: 'test.count',
    title: { vi: 'Đếm', en: 'Count' },
    permission: 'audit.read',
    input: z.object({ upTo: z.number() }),
    heavy: given.heavy ?? false,
    run: async ({ id, context, signal, progress }, { upTo }) => {
      for (let count = 1; count <= upTo; count += 1) {
        signal.throwIfAborted();
        await given.between?.();
        progress(count, upTo);
      }
      await given.look?.(context);
      if (given.come !== undefined) return given.come();
      return ok(async (trx) => {
        await sql`insert into job_note (id) values (${id})`.execute(trx);
        given.effect?.();
        return { counted: upTo };
      });
    },
  });
}
