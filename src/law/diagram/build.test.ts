import { describe, expect, it } from 'vitest';
import { ask, between } from '../../../tests/support/law-asking.ts';
import { engineOfCases, factsOf, lawCase, parameter } from '../../../tests/support/law-pack.ts';
import { factsOfHome, ruleVocabulary } from '../../../tests/support/law-homes.ts';
import type { Values } from '../../../tests/support/law-oracle.ts';
import { settledOf } from '../../../tests/support/law-rules.ts';
import { unwrap } from '../../kernel/index.ts';
import { MAX_MONEY, type Bool, type FactRef, type Num } from '../ir.ts';
import { Builder, variablesIn } from './build.ts';
import { Diagram } from './diagram.ts';
import { join, roundFormula, Store, type Formula } from './store.ts';
import { variablesOf } from './variables.ts';

const own = (fact: string): FactRef => ({ fact, member: false });
const number = (value: number, scale = 0): Num => ({ k: 'number', value, scale });
const quantity = (fact: string): Num => ({ k: 'quantity', of: own(fact) });
const is = (fact: string): Bool => ({ k: 'is', of: own(fact) });
const always: Bool = { k: 'bool', value: true };

function diagramOf(amount: Num, when: Bool = always): Diagram {
  return new Diagram(settledOf([{ id: 'x', when, amount }]), ruleVocabulary);
}

function facts(person: Values, home: Values = {}): ReturnType<typeof factsOfHome> {
  return factsOfHome({ facts: home, people: [person], whole: true });
}

/** Bounds of an amount for a person, by its diagram. */
function bounds(amount: Num, person: Values, home: Values = {}): readonly [number, number] {
  const { lo, hi } = diagramOf(amount).bounds(facts(person, home));
  return [lo, hi];
}

/** The facts that can still change an amount, by how much at most. */
function open(amount: Num, person: Values, when: Bool = always): readonly unknown[] {
  return diagramOf(amount, when)
    .open(facts(person))
    .map((each) => [each.fact, each.spread]);
}

describe('a diagram is exact where bounds taken apart are not', () => {
  const twice: Num = {
    k: 'add',
    a: { k: 'choose', when: is('pregnant'), gives: number(5), otherwise: number(0) },
    b: { k: 'choose', when: is('pregnant'), gives: number(0), otherwise: number(5) },
  };

  it.each<readonly [string, Num, readonly [number, number]]>([
    ['either of two ways to the same sum', twice, [5, 5]],
    [
      'a fact and its denial',
      {
        k: 'choose',
        when: { k: 'or', any: [is('pregnant'), { k: 'not', a: is('pregnant') }] },
        gives: number(7),
        otherwise: number(1),
      },
      [7, 7],
    ],
    [
      'a fact and its denial at once',
      {
        k: 'choose',
        when: { k: 'and', all: [is('pregnant'), { k: 'not', a: is('pregnant') }] },
        gives: number(7),
        otherwise: number(1),
      },
      [1, 1],
    ],
    [
      'the highest of a table and of its own fact',
      {
        k: 'greatest',
        of: [quantity('percent'), { k: 'subtract', a: number(6), b: quantity('percent') }],
      },
      [3, 5],
    ],
    [
      'two values of one choice',
      {
        k: 'choose',
        when: {
          k: 'and',
          all: ['mild', 'severe'].map((value) => ({
            k: 'one_of',
            of: own('degree'),
            values: [value],
          })),
        },
        gives: number(9),
        otherwise: number(2),
      },
      [2, 2],
    ],
  ])('%s', (_title, amount, expected) => {
    expect(bounds(amount, {})).toEqual(expected);
    expect(open(amount, {}).length).toBe(expected[0] === expected[1] ? 0 : 1);
  });

  it('and asks nothing where the answer is the same every way', () => {
    expect(diagramOf(twice).decide(facts({}))).toEqual({ lo: 5, hi: 5 });
    expect(diagramOf(twice).size).toBeGreaterThan(0);
  });
});

describe('a line that a fact picks, in a diagram', () => {
  const line = (value: Num): Num => ({
    k: 'lookup',
    of: own('percent'),
    lines: new Map([
      ['1', number(30)],
      ['2', value],
    ]),
    otherwise: number(7),
  });

  it.each<readonly [string, Num, Values, readonly [number, number]]>([
    ['constants: one line', line(number(9)), { percent: 1 }, [30, 30]],
    ['constants: no line', line(number(9)), { percent: 3 }, [7, 7]],
    ['constants: two lines', line(number(9)), { percent: [1, 2] }, [9, 30]],
    ['constants: any', line(number(9)), {}, [7, 30]],
    ['a formula of a wide fact', line(quantity('pension')), { percent: 2, pension: 12 }, [12, 12]],
    ['a formula not reached', line(quantity('pension')), { percent: 3 }, [7, 7]],
    [
      'a formula or a constant',
      line(quantity('pension')),
      { percent: [1, 2], pension: 2 },
      [2, 30],
    ],
    ['a formula whose fact is open', line(quantity('pension')), { percent: 2 }, [0, MAX_MONEY]],
    [
      'an inner choice of another fact',
      line({ k: 'choose', when: is('pregnant'), gives: number(4), otherwise: number(50) }),
      { percent: [1, 2], pregnant: true },
      [4, 30],
    ],
    [
      'an inner choice nobody can make',
      line({ k: 'choose', when: is('pregnant'), gives: number(4), otherwise: number(50) }),
      { percent: 2 },
      [4, 50],
    ],
  ])('%s', (_title, amount, person, expected) => {
    expect(bounds(amount, person)).toEqual(expected);
  });
});

