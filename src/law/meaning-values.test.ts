import { describe, expect, it } from 'vitest';
import { unwrap } from '../kernel/index.ts';
import { ask, asked, between } from '../../tests/support/law-asking.ts';
import {
  cite,
  engineOfCases,
  engineWith,
  factsOf,
  lawCase,
  parameter,
  programme,
  version,
} from '../../tests/support/law-pack.ts';
import { assess } from './assess/assess.ts';
import { valueAt } from './value.ts';

/** Rules of meaning: each is a trap some engine fell into. Numbers are the design's. */

const raised = parameter('aid.standard', '360', {
  values: [
    { value: '360', from: '2010-01-01', to: '2026-06-30', cite: cite(), confidence: 'S' },
    { value: '540', from: '2026-07-01', cite: cite('3/2026/NĐ-CP'), confidence: 'S2' },
  ],
});

describe('rule 4: two times: in force, and known', () => {
  const engine = engineOfCases([lawCase('all', 'true', 'standard')], [raised], {
    uses: { standard: 'aid.standard' },
  });
  const amount = (on: string, knownAt: string | null): string | null =>
    ask(engine, {}, { on, knownAt }).amount;

  it('counts a decree computed backward from its first day once it is known', () => {
    expect(amount('2026-06-30', null)).toBe('360');
    expect(amount('2026-07-01', null)).toBe('540');
  });

  it('pays the old value for those months as long as the decree is not issued', () => {
    expect(amount('2026-07-15', '2026-08-20')).toBe('360');
    expect(amount('2026-07-15', '2026-08-21')).toBe('540');
  });

  it('keeps the day of issue, of effect and of computation apart', () => {
    const value = unwrap(
      valueAt(engine.pack, 'aid.standard', undefined, {
        on: '2026-08-01',
        knownAt: null,
        areas: [],
      }),
    );
    expect([value.issued, value.effective, value.computedFrom]).toEqual([
      '2026-08-21',
      '2026-10-05',
      '2026-07-01',
    ]);
  });

  it('holds a whole version back until it is known', () => {
    const two = engineWith([
      programme('aid', [
        version([lawCase('old', 'true', '1')], { to: '2021-06-30' }),
        version([lawCase('new', 'true', '2')], { from: '2021-07-01', cite: cite('2/2021/NĐ-CP') }),
      ]),
    ]);
    expect(ask(two, {}, { on: '2021-07-01', knownAt: '2021-03-14' }).amount).toBe('1');
    expect(ask(two, {}, { on: '2021-07-01', knownAt: '2021-03-15' }).amount).toBe('2');
  });
});

describe('rule 5: never the nearest value', () => {
  const gap = parameter('aid.standard', '360', {
    values: [
      { value: '360', from: '2011-01-01', to: '2011-12-31', cite: cite(), confidence: 'S' },
      { value: '400', from: '2013-01-01', cite: cite(), confidence: 'S' },
    ],
  });
  const engine = engineOfCases([lawCase('all', 'orphan', 'standard')], [gap], {
    uses: { standard: 'aid.standard' },
  });

  it.each(['2010-12-31', '2012-01-01', '2012-12-31'])('refuses the value itself on %s', (on) => {
    const value = valueAt(engine.pack, 'aid.standard', undefined, { on, knownAt: null, areas: [] });
    expect(value.ok ? value.value.value : value.error.code).toBe('law.value_missing');
  });

  it('leaves the answer open above what is certain and names what is missing', () => {
    const answer = ask(engine, { person: { orphan: true } }, { on: '2012-06-01' });
    expect([answer.decided, answer.min, answer.max]).toEqual([false, '0', null]);
    expect(answer.missing.map((each) => each.parameter)).toEqual(['aid.standard']);
    expect(asked(answer)).toEqual([]);
  });

  it('decides nothing for whom the missing value does not matter', () => {
    expect(ask(engine, { person: { orphan: false } }, { on: '2012-06-01' }).amount).toBe('0');
  });

  it('refuses a day before the first version of a programme', () => {
    const before = assess(engine, 'aid', factsOf(engine, {}, '2009-12-31'), {
      on: '2009-12-31',
      knownAt: null,
      areas: [],
    });
    expect(before.ok ? 'answer' : before.error.code).toBe('law.before_the_law');
  });

  it('answers nothing before a benefit that no earlier law gave', () => {
    const begins = { on: '2020-01-01', cite: cite() };
    const later = engineWith([
      programme('aid', [version([lawCase('x', 'true', '5')], { from: '2020-01-01' })], { begins }),
    ]);
    expect(ask(later, {}, { on: '2019-12-31' }).amount).toBe('0');
    expect(ask(later, {}, { on: '2020-01-01' }).amount).toBe('5');
  });
});

describe('rule 6: whole đồng, exact decimals, stated rounding', () => {
  it('multiplies 1,234,567,891 đồng by a coefficient without losing a đồng', () => {
    const engine = engineOfCases(
      [lawCase('x', 'true', '2.5 * 2 * standard')],
      [parameter('aid.standard', '1234567891')],
      {
        uses: { standard: 'aid.standard' },
      },
    );
    expect(ask(engine, {}).amount).toBe('6172839455');
  });

  it('adds 0.1 and 0.2 to 0.3', () => {
    const engine = engineOfCases([lawCase('x', '0.1 + 0.2 == 0.3', '1')]);
    expect(ask(engine, {}).amount).toBe('1');
  });

  it('refuses an amount that is not whole đồng and states no rounding', () => {
    const engine = engineOfCases([lawCase('x', 'true', '0.6 * wage')]);
    const answer = assess(engine, 'aid', factsOf(engine, {}), {
      on: '2024-08-01',
      knownAt: null,
      areas: [],
    });
    expect(answer.ok ? 'answer' : answer.error.code).toBe('law.not_whole');
  });

  it.each([
    ['half_up', 1, '2', '1'],
    ['down', 1, '3', '1'],
    ['up', 1, '1', '1'],
    ['half_up', 1000, '2499', '1000'],
    ['half_up', 1000, '2500', '2000'],
  ] as const)('rounds %s to %i as the article says: 0.6 of %s is %s', (mode, to, wage, result) => {
    const engine = engineOfCases([
      lawCase('x', 'true', '0.6 * wage', { rounding: { to, mode, cite: cite() } }),
    ]);
    expect(ask(engine, { person: { wage } }).amount).toBe(result);
  });

  it('refuses a rule whose numbers a machine could not count exactly', () => {
    const engine = engineOfCases([lawCase('x', 'true', 'wage * debt')]);
    const answer = assess(engine, 'aid', factsOf(engine, {}), {
      on: '2024-08-01',
      knownAt: null,
      areas: [],
    });
    expect(answer.ok ? 'answer' : answer.error.code).toBe('law.too_large');
  });
});

