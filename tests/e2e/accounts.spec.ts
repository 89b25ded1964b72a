import { expect, test, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, scrollsSideways, violations } from '../support/browser.ts';

/* A second step at sign-in, a post lent during leave, and who may do what, as people do it. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const password = 'ban-thu-ansinh-2026';
const data = makeDataFolder();
let running: Running;
let key = '';
let codes: readonly string[] = [];
let lastStep = 0;

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
}

const shell = (page: Page) => page.getByRole('navigation', { name: 'Điều hướng chính' });

/** A code that was not used yet: of the step after the last one, as soon as clocks allow it. */
async function freshCode(page: Page): Promise<string> {
  while (Math.floor(Date.now() / 30_000) + 1 <= lastStep) await page.waitForTimeout(500);
  lastStep = Math.max(Math.floor(Date.now() / 30_000), lastStep + 1);
  return new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: lastStep * 30_000 });
}

async function openAccount(page: Page): Promise<void> {
  await expect(shell(page)).toBeVisible();
  await page.goto(`${running.ready.url}account`);
  await expect(page.getByRole('heading', { name: 'Bước xác thực thứ hai' })).toBeVisible();
}

test('a clerk sets up a second step and keeps ten codes', async ({ page }) => {
  await signIn(page, 'clerk');
  await openAccount(page);
  await page.getByRole('button', { name: 'Thiết lập' }).click();
  await expect(page.getByRole('img', { name: /Hình QR/ })).toBeVisible();
  key = (await page.locator('code').first().innerText()).replace(/\s/g, '');
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Mã 6 số đang hiện').fill('000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Mã chưa đúng', { exact: false })).toBeVisible();
  await page.getByLabel('Mã 6 số đang hiện').fill(await freshCode(page));
  await page.keyboard.press('Enter');
  const list = page.getByRole('list', { name: 'Mã dự phòng' });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  codes = await list.locator('code').allInnerTexts();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(phone);
  expect(await scrollsSideways(page)).toBe(false);
  await page.setViewportSize(desk);
  await page.getByRole('button', { name: 'Đã cất các mã' }).click();
  await expect(list).toHaveCount(0);
  await expect(page.getByText('Còn 10 mã dự phòng chưa dùng.')).toBeVisible();
});

test('the next sign-in asks for a code and takes one', async ({ page }) => {
  await signIn(page, 'clerk');
  const field = page.getByLabel('Mã xác thực');
  await expect(field).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await field.fill('000 000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Mã chưa đúng');
  await field.fill(await freshCode(page));
  await page.keyboard.press('Enter');
  await expect(shell(page)).toBeVisible();
});

test('a recovery code opens once, and not twice', async ({ page, browser }) => {
  await signIn(page, 'clerk');
  await page.getByLabel('Mã xác thực').fill(codes[0] ?? '');
  await page.keyboard.press('Enter');
  await expect(shell(page)).toBeVisible();
  const other = await browser.newPage();
  await signIn(other, 'clerk');
  await other.getByLabel('Mã xác thực').fill(codes[0] ?? '');
  await other.keyboard.press('Enter');
  await expect(other.getByRole('alert')).toContainText('Mã chưa đúng');
  await other.close();
});

test('a grave act asks who sits there, then goes on by itself', async ({ page }) => {
  // The server says that ten minutes have passed; only the first answer is made up here.
  let late = true;
  await page.route('**/api/users/*/disable', async (route) => {
    if (!late) return route.continue();
    late = false;
    const body = { code: 'access.step_up_needed', kind: 'forbidden', detail: '', title: '' };
    return route.fulfill({ status: 403, contentType: 'application/problem+json', json: body });
  });
  await signIn(page, 'administrator');
  await expect(shell(page)).toBeVisible();
  await page.goto(`${running.ready.url}users/accountant`);
  await page.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Khóa tài khoản' }).click();
  const dialog = page.getByRole('dialog', { name: 'Xác nhận lại trước việc quan trọng' });
  await expect(dialog).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('Mật khẩu hoặc mã 6 số').fill('sai mật khẩu');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('Mật khẩu hoặc mã 6 số').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Đã khóa tài khoản accountant/)).toBeVisible();
});

test('an administrator of a place lends the post; the other then manages accounts', async ({
  page,
}) => {
  await signIn(page, 'local.administrator');
  await openAccount(page);
  const until = new Date(Date.now() + 7 * 3_600_000 + 7 * 86_400_000).toISOString().slice(0, 10);
  const [year, month, dayOfMonth] = until.split('-');
  await page.getByLabel('Tên đăng nhập của người nhận').fill('division.head');
  await page.getByLabel(/Đến hết ngày/).fill(`${dayOfMonth}/${month}/${year}`);
  await page.getByLabel('Lý do (bắt buộc)').fill('Nghỉ phép năm');
  await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
  await expect(page.getByText(/Đã ủy quyền cho division\.head/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.context().clearCookies();
  await signIn(page, 'division.head');
  await openAccount(page);
  await expect(page.getByText('làm thay local.administrator')).toBeVisible();
  await page.goto(`${running.ready.url}users/agency.officer`);
  await expect(page.getByRole('button', { name: 'Khóa tài khoản' })).toBeVisible();
});

test('who may do what: an act by its words, a role by its acts', async ({ page }) => {
  await signIn(page, 'administrator');
  await expect(shell(page)).toBeVisible();
  await page.goto(`${running.ready.url}rights`);
  await expect(page.getByRole('heading', { name: /Ai được làm gì/, level: 1 })).toBeVisible();
  await page.getByRole('main').getByRole('searchbox').fill('phe duyet ban so hoa');
  const row = page.getByRole('row', { name: /Phê duyệt bản số hóa/ });
  await expect(row).toContainText('Lãnh đạo thành phố');
  expect(await violations(page)).toEqual([]);
});

test('an administrator lends for somebody absent, then hands an account over and closes it', async ({
  page,
}) => {
  await signIn(page, 'administrator');
  await expect(shell(page)).toBeVisible();
  await page.goto(`${running.ready.url}users/division.head`);
  await page.getByRole('button', { name: 'Ủy quyền thay người vắng mặt' }).click();
  await page.getByLabel('Tên đăng nhập của người nhận').fill('agency.officer');
  await page.getByLabel(/^Đến hết ngày/).fill(tomorrow());
  await page.getByLabel('Lý do (bắt buộc)').fill('Ốm');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
  await expect(page.getByText('Đã ủy quyền cho agency.officer', { exact: false })).toBeVisible();

  await page.getByRole('link', { name: 'Bàn giao' }).click();
  await page.getByLabel('Tên đăng nhập của người nhận bàn giao').fill('agency.head');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/chuyển cho Hoàng Thị Thủ/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ủy quyền kết thúc' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(phone);
  expect(await scrollsSideways(page)).toBe(false);
  await page.setViewportSize(desk);
  await page.getByLabel('Căn cứ, lý do').fill('Quyết định số 12/QĐ-SYT');
  await page.getByRole('checkbox', { name: /Khóa tài khoản division.head/ }).check();
  await page.getByRole('button', { name: /^Bàn giao cho/ }).click();
  await expect(page.getByText('Tài khoản division.head đã khóa.', { exact: false })).toBeVisible();
  await page.getByRole('link', { name: 'Xem tài khoản agency.head' }).click();
  const posts = page.getByRole('region', { name: 'Vai trò được giao' });
  await expect(posts.getByRole('row')).toHaveCount(3);
});

/** Tomorrow as people write it. */
function tomorrow(): string {
  const [year, month, day] = new Date(Date.now() + 31 * 3_600_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${day}/${month}/${year}`;
}
