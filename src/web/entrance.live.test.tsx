// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { fails, live, lost, replies, type Answering } from '../../tests/support/live.tsx';
import {
  askPasswordReset,
  checkLink,
  confirmMail,
  signIn,
  useLink,
} from '../modules/access/contract/index.ts';
import { Boundary } from './boundary.tsx';
import { ForgotPasswordPage } from './forgot-password.tsx';
import { LoginForm, LoginPage } from './login.tsx';
import { MailLinkPage } from './mail-link.tsx';
import { PasswordLinkPage } from './password-link.tsx';

const consumeLink = useLink;
const me = {
  user: { login: 'ha', name: 'Hà', sample: false },
  posts: [],
  permissions: [],
  language: 'vi' as const,
};

const login = () => screen.getByLabelText<HTMLInputElement>('Tên đăng nhập');
const password = () => screen.getByLabelText<HTMLInputElement>('Mật khẩu');

describe('signing in', () => {
  const show = (...answers: readonly Answering[]) => {
    const entered = vi.fn<() => void>();
    const view = live(<LoginPage onSignedIn={entered} />, {
      answers: [...answers, replies(signIn, me)],
    });
    return { view, entered };
  };

  test('begins in the field of the name', () => {
    show();
    expect(document.activeElement).toBe(login());
  });

  test('sends name and password, the name trimmed and in one piece', async () => {
    const { view, entered } = show();
    await view.user.type(login(), ' hà.trần '.normalize('NFD'));
    await view.user.type(password(), ' có dấu cách {Enter}');
    await waitFor(() => expect(entered).toHaveBeenCalledOnce());
    expect(view.askedOf(signIn)[0]?.input).toMatchObject({
      login: 'hà.trần'.normalize('NFC'),
      password: ' có dấu cách ',
    });
  });

  test.each([
    ['neither', '', '', ['Ghi tên đăng nhập.', 'Ghi mật khẩu.']],
    ['no name', ' ', 'x', ['Ghi tên đăng nhập.']],
    ['no password', 'ha', '', ['Ghi mật khẩu.']],
  ])('with %s says what is missing and asks nobody', async (_what, name, secret, missing) => {
    const { view } = show();
    if (name !== '') await view.user.type(login(), name);
    if (secret !== '') await view.user.type(password(), secret);
    await view.press('Đăng nhập');
    const all = ['Ghi tên đăng nhập.', 'Ghi mật khẩu.'];
    expect(all.filter((words) => view.words().includes(words))).toEqual(missing);
    expect(view.asked).toEqual([]);
  });

  test('refused says why, keeps the name, takes the password away', async () => {
    const { view, entered } = show(fails(signIn, { detail: 'Tên hoặc mật khẩu không đúng.' }));
    await view.user.type(login(), 'ha');
    await view.user.type(password(), 'sai');
    await view.press('Đăng nhập');
    const link = await screen.findByRole('link', { name: 'Tên hoặc mật khẩu không đúng.' });
    expect(link.getAttribute('href')).toBe(`#${password().id}`);
    expect([login().value, password().value]).toEqual(['ha', '']);
    expect(entered).not.toHaveBeenCalled();
    expect(view.words()).not.toContain('Ghi mật khẩu.');
  });

  test('without a connection says so instead of blaming the password', async () => {
    const { view } = show(fails(signIn, lost));
    await view.user.type(login(), 'ha');
    await view.user.type(password(), 'x{Enter}');
    await waitFor(() => expect(view.words()).toContain('mất kết nối với máy chủ lúc'));
  });

  test('pressed twice while it is asked asks once', async () => {
    const view = live(<LoginForm onSignedIn={() => {}} />);
    await view.user.type(login(), 'ha');
    await view.user.type(password(), 'x');
    await view.press('Đăng nhập');
    await view.press('Đăng nhập');
    await view.user.type(password(), '{Enter}');
    expect(view.askedOf(signIn)).toHaveLength(1);
  });

  test('shows the password only while its box is ticked', async () => {
    const { view } = show();
    expect(password().type).toBe('password');
    await view.user.click(screen.getByRole('checkbox', { name: 'Hiện mật khẩu' }));
    expect(password().type).toBe('text');
    await view.user.click(screen.getByRole('checkbox', { name: 'Hiện mật khẩu' }));
    expect(password().type).toBe('password');
  });

  test('anew begins in the field of the password', () => {
    live(<LoginForm login="ha" onSignedIn={() => {}} />);
    expect(document.activeElement).toBe(password());
  });
});

