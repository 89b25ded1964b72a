import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../tests/support/law-people.ts';
import type { Home, Values } from '../../../tests/support/law-oracle.ts';
import { RULE_DAY, ruleFacts, settledOf } from '../../../tests/support/law-rules.ts';
import type { Bool, FactRef, Num } from '../ir.ts';
import { packedDay } from '../settle/days.ts';
import { Emitter, type Shared } from './emit.ts';
import { kernel } from './kernel.ts';

const own = (fact: string): FactRef => ({ fact, member: false });
const theirs = (fact: string): FactRef => ({ fact, member: true });
const number = (value: number, scale = 0): Num => ({ k: 'number', value, scale });
const quantity = (fact: string): Num => ({ k: 'quantity', of: own(fact) });
const is = (fact: string): Bool => ({ k: 'is', of: own(fact) });
const one = (...values: readonly string[]): Bool => ({ k: 'one_of', of: own('degree'), values });
const has = (value: string): Bool => ({ k: 'has', of: own('kinds'), value });
const choose = (when: Bool, gives: Num, otherwise: Num): Num => ({
  k: 'choose',
  when,
  gives,
  otherwise,
});
const compare = (op: '<' | '<=' | '==', a: Num, b: Num): Bool => ({ k: 'compare', op, a, b });
const always: Bool = { k: 'bool', value: true };

function sharedOf(): Shared {
  return {
    facts: ruleFacts,
    today: packedDay(RULE_DAY),
    columns: new Map(),
    counted: new Map(),
    tables: [],
  };
}

function home(person: Values, facts: Values = {}, whole = false): Home {
  return { facts, people: [person], whole };
}

/** The bounds of an amount for the first person of a home, by the loop of the kernel. */
function bounds(amount: Num, at: Home, when: Bool = always): readonly [number, number] {
  const made = kernel(settledOf([{ id: 'x', when, amount }]), ruleFacts);
  const { lo, hi } = made.run(columnsOf([at], ruleFacts, RULE_DAY));
  return [lo[0] ?? Number.NaN, hi[0] ?? Number.NaN];
}

/** 1 where a condition certainly holds, 0 where it cannot, both where nobody can say. */
function holds(when: Bool, at: Home): string {
  const [lo, hi] = bounds(number(1), at, when);
  return lo === hi ? (lo === 1 ? 'yes' : 'no') : 'perhaps';
}

