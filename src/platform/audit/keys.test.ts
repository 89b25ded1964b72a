import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readHead, writeHead } from './head.ts';
import { createSigner, loadSigner, publicKeysOf, signatureChecker, writeSafely } from './keys.ts';

const sha256 = 'ab'.repeat(32);
let folder = '';

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'ansinh-keys-')), 'keys');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

describe('the signing key', () => {
  test('is made once and read again by whoever may read the folder', () => {
    expect(loadSigner(folder)).toBeNull();
    const made = createSigner(folder);
    const loaded = loadSigner(folder);
    expect(loaded?.keyId).toBe(made.keyId);
    expect(loaded?.sign(sha256)).toBe(made.sign(sha256));
  });

  test('lies in files that only their owner may read', () => {
    createSigner(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
  });

  test('signs what its public half proves, and nothing else', () => {
    const signer = createSigner(folder);
    const check = signatureChecker(publicKeysOf(folder));
    const signature = signer.sign(sha256);
    expect(check(signer.keyId, sha256, signature)).toBe('genuine');
    expect(check(signer.keyId, 'cd'.repeat(32), signature)).toBe('false');
    expect(
      check(
        signer.keyId,
        sha256,
        signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      ),
    ).toBe('false');
    expect(check(signer.keyId, sha256, '')).toBe('false');
    expect(check('0000000000000000', sha256, signature)).toBe('unknown');
  });

  test('is known by its own hash, whatever its file is called', () => {
    const signer = createSigner(folder);
    const [pem = ''] = publicKeysOf(folder).values();
    writeFileSync(join(folder, 'audit-ffffffffffffffff.pub'), pem);
    expect([...publicKeysOf(folder).keys()]).toEqual([signer.keyId]);
  });
});

describe('the head outside the database', () => {
  const at = { seq: 3, sha256 };

  test('is remembered, signed', () => {
    const signer = createSigner(folder);
    const check = signatureChecker(publicKeysOf(folder));
    expect(readHead(folder, check)).toBeNull();
    writeHead(folder, signer, at);
    expect(readHead(folder, check)).toMatchObject(at);
  });

  test.each([
    ['another number', (text: string) => text.replace('"seq":3', '"seq":2')],
    ['another hash', (text: string) => text.replace('abab', 'cdcd')],
    ['half a file', (text: string) => text.slice(0, 20)],
    ['a list', () => '[]'],
    ['nothing', () => ''],
  ])('with %s is not believed', (_title, change) => {
    writeHead(folder, createSigner(folder), at);
    const path = join(folder, 'audit-head.json');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    expect(readHead(folder, signatureChecker(publicKeysOf(folder)))).toBe('false');
  });

  test('is replaced whole: no half file stands beside it', () => {
    writeSafely(join(folder, 'x'), 'one');
    writeSafely(join(folder, 'x'), 'two');
    expect(readFileSync(join(folder, 'x'), 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['x']);
  });
});
