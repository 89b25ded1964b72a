// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  delegateFor,
  endDelegationOf,
  getUser,
  handOver,
  lookHandOver,
} from '../contract/index.ts';
import { HandOver } from './hand-over.tsx';
import { UserLending } from './user-lending.tsx';

const post = {
  id: 'p1',
  role: 'clerk',
  agency: 'HP-SYT',
  area: null,
  from: '2015-01-01',
  to: null,
};
const user = {
  ...{ login: 'ha', name: 'Trần Thu Hà', sample: false, state: 'active' as const },
  ...{ posts: [post], lastSignIn: null },
};
const account: ReplyOf<typeof getUser> = {
  ...{ user, mayChange: true, disabled: null, posts: [], history: [] },
};
const loan = {
  ...{ id: 'd1', role: 'clerk', agency: 'HP-SYT', area: null, from: '2026-01-01' },
  ...{ last: '2026-01-30', giver: 'ha', giverName: 'Hà', taker: 'binh', takerName: 'Bình' },
  ...{ reason: 'Nghỉ phép', state: 'held' as const },
};
const look: ReplyOf<typeof lookHandOver> = {
  from: { login: 'ha', name: 'Trần Thu Hà' },
  to: { login: 'nam', name: 'Lê Văn Nam' },
  on: '2026-02-01',
  posts: [
    { post, does: 'passes', why: null },
    { post: { ...post, id: 'p2', role: 'planner' }, does: 'held', why: null },
    { post: { ...post, id: 'p3', role: 'leader' }, does: 'ends', why: 'Không có cơ quan X.' },
  ],
  loans: [loan],
  plan: 'k1',
};
const done = { passed: 1, ended: 3, disabled: false };

const show = (...others: readonly Answering[]) =>
  live(<HandOver params={{ login: 'ha' }} />, {
    session: aSession('user.manage'),
    answers: [
      ...others,
      replies(getUser, account),
      replies(lookHandOver, look),
      replies(handOver, done),
    ],
  });

type View = ReturnType<typeof show>;
const begin = async (view: View, last = '') => {
  await screen.findByText(/Mọi vai trò của Trần Thu Hà/);
  await view.fill('Tên đăng nhập của người nhận bàn giao', ' Nam ');
  if (last !== '') await view.fill('Ngày làm việc cuối của người bàn giao', last);
  await view.press('Xem trước');
};

