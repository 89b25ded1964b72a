import { v7 as newId } from 'uuid';
import {
  err,
  ok,
  refuser,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
  type Started,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { record, type Transaction } from '../../../platform/database/index.ts';
import { hashPassword, isOutdated, newToken, tokenHash } from '../../../platform/identity/index.ts';
import type { signIn, signOut } from '../contract/index.ts';
import { normalLogin, SESSION_LONGEST_MS } from '../domain/index.ts';
import {
  endSession,
  insertAttempt,
  listLent,
  openAccess,
  startSession,
  updatePassword,
  type UserRow,
} from '../store/index.ts';
import { trySecondStep } from './second-step.ts';
import { callerOf, todayOf, toMe } from './shapes.ts';
import { trialOf, tryPassword } from './trial.ts';

const refuseWire = refuser({ 'request.other_body': 'conflict' } as const);

/**
 * Signs in. The request id is the session's id, so a second sending after a lost answer leaves one
 * session, with the token of the last answer. The token is in no table and in no audit row.
 */
export async function serveSignIn(
  context: Context,
  input: InputOf<typeof signIn>,
): Promise<Result<Started<ReplyOf<typeof signIn>>, Refusal>> {
  const login = normalLogin(input.login);
  const tried = await tryPassword(context, login, input.password);
  if (!tried.ok) return tried;
  const user = tried.value;
  const given = { code: input.code ?? null, requestId: input.requestId };
  const second = await trySecondStep(context, user, given);
  if (!second.ok) return second;
  const better = isOutdated(user.passwordHash ?? '') ? await hashPassword(input.password) : null;
  const token = newToken();
  const lent = await record(context, async (trx) => {
    await openAccess(trx, 'identity');
    if (!(await start(trx, context, user, { id: input.requestId, token }))) return null;
    if (better !== null) await updatePassword(trx, user.id, better, new Date(context.now()));
    const trial = trialOf(context, login);
    const at = new Date(context.now());
    await insertAttempt(trx, newId(), trial, { outcome: 'succeeded', at });
    await recordAudit(
      trx,
      { ...context, caller: callerOf(user) },
      {
        operation: 'session.start',
        subject: { kind: 'user', id: user.login },
        data: {
          session: input.requestId,
          ...(second.value === null ? {} : { secondStep: second.value }),
        },
      },
    );
    return listLent(trx, user.id, todayOf(context));
  });
  if (lent === null) return err(refuseWire('request.other_body'));
  const maxAge = SESSION_LONGEST_MS / 1000;
  return ok({ token, maxAge, reply: toMe(user, todayOf(context), lent) });
}

async function start(
  trx: Transaction,
  context: Context,
  user: UserRow,
  session: { readonly id: string; readonly token: string },
): Promise<boolean> {
  const instant = context.now();
  const at = new Date(instant);
  const before = context.client?.sessionId ?? null;
  // The browser drops its cookie for the new one: what that stood for ends with it.
  if (before !== null && before !== session.id && context.caller.kind === 'user') {
    await endSession(trx, context.caller.userId, before, { at, why: 'signed_out' });
  }
  return startSession(trx, {
    id: session.id,
    tokenSha256: tokenHash(session.token),
    userId: user.id,
    at,
    expiresAt: new Date(instant + SESSION_LONGEST_MS),
    address: context.client?.address ?? 'local',
    userAgent: context.client?.userAgent ?? '',
  });
}

/** Ends the session of the cookie; without one there is nothing to end and the answer says so. */
export async function serveSignOut(
  context: Context,
  _input: InputOf<typeof signOut>,
): Promise<Result<ReplyOf<typeof signOut>, Refusal>> {
  const { caller } = context;
  const session = context.client?.sessionId ?? null;
  if (caller.kind !== 'user' || session === null) return ok({ ended: false });
  return record(context, async (trx) => {
    await openAccess(trx, 'own');
    const at = new Date(context.now());
    const ended = await endSession(trx, caller.userId, session, { at, why: 'signed_out' });
    if (ended > 0) {
      await recordAudit(trx, context, {
        operation: 'session.end',
        subject: { kind: 'user', id: caller.login },
        data: { session },
      });
    }
    return ok({ ended: ended > 0 });
  });
}
