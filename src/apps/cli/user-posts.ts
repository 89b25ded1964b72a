import { v7 as newId } from 'uuid';
import { err, fill, formatDate, ok, type Refusal, type Result } from '../../kernel/index.ts';
import { refuse } from '../../modules/access/errors.ts';
import { accessMessages } from '../../modules/access/messages.ts';
import type { Context } from '../../platform/context.ts';
import { defineCommand, type OptionSpec } from './command.ts';
import { performAccess, shownPost, texts as say, type HeldPost, type User } from './user-access.ts';

const place = {
  role: { type: 'string', value: 'R', help: { vi: 'Vai trò', en: 'Role' } },
  agency: { type: 'string', value: 'A', help: { vi: 'Mã cơ quan', en: 'Code of an agency' } },
  area: { type: 'string', value: 'A', help: { vi: 'Mã địa bàn', en: 'Code of an area' } },
  last: {
    type: 'string',
    value: 'DATE',
    help: { vi: 'Ngày cuối giữ vai trò', en: 'Last day of the post' },
  },
  reason: { type: 'string', value: 'TEXT', help: { vi: 'Lý do, căn cứ', en: 'Reason' } },
} as const satisfies Record<string, OptionSpec>;

interface Given {
  readonly user: User;
  readonly post: HeldPost;
}

const grant = defineCommand({
  name: 'user grant',
  summary: { vi: 'Giao thêm vai trò cho tài khoản', en: 'Gives an account another post' },
  positionals: ['LOGIN'],
  options: {
    ...place,
    on: {
      type: 'string',
      value: 'DATE',
      help: {
        vi: 'Ngày bắt đầu giữ vai trò; mặc định: hôm nay',
        en: 'First day of the post; today unless given',
      },
    },
  },
  messages: [accessMessages],
  run: async ({ positionals, options }, io) =>
    io.withContext(async (context) => {
      const input = { requestId: newId(), login: positionals[0], ...options };
      const given = await performAccess<Given>(context, 'user.add_post', input);
      if (!given.ok && given.error.code === 'access.post_held') {
        const held = await findHeld(context, positionals[0] ?? '', options);
        if (!held.ok) return io.fail(held.error);
        const { user, post } = held.value;
        return io.reply({ login: user.login, ...shownPost(post), unchanged: true }, () =>
          io.line(fill(say(io)('user.granted_before'), { login: user.login, role: post.role })),
        );
      }
      if (!given.ok) return io.fail(given.error);
      const { user, post } = given.value;
      const { login } = user;
      return io.reply({ login, ...shownPost(post), unchanged: false }, () =>
        io.line(
          fill(say(io)('user.granted'), { login, role: post.role, from: formatDate(post.from) }),
        ),
      );
    }),
});

const revoke = defineCommand({
  name: 'user revoke',
  summary: {
    vi: 'Kết thúc vai trò của tài khoản: ngay, hoặc sau ngày cuối',
    en: 'Ends a post of an account: at once, or after a last day',
  },
  positionals: ['LOGIN'],
  options: place,
  messages: [accessMessages],
  run: async ({ positionals, options }, io) =>
    io.withContext(async (context) => {
      const held = await findHeld(context, positionals[0] ?? '', options);
      if (!held.ok) return io.fail(held.error);
      const { login } = held.value.user;
      const { last, reason } = options;
      const input = { requestId: newId(), login, post: held.value.post.id, last, reason };
      const ended = await performAccess<Given & { readonly unchanged: boolean }>(
        context,
        'user.end_post',
        input,
      );
      if (!ended.ok) return io.fail(ended.error);
      const { post, unchanged } = ended.value;
      return io.reply({ login, ...shownPost(post), unchanged }, () =>
        io.line(
          fill(say(io)('user.revoked'), { login, role: post.role, to: formatDate(post.to ?? '') }),
        ),
      );
    }),
});

const enable = defineCommand({
  name: 'user enable',
  summary: { vi: 'Mở lại tài khoản đã khóa', en: 'Enables a disabled account again' },
  positionals: ['LOGIN'],
  options: { reason: place.reason },
  messages: [accessMessages],
  run: async ({ positionals, options }, io) =>
    io.withContext(async (context) => {
      const input = { requestId: newId(), login: positionals[0], ...options };
      interface Enabled {
        readonly user: User;
        readonly unchanged: boolean;
      }
      const done = await performAccess<Enabled>(context, 'user.enable', input);
      if (!done.ok) return io.fail(done.error);
      const { user, unchanged } = done.value;
      const { login, state } = user;
      return io.reply({ login, state, unchanged }, () =>
        io.line(fill(say(io)(unchanged ? 'user.enabled_before' : 'user.enabled'), { login })),
      );
    }),
});

interface Asked {
  readonly role?: string | undefined;
  readonly agency?: string | undefined;
  readonly area?: string | undefined;
}

/** The post that an account holds or will hold, by role and place. */
async function findHeld(
  context: Context,
  typed: string,
  { role, agency, area }: Asked,
): Promise<Result<Given, Refusal>> {
  const login = typed.trim().toLowerCase();
  const found = await performAccess<{ users: readonly User[] }>(context, 'user.list', { q: login });
  if (!found.ok) return found;
  const user = found.value.users.find((each) => each.login === login);
  const post = user?.posts.find(
    (each) =>
      each.role === role && each.agency === (agency ?? null) && each.area === (area ?? null),
  );
  if (user === undefined) return err(refuse('access.user_not_found', { login }));
  return post === undefined ? err(refuse('access.post_not_found', { login })) : ok({ user, post });
}

export const postCommands = [grant, revoke, enable];
