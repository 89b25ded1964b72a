// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fails, live, replies } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import { disableUser } from '../contract/index.ts';
import type { User } from './place.tsx';
import { DisableUsers } from './users-bulk.tsx';

const aUser = (login: string, state: User['state'] = 'active'): User => ({
  ...{ login, name: login.toUpperCase(), sample: false, state, posts: [], lastSignIn: null },
});
const disabled = { user: aUser('lan', 'disabled'), endedSessions: 1, unchanged: false };

function show(answer = replies(disableUser, disabled)) {
  const ends: number[] = [];
  const users = [aUser('ha'), aUser('lan'), aUser('cu', 'disabled')];
  const view = live(<DisableUsers users={users} onClose={(done) => ends.push(done)} />, {
    session: aSession('user.manage'),
    answers: [answer],
  });
  return { view, ends };
}

test('one’s own account and those disabled already stay, and the dialog says so', () => {
  const { view } = show();
  expect(view.words()).toContain('Không khóa: tài khoản của chính mình');
  expect(view.words()).toContain('Không khóa: đã khóa từ trước');
  expect(view.words()).toContain('Sẽ làm 1 trong 3 dòng.');
});

test('nothing is disabled without a reason', async () => {
  const { view } = show();
  await view.press('Khóa 1 tài khoản');
  expect(view.words()).toContain('Chưa ghi lý do khóa.');
  expect(view.askedOf(disableUser)).toEqual([]);
});

test('the others are disabled for the one reason', async () => {
  const { view, ends } = show();
  await view.fill(/Lý do khóa/, ' Nghỉ hưu ');
  await view.press('Khóa 1 tài khoản');
  await screen.findByText('Đã làm 1 trong 3 dòng; 2 dòng chưa được.');
  expect(view.askedOf(disableUser).map(({ input }) => input)).toMatchObject([
    { login: 'lan', reason: 'Nghỉ hưu' },
  ]);
  await view.user.click(screen.getAllByRole('button', { name: 'Đóng' })[0] ?? document.body);
  expect(ends).toEqual([1]);
});

test('one that is refused says why in its row', async () => {
  const { view } = show(fails(disableUser, { detail: 'Đây là quản trị viên cuối cùng.' }));
  await view.fill(/Lý do khóa/, 'x');
  await view.press('Khóa 1 tài khoản');
  await screen.findByText('Đây là quản trị viên cuối cùng.');
  expect(view.words()).toContain('Đã làm 0 trong 3 dòng; 3 dòng chưa được.');
});
