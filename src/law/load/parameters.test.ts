import { describe, expect, it } from 'vitest';
import { cite, parameter, refusalsOf } from '../../../tests/support/law-pack.ts';

const row = (from: string, to: string | null = null, more: object = {}): object => ({
  value: '5',
  from,
  to,
  cite: cite(),
  confidence: 'S',
  ...more,
});

/** What a parameter with these values is refused for, and at which value. */
function wrong(values: readonly object[], more: object = {}): readonly unknown[] {
  const given = parameter('aid.standard', null, { type: 'money', values, ...more });
  return refusalsOf([], [given]).map(({ code, data }) => [code, data?.['from'], data?.['other']]);
}

const local = { local: { rule: 'higher', cite: cite() } };

describe('one value a day', () => {
  it.each<readonly [string, readonly object[]]>([
    ['one after the other', [row('2010-01-01', '2019-12-31'), row('2020-01-01')]],
    ['with a gap', [row('2010-01-01', '2015-12-31'), row('2020-01-01')]],
    ['written in any order', [row('2020-01-01'), row('2010-01-01', '2019-12-31')]],
    ['a single day', [row('2010-01-01', '2010-01-01'), row('2010-01-02')]],
  ])('stands: %s', (_title, values) => {
    expect(wrong(values)).toEqual([]);
  });

  it.each<readonly [string, readonly object[], readonly string[]]>([
    [
      'a day shared',
      [row('2010-01-01', '2020-01-01'), row('2020-01-01')],
      ['2010-01-01', '2020-01-01'],
    ],
    [
      'no end before the next',
      [row('2010-01-01'), row('2020-01-01')],
      ['2010-01-01', '2020-01-01'],
    ],
    [
      'the same first day',
      [row('2010-01-01', '2012-12-31'), row('2010-01-01', '2011-12-31')],
      ['2010-01-01', '2010-01-01'],
    ],
    ['written in any order', [row('2020-01-01'), row('2010-01-01')], ['2010-01-01', '2020-01-01']],
    [
      'an end before its beginning',
      [row('2010-01-02', '2010-01-01')],
      ['2010-01-02', '2010-01-01'],
    ],
  ])('is refused with both days: %s', (_title, values, [from, other]) => {
    expect(wrong(values)).toEqual([['law.overlap', from, other]]);
  });

  it('is asked of each line of a table and of each place apart', () => {
    const lines = ['a', 'b'].map((key) => row('2010-01-01', null, { key }));
    expect(wrong(lines, { keyed: true })).toEqual([]);
    expect(wrong([...lines, row('2020-01-01', null, { key: 'b' })], { keyed: true })).toEqual([
      ['law.overlap', '2010-01-01', '2020-01-01'],
    ]);
    const places = [row('2010-01-01'), row('2010-01-01', null, { area: 'city' })];
    expect(wrong(places, local)).toEqual([]);
    expect(wrong([...places, row('2015-01-01', null, { area: 'city' })], local)).toHaveLength(1);
  });
});

describe('a value', () => {
  it.each<readonly [string, object, object, readonly string[]]>([
    ['whole money', { value: '500000' }, {}, []],
    ['part of a đồng', { value: '0.5' }, {}, ['law.not_whole']],
    ['a decimal that is no money', { value: '0.5' }, { type: 'decimal' }, []],
    ['money nobody knows', { value: null }, {}, []],
    ['of a line, in no table', { key: 'a' }, {}, ['law.key_needed']],
    ['of no line, in a table', {}, { keyed: true }, ['law.key_needed']],
    ['of a document nobody entered', { cite: cite('9/1999/NĐ-CP') }, {}, ['law.unknown_document']],
    ['of a place, where no rule says how both meet', { area: 'east' }, {}, ['law.bad_shape']],
    ['of a place, where a rule says so', { area: 'east' }, local, []],
  ])('%s', (_title, own, more, expected) => {
    const codes = wrong([row('2010-01-01', null, own)], more).map((each) => (each as unknown[])[0]);
    expect(codes).toEqual(expected);
  });

  it('of a place is refused where the rule itself cites a document nobody entered', () => {
    const rule = { local: { rule: 'adds', cite: cite('9/1999/NĐ-CP') } };
    expect(wrong([row('2010-01-01')], rule)).toEqual([
      ['law.unknown_document', undefined, undefined],
    ]);
  });

  it('that is wrong in several ways is told each of them', () => {
    const own = { value: '0.5', cite: cite('9/1999/NĐ-CP'), key: 'a' };
    expect(wrong([row('2010-01-01', null, own)]).map((each) => (each as unknown[])[0])).toEqual([
      'law.key_needed',
      'law.not_whole',
      'law.unknown_document',
    ]);
  });
});
