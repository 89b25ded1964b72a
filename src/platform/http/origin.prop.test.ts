import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startedHere } from './origin.ts';

const host = fc.constantFrom(
  'ansinh.example.vn',
  'ansinh.example.vn:8443',
  '127.0.0.1:3000',
  '[::1]:3000',
);
const scheme = fc.constantFrom('http', 'https');
const foreign = fc.constantFrom(
  'cross-site',
  'same-site',
  'none',
  'SAME-ORIGIN',
  '',
  'same-origin ',
);

test('our own page is believed, whatever scheme and letters its origin has', () => {
  fc.assert(
    fc.property(host, scheme, fc.boolean(), fc.boolean(), (own, by, withCookie, says) => {
      const fetchSite = says ? 'same-origin' : undefined;
      const origin = `${by}://${own.toUpperCase()}`;
      expect(startedHere({ host: own, origin, fetchSite, withCookie })).toBe(true);
    }),
  );
});

test('another site is refused, with or without a cookie, whatever else it says', () => {
  fc.assert(
    fc.property(host, foreign, fc.boolean(), (own, fetchSite, withCookie) => {
      const origin = `https://${own}`;
      expect(startedHere({ host: own, origin, fetchSite, withCookie })).toBe(false);
      expect(startedHere({ host: own, origin: undefined, fetchSite, withCookie })).toBe(false);
    }),
  );
});

test('an origin that only resembles ours is refused', () => {
  const own = 'ansinh.example.vn';
  for (const origin of [
    'https://ansinh.example.vn.evil.net',
    'https://evil.net/ansinh.example.vn',
    'https://ansinh.example.vn@evil.net',
    'https://evil.net?ansinh.example.vn',
    'https://ansinh.example.vn:8443',
    'null',
    '',
    'ansinh.example.vn',
    'javascript:ansinh.example.vn',
    'data:text/html,x',
  ]) {
    const request = { host: own, origin, fetchSite: 'same-origin', withCookie: true };
    expect([origin, startedHere(request)]).toEqual([origin, false]);
  }
});

test('what says neither origin nor site is taken only without a cookie', () => {
  fc.assert(
    fc.property(host, fc.boolean(), (own, withCookie) => {
      const request = { host: own, origin: undefined, fetchSite: undefined, withCookie };
      expect(startedHere(request)).toBe(!withCookie);
    }),
  );
});

test('no origin, however strange, makes it fall over', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (own, origin) => {
      const request = { host: own, origin, fetchSite: undefined, withCookie: true };
      const believed = startedHere(request);
      const url = URL.parse(origin);
      if (believed) expect(url?.host.toLowerCase()).toBe(own.toLowerCase());
    }),
  );
});
