import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_CHANCE, codeOf, readCode, shownCode } from './saved-code.ts';

const chance = fc.stringMatching(new RegExp(`^[0-9]{${CODE_CHANCE}}$`));

test('a code is read back however it is spaced', () => {
  fc.assert(
    fc.property(chance, fc.constantFrom(' ', '-', '.', ''), (digits, between) => {
      const code = codeOf(digits);
      expect(shownCode(code)).toMatch(/^([0-9]{4} ){4}[0-9]{4}$/);
      expect(readCode(shownCode(code).replaceAll(' ', between))).toBe(code);
    }),
  );
});

test('one digit misheard is told at once', () => {
  const digit = fc.integer({ min: 0, max: 9 });
  const place = fc.integer({ min: 0, max: 19 });
  fc.assert(
    fc.property(chance, place, digit, (digits, at, other) => {
      const code = codeOf(digits);
      fc.pre(code[at] !== String(other));
      expect(readCode(code.slice(0, at) + String(other) + code.slice(at + 1))).toBeNull();
    }),
  );
});

test('two neighbours exchanged are told at once', () => {
  fc.assert(
    fc.property(chance, fc.integer({ min: 0, max: 18 }), (digits, at) => {
      const code = codeOf(digits);
      const [left = '', right = ''] = [code[at], code[at + 1]];
      fc.pre(left !== right);
      expect(readCode(code.slice(0, at) + right + left + code.slice(at + 2))).toBeNull();
    }),
  );
});

test.each(['', '1234', 'abcd efgh ijkl mnop qrst', '１２３４５６７８９０１２３４５６７８９０'])(
  '%j is no code',
  (text) => expect(readCode(text)).toBeNull(),
);
