import { sql } from 'kysely';
import { leafOf, type LogRow } from '../../src/platform/audit/canonical.ts';
import type { Transaction } from '../../src/platform/database/index.ts';

/** A log as it was sealed: batches of equal size, numbers from 1. */
export interface SealedLog {
  readonly batches: number;
  readonly batchRows: number;
}

/** Where the first trace of an attack lies; `number` null when only the batch can be told. */
export interface Trace {
  readonly batch: number;
  readonly number: number | null;
}

/** A stream of numbers in [0, n), the same for the same seed. */
export type Dice = (sides: number) => number;

/** Dice of a seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

/** Touches a sealed log, and says where the first trace of it lies. */
export type Attack = (trx: Transaction, log: SealedLog, dice: Dice) => Promise<Trace>;

const total = (log: SealedLog): number => log.batches * log.batchRows;
const anyNumber = (log: SealedLog, dice: Dice): number => 1 + dice(total(log));
const batchOf = (log: SealedLog, number: number): number => Math.ceil(number / log.batchRows);
const at = (log: SealedLog, number: number): Trace => ({ batch: batchOf(log, number), number });
const idOf = (number: number) =>
  sql`(select outbox_id from audit_sealed_row where number = ${number})`;

const edits = [
  "caller = caller || ' '",
  "caller = 'user:nobody'",
  "operation = 'plan.approve'",
  "subject_kind = 'plan'",
  "subject_id = subject_id || '0'",
  "trace_id = ''",
  "kind = 'read'",
  "happened_at = happened_at + interval '1 microsecond'",
  "happened_at = happened_at - interval '3000 years'",
  "happened_at = 'infinity'",
  `data = data || '{"reason": "khác"}'`,
  "data = data - 'at'",
  "data = jsonb_set(data, '{large}', '9007199254740992')",
  "data = jsonb_set(data, '{amount}', '1.00')",
  'id = gen_random_uuid()',
];

const editRow: Attack = async (trx, log, dice) => {
  const number = anyNumber(log, dice);
  const edit = sql.raw(edits[dice(edits.length)] as string);
  await sql`update audit_outbox set ${edit} where id = ${idOf(number)}`.execute(trx);
  return at(log, number);
};

const editLeaf: Attack = async (trx, log, dice) => {
  const number = anyNumber(log, dice);
  await sql`update audit_sealed_row set leaf_sha256 = md5(leaf_sha256) || md5('x')
    where number = ${number}`.execute(trx);
  return at(log, number);
};

/** A row and its hash together: the root of the batch still tells. */
const editRowAndLeaf: Attack = async (trx, log, dice) => {
  const number = anyNumber(log, dice);
  await sql`update audit_outbox set caller = 'x' where id = ${idOf(number)}`.execute(trx);
  await reseal(trx, number);
  return { batch: batchOf(log, number), number: null };
};

async function reseal(trx: Transaction, number: number): Promise<void> {
  const found = await sql<LogRow>`select o.id::text as id, o.kind,
      extract(epoch from o.happened_at)::text as "happenedAt", o.caller, o.operation,
      o.subject_kind as "subjectKind", o.subject_id as "subjectId", o.trace_id as "traceId",
      o.data::text as data
    from audit_outbox o where o.id = ${idOf(number)}`.execute(trx);
  const leaf = leafOf(number, found.rows[0] as LogRow);
  await sql`update audit_sealed_row set leaf_sha256 = ${leaf} where number = ${number}`.execute(
    trx,
  );
}

const deleteRow: Attack = async (trx, log, dice) => {
  const number = anyNumber(log, dice);
  await sql`delete from audit_outbox where id = ${idOf(number)}`.execute(trx);
  return at(log, number);
};

const deleteSealedRow: Attack = async (trx, log, dice) => {
  const number = anyNumber(log, dice);
  await sql`delete from audit_sealed_row where number = ${number}`.execute(trx);
  return at(log, number);
};

const deleteBoth: Attack = async (trx, log, dice) => {
  const number = anyNumber(log, dice);
  await sql`delete from audit_outbox where id = ${idOf(number)}`.execute(trx);
  await sql`delete from audit_sealed_row where number = ${number}`.execute(trx);
  return at(log, number);
};

/** Closes the gap behind a deleted row, so that numbers look whole. */
const deleteAndRenumber: Attack = async (trx, log, dice) => {
  const number = anyNumber(log, dice);
  await sql`delete from audit_outbox where id = ${idOf(number)}`.execute(trx);
  await sql`delete from audit_sealed_row where number = ${number}`.execute(trx);
  await renumber(trx, number + 1, -1);
  return at(log, number);
};

async function renumber(trx: Transaction, from: number, by: number): Promise<void> {
  await sql`update audit_sealed_row set number = number + 1000000
    where number >= ${from}`.execute(trx);
  await sql`update audit_sealed_row set number = number - 1000000 + ${by}
    where number > 1000000`.execute(trx);
}

const swapNumbers: Attack = async (trx, log, dice) => {
  const [one, other] = twoNumbers(log, dice);
  await sql`update audit_sealed_row set number = ${one + other} - number
    where number in (${one}, ${other})`.execute(trx);
  return at(log, Math.min(one, other));
};

