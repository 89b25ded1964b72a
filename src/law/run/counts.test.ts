import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { factsFile } from '../pack/fact.ts';
import { packedDay } from '../settle/days.ts';
import { needsOfCounts } from './counts.ts';
import { LineReader } from './csv.ts';
import { PeopleReader } from './people.ts';

const folder = join(import.meta.dirname, '../../../policies');
const facts = new Map(
  factsFile
    .parse(parse(readFileSync(join(folder, 'facts.yaml'), 'utf8')))
    .map((each) => [each.name, each] as const),
);
const DAY = '2026-07-01';

/** The bounds of a count for each row of a file that has the columns of `head`. */
function counts(head: string, rows: readonly string[], name: string): readonly unknown[] {
  const reader = new PeopleReader(facts, [name], packedDay(DAY));
  const lines = new LineReader();
  const text = [head, ...rows, ''].join('\n');
  for (const line of [...lines.push(text), ...lines.end()]) reader.take(line);
  const { columns, ids } = reader.people();
  const column = columns.facts.get(name);
  if (column?.kind !== 'number') throw new Error(name);
  const of = columns.households?.of ?? [];
  const perPerson = facts.get(name)?.subject !== 'household';
  return ids.map((_id, row) => {
    const at = perPerson ? row : (of[row] ?? 0);
    return [column.lo[at], column.hi[at]];
  });
}

const head = 'id,household_id,birth_date,in_study';

describe('counts that nobody gave follow from the rows of a whole household', () => {
  test('children under 16 lie between none and the others of that age', () => {
    const rows = ['mother,h,1990-01-01,', 'child,h,2015-01-01,true', 'baby,h,2025-01-01,'];
    expect(counts(head, rows, 'children_under_16')).toEqual([
      [0, 2],
      [0, 1],
      [0, 1],
    ]);
  });

  test.each([
    ['born sixteen years before the day: a child no more', '2010-07-01', 0],
    ['born a day later: a child still', '2010-07-02', 1],
    ['born in a year that leaves it open: perhaps', '2010', 1],
  ])('%s', (_title, birth, most) => {
    const rows = ['mother,h,1980-01-01,', `child,h,${birth},`];
    expect(counts(head, rows, 'children_under_16')[0]).toEqual([0, most]);
  });

  test.each([
    ['sixteen, at school', '2010-07-01,true', 1],
    ['a day under sixteen', '2010-07-02,true', 0],
    ['sixteen, nobody knows whether at school', '2010-07-01,', 1],
    ['sixteen, at work', '2010-07-01,false', 0],
    ['twenty-two, to the last day', '2003-07-02,true', 1],
    ['twenty-three', '2003-07-01,true', 0],
  ])('of 16 to 22 in study: %s', (_title, child, most) => {
    const rows = ['mother,h,1970-01-01,', `child,h,${child}`];
    expect(counts(head, rows, 'children_16_22_in_study')[0]).toEqual([0, most]);
  });

  test('without a column of births anybody may be a child', () => {
    const rows = ['a,h', 'b,h'];
    expect(counts('id,household_id', rows, 'children_under_16')[0]).toEqual([0, 1]);
  });

  test('persons of a household are its rows', () => {
    const rows = ['a,h,1990,', 'b,h,1991,', 'c,g,1992,'];
    expect(counts(head, rows, 'household_persons')).toEqual([
      [2, 2],
      [2, 2],
      [1, 1],
    ]);
  });

  test('where nobody knows the household, or a row of it is lost, nothing follows', () => {
    const { min, max } = facts.get('children_under_16')?.range ?? {};
    expect(counts(head, ['a,,1990,'], 'children_under_16')).toEqual([[min, max]]);
    const rows = ['a,h,1990,', 'b,h,not a day,'];
    expect(counts(head, rows, 'children_under_16')).toEqual([[min, max]]);
    const size = facts.get('household_persons')?.range;
    expect(counts(head, rows, 'household_persons')).toEqual([[size?.min, size?.max]]);
  });

  test('a count that is given wins', () => {
    const rows = ['a,h,1990,,0', 'b,h,2020,,'];
    expect(counts(`${head},children_under_16`, rows, 'children_under_16')[0]).toEqual([0, 0]);
  });

  test('births and study are read only where a count is wanted', () => {
    expect(needsOfCounts(['children_under_16'])).toEqual(['birth_date', 'in_study']);
    expect(needsOfCounts(['poverty'])).toEqual([]);
  });
});
