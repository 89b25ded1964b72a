import { describe, expect, it } from 'vitest';
import { unwrap } from '../../kernel/index.ts';
import { ask, between } from '../../../tests/support/law-asking.ts';
import {
  cite,
  engineOfCases,
  engineWith,
  lawCase,
  parameter,
  programme,
  version,
} from '../../../tests/support/law-pack.ts';
import type { Engine } from '../engine.ts';
import type { Settled } from '../ir.ts';
import { settle } from './settle.ts';
import type { Asked } from './value.ts';

const asked: Asked = { on: '2024-08-01', knownAt: null, areas: [] };
const note = { vi: 'chưa có hướng dẫn', en: 'no guidance yet' };

function settled(engine: Engine, given: Partial<Asked> = {}): Settled {
  return unwrap(settle(engine.pack, 'aid', { ...asked, ...given }));
}

/** The refusal of a law that does not settle. */
function refused(engine: Engine, on = asked.on, slug = 'aid'): unknown {
  const result = settle(engine.pack, slug, { ...asked, on });
  return result.ok ? null : result.error;
}

const ids = ({ cases }: Settled): readonly string[] => cases.map((each) => each.id);

describe('the version of the day', () => {
  const old = version([lawCase('old', 'true', '1')], { to: '2021-06-30' });
  const young = version([lawCase('young', 'true', '2')], {
    from: '2021-07-01',
    cite: cite('2/2021/NĐ-CP'),
  });
  const engine = engineWith([programme('aid', [old, young])]);

  it.each([
    ['its first day', '2010-01-01', 'old'],
    ['its last day', '2021-06-30', 'old'],
    ['the day after', '2021-07-01', 'young'],
    ['long after', '2030-01-01', 'young'],
  ])('on %s', (_title, on, id) => {
    expect(ids(settled(engine, { on }))).toEqual([id]);
  });

  it.each([
    ['2021-03-14', 'old'],
    ['2021-03-15', 'young'],
  ])('as it was known on %s: the old one goes on until the new one is issued', (knownAt, id) => {
    expect(ids(settled(engine, { on: '2022-01-01', knownAt }))).toEqual([id]);
  });

  it('before the first is no law, and no nothing either', () => {
    expect(refused(engine, '2009-12-31')).toMatchObject({
      code: 'law.before_the_law',
      kind: 'refused',
      data: { programme: 'aid', on: '2009-12-31' },
    });
  });

  it('before a benefit that no earlier law gave is nothing', () => {
    const begins = { on: '2010-01-01', cite: cite() };
    const first = engineWith([programme('aid', [old], { begins })]);
    const law = settled(first, { on: '2009-12-31' });
    expect(law).toMatchObject({ cases: [], total: { k: 'number', value: 0 }, missing: [] });
    expect(between(ask(first, {}, { on: '2009-12-31' }))).toEqual(['0', '0']);
    expect(refused(first, '2022-01-01')).toMatchObject({ code: 'law.before_the_law' });
  });

  it('of a programme nobody defined is refused by its name', () => {
    expect(refused(engine, asked.on, 'trợ_cấp')).toMatchObject({
      code: 'law.unknown_programme',
      data: { name: 'trợ_cấp' },
    });
  });
});

describe('a case holds in its time and place', () => {
  const engine = engineOfCases([
    lawCase('always', 'true', '1'),
    lawCase('dated', 'true', '2', { from: '2015-01-01', to: '2019-12-31' }),
    lawCase('east', 'true', '3', { area: 'east' }),
    lawCase('city', 'true', '4', { area: 'city' }),
    lawCase('late', 'true', '5', { cite: cite('3/2026/NĐ-CP') }),
  ]);

  it.each<readonly [string, Parameters<typeof settled>[1], readonly string[]]>([
    ['nowhere in particular', {}, ['always', 'late']],
    ['on its first day', { on: '2015-01-01' }, ['always', 'dated', 'late']],
    ['on its last day', { on: '2019-12-31' }, ['always', 'dated', 'late']],
    ['the day after', { on: '2020-01-01' }, ['always', 'late']],
    ['in the west of the city', { areas: ['city', 'west'] }, ['always', 'city', 'late']],
    ['in the east of the city', { areas: ['city', 'east'] }, ['always', 'east', 'city', 'late']],
    ['before its instrument was issued', { knownAt: '2026-08-20' }, ['always']],
    ['once its instrument was issued', { knownAt: '2026-08-21' }, ['always', 'late']],
  ])('%s', (_title, given, expected) => {
    expect(ids(settled(engine, given))).toEqual(expected);
  });
});

