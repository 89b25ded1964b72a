import { v7 as newId } from 'uuid';
import type { output } from 'zod/mini';
import {
  addDays,
  callerName,
  err,
  EVERYTHING,
  ok,
  parseIsoDate,
  type InputOf,
  type IsoDate,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write, type Transaction } from '../../../platform/database/index.ts';
import type {
  delegate,
  delegateFor,
  DelegationShape,
  endDelegation,
  endDelegationOf,
  listDelegations as listDelegationsOperation,
} from '../contract/index.ts';
import { DELEGATION_DAYS, lentDays, normalLogin } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  findUser,
  insertDelegation,
  inTurn,
  listDelegations,
  listPosts,
  openAccess,
  updateDelegationEnd,
  type DelegationRow,
  type UserRow,
} from '../store/index.ts';
import { managed } from './managed.ts';
import { todayOf, toPost } from './shapes.ts';

type Answer<T> = Promise<Result<T, Refusal>>;
type Asked = Omit<InputOf<typeof delegateFor>, 'login'>;

export function toDelegation(row: DelegationRow, today: IsoDate): output<typeof DelegationShape> {
  const { id, role, agency, area, giver, giverName, taker, takerName, reason } = row;
  const state = row.validTo <= today ? 'past' : row.validFrom > today ? 'coming' : 'held';
  const last = addDays(row.validTo as IsoDate, -1);
  const people = { giver, giverName, taker, takerName };
  return { id, role, agency, area, from: row.validFrom, last, ...people, reason, state };
}

export async function serveListDelegations(
  context: Context,
): Answer<ReplyOf<typeof listDelegationsOperation>> {
  const { caller } = context;
  if (caller.kind !== 'user') return err(refuse('access.sign_in_first'));
  const today = todayOf(context);
  return read(context, async (trx) => {
    // The names of both sides are shown: those of others are not among the own rows.
    await openAccess(trx, 'identity');
    const user = await findUser(trx, EVERYTHING, caller.login, today);
    const rows = await listDelegations(trx, caller.userId);
    return ok({
      posts: (user?.posts ?? []).map(toPost),
      delegations: rows.map((row) => toDelegation(row, today)),
    });
  });
}

/** Lends an own post; one that is itself lent is no own post, so nothing is lent on. */
export async function serveDelegate(
  context: Context,
  input: InputOf<typeof delegate>,
): Answer<ReplyOf<typeof delegate>> {
  const { caller } = context;
  if (caller.kind !== 'user') return err(refuse('access.sign_in_first'));
  return lend(context, 'me.delegate', input, async (trx) => {
    await openAccess(trx, 'identity');
    const user = await findUser(trx, EVERYTHING, caller.login, todayOf(context));
    return user === null ? err(refuse('access.sign_in_first')) : ok(user);
  });
}

/** An administrator lends a post of somebody who is absent. */
export async function serveDelegateFor(
  context: Context,
  input: InputOf<typeof delegateFor>,
): Answer<ReplyOf<typeof delegateFor>> {
  const { login, ...asked } = input;
  return lend(context, 'user.delegate', asked, async (trx) => {
    await openAccess(trx, 'manage');
    return managed(trx, context, normalLogin(login));
  });
}

