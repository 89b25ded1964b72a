import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import {
  callerName,
  err,
  formatDate,
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
import { refusalText } from '../../../platform/http/index.ts';
import { publish } from '../../../platform/outbox/index.ts';
import { handedOver, type handOver, type lookHandOver } from '../contract/index.ts';
import { normalLogin, passingOf, type Passing } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { accessMessages } from '../messages.ts';
import {
  findUser,
  inTurn,
  listDelegations,
  listPosts,
  openAccess,
  updateDelegationEnd,
  type DelegationRow,
  type UserRow,
} from '../store/index.ts';
import { toDelegation } from './delegations.ts';
import { managed, mayChange } from './managed.ts';
import { finish, give, leavesNobody, postRefusal } from './posts.ts';
import { todayOf, toPost } from './shapes.ts';
import { disable } from './users.ts';

type Answer<T> = Promise<Result<T, Refusal>>;
type Asked = InputOf<typeof lookHandOver>;

/** Who leaves, who takes over, and what that does. */
interface Plan {
  readonly from: UserRow;
  readonly to: UserRow;
  readonly last: IsoDate | null;
  readonly passing: readonly Passing[];
  readonly loans: readonly DelegationRow[];
  /** Stands for all of it: another one means that something changed. */
  readonly key: string;
}

/** Reads what a hand-over would do, in the transaction that shows or does it. */
async function planOf(trx: Transaction, context: Context, asked: Asked): Answer<Plan> {
  const login = normalLogin(asked.login);
  const toLogin = normalLogin(asked.to);
  const today = todayOf(context);
  await openAccess(trx, 'manage');
  const from = await managed(trx, context, login);
  if (!from.ok) return from;
  if (toLogin === login) return err(refuse('access.hand_over_self', {}, { field: 'to' }));
  const to = await findUser(trx, context.scope, toLogin, today);
  if (to === null || to.disabledAt !== null || !mayChange(context, to)) {
    return err(refuse('access.hand_over_to_unknown', { login: toLogin }, { field: 'to' }));
  }
  const last = parseIsoDate(asked.last ?? '');
  const posts = await listPosts(trx, from.value.id);
  const result = passingOf(posts, await listPosts(trx, to.id), { last, today });
  if ('past' in result) {
    const limit = formatDate(result.past);
    return err(refuse('access.post_end_past', { limit }, { field: 'last' }));
  }
  const { passing } = result;
  if (passing.length === 0) return err(refuse('access.hand_over_nothing'));
  const ends = passing.reduce((first, { end }) => (end < first ? end : first), '9999-12-31');
  const ended = new Set(passing.map(({ post }) => post.id));
  await openAccess(trx, 'identity'); // names of the other side of a loan, who may sit elsewhere
  const loans = (await listDelegations(trx, from.value.id)).filter(
    ({ validTo, fromUser, postId }) =>
      validTo > today && (fromUser === from.value.id ? ended.has(postId) : validTo > ends),
  );
  const parts = { passing, loans: loans.map(({ id, validTo }) => [id, validTo]), to: toLogin };
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return ok({ from: from.value, to, last, passing, loans, key });
}

/** Why the successor cannot hold a post there from its first day; null: they can. */
async function hindrances(context: Context, plan: Plan): Promise<ReadonlyMap<string, Refusal>> {
  const found = new Map<string, Refusal>();
  for (const { post, next } of plan.passing) {
    const refusal = next === null ? null : await postRefusal(context, post, next.validFrom);
    if (refusal !== null) found.set(post.id, refusal);
  }
  return found;
}

const NOTHING: ReadonlyMap<string, Refusal> = new Map();

/** Shows what a hand-over would do, post by post. */
export async function serveLookHandOver(
  context: Context,
  asked: Asked,
): Answer<ReplyOf<typeof lookHandOver>> {
  const planned = await read(context, (trx) => planOf(trx, context, asked));
  if (!planned.ok) return planned;
  const plan = planned.value;
  const refused = await hindrances(context, plan);
  const today = todayOf(context);
  const { language } = context;
  const person = ({ login, name }: UserRow) => ({ login, name });
  return ok({
    from: person(plan.from),
    to: person(plan.to),
    on: firstDayOf(plan),
    posts: plan.passing.map(({ post, next }) => {
      const refusal = refused.get(post.id);
      const why = refusal === undefined ? null : refusalText(accessMessages, language, refusal);
      const does = next === null ? 'held' : refusal === undefined ? 'passes' : 'ends';
      return { post: toPost(post), does, why };
    }),
    loans: plan.loans.map((row) => toDelegation(row, today)),
    plan: plan.key,
  });
}

/** The first day on which something is the successor's. */
function firstDayOf({ passing }: Plan): IsoDate {
  return passing.map(({ end }) => end).reduce((first, day) => (day < first ? day : first));
}

/** Does what was looked at: all of it in one transaction, or nothing. */
export async function serveHandOver(
  context: Context,
  input: InputOf<typeof handOver>,
): Answer<ReplyOf<typeof handOver>> {
  const { requestId, reason, plan: seen, disable: closes = false, ...asked } = input;
  const operation = 'user.hand_over';
  const { caller } = context;
  const isOwn = caller.kind === 'user' && caller.login === normalLogin(asked.login);
  if (closes && isOwn) return err(refuse('access.not_yourself'));
  if (closes && asked.last !== undefined) {
    return err(refuse('access.hand_over_later', {}, { field: 'disable' }));
  }
  const known = await read(context, (trx) => planOf(trx, context, asked));
  const refused = known.ok ? await hindrances(context, known.value) : NOTHING;
  const act = { operation, requestId, input: { ...asked, seen, reason, closes } };
  return write<ReplyOf<typeof handOver>>(context, act, async (trx) => {
    await inTurn(trx, 'administrators');
    await inTurn(trx, `posts of ${normalLogin(asked.to)}`);
    const planned = await planOf(trx, context, asked);
    if (!planned.ok) return planned;
    const plan = planned.value;
    if (plan.key !== seen) return err(refuse('access.hand_over_moved'));
    await openAccess(trx, 'manage');
    const passed = await passPosts(trx, context, plan, { refused, reason, operation });
    if (!passed.ok) return passed;
    await openAccess(trx, 'identity');
    await endLoans(trx, context, plan, reason);
    if (closes) await disable(trx, context, plan.from, reason);
    await tellModules(trx, context, plan, reason);
    return ok({ passed: passed.value, ended: plan.passing.length, disabled: closes });
  });
}

interface PassingAct {
  readonly refused: ReadonlyMap<string, Refusal>;
  readonly reason: string;
  readonly operation: string;
}

/** Gives the successor what passes, then ends it here: nobody is left without an administrator. */
async function passPosts(
  trx: Transaction,
  context: Context,
  { from, to, last, passing }: Plan,
  { refused, reason, operation }: PassingAct,
): Answer<number> {
  let passed = 0;
  for (const { post, next } of passing) {
    if (next === null || refused.has(post.id)) continue;
    const { role, agency, area } = post;
    const given = { id: newId(), role, agency, area, ...next };
    await give(trx, context, to, { post: given, reason, operation });
    passed += 1;
  }
  for (const { post, end } of passing) {
    if (await leavesNobody(trx, post, end)) return err(refuse('access.last_administrator'));
    await finish(trx, context, from, { post, validTo: end, last, reason, operation });
  }
  return ok(passed);
}

/** Loans end with the posts: at once, or when the last day is over. */
async function endLoans(
  trx: Transaction,
  context: Context,
  plan: Plan,
  reason: string,
): Promise<void> {
  const end = firstDayOf(plan);
  const at = new Date(context.now());
  const by = callerName(context.caller);
  for (const { id, validFrom, validTo, giver, taker } of plan.loans) {
    const until = validFrom > end ? validFrom : end < validTo ? end : validTo;
    await updateDelegationEnd(trx, id, { validTo: until, at, by, reason });
    for (const login of [giver, taker]) {
      await recordAudit(trx, context, {
        operation: 'user.hand_over',
        subject: { kind: 'user', id: login },
        data: { delegation: id, before: validTo, to: until, reason },
      });
    }
  }
}

async function tellModules(
  trx: Transaction,
  context: Context,
  plan: Plan,
  reason: string,
): Promise<void> {
  const { from, to } = plan;
  const names = { from: from.login, fromName: from.name, to: to.login };
  const body = { ...names, on: firstDayOf(plan), by: callerName(context.caller), reason };
  await publish(trx, context, handedOver, { subject: from.login, body });
}
