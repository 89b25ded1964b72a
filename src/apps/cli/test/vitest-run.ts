import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { startVitest, type Reporter, type TestCase, type TestModule } from 'vitest/node';
import { noReason, type TestReport } from './report.ts';

/*
 * `node vitest-run.ts PROJECT OUT.json`: runs one project of vitest.config.ts and writes what it
 * came to, skips with their reason (`context.skip('reason')`), which vitest's own JSON lacks.
 */
const [project = 'unit', out = '.cache/test/unit.json'] = process.argv.slice(2);

/** Collects the outcome of every test when the run ends. */
function collector(save: (report: TestReport) => void): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const found = { passed: 0, failed: [] as Failed, skipped: [] as Skipped };
      for (const module of modules) readModule(module, found);
      for (const fault of unhandled) {
        found.failed.push({ name: project, why: fault.message });
      }
      save(found);
    },
  };
}

type Failed = { name: string; why: string }[];
type Skipped = { name: string; reason: string }[];

function readModule(
  module: TestModule,
  found: { passed: number; failed: Failed; skipped: Skipped },
): void {
  const file = module.relativeModuleId;
  // A file that could not be loaded, or a hook that failed, has failed though no test of it did.
  for (const fault of module.errors()) found.failed.push({ name: file, why: fault.message });
  for (const suite of module.children.allSuites()) {
    for (const fault of suite.errors()) {
      found.failed.push({ name: `${file} › ${suite.fullName}`, why: fault.message });
    }
  }
  for (const test of module.children.allTests()) {
    const result = test.result();
    const name = `${file} › ${test.fullName}`;
    if (result.state === 'passed') found.passed += 1;
    else if (result.state === 'skipped') {
      found.skipped.push({ name, reason: result.note ?? reasonInTitle(test) });
    } else {
      found.failed.push({ name, why: result.errors?.[0]?.message ?? 'did not run to its end' });
    }
  }
}

/** `skipIf` takes no note: the reason then stands in the title, after “skipped: ”. */
function reasonInTitle(test: TestCase): string {
  return /\(skipped: (.+)\)/.exec(test.fullName)?.[1] ?? noReason;
}

const save = (report: TestReport): void => {
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify(report));
};
const vitest = await startVitest('test', [], {
  // What needs no world of its own for each file stands beside it, as `unit-pure`.
  project: [project, `${project}-pure`],
  watch: false,
  passWithNoTests: true,
  reporters: [collector(save), ['default', { summary: false }]],
});
await vitest.close();
