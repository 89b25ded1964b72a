import { chromium } from '@playwright/test';
import { v7 as newId } from 'uuid';
import { atLeast, atMost, row, type Bench, type BenchClaim } from '../src/apps/bench/shape.ts';
import { makeDataFolder, startAnsinh, type Ready } from '../tests/support/ansinh.ts';
import { chromiumFlags, desk } from '../tests/support/browser.ts';
import { loaded, type Figures, type Load } from './support/load.ts';
import { installPackages } from './support/packages.ts';

const SECONDS = 8;
const CONNECTIONS = 10;
/** Five times what was served of the list, from five times as many as may be at work at once. */
const FLOOD = 5;
const FLOOD_CONNECTIONS = 1_000;
const PLAN = '4220-KH-UBND-2013';
const PASSWORD = 'ban-thu-ansinh-2026';
/** Heavy jobs, one after the other: longer together than the load. */
const JOBS = Array.from({ length: 8 }, () => 'operations.drill_restore');

const goals = {
  portalPerSecond: 300,
  portalP99: 500,
  staffP95: 300,
  refusedP99: 50,
  admittedP99: 2_000,
  firstLoadKb: 350,
};

/** What is asked: `group` says which promise it belongs to. */
interface Target {
  readonly what: string;
  readonly group: 'empty' | 'portal' | 'check' | 'staff';
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
}

/** Somebody of 77 in the city who has said nothing of a pension yet. */
const half = new URLSearchParams({
  situation: '=old_age',
  area: '=31',
  birth_date: '=12/03/1949',
}).toString();

const LIST = 'staff: list of tasks';

const targets: readonly Target[] = [
  { what: 'empty endpoint', group: 'empty', path: 'live' },
  { what: 'portal: home', group: 'portal', path: '' },
  { what: 'portal: plan', group: 'portal', path: `plans/${PLAN}` },
  { what: 'portal: task', group: 'portal', path: `plans/${PLAN}/tasks/PL.II.1.2` },
  { what: 'portal: policies', group: 'portal', path: 'policies' },
  { what: 'portal: a policy', group: 'portal', path: 'policies/social_pension' },
  { what: 'portal: search', group: 'portal', path: 'search?q=nha+o' },
  { what: 'self-check: question', group: 'check', path: 'check', form: { answers: half } },
  {
    what: 'self-check: result',
    group: 'check',
    path: 'check',
    form: { answers: half, do: 'result' },
  },
  { what: LIST, group: 'staff', path: `api/plans/${PLAN}/tasks?limit=50` },
  { what: 'staff: a task', group: 'staff', path: `api/plans/${PLAN}/tasks/PL.II.1.2` },
  { what: 'staff: search over everything', group: 'staff', path: 'api/find?q=nha%20o' },
  { what: 'staff: own work', group: 'staff', path: 'api/work' },
  { what: 'staff: areas', group: 'staff', path: 'api/areas?parent=31' },
];

