import { expect, test } from '@playwright/test';
import {
  chromiumFlags,
  desk,
  phone,
  scrollsSideways,
  startGallery,
  violations,
  type Gallery,
} from '../support/browser.ts';

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });

let gallery: Gallery;

test.beforeAll(async () => {
  gallery = await startGallery('gallery.html');
});

test.afterAll(async () => {
  await gallery.close();
});

for (const size of [desk, phone]) {
  test(`every example of every component: axe finds nothing at ${size.width} px`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(fault.message));
    page.on('console', (said) => {
      if (said.type() === 'error') faults.push(said.text());
    });
    await page.goto(gallery.address);
    await expect(page.locator('[data-example]').first()).toBeVisible();
    expect(await page.locator('[data-example]').count()).toBeGreaterThan(40);
    expect(await violations(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    expect(faults).toEqual([]);
  });

  test(`the shell: axe finds nothing at ${size.width} px, its menus open`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.goto(`${gallery.address}?of=AppShell`);
    await expect(page.getByRole('heading', { name: /Nhiệm vụ/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /Tài khoản: Trần Thu Hà/ }).click();
    await expect(page.getByRole('menuitem', { name: 'Đăng xuất' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    if (size.width < 1024) {
      await page.getByRole('button', { name: 'Mở thanh điều hướng' }).click();
      await expect(page.getByRole('link', { name: /Tất cả kế hoạch/ })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    }
  });
}

test('what opens from a part is as clean as the part: chips, columns, dialogs, pickers', async ({
  page,
}) => {
  await page.setViewportSize(desk);
  const open = async (of: string, act: () => Promise<void>) => {
    await page.goto(`${gallery.address}?of=${encodeURIComponent(of)}`);
    await act();
    expect(await violations(page), of).toEqual([]);
  };
  const list = page.locator('[data-example="DataList: rows to select"]');
  await open('DataList', async () => {
    await list.getByRole('button', { name: 'Chủ trì', exact: true }).first().click();
    await expect(page.getByRole('checkbox', { name: 'Sở Y tế' })).toBeVisible();
  });
  await open('DataList', async () => {
    await list.getByRole('button', { name: 'Cột' }).click();
    await expect(page.getByRole('checkbox', { name: 'Tình trạng' })).toBeVisible();
  });
  await open('DataList', async () => {
    await list.getByRole('button', { name: 'Xuất' }).click();
    await expect(page.getByRole('menuitem', { name: /CSV/ })).toBeVisible();
  });
  await open('DataList', async () => {
    await list.getByRole('checkbox', { name: 'Chọn PL.I.5' }).check();
    await expect(list.getByText('Đã chọn 1 trong 36')).toBeVisible();
  });
  await open('ConfirmDialog, Deed, UndoBar, Definition', async () => {
    await page.getByRole('button', { name: 'Mở hộp xác nhận bị từ chối' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
  await open('ConfirmDialog, Deed, UndoBar, Definition', async () => {
    await page.getByRole('button', { name: 'Định nghĩa: Tỷ lệ hoàn thành' }).click();
    await expect(page.getByText(/chia cho số nhiệm vụ/)).toBeVisible();
  });
  await open('AreaPicker, AgencyPicker', async () => {
    await page.getByRole('combobox', { name: 'Địa bàn' }).first().fill('thuy nguyen');
    await expect(page.getByRole('option')).toHaveCount(2);
  });
});

test('a picker finds a unit without accents, with the old spelling, and by code', async ({
  page,
}) => {
  await page.goto(`${gallery.address}?of=${encodeURIComponent('AreaPicker, AgencyPicker')}`);
  const field = page.getByRole('combobox', { name: 'Địa bàn' }).first();
  for (const [typed, count] of [
    ['thuy nguyen', 2],
    ['thuỷ nguyên', 2],
    ['11296', 1],
  ] as const) {
    await field.fill(typed);
    await expect(page.getByRole('option')).toHaveCount(count);
  }
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(field).toHaveValue('phường Minh Khai');
});

test('ten thousand rows: only those in view are drawn, arrows walk them', async ({ page }) => {
  await page.setViewportSize(desk);
  await page.goto(`${gallery.address}?of=DataList`);
  const list = page.locator('[data-example="DataList: ten thousand rows"]');
  await expect(list.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');
  expect(await list.locator('tbody tr[data-index]').count()).toBeLessThan(80);
  await list.getByRole('link', { name: 'PL.I.1', exact: true }).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('PageDown');
  await expect(list.getByRole('link', { name: 'PL.I.61', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(list.getByRole('link', { name: 'PL.I.60', exact: true })).toBeFocused();
});

test('a list is searched without accents and sorted by its headings', async ({ page }) => {
  await page.setViewportSize(desk);
  await page.goto(`${gallery.address}?of=DataList`);
  const list = page.locator('[data-example="DataList: rows to select"]');
  await list.getByRole('searchbox').fill('dia ban so 12');
  await expect(list.locator('tbody tr')).toHaveCount(1);
  await list.getByRole('button', { name: 'Bỏ lọc' }).click();
  await expect(list.locator('tbody tr')).toHaveCount(36);
  await list.getByRole('button', { name: 'Triệu đồng' }).click();
  await expect(list.getByRole('columnheader', { name: 'Triệu đồng' })).toHaveAttribute(
    'aria-sort',
    /ascending|descending/,
  );
});

test('a date is left alone while it is typed and read when it is left', async ({ page }) => {
  await page.goto(
    `${gallery.address}?of=${encodeURIComponent('TextField, DateField, SelectField')}`,
  );
  const field = page.getByRole('textbox', { name: 'Ngày sinh' }).first();
  await field.fill('');
  await field.pressSequentially('1/3/1950');
  await expect(field).toHaveValue('1/3/1950');
  await field.blur();
  await expect(field).toHaveValue('01/03/1950');
  await field.fill('31/02/1950');
  await field.blur();
  await expect(page.getByText('Không có ngày 31/02/1950 trong lịch.')).toBeVisible();
  await expect(field).toHaveValue('31/02/1950');
});

test('a finding is resolved by keys 1 to 4 and Ctrl+Enter; what is missing is said', async ({
  page,
}) => {
  await page.goto(`${gallery.address}?of=ResolutionForm`);
  const form = page.locator('[data-example="ResolutionForm: nothing chosen"]');
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('3');
  await expect(form.getByRole('radio', { name: /đính chính/ })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText('Ghi lý do chọn phương án này.')).toBeVisible();
});
