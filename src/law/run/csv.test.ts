import { describe, expect, test } from 'vitest';
import { LineReader } from './csv.ts';

type Lines = readonly (readonly [number, readonly string[] | null])[];

/** The lines of a text that comes in pieces of this size. */
function read(text: string, size = text.length || 1): Lines {
  const reader = new LineReader();
  const lines = [];
  for (let at = 0; at < text.length; at += size)
    lines.push(...reader.push(text.slice(at, at + size)));
  lines.push(...reader.end());
  return lines.map(({ number, cells }) => [number, cells] as const);
}

describe('a line of a file', () => {
  test.each<readonly [string, string, Lines]>([
    [
      'is cut at commas',
      'a,b\n1,2\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'needs no line end after the last',
      'a\n1',
      [
        [1, ['a']],
        [2, ['1']],
      ],
    ],
    [
      'may end as on another system',
      'a,b\r\n1,2\r\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    ['may begin with a byte order mark', '\ufeffid,b\n', [[1, ['id', 'b']]]],
    [
      'is passed over when empty, and counted',
      'a\n\n \n1\n',
      [
        [1, ['a']],
        [4, ['1']],
      ],
    ],
    [
      'is cut at semicolons where the heading has more',
      'a;b;c,d\n1;2;3\n',
      [
        [1, ['a', 'b', 'c,d']],
        [2, ['1', '2', '3']],
      ],
    ],
    [
      'is cut at commas where it has as many',
      'a;b,c\n1;2,3\n',
      [
        [1, ['a;b', 'c']],
        [2, ['1;2', '3']],
      ],
    ],
    [
      'keeps empty cells, the last one too',
      'a,b,c\n,,\n',
      [
        [1, ['a', 'b', 'c']],
        [2, ['', '', '']],
      ],
    ],
    [
      'keeps Vietnamese letters',
      'họ,tên\nNguyễn,Ánh\n',
      [
        [1, ['họ', 'tên']],
        [2, ['Nguyễn', 'Ánh']],
      ],
    ],
  ])('%s', (_title, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([1, 2, 3, 7])('is the same in pieces of %i characters', (size) => {
    const text = '\ufeffid,"tên, họ"\r\np1,"An ""Sinh"""\r\n\r\np2,x';
    expect(read(text, size)).toEqual(read(text));
    expect(read(text).at(-1)).toEqual([4, ['p2', 'x']]);
  });

  test('is nothing in an empty file', () => {
    expect(read('')).toEqual([]);
    expect(read('\n\n')).toEqual([]);
  });
});

describe('a cell in quotation marks', () => {
  test.each<readonly [string, string, readonly string[] | null]>([
    ['may hold the separator', '"a,b",c', ['a,b', 'c']],
    ['holds a mark written twice', '"a ""b""",c', ['a "b"', 'c']],
    ['may be empty', '"",c', ['', 'c']],
    ['may be the last', 'a,"b"', ['a', 'b']],
    ['may stand before an empty one', '"a",', ['a', '']],
    ['that is never closed spoils the line', '"a,b', null],
    ['with more behind it spoils the line', '"a"b,c', null],
    ['that begins in the middle of a cell spoils the line', 'a"b",c', null],
  ])('%s', (_title, line, expected) => {
    expect(read(`x,y\n${line}\n`)[1]?.[1]).toEqual(expected);
  });

  test('spoils no line but its own', () => {
    expect(read('x,y\n"a,b\n1,2\n')).toEqual([
      [1, ['x', 'y']],
      [2, null],
      [3, ['1', '2']],
    ]);
  });

  test('parts at the separator of the file', () => {
    expect(read('x;y\n"a;b";"c,d"\n')[1]?.[1]).toEqual(['a;b', 'c,d']);
  });
});
