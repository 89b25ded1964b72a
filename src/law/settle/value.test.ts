import { describe, expect, it } from 'vitest';
import { unwrap } from '../../kernel/index.ts';
import { ask, asked, between } from '../../../tests/support/law-asking.ts';
import {
  cite,
  engineOfCases,
  engineWith,
  lawCase,
  parameter,
  programme,
  version,
} from '../../../tests/support/law-pack.ts';
import { valueAt, type ValueAnswer } from '../value.ts';
import { settle } from './settle.ts';
import { pickValue, type Asked, type Picked } from './value.ts';

const note = { vi: 'chưa đọc', en: 'unread' };

function row(value: string | null, more: object = {}): object {
  return { value, from: '2010-01-01', cite: cite(), confidence: 'S', ...more };
}

function picked(
  rows: readonly object[],
  given: Partial<Asked> & { rule?: string; key?: string } = {},
): Picked {
  const { rule, key, ...where } = given;
  const local = rule === undefined ? {} : { local: { rule, cite: cite() } };
  const keyed = { type: 'decimal', keyed: key !== undefined };
  const { pack } = engineWith(
    [],
    [parameter('aid.standard', '1', { values: rows, ...local, ...keyed })],
  );
  const [only] = pack.parameters.values();
  if (only === undefined) throw new Error('no parameter');
  return pickValue(pack, only, key, { on: '2024-08-01', knownAt: null, areas: [], ...where });
}

const number = ({ num }: Picked): number | null =>
  num.k === 'number' ? num.value / 10 ** num.scale : null;
const floor = ({ num }: Picked): unknown => (num.k === 'open' ? num.lo : null);

describe('a value meets a local one', () => {
  const city = ['city', 'east'];
  const local = (value: string | null, more: object = {}): object =>
    row(value, { area: 'east', ...more });

  it.each([
    ['higher', '500', '550', 550, 'area'],
    ['higher', '500', '450', 500, 'national'],
    ['higher', '500', '500', 500, 'national'],
    ['replaces', '500', '450', 450, 'area'],
  ] as const)(
    '%s: %s and %s give %i, which is the %s one',
    (rule, national, own, ...[value, level]) => {
      const found = picked([row(national), local(own)], { rule, areas: city });
      expect(number(found)).toBe(value);
      expect(found.used.map((each) => each.level)).toContain(level);
      if (rule === 'higher') expect(found.used).toHaveLength(1);
    },
  );

  it('adds up where the rule says so, decimals of either length', () => {
    const found = picked([row('1.5'), local('0.25')], { rule: 'adds', areas: city });
    expect(number(found)).toBe(1.75);
    expect(found.used).toHaveLength(2);
  });

  it('compares decimals of different length as numbers', () => {
    expect(number(picked([row('9'), local('10.5')], { rule: 'higher', areas: city }))).toBe(10.5);
    expect(number(picked([row('9.75'), local('10')], { rule: 'higher', areas: city }))).toBe(10);
  });

  it('stands alone where the area is another one or none', () => {
    expect(
      number(picked([row('500'), local('550')], { rule: 'higher', areas: ['city', 'west'] })),
    ).toBe(500);
    expect(number(picked([row('500'), local('550')], { rule: 'higher' }))).toBe(500);
    const whole = picked([row('500'), row('600', { area: 'city' })], {
      rule: 'higher',
      areas: city,
    });
    expect([number(whole), whole.used[0]?.level]).toEqual([600, 'city']);
  });

  it('is open above the floor while the local value is not known', () => {
    const missing = local(null, { to: '2025-12-31', note });
    for (const [rule, lowest] of [
      ['higher', 500],
      ['adds', 500],
      ['replaces', 0],
    ] as const) {
      const found = picked([row('500'), missing], { rule, areas: city });
      expect(floor(found)).toEqual({ k: 'number', value: lowest, scale: 0 });
      expect(found.missing).toEqual({
        parameter: 'aid.standard',
        from: '2010-01-01',
        to: '2025-12-31',
        floor: lowest === 0 ? null : '500',
        note,
      });
    }
  });

  it('is not the law of the country: without a national value nothing is certain', () => {
    const found = picked([local('550')], { rule: 'higher', areas: city });
    expect([number(found), floor(found)]).toEqual([null, { k: 'number', value: 550, scale: 0 }]);
    expect(number(picked([local('550')], { rule: 'replaces', areas: city }))).toBe(550);
  });
});

