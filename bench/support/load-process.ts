import type { EventEmitter } from 'node:events';
import type { Load, Seen } from './load.ts';

/** The part of the package used here; it is installed for benchmarks alone. */
type Generator = (settings: object, done: (fault: Error | null) => void) => EventEmitter;

/** `node load-process.ts '{"url":…}'` prints what it saw as JSON. */
const load = JSON.parse(process.argv[2] ?? '{}') as Load;
const name = 'autocannon';
const { default: generate } = (await import(name)) as { default: Generator };

const statuses: Record<string, number> = {};
const [served, refused]: [number[], number[]] = [[], []];
let [failed, bytes] = [0, 0];
const begun = performance.now();
await new Promise<void>((resolve, reject) => {
  const { url, connections, seconds: duration, method = 'GET', headers = {}, body } = load;
  const pace = load.perSecond === undefined ? {} : { overallRate: load.perSecond };
  const settings = { url, connections, duration, method, headers, body, ...pace };
  const running = generate(settings, (fault) => (fault === null ? resolve() : reject(fault)));
  running.on('response', (_client, status: number, size: number, milliseconds: number) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
    bytes += size;
    if (status >= 200 && status < 300) served.push(milliseconds);
    if (status === 503 || status === 429) refused.push(milliseconds);
  });
  running.on('reqError', () => (failed += 1));
});
const seconds = (performance.now() - begun) / 1000;
process.stdout.write(
  JSON.stringify({ seconds, statuses, served, refused, failed, bytes } satisfies Seen),
);
