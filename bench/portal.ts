import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../src/apps/cli/test/step.ts';
import { atLeast, atMost, row, type Bench, type BenchClaim } from '../src/apps/bench/shape.ts';
import { rootFolder } from '../src/platform/config/index.ts';
import { makeDataFolder, startAnsinh } from '../tests/support/ansinh.ts';
import { installPackages, versionOf } from './support/packages.ts';
import { pageFigures, type LighthouseReport, type PageFigures } from './support/lighthouse.ts';

const PLAN = '4220-KH-UBND-2013';
const LIMIT_MS = 120_000;
const goals = { performance: 95, accessibility: 100, kb: 50, blockingMs: 200 };

/** One page of each kind. */
const pages: readonly (readonly [string, string])[] = [
  ['home', ''],
  ['plans', 'plans'],
  ['plan', `plans/${PLAN}`],
  ['section', `plans/${PLAN}/sections/PL.II`],
  ['task', `plans/${PLAN}/tasks/PL.II.1.2`],
  ['text', `plans/${PLAN}/text`],
  ['agencies', `plans/${PLAN}/agencies`],
  ['search', 'search?q=nha+o'],
  ['policies', 'policies'],
  ['a policy', 'policies/social_pension'],
  ['a value', 'policies/values/social_assistance.standard'],
  ['open data', 'policies/data'],
  ['self-check', 'check'],
];

/** What Lighthouse says of a page as a phone sees it. */
async function lookAt(url: string): Promise<PageFigures> {
  const out = join(tmpdir(), `ansinh-lighthouse-${String(process.pid)}.json`);
  const program = join(rootFolder, 'bench/node_modules/lighthouse/cli/index.js');
  // Root has no sandbox of its own in Chromium. Further flags leave the trace without a beginning.
  const flags = process.getuid?.() === 0 ? '--headless=new --no-sandbox' : '--headless=new';
  const words = ['--output=json', `--output-path=${out}`, '--quiet', `--chrome-flags=${flags}`];
  const quiet = ['--no-enable-error-reporting', '--only-categories=performance,accessibility'];
  try {
    const ended = await runNode([program, url, ...words, ...quiet], {
      cwd: rootFolder,
      limitMs: LIMIT_MS,
      env: { CHROME_PATH: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium' },
    });
    if (ended.code !== 0) throw new Error(`Lighthouse of ${url}: ${ended.output.slice(-500)}`);
    return pageFigures(JSON.parse(readFileSync(out, 'utf8')) as LighthouseReport);
  } finally {
    rmSync(out, { force: true });
  }
}

function claimsOf(what: string, found: PageFigures): readonly BenchClaim[] {
  return [
    atLeast(`${what}: performance`, found.performance, goals.performance),
    atLeast(`${what}: accessibility`, found.accessibility, goals.accessibility),
    atMost(`${what}: KB over the wire`, found.kb, goals.kb),
    atMost(`${what}: blocked, ms`, found.blockingMs, goals.blockingMs),
  ];
}

export const bench: Bench = {
  summary: {
    vi: 'Các loại trang của cổng thông tin trên điện thoại, theo Lighthouse',
    en: 'The kinds of pages of the portal on a phone, by Lighthouse',
  },
  run: async (note) => {
    note('packages…');
    const missing = installPackages();
    if (missing !== null) throw new Error(`Lighthouse could not be installed: ${missing}`);
    const data = makeDataFolder();
    const running = await startAnsinh({ data: data.path });
    const rows = [];
    const claims: BenchClaim[] = [];
    try {
      for (const [what, path] of pages) {
        note(`${what}…`);
        const found = await lookAt(`${running.ready.portal}${path}`);
        const total = `${String(found.performance)} / ${String(found.accessibility)}, ${found.kb.toFixed(0)} KB`;
        const by = { engine: 'lighthouse', version: versionOf('lighthouse') };
        rows.push(row({ what, n: 1, seconds: found.firstPaintMs / 1000, total, ...by }));
        for (const fault of found.faults) note(`${what}: ${fault}`);
        claims.push(...claimsOf(what, found));
      }
      return { rows, claims };
    } finally {
      await running.end();
      data.remove();
    }
  },
};
