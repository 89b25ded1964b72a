import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of its own that writes to the database of a data folder, to be killed. */
export interface Writer {
  readonly child: ChildProcess;
  /** Request ids that were acknowledged so far, with what the answer was. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Milliseconds between the last acknowledgement and the one before, at most so far. */
  readonly longestGap: () => number;
  readonly ended: Promise<number | null>;
  /** kill -9. */
  readonly kill: () => Promise<void>;
  /** Lets it finish what it has begun and close. */
  readonly finish: () => Promise<void>;
}

/** Writers that may be started: plain rows, or findings of a plan being settled. */
const PROGRAMS = { rows: 'pg-writer.ts', findings: 'settling-writer.ts' } as const;

/**
 * Starts a writer on a data folder: it opens the database as `start` does, writes rows through
 * `write` with ids of its own, sends each twice, and says which were acknowledged.
 */
export async function startWriter(
  dataDir: string,
  purpose: 'serve' | 'command' = 'serve',
  writes: keyof typeof PROGRAMS = 'rows',
): Promise<Writer> {
  const program = join(import.meta.dirname, PROGRAMS[writes]);
  const child = spawn(process.execPath, [program, dataDir, purpose], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const acknowledged = new Map<string, string>();
  let [gap, last] = [0, performance.now()];
  const ready = Promise.withResolvers<void>();
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word = '', id = '', reply = ''] = line.split(' ');
    if (word === 'ready') ready.resolve();
    if (word !== 'done') return;
    acknowledged.set(id, reply);
    const now = performance.now();
    if (acknowledged.size > 1) gap = Math.max(gap, now - last);
    last = now;
  });
  void ended.then((code) => ready.reject(new Error(`the writer ended with ${code}`)));
  ready.promise.catch(() => undefined);
  await ready.promise;
  return {
    child,
    acknowledged,
    longestGap: () => Math.round(gap),
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    finish: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** The next number of a small generator with a seed: campaigns can be run again as they were. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
