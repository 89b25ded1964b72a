import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readHead, writeHead } from './head.ts';
import {
  createSigner,
  loadSigner,
  publicKeysOf,
  readIfThere,
  signatureChecker,
  writeSafely,
} from './keys.ts';
import { listRestores, recordRestore, vouchedBy } from './restores.ts';

let folder = '';
beforeEach(() => void (folder = join(mkdtempSync(join(tmpdir(), 'ansinh-head-')), 'keys')));
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const checker = () => signatureChecker(publicKeysOf(folder));
const headFile = () => join(folder, 'audit-head.json');
const hash = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 64,
  maxLength: 64,
});

describe('the head outside the database', () => {
  test('is null where there is none', () => {
    expect(readHead(folder, () => 'genuine')).toBeNull();
  });

  test('comes back as it was written, whatever it is', () => {
    const signer = createSigner(folder);
    fc.assert(
      fc.property(fc.nat(), hash, (seq, sha256) => {
        writeHead(folder, signer, { seq, sha256 });
        expect(readHead(folder, checker())).toMatchObject({ seq, sha256, keyId: signer.keyId });
      }),
      { numRuns: 40 },
    );
  });

  test('is false when any of its words was changed', () => {
    const signer = createSigner(folder);
    writeHead(folder, signer, { seq: 7, sha256: 'ab'.repeat(32) });
    const written = JSON.parse(readFileSync(headFile(), 'utf8')) as Record<string, unknown>;
    const other = createSigner(join(folder, 'other'));
    for (const change of [
      { seq: 6 },
      { seq: 8 },
      { sha256: 'ac'.repeat(32) },
      { signature: other.sign('ab'.repeat(32)) },
      { signature: '' },
      { keyId: other.keyId },
    ]) {
      writeFileSync(headFile(), JSON.stringify({ ...written, ...change }));
      expect([change, readHead(folder, checker())]).toEqual([change, 'false']);
    }
    writeFileSync(headFile(), JSON.stringify(written));
    expect(readHead(folder, checker())).toMatchObject({ seq: 7 });
  });

  test('is false, never a fault, when it is no head at all', () => {
    createSigner(folder);
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{}',
      '{"seq":"7","sha256":"a","keyId":"k","signature":"s"}',
      '{"seq":1.5,"sha256":"a","keyId":"k","signature":"s"}',
      '{"seq":1,"sha256":1,"keyId":"k","signature":"s"}',
    ]) {
      writeFileSync(headFile(), text);
      expect([text, readHead(folder, checker())]).toEqual([text, 'false']);
    }
  });

  test('of another log is false: its key is not known here', () => {
    createSigner(folder);
    const elsewhere = join(folder, 'elsewhere');
    writeHead(elsewhere, createSigner(elsewhere), { seq: 1, sha256: 'ab'.repeat(32) });
    writeFileSync(headFile(), readFileSync(join(elsewhere, 'audit-head.json')));
    expect(readHead(folder, checker())).toBe('false');
  });

  test('is signed as a head: the signature of a batch does not make one', () => {
    const signer = createSigner(folder);
    const sha256 = 'ab'.repeat(32);
    const head = { seq: 1, sha256, keyId: signer.keyId, signature: signer.sign(sha256) };
    writeFileSync(headFile(), JSON.stringify(head));
    expect(readHead(folder, checker())).toBe('false');
  });
});

describe('a file that is written safely', () => {
  test('is whole, only for its owner, in a folder only for its owner, with nothing beside it', () => {
    const path = join(folder, 'deep', 'file');
    writeSafely(path, 'một');
    writeSafely(path, 'hai');
    expect(readFileSync(path, 'utf8')).toBe('hai');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['file']);
  });

  test('stands as it was when the new one cannot be put in its place', () => {
    const path = join(folder, 'file');
    writeSafely(path, 'một');
    writeSafely(join(folder, 'folder', 'inner'), 'x');
    expect(() => writeSafely(join(folder, 'folder'), 'hai')).toThrow();
    expect(readFileSync(path, 'utf8')).toBe('một');
  });

  test('is null when it is not there, and a fault when it cannot be read', () => {
    expect(readIfThere(join(folder, 'nothing'))).toBeNull();
    writeSafely(join(folder, 'inner', 'x'), 'x');
    expect(() => readIfThere(join(folder, 'inner'))).toThrow(/EISDIR/);
  });
});

