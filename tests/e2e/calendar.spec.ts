import { expect, test, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, scrollsSideways, violations } from '../support/browser.ts';
import { parseCalendar } from '../support/icalendar.ts';

/* The working calendar: a year, a time limit, a document entered and taken back, one's own feed. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 120_000 });

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

async function openCalendar(page: Page, login: string, year?: number): Promise<void> {
  await page.setViewportSize(desk);
  await page.goto(running.ready.url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Lịch làm việc' }).first().click();
  await page.getByRole('heading', { name: /^Lịch làm việc năm \d{4}$/ }).waitFor();
  if (year === undefined) return;
  await page.goto(`${running.ready.url}calendar?year=${year}`);
  await page.getByRole('heading', { name: `Lịch làm việc năm ${year}` }).waitFor();
}

test('a year shows what is off, why, and nothing that axe holds against it', async ({ page }) => {
  await openCalendar(page, 'agency.officer', 2026);
  await expect(page.getByTitle('31/08/2026: Nghỉ hoán đổi')).toBeVisible();
  await expect(page.getByTitle('22/08/2026: Đi làm bù')).toBeVisible();
  await expect(page.getByTitle('27/04/2026: Nghỉ bù: Giỗ Tổ Hùng Vương')).toBeVisible();
  const grounds = page.getByRole('region', { name: 'Ngày nghỉ và căn cứ' });
  await expect(grounds).toContainText('Nghị quyết 28/2026/QH16, Điều 2');
  await expect(page.getByRole('button', { name: 'Ghi thông báo' })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(phone);
  expect(await scrollsSideways(page)).toBe(false);
  expect(await violations(page)).toEqual([]);
});

test('in English too', async ({ page }) => {
  await openCalendar(page, 'agency.officer', 2026);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Working calendar of 2026' }).waitFor();
  await expect(page.getByTitle('24/11/2026: Public holiday: Vietnamese Culture Day')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a time limit is worked out by keyboard alone, over Tết and with its articles', async ({
  page,
}) => {
  await openCalendar(page, 'commune.officer', 2026);
  await page.getByLabel('Kể từ ngày').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('13/02/2026');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ngày cuối: thứ Tư, 25/02/2026.')).toBeVisible();
  await expect(page.getByText(/thứ Ba, 17\/02\/2026: Nghỉ lễ, tết: Tết Âm lịch/)).toBeVisible();
  await expect(page.getByText(/Điều 147 khoản 2/)).toBeVisible();
});

test('a document entered makes the year known, and is taken back with a reason', async ({
  page,
}) => {
  await openCalendar(page, 'legal.officer', 2027);
  await expect(
    page.getByText(/Năm 2027 chưa có thông báo về: Tết Âm lịch, Quốc khánh/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Ghi thông báo' }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Ngày nghỉ đầu tiên').fill('05/02/2027');
  await page.getByLabel('Văn bản (số, cơ quan ban hành)').fill('Thông báo 1/TB-BNV (dữ liệu mẫu)');
  await page.getByLabel('Ngày của văn bản').fill('01/01/2026');
  await page.getByRole('button', { name: 'Ghi theo văn bản' }).click();
  await expect(page.getByText(/Năm 2027 chưa có thông báo về: Quốc khánh/)).toBeVisible();
  await expect(page.getByTitle('05/02/2027: Nghỉ lễ, tết: Tết Âm lịch')).toBeVisible();
  await page.getByRole('button', { name: 'Rút lại' }).click();
  await page.getByLabel('Lý do rút lại').fill('Ghi thử');
  await page.getByRole('button', { name: 'Rút lại thông báo' }).click();
  await expect(page.getByText(/chưa có thông báo về: Tết Âm lịch, Quốc khánh/)).toBeVisible();
  await expect(page.getByText('legal.officer rút lại thông báo entry-1')).toBeVisible();
});

test('one’s own address is read by a calendar program until it is ended', async ({
  page,
  request,
}) => {
  await openCalendar(page, 'agency.officer');
  await page.getByRole('button', { name: 'Tạo địa chỉ lịch riêng' }).click();
  const address = await page.getByLabel('Địa chỉ lịch riêng').inputValue();
  const answer = await request.get(address);
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const { events } = parseCalendar(await answer.text());
  expect(events.some(({ summary }) => summary === 'Ngày Thương binh – Liệt sĩ')).toBe(true);
  await page.getByRole('button', { name: 'Hủy địa chỉ' }).click();
  await page.getByRole('button', { name: 'Hủy địa chỉ này' }).click();
  await expect(page.getByRole('button', { name: 'Tạo địa chỉ lịch riêng' })).toBeVisible();
  expect((await request.get(address)).status()).toBe(404);
});

test('the year is printed without what only a screen has', async ({ page }) => {
  await openCalendar(page, 'agency.officer', 2026);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Tháng 12')).toBeVisible();
  await expect(page.getByRole('button', { name: 'In lịch' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Tính' })).toBeHidden();
  await expect(page.getByText('Lịch trên điện thoại, máy tính')).toBeHidden();
});
