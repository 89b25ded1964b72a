import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareValues, orderRows, type OrderValue } from './order.ts';

const values = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom('a', 'á', 'ă', 'PL.I.2', 'PL.I.10', ''),
);

describe('compareValues', () => {
  test('words stand in the order of a Vietnamese dictionary', () => {
    const words = ['đá', 'da', 'dã', 'ê', 'e'];
    expect(words.toSorted(compareValues)).toEqual(['da', 'dã', 'đá', 'e', 'ê']);
  });

  test.each([
    ['PL.I.2', 'PL.I.10'],
    ['4/KH', '10/KH'],
    ['Năm 900', 'Năm 2013'],
    [9, 10],
    [-1, 0],
  ])('%s stands before %s: numbers inside words go by size', (first, second) => {
    expect(compareValues(first, second)).toBeLessThan(0);
    expect(compareValues(second, first)).toBeGreaterThan(0);
  });

  test.each(['', 'z', 0, -7, 9999])('what is not known stands after %j', (known) => {
    expect(compareValues(null, known)).toBe(1);
    expect(compareValues(known, null)).toBe(-1);
    expect(compareValues(null, null)).toBe(0);
  });
});

describe('orderRows', () => {
  interface Row {
    readonly at: number;
    readonly a: OrderValue;
    readonly b: OrderValue;
  }
  const keysOf = (descA: boolean, descB: boolean) => [
    { value: (row: Row) => row.a, desc: descA },
    { value: (row: Row) => row.b, desc: descB },
  ];
  const rowsOf = (pairs: readonly (readonly [OrderValue, OrderValue])[]): readonly Row[] =>
    pairs.map(([a, b], at) => ({ at, a, b }));

  test('the second key orders what the first leaves equal', () => {
    const rows = rowsOf([
      [2013, 'b'],
      [2012, 'c'],
      [2013, 'a'],
    ]);
    const places = (down: boolean) => orderRows(rows, keysOf(false, down)).map(({ at }) => at);
    expect(places(false)).toEqual([1, 2, 0]);
    expect(places(true)).toEqual([1, 0, 2]);
  });

  test('without a key the rows stand as they came', () => {
    const rows = rowsOf([
      ['b', 1],
      ['a', 2],
    ]);
    expect(orderRows(rows, [])).toEqual(rows);
  });

  test('whatever the rows and directions: none is lost, nothing comes before what is known', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(values, values), { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (pairs, descA, descB) => {
          const rows = rowsOf(pairs);
          const ordered = orderRows(rows, keysOf(descA, descB));
          expect(ordered.map(({ at }) => at).toSorted((x, y) => x - y)).toEqual(
            rows.map(({ at }) => at),
          );
          const firstUnknown = ordered.findIndex(({ a }) => a === null);
          if (firstUnknown >= 0) {
            expect(ordered.slice(firstUnknown).every(({ a }) => a === null)).toBe(true);
          }
        },
      ),
    );
  });

  test('rows that are equal keep the order they came in, upwards and downwards', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, 2, null)), fc.boolean(), (given, desc) => {
        const rows = given.map((a, at) => ({ a, at }));
        const ordered = orderRows(rows, [{ value: ({ a }) => a, desc }]);
        for (const value of [1, 2, null]) {
          const places = ordered.filter(({ a }) => a === value).map(({ at }) => at);
          expect(places).toEqual(places.toSorted((x, y) => x - y));
        }
      }),
    );
  });
});
