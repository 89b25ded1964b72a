import { describe, expect, test } from 'vitest';
import { readParts, wordsOfParts } from './parts.ts';

describe('successors in words', () => {
  test('one is its name alone, whatever its share', () => {
    expect(wordsOfParts([{ name: 'Gia Viên', share: 1 }])).toBe('Gia Viên');
    expect(wordsOfParts([])).toBe('');
  });

  test('several have their shares, as Vietnamese numbers', () => {
    const parts = [
      { name: 'Hà Bắc', share: 0.794 },
      { name: 'Lai Khê', share: 0.206 },
    ];
    expect(wordsOfParts(parts)).toBe('Hà Bắc 79,4 %, Lai Khê 20,6 %');
  });
});

describe('typed parts', () => {
  const part = (code: string | null, percent = '') => ({ code, percent });

  test('one alone is the whole', () => {
    expect(readParts([part('11395')])).toEqual([{ code: '11395', thousandths: 1000 }]);
  });

  test('percentages become thousandths, comma or point', () => {
    expect(readParts([part('1', '58,5'), part('2', '41.5')])).toEqual([
      { code: '1', thousandths: 585 },
      { code: '2', thousandths: 415 },
    ]);
  });

  test('what adds up to less is sent too: the server says so with the sum', () => {
    expect(readParts([part('1', '50'), part('2', '40')])).toHaveLength(2);
  });

  test.each(['', '0', 'x', '1e2', '-5', '12,34', '1000', '5 %'])(
    'among several %j is no percentage',
    (percent) => {
      expect(readParts([part('1', '50'), part('2', percent)])).toBe(null);
    },
  );

  test('a unit that is missing stops it, and so does an empty form', () => {
    expect(readParts([part(null)])).toBe(null);
    expect(readParts([part('1', '50'), part(null, '50')])).toBe(null);
    expect(readParts([])).toBe(null);
  });
});
