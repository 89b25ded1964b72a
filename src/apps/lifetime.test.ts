import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const program = join(import.meta.dirname, '../../tests/support/ending-process.ts');

interface Living {
  readonly child: ChildProcess;
  /** What it has said since it was ready. */
  readonly lines: string[];
  readonly ended: Promise<number | null>;
}

/** Starts the program and waits until it is ready. */
async function live(
  kind: string,
  given: { readonly ipc?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Living> {
  const stdio = ['ignore', 'pipe', 'pipe', ...(given.ipc === true ? (['ipc'] as const) : [])];
  const child = spawn(process.execPath, [program, kind], {
    stdio: stdio as ('ignore' | 'pipe' | 'ipc')[],
    env: { ...process.env, npm_lifecycle_event: undefined, ...given.env },
  });
  const lines: string[] = [];
  child.stdout?.on('data', (part: Buffer) => lines.push(...part.toString().trim().split('\n')));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  await expect.poll(() => lines, { timeout: 10_000 }).toContain('ready');
  lines.length = 0;
  return { child, lines, ended };
}

describe('a process that is told to end', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 143],
  ] as const)(
    'by %s ends what it began, last begun first, with exit code %i',
    async (signal, code) => {
      const { child, lines, ended } = await live('plain');
      child.kill(signal);
      expect(await ended).toBe(code);
      expect(lines).toEqual(['second begun', 'first begun']);
    },
  );

  test('twice ends once', async () => {
    const { child, lines, ended } = await live('plain');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    // Two signals that wait at once are delivered in the order the system likes.
    expect([130, 143]).toContain(await ended);
    expect(lines).toEqual(['second begun', 'first begun']);
  });

  test('goes on when one ending fails', async () => {
    const { child, lines, ended } = await live('failing');
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    expect(lines).toEqual(['fails', 'second begun', 'first begun']);
  });

  test('leaves out an ending that was taken back', async () => {
    const { child, lines, ended } = await live('taken-back');
    child.kill('SIGTERM');
    await ended;
    expect(lines).not.toContain('never');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s, as a server, has ended well',
    async (signal) => {
      const { child, ended } = await live('ordinary');
      child.kill(signal);
      expect(await ended).toBe(0);
    },
  );
});

describe('a process whose user is gone', () => {
  test('by the end of its channel ends what it began', async () => {
    const { child, lines } = await live('parent', { ipc: true });
    // Not `close`: the streams are closed only when the end of the channel has been read.
    const exited = once(child, 'exit');
    child.disconnect();
    expect(await exited).toEqual([0, null]);
    await expect.poll(() => lines).toEqual(['second begun', 'first begun']);
  });

  test('without channel and without npm lives on', async () => {
    const { child, ended } = await live('parent');
    await new Promise((wake) => setTimeout(wake, 700));
    expect(child.exitCode).toBeNull();
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
  });

  test.runIf(process.platform === 'linux')('under npm ends when npm is killed', async () => {
    // The shell stands for npm: it runs the program, and waits for it.
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${program}" parent; true`], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, npm_lifecycle_event: 'start' },
    });
    const lines: string[] = [];
    shell.stdout.on('data', (part: Buffer) => lines.push(...part.toString().trim().split('\n')));
    await expect.poll(() => lines, { timeout: 10_000 }).toContain('ready');
    shell.kill('SIGKILL');
    await expect.poll(() => lines, { timeout: 10_000 }).toContain('first begun');
  });
});
