import type { output } from 'zod/mini';
import { addDays, todayAt, type Caller, type IsoDate } from '../../../kernel/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { MeShape, PostShape, UserShape } from '../contract.ts';
import { permissionsOf } from '../domain/index.ts';
import type { PostRow, UserRow } from '../store/index.ts';

export type UserCaller = Extract<Caller, { kind: 'user' }>;

/** Today in the city, by the context's clock. */
export function todayOf(context: Pick<Context, 'now'>): IsoDate {
  return todayAt(context.now());
}

/** A post with the last day inclusive, as JSON has it. */
export function toPost(post: PostRow): output<typeof PostShape> {
  const to = post.validTo === null ? null : addDays(post.validTo as IsoDate, -1);
  return { role: post.role, agency: post.agency, area: post.area, from: post.validFrom, to };
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
  };
}

/** Who is signed in; posts to come are shown to nobody before their day. */
export function toMe(user: UserRow, on: IsoDate): output<typeof MeShape> {
  const posts = user.posts.filter((post) => post.validFrom <= on);
  return {
    user: { login: user.login, name: user.name, sample: user.sample },
    posts: posts.map(toPost),
    permissions: [...permissionsOf(posts)],
    language: user.language,
  };
}

/** The caller that a user becomes, for audit rows of what they did before being signed in. */
export function callerOf(user: UserRow): UserCaller {
  const { id: userId, login, name } = user;
  return { kind: 'user', userId, login, name, posts: [] };
}
