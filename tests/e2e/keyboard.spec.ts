import { expect, test, type Locator, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk } from '../support/browser.ts';

/*
 * Journeys by keyboard alone over the whole staff app, from the password on. Others stand with the
 * areas they belong to (calendar, ui-accounts, ui-law, ui-list, ui-plan-work, ui-shell).
 */

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
  await expect(page.getByLabel('Tên đăng nhập')).toBeFocused();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type('ban-thu-ansinh-2026');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor();
}

/** Tab until this has the focus; fails when Tab never comes there. */
async function tabTo(page: Page, to: Locator, most = 90): Promise<void> {
  await expect(to).toBeVisible();
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab did not reach ${String(to)}`);
}

/** Ctrl+K, words, and the find that is highlighted. */
async function search(page: Page, words: string, option: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Tìm/ })).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { name: option }).first()).toBeVisible();
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('ArrowDown');
    // Finds that arrive take the highlight away: then the next press gives it again.
    const [at = ''] = await page.locator('[role=option].Mui-focused').allTextContents();
    if (option.test(at.replace(/\s+/g, ' '))) break;
  }
  await page.keyboard.press('Enter');
}

test('1: from the work to the task it speaks of', async ({ page }) => {
  await signIn(page, 'agency.officer');
  await tabTo(page, page.getByRole('main').getByRole('link', { name: /^PL\./ }).first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tasks\/PL\./);
});

for (const [number, login, words, option, address] of [
  [2, 'planner', 'thuy nguyen', /^11560 /, /\/areas\/11560$/],
  [3, 'planner', 'so y te', /HP-SYT/, /\/agencies\/HP-SYT$/],
  [4, 'planner', 'PL.I.5', /PL\.I\.5/, /\/tasks\/PL\.I\.5$/],
  [5, 'legal.officer', '20/2021', /20\/2021\/NĐ-CP/, /\/law\/documents\//],
  [6, 'administrator', 'hoach', /planner/, /\/users\/planner$/],
  [7, 'planner', 'lich lam viec', /Lịch làm việc/, /\/calendar$/],
] as const) {
  test(`${number}: “${words}” finds its record by Ctrl+K`, async ({ page }) => {
    await signIn(page, login);
    await search(page, words, option);
    await expect(page).toHaveURL(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('8: work is narrowed to what is overdue', async ({ page }) => {
  await signIn(page, 'agency.officer');
  await tabTo(page, page.getByRole('link', { name: /^Quá hạn/ }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/show=overdue/);
  await expect(page.getByRole('link', { name: /^Quá hạn/ })).toHaveAttribute('aria-current');
});

test('9: a kind of notice is given up and wanted again', async ({ page }) => {
  await signIn(page, 'approver');
  await tabTo(page, page.getByRole('banner').getByRole('link', { name: 'Thông báo' }));
  await page.keyboard.press('Enter');
  const box = page.getByRole('checkbox', { name: 'Bản số hóa chờ phê duyệt: Trong phần mềm' });
  for (const wanted of [false, true]) {
    await tabTo(page, box);
    await page.keyboard.press('Space');
    await expect(box).toBeChecked({ checked: wanted });
    await page.reload();
    await expect(box).toBeChecked({ checked: wanted });
  }
});

test('10: help, then the shortcuts, then signing out', async ({ page }) => {
  await signIn(page, 'clerk');
  await tabTo(page, page.getByRole('button', { name: 'Trợ giúp' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Phím tắt' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Phím tắt' })).toBeVisible();
  await page.keyboard.press('Escape');
  await tabTo(page, page.getByRole('button', { name: /^Tài khoản:|Ngô Thị Thư/ }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
});
