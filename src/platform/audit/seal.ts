import type { Database, Transaction } from '../database/index.ts';
import { batchHash, leafOf, rootOf, type Batch, type LogRow } from './canonical.ts';
import { readHead, writeHead } from './head.ts';
import { createSigner, loadSigner, publicKeysOf, signatureChecker, type Signer } from './keys.ts';
import {
  findLastBatch,
  insertBatch,
  linkOf,
  listBatches,
  listBatchesBySeq,
  listUnsealed,
  releaseSealerLock,
  trySealerLock,
} from './store.ts';
import { checkBatch, checkHead, START, type Bad, type Link } from './verify.ts';

/** Rows of one batch: what one transaction seals and one proof is made from. */
export const BATCH_ROWS = 2_000;
/** Batches that a crash may have left between the database and the head outside it. */
const CATCH_UP_BATCHES = 1_000;
/** No transaction of a request lasts longer: an older id that is not sealed is found by sweeps. */
const LATEST_COMMIT_MS = 120_000;
/** How often the whole log is searched for rows that came later than that. */
const SWEEP_EVERY_MS = 600_000;
const EVERYTHING = '00000000-0000-0000-0000-000000000000';

/** Where the log is, and the folder of the key that signs it. */
export interface Seal {
  readonly database: Database;
  readonly keys: string;
  readonly now?: () => number;
  /** Rows of a batch, `BATCH_ROWS` unless a test wants many small ones. */
  readonly batchRows?: number;
}

/** What one round of sealing did. */
export type Sealed =
  | { readonly state: 'sealed'; readonly rows: number; readonly lastId: string | null }
  | { readonly state: 'busy' } // another process is sealing
  | { readonly state: 'broken'; readonly bad: Bad };

/**
 * Seals one batch of the rows that wait, under the sealer's lock. It never goes on after a log
 * that is not whole: the evidence stays as it is, and rows wait in the outbox.
 */
export async function sealBatch(seal: Seal, from = EVERYTHING): Promise<Sealed> {
  return seal.database.connection().execute(async (connection) => {
    if (!(await trySealerLock(connection))) return { state: 'busy' };
    try {
      return await sealLocked(seal, connection, from);
    } finally {
      await releaseSealerLock(connection);
    }
  });
}

async function sealLocked(seal: Seal, connection: Database, from: string): Promise<Sealed> {
  const found = await connection.transaction().execute((trx) => openChain(trx, seal.keys));
  if ('bad' in found) return { state: 'broken', bad: found.bad };
  const { signer, last } = found;
  const sealedAt = secondsOf((seal.now ?? Date.now)());
  const done = await connection.transaction().execute(async (trx) => {
    const rows = await listUnsealed(trx, from, seal.batchRows ?? BATCH_ROWS);
    if (rows.length === 0) return null;
    const batch = makeBatch(last, rows, sealedAt, signer);
    await insertBatch(trx, batch.batch, batch.rows);
    return batch;
  });
  if (done === null) return { state: 'sealed', rows: 0, lastId: null };
  writeHead(seal.keys, signer, done.batch);
  return { state: 'sealed', rows: done.rows.length, lastId: done.rows.at(-1)?.id ?? null };
}

/** Milliseconds as seconds with six decimals, as the database writes them. */
function secondsOf(milliseconds: number): string {
  return `${(Math.floor(milliseconds) / 1000).toFixed(3)}000`;
}

/** A signed batch of these rows, after the last one. */
function makeBatch(last: Link, rows: readonly LogRow[], sealedAt: string, signer: Signer) {
  const firstNumber = last.lastNumber + 1;
  const leaves = rows.map((row, index) => leafOf(firstNumber + index, row));
  const head = {
    seq: last.seq + 1,
    firstNumber,
    lastNumber: last.lastNumber + rows.length,
    root: rootOf(leaves),
    previous: last.sha256,
    keyId: signer.keyId,
    sealedAt,
  };
  const sha256 = batchHash(head);
  const batch: Batch = { ...head, sha256, signature: signer.sign(sha256) };
  return { batch, rows: rows.map((row, index) => ({ id: row.id, leaf: leaves[index] as string })) };
}

