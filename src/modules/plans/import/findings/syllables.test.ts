import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownPhrases } from './phrases.ts';
import { baseLetters, isOneEdit, isOneSlip, isSyllable } from './syllables.ts';

const published = readFileSync(
  new URL('../../../../../plans/4220-KH-UBND-2013.txt', import.meta.url),
  'utf8',
).normalize('NFC');

describe('a Vietnamese syllable', () => {
  it.each('nghĩa quyết giữ khuya thuở ươm yêu huỳnh xoong quýt gìn của đường oanh'.split(' '))(
    'is %s',
    (low) => expect(isSyllable(low)).toBe(true),
  );

  it.each(['thưc', 'tácquản', 'chinh1', 'qua1n', 'ngia', 'kông', 'cê', 'ghà', 'nge', 'bb', 'wa'])(
    '%s is none',
    (low) => expect(isSyllable(low)).toBe(false),
  );

  it('that ends in a stop carries the rising or the heavy tone', () => {
    for (const low of ['học', 'hóc', 'mát', 'mạt', 'tiếp', 'tiệp', 'sách', 'sạch']) {
      expect(isSyllable(low)).toBe(true);
    }
    for (const low of ['hoc', 'hòc', 'màt', 'tiẻp', 'sãch']) expect(isSyllable(low)).toBe(false);
  });

  it('has one tone only', () => expect(isSyllable('hóà')).toBe(false));

  it('is the same composed and decomposed', () => {
    for (const low of ['thưởng', 'nghệ', 'thưc', 'liệt']) {
      expect(isSyllable(low.normalize('NFD'))).toBe(isSyllable(low.normalize('NFC')));
    }
  });

  it('is every syllable of our set phrases', () => {
    const odd = knownPhrases
      .flatMap(({ text }) => text.split(' '))
      .filter((low) => !isSyllable(low));
    expect(odd).toEqual([]);
  });

  it('is nearly every word in lower case of a published plan', () => {
    const words = published.match(/(?<![\p{L}\d])\p{Ll}+(?![\p{L}\d])/gu) ?? [];
    const odd = words.filter((low) => low.length > 1 && !isSyllable(low));
    expect(words.length).toBeGreaterThan(5_000);
    expect(odd.length).toBeLessThan(words.length / 500);
  });
});

const letters = fc.string({
  unit: fc.constantFrom(...'abcdeghiklmnopqrstuvxy'),
  minLength: 1,
  maxLength: 7,
});
const letter = fc.constantFrom(...'abcdeghiklmnopqrstuvxy');

describe('one slip of the keyboard', () => {
  it('is one letter added, left out or changed', () => {
    fc.assert(
      fc.property(letters, letter, fc.nat(7), (word, key, place) => {
        const at = place % word.length;
        const [before, after] = [word.slice(0, at), word.slice(at)];
        expect(isOneEdit(word, `${before}${key}${after}`)).toBe(true);
        expect(isOneEdit(word, `${before}${after.slice(1)}`)).toBe(true);
        expect(isOneEdit(word, `${before}${key}${after.slice(1)}`)).toBe(true);
      }),
    );
  });

  it('is two neighbours swapped', () => {
    fc.assert(
      fc.property(letters, letter, letter, letters, (before, one, other, after) => {
        expect(
          isOneEdit(`${before}${one}${other}${after}`, `${before}${other}${one}${after}`),
        ).toBe(true);
      }),
    );
  });

  it('lies as far from one word to the other as back', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(isOneEdit(one, other)).toBe(isOneEdit(other, one));
        expect(isOneSlip(one, other)).toBe(isOneSlip(other, one));
      }),
    );
  });

  it('is no two letters', () => {
    fc.assert(
      fc.property(letters, (word) => {
        expect(isOneEdit(word, `${word}zz`)).toBe(false);
        expect(isOneEdit(`z${word}z`, word)).toBe(false);
      }),
    );
  });

  it('is a mark, however many letters bear one', () => {
    expect(isOneSlip('thương', 'thường')).toBe(true);
    expect(isOneSlip('đường', 'duong')).toBe(true);
    expect(isOneSlip('thủ', 'thử')).toBe(true);
    expect(isOneSlip('quận', 'huyện')).toBe(false);
  });

  it('does not lie between a word and itself', () => {
    fc.assert(fc.property(letters, (word) => !isOneSlip(word, word)));
  });

  it('is measured on letters without marks', () => {
    expect(baseLetters('đường')).toBe('duong');
    expect(baseLetters('ủy ban'.normalize('NFD'))).toBe('uy ban');
  });
});
