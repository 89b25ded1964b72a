import { describe, expect, test } from 'vitest';
import { RULE_DAY, ruleFacts } from '../../../tests/support/law-rules.ts';
import { packedDay } from '../settle/days.ts';
import { LineReader, type Line } from './csv.ts';
import { PeopleReader, type People } from './people.ts';

function linesOf(text: string, size = 7): readonly Line[] {
  const reader = new LineReader();
  const lines: Line[] = [];
  for (let at = 0; at < text.length; at += size)
    lines.push(...reader.push(text.slice(at, at + size)));
  lines.push(...reader.end());
  return lines;
}

function read(text: string): People {
  const reader = new PeopleReader(ruleFacts, [...ruleFacts.keys()], packedDay(RULE_DAY));
  for (const line of linesOf(text)) {
    const taken = reader.take(line);
    if (!taken.ok) throw new Error(taken.error.code);
  }
  return reader.people();
}

/** Code, line and field of each wrong row. */
function wrong(text: string): readonly (readonly unknown[])[] {
  return read(text).errors.map(({ code, where }) => [code, where?.line, where?.field]);
}

function column(people: People, name: string): unknown {
  const found = people.columns.facts.get(name);
  if (found === undefined) throw new Error(name);
  return 'lo' in found ? [[...found.lo], [...found.hi]] : [...found.values];
}

describe('a file of people is cut into lines', () => {
  test('with BOM, CRLF and semicolons, in pieces of any size, the same cells', () => {
    const text = '\ufeffid;degree\r\na;mild\r\nb;"x;""y"""\r\n';
    for (const size of [1, 3, 100])
      expect(linesOf(text, size).map(({ cells }) => cells)).toEqual([
        ['id', 'degree'],
        ['a', 'mild'],
        ['b', 'x;"y"'],
      ]);
  });

  test('a quote never closed spoils its own line only', () => {
    const lines = linesOf('id,degree\na,"mild\nb,mild\n');
    expect(lines.map(({ number, cells }) => [number, cells?.length ?? null])).toEqual([
      [1, 2],
      [2, null],
      [3, 2],
    ]);
  });

  test('blank lines count in the numbers and are no rows', () => {
    expect(linesOf('id\n\na').map(({ number }) => number)).toEqual([1, 3]);
  });
});

describe('rows become columns', () => {
  test('an empty cell is unknown, and only a death is then taken not to be', () => {
    const people = read('id,pregnant,degree,kinds,birth_date,death_date,percent\na,,,,,,\n');
    expect(column(people, 'pregnant')).toEqual([-1]);
    expect(column(people, 'degree')).toEqual([-1]);
    expect(column(people, 'kinds')).toEqual([-1]);
    expect(column(people, 'birth_date')).toEqual([[18_000_101], [20_240_229]]);
    expect(column(people, 'death_date')).toEqual([[99_991_231], [99_991_231]]);
    expect(column(people, 'percent')).toEqual([[1], [5]]);
  });

  test('a year stands for all its days, up to the day asked', () => {
    const people = read('id,birth_date\na,1946\nb,1946-02\nc,2024\n');
    expect(column(people, 'birth_date')).toEqual([
      [19_460_101, 19_460_201, 20_240_101],
      [19_461_231, 19_460_228, 20_240_229],
    ]);
  });

  test('sets are joined by | and none is the empty one', () => {
    const people = read('id,kinds\na,vision|mental\nb,none\n');
    expect(column(people, 'kinds')).toEqual([6, 0]);
  });

  test('rows of one household are its members; without a household nobody knows them', () => {
    const { columns } = read('id,household_id,household.poverty\na,h,poor\nb,h,\nc,,near\n');
    expect([...(columns.households?.of ?? [])]).toEqual([0, 0, 1]);
    expect([...(columns.households?.whole ?? [])]).toEqual([1, 0]);
  });

  test('what a later row says of the household counts for all of it', () => {
    const people = read('id,household_id,household.poverty\na,h,\nb,h,poor\n');
    expect(column(people, 'poverty')).toEqual([2]);
  });
});

describe('a row that is wrong is an error with its line, and the rest is done', () => {
  const head = 'id,household_id,degree,birth_date,household.poverty\n';

  test.each([
    ['a value outside its domain', 'a,,heavy,,\n', ['law.fact_out_of_domain', 2, 'degree']],
    ['a birth after the day asked', 'a,,,2024-03-01,\n', ['law.after_the_day', 2, 'birth_date']],
    ['a day no calendar has', 'a,,,2023-02-29,\n', ['law.fact_out_of_domain', 2, 'birth_date']],
    ['a cell too many', 'a,,,,,x\n', ['law.bad_row', 2, undefined]],
    ['no id', ',,,,\n', ['law.row_without_id', 2, 'id']],
    ['an id twice', 'a,,,,\na,,,,\n', ['law.twice', 3, 'id']],
    [
      'a household told otherwise',
      'a,h,,,poor\nb,h,,,near\n',
      ['law.household_differs', 3, 'household.poverty'],
    ],
  ])('%s', (_title, rows, expected) => {
    const text = `${head}${rows}z,,mild,1990,\n`;
    expect(wrong(text)).toEqual([expected]);
    expect(read(text).ids.at(-1)).toBe('z');
  });

  test('its household is then not whole, whichever row is lost', () => {
    for (const rows of ['a,h,heavy,,\nb,h,,,\n', 'b,h,,,\na,h,heavy,,\n'])
      expect([...(read(head + rows).columns.households?.whole ?? [])]).toEqual([0]);
  });

  test.each([
    ['a name nobody defined', 'id,degre\n', 'law.unknown_fact'],
    ['a household fact named as a person’s', 'id,poverty\n', 'law.unknown_fact'],
    ['a column twice', 'id,degree,degree\n', 'law.twice'],
    ['no id', 'degree\n', 'law.no_id_column'],
  ])('the heading is refused for %s', (_title, text, code) => {
    expect(() => read(text)).toThrow(code);
  });
});