describe('a value of a line', () => {
  const rows = [row('1', { key: 'a' }), row('2', { key: 'b', to: '2023-12-31' })];

  it('is that of the key, and missing under its name where it has ended', () => {
    expect(number(picked(rows, { key: 'a' }))).toBe(1);
    expect(number(picked(rows, { key: 'b', on: '2023-12-31' }))).toBe(2);
    const ended = picked(rows, { key: 'b', on: '2024-01-01' });
    expect([ended.missing?.parameter, ended.missing?.floor, ended.used]).toEqual([
      'aid.standard b',
      null,
      [],
    ]);
    expect(number(picked(rows, { key: 'c' }))).toBeNull();
  });
});

describe('a value that a later instrument ended', () => {
  const rows = [
    row('360', { to: '2026-06-30' }),
    row('540', { from: '2026-07-01', cite: cite('3/2026/NĐ-CP') }),
  ];

  it('goes on as long as nobody knew, and shows no end', () => {
    const before = picked(rows, { on: '2026-08-01', knownAt: '2026-08-20' });
    expect([number(before), before.used[0]?.to]).toEqual([360, null]);
    const after = picked(rows, { on: '2026-06-30', knownAt: '2026-08-21' });
    expect([number(after), after.used[0]?.to]).toEqual([360, '2026-06-30']);
  });

  it('ends by itself where no instrument follows on the next day', () => {
    const alone = [row('360', { to: '2026-06-30' }), row('540', { from: '2026-09-01' })];
    expect(number(picked(alone, { on: '2026-07-15', knownAt: '2026-07-01' }))).toBeNull();
  });
});

describe('the value of the law asked by its name', () => {
  const values = [
    row('360', { key: 'a', confidence: 'K' }),
    row('1.50', { key: 'b', to: '2025-12-31', confidence: 'S2', cite: cite('2/2021/NĐ-CP') }),
    row(null, { key: 'c', note }),
  ];
  const { pack } = engineWith(
    [],
    [parameter('aid.table', '1.5', { values, keyed: true }), parameter('base', '7')],
  );
  const at = (name: string, key?: string): ReturnType<typeof valueAt> =>
    valueAt(pack, name, key, { on: '2024-08-01', knownAt: null, areas: [] });

  it('says its dates, its source and whether somebody checked it', () => {
    const answer: ValueAnswer = unwrap(at('aid.table', 'b'));
    expect(answer).toEqual({
      name: 'aid.table',
      key: 'b',
      value: '1.5',
      unit: 'đồng',
      from: '2010-01-01',
      to: '2025-12-31',
      level: 'national',
      issued: '2021-03-15',
      effective: '2021-07-01',
      computedFrom: '2010-01-01',
      cite: { document: '2/2021/NĐ-CP', article: 'Điều 1' },
      confidence: 'S2',
      verified: true,
    });
    expect(unwrap(at('aid.table', 'a')).verified).toBe(false);
    expect(unwrap(at('base'))).toMatchObject({ key: null, value: '7', to: null, verified: true });
  });

  it.each([
    ['aid.tabel', 'a', 'law.unknown_parameter', { name: 'aid.tabel', nearest: 'aid.table' }],
    ['aid.table', undefined, 'law.key_needed', { name: 'aid.table' }],
    ['base', 'a', 'law.key_needed', { name: 'base' }],
    ['aid.table', 'bb', 'law.unknown_key', { name: 'aid.table', key: 'bb', nearest: 'b' }],
    [
      'aid.table',
      'c',
      'law.value_missing',
      { name: 'aid.table c', on: '2024-08-01', known: 'chưa đọc. 1/2010/NĐ-CP' },
    ],
  ])('%s %s is refused with %s', (name, key, code, data) => {
    const answer = at(name, key);
    expect(answer.ok ? {} : answer.error).toMatchObject({ code, data });
  });

  it('names the floor that is certain where the local value is unknown', () => {
    const rows = [row('500'), row(null, { area: 'east' })];
    const local = parameter('s', '1', { values: rows, local: { rule: 'higher', cite: cite() } });
    const asking = { on: '2024-08-01', knownAt: null, areas: ['city', 'east'] };
    const answer = valueAt(engineWith([], [local]).pack, 's', undefined, asking);
    expect(answer.ok ? '' : answer.error.data['known']).toBe(
      '≥ 500 đồng. 1/2010/NĐ-CP; 1/2010/NĐ-CP',
    );
  });
});

