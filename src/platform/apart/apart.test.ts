import { describe, expect, it, vi } from 'vitest';
import type { ApartQuestion } from '../../../tests/support/apart-process.ts';
import { makeApart, type ApartLimits } from './index.ts';

vi.setConfig({ testTimeout: 120_000 });

const program = new URL('../../../tests/support/apart-process.ts', import.meta.url);
const limits: ApartLimits = {
  atOnce: 2,
  waiting: 1,
  waitMs: 100_000,
  heapMb: 48,
  workMs: 100_000,
};

interface Looked {
  readonly pid: number;
  readonly names: readonly string[];
}

const apart = <A>(given: Partial<ApartLimits> = {}) =>
  makeApart<ApartQuestion, A>(program, { ...limits, ...given });
const ask = <A>(question: ApartQuestion, given: Partial<ApartLimits> = {}) =>
  apart<A>(given).ask(question, undefined);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('work apart', () => {
  it('answers with values as they are: long texts, marks, bytes', async () => {
    const answer = await ask({ do: 'repeat', text: 'Hải Phòng ', times: 300_000 });
    const text = 'Hải Phòng '.repeat(300_000);
    expect(answer).toEqual({ kind: 'done', answer: { text, bytes: new Uint8Array([0, 255]) } });
  });

  it('knows nothing of the environment of the server', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://secret');
    const looked = await ask<Looked>({ do: 'look' });
    vi.unstubAllEnvs();
    if (looked.kind !== 'done') throw new Error(looked.kind);
    expect(looked.answer.names).toEqual(['NODE_COMPILE_CACHE']);
  });

  it('leaves no process behind', async () => {
    const looked = await ask<Looked>({ do: 'look' });
    if (looked.kind !== 'done') throw new Error(looked.kind);
    expect(looked.answer.pid).not.toBe(process.pid);
    expect(isRunning(looked.answer.pid)).toBe(false);
  });

  it.each(['list', 'array', 'map'] as const)(
    'that eats all memory ends by itself and not with the server: a %s without end',
    async (what) => {
      expect(await ask({ do: what })).toEqual({ kind: 'memory' });
    },
  );

  it('that never ends is ended when its time is over', async () => {
    expect(await ask({ do: 'never' }, { workMs: 300 })).toEqual({ kind: 'late' });
  });

  it('is ended when nobody waits for it any more', async () => {
    const gone = new AbortController();
    const { ask: askIt, inside } = apart();
    const answer = askIt({ do: 'never' }, gone.signal);
    await vi.waitFor(() => expect(inside()).toBe(1));
    gone.abort();
    expect(await answer).toEqual({ kind: 'cancelled' });
    expect(inside()).toBe(0);
  });

  it('is not begun for who is already gone', async () => {
    const gone = AbortSignal.abort();
    expect(await apart().ask({ do: 'throw' }, gone)).toEqual({ kind: 'cancelled' });
  });

  it('that fails is a fault, told with its last words', async () => {
    await expect(ask({ do: 'throw' })).rejects.toThrow('a fault of the program');
  });

  it('that ends without a word is a fault too', async () => {
    await expect(ask({ do: 'exit' })).rejects.toThrow('ended with 0');
  });

  it('of a program that is not there is a fault, and its place is free again', async () => {
    const none = makeApart<ApartQuestion, unknown>(new URL('./none.ts', program), limits);
    await expect(none.ask({ do: 'look' }, undefined)).rejects.toThrow('none.ts');
    expect(none.inside()).toBe(0);
  });
});

describe('two at once', () => {
  it('let a third wait and tell a fourth that they are busy', async () => {
    const { ask: askIt, inside } = apart();
    const gone = new AbortController();
    const both = [askIt({ do: 'never' }, gone.signal), askIt({ do: 'never' }, gone.signal)];
    const third = askIt({ do: 'look' }, undefined);
    await vi.waitFor(() => expect(inside()).toBe(2));
    expect(await askIt({ do: 'look' }, undefined)).toEqual({ kind: 'busy' });
    gone.abort();
    expect(await Promise.all(both)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
    expect(await third).toMatchObject({ kind: 'done' });
    expect(inside()).toBe(0);
  });

  it('let nobody wait longer than is said', async () => {
    const { ask: askIt } = apart({ atOnce: 1, waitMs: 50 });
    const gone = new AbortController();
    const first = askIt({ do: 'never' }, gone.signal);
    expect(await askIt({ do: 'look' }, undefined)).toEqual({ kind: 'busy' });
    gone.abort();
    await first;
  });
});
