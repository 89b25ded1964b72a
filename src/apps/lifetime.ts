import { readFileSync } from 'node:fs';

/** What must be ended when this process is told to end, last begun first. */
const endings = new Set<() => Promise<void>>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const endLimitMs = 9_000;
let ending: Promise<void> | null = null;

/**
 * Registers a clean end. At the first signal every one runs, then the process exits; a second
 * signal (a terminal sends one to each process, npm passes it on too) changes nothing. What is not
 * done within 9 s is left: the next start recovers it. Returns the way to take it back.
 */
export function onEnd(end: () => Promise<void>): () => void {
  if (endings.size === 0) for (const signal of signals) process.on(signal, endAll);
  endings.add(end);
  return () => {
    endings.delete(end);
    if (endings.size === 0 && ending === null) {
      for (const signal of signals) process.off(signal, endAll);
    }
  };
}

/** Ends everything as a signal would, with this exit code. */
export function endProcess(exitCode: number): Promise<void> {
  ending ??= (async () => {
    const late = setTimeout(() => process.exit(1), endLimitMs);
    for (const end of [...endings].toReversed()) await end().catch(() => undefined);
    clearTimeout(late);
    process.exit(exitCode);
  })();
  return ending;
}

function endAll(signal: (typeof signals)[number]): void {
  void endProcess(exitCodeOf(signal));
}

let exitCodeOf = (signal: (typeof signals)[number]): number => (signal === 'SIGINT' ? 130 : 143);

/** For a server a signal is the ordinary way to end: exit code 0. */
export function endingIsOrdinary(): void {
  exitCodeOf = () => 0;
}

/**
 * Ends us when the process that runs us for the user is gone, even by kill -9: `./ansinh` under an
 * older Node holds a channel to us, and npm is our parent.
 */
export function endWithParent(): void {
  if (process.channel !== undefined && process.channel !== null) {
    process.once('disconnect', () => void endProcess(0));
    process.channel.unref(); // a start that is refused ends by itself, channel or not
    return;
  }
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const begun = lineage();
  setInterval(() => {
    if (lineage() !== begun) void endProcess(0);
  }, 500).unref();
}

/** Our parent and its own: npm may run us under a shell, which outlives it. */
function lineage(): string {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const above = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    return `${parent} ${above}`;
  } catch {
    return String(parent);
  }
}
