import { expect, test, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, scrollsSideways, violations } from '../support/browser.ts';

/* The product as it starts with its demo users: accounts from the first link to the last sign-in. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const demoPassword = 'ban-thu-ansinh-2026';
const ownPassword = 'con đường ra biển rất dài';
const newPassword = 'con đường về nhà rất ngắn';

const data = makeDataFolder();
let running: Running;
let link = '';

test.beforeAll(async () => {
  test.setTimeout(180_000);
  running = await startAnsinh({ data: data.path });
});

test.afterAll(async () => {
  await running.end();
  data.remove();
});

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.setViewportSize(desk);
  await page.goto(running.ready.url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

test('an administrator adds an account by keyboard and is given its link once', async ({
  page,
}) => {
  await signIn(page, 'administrator', demoPassword);
  await page.getByRole('link', { name: 'Tài khoản' }).click();
  await expect(page.getByRole('heading', { name: /Tài khoản/, level: 1 })).toBeVisible();
  await expect(page.getByRole('row', { name: /planner2/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
  await page.getByLabel('Tên đăng nhập').fill('lan.pham');
  await page.getByLabel('Họ và tên').fill('Phạm Ngọc Lan');
  await page.getByLabel('Vai trò').selectOption('agency_officer');
  await page.getByRole('button', { name: 'Thêm tài khoản' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('Mục Cơ quan: chưa có dữ liệu.');
  expect(await violations(page)).toEqual([]);
  const agency = page.getByRole('combobox', { name: 'Cơ quan' });
  await agency.fill('so xay dung');
  await expect(page.locator('li[role=option]').first()).toContainText('Sở Xây dựng');
  await agency.press('ArrowDown');
  await agency.press('Enter');
  await expect(agency).toHaveValue(/Sở Xây dựng/);
  await page.getByRole('button', { name: 'Thêm tài khoản' }).press('Enter');
  const shown = page.getByLabel('Liên kết', { exact: true });
  await expect(shown).toHaveValue(/\/app\/password#/);
  link = await shown.inputValue();
  expect(await violations(page)).toEqual([]);
});

test('the holder of the link sets a password and signs in with it', async ({ page }) => {
  await page.goto(link);
  await expect(page.getByText(/lan\.pham/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngắn');
  await page.getByLabel('Ghi lại mật khẩu mới').fill('ngắn');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('ít nhất 12 ký tự');
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(ownPassword);
  await page.getByLabel('Ghi lại mật khẩu mới').fill(`${ownPassword}!`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Hai lần ghi mật khẩu chưa giống nhau.')).toBeVisible();
  await page.getByLabel('Ghi lại mật khẩu mới').fill(ownPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Đã đặt mật khẩu/)).toBeVisible();
  await page.goto(link);
  await page.reload();
  await expect(page.getByText('Liên kết này không dùng được')).toBeVisible();
  await signIn(page, 'lan.pham', ownPassword);
  await expect(page.getByRole('banner')).toContainText('Phạm Ngọc Lan');
  await expect(page.getByRole('link', { name: 'Tài khoản', exact: true })).toHaveCount(0);
});

test('one changes the own password, which ends every other session', async ({ page, browser }) => {
  const other = await browser.newPage();
  await signIn(other, 'lan.pham', ownPassword);
  await expect(other.getByRole('banner')).toContainText('Phạm Ngọc Lan');
  await signIn(page, 'lan.pham', ownPassword);
  await page.getByRole('button', { name: /Phạm Ngọc Lan/ }).click();
  await page.getByRole('menuitem', { name: 'Tài khoản của tôi' }).click();
  await expect(page.getByText('phiên này')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Mật khẩu đang dùng').fill(ownPassword);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(newPassword);
  await page.getByLabel('Ghi lại mật khẩu mới').fill(newPassword);
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).press('Enter');
  await expect(page.getByText(/Đã đổi mật khẩu\. \d+ phiên/)).toBeVisible();
  await other.getByRole('button', { name: /Phạm Ngọc Lan/ }).click();
  await other.getByRole('menuitem', { name: 'Tài khoản của tôi' }).click();
  await expect(other.getByRole('dialog', { name: 'Phiên làm việc đã kết thúc' })).toBeVisible();
  await other.close();
});

test('a disabled account no longer signs in', async ({ page }) => {
  await signIn(page, 'administrator', demoPassword);
  await page.getByRole('link', { name: 'Tài khoản' }).click();
  await expect(page.getByRole('row', { name: /lan\.pham/ })).toBeVisible();
  await page.getByRole('main').getByRole('searchbox').fill('pham ngoc lan');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Khóa' }).click();
  const dialog = page.getByRole('dialog');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await expect(page.getByText(/Đã khóa tài khoản lan\.pham/)).toBeVisible();
  await page.getByRole('button', { name: /Tài khoản:/ }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
  await signIn(page, 'lan.pham', newPassword);
  await expect(page.getByRole('alert')).toBeVisible();
});

test('a disabled account is opened again, is given a post and loses it, all in its history', async ({
  page,
}) => {
  await signIn(page, 'administrator', demoPassword);
  await page.getByRole('link', { name: 'Tài khoản' }).click();
  await page.getByRole('main').getByRole('searchbox').fill('pham ngoc lan');
  await page.getByRole('link', { name: 'lan.pham' }).click();
  await expect(page.getByRole('heading', { name: /Phạm Ngọc Lan/, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Mở lại tài khoản' }).click();
  const dialog = page.getByRole('dialog');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Mở lại tài khoản' }).click();
  await expect(page.getByText('Đã mở lại tài khoản lan.pham.')).toBeVisible();
  await page.getByLabel('Vai trò', { exact: true }).selectOption('division_head');
  await page.getByRole('button', { name: 'Giao vai trò' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('Mục Cơ quan: chưa có dữ liệu.');
  const agency = page.getByRole('combobox', { name: 'Cơ quan' });
  await agency.fill('so xay dung');
  await expect(page.locator('li[role=option]').first()).toContainText('Sở Xây dựng');
  await agency.press('ArrowDown');
  await agency.press('Enter');
  await page.getByLabel('Lý do, căn cứ (không bắt buộc)').fill('Quyết định 45/QĐ-SXD');
  await page.getByRole('button', { name: 'Giao vai trò' }).press('Enter');
  await expect(page.getByText(/Đã giao vai trò “Trưởng phòng”/)).toBeVisible();
  const row = page.getByRole('row', { name: /Trưởng phòng/ });
  await expect(row).toContainText('Quyết định 45/QĐ-SXD');
  expect(await violations(page)).toEqual([]);
  await row.getByRole('button', { name: /Kết thúc/ }).click();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Kết thúc vai trò' }).click();
  // Given and ended on one day: it is no day's post.
  await expect(row).toContainText('đã rút lại');
  await page.setViewportSize(phone);
  expect(await scrollsSideways(page)).toBe(false);
  expect(await violations(page)).toEqual([]);
});

test('a commune officer enters, merges and takes back hamlets, by keyboard', async ({ page }) => {
  await signIn(page, 'commune.officer', demoPassword);
  await expect(page.getByRole('navigation', { name: 'Điều hướng chính' })).toBeVisible();
  await page.goto(`${running.ready.url}areas/11560/hamlets`);
  await expect(page.getByText('Chưa ghi thôn, tổ dân phố nào.')).toBeVisible();
  await page.getByRole('button', { name: 'Ghi thôn, tổ dân phố' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Danh sách').fill('1. Thôn Đông\n2. Thôn Tây\nTDP số 5');
  await expect(dialog.getByText(/Đọc được 3 tên/)).toBeVisible();
  const save = dialog.getByRole('button', { name: 'Ghi thôn, tổ dân phố' });
  await save.press('Enter');
  await expect(dialog.getByText(/Còn mục chưa ghi/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('Ngày có hiệu lực').fill('01/07/2025');
  await dialog.getByLabel(/^Quyết định/).fill('Nghị quyết 12/NQ-HĐND ngày 05/7/2025');
  await save.press('Enter');
  await expect(page.getByText('Đã ghi thay đổi số 1.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Chọn thôn Đông' }).press('Space');
  await page.getByRole('checkbox', { name: 'Chọn thôn Tây' }).press('Space');
  await page.getByRole('button', { name: 'Sáp nhập' }).press('Enter');
  await dialog.getByLabel('Tên mới').fill('Đoàn Kết');
  await dialog.getByLabel('Ngày có hiệu lực').fill('01/01/2026');
  await dialog.getByLabel(/^Quyết định/).fill('Nghị quyết 3/NQ-HĐND ngày 20/12/2025');
  await dialog.getByRole('button', { name: 'Sáp nhập' }).press('Enter');
  await expect(page.getByText('2 đang hoạt động')).toBeVisible();
  await expect(page.getByText('sáp nhập vào Đoàn Kết').first()).toBeVisible();
  for (const size of [desk, phone]) {
    await page.setViewportSize(size);
    expect(await violations(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  }
  await page.setViewportSize(desk);
  await page.getByRole('button', { name: 'Rút lại thay đổi gần nhất' }).press('Enter');
  await dialog.getByLabel('Lý do rút lại').fill('Ghi nhầm ngày');
  await dialog.getByRole('button', { name: 'Rút lại thay đổi gần nhất' }).press('Enter');
  await expect(page.getByText('3 đang hoạt động')).toBeVisible();
  await page.goto(`${running.ready.url}areas/11359/hamlets`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Another commune: looked at, not written.
  await expect(page.getByRole('button', { name: 'Ghi thôn, tổ dân phố' })).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('a legal officer confirms a successor by its document', async ({ page }) => {
  await signIn(page, 'legal.officer', demoPassword);
  await page.getByRole('link', { name: 'Địa bàn chưa kiểm chứng' }).click();
  await page.getByRole('main').getByRole('searchbox').fill('dư hàng');
  await expect(page.getByText('Hàng Kênh').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: '11389' }).click();
  await expect(page.getByText('chưa kiểm chứng').first()).toBeVisible();
  await page.getByRole('button', { name: 'Xác nhận theo văn bản' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Văn bản (số, cơ quan ban hành)').fill('Nghị quyết 1232/NQ-UBTVQH15');
  await dialog.getByLabel('Ngày của văn bản').fill('24/10/2024');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Ghi theo văn bản' }).click();
  await expect(page.getByText('Đã ghi theo văn bản; diễn biến được giữ lại.')).toBeVisible();
  await expect(page.getByText('legal.officer xác nhận: Hàng Kênh')).toBeVisible();
  await page.getByRole('link', { name: 'Cơ quan chưa kiểm chứng' }).click();
  await page.getByRole('button', { name: /Kiểm chứng.*Bình đẳng giới/ }).click();
  await dialog.getByLabel('Văn bản (số, cơ quan ban hành)').fill('Quyết định 100/QĐ-UBND');
  await dialog.getByLabel('Ngày của văn bản').fill('28/02/2025');
  await dialog.getByRole('button', { name: 'Ghi theo văn bản' }).click();
  await expect(page.getByText('Đã ghi theo văn bản, áp dụng cho 1 cơ quan.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('Ctrl+K finds any record by name without accents and opens it', async ({ page }) => {
  await signIn(page, 'administrator', demoPassword);
  await expect(page.getByRole('navigation', { name: 'Điều hướng chính' })).toBeVisible();
  const field = page.getByRole('combobox', { name: /Tìm kế hoạch, nhiệm vụ/ });
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('nghia trang liet sy thanh pho');
  await expect(page.locator('li[role=option]').first()).toContainText('PL.I.5');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tasks\/PL\.I\.5$/);
  await expect(page).toHaveTitle(/^PL\.I\.5 .*nghĩa trang.* – An Sinh$/);
  await expect(page.getByRole('heading', { name: /nghĩa trang liệt sỹ/, level: 1 })).toBeVisible();
});

test('registers as of a day: the districts of 2013, what a department became', async ({ page }) => {
  await signIn(page, 'administrator', demoPassword);
  await expect(page.getByRole('navigation', { name: 'Điều hướng chính' })).toBeVisible();
  await page.goto(`${running.ready.url}areas?on=2013-06-14&parent=31`);
  await expect(page.locator('tbody tr')).toHaveCount(15);
  await page.getByRole('main').getByRole('searchbox').fill('thuỷ nguyên');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.locator('tbody a').first().click();
  await expect(page.getByRole('heading', { name: /huyện Th.*Nguyên/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${running.ready.url}agencies/HP-SLDTBXH?on=2013-06-14`);
  await expect(page.getByRole('heading', { name: /Lao động/ })).toBeVisible();
  await expect(page.getByText('chưa kiểm chứng').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