describe('an alias of a programme', () => {
  const table = parameter('aid.table', '1', {
    keyed: true,
    values: [
      row('10', { key: 'x' }),
      row('20', { key: 'none:1' }),
      row('30', { key: 'mild:1' }),
      row('40', { key: 'mild:2' }),
    ],
  });
  const of = (use: unknown, amount = 'a', more: object = {}): ReturnType<typeof engineOfCases> =>
    engineOfCases([lawCase('x', 'orphan', amount, more)], [table, parameter('aid.standard', '5')], {
      uses: { a: use },
    });
  const orphan = { orphan: true };

  it('takes the line of the case by itself', () => {
    expect(ask(of('aid.table'), { person: orphan }).amount).toBe('10');
    expect(ask(of({ parameter: 'aid.table', key: '{case}' }), { person: orphan }).amount).toBe(
      '10',
    );
  });

  it('takes the line that facts pick, one after the other', () => {
    const engine = of({ parameter: 'aid.table', key: '{degree}:{children}' });
    const person = { ...orphan, degree: 'mild', children: 2 };
    expect(ask(engine, { person }).amount).toBe('40');
    const either = ask(engine, { person: { ...orphan, degree: 'mild' } });
    expect([between(either), asked(either)]).toEqual([['0', null], ['children']]);
    const absent = ask(engine, { person: { ...person, degree: 'severe' } });
    expect([absent.decided, absent.missing.map((each) => each.parameter)]).toEqual([
      false,
      ['aid.table'],
    ]);
  });

  it('of a case is taken before the one of the version', () => {
    const engine = of('aid.table', 'a', { uses: { a: 'aid.standard' } });
    expect(ask(engine, { person: orphan }).amount).toBe('5');
  });

  it('takes the value of the day a fact names, one more day being another value', () => {
    const values = [
      row('1', { to: '2019-12-31' }),
      row('2', { from: '2020-01-01', to: '2020-12-31' }),
      row('3', { from: '2022-01-01' }),
    ];
    const engine = engineOfCases(
      [lawCase('x', 'death_date != null', 'a')],
      [parameter('p', '1', { values })],
      {
        uses: { a: { parameter: 'p', on: 'death_date' } },
      },
    );
    const dying = (death_date: string): readonly unknown[] =>
      between(ask(engine, { person: { death_date } }));
    expect(dying('2010-01-01')).toEqual(['1', '1']);
    expect(dying('2009-12-31')).toEqual(['0', null]);
    expect(dying('2019-12-31')).toEqual(['1', '1']);
    expect(dying('2020-01-01')).toEqual(['2', '2']);
    expect(dying('2020-12-31')).toEqual(['2', '2']);
    expect(dying('2021-01-01')).toEqual(['0', null]);
    expect(dying('2021-12-31')).toEqual(['0', null]);
    expect(dying('2022-01-01')).toEqual(['3', '3']);
    expect(ask(engine, { person: { death_date: '2021-06-01' } }).missing[0]?.parameter).toBe('p');
    const shuffled = engineOfCases(
      [lawCase('x', 'death_date != null', 'a')],
      [parameter('p', '1', { values: values.toReversed() })],
      { uses: { a: { parameter: 'p', on: 'death_date' } } },
    );
    for (const day of ['2009-12-31', '2019-12-31', '2020-12-31', '2021-06-01', '2022-01-01'])
      expect(between(ask(shuffled, { person: { death_date: day } }))).toEqual(dying(day));
  });

  it('may ask for the value of the country alone', () => {
    const local = parameter('p', '1', {
      values: [row('5'), row('9', { area: 'city' })],
      local: { rule: 'higher', cite: cite() },
    });
    const engine = (use: unknown): ReturnType<typeof engineOfCases> =>
      engineOfCases([lawCase('x', 'true', 'a')], [local], { uses: { a: use } });
    expect(ask(engine({ parameter: 'p', level: 'national' }), {}, { areas: ['city'] }).amount).toBe(
      '5',
    );
    expect(ask(engine('p'), {}, { areas: ['city'] }).amount).toBe('9');
  });
});

