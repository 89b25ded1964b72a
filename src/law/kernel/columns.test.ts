import { describe, expect, it } from 'vitest';
import { ruleFacts } from '../../../tests/support/law-rules.ts';
import { FIRST_DAY, MAX_MONEY, NEVER } from '../ir.ts';
import type { Fact } from '../pack/fact.ts';
import {
  choiceColumn,
  dayColumn,
  flagColumn,
  numberColumn,
  setColumn,
  unknownColumn,
  widestBounds,
  type Column,
} from './columns.ts';

const today = 20_240_229;

function factOf(name: string): Fact {
  const fact = ruleFacts.get(name);
  if (fact === undefined) throw new Error(name);
  return fact;
}

describe('a column is known where nobody in it is unknown', () => {
  it.each<readonly [string, Column, boolean]>([
    ['flags of yes and no', flagColumn(Int8Array.of(0, 1, 1)), true],
    ['one flag nobody gave', flagColumn(Int8Array.of(0, -1, 1)), false],
    ['no flag at all', flagColumn(new Int8Array()), true],
    ['choices', choiceColumn(Int8Array.of(2, 0)), true],
    ['the last choice missing', choiceColumn(Int8Array.of(2, 0, -1)), false],
    ['sets, the empty one among them', setColumn(Int32Array.of(0, 6)), true],
    ['a set nobody gave', setColumn(Int32Array.of(0, -1)), false],
    ['days given once', dayColumn(Int32Array.of(19_500_101, NEVER)), true],
    ['days between equal bounds', dayColumn(Int32Array.of(5, 7), Int32Array.of(5, 7)), true],
    ['a year of birth', dayColumn(Int32Array.of(19_500_101), Int32Array.of(19_501_231)), false],
    ['amounts', numberColumn(Float64Array.of(0, 1_000_000)), true],
    ['an amount between bounds', numberColumn(Float64Array.of(3), Float64Array.of(4)), false],
    ['the last amount open', numberColumn(Float64Array.of(1, 3), Float64Array.of(1, 4)), false],
  ])('%s', (_title, column, known) => {
    expect(column.known).toBe(known);
  });

  it('keeps the same array for both bounds of what is given once', () => {
    const days = Int32Array.of(20_000_101);
    const column = dayColumn(days);
    expect(column.kind === 'day' && column.lo === days && column.hi === days).toBe(true);
    const amounts = Float64Array.of(7);
    const second = numberColumn(amounts);
    expect(second.kind === 'number' && second.hi === amounts).toBe(true);
  });
});

describe('what nobody said about a fact', () => {
  it.each<readonly [string, number, number]>([
    ['birth_date', FIRST_DAY, today],
    ['death_date', NEVER, NEVER],
    ['escaped_on', FIRST_DAY, NEVER],
    ['pension', 0, MAX_MONEY],
    ['percent', 1, 5],
    ['score', 0, 4],
    ['pregnant', 0, 0],
  ])('%s lies between %i and %i', (name, lo, hi) => {
    expect(widestBounds(factOf(name), today)).toEqual({ lo, hi });
  });

  it('is -1 for yes and no, for choices and for sets', () => {
    const small = ['pregnant', 'degree', 'kinds'].map((name) =>
      unknownColumn(factOf(name), 2, today),
    );
    expect(small.map(({ kind }) => kind)).toEqual(['flag', 'choice', 'set']);
    for (const column of small) {
      expect('values' in column && [...column.values]).toEqual([-1, -1]);
      expect(column.known).toBe(false);
    }
  });

  it.each<readonly [string, 'day' | 'number', readonly number[], readonly number[], boolean]>([
    ['birth_date', 'day', [FIRST_DAY, FIRST_DAY], [today, today], false],
    ['death_date', 'day', [NEVER, NEVER], [NEVER, NEVER], true],
    ['percent', 'number', [1, 1], [5, 5], false],
    ['pension', 'number', [0, 0], [MAX_MONEY, MAX_MONEY], false],
  ])('is a column of the widest bounds of %s', (name, kind, ...[lo, hi, known]) => {
    const column = unknownColumn(factOf(name), 2, today);
    expect(column.kind).toBe(kind);
    expect('lo' in column && [[...column.lo], [...column.hi]]).toEqual([lo, hi]);
    expect(column.known).toBe(known);
  });

  it('is an empty column for nobody', () => {
    const column = unknownColumn(factOf('pregnant'), 0, today);
    expect('values' in column && column.values).toHaveLength(0);
    expect(column.known).toBe(true);
  });
});
