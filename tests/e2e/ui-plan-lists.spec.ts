import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import excel from 'exceljs';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, violations } from '../support/browser.ts';
import { madeUpPlan } from '../support/made-up-plan.ts';

/* Lists of a plan as they leave the app: as a file, on paper, on a phone; and the review's panel. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const data = makeDataFolder();
const folder = mkdtempSync(join(tmpdir(), 'ansinh-lists-'));
let running: Running;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  running = await startAnsinh({ data: data.path });
});

test.afterAll(async () => {
  await running.end();
  data.remove();
  rmSync(folder, { recursive: true });
});

async function signIn(page: Page, login: string): Promise<void> {
  await page.setViewportSize(desk);
  await page.goto(running.ready.url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('ban-thu-ansinh-2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Điều hướng chính' })).toBeVisible();
}

/** The rows of a workbook under its headings. */
async function workbookRows(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const book = new excel.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets[0];
  const lines: string[][] = [];
  sheet?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text));
    lines.push(cells);
  });
  const head = lines.findIndex((line) => line[0] === 'Mã');
  const headings = lines[head] ?? [];
  return lines
    .slice(head + 1)
    .map((line) => Object.fromEntries(headings.map((name, at) => [name, line[at] ?? ''])));
}

test('the table ordered by two columns is in the workbook as it is on the screen', async ({
  page,
}) => {
  await signIn(page, 'planner');
  const columns = 'columns=code,title,lead,startYear,endYear,funding';
  await page.goto(`${running.ready.url}plans/4220-KH-UBND-2013/tasks?${columns}`);
  await expect(page.getByText('36 dòng')).toBeVisible();
  const head = (name: string) => page.getByRole('columnheader', { name }).getByRole('button');
  await head('Năm hoàn thành').click();
  await head('Chủ trì').click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/sort=-?endYear%2C-?lead/);
  const seen = await page
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        Object.fromEntries(
          [...row.querySelectorAll('td')].map((cell) => [
            cell.dataset['label'] ?? '',
            cell.textContent.trim(),
          ]),
        ),
      ),
    );
  expect(seen).toHaveLength(36);
  const years = seen.map((row) => row['Năm hoàn thành'] ?? '');
  expect(new Set(years).size).toBeGreaterThan(2);

  await page.getByRole('button', { name: 'Xuất' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Excel/ }).click();
  const path = join(folder, 'tasks.xlsx');
  await (await download).saveAs(path);
  const rows = await workbookRows(path);
  const comparable = (row: Readonly<Record<string, string>>, lead: string, funding: string) => [
    row['Mã'],
    row['Nhiệm vụ'],
    row[lead],
    row['Năm bắt đầu'],
    row['Năm hoàn thành'],
    row[funding]?.replaceAll('; ', ', '),
  ];
  expect(rows.map((row) => comparable(row, 'Cơ quan chủ trì', 'Nguồn kinh phí'))).toEqual(
    seen.map((row) => comparable(row, 'Chủ trì', 'Nguồn lực')),
  );
});

test('a list of more rows than are drawn is printed whole, and drawn in part again', async ({
  page,
}) => {
  await signIn(page, 'planner');
  const path = join(folder, 'lon.txt');
  writeFileSync(path, madeUpPlan(320));
  await page.goto(`${running.ready.url}plans?import=1`);
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(page.getByText(/320 nhiệm vụ/).first()).toBeVisible({ timeout: 60_000 });
  await page.goto(`${running.ready.url}plans/9999-KH-UBND-2015/tasks`);
  await expect(page.getByText('320 dòng')).toBeVisible();
  const rows = page.locator('tbody tr[data-index]');
  expect(await rows.count()).toBeLessThan(100);
  await page.evaluate(() => {
    window.addEventListener('afterprint', () => {
      document.title = `${document.querySelectorAll('tbody tr[data-index]').length} rows`;
    });
  });
  const pdf = await page.pdf({ format: 'A4', landscape: true });
  expect(pdf.byteLength).toBeGreaterThan(10_000);
  await expect(page).toHaveTitle('320 rows');
  await expect.poll(() => rows.count()).toBeLessThan(100);
});

test('on a phone a list is ordered by a control, and the address keeps it', async ({ page }) => {
  await signIn(page, 'planner');
  await page.setViewportSize(phone);
  await page.goto(`${running.ready.url}plans/4220-KH-UBND-2013/tasks`);
  const order = page.getByLabel('Xếp theo');
  await expect(order).toHaveValue('');
  await order.selectOption({ label: 'Mã, giảm dần' });
  await expect(page).toHaveURL(/sort=-code/);
  await expect(page.locator('tbody [data-label="Mã"]').first()).toHaveText(/^PL\.V/);
  expect(await violations(page)).toEqual([]);
  await order.selectOption({ label: 'thứ tự của danh sách' });
  await expect(page.locator('tbody [data-label="Mã"]').first()).toHaveText('PL.I.1');
  await page.setViewportSize(desk);
  await expect(order).toBeHidden();
});

test('a finding opens at its head, and stays there however far one steps', async ({ page }) => {
  await signIn(page, 'planner');
  await page.goto(`${running.ready.url}plans/4220-KH-UBND-2013/review`);
  const head = page.getByRole('region', { name: 'Điểm cần rà soát' }).getByRole('heading');
  const inView = async () => {
    const box = await head.boundingBox();
    return box !== null && box.y > desk.height * 0.1 && box.y < desk.height * 0.4;
  };
  await expect(head).toBeVisible();
  expect(await inView()).toBe(true);
  for (let step = 0; step < 25; step += 1) await page.keyboard.press('j');
  await expect(page.getByText(/^26 trong/)).toBeVisible();
  await expect.poll(inView).toBe(true);
  await expect(head).toBeFocused();
  const row = page.locator('tr[data-selected]');
  const seen = await row.evaluate((element) => {
    const list = element.closest('section')?.getBoundingClientRect();
    const own = element.getBoundingClientRect();
    return list !== undefined && own.top >= list.top && own.bottom <= list.bottom + 1;
  });
  expect(seen).toBe(true);
});

test('the years one may filter by are those of the plan', async ({ page }) => {
  await signIn(page, 'planner');
  for (const [plan, first, last] of [
    ['4220-KH-UBND-2013', '2009', '2020'],
    ['9999-KH-UBND-2015', '2015', '2020'],
  ] as const) {
    await page.goto(`${running.ready.url}plans/${plan}/tasks?lead=HP-SXD`);
    await page.getByRole('button', { name: 'Năm có thực hiện' }).click();
    const years = page.getByRole('dialog').locator('label');
    await expect(years.first()).toHaveText(first);
    await expect(years.last()).toHaveText(last);
  }
});
