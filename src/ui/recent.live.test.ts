// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { listOpened, noteOpened } from './recent.ts';

beforeEach(() => sessionStorage.clear());

test('what was opened last stands first, once, under its newest title', () => {
  noteOpened('ha', '/plans/a', 'Kế hoạch – An Sinh');
  noteOpened('ha', '/plans/b', 'Kế hoạch B – An Sinh');
  noteOpened('ha', '/plans/a', 'Kế hoạch A – An Sinh');
  expect(listOpened('ha')).toEqual([
    { path: '/plans/a', title: 'Kế hoạch A' },
    { path: '/plans/b', title: 'Kế hoạch B' },
  ]);
});

test('is each person’s own, and few', () => {
  for (let at = 0; at < 12; at += 1) noteOpened('ha', `/plans/${at}`, `Kế hoạch ${at}`);
  expect(listOpened('ha')).toHaveLength(8);
  expect(listOpened('ha')[0]?.path).toBe('/plans/11');
  expect(listOpened('lan')).toEqual([]);
});

test('what somebody else put there is not believed', () => {
  for (const kept of ['{', '{}', '[1]', '[{"path":"//evil"}]', '[{"path":"x","title":"y"}]']) {
    sessionStorage.setItem('ansinh.opened.ha', kept);
    expect(listOpened('ha')).toEqual([]);
  }
});
