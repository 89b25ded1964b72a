import { describe, expect, it } from 'vitest';
import { unwrap } from '../kernel/index.ts';
import {
  cite,
  engineOfCases,
  engineWith,
  factsOf,
  lawCase,
  packTexts,
  parameter,
  programme,
  refusalsOf,
  version,
} from '../../tests/support/law-pack.ts';
import { assess, type Assessment } from './assess/assess.ts';
import { assessAll } from './assess/all.ts';
import { checkPack } from './check/check.ts';
import type { Engine } from './engine.ts';
import type { FactsInput } from './facts.ts';
import { loadPack } from './load/load.ts';
import { valueAt } from './value.ts';

/** The rules of meaning: each is a trap some engine fell into. Numbers are the design's. */

interface Asking {
  readonly on?: string;
  readonly knownAt?: string | null;
  readonly areas?: readonly string[];
  readonly slug?: string;
}

function ask(engine: Engine, input: FactsInput, asking: Asking = {}): Assessment {
  const { on = '2024-08-01', knownAt = null, areas = [], slug = 'aid' } = asking;
  return unwrap(assess(engine, slug, factsOf(engine, input, on), { on, knownAt, areas }));
}

const between = ({ min, max }: Assessment): readonly (string | null)[] => [min, max];
const asked = ({ ask: questions }: Assessment): readonly string[] =>
  questions.map((each) => each.fact);

describe('rule 1: unknown is a set of possible values, never null, nought or a default', () => {
  const engine = engineOfCases([
    lawCase('baby', 'orphan && years(birth_date) < 4', '250'),
    lawCase('child', 'orphan && years(birth_date) >= 4 && years(birth_date) < 16', '150'),
    lawCase('old', 'years(birth_date) >= 80 && !pension', '100'),
  ]);

  it('answers nothing known with the whole range and every question that matters', () => {
    const answer = ask(engine, {});
    expect(between(answer)).toEqual(['0', '250']);
    expect(asked(answer).toSorted()).toEqual(['birth_date', 'orphan', 'pension']);
  });

  it('does not pay an orphan of unknown age as if it were of some age', () => {
    const answer = ask(engine, { person: { orphan: true, pension: true } });
    expect(between(answer)).toEqual(['0', '250']);
    expect(asked(answer)).toEqual(['birth_date']);
  });

  it('asks nothing that can no longer change the answer', () => {
    const answer = ask(engine, { person: { birth_date: '2021-05-01', orphan: true } });
    expect([answer.amount, asked(answer)]).toEqual(['250', []]);
    expect(asked(ask(engine, { person: { birth_date: '1990-01-01' } }))).toEqual([]);
  });

  it.each([
    ['2020', '150', '250'],
    ['2020-08', '150', '250'],
    ['2020-09', '250', '250'],
    ['2020-07', '150', '150'],
  ])('takes the birth date %s as a span of days', (birth, min, max) => {
    expect(between(ask(engine, { person: { orphan: true, birth_date: birth } }))).toEqual([
      min,
      max,
    ]);
  });

  it('takes nobody for dead of whom nobody said it', () => {
    const alive = engineOfCases([lawCase('alive', 'death_date == null', '7')]);
    expect(ask(alive, {}).amount).toBe('7');
    expect(ask(alive, { person: { death_date: '2024-01-01' } }).amount).toBe('0');
  });

  it('splits the unknown at the cut-off inside its span, so that bounds are exact', () => {
    const degrees = engineOfCases([
      lawCase('young', 'years(birth_date) < 80', '150'),
      lawCase('old', 'years(birth_date) >= 80', '200'),
    ]);
    expect(between(ask(degrees, { person: { birth_date: '1944' } }))).toEqual(['150', '200']);
  });

  it('knows that a fact and its opposite leave nothing between', () => {
    const sure = engineOfCases([lawCase('a', 'orphan', '5'), lawCase('b', '!orphan', '5')]);
    expect(ask(sure, {}).amount).toBe('5');
    expect(asked(ask(sure, {}))).toEqual([]);
  });

  it('asks first what can change most', () => {
    const spread = engineOfCases(
      [lawCase('a', 'orphan', '900'), lawCase('b', 'single', '10')],
      [],
      {
        combine: 'sum',
      },
    );
    expect(asked(ask(spread, {}))).toEqual(['orphan', 'single']);
  });

  it('keeps every value of an integer and of a choice apart', () => {
    const counted = engineOfCases([lawCase('per_child', 'children > 0', '100 * children')]);
    expect(between(ask(counted, {}))).toEqual(['0', '500']);
    expect(ask(counted, { person: { children: 3 } }).amount).toBe('300');
  });
});

