// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fails, live, lost, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import type { ReplyOf } from '../../../kernel/index.ts';
import { changePassword, endSession, getMe, listSessions } from '../contract/index.ts';
import { Account } from './account.tsx';

type Row = ReplyOf<typeof listSessions>['sessions'][number];

const here: Row = {
  id: 's1',
  current: true,
  started: '2015-11-26T02:41:00Z',
  lastSeen: '2015-11-26T03:00:00Z',
  address: '127.0.0.1',
  userAgent: 'Firefox, Linux',
};
const there = { ...here, id: 's2', current: false, started: '2015-11-20T01:00:00Z' };
const me = { user: null, posts: [], permissions: [], language: 'vi' as const };

function show(...others: readonly Answering[]) {
  return live(<Account params={{}} />, {
    session: aSession(),
    answers: [
      ...others,
      replies(getMe, me),
      replies(listSessions, { sessions: [here, there] }),
      replies(changePassword, { endedSessions: 2 }),
      replies(endSession, { ended: 1 }),
    ],
  });
}

type View = ReturnType<typeof show>;
const change = (view: View) => view.press('Đổi mật khẩu');
const secrets = ['Mật khẩu đang dùng', 'Mật khẩu mới', 'Ghi lại mật khẩu mới'] as const;

async function write(view: View, ...texts: readonly string[]) {
  for (const [at, label] of secrets.entries()) await view.fill(label, texts[at] ?? '');
}

const values = () => secrets.map((label) => screen.getByLabelText<HTMLInputElement>(label).value);

describe('changing the own password', () => {
  test('sends old and new, clears the fields and says which sessions ended', async () => {
    const view = show();
    await write(view, 'mật khẩu cũ', 'mật khẩu mới dài', 'mật khẩu mới dài');
    await change(view);
    await screen.findByText('Đã đổi mật khẩu. 2 phiên đăng nhập khác đã kết thúc.');
    const { requestId: _id, ...input } = view.askedOf(changePassword)[0]?.input ?? {};
    expect(input).toEqual({ current: 'mật khẩu cũ', password: 'mật khẩu mới dài' });
    expect(values()).toEqual(['', '', '']);
    await waitFor(() => expect(view.askedOf(listSessions)).toHaveLength(2));
  });

  test('written differently the second time sends nothing and says so', async () => {
    const view = show();
    await write(view, 'cũ', 'mật khẩu mới dài', 'mật khẩu mới dai');
    await change(view);
    expect(view.words()).toContain('Hai lần ghi mật khẩu chưa giống nhau.');
    expect(view.askedOf(changePassword)).toEqual([]);
    await view.fill(secrets[2], 'mật khẩu mới dài');
    await change(view);
    await screen.findByText(/Đã đổi mật khẩu/);
    expect(view.words()).not.toContain('chưa giống nhau');
  });

  test('refused leads from the summary to the field, and keeps what was written', async () => {
    const view = show(fails(changePassword, { detail: 'Mật khẩu đang dùng không đúng.' }));
    await write(view, 'sai', 'mật khẩu mới dài', 'mật khẩu mới dài');
    await change(view);
    const link = await screen.findByRole('link', { name: 'Mật khẩu đang dùng không đúng.' });
    const target = screen.getByLabelText(secrets[0]);
    expect(link.getAttribute('href')).toBe(`#${target.id}`);
    expect(values()).toEqual(['sai', 'mật khẩu mới dài', 'mật khẩu mới dài']);
  });

  test('is sent by Enter too', async () => {
    const view = show();
    await write(view, 'cũ', 'mật khẩu mới dài', 'mật khẩu mới dài');
    await view.user.type(screen.getByLabelText(secrets[2]), '{Enter}');
    await waitFor(() => expect(view.askedOf(changePassword)).toHaveLength(1));
  });

  test('never stands readable on the page', async () => {
    show();
    for (const label of secrets) {
      expect(screen.getByLabelText(label).getAttribute('type')).toBe('password');
    }
  });
});

describe('the own sessions', () => {
  const endOne = 'Kết thúc phiên bắt đầu 20/11/2015 08:00';

  test('one of them is ended by its own button, and the list comes anew', async () => {
    const view = show();
    await screen.findByRole('button', { name: endOne });
    await view.press(endOne);
    await screen.findByText('Đã kết thúc 1 phiên.');
    expect(view.askedOf(endSession)[0]?.input).toMatchObject({ session: 's2' });
    await waitFor(() => expect(view.askedOf(listSessions)).toHaveLength(2));
  });

  test('all others are ended at once', async () => {
    const view = show(replies(endSession, { ended: 4 }));
    await screen.findByRole('button', { name: endOne });
    await view.press('Kết thúc mọi phiên khác');
    await screen.findByText('Đã kết thúc 4 phiên.');
    expect(view.askedOf(endSession)[0]?.input).toMatchObject({ session: null });
  });

  test('this one has no such button; alone it needs none at all', async () => {
    show(replies(listSessions, { sessions: [here] }));
    await screen.findByText('phiên này');
    expect(screen.queryByRole('button', { name: /^Kết thúc/ })).toBe(null);
  });

  test.each([
    ['refused', fails(endSession, { detail: 'Phiên này không còn.' }), 'Phiên này không còn.'],
    ['lost', fails(endSession, lost), 'mất kết nối với máy chủ'],
  ])('whose end is %s says so and claims nothing', async (_what, answering, words) => {
    const view = show(answering);
    await screen.findByRole('button', { name: endOne });
    await view.press(endOne);
    await waitFor(() => expect(view.words()).toContain(words));
    expect(view.words()).not.toContain('Đã kết thúc');
  });
});
