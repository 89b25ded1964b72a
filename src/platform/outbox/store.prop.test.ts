import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ATTEMPTS, waitAfter } from './store.ts';

const HOUR_MS = 3_600_000;

test('each wait is longer than the one before, until an hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (attempt) => {
      const [wait, next] = [waitAfter(attempt), waitAfter(attempt + 1)];
      expect(next).toBeLessThanOrEqual(HOUR_MS);
      expect(next > wait || next === HOUR_MS).toBe(true);
      expect(Number.isInteger(wait)).toBe(true);
    }),
  );
});

test('the first attempt is repeated after a second, all of them within three hours', () => {
  expect(waitAfter(1)).toBe(1_000);
  const waits = Array.from({ length: ATTEMPTS - 1 }, (_, index) => waitAfter(index + 1));
  const whole = waits.reduce((sum, wait) => sum + wait, 0);
  expect(whole).toBeGreaterThan(HOUR_MS);
  expect(whole).toBeLessThan(3 * HOUR_MS);
});
