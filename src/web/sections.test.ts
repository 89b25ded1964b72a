import { describe, expect, test } from 'vitest';
import { defineScreen, type ScreenNav } from '../ui/screen.ts';
import type { Session } from '../ui/session.tsx';
import { screenAt, sectionsOf } from './sections.ts';

function makeScreen(path: string, permission: string, nav?: ScreenNav) {
  const title = { vi: path, en: path };
  const load = () => Promise.reject(new Error('not opened here'));
  return defineScreen({ path, title, permission, load, ...(nav === undefined ? {} : { nav }) });
}

function screenAtPath(path: string) {
  return makeScreen(path, 'signed_in');
}

function nav(group: ScreenNav['group'], order: number, label: string, under?: string): ScreenNav {
  const words = { vi: label, en: `${label} (en)` };
  return { group, order, label: words, ...(under === undefined ? {} : { under }) };
}

const screens = [
  makeScreen('/users', 'user.manage', nav('system', 1, 'Người dùng')),
  makeScreen('/plans', 'plan.read', nav('plans', 1, 'Tất cả kế hoạch')),
  makeScreen('/plans/$key/tasks', 'plan.read', nav('plans', 2, 'Nhiệm vụ', 'key')),
  makeScreen('/plans/$key/tasks/$code', 'plan.read'),
];

const planner: Session = {
  login: 'ha',
  name: 'Hà',
  sample: true,
  posts: [],
  permissions: ['plan.read'],
};

const nowhere = { path: '/plans', params: {}, recordName: null };

describe('the side bar', () => {
  test('shows what the session may open, and no empty group', () => {
    const sections = sectionsOf(screens, planner, nowhere, 'vi');
    expect(sections.map(({ id }) => id)).toEqual(['plans']);
    expect(sections[0]?.items.map(({ label }) => label)).toEqual(['Tất cả kế hoạch']);
  });

  test('shows the screens of a record while that record is open', () => {
    const here = {
      path: '/plans/4220/tasks/PL.I.5',
      params: { key: '4220', code: 'PL.I.5' },
      recordName: '4220/KH-UBND',
    };
    const [section] = sectionsOf(screens, planner, here, 'vi');
    expect(section?.items.map(({ label }) => label)).toEqual(['Tất cả kế hoạch', '4220/KH-UBND']);
    expect(section?.items[1]?.children).toEqual([
      { label: 'Nhiệm vụ', href: '/plans/4220/tasks', current: true },
    ]);
  });

  test('the record itself leads to its own page when it has one', () => {
    const own = makeScreen('/plans/$key', 'plan.read', nav('plans', 1, 'Tổng quan', 'key'));
    const here = { path: '/plans/4220', params: { key: '4220' }, recordName: null };
    const [section] = sectionsOf([...screens, own], planner, here, 'vi');
    expect(section?.items[1]).toMatchObject({ label: '4220', href: '/plans/4220', current: true });
    expect(section?.items[1]?.children?.map(({ label }) => label)).toEqual(['Nhiệm vụ']);
  });

  test('of a record keeps the copy one is reading, and nothing else of the address', () => {
    const own = makeScreen('/plans/$key', 'plan.read', nav('plans', 1, 'Tổng quan', 'key'));
    const here = { path: '/plans/4220/tasks', params: { key: '4220' }, recordName: null };
    const hrefs = (search: string) => {
      const [section] = sectionsOf([...screens, own], planner, { ...here, search }, 'vi');
      const [all, record] = section?.items ?? [];
      return [all?.href, record?.href, record?.children?.[0]?.href, record?.children?.[0]?.current];
    };
    expect(hrefs('version=2&q=nha&sort=code')).toEqual([
      '/plans',
      '/plans/4220?version=2',
      '/plans/4220/tasks?version=2',
      true,
    ]);
    const plain = ['/plans', '/plans/4220', '/plans/4220/tasks', true];
    expect(hrefs('q=nha')).toEqual(plain);
    expect(hrefs('version=')).toEqual(plain);
  });

  test('only the nearest address is the current one', () => {
    const [section] = sectionsOf(screens, planner, nowhere, 'en');
    expect(section?.items[0]).toMatchObject({ current: true, label: 'Tất cả kế hoạch (en)' });
    expect(section?.label).toBe('Plans');
  });
});

describe('the screen of an address', () => {
  test('is the one whose parts fit, the exact one before one with parameters', () => {
    const named = [screenAtPath('/users/$login'), screenAtPath('/users/new')];
    expect(screenAt(named, '/users/new')?.path).toBe('/users/new');
    expect(screenAt(named, '/users/ha')?.path).toBe('/users/$login');
    expect(screenAt(named, '/users')).toBe(null);
    expect(screenAt(screens, '/plans/4220/tasks/PL.I.5')?.path).toBe('/plans/$key/tasks/$code');
  });
});

test('what waits behind a screen is counted beside its name, nothing is not', () => {
  const counts = new Map([
    ['/plans', 12],
    ['/users', 0],
  ]);
  const sections = sectionsOf(screens, planner, { ...nowhere, counts }, 'vi');
  const items = sections.flatMap((section) => section.items);
  expect(items.find(({ href }) => href === '/plans')?.count).toBe(12);
  expect(items.filter(({ count }) => count !== undefined)).toHaveLength(1);
});
