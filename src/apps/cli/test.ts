import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '../../kernel/index.ts';
import { cacheFolder, rootFolder } from '../../platform/config/index.ts';
import { defineCommand, type Io } from './command.ts';
import { cliMessages } from './messages.ts';
import { refuseCli } from './parse.ts';
import * as reports from './test/report.ts';
import { runNode } from './test/step.ts';

type TestReport = reports.TestReport;

const minutes = 60_000;
const resultFolder = join(cacheFolder, 'test');

/** A program of the checkout that says yes or no about the whole tree. */
interface Check {
  readonly name: string;
  readonly args: readonly string[];
}

const bin = (path: string): string => join(rootFolder, 'node_modules', path);

const checks: readonly Check[] = [
  { name: 'tsc', args: [bin('typescript/bin/tsc'), '-p', '.'] },
  { name: 'oxlint', args: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  {
    name: 'prettier',
    args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  },
  { name: 'knip', args: [bin('knip/bin/knip.js')] },
  { name: 'generated', args: [join(rootFolder, 'tools/gen.ts'), '--check'] },
];

const suites = ['unit', 'db', 'e2e'] as const;
type Suite = (typeof suites)[number];

async function runCheck(check: Check, io: Io): Promise<TestReport> {
  const done = await runNode(check.args, { cwd: rootFolder, limitMs: 10 * minutes });
  const good = done.code === 0;
  io.note(`${good ? '✓' : '✗'} ${check.name} (${done.seconds.toFixed(1)} s)`);
  if (good) return { ...reports.emptyReport, passed: 1 };
  io.note(done.output.trim());
  const why = done.output.trim().split('\n').at(-1) ?? '';
  return { ...reports.emptyReport, failed: [{ name: check.name, why }] };
}

async function runChecks(io: Io): Promise<TestReport> {
  const done: TestReport[] = [];
  for (const check of checks) done.push(await runCheck(check, io));
  return reports.sumReports(done);
}

async function runVitest(project: 'unit' | 'db', name: string, io: Io): Promise<TestReport> {
  const out = join(resultFolder, `${name}.json`);
  rmSync(out, { force: true });
  const program = join(import.meta.dirname, 'test/vitest-run.ts');
  const done = await runNode([program, project, out], {
    cwd: rootFolder,
    limitMs: 30 * minutes,
    // Tests need the libraries as they check themselves; the product runs without that.
    env: { NODE_ENV: 'test', ANSINH_TEST_PG: name === 'db-debian' ? 'debian' : 'embedded' },
  });
  return settle({ name, done, out }, io, (text) => JSON.parse(text) as TestReport);
}

/** The database tests on both floors: the embedded PostgreSQL 17, and Debian's 15. */
async function runDatabaseTests(io: Io): Promise<TestReport> {
  const embedded = await runVitest('db', 'db', io);
  if (existsSync(debianPostgres)) {
    return reports.sumReports([embedded, await runVitest('db', 'db-debian', io)]);
  }
  const reason = fill(cliMessages[io.language]['test.no_debian'], { path: debianPostgres });
  const skipped = [{ name: 'db (PostgreSQL 15)', reason }];
  return reports.sumReports([embedded, { ...reports.emptyReport, skipped }]);
}

const debianPostgres = '/usr/lib/postgresql/15/bin/postgres';

async function runPlaywright(io: Io): Promise<TestReport> {
  const out = join(resultFolder, 'e2e.json');
  rmSync(out, { force: true });
  const chromium = await findChromium(io);
  const list = chromium.path === null ? ['--list'] : [];
  const args = [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...list];
  const done = await runNode([...args, '--pass-with-no-tests'], {
    cwd: rootFolder,
    limitMs: 30 * minutes,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: out, CHROMIUM_PATH: chromium.path ?? '' },
  });
  return settle({ name: 'e2e', done, out }, io, (text) =>
    reports.readPlaywright(JSON.parse(text) as reports.PlaywrightJson, chromium.why),
  );
}

async function findChromium(io: Io): Promise<{ path: string | null; why: string | null }> {
  const setup = join(rootFolder, 'tools/setup.mjs');
  const asked = await runNode([setup, 'chromium', io.language], {
    cwd: rootFolder,
    limitMs: 15 * minutes,
  });
  const answer = asked.output.trim().split('\n').at(-1) ?? '';
  return JSON.parse(answer) as { path: string | null; why: string | null };
}

interface Ended {
  readonly name: string;
  readonly done: Awaited<ReturnType<typeof runNode>>;
  readonly out: string;
}

/** Reads what a runner wrote; a runner that wrote nothing, or failed without a reason, failed. */
function settle(ended: Ended, io: Io, read: (text: string) => TestReport): TestReport {
  const { name, done, out } = ended;
  const wrote = existsSync(out);
  const report = wrote ? read(readFileSync(out, 'utf8')) : reports.emptyReport;
  const explained = wrote && (done.code === 0 || report.failed.length > 0);
  const good = explained && report.failed.length === 0;
  const took = `${done.seconds.toFixed(1)} s`;
  io.note(`${good ? '✓' : '✗'} ${name}: ${reports.lastLine(report)} (${took})`);
  if (good) return report;
  io.note(done.output.trim());
  if (explained) return report;
  return { ...report, failed: [...report.failed, { name, why: `exit ${done.code}` }] };
}

async function runSuites(asked: readonly Suite[], io: Io): Promise<TestReport> {
  mkdirSync(resultFolder, { recursive: true });
  const done: TestReport[] = [];
  // One after the other: each keeps both cores busy, and tests that measure time stay honest.
  if (asked.includes('unit')) done.push(await runChecks(io), await runVitest('unit', 'unit', io));
  if (asked.includes('db')) done.push(await runDatabaseTests(io));
  if (asked.includes('e2e')) done.push(await runPlaywright(io));
  return reports.sumReports(done);
}

export const commands = [
  defineCommand({
    name: 'test',
    summary: {
      vi: 'Chạy các phép thử: unit, db, e2e hoặc tất cả',
      en: 'Runs the tests: unit, db, e2e or all of them',
    },
    positionals: ['[unit|db|e2e]'],
    run: async (args, io) => {
      const [only] = args.positionals;
      const asked = only === undefined ? suites : suites.filter((each) => each === only);
      if (asked.length === 0) {
        return io.fail(
          refuseCli('cli.unknown_suite', { name: only ?? '', known: suites.join(', ') }),
        );
      }
      const report = await runSuites(asked, io);
      const texts = cliMessages[io.language];
      for (const { name, reason } of report.skipped) {
        const why = reason === reports.noReason ? texts['test.no_reason'] : reason;
        io.line(fill(texts['test.skipped'], { name, why }));
      }
      for (const { name, why } of report.failed) {
        io.line(fill(texts['test.failed'], { name, why: why.split('\n')[0] ?? '' }));
      }
      io.reply(report, () => io.line(reports.lastLine(report)));
      return report.failed.length === 0 ? 0 : 1;
    },
  }),
];
