import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { callerName, err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import { refuse } from './errors.ts';
import { readHead, writeHead } from './head.ts';
import { loadSigner, publicKeysOf, readIfThere, signatureChecker, writeSafely } from './keys.ts';
import { verifyLog } from './proof.ts';
import { findLastBatch, linkOf } from './store.ts';

/** A tail that was given up when an older backup was restored; signed. */
export interface AcceptedRestore {
  readonly from: { readonly seq: number; readonly sha256: string };
  readonly to: { readonly seq: number; readonly sha256: string };
  readonly by: string;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly keyId: string;
  readonly signature: string;
}

const FILE = 'audit-restores.jsonl';

/**
 * Says that the missing tail of the log is the work of a restore. The batches that are gone stay
 * named in the keys folder, with who said so and why.
 */
export async function acceptRestore(
  context: Context,
  keys: string,
  reason: string,
): Promise<Result<AcceptedRestore, Refusal>> {
  if (reason.trim() === '') return err(refuse('audit.reason_missing'));
  const { firstBad } = await verifyLog(context.database, keys);
  if (firstBad === null) return err(refuse('audit.nothing_to_accept'));
  const signer = loadSigner(keys);
  const head = readHead(keys, signatureChecker(publicKeysOf(keys)));
  if (firstBad.why !== 'tail_cut' || signer === null || head === null || head === 'false') {
    return err(refuse('audit.log_not_whole', { batch: firstBad.batch, why: firstBad.why }));
  }
  const last = linkOf(await context.database.transaction().execute(findLastBatch));
  const said = {
    from: { seq: head.seq, sha256: head.sha256 },
    to: { seq: last.seq, sha256: last.sha256 },
    by: callerName(context.caller),
    reason: reason.trim(),
    at: context.now(),
    keyId: signer.keyId,
  };
  const accepted = { ...said, signature: signer.sign(hashOf(said)) };
  const path = join(keys, FILE);
  writeSafely(path, `${readIfThere(path) ?? ''}${JSON.stringify(accepted)}\n`);
  writeHead(keys, signer, said.to);
  return ok(accepted);
}

/** The restores that were accepted, oldest first; a line that nobody signed is left out. */
export function listRestores(keys: string): readonly AcceptedRestore[] {
  const check = signatureChecker(publicKeysOf(keys));
  const lines = (readIfThere(join(keys, FILE)) ?? '').split('\n').filter((line) => line !== '');
  return lines
    .map((line) => JSON.parse(line) as AcceptedRestore)
    .filter(({ signature, ...said }) => check(said.keyId, hashOf(said), signature) === 'genuine');
}

function hashOf(said: Omit<AcceptedRestore, 'signature'>): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
