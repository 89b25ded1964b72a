import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitMarks } from './marks.ts';

describe('splitMarks', () => {
  test('the quoted words carry the number, the rest stays as written', () => {
    const pieces = splitMarks('từ Năm 1010 đến', 454, [
      { number: 2, line: 454, quote: 'Năm 1010' },
    ]);
    expect(pieces.map(({ text, mark }) => [text, mark?.number ?? null])).toEqual([
      ['từ ', null],
      ['Năm 1010', 2],
      [' đến', null],
    ]);
  });

  test('an empty cell carries the number alone', () => {
    expect(splitMarks('', 413, [{ number: 1, line: 413, quote: '' }])).toEqual([
      { text: '', mark: { number: 1, line: 413, quote: '' } },
    ]);
  });

  test('a mark of another line is not drawn', () => {
    expect(splitMarks('a', 1, [{ number: 1, line: 2, quote: 'a' }])).toEqual([
      { text: 'a', mark: null },
    ]);
  });

  test('no letter is lost or doubled and every mark is there, however they overlap', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'ă', 'b', ' '), maxLength: 12 });
    fc.assert(
      fc.property(letters, fc.array(letters, { maxLength: 5 }), (text, quotes) => {
        const marks = quotes.map((quote, index) => ({ number: index + 1, line: 1, quote }));
        const pieces = splitMarks(text, 1, marks);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        const numbers = pieces.flatMap(({ mark }) => (mark === null ? [] : [mark.number]));
        expect(numbers.toSorted((one, other) => one - other)).toEqual(
          marks.map(({ number }) => number),
        );
      }),
    );
  });
});