describe('rule 7: age is completed years', () => {
  const engine = engineOfCases([lawCase('adult', 'years(birth_date) >= 16', '1')]);

  it.each([
    ['2008-08-02', '0'],
    ['2008-08-01', '1'],
    ['2008-07-31', '1'],
  ])('born %s, asked on 2024-08-01: %s', (birth, amount) => {
    expect(ask(engine, { person: { birth_date: birth } }).amount).toBe(amount);
  });

  it('lets people born on 29 February complete their year on 1 March of a common year', () => {
    const person = { birth_date: '2008-02-29' };
    const newer = engineOfCases([lawCase('adult', 'years(birth_date) >= 15', '1')]);
    expect(ask(newer, { person }, { on: '2023-02-28' }).amount).toBe('0');
    expect(ask(newer, { person }, { on: '2023-03-01' }).amount).toBe('1');
    expect(ask(engine, { person }, { on: '2024-02-29' }).amount).toBe('1');
  });

  it('counts months as it counts years', () => {
    const months = engineOfCases([lawCase('baby', 'months(birth_date) < 36', '1')]);
    expect(ask(months, { person: { birth_date: '2021-08-02' } }).amount).toBe('1');
    expect(ask(months, { person: { birth_date: '2021-08-01' } }).amount).toBe('0');
  });

  it('refuses a birth after the day asked, with its field', () => {
    expect(() => factsOf(engine, { person: { birth_date: '2024-08-02' } })).toThrow(
      'law.after_the_day',
    );
    expect(() => factsOf(engine, { person: { birth_date: '2024-08-02' } })).toThrow(
      'person.birth_date',
    );
  });
});

describe('rule 9: local law', () => {
  const local = parameter('aid.standard', '500', {
    local: { rule: 'higher', cite: cite() },
    values: [
      { value: '500', from: '2010-01-01', cite: cite(), confidence: 'S' },
      {
        value: null,
        area: 'east',
        from: '2020-01-01',
        to: '2025-12-31',
        cite: cite(),
        confidence: 'S',
      },
      {
        value: '380',
        area: 'west',
        from: '2021-07-01',
        to: '2024-07-31',
        cite: cite(),
        confidence: 'S',
      },
      {
        value: '550',
        area: 'west',
        from: '2024-08-01',
        to: '2025-12-31',
        cite: cite(),
        confidence: 'S',
      },
      { value: '700', area: 'city', from: '2026-01-01', cite: cite(), confidence: 'S' },
    ],
  });
  const engine = engineOfCases([lawCase('all', 'true', '2 * standard')], [local], {
    uses: { standard: 'aid.standard' },
  });

  it.each([
    [[], '2025-08-01', '1000', '1000'],
    [['city', 'west'], '2025-08-01', '1100', '1100'],
    [['west'], '2024-07-31', '1000', '1000'],
    [['city', 'east'], '2025-08-01', '1000', null],
    [['city', 'east'], '2019-12-31', '1000', '1000'],
    [['city', 'east'], '2026-01-01', '1400', '1400'],
  ])('in %j on %s the amount lies between %s and %s', (areas, on, min, max) => {
    expect(between(ask(engine, {}, { on, areas }))).toEqual([min, max]);
  });

  it('decides once the missing value is entered', () => {
    const values = (local as { values: { value: string | null }[] }).values;
    const entered = {
      ...local,
      values: values.map((each) => ({ ...each, value: each.value ?? '610' })),
    };
    const again = engineOfCases([lawCase('all', 'true', '2 * standard')], [entered], {
      uses: { standard: 'aid.standard' },
    });
    expect(ask(again, {}, { on: '2025-08-01', areas: ['city', 'east'] }).amount).toBe('1220');
  });

  it('holds a local case only where it is law', () => {
    const extra = engineOfCases([lawCase('x', 'true', '5', { area: 'city', from: '2020-01-01' })]);
    expect(ask(extra, {}, { areas: ['city'] }).amount).toBe('5');
    expect(ask(extra, {}, { areas: [] }).amount).toBe('0');
    expect(ask(extra, {}, { areas: ['city'], on: '2019-12-31' }).amount).toBe('0');
  });
});

describe('rule 16: a derived figure is not law', () => {
  it('refuses a table outside the months it was printed for', () => {
    const printed = version([lawCase('x', 'true', '5')], { from: '2021-07-01', to: '2026-06-30' });
    const engine = engineWith([programme('aid', [printed])]);
    for (const on of ['2021-06-30', '2026-07-01']) {
      const answer = assess(engine, 'aid', factsOf(engine, {}, on), {
        on,
        knownAt: null,
        areas: [],
      });
      expect(answer.ok ? 'answer' : answer.error.code).toBe('law.before_the_law');
    }
  });
});
