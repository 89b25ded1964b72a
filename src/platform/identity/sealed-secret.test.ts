import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSecret, sealSecret } from './sealed-secret.ts';
import { newRecoveryCode, newSecret, plainRecoveryCode, stepOfCode } from './second-step.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sealed-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a sealed secret', () => {
  test('opens again for its owner only, and never twice as the same text', () => {
    const one = sealSecret(folder, 'u1', 'bí mật');
    expect(openSecret(folder, 'u1', one)).toBe('bí mật');
    expect(openSecret(folder, 'u2', one)).toBe(null);
    expect(sealSecret(folder, 'u1', 'bí mật')).not.toBe(one);
  });

  test('does not open when it was changed, without the key, or under another', () => {
    const kept = sealSecret(folder, 'u1', 'bí mật');
    const bytes = Buffer.from(kept.slice(3), 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(openSecret(folder, 'u1', `v1:${bytes.toString('base64')}`)).toBe(null);
    expect(openSecret(folder, 'u1', 'bí mật')).toBe(null);
    const key = join(folder, 'keys/access.key');
    const right = readFileSync(key, 'utf8');
    writeFileSync(key, 'ab'.repeat(32));
    expect(openSecret(folder, 'u1', kept)).toBe(null);
    rmSync(key);
    expect(openSecret(folder, 'u1', kept)).toBe(null);
    // The key put back, as a restored backup with its keys does.
    writeFileSync(key, right);
    expect(openSecret(folder, 'u1', kept)).toBe('bí mật');
  });

  test('lies under a key that its owner alone may read', () => {
    sealSecret(folder, 'u1', 'x');
    expect(statSync(join(folder, 'keys/access.key')).mode & 0o077).toBe(0);
  });
});

describe('codes by time', () => {
  // RFC 6238, appendix B: SHA-1, the last six of the eight digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at %d seconds the standard gives %s', (seconds, code) => {
    const step = Math.floor(seconds / 30);
    expect(stepOfCode(secret, code, seconds * 1000)).toBe(step);
    expect(stepOfCode(secret, code, (seconds + 30) * 1000)).toBe(step);
    expect(stepOfCode(secret, code, (seconds + 90) * 1000)).toBe(null);
  });

  test('secrets differ, and are 160 bits', () => {
    const made = new Set(Array.from({ length: 50 }, newSecret));
    expect(made.size).toBe(50);
    for (const each of made) expect(each).toMatch(/^[A-Z2-7]{32}$/);
  });

  test('a recovery code is read however it is typed', () => {
    const code = newRecoveryCode();
    expect(code).toMatch(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/);
    expect(plainRecoveryCode(` ${code.toLowerCase()} `)).toBe(code.replace('-', ''));
  });
});
