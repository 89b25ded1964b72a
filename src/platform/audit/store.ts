import { sql } from 'kysely';
import type { Database, Transaction } from '../database/index.ts';
import type { Batch, LogRow } from './canonical.ts';
import type { Link, SealedRow } from './verify.ts';
import { START } from './verify.ts';

/** A timestamp as text, to the microsecond. */
const seconds = (column: string) => sql<string>`extract(epoch from ${sql.ref(column)})::text`;

const rowColumns = sql`o.id::text as id, o.kind, ${seconds('o.happened_at')} as "happenedAt",
  o.caller, o.operation, o.subject_kind as "subjectKind", o.subject_id as "subjectId",
  o.trace_id as "traceId", o.data::text as data`;

const batchColumns = sql`seq::text, first_number::text as "firstNumber",
  last_number::text as "lastNumber", root_sha256 as root, previous_sha256 as previous, sha256,
  key_id as "keyId", signature, ${seconds('sealed_at')} as "sealedAt"`;

type BatchText = Omit<Batch, 'seq' | 'firstNumber' | 'lastNumber'> &
  Readonly<Record<'seq' | 'firstNumber' | 'lastNumber', string>>;

/** The lock that the one sealer holds, in the space of advisory locks. */
const SEALER_LOCK = 4_220_002;

/** Tries to be the only sealer, until the connection gives the lock back. */
export async function trySealerLock(connection: Database): Promise<boolean> {
  const tried = await sql<{
    is: boolean;
  }>`select pg_try_advisory_lock(${SEALER_LOCK}) as is`.execute(connection);
  return tried.rows[0]?.is === true;
}

/** Gives the sealer's lock back. */
export async function releaseSealerLock(connection: Database): Promise<void> {
  await sql`select pg_advisory_unlock(${SEALER_LOCK})`.execute(connection);
}

/** The last sealed batch. */
export async function findLastBatch(trx: Transaction): Promise<Batch | null> {
  const found = await sql<BatchText>`
    select ${batchColumns} from audit_batch order by audit_batch.seq desc limit 1`.execute(trx);
  return found.rows[0] === undefined ? null : batchOf(found.rows[0]);
}

/** Batches after `seq`, in order, at most `limit`. */
export async function listBatches(
  trx: Transaction,
  after: number,
  limit: number,
): Promise<readonly Batch[]> {
  const found = await sql<BatchText>`select ${batchColumns} from audit_batch
    where audit_batch.seq > ${after} order by audit_batch.seq limit ${limit}`.execute(trx);
  return found.rows.map(batchOf);
}

/** The batches with these numbers. */
export async function listBatchesBySeq(
  trx: Transaction,
  seqs: readonly number[],
): Promise<readonly Batch[]> {
  const found = await sql<BatchText>`select ${batchColumns} from audit_batch
    where seq = any (${seqs}::bigint[]) order by audit_batch.seq`.execute(trx);
  return found.rows.map(batchOf);
}

/**
 * Rows of the log that are not sealed, in order of their ids. `from` bounds the search: ids are
 * made in order of time, so what is older was sealed long ago.
 */
export async function listUnsealed(
  trx: Transaction,
  from: string,
  limit: number,
): Promise<readonly LogRow[]> {
  const found = await sql<LogRow>`select ${rowColumns} from audit_outbox o
    where o.id >= ${from}::uuid
      and not exists (select from audit_sealed_row s where s.outbox_id = o.id)
    order by o.id limit ${limit}`.execute(trx);
  return found.rows;
}

/** How many rows of the log wait for the sealer. */
export async function countUnsealed(trx: Transaction): Promise<number> {
  const found = await sql<{ count: string }>`select count(*)::text as count from audit_outbox o
    where not exists (select from audit_sealed_row s where s.outbox_id = o.id)`.execute(trx);
  return Number(found.rows[0]?.count ?? 0);
}

/** Adds a batch and the order of its rows. */
export async function insertBatch(
  trx: Transaction,
  batch: Batch,
  rows: readonly { readonly id: string; readonly leaf: string }[],
): Promise<void> {
  await sql`insert into audit_batch (seq, first_number, last_number, root_sha256,
      previous_sha256, sha256, key_id, signature, sealed_at)
    values (${batch.seq}, ${batch.firstNumber}, ${batch.lastNumber}, ${batch.root},
      ${batch.previous}, ${batch.sha256}, ${batch.keyId}, ${batch.signature},
      ${new Date(Math.round(Number(batch.sealedAt) * 1000))})`.execute(trx);
  await sql`insert into audit_sealed_row (number, batch_seq, outbox_id, leaf_sha256)
    select ${batch.firstNumber}::bigint + place - 1, ${batch.seq}, id, leaf
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.leaf)}::text[])
      with ordinality as sealed (id, leaf, place)`.execute(trx);
}

