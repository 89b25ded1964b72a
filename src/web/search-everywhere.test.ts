import { describe, expect, test } from 'vitest';
import { err, ok } from '../kernel/index.ts';
import type { Client } from '../ui/data.tsx';
import { defineScreen } from '../ui/screen.ts';
import { openKinds, searchEverywhere, type FoundKind } from './search-everywhere.ts';

const plan = { key: '4220-KH-UBND-2013', number: '4220/KH-UBND', title: 'Kế hoạch' };
const replies: Readonly<Record<string, unknown>> = {
  'plan.search': {
    total: 2,
    results: [
      { plan, kind: 'task', code: 'PL.I.5', text: 'Xây dựng nghĩa trang' },
      { plan, kind: 'plan', code: '4220/KH-UBND', text: 'Một số chính sách xã hội' },
    ],
  },
  'agency.find': {
    on: '2026-11-24',
    agencies: Array.from({ length: 9 }, (_, index) => {
      return { code: `HP-${index}`, name: `Sở ${index}`, parent: null };
    }),
  },
  'area.find': {
    on: '2026-11-24',
    units: [{ code: '11473', name: 'Thủy Nguyên', type: 'phường', parent: { name: 'Hải Phòng' } }],
  },
};

function clientOf(broken: readonly string[]): Client {
  const away = { code: 'client.offline', kind: 'unavailable', detail: '', traceId: null } as const;
  return {
    addressOf: () => '',
    call: (operation) =>
      Promise.resolve(
        broken.includes(operation.id) ? err(away) : ok(replies[operation.id] as never),
      ),
  };
}

const all: ReadonlySet<FoundKind> = new Set(['plan', 'task', 'provision', 'agency', 'area']);
const signal = new AbortController().signal;

describe('searching everywhere', () => {
  test('plans come first, then tasks, agencies and areas; each kind offers a few', async () => {
    const found = await searchEverywhere(clientOf([]), 'x', all, signal);
    expect(found?.map(({ kind }) => kind)).toEqual([
      'plan',
      'task',
      ...Array.from({ length: 6 }, () => 'agency'),
      'area',
    ]);
  });

  test('each find opens its record, also when its code holds a dot or slash', async () => {
    const found = await searchEverywhere(clientOf([]), 'x', all, signal);
    const hrefs = found?.map(({ href }) => href) ?? [];
    expect(hrefs).toContain('/plans/4220-KH-UBND-2013/tasks/PL.I.5');
    expect(hrefs).toContain('/plans/4220-KH-UBND-2013');
    expect(hrefs).toContain('/areas/11473');
  });

  test('one register that fails does not silence the others; none at all is said', async () => {
    const some = await searchEverywhere(clientOf(['plan.search']), 'x', all, signal);
    expect(some?.some(({ kind }) => kind === 'area')).toBe(true);
    const none = clientOf(['plan.search', 'agency.find', 'area.find']);
    expect(await searchEverywhere(none, 'x', all, signal)).toBe(null);
  });

  test('only what the session may open is offered', async () => {
    const title = { vi: 'x', en: 'x' };
    const load = () => Promise.reject(new Error('not opened here'));
    const screens = [
      defineScreen({ path: '/areas/$code', title, permission: 'area.read', load }),
      defineScreen({ path: '/agencies/$code', title, permission: 'agency.read', load }),
    ];
    const session = {
      login: 'a',
      name: 'A',
      sample: false,
      posts: [],
      permissions: ['area.read'],
    };
    const kinds = openKinds(screens, session);
    expect([...kinds]).toEqual(['area']);
    const found = await searchEverywhere(clientOf([]), 'x', kinds, signal);
    expect(found?.map(({ code }) => code)).toEqual(['11473']);
  });
});
