import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newToken, tokenHash } from './index.ts';

test('a token stands in an address and in a cookie as it is', () => {
  for (let round = 0; round < 300; round += 1) {
    const token = newToken();
    expect(encodeURIComponent(token)).toBe(token);
    expect(token).not.toMatch(/[",;\\=\s]/);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  }
});

test('every bit of a token is by chance: no place holds one letter for long', () => {
  const tokens = Array.from({ length: 400 }, newToken);
  for (let place = 0; place < 42; place += 1) {
    const letters = new Set(tokens.map((token) => token[place]));
    expect(letters.size, `place ${String(place)}`).toBeGreaterThan(40);
  }
});

test('what is kept of a token is SHA-256 of its letters, and differs with each letter', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
      expect(tokenHash(one)).toBe(createHash('sha256').update(one, 'utf8').digest('hex'));
      expect(tokenHash(one) === tokenHash(other)).toBe(one === other);
    }),
  );
});