describe('a one-time link', () => {
  const holder = { login: 'ha', name: 'Trần Thu Hà', expires: '2026-01-18T02:00:00Z' };
  const show = (...answers: readonly Answering[]) =>
    live(<PasswordLinkPage token="T0K3N" />, {
      answers: [...answers, replies(checkLink, holder), replies(consumeLink, { login: 'ha' })],
    });
  const fields = ['Mật khẩu mới', 'Ghi lại mật khẩu mới'] as const;

  test('says for whom it is and until when', async () => {
    const view = show();
    await screen.findByText(/Tài khoản ha của Trần Thu Hà/);
    expect(view.words()).toContain('đến 18/01/2026 09:00');
    expect(view.askedOf(checkLink)[0]?.input).toEqual({ token: 'T0K3N' });
  });

  test('sets the password that was written twice alike, and leads to signing in', async () => {
    const view = show();
    await screen.findByLabelText(fields[0]);
    for (const label of fields) await view.fill(label, 'một câu dễ nhớ');
    await view.press('Đặt mật khẩu');
    await screen.findByText('Đã đặt mật khẩu cho tài khoản ha. Mời đăng nhập.');
    expect(view.askedOf(consumeLink)[0]?.input).toMatchObject({
      token: 'T0K3N',
      password: 'một câu dễ nhớ',
    });
    expect(screen.getByRole('link', { name: 'Đăng nhập' }).getAttribute('href')).toBe('/app/');
  });

  test('written differently sets nothing', async () => {
    const view = show();
    await screen.findByLabelText(fields[0]);
    await view.fill(fields[0], 'một câu dễ nhớ');
    await view.fill(fields[1], 'một câu khó nhớ');
    await view.press('Đặt mật khẩu');
    expect(view.words()).toContain('Hai lần ghi mật khẩu chưa giống nhau.');
    expect(view.askedOf(consumeLink)).toEqual([]);
  });

  test('whose password is refused says why, and another can be written', async () => {
    const refusal = { code: 'access.password_common', detail: 'Mật khẩu này quá phổ biến.' };
    const view = show(fails(consumeLink, refusal, { times: 1, reply: { login: 'ha' } }));
    await screen.findByLabelText(fields[0]);
    for (const label of fields) await view.fill(label, '123456789012');
    await view.press('Đặt mật khẩu');
    await screen.findByRole('link', { name: refusal.detail });
    for (const label of fields) await view.fill(label, 'một câu dễ nhớ');
    await view.press('Đặt mật khẩu');
    await screen.findByText(/^Đã đặt mật khẩu/);
  });

  test.each([
    ['used or too old', { detail: 'Liên kết đã hết hạn.' }, 'Liên kết đã hết hạn.'],
    ['out of reach', lost, 'mất kết nối với máy chủ'],
  ])('that is %s offers no form', async (_what, failure, words) => {
    const view = show(fails(checkLink, failure));
    await screen.findByText('Liên kết này không dùng được');
    expect(view.words()).toContain(words);
    expect(screen.queryByLabelText(fields[0])).toBe(null);
  });

  test('is looked at no longer when one leaves', () => {
    const view = live(<PasswordLinkPage token="T0K3N" />);
    view.leave();
    expect(view.askedOf(checkLink).at(-1)?.signal?.aborted).toBe(true);
  });
});

describe('a screen that breaks', () => {
  function Breaks(): never {
    throw new Error('broken on purpose');
  }

  test('says so in its place; another address draws again', () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    const part = (at: string, broken: boolean) => (
      <>
        <p>khung</p>
        <Boundary at={at}>{broken ? <Breaks /> : <p>nội dung</p>}</Boundary>
      </>
    );
    const view = live(part('/a', true));
    expect(view.words()).toContain('khung');
    expect(view.words()).toContain('Màn hình này gặp lỗi khi hiển thị.');
    expect(screen.getByRole('button', { name: 'Tải lại' })).toBeDefined();
    view.redraw(part('/a', false));
    expect(view.words()).not.toContain('nội dung');
    view.redraw(part('/b', false));
    expect(view.words()).toBe('khungnội dung');
    quiet.mockRestore();
  });
});

describe('a forgotten password', () => {
  const show = (...answers: readonly Answering[]) =>
    live(<ForgotPasswordPage />, {
      answers: [...answers, replies(askPasswordReset, { asked: true })],
    });

  test('is asked about by the login, and the answer promises nothing that would tell', async () => {
    const view = show();
    expect(document.activeElement).toBe(login());
    await view.user.type(login(), ' Hà.Trần {Enter}');
    await screen.findByText(/Nếu tài khoản Hà.Trần đang dùng và có địa chỉ thư đã xác nhận/);
    expect(view.words()).toContain('đề nghị người quản trị của cơ quan cấp liên kết');
    expect(view.askedOf(askPasswordReset)[0]?.input).toMatchObject({ login: 'Hà.Trần' });
  });

  test('without a login asks nobody', async () => {
    const view = show();
    await view.press('Gửi liên kết');
    expect(view.words()).toContain('Ghi tên đăng nhập.');
    expect(view.asked).toEqual([]);
  });

  test('that cannot be written about says why', async () => {
    const view = show(fails(askPasswordReset, { detail: 'Phần mềm chưa được khai báo địa chỉ.' }));
    await view.user.type(login(), 'ha{Enter}');
    await screen.findByRole('link', { name: 'Phần mềm chưa được khai báo địa chỉ.' });
    expect(view.words()).toContain('Chưa gửi được yêu cầu');
  });
});

describe('a link that confirms a mail address', () => {
  test('confirms nothing by being opened, and says whose address it is when pressed', async () => {
    const reply = { login: 'ha', mail: 'ha@a.example' };
    const view = live(<MailLinkPage token="T0K3N" />, { answers: [replies(confirmMail, reply)] });
    expect(view.asked).toEqual([]);
    await view.press('Xác nhận');
    await screen.findByText('Đã xác nhận địa chỉ ha@a.example cho tài khoản ha.');
    expect(view.askedOf(confirmMail)[0]?.input).toMatchObject({ token: 'T0K3N' });
  });

  test('that was used says so', async () => {
    const answers = [fails(confirmMail, { detail: 'Liên kết này đã dùng.' })];
    const view = live(<MailLinkPage token="T0K3N" />, { answers });
    await view.press('Xác nhận');
    await screen.findByText('Liên kết này đã dùng.');
    expect(view.words()).toContain('Chưa xác nhận được');
  });
});
