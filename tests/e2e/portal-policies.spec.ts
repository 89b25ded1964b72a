import { brotliCompressSync } from 'node:zlib';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh, type Running } from '../support/ansinh.ts';
import { chromiumFlags, desk, phone, violations } from '../support/browser.ts';

/* Policies and the self-check as people without scripts meet them. */

test.use({ launchOptions: { executablePath: '/usr/bin/chromium', args: chromiumFlags } });
test.describe.configure({ mode: 'serial', timeout: 120_000 });

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

/** How a person answers; what is not named here they do not know. */
type Known = Readonly<Record<string, string>>;

async function withoutScripts(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: desk });
  return context.newPage();
}

/** Fills in the question that stands on the page and goes on. */
async function answer(page: Page, known: Known): Promise<void> {
  const fact = await page.locator('input[name=fact]').getAttribute('value');
  const value = known[fact ?? ''] ?? '?';
  const parts = value.split('/');
  if (value !== '?' && (await page.locator('#year').count()) > 0) {
    const [year = '', month = '', day = ''] = parts.toReversed();
    await page.locator('#day').fill(day);
    await page.locator('#month').fill(month);
    await page.locator('#year').fill(year);
  } else if (value !== '?' && (await page.locator('#typed').count()) > 0) {
    await page.locator('#typed').fill(value);
  } else {
    for (const each of value.split('|'))
      await page.locator(`input[name=value][value="${each}"]`).check();
  }
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
}

