import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import type { Workbook as ExcelWorkbook } from 'exceljs';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, scrollsSideways, violations } from '../support/browser.ts';

/* The one list, the one record and the long form, in the product as it starts with its demo city. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const { Workbook } = createRequire(import.meta.url)('exceljs') as {
  Workbook: new () => ExcelWorkbook;
};
const password = 'ban-thu-ansinh-2026';
const data = makeDataFolder();
let running: Running;

test.beforeAll(async () => {
  test.setTimeout(180_000);
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
  await expect(page.getByRole('banner')).toContainText(/\S/);
  await expect(page.getByLabel('Tên đăng nhập')).toHaveCount(0);
}

const open = (page: Page, path: string) =>
  page.goto(new URL(`/app${path}`, running.ready.url).href);

async function openTasks(page: Page): Promise<void> {
  await open(page, '/plans');
  await page.locator('tbody a').first().click();
  const nav = page.getByRole('navigation', { name: 'Điều hướng chính' });
  await nav.getByRole('link', { name: /^Nhiệm vụ/ }).click();
  await expect(page.getByRole('heading', { name: /^Nhiệm vụ/, level: 1 })).toBeVisible();
  await expect(page.locator('tbody tr[data-index]').first()).toBeVisible();
}

const codes = (page: Page) => page.locator('tbody a[data-code]').allTextContents();

test('at 1366×768 a list shows twenty rows and more', async ({ page }) => {
  await signIn(page, 'planner');
  await openTasks(page);
  const seen = await page.evaluate(() => {
    const frame = document.querySelector('main [role="region"][tabindex="0"]');
    const box = frame?.getBoundingClientRect();
    const rows = [...document.querySelectorAll('tbody tr[data-index]')];
    return rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return box !== undefined && top >= box.top && bottom <= box.bottom;
    }).length;
  });
  expect(seen).toBeGreaterThanOrEqual(20);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(phone);
  await expect.poll(() => scrollsSideways(page)).toBe(false);
});

test('by keyboard alone: search, walk, open, step to the next and back to the list', async ({
  page,
}) => {
  await signIn(page, 'planner');
  await openTasks(page);
  await page.keyboard.press('/');
  // Telex as it reaches the page: the syllable is put together with backspaces.
  for (const key of ['n', 'g', 'h', 'i', 'a', 'Backspace', 'Backspace']) {
    await page.keyboard.press(key);
  }
  await page.keyboard.insertText('ĩa');
  await expect(page.getByRole('searchbox', { name: /^Tìm trong/ })).toHaveValue('nghĩa');
  await expect(page).toHaveURL(/q=ngh/);
  await expect.poll(async () => (await codes(page)).length).toBeLessThan(36);
  const found = await codes(page);
  expect(found.length).toBeGreaterThan(1);
  await page.locator('tbody a[data-code]').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('a:focus')).toHaveText(found[1] ?? '');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(found[0] ?? '');
  await page.getByRole('button', { name: 'Mục sau' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(found[1] ?? '');
});

test('a view is saved, shared, and opens the list for whoever chose it', async ({ page }) => {
  await signIn(page, 'planner');
  await openTasks(page);
  await page.getByRole('button', { name: 'Cột' }).click();
  await page.getByLabel('Gộp theo').selectOption('lead');
  await page.keyboard.press('Escape');
  await expect(page.locator('tr[data-group]').first()).toContainText('Chủ trì');
  await page.getByRole('button', { name: /^Chế độ xem: / }).click();
  await page.getByLabel('Tên chế độ xem').fill('Theo chủ trì');
  await page.getByLabel('Mọi người cùng dùng').check();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lưu chế độ xem' }).click();
  await expect(page.getByText('Đã lưu chế độ xem “Theo chủ trì”.')).toBeVisible();
  const first = page.getByLabel(/^Mở danh sách này bằng/);
  await first.click();
  await expect(first).toBeChecked();
  await page.keyboard.press('Escape');
  await openTasks(page);
  await expect(page).toHaveURL(/group=lead/);
  await expect(page.getByRole('button', { name: 'Chế độ xem: Theo chủ trì' })).toBeVisible();
});

test('the file holds exactly the columns, order and rows that are seen', async ({ page }) => {
  await signIn(page, 'planner2');
  await openTasks(page);
  const { pathname } = new URL(page.url());
  await open(page, `${pathname.replace('/app', '')}?q=nghia&columns=title,code&sort=-code`);
  await expect(page.locator('tbody a[data-code]').first()).toBeVisible();
  await expect.poll(async () => (await codes(page)).length).toBeLessThan(36);
  const seen = await page
    .locator('tbody tr[data-index]')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );
  const heads = await page.locator('thead th').allTextContents();
  await page.getByRole('button', { name: 'Xuất' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV/ }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8').replace('\ufeff', '');
  const lines = text.trimEnd().split('\r\n');
  const cell = (value: string) =>
    /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  expect(lines).toEqual([heads, ...seen].map((row) => row.map(cell).join(',')));
});

test('any list becomes a workbook of what is seen, row for row', async ({ page }) => {
  await signIn(page, 'administrator');
  await open(page, '/users?sort=-login');
  await expect(page.locator('tbody tr[data-index]').first()).toBeVisible();
  const heads = (await page.locator('thead th').allTextContents()).filter((head) => head !== '');
  const seen = await page.locator('tbody tr[data-index]').count();
  await page.getByRole('button', { name: 'Xuất' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /Excel/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  const workbook = new Workbook();
  await workbook.xlsx.readFile(await file.path());
  const [rows] = workbook.worksheets;
  const values = (at: number) => heads.map((_, index) => rows?.getCell(at, index + 1).text ?? '');
  expect(values(1)).toEqual(heads);
  expect(rows?.rowCount).toBe(seen + 1);
  const logins = Array.from({ length: seen }, (_, index) => values(index + 2)[0] ?? '');
  expect(logins).toEqual(logins.toSorted().toReversed());
});

test('accounts are disabled in bulk: one’s own stays, and the dialog says why', async ({
  page,
}) => {
  await signIn(page, 'administrator');
  await open(page, '/users');
  const box = (login: string) =>
    page.getByRole('row', { name: new RegExp(`\\b${login}\\b`) }).getByRole('checkbox');
  await box('administrator').first().check();
  await box('planner2').first().check();
  await page.getByRole('button', { name: 'Khóa tài khoản' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Không khóa: tài khoản của chính mình');
  await expect(dialog).toContainText('Sẽ làm 1 trong 2 dòng.');
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('Lý do khóa').fill('Nghỉ hưu từ 01/12/2026');
  await dialog.getByRole('button', { name: 'Khóa 1 tài khoản' }).click();
  await expect(dialog).toContainText('Đã làm 1 trong 2 dòng; 1 dòng chưa được.');
  await dialog.getByRole('button', { name: 'Đóng' }).last().click();
  await expect(page.getByText('Đã khóa 1 tài khoản.')).toBeVisible();
});

test('hamlets are pasted from Excel, corrected, left, come back to, and sent', async ({ page }) => {
  await signIn(page, 'commune.officer');
  await open(page, '/areas');
  const own = await page.evaluate(async () => {
    const me = (await (await fetch('/api/me')).json()) as { posts: { area: string | null }[] };
    return me.posts.map(({ area }) => area).find((area) => area !== null) ?? '';
  });
  await open(page, `/areas/${own}/hamlets/enter`);
  await page.getByRole('button', { name: 'Danh sách thôn, tổ dân phố' }).click();
  await page.getByLabel('Dán từ Excel').evaluate((field) => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', 'Tên\tLoại\nThử Đông\tthôn\nThử Tây\txóm');
    const paste = new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true });
    field.dispatchEvent(paste);
  });
  await expect(page.getByText('Đã đọc 2 dòng, 1 dòng có lỗi.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Loại, dòng 2').fill('thôn');
  await expect(page.getByText(/^Đã lưu nháp lúc/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Tên, dòng 1')).toHaveValue('Thử Đông');
  await open(page, `/areas/${own}/hamlets/enter`);
  await page.getByRole('button', { name: /^Làm tiếp/ }).click();
  await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
  await page.getByLabel('Ngày có hiệu lực').fill('01/11/2026');
  await page.getByLabel(/^Quyết định, nghị quyết/).fill('Nghị quyết thử 1 ngày 01/10/2026');
  await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
  await expect(page.getByRole('heading', { name: 'Kiểm tra và gửi' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(phone);
  await expect.poll(() => scrollsSideways(page)).toBe(false);
  await page.setViewportSize(desk);
  await page.getByRole('button', { name: 'Ghi thôn, tổ dân phố theo quyết định' }).click();
  await expect(page.getByText(/^Đã ghi/)).toBeVisible();
  await open(page, `/areas/${own}/hamlets`);
  await expect(page.getByRole('cell', { name: 'thôn Thử Tây', exact: true })).toBeVisible();
});

test('a remark about a record is read by another person, and taken back by its author', async ({
  page,
  browser,
}) => {
  await signIn(page, 'planner');
  await openTasks(page);
  await page.locator('tbody a[data-code]').first().click();
  await page.getByLabel('Viết trao đổi').fill('Đã hỏi lại Sở Tài chính.');
  await page.getByRole('button', { name: 'Gửi trao đổi' }).click();
  await expect(page.getByRole('complementary').getByText('Đã hỏi lại Sở Tài chính.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const other = await browser.newPage();
  await signIn(other, 'leader');
  await other.goto(page.url());
  await expect(other.getByText('Đã hỏi lại Sở Tài chính.')).toBeVisible();
  await page.getByRole('button', { name: /^Rút lại/ }).click();
  await expect(page.getByText(/^Đã rút lại lúc/)).toBeVisible();
  await other.reload();
  await expect(other.getByText(/^Đã rút lại lúc/)).toBeVisible();
  await expect(other.getByText('Đã hỏi lại Sở Tài chính.')).toHaveCount(0);
  await other.close();
});