describe('a hand-over', () => {
  test('asks for the successor before anything is looked at', async () => {
    const view = show();
    await screen.findByText(/Mọi vai trò của Trần Thu Hà/);
    await view.press('Xem trước');
    expect(view.words()).toContain('Ghi tên đăng nhập của người nhận bàn giao.');
    expect(view.askedOf(lookHandOver)).toEqual([]);
  });

  test('shows of each post what happens, and asks for the grounds', async () => {
    const view = show();
    await begin(view);
    await screen.findByText('chuyển cho Lê Văn Nam từ 01/02/2026');
    expect(view.words()).toContain('kết thúc; Lê Văn Nam đã giữ vai trò này');
    expect(view.words()).toContain('kết thúc, không chuyển: Không có cơ quan X.');
    expect(view.words()).toContain('Bình');
    expect(view.askedOf(lookHandOver)[0]?.input).toEqual({ login: 'ha', to: 'nam' });
    await view.press('Bàn giao cho Lê Văn Nam');
    expect(view.words()).toContain('Ghi căn cứ hoặc lý do bàn giao.');
    expect(view.askedOf(handOver)).toEqual([]);
  });

  test('does what was seen, and says what came of it', async () => {
    const view = show(replies(handOver, { ...done, disabled: true }));
    await begin(view);
    await view.user.click(await screen.findByRole('checkbox', { name: /Khóa tài khoản ha/ }));
    await view.fill('Căn cứ, lý do', 'Quyết định 12');
    await view.press('Bàn giao cho Lê Văn Nam');
    await screen.findByText(/1 vai trò chuyển cho Lê Văn Nam, 3 vai trò của ha kết thúc/);
    expect(view.words()).toContain('Tài khoản ha đã khóa.');
    expect(view.askedOf(handOver)[0]?.input).toMatchObject({
      ...{ login: 'ha', to: 'nam', plan: 'k1', reason: 'Quyết định 12', disable: true },
    });
  });

  test('with a last day does not offer to close the account', async () => {
    const view = show();
    await begin(view, '31/1/2026');
    await screen.findByText('chuyển cho Lê Văn Nam từ 01/02/2026');
    expect(screen.queryByRole('checkbox')).toBe(null);
    await view.fill('Căn cứ, lý do', 'Quyết định 12');
    await view.press('Bàn giao cho Lê Văn Nam');
    await screen.findByText(/1 vai trò chuyển/);
    const { requestId: _id, ...input } = view.askedOf(handOver)[0]?.input ?? {};
    expect(input).toEqual({
      ...{ login: 'ha', to: 'nam', plan: 'k1', reason: 'Quyết định 12', last: '2026-01-31' },
    });
  });

  test('that cannot be looked at says why', async () => {
    const refused = show(fails(lookHandOver, { detail: 'Không có tài khoản đang dùng “nam”.' }));
    await begin(refused);
    await screen.findByText(/Không có tài khoản đang dùng “nam”/);
  });

  test('that was overtaken says so, and can be looked at again', async () => {
    const moved = show(fails(handOver, { detail: 'Vai trò của tài khoản vừa thay đổi.' }));
    await begin(moved);
    await moved.fill('Căn cứ, lý do', 'Quyết định 12');
    await moved.press('Bàn giao cho Lê Văn Nam');
    await screen.findByRole('link', { name: 'Vai trò của tài khoản vừa thay đổi.' });
  });

  test('of an account that somebody else looks after is not offered', async () => {
    const view = show(replies(getUser, { ...account, mayChange: false }));
    await screen.findByRole('status');
    expect(view.words()).not.toContain('Xem trước');
  });
});

describe('a post of somebody absent', () => {
  const lending = (given: Partial<typeof account> = {}, ...answers: readonly Answering[]) =>
    live(<UserLending account={{ ...account, ...given }} />, {
      session: aSession('user.manage'),
      answers: [...answers, replies(delegateFor, { id: 'd1' })],
    });

  test('is lent by an administrator, for days and a reason', async () => {
    const view = lending();
    await view.press('Ủy quyền thay người vắng mặt');
    await view.fill('Tên đăng nhập của người nhận', 'binh');
    await view.fill('Đến hết ngày (bắt buộc, dài nhất 90 ngày)', '30/1/2026');
    await view.fill('Lý do (bắt buộc)', 'Ốm');
    await view.press('Ủy quyền');
    await screen.findByText('Đã ủy quyền cho binh đến hết ngày 30/01/2026.');
    expect(view.askedOf(delegateFor)[0]?.input).toMatchObject({
      ...{ login: 'ha', post: 'p1', to: 'binh', last: '2026-01-30', reason: 'Ốm' },
    });
  });

  test('that is lent comes back early', async () => {
    const answer = replies(endDelegationOf, { ended: true });
    const view = lending({ delegations: [loan] }, answer);
    await view.press(/^Kết thúc Văn thư|^Kết thúc/);
    await screen.findByText('Đã kết thúc ủy quyền.');
    expect(view.askedOf(endDelegationOf)[0]?.input).toMatchObject({ login: 'ha', id: 'd1' });
  });

  test('is only shown to who may not change the account', () => {
    const view = lending({ delegations: [loan], mayChange: false });
    expect(view.words()).toContain('Bình');
    expect(screen.queryByRole('button')).toBe(null);
  });

  test('nobody has when the account holds none', () => {
    expect(lending({ user: { ...user, posts: [] } }).words()).toBe('');
  });
});