describe('rule 2: && and || are symmetric in unknowns, and ! binds closer than &&', () => {
  it.each([
    ['pension && orphan', '0', '0'],
    ['orphan && pension', '0', '0'],
    ['single || orphan', '9', '9'],
    ['orphan || single', '9', '9'],
  ])('%s is decided by the side that is known', (when, min, max) => {
    const engine = engineOfCases([lawCase('x', when, '9')]);
    expect(between(ask(engine, { person: { pension: false, single: true } }))).toEqual([min, max]);
  });

  it('reads !a && b as (!a) && b', () => {
    const engine = engineOfCases([lawCase('x', '!pension && orphan', '9')]);
    expect(ask(engine, { person: { pension: false, orphan: false } }).amount).toBe('0');
    expect(ask(engine, { person: { pension: true, orphan: true } }).amount).toBe('0');
    expect(ask(engine, { person: { pension: false, orphan: true } }).amount).toBe('9');
  });
});

describe('rule 3: no clock: the day is an argument', () => {
  it('gives the same person another answer on another day, and the same one on the same day', () => {
    const engine = engineOfCases([lawCase('old', 'years(birth_date) >= 80', '1')]);
    const person = { birth_date: '1944-08-02' };
    expect(ask(engine, { person }, { on: '2024-08-01' }).amount).toBe('0');
    expect(ask(engine, { person }, { on: '2024-08-02' }).amount).toBe('1');
    expect(ask(engine, { person }, { on: '2024-08-01' }).amount).toBe('0');
  });
});

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

