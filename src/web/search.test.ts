import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './search.ts';

test('figures and quotes in an address stay the text they are', () => {
  expect(parseSearch('?year=2015&code=0102&q="a"')).toEqual({
    year: '2015',
    code: '0102',
    q: '"a"',
  });
});

test('a key that stands several times is a list', () => {
  expect(parseSearch('lead=a&lead=b')).toEqual({ lead: ['a', 'b'] });
  expect(stringifySearch({ lead: ['a', 'b'], none: undefined })).toBe('?lead=a&lead=b');
});

test('an address is read and written back the same', () => {
  const text = fc.string({ unit: 'grapheme' });
  // A key that is a number would change its place in an object.
  const name = fc.string({ minLength: 1 }).filter((key) => !/^\d+$|^__proto__$/.test(key));
  const value = fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 3 }));
  fc.assert(
    fc.property(fc.dictionary(name, value, { noNullPrototype: true }), (search) => {
      expect(parseSearch(stringifySearch(search))).toEqual(search);
    }),
  );
});