/** A write as a browser sends it. */
function post(portal: string, path: string, body: object, cookie = ''): Promise<Response> {
  const { origin } = new URL(portal);
  return fetch(`${portal}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie },
    body: JSON.stringify({ requestId: newId(), ...body }),
  });
}

/** The cookie of somebody signed in. */
async function signedIn(portal: string, login: string): Promise<string> {
  const answer = await post(portal, 'api/session', { login, password: PASSWORD });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 200 || cookie === undefined) throw new Error(await answer.text());
  return cookie;
}

function loadOf(target: Target, portal: string, cookie: string): Load {
  const base = { url: `${portal}${target.path}`, connections: CONNECTIONS, seconds: SECONDS };
  if (target.group === 'staff') return { ...base, headers: { cookie } };
  if (target.form === undefined) return base;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(target.form).toString();
  return { ...base, method: 'POST', headers, body };
}

/** First load of the staff app in an empty browser: KB over the wire, and ms until it can be used. */
async function firstLoad(url: string): Promise<{ readonly kb: number; readonly ms: number }> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: chromiumFlags,
  });
  try {
    const page = await browser.newPage({ viewport: desk });
    const wire = await page.context().newCDPSession(page);
    let bytes = 0;
    wire.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
    await wire.send('Network.enable');
    const begun = performance.now();
    await page.goto(url);
    await page.getByLabel('Tên đăng nhập').waitFor();
    const ms = performance.now() - begun;
    await page.waitForLoadState('networkidle');
    return { kb: bytes / 1024, ms };
  } finally {
    await browser.close();
  }
}

const shown = (figures: Figures): string =>
  [figures.p50, figures.p95, figures.p99].map((each) => each.toFixed(1)).join(' / ');

function claimsOf(target: Target, figures: Figures): readonly BenchClaim[] {
  const { what, group } = target;
  const wrong = atMost(`${what}: answers that are none`, figures.wrong, 0);
  if (group === 'staff') return [wrong, atMost(`${what}: p95, ms`, figures.p95, goals.staffP95)];
  if (group === 'empty') return [wrong];
  const p99 = atMost(`${what}: p99, ms`, figures.p99, goals.portalP99);
  if (group === 'check') return [wrong, p99];
  return [wrong, p99, atLeast(`${what}: pages/s`, figures.perSecond, goals.portalPerSecond)];
}

async function measure(ready: Ready, note: (text: string) => void) {
  const cookie = await signedIn(ready.portal, 'planner');
  const rows = [];
  const claims: BenchClaim[] = [];
  let empty = Number.NaN;
  let listRate = 0;
  for (const target of targets) {
    note(`${target.what}…`);
    const load = loadOf(target, ready.portal, cookie);
    await loaded({ ...load, seconds: 2 });
    const figures = await loaded(load);
    const each = 1 / figures.perSecond;
    if (target.group === 'empty') empty = each;
    if (target.what === LIST) listRate = figures.perSecond;
    const [n, seconds] = [figures.answers, each * figures.answers];
    rows.push(row({ what: target.what, n, seconds, ratio: each / empty, total: shown(figures) }));
    claims.push(...claimsOf(target, figures));
  }
  const busy = await besideJobs(ready.portal, note);
  const flood = await floodOf(ready.portal, cookie, { listRate, note });
  return {
    rows: [...rows, ...busy.rows, ...flood.rows],
    claims: [...claims, ...busy.claims, ...flood.claims],
  };
}

/** One reader after another while heavy jobs run, against the same without them. */
async function besideJobs(portal: string, note: (text: string) => void) {
  note('a page beside heavy jobs…');
  const load = { url: `${portal}plans/${PLAN}`, connections: 1, seconds: SECONDS };
  const alone = await loaded(load);
  const cookie = await signedIn(portal, 'administrator');
  for (const name of ['operations.backup', ...JOBS]) {
    const given = await post(portal, 'api/operations/jobs', { name }, cookie);
    if (given.status !== 200) throw new Error(await given.text());
  }
  const beside = await loaded(load);
  const [n, seconds] = [beside.answers, SECONDS];
  return {
    rows: [
      row({ what: 'a page, no job', n: alone.answers, seconds, total: shown(alone) }),
      row({ what: 'a page beside heavy jobs', n, seconds, total: shown(beside) }),
    ],
    claims: [
      atMost('beside heavy jobs: answers that are none', beside.wrong, 0),
      atMost('beside heavy jobs: a page, p95, ms', beside.p95, goals.staffP95),
    ],
  };
}

/** Five times the load: whoever is too many is told so at once, the others are served. */
async function floodOf(
  portal: string,
  cookie: string,
  { listRate, note }: { readonly listRate: number; readonly note: (text: string) => void },
) {
  const perSecond = Math.round(FLOOD * listRate);
  note(`a flood of ${String(perSecond)} a second…`);
  const path = `api/plans/${PLAN}/tasks?limit=50`;
  const list = loadOf({ what: LIST, group: 'staff', path }, portal, cookie);
  const flood = await loaded({ ...list, connections: FLOOD_CONNECTIONS, perSecond });
  const after = await loaded({ ...list, seconds: 2 });
  const seconds = SECONDS;
  return {
    rows: [
      row({ what: 'flood: admitted', n: flood.answers, seconds, total: shown(flood) }),
      row({ what: 'flood: asked to wait', n: flood.refused, seconds, total: flood.refusedP99 }),
      row({ what: 'after the flood', n: after.answers, seconds: 2, total: shown(after) }),
    ],
    claims: [
      atMost('flood: answers that are none', flood.wrong, 0),
      atMost('flood: admitted, p99, ms', flood.p99, goals.admittedP99),
      atMost('flood: asked to wait, p99, ms', flood.refusedP99, goals.refusedP99),
      atMost('after the flood: asked to wait', after.refused, 0),
    ],
  };
}

export const bench: Bench = {
  summary: {
    vi: 'Danh sách, hồ sơ, tìm kiếm, tự kiểm tra và cổng thông tin khi nhiều người hỏi; lần mở đầu',
    en: 'List, record, search, self-check and portal under load, beside the empty endpoint; first load',
  },
  run: async (note) => {
    note('packages…');
    const missing = installPackages();
    if (missing !== null) throw new Error(`the load generator could not be installed: ${missing}`);
    const data = makeDataFolder();
    const running = await startAnsinh({ data: data.path });
    try {
      const { rows, claims } = await measure(running.ready, note);
      note('first load…');
      const first = await firstLoad(running.ready.url);
      const load = row({ what: 'staff app, first load, KB', n: 1, seconds: first.ms / 1000 });
      return {
        rows: [...rows, { ...load, total: first.kb.toFixed(0) }],
        claims: [...claims, atMost('first load, KB', first.kb, goals.firstLoadKb)],
      };
    } finally {
      await running.end();
      data.remove();
    }
  },
};
