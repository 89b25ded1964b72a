import { expect, test, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, scrollsSideways, violations } from '../support/browser.ts';

/* Where people land: their work, what they are told, the search over everything, help. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ timeout: 120_000 });

const data = makeDataFolder();
let running: Running;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  running = await startAnsinh({ data: data.path });
});

test.afterAll(async () => {
  await running.end();
  data.remove();
});

async function signIn(page: Page, login: string): Promise<void> {
  await page.setViewportSize(desk);
  await page.goto(running.ready.url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('ban-thu-ansinh-2026');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor();
}

for (const [login, wanted] of [
  ['planner', /Kiểm chứng nơi tiếp nhận: \d+ đơn vị hành chính/],
  ['agency.officer', /Thực hiện nhiệm vụ PL\..*Sở Y tế.*quá hạn/],
  ['legal.officer', /Kiểm chứng nơi tiếp nhận: \d+ cơ quan, chức năng/],
  ['administrator', /Không có việc nào đang chờ|Rà soát|Nhắc/],
] as const) {
  test(`${login} lands on the work of their own role`, async ({ page }) => {
    await signIn(page, login);
    await expect(page.getByRole('main')).toContainText(wanted);
    await expect(page.getByRole('heading', { name: 'Lịch công tác' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await scrollsSideways(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
  });
}

test('a row leads to where the work is done; what was opened is there afterwards', async ({
  page,
}) => {
  await signIn(page, 'agency.officer');
  await page.getByRole('main').getByRole('link', { name: /^PL\./ }).first().click();
  await expect(page).toHaveURL(/\/plans\/[^/]+\/tasks\/PL\./);
  await expect(page).toHaveTitle(/PL\./);
  await page.getByRole('link', { name: /^Việc của tôi/ }).click();
  const opened = page.getByRole('complementary').getByRole('link', { name: /PL\.|Nhiệm vụ/ });
  await expect(opened.first()).toBeVisible();
  await opened.first().click();
  await expect(page).toHaveURL(/\/tasks\/PL\./);
});

test('at 1366×768 twenty rows of work are seen at once', async ({ page }) => {
  const items = Array.from({ length: 30 }, (_, at) => ({
    ...{ id: `x:${at}`, group: 'later', verb: 'Thực hiện nhiệm vụ', record: `PL.I.${at}` },
    ...{ href: `/plans/a/tasks/PL.I.${at}`, unit: 'Sở Y tế', due: '2027-01-15' },
    ...{ left: 'còn 30 ngày làm việc', count: 1 },
  }));
  await page.route('**/api/work', (route) =>
    route.fulfill({ json: { today: '2026-11-25', items, dates: [] } }),
  );
  await signIn(page, 'agency.officer');
  const rows = page.getByRole('main').getByRole('link', { name: /^PL\.I\.\d+$/ });
  await expect(rows).toHaveCount(30);
  const boxes = await Promise.all((await rows.all()).map((row) => row.boundingBox()));
  const seen = boxes.filter((box) => box !== null && box.y + box.height <= desk.height);
  expect(seen.length).toBeGreaterThanOrEqual(20);
});

test('a post that is given is told to its holder, who reads it', async ({ page, browser }) => {
  await signIn(page, 'administrator');
  const given = await page.evaluate(async () => {
    const response = await fetch('/api/users/inspector/posts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ requestId: crypto.randomUUID(), login: 'inspector', role: 'inspector' },
        ...{ agency: 'HP-SYT' },
      }),
    });
    return { status: response.status, body: await response.text() };
  });
  expect(given.status, given.body).toBe(200);
  const other = await browser.newContext();
  const holder = await other.newPage();
  await signIn(holder, 'inspector');
  const bell = holder.getByRole('banner').getByRole('link', { name: /^Thông báo/ });
  await expect(async () => {
    await holder.reload();
    await expect(bell).toHaveText(/Thông báo\s*1/, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await bell.click();
  await expect(holder.getByText(/được giao vai trò Thanh tra viên HP-SYT/)).toBeVisible();
  expect(await violations(holder)).toEqual([]);
  await holder.getByRole('button', { name: 'Đánh dấu tất cả đã đọc' }).click();
  await expect(bell).toHaveText('Thông báo');
  await expect(holder.getByText('0 chưa đọc')).toBeVisible();
  await holder.setViewportSize(phone);
  expect(await scrollsSideways(holder)).toBe(false);
  await other.close();
});

test('help says what the open screen is for, by which clause, and is left by Escape', async ({
  page,
}) => {
  await signIn(page, 'agency.officer');
  await page.getByRole('button', { name: 'Trợ giúp' }).click();
  const help = page.getByRole('dialog', { name: /Trợ giúp: Việc của tôi/ });
  await expect(help).toContainText('Điều 147');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Help' }).click();
  await expect(page.getByRole('dialog', { name: /Help: My work/ })).toContainText('Civil Code');
});

test('without the network a screen says so, keeps what is typed, and goes on afterwards', async ({
  page,
  context,
}) => {
  await signIn(page, 'administrator');
  await page.goto(`${running.ready.url}users/new`);
  await page.getByLabel('Họ và tên').fill('Phạm Ngọc Lan');
  await context.setOffline(true);
  await expect(page.getByText(/Mất mạng từ \d\d:\d\d/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await context.setOffline(false);
  await expect(page.getByText(/Mất mạng từ/)).toBeHidden();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Phạm Ngọc Lan');
});
