import { sql } from 'kysely';
import type { Database, Transaction } from '../database/index.ts';
import type { Subscription } from './topic.ts';

/** Attempts before a delivery is left to people: over about three hours. */
export const ATTEMPTS = 8;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 3_600_000;
const WAIT_FACTOR = 4;
/** Messages that one transaction hands out. */
export const HANDED_OUT_AT_ONCE = 500;
/** Dead deliveries that are listed; all are counted. */
const LISTED = 20;

/** How long after the start of an attempt the next one may be made: 1 s, 4 s, 16 s … one hour. */
export function waitAfter(attempt: number): number {
  return Math.min(FIRST_WAIT_MS * WAIT_FACTOR ** (attempt - 1), LONGEST_WAIT_MS);
}

/** A message to be kept. */
export interface NewMessage {
  readonly id: string;
  readonly topic: string;
  readonly subject: string;
  /** JSON. */
  readonly body: string;
  readonly at: Date;
  readonly by: string;
  readonly traceId: string;
}

export async function insertMessage(trx: Transaction, message: NewMessage): Promise<void> {
  const { id, topic, subject, body, at, by, traceId } = message;
  await trx
    .insertInto('outbox_message')
    .values({ id, topic, subject, body, published_at: at, published_by: by, trace_id: traceId })
    .execute();
}

/** Makes a delivery of each new message for each subscriber of its topic; gives the messages' number. */
export async function handOut(
  trx: Transaction,
  subscriptions: readonly Subscription[],
  now: Date,
): Promise<number> {
  const fresh = await trx
    .selectFrom('outbox_message')
    .select(['id', 'topic', 'subject'])
    .where('handed_out', '=', false)
    .orderBy('id')
    .limit(HANDED_OUT_AT_ONCE)
    .forUpdate()
    .skipLocked()
    .execute();
  const deliveries = fresh.flatMap(({ id, topic, subject }) =>
    subscriptions
      .filter((each) => each.topic === topic)
      .map(({ name }) => ({
        message_id: id,
        subscriber: name,
        subject,
        state: 'waiting',
        attempts: 0,
        next_at: now,
      })),
  );
  if (deliveries.length > 0) await trx.insertInto('outbox_delivery').values(deliveries).execute();
  const ids = fresh.map(({ id }) => id);
  if (ids.length > 0) {
    await trx
      .updateTable('outbox_message')
      .set({ handed_out: true })
      .where('id', 'in', ids)
      .execute();
  }
  return fresh.length;
}

/** A delivery whose attempt has been counted. */
export interface Claimed {
  readonly messageId: string;
  readonly subscriber: string;
  readonly attempt: number;
}

/**
 * Counts an attempt of the oldest delivery whose turn it is: nothing older about its subject is
 * open. An attempt that was begun and never ended is over when its wait is.
 */
export async function claim(
  trx: Transaction,
  subscribers: readonly string[],
  now: Date,
): Promise<Claimed | null> {
  const found = await trx
    .selectFrom('outbox_delivery as d')
    .select(['d.message_id as messageId', 'd.subscriber', 'd.attempts'])
    .where('d.state', '=', 'waiting')
    .where('d.next_at', '<=', now)
    .where('d.subscriber', '=', sql<string>`any(${subscribers})`)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('outbox_delivery as e')
            .select('e.message_id')
            .whereRef('e.subscriber', '=', 'd.subscriber')
            .whereRef('e.subject', '=', 'd.subject')
            .whereRef('e.message_id', '<', 'd.message_id')
            .where('e.state', '<>', 'delivered'),
        ),
      ),
    )
    .orderBy('d.message_id')
    .orderBy('d.subscriber')
    .limit(1)
    .forUpdate('d')
    .skipLocked()
    .executeTakeFirst();
  if (found === undefined) return null;
  const { messageId, subscriber } = found;
  const attempt = found.attempts + 1;
  await trx
    .updateTable('outbox_delivery')
    .set({ attempts: attempt, next_at: new Date(now.getTime() + waitAfter(attempt)) })
    .where('message_id', '=', messageId)
    .where('subscriber', '=', subscriber)
    .execute();
  return { messageId, subscriber, attempt };
}

