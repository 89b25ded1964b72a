import { sql } from 'kysely';
import { callerName, type Language } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../database/index.ts';
import { UNDER_WAY_MS, type LetterState } from './letter-store.ts';
import type { Channel } from './letter.ts';

/**
 * What people are told of a letter: `uncertain` is one that went under way and whose end nobody
 * knows: no answer came, or the process ended.
 */
export type LetterStanding = LetterState | 'uncertain';

/** A letter in a list: the address masked, no text. */
export interface LetterRow {
  readonly id: string;
  readonly kind: string;
  readonly channel: Channel;
  readonly title: Readonly<Record<Language, string>>;
  readonly to: string;
  readonly standing: LetterStanding;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly nextAt: Date;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly fault: string | null;
}

/** A letter as it would be sent, or was. */
export interface LetterWhole extends LetterRow {
  readonly address: string;
  readonly language: Language;
  readonly subject: string | null;
  /** Null: erased, since it carried a secret or was sent long ago. */
  readonly body: string | null;
}

/** How many letters stand where. */
export type LetterCounts = Readonly<Record<LetterStanding, number>>;

const standing = (now: Date) => sql<LetterStanding>`case
  when state = 'under_way' and (fault is not null or begun_at < ${new Date(
    now.getTime() - UNDER_WAY_MS,
  )}) then 'uncertain' else state end`;

const columns = [
  'id',
  'kind',
  'channel',
  'title',
  'address',
  'attempts',
  'queued_at',
  'next_at',
  'settled_at',
  'settled_by',
  'fault',
] as const;

/** Letters of a standing (all without one), the newest first, those before `before` only. */
export async function listLetters(
  trx: Transaction,
  asked: {
    readonly standing: LetterStanding | null;
    readonly before: string | null;
    readonly limit: number;
    readonly now: Date;
  },
): Promise<readonly LetterRow[]> {
  const where = standing(asked.now);
  let query = trx.selectFrom('letter').select(columns).select(where.as('standing'));
  if (asked.standing !== null) query = query.where(where, '=', asked.standing);
  if (asked.before !== null) query = query.where('id', '<', asked.before);
  const rows = await query.orderBy('id', 'desc').limit(asked.limit).execute();
  return rows.map(rowOf);
}

/** One letter with its text; null when there is none. */
export async function findLetter(
  trx: Transaction,
  asked: { readonly id: string; readonly now: Date },
): Promise<LetterWhole | null> {
  const row = await trx
    .selectFrom('letter')
    .select(columns)
    .select(['language', 'subject', 'body'])
    .select(standing(asked.now).as('standing'))
    .where('id', '=', asked.id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { address, subject, body } = row;
  return { ...rowOf(row), address, language: row.language as Language, subject, body };
}

/** Counts letters by their standing, for the health page and the page of letters. */
export async function countLetters(
  database: Database | Transaction,
  now: Date,
): Promise<LetterCounts> {
  const rows = await database
    .selectFrom('letter')
    .select(standing(now).as('standing'))
    .select((count) => count.fn.countAll<string>().as('number'))
    .groupBy(sql`1`)
    .execute();
  const none = { queued: 0, under_way: 0, uncertain: 0, sent: 0, dead: 0, held: 0 };
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.standing, Number(row.number)])) };
}

/** What a person decides: send it (once more), or leave it as if it were sent. */
export type LetterDecision = 'send' | 'count_as_sent';

/** What came of a decision; `not_open` when the letter is nobody's to decide about. */
export interface Decided {
  readonly is: 'decided' | 'not_open';
  readonly standing: LetterStanding;
}

/**
 * Decides about a letter that rests, was given up, or whose end nobody knows. A letter that is
 * queued, on the wire or sent is nobody's to decide about. Null: no such letter.
 */
export async function decideLetter(
  trx: Transaction,
  context: Context,
  asked: { readonly id: string; readonly decision: LetterDecision },
): Promise<Decided | null> {
  const now = new Date(context.now());
  const row = await trx
    .selectFrom('letter')
    .select(standing(now).as('standing'))
    .where('id', '=', asked.id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const { standing: before } = row;
  if (!['dead', 'held', 'uncertain'].includes(before)) return { is: 'not_open', standing: before };
  const sent = asked.decision === 'count_as_sent';
  const change = sent
    ? { state: 'sent', settled_at: now, settled_by: callerName(context.caller) }
    : { state: 'queued', settled_at: null, attempts: 0, next_at: now };
  const body = sql<string | null>`case when secret and ${sent} then null else body end`;
  await trx
    .updateTable('letter')
    .set({ ...change, body })
    .where('id', '=', asked.id)
    .execute();
  return { is: 'decided', standing: sent ? 'sent' : 'queued' };
}

interface Stored {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  readonly title: unknown;
  readonly address: string;
  readonly standing: LetterStanding;
  readonly attempts: number;
  readonly queued_at: Date;
  readonly next_at: Date;
  readonly settled_at: Date | null;
  readonly settled_by: string | null;
  readonly fault: string | null;
}

function rowOf(row: Stored): LetterRow {
  return {
    id: row.id,
    kind: row.kind,
    channel: row.channel as Channel,
    title: row.title as LetterRow['title'],
    to: maskAddress(row.address),
    standing: row.standing,
    attempts: row.attempts,
    queuedAt: row.queued_at,
    nextAt: row.next_at,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    fault: row.fault,
  };
}

/** `lan.nguyen@example.vn` → `l…@example.vn`, `+84912345678` → `…678`: enough to tell apart. */
export function maskAddress(address: string): string {
  if (address === '') return '';
  const at = address.lastIndexOf('@');
  return at === -1 ? `…${address.slice(-3)}` : `${address.slice(0, 1)}…${address.slice(at)}`;
}
