import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Gate, GateFull } from './index.ts';

/** Work that ends when it is told to. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { work: () => promise, end: () => resolve('done'), fail: () => reject(new Error('no')) };
}

const settle = () => new Promise<void>((wake) => setImmediate(wake));

describe('a gate', () => {
  test('never lets more work than it may, and refuses exactly those beyond its queue', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 14 }),
        async (most, mostWaiting, callers) => {
          const gate = new Gate(most, mostWaiting);
          let [working, highest] = [0, 0];
          const outcomes = await Promise.allSettled(
            Array.from({ length: callers }, () =>
              gate.run(async () => {
                working += 1;
                highest = Math.max(highest, working);
                await settle();
                working -= 1;
              }),
            ),
          );
          const refused = outcomes.filter(({ status }) => status === 'rejected').length;
          expect(highest).toBeLessThanOrEqual(most);
          expect(refused).toBe(Math.max(0, callers - most - mostWaiting));
          expect(gate.isFull).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('says that it is full exactly when the next one would be refused', async () => {
    const gate = new Gate(1, 1);
    const [first, second] = [held(), held()];
    expect(gate.isFull).toBe(false);
    const one = gate.run(first.work);
    expect(gate.isFull).toBe(false);
    const two = gate.run(second.work);
    expect(gate.isFull).toBe(true);
    await expect(gate.run(async () => 'three')).rejects.toBeInstanceOf(GateFull);
    first.end();
    expect(await one).toBe('done');
    await settle();
    expect(gate.isFull).toBe(false);
    second.end();
    expect(await two).toBe('done');
  });

  test('hands its place to the one who waited longest, not to who comes just then', async () => {
    const gate = new Gate(1, 5);
    const order: string[] = [];
    const first = held();
    const running = gate.run(first.work);
    const waiting = ['a', 'b', 'c'].map((name) => gate.run(async () => void order.push(name)));
    first.end();
    await running;
    const late = gate.run(async () => void order.push('late'));
    await Promise.all([...waiting, late]);
    expect(order).toEqual(['a', 'b', 'c', 'late']);
  });

  test('goes on after a failure, for those who waited too', async () => {
    const gate = new Gate(1, 2);
    const first = held();
    const failing = gate.run(first.work);
    const next = gate.run(async () => 'next');
    first.fail();
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
    expect(await gate.run(async () => 'again')).toBe('again');
  });

  test('of no queue refuses at once', async () => {
    const gate = new Gate(1, 0);
    const first = held();
    const running = gate.run(first.work);
    await expect(gate.run(async () => 'x')).rejects.toBeInstanceOf(GateFull);
    first.end();
    await running;
    expect(await gate.run(async () => 'x')).toBe('x');
  });
});
