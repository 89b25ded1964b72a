import { gzipSync } from 'node:zlib';
import { expect, test, type Page, type Route } from '@playwright/test';
import {
  chromiumFlags,
  desk,
  phone,
  scrollsSideways,
  startGallery,
  violations,
  type Gallery,
} from '../support/browser.ts';

/* The shell by itself: a stand-in answers the API, so that it can fail on purpose. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });

const posts = [{ role: 'administrator', agency: null, area: null, from: '2026-01-01', to: null }];
const user = { login: 'ha.tran', name: 'Trần Thu Hà', sample: true };
const permissions = ['area.read', 'agency.read', 'user.manage', 'plan.read'];
const signedIn = { user, posts, permissions, language: 'vi' };
const nobody = { user: null, posts: [], permissions: [], language: 'vi' };
const province = {
  code: '31',
  name: 'Hải Phòng',
  type: 'thành phố',
  level: 'province',
  parent: null,
  from: '2025-07-01',
  to: null,
  children: 1,
};
const commune = {
  ...province,
  code: '11473',
  name: 'Thủy Nguyên',
  type: 'phường',
  level: 'commune',
  parent: { code: '31', name: 'Hải Phòng' },
  children: 0,
};
const account = { ...user, state: 'active', posts, lastSignIn: null };
const refused = (code: string, kind: string, detail: string) => {
  return { code, kind, title: '', detail, traceId: '01JD8Z' };
};
const signInFirst = refused('access.sign_in_first', 'unauthenticated', 'Đề nghị đăng nhập.');

interface StandIn {
  signed: boolean;
  /** Answers instead of the usual one, by path. */
  readonly instead: Map<string, { readonly status: number; readonly body: unknown } | 'abort'>;
}

async function standIn(page: Page, signed: boolean): Promise<StandIn> {
  const state: StandIn = { signed, instead: new Map() };
  const usual = (path: string, search: string): unknown => {
    if (path === '/api/me') return state.signed ? signedIn : nobody;
    if (path === '/api/users') return { users: [account] };
    if (path === '/api/me/sessions') return { sessions: [] };
    if (path === '/api/me/second-step') return { since: null, codesLeft: 0, required: true };
    if (path === '/api/me/delegations') return { posts: [], delegations: [] };
    if (path === '/api/work') return { today: '2026-11-24', items: [], dates: [] };
    if (path === '/api/notices/unread') return { unread: 0 };
    if (path === '/api/me/mail') return { mail: null, pending: null };
    if (path === '/api/plans') return { plans: [] };
    if (path === '/api/agencies') return { on: '2026-11-24', agencies: [] };
    if (path === '/api/session/end') return { ended: true };
    if (path !== '/api/areas') return {};
    const parent = search.includes('parent=31');
    return {
      on: '2026-11-24',
      parent: parent ? province : null,
      units: [parent ? commune : province],
    };
  };
  await page.route('**/api/**', async (route: Route) => {
    const { pathname, search } = new URL(route.request().url());
    if (pathname === '/api/session') {
      const { password } = route.request().postDataJSON() as { password: string };
      const detail = 'Tên đăng nhập hoặc mật khẩu chưa đúng. Đề nghị kiểm tra và nhập lại.';
      state.signed = password === 'một câu dễ nhớ';
      return state.signed
        ? route.fulfill({ json: signedIn })
        : route.fulfill({
            status: 401,
            json: refused('access.wrong_credentials', 'unauthenticated', detail),
          });
    }
    const other = state.instead.get(pathname);
    if (other === 'abort') return route.abort();
    if (other !== undefined) return route.fulfill({ status: other.status, json: other.body });
    return route.fulfill({ json: usual(pathname, search) });
  });
  return state;
}

let server: Gallery;
let home: string;

test.beforeAll(async () => {
  server = await startGallery('index.html');
  home = server.address;
});

test.afterAll(async () => {
  await server.close();
});

