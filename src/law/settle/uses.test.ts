import { describe, expect, it } from 'vitest';
import { cite, engineOfCases, lawCase, parameter } from '../../../tests/support/law-pack.ts';
import { NEVER, type Num } from '../ir.ts';
import { aliasValue, type AliasUse, type AliasValue } from './uses.ts';

const row = (value: string | null, more: object = {}): object => ({
  value,
  from: '2010-01-01',
  cite: cite(),
  confidence: 'S',
  ...more,
});

const use = (name: string, more: Partial<AliasUse> = {}): AliasUse => ({
  parameter: name,
  key: undefined,
  on: undefined,
  nationalOnly: false,
  ...more,
});

const number = (value: number, scale = 0): Num => ({ k: 'number', value, scale });
const local = { rule: 'higher', cite: cite() };

const { pack } = engineOfCases(
  [lawCase('x', 'true', '1')],
  [
    parameter('plain', '500'),
    parameter('local', null, {
      type: 'money',
      local,
      values: [row('500'), row('700', { area: 'city' })],
    }),
    parameter('by_case', null, {
      type: 'decimal',
      keyed: true,
      values: [row('1.5', { key: 'a' }), row('2', { key: 'b' })],
    }),
    parameter('by_degree', null, {
      type: 'money',
      keyed: true,
      values: [row('10', { key: 'mild' }), row('20', { key: 'severe' })],
    }),
    parameter('by_two', null, {
      type: 'money',
      keyed: true,
      values: [
        row('11', { key: 'mild:0' }),
        row('12', { key: 'mild:5' }),
        row('21', { key: 'severe:0' }),
      ],
    }),
    parameter('dated', null, {
      type: 'money',
      values: [
        row('100', { to: '2019-12-31' }),
        row('200', { from: '2020-01-01', to: '2022-12-31' }),
        row('300', { from: '2024-01-01' }),
      ],
    }),
    parameter('ended', null, { type: 'money', values: [row('100', { to: '2019-12-31' })] }),
  ],
);

function value(given: AliasUse, caseId = 'a', areas: readonly string[] = []): AliasValue {
  return aliasValue(pack, given, caseId, { on: '2024-08-01', knownAt: null, areas });
}

describe('what stands for an alias', () => {
  it('is the value of the day, with where it was read', () => {
    const { num, used, missing } = value(use('plain'));
    expect([num, missing]).toEqual([number(500), []]);
    expect(used).toMatchObject([{ parameter: 'plain', value: '500', on: '2024-08-01' }]);
  });

  it('is nothing for a parameter nobody defined, which the loader refuses', () => {
    expect(value(use('mức_chuẩn'))).toEqual({ num: number(0), used: [], missing: [] });
  });

  it.each<readonly [string, Partial<AliasUse>, readonly string[], number]>([
    ['the country’s where no place is asked', {}, [], 500],
    ['the higher local one there', {}, ['city', 'east'], 700],
    ['the country’s where only that is meant', { nationalOnly: true }, ['city', 'east'], 500],
  ])('is %s', (_title, more, areas, expected) => {
    expect(value(use('local', more), 'a', areas).num).toEqual(number(expected));
  });

  it.each<readonly [string, Partial<AliasUse>, string, Num]>([
    ['by the id of the case where no key is said', {}, 'a', number(15, 1)],
    ['by the id of another case', {}, 'b', number(2)],
    ['by a template with the id', { key: '{case}' }, 'b', number(2)],
    ['by a key of its own', { key: 'a' }, 'b', number(15, 1)],
  ])('is the line of a table %s', (_title, more, caseId, expected) => {
    expect(value(use('by_case', more), caseId).num).toEqual(expected);
  });

  it('is missing where a table has no such line', () => {
    const { num, missing } = value(use('by_case'), 'z');
    expect(num).toMatchObject({ k: 'open', lo: number(0), hi: null, missing: 'by_case z' });
    expect(missing.map((each) => each.parameter)).toEqual(['by_case z']);
  });
});

describe('a line that facts pick', () => {
  it('is a table of the values of the fact, open where it has none', () => {
    const { num, used, missing } = value(use('by_degree', { key: '{degree}' }));
    expect(num).toEqual({
      k: 'lookup',
      of: { fact: 'degree', member: false },
      lines: new Map([
        ['mild', number(10)],
        ['severe', number(20)],
      ]),
      otherwise: { k: 'open', lo: number(0), hi: null, missing: 'by_degree' },
    });
    expect(used.map((each) => each.key)).toEqual(['mild', 'severe']);
    expect(missing.map((each) => each.parameter)).toEqual(['by_degree']);
  });

  it('is a table of tables where two facts pick it', () => {
    const { num } = value(use('by_two', { key: '{degree}:{children}' }));
    const inner = num.k === 'lookup' ? num.lines.get('mild') : undefined;
    expect(num).toMatchObject({ k: 'lookup', of: { fact: 'degree' } });
    expect(inner).toMatchObject({ k: 'lookup', of: { fact: 'children' } });
    expect(inner?.k === 'lookup' && [...inner.lines]).toEqual([
      ['0', number(11)],
      ['5', number(12)],
    ]);
  });
});

describe('the value of the day a fact names', () => {
  const stretches = (given: AliasValue): readonly unknown[] =>
    given.num.k === 'on_day'
      ? given.num.steps.map(({ from, to, value: each }) => [
          from,
          to,
          each.k === 'number' ? each.value : each.k,
        ])
      : [];

  it('has a step for each stretch of days, a gap being open', () => {
    const found = value(use('dated', { on: 'death_date' }));
    expect(stretches(found)).toEqual([
      [20_100_101, 20_191_231, 100],
      [20_200_101, 20_221_231, 200],
      [20_230_101, 20_231_231, 'open'],
      [20_240_101, NEVER - 1, 300],
    ]);
    expect(found.num).toMatchObject({ of: { fact: 'death_date' }, otherwise: { k: 'open' } });
  });

  it('ends with the last value where that has an end', () => {
    expect(stretches(value(use('ended', { on: 'death_date' })))).toEqual([
      [20_100_101, 20_191_231, 100],
    ]);
  });

  it('names each value with the day it was read for', () => {
    const { used } = value(use('dated', { on: 'death_date' }));
    expect(used.map(({ value: each, on }) => [each, on])).toEqual([
      ['100', '2010-01-01'],
      ['200', '2020-01-01'],
      ['300', '2024-01-01'],
    ]);
  });
});
