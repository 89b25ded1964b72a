import {
  err,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { listTimeline, recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write } from '../../../platform/database/index.ts';
import type { enableUser, getUser } from '../contract/index.ts';
import { normalLogin } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  findDisabling,
  findUser,
  inTurn,
  listDelegations,
  listPosts,
  openAccess,
  updateEnabled,
} from '../store/index.ts';
import { toDelegation } from './delegations.ts';
import { managed, mayChange } from './managed.ts';
import { todayOf, toPost, toUser } from './shapes.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** One account in the caller's scope: every post it had, has and will have, and what happened. */
export async function serveGetUser(
  context: Context,
  input: InputOf<typeof getUser>,
): Answer<ReplyOf<typeof getUser>> {
  const login = normalLogin(input.login);
  return read(context, async (trx) => {
    await openAccess(trx, 'manage');
    const user = await findUser(trx, context.scope, login, todayOf(context));
    if (user === null) return err(refuse('access.user_not_found', { login }));
    const posts = await listPosts(trx, user.id);
    const disabled = await findDisabling(trx, user.id);
    await openAccess(trx, 'identity');
    const lent = await listDelegations(trx, user.id);
    const events = await listTimeline(trx, { kind: 'user', id: login });
    return ok({
      user: toUser(user),
      mayChange: mayChange(context, user),
      disabled: disabled === null ? null : { ...disabled, at: disabled.at.toISOString() },
      posts: posts.map((post) => ({
        ...toPost(post),
        reason: post.reason,
        by: post.by,
        at: post.at.toISOString(),
        endedBy: post.endedBy,
        endedReason: post.endedReason,
      })),
      delegations: lent.map((row) => toDelegation(row, todayOf(context))),
      history: events
        .filter(({ operation }) => !operation.endsWith('.get'))
        .map(({ id, at, by, operation }) => ({ id, at, by, operation })),
    });
  });
}

/** Opens a disabled account again: the password and the posts it has are good again. */
export async function serveEnableUser(
  context: Context,
  input: InputOf<typeof enableUser>,
): Answer<ReplyOf<typeof enableUser>> {
  const login = normalLogin(input.login);
  const reason = input.reason ?? null;
  const act = { operation: 'user.enable', requestId: input.requestId, input: { login, reason } };
  return write<ReplyOf<typeof enableUser>>(context, act, async (trx) => {
    await openAccess(trx, 'manage');
    await inTurn(trx, 'administrators');
    const user = await managed(trx, context, login);
    if (!user.ok) return user;
    if (user.value.disabledAt === null) return ok({ user: toUser(user.value), unchanged: true });
    const before = await findDisabling(trx, user.value.id);
    await updateEnabled(trx, user.value.id);
    await recordAudit(trx, context, {
      operation: act.operation,
      subject: { kind: 'user', id: login },
      data: { reason, disabledBy: before?.by ?? null, disabledReason: before?.reason ?? null },
    });
    return ok({ user: toUser({ ...user.value, disabledAt: null }), unchanged: false });
  });
}
