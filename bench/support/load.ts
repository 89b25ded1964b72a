import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { rootFolder } from '../../src/platform/config/index.ts';
import { percentile } from '../../src/apps/bench/shape.ts';

/** What is asked, by how many at once and for how long: always an end. */
export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  /** Requests a second altogether, whatever the answers take; absent: as fast as they come. */
  readonly perSecond?: number;
}

/** What the load generator saw: milliseconds of every answer, by status. */
export interface Seen {
  readonly seconds: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Milliseconds of the answers with 2xx. */
  readonly served: readonly number[];
  /** Milliseconds of the answers with 503 or 429. */
  readonly refused: readonly number[];
  /** Connections that ended without an answer. */
  readonly failed: number;
  readonly bytes: number;
}

/** Percentiles of the answers with 2xx, in milliseconds, and what was not one of them. */
export interface Figures {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly refused: number;
  readonly refusedP99: number;
  /** Answers that were neither 2xx nor a refusal to wait, and connections cut. */
  readonly wrong: number;
  readonly bytesEach: number;
}

/** The figures of what was seen. */
export function figuresOf(seen: Seen): Figures {
  const answers = seen.served.length;
  const all = Object.values(seen.statuses).reduce((sum, each) => sum + each, 0);
  return {
    answers,
    perSecond: answers / seen.seconds,
    p50: percentile(seen.served, 0.5),
    p95: percentile(seen.served, 0.95),
    p99: percentile(seen.served, 0.99),
    refused: seen.refused.length,
    refusedP99: percentile(seen.refused, 0.99),
    wrong: all - answers - seen.refused.length + seen.failed,
    bytesEach: seen.bytes / Math.max(1, all),
  };
}

const script = join(rootFolder, 'bench/support/load-process.ts');

/** Runs a load in a process of its own, so that the generator never waits for our own work. */
export async function loaded(load: Load): Promise<Figures> {
  const child = spawn(process.execPath, [script, JSON.stringify(load)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const printed = await text(child.stdout);
  const code = await ended;
  if (code !== 0) throw new Error(`the load on ${load.url} ended with ${String(code)}`);
  return figuresOf(JSON.parse(printed) as Seen);
}
