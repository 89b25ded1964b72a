import { expect, test } from 'vitest';
import { parseCsv } from './csv.ts';

test('comments stand before the row of names only', () => {
  expect(parseCsv('# origin\n# licence\na,b\n1,2\n')).toEqual([{ a: '1', b: '2' }]);
});

test('quoted cells hold commas, quotes and line ends', () => {
  expect(parseCsv('a,b\n"x, ""y""","one\ntwo"\n')).toEqual([{ a: 'x, "y"', b: 'one\ntwo' }]);
});

test('a missing last cell is empty, and empty lines are no rows', () => {
  expect(parseCsv('a,b\r\n1\r\n\r\n2,3')).toEqual([
    { a: '1', b: '' },
    { a: '2', b: '3' },
  ]);
});

test('a text without rows gives none', () => {
  expect(parseCsv('')).toEqual([]);
  expect(parseCsv('a,b\n')).toEqual([]);
});

test('a quote that never ends is refused', () => {
  expect(() => parseCsv('a\n"x\n')).toThrow('not CSV');
});
