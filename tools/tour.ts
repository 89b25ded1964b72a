/**
 * Makes the pictures of the README's tour: `node tools/tour.ts`. It starts the product on a new
 * data folder, signs in as the planner and opens each screen in the system's Chromium.
 */
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh } from '../tests/support/ansinh.ts';
import { chromiumFlags, desk } from '../tests/support/browser.ts';

const folder = join(import.meta.dirname, '../docs/tour');
const plan = '4220-KH-UBND-2013';
const password = 'ban-thu-ansinh-2026';

/** Staff screens: the picture's name, and the address below the staff app. */
const staff: readonly (readonly [string, string])[] = [
  ['my-work', ''],
  ['plans', 'plans'],
  ['plan', `plans/${plan}`],
  ['tasks', `plans/${plan}/tasks`],
  ['task', `plans/${plan}/tasks/PL.II.1.2`],
  ['review', `plans/${plan}/review`],
  ['matrix', `plans/${plan}/matrix`],
  ['timeline', `plans/${plan}/timeline`],
  ['agency', `plans/${plan}/agencies/HP-SXD`],
  ['areas', 'areas'],
  ['programme', 'policies/social_assistance_monthly?on=2026-02-01&area=city'],
  ['value', 'law/values/social_assistance.standard'],
  ['bench', 'law/bench?programme=social_pension'],
  ['calendar', 'calendar?year=2026'],
];

const portal: readonly (readonly [string, string])[] = [
  ['portal-home', ''],
  ['portal-plan', `plans/${plan}`],
  ['portal-task', `plans/${plan}/tasks/PL.II.1.2`],
  ['portal-policies', 'policies'],
  ['portal-check', 'check'],
];

async function shoot(page: Page, name: string, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

const data = makeDataFolder();
const running = await startAnsinh({ data: data.path });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
try {
  const page = await browser.newPage({ viewport: desk });
  await page.goto(running.ready.url);
  await page.screenshot({ path: join(folder, 'sign-in.png') });
  await page.getByLabel('Tên đăng nhập').fill('planner');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().getByRole('link').first().waitFor();
  for (const [name, path] of staff) await shoot(page, name, `${running.ready.url}${path}`);
  const reader = await browser.newContext({ viewport: desk, javaScriptEnabled: false });
  const open = await reader.newPage();
  for (const [name, path] of portal) await shoot(open, name, `${running.ready.portal}${path}`);
} finally {
  await browser.close();
  await running.end();
  data.remove();
}
