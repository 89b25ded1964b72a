import { v7 as newId } from 'uuid';
import type { output } from 'zod/mini';
import {
  callerName,
  err,
  normalForm,
  ok,
  parseIsoDate,
  searchKey,
  type InputOf,
  type IsoDate,
  type Post,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, record, write, type Transaction } from '../../../platform/database/index.ts';
import type {
  addUser,
  disableUser,
  listUsers as listUsersOperation,
  renewLink,
  UserShape,
} from '../contract/index.ts';
import { codesWithin } from '../../areas/index.ts';
import { isLogin, normalLogin } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  closeLinksOf,
  endSessions,
  findUser,
  insertPost,
  insertUser,
  inTurn,
  listHoldersCityWide,
  listLastingHolders,
  listUsers,
  openAccess,
  updateDisabled,
  type UserRow,
} from '../store/index.ts';
import { issueLink } from './links.ts';
import { managed } from './managed.ts';
import { postRefusal } from './posts.ts';
import { todayOf, toUser } from './shapes.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** The accounts in the caller's scope, by login. */
export async function serveListUsers(
  context: Context,
  input: InputOf<typeof listUsersOperation>,
): Answer<ReplyOf<typeof listUsersOperation>> {
  const words = searchKey(input.q ?? '').split(' ');
  const filter = {
    words: words.filter((word) => word !== ''),
    agency: input.agency ?? null,
    areas: await areasAsked(context, input.area),
  };
  const users = await read(context, async (trx) => {
    await openAccess(trx, 'manage');
    return listUsers(trx, context.scope, todayOf(context), filter);
  });
  return ok({ users: users.map(toUser) });
}

/** An area asked about, with those below it today; null when none is asked about. */
async function areasAsked(
  context: Context,
  area: string | undefined,
): Promise<readonly string[] | null> {
  if (area === undefined) return null;
  const on = todayOf(context);
  const [codes = []] = await codesWithin(context, [{ code: area, since: on }], on);
  // Posts at a unit that has ended are still found by its code.
  return codes.length === 0 ? [area] : codes;
}

interface Adding extends Post {
  readonly login: string;
  readonly name: string;
  readonly on: string;
}

/** Adds an account with one post, and the link by which its holder chooses a password. */
export async function serveAddUser(
  context: Context,
  input: InputOf<typeof addUser>,
): Answer<ReplyOf<typeof addUser>> {
  const adding: Adding = {
    login: normalLogin(input.login),
    name: normalForm(input.name),
    role: input.role,
    agency: input.agency ?? null,
    area: input.area ?? null,
    on: input.on ?? todayOf(context),
  };
  const { login } = adding;
  if (!isLogin(login)) return err(refuse('access.login_invalid', { login }, { field: 'login' }));
  const day = parseIsoDate(adding.on) ?? todayOf(context);
  const { role, agency, area } = adding;
  const refusal = await postRefusal(context, { role, agency, area }, day);
  if (refusal !== null) return err(refusal);
  const act = { operation: 'user.add', requestId: input.requestId, input: adding };
  const added = await write(context, act, (trx) => add(trx, context, adding));
  if (!added.ok) return added;
  // The link is no part of the kept answer, where its token would stand: who sends the request
  // again because the answer got lost gets a new link, and the lost one is no good.
  return record(context, async (trx) => {
    await openAccess(trx, 'manage');
    const user = await findUser(trx, context.scope, adding.login, todayOf(context));
    if (user === null) return err(refuse('access.user_not_found', { login: adding.login }));
    return ok({ user: toUser(user), link: await issueLink(trx, context, user) });
  });
}

async function add(
  trx: Transaction,
  context: Context,
  adding: Adding,
): Promise<Result<{ login: string }, Refusal>> {
  await openAccess(trx, 'manage');
  const { login, name, role, agency, area, on } = adding;
  const by = callerName(context.caller);
  const at = new Date(context.now());
  const id = newId();
  if (!(await insertUser(trx, { id, login, name, passwordHash: null, sample: false, at, by }))) {
    return err(refuse('access.login_taken', { login }, { field: 'login' }));
  }
  await insertPost(trx, { id: newId(), userId: id, role, agency, area, validFrom: on, at, by });
  await recordAudit(trx, context, {
    operation: 'user.add',
    subject: { kind: 'user', id: login },
    data: { name, role, agency, area, on },
  });
  return ok({ login });
}

/** Disables an account: its sessions end, its link is closed, its history stays. */
export async function serveDisableUser(
  context: Context,
  input: InputOf<typeof disableUser>,
): Answer<ReplyOf<typeof disableUser>> {
  const login = normalLogin(input.login);
  const reason = input.reason ?? null;
  const { caller } = context;
  if (caller.kind === 'user' && caller.login === login) return err(refuse('access.not_yourself'));
  const act = {
    operation: 'user.disable',
    requestId: input.requestId,
    input: { login, reason },
  };
  return write<ReplyOf<typeof disableUser>>(context, act, async (trx) => {
    await openAccess(trx, 'manage');
    // Two administrators who disable each other at once would leave the city without any.
    await inTurn(trx, 'administrators');
    const user = await managed(trx, context, login);
    if (!user.ok) return user;
    if (user.value.disabledAt !== null) {
      return ok({ user: toUser(user.value), endedSessions: 0, unchanged: true });
    }
    if (await isLastAdministrator(trx, login, todayOf(context))) {
      return err(refuse('access.last_administrator'));
    }
    const endedSessions = await disable(trx, context, user.value, reason);
    const shown: output<typeof UserShape> = { ...toUser(user.value), state: 'disabled' };
    return ok({ user: shown, endedSessions, unchanged: false });
  });
}

/** Closes an account that was decided to be closed; gives how many sessions ended. */
export async function disable(
  trx: Transaction,
  context: Context,
  { id, login }: Pick<UserRow, 'id' | 'login'>,
  reason: string | null,
): Promise<number> {
  const at = new Date(context.now());
  await updateDisabled(trx, id, { at, by: callerName(context.caller), reason });
  const why = 'user_disabled';
  const endedSessions = await endSessions(trx, id, null, { at, why });
  await closeLinksOf(trx, id, { at, why });
  await recordAudit(trx, context, {
    operation: 'user.disable',
    subject: { kind: 'user', id: login },
    data: { reason, endedSessions },
  });
  return endedSessions;
}

/** True when somebody administers the whole city and nobody else does so for good. */
async function isLastAdministrator(trx: Transaction, login: string, on: IsoDate): Promise<boolean> {
  const now = await listHoldersCityWide(trx, 'administrator', on);
  if (!now.includes(login)) return false;
  const lasting = await listLastingHolders(trx, 'administrator', on, null);
  return lasting.every((other) => other === login);
}

/** Makes a new link for an account whose holder lost the first one or the password. */
export async function serveRenewLink(
  context: Context,
  input: InputOf<typeof renewLink>,
): Answer<ReplyOf<typeof renewLink>> {
  return record(context, async (trx) => {
    await openAccess(trx, 'manage');
    const user = await managed(trx, context, normalLogin(input.login));
    if (!user.ok) return user;
    if (user.value.disabledAt !== null) {
      return err(refuse('access.user_not_found', { login: user.value.login }));
    }
    return ok({ link: await issueLink(trx, context, user.value) });
  });
}