describe('rule 8: how cases combine is stated', () => {
  const two = [lawCase('a', 'orphan', '100'), lawCase('b', 'pension', '70')];
  const person = { orphan: true, pension: true, single: false };

  it.each([
    ['max', '100', 'a', []],
    ['sum', '170', 'a', ['b']],
    ['first', '100', 'a', []],
  ] as const)('%s pays %s', (combine, amount, winner, alsoWon) => {
    const answer = ask(engineOfCases(two, [], { combine }), { person });
    expect([answer.amount, answer.case, answer.alsoWon]).toEqual([amount, winner, alsoWon]);
  });

  it('pays one case on top of the highest of those it may be added to', () => {
    const engine = engineOfCases([...two, lawCase('k4', 'single', '50')], [], {
      plus: [{ case: 'k4', with: ['b'], cite: cite() }],
    });
    expect(ask(engine, { person: { ...person, single: true } }).amount).toBe('120');
    expect(ask(engine, { person: { orphan: true, pension: false, single: true } }).amount).toBe(
      '100',
    );
    expect(ask(engine, { person: { orphan: false, pension: false, single: true } }).amount).toBe(
      '50',
    );
    const both = ask(engine, { person: { ...person, single: true } });
    expect([both.case, both.alsoWon]).toEqual(['b', ['k4']]);
  });

  it('lets a case displace another', () => {
    const engine = engineOfCases([
      lawCase('a', 'orphan', '100'),
      lawCase('b', 'pension', '70', { over: ['a'] }),
    ]);
    expect(ask(engine, { person }).amount).toBe('70');
    expect(ask(engine, { person: { ...person, pension: false } }).amount).toBe('100');
  });

  it('stops the load where two cases could both win and no rule stands between them', () => {
    const checked = checkPack(engineOfCases(two, [], { combine: 'one' }));
    expect(checked.errors.map((each) => each.code)).toEqual(['law.two_winners']);
    expect(String(checked.errors[0]?.data['cited'])).toContain('Điều 1 1/2010/NĐ-CP');
  });

  it('loads where the conditions exclude each other or the amounts are equal', () => {
    const apart = [lawCase('a', 'orphan', '100'), lawCase('b', '!orphan && pension', '70')];
    const equal = [lawCase('a', 'orphan', '100'), lawCase('b', 'pension', '100')];
    for (const cases of [apart, equal])
      expect(checkPack(engineOfCases(cases, [], { combine: 'one' })).errors).toEqual([]);
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

describe('rule 10: households', () => {
  const engine = engineOfCases([
    lawCase('childless', 'members.count(m, years(m.birth_date) < 16) == 0', '3'),
    lawCase('with', "members.exists(m, m.degree == 'severe')", '8'),
  ]);

  it('counts nobody in a household of one', () => {
    const person = { birth_date: '1980-01-01', degree: 'none' };
    expect(ask(engine, { person, household: { members: [] } }).amount).toBe('3');
  });

  it('counts the person with the other members', () => {
    const person = { birth_date: '2020-01-01', degree: 'none' };
    const adult = { birth_date: '1980-01-01', degree: 'severe' };
    expect(ask(engine, { person, household: { members: [adult] } }).amount).toBe('8');
    expect(ask(engine, { person, household: { members: [] } }).amount).toBe('0');
  });

  it('does not know who lives there until somebody says so', () => {
    const answer = ask(engine, { person: { birth_date: '1980-01-01', degree: 'none' } });
    expect(between(answer)).toEqual(['0', '8']);
    expect(asked(answer)).toEqual(['members']);
  });
});

describe('rule 12: a rule that cannot be compiled stops the load', () => {
  it.each([
    ['orfan', 'law.unknown_name'],
    ['orphan &&', 'law.bad_leaf'],
    ['orphan == 3', 'law.wrong_type'],
    ["degree == 'sever'", 'law.unknown_choice'],
    ['orphan ? 1 : 0', 'law.wrong_type'],
    ['size(kinds) > 1', 'law.not_in_language'],
    ['wage / 2 > 3', 'law.not_in_language'],
    ["birth_date > '2020'", 'law.wrong_type'],
    ['years(orphan) > 3', 'law.wrong_type'],
    ['members.map(m, m.wage)', 'law.not_in_language'],
  ])('%s is refused with %s, its file, line and column', (when, code) => {
    const [refusal] = refusalsOf([programme('aid', [version([lawCase('x', when, '1')])])]);
    expect(refusal?.code).toBe(code);
    expect(refusal?.where).toMatchObject({ file: 'programmes/aid.yaml' });
    expect(refusal?.where?.line).toBeGreaterThan(10);
    expect(refusal?.where?.column).toBeGreaterThan(1);
  });

  it('says which name was meant', () => {
    const [refusal] = refusalsOf([programme('aid', [version([lawCase('x', 'orfan', '1')])])]);
    expect(refusal?.data['nearest']).toBe('orphan');
  });

  it('loads nothing while anything is wrong', () => {
    const good = programme('good', [version([lawCase('x', 'true', '1')])]);
    const bad = programme('bad', [version([lawCase('x', 'nobody', '1')])]);
    expect(loadPack(packTexts([good, bad])).ok).toBe(false);
  });
});

describe('rule 13: exclusions between programmes are declared and resolved for the person', () => {
  const paying = (slug: string, when: string, amount: string, more: object = {}): object =>
    programme(slug, [version([lawCase('x', when, amount)])], more);
  const excludes = (other: string, keep: string): object => ({
    excludes: [
      { programme: other, keep, from: '2010-01-01', cite: cite(), because: { vi: 'vì', en: 'so' } },
    ],
  });
  const all = (programmes: readonly object[], person: Record<string, unknown>) => {
    const engine = engineWith(programmes);
    return unwrap(
      assessAll(engine, factsOf(engine, { person }), {
        on: '2024-08-01',
        knownAt: null,
        areas: [],
      }),
    );
  };

  it('keeps the higher of two and says why', () => {
    const { combination } = all(
      [paying('low', 'true', '5'), paying('high', 'true', '9', excludes('low', 'higher'))],
      {},
    );
    expect([combination.programmes, combination.min]).toEqual([['high'], '9']);
    expect(combination.because.map((each) => each.dropped)).toEqual(['low']);
  });

  it.each([
    ['this', ['first'], '5'],
    ['other', ['second'], '9'],
  ])('keeps %s where the law leaves no choice', (keep, programmes, min) => {
    const { combination } = all(
      [paying('first', 'true', '5', excludes('second', keep)), paying('second', 'true', '9')],
      {},
    );
    expect([combination.programmes, combination.min]).toEqual([programmes, min]);
  });

  it('finds the best of all lawful combinations, not the first highest one', () => {
    const { combination } = all(
      [
        paying('middle', 'true', '7', {
          excludes: ['left', 'right'].map(
            (other) => (excludes(other, 'higher') as { excludes: object[] }).excludes[0],
          ),
        }),
        paying('left', 'true', '5'),
        paying('right', 'true', '5'),
      ],
      {},
    );
    expect([combination.programmes, combination.min]).toEqual([['left', 'right'], '10']);
  });

  it('asks each question once, over all programmes', () => {
    const { ask: questions } = all(
      [paying('a', 'orphan', '1'), paying('b', 'orphan && single', '2')],
      {},
    );
    expect(questions.map((each) => each.fact)).toEqual(['orphan', 'single']);
  });
});

describe('rules 14 and 15: what-ifs and worked examples', () => {
  const examples = (amount: string): object => ({
    examples: [
      {
        name: { vi: 'mồ côi', en: 'orphan' },
        on: '2024-08-01',
        person: { orphan: true },
        expect: { amount },
        because: 'Điều 1: 5.',
      },
    ],
  });

  it('leaves the baseline untouched by another pack beside it', () => {
    const base = engineOfCases([lawCase('x', 'orphan', '5')]);
    const whatIf = engineOfCases([lawCase('x', 'orphan', '50')]);
    expect(ask(whatIf, { person: { orphan: true } }).amount).toBe('50');
    expect(ask(base, { person: { orphan: true } }).amount).toBe('5');
  });

  it('makes every worked example a test, with what was expected and found', () => {
    const cases = [version([lawCase('x', 'orphan', '5')])];
    expect(checkPack(engineWith([programme('aid', cases, examples('5'))])).failed).toEqual([]);
    const [failed] = checkPack(engineWith([programme('aid', cases, examples('6'))])).failed;
    expect(failed?.data).toMatchObject({ what: 'amount', expected: '6', found: '5' });
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
