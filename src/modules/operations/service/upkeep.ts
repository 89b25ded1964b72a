import { join } from 'node:path';
import { err, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import { verifyLog } from '../../../platform/audit/index.ts';
import type { Finish, JobRun } from '../../../platform/jobs/index.ts';
import { pruneAccess } from '../../access/index.ts';
import { refuse } from '../errors.ts';

/** Takes away old sign-in attempts, sessions and links. */
export async function prune({ context }: JobRun): Promise<Result<Finish, Refusal>> {
  const { attempts, sessions, links } = await pruneAccess(context);
  return ok(async () => ({ attempts, sessions, links }));
}

/** Walks the whole chain of the audit log. Error: `operations.log_broken`, with the batch. */
export async function verifyAudit({ context, home }: JobRun): Promise<Result<Finish, Refusal>> {
  const verdict = await verifyLog(context.database, join(home.dataFolder, 'keys'));
  const { sealed, batches, waiting, firstBad } = verdict;
  if (firstBad !== null) return err(refuse('operations.log_broken', { batch: firstBad.batch }));
  return ok(async () => ({ sealed, batches, waiting }));
}