describe('the keys folder', () => {
  test('has no signer before one is made, and the same one ever after', () => {
    expect(loadSigner(folder)).toBeNull();
    const made = createSigner(folder);
    const loaded = loadSigner(folder);
    expect(loaded?.keyId).toBe(made.keyId);
    expect(loaded?.sign('ab')).toBe(made.sign('ab'));
  });

  test('trusts the keys that lie in it, and only files that are named as keys', () => {
    const signer = createSigner(folder);
    writeFileSync(join(folder, 'other.pub'), 'no key');
    writeFileSync(join(folder, 'audit-short.pub'), 'no key');
    expect([...publicKeysOf(folder).keys()]).toEqual([signer.keyId]);
    expect(publicKeysOf(join(folder, 'nowhere')).size).toBe(0);
  });

  test('keeps earlier keys beside a new one, so that old batches can still be checked', () => {
    const [first, second] = [createSigner(folder), createSigner(folder)];
    const check = checker();
    for (const signer of [first, second]) {
      expect(check(signer.keyId, 'abcd', signer.sign('abcd'))).toBe('genuine');
    }
    expect(check(first.keyId, 'abcd', second.sign('abcd'))).toBe('false');
    expect(check('0'.repeat(16), 'abcd', first.sign('abcd'))).toBe('unknown');
    expect(loadSigner(folder)?.keyId).toBe(second.keyId);
  });

  test('whose private key is damaged is a fault, not a new log', () => {
    createSigner(folder);
    writeFileSync(join(folder, 'audit.key'), 'rubbish');
    expect(() => loadSigner(folder)).toThrow();
    chmodSync(join(folder, 'audit.key'), 0o600);
    expect(existsSync(join(folder, 'audit.key'))).toBe(true);
  });
});

describe('restores that somebody answered for', () => {
  const said = {
    from: { seq: 9, sha256: 'aa'.repeat(32) },
    to: { seq: 5, sha256: 'bb'.repeat(32) },
    lostKeys: [],
    by: 'operator:lan',
    reason: 'Hỏng ổ đĩa',
    at: 1_768_442_400_000,
  } as const;
  const file = () => join(folder, 'audit-restores.jsonl');

  test('are read in the order in which they were said', () => {
    const signer = createSigner(folder);
    recordRestore(folder, signer, said);
    recordRestore(folder, signer, { ...said, from: null, to: { ...said.to, seq: 3 } });
    expect(listRestores(folder).map(({ to }) => to.seq)).toEqual([5, 3]);
    expect(listRestores(folder)[0]).toMatchObject(said);
  });

  test('are none where nobody said anything', () => {
    expect(listRestores(folder)).toEqual([]);
  });

  test('are left out when a word of theirs was changed, the others stay', () => {
    const signer = createSigner(folder);
    recordRestore(folder, signer, said);
    recordRestore(folder, signer, { ...said, reason: 'Chuyển máy chủ' });
    const text = readFileSync(file(), 'utf8');
    for (const [from, to] of [
      ['Hỏng ổ đĩa', 'Không có gì'],
      ['operator:lan', 'operator:anh'],
      ['"seq":5', '"seq":4'],
    ] as const) {
      writeFileSync(file(), text.replace(from, to));
      expect(listRestores(folder).map(({ reason }) => reason)).toEqual(['Chuyển máy chủ']);
    }
  });

  test('by a key that is gone are left out', () => {
    recordRestore(folder, createSigner(folder), said);
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.pub'))) {
      rmSync(join(folder, name));
    }
    expect(listRestores(folder)).toEqual([]);
  });

  test('vouch for the hash of the place to which they led, and for no other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }), (places) => {
        const restores = places.map((seq, at) => ({
          ...said,
          to: { seq, sha256: `h${String(at)}` },
          keyId: 'k',
          signature: 's',
        }));
        const { hashAt } = vouchedBy(restores);
        for (let seq = 1; seq <= 12; seq += 1) {
          const last = places.lastIndexOf(seq);
          const takenBack = last < 0 || places.slice(last + 1).some((later) => later < seq);
          expect([seq, hashAt(seq)]).toEqual([seq, takenBack ? null : `h${String(last)}`]);
        }
      }),
    );
  });
});
