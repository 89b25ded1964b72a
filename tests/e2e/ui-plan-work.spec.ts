import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, violations } from '../support/browser.ts';

/* A planner's work without a mouse, and two planners at one finding. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const data = makeDataFolder();
const folder = mkdtempSync(join(tmpdir(), 'ansinh-work-'));
let running: Running;

/** The published plan under another number. */
function textOf(number: string): string {
  const path = join(folder, `ke-hoach-${number}.txt`);
  const published = readFileSync(
    join(import.meta.dirname, '../../plans/4220-KH-UBND-2013.txt'),
    'utf8',
  );
  writeFileSync(path, published.replaceAll('4220/KH-UBND', `${number}/KH-UBND`));
  return path;
}

test.beforeAll(async () => {
  test.setTimeout(240_000);
  running = await startAnsinh({ data: data.path });
});

test.afterAll(async () => {
  await running.end();
  data.remove();
  rmSync(folder, { recursive: true });
});

/** Signs in with nothing but keys: the name has the focus when the page opens. */
async function signIn(page: Page, login: string): Promise<void> {
  await page.setViewportSize(desk);
  await page.goto(running.ready.url);
  await expect(page.getByLabel('Tên đăng nhập')).toBeFocused();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type('ban-thu-ansinh-2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Điều hướng chính' })).toBeVisible();
}

