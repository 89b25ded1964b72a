import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { EVERYTHING } from '../../src/kernel/index.ts';
import type { Context } from '../../src/platform/context.ts';
import { openDatabase, record } from '../../src/platform/database/index.ts';
import { sendLetter } from '../../src/platform/outbox/index.ts';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, scrollsSideways, violations } from '../support/browser.ts';
import { madeUpPlan } from '../support/made-up-plan.ts';
import { startMailServer, testMail, type MailServer } from '../support/mail-server.ts';

/* Letters that leave through a real mail server and those a person decides about; a plan's file. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const password = 'ban-thu-ansinh-2026';
const data = makeDataFolder();
let refusing = true;
let mail: MailServer;
let running: Running;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  mail = await startMailServer({
    message: () => (refusing ? { code: 554, words: 'refused by policy' } : null),
  });
  running = await startAnsinh({
    data: data.path,
    env: { SMTP_URL: `smtp://127.0.0.1:${String(mail.port)}`, MAIL_FROM: 'An Sinh <a@example.vn>' },
  });
});

test.afterAll(async () => {
  await running.end();
  await mail.close();
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

/** Writes letters beside the running product, as its own commands would. */
async function writeLetter(key: string): Promise<void> {
  const open = await openDatabase({ dataDir: data.path, purpose: 'command' });
  const context: Context = {
    database: open.database,
    caller: { kind: 'operator', systemUser: 'test' },
    now: Date.now,
    language: 'vi',
    traceId: 'letters',
    scope: EVERYTHING,
  };
  const sending = { to: 'lan@example.vn', language: 'vi', data: { name: key }, key } as const;
  await record(context, (trx) => sendLetter(trx, context, testMail, sending));
  await open.close();
}

test('a letter that is refused rests until a person sends it again, and then arrives', async ({
  page,
}) => {
  await writeLetter('hỗ trợ hộ nghèo');
  await expect.poll(() => mail.received.length, { timeout: 30_000 }).toBe(1);
  await signIn(page, 'administrator');
  await page.goto(`${running.ready.url}operations/letters`);
  const row = page.getByRole('row', { name: /l…@example\.vn/ });
  await expect(row).toContainText('Không gửi được');
  await expect(row).toContainText('refused by policy');
  await expect(page.locator('body')).not.toContainText('lan@example.vn');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Thư thử' }).click();
  await expect(page.getByText('Hồ sơ “hỗ trợ hộ nghèo” đã được duyệt.')).toBeVisible();
  await expect(page.getByText('lan@example.vn')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(phone);
  expect(await scrollsSideways(page)).toBe(false);
  await page.setViewportSize(desk);
  refusing = false;
  await page.getByRole('button', { name: 'Gửi lại' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Gửi lại' });
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Gửi lại' }).click();
  await expect(page.getByText('Đã xếp hàng để gửi.')).toBeVisible();
  await expect.poll(() => mail.accepted.length, { timeout: 30_000 }).toBe(1);
  expect(mail.accepted[0]?.headers.get('subject')).toBe('Nghị quyết về hỗ trợ hộ nghèo');
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Đã gửi', { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
});

/** The link in the newest letter about a subject. */
async function linkOf(subject: string): Promise<string> {
  const find = () => mail.accepted.findLast((each) => each.headers.get('subject') === subject);
  await expect.poll(() => find() !== undefined, { timeout: 30_000 }).toBe(true);
  return /http:\S+#\S+/.exec(find()?.text ?? '')?.[0] ?? '';
}

test('a mail address is confirmed, a forgotten password set anew, and notices come by mail', async ({
  page,
}) => {
  await signIn(page, 'clerk');
  await page.goto(`${running.ready.url}account`);
  await page.getByLabel('Địa chỉ thư', { exact: true }).fill('thu@example.vn');
  await page.keyboard.press('Enter');
  await expect(
    page.getByText('Đã gửi thư xác nhận tới thu@example.vn', { exact: false }),
  ).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.context().clearCookies();
  await page.goto(await linkOf('An Sinh: xác nhận địa chỉ thư'));
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await expect(
    page.getByText('Đã xác nhận địa chỉ thu@example.vn cho tài khoản clerk.'),
  ).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.goto(running.ready.url);
  await page.getByRole('link', { name: 'Quên mật khẩu?' }).click();
  await page.getByLabel('Tên đăng nhập').fill('clerk');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nếu tài khoản clerk đang dùng', { exact: false })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(phone);
  expect(await scrollsSideways(page)).toBe(false);
  await page.goto(await linkOf('An Sinh: đặt lại mật khẩu'));
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('một câu dài dễ nhớ');
  await page.getByLabel('Ghi lại mật khẩu mới').fill('một câu dài dễ nhớ');
  await page.keyboard.press('Enter');
  await expect(
    page.getByText('Đã đặt mật khẩu cho tài khoản clerk.', { exact: false }),
  ).toBeVisible();

  await page.setViewportSize(desk);
  await page.goto(running.ready.url);
  await page.getByLabel('Tên đăng nhập').fill('clerk');
  await page.getByLabel('Mật khẩu', { exact: true }).fill('một câu dài dễ nhớ');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Tất cả kế hoạch' }).waitFor();
  await page.goto(`${running.ready.url}notices`);
  await expect(page.getByText('Thư được gửi tới thu@example.vn.')).toBeVisible();
  const box = page.getByRole('checkbox', { name: 'Được giao vai trò: Qua thư' });
  await box.click();
  await expect(box).toBeChecked();
  expect(await violations(page)).toEqual([]);
});

test('who asked for it by mail is told of a post, with the way to the record and to the choice', async ({
  page,
}) => {
  await signIn(page, 'administrator');
  await page.goto(`${running.ready.url}users/clerk`);
  await page.getByLabel('Vai trò', { exact: true }).selectOption('inspector');
  await page.getByRole('button', { name: 'Giao vai trò' }).press('Enter');
  await expect(page.getByText('Đã giao vai trò', { exact: false })).toBeVisible();
  const subject = 'An Sinh: Được giao vai trò';
  const find = () => mail.accepted.find((each) => each.headers.get('subject') === subject);
  await expect.poll(() => find()?.text ?? '', { timeout: 30_000 }).toContain('được giao vai trò');
  expect(find()?.to).toEqual(['thu@example.vn']);
  expect(find()?.text).toContain(`${running.ready.url}notices`);
});

test('who may not look after operations sees neither letters nor the way there', async ({
  page,
}) => {
  await signIn(page, 'agency.officer');
  await expect(page.getByRole('link', { name: 'Thư gửi đi' })).toHaveCount(0);
  await page.goto(`${running.ready.url}operations/letters`);
  await expect(page.locator('body')).not.toContainText('example.vn');
});

test('a plan gives back the file it was read from, byte for byte', async ({ page }) => {
  // By its content: where no language is set, the browser opens no path with Vietnamese letters.
  const buffer = Buffer.from(madeUpPlan(12));
  const file = { name: 'Kế hoạch giả định.txt', mimeType: 'text/plain', buffer };
  await signIn(page, 'planner');
  await page.goto(`${running.ready.url}plans?import=1`);
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText(/12 nhiệm vụ/).first()).toBeVisible({ timeout: 60_000 });
  await page.goto(`${running.ready.url}plans/9999-KH-UBND-2015`);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải văn bản gốc' }).click({ timeout: 60_000 });
  const download = await coming;
  expect(download.suggestedFilename()).toBe('Kế hoạch giả định.txt');
  expect(readFileSync(await download.path()).equals(buffer)).toBe(true);
});
