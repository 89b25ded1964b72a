import { expect, test } from 'vitest';
import { makeSignals } from './signals.ts';

test('the last answer is the latest one', () => {
  let time = 1;
  const signals = makeSignals(() => time);
  expect(signals.lastAnswer()).toBe(1);
  time = 5;
  signals.answered();
  expect(signals.lastAnswer()).toBe(5);
});

test('the end of a session reaches whoever listens, and nobody after they stop', () => {
  const signals = makeSignals();
  const told: string[] = [];
  signals.signedOut();
  const stop = signals.onSignedOut(() => told.push('out'));
  signals.signedOut();
  stop();
  signals.signedOut();
  expect(told).toEqual(['out']);
});
