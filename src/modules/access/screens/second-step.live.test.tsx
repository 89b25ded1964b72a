// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import { aSession } from '../../../../tests/support/screens.tsx';
import {
  confirmSecondStep,
  delegate,
  endDelegation,
  endSecondStep,
  getMe,
  getSecondStep,
  listDelegations,
  renewRecoveryCodes,
  startSecondStep,
} from '../contract/index.ts';
import { Delegations } from './delegations.tsx';
import { SecondStep } from './second-step.tsx';

const off = { since: null, codesLeft: 0, required: false };
const on = { since: '2015-11-26T02:41:00Z', codesLeft: 7, required: true };
const started = { key: 'ABCDEFGH2345', picture: { size: 21, path: 'M0 0h1v1h-1z' } };
const codes = ['ABCDE-FGHIJ', 'KLMNO-PQRST'];

const show = (...answers: readonly Answering[]) =>
  live(<SecondStep />, { session: aSession(), answers });

test('setting up shows picture and key, then the codes once', async () => {
  const view = show(
    replies(getSecondStep, { ...off, required: true }),
    replies(startSecondStep, started),
    replies(confirmSecondStep, { codes }),
  );
  await screen.findByText('Vai trò được giao cần bước này. Đề nghị thiết lập ngay.');
  await view.press('Thiết lập');
  const picture = await screen.findByRole('img', {
    name: 'Hình QR để quét bằng ứng dụng xác thực',
  });
  expect(picture.getAttribute('viewBox')).toBe('-4 -4 29 29');
  expect(view.words()).toContain('ABCD EFGH 2345');
  await view.fill('Mã 6 số đang hiện', ' 123456 ');
  await view.press('Bật');
  await screen.findByText('ABCDE-FGHIJ');
  expect(view.askedOf(confirmSecondStep)[0]?.input).toMatchObject({ code: '123456' });
  await view.press('Đã cất các mã');
  expect(view.words()).not.toContain('ABCDE-FGHIJ');
});

test('a wrong code says so and keeps the picture', async () => {
  const view = show(
    replies(getSecondStep, off),
    replies(startSecondStep, started),
    fails(confirmSecondStep, { code: 'access.code_wrong', detail: 'Mã chưa đúng.' }),
  );
  await screen.findByText('Chưa bật.');
  await view.press('Thiết lập');
  await screen.findByRole('img');
  await view.press('Bật');
  expect(view.askedOf(confirmSecondStep)).toEqual([]);
  await view.fill('Mã 6 số đang hiện', '000000');
  await view.press('Bật');
  await screen.findByText('Mã chưa đúng.');
  expect(screen.getByRole('img')).toBeTruthy();
});

test('while it is on, codes are made anew or it is turned off', async () => {
  const view = show(
    replies(getSecondStep, on),
    replies(renewRecoveryCodes, { codes }),
    replies(endSecondStep, { ended: true }),
  );
  await screen.findByText(/Còn 7 mã dự phòng chưa dùng/);
  await view.press('Cấp lại mã dự phòng');
  await screen.findByText('KLMNO-PQRST');
  await view.press('Tắt');
  await screen.findByText('Đã tắt bước xác thực thứ hai.');
  expect(view.words()).not.toContain('KLMNO-PQRST');
});

const post = {
  id: 'p1',
  role: 'clerk',
  agency: 'HP-SYT',
  area: null,
  from: '2015-01-01',
  to: null,
};
const lent = {
  id: 'd1',
  role: 'clerk',
  agency: 'HP-SYT',
  area: null,
  from: '2015-11-20',
  last: '2015-11-30',
  giver: 'ha',
  giverName: 'Hà',
  taker: 'binh',
  takerName: 'Bình',
  reason: 'Nghỉ phép',
  state: 'held' as const,
};
const nobody = { user: null, posts: [], permissions: [], language: 'vi' as const };

const showLending = (...answers: readonly Answering[]) =>
  live(<Delegations />, { session: aSession(), answers: [...answers, replies(getMe, nobody)] });

test('a post is lent to somebody until a day, for a reason; each of them is asked for', async () => {
  const view = showLending(
    replies(listDelegations, { posts: [post], delegations: [] }),
    replies(delegate, { id: 'd1' }),
  );
  await screen.findByLabelText('Tên đăng nhập của người nhận');
  await view.press('Ủy quyền');
  expect(view.words()).toContain('Ghi đủ người nhận, ngày cuối và lý do.');
  expect(view.askedOf(delegate)).toEqual([]);
  await view.fill('Tên đăng nhập của người nhận', ' binh ');
  await view.fill('Đến hết ngày (bắt buộc, dài nhất 90 ngày)', '30/11/2015');
  await view.fill('Lý do (bắt buộc)', 'Nghỉ phép');
  await view.press('Ủy quyền');
  await screen.findByText('Đã ủy quyền cho binh đến hết ngày 30/11/2015.');
  const { requestId: _id, ...input } = view.askedOf(delegate)[0]?.input ?? {};
  expect(input).toEqual({ post: 'p1', to: 'binh', last: '2015-11-30', reason: 'Nghỉ phép' });
});

test('what is lent shows both people and its days, and ends early', async () => {
  const past = { ...lent, id: 'd0', state: 'past' as const, takerName: 'Chi' };
  const view = showLending(
    replies(listDelegations, { posts: [], delegations: [lent, past] }),
    replies(endDelegation, { ended: true }),
  );
  await screen.findByText('Bình');
  for (const words of ['Hà', 'Chi', '30/11/2015', 'đang ủy quyền', 'đã kết thúc']) {
    expect(view.words()).toContain(words);
  }
  expect(screen.getAllByRole('button', { name: /^Kết thúc/ })).toHaveLength(1);
  await view.user.click(screen.getByRole('button', { name: /^Kết thúc/ }));
  await screen.findByText('Đã kết thúc ủy quyền.');
  expect(view.askedOf(endDelegation)[0]?.input).toMatchObject({ id: 'd1' });
});