/** Tab until this has the focus, as somebody without a mouse does; fails when Tab never comes there. */
async function tabTo(page: Page, to: Locator, most = 90): Promise<void> {
  await expect(to).toBeVisible();
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab did not reach ${String(to)}`);
}

async function press(page: Page, to: Locator): Promise<void> {
  await tabTo(page, to);
  await page.keyboard.press('Enter');
}

function openFindings(page: Page, key: string): Promise<number> {
  const address = `${running.ready.portal}api/plans/${key}/findings?state=open`;
  return page.request.get(address).then(async (answer) => {
    const { open } = (await answer.json()) as { open: { error: number; warning: number } };
    return open.error + open.warning;
  });
}

async function load(page: Page): Promise<void> {
  await press(page, page.getByRole('link', { name: 'Tất cả kế hoạch' }));
  await press(page, page.getByRole('button', { name: 'Nạp văn bản kế hoạch' }));
  const chooser = page.waitForEvent('filechooser');
  await press(page, page.getByRole('button', { name: 'Chọn tệp' }));
  await (await chooser).setFiles(textOf('4221'));
  await expect(page.getByText(/36 nhiệm vụ, 75 nội dung/).first()).toBeVisible({
    timeout: 30_000,
  });
}

async function look(page: Page): Promise<void> {
  await press(page, page.getByRole('link', { name: 'Mở kế hoạch' }));
  await press(page, page.getByRole('link', { name: 'Xem bảng nhiệm vụ' }));
  await expect(page.getByText('36 dòng')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('nghia trang');
  await expect(page.getByText(/\d trong 36 dòng/)).toBeVisible();
  await tabTo(page, page.locator('tbody a').first());
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('tbody tr').nth(1).locator('a')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /PL\.I\.5/ })).toBeVisible();
}

async function settleAll(page: Page): Promise<void> {
  await press(page, page.getByRole('link', { name: 'Điểm cần rà soát' }).first());
  await expect(page.getByText(/chưa thể phê duyệt bản số hóa/).first()).toBeVisible();
  for (;;) {
    const before = await openFindings(page, '4221-KH-UBND-2013');
    if (before === 0) break;
    await page.keyboard.press('1');
    await expect(page.getByRole('radio', { name: /Giữ nguyên văn/ })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Lý do')).toBeFocused();
    await page.keyboard.type('Giữ nguyên văn, xử lý khi điều hành');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => openFindings(page, '4221-KH-UBND-2013')).toBeLessThan(before);
    await expect(page.getByLabel('Lý do')).toHaveValue('');
  }
  await expect(page.getByText(/Mọi điểm phải xử lý đã có phương án/)).toBeVisible();
}

async function decideLinks(page: Page): Promise<void> {
  // The text beside its findings takes the whole width: the side bar is folded there.
  await press(page, page.getByRole('button', { name: 'Mở thanh điều hướng' }));
  await press(page, page.getByRole('link', { name: 'Nội dung và nhiệm vụ' }));
  await tabTo(page, page.locator('[role=grid] td[data-at]'));
  const chosen = page.getByRole('region', { name: 'Ô đang chọn' });
  const decide = async (key: string, said: string) => {
    const cell = page.locator('[role=grid] td', { hasText: 'Phần mềm gợi ý' }).first();
    const place = await cell.evaluate((element) => ({
      row: (element.parentElement as HTMLTableRowElement).rowIndex - 1,
      column: (element as HTMLTableCellElement).cellIndex - 1,
    }));
    await page.keyboard.press('Home');
    for (let up = 0; up < 10; up += 1) await page.keyboard.press('PageUp');
    for (let down = 0; down < place.row; down += 1) await page.keyboard.press('ArrowDown');
    for (let right = 0; right < place.column; right += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press(key);
    await expect(chosen).toContainText(said);
  };
  await decide('x', 'Đã xác nhận');
  await decide('b', 'Đã bác bỏ');
}

async function handOver(page: Page): Promise<void> {
  await press(page, page.getByRole('link', { name: '4221/KH-UBND' }).first());
  await expect(page.getByText('Bản số hóa chờ người phê duyệt.')).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Xem lại và phê duyệt' }));
  await expect(page.getByText(/đề nghị người khác phê duyệt/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
}

test('a planner does the whole work by keyboard: load, look, settle, link, hand over', async ({
  page,
}) => {
  await signIn(page, 'planner');
  await test.step('load the published text', () => load(page));
  await test.step('look into the table of tasks and open one of them', () => look(page));
  await test.step('settle every finding with its reason', () => settleAll(page));
  await test.step('confirm one suggested link and refuse another', () => decideLinks(page));
  await test.step('hand the copy to whoever approves', () => handOver(page));
});

test('the leader approves it by keyboard, having seen what is confirmed', async ({ page }) => {
  await signIn(page, 'leader');
  await press(page, page.getByRole('link', { name: '4221/KH-UBND' }).first());
  await press(page, page.getByRole('button', { name: 'Xem lại và phê duyệt' }));
  await press(page, page.getByRole('button', { name: 'Phê duyệt bản số hóa' }));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Giữ nguyên văn');
  expect(await violations(page)).toEqual([]);
  await press(page, dialog.getByRole('button', { name: 'Phê duyệt bản số hóa' }));
  await expect(page.getByText('Đã phê duyệt').first()).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test('two planners settle one finding: the second sees both and loses nothing', async ({
  page,
  browser,
}) => {
  await signIn(page, 'planner');
  await page.goto(`${running.ready.url}plans?import=1`);
  await page.getByRole('link', { name: '4220/KH-UBND' }).waitFor();
  await page.locator('input[type=file]').setInputFiles(textOf('4222'));
  await expect(page.getByText(/36 nhiệm vụ, 75 nội dung/).first()).toBeVisible({ timeout: 30_000 });
  const review = `${running.ready.url}plans/4222-KH-UBND-2013/review`;
  const context = await browser.newContext({ viewport: desk });
  const second = await context.newPage();
  await signIn(second, 'planner2');
  for (const one of [page, second]) {
    await one.goto(review);
    await expect(one.getByText(/^1 trong/)).toBeVisible();
  }

  const settle = async (one: Page, key: string, reason: string) => {
    await one.keyboard.press(key);
    await one.getByLabel('Lý do').fill(reason);
    await one.keyboard.press('Control+Enter');
  };
  await settle(page, '1', 'Lý do của người thứ nhất');
  await expect(page.getByText('Đã lưu phương án của điểm 1.')).toBeVisible();
  await settle(second, '3', 'Lý do của người thứ hai');

  const conflict = second.getByRole('alert');
  await expect(conflict).toContainText('đã sửa mục này lúc');
  await expect(conflict.getByRole('row', { name: /Lý do/ })).toContainText(
    'Lý do của người thứ hai',
  );
  await expect(conflict.getByRole('row', { name: /Lý do/ })).toContainText(
    'Lý do của người thứ nhất',
  );
  await expect(conflict.getByRole('row', { name: /Phương án/ })).toContainText(
    'Đề nghị đính chính',
  );
  await expect(conflict.getByRole('row', { name: /Phương án/ })).toContainText('Giữ nguyên văn');
  expect(await violations(second)).toEqual([]);

  // Nothing is lost when the page is loaded anew before a choice: theirs is saved, mine is kept.
  await second.reload();
  await expect(second.getByText(/Lý do của người thứ nhất/).first()).toBeVisible();
  await settle(second, '3', 'Lý do của người thứ hai');
  await expect(second.getByText('Đã lưu phương án của điểm 1.')).toBeVisible();
  await second.goto(`${review}?finding=${await firstFinding(second)}`);
  await expect(second.getByLabel('Lý do')).toHaveValue('Lý do của người thứ hai');

  // Both words stand in the history, in their order.
  const answer = await page.request.get(
    `${running.ready.portal}api/plans/4222-KH-UBND-2013/history`,
  );
  const told = JSON.stringify(await answer.json());
  expect(told.indexOf('Lý do của người thứ hai')).toBeGreaterThan(0);
  expect(told.indexOf('Lý do của người thứ nhất')).toBeGreaterThan(
    told.indexOf('Lý do của người thứ hai'),
  );
  await context.close();
});

async function firstFinding(page: Page): Promise<string> {
  const answer = await page.request.get(
    `${running.ready.portal}api/plans/4222-KH-UBND-2013/findings`,
  );
  const { findings } = (await answer.json()) as { findings: { id: string }[] };
  return findings[0]?.id ?? '';
}

test('in a conflict one may keep the own version, and it is saved over the other', async ({
  page,
  browser,
}) => {
  const review = `${running.ready.url}plans/4222-KH-UBND-2013/review`;
  const context = await browser.newContext({ viewport: desk });
  const second = await context.newPage();
  await signIn(page, 'planner');
  await signIn(second, 'planner2');
  for (const one of [page, second]) {
    await one.goto(review);
    await expect(one.getByLabel('Lý do')).toHaveValue('');
  }
  const number = await page.getByText(/^\d+ trong \d+$/).innerText();
  for (const [one, reason] of [
    [page, 'Bản của người thứ nhất'],
    [second, 'Bản của người thứ hai'],
  ] as const) {
    await one.keyboard.press('1');
    await one.getByLabel('Lý do').fill(reason);
    await one.keyboard.press('Control+Enter');
  }
  await expect(second.getByRole('alert')).toContainText('Bản của người thứ nhất');
  await second.getByRole('button', { name: 'Giữ bản đang nhập' }).click();
  await expect(second.getByText(/Đã lưu phương án của điểm/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(number)).toHaveCount(0);
  const answer = await page.request.get(
    `${running.ready.portal}api/plans/4222-KH-UBND-2013/findings?state=settled`,
  );
  const { findings } = (await answer.json()) as {
    findings: { resolution: { reason: string } | null }[];
  };
  const reasons = findings.map(({ resolution }) => resolution?.reason);
  expect(reasons).toContain('Bản của người thứ hai');
  expect(reasons).not.toContain('Bản của người thứ nhất');
  await context.close();
});

test('a resolution just written is taken back by Ctrl+Z, and alike findings are settled at once', async ({
  page,
}) => {
  const key = '4222-KH-UBND-2013';
  await signIn(page, 'planner');
  await page.goto(`${running.ready.url}plans/${key}/review`);
  await expect(page.getByLabel('Lý do')).toHaveValue('');
  const before = await openFindings(page, key);
  const number = await page.getByText(/^\d+ trong \d+$/).innerText();
  await page.keyboard.press('1');
  await page.getByLabel('Lý do').fill('Bấm nhầm');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Vừa ghi phương án cho điểm/)).toBeVisible();
  await expect.poll(() => openFindings(page, key)).toBe(before - 1);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Đã hoàn tác.')).toBeVisible();
  await expect(page.getByText(number)).toBeVisible();
  expect(await openFindings(page, key)).toBe(before);

  const { findings } = (await (
    await page.request.get(`${running.ready.portal}api/plans/${key}/findings?state=open`)
  ).json()) as { findings: { id: string; code: string }[] };
  const [many] = [...Map.groupBy(findings, ({ code }) => code).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  await page.goto(`${running.ready.url}plans/${key}/review?finding=${many?.[0]?.id}`);
  await press(page, page.getByRole('button', { name: /^Xử lý cùng lúc \d+ điểm/ }));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('Giữ theo văn bản đã ban hành');
  expect(await violations(page)).toEqual([]);
  await press(page, dialog.getByRole('button', { name: /^Ghi phương án cho/ }));
  await expect(dialog.getByRole('status')).toContainText(`${many?.length} trong ${many?.length}`);
  await dialog.getByRole('button', { name: 'Đóng' }).first().click();
  const after = (await (
    await page.request.get(`${running.ready.portal}api/plans/${key}/findings?state=open`)
  ).json()) as { findings: readonly object[] };
  expect(after.findings.length).toBe(findings.length - (many?.length ?? 0));
});
