import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Batch } from './canonical.ts';
import { publicKeysOf, readIfThere, signatureChecker, writeSafely, type Signer } from './keys.ts';

/** A place in the chain. */
export interface Place {
  readonly seq: number;
  readonly sha256: string;
}

/** A restore that somebody answered for; signed. */
export interface AcceptedRestore {
  /** The last batch that was known before; null when the keys were lost too. */
  readonly from: Place | null;
  /** The last batch that the restored log holds. */
  readonly to: Place;
  /** Keys that are lost: their batches up to `to` are vouched for by this line alone. */
  readonly lostKeys: readonly string[];
  readonly by: string;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly keyId: string;
  readonly signature: string;
}

const FILE = 'audit-restores.jsonl';

/** Adds a signed line to the keys folder. */
export function recordRestore(
  keys: string,
  signer: Signer,
  said: Omit<AcceptedRestore, 'keyId' | 'signature'>,
): AcceptedRestore {
  const signed = { ...said, keyId: signer.keyId };
  const accepted = { ...signed, signature: signer.sign(hashOf(signed)) };
  const path = join(keys, FILE);
  writeSafely(path, `${readIfThere(path) ?? ''}${JSON.stringify(accepted)}\n`);
  return accepted;
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

/** What accepted restores say of the chain that is there now. */
export interface Vouched {
  /** The hash that a batch had when a restore was accepted; null when no line names it. */
  readonly hashAt: (seq: number) => string | null;
  /** True when the batch's key is lost and a line answers for it. */
  readonly answersFor: (batch: Pick<Batch, 'seq' | 'keyId'>) => boolean;
}

/** A later restore to an earlier place takes back what was said beyond it. */
export function vouchedBy(restores: readonly AcceptedRestore[]): Vouched {
  let standing: readonly AcceptedRestore[] = [];
  for (const restore of restores) {
    standing = [...standing.filter(({ to }) => to.seq <= restore.to.seq), restore];
  }
  const hashes = new Map(standing.map(({ to }) => [to.seq, to.sha256]));
  return {
    hashAt: (seq) => hashes.get(seq) ?? null,
    answersFor: ({ seq, keyId }) =>
      standing.some(({ to }) => seq <= to.seq) &&
      restores.some(({ to, lostKeys }) => seq <= to.seq && lostKeys.includes(keyId)),
  };
}
