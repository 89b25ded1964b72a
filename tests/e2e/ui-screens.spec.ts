import { expect, test, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, scrollsSideways, violations } from '../support/browser.ts';

/* Every screen of the product as it starts, with its real data, by axe at both widths. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ timeout: 180_000 });

const plan = 'plans/4220-KH-UBND-2013';
const ofPlanner = [
  'plans',
  plan,
  `${plan}/tasks`,
  `${plan}/tasks?lead=HP-SXD&columns=code,title`,
  `${plan}/tasks/PL.I.5`,
  `${plan}/review`,
  `${plan}/timeline`,
  `${plan}/matrix`,
  `${plan}/agencies`,
  `${plan}/agencies/HP-SLDTBXH`,
  'areas',
  'areas?on=2013-06-14&parent=31',
  'areas/31?on=2013-06-14',
  'agencies?on=2013-06-14',
  'agencies/HP-SLDTBXH?on=2013-06-14',
  'account',
];
const ofAdministrator = ['users', 'users?state=active', 'users/new'];
const inEnglish = ['plans', `${plan}/tasks`, `${plan}/review`, 'areas', 'agencies/HP-SXD'];

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
  await page.goto(running.ready.url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('ban-thu-ansinh-2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Điều hướng chính' })).toBeVisible();
}

async function look(page: Page, paths: readonly string[]): Promise<void> {
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (said) => {
    if (said.type() === 'error') faults.push(said.text());
  });
  for (const path of paths) {
    await page.goto(running.ready.url + path);
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await violations(page), path).toEqual([]);
    expect(await scrollsSideways(page), path).toBe(false);
    const texts = await page.locator('body').innerText();
    expect(/\b(error|nav|list|state)\.[a-z_]{3,}|\{\w+\}/.exec(texts)?.[0], path).toBe(undefined);
  }
  expect(faults).toEqual([]);
}

test('what a planner opens, on a desk', async ({ page }) => {
  await page.setViewportSize(desk);
  await signIn(page, 'planner');
  await look(page, ofPlanner);
});

test('what a planner opens, on a phone', async ({ page }) => {
  await page.setViewportSize(desk);
  await signIn(page, 'planner');
  await page.setViewportSize(phone);
  await look(page, ofPlanner);
});

test('what an administrator opens, at both widths', async ({ page }) => {
  await page.setViewportSize(desk);
  await signIn(page, 'administrator');
  await look(page, ofAdministrator);
  await page.setViewportSize(phone);
  await look(page, ofAdministrator);
});

test('a sample in English', async ({ page }) => {
  await page.setViewportSize(desk);
  await signIn(page, 'planner');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await look(page, inEnglish);
});

test('a list shows at least 20 rows on the common screen', async ({ page }) => {
  await page.setViewportSize(desk);
  await signIn(page, 'planner');
  await page.goto(`${running.ready.url}${plan}/tasks`);
  await expect(page.getByRole('link', { name: 'PL.I.1', exact: true })).toBeVisible();
  const whole = await page.locator('tbody tr').evaluateAll((rows) => {
    const foot = document.querySelector('main [role="status"]')?.getBoundingClientRect().top ?? 0;
    return rows.filter((row) => row.getBoundingClientRect().bottom <= foot).length;
  });
  expect(whole).toBeGreaterThanOrEqual(20);
});
