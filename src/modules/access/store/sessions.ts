import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { IsoDate, Post } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { selectLent, type LentPost } from './delegations.ts';

export type EndedWhy = 'signed_out' | 'ended_by_user' | 'password_changed' | 'user_disabled';

/** A session with the person it stands for, as every request needs them: one statement. */
export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly provedAt: Date | null;
  readonly login: string;
  readonly name: string;
  readonly disabledAt: Date | null;
  /** Those in force on the day asked. */
  readonly posts: readonly (Post & { readonly validFrom: string })[];
  /** Those that others lent for today. */
  readonly lent: readonly LentPost[];
}

export async function findSession(
  trx: Transaction,
  tokenSha256: string,
  on: IsoDate,
): Promise<SessionRow | null> {
  const row = await trx
    .selectFrom('session as s')
    .innerJoin('app_user as u', 'u.id', 's.user_id')
    .select((eb) => [
      's.id',
      's.user_id as userId',
      's.last_seen_at as lastSeenAt',
      's.expires_at as expiresAt',
      's.ended_at as endedAt',
      's.proved_at as provedAt',
      'u.login',
      'u.name',
      'u.disabled_at as disabledAt',
      jsonArrayFrom(
        eb
          .selectFrom('post as p')
          .select(['p.role', 'p.agency', 'p.area', 'p.valid_from as validFrom'])
          .whereRef('p.user_id', '=', 'u.id')
          .where('p.valid_from', '<=', on)
          .where((p) => p.or([p('p.valid_to', 'is', null), p('p.valid_to', '>', on)]))
          .orderBy('p.valid_from')
          .orderBy('p.role'),
      ).as('posts'),
      jsonArrayFrom(selectLent(trx, on).where('d.to_user', '=', sql<string>`u.id`)).as('lent'),
    ])
    .where('s.token_sha256', '=', tokenSha256)
    .executeTakeFirst();
  return row ?? null;
}

export interface NewSession {
  readonly id: string;
  readonly tokenSha256: string;
  readonly userId: string;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly address: string;
  readonly userAgent: string;
}

/**
 * Starts a session. The same id again (an answer that got lost) gives the same session a new
 * token, as long as it is the same person's and open; else false.
 */
export async function startSession(trx: Transaction, session: NewSession): Promise<boolean> {
  const done = await trx
    .insertInto('session')
    .values({
      id: session.id,
      token_sha256: session.tokenSha256,
      user_id: session.userId,
      created_at: session.at,
      last_seen_at: session.at,
      proved_at: session.at,
      expires_at: session.expiresAt,
      address: session.address,
      user_agent: session.userAgent,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({
          token_sha256: session.tokenSha256,
          last_seen_at: session.at,
          expires_at: session.expiresAt,
        })
        .where('session.user_id', '=', session.userId)
        .where('session.ended_at', 'is', null),
    )
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function touchSession(trx: Transaction, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('session')
    .set({ last_seen_at: at })
    .where('id', '=', id)
    .where('last_seen_at', '<', at)
    .execute();
}

/** Notes that a session proved who sits there. */
export async function updateProved(trx: Transaction, id: string, at: Date): Promise<void> {
  await trx.updateTable('session').set({ proved_at: at }).where('id', '=', id).execute();
}

export interface Ending {
  readonly at: Date;
  readonly why: EndedWhy;
}

/** Ends one session, of this user only; the number of those that were open. */
export async function endSession(
  trx: Transaction,
  userId: string,
  id: string,
  ending: Ending,
): Promise<number> {
  const done = await trx
    .updateTable('session')
    .set({ ended_at: ending.at, ended_why: ending.why })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Ends every session of a user but one; the number of those that were open. */
export async function endSessions(
  trx: Transaction,
  userId: string,
  but: string | null,
  ending: Ending,
): Promise<number> {
  let query = trx
    .updateTable('session')
    .set({ ended_at: ending.at, ended_why: ending.why })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null);
  if (but !== null) query = query.where('id', '!=', but);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

export interface OwnSessionRow {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly address: string;
  readonly userAgent: string;
}

/** The sessions of a user that were not ended, newest first. */
export async function listSessions(
  trx: Transaction,
  userId: string,
): Promise<readonly OwnSessionRow[]> {
  return trx
    .selectFrom('session')
    .select([
      'id',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'expires_at as expiresAt',
      'address',
      'user_agent as userAgent',
    ])
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
}