describe('a condition over a row', () => {
  it.each<readonly [string, Bool, Values, string]>([
    ['a flag set', is('pregnant'), { pregnant: true }, 'yes'],
    ['a flag not set', is('pregnant'), { pregnant: false }, 'no'],
    ['a flag nobody gave', is('pregnant'), {}, 'perhaps'],
    ['its denial', { k: 'not', a: is('pregnant') }, { pregnant: false }, 'yes'],
    ['the denial of what nobody gave', { k: 'not', a: is('pregnant') }, {}, 'perhaps'],
    ['a choice that is meant', one('mild', 'severe'), { degree: 'severe' }, 'yes'],
    ['a choice that is not meant', one('mild', 'severe'), { degree: 'none' }, 'no'],
    ['a choice nobody gave', one('mild'), {}, 'perhaps'],
    ['every choice there is, given or not', one('none', 'mild', 'severe'), {}, 'yes'],
    ['no choice at all', one(), { degree: 'mild' }, 'no'],
    ['a set that holds it', has('vision'), { kinds: ['mental', 'vision'] }, 'yes'],
    ['a set that holds another', has('vision'), { kinds: ['mental'] }, 'no'],
    ['the empty set', has('vision'), { kinds: [] }, 'no'],
    ['a set nobody gave', has('vision'), {}, 'perhaps'],
    ['a day there is', { k: 'dated', of: own('escaped_on') }, {}, 'perhaps'],
    ['no death said is alive', { k: 'dated', of: own('death_date') }, {}, 'no'],
    ['a death', { k: 'dated', of: own('death_date') }, { death_date: 20_200_101 }, 'yes'],
  ])('%s', (_title, when, person, expected) => {
    expect(holds(when, home(person))).toBe(expected);
  });

  const sixteen: Bool = { k: 'completed', of: own('birth_date'), months: number(192), years: true };

  it.each<readonly [string, Values, string]>([
    ['on the birthday itself', { birth_date: 20_080_229 }, 'yes'],
    ['on the last birth day that counts', { birth_date: [20_080_101, 20_080_229] }, 'yes'],
    ['a day later not yet', { birth_date: 20_080_301 }, 'no'],
    ['a year of birth leaves it open', { birth_date: [20_080_101, 20_081_231] }, 'perhaps'],
    ['a later year does not', { birth_date: [20_090_101, 20_091_231] }, 'no'],
    ['nothing known of the birth', {}, 'perhaps'],
  ])('sixteen years are completed %s', (_title, person, expected) => {
    expect(holds(sixteen, home(person))).toBe(expected);
  });

  it.each<readonly ['<' | '<=' | '==', readonly [number, number] | number | undefined, string]>([
    ['<', 9, 'yes'],
    ['<', 10, 'no'],
    ['<', [9, 10], 'perhaps'],
    ['<', [10, 11], 'no'],
    ['<=', 10, 'yes'],
    ['<=', 11, 'no'],
    ['<=', [10, 11], 'perhaps'],
    ['<=', [8, 10], 'yes'],
    ['==', 10, 'yes'],
    ['==', 11, 'no'],
    ['==', [9, 11], 'perhaps'],
    ['==', [11, 12], 'no'],
    ['==', undefined, 'perhaps'],
  ])('an amount %s 10 where it is %j: %s', (op, pension, expected) => {
    const when = compare(op, quantity('pension'), number(10));
    expect(holds(when, home({ pension }))).toBe(expected);
  });

  it('compares numbers of different scales in the finer one', () => {
    const when = compare('<', quantity('pension'), number(25, 1));
    expect([2, 3].map((pension) => holds(when, home({ pension })))).toEqual(['yes', 'no']);
    const turned = compare('<=', number(25, 1), quantity('pension'));
    expect([2, 3].map((pension) => holds(turned, home({ pension })))).toEqual(['no', 'yes']);
  });

  it('joins three-valued parts: all ends at no, any at yes', () => {
    const both: Bool = { k: 'and', all: [is('pregnant'), has('vision')] };
    const either: Bool = { k: 'or', any: [is('pregnant'), has('vision')] };
    const no = { pregnant: false };
    const yes = { pregnant: true };
    expect([no, yes].map((each) => holds(both, home(each)))).toEqual(['no', 'perhaps']);
    expect([no, yes].map((each) => holds(either, home(each)))).toEqual(['perhaps', 'yes']);
    expect(holds({ k: 'and', all: [] }, home({}))).toBe('yes');
    expect(holds({ k: 'or', any: [] }, home({}))).toBe('no');
  });
});

describe('an amount over a row', () => {
  const paid = (gives: Num, otherwise: Num): Num => choose(is('pregnant'), gives, otherwise);

  it.each<readonly [string, Num, readonly [number, number]]>([
    ['the higher first', paid(number(9), number(4)), [4, 9]],
    ['the lower first', paid(number(4), number(9)), [4, 9]],
    ['both the same', paid(number(4), number(4)), [4, 4]],
    ['ranges that meet at one end', paid(quantity('percent'), number(5)), [1, 5]],
    ['ranges that lie across each other', paid(quantity('percent'), number(3)), [1, 5]],
    ['a lower range in tenths', paid(number(25, 1), number(3)), [25, 30]],
    ['a higher range in tenths', paid(number(35, 1), number(3)), [30, 35]],
    ['one in tenths that seems higher', paid(number(15, 1), quantity('percent')), [10, 50]],
  ])('whose choice nobody can make lies between the two: %s', (_title, amount, expected) => {
    expect(bounds(amount, home({}))).toEqual(expected);
  });

  it.each<readonly [string, Values, readonly [number, number]]>([
    ['made for', { pregnant: true, percent: 5 }, [5, 5]],
    ['made against', { pregnant: false, percent: 5 }, [3, 3]],
    ['not made, the first known to be more', { percent: 5 }, [3, 5]],
    ['not made, the first known to be less', { percent: 1 }, [1, 3]],
    ['made for, the amount between bounds', { pregnant: true, percent: [2, 4] }, [2, 4]],
  ])('a choice %s', (_title, person, expected) => {
    expect(bounds(paid(quantity('percent'), number(3)), home(person))).toEqual(expected);
  });

  it.each<readonly [string, Num, Values, readonly [number, number]]>([
    [
      'a sum',
      { k: 'add', a: quantity('pension'), b: quantity('percent') },
      { pension: 7 },
      [8, 12],
    ],
    [
      'a difference turns its ends',
      { k: 'subtract', a: number(9), b: quantity('percent') },
      {},
      [4, 8],
    ],
    [
      'a product',
      { k: 'multiply', a: quantity('percent'), b: number(25, 1) },
      { percent: [2, 4] },
      [50, 100],
    ],
    [
      'a product with a part below nothing',
      {
        k: 'add',
        a: number(10),
        b: {
          k: 'multiply',
          a: { k: 'subtract', a: quantity('percent'), b: number(3) },
          b: quantity('percent'),
        },
      },
      { percent: [2, 4] },
      [6, 14],
    ],
    ['the greatest', { k: 'greatest', of: [number(3), quantity('percent')] }, {}, [3, 5]],
    ['the greatest of decimals', { k: 'greatest', of: [number(35, 1), number(2)] }, {}, [35, 35]],
    [
      'what the law leaves open',
      { k: 'open', lo: number(2), hi: quantity('percent'), missing: 'x' },
      { percent: 4 },
      [2, 4],
    ],
    ['no upper bound', { k: 'open', lo: number(2), hi: null, missing: null }, {}, [2, Infinity]],
    [
      'nothing times what has no bound',
      {
        k: 'multiply',
        a: quantity('pension'),
        b: { k: 'open', lo: number(2), hi: null, missing: null },
      },
      { pension: 0 },
      [0, 0],
    ],
    [
      'rounding of each end',
      { k: 'round', a: quantity('pension'), to: 10, mode: 'half_up' },
      { pension: [14, 15] },
      [10, 20],
    ],
    [
      'rounding down of tenths',
      {
        k: 'round',
        a: { k: 'multiply', a: quantity('percent'), b: number(15, 1) },
        to: 1,
        mode: 'down',
      },
      { percent: 3 },
      [4, 4],
    ],
  ])('%s', (_title, amount, person, expected) => {
    expect(bounds(amount, home(person))).toEqual(expected);
  });
});

