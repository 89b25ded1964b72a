import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../platform/config/index.ts';
import type { Target } from '../platform/database/index.ts';
import type { Ended, Home, JobApart } from '../platform/jobs/index.ts';
import { redact } from '../platform/log/index.ts';

/** What the process of a job is told; over the channel, since an environment can be read. */
export interface JobAsked {
  readonly id: string;
  readonly target: Target;
  readonly home: Home;
}

/** What it says before it ends. */
export interface JobTold {
  readonly ended: Ended;
}

/** What of our environment a job's process gets: where programs and temporary files are. */
const ENVIRONMENT = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const;
/** A process that was told to give its job up and did not is ended after this. */
const DRAIN_MS = 3_000;
const LAST_WORDS_CHARACTERS = 1_000;

export interface ApartParts {
  readonly target: Target;
  readonly home: Home;
  /** Tests run a program of their own. */
  readonly program?: URL;
  readonly onEnd: (id: string, ended: Ended) => void;
  readonly onTrouble: (trouble: Error) => void;
}

/**
 * Makes attempts of heavy jobs in processes of their own, which yield the processor to whoever
 * answers people. One that dies is found out by its silence; the sweep sees to its job.
 */
export function jobsApart(parts: ApartParts): JobApart {
  const program = parts.program ?? new URL('./job-child.ts', import.meta.url);
  return async (id, drain) => {
    const child = fork(program, {
      env: environment(),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    let ended: Ended | null = null;
    child.stderr?.on('data', (part: Buffer) => {
      said = `${said}${part.toString()}`.slice(-LAST_WORDS_CHARACTERS);
    });
    child.once('message', (told) => void (ended = (told as JobTold).ended));
    let late: NodeJS.Timeout | undefined;
    const give = (): void => {
      child.send('drain', () => undefined);
      late = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS);
    };
    try {
      const closed = once(child, 'close');
      yieldProcessor(child.pid);
      child.send(
        { id, target: parts.target, home: parts.home } satisfies JobAsked,
        () => undefined,
      );
      drain.addEventListener('abort', give, { once: true });
      const [code, by] = (await closed) as [number | null, NodeJS.Signals | null];
      if (ended !== null) parts.onEnd(id, ended);
      else parts.onTrouble(new Error(`a job's process ended with ${by ?? code}: ${redact(said)}`));
    } catch (fault) {
      parts.onTrouble(fault as Error);
    } finally {
      clearTimeout(late);
      drain.removeEventListener('abort', give);
    }
  };
}

function environment(): NodeJS.ProcessEnv {
  const given = ENVIRONMENT.map((name) => [name, process.env[name]] as const);
  const known = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  return { ...known, NODE_COMPILE_CACHE: join(cacheFolder, 'compiled') };
}

function yieldProcessor(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It is over already, or the system has no priorities: then all are equal.
  }
}
