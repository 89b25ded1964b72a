import { expect, test, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, scrollsSideways, violations } from '../support/browser.ts';

/* Background jobs in the running product: a backup is made, restored for trial, and health tells it. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const password = 'ban-thu-ansinh-2026';
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
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Tất cả kế hoạch' }).waitFor();
}

const go = (page: Page, path: string) => page.goto(`${running.ready.url}${path}`);

async function runNow(page: Page, name: string): Promise<void> {
  await go(page, 'operations/jobs');
  await page.getByRole('button', { name: `Chạy ngay: ${name}` }).click();
  await page.getByText('Đã giao. Công việc bắt đầu trong ít giây.').waitFor();
  const row = page.getByRole('row').filter({ hasText: name }).first();
  await expect(row).toContainText('Xong', { timeout: 120_000 });
}

test('an administrator makes a backup, restores it for trial, and health tells both', async ({
  page,
}) => {
  await signIn(page, 'administrator');
  await go(page, 'operations/health');
  await expect(page.getByText('Chưa có bản nào.')).toBeVisible();
  await runNow(page, 'Sao lưu hằng đêm');
  await runNow(page, 'Thử khôi phục bản sao lưu');
  await page.getByRole('link', { name: 'Thử khôi phục bản sao lưu' }).first().click();
  await expect(page.getByText('chainHead')).toBeVisible();
  await go(page, 'operations/health');
  await expect(page.getByText(/ansinh-\d{8}-\d{6}\.tar\.gz/)).toBeVisible();
  await expect(page.getByText(/Thử khôi phục bản sao lưu: lần gần nhất/)).toBeVisible();
  const health = await fetch(running.ready.health);
  const told = (await health.json()) as { jobs: { alarm: boolean }; backup: { at: string } };
  expect(told.jobs.alarm).toBe(true);
  expect(Date.parse(told.backup.at)).toBeGreaterThan(Date.now() - 600_000);
});

test('the pages are whole at both widths and without a fault of axe', async ({ page }) => {
  await signIn(page, 'administrator');
  for (const path of ['operations/jobs', 'operations/health']) {
    for (const size of [desk, phone]) {
      await page.setViewportSize(size);
      await go(page, path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect(page.getByText(/Sao lưu/).first()).toBeVisible();
      expect(await violations(page), `${path} ${String(size.width)}`).toEqual([]);
      expect(await scrollsSideways(page), `${path} ${String(size.width)}`).toBe(false);
    }
  }
});

test('an officer sees no job of the city and no health', async ({ page }) => {
  await signIn(page, 'agency.officer');
  await go(page, 'operations/jobs');
  await expect(page.getByText('Chưa có công việc nào')).toBeVisible();
  await expect(page.getByRole('button', { name: /Chạy ngay/ })).toHaveCount(0);
  await go(page, 'operations/health');
  await expect(page.getByText('Các bản sao lưu')).toHaveCount(0);
});
