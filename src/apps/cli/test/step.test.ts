import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheFolder, rootFolder } from '../../../platform/config/index.ts';
import { isAlive } from '../../../platform/database/testing.ts';
import type { TestReport } from './report.ts';
import { runNode } from './step.ts';

const run = (code: string, more: Partial<Parameters<typeof runNode>[1]> = {}) =>
  runNode(['-e', code], { cwd: tmpdir(), limitMs: 20_000, ...more });

describe('a program of the test run', () => {
  test('gives its exit code and all that it says, on both streams', async () => {
    const done = await run('console.log("một"); console.error("hai"); process.exitCode = 7');
    expect(done.code).toBe(7);
    expect(done.output.split('\n').toSorted()).toEqual(['', 'hai', 'một']);
    expect(done.seconds).toBeGreaterThan(0);
  });

  test('that says very much is heard to the end', async () => {
    const done = await run('process.stdout.write("x".repeat(3_000_000)); console.log("end")');
    expect([done.output.length, done.output.endsWith('end\n')]).toEqual([3_000_004, true]);
  });

  test('runs under the Node that runs us, in its folder, with its variables', async () => {
    const done = await run('console.log(process.execPath, process.cwd(), process.env.MINE)', {
      cwd: '/',
      env: { MINE: 'x' },
    });
    expect(done.output).toBe(`${process.execPath} / x\n`);
  });

  test('finds our Node first on its path', async () => {
    const done = await run(
      'console.log(require("child_process").execFileSync("node", ["-p", "process.execPath"]).toString())',
    );
    expect(done.output.trim()).toBe(process.execPath);
  });

  test('that is ended by a signal has failed', async () => {
    expect((await run('process.kill(process.pid, "SIGKILL")')).code).toBe(1);
  });

  test('that throws has failed, with its words', async () => {
    const done = await run('throw new Error("không được")');
    expect([done.code, done.output.includes('không được')]).toEqual([1, true]);
  });

  test('that is not done by its limit is ended, has failed, and it is said why', async () => {
    const done = await run('console.log(process.pid); setInterval(() => {}, 1000)', {
      limitMs: 400,
    });
    expect(done.code).toBe(1);
    expect(done.output).toContain('not done after 0.4 s');
    expect(isAlive(Number.parseInt(done.output, 10))).toBe(false);
  });

  test('ends when the test run is told to end', async () => {
    const step = pathToFileURL(join(import.meta.dirname, 'step.ts')).href;
    const code = `const { runNode } = await import(${JSON.stringify(step)});
      await runNode(['-e', 'console.error(process.pid); process.stdout.write(String(process.pid));' +
        'require("fs").writeFileSync(process.env.PID_FILE, String(process.pid));' +
        'setInterval(() => {}, 1000)'], { cwd: '/', limitMs: 60000 });`;
    const pidFile = join(mkdtempSync(join(tmpdir(), 'ansinh-step-')), 'pid');
    const outer = spawn(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...process.env, PID_FILE: pidFile },
    });
    const inner = await expect
      .poll(() => Number(read(pidFile)), { timeout: 10_000 })
      .toBeGreaterThan(0)
      .then(() => Number(read(pidFile)));
    const ended = once(outer, 'exit');
    outer.kill('SIGTERM');
    await ended;
    await expect.poll(() => isAlive(inner), { timeout: 10_000 }).toBe(false);
    rmSync(join(pidFile, '..'), { recursive: true, force: true });
  });
});

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

describe('a run of vitest', () => {
  let folder = '';
  beforeEach(() => {
    // Below the checkout, so that its packages are found from there.
    mkdirSync(cacheFolder, { recursive: true });
    folder = mkdtempSync(join(cacheFolder, 'vitest-run-'));
    writeFileSync(
      join(folder, 'vitest.config.ts'),
      `export default { test: { projects: [{ test: { name: 'unit', include: ['*.test.ts'] } }] } };`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function report(files: Readonly<Record<string, string>>): Promise<TestReport> {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(
        join(folder, name),
        `import { beforeAll, describe, expect, test } from 'vitest';\n${text}`,
      );
    }
    const out = join(folder, 'out.json');
    const program = join(rootFolder, 'src/apps/cli/test/vitest-run.ts');
    await runNode([program, 'unit', out], { cwd: folder, limitMs: 60_000 });
    return JSON.parse(readFileSync(out, 'utf8')) as TestReport;
  }

  test('counts what passed, names what failed and why, and each skip with its reason', async () => {
    const found = await report({
      'a.test.ts': `
        describe('a thing', () => {
          test('works', () => undefined);
          test('fails', () => expect(1).toBe(2));
          test('waits', (given) => given.skip('no printer here'));
          test.skip('rests (skipped: only on Sundays)', () => undefined);
          test.skip('is silent', () => undefined);
        });`,
    });
    expect(found.passed).toBe(1);
    expect(found.failed).toEqual([
      { name: 'a.test.ts › a thing > fails', why: expect.stringContaining('expected 1 to be 2') },
    ]);
    expect(found.skipped).toEqual([
      { name: 'a.test.ts › a thing > waits', reason: 'no printer here' },
      {
        name: 'a.test.ts › a thing > rests (skipped: only on Sundays)',
        reason: 'only on Sundays',
      },
      { name: 'a.test.ts › a thing > is silent', reason: '?' },
    ]);
  });

  test('fails when a file cannot be loaded, or a hook fails, though no test of it did', async () => {
    const found = await report({
      'broken.test.ts': 'throw new Error("at the top");',
      'hook.test.ts': `
        describe('with a hook', () => {
          beforeAll(() => { throw new Error('in the hook'); });
          test('is not reached', () => undefined);
        });`,
    });
    expect(found.passed).toBe(0);
    const whys = found.failed.map(({ why }) => why).join(' | ');
    expect(whys).toContain('at the top');
    expect(whys).toContain('in the hook');
  });

  test('of no tests at all is none', async () => {
    expect(await report({})).toEqual({ passed: 0, failed: [], skipped: [] });
  });
});