describe('a line that a fact picks', () => {
  const table = (fact: string, lines: ReadonlyMap<string, Num>, otherwise = number(0)): Num => ({
    k: 'lookup',
    of: own(fact),
    lines,
    otherwise,
  });
  const byPercent = table(
    'percent',
    new Map([
      ['1', number(30)],
      ['2', number(10)],
      ['4', number(20)],
    ]),
    number(7),
  );
  const byDegree = table('degree', new Map([['severe', number(9)]]), number(1));
  const formulas = table(
    'percent',
    new Map([
      ['1', quantity('pension')],
      ['2', number(10)],
    ]),
  );

  it.each<readonly [string, Num, Values, readonly [number, number]]>([
    ['the first of a range that begins at one', byPercent, { percent: 1 }, [30, 30]],
    ['one in the middle', byPercent, { percent: 2 }, [10, 10]],
    ['none: the missing value', byPercent, { percent: 3 }, [7, 7]],
    ['the last', byPercent, { percent: 5 }, [7, 7]],
    ['any of several', byPercent, { percent: [2, 4] }, [7, 20]],
    ['any of all', byPercent, {}, [7, 30]],
    ['of a choice', byDegree, { degree: 'severe' }, [9, 9]],
    ['of another choice: the missing value', byDegree, { degree: 'none' }, [1, 1]],
    ['of a choice nobody gave', byDegree, {}, [1, 9]],
    ['a formula', formulas, { percent: 1, pension: 40 }, [40, 40]],
    ['a formula or a constant', formulas, { percent: [1, 2], pension: 40 }, [10, 40]],
    ['a constant beside a formula', formulas, { percent: 2 }, [10, 10]],
  ])('%s', (_title, amount, person, expected) => {
    expect(bounds(amount, home(person))).toEqual(expected);
  });

  it('is one constant table for two cases that share it', () => {
    const shared = sharedOf();
    const emitter = new Emitter(shared, true);
    const [first, second] = [emitter.num(byPercent), emitter.num({ ...byPercent })];
    expect(first).toEqual(second);
    expect(shared.tables.map((each) => [...each])).toEqual([[30, 10, 7, 20, 7]]);
  });
});

