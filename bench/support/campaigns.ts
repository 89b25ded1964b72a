import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../../src/apps/cli/test/step.ts';
import { rootFolder } from '../../src/platform/config/index.ts';

/** Tests that try one property again and again, and how many times as often as at a commit. */
export interface Campaign {
  readonly property: string;
  readonly file: string;
  readonly often: number;
}

/** One test of a campaign: its title says what was tried, and how often. */
export interface Tried {
  readonly property: string;
  readonly title: string;
  readonly seconds: number;
  readonly passed: boolean;
}

/** The part of the test runner's JSON report that is read. */
export interface JsonReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly duration?: number | null;
    }[];
  }[];
}

/** The tests of a report; what was skipped tried nothing. */
export function triedIn(property: string, report: JsonReport): readonly Tried[] {
  return report.testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ fullName, status, duration }) => ({
        property,
        title: fullName.trim(),
        seconds: (duration ?? 0) / 1000,
        passed: status === 'passed',
      })),
  );
}

const LIMIT_MS = 45 * 60_000;

/** Runs the tests of a campaign as often as it says, in a process of their own. */
export async function runCampaign({ property, file, often }: Campaign): Promise<readonly Tried[]> {
  const out = join(tmpdir(), `ansinh-campaign-${String(process.pid)}.json`);
  const vitest = join(rootFolder, 'node_modules/vitest/vitest.mjs');
  const words = ['run', '--project', 'db', '--reporter', 'json', '--outputFile', out, file];
  try {
    const ended = await runNode([vitest, ...words], {
      cwd: rootFolder,
      limitMs: LIMIT_MS,
      env: { NODE_ENV: 'test', ANSINH_OFTEN: String(often) },
    });
    const tried = triedIn(property, JSON.parse(readFileSync(out, 'utf8')) as JsonReport);
    if (ended.code === 0 || tried.some(({ passed }) => !passed)) return tried;
    return [...tried, { property, title: `${file}: ended`, seconds: ended.seconds, passed: false }];
  } finally {
    rmSync(out, { force: true });
  }
}
