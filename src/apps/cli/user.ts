import { v7 as newId } from 'uuid';
import { fill } from '../../kernel/index.ts';
import { accessMessages } from '../../modules/access/messages.ts';
import type { Context } from '../../platform/context.ts';
import { defineCommand } from './command.ts';
import {
  performAccess,
  shownPost,
  texts as text,
  type HeldPost,
  type User,
} from './user-access.ts';
import { postCommands } from './user-posts.ts';

const add = defineCommand({
  name: 'user add',
  summary: {
    vi: 'Thêm tài khoản và cấp liên kết đặt mật khẩu dùng một lần',
    en: 'Adds an account and makes a one-time link for its password',
  },
  positionals: ['LOGIN'],
  options: {
    name: { type: 'string', value: 'N', help: { vi: 'Họ và tên', en: 'Name' } },
    role: { type: 'string', value: 'R', help: { vi: 'Vai trò', en: 'Role' } },
    agency: { type: 'string', value: 'A', help: { vi: 'Mã cơ quan', en: 'Code of an agency' } },
    area: { type: 'string', value: 'A', help: { vi: 'Mã địa bàn', en: 'Code of an area' } },
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
      interface Added {
        readonly user: User;
        readonly link: { readonly path: string; readonly expires: string };
      }
      const added = await performAccess<Added>(context, 'user.add', input);
      if (!added.ok) {
        const same = await findSame(context, input);
        if (added.error.kind === 'forbidden' || same === null) return io.fail(added.error);
        const { login, name, post } = same;
        const reply = {
          login,
          name,
          ...shownPost(post),
          link: null,
          expires: null,
          unchanged: true,
        };
        return io.reply(reply, () => io.line(fill(text(io)('user.added_before'), { login })));
      }
      const { user, link } = added.value;
      const { login, name, posts } = user;
      const made = { link: link.path, expires: link.expires, unchanged: false };
      const reply = { login, name, ...shownPost(posts[0]), ...made };
      return io.reply(reply, () => {
        io.line(fill(text(io)('user.added'), { login }));
        io.line(`  ${link.path}`);
        io.line(fill(text(io)('user.expires'), { expires: localTime(link.expires) }));
      });
    }),
});

interface Asked {
  readonly login: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly agency?: string | undefined;
  readonly area?: string | undefined;
  /** First day of the post; any when it was not said. */
  readonly on?: string | undefined;
}

/** The account that stands already exactly as it is asked for; null when there is none. */
async function findSame(
  context: Context,
  asked: Asked,
): Promise<{ login: string; name: string; post: HeldPost } | null> {
  const listed = await performAccess<{ users: readonly User[] }>(context, 'user.list', {});
  if (!listed.ok) return null;
  const login = asked.login?.trim().toLowerCase();
  const user = listed.value.users.find((each) => each.login === login);
  if (user === undefined || user.state === 'disabled' || user.name !== asked.name) return null;
  const { role, agency = null, area = null, on } = asked;
  const isSame = (post: HeldPost): boolean =>
    post.role === role &&
    post.agency === agency &&
    post.area === area &&
    (on === undefined || post.from === on);
  const post = user.posts.find(isSame);
  return post === undefined ? null : { login: user.login, name: user.name, post };
}

const list = defineCommand({
  name: 'user list',
  summary: { vi: 'Danh sách tài khoản', en: 'Lists accounts' },
  messages: [accessMessages],
  run: async (_args, io) =>
    io.withContext(async (context) => {
      const listed = await performAccess<{ users: readonly User[] }>(context, 'user.list', {});
      if (!listed.ok) return io.fail(listed.error);
      const { users } = listed.value;
      return io.reply({ users }, () => {
        const say = text(io);
        if (users.length === 0) {
          io.line(say('user.none'));
          return;
        }
        io.table(
          [say('user.login'), say('user.name'), say('user.role'), say('user.place')].concat(
            say('user.state'),
          ),
          users.map((user) => [
            user.login,
            user.name,
            user.posts.map(({ role }) => role).join(', '),
            user.posts
              .map(({ agency, area }) => agency ?? area ?? say('user.whole_city'))
              .join(', '),
            say(`user.state.${user.state}`),
          ]),
        );
      });
    }),
});

const disable = defineCommand({
  name: 'user disable',
  summary: {
    vi: 'Khóa tài khoản; các phiên đăng nhập kết thúc ngay',
    en: 'Disables an account; its sessions end at once',
  },
  positionals: ['LOGIN'],
  options: {
    reason: { type: 'string', value: 'TEXT', help: { vi: 'Lý do', en: 'Reason' } },
  },
  messages: [accessMessages],
  run: async ({ positionals, options }, io) =>
    io.withContext(async (context) => {
      const input = { requestId: newId(), login: positionals[0], ...options };
      interface Disabled {
        readonly user: User;
        readonly endedSessions: number;
        readonly unchanged: boolean;
      }
      const done = await performAccess<Disabled>(context, 'user.disable', input);
      if (!done.ok) return io.fail(done.error);
      const { user, endedSessions: sessions, unchanged } = done.value;
      const { login, state } = user;
      return io.reply({ login, state, endedSessions: sessions, unchanged }, () =>
        io.line(
          fill(text(io)(unchanged ? 'user.unchanged' : 'user.disabled'), { login, sessions }),
        ),
      );
    }),
});

function localTime(instant: string): string {
  return new Date(instant).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });
}

export const commands = [add, list, disable, ...postCommands];