describe('a value of the day a fact names', () => {
  const steps = [
    { from: 20_100_101, to: 20_191_231, value: number(10) },
    { from: 20_200_101, to: 20_231_231, value: number(20) },
  ];
  const dated: Num = { k: 'on_day', of: own('escaped_on'), steps, otherwise: number(5) };

  it.each<readonly [string, Values, readonly [number, number]]>([
    ['the first day of a step', { escaped_on: 20_100_101 }, [10, 10]],
    ['the last day of a step', { escaped_on: 20_191_231 }, [10, 10]],
    ['the first of the next', { escaped_on: 20_200_101 }, [20, 20]],
    ['a day before all steps', { escaped_on: 20_091_231 }, [5, 5]],
    ['a day after all steps', { escaped_on: 20_240_101 }, [5, 5]],
    ['no day', { escaped_on: 99_991_231 }, [5, 5]],
    ['days across two steps', { escaped_on: [20_191_231, 20_200_101] }, [10, 20]],
    ['days that begin before', { escaped_on: [20_091_231, 20_100_101] }, [5, 10]],
    ['days that end after', { escaped_on: [20_231_231, 20_240_101] }, [5, 20]],
    ['a day nobody gave', {}, [5, 20]],
  ])('%s', (_title, facts, expected) => {
    expect(bounds(dated, home({}, facts))).toEqual(expected);
  });
});

describe('what is counted over the members', () => {
  const pregnant: Bool = { k: 'is', of: theirs('pregnant') };
  const count: Num = { k: 'count', body: pregnant };
  const total: Num = { k: 'total', body: { k: 'quantity', of: theirs('pension') } };
  const two = (whole: boolean): Home => ({
    facts: {},
    people: [{ pregnant: true, pension: 3 }, { pension: 4 }],
    whole,
  });

  it('lies between who certainly and who perhaps fulfils it, and the most a home counts', () => {
    expect(bounds(count, two(true))).toEqual([1, 2]);
    expect(bounds(count, two(false))).toEqual([1, 50]);
    expect(holds({ k: 'exists', body: pregnant }, two(false))).toBe('yes');
  });

  it('is a sum that has no end where nobody said who else there is', () => {
    expect(bounds(total, two(true))).toEqual([7, 7]);
    expect(bounds(total, two(false))).toEqual([7, Infinity]);
  });

  it('is worked out once for each question', () => {
    const shared = sharedOf();
    const emitter = new Emitter(shared, true);
    emitter.num(count);
    emitter.bool({ k: 'exists', body: pregnant });
    emitter.num(total);
    expect([...shared.counted.values()].map(({ k }) => k)).toEqual(['count', 'total']);
  });

  it('never stands inside itself', () => {
    const inside = new Emitter(sharedOf(), true, true);
    expect(() => inside.num(count)).toThrow('members inside members');
  });

  it('stays open for known facts where the law itself is open inside', () => {
    const open: Num = {
      k: 'total',
      body: choose(pregnant, { k: 'open', lo: number(1), hi: number(4), missing: 'x' }, number(0)),
    };
    const known = { facts: {}, people: [{ pregnant: true }], whole: true };
    expect(bounds(open, known)).toEqual([1, 4]);
  });
});

describe('the text of a row', () => {
  it('is as short as written by hand where nothing is unknown', () => {
    const emitter = new Emitter(sharedOf(), true);
    expect(emitter.bool({ k: 'and', all: [is('pregnant'), one('mild')] })).toEqual({
      must: '(f_pregnant===1&&f_degree===1)',
      may: '(f_pregnant===1&&f_degree===1)',
    });
    expect(emitter.num(quantity('percent'))).toEqual({ lo: 'f_percent', hi: 'f_percent' });
    expect([...emitter.reads]).toEqual(['pregnant', 'degree', 'percent']);
  });

  it('works a long part out once, and keeps names and numbers as they are', () => {
    const emitter = new Emitter(sharedOf(), false);
    expect([emitter.save('12.5'), emitter.save('f_percent')]).toEqual(['12.5', 'f_percent']);
    expect([emitter.save('a+b'), emitter.save('a+b'), emitter.save('a+c')]).toEqual([
      'v0',
      'v0',
      'v1',
    ]);
    expect(emitter.lines).toEqual(['const v0=a+b;', 'const v1=a+c;']);
  });

  it('of a block knows the locals before it and keeps its own to itself', () => {
    const emitter = new Emitter(sharedOf(), false);
    emitter.save('a+b');
    const fork = emitter.fork();
    expect([fork.save('a+b'), fork.save('c+d')]).toEqual(['v0', 'v1']);
    expect(fork.lines).toEqual(['const v1=c+d;']);
    expect(emitter.lines).toEqual(['const v0=a+b;']);
  });

  it('is not written for what is not settled or not known by name', () => {
    const emitter = new Emitter(sharedOf(), true);
    expect(() => emitter.num({ k: 'use', alias: 'standard' })).toThrow(
      'alias standard is not settled',
    );
    expect(() => emitter.bool(is('mồ_côi'))).toThrow('no fact mồ_côi');
    expect(() => emitter.bool(one('vừa'))).toThrow('degree has no value vừa');
  });
});
