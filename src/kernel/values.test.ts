import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  assert,
  defineMessages,
  err,
  exclusiveEndOf,
  fill,
  formatDate,
  holds,
  isoDate,
  lastDayOf,
  normalForm,
  ok,
  parseCsv,
  parseIsoDate,
  refuser,
  searchKey,
  todayAt,
  toneKey,
  unwrap,
  type IsoDate,
} from './index.ts';

const date = (text: string): IsoDate => {
  const parsed = parseIsoDate(text);
  if (parsed === null) throw new Error(`no date ${text}`);
  return parsed;
};

describe('a refusal', () => {
  const refuse = refuser({ 'a.b': 'input', 'a.c': 'conflict' } as const);

  test('carries its code, the kind of its table, and its values', () => {
    expect(refuse('a.b')).toEqual({ code: 'a.b', kind: 'input', data: {} });
    expect(refuse('a.c', { by: 'Hà' }, { field: 'x', line: 3 })).toEqual({
      code: 'a.c',
      kind: 'conflict',
      data: { by: 'Hà' },
      where: { field: 'x', line: 3 },
    });
  });
});

describe('a result', () => {
  test('is a value or a refusal, and is opened only when it is a value', () => {
    expect(unwrap(ok(5))).toBe(5);
    expect(ok(null)).toEqual({ ok: true, value: null });
    expect(err('x')).toEqual({ ok: false, error: 'x' });
    expect(() => unwrap(err({ code: 'a.b' }))).toThrow(/a\.b/);
  });

  test('asserts only what a programmer got wrong', () => {
    expect(() => assert(true, 'x')).not.toThrow();
    expect(() => assert(0, 'the count is there')).toThrow('the count is there');
  });
});

describe('texts with places to fill', () => {
  test.each<[text: string, data: Record<string, string | number>, expected: string]>([
    ['Có {n} việc', { n: 3 }, 'Có 3 việc'],
    ['{a} và {a}', { a: 'một' }, 'một và một'],
    ['{a} {b}', { a: 'x' }, 'x {b}'],
    ['không có gì', {}, 'không có gì'],
    ['{toString}', {}, '{toString}'],
    ['{a}', { a: '{b}' }, '{b}'],
    ['{a}', { a: '$&' }, '$&'],
    ['{ a }', { a: 1 }, '{ a }'],
    ['{n}', { n: 0 }, '0'],
  ])('“%s” with %j is “%s”', (text, data, expected) => {
    expect(fill(text, data)).toBe(expected);
  });

  test('stand in both languages under the same keys', () => {
    const texts = defineMessages({ a: 'một' }, { a: 'one' });
    expect(Object.keys(texts.vi)).toEqual(Object.keys(texts.en));
  });
});

describe('dates', () => {
  test.each([
    '2013-02-29',
    '2100-02-29',
    '2013-13-01',
    '2013-00-10',
    '2013-04-31',
    '13-04-01',
    '2013-4-1',
    ' 2013-04-01',
    '2013-04-01T00:00',
  ])('“%s” is none', (text) => expect(parseIsoDate(text)).toBeNull());

  test.each(['2012-02-29', '2000-02-29', '2013-12-31', '0001-01-01'])('“%s” is one', (text) =>
    expect(parseIsoDate(text)).toBe(text),
  );

  test.each<[instant: string, day: string]>([
    ['2026-01-14T17:00:00Z', '2026-01-15'],
    ['2026-01-14T16:59:59Z', '2026-01-14'],
    ['2025-12-31T17:00:00Z', '2026-01-01'],
    ['2024-02-28T20:00:00Z', '2024-02-29'],
  ])('at %s it is %s in the city', (instant, day) => {
    expect(todayAt(Date.parse(instant))).toBe(day);
  });

  test('the last day of screens and the end of storage are one day apart, both ways', () => {
    expect(lastDayOf(date('2025-03-01'))).toBe('2025-02-28');
    expect(exclusiveEndOf(date('2024-02-28'))).toBe('2024-02-29');
    expect(lastDayOf(null)).toBeNull();
    expect(exclusiveEndOf(null)).toBeNull();
    const day = fc
      .integer({ min: 0, max: 40_000 })
      .map((days) => addDays(date('1945-01-01'), days));
    fc.assert(fc.property(day, (each) => exclusiveEndOf(lastDayOf(each)) === each));
  });

  test('a range holds its first day and not its end', () => {
    expect(holds('2013-01-01', '2014-01-01', '2013-01-01')).toBe(true);
    expect(holds('2013-01-01', '2014-01-01', '2013-12-31')).toBe(true);
    expect(holds('2013-01-01', '2014-01-01', '2014-01-01')).toBe(false);
    expect(holds('2013-01-01', null, '2999-01-01')).toBe(true);
    expect(holds('2013-01-01', null, '2012-12-31')).toBe(false);
  });

  test('are written as an official writes them', () => {
    expect(formatDate('2013-06-04')).toBe('04/06/2013');
    expect(isoDate(2013, 6, 4)).toBe('2013-06-04');
    expect(isoDate(2013, 6, 31)).toBeNull();
    expect(isoDate(2013, 0, 1)).toBeNull();
  });
});

describe('words to search by', () => {
  test.each([
    ['Ủy ban nhân dân', 'uy ban nhan dan'],
    ['UỶ BAN NHÂN DÂN', 'uy ban nhan dan'],
    ['Đặng Văn Đô', 'dang van do'],
    ['GD&ĐT, KH-ĐT', 'gd dt kh dt'],
    ['  nhiều   khoảng  ', 'nhieu khoang'],
    ['', ''],
    ['…', ''],
  ])('of “%s” are “%s”', (text, key) => {
    expect(searchKey(text)).toBe(key);
    expect(searchKey(text.normalize('NFD'))).toBe(key);
  });

  test('are found again by their own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aăâđêôơưÁỆỢĐ Bc1-,') }), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text));
        expect(normalForm(normalForm(text))).toBe(normalForm(text));
      }),
    );
  });

  test('tones count apart from where they are written', () => {
    expect(toneKey('hoà')).toBe(toneKey('hòa'));
    expect(toneKey('hoa')).not.toBe(toneKey('hòa'));
  });
});

describe('comma-separated rows', () => {
  test.each<[what: string, text: string, rows: readonly Record<string, string>[]]>([
    [
      'are records by their headings',
      'a,b\n1,2\n3,4',
      [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ],
    ],
    ['may end in a line end or not', 'a\n1\n', [{ a: '1' }]],
    ['may end as on Windows', 'a,b\r\n1,2\r\n', [{ a: '1', b: '2' }]],
    ['lack what is not there', 'a,b\n1', [{ a: '1', b: '' }]],
    ['hold commas in quotes', 'a,b\n"1,5",2', [{ a: '1,5', b: '2' }]],
    ['hold quotes doubled', 'a\n"x ""y"" z"', [{ a: 'x "y" z' }]],
    ['hold line ends in quotes', 'a\n"x\ny"', [{ a: 'x\ny' }]],
    ['have comments before them', '# một\n# hai\na\n1', [{ a: '1' }]],
    ['have a mark of order before them', '\ufeffa\n1', [{ a: '1' }]],
    ['are none without rows', 'a,b\n', []],
    ['are none at all', '', []],
  ])('%s', (_what, text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });

  test('that break off inside quotes are refused', () => {
    expect(() => parseCsv('a\n"x')).toThrow(/not CSV/);
  });
});