async function lend(
  context: Context,
  operation: string,
  asked: Asked,
  giverOf: (trx: Transaction) => Answer<UserRow>,
): Answer<{ id: string }> {
  const { requestId, reason, last, post: postId } = asked;
  const today = todayOf(context);
  const to = normalLogin(asked.to);
  const first = parseIsoDate(asked.on ?? '') ?? today;
  const days = lentDays(first, parseIsoDate(last) ?? first, today);
  if (days === null) {
    return err(refuse('access.delegation_days', { most: DELEGATION_DAYS }, { field: 'last' }));
  }
  const act = { operation, requestId, input: { ...asked, to } };
  return write<{ id: string }>(context, act, async (trx) => {
    const giver = await giverOf(trx);
    if (!giver.ok) return giver;
    const { id: fromUser, login } = giver.value;
    await inTurn(trx, `posts of ${login}`);
    const post = (await listPosts(trx, fromUser)).find(({ id }) => id === postId);
    if (post === undefined || (post.validTo !== null && post.validTo < days.validTo)) {
      return err(refuse('access.post_not_found', { login }, { field: 'post' }));
    }
    // Whoever acts meanwhile may sit elsewhere, out of an administrator's own places.
    await openAccess(trx, 'identity');
    const taker = await takerOf(trx, to, login, today);
    if (!taker.ok) return taker;
    const meets = (row: DelegationRow): boolean =>
      row.postId === postId && row.validFrom < days.validTo && days.validFrom < row.validTo;
    if ((await listDelegations(trx, fromUser)).some(meets)) {
      return err(refuse('access.delegation_held', {}, { field: 'post' }));
    }
    const lent = { id: newId(), postId, fromUser, toUser: taker.value.id, ...days, reason };
    const at = new Date(context.now());
    await insertDelegation(trx, { ...lent, at, by: callerName(context.caller) });
    const { role, agency, area } = post;
    const data = { delegation: lent.id, role, agency, area, to, ...days, reason };
    for (const id of [login, to]) {
      await recordAudit(trx, context, { operation, subject: { kind: 'user', id }, data });
    }
    return ok({ id: lent.id });
  });
}

async function takerOf(trx: Transaction, to: string, giver: string, on: IsoDate): Answer<UserRow> {
  if (to === giver) return err(refuse('access.delegate_self', {}, { field: 'to' }));
  const taker = await findUser(trx, EVERYTHING, to, on);
  if (taker === null || taker.disabledAt !== null || taker.passwordHash === null) {
    return err(refuse('access.delegate_unknown', { login: to }, { field: 'to' }));
  }
  return ok(taker);
}

/** Either side ends a loan early: the giver is back, or the other gives it back. */
export async function serveEndDelegation(
  context: Context,
  input: InputOf<typeof endDelegation>,
): Answer<ReplyOf<typeof endDelegation>> {
  const { caller } = context;
  if (caller.kind !== 'user') return err(refuse('access.sign_in_first'));
  return finish(context, 'me.end_delegation', input, async (trx) => {
    await openAccess(trx, 'identity');
    return ok(caller.userId);
  });
}

export async function serveEndDelegationOf(
  context: Context,
  input: InputOf<typeof endDelegationOf>,
): Answer<ReplyOf<typeof endDelegationOf>> {
  return finish(context, 'user.end_delegation', input, async (trx) => {
    await openAccess(trx, 'manage');
    const user = await managed(trx, context, normalLogin(input.login));
    await openAccess(trx, 'identity');
    return user.ok ? ok(user.value.id) : user;
  });
}

async function finish(
  context: Context,
  operation: string,
  input: InputOf<typeof endDelegation>,
  sideOf: (trx: Transaction) => Answer<string>,
): Answer<{ ended: boolean }> {
  const { requestId, id, reason } = input;
  const act = { operation, requestId, input: { id, reason } };
  const today = todayOf(context);
  return write<{ ended: boolean }>(context, act, async (trx) => {
    const side = await sideOf(trx);
    if (!side.ok) return side;
    const row = (await listDelegations(trx, side.value)).find((each) => each.id === id);
    if (row === undefined || row.validTo <= today) {
      return err(refuse('access.delegation_not_found'));
    }
    const validTo = row.validFrom > today ? row.validFrom : today;
    const at = new Date(context.now());
    await updateDelegationEnd(trx, id, { validTo, at, by: callerName(context.caller), reason });
    for (const login of [row.giver, row.taker]) {
      await recordAudit(trx, context, {
        operation,
        subject: { kind: 'user', id: login },
        data: { delegation: id, before: row.validTo, to: validTo, reason },
      });
    }
    return ok({ ended: true });
  });
}
