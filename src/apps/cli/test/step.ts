import { spawn, type ChildProcess } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** How a program of the test run ended. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

const running = new Set<ChildProcess>();
let watched = false;

/**
 * Runs a program under the Node that runs us and collects what it says. One that is not done by
 * its limit is ended and has failed. A signal to us ends it too.
 */
export function runNode(
  args: readonly string[],
  options: { readonly cwd: string; readonly limitMs: number; readonly env?: NodeJS.ProcessEnv },
): Promise<Outcome> {
  const begun = performance.now();
  const path = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(process.execPath, [...args], {
    cwd: options.cwd,
    env: { ...process.env, PATH: path, DO_NOT_TRACK: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithUs(child);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stderr.on('data', (part: Buffer) => parts.push(part));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  }, options.limitMs);
  return new Promise((resolve) => {
    child.once('error', (fault) => parts.push(Buffer.from(fault.message)));
    child.once('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      if (late) parts.push(Buffer.from(`\nended: not done after ${options.limitMs / 1000} s\n`));
      const seconds = (performance.now() - begun) / 1000;
      resolve({ code: late ? 1 : (code ?? 1), output: Buffer.concat(parts).toString(), seconds });
    });
  });
}

function endWithUs(child: ChildProcess): void {
  running.add(child);
  if (watched) return;
  watched = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      for (const each of running) each.kill('SIGTERM');
      process.exitCode = 1;
      setTimeout(() => process.exit(1), 5000).unref();
    });
  }
}
