// @vitest-environment happy-dom
import { RouterProvider } from '@tanstack/react-router';
import { act, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { live } from '../../tests/support/live.tsx';
import { aSession } from '../../tests/support/screens.tsx';
import { fails, replies, type Answering } from '../../tests/support/live.tsx';
import { signIn, signOut } from '../modules/access/contract/index.ts';
import { useParameter } from '../ui/list/use-list.ts';
import { AppLink } from '../ui/navigation.tsx';
import { defineScreen, type ScreenProps } from '../ui/screen.ts';
import type { Session } from '../ui/session.tsx';
import { makeRouter, Outlet, RouterNavigation } from './router.tsx';
import { SessionStateContext, type SessionState } from './session-state.tsx';
import { Shell } from './shell.tsx';

function Plans({ params }: ScreenProps) {
  const [query, setQuery] = useParameter('q');
  return (
    <>
      <h1>{`Kế hoạch ${params['key'] ?? ''} ${query ?? ''}`.trim()}</h1>
      <AppLink href="/plans/4220%2FKH?q=a">một</AppLink>
      <button type="button" onClick={() => setQuery('nhà')}>
        tìm
      </button>
    </>
  );
}

function Breaks(): never {
  throw new Error('broken on purpose');
}

const title = { vi: 'Kế hoạch', en: 'Plans' };
const load = () => Promise.resolve(Plans);
const screens = [
  defineScreen({ path: '/plans', title, permission: 'plan.read', load }),
  defineScreen({ path: '/plans/$key', title, permission: 'plan.read', load }),
  defineScreen({
    path: '/broken',
    title,
    permission: 'signed_in',
    load: () => Promise.resolve(Breaks),
  }),
  defineScreen({
    path: '/away',
    title,
    permission: 'signed_in',
    load: () => Promise.reject(new Error('no network')),
  }),
];

function Frame() {
  return (
    <RouterNavigation>
      <nav>khung</nav>
      <Outlet />
    </RouterNavigation>
  );
}

function at(path: string, session: Session | null = aSession('plan.read'), shell = Frame) {
  window.history.replaceState(null, '', path);
  const own = screens.map((screen) => ({ ...screen }));
  const router = makeRouter(own, shell);
  return live(<RouterProvider router={router} />, { session });
}

const here = () => window.location.pathname + window.location.search;
const heading = (text: string) => screen.findByRole('heading', { name: text });

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => void vi.restoreAllMocks());

describe('the addresses of the app', () => {
  test('open their screen with its parameters, a slash in one of them included', async () => {
    at('/app/plans/4220%2FKH?q=a');
    await heading('Kế hoạch 4220/KH a');
    expect(document.title).toBe('Kế hoạch – An Sinh');
  });

  test('a step is an address one can go back from', async () => {
    const view = at('/app/plans');
    await heading('Kế hoạch');
    await view.press('một');
    await heading('Kế hoạch 4220/KH a');
    expect(here()).toBe('/app/plans/4220%2FKH?q=a');
  });

  test('a parameter replaces the address and reaches the screen', async () => {
    const view = at('/app/plans');
    await heading('Kế hoạch');
    const before = window.history.length;
    await view.press('tìm');
    await heading('Kế hoạch nhà');
    expect(new URLSearchParams(window.location.search).get('q')).toBe('nhà');
    expect(window.history.length).toBe(before);
  });

  test('a screen without the right says whom to ask, inside the frame', async () => {
    const view = at('/app/plans', aSession());
    await screen.findByText(/Tài khoản này chưa được giao quyền/);
    expect(view.words()).toContain('khung');
    expect(screen.queryByRole('heading')).toBe(null);
  });

  test('an address that is none says so', async () => {
    const view = at('/app/nowhere');
    await screen.findByText('Không tìm thấy nội dung này.');
    expect(view.words()).toContain('khung');
    await waitFor(() => expect(document.title).toBe('Không tìm thấy nội dung này. – An Sinh'));
  });

  test.each(['/app/broken', '/app/away'])('%s fails alone: the frame stands', async (path) => {
    const view = at(path);
    await screen.findByText('Màn hình này gặp lỗi khi hiển thị.');
    expect(view.words()).toContain('khung');
  });
});

