import type { Transaction } from '../database/index.ts';
import type { Context } from '../context.ts';
import {
  batchHash,
  leafOf,
  proofOf,
  rootByProof,
  type Batch,
  type LogRow,
  type ProofStep,
} from './canonical.ts';
import { readHead } from './head.ts';
import { publicKeysOf, signatureChecker } from './keys.ts';
import { listRestores, vouchedBy } from './restores.ts';
import {
  countUnsealed,
  findStrayRow,
  linkOf,
  listBatches,
  listBatchesBySeq,
  listPlacesAbout,
  listSealedRows,
  type Subject,
} from './store.ts';
import { checkBatch, checkHead, checkRows, START, type Bad, type Link } from './verify.ts';

/** Batches whose heads are read at a time. */
const BATCHES_AT_A_TIME = 100;

/** What `audit verify` answers. */
export interface Verdict {
  /** Rows under seal. */
  readonly sealed: number;
  readonly ok: boolean;
  readonly firstBad: Bad | null;
  readonly batches: number;
  /** Rows that wait for the sealer: nobody vouches for them yet. */
  readonly waiting: number;
}

/** Walks the whole chain and finds the first place that is not as it was sealed. */
export async function verifyLog(database: Context['database'], keys: string): Promise<Verdict> {
  return snapshot(database).execute((trx) => verifyChain(trx, keys));
}

function snapshot(database: Context['database']) {
  return database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
}

/** The same in a transaction that is open. */
export async function verifyChain(trx: Transaction, keys: string): Promise<Verdict> {
  const check = signatureChecker(publicKeysOf(keys));
  const vouched = vouchedBy(listRestores(keys));
  const head = readHead(keys, check);
  const headSeq = head === 'false' ? 0 : (head?.seq ?? 0);
  let hashAtHead = headSeq === 0 ? START.sha256 : null;
  const walked = await walkChain(trx, (batch, before) => {
    if (batch.seq === headSeq) hashAtHead = batch.sha256;
    const bad = checkBatch(batch, before, vouched.answersFor(batch) ? () => 'genuine' : check);
    const said = vouched.hashAt(batch.seq);
    if (bad !== null || said === null || said === batch.sha256) return bad;
    return { batch: batch.seq, number: null, id: null, why: 'tail_replaced' };
  });
  const { last } = walked;
  const bad = walked.bad ?? (await findStray(trx)) ?? checkHead(head, last, () => hashAtHead);
  return {
    sealed: last.lastNumber,
    ok: bad === null,
    firstBad: bad,
    batches: last.seq,
    waiting: await countUnsealed(trx),
  };
}

/** Checks the chain by its hashes alone, for a log whose keys are lost; gives the lost keys. */
export async function verifyWithoutKeys(
  database: Context['database'],
): Promise<{ readonly firstBad: Bad | null; readonly lostKeys: readonly string[] }> {
  return snapshot(database).execute(async (trx) => {
    const lostKeys = new Set<string>();
    const walked = await walkChain(trx, (batch, before) => {
      lostKeys.add(batch.keyId);
      return checkBatch(batch, before, () => 'genuine');
    });
    return { firstBad: walked.bad ?? (await findStray(trx)), lostKeys: [...lostKeys] };
  });
}

async function walkChain(
  trx: Transaction,
  judge: (batch: Batch, before: Link) => Bad | null,
): Promise<{ readonly bad: Bad | null; readonly last: Link }> {
  let last: Link = START;
  for (;;) {
    const batches = await listBatches(trx, last.seq, BATCHES_AT_A_TIME);
    for (const batch of batches) {
      const rows = await listSealedRows(trx, batch.seq);
      const bad = judge(batch, last) ?? checkRows(batch, rows);
      if (bad !== null) return { bad, last };
      last = linkOf(batch);
    }
    if (batches.length < BATCHES_AT_A_TIME) return { bad: null, last };
  }
}

async function findStray(trx: Transaction): Promise<Bad | null> {
  const stray = await findStrayRow(trx);
  return stray === null ? null : { ...stray, why: 'row_inserted' };
}

/** One row of an exported case, with what proves it. */
export interface ProvenRow extends LogRow {
  readonly number: number;
  readonly batch: number;
  readonly proof: readonly ProofStep[];
}

/** What `audit export` writes: enough for anybody to check it with a copy of the public key. */
export interface CaseFile {
  readonly format: 'ansinh-audit-case/1';
  readonly case: string;
  readonly subjects: readonly Subject[];
  readonly rows: readonly ProvenRow[];
  readonly batches: readonly Batch[];
  /** Public keys as PEM by key id. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Packs the sealed rows about some subjects with their proofs. */
export async function packCase(
  trx: Transaction,
  keys: string,
  name: string,
  subjects: readonly Subject[],
): Promise<CaseFile> {
  const places = await listPlacesAbout(trx, subjects);
  const batches = await listBatchesBySeq(trx, [...new Set(places.map(({ seq }) => seq))]);
  const rows: ProvenRow[] = [];
  for (const { seq } of batches) {
    const sealed = await listSealedRows(trx, seq);
    const leaves = sealed.map(({ leaf }) => leaf);
    for (const place of places.filter((each) => each.seq === seq)) {
      const index = sealed.findIndex((each) => each.number === place.number);
      const row = sealed[index]?.row;
      if (row === undefined || row === null) continue;
      rows.push({ ...row, number: place.number, batch: seq, proof: proofOf(leaves, index) });
    }
  }
  return {
    format: 'ansinh-audit-case/1',
    case: name,
    subjects,
    rows,
    batches,
    keys: Object.fromEntries(publicKeysOf(keys)),
  };
}

/**
 * Checks a case file by itself. `trusted` are the public keys the checker got from the city, not
 * from the file: a file may bring any key.
 */
export function checkCase(file: CaseFile, trusted: ReadonlyMap<string, string>): Bad | null {
  const check = signatureChecker(trusted);
  const batches = new Map(file.batches.map((batch) => [batch.seq, batch]));
  for (const { number, batch: seq, proof, ...row } of file.rows) {
    const bad = (why: Bad['why']): Bad => ({ batch: seq, number, id: row.id, why });
    const batch = batches.get(seq);
    if (batch === undefined) return bad('batch_missing');
    if (batchHash(batch) !== batch.sha256) return bad('batch_edited');
    const signature = check(batch.keyId, batch.sha256, batch.signature);
    if (signature !== 'genuine') {
      return bad(signature === 'unknown' ? 'key_unknown' : 'signature_false');
    }
    const inside = number >= batch.firstNumber && number <= batch.lastNumber;
    if (!inside) return bad('row_inserted');
    if (rootByProof(leafOf(number, row), proof) !== batch.root) return bad('row_edited');
  }
  return null;
}