/** From the first page to the result, one question a page. */
async function walk(page: Page, known: Known): Promise<number> {
  await page.goto(running.ready.portal);
  await page.getByRole('link', { name: 'Tôi được hưởng gì?' }).last().click();
  await expect(page.getByText(/không lưu câu trả lời/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  let asked = 0;
  while ((await page.locator('input[name=fact]').count()) > 0) {
    expect(page.url()).toBe(`${running.ready.portal}check`);
    asked += 1;
    expect(asked).toBeLessThan(80);
    await answer(page, known);
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kết quả');
  return asked;
}

/** The figure that stands beside a programme. */
function figure(page: Page, programme: string) {
  return page.locator(`data#${programme}`);
}

const nobody: Known = {
  disability_degree: 'none',
  has_pension: 'false',
  other_monthly_allowance: 'none',
  in_facility: 'false',
  merit_kind: 'none',
  receives_social_assistance: 'false',
  pension_vnd_per_month: '0',
};

test('an old woman of 80 without a pension learns of 700.000 đồng a month in Hải Phòng', async ({
  browser,
}) => {
  const page = await withoutScripts(browser);
  const known = { situation: 'old_age', area: 'east', birth_date: '12/3/1946', poverty: 'none' };
  await walk(page, { ...nobody, ...known });
  await expect(page.locator('.headline')).toContainText('700.000 đồng mỗi tháng');
  await expect(figure(page, 'social_pension')).toHaveAttribute('value', '700000');
  await expect(page.getByText('Văn bản đề nghị hưởng trợ cấp hưu trí xã hội')).toBeVisible();
  await expect(page.getByText(/Luật số 41\/2024\/QH15/).first()).toBeVisible();
});

test('a poor mother alone with two children learns what each child brings', async ({ browser }) => {
  const page = await withoutScripts(browser);
  await walk(page, {
    ...nobody,
    situation: 'poverty',
    area: 'east',
    birth_date: '1990',
    poverty: 'poor',
    single_parent: 'true',
    children_under_16: '2',
    children_16_22_in_study: '0',
    children_under_36_months: '0',
    hiv: 'false',
    pregnant: 'false',
    was_supported_child_until_16: 'false',
    child_without_support: 'false',
    child_of_recipient_k4: 'false',
    in_study: 'false',
    area_class: 'other',
    care_arrangement: 'own_family',
    employed: 'false',
  });
  await expect(figure(page, 'social_assistance_monthly')).toHaveAttribute('value', '1400000');
  await expect(page.getByText('Người đơn thân', { exact: false }).first()).toBeVisible();
});

test('the family of a severely disabled child of 8 learns of the monthly allowance', async ({
  browser,
}) => {
  const page = await withoutScripts(browser);
  const known = { situation: 'disability', area: '?', birth_date: '2018', poverty: 'none' };
  const child = {
    disability_degree: 'severe',
    disability_kind: 'mobility',
    single_parent: 'false',
  };
  const rest = { child_without_support: 'false', hiv: 'false', pregnant: 'false' };
  await walk(page, { ...nobody, ...known, ...child, ...rest });
  await expect(figure(page, 'social_assistance_monthly')).toHaveAttribute('value', '1080000');
});

test('goes back, changes an answer, does not know, and stops with a range', async ({ browser }) => {
  const page = await withoutScripts(browser);
  await page.goto(`${running.ready.portal}check`);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await answer(page, { situation: 'old_age' });
  await page.getByLabel('Tìm xã, phường').fill('kien thuy');
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await page.getByLabel('Xã Kiến Thụy').check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByRole('alert')).toContainText('Đề nghị trả lời câu này');
  await answer(page, { birth_date: '12/3/1976' });
  await page.getByRole('button', { name: 'Câu trước' }).click();
  await expect(page.locator('#year')).toHaveValue('1976');
  await answer(page, { birth_date: '1946' });
  await answer(page, {});
  await page.getByRole('button', { name: 'Sửa ngày sinh' }).click();
  await answer(page, { birth_date: '1940' });
  await page.getByRole('button', { name: 'Dừng ở đây và xem kết quả' }).click();
  await expect(page.getByText('Nơi ở: xã Kiến Thụy')).toBeVisible();
  await expect(figure(page, 'social_pension')).toHaveAttribute('value', /^0\.\.700000$/);
  await page.getByRole('button', { name: /Trả lời tiếp/ }).click();
  await expect(page.locator('input[name=fact]')).toHaveCount(1);
});

test('the self-check can be walked with the keyboard alone', async ({ browser }) => {
  const page = await withoutScripts(browser);
  await page.goto(`${running.ready.portal}check`);
  const reach = async (selector: string): Promise<void> => {
    for (let step = 0; step < 60; step += 1) {
      if ((await page.locator(`${selector}:focus`).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  };
  /** Enter, and the page that answers: the one left still has the focus for a moment. */
  const goOn = async (): Promise<void> => {
    const title = page.getByRole('heading', { level: 1 });
    const before = await title.innerText();
    await page.keyboard.press('Enter');
    await expect(title).not.toHaveText(before);
  };
  await reach('main form button');
  await goOn();
  await reach('input[name=value]');
  await page.keyboard.press('Space');
  await goOn();
  await reach('input[name=value]');
  await page.keyboard.press('ArrowDown');
  await reach('button[value=next]');
  await goOn();
  await reach('#year');
  await page.keyboard.type('1946');
  await goOn();
  await expect(page.locator('input[name=fact]')).toHaveValue('poverty');
  await reach('button[value=result]');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kết quả');
});

test('policies are found by situation, by words, for another day and place', async ({
  browser,
}) => {
  const page = await withoutScripts(browser);
  await page.goto(running.ready.portal);
  await page.getByRole('link', { name: 'Người cao tuổi' }).click();
  await page.getByRole('link', { name: 'Trợ cấp hưu trí xã hội' }).first().click();
  await expect(page.getByText('540.000 đồng/tháng').first()).toBeVisible();
  await page.getByRole('link', { name: /phần đất thành phố Hải Phòng/ }).click();
  await expect(page.getByText('700.000 đồng/tháng').first()).toBeVisible();
  expect(page.url()).toMatch(/\/policies\/social_pension\?.*area=east/);
  await page.getByRole('link', { name: 'Mức trợ cấp hưu trí xã hội' }).click();
  await expect(page.getByRole('table')).toContainText('500.000');
  await page.goto(`${running.ready.portal}search?q=huu+tri+xa+hoi`);
  await expect(page.getByRole('link', { name: 'Trợ cấp hưu trí xã hội' })).toBeVisible();
});

/** Pages with and without a form filled in, by name. */
const pages: readonly (readonly [string, string, Readonly<Record<string, string>> | null])[] = [
  ['home', '', null],
  ['policies', 'policies', null],
  ['policy', 'policies/social_assistance_monthly', null],
  ['long policy', 'policies/health_insurance_support', null],
  ['value', 'policies/values/social_assistance.coefficient', null],
  ['data', 'policies/data', null],
  ['English', 'en/policies/social_pension', null],
  ['search', 'search?q=nguoi+khuyet+tat', null],
  ['start', 'check', null],
  ['situation', 'check', {}],
  ['area', 'check', { answers: 'situation=%3F', fact: 'area', place: 'an', do: 'find' }],
  ['day', 'check', { answers: 'birth_date=%3F', do: 'change:birth_date' }],
  ['choices', 'check', { answers: 'merit_kind=%3F', do: 'change:merit_kind' }],
  ['amount', 'check', { answers: 'pension_vnd_per_month=%3F', do: 'change:pension_vnd_per_month' }],
  ['fault', 'check', { answers: 'situation=%3F&area=%3F', fact: 'poverty', do: 'next' }],
  ['result', 'check', { answers: 'situation=%3F&area=%3Deast&birth_date=%3D1946', do: 'result' }],
  ['broken', 'check', { do: 'pay' }],
  ['keep', 'check/saved', { answers: 'birth_date=%3D1946', do: 'keep' }],
  ['come back', 'check/saved', null],
  ['mistyped code', 'check/saved', { code: '1234', do: 'open' }],
];

async function open(page: Page, path: string, form: Readonly<Record<string, string>> | null) {
  const address = `${running.ready.portal}${path}`;
  await page.goto(address);
  if (form === null) return;
  const loaded = page.waitForEvent('load');
  await page.evaluate(
    ([to, fields]) => {
      const made = document.createElement('form');
      made.method = 'post';
      made.action = to;
      for (const [name, value] of Object.entries(fields)) {
        const field = document.createElement('input');
        Object.assign(field, { type: 'hidden', name, value });
        made.append(field);
      }
      document.body.append(made);
      made.submit();
    },
    [address, form] as const,
  );
  await loaded;
  await page.locator('h1').waitFor();
}

test('every page holds no fault against WCAG 2.2 AA and never scrolls sideways, at 400 % too', async ({
  page,
}) => {
  test.setTimeout(400_000);
  // axe is put into the page by the test; the page itself has no scripts and allows none.
  await page.route('**/*', async (route) => {
    const reply = await route.fetch();
    const headers = { ...reply.headers() };
    delete headers['content-security-policy'];
    await route.fulfill({ response: reply, headers });
  });
  const zoomed = { width: 320, height: 256 };
  for (const size of [desk, phone, zoomed]) {
    await page.setViewportSize(size);
    for (const [name, path, form] of pages) {
      await open(page, path, form);
      const place = `${name} at ${String(size.width)}`;
      if (size !== zoomed) expect(await violations(page), place).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, place).toBeLessThanOrEqual(size.width);
    }
  }
});

test('every page with its style is at most 50 KB on the wire', async ({ request }) => {
  for (const [name, path, form] of pages) {
    const address = `${running.ready.portal}${path}`;
    const answered =
      form === null ? await request.get(address) : await request.post(address, { form });
    const body = await answered.text();
    const style = /href="(\/portal\/style\.[^"]+)"/.exec(body)?.[1] ?? '';
    const sheet = await (await request.get(new URL(style, address).href)).text();
    const sent = brotliCompressSync(body).length + brotliCompressSync(sheet).length;
    expect(sent, name).toBeLessThan(50 * 1024);
  }
});
