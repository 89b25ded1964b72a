import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IsoDate } from '../../../kernel/index.ts';
import { readAgencyRegister } from '../index.ts';
import { editDistance } from './distance.ts';
import { findAgencies, inForce, makeAgencyResolver, withoutAgencies } from './index.ts';

const register = readAgencyRegister();
const day = '2013-06-14' as IsoDate;
const resolve = makeAgencyResolver(register, day);
const elsewhere = makeAgencyResolver(withoutAgencies(register), day);

const named = register.agencies.filter((agency) => !agency.kind.endsWith('_committee'));
const anyWriting = fc.constantFrom(
  ...named
    .filter((agency) => agency.periods.some((period) => inForce(period, day)))
    .flatMap((agency) => agency.spellings.map(({ text }) => ({ code: agency.code, text }))),
);

/** Noise that a table's cell puts around a name without changing it. */
const noise = fc.record({
  before: fc.constantFrom('', '- ', ' ', '+ ', '• ', ' - '),
  after: fc.constantFrom('', ';', '.', ' ;', ',', ' '),
  compose: fc.boolean(),
  spaces: fc.constantFrom(' ', '  ', '\u00a0'),
});

test('what a cell puts around a name, and how its marks are composed, changes nothing', () => {
  fc.assert(
    fc.property(anyWriting, noise, ({ code, text }, around) => {
      const spaced = text.replaceAll(' ', around.spaces);
      const cell = `${around.before}${spaced}${around.after}`;
      expect(resolve(around.compose ? cell : cell.normalize('NFD'))?.code).toBe(code);
    }),
  );
});

test('an answer is the same every time, and its name is written out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const one = elsewhere(text);
      expect(elsewhere(text)).toEqual(one);
      if (one !== null) expect(one.name.length).toBeGreaterThan(0);
    }),
  );
});

test('a code made from a name is stable: the full name leads to it again', () => {
  const words = fc.constantFrom('Sở', 'Trung tâm', 'Phòng', 'Hội', 'Ban', 'Chi cục', 'Bệnh viện');
  const rest = fc.array(fc.constantFrom('LĐTBXH', 'Y tế', 'KH&ĐT', 'Đa khoa', 'Dân số', 'PTNT'), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(words, rest, (kind, parts) => {
      const first = elsewhere([kind, ...parts].join(' '));
      expect(first).not.toBeNull();
      expect(elsewhere(first?.name ?? '')?.code).toBe(first?.code);
    }),
  );
});

test('a search gives only agencies of the day', () => {
  fc.assert(
    fc.property(fc.constantFrom('sở', 'ubnd', 'hội', 'a', 'le'), fc.nat(7000), (text, days) => {
      const on = new Date(Date.UTC(2006, 0, 1 + days)).toISOString().slice(0, 10) as IsoDate;
      const found = findAgencies(register, text, on);
      expect(found.every((each) => 'group' in each || inForce(each.period, on))).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('the edit distance is symmetric, zero for equals only, and stops at its limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b, 9);
      expect(editDistance(b, a, 9)).toBe(distance);
      expect(distance === 0).toBe(a === b);
      expect(editDistance(a, b, 1)).toBe(Math.min(distance, 2));
    }),
  );
});
