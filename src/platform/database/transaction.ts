import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { callerName, err, ok, refuser, type Refusal, type Result } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import { STATEMENT_LIMIT_MS } from './connect.ts';
import type { Transaction } from './database.ts';
import { isAway, isLostRace } from './faults.ts';

/** The refusals of the write envelope; every write operation may answer with them. */
export const writeErrors = { 'request.other_body': 'conflict' } as const;
const refuse = refuser(writeErrors);

/** How long a transaction waits for a server that was killed and is begun anew. */
const AWAY_LIMIT_MS = 8_000;
const AWAY_STEP_MS = 150;
/** How often a transaction that lost a race (deadlock, serialization) is tried again. */
const RACE_ATTEMPTS = 5;

/** Thrown inside a transaction to roll it back when the work was refused. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** What identifies one write: the operation, the id its caller made, and what was asked. */
export interface WriteAct {
  readonly operation: string;
  readonly requestId: string;
  readonly input: unknown;
}

/**
 * Reads in one transaction, of one moment, under the caller's row-security settings. Like every
 * work here it may run more than once, and changes nothing outside its transaction.
 */
export async function read<T>(
  context: Context,
  work: (trx: Transaction) => Promise<T>,
): Promise<T> {
  return again(context, () =>
    context.database
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        await enter(trx, context);
        return work(trx);
      }),
  );
}

/**
 * Writes in one transaction that can be sent twice: the same request id with the same body gets
 * the same answer, with another body `request.other_body`. A refused work leaves nothing behind.
 * That is also why it may be tried again when the server died and nobody knows what was committed.
 */
export async function write<T>(
  context: Context,
  act: WriteAct,
  work: (trx: Transaction) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  try {
    return await again(context, () =>
      context.database.transaction().execute(async (trx) => {
        await enter(trx, context);
        const before = await claim(trx, context, act);
        if (before !== 'first') return before as Result<T, Refusal>;
        const result = await work(trx);
        if (!result.ok) throw new Refused(result.error);
        await sql`update answered_request set reply = ${encode(result.value)}::jsonb
          where id = ${act.requestId}`.execute(trx);
        return result;
      }),
    );
  } catch (fault) {
    if (fault instanceof Refused) return err(fault.refusal);
    throw fault;
  }
}

/**
 * Records what must stay whatever the answer is (a failed sign-in, a session seen again), in one
 * transaction without a request id. Everything a user asks to change goes through `write`.
 */
export async function record<T>(
  context: Context,
  work: (trx: Transaction) => Promise<T>,
): Promise<T> {
  return context.database.transaction().execute(async (trx) => {
    await enter(trx, context);
    return work(trx);
  });
}

/**
 * The answer that a write with this id already got, for work that must happen before the write
 * (a password is checked against the one that the first sending changed). Null: none yet.
 */
export async function earlierAnswer(
  context: Context,
  act: Pick<WriteAct, 'operation' | 'requestId'>,
): Promise<{ readonly reply: unknown } | null> {
  return read(context, async (trx) => {
    const row = await trx
      .selectFrom('answered_request')
      .select('reply')
      .where('id', '=', act.requestId)
      .where('operation', '=', act.operation)
      .where('caller', '=', callerName(context.caller))
      .executeTakeFirst();
    return row ?? null;
  });
}

/** Runs a transaction until it is done, refused, out of time, or fails for good. */
async function again<T>(context: Context, once: () => Promise<T>): Promise<T> {
  const end = Math.min(performance.now() + AWAY_LIMIT_MS, context.deadline ?? Infinity);
  for (let races = 1; ;) {
    try {
      return await once();
    } catch (fault) {
      if (isLostRace(fault)) {
        races += 1;
        if (races > RACE_ATTEMPTS) throw fault;
      } else if (!isAway(fault) || performance.now() + AWAY_STEP_MS > end) {
        throw fault;
      }
      await new Promise((wake) => setTimeout(wake, Math.random() * AWAY_STEP_MS));
    }
  }
}

/**
 * Tells row security who asks and what they may see, and the server how long it may take. It ends
 * with the transaction.
 */
async function enter(trx: Transaction, context: Context): Promise<void> {
  const { agencies, areas } = context.scope;
  const list = (codes: 'all' | readonly string[]): string =>
    codes === 'all' ? '*' : codes.join(',');
  const left = (context.deadline ?? Infinity) - performance.now();
  const limit = Math.max(1, Math.round(Math.min(left, STATEMENT_LIMIT_MS)));
  await sql`select set_config('app.caller', ${callerName(context.caller)}, true),
    set_config('app.agencies', ${list(agencies)}, true),
    set_config('app.areas', ${list(areas)}, true),
    set_config('statement_timeout', ${String(limit)}, true)`.execute(trx);
}

/** Takes the request id; a second transaction with the same id waits here for the first. */
async function claim(
  trx: Transaction,
  context: Context,
  act: WriteAct,
): Promise<'first' | Result<unknown, Refusal>> {
  const body = createHash('sha256').update(encode(act.input)).digest('hex');
  const caller = callerName(context.caller);
  const inserted = await sql`insert into answered_request
      (id, operation, caller, body_sha256, answered_at)
    values (${act.requestId}, ${act.operation}, ${caller}, ${body}, ${new Date(context.now())})
    on conflict (id) do nothing`.execute(trx);
  if (inserted.numAffectedRows === 1n) return 'first';
  const earlier = await trx
    .selectFrom('answered_request')
    .selectAll()
    .where('id', '=', act.requestId)
    .executeTakeFirstOrThrow();
  const same =
    earlier.operation === act.operation &&
    earlier.caller === caller &&
    earlier.body_sha256 === body;
  if (!same) return err(refuse('request.other_body'));
  return ok(earlier.reply);
}

function encode(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'bigint' ? part.toString() : part,
  );
}
