import { describe, expect, test } from 'vitest';
import { err, ok } from '../kernel/index.ts';
import type { Client, Failure } from '../ui/data.tsx';
import { defineScreen } from '../ui/screen.ts';
import { findScreens, searchEverywhere } from './search-everywhere.ts';

const found = [
  { kind: 'task', code: 'PL.I.5', text: 'Xây dựng nghĩa trang', within: '4220', href: '/x' },
] as const;

function clientOf(failure: Failure | null): Client {
  return {
    addressOf: () => '',
    call: () => Promise.resolve(failure === null ? ok({ found } as never) : err(failure)),
  };
}

const { signal } = new AbortController();

test('what the server finds is shown in its order; without an answer there is none', async () => {
  expect(await searchEverywhere(clientOf(null), { q: 'x' }, signal)).toEqual(found);
  const away = { code: 'client.offline', kind: 'unavailable', detail: '', traceId: null } as const;
  expect(await searchEverywhere(clientOf(away), { q: 'x' }, signal)).toBe(null);
});

describe('screens by name', () => {
  const load = () => Promise.reject(new Error('not opened here'));
  const make = (path: string, vi: string, permission: string) =>
    defineScreen({ path, title: { vi, en: path.slice(1) }, permission, load });
  const screens = [
    make('/users', 'Tài khoản', 'user.manage'),
    make('/users/$login', 'Tài khoản của một người', 'user.manage'),
    make('/account', 'Tài khoản của tôi', 'signed_in'),
    ...Array.from({ length: 6 }, (_, at) => make(`/many-${at}`, `Danh mục ${at}`, 'signed_in')),
  ];
  const session = { login: 'a', name: 'A', sample: false, posts: [], permissions: [] };
  const names = (words: string, permissions: readonly string[] = []) =>
    findScreens(screens, { ...session, permissions }, words, 'vi').map(({ text }) => text);

  test('are those one may open, found without accents, records apart', () => {
    expect(names('tai khoan')).toEqual(['Tài khoản của tôi']);
    expect(names('tai khoan', ['user.manage'])).toEqual(['Tài khoản', 'Tài khoản của tôi']);
    expect(findScreens(screens, null, 'tai khoan', 'vi')).toEqual([]);
  });

  test('are few, and in the language of the page', () => {
    expect(names('danh muc')).toHaveLength(4);
    const [first] = findScreens(screens, session, 'account', 'en');
    expect(first).toMatchObject({ kind: 'screen', text: 'account', href: '/account' });
  });
});
