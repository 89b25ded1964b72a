import { v7 as newId } from 'uuid';
import {
  callerName,
  err,
  formatDate,
  ok,
  parseIsoDate,
  type InputOf,
  type IsoDate,
  type Post,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { write, type Transaction } from '../../../platform/database/index.ts';
import { publish } from '../../../platform/outbox/index.ts';
import { postEnded, postGiven, type addPost, type endPost } from '../contract/index.ts';
import {
  daysOf,
  endingOf,
  heldAlready,
  mayGrant,
  normalLogin,
  roleRules,
  ROLES,
  type HeldPost,
} from '../domain/index.ts';
import { refuse } from '../errors.ts';
import {
  insertPost,
  inTurn,
  listLastingHolders,
  listPosts,
  openAccess,
  updatePostEnd,
  type UserRow,
} from '../store/index.ts';
import { managed } from './managed.ts';
import { placeRefusal } from './place.ts';
import { todayOf, toPost, toUser } from './shapes.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** Why nobody may be given this post on its first day, or not by this caller; null: it may be. */
export async function postRefusal(
  context: Context,
  post: Post,
  on: IsoDate,
): Promise<Refusal | null> {
  const { role, agency, area } = post;
  const rules = roleRules(role);
  if (rules === null) {
    const known = Object.keys(ROLES).join(', ');
    return refuse('access.role_unknown', { role, known }, { field: 'role' });
  }
  if (agency === null && area === null && !rules.seat.startsWith('city')) {
    const code = rules.seat === 'area' ? 'access.role_needs_area' : 'access.role_needs_agency';
    return refuse(code, { role }, { field: rules.seat === 'area' ? 'area' : 'agency' });
  }
  const seat = `@seat.${rules.seat}`;
  const places: readonly (readonly ['agency' | 'area', string | null])[] = [
    ['agency', agency],
    ['area', area],
  ];
  for (const [kind, code] of places) {
    const other = kind === 'agency' ? area : agency;
    if (code !== null && (!rules.seat.includes(kind) || other !== null)) {
      return refuse('access.role_takes_one_place', { role, seat }, { field: kind });
    }
  }
  const refusal = await placeRefusal(context, { agency, area, on });
  if (refusal !== null) return refusal;
  return mayGrant(context.scope, post) ? null : refuse('access.may_not_grant', { role });
}

/** Gives an account another post. The same role at the same place on the same days is refused. */
export async function serveAddPost(
  context: Context,
  input: InputOf<typeof addPost>,
): Answer<ReplyOf<typeof addPost>> {
  const login = normalLogin(input.login);
  const { role, agency = null, area = null } = input;
  const first = parseIsoDate(input.on ?? '') ?? todayOf(context);
  const days = daysOf(first, parseIsoDate(input.last ?? ''));
  if (days === null) return err(refuse('access.post_days', {}, { field: 'last' }));
  const refusal = await postRefusal(context, { role, agency, area }, first);
  if (refusal !== null) return err(refusal);
  const reason = input.reason ?? null;
  const post = { id: newId(), role, agency, area, ...days };
  const asked = {
    login,
    role,
    agency,
    area,
    on: input.on ?? null,
    last: input.last ?? null,
    reason,
  };
  const act = { operation: 'user.add_post', requestId: input.requestId, input: asked };
  return write<ReplyOf<typeof addPost>>(context, act, async (trx) => {
    await openAccess(trx, 'manage');
    // Two who give the same post at once would give it twice.
    await inTurn(trx, `posts of ${login}`);
    const user = await managed(trx, context, login);
    if (!user.ok) return user;
    const held = heldAlready(await listPosts(trx, user.value.id), post);
    if (held !== null) {
      return err(refuse('access.post_held', { role, from: formatDate(held.validFrom) }));
    }
    await give(trx, context, user.value, { post, reason, operation: act.operation });
    return ok(shown(user.value, post, todayOf(context)));
  });
}

/** A post that is given, why, and by which operation. */
interface Giving {
  readonly post: HeldPost;
  readonly reason: string | null;
  readonly operation: string;
}

/** Writes a post that was decided on, with its place in the log and its news. */
export async function give(
  trx: Transaction,
  context: Context,
  { id: userId, login }: Pick<UserRow, 'id' | 'login'>,
  { post, reason, operation }: Giving,
): Promise<void> {
  const { role, agency, area, validFrom: on } = post;
  const at = new Date(context.now());
  const by = callerName(context.caller);
  await insertPost(trx, { ...post, userId, reason, at, by });
  await recordAudit(trx, context, {
    operation,
    subject: { kind: 'user', id: login },
    data: { post: post.id, role, agency, area, from: on, to: post.validTo, reason },
  });
  const body = { login, role, agency, area, on, by };
  await publish(trx, context, postGiven, { subject: login, body });
}

/** The end of a post: the first day it is not held, and the last day that was asked for. */
interface Finishing extends Giving {
  readonly validTo: IsoDate;
  readonly last: string | null;
}

/** Writes the end of a post that was decided on, with its place in the log and its news. */
export async function finish(
  trx: Transaction,
  context: Context,
  { login }: Pick<UserRow, 'login'>,
  { post, validTo, last, reason, operation }: Finishing,
): Promise<void> {
  const { role, agency, area } = post;
  const at = new Date(context.now());
  const by = callerName(context.caller);
  await updatePostEnd(trx, post.id, { validTo, at, by, reason });
  await recordAudit(trx, context, {
    operation,
    subject: { kind: 'user', id: login },
    data: { post: post.id, role, agency, area, before: post.validTo, to: validTo, reason },
  });
  const body = { login, role, agency, area, on: last ?? todayOf(context), by };
  await publish(trx, context, postEnded, { subject: login, body });
}

/** Ends a post, at once or after its last day; the city keeps an administrator for good. */
export async function serveEndPost(
  context: Context,
  input: InputOf<typeof endPost>,
): Answer<ReplyOf<typeof endPost>> {
  const login = normalLogin(input.login);
  const last = input.last ?? null;
  const reason = input.reason ?? null;
  const asked = { login, post: input.post, last, reason };
  const act = { operation: 'user.end_post', requestId: input.requestId, input: asked };
  return write<ReplyOf<typeof endPost>>(context, act, async (trx) => {
    await openAccess(trx, 'manage');
    await inTurn(trx, 'administrators');
    const user = await managed(trx, context, login);
    if (!user.ok) return user;
    const post = (await listPosts(trx, user.value.id)).find(({ id }) => id === input.post);
    if (post === undefined) return err(refuse('access.post_not_found', { login }));
    const ending = endingOf(post, parseIsoDate(last ?? ''), todayOf(context));
    if ('wrong' in ending) return err(endRefusal(ending, login));
    const { validTo, unchanged } = ending;
    const ended = { ...post, validTo };
    if (!unchanged) {
      if (await leavesNobody(trx, post, validTo)) return err(refuse('access.last_administrator'));
      const { operation } = act;
      await finish(trx, context, user.value, { post, validTo, last, reason, operation });
    }
    return ok({ ...shown(user.value, ended, todayOf(context)), unchanged });
  });
}

function endRefusal(
  { wrong, limit }: { readonly wrong: 'ended' | 'past' | 'later'; readonly limit: IsoDate },
  login: string,
): Refusal {
  if (wrong === 'ended') return refuse('access.post_not_found', { login });
  const code = wrong === 'past' ? 'access.post_end_past' : 'access.post_end_later';
  return refuse(code, { limit: formatDate(limit) }, { field: 'last' });
}

/** True when nobody else administers the whole city for good once this post has ended. */
export async function leavesNobody(
  trx: Transaction,
  post: HeldPost,
  end: IsoDate,
): Promise<boolean> {
  const { role, agency, area } = post;
  if (role !== 'administrator' || agency !== null || area !== null) return false;
  // Others are seen whatever the caller's scope: who ends a post of the city has the city's.
  return (await listLastingHolders(trx, role, end, post.id)).length === 0;
}

/** The account as it is after a post came or ended, without asking again whether it is seen. */
function shown(user: UserRow, post: HeldPost, today: IsoDate): ReplyOf<typeof addPost> {
  const others = user.posts.filter(({ id }) => id !== post.id);
  const isShown = post.validTo === null || post.validTo > today;
  const posts = isShown ? [...others, post] : others;
  return { user: toUser({ ...user, posts }), post: toPost(post) };
}
