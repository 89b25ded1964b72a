import { describe, expect, test } from 'vitest';
import { ruleFacts } from '../../../tests/support/law-rules.ts';
import { FIRST_DAY, MAX_MONEY, NEVER } from '../ir.ts';
import type { Fact } from '../pack/fact.ts';
import { Growing, Reading } from './reading.ts';

const today = 20_240_229;

function factOf(name: string): Fact {
  const fact = ruleFacts.get(name);
  if (fact === undefined) throw new Error(name);
  return fact;
}

function readingOf(name: string, kept = true): Reading {
  return new Reading(factOf(name), { field: name, cell: 0 }, kept, today);
}

describe('a cell of a file', () => {
  test.each<readonly [string, string, string, readonly [number, number]]>([
    ['empty is unknown', 'pregnant', '', [-1, -1]],
    ['blanks are empty', 'pregnant', '  ', [-1, -1]],
    ['empty is the whole range of a number', 'percent', '', [1, 5]],
    ['empty is any money', 'pension', '', [0, MAX_MONEY]],
    ['empty is any birth up to the day', 'birth_date', '', [FIRST_DAY, today]],
    ['no death said is alive', 'death_date', '', [NEVER, NEVER]],
    ['yes', 'pregnant', 'true', [1, 1]],
    ['no, in capitals as another program writes it', 'pregnant', 'FALSE', [0, 0]],
    ['a choice', 'degree', 'severe', [2, 2]],
    ['a set', 'kinds', 'vision|mental', [6, 6]],
    ['the empty set', 'kinds', 'none', [0, 0]],
    ['a number with blanks around', 'percent', ' 3 ', [3, 3]],
    ['a day', 'birth_date', '1950-06-01', [19_500_601, 19_500_601]],
    ['a month', 'birth_date', '1950-06', [19_500_601, 19_500_630]],
    ['a year', 'birth_date', '1950', [19_500_101, 19_501_231]],
    ['the year of the day goes no further', 'birth_date', '2024', [20_240_101, today]],
    ['the day itself', 'birth_date', '2024-02-29', [today, today]],
    ['no day at all', 'escaped_on', 'none', [NEVER, NEVER]],
  ])('%s', (_title, name, text, [lo, hi]) => {
    expect(readingOf(name).read([text])).toEqual({ lo, hi });
  });

  test.each([
    ['a yes nobody writes so', 'pregnant', 'có', 'law.fact_out_of_domain'],
    ['a choice nobody defined', 'degree', 'vừa', 'law.fact_out_of_domain'],
    ['one part of a set nobody defined', 'kinds', 'vision|điếc', 'law.fact_out_of_domain'],
    ['a number below the range', 'percent', '0', 'law.fact_out_of_domain'],
    ['a number above the range', 'percent', '6', 'law.fact_out_of_domain'],
    ['a number with a point', 'percent', '1.5', 'law.fact_out_of_domain'],
    ['money below nothing', 'pension', '-1', 'law.fact_out_of_domain'],
    ['money above what is counted', 'pension', '1000000000001', 'law.fact_out_of_domain'],
    ['a day no calendar has', 'birth_date', '2023-02-29', 'law.fact_out_of_domain'],
    ['a day written the other way round', 'birth_date', '01/06/1950', 'law.fact_out_of_domain'],
    ['a day before the first', 'birth_date', '1799', 'law.fact_out_of_domain'],
    ['a day after the day asked', 'birth_date', '2024-03-01', 'law.after_the_day'],
    ['a year after it', 'escaped_on', '2025', 'law.after_the_day'],
  ])('is refused with its field: %s', (_title, name, text, code) => {
    expect(readingOf(name).read([text])).toMatchObject({
      code,
      data: { value: text },
      where: { field: name },
    });
  });

  test('that the line does not have is unknown', () => {
    expect(readingOf('pregnant').read([])).toEqual({ lo: -1, hi: -1 });
  });
});

describe('rows of one column', () => {
  test('are kept as they come, unknown ones too', () => {
    const reading = readingOf('degree');
    for (const cell of ['mild', '', 'none']) reading.add([cell]);
    const column = reading.column();
    expect('values' in column && [...column.values]).toEqual([1, -1, 0]);
    expect(column.known).toBe(false);
  });

  test('of days keep both bounds', () => {
    const reading = readingOf('birth_date');
    for (const cell of ['1950', '1950-06-01']) reading.add([cell]);
    const column = reading.column();
    expect('lo' in column && [[...column.lo], [...column.hi]]).toEqual([
      [19_500_101, 19_500_601],
      [19_501_231, 19_500_601],
    ]);
  });

  test('are only checked where no rule wants the fact', () => {
    const reading = readingOf('degree', false);
    reading.add(['mild']);
    const column = reading.column();
    expect('values' in column && column.values).toHaveLength(0);
    expect(reading.read(['vừa'])).toMatchObject({ code: 'law.fact_out_of_domain' });
  });
});

describe('what two rows say of one household', () => {
  test.each<readonly [string, string, string, 'same' | 'clash', number]>([
    ['the same', 'poor', 'poor', 'same', 2],
    ['nothing new', 'poor', '', 'same', 2],
    ['something known now', '', 'poor', 'same', 2],
    ['nothing at all', '', '', 'same', -1],
    ['two things', 'poor', 'near', 'clash', 2],
  ])('%s', (_title, first, second, ...[expected, value]) => {
    const reading = readingOf('poverty');
    reading.add([first]);
    expect(reading.join(0, [second])).toBe(expected);
    const column = reading.column();
    expect('values' in column && column.values[0]).toBe(value);
  });

  test('of a day: the narrower of two is still another day said', () => {
    const reading = readingOf('escaped_on');
    reading.add(['2020']);
    expect(reading.join(0, ['2020'])).toBe('same');
    expect(reading.join(0, ['2020-05'])).toBe('clash');
  });
});

describe('an array that grows', () => {
  test('keeps every number past its first room, in their order', () => {
    const growing = new Growing((length) => new Int32Array(length));
    for (let each = 0; each < 3000; each += 1) growing.push(each * 2);
    expect(growing.length).toBe(3000);
    expect([growing.get(0), growing.get(1023), growing.get(1024), growing.get(2999)]).toEqual([
      0, 2046, 2048, 5998,
    ]);
    expect(growing.all()).toHaveLength(3000);
  });

  test('lets a number be changed, and has none beyond its room', () => {
    const growing = new Growing((length) => new Float64Array(length));
    growing.push(1);
    growing.set(0, 7);
    expect(growing.all()).toEqual(Float64Array.of(7));
    expect(growing.get(5000)).toBeNaN();
  });
});