describe('a settled programme', () => {
  it('says what values each case uses and keeps none twice', () => {
    const engine = engineOfCases(
      [lawCase('x', 'wage < limit', 'standard'), lawCase('y', 'orphan', '2 * standard')],
      [parameter('aid.standard', '5'), parameter('aid.limit', '9')],
      { uses: { standard: 'aid.standard', limit: 'aid.limit' } },
    );
    const settled = unwrap(
      settle(engine.pack, 'aid', { on: '2024-08-01', knownAt: null, areas: [] }),
    );
    const names = (values: readonly { parameter: string }[]): readonly string[] =>
      values.map((each) => each.parameter).toSorted();
    expect(settled.cases.map((each) => names(each.values))).toEqual([
      ['aid.limit', 'aid.standard'],
      ['aid.standard'],
    ]);
    expect(names(settled.values)).toEqual(['aid.limit', 'aid.standard']);
    expect(settled).toMatchObject({
      programme: 'aid',
      on: '2024-08-01',
      outcome: { kind: 'month', unit: 'đồng/tháng' },
    });
  });

  it('names what a case leaves open, with its dates and its note', () => {
    const open = { lo: '1', hi: '9', missing: 'aid.rule', note };
    const more = { open, amount: undefined, from: '2012-01-01', to: '2030-01-01' };
    const engine = engineOfCases([{ ...lawCase('x', 'orphan', '1'), ...more }]);
    const answer = ask(engine, { person: { orphan: true } });
    expect([between(answer), answer.missing]).toEqual([
      ['1', '9'],
      [{ parameter: 'aid.rule', from: '2012-01-01', to: '2030-01-01', floor: null, note }],
    ]);
  });

  it('never pays less than nothing', () => {
    const engine = engineOfCases([lawCase('x', 'true', '100 - wage')]);
    expect(ask(engine, { person: { wage: '70' } }).amount).toBe('30');
    expect(ask(engine, { person: { wage: '300' } }).amount).toBe('0');
    expect(between(ask(engine, {}))).toEqual(['0', '100']);
  });

  it('works out what follows from what it gives', () => {
    const more = { also: [{ name: 'yearly', label: note, unit: 'đồng', amount: '12 * amount' }] };
    const engine = engineOfCases([lawCase('x', 'orphan', '5')], [], more);
    expect(ask(engine, { person: { orphan: true } }).derived).toEqual({ yearly: '60' });
    expect(ask(engine, {}).derived).toBeNull();
  });

  it('has a case only within its own days and place', () => {
    const engine = engineWith([
      programme('aid', [
        version([
          lawCase('x', 'true', '5', { from: '2020-01-01', to: '2020-12-31' }),
          lawCase('y', 'true', '7', { area: 'west' }),
        ]),
      ]),
    ]);
    const on = (day: string, areas: readonly string[] = []): string | null =>
      ask(engine, {}, { on: day, areas }).amount;
    expect([on('2019-12-31'), on('2020-01-01'), on('2020-12-31'), on('2021-01-01')]).toEqual([
      '0',
      '5',
      '5',
      '0',
    ]);
    expect([on('2020-06-01', ['west']), on('2021-06-01', ['city', 'east'])]).toEqual(['7', '0']);
  });
});
