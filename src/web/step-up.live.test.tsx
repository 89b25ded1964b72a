// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { fails, live, replies } from '../../tests/support/live.tsx';
import { proveSession, signIn } from '../modules/access/contract/index.ts';
import { LoginForm } from './login.tsx';
import { StepUpDialog } from './step-up.tsx';

const me = { user: null, posts: [], permissions: [], language: 'vi' as const };

test('the dialog proves who sits there, asks again when wrong, and may be left', async () => {
  const done = vi.fn<(proved: boolean) => void>();
  const view = live(<StepUpDialog onDone={done} />, {
    answers: [fails(proveSession, { code: 'access.wrong_credentials', detail: 'Chưa đúng.' })],
  });
  await view.press('Xác nhận và tiếp tục');
  expect(view.words()).toContain('Ghi mật khẩu hoặc mã 6 số.');
  await view.fill('Mật khẩu hoặc mã 6 số', 'sai');
  await view.press('Xác nhận và tiếp tục');
  await screen.findByText('Chưa đúng.');
  expect(done).not.toHaveBeenCalled();
  await view.press('Thôi');
  expect(done).toHaveBeenCalledWith(false);
});

test('a sign-in that wants a code keeps the password and asks for the code', async () => {
  const entered = vi.fn<() => void>();
  const view = live(<LoginForm onSignedIn={entered} />, {
    answers: [fails(signIn, { code: 'access.code_needed', detail: 'Đề nghị nhập mã.' })],
  });
  await view.fill('Tên đăng nhập', 'ha');
  await view.fill('Mật khẩu', 'một câu rất dài');
  await view.press('Đăng nhập');
  await view.fill('Mã xác thực', '123 456');
  await view.press('Đăng nhập');
  await waitFor(() => expect(view.askedOf(signIn)).toHaveLength(2));
  expect(view.askedOf(signIn)[1]?.input).toMatchObject({
    password: 'một câu rất dài',
    code: '123 456',
  });
  expect(entered).not.toHaveBeenCalled();
});

test('whoever must have a second step is told before going on', async () => {
  const entered = vi.fn<() => void>();
  const view = live(<LoginForm onSignedIn={entered} />, {
    answers: [replies(signIn, { ...me, mustEnrol: true })],
  });
  await view.fill('Tên đăng nhập', 'ha');
  await view.fill('Mật khẩu', 'một câu rất dài');
  await view.press('Đăng nhập');
  await screen.findByText(/cần bước xác thực thứ hai/);
  expect(entered).not.toHaveBeenCalled();
  await view.press('Để sau');
  expect(entered).toHaveBeenCalledOnce();
});
