/**
 * Makes the pictures of the README's tour and of docs/look.md: `node tools/tour.ts`. It starts the
 * product on a new data folder, signs in and opens each screen in the system's Chromium.
 */
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { makeDataFolder, startAnsinh } from '../tests/support/ansinh.ts';
import { chromiumFlags, desk, phone } from '../tests/support/browser.ts';

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

/** Screens of whoever looks after accounts. */
const managing: typeof staff = [['hand-over', 'users/division.head/hand-over?to=agency.head']];

const portal: readonly (readonly [string, string])[] = [
  ['portal-home', ''],
  ['portal-plan', `plans/${plan}`],
  ['portal-task', `plans/${plan}/tasks/PL.II.1.2`],
  ['portal-policies', 'policies'],
  ['portal-check', 'check'],
];

const wide = { width: 1920, height: 1080 };
/** A4 at 96 points an inch. */
const paper = { width: 794, height: 1123 };
const looks = join(import.meta.dirname, '../docs/look');

/** What somebody of 77 has answered of the self-check, half way. */
const answered = new URLSearchParams({
  situation: '=old_age',
  area: '=city',
  birth_date: '=12/03/1949',
}).toString();
/** The same person, asked about the pension too. */
const further = `${answered}&${new URLSearchParams({
  poverty: '=none',
  has_pension: '=false',
  other_monthly_allowance: '=none',
  disability_degree: '=none',
}).toString()}`;

/** Screens of docs/look.md: picture, who looks, address (below `app/` for staff), sizes. */
const drawn: readonly {
  readonly name: string;
  readonly login?: string;
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly sizes: readonly (typeof desk)[];
  readonly onPaper?: true;
}[] = [
  { name: 'staff-home', login: 'agency.officer', path: '', sizes: [desk] },
  { name: 'staff-plan-review', login: 'planner', path: `plans/${plan}/review`, sizes: [desk] },
  { name: 'staff-task-list', login: 'planner', path: `plans/${plan}/tasks`, sizes: [desk, wide] },
  {
    name: 'staff-task-record',
    login: 'planner',
    path: `plans/${plan}/tasks/PL.II.1.2`,
    sizes: [desk, phone],
  },
  { name: 'portal-home', path: '', sizes: [desk, phone] },
  { name: 'portal-plan', path: `plans/${plan}`, sizes: [desk, phone] },
  { name: 'portal-question', path: 'check', form: { answers: answered }, sizes: [desk, phone] },
  {
    name: 'portal-result',
    path: 'check',
    form: { answers: further, do: 'result' },
    sizes: [desk, phone],
  },
  {
    name: 'portal-result-print',
    path: 'check',
    form: { answers: further, do: 'result' },
    sizes: [paper],
    onPaper: true,
  },
];

async function signIn(page: Page, url: string, login: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().getByRole('link').first().waitFor();
}

/** Sends a form as the page itself would. */
async function send(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.evaluate((given) => {
      const form = document.createElement('form');
      form.method = 'post';
      for (const [name, value] of Object.entries(given)) {
        const field = document.createElement('input');
        [field.name, field.value] = [name, value];
        form.append(field);
      }
      document.body.append(form);
      form.submit();
    }, fields),
  ]);
}

async function shootLooks(browser: Browser, ready: { url: string; portal: string }): Promise<void> {
  for (const { name, login, path, form, sizes, onPaper } of drawn) {
    for (const viewport of sizes) {
      const context = await browser.newContext({ viewport });
      const page = await context.newPage();
      if (login !== undefined) await signIn(page, ready.url, login);
      const base = login === undefined ? ready.portal : ready.url;
      await page.goto(`${base}${path}`, { waitUntil: 'networkidle' });
      if (form !== undefined) await send(page, form);
      if (onPaper === true) await page.emulateMedia({ media: 'print' });
      const size = viewport === desk || viewport === paper ? '' : `-${String(viewport.width)}`;
      const file = join(looks, `${name}${size}.jpg`);
      await page.screenshot({ path: file, type: 'jpeg', quality: 70 });
      await context.close();
    }
  }
}

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
  await signIn(page, running.ready.url, 'planner');
  for (const [name, path] of staff) await shoot(page, name, `${running.ready.url}${path}`);
  const manager = await (await browser.newContext({ viewport: desk })).newPage();
  await signIn(manager, running.ready.url, 'administrator');
  for (const [name, path] of managing) await shoot(manager, name, `${running.ready.url}${path}`);
  const reader = await browser.newContext({ viewport: desk, javaScriptEnabled: false });
  const open = await reader.newPage();
  for (const [name, path] of portal) await shoot(open, name, `${running.ready.portal}${path}`);
  await shootLooks(browser, running.ready);
} finally {
  await browser.close();
  await running.end();
  data.remove();
}
