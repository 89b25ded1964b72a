import { hashSync } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import {
  Gate,
  GateFull,
  hashPassword,
  isOutdated,
  newToken,
  tokenHash,
  verifyPassword,
} from './index.ts';

test('a password fits its own hash only, whichever way the keyboard composed it', async () => {
  const kept = await hashPassword('Mật khẩu thử 2026');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(kept, 'Mật khẩu thử 2026'.normalize('NFD'))).toBe(true);
  expect(await verifyPassword(kept, 'Mat khau thu 2026')).toBe(false);
  expect(await verifyPassword(null, 'Mật khẩu thử 2026')).toBe(false);
});

test('an unknown account costs as much time as a wrong password', async () => {
  const kept = await hashPassword('Mật khẩu thử 2026');
  await verifyPassword(null, 'warm');
  const median = async (hash: string | null): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const start = performance.now();
      await verifyPassword(hash, 'sai mật khẩu');
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[4] ?? 0;
  };
  const ratio = (await median(kept)) / (await median(null));
  // Without the work on an unknown account the ratio would be in the thousands.
  expect(ratio).toBeGreaterThan(0.1);
  expect(ratio).toBeLessThan(10);
});

test('a hash of another cost is known as outdated', async () => {
  expect(isOutdated(await hashPassword('Mật khẩu thử 2026'))).toBe(false);
  expect(isOutdated(hashSync('x', { memoryCost: 8192, timeCost: 1 }))).toBe(true);
});

test('the gate lets few work, some wait in order, and refuses the rest at once', async () => {
  const gate = new Gate(2, 3);
  let atOnce = 0;
  let most = 0;
  const order: number[] = [];
  const work = (n: number) =>
    gate.run(async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(n);
      atOnce -= 1;
    });
  const all = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map(work));
  expect(most).toBe(2);
  expect(order).toEqual([1, 2, 3, 4, 5]);
  expect(all.slice(5).every((one) => one.status === 'rejected')).toBe(true);
  expect((all[6] as PromiseRejectedResult).reason).toBeInstanceOf(GateFull);
  await work(8);
  expect(order.at(-1)).toBe(8);
});

test('the gate frees its place when the work fails', async () => {
  const gate = new Gate(1, 1);
  const fail = () => gate.run(() => Promise.reject(new Error('no')));
  await expect(fail()).rejects.toThrow('no');
  await expect(fail()).rejects.toThrow('no');
  expect(await gate.run(async () => 'free')).toBe('free');
});

test('tokens are 256 bits, never twice, and only their hash is kept', () => {
  const tokens = new Set(Array.from({ length: 1000 }, newToken));
  expect(tokens.size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(tokenHash('x')).toMatch(/^[0-9a-f]{64}$/);
});
