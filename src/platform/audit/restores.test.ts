import { describe, expect, test } from 'vitest';
import { vouchedBy, type AcceptedRestore } from './restores.ts';

function restoreTo(seq: number, sha256: string, lostKeys: readonly string[] = []): AcceptedRestore {
  return {
    from: null,
    to: { seq, sha256 },
    lostKeys,
    by: 'operator:test',
    reason: 'x',
    at: 0,
    keyId: 'k',
    signature: 's',
  };
}

describe('what accepted restores say of the chain', () => {
  test('without restores nothing is said', () => {
    const { hashAt, answersFor } = vouchedBy([]);
    expect(hashAt(1)).toBeNull();
    expect(answersFor({ seq: 1, keyId: 'old' })).toBe(false);
  });

  test('a lost key is answered for up to the accepted head, and no other key', () => {
    const { hashAt, answersFor } = vouchedBy([restoreTo(5, 'aa', ['old'])]);
    expect([hashAt(5), hashAt(4)]).toEqual(['aa', null]);
    expect(answersFor({ seq: 5, keyId: 'old' })).toBe(true);
    expect(answersFor({ seq: 6, keyId: 'old' })).toBe(false);
    expect(answersFor({ seq: 5, keyId: 'other' })).toBe(false);
  });

  test('a later restore to an earlier place takes back what was said beyond it', () => {
    const { hashAt, answersFor } = vouchedBy([
      restoreTo(2, 'bb', ['older']),
      restoreTo(5, 'aa', ['old']),
      restoreTo(3, 'cc'),
    ]);
    expect([hashAt(2), hashAt(3), hashAt(5)]).toEqual(['bb', 'cc', null]);
    expect(answersFor({ seq: 2, keyId: 'older' })).toBe(true);
    expect(answersFor({ seq: 3, keyId: 'old' })).toBe(true);
    expect(answersFor({ seq: 4, keyId: 'old' })).toBe(false);
  });
});