type SealedText = { readonly [K in keyof LogRow]: LogRow[K] | null } & {
  readonly number: string;
  readonly outboxId: string;
  readonly leaf: string;
};

/** The sealed rows of one batch with what the log holds of them now. */
export async function listSealedRows(trx: Transaction, seq: number): Promise<readonly SealedRow[]> {
  const found = await sql<SealedText>`
    select s.number::text, s.outbox_id::text as "outboxId", s.leaf_sha256 as leaf, ${rowColumns}
    from audit_sealed_row s left join audit_outbox o on o.id = s.outbox_id
    where s.batch_seq = ${seq} order by s.number`.execute(trx);
  return found.rows.map(({ number, outboxId, leaf, ...row }) => ({
    number: Number(number),
    outboxId,
    leaf,
    row: row.id === null ? null : (row as LogRow),
  }));
}

/** The first sealed row whose batch does not exist. */
export async function findStrayRow(
  trx: Transaction,
): Promise<{ readonly number: number; readonly id: string; readonly batch: number } | null> {
  const found = await sql<{ number: string; id: string; batch: string }>`
    select s.number::text, s.outbox_id::text as id, s.batch_seq::text as batch
    from audit_sealed_row s
    where not exists (select from audit_batch b where b.seq = s.batch_seq)
    order by s.number limit 1`.execute(trx);
  const row = found.rows[0];
  return row === undefined
    ? null
    : { number: Number(row.number), id: row.id, batch: Number(row.batch) };
}

/** A record that rows of the log are about. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** A join of the log with the given subjects, as `subject (kind, id)`. */
function aboutSubjects(subjects: readonly Subject[]) {
  return sql`unnest(${subjects.map((each) => each.kind)}::text[],
      ${subjects.map((each) => each.id)}::text[]) as subject (kind, id)
    join audit_outbox o on o.subject_kind = subject.kind and o.subject_id = subject.id`;
}

/** Where the sealed rows about these subjects stand. */
export async function listPlacesAbout(
  trx: Transaction,
  subjects: readonly Subject[],
): Promise<readonly { readonly seq: number; readonly number: number }[]> {
  const found = await sql<{ seq: string; number: string }>`
    select s.batch_seq::text as seq, s.number::text as number from ${aboutSubjects(subjects)}
    join audit_sealed_row s on s.outbox_id = o.id order by s.number`.execute(trx);
  return found.rows.map((row) => ({ seq: Number(row.seq), number: Number(row.number) }));
}

/** The subjects that carry an id, whatever their kind. */
export async function listSubjectsById(trx: Transaction, id: string): Promise<readonly Subject[]> {
  const found = await sql<Subject>`select distinct subject_kind as kind, subject_id as id
    from audit_outbox where subject_id = ${id}`.execute(trx);
  return found.rows;
}

/** What happened to these subjects, newest first. Reads are not part of it. */
export async function listEvents(
  trx: Transaction,
  subjects: readonly Subject[],
  limit: number,
): Promise<readonly LogRow[]> {
  const found = await sql<LogRow>`select ${rowColumns} from ${aboutSubjects(subjects)}
    where o.kind = 'write'
    order by o.happened_at desc, o.id desc limit ${limit}`.execute(trx);
  return found.rows;
}

/** The batch a walk may start after: the one with this number, as a link. */
export function linkOf(batch: Batch | null): Link {
  if (batch === null) return START;
  return { seq: batch.seq, lastNumber: batch.lastNumber, sha256: batch.sha256 };
}

function batchOf(row: BatchText): Batch {
  return {
    ...row,
    seq: Number(row.seq),
    firstNumber: Number(row.firstNumber),
    lastNumber: Number(row.lastNumber),
  };
}

/** A read of personal data, as it goes into the log. */
export interface ReadRow {
  readonly id: string;
  readonly happenedAt: Date;
  readonly caller: string;
  readonly operation: string;
  readonly subject: Subject;
  readonly traceId: string;
}

/** Adds reads to the log in one statement. */
export async function insertReads(database: Database, rows: readonly ReadRow[]): Promise<void> {
  await database
    .insertInto('audit_outbox')
    .values(
      rows.map((row) => ({
        id: row.id,
        kind: 'read',
        happened_at: row.happenedAt,
        caller: row.caller,
        operation: row.operation,
        subject_kind: row.subject.kind,
        subject_id: row.subject.id,
        trace_id: row.traceId,
        data: '{}',
      })),
    )
    .execute();
}
