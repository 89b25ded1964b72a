import { describe, expect, test } from 'vitest';
import { batchHash, leafOf, rootOf, type Batch, type LogRow } from './canonical.ts';
import type { CheckSignature } from './keys.ts';
import { checkBatch, checkHead, checkRows, START, type Link, type SealedRow } from './verify.ts';

const genuine: CheckSignature = () => 'genuine';

function rowAt(number: number): LogRow {
  return {
    id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    kind: 'write',
    happenedAt: `${1_768_442_400 + number}.000000`,
    caller: 'user:lan',
    operation: 'plan.settle_finding',
    subjectKind: 'plan_finding',
    subjectId: `F${number}`,
    traceId: 't',
    data: '{}',
  };
}

function sealedRows(first: number, last: number): SealedRow[] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const number = first + index;
    const row = rowAt(number);
    return { number, outboxId: row.id, leaf: leafOf(number, row), row };
  });
}

/** A batch of rows `first`…`last` after a link. */
function batchAfter(before: Link, last: number): Batch {
  const firstNumber = before.lastNumber + 1;
  const head = {
    seq: before.seq + 1,
    firstNumber,
    lastNumber: last,
    root: rootOf(sealedRows(firstNumber, last).map(({ leaf }) => leaf)),
    previous: before.sha256,
    keyId: 'k',
    sealedAt: '1768442400.000000',
  };
  return { ...head, sha256: batchHash(head), signature: 's' };
}

const first = batchAfter(START, 5);
const afterFirst: Link = { seq: 1, lastNumber: 5, sha256: first.sha256 };
const second = batchAfter(afterFirst, 9);

describe('a batch', () => {
  test('that follows the one before, hashed and signed, is genuine', () => {
    expect(checkBatch(first, START, genuine)).toBeNull();
    expect(checkBatch(second, afterFirst, genuine)).toBeNull();
  });

  test('after a gap: the missing one is named', () => {
    expect(checkBatch(second, START, genuine)).toMatchObject({ batch: 1, why: 'batch_missing' });
  });

  test('whose hash is not its own was edited', () => {
    const edited = { ...first, lastNumber: 6 };
    expect(checkBatch(edited, START, genuine)).toMatchObject({ batch: 1, why: 'batch_edited' });
  });

  test('with a false signature, or one of an unknown key, is named by that', () => {
    const check = (answer: 'false' | 'unknown') => checkBatch(first, START, () => answer)?.why;
    expect(check('false')).toBe('signature_false');
    expect(check('unknown')).toBe('key_unknown');
  });

  test('that is genuine but follows another chain is unlinked', () => {
    const other = batchAfter({ ...START, sha256: 'f'.repeat(64) }, 5);
    expect(checkBatch(other, START, genuine)).toMatchObject({ why: 'batch_unlinked' });
    const overlapping = batchAfter({ ...afterFirst, lastNumber: 4 }, 9);
    expect(checkBatch(overlapping, afterFirst, genuine)).toMatchObject({ why: 'batch_unlinked' });
  });
});

describe('the rows of a batch', () => {
  const rows = sealedRows(1, 5);
  const third = rows[2] as SealedRow;
  const second = rows[1] as SealedRow;

  test('that are as they were sealed pass', () => {
    expect(checkRows(first, rows)).toBeNull();
  });

  test.each([
    ['edited', rows.with(2, { ...third, row: { ...rowAt(3), caller: 'x' } }), 3, 'row_edited'],
    ['gone from the log', rows.with(2, { ...third, row: null }), 3, 'row_deleted'],
    ['gone from the order', rows.toSpliced(2, 1), 3, 'row_missing'],
    ['gone at the end', rows.slice(0, 4), 5, 'row_missing'],
    ['all gone', [], 1, 'row_missing'],
    ['one too many', sealedRows(1, 6), 6, 'row_inserted'],
    ['twice at one number', rows.toSpliced(2, 0, second), 2, 'row_inserted'],
  ])('%s: placed at the row', (_title, found, number, why) => {
    expect(checkRows(first, found)).toMatchObject({ batch: 1, number, why });
  });

  test('changed together with their hashes are placed at the batch', () => {
    const row = { ...rowAt(3), caller: 'x' };
    const found = rows.with(2, { ...third, row, leaf: leafOf(3, row) });
    expect(checkRows(first, found)).toEqual({
      batch: 1,
      number: null,
      id: null,
      why: 'rows_resealed',
    });
  });
});

describe('the head outside the database', () => {
  const head = { seq: 2, sha256: second.sha256, keyId: 'k', signature: 's' };
  const last: Link = { seq: 2, lastNumber: 9, sha256: second.sha256 };
  const hashAt = (seq: number) => (seq === 2 ? second.sha256 : null);

  test('agrees with a whole log, also one that went on since', () => {
    expect(checkHead(head, last, hashAt)).toBeNull();
    expect(checkHead(head, { ...last, seq: 7 }, hashAt)).toBeNull();
    expect(checkHead(null, START, () => null)).toBeNull();
  });

  test('tells a tail that was cut, and where', () => {
    expect(checkHead(head, afterFirst, hashAt)).toMatchObject({ batch: 2, why: 'tail_cut' });
    expect(checkHead(head, START, hashAt)).toMatchObject({ batch: 1, why: 'tail_cut' });
  });

  test('tells a tail that was replaced by another', () => {
    const other = () => 'f'.repeat(64);
    expect(checkHead(head, last, other)).toMatchObject({ batch: 2, why: 'tail_replaced' });
  });

  test('that is missing or written by hand is a fault of its own', () => {
    expect(checkHead(null, last, hashAt)).toMatchObject({ why: 'head_missing' });
    expect(checkHead('false', last, hashAt)).toMatchObject({ why: 'head_false' });
  });
});
