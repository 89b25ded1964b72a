import { err, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { mayGrant } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { findUser, type UserRow } from '../store/index.ts';
import { todayOf } from './shapes.ts';

/**
 * An account that the caller may change: every post of it lies in the caller's scope. One that is
 * shared with another agency, or reaches the city, belongs to the city's administrators.
 */
export async function managed(
  trx: Transaction,
  context: Context,
  login: string,
): Promise<Result<UserRow, Refusal>> {
  const user = await findUser(trx, context.scope, login, todayOf(context));
  if (user === null || !mayChange(context, user)) {
    return err(refuse('access.user_not_found', { login }));
  }
  return ok(user);
}

/** True when every post that the account has or will have is one the caller may give. */
export function mayChange(context: Context, user: Pick<UserRow, 'posts'>): boolean {
  return user.posts.every((post) => mayGrant(context.scope, post));
}
