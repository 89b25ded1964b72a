import { expect, test } from 'vitest';
import { startedHere, type Origins } from './origin.ts';

const here = { host: 'ansinh.haiphong.example', withCookie: true };
const asked = (given: Partial<Origins>): boolean =>
  startedHere({ ...here, origin: undefined, fetchSite: undefined, ...given });

test('a browser of today says that the page is ours', () => {
  expect(asked({ fetchSite: 'same-origin' })).toBe(true);
  expect(asked({ fetchSite: 'same-origin', origin: 'https://ansinh.haiphong.example' })).toBe(true);
  for (const fetchSite of ['cross-site', 'same-site', 'none', '', 'SAME-ORIGIN']) {
    expect(asked({ fetchSite })).toBe(false);
  }
});

test('an older browser says it by its origin, compared with port and without case', () => {
  expect(asked({ origin: 'https://AnSinh.HaiPhong.example' })).toBe(true);
  expect(asked({ host: 'a:8443', origin: 'https://a:8443' })).toBe(true);
  for (const origin of [
    'https://evil.example',
    'https://ansinh.haiphong.example.evil.example',
    'https://ansinh.haiphong.example:8443',
    'https://sub.ansinh.haiphong.example',
    'null',
    'ansinh.haiphong.example',
    '',
  ]) {
    expect(asked({ origin })).toBe(false);
  }
});

test('a wrong origin is not healed by Sec-Fetch-Site, nor the other way round', () => {
  expect(asked({ fetchSite: 'same-origin', origin: 'https://evil.example' })).toBe(false);
  expect(asked({ fetchSite: 'cross-site', origin: 'https://ansinh.haiphong.example' })).toBe(false);
});

test('what says neither is taken without a cookie only', () => {
  expect(asked({})).toBe(false);
  expect(asked({ withCookie: false })).toBe(true);
});
