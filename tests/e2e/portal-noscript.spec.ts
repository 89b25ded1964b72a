import { expect, test, type Browser, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk } from '../support/browser.ts';

/* Journeys of people without scripts beside those of `portal-policies.spec.ts`. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 120_000 });

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

/** Four hundred per cent of 1280 px. */
const zoomed = { width: 320, height: 256 };

async function open(browser: Browser, path: string, viewport = desk): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport });
  const page = await context.newPage();
  await page.goto(`${running.ready.portal}${path}`);
  return page;
}

async function choose(page: Page, value: string): Promise<void> {
  await page.locator(`input[name=value][value="${value}"]`).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
}

/** From the start to the question after the year of birth. */
async function begin(page: Page, year: string): Promise<void> {
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await choose(page, 'old_age');
  await choose(page, 'east');
  await page.locator('#year').fill(year);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.locator('input[name=fact]')).toHaveValue('poverty');
}

test('keeps the answers under a code, comes back on another device, and removes them', async ({
  browser,
}) => {
  const page = await open(browser, 'check');
  await begin(page, '1946');
  await page.getByRole('button', { name: 'Lưu bằng mã' }).click();
  await expect(page.getByText('28 ngày').first()).toBeVisible();
  await page.getByRole('button', { name: 'Lưu và nhận mã' }).click();
  const code = await page.locator('#code').innerText();
  expect(code).toMatch(/^(\d{4} ){4}\d{4}$/);
  expect(page.url()).toBe(`${running.ready.portal}check/saved`);

  const other = await open(browser, 'check', zoomed);
  await other.getByRole('link', { name: 'Quay lại bằng mã' }).click();
  await other
    .getByLabel('Mã đã nhận khi lưu')
    .fill(code.replace(/\d$/, (digit) => `${9 - +digit}`));
  await other.getByRole('button', { name: 'Mở' }).click();
  await expect(other.getByRole('alert')).toContainText('hai chữ số cuối');
  await other.getByLabel('Mã đã nhận khi lưu').fill(code);
  await other.getByRole('button', { name: 'Mở' }).click();
  await other.getByRole('button', { name: 'Trả lời tiếp' }).click();
  await expect(other.locator('input[name=fact]')).toHaveValue('poverty');
  await expect(other.getByText('1946')).toBeVisible();

  await page.goto(`${running.ready.portal}check/saved`);
  await page.getByLabel('Mã đã nhận khi lưu').fill(code);
  await page.getByRole('button', { name: 'Mở' }).click();
  await page.getByRole('button', { name: 'Xóa câu trả lời đã lưu' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã xóa câu trả lời đã lưu');
  await page.goto(`${running.ready.portal}check/saved`);
  await page.getByLabel('Mã đã nhận khi lưu').fill(code);
  await page.getByRole('button', { name: 'Mở' }).click();
  await expect(page.getByRole('alert')).toContainText('Không mở được bằng mã này');
});

test('large text, contrast and English in the middle of the questions lose no answer', async ({
  browser,
}) => {
  const page = await open(browser, 'check');
  await begin(page, '1946');
  await page.getByRole('button', { name: 'Chữ lớn' }).click();
  await expect(page.locator('html')).toHaveClass(/large/);
  await page.getByRole('button', { name: 'Tương phản cao' }).click();
  await expect(page.locator('html')).toHaveClass(/large contrast/);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('input[name=fact]')).toHaveValue('poverty');
  await expect(page.getByText('1946')).toBeVisible();
});

test('whoever asks for a neighbour who died learns of the funeral support', async ({ browser }) => {
  const page = await open(browser, 'check');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await choose(page, 'hardship');
  await choose(page, 'east');
  await page.locator('#year').fill('1940');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.locator('input[name=fact]')).toHaveValue('death_date');
  await page.locator('#day').fill('3');
  await page.locator('#month').fill('11');
  await page.locator('#year').fill('2026');
  await page.getByRole('button', { name: 'Dừng ở đây và xem kết quả' }).click();
  await expect(page.locator('data#funeral_support')).not.toHaveAttribute('value', '0');
});

test('the open data name every version, and its file stays', async ({ browser, request }) => {
  const page = await open(browser, '');
  await page.getByRole('link', { name: 'Dữ liệu mở' }).click();
  const version = page.getByRole('row', { name: /đang dùng/ });
  const address = await version.getByRole('link', { name: /JSON/ }).getAttribute('href');
  const file = await request.get(new URL(address ?? '', running.ready.portal).href);
  expect(file.headers()['cache-control']).toContain('immutable');
  expect(await file.text()).toContain('an-sinh/policies/1');
});

test('an address nobody has leads on by words', async ({ browser }) => {
  const page = await open(browser, 'khong/co/trang/nay', zoomed);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không tìm thấy trang này');
  await page.getByRole('main').getByRole('searchbox').fill('nguoi khuyet tat');
  await page.getByRole('main').getByRole('button', { name: 'Tìm' }).click();
  await expect(page.getByRole('link', { name: /khuyết tật/ }).first()).toBeVisible();
});
