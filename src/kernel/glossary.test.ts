import { describe, expect, test } from 'vitest';
import { glossary, glossaryGroups } from './glossary.ts';

const terms = Object.entries(glossary);

describe('the glossary', () => {
  test('holds each key in one group only', () => {
    const keys = glossaryGroups.flatMap((group) => Object.keys(group.terms));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(terms.length);
  });

  test('names identifiers in English', () => {
    for (const [key] of terms) expect(key).toMatch(/^[a-z][A-Za-z]*$/);
  });

  test('says each word one way: no two terms share a Vietnamese or an English text', () => {
    const vi = terms.map(([, term]) => term.vi);
    const en = terms.map(([, term]) => term.en);
    expect(vi.filter((word, at) => vi.indexOf(word) !== at)).toEqual([]);
    expect(en.filter((word, at) => en.indexOf(word) !== at)).toEqual([]);
  });

  test('explains every word, in composed characters', () => {
    for (const [key, { vi, en, meaning }] of terms) {
      expect(meaning.length, key).toBeGreaterThan(20);
      expect(`${vi}${en}${meaning}`.normalize('NFC'), key).toBe(`${vi}${en}${meaning}`);
    }
  });
});
