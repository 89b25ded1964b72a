import { expect, test } from 'vitest';
import { SESSION_IDLE_MS } from '../modules/access/domain/limits.ts';
import { IDLE_MS, minutesLeft } from './session-clock.ts';

test('the page warns by the clock of the server', () => {
  expect(IDLE_MS).toBe(SESSION_IDLE_MS);
});

test('nothing is said before the last five minutes', () => {
  expect(minutesLeft(0, IDLE_MS - 300_001)).toBe(null);
});

test('the minutes that are left are counted up, so that none is promised too many', () => {
  expect(minutesLeft(0, IDLE_MS - 300_000)).toBe(5);
  expect(minutesLeft(0, IDLE_MS - 61_000)).toBe(2);
  expect(minutesLeft(0, IDLE_MS + 1)).toBe(0);
});