describe('a case that stands over another', () => {
  const engine = engineOfCases([
    lawCase('general', 'orphan', '9'),
    lawCase('special', "degree == 'severe'", '4', { over: ['general'], to: '2024-12-31' }),
  ]);
  const person = { orphan: true, degree: 'severe' };

  it('keeps it from being paid, although it would give more', () => {
    expect(ask(engine, { person })).toMatchObject({ amount: '4', case: 'special' });
    expect(ask(engine, { person: { ...person, degree: 'none' } }).amount).toBe('9');
  });

  it('only while it is law itself', () => {
    expect(ask(engine, { person }, { on: '2025-01-01' }).amount).toBe('9');
  });

  it('leaves both open while nobody knows whether it holds', () => {
    expect(between(ask(engine, { person: { orphan: true } }))).toEqual(['4', '9']);
  });

  it('leaves nothing of a case where it always holds', () => {
    const always = engineOfCases([
      lawCase('general', 'orphan', '9'),
      lawCase('special', 'true', '4', { over: ['general'] }),
    ]);
    expect(settled(always).cases[0]?.when).toEqual({ k: 'bool', value: false });
  });
});

describe('how cases are combined', () => {
  const cases = [
    lawCase('a', 'orphan', '5'),
    lawCase('b', 'single', '3'),
    lawCase('c', 'pension', '2'),
  ];
  const all = { orphan: true, single: true, pension: true };

  it.each([
    ['max', all, '5'],
    ['sum', all, '10'],
    ['first', all, '5'],
    ['first', { ...all, orphan: false }, '3'],
    ['sum', { ...all, orphan: false }, '5'],
    ['max', { orphan: false, single: false, pension: false }, '0'],
    ['sum', { orphan: false, single: false, pension: false }, '0'],
  ])('%s of %j is %s', (combine, person, expected) => {
    expect(ask(engineOfCases(cases, [], { combine }), { person }).amount).toBe(expected);
  });

  it.each([
    ['on top of the highest of those named', all, '5', '8'],
    ['alone where none of them holds', { orphan: false, single: true, pension: false }, '3', '3'],
    ['on top of the other', { orphan: false, single: true, pension: true }, '3', '5'],
    ['not where it does not hold', { orphan: true, single: false, pension: true }, '5', '5'],
  ])('a case is paid %s', (_title, person, without, plus) => {
    const route = { case: 'b', with: ['a', 'c'], cite: cite() };
    expect(ask(engineOfCases(cases), { person }).amount).toBe(without);
    expect(ask(engineOfCases(cases, [], { plus: [route] }), { person }).amount).toBe(plus);
  });

  it('without those that are not law on the day', () => {
    const route = { case: 'b', with: ['a', 'c'], cite: cite() };
    const dated = [
      cases[0] ?? {},
      lawCase('b', 'single', '3', { to: '2023-12-31' }),
      cases[2] ?? {},
    ];
    const engine = engineOfCases(dated, [], { plus: [route] });
    expect(settled(engine).plus).toEqual([]);
    expect(settled(engine, { on: '2023-12-31' }).plus[0]).toMatchObject({ case: 1, with: [0, 2] });
  });
});

