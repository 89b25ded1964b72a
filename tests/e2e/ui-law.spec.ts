import { expect, test, type Locator, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, scrollsSideways, violations } from '../support/browser.ts';

/* The law on the screens of the staff: found, read and tried, by keyboard alone. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ timeout: 180_000 });

const inAnLao = 'area=11629&on=2026-02-01';
const paths = [
  'policies',
  `policies?${inAnLao}`,
  `policies/social_pension?${inAnLao}`,
  'policies/social_pension?part=words',
  'policies/social_pension?part=procedure',
  'policies/social_pension?part=examples',
  `policies/social_pension?part=changes&before=2025-12-31&${inAnLao}`,
  'law/bench',
  `law/bench?${inAnLao}&programme=social_assistance_monthly`,
  'law/values',
  'law/values/social_assistance.standard',
  'law/values/social_assistance.standard?view=table',
  'law/values/social_assistance.coefficient',
  'law/documents?on=2015-06-01',
  'law/documents/20%2F2021%2FN%C4%90-CP',
];

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

async function signIn(page: Page): Promise<void> {
  await page.setViewportSize(desk);
  await page.goto(running.ready.url);
  await page.getByLabel('Tên đăng nhập').fill('planner');
  await page.getByLabel('Mật khẩu', { exact: true }).fill('ban-thu-ansinh-2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Điều hướng chính' })).toBeVisible();
}

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came there');
}

async function lookAt(page: Page, path: string): Promise<void> {
  await page.goto(running.ready.url + path);
  await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await violations(page), path).toEqual([]);
  expect(await scrollsSideways(page), path).toBe(false);
}

for (const [name, size] of [
  ['a desk', desk],
  ['a phone', phone],
] as const) {
  test(`every screen of the law is without fault on ${name}`, async ({ page }) => {
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(fault.message));
    page.on('console', (said) => {
      if (said.type() === 'error') faults.push(said.text());
    });
    await signIn(page);
    await page.setViewportSize(size);
    for (const path of paths) await lookAt(page, path);
    expect(faults).toEqual([]);
  });
}

test('in English every screen of the law is without fault', async ({ page }) => {
  await signIn(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const path of ['policies', 'policies/social_pension', 'law/bench', 'law/documents'])
    await lookAt(page, path);
});

test('each list shows at least 20 rows on the common screen', async ({ page }) => {
  await signIn(page);
  for (const path of [`policies?${inAnLao}`, 'law/values', 'law/documents']) {
    await page.goto(running.ready.url + path);
    await expect(page.locator('tbody tr').first(), path).toBeVisible();
    const whole = await page.locator('tbody tr').evaluateAll((rows) => {
      const foot = document.querySelector('main [role="status"]')?.getBoundingClientRect().top ?? 0;
      return rows.filter((row) => row.getBoundingClientRect().bottom <= foot).length;
    });
    expect(whole, path).toBeGreaterThanOrEqual(20);
  }
});

test('on the bench somebody of 80 in An Lão has 700.000 đồng, by keyboard, with every step', async ({
  page,
}) => {
  await signIn(page);
  await tabTo(page, page.getByRole('link', { name: 'Bàn thử' }));
  await page.keyboard.press('Enter');
  const result = page.getByRole('region', { name: 'Kết quả' });
  // The first question to all programmes makes the whole law ready.
  await expect(result).toContainText('Hưởng cùng lúc', { timeout: 60_000 });

  await tabTo(page, page.getByRole('combobox', { name: 'Chọn xã, phường' }));
  await page.keyboard.type('an lao');
  await expect(page.getByRole('option', { name: /xã An Lão/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/area=11629/);

  await tabTo(page, page.getByRole('button', { name: 'Xem theo ngày' }));
  await page.keyboard.press('Enter');
  await page.keyboard.type('01/02/2026');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/on=2026-02-01/);

  const programme = page.getByLabel('Chính sách', { exact: true });
  await tabTo(page, programme);
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await programme.inputValue()) === 'social_pension') break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(page).toHaveURL(/programme=social_pension/);
  await expect(result).toContainText('từ 0 đồng/tháng đến 700.000 đồng/tháng');

  await tabTo(page, page.getByLabel('Ngày sinh'));
  await page.keyboard.type('1945');
  await tabTo(
    page,
    page.getByLabel('Lương hưu, trợ cấp bảo hiểm xã hội hằng tháng', { exact: true }),
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByLabel('Trợ cấp hằng tháng khác đang hưởng'));
  await page.keyboard.press('ArrowDown');

  await expect(result).toContainText('Không còn câu hỏi nào làm đổi kết quả.');
  await expect(result.getByText('được hưởng', { exact: true })).toBeVisible();
  await expect(result.locator('p', { hasText: '700.000 đồng/tháng' }).first()).toBeVisible();
  const steps = result.getByRole('region', { name: 'Giải thích từng bước' });
  await expect(steps).toContainText('Ngày sinh: 1945');
  await expect(steps).toContainText('khoản 1 Điều 21 Luật số 41/2024/QH15');
  await expect(steps).toContainText(
    /Mức trợ cấp hưu trí xã hội: 700\.000 đồng\/tháng, từ ngày .*Nghị quyết/,
  );
  // The address holds the day, the place and the programme, never who was tried.
  expect(new URL(page.url()).search).toBe('?area=11629&on=2026-02-01&programme=social_pension');
});

test('on the bench the other programmes keep the same household, and so does the way back', async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`${running.ready.url}law/bench?${inAnLao}`);
  await page.getByLabel('Ngày sinh').fill('1945');
  await page.getByLabel('Ngày sinh').press('Enter');
  await page.getByRole('link', { name: 'Trợ cấp hưu trí xã hội' }).click();
  await expect(page).toHaveURL(/programme=social_pension/);
  await expect(page.getByLabel('Ngày sinh')).toHaveValue('1945');
  await page.goBack();
  await expect(page).not.toHaveURL(/programme=/);
  await expect(page.getByLabel('Ngày sinh')).toHaveValue('1945');
});

test('an instrument is found without accents and leads to what replaced it, by keyboard', async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`${running.ready.url}law/documents`);
  await expect(page.getByText('151 dòng')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('136 tro giup');
  await expect(page.getByText(/^\d+ trong 151 dòng$/)).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: '136/2013/NĐ-CP' }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nghị định 136/2013/NĐ-CP');
  await tabTo(page, page.getByRole('link', { name: '20/2021/NĐ-CP' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nghị định 20/2021/NĐ-CP');
  await page.getByRole('link', { name: 'Mức chuẩn trợ giúp xã hội' }).click();
  await expect(page.getByRole('img')).toContainText('Hải Phòng cũ: chưa biết mức');
  await page.getByRole('link', { name: 'Bảng' }).click();
  await expect(page.getByRole('cell', { name: 'chưa biết mức' }).first()).toBeVisible();
});

test('what the city changed for 2026 is told between two days', async ({ page }) => {
  await signIn(page);
  await page.goto(`${running.ready.url}policies/social_pension?${inAnLao}&part=changes`);
  await page.getByLabel('So từ ngày').fill('31/12/2025');
  await page.getByLabel('So từ ngày').press('Enter');
  await expect(page).toHaveURL(/before=2025-12-31/);
  const row = page.getByRole('row', { name: /giá trị Mức trợ cấp hưu trí xã hội/ });
  await expect(row).toContainText('500.000');
  await expect(row).toContainText('700.000');
});