/** Takes a claimed delivery for the time of the transaction; null when another attempt has it. */
export async function hold(trx: Transaction, claimed: Claimed) {
  const held = await trx
    .selectFrom('outbox_delivery')
    .select('subject')
    .where('message_id', '=', claimed.messageId)
    .where('subscriber', '=', claimed.subscriber)
    .where('state', '=', 'waiting')
    .where('attempts', '=', claimed.attempt)
    // Another courier that looks for work may have the row for a moment: wait for it.
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) return null;
  return trx
    .selectFrom('outbox_message')
    .select(['id', 'topic', 'subject', 'body', 'published_at as at', 'trace_id as traceId'])
    .where('id', '=', claimed.messageId)
    .executeTakeFirstOrThrow();
}

/** Says that a held delivery is done. */
export async function settle(trx: Transaction, claimed: Claimed, now: Date): Promise<void> {
  await trx
    .updateTable('outbox_delivery')
    .set({ state: 'delivered', settled_at: now, last_error: null })
    .where('message_id', '=', claimed.messageId)
    .where('subscriber', '=', claimed.subscriber)
    .execute();
}

/** Keeps why an attempt failed; after the last one the delivery is dead. */
export async function keepFailure(
  trx: Transaction,
  claimed: Claimed,
  failure: { readonly error: string; readonly now: Date },
): Promise<'waiting' | 'dead'> {
  const dead = claimed.attempt >= ATTEMPTS;
  await trx
    .updateTable('outbox_delivery')
    .set({
      last_error: failure.error,
      ...(dead ? { state: 'dead', settled_at: failure.now } : {}),
    })
    .where('message_id', '=', claimed.messageId)
    .where('subscriber', '=', claimed.subscriber)
    .where('state', '=', 'waiting')
    .where('attempts', '=', claimed.attempt)
    .execute();
  return dead ? 'dead' : 'waiting';
}

/** Gives every dead delivery its attempts again; gives their number. */
export async function reviveDead(
  trx: Transaction,
  subscribers: readonly string[],
  now: Date,
): Promise<number> {
  const revived = await trx
    .updateTable('outbox_delivery')
    .set({ state: 'waiting', settled_at: null, attempts: 0, next_at: now })
    .where('state', '=', 'dead')
    .where('subscriber', '=', sql<string>`any(${subscribers})`)
    .executeTakeFirst();
  return Number(revived.numUpdatedRows);
}

/** What waits and what is dead, for the health page and `db info`. */
export interface OutboxState {
  /** Deliveries that wait, and messages that nobody has handed out yet. */
  readonly waiting: number;
  readonly dead: number;
}

/** A delivery that people must look at. */
export interface DeadLetter {
  readonly message: string;
  readonly topic: string;
  readonly subject: string;
  readonly subscriber: string;
  readonly attempts: number;
  readonly error: string | null;
  /** ISO instant. */
  readonly since: string;
}

/** Counts what is open. A database of an older release has no outbox: nothing waits there. */
export async function countOpen(database: Database): Promise<OutboxState> {
  if (!(await isThere(database))) return { waiting: 0, dead: 0 };
  const asked = await sql<OutboxState>`select
      ((select count(*) from outbox_message where not handed_out)
        + count(*) filter (where state = 'waiting'))::int as waiting,
      (count(*) filter (where state = 'dead'))::int as dead
    from outbox_delivery where state <> 'delivered'`.execute(database);
  return asked.rows[0] ?? { waiting: 0, dead: 0 };
}

/** The oldest dead deliveries, `LISTED` at most. */
export async function listDead(database: Database): Promise<readonly DeadLetter[]> {
  if (!(await isThere(database))) return [];
  const rows = await database
    .selectFrom('outbox_delivery as d')
    .innerJoin('outbox_message as m', 'm.id', 'd.message_id')
    .select(['m.id', 'm.topic', 'm.subject', 'd.subscriber', 'd.attempts'])
    .select(['d.last_error', 'd.settled_at'])
    .where('d.state', '=', 'dead')
    .orderBy('m.id')
    .limit(LISTED)
    .execute();
  return rows.map((row) => ({
    message: row.id,
    topic: row.topic,
    subject: row.subject,
    subscriber: row.subscriber,
    attempts: row.attempts,
    error: row.last_error,
    since: row.settled_at?.toISOString() ?? '',
  }));
}

async function isThere(database: Database): Promise<boolean> {
  const asked = await sql<{ is: boolean }>`
    select to_regclass('public.outbox_delivery') is not null as is`.execute(database);
  return asked.rows[0]?.is === true;
}