describe('a value of a day, in a diagram', () => {
  const steps = [
    { from: 20_100_101, to: 20_191_231, value: number(10) },
    { from: 20_200_101, to: 20_231_231, value: quantity('percent') },
  ];
  const dated: Num = { k: 'on_day', of: own('escaped_on'), steps, otherwise: number(0) };

  it.each<readonly [string, Values, Values, readonly [number, number]]>([
    ['the day before the first', { escaped_on: 20_091_231 }, {}, [0, 0]],
    ['the first day', { escaped_on: 20_100_101 }, {}, [10, 10]],
    ['the last day of the first', { escaped_on: 20_191_231 }, {}, [10, 10]],
    ['the first day of the next', { escaped_on: 20_200_101 }, { percent: 4 }, [4, 4]],
    ['the day after the last', { escaped_on: 20_240_101 }, { percent: 4 }, [0, 0]],
    ['no day', { escaped_on: 99_991_231 }, { percent: 4 }, [0, 0]],
    ['across two of them', { escaped_on: [20_191_231, 20_200_101] }, { percent: 4 }, [4, 10]],
    ['any day', {}, { percent: 4 }, [0, 10]],
  ])('%s', (_title, home, person, expected) => {
    expect(bounds(dated, person, home)).toEqual(expected);
  });
});

describe('what may still change the answer', () => {
  const levels: Num = {
    k: 'choose',
    when: { k: 'one_of', of: own('degree'), values: ['severe'] },
    gives: number(8),
    otherwise: number(5),
  };

  it('is asked with the most it can change, most first', () => {
    const sum: Num = {
      k: 'add',
      a: levels,
      b: { k: 'choose', when: is('rural'), gives: number(40), otherwise: number(0) },
    };
    expect(open(sum, {}, is('pregnant'))).toEqual([
      ['pregnant', 48],
      ['rural', 40],
      ['degree', 3],
    ]);
    expect(open(sum, { degree: 'mild', pregnant: true })).toEqual([['rural', 40]]);
  });

  it('is nothing once a given fact has closed the way to it', () => {
    expect(open(levels, { pregnant: false }, is('pregnant'))).toEqual([]);
    expect(open(levels, { pregnant: true }, is('pregnant'))).toEqual([['degree', 3]]);
  });

  it('is an amount where the formula speaks of it, weighed by what it can move', () => {
    const rest: Num = { k: 'subtract', a: number(500), b: quantity('pension') };
    expect(open(rest, { pension: [100, 300] })).toEqual([['pension', 200]]);
    expect(open(rest, { pension: 100 })).toEqual([]);
  });

  it('is weighed although the law has no upper bound', () => {
    const endless: Num = { k: 'open', lo: number(2), hi: null, missing: 'x' };
    const [[fact, spread] = []] = open(endless, {}, is('pregnant')) as [string, number][];
    expect([fact, Number.isFinite(spread)]).toEqual(['pregnant', true]);
  });
});

describe('bounds below a limit on money', () => {
  const limit: Bool = { k: 'compare', op: '<', a: quantity('pension'), b: number(500) };
  const shared: Num = {
    k: 'add',
    a: { k: 'choose', when: limit, gives: quantity('pension'), otherwise: number(0) },
    b: { k: 'choose', when: is('pregnant'), gives: number(1000), otherwise: number(0) },
  };

  it.each<readonly [string, Values, readonly [number, number]]>([
    ['nothing known', {}, [0, 1499]],
    ['below the limit', { pension: [100, 499] }, [100, 1499]],
    ['across the limit', { pension: [400, 600] }, [0, 1499]],
    ['from the limit on', { pension: [500, 600] }, [0, 1000]],
    ['at the last amount below it', { pension: 499, pregnant: false }, [499, 499]],
    ['at the limit itself', { pension: 500, pregnant: true }, [1000, 1000]],
    ['the other fact known', { pregnant: true }, [1000, 1499]],
  ])('are exact on either side: %s', (_title, person, expected) => {
    expect(bounds(shared, person)).toEqual(expected);
  });

  it('of two limits that meet the same formula twice are those of each cell', () => {
    const engine = engineOfCases(
      [
        lawCase('low', 'wage < standard', 'standard - wage'),
        lawCase('high', 'wage >= 2 * standard && wage < 1000', 'wage - 2 * standard'),
      ],
      [parameter('aid.standard', '300')],
      { uses: { standard: 'aid.standard' } },
    );
    const at = (wage: string | null): readonly unknown[] =>
      between(ask(engine, { person: { wage } }));
    expect(['299', '300', '600', '999', '1000'].map(at)).toEqual([
      ['1', '1'],
      ['0', '0'],
      ['0', '0'],
      ['399', '399'],
      ['0', '0'],
    ]);
    expect(at(null)).toEqual(['0', '399']);
  });
});

