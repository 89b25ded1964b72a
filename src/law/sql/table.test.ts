import { describe, expect, it } from 'vitest';
import { ruleFacts } from '../../../tests/support/law-rules.ts';
import type { Fact } from '../pack/fact.ts';
import { factsMigration } from './migration.ts';
import { columnsOfFact, FACTS_TABLE, meaningOf } from './table.ts';

function factOf(name: string, more: Partial<Fact> = {}): Fact {
  const fact = ruleFacts.get(name);
  if (fact === undefined) throw new Error(name);
  return { ...fact, ...more };
}

const both = (text: string): { vi: string; en: string } => ({ vi: text, en: text });

describe('the columns that hold a fact', () => {
  it.each<readonly [string, Fact, readonly (readonly [string, string])[]]>([
    ['yes or no', factOf('pregnant'), [['pregnant', 'boolean']]],
    ['a choice', factOf('degree'), [['degree', 'smallint']]],
    ['a set', factOf('kinds'), [['kinds', 'integer']]],
    ['money', factOf('pension'), [['pension', 'bigint']]],
    ['a small number', factOf('percent'), [['percent', 'smallint']]],
    [
      'the largest small number',
      factOf('percent', { range: { min: 0, max: 32_767 } }),
      [['percent', 'smallint']],
    ],
    [
      'a number beyond that',
      factOf('percent', { range: { min: 0, max: 32_768 } }),
      [['percent', 'integer']],
    ],
    [
      'a day of something, by what happened',
      factOf('birth_date'),
      [
        ['birth_lo', 'date'],
        ['birth_hi', 'date'],
      ],
    ],
    [
      'a day on which something happened',
      factOf('escaped_on'),
      [
        ['escaped_lo', 'date'],
        ['escaped_hi', 'date'],
      ],
    ],
    [
      'a day whose name only begins like that',
      factOf('birth_date', { name: 'on_date_of_entry' }),
      [
        ['on_date_of_entry_lo', 'date'],
        ['on_date_of_entry_hi', 'date'],
      ],
    ],
  ])('%s', (_title, fact, columns) => {
    expect(columnsOfFact(fact).map(({ name, type }) => [name, type])).toEqual(columns);
  });

  it('tell the earlier from the later bound of a day, and of others neither', () => {
    expect(columnsOfFact(factOf('birth_date')).map(({ end }) => end)).toEqual(['lo', 'hi']);
    expect(columnsOfFact(factOf('pension')).map(({ end }) => end)).toEqual([null]);
  });
});

describe('what a column says to whoever reads the table', () => {
  const values = { none: both('không'), mild: both('nhẹ'), severe: both('nặng') };
  const meanings = (fact: Fact): readonly string[] =>
    columnsOfFact(fact).map((column) => meaningOf(fact, column));

  it.each<readonly [string, Fact, readonly string[]]>([
    [
      'the number of each choice',
      factOf('degree', { label: both('mức khuyết tật'), values }),
      ['Mức khuyết tật: 0 không; 1 nhẹ; 2 nặng'],
    ],
    [
      'the numbers that a set adds up, none of them for nothing',
      factOf('kinds', { label: both('dạng tật'), values }),
      ['Dạng tật, cộng các số: 2 nhẹ; 4 nặng; 0 không có gì'],
    ],
    [
      'what money is counted in',
      factOf('pension', { label: both('lương hưu') }),
      ['Lương hưu (đồng)'],
    ],
    [
      'which bound of a day it is, and what stands for no day',
      factOf('death_date', { label: both('ngày mất') }),
      ['Ngày mất: sớm nhất', 'Ngày mất: muộn nhất; 9999-12-31 là không có ngày'],
    ],
    [
      'the label alone of yes and no',
      factOf('pregnant', { label: both('đang mang thai') }),
      ['Đang mang thai'],
    ],
    ['the label alone of a count', factOf('percent', { label: both('ốm nặng') }), ['Ốm nặng']],
  ])('%s', (_title, fact, expected) => {
    expect(meanings(fact)).toEqual(expected);
  });
});

describe('the table of monthly facts as a migration', () => {
  const text = factsMigration(ruleFacts);

  it('has a column and its meaning for each of a fact, in the order of the vocabulary', () => {
    const names = [...ruleFacts.values()].flatMap((fact) =>
      columnsOfFact(fact).map(({ name, type }) => `${name} ${type}`),
    );
    const body = text.slice(text.indexOf('('), text.indexOf('constraint'));
    const found = body
      .split('\n')
      .map((line) => line.trim().replace(/,$/, ''))
      .filter((line) => names.includes(line));
    expect(found).toEqual(names);
    for (const name of names) {
      const [column] = name.split(' ');
      expect(text).toContain(`comment on column ${FACTS_TABLE}.${column} is '`);
    }
  });

  it('holds the two bounds of every day in their order', () => {
    const checks = text.match(/check \(\w+_lo <= \w+_hi\)/g);
    expect(checks).toEqual([
      'check (birth_lo <= birth_hi)',
      'check (death_lo <= death_hi)',
      'check (escaped_lo <= escaped_hi)',
    ]);
    expect(text).not.toMatch(/,\n\);/);
  });

  it('is a whole statement for a vocabulary without days', () => {
    const small = factsMigration(new Map([['pension', factOf('pension')]]));
    expect(small).not.toContain('_lo <=');
    expect(small).toMatch(/check \(extract\(day from month\) = 1\)\n\);/);
  });

  it('has the same text for the same vocabulary, and other text for another', () => {
    expect(factsMigration(new Map(ruleFacts))).toBe(text);
    expect(factsMigration(new Map([...ruleFacts].slice(1)))).not.toBe(text);
  });

  it('writes a quotation mark inside a meaning twice', () => {
    const odd = factOf('pension', { label: both("lương 'hưu'") });
    expect(factsMigration(new Map([['pension', odd]]))).toContain("is 'Lương ''hưu'' (đồng)';");
  });

  it('lets the application read, add and take away a month, never change a row', () => {
    const [grant] = text.match(/grant [^;]+;/) ?? [];
    expect(grant).toBe(`grant select, insert, delete on ${FACTS_TABLE} to ansinh_app;`);
  });
});
