// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { live, type Living } from '../../tests/support/live.tsx';
import { AppShell, type AppShellProps } from './app-shell.tsx';
import { AsOfChip } from './list/as-of.tsx';
import { usePrinting } from './list/printing.ts';
import { useParameter } from './list/use-list.ts';
import { AppLink } from './navigation.tsx';
import { RecordNameContext, useRecordName } from './record-name.tsx';
import { RecordPage, StepButtons } from './record-page.tsx';
import { allows, useCan } from './session.tsx';
import { languageOfCookie } from './language.tsx';
import { FailureBox } from './loaded.tsx';
import { aFailure, lost } from '../../tests/support/live.tsx';

afterEach(() => void vi.restoreAllMocks());

/** A window of a phone, or of a desk. */
function widthOf(narrow: boolean): void {
  vi.spyOn(window, 'matchMedia').mockImplementation((query: string) => {
    const list = new EventTarget() as EventTarget & Partial<MediaQueryList>;
    return Object.assign(list, {
      media: query,
      matches: narrow && query.includes('width'),
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    }) as MediaQueryList;
  });
}

const sections = [
  { id: 'plans', label: 'Kế hoạch', items: [{ label: 'Tất cả', href: '/plans', current: true }] },
];

function shell(given: Partial<AppShellProps> = {}, living: Living = {}) {
  const out = vi.fn<() => void>();
  const part = (more: Partial<AppShellProps> = {}) => (
    <AppShell
      sample={false}
      sections={sections}
      account={{
        name: 'Trần Thu Hà',
        note: 'Người lập kế hoạch',
        items: [{ label: 'Tài khoản của tôi', href: '/account' }],
        onLogout: out,
      }}
      {...given}
      {...more}
    >
      <p>Nội dung</p>
    </AppShell>
  );
  const view = live(part(), living);
  return { view, out, redraw: (more: Partial<AppShellProps>) => view.redraw(part(more)) };
}

const bar = () => screen.queryByRole('navigation', { name: 'Điều hướng chính' });

describe('the side bar', () => {
  test('is folded and opened by its button, which says what it does', async () => {
    const { view } = shell();
    expect(bar()).not.toBe(null);
    await view.press('Ẩn thanh điều hướng');
    expect(bar()).toBe(null);
    await view.press('Mở thanh điều hướng');
    expect(bar()).not.toBe(null);
  });

  test('begins folded where a screen needs the width, each width remembering its own choice', async () => {
    const { view, redraw } = shell();
    redraw({ wide: true });
    expect(bar()).toBe(null);
    await view.press('Mở thanh điều hướng');
    redraw({ wide: false });
    await view.press('Ẩn thanh điều hướng');
    redraw({ wide: true });
    expect(bar()).not.toBe(null);
    redraw({ wide: false });
    expect(bar()).toBe(null);
  });

  test('on a phone lies over the screen when asked, and a step closes it', async () => {
    widthOf(true);
    const { view } = shell();
    expect(bar()).toBe(null);
    await view.press('Mở thanh điều hướng');
    await view.user.click(within(bar() ?? document.body).getByRole('link', { name: 'Tất cả' }));
    expect(view.at()).toBe('/plans');
    await waitFor(() => expect(bar()).toBe(null));
  });
});

