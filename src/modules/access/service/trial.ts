import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { err, EVERYTHING, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import { record } from '../../../platform/database/index.ts';
import { GateFull, hashingIsFull, verifyPassword } from '../../../platform/identity/index.ts';
import { ATTEMPT_WINDOW_MS, waitForAccount, waitForAddress } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  findUser,
  insertAttempt,
  inTurn,
  listAttemptsFromAddress,
  listAttemptsOnAccount,
  openAccess,
  type Trial,
  type UserRow,
} from '../store/index.ts';
import { todayOf } from './shapes.ts';

/** Who is tried: the hash of what was typed, since a person may type the password there. */
export function trialOf(context: Context, login: string): Trial {
  return {
    accountSha256: createHash('sha256').update(login).digest('hex'),
    address: context.client?.address ?? 'local',
  };
}

/**
 * Tries a password for a login. The attempt is recorded before the password is looked at, under a
 * lock on the account and one on the address, so that a thousand at once gain no more than five.
 * An unknown login, a disabled one and one without a password cost the same work and get the same
 * answer. Whoever calls it records the success with its own transaction.
 */
export async function tryPassword(
  context: Context,
  login: string,
  password: string,
): Promise<Result<UserRow, Refusal>> {
  if (hashingIsFull()) return err(refuse('access.busy'));
  const begun = await tryLogin(context, login);
  if (!begun.ok) return begun;
  const user = begun.value;
  const kept = user === null || user.disabledAt !== null ? null : user.passwordHash;
  try {
    const fits = await verifyPassword(kept, password);
    return fits && user !== null ? ok(user) : err(refuse('access.wrong_credentials'));
  } catch (fault) {
    if (fault instanceof GateFull) return err(refuse('access.busy'));
    throw fault;
  }
}

/** Begins an attempt on a login: its account, or how long it is locked. */
export async function tryLogin(
  context: Context,
  login: string,
): Promise<Result<UserRow | null, Refusal>> {
  const trial = trialOf(context, login);
  const instant = context.now();
  const since = new Date(instant - ATTEMPT_WINDOW_MS);
  return record(context, async (trx) => {
    await openAccess(trx, 'identity');
    await inTurn(trx, `account ${trial.accountSha256}`);
    await inTurn(trx, `address ${trial.address}`);
    const onAccount = await listAttemptsOnAccount(trx, trial.accountSha256, since);
    const fromAddress = await listAttemptsFromAddress(trx, trial.address, since);
    const wait = Math.max(waitForAccount(onAccount, instant), waitForAddress(fromAddress, instant));
    if (wait > 0) {
      const retryAfterSeconds = Math.ceil(wait / 1000);
      const minutes = Math.ceil(wait / 60_000);
      return err(refuse('access.too_many_attempts', { minutes, retryAfterSeconds }));
    }
    await insertAttempt(trx, newId(), trial, { outcome: 'started', at: new Date(instant) });
    return ok(await findUser(trx, EVERYTHING, login, todayOf(context)));
  });
}
