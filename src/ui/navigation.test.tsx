import { describe, expect, test } from 'vitest';
import { count, markup, words } from '../../tests/support/markup.ts';
import { AppLink, pathTo } from './navigation.tsx';
import { allows, type Session } from './session.tsx';
import { SideNav, type NavSection } from './side-nav.tsx';

describe('a path of the app', () => {
  test('a value with a slash stays one part of the path', () => {
    expect(pathTo('/plans/$key/tasks/$code', { key: '4220/KH', code: 'PL.I.5' })).toBe(
      '/plans/4220%2FKH/tasks/PL.I.5',
    );
  });

  test('parameters follow, encoded', () => {
    expect(pathTo('/areas', {}, { on: '2013-06-14', q: 'thủy nguyên' })).toBe(
      '/areas?on=2013-06-14&q=th%E1%BB%A7y+nguy%C3%AAn',
    );
  });

  test('a value that is not given stays as it is, to be seen', () => {
    expect(pathTo('/plans/$key')).toBe('/plans/$key');
  });

  test('a link is a real address, base included', () => {
    expect(markup(<AppLink href="/plans">Kế hoạch</AppLink>)).toBe(
      '<a href="/app/plans">Kế hoạch</a>',
    );
  });
});

describe('the side bar', () => {
  const sections: readonly NavSection[] = [
    { id: 'home', items: [{ label: 'Việc của tôi', href: '/', current: false, count: 21 }] },
    {
      id: 'plans',
      label: 'Kế hoạch',
      items: [
        {
          label: '4220/KH-UBND',
          href: '/plans/a',
          current: false,
          children: [{ label: 'Nhiệm vụ', href: '/plans/a/tasks', current: true, count: 36 }],
        },
      ],
    },
  ];

  test('is a named landmark with nested lists, and says where one is', () => {
    const html = markup(<SideNav sections={sections} />);
    expect(html).toContain('aria-label="Điều hướng chính"');
    expect(count(html, '<ul>')).toBe(3);
    expect(html).toMatch(/aria-current="page"[^>]*>Nhiệm vụ/);
    expect(words(html)).toBe('Việc của tôi 21 Kế hoạch 4220/KH-UBND Nhiệm vụ 36');
  });
});

describe('what a session may do', () => {
  const session: Session = {
    login: 'ha',
    name: 'Hà',
    sample: false,
    posts: [],
    permissions: ['plan.read'],
  };

  test('only what its permissions name; public things without a session too', () => {
    expect(allows(session, 'plan.read')).toBe(true);
    expect(allows(session, 'plan.approve')).toBe(false);
    expect(allows(session, 'signed_in')).toBe(true);
    expect(allows(null, 'signed_in')).toBe(false);
    expect(allows(null, 'plan.read')).toBe(false);
    expect(allows(null, 'public')).toBe(true);
  });
});