/** The rows change places in the order, batches and hashes with them. */
const swapRows: Attack = async (trx, log, dice) => {
  const [one, other] = twoNumbers(log, dice);
  await sql`update audit_sealed_row s set outbox_id = o.outbox_id, leaf_sha256 = o.leaf_sha256
    from audit_sealed_row o where s.number in (${one}, ${other}) and o.number in (${one}, ${other})
      and o.number <> s.number`.execute(trx);
  return at(log, Math.min(one, other));
};

function twoNumbers(log: SealedLog, dice: Dice): readonly [number, number] {
  const one = anyNumber(log, dice);
  const other = 1 + ((one + dice(total(log) - 1)) % total(log));
  return [one, other];
}

/** Two rows of the log exchange what they say. */
const swapContents: Attack = async (trx, log, dice) => {
  const [one, other] = twoNumbers(log, dice);
  await sql`update audit_outbox o set trace_id = p.trace_id, data = p.data from audit_outbox p
    where o.id in (${idOf(one)}, ${idOf(other)}) and p.id in (${idOf(one)}, ${idOf(other)})
      and p.id <> o.id`.execute(trx);
  return at(log, Math.min(one, other));
};

async function addRow(trx: Transaction): Promise<string> {
  const added = await sql<{ id: string }>`insert into audit_outbox
    select gen_random_uuid(), happened_at, caller, operation, subject_kind, subject_id, trace_id,
      data, kind from audit_outbox limit 1 returning id::text`.execute(trx);
  return added.rows[0]?.id ?? '';
}

const insertAtEnd: Attack = async (trx, log) => {
  const number = total(log) + 1;
  const id = await addRow(trx);
  await sql`insert into audit_sealed_row values (${number}, ${log.batches}, ${id},
    ${'0'.repeat(64)})`.execute(trx);
  await reseal(trx, number);
  return { batch: log.batches, number };
};

const insertInMiddle: Attack = async (trx, log, dice) => {
  const number = anyNumber(log, dice);
  const id = await addRow(trx);
  await renumber(trx, number, 1);
  await sql`insert into audit_sealed_row values (${number}, ${batchOf(log, number)}, ${id},
    ${'0'.repeat(64)})`.execute(trx);
  await reseal(trx, number);
  return { batch: batchOf(log, number), number: null };
};

const insertStray: Attack = async (trx, log) => {
  const number = total(log) + 1;
  const id = await addRow(trx);
  await sql`insert into audit_sealed_row values (${number}, ${log.batches + 1}, ${id},
    ${'0'.repeat(64)})`.execute(trx);
  return { batch: log.batches + 1, number };
};

const batchEdits = [
  'last_number = last_number + 1',
  "root_sha256 = md5('x') || md5('y')",
  "previous_sha256 = md5('x') || md5('y')",
  "sha256 = md5('x') || md5('y')",
  "key_id = '0000000000000000'",
  'signature = (select signature from audit_batch b where b.seq <> audit_batch.seq limit 1)',
  "signature = ''",
  "sealed_at = sealed_at + interval '1 microsecond'",
];

const editBatch: Attack = async (trx, log, dice) => {
  const seq = 1 + dice(log.batches);
  const edit = sql.raw(batchEdits[dice(batchEdits.length)] as string);
  await sql`update audit_batch set ${edit} where seq = ${seq}`.execute(trx);
  return { batch: seq, number: null };
};

const deleteBatch: Attack = async (trx, log, dice) => {
  const seq = 1 + dice(log.batches - 1);
  await sql`delete from audit_batch where seq = ${seq}`.execute(trx);
  if (dice(2) === 0) return { batch: seq, number: null };
  await sql`delete from audit_sealed_row where batch_seq = ${seq}`.execute(trx);
  return { batch: seq, number: null };
};

const swapBatches: Attack = async (trx, log, dice) => {
  const seq = 1 + dice(log.batches - 1);
  await sql`update audit_batch set seq = ${2 * seq + 1} - seq
    where seq in (${seq}, ${seq + 1})`.execute(trx);
  return { batch: seq, number: null };
};

/** The newest batches vanish, with all their rows: what is left is whole in itself. */
const cutTail: Attack = async (trx, log, dice) => {
  const from = 1 + dice(log.batches);
  await sql`delete from audit_outbox o using audit_sealed_row s
    where s.outbox_id = o.id and s.batch_seq >= ${from}`.execute(trx);
  await sql`delete from audit_sealed_row where batch_seq >= ${from}`.execute(trx);
  await sql`delete from audit_batch where seq >= ${from}`.execute(trx);
  return { batch: from, number: null };
};

/** The newest batches vanish from the order; their rows wait as if they had never been sealed. */
const unsealTail: Attack = async (trx, log, dice) => {
  const from = 1 + dice(log.batches);
  await sql`delete from audit_sealed_row where batch_seq >= ${from}`.execute(trx);
  await sql`delete from audit_batch where seq >= ${from}`.execute(trx);
  return { batch: from, number: null };
};

/** Every way in which a superuser of the database may touch a sealed log. */
export const attacks: Readonly<Record<string, Attack>> = {
  editRow,
  editLeaf,
  editRowAndLeaf,
  deleteRow,
  deleteSealedRow,
  deleteBoth,
  deleteAndRenumber,
  swapNumbers,
  swapRows,
  swapContents,
  insertAtEnd,
  insertInMiddle,
  insertStray,
  editBatch,
  deleteBatch,
  swapBatches,
  cutTail,
  unsealTail,
};
