import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The line that `start --json` prints when it is ready. */
export interface Ready {
  readonly ready: true;
  readonly url: string;
  readonly portal: string;
  readonly health: string;
  readonly pid: number;
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly ready: Ready;
  /** The ready line as printed. */
  readonly line: string;
  /** What it has said on stderr so far: progress, and the first administrator's link. */
  readonly said: () => string;
  /** Sends a signal to the serving process and waits for the end of what we started. */
  readonly end: (signal?: NodeJS.Signals) => Promise<Ended>;
  /** Resolves when the process that we started has ended. */
  readonly ended: Promise<Ended>;
  readonly child: ChildProcess;
}

export interface Launch {
  readonly data: string;
  readonly words?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What is run instead of `node ansinh start`: `npm start --`. */
  readonly program?: readonly [string, ...string[]];
  /** Another checkout than this one. */
  readonly cwd?: string;
}

const root = join(import.meta.dirname, '../..');
const startLimitMs = 120_000;

/** A new data folder, and the way to remove it. */
export function makeDataFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `ansinh-data-${process.pid}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function launch(words: readonly string[], given: Omit<Launch, 'words'>): ChildProcess {
  const [program, ...first] = given.program ?? [process.execPath, join(root, 'ansinh')];
  const { DATABASE_URL: _, DATABASE_MIGRATE_URL: __, ...own } = process.env;
  return spawn(program, [...first, ...words, '--data', given.data], {
    cwd: given.cwd ?? root,
    env: { ...own, ...given.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess): { ended: Promise<Ended>; said: () => string } {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return { ended, said: () => err };
}

/** Runs one command to its end. */
export function runAnsinh(words: readonly string[], given: Omit<Launch, 'words'>): Promise<Ended> {
  return collect(launch(words, given)).ended;
}

/**
 * Starts the product on a free port of 127.0.0.1 and waits until it is ready. Whoever starts it
 * ends it: `await running.end()`.
 */
export async function startAnsinh(given: Launch): Promise<Running> {
  const command = given.program === undefined ? ['start'] : [];
  const words = [...command, '--json', '--port', '0', ...(given.words ?? [])];
  const child = launch(words, given);
  const { ended, said } = collect(child);
  const line = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGTERM');
      reject(new Error(`not ready after ${startLimitMs / 1000} s: ${said()}`));
    }, startLimitMs);
    const settle = (act: () => void): void => {
      clearTimeout(late);
      act();
    };
    // npm says what it runs before our one line.
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (text) => {
      if (text.startsWith('{"ready"')) settle(() => resolve(text));
    });
    void ended.then(({ code, out, err }) =>
      settle(() => reject(new Error(`ended with ${code}: ${out}${err}`))),
    );
  });
  const ready = JSON.parse(line) as Ready;
  const end = (signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> => {
    try {
      process.kill(ready.pid, signal);
    } catch {
      // It has ended by itself.
    }
    return ended;
  };
  return { ready, line, said, end, ended, child };
}
