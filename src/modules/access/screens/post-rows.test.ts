import { describe, expect, test } from 'vitest';
import { shownCaller } from '../../../kernel/index.ts';
import { accessModule } from '../index.ts';
import { accessScreenMessages } from './messages.ts';
import { mayEnd, postState } from './post-rows.ts';

const today = '2026-01-15';

describe('how a post stands on a day', () => {
  test.each([
    ['2025-07-01', null, 'held'],
    ['2025-07-01', '2026-01-15', 'held'],
    ['2025-07-01', '2026-01-14', 'past'],
    ['2026-01-15', null, 'held'],
    ['2026-01-16', null, 'coming'],
    ['2026-02-01', '2026-01-31', 'taken_back'],
    ['2025-02-01', '2025-01-31', 'taken_back'],
  ] as const)('from %s to %s it is %s', (from, to, state) => {
    expect(postState({ from, to }, today)).toBe(state);
  });

  test('only what is held or to come can be ended', () => {
    expect(mayEnd({ from: '2025-07-01', to: null }, today)).toBe(true);
    expect(mayEnd({ from: '2026-07-01', to: null }, today)).toBe(true);
    expect(mayEnd({ from: '2025-07-01', to: '2026-01-14' }, today)).toBe(false);
    expect(mayEnd({ from: '2026-02-01', to: '2026-01-31' }, today)).toBe(false);
  });
});

test('a login is shown without what the log puts before it', () => {
  expect(shownCaller('user:ha.tran')).toBe('ha.tran');
  expect(shownCaller('operator:root')).toBe('operator:root');
});

test('every change of an account has its sentence in the history', () => {
  const writes = accessModule.operations
    .map(({ operation }) => operation)
    .filter(({ audit }) => audit === 'write');
  const missing = writes
    .map(({ id }) => `user.op.${id}`)
    .filter((key) => !Object.hasOwn(accessScreenMessages.vi, key));
  expect(missing).toEqual([]);
});