test('who is not signed in signs in where they are, and goes on there', async ({ page }) => {
  await page.setViewportSize(desk);
  await standIn(page, false);
  await page.goto(`${home}users`);
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByText('Ghi tên đăng nhập.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Tên đăng nhập').fill('ha.tran');
  await page.getByLabel('Mật khẩu', { exact: true }).fill('sai');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Đề nghị kiểm tra và nhập lại');
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('một câu dễ nhớ');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Tài khoản/ })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Thành phố Hải Phòng');
});

for (const size of [desk, phone]) {
  test(`every screen of the shell: axe finds nothing at ${size.width} px`, async ({ page }) => {
    await page.setViewportSize(size);
    await standIn(page, true);
    for (const [path, heading] of [
      ['areas', /Đơn vị hành chính/],
      ['agencies', /Cơ quan/],
      ['users', /Tài khoản/],
      ['users/new', /Thêm tài khoản/],
      ['account', /Tài khoản của tôi/],
    ] as const) {
      await page.goto(home + path);
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
      expect(await violations(page), path).toEqual([]);
      expect(await scrollsSideways(page), path).toBe(false);
    }
    await page.goto(`${home}khong-co`);
    await expect(page.getByText('Không tìm thấy nội dung này.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('a session that ends under one’s hands asks to sign in over the page, which stays', async ({
  page,
}) => {
  const state = await standIn(page, true);
  await page.goto(`${home}users/new`);
  await page.getByLabel('Họ và tên').fill('Phạm Ngọc Lan');
  state.signed = false;
  state.instead.set('/api/users', { status: 401, body: signInFirst });
  await page.getByLabel('Tên đăng nhập').fill('lan.pham');
  await page.getByLabel('Vai trò').selectOption('leader');
  await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
  const dialog = page.getByRole('dialog', { name: 'Phiên làm việc đã kết thúc' });
  await expect(dialog).toBeVisible();
  expect(await violations(page)).toEqual([]);
  state.instead.delete('/api/users');
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill('một câu dễ nhớ');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Phạm Ngọc Lan');
});

test('a lost connection says what was kept and can be tried again', async ({ page }) => {
  const state = await standIn(page, true);
  state.instead.set('/api/agencies', 'abort');
  await page.goto(`${home}agencies`);
  await expect(page.getByText('Không tải được danh mục cơ quan')).toBeVisible({ timeout: 15_000 });
  expect(await violations(page)).toEqual([]);
  state.instead.delete('/api/agencies');
  await page.getByRole('button', { name: 'Tải lại' }).click();
  await expect(page.getByText('Không có cơ quan nào vào ngày này.')).toBeVisible();
});

test('without the network the page says so; with it the notice goes', async ({ page, context }) => {
  await standIn(page, true);
  await page.goto(`${home}agencies`);
  await expect(page.getByRole('heading', { name: /Cơ quan/, level: 1 })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText(/Mất mạng từ \d\d:\d\d/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/Mất mạng từ/)).toBeHidden();
});

test('a screen outside one’s rights is not in the side bar and says whom to ask', async ({
  page,
}) => {
  const state = await standIn(page, true);
  state.instead.set('/api/me', {
    status: 200,
    body: { ...signedIn, permissions: ['agency.read'] },
  });
  await page.goto(`${home}users`);
  await expect(page.getByText(/chưa được giao quyền xem/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Tài khoản' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
});

test('the whole app changes its language at once and remembers it', async ({ page }) => {
  await standIn(page, true);
  await page.goto(`${home}areas`);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: /Administrative units/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { name: /Administrative units/ })).toBeVisible();
});

test('the keyboard alone: skip link, shortcuts, search, rows', async ({ page }) => {
  await standIn(page, true);
  await page.goto(`${home}areas`);
  const row = page.getByRole('link', { name: '11473' });
  await expect(row).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Tới nội dung chính' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Phím tắt' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('thuy nguyen');
  await expect(page).toHaveURL(/q=thuy/);
  await expect(row).toBeVisible();
});

test('the first load weighs at most 350 KB compressed, fonts included', async ({ page }) => {
  await page.setViewportSize(desk);
  await standIn(page, true);
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) {
      sizes.push(response.body().then((body) => gzipSync(body).byteLength));
    }
  });
  await page.goto(home);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'first load', description: `${total} bytes` });
  expect(total).toBeLessThanOrEqual(350 * 1024);
});
