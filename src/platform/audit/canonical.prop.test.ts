import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  batchHash,
  canonicalRow,
  leafOf,
  proofOf,
  rootByProof,
  rootOf,
  type BatchHead,
  type LogRow,
} from './canonical.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 20 });

const anyRow: fc.Arbitrary<LogRow> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('write', 'read'),
  happenedAt: fc.nat().map((seconds) => `${seconds}.000000`),
  caller: anyText,
  operation: anyText,
  subjectKind: anyText,
  subjectId: anyText,
  traceId: anyText,
  data: fc.json(),
});

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => {
  return Buffer.from(bytes).toString('hex');
});
const hashes = fc.array(hash, { minLength: 1, maxLength: 40 });

describe('the form of a row', () => {
  test('two rows have one form only when every column is equal', () => {
    fc.assert(
      fc.property(anyRow, anyRow, (one, other) => {
        const equal = JSON.stringify(one) === JSON.stringify(other);
        expect(canonicalRow(1, one) === canonicalRow(1, other)).toBe(equal);
      }),
    );
  });

  test('text that moves from one column to the next gives another form', () => {
    fc.assert(
      fc.property(anyRow, anyText, (row, text) => {
        fc.pre(text !== '');
        const left = { ...row, caller: row.caller + text };
        const right = { ...row, operation: text + row.operation };
        expect(canonicalRow(1, left)).not.toBe(canonicalRow(1, right));
      }),
    );
  });

  test('a row at another number has another hash', () => {
    fc.assert(
      fc.property(anyRow, fc.nat(), fc.nat(), (row, one, other) => {
        expect(leafOf(one, row) === leafOf(other, row)).toBe(one === other);
      }),
    );
  });

  test('a row is hashed as it is written here, today and in ten years', () => {
    const row: LogRow = {
      id: '019abb5e-7f00-7000-8000-000000000001',
      kind: 'write',
      happenedAt: '1768442400.000000',
      caller: 'user:lan',
      operation: 'plan.settle_finding',
      subjectKind: 'plan_finding',
      subjectId: 'F12',
      traceId: 't-1',
      data: '{"reason": "Theo Công văn số 12"}',
    };
    expect(canonicalRow(7, row)).toBe(
      '["ansinh-audit-row/1","7","019abb5e-7f00-7000-8000-000000000001","write",' +
        '"1768442400.000000","user:lan","plan.settle_finding","plan_finding","F12","t-1",' +
        '"{\\"reason\\": \\"Theo Công văn số 12\\"}"]',
    );
    expect(leafOf(7, row)).toMatchInlineSnapshot(
      `"6c9c6d00482deba5cbf040d21164bc97822ef774045a1cda21febb9f71cfc8e7"`,
    );
  });
});

describe('the tree of a batch', () => {
  test('the proof of every leaf leads to the root', () => {
    fc.assert(
      fc.property(hashes, (leaves) => {
        const root = rootOf(leaves);
        leaves.forEach((leaf, index) => {
          expect(rootByProof(leaf, proofOf(leaves, index))).toBe(root);
        });
      }),
    );
  });

  test('another leaf, or a proof of another place, leads elsewhere', () => {
    fc.assert(
      fc.property(hashes, hash, fc.nat(), (leaves, stranger, at) => {
        fc.pre(!leaves.includes(stranger));
        const index = at % leaves.length;
        expect(rootByProof(stranger, proofOf(leaves, index))).not.toBe(rootOf(leaves));
      }),
    );
  });

  test('a changed, missing, added or moved leaf changes the root', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hash, { minLength: 2, maxLength: 40 }), fc.nat(), (leaves, at) => {
        const root = rootOf(leaves);
        const index = at % leaves.length;
        const other = (index + 1) % leaves.length;
        const [mine = '', theirs = ''] = [leaves[index], leaves[other]];
        const swapped = leaves.with(index, theirs).with(other, mine);
        expect(rootOf(swapped)).not.toBe(root);
        expect(rootOf(leaves.toSpliced(index, 1))).not.toBe(root);
        expect(rootOf(leaves.toSpliced(index, 0, mine))).not.toBe(root);
      }),
    );
  });

  test('proofs grow with the logarithm of the batch', () => {
    const leaves = Array.from({ length: 2_000 }, (_, at) => at.toString(16).padStart(64, '0'));
    expect(proofOf(leaves, 1_234).length).toBeLessThanOrEqual(11);
  });
});

describe('the hash of a batch', () => {
  const head: BatchHead = {
    seq: 2,
    firstNumber: 11,
    lastNumber: 20,
    root: 'a'.repeat(64),
    previous: 'b'.repeat(64),
    keyId: '0123456789abcdef',
    sealedAt: '1768442400.000000',
  };

  test.each(Object.keys(head) as (keyof BatchHead)[])('depends on %s', (key) => {
    const changed = { ...head, [key]: typeof head[key] === 'number' ? 99 : 'c'.repeat(64) };
    expect(batchHash(changed)).not.toBe(batchHash(head));
  });
});
