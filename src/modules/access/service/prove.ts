import { v7 as newId } from 'uuid';
import {
  err,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/database/index.ts';
import type { proveSession } from '../contract/index.ts';
import { refuse } from '../errors.ts';
import { insertAttempt, openAccess, updateProved } from '../store/index.ts';
import { trySecondStep } from './second-step.ts';
import { trialOf, tryLogin, tryPassword } from './trial.ts';

/**
 * Proves who sits at the session, by the password or by a code of the second step, so that grave
 * acts are open for ten minutes. Failures count as failures to sign in.
 */
export async function serveProve(
  context: Context,
  input: InputOf<typeof proveSession>,
): Promise<Result<ReplyOf<typeof proveSession>, Refusal>> {
  const { caller } = context;
  const session = context.client?.sessionId ?? null;
  if (caller.kind !== 'user' || session === null) return err(refuse('access.sign_in_first'));
  const tried = await tryProof(context, caller.login, input);
  if (!tried.ok) return err({ ...tried.error, where: { field: 'proof' } });
  const at = new Date(context.now());
  await record(context, async (trx) => {
    await openAccess(trx, 'identity');
    const trial = trialOf(context, caller.login);
    await insertAttempt(trx, newId(), trial, { outcome: 'succeeded', at });
    await updateProved(trx, session, at);
    await recordAudit(trx, context, {
      operation: 'session.prove',
      subject: { kind: 'user', id: caller.login },
      data: { session, by: tried.value },
    });
  });
  return ok({ proved: at.toISOString() });
}

/** No password is as short as a code: what is typed tells by itself which of them it is. */
async function tryProof(
  context: Context,
  login: string,
  { proof, requestId }: InputOf<typeof proveSession>,
): Promise<Result<string, Refusal>> {
  if (!/^\s*\d{3}\s?\d{3}\s*$/.test(proof)) {
    const tried = await tryPassword(context, login, proof);
    return tried.ok ? ok('password') : tried;
  }
  const user = await tryLogin(context, login);
  if (!user.ok) return user;
  if (user.value?.secondStep !== true) return err(refuse('access.wrong_credentials'));
  const taken = await trySecondStep(context, user.value, { code: proof, requestId });
  return taken.ok ? ok('code') : taken;
}
