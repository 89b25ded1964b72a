import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, violations } from '../support/browser.ts';

/* One plan from its text to the portal: import, settle, a second person approves, everyone reads. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const password = 'ban-thu-ansinh-2026';
const data = makeDataFolder();
const folder = mkdtempSync(join(tmpdir(), 'ansinh-journey-'));
const text = join(folder, 'ke-hoach-4221.txt');
let running: Running;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const published = readFileSync(
    join(import.meta.dirname, '../../plans/4220-KH-UBND-2013.txt'),
    'utf8',
  );
  writeFileSync(text, published.replaceAll('4220/KH-UBND', '4221/KH-UBND'));
  running = await startAnsinh({ data: data.path });
});

test.afterAll(async () => {
  await running.end();
  data.remove();
  rmSync(folder, { recursive: true });
});

async function signIn(page: Page, login: string): Promise<void> {
  await page.setViewportSize(desk);
  await page.goto(running.ready.url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Tất cả kế hoạch' }).waitFor();
}

/** The public pages as a reader without scripts gets them. */
async function readerWithoutScripts(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: desk });
  return context.newPage();
}

test('a planner drops the published text and is told what was read', async ({ page }) => {
  await signIn(page, 'planner');
  await page.goto(`${running.ready.url}plans`);
  await page.getByRole('button', { name: 'Nạp văn bản kế hoạch' }).click();
  await page.locator('input[type=file]').setInputFiles(text);
  await expect(page.getByText(/36 nhiệm vụ, 75 nội dung/).first()).toBeVisible({ timeout: 30_000 });
  expect(await violations(page)).toEqual([]);
});

test('what is not approved is not on the portal', async ({ browser }) => {
  const page = await readerWithoutScripts(browser);
  const answer = await page.goto(`${running.ready.portal}plans/4221-KH-UBND-2013`);
  expect(answer?.status()).toBe(404);
});

test('every finding is settled with a reason; approval says how many are open', async ({
  page,
}) => {
  await signIn(page, 'planner');
  await page.goto(`${running.ready.url}plans/4221-KH-UBND-2013/review`);
  await expect(page.getByText(/chưa thể phê duyệt bản số hóa/).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const open = async (): Promise<number> => {
    const answer = await page.request.get(
      `${running.ready.portal}api/plans/4221-KH-UBND-2013/findings?state=open`,
    );
    const { open: left } = (await answer.json()) as { open: { error: number; warning: number } };
    return left.error + left.warning;
  };
  for (;;) {
    const before = await open();
    if (before === 0) break;
    await page.getByRole('radio', { name: /Giữ nguyên văn/ }).check();
    await page.getByLabel('Lý do').fill('Giữ nguyên văn, xử lý khi điều hành');
    await page.keyboard.press('Control+Enter');
    await expect.poll(open).toBeLessThan(before);
  }
  expect(await open()).toBe(0);
});

test('whoever settled cannot approve; a second person can', async ({ page }) => {
  await signIn(page, 'planner');
  await page.goto(`${running.ready.url}plans/4221-KH-UBND-2013/review`);
  await expect(page.getByRole('button', { name: 'Phê duyệt bản số hóa' })).toBeVisible();
  await expect(page.getByText(/4221\/KH-UBND/).first()).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, 'leader');
  await page.goto(`${running.ready.url}plans/4221-KH-UBND-2013/review`);
  await page.getByRole('button', { name: 'Phê duyệt bản số hóa' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Phê duyệt bản số hóa' }).click();
  await expect(page.getByText('Đã phê duyệt').first()).toBeVisible();
});

test('the approved plan is read on the portal with scripts off', async ({ browser }) => {
  const page = await readerWithoutScripts(browser);
  await page.goto(`${running.ready.portal}plans/4221-KH-UBND-2013`);
  await page.getByRole('link', { name: /II\. Thực hiện chính sách lao động/ }).click();
  await page.getByRole('link', { name: /Tuyên truyền, phổ biến các luật/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tuyên truyền');
  await page.getByRole('link', { name: 'Sở Lao động - Thương binh và Xã hội' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Việc của Sở Lao động');
  await page.goto(`${running.ready.portal}search?q=nghia+trang+liet+sy`);
  await expect(page.getByText('Xây dựng nghĩa trang liệt sỹ thành phố').first()).toBeVisible();
});

test('public pages hold no fault against WCAG 2.2 AA, wide and narrow', async ({ page }) => {
  const plan = `${running.ready.portal}plans/4220-KH-UBND-2013`;
  const pages = [running.ready.portal, plan, `${plan}/tasks/PL.II.1.2`, `${plan}/text`]
    .concat([`${plan}/sections/PL.II`, `${plan}/agencies`, `${plan}/agencies/HP-SXD`])
    .concat([`${plan}/data`, `${running.ready.portal}search?q=nha`, `${running.ready.portal}en`]);
  // axe is put into the page by the test; the page itself has no scripts and allows none.
  await page.route('**/*', async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers() };
    delete headers['content-security-policy'];
    await route.fulfill({ response: answer, headers });
  });
  for (const size of [desk, { width: 390, height: 844 }]) {
    await page.setViewportSize(size);
    for (const address of pages) {
      await page.goto(address);
      expect(await violations(page), address).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${address} at ${String(size.width)}`).toBeLessThanOrEqual(size.width);
    }
  }
});