describe('conditions for proofs', () => {
  const meets = (first: string, second: string): boolean => {
    const engine = engineOfCases([lawCase('a', first, '1'), lawCase('b', second, '2')]);
    const ready = unwrap(engine.at('aid', { on: '2024-08-01', knownAt: null, areas: [] }));
    const all = ready.settled.cases.map(({ when }) => when);
    return ready.diagram.canHold({ k: 'and', all });
  };

  it.each([
    ['years(birth_date) < 16', 'years(birth_date) >= 16', false],
    ['years(birth_date) <= 16', 'years(birth_date) >= 16', true],
    ["degree == 'mild'", "degree == 'severe'", false],
    ["'hero' in kinds", "'martyr' in kinds", true],
    ["'none' in kinds", "'martyr' in kinds", false],
    ['wage < 500', 'wage >= 500', false],
    ['wage <= 500', 'wage >= 500', true],
    ['children > 2', 'children == 2', false],
    ['death_date == null', 'death_date != null', false],
    ['orphan', '!orphan', false],
    ['orphan', 'single', true],
  ])('“%s” and “%s” of one person: %s', (first, second, expected) => {
    expect(meets(first, second)).toBe(expected);
  });
});

describe('formulas', () => {
  const x: Formula = { f: 'quantity', variable: 3 };
  const y: Formula = { f: 'quantity', variable: 5 };

  it.each<readonly [string, Formula, readonly number[]]>([
    ['a constant speaks of nothing', 7, []],
    ['a quantity of itself', x, [3]],
    ['a rounding of what it rounds', roundFormula(x, 0, 10, 'up'), [3]],
    ['a sum of both', join('add', x, y), [3, 5]],
    ['a product with a constant of one', join('times', x, 4), [3]],
  ])('%s', (_title, formula, expected) => {
    expect(variablesIn(formula)).toEqual(expected);
  });
});

describe('a builder', () => {
  const settled = settledOf([{ id: 'x', when: is('pregnant'), amount: quantity('pension') }]);
  const builder = new Builder(
    new Store(),
    variablesOf(settled, ruleVocabulary),
    ruleVocabulary,
    settled.on,
  );

  it('refuses what was never asked about or settled', () => {
    expect(() => builder.bool(is('rural'))).toThrow('no variable rural');
    expect(() => builder.num({ k: 'use', alias: 'standard' })).toThrow(
      'alias standard is not settled',
    );
  });

  it('knows how wide a variable can be', () => {
    const list = variablesOf(settled, ruleVocabulary).list.map((each) => each.name);
    expect(builder.wholeRange(list.indexOf('pension'))).toEqual({ lo: 0, hi: MAX_MONEY });
    expect(builder.wholeRange(99)).toEqual({ lo: 0, hi: MAX_MONEY * 50 });
  });

  it('gives the same node for the same condition, whichever way it is written', () => {
    const both: Bool = { k: 'and', all: [is('pregnant'), always] };
    const doubled: Bool = { k: 'not', a: { k: 'not', a: is('pregnant') } };
    expect(builder.bool(both)).toBe(builder.bool(is('pregnant')));
    expect(builder.bool(doubled)).toBe(builder.bool(is('pregnant')));
    expect(builder.bool({ k: 'or', any: [is('pregnant'), always] })).toBe(builder.bool(always));
  });
});

describe('a settled law asked by its diagram', () => {
  const engine = engineOfCases([lawCase('x', "degree == 'severe' || orphan", '5')]);
  const ready = unwrap(engine.at('aid', { on: '2024-08-01', knownAt: null, areas: [] }));

  it('answers at once where one fact is enough, and says that it cannot where it is not', () => {
    const decide = (person: Values): unknown => ready.diagram.decide(factsOf(engine, { person }));
    expect(decide({ degree: 'severe', orphan: false })).toEqual({ lo: 5, hi: 5 });
    expect(decide({ degree: 'none', orphan: false })).toEqual({ lo: 0, hi: 0 });
    expect(decide({ degree: 'none' })).toBeNull();
    expect(decide({})).toBeNull();
  });

  it('never bounds an answer more widely than what decides it', () => {
    const person = { degree: 'severe' };
    expect(ready.diagram.bounds(factsOf(engine, { person }))).toEqual({ lo: 5, hi: 5 });
    expect(ready.diagram.open(factsOf(engine, { person }))).toEqual([]);
  });
});
