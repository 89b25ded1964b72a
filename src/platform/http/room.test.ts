import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Room } from './room.ts';

/** A piece of work that ends when it is told to. */
function aPiece() {
  let end: () => void = () => undefined;
  const work = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work, end };
}

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a room', () => {
  it('is worked at by a few together; the others begin in the order in which they came', async () => {
    const room = new Room({ most: 10, atOnce: 2 });
    const pieces = [0, 1, 2, 3].map(aPiece);
    const begun: number[] = [];
    const all = pieces.map(({ work }, index) =>
      room.work(() => {
        begun.push(index);
        return work;
      }),
    );
    await tick();
    expect(begun).toEqual([0, 1]);
    pieces[1]?.end();
    await tick();
    expect(begun).toEqual([0, 1, 2]);
    pieces[0]?.end();
    await tick();
    expect(begun).toEqual([0, 1, 2, 3]);
    for (const piece of pieces) piece.end();
    await Promise.all(all);
  });

  it('is full with those who work and those who wait, and free as they leave', async () => {
    const room = new Room({ most: 2, atOnce: 1 });
    const [first, second] = [aPiece(), aPiece()];
    const both = [room.work(() => first.work), room.work(() => second.work)];
    expect(room.isFull).toBe(true);
    first.end();
    await both[0];
    expect(room.isFull).toBe(false);
    second.end();
    await both[1];
  });

  it('gives its place on when work fails, and says how it failed', async () => {
    const room = new Room({ most: 2, atOnce: 1 });
    const failed = room.work(() => Promise.reject(new Error('broken')));
    const next = room.work(async () => 'done');
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });

  it('never works at more than it may, and lets everybody in the end', async () => {
    const sizes = fc.integer({ min: 1, max: 5 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(fc.nat(3), { maxLength: 30 }), async (atOnce, works) => {
        const room = new Room({ most: 100, atOnce });
        let [working, most] = [0, 0];
        const all = works.map((ticks) =>
          room.work(async () => {
            working += 1;
            most = Math.max(most, working);
            for (let turn = 0; turn < ticks; turn += 1) await tick();
            working -= 1;
            return ticks;
          }),
        );
        expect(await Promise.all(all)).toEqual(works);
        expect(most).toBeLessThanOrEqual(atOnce);
        expect(room.isFull).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});
