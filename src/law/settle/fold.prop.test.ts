import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOfHome, ruleVocabulary } from '../../../tests/support/law-homes.ts';
import {
  homeArbitrary,
  RULE_DAY,
  ruleFacts,
  settledArbitrary,
} from '../../../tests/support/law-rules.ts';
import { Compiler } from '../evaluate.ts';
import type { Bool, Num } from '../ir.ts';
import { numberOf } from '../number.ts';
import { hull, isExact, staticRange, times } from './bounds.ts';
import { foldBool, foldNum, scaleOf } from './fold.ts';

/** The bounds of a number for somebody, in units of 10^-scale. */
function boundsOf(
  num: Num,
  home: Parameters<typeof factsOfHome>[0],
  scale: number,
): readonly number[] {
  const facts = factsOfHome(home);
  const amount = new Compiler(ruleVocabulary, RULE_DAY).num(num, scale);
  return [amount.lo(facts, facts.person), amount.hi(facts, facts.person)];
}

const values = (): Num => numberOf(0);
const whole = homeArbitrary(true);

describe('folding', () => {
  it('keeps what a number is for everybody of whom everything is known', () => {
    fc.assert(
      fc.property(settledArbitrary, whole, ({ total }, home) => {
        const folded = foldNum(total, values);
        const scale = Math.max(scaleOf(total), scaleOf(folded));
        expect(boundsOf(folded, home, scale)).toEqual(boundsOf(total, home, scale));
      }),
      { numRuns: 500 },
    );
  });

  it('never loses a possibility of somebody known in part', () => {
    fc.assert(
      fc.property(settledArbitrary, homeArbitrary(false), ({ total }, given) => {
        const home = { ...given, people: given.whole ? given.people : given.people.slice(0, 1) };
        const folded = foldNum(total, values);
        const scale = Math.max(scaleOf(total), scaleOf(folded));
        const [lo = 0, hi = 0] = boundsOf(total, home, scale);
        const [foldedLo = 0, foldedHi = 0] = boundsOf(folded, home, scale);
        expect(foldedLo).toBeGreaterThanOrEqual(lo);
        expect(foldedHi).toBeLessThanOrEqual(hi);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(settledArbitrary, ({ total, cases }) => {
        const once = foldNum(total, values);
        expect(foldNum(once, values)).toEqual(once);
        for (const { when } of cases) {
          const condition = foldBool(when, values);
          expect(foldBool(condition, values)).toEqual(condition);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the range of a number', () => {
  it('holds its value for every person, whatever is known of them', () => {
    fc.assert(
      fc.property(settledArbitrary, homeArbitrary(false), ({ total }, given) => {
        const home = { ...given, people: given.whole ? given.people : given.people.slice(0, 1) };
        const range = staticRange(total, ruleFacts);
        const [lo = 0, hi = 0] = boundsOf(total, home, scaleOf(total));
        expect(lo).toBeGreaterThanOrEqual(range.lo);
        if (given.whole) expect(hi).toBeLessThanOrEqual(range.hi);
      }),
      { numRuns: 500 },
    );
  });

  const of = (fact: string): { fact: string; member: boolean } => ({ fact, member: false });
  const percent: Num = { k: 'quantity', of: of('percent') };
  const pension: Num = { k: 'quantity', of: of('pension') };
  const open = (lo: Num, hi: Num | null): Num => ({ k: 'open', lo, hi, missing: null });
  const lines = new Map([['1', numberOf(3)]]);

  it.each<readonly [string, Num, number, number]>([
    ['a number', numberOf(25, 1), 25, 25],
    ['an integer', percent, 1, 5],
    ['money', pension, 0, 1_000_000_000_000],
    ['a sum of two scales', { k: 'add', a: percent, b: numberOf(5, 1) }, 15, 55],
    ['a difference', { k: 'subtract', a: percent, b: percent }, -4, 4],
    ['a product', { k: 'multiply', a: numberOf(-15, 1), b: percent }, -75, -15],
    [
      'a choice',
      { k: 'choose', when: { k: 'is', of: of('rural') }, gives: percent, otherwise: numberOf(9) },
      1,
      9,
    ],
    ['the greatest', { k: 'greatest', of: [numberOf(3), percent] }, 3, 5],
    ['a count', { k: 'count', body: { k: 'bool', value: true } }, 0, 50],
    ['a sum over members', { k: 'total', body: percent }, 0, 250],
    ['a sum of what is owed', { k: 'total', body: numberOf(-2) }, -100, 0],
    ['a table', { k: 'lookup', of: of('percent'), lines, otherwise: numberOf(15, 1) }, 15, 30],
    [
      'a table by day',
      {
        k: 'on_day',
        of: of('death_date'),
        steps: [{ from: 20_000_101, to: 20_001_231, value: numberOf(7) }],
        otherwise: numberOf(2),
      },
      2,
      7,
    ],
    ['what is open above', open(percent, null), 1, Infinity],
    ['what is open between', open(numberOf(1), percent), 1, 5],
    [
      'a rounding',
      { k: 'round', a: { k: 'multiply', a: numberOf(5, 1), b: percent }, to: 2, mode: 'up' },
      2,
      4,
    ],
    ['an alias', { k: 'use', alias: 'x' }, 0, 0],
  ])('of %s', (_, num, lo, hi) => {
    expect(staticRange(num, ruleFacts)).toEqual({ lo, hi });
  });

  it('of a product without end is nothing where one side is nothing', () => {
    expect(times({ lo: 0, hi: 0 }, { lo: 0, hi: Infinity })).toEqual({ lo: 0, hi: 0 });
    expect(times({ lo: 2, hi: 3 }, { lo: 0, hi: Infinity })).toEqual({ lo: 0, hi: Infinity });
    expect(times({ lo: -2, hi: 3 }, { lo: -5, hi: 7 })).toEqual({ lo: -15, hi: 21 });
    expect(
      hull([
        { lo: 2, hi: 3 },
        { lo: -1, hi: 1 },
      ]),
    ).toEqual({ lo: -1, hi: 3 });
  });

  it('is exact as long as a double counts every unit', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(isExact({ lo: 0, hi: most })).toBe(true);
    expect(isExact({ lo: 0, hi: Infinity })).toBe(true);
    expect(isExact({ lo: 0, hi: most + 1 })).toBe(false);
    expect(isExact({ lo: -most - 1, hi: 0 })).toBe(false);
  });
});

describe('what is constant is worked out', () => {
  const is: Bool = { k: 'is', of: { fact: 'rural', member: false } };
  const yes: Bool = { k: 'bool', value: true };
  const no: Bool = { k: 'bool', value: false };
  const use: Num = { k: 'use', alias: 'a' };
  const degree = { fact: 'degree', member: false };
  const worth =
    (value: Num): ((alias: string) => Num) =>
    () =>
      value;
  const open: Num = { k: 'open', lo: numberOf(360), hi: null, missing: 'a' };

  it.each<readonly [Bool, Bool]>([
    [{ k: 'and', all: [is, yes] }, is],
    [{ k: 'and', all: [is, no] }, no],
    [{ k: 'and', all: [yes, yes] }, yes],
    [{ k: 'and', all: [] }, yes],
    [{ k: 'or', any: [is, no] }, is],
    [{ k: 'or', any: [is, yes] }, yes],
    [{ k: 'or', any: [] }, no],
    [
      { k: 'and', all: [is, is] },
      { k: 'and', all: [is, is] },
    ],
    [
      { k: 'or', any: [is, is] },
      { k: 'or', any: [is, is] },
    ],
    [{ k: 'not', a: { k: 'and', all: [yes] } }, no],
    [{ k: 'compare', op: '<', a: numberOf(1), b: numberOf(15, 1) }, yes],
    [{ k: 'compare', op: '<', a: numberOf(15, 1), b: numberOf(15, 1) }, no],
    [{ k: 'compare', op: '<=', a: numberOf(15, 1), b: numberOf(15, 1) }, yes],
    [{ k: 'compare', op: '<=', a: numberOf(2), b: numberOf(15, 1) }, no],
    [{ k: 'compare', op: '==', a: numberOf(2), b: numberOf(20, 1) }, yes],
    [{ k: 'compare', op: '==', a: numberOf(2), b: numberOf(21, 1) }, no],
  ])('%j', (given, folded) => {
    expect(foldBool(given, values)).toEqual(folded);
  });

  it.each<readonly [Num, Num, Num]>([
    [{ k: 'multiply', a: numberOf(25, 1), b: use }, numberOf(500_000), numberOf(1_250_000)],
    [
      { k: 'multiply', a: use, b: numberOf(25, 1) },
      open,
      { k: 'open', lo: numberOf(900), hi: null, missing: 'a' },
    ],
    [{ k: 'add', a: use, b: numberOf(5, 1) }, numberOf(2), numberOf(25, 1)],
    [
      { k: 'add', a: numberOf(5), b: use },
      open,
      { k: 'open', lo: numberOf(365), hi: null, missing: 'a' },
    ],
    [
      { k: 'add', a: use, b: numberOf(5) },
      open,
      { k: 'open', lo: numberOf(365), hi: null, missing: 'a' },
    ],
    [{ k: 'subtract', a: use, b: numberOf(5) }, numberOf(2), numberOf(-3)],
    [{ k: 'choose', when: yes, gives: use, otherwise: numberOf(9) }, numberOf(2), numberOf(2)],
    [{ k: 'choose', when: no, gives: use, otherwise: numberOf(9) }, numberOf(2), numberOf(9)],
    [{ k: 'round', a: use, to: 1000, mode: 'down' }, numberOf(2999), numberOf(2000)],
    [
      { k: 'round', a: use, to: 100, mode: 'up' },
      open,
      { k: 'open', lo: numberOf(400), hi: null, missing: 'a' },
    ],
    [
      { k: 'open', lo: use, hi: numberOf(900), missing: 'b' },
      open,
      { k: 'open', lo: numberOf(360), hi: numberOf(900), missing: 'b' },
    ],
    [
      { k: 'open', lo: numberOf(1), hi: use, missing: 'b' },
      open,
      { k: 'open', lo: numberOf(1), hi: null, missing: 'b' },
    ],
  ])('%j', (given, value, folded) => {
    expect(foldNum(given, worth(value))).toEqual(folded);
  });

  it('also inside the lines of a table and the steps of days', () => {
    const table: Num = {
      k: 'lookup',
      of: degree,
      lines: new Map([['mild', numberOf(2)]]),
      otherwise: numberOf(0),
    };
    const product = foldNum({ k: 'multiply', a: numberOf(3), b: use }, worth(table));
    expect(product).toEqual({ ...table, lines: new Map([['mild', numberOf(6)]]) });
    const steps = [{ from: 20_000_101, to: 20_001_231, value: numberOf(7) }];
    const days: Num = { k: 'on_day', of: degree, steps, otherwise: numberOf(1) };
    expect(foldNum({ k: 'multiply', a: use, b: numberOf(3) }, worth(days))).toEqual({
      ...days,
      steps: [{ from: 20_000_101, to: 20_001_231, value: numberOf(21) }],
      otherwise: numberOf(3),
    });
  });

  it('and constants meet across a fact: 2.5 × (500,000 × n) is 1,250,000 × n', () => {
    const n: Num = { k: 'quantity', of: { fact: 'percent', member: false } };
    const inner: Num = { k: 'multiply', a: numberOf(500_000), b: n };
    expect(foldNum({ k: 'multiply', a: numberOf(25, 1), b: inner }, values)).toEqual({
      k: 'multiply',
      a: numberOf(1_250_000),
      b: n,
    });
  });
});
