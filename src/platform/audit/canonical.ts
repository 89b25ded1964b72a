import { createHash } from 'node:crypto';

/**
 * One row of the log as text, exactly as the database gives it: nothing passes a float or a
 * `Date`, so a change of one microsecond or of the seventeenth digit of a number shows.
 */
export interface LogRow {
  readonly id: string;
  readonly kind: string;
  /** Seconds since 1970 with six decimals. */
  readonly happenedAt: string;
  readonly caller: string;
  readonly operation: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly traceId: string;
  /** The text of the jsonb. */
  readonly data: string;
}

/** A sealed batch: it names its rows by numbers and the root of their hashes. */
export interface Batch {
  readonly seq: number;
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly root: string;
  readonly previous: string;
  readonly sha256: string;
  readonly keyId: string;
  /** Base64. */
  readonly signature: string;
  /** Seconds since 1970 with six decimals. */
  readonly sealedAt: string;
}

/** What a batch hash is made of. */
export type BatchHead = Omit<Batch, 'sha256' | 'signature'>;

/** What stands before the first batch. */
export const GENESIS = '0'.repeat(64);

/** The one form in which a row is hashed: its number, then its columns, as a JSON list of texts. */
export function canonicalRow(number: number, row: LogRow): string {
  return JSON.stringify([
    'ansinh-audit-row/1',
    String(number),
    row.id,
    row.kind,
    row.happenedAt,
    row.caller,
    row.operation,
    row.subjectKind,
    row.subjectId,
    row.traceId,
    row.data,
  ]);
}

/** The hash of a row at its number. */
export function leafOf(number: number, row: LogRow): string {
  return sha256(Buffer.concat([LEAF, Buffer.from(canonicalRow(number, row))]));
}

/** The one form in which a batch is hashed. */
export function canonicalBatch(batch: BatchHead): string {
  return JSON.stringify([
    'ansinh-audit-batch/1',
    String(batch.seq),
    String(batch.firstNumber),
    String(batch.lastNumber),
    batch.root,
    batch.previous,
    batch.keyId,
    batch.sealedAt,
  ]);
}

/** The hash of a batch: what is signed, and what the next batch names as its previous. */
export function batchHash(batch: BatchHead): string {
  return sha256(Buffer.from(canonicalBatch(batch)));
}

/** A sibling on the way from a leaf to the root, and the side it stands on. */
export interface ProofStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

// Leaves and inner nodes begin differently, so that neither can pass for the other (RFC 6962).
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** The root of a list of leaves; a lone node at the end of a level rises as it is. */
export function rootOf(leaves: readonly string[]): string {
  let level = leaves;
  while (level.length > 1) level = levelAbove(level);
  return level[0] ?? GENESIS;
}

/** The way from the leaf at `index` up to the root. */
export function proofOf(leaves: readonly string[], index: number): readonly ProofStep[] {
  const steps: ProofStep[] = [];
  let level = leaves;
  let at = index;
  while (level.length > 1) {
    const isRight = at % 2 === 1;
    const sibling = level[isRight ? at - 1 : at + 1];
    if (sibling !== undefined) steps.push({ side: isRight ? 'left' : 'right', hash: sibling });
    level = levelAbove(level);
    at = Math.floor(at / 2);
  }
  return steps;
}

/** Where a leaf's proof leads: the root, when leaf and proof are genuine. */
export function rootByProof(leaf: string, proof: readonly ProofStep[]): string {
  return proof.reduce(
    (hash, step) => (step.side === 'left' ? nodeOf(step.hash, hash) : nodeOf(hash, step.hash)),
    leaf,
  );
}

function levelAbove(level: readonly string[]): readonly string[] {
  const above: string[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at] as string, level[at + 1]];
    above.push(right === undefined ? left : nodeOf(left, right));
  }
  return above;
}

function nodeOf(left: string, right: string): string {
  return sha256(Buffer.concat([NODE, Buffer.from(left, 'hex'), Buffer.from(right, 'hex')]));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
