import { v7 as newId } from 'uuid';
import {
  callerName,
  err,
  EVERYTHING,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import type { output } from 'zod/mini';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import {
  earlierAnswer,
  read,
  record,
  write,
  type Transaction,
} from '../../../platform/database/index.ts';
import { tokenHash } from '../../../platform/identity/index.ts';
import type { checkLink, LinkShape, useLink } from '../contract/index.ts';
import { refuse } from '../errors.ts';
import {
  closeLink,
  closeLinksOf,
  endSessions,
  findLink,
  findUser,
  insertPost,
  insertUser,
  inTurn,
  listHoldersCityWide,
  openAccess,
  updatePassword,
} from '../store/index.ts';
import { tellOwner } from './mailbox.ts';
import { makeLink } from './make-link.ts';
import { newPasswordHash } from './new-password.ts';
import { todayOf } from './shapes.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** Links by which a password is set. */
const PASSWORD_LINKS = ['password', 'reset'] as const;
/** The account that the first link is for. */
const FIRST_LOGIN = 'quan.tri';
const FIRST_NAME = 'Quản trị viên';

/** Makes the link by which a user chooses a password; one made before is no good any more. */
export async function issueLink(
  trx: Transaction,
  context: Context,
  user: { readonly id: string; readonly login: string },
): Promise<output<typeof LinkShape>> {
  const { path, expiresAt } = await makeLink(trx, context, {
    userId: user.id,
    purpose: 'password',
  });
  await recordAudit(trx, context, {
    operation: 'user.renew_link',
    subject: { kind: 'user', id: user.login },
    data: { expires: expiresAt.toISOString() },
  });
  return { path, expires: expiresAt.toISOString() };
}

export async function serveCheckLink(
  context: Context,
  input: InputOf<typeof checkLink>,
): Answer<ReplyOf<typeof checkLink>> {
  const link = await read(context, async (trx) => {
    await openAccess(trx, 'identity');
    const now = new Date(context.now());
    return findLink(trx, tokenHash(input.token), { now, purposes: PASSWORD_LINKS });
  });
  if (link === null) return err(refuse('access.link_not_valid'));
  const { login, name, expiresAt } = link;
  return ok({ login, name, expires: expiresAt.toISOString() });
}

/** Sets the password of the account that a link was made for, once. */
export async function serveUseLink(
  context: Context,
  input: InputOf<typeof useLink>,
): Answer<ReplyOf<typeof useLink>> {
  const operation = 'password_link.use';
  const earlier = await earlierAnswer(context, { operation, requestId: input.requestId });
  if (earlier !== null) return ok(earlier.reply as ReplyOf<typeof useLink>);
  const sha256 = tokenHash(input.token);
  const found = await serveCheckLink(context, input);
  if (!found.ok) return found;
  const hash = await newPasswordHash(input.password, found.value.login);
  if (!hash.ok) return hash;
  const act = { operation, requestId: input.requestId, input: { sha256 } };
  return write(context, act, async (trx) => {
    await openAccess(trx, 'identity');
    const at = new Date(context.now());
    const link = await findLink(trx, sha256, { now: at, purposes: PASSWORD_LINKS });
    if (link === null || !(await closeLink(trx, link.id, at))) {
      return err(refuse('access.link_not_valid'));
    }
    await updatePassword(trx, link.userId, hash.value, at);
    await closeLinksOf(trx, link.userId, { at, why: 'password_changed' });
    const why = 'password_changed';
    const endedSessions = await endSessions(trx, link.userId, null, { at, why });
    const { userId, login, name } = link;
    const caller = { kind: 'user', userId, login, name, posts: [] } as const;
    await recordAudit(
      trx,
      { ...context, caller },
      {
        operation,
        subject: { kind: 'user', id: login },
        data: { endedSessions },
      },
    );
    await tellOwner(trx, context, login, 'password');
    return ok({ login });
  });
}

/**
 * The link by which the first administrator comes to be, printed by `start --empty`; null when
 * somebody can already administer the city. A start before the link was used makes a new one.
 */
export async function firstAdministratorLink(
  context: Context,
): Promise<output<typeof LinkShape> | null> {
  const on = todayOf(context);
  return record(context, async (trx) => {
    await openAccess(trx, 'identity');
    await inTurn(trx, 'first administrator');
    if ((await listHoldersCityWide(trx, 'administrator', on)).length > 0) return null;
    const at = new Date(context.now());
    const by = callerName(context.caller);
    const id = newId();
    const user = { id, login: FIRST_LOGIN, name: FIRST_NAME, passwordHash: null, sample: false };
    if (await insertUser(trx, { ...user, at, by })) {
      const place = { role: 'administrator', agency: null, area: null };
      await insertPost(trx, { ...place, id: newId(), userId: id, validFrom: on, at, by });
      await recordAudit(trx, context, {
        operation: 'user.add',
        subject: { kind: 'user', id: FIRST_LOGIN },
        data: { name: FIRST_NAME, role: 'administrator', agency: null, area: null, on },
      });
    }
    const kept = await findUser(trx, EVERYTHING, FIRST_LOGIN, on);
    return kept === null || kept.disabledAt !== null ? null : issueLink(trx, context, kept);
  });
}
