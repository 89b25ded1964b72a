import { v7 as newId } from 'uuid';
import {
  err,
  EVERYTHING,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { earlierAnswer, read, write } from '../../../platform/database/index.ts';
import type {
  changePassword,
  endSession as endSessionOperation,
  getMe,
  listSessions as listSessionsOperation,
  setLanguage,
} from '../contract/index.ts';
import { isOpen } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  closeLinksOf,
  endSession,
  endSessions,
  findUser,
  listLent,
  insertAttempt,
  listSessions,
  openAccess,
  updateLanguage,
  updatePassword,
} from '../store/index.ts';
import { tellOwner } from './mailbox.ts';
import { newPasswordHash } from './new-password.ts';
import { todayOf, toMe, type UserCaller } from './shapes.ts';
import { trialOf, tryPassword } from './trial.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** Who is signed in and what they may do; nobody is an answer too, not a refusal. */
export async function serveMe(context: Context): Answer<ReplyOf<typeof getMe>> {
  const { caller } = context;
  const nobody = { user: null, posts: [], permissions: [], language: context.language };
  if (caller.kind !== 'user') return ok(nobody);
  const on = todayOf(context);
  const user = await read(context, async (trx) => {
    // Posts that others lent are theirs, not among the own rows.
    await openAccess(trx, 'identity');
    const own = await findUser(trx, EVERYTHING, caller.login, on);
    return own === null ? null : toMe(own, on, await listLent(trx, own.id, on));
  });
  return ok(user ?? nobody);
}

/** Changes the own password; every other session of the user ends. */
export async function serveChangePassword(
  context: Context,
  input: InputOf<typeof changePassword>,
): Answer<ReplyOf<typeof changePassword>> {
  const caller = signedIn(context);
  if (caller === null) return err(refuse('access.sign_in_first'));
  const operation = 'me.change_password';
  // The first sending changed the password that this one would be compared with.
  const earlier = await earlierAnswer(context, { operation, requestId: input.requestId });
  if (earlier !== null) return ok(earlier.reply as ReplyOf<typeof changePassword>);
  const tried = await tryPassword(context, caller.login, input.current);
  if (!tried.ok) return err({ ...tried.error, where: { field: 'current' } });
  if (input.current === input.password) {
    return err(refuse('access.password_unchanged', {}, { field: 'password' }));
  }
  const hash = await newPasswordHash(input.password, caller.login);
  if (!hash.ok) return hash;
  // Passwords are no part of the act: their plain hash would stand in the database.
  const act = { operation, requestId: input.requestId, input: {} };
  return write(context, act, async (trx) => {
    const at = new Date(context.now());
    await openAccess(trx, 'identity');
    const trial = trialOf(context, caller.login);
    await insertAttempt(trx, newId(), trial, { outcome: 'succeeded', at });
    await openAccess(trx, 'own');
    await updatePassword(trx, caller.userId, hash.value, at);
    await closeLinksOf(trx, caller.userId, { at, why: 'password_changed' });
    const current = context.client?.sessionId ?? null;
    const why = 'password_changed';
    const endedSessions = await endSessions(trx, caller.userId, current, { at, why });
    await recordAudit(trx, context, {
      operation,
      subject: { kind: 'user', id: caller.login },
      data: { endedSessions },
    });
    await tellOwner(trx, context, caller.login, 'password');
    return ok({ endedSessions });
  });
}

export async function serveSetLanguage(
  context: Context,
  input: InputOf<typeof setLanguage>,
): Answer<ReplyOf<typeof setLanguage>> {
  const caller = signedIn(context);
  if (caller === null) return err(refuse('access.sign_in_first'));
  const { requestId, language } = input;
  const act = { operation: 'me.set_language', requestId, input: { language } };
  return write(context, act, async (trx) => {
    await openAccess(trx, 'own');
    await updateLanguage(trx, caller.userId, language);
    await recordAudit(trx, context, {
      operation: act.operation,
      subject: { kind: 'user', id: caller.login },
      data: { language },
    });
    return ok({ language });
  });
}

/** The own sessions that are still good, newest first. */
export async function serveListSessions(
  context: Context,
): Answer<ReplyOf<typeof listSessionsOperation>> {
  const caller = signedIn(context);
  if (caller === null) return err(refuse('access.sign_in_first'));
  const rows = await read(context, async (trx) => {
    await openAccess(trx, 'own');
    return listSessions(trx, caller.userId);
  });
  const open = rows.filter(({ lastSeenAt, expiresAt }) => {
    const times = { lastSeenAt: lastSeenAt.getTime(), expiresAt: expiresAt.getTime() };
    return isOpen({ ...times, ended: false }, context.now());
  });
  return ok({
    sessions: open.map((row) => ({
      id: row.id,
      current: row.id === context.client?.sessionId,
      started: row.createdAt.toISOString(),
      lastSeen: row.lastSeenAt.toISOString(),
      address: row.address,
      userAgent: row.userAgent,
    })),
  });
}

/** Ends one of the own sessions, or all but the present one. */
export async function serveEndSession(
  context: Context,
  input: InputOf<typeof endSessionOperation>,
): Answer<ReplyOf<typeof endSessionOperation>> {
  const caller = signedIn(context);
  if (caller === null) return err(refuse('access.sign_in_first'));
  const { requestId, session } = input;
  const act = { operation: 'me.end_session', requestId, input: { session } };
  return write(context, act, async (trx) => {
    await openAccess(trx, 'own');
    const ending = { at: new Date(context.now()), why: 'ended_by_user' } as const;
    const current = context.client?.sessionId ?? null;
    const ended =
      session === null
        ? await endSessions(trx, caller.userId, current, ending)
        : await endSession(trx, caller.userId, session, ending);
    if (session !== null && ended === 0) return err(refuse('access.session_not_found'));
    await recordAudit(trx, context, {
      operation: act.operation,
      subject: { kind: 'user', id: caller.login },
      data: { session, ended },
    });
    return ok({ ended });
  });
}

function signedIn(context: Context): UserCaller | null {
  return context.caller.kind === 'user' ? context.caller : null;
}
