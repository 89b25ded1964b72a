import { batchHash, GENESIS, leafOf, rootOf, type Batch, type LogRow } from './canonical.ts';
import type { Head } from './head.ts';
import type { CheckSignature } from './keys.ts';

/** A sealed row as it is found: its place, and what the log holds there now. */
export interface SealedRow {
  readonly number: number;
  readonly outboxId: string;
  readonly leaf: string;
  /** Null when the row is gone from the log. */
  readonly row: LogRow | null;
}

/** What is wrong with the log, by the first sign of it. */
export type Fault =
  | 'row_edited'
  | 'row_deleted' // gone from the log, still in the sealed order
  | 'row_missing' // gone from the sealed order
  | 'row_inserted'
  | 'rows_resealed' // rows and their hashes were changed together
  | 'batch_missing'
  | 'batch_edited'
  | 'batch_unlinked' // does not follow the one before
  | 'signature_false'
  | 'key_unknown'
  | 'tail_cut'
  | 'tail_replaced'
  | 'head_missing'
  | 'head_false';

/** A fault and its place: the batch, and the row when it can be told. */
export interface Bad {
  readonly batch: number;
  readonly number: number | null;
  readonly id: string | null;
  readonly why: Fault;
}

/** What a walk along the chain remembers of the batch before. */
export interface Link {
  readonly seq: number;
  readonly lastNumber: number;
  readonly sha256: string;
}

/** Before the first batch. */
export const START: Link = { seq: 0, lastNumber: 0, sha256: GENESIS };

/** Checks that a batch is genuine and follows the one before. */
export function checkBatch(batch: Batch, before: Link, check: CheckSignature): Bad | null {
  const bad = (why: Fault, seq = batch.seq): Bad => ({ batch: seq, number: null, id: null, why });
  if (batch.seq !== before.seq + 1) return bad('batch_missing', before.seq + 1);
  if (batchHash(batch) !== batch.sha256) return bad('batch_edited');
  const signature = check(batch.keyId, batch.sha256, batch.signature);
  if (signature === 'unknown') return bad('key_unknown');
  if (signature === 'false') return bad('signature_false');
  const follows = batch.previous === before.sha256 && batch.firstNumber === before.lastNumber + 1;
  return follows ? null : bad('batch_unlinked');
}

/** Checks the rows of a genuine batch, which come in order of their numbers. */
export function checkRows(batch: Batch, rows: readonly SealedRow[]): Bad | null {
  let expected = batch.firstNumber;
  const bad = (why: Fault, number: number, id: string | null): Bad => ({
    batch: batch.seq,
    number,
    id,
    why,
  });
  for (const { number, outboxId, leaf, row } of rows) {
    const gap = number > expected && expected <= batch.lastNumber;
    if (gap) return bad('row_missing', expected, null);
    if (number !== expected || number > batch.lastNumber) {
      return bad('row_inserted', number, outboxId);
    }
    if (row === null) return bad('row_deleted', number, outboxId);
    if (leafOf(number, row) !== leaf) return bad('row_edited', number, outboxId);
    expected += 1;
  }
  if (expected <= batch.lastNumber) return bad('row_missing', expected, null);
  if (rootOf(rows.map(({ leaf }) => leaf)) === batch.root) return null;
  return { batch: batch.seq, number: null, id: null, why: 'rows_resealed' };
}

/** What the head outside the database says of the chain that was found. */
export function checkHead(
  head: Head | null | 'false',
  last: Link,
  hashAt: (seq: number) => string | null,
): Bad | null {
  const bad = (why: Fault, batch: number): Bad => ({ batch, number: null, id: null, why });
  if (head === 'false') return bad('head_false', last.seq);
  if (head === null) return last.seq === 0 ? null : bad('head_missing', last.seq);
  if (head.seq > last.seq) return bad('tail_cut', last.seq + 1);
  return hashAt(head.seq) === head.sha256 ? null : bad('tail_replaced', head.seq);
}
