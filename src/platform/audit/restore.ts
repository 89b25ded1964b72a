import { callerName, err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import { refuse } from './errors.ts';
import { readHead, writeHead } from './head.ts';
import { createSigner, loadSigner, publicKeysOf, signatureChecker } from './keys.ts';
import { verifyLog, verifyWithoutKeys } from './proof.ts';
import { recordRestore, type AcceptedRestore } from './restores.ts';
import { findLastBatch, linkOf } from './store.ts';
import type { Bad } from './verify.ts';

/**
 * Says that what the log lacks is the work of a restore: its newest batches, or the keys that
 * signed it. What is gone stays named in the keys folder, with who said so and why.
 */
export async function acceptRestore(
  context: Context,
  keys: string,
  reason: string,
): Promise<Result<AcceptedRestore, Refusal>> {
  if (reason.trim() === '') return err(refuse('audit.reason_missing'));
  const said = { by: callerName(context.caller), reason: reason.trim(), at: context.now() };
  const last = linkOf(await context.database.transaction().execute(findLastBatch));
  const to = { seq: last.seq, sha256: last.sha256 };
  const signer = loadSigner(keys);
  if (signer === null) {
    const { firstBad, lostKeys } = await verifyWithoutKeys(context.database);
    if (firstBad !== null) return err(notWhole(firstBad));
    if (last.seq === 0) return err(refuse('audit.nothing_to_accept'));
    const fresh = createSigner(keys);
    const accepted = recordRestore(keys, fresh, { from: null, to, lostKeys, ...said });
    writeHead(keys, fresh, to);
    return ok(accepted);
  }
  const { firstBad } = await verifyLog(context.database, keys);
  if (firstBad === null) return err(refuse('audit.nothing_to_accept'));
  const head = readHead(keys, signatureChecker(publicKeysOf(keys)));
  if (firstBad.why !== 'tail_cut' || head === null || head === 'false') {
    return err(notWhole(firstBad));
  }
  const from = { seq: head.seq, sha256: head.sha256 };
  const accepted = recordRestore(keys, signer, { from, to, lostKeys: [], ...said });
  writeHead(keys, signer, to);
  return ok(accepted);
}

function notWhole({ batch, why }: Bad): Refusal {
  return refuse('audit.log_not_whole', { batch, why });
}
