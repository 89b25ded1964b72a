import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../tests/support/law-people.ts';
import { RULE_DAY, ruleFacts, settledOf } from '../../../tests/support/law-rules.ts';
import type { Bool, Num, Settled } from '../ir.ts';
import { kernel } from './kernel.ts';
import { candidatesOf } from './winner.ts';

const number = (value: number): Num => ({ k: 'number', value, scale: 0 });
const is = (fact: string): Bool => ({ k: 'is', of: { fact, member: false } });
const cite = { document: 'x', article: 'x' };
const percent: Num = { k: 'quantity', of: { fact: 'percent', member: false } };

const cases = [
  { id: 'a', when: is('pregnant'), amount: number(3) },
  { id: 'b', when: is('rural'), amount: number(5) },
  { id: 'c', when: { k: 'bool', value: true }, amount: percent } as const,
];

interface Won {
  readonly lo: number | undefined;
  readonly hi: number | undefined;
  readonly won: number | undefined;
  readonly sums: readonly number[];
}

function run(settled: Settled, values: { readonly [name: string]: unknown }): Won {
  const { rural, ...person } = values;
  const home = { facts: { rural }, people: [person], whole: true } as never;
  const outcome = kernel(settled, ruleFacts).run(columnsOf([home], ruleFacts, RULE_DAY));
  const { lo, hi, case: won, entitled, undecided, total } = outcome;
  return { lo: lo[0], hi: hi[0], won: won[0], sums: [entitled, undecided, total] };
}

describe('who is asked for the win, and in which order', () => {
  it('of the first that holds: every case as it stands', () => {
    const asked = candidatesOf(settledOf(cases, { combine: 'first' }));
    expect(asked.map((each) => each.case)).toEqual([0, 1, 2]);
    expect(asked[0]?.when).toEqual(is('pregnant'));
  });

  it('of a sum: every case that pays besides', () => {
    const [first] = candidatesOf(settledOf(cases, { combine: 'sum' }));
    expect(first?.when).toEqual({
      k: 'and',
      all: [is('pregnant'), { k: 'compare', op: '<', a: number(0), b: number(3) }],
    });
  });

  it('of the highest with one on top: those outside the route, its companions, the case', () => {
    const plus = [{ case: 0, with: [2, 9], cite }];
    expect(candidatesOf(settledOf(cases, { plus })).map((each) => each.case)).toEqual([1, 2, 0]);
  });

  it('nobody for a route whose case is not there', () => {
    const plus = [{ case: 7, with: [0, 1, 2], cite }];
    const settled = settledOf(cases, { total: number(0) });
    expect(candidatesOf({ ...settled, plus })).toEqual([]);
  });
});

