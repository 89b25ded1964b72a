import { fork, type ChildProcess } from 'node:child_process';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from '../config/index.ts';

/** What becomes of a question; only `done` has an answer. */
export type Ended<A> =
  | { readonly kind: 'done'; readonly answer: A }
  | { readonly kind: 'memory' | 'late' | 'cancelled' };

export interface ChildLimits {
  /** Heap of the process, in MB. */
  readonly heapMb: number;
  /** Longest time from question to answer, in milliseconds. */
  readonly workMs: number;
}

/** The last words of a process that are kept for the log. */
const LAST_WORDS_CHARACTERS = 4_000;

/**
 * Asks a program in a process of its own. It knows nothing of our environment (no address of a
 * database, no key) and has a small heap that is collected early; at the end it is killed, so that
 * its memory goes back. Throws when it ends without an answer for another reason than its limits.
 */
export async function askChild<A>(
  program: URL,
  question: unknown,
  limits: ChildLimits,
  signal: AbortSignal | undefined,
): Promise<Ended<A>> {
  const child = fork(program, {
    execArgv: [
      `--max-old-space-size=${limits.heapMb}`,
      '--max-semi-space-size=4',
      '--optimize-for-size',
    ],
    env: { NODE_COMPILE_CACHE: join(cacheFolder, 'compiled') },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let ended: Ended<A> | null = null;
  const end = (as: Ended<A>): void => {
    ended ??= as;
    child.kill('SIGKILL');
  };
  const cancel = (): void => end({ kind: 'cancelled' });
  const late = setTimeout(() => end({ kind: 'late' }), limits.workMs);
  signal?.addEventListener('abort', cancel);
  child.once('message', (answer) => end({ kind: 'done', answer: answer as A }));
  try {
    const closed = lastWords(child);
    // One that died before it heard is found out by its end.
    child.send(question as object, () => undefined);
    const { code, by, said } = await closed;
    if (ended !== null) return ended;
    if (isOutOfMemory(code, by, said)) return { kind: 'memory' };
    throw new Error(`a process apart ended with ${by ?? code}: ${said}`);
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', cancel);
  }
}

interface LastWords {
  readonly code: number | null;
  readonly by: NodeJS.Signals | null;
  readonly said: string;
}

function lastWords(child: ChildProcess): Promise<LastWords> {
  let said = '';
  child.stderr?.on('data', (part: Buffer) => {
    said = `${said}${part.toString()}`.slice(-LAST_WORDS_CHARACTERS);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) => resolve({ code, by, said }));
  });
}

/** The engine aborts at its limit; the system kills when the whole machine has no more. */
function isOutOfMemory(code: number | null, by: NodeJS.Signals | null, said: string): boolean {
  if (by === 'SIGKILL') return true;
  return (by === 'SIGABRT' || (code ?? 0) > 1) && /out of memory|heap limit/i.test(said);
}

/** The other end: a program that answers the one question it is asked. */
export function answerApart<Q>(answer: (question: Q) => Promise<unknown>): void {
  flushCompileCache(); // at the end it is killed: what was compiled is kept for the next one now
  process.once('message', (question) => {
    void answer(question as Q).then((found) => process.send?.(found));
  });
}
