import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesSearch, normalForm, searchKey, toneKey } from './text.ts';

const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọ '];
const vietnamese = fc.array(fc.constantFrom(...letters), { maxLength: 40 }).map((all) => {
  return all.join('');
});
const anyText = fc.oneof(vietnamese, fc.string({ unit: 'grapheme', maxLength: 40 }));

test('each form is its own form', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(normalForm(normalForm(text))).toBe(normalForm(text));
      expect(searchKey(searchKey(text))).toBe(searchKey(text));
    }),
  );
});

test('composed and decomposed text have the same keys', () => {
  fc.assert(
    fc.property(vietnamese, (text) => {
      expect(searchKey(text.normalize('NFD'))).toBe(searchKey(text));
      expect(toneKey(text.normalize('NFD'))).toBe(toneKey(text));
    }),
  );
});

test('a search key holds ASCII letters, digits and single spaces only', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(searchKey(text)).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
    }),
  );
});

test('equal tone keys have equal search keys', () => {
  fc.assert(
    fc.property(vietnamese, vietnamese, (one, other) => {
      if (toneKey(one) === toneKey(other)) expect(searchKey(one)).toBe(searchKey(other));
    }),
  );
});

test('a text is found by each of its words and by their beginnings', () => {
  fc.assert(
    fc.property(vietnamese, fc.nat(), fc.nat({ max: 5 }), (text, at, length) => {
      const words = searchKey(text).split(' ');
      const word = words[at % words.length] ?? '';
      expect(matchesSearch(text, word)).toBe(true);
      expect(matchesSearch(text, word.slice(0, length))).toBe(true);
    }),
  );
});