describe('what is paid and who won', () => {
  it.each<readonly [string, Settled['combine'], object, readonly [number, number]]>([
    ['the highest', 'max', { pregnant: true, rural: true, percent: 1 }, [5, 1]],
    ['of equal ones the first', 'max', { pregnant: true, rural: false, percent: 3 }, [3, 0]],
    ['the last where it is highest', 'max', { pregnant: true, rural: false, percent: 4 }, [4, 2]],
    ['the first that holds', 'first', { pregnant: true, rural: true, percent: 5 }, [3, 0]],
    [
      'the last where no other holds',
      'first',
      { pregnant: false, rural: false, percent: 5 },
      [5, 2],
    ],
    [
      'the sum, won by the first that pays',
      'sum',
      { pregnant: false, rural: true, percent: 2 },
      [7, 1],
    ],
    ['one of cases that never meet', 'one', { pregnant: false, rural: true, percent: 2 }, [5, 1]],
  ])('%s', (_title, combine, values, [paid, won]) => {
    const found = run(settledOf(cases, { combine }), values as never);
    expect(found).toEqual({ lo: paid, hi: paid, won, sums: [1, 0, paid] });
  });

  it.each<readonly [string, object, readonly [number, number, number]]>([
    ['the companion that is best', { pregnant: true, rural: true, percent: 2 }, [8, 8, 1]],
    ['the companion in the middle', { pregnant: true, rural: false, percent: 4 }, [7, 7, 2]],
    ['not added where it does not hold', { pregnant: false, rural: false, percent: 4 }, [4, 4, 2]],
    ['open where it may be added', { rural: true, percent: 4 }, [5, 8, -1]],
  ])('a case on top of the highest: %s', (_title, values, [lo, hi, won]) => {
    const settled = settledOf(cases, { plus: [{ case: 0, with: [1, 2], cite }] });
    expect(run(settled, values as never)).toMatchObject({ lo, hi, won });
  });

  it('is the case on top itself where it has no companion that pays', () => {
    const two = cases.slice(0, 2);
    const settled = settledOf(two, { plus: [{ case: 0, with: [1], cite }] });
    expect(run(settled, { pregnant: true, rural: false })).toMatchObject({ lo: 3, hi: 3, won: 0 });
  });

  it.each<readonly [string, object, readonly [number, number]]>([
    ['a fact that changes the amount', { pregnant: true, percent: 1 }, [3, 5]],
    ['an amount between bounds', { pregnant: true, rural: false, percent: [2, 4] }, [3, 4]],
  ])('nobody while it is not decided: %s', (_title, values, [lo, hi]) => {
    expect(run(settledOf(cases), values as never)).toEqual({ lo, hi, won: -1, sums: [0, 1, 0] });
  });

  it('one although facts are open that change nothing', () => {
    const found = run(settledOf(cases), { rural: true, percent: 2 });
    expect(found).toMatchObject({ lo: 5, hi: 5, sums: [1, 0, 5] });
  });

  it('finds the winner of constants from the highest on, whatever their order', () => {
    const constants = [
      { id: 'low', when: is('pregnant'), amount: number(2) },
      { id: 'nothing', when: is('pregnant'), amount: number(0) },
      { id: 'high', when: is('rural'), amount: number(9) },
    ];
    const settled = settledOf(constants);
    const at = (pregnant: boolean, rural: boolean): readonly unknown[] => {
      const { lo, won, sums } = run(settled, { pregnant, rural });
      return [lo, won, sums];
    };
    expect(at(true, true)).toEqual([9, 2, [1, 0, 9]]);
    expect(at(true, false)).toEqual([2, 0, [1, 0, 2]]);
    expect(at(false, false)).toEqual([0, -1, [0, 0, 0]]);
  });

  it('is the same where the total is written otherwise than as the highest of its cases', () => {
    const plain = settledOf(cases);
    const parts = plain.total.k === 'greatest' ? plain.total.of : [];
    const others: readonly Num[] = [
      { k: 'greatest', of: parts.toReversed() },
      { k: 'greatest', of: [...parts, number(0)] },
      { k: 'greatest', of: parts.slice(1) },
      { k: 'add', a: plain.total, b: number(0) },
    ];
    for (const total of others)
      for (const values of [
        { pregnant: true, rural: false, percent: 3 },
        { pregnant: true, rural: true, percent: 5 },
        { pregnant: true, percent: 1 },
      ])
        expect(run({ ...plain, total }, values)).toEqual(run(plain, values));
  });

  it('keeps the total of a law whose highest has a floor besides its cases', () => {
    const plain = settledOf(cases.slice(0, 1));
    const parts = plain.total.k === 'greatest' ? plain.total.of : [];
    const floor: Num = { k: 'greatest', of: [number(2), ...parts.slice(1)] };
    expect(run({ ...plain, total: floor }, { pregnant: false })).toMatchObject({ lo: 2, won: -1 });
    expect(run({ ...plain, total: floor }, { pregnant: true })).toMatchObject({ lo: 3, won: 0 });
  });
});

describe('arrays of an earlier run', () => {
  const settled = settledOf(cases);
  const columns = columnsOf(
    [{ facts: { rural: false }, people: [{ percent: [1, 2] }], whole: true }],
    ruleFacts,
    RULE_DAY,
  );

  it('that hold one array for both bounds do not lose a bound', () => {
    const lo = new Float64Array(1);
    const into = { lo, hi: lo, case: new Int16Array(1) };
    const outcome = kernel(settled, ruleFacts).run(columns, into);
    expect([outcome.lo[0], outcome.hi[0]]).toEqual([1, 3]);
    expect(outcome.hi).not.toBe(outcome.lo);
  });

  it('that hold old numbers are written over', () => {
    const old = (): Float64Array => Float64Array.of(99);
    const into = { lo: old(), hi: old(), case: Int16Array.of(5) };
    const outcome = kernel(settled, ruleFacts).run(columns, into);
    expect([outcome.lo[0], outcome.hi[0], outcome.case[0]]).toEqual([1, 3, -1]);
    expect(outcome.hi).toBe(into.hi);
  });
});