describe('the top bar', () => {
  test('has room for the search on a desk, not on a phone', () => {
    widthOf(false);
    const { view } = shell({ search: <input aria-label="Tìm" /> });
    expect(screen.getByRole('search')).toBeDefined();
    view.leave();
    widthOf(true);
    shell({ search: <input aria-label="Tìm" /> });
    expect(screen.queryByRole('search')).toBe(null);
  });

  test('the account leads to its page and signs out', async () => {
    const { view, out } = shell();
    await view.press(/Tài khoản: Trần Thu Hà/);
    await view.user.click(screen.getByRole('menuitem', { name: 'Tài khoản của tôi' }));
    expect(view.at()).toBe('/account');
    await waitFor(() => expect(screen.queryByRole('menu')).toBe(null));
    await view.press(/Tài khoản: Trần Thu Hà/);
    await view.user.click(screen.getByRole('menuitem', { name: 'Đăng xuất' }));
    expect(out).toHaveBeenCalledOnce();
  });

  test('the way past it stands first and leads into the screen', async () => {
    const { view } = shell();
    await view.user.tab();
    expect(document.activeElement?.textContent).toBe('Tới nội dung chính');
    await view.user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  test('the other language is one press away, and the browser remembers it', async () => {
    const { view } = shell();
    await view.press('English');
    expect(screen.getByRole('button', { name: 'Tiếng Việt' })).toBeDefined();
    expect(document.documentElement.lang).toBe('en');
    expect(languageOfCookie(document.cookie)).toBe('en');
    await view.press('Tiếng Việt');
    expect(languageOfCookie(document.cookie)).toBe('vi');
  });
});

test.each([
  ['', 'vi'],
  ['language=en', 'en'],
  ['a=b; language=en; c=d', 'en'],
  ['language=vi', 'vi'],
  ['xlanguage=en', 'vi'],
  ['language=english', 'vi'],
])('the cookie “%s” means %s', (cookie, language) => {
  expect(languageOfCookie(cookie)).toBe(language);
});

describe('a link inside the app', () => {
  test('steps without loading the page anew', async () => {
    const view = live(<AppLink href="/plans?q=a">Kế hoạch</AppLink>);
    await view.press('Kế hoạch');
    expect(view.steps).toEqual(['/plans?q=a']);
  });

  test.each([
    ['Ctrl', { ctrlKey: true }],
    ['Command', { metaKey: true }],
    ['Shift', { shiftKey: true }],
    ['Alt', { altKey: true }],
    ['the middle button', { button: 1 }],
  ])('pressed with %s is the browser’s', (_with, held) => {
    const view = live(<AppLink href="/plans">Kế hoạch</AppLink>);
    const stopped = !fireEvent.click(screen.getByRole('link'), held);
    expect([view.steps, stopped]).toEqual([[], false]);
  });

  test('that its part stops goes nowhere', async () => {
    const view = live(
      <AppLink href="/plans" onClick={(event) => event.preventDefault()}>
        Kế hoạch
      </AppLink>,
    );
    await view.press('Kế hoạch');
    expect(view.steps).toEqual([]);
  });
});

describe('“as of” a day', () => {
  function Sample() {
    const [on, setOn] = useParameter('on');
    return <AsOfChip value={on as null} onChange={setOn} />;
  }

  test('is chosen in a field of its own, stands in the address, and can be taken away', async () => {
    const view = live(<Sample />, { path: '/areas', search: 'q=a' });
    await view.press('Xem theo ngày');
    await view.user.keyboard('14/6/2013{Enter}');
    expect(view.at()).toBe('/areas?q=a&on=2013-06-14');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    await view.press('Xem theo ngày: 14/06/2013, bỏ lọc');
    expect(view.at()).toBe('/areas?q=a');
  });

  test('a parameter alone leaves a plain address behind', async () => {
    const view = live(<Sample />, { path: '/areas', search: 'on=2013-06-14' });
    await view.press('Xem theo ngày: 14/06/2013, bỏ lọc');
    expect(view.steps).toEqual(['=/areas']);
  });
});

describe('a record', () => {
  test('names the page of the browser by code and title', () => {
    live(
      <RecordPage crumbs={[]} code="PL.I.5" title="Nghĩa trang">
        x
      </RecordPage>,
    );
    expect(document.title).toBe('PL.I.5 Nghĩa trang – An Sinh');
  });

  test('tells the side bar its name once it is known', () => {
    const names: (string | null)[] = [];
    function Named({ name }: { readonly name: string | null }) {
      useRecordName(name);
      return null;
    }
    const set = (name: string | null) => void names.push(name);
    const part = (name: string | null) => (
      <RecordNameContext value={set}>
        <Named name={name} />
      </RecordNameContext>
    );
    const view = live(part(null));
    expect(names).toEqual([]);
    view.redraw(part('4220/KH-UBND'));
    view.redraw(part('4220/KH-UBND'));
    expect(names).toEqual(['4220/KH-UBND']);
  });

  test('steps to its neighbours where there are some', async () => {
    const view = live(<StepButtons index={1} total={2} previous={null} next="/b" />);
    await view.press('Mục trước');
    expect(view.steps).toEqual([]);
    await view.press('Mục sau');
    expect(view.steps).toEqual(['/b']);
  });
});

describe('while the page is printed', () => {
  function Sample() {
    return <p>{usePrinting() ? 'printing' : 'shown'}</p>;
  }

  test('a part knows it from the first word to the last', () => {
    const view = live(<Sample />);
    expect(view.words()).toBe('shown');
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(view.words()).toBe('printing');
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(view.words()).toBe('shown');
  });
});

test('what a session may do is asked of the session there is', () => {
  function Sample() {
    const can = useCan();
    return <p>{['public', 'signed_in', 'plan.read'].filter(can).join(' ')}</p>;
  }
  const view = live(<Sample />);
  expect(view.words()).toBe('public');
  expect(allows(null, 'public')).toBe(true);
});

describe('a failure', () => {
  test.each([
    ['offers to try again where that may help', aFailure(), true],
    ['offers it without a connection', lost, true],
    ['does not offer it where a right is missing', aFailure({ kind: 'forbidden' }), false],
    ['does not offer it where there is no such thing', aFailure({ kind: 'not_found' }), false],
  ])('%s', async (_what, failure, offers) => {
    const again = vi.fn<() => void>();
    const view = live(<FailureBox failure={failure} onRetry={again} />);
    expect(screen.queryAllByRole('button')).toHaveLength(offers ? 1 : 0);
    if (offers) await view.press('Tải lại');
    expect(again).toHaveBeenCalledTimes(offers ? 1 : 0);
  });
});