/**
 * The key and the last batch, once database and head agree. Batches that were committed just
 * before a crash are genuine by their signatures: the head catches up with them.
 */
async function openChain(
  trx: Transaction,
  keys: string,
): Promise<{ readonly signer: Signer; readonly last: Link } | { readonly bad: Bad }> {
  const newest = await findLastBatch(trx);
  const signer = loadSigner(keys) ?? (newest === null ? beginLog(keys) : null);
  const bad = (why: Bad['why'], seq: number): { bad: Bad } => ({
    bad: { batch: seq, number: null, id: null, why },
  });
  if (signer === null) return bad('key_unknown', newest?.seq ?? 0);
  const check = signatureChecker(publicKeysOf(keys));
  const head = readHead(keys, check);
  const last = linkOf(newest);
  if (head !== null && head !== 'false' && head.seq === last.seq && head.sha256 === last.sha256) {
    return { signer, last };
  }
  if (head === null && last.seq === 0) {
    // The key was made, and then the process was killed: nothing has been sealed yet.
    writeHead(keys, signer, START);
    return { signer, last };
  }
  if (head === null || head === 'false' || head.seq > last.seq) {
    const fault = checkHead(head, last, () => null);
    return { bad: fault ?? bad('head_missing', last.seq).bad };
  }
  const [atHead] = head.seq === 0 ? [null] : await listBatchesBySeq(trx, [head.seq]);
  let link = linkOf(atHead ?? null);
  if (link.sha256 !== head.sha256) return bad('tail_replaced', head.seq);
  for (const batch of await listBatches(trx, head.seq, CATCH_UP_BATCHES)) {
    const fault = checkBatch(batch, link, check);
    if (fault !== null) return { bad: fault };
    link = linkOf(batch);
  }
  writeHead(keys, signer, link);
  return link.seq === last.seq ? { signer, last } : bad('batch_missing', link.seq + 1);
}

function beginLog(keys: string): Signer {
  const signer = createSigner(keys);
  writeHead(keys, signer, START);
  return signer;
}

/** Seals everything that waits. */
export async function sealAll(seal: Seal): Promise<Sealed> {
  let rows = 0;
  for (;;) {
    const done = await sealBatch(seal);
    if (done.state !== 'sealed') return done;
    rows += done.rows;
    if (done.rows < (seal.batchRows ?? BATCH_ROWS)) return { ...done, rows };
  }
}

export interface SealerSettings extends Seal {
  readonly everyMs: number;
  /** Told when the log is found broken or the database fails; never throws back. */
  readonly onTrouble?: (trouble: Bad | Error) => void;
}

export interface Sealer {
  /** Seals what waits and ends. */
  stop(): Promise<void>;
}

/** Seals in the background until it is stopped. Only one process at a time does the work. */
export function startSealer(settings: SealerSettings): Sealer {
  const clock = settings.now ?? Date.now;
  const full = settings.batchRows ?? BATCH_ROWS;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let sweptAt = -Infinity;
  let floor = EVERYTHING;

  const round = async (): Promise<void> => {
    try {
      const sweep = clock() - sweptAt >= SWEEP_EVERY_MS;
      let done = await sealBatch(settings, sweep ? EVERYTHING : floor);
      while (done.state === 'sealed' && done.rows === full) {
        done = await sealBatch(settings, sweep ? EVERYTHING : floor);
      }
      if (done.state === 'broken') settings.onTrouble?.(done.bad);
      if (done.state !== 'sealed') return;
      if (sweep) sweptAt = clock();
      if (done.lastId !== null) floor = idFloor(done.lastId);
    } catch (fault) {
      settings.onTrouble?.(fault as Error);
    }
  };
  const loop = async (): Promise<void> => {
    await round();
    if (stopped) return;
    timer = setTimeout(() => {
      running = loop();
    }, settings.everyMs);
  };
  let running = loop();
  return {
    async stop() {
      if (stopped) return running;
      stopped = true;
      clearTimeout(timer);
      await running;
      await round();
    },
  };
}

/** The smallest UUIDv7 of the time at which a transaction may have begun that commits now. */
export function idFloor(id: string): string {
  const madeAt = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
  const time = Math.max(madeAt - LATEST_COMMIT_MS, 0)
    .toString(16)
    .padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
