import { EVERYTHING, NOTHING, todayAt, type Caller } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, record, type Database } from '../../../platform/database/index.ts';
import type { Identity, Session } from '../../../platform/http/index.ts';
import { tokenHash } from '../../../platform/identity/index.ts';
import { behalfOf, holds, isOpen, scopeOf, SESSION_SEEN_EVERY_MS } from '../domain/index.ts';
import {
  findSession,
  findUser,
  listLent,
  openAccess,
  touchSession,
  type SessionRow,
} from '../store/index.ts';
import { withReach } from './within.ts';

const TOKEN = /^[\w-]{43}$/;

/** What the wire asks: whose cookie it is, what they may do, and where. */
export function makeIdentity(database: Database, now: () => number): Identity {
  const context = identityContext(database, now);
  return {
    sessionOf: (token) => sessionOf(context, token),
    holds,
    scopeOf,
    behalfOf,
  };
}

async function sessionOf(context: Context, token: string): Promise<Session | null> {
  if (!TOKEN.test(token)) return null;
  const instant = context.now();
  const row = await read(context, async (trx) => {
    await openAccess(trx, 'identity');
    return findSession(trx, tokenHash(token), todayAt(instant));
  });
  if (row === null || row.disabledAt !== null || !isOpen(times(row), instant)) return null;
  if (instant - row.lastSeenAt.getTime() >= SESSION_SEEN_EVERY_MS) {
    await record(context, async (trx) => {
      await openAccess(trx, 'identity');
      await touchSession(trx, row.id, new Date(instant));
    });
  }
  const { userId, login, name } = row;
  const posts = await withReach(context, [...row.posts, ...row.lent], todayAt(instant));
  const provedAt = row.provedAt?.getTime() ?? null;
  return { sessionId: row.id, provedAt, caller: { kind: 'user', userId, login, name, posts } };
}

function times(row: SessionRow): Parameters<typeof isOpen>[0] {
  return {
    lastSeenAt: row.lastSeenAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    ended: row.endedAt !== null,
  };
}

/** The caller of `--as LOGIN`: an account in use, with today's posts; null when there is none. */
export async function callerOfLogin(context: Context, login: string): Promise<Caller | null> {
  const on = todayAt(context.now());
  const user = await read(context, async (trx) => {
    await openAccess(trx, 'identity');
    const user = await findUser(trx, EVERYTHING, login, on);
    return user === null ? null : { ...user, lent: await listLent(trx, user.id, on) };
  });
  if (user === null || user.disabledAt !== null) return null;
  const held = user.posts.filter((post) => post.validFrom <= on);
  const posts = await withReach(context, [...held, ...user.lent], on);
  return { kind: 'user', userId: user.id, login: user.login, name: user.name, posts };
}

function identityContext(database: Database, now: () => number): Context {
  return {
    database,
    caller: { kind: 'anonymous' },
    now,
    language: 'vi',
    traceId: 'session',
    scope: NOTHING,
  };
}
