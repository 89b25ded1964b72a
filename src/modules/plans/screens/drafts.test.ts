import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resolutionKinds, type ResolutionDraft } from '../../../ui/index.ts';
import { draftOf, forgetDraft, keepDraft, keptDraft } from './drafts.ts';

const draft: ResolutionDraft = { resolution: 'reading', value: '2020', reason: 'Theo tiêu đề.' };
const copy = { id: 'p1', version: 1 };

/** The tab's store of a browser, in memory. */
function aStore(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem: (name, value) => void kept.set(name, value),
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('the draft of a kept text', () => {
  test('is read back as it was written', () => {
    const kinds = fc.option(fc.constantFrom(...resolutionKinds));
    const drafts = fc.record({ resolution: kinds, value: fc.string(), reason: fc.string() });
    fc.assert(
      fc.property(drafts, (written) => {
        expect(draftOf(JSON.stringify(written))).toEqual(written);
      }),
    );
  });

  test.each([
    null,
    '',
    'x',
    'null',
    '[]',
    '{}',
    '3',
    '"keep"',
    '{"resolution":"keep"}',
    '{"resolution":"other","value":"","reason":""}',
    '{"resolution":"keep","value":1,"reason":""}',
    '{"resolution":"keep","value":"","reason":null}',
  ])('%s is none', (text) => {
    expect(draftOf(text)).toBe(null);
  });

  test('holds nothing but the three fields of a draft', () => {
    const text = '{"resolution":"keep","value":"","reason":"a","by":"x"}';
    expect(draftOf(text)).toEqual({ resolution: 'keep', value: '', reason: 'a' });
  });
});

describe('a draft kept in the tab', () => {
  beforeEach(() => vi.stubGlobal('sessionStorage', aStore()));

  test('comes back for its finding, and for no other finding, copy or plan', () => {
    keepDraft(copy, 'f1', draft);
    expect(keptDraft(copy, 'f1')).toEqual(draft);
    expect(keptDraft(copy, 'f2')).toBe(null);
    expect(keptDraft({ ...copy, version: 2 }, 'f1')).toBe(null);
    expect(keptDraft({ ...copy, id: 'p2' }, 'f1')).toBe(null);
  });

  test('is replaced by the next one and gone when forgotten', () => {
    keepDraft(copy, 'f1', draft);
    keepDraft(copy, 'f1', { ...draft, reason: 'Khác.' });
    expect(keptDraft(copy, 'f1')?.reason).toBe('Khác.');
    forgetDraft(copy, 'f1');
    expect(keptDraft(copy, 'f1')).toBe(null);
  });
});

describe('a browser that keeps nothing', () => {
  const forbidden = new Proxy(aStore(), {
    get: () => {
      throw new Error('the store is forbidden');
    },
  });

  test.each([
    ['forbids its store', forbidden],
    ['has no store', undefined],
  ])('%s: no draft, and no fault', (_words, store) => {
    vi.stubGlobal('sessionStorage', store);
    expect(() => keepDraft(copy, 'f1', draft)).not.toThrow();
    expect(keptDraft(copy, 'f1')).toBe(null);
    expect(() => forgetDraft(copy, 'f1')).not.toThrow();
  });
});
