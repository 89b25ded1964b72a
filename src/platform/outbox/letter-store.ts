import { sql } from 'kysely';
import type { Language } from '../../kernel/index.ts';
import type { Transaction } from '../database/index.ts';
import type { Channel } from './letter.ts';

const MINUTE_MS = 60_000;
/** How long after an attempt that was refused for now the next one may be made. */
const WAITS_MS = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTE_MS);
/** Attempts before a letter is left to people: over about a day. */
export const LETTER_ATTEMPTS = WAITS_MS.length + 1;
/** A wait is longer by up to this part of it, so that letters do not come back all at once. */
const JITTER = 0.2;
/** After this time an attempt that nobody ended has an end that nobody knows. */
export const UNDER_WAY_MS = 5 * MINUTE_MS;
/** How long what was sent can be read; then who got it and what it said is erased. */
export const KEPT_DAYS = 90;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The wait after an attempt, with `chance` of [0, 1). */
export function letterWait(attempt: number, chance: number): number {
  const wait = WAITS_MS[Math.min(attempt, WAITS_MS.length) - 1] ?? MINUTE_MS;
  return Math.round(wait * (1 + JITTER * chance));
}

/** A letter to be kept. */
export interface NewLetter {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly channel: Channel;
  readonly title: Readonly<Record<Language, string>>;
  readonly language: Language;
  readonly address: string;
  readonly subject: string | null;
  readonly body: string;
  readonly secret: boolean;
  readonly at: Date;
  readonly by: string;
  readonly traceId: string;
}

/** Keeps a letter unless its kind and key are there already. */
export async function insertLetter(trx: Transaction, letter: NewLetter): Promise<void> {
  const { at, by, traceId, title, ...same } = letter;
  await trx
    .insertInto('letter')
    .values({
      ...same,
      title: JSON.stringify(title),
      state: 'queued',
      attempts: 0,
      next_at: at,
      queued_at: at,
      queued_by: by,
      trace_id: traceId,
    })
    .onConflict((on) => on.constraint('letter_once').doNothing())
    .execute();
}

/** A letter that has been marked “under way”, as the wire needs it. */
export interface ClaimedLetter {
  readonly id: string;
  readonly kind: string;
  readonly channel: Channel;
  readonly attempt: number;
  readonly begunAt: Date;
  readonly address: string;
  readonly subject: string | null;
  readonly body: string;
}

/** Marks the letter whose turn it is “under way”; only after the commit may the wire be touched. */
export async function claimLetter(
  trx: Transaction,
  channels: readonly Channel[],
  now: Date,
): Promise<ClaimedLetter | null> {
  const found = await trx
    .selectFrom('letter')
    .select(['id', 'kind', 'channel', 'attempts', 'address', 'subject', 'body'])
    .where('state', '=', 'queued')
    .where('next_at', '<=', now)
    .where('channel', '=', sql<string>`any(${channels})`)
    .orderBy('next_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (found === undefined) return null;
  const { id, kind, address, subject, body } = found;
  const attempt = found.attempts + 1;
  await trx
    .updateTable('letter')
    .set({ state: 'under_way', attempts: attempt, begun_at: now, fault: null })
    .where('id', '=', id)
    .execute();
  const channel = found.channel as Channel;
  return { id, kind, channel, attempt, begunAt: now, address, subject, body: body ?? '' };
}

/** Letters of a channel that nothing is configured for rest until a person decides. */
export async function holdLetters(trx: Transaction, channels: readonly Channel[]): Promise<void> {
  if (channels.length === 0) return;
  await trx
    .updateTable('letter')
    .set({ state: 'held' })
    .where('state', '=', 'queued')
    .where('channel', '=', sql<string>`any(${channels})`)
    .execute();
}

/** What the wire said of an attempt. `unknown`: the other side may have it. */
export type Outcome =
  | { readonly is: 'sent' }
  | { readonly is: 'later' | 'refused' | 'unknown'; readonly fault: string };

/** Where an attempt left its letter. */
export type LetterState = 'queued' | 'under_way' | 'sent' | 'dead' | 'held';

/** Keeps what came of an attempt; one that a person has decided about meanwhile stays so. */
export async function settleLetter(
  trx: Transaction,
  claimed: Pick<ClaimedLetter, 'id' | 'attempt' | 'begunAt'>,
  outcome: Outcome,
  at: { readonly now: Date; readonly chance: number },
): Promise<LetterState> {
  const { id, attempt, begunAt } = claimed;
  const ofAttempt = () =>
    trx
      .updateTable('letter')
      .where('id', '=', id)
      .where('state', '=', 'under_way')
      .where('attempts', '=', attempt)
      .where('begun_at', '=', begunAt);
  if (outcome.is === 'sent') {
    const body = sql<string | null>`case when secret then null else body end`;
    await ofAttempt().set({ state: 'sent', settled_at: at.now, fault: null, body }).execute();
    return 'sent';
  }
  const { fault } = outcome;
  if (outcome.is === 'unknown') {
    await ofAttempt().set({ fault }).execute();
    return 'under_way';
  }
  if (outcome.is === 'refused' || attempt >= LETTER_ATTEMPTS) {
    await ofAttempt().set({ state: 'dead', settled_at: at.now, fault }).execute();
    return 'dead';
  }
  const next = new Date(at.now.getTime() + letterWait(attempt, at.chance));
  await ofAttempt().set({ state: 'queued', next_at: next, fault }).execute();
  return 'queued';
}

/** Erases address and text of what was sent long ago; that it was sent stays. */
export async function eraseOldLetters(trx: Transaction, now: Date): Promise<void> {
  await trx
    .updateTable('letter')
    .set({ address: '', subject: null, body: null })
    .where('state', '=', 'sent')
    .where('settled_at', '<', new Date(now.getTime() - KEPT_DAYS * DAY_MS))
    .where('address', '<>', '')
    .execute();
}