describe('the shell', () => {
  const usual: readonly Answering[] = [
    replies(signOut, { ended: true }),
    replies(signIn, {
      user: { login: 'ha', name: 'Hà', sample: false },
      ...{ posts: [], permissions: [], language: 'vi' },
    }),
  ];

  interface Told {
    readonly left: number;
    readonly refreshed: number;
    readonly resumed: number;
  }

  function show(given: Partial<SessionState> = {}, others: readonly Answering[] = []) {
    window.history.replaceState(null, '', '/app/plans');
    const router = makeRouter(screens, Shell);
    const told = { left: 0, refreshed: 0, resumed: 0 };
    const state: SessionState = {
      lastAnswer: () => Date.now(),
      refresh: () => void (told.refreshed += 1),
      over: false,
      resume: () => void (told.resumed += 1),
      leave: () => void (told.left += 1),
      place: 'Thành phố Hải Phòng',
      ...given,
    };
    function Whole() {
      const [value] = useState(state);
      return (
        <SessionStateContext value={value}>
          <RouterProvider router={router} />
        </SessionStateContext>
      );
    }
    const session = { ...aSession('plan.read'), posts: [], sample: true };
    const view = live(<Whole />, { session, answers: [...others, ...usual] });
    return { view, told: told as Told };
  }

  test('says where it is, that its data are a sample, and who is here', async () => {
    const { view } = show();
    await heading('Kế hoạch');
    for (const words of ['Thành phố Hải Phòng', 'Dữ liệu mẫu', 'Chưa được giao vai trò']) {
      expect(view.words()).toContain(words);
    }
  });

  test('signs out, and leaves only once the server did', async () => {
    const { view, told } = show();
    await heading('Kế hoạch');
    await view.press(/Tài khoản: Trần Thu Hà/);
    await view.user.click(screen.getByRole('menuitem', { name: 'Đăng xuất' }));
    await waitFor(() => expect(told.left).toBe(1));
    expect(view.askedOf(signOut)).toHaveLength(1);
  });

  test('that cannot sign out stays', async () => {
    const { view, told } = show({}, [fails(signOut)]);
    await heading('Kế hoạch');
    await view.press(/Tài khoản: Trần Thu Hà/);
    await view.user.click(screen.getByRole('menuitem', { name: 'Đăng xuất' }));
    await waitFor(() => expect(view.askedOf(signOut)).toHaveLength(1));
    expect(told.left).toBe(0);
  });

  test('whose session ended asks for the password over the page, which stays', async () => {
    const { view, told } = show({ over: true });
    const dialog = await screen.findByRole('dialog', { name: 'Phiên làm việc đã kết thúc' });
    expect(dialog.textContent).toContain('Nội dung đang nhập trên trang này vẫn được giữ');
    expect(view.words()).toContain('Kế hoạch');
    await view.user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBe(null);
    await view.user.type(screen.getByLabelText('Mật khẩu'), 'x{Enter}');
    await waitFor(() => expect(told.resumed).toBe(1));
    expect(view.askedOf(signIn)[0]?.input).toMatchObject({ login: 'ha', password: 'x' });
  });

  test('says when the network went, and no longer when it is back', async () => {
    const { view } = show();
    await heading('Kế hoạch');
    act(() => void window.dispatchEvent(new Event('offline')));
    expect(view.words()).toMatch(/Mất mạng từ \d\d:\d\d\./);
    act(() => void window.dispatchEvent(new Event('online')));
    expect(view.words()).not.toContain('Mất mạng');
  });

  test('warns five minutes before an unused session ends, and one press keeps it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { view, told } = show({ lastAnswer: () => Date.now() - 56.5 * 60_000 });
    await heading('Kế hoạch');
    expect(view.words()).not.toContain('Phiên làm việc kết thúc sau');
    act(() => void vi.advanceTimersByTime(15_000));
    vi.useRealTimers();
    expect(view.words()).toContain('Phiên làm việc kết thúc sau 4 phút');
    await view.press('Tiếp tục làm việc');
    expect(told.refreshed).toBe(1);
  });
});
