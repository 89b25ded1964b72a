import type { output } from 'zod/mini';
import {
  EVERYTHING,
  lastDayOf,
  todayAt,
  type Caller,
  type IsoDate,
} from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { HeldPostShape, MeShape, PostShape, UserShape } from '../contract/index.ts';
import { needsSecondStep, permissionsOf, type HeldPost } from '../domain/index.ts';
import { read } from '../../../platform/database/index.ts';
import { findUser, openAccess, type LentPost, type UserRow } from '../store/index.ts';

export type UserCaller = Extract<Caller, { kind: 'user' }>;

/** Today in the city, by the context's clock. */
export function todayOf(context: Pick<Context, 'now'>): IsoDate {
  return todayAt(context.now());
}

/** A post with the last day inclusive, as JSON has it. */
export function toPost(post: HeldPost): output<typeof HeldPostShape> {
  const { id, role, agency, area, validFrom: from, validTo } = post;
  return { id, role, agency, area, from, to: lastDayOf(validTo) };
}

export function toUser(user: UserRow): output<typeof UserShape> {
  const invited = user.passwordHash === null ? 'invited' : 'active';
  return {
    login: user.login,
    name: user.name,
    sample: user.sample,
    state: user.disabledAt === null ? invited : 'disabled',
    posts: user.posts.map(toPost),
    lastSignIn: user.lastSignIn === null ? null : new Date(user.lastSignIn).toISOString(),
    ...(user.secondStep ? { secondStep: true } : {}),
  };
}

/** Who is signed in; posts to come are shown to nobody before their day. */
export function toMe(
  user: UserRow,
  on: IsoDate,
  lent: readonly LentPost[],
): output<typeof MeShape> {
  const posts = user.posts.filter((post) => post.validFrom <= on);
  return {
    user: { login: user.login, name: user.name, sample: user.sample },
    posts: [...posts.map(toPost).map(({ id: _id, ...post }) => post), ...lent.map(toLent)],
    permissions: [...permissionsOf([...posts, ...lent])],
    language: user.language,
    ...(!user.secondStep && needsSecondStep(posts, user.sample) ? { mustEnrol: true } : {}),
  };
}

function toLent(post: LentPost): output<typeof PostShape> {
  const { role, agency, area, lentBy, validFrom: from } = post;
  return { role, agency, area, from, to: lastDayOf(post.lentTo as IsoDate), lentBy };
}

/** The caller that a user becomes, for audit rows of what they did before being signed in. */
export function callerOf(user: UserRow): UserCaller {
  const { id: userId, login, name } = user;
  return { kind: 'user', userId, login, name, posts: [] };
}

/** The account of the caller, with the posts in force; null when nobody is signed in. */
export async function ownUser(context: Context): Promise<UserRow | null> {
  const { caller } = context;
  if (caller.kind !== 'user') return null;
  const on = todayOf(context);
  const user = await read(context, async (trx) => {
    await openAccess(trx, 'own');
    return findUser(trx, EVERYTHING, caller.login, on);
  });
  if (user === null) return null;
  return { ...user, posts: user.posts.filter((post) => post.validFrom <= on) };
}
