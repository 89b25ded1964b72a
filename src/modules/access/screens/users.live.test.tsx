// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { findAgencies } from '../../agencies/contract.ts';
import {
  addPost,
  addUser,
  disableUser,
  enableUser,
  endPost,
  getUser,
  listUsers,
  renewLink,
} from '../contract/index.ts';
import { UserAdd } from './user-add.tsx';
import { UserAccount } from './user.tsx';
import { Users } from './users.tsx';

type User = ReplyOf<typeof listUsers>['users'][number];

const held = { id: 'p1', role: 'planner', agency: null, area: null, from: '2013-06-14', to: null };
const ha: User = {
  login: 'ha.tran',
  name: 'Trần Thu Hà',
  sample: false,
  state: 'active',
  posts: [held],
  lastSignIn: null,
};
const cu: User = { ...ha, login: 'cu', name: 'Lê Văn Cũ', state: 'disabled', posts: [] };
const link = { path: '/app/password#T0K3N', expires: '2026-01-18T02:00:00Z' };

function account(user: User, mayChange = true): ReplyOf<typeof getUser> {
  const record = { reason: null, by: 'user:nam', at: '2013-06-13T02:00:00Z' };
  const posts = user.posts.map((post) => {
    return { ...post, ...record, endedBy: null, endedReason: null };
  });
  return { user, mayChange, disabled: null, posts, history: [] };
}

const usual: readonly Answering[] = [
  replies(listUsers, { users: [ha, cu] }),
  replies(disableUser, { user: cu, endedSessions: 2, unchanged: false }),
  replies(enableUser, { user: ha, unchanged: false }),
  replies(renewLink, { link }),
  replies(endPost, { user: ha, post: held, unchanged: false }),
  replies(addPost, { user: ha, post: { ...held, role: 'leader', from: '2026-02-01' } }),
  replies(addUser, { user: ha, link }),
  replies(findAgencies, {
    on: '2026-01-15',
    agencies: [
      {
        ...{ code: 'HP-SNV', name: 'Sở Nội vụ', kind: 'department', parent: null, area: null },
        ...{ from: null, to: null, verified: true },
      },
    ],
  }),
];

const session = aSession('user.manage');
const list = (...others: readonly Answering[]) =>
  live(<Users params={{}} />, { path: '/users', session, answers: [...others, ...usual] });
const one = (user = ha, ...others: readonly Answering[]) =>
  live(<UserAccount params={{ login: user.login }} />, {
    session,
    answers: [...others, replies(getUser, account(user)), ...usual],
  });

type View = ReturnType<typeof list>;
const dialog = () => screen.getByRole('dialog');
const confirm = (view: View, name: string) =>
  view.user.click(within(dialog()).getByRole('button', { name }));
const inputOf = ({ input }: { readonly input: object } = { input: {} }) => {
  const { requestId: _id, ...rest } = input as Record<string, unknown>;
  return rest;
};

afterEach(() => void vi.restoreAllMocks());

describe.each([
  ['the list', list, { disable: 'Khóa', renew: 'Liên kết mới' }],
  ['the account', () => one(), { disable: 'Khóa tài khoản', renew: 'Cấp lại liên kết' }],
])('on %s', (_where, show, buttons) => {
  const open = async (view: View, name: string) => {
    await screen.findAllByText('ha.tran');
    await view.press(name);
  };

  test('disabling asks first, takes a reason, and says how many sessions ended', async () => {
    const view = show();
    await open(view, buttons.disable);
    expect(dialog().textContent).toContain('Tài khoản ha.tran của Trần Thu Hà sẽ không đăng nhập');
    expect(view.askedOf(disableUser)).toEqual([]);
    await view.fill('Lý do (không bắt buộc)', ' Nghỉ hưu ');
    await confirm(view, 'Khóa tài khoản');
    await screen.findByText('Đã khóa tài khoản ha.tran; 2 phiên kết thúc.');
    expect(inputOf(view.askedOf(disableUser)[0])).toEqual({ login: 'ha.tran', reason: 'Nghỉ hưu' });
  });

  test('disabling is taken back within ten seconds', async () => {
    const view = show();
    await open(view, buttons.disable);
    await confirm(view, 'Khóa tài khoản');
    await screen.findByText('Tài khoản ha.tran vừa bị khóa.');
    await view.press('Hoàn tác');
    await screen.findByText('Đã hoàn tác.');
    expect(inputOf(view.askedOf(enableUser)[0])).toEqual({
      ...{ login: 'ha.tran', reason: 'Hoàn tác ngay sau khi khóa' },
    });
  });

  test('a new link is shown once, as a whole address, and can be copied', async () => {
    const write = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    const view = show();
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: write },
      configurable: true,
    });
    await open(view, buttons.renew);
    expect(screen.queryByLabelText('Lý do (không bắt buộc)')).toBe(null);
    await confirm(view, 'Cấp lại liên kết');
    const field = await screen.findByLabelText<HTMLInputElement>('Liên kết');
    expect(new URL(field.value).pathname + new URL(field.value).hash).toBe(link.path);
    await view.press('Sao chép liên kết');
    await screen.findByRole('button', { name: 'Đã sao chép' });
    expect(write).toHaveBeenCalledWith(field.value);
  });

  test.each(['Thôi', 'Đóng'])('“%s” leaves the account as it is', async (name) => {
    const view = show();
    await open(view, buttons.disable);
    await confirm(view, name);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(view.askedOf(disableUser)).toEqual([]);
  });
});

