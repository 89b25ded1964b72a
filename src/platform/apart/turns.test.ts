import { describe, expect, it } from 'vitest';
import { makeTurns, type TurnLimits } from './turns.ts';

const limits: TurnLimits = { atOnce: 2, waiting: 2, waitMs: 60_000 };
const turnsOf = (given: Partial<TurnLimits> = {}) => makeTurns({ ...limits, ...given });
/** Lets everything that is ready run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('places for few', () => {
  it('are given at once while there are any', async () => {
    const turns = turnsOf();
    expect(await turns.take(undefined)).toBe('yours');
    expect(await turns.take(undefined)).toBe('yours');
    expect(turns.inside()).toBe(2);
  });

  it('are given to who waits longest when one comes free', async () => {
    const turns = turnsOf({ atOnce: 1 });
    await turns.take(undefined);
    const order: string[] = [];
    const first = turns.take(undefined).then((turn) => order.push(`first ${turn}`));
    const second = turns.take(undefined).then((turn) => order.push(`second ${turn}`));
    await settled();
    expect(order).toEqual([]);
    turns.giveBack();
    await first;
    expect(order).toEqual(['first yours']);
    expect(turns.inside()).toBe(1);
    turns.giveBack();
    await second;
    expect(order).toEqual(['first yours', 'second yours']);
    turns.giveBack();
    expect(turns.inside()).toBe(0);
  });

  it('never hold more than may be inside, however many come and go', async () => {
    const turns = turnsOf({ waiting: 100 });
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      expect(await turns.take(undefined)).toBe('yours');
      inside += 1;
      most = Math.max(most, inside);
      await settled();
      inside -= 1;
      turns.giveBack();
    };
    await Promise.all(Array.from({ length: 50 }, work));
    expect(most).toBe(2);
    expect(turns.inside()).toBe(0);
  });
});

describe('a wait for a place', () => {
  it('is refused when as many wait as may', async () => {
    const turns = turnsOf({ atOnce: 1, waiting: 1 });
    await turns.take(undefined);
    const waits = turns.take(undefined);
    expect(await turns.take(undefined)).toBe('full');
    turns.giveBack();
    expect(await waits).toBe('yours');
  });

  it('is refused at once where nobody may wait', async () => {
    const turns = turnsOf({ atOnce: 1, waiting: 0 });
    await turns.take(undefined);
    expect(await turns.take(undefined)).toBe('full');
  });

  it('ends when its time is over, and its place in the queue is free again', async () => {
    const turns = turnsOf({ atOnce: 1, waiting: 1, waitMs: 5 });
    await turns.take(undefined);
    expect(await turns.take(undefined)).toBe('late');
    expect(await turns.take(undefined)).toBe('late');
    turns.giveBack();
    expect(turns.inside()).toBe(0);
    expect(await turns.take(undefined)).toBe('yours');
  });

  it('ends when who waits goes away, and the place passes them by', async () => {
    const turns = turnsOf({ atOnce: 1 });
    await turns.take(undefined);
    const gone = new AbortController();
    const left = turns.take(gone.signal);
    const stays = turns.take(undefined);
    gone.abort();
    expect(await left).toBe('cancelled');
    turns.giveBack();
    expect(await stays).toBe('yours');
  });

  it('is not begun for who is already gone', async () => {
    const turns = turnsOf();
    expect(await turns.take(AbortSignal.abort())).toBe('cancelled');
    expect(turns.inside()).toBe(0);
  });

  it('is over when the place is given: going away later takes nothing from others', async () => {
    const turns = turnsOf({ atOnce: 1 });
    await turns.take(undefined);
    const gone = new AbortController();
    const mine = turns.take(gone.signal);
    turns.giveBack();
    expect(await mine).toBe('yours');
    gone.abort();
    expect(turns.inside()).toBe(1);
    turns.giveBack();
    expect(turns.inside()).toBe(0);
  });
});