describe('values worked into a case', () => {
  const standard = parameter('aid.standard', '500');
  const uses = { standard: 'aid.standard' };

  it('are constants from then on, named with where they stand', () => {
    const law = settled(
      engineOfCases([lawCase('a', 'orphan', '2 * standard', { uses })], [standard]),
    );
    expect(law.cases[0]?.amount).toEqual({ k: 'number', value: 1000, scale: 0 });
    expect(law.values).toMatchObject([
      { parameter: 'aid.standard', key: null, value: '500', level: 'national', confidence: 'S' },
    ]);
    expect(law.cases[0]?.values).toEqual(law.values);
  });

  it('of a condition are named too', () => {
    const engine = engineOfCases([lawCase('a', 'wage < standard', '7', { uses })], [standard]);
    expect(settled(engine).values.map((each) => each.parameter)).toEqual(['aid.standard']);
  });

  it('that are missing leave the amount open, and are named once', () => {
    const engine = engineOfCases(
      [
        lawCase('a', 'orphan', 'standard', { uses }),
        lawCase('b', 'single', '2 * standard', { uses }),
      ],
      [parameter('aid.standard', null, { type: 'money' })],
    );
    expect(settled(engine).missing.map((each) => each.parameter)).toEqual(['aid.standard']);
    expect(settled(engine).cases.map(({ amount }) => amount.k)).toEqual(['open', 'open']);
  });

  it('that the law leaves open are missing by the name of what decides them', () => {
    const open = { lo: '1', hi: '4', missing: 'aid.rule', note };
    const given = { id: 'a', title: note, when: 'orphan', cite: cite(), open };
    expect(settled(engineOfCases([given])).missing).toEqual([
      { parameter: 'aid.rule', from: null, to: null, floor: null, note },
    ]);
  });

  it('are never paid below nothing', () => {
    const engine = engineOfCases([lawCase('a', 'true', '500 - wage')]);
    expect(ask(engine, { person: { wage: '700' } }).amount).toBe('0');
    expect(between(ask(engine, {}))).toEqual(['0', '500']);
  });
});

describe('figures that follow', () => {
  const engine = engineOfCases(
    [lawCase('a', 'orphan', 'standard')],
    [parameter('aid.standard', '500')],
    {
      uses: { standard: 'aid.standard' },
      also: [{ name: 'yearly', label: note, unit: 'đồng', amount: 'amount * 12 + standard' }],
    },
  );

  it('are worked out of what the programme gives and of values', () => {
    expect(ask(engine, { person: { orphan: true } }).derived).toEqual({ yearly: '6500' });
    expect(ask(engine, { person: { orphan: false } }).derived).toEqual({ yearly: '500' });
  });
});

describe('a law that cannot be counted is refused where it is settled', () => {
  it.each<readonly [string, string, object, string]>([
    ['half a đồng', '0.5', {}, 'law.not_whole'],
    ['half a đồng of a fact', '0.5 * wage', {}, 'law.not_whole'],
    ['a number beyond what is exact', '10000 * wage', {}, 'law.too_large'],
    ['two amounts against each other', 'wage < debt ? 1 : 2', {}, 'law.not_linear'],
  ])('%s', (_title, amount, more, code) => {
    expect(refused(engineOfCases([lawCase('x', 'true', amount, more)]))).toMatchObject({
      code,
      data: { programme: 'aid', case: 'x' },
    });
  });

  it.each([
    [
      'half a đồng that is rounded',
      '0.5 * wage',
      { rounding: { to: 1000, mode: 'half_up', cite: cite() } },
    ],
    ['a sum of decimals that is whole', '0.5 + 0.5', {}],
    ['the largest number that is exact', '1000 * wage', {}],
  ])('but not %s', (_title, amount, more) => {
    expect(refused(engineOfCases([lawCase('x', 'true', amount, more)]))).toBeNull();
  });

  it('and a share may have decimals', () => {
    const share = { outcome: { kind: 'share', unit: '%' } };
    const engine = engineWith([programme('aid', [version([lawCase('x', 'true', '2.5')])], share)]);
    expect(ask(engine, {}).amount).toBe('2.5');
  });
});