describe('a disabled account', () => {
  test.each([
    ['the list', list, 'Mở lại'],
    ['its page', () => one(cu), 'Mở lại tài khoản'],
  ])('is enabled again from %s', async (_where, show, button) => {
    const view = show();
    await screen.findAllByText('cu');
    await view.press(button);
    await confirm(view, 'Mở lại tài khoản');
    await screen.findByText('Đã mở lại tài khoản cu.');
    expect(inputOf(view.askedOf(enableUser)[0])).toEqual({ login: 'cu' });
  });

  test('is given no further post', async () => {
    const view = one(cu);
    await screen.findAllByText('cu');
    expect(view.words()).not.toContain('Giao thêm vai trò');
  });
});

test('the last administrator cannot be disabled, and the dialog says so', async () => {
  const detail = 'Phải còn ít nhất một quản trị viên.';
  const view = list(fails(disableUser, { code: 'access.last_administrator', detail }));
  await screen.findByText('ha.tran');
  await view.press('Khóa');
  await confirm(view, 'Khóa tài khoản');
  await waitFor(() => expect(dialog().textContent).toContain(detail));
});

test('the list leads to a new account', async () => {
  const view = list();
  await view.press('Thêm tài khoản');
  expect(view.at()).toBe('/users/new');
});

describe('ending a post', () => {
  const open = async (view: View) => {
    await screen.findAllByText('ha.tran');
    await view.press(/^Kết thúc Cán bộ kế hoạch/);
  };

  test('at once sends no day', async () => {
    const view = one();
    await open(view);
    await confirm(view, 'Kết thúc vai trò');
    await screen.findByText(/^Đã ghi kết thúc vai trò/);
    expect(inputOf(view.askedOf(endPost)[0])).toEqual({ login: 'ha.tran', post: 'p1' });
  });

  test('after a last day sends it, with the reason', async () => {
    const view = one();
    await open(view);
    await view.fill('Ngày cuối giữ vai trò (để trống: kết thúc ngay)', '31/3/2026');
    await view.user.type(within(dialog()).getByLabelText(/^Lý do/), 'Điều động');
    await confirm(view, 'Kết thúc vai trò');
    await screen.findByText(/^Đã ghi kết thúc vai trò/);
    expect(inputOf(view.askedOf(endPost)[0])).toEqual({
      ...{ login: 'ha.tran', post: 'p1', last: '2026-03-31', reason: 'Điều động' },
    });
  });

  test('refused says why', async () => {
    const view = one(ha, fails(endPost, { detail: 'Ngày cuối đã qua.' }));
    await open(view);
    await confirm(view, 'Kết thúc vai trò');
    await waitFor(() => expect(dialog().textContent).toContain('Ngày cuối đã qua.'));
  });
});

describe('giving a post', () => {
  const give = async (view: View) => {
    await screen.findAllByText('ha.tran');
    await view.press('Giao vai trò');
  };

  test('without a role names what is missing', async () => {
    const view = one();
    await give(view);
    expect(
      await screen.findByRole('link', { name: 'Mục Vai trò: chưa có dữ liệu.' }),
    ).toBeDefined();
    expect(view.askedOf(addPost)).toEqual([]);
  });

  test('for the city sends role and days, and begins anew afterwards', async () => {
    const view = one();
    await screen.findAllByText('ha.tran');
    await view.user.selectOptions(screen.getByLabelText('Vai trò'), 'leader');
    await view.fill('Từ ngày (không bắt buộc; để trống là hôm nay)', '1/2/2026');
    await view.fill('Lý do, căn cứ (không bắt buộc)', 'Quyết định 5');
    await give(view);
    await screen.findByText(/^Đã giao vai trò “.*” từ ngày 01\/02\/2026\.$/);
    expect(inputOf(view.askedOf(addPost)[0])).toEqual({
      ...{ login: 'ha.tran', role: 'leader', on: '2026-02-01', reason: 'Quyết định 5' },
    });
    expect(screen.getByLabelText('Vai trò')).toHaveProperty('value', '');
  });

  test('at an agency asks for the agency, and sends its code', async () => {
    const view = one();
    await screen.findAllByText('ha.tran');
    await view.user.selectOptions(screen.getByLabelText('Vai trò'), 'clerk');
    await give(view);
    await screen.findByRole('link', { name: 'Mục Cơ quan: chưa có dữ liệu.' });
    await view.user.type(await screen.findByLabelText('Cơ quan'), 'so');
    fireEvent.click(await screen.findByRole('option', { name: /Sở Nội vụ/ }));
    await give(view);
    await waitFor(() => expect(view.askedOf(addPost)).toHaveLength(1));
    expect(inputOf(view.askedOf(addPost)[0])).toMatchObject({ role: 'clerk', agency: 'HP-SNV' });
  });

  test('refused says why and keeps the draft', async () => {
    const view = one(ha, fails(addPost, { detail: 'Người này đã giữ vai trò đó.' }));
    await screen.findAllByText('ha.tran');
    await view.user.selectOptions(screen.getByLabelText('Vai trò'), 'leader');
    await give(view);
    await screen.findByText('Người này đã giữ vai trò đó.');
    expect(screen.getByLabelText('Vai trò')).toHaveProperty('value', 'leader');
  });

  test('an account of others is looked at only', async () => {
    const view = one(ha, replies(getUser, account(ha, false)));
    await screen.findAllByText('ha.tran');
    expect(view.words()).toContain('chỉ quản trị viên của thành phố thay đổi được');
    const deeds = screen.queryAllByRole('button').map(({ textContent }) => textContent);
    expect(deeds.filter((deed) => /Giao|Khóa|Kết thúc|Cấp/.test(deed ?? ''))).toEqual([]);
  });
});

describe('adding an account', () => {
  const show = (...others: readonly Answering[]) =>
    live(<UserAdd params={{}} />, { session, answers: [...others, ...usual] });
  const add = (view: View) => view.press('Thêm tài khoản');

  test('names every field that is missing, each a link to its field', async () => {
    const view = show();
    await add(view);
    const links = screen
      .getAllByRole('link')
      .filter(({ textContent }) => textContent?.startsWith('Mục'));
    expect(links.map(({ textContent }) => textContent)).toEqual([
      'Mục Tên đăng nhập: chưa có dữ liệu.',
      'Mục Họ và tên: chưa có dữ liệu.',
      'Mục Vai trò: chưa có dữ liệu.',
    ]);
    for (const target of links.map((each) => each.getAttribute('href') ?? '')) {
      expect(document.getElementById(target.slice(1))).not.toBe(null);
    }
    expect(view.askedOf(addUser)).toEqual([]);
  });

  test('sends login, name and role trimmed, then shows the one-time link', async () => {
    const view = show();
    await view.fill('Tên đăng nhập', ' ha.tran ');
    await view.fill('Họ và tên', ' Trần Thu Hà ');
    await view.user.selectOptions(screen.getByLabelText('Vai trò'), 'planner');
    await add(view);
    await screen.findByText('Liên kết đặt mật khẩu của ha.tran.');
    expect(inputOf(view.askedOf(addUser)[0])).toEqual({
      ...{ login: 'ha.tran', name: 'Trần Thu Hà', role: 'planner' },
    });
    expect(screen.queryByLabelText('Họ và tên')).toBe(null);
  });

  test('refused by the server leads to the field it names', async () => {
    const detail = 'Tên đăng nhập này đã có.';
    const view = show(fails(addUser, { detail, where: { field: 'login' } }));
    await view.fill('Tên đăng nhập', 'ha.tran');
    await view.fill('Họ và tên', 'Hà');
    await view.user.selectOptions(screen.getByLabelText('Vai trò'), 'planner');
    await add(view);
    const said = await screen.findByRole('link', { name: detail });
    expect(said.getAttribute('href')).toBe(`#${screen.getByLabelText('Tên đăng nhập').id}`);
    expect(screen.getByLabelText('Họ và tên')).toHaveProperty('value', 'Hà');
  });
});
