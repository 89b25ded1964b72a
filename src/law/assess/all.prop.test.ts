import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../kernel/index.ts';
import {
  cite,
  engineWith,
  factsOf,
  lawCase,
  programme,
  version,
} from '../../../tests/support/law-pack.ts';
import type { Engine } from '../engine.ts';
import { assessAll, type AllAssessed } from './all.ts';

const because = { vi: 'vì', en: 'so' };
const asked = { on: '2024-08-01', knownAt: null, areas: [] };

interface Rule {
  readonly a: number;
  readonly b: number;
  readonly keep: 'higher' | 'this' | 'other';
}

/** Programmes that pay certain amounts, and the exclusions between them. */
const given = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 5 })
  .chain((amounts) =>
    fc.record({
      amounts: fc.constant(amounts),
      rules: fc.uniqueArray(
        fc.record({
          a: fc.nat(amounts.length - 1),
          b: fc.nat(amounts.length - 1),
          keep: fc.constantFrom('higher', 'this', 'other'),
        }),
        { maxLength: 4, selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}` },
      ),
    }),
  )
  .map(({ amounts, rules }) => ({ amounts, rules: rules.filter(({ a, b }) => a !== b) }));

function engineOf(amounts: readonly number[], rules: readonly Rule[], more: object = {}): Engine {
  return engineWith(
    amounts.map((amount, index) =>
      programme(`p${index}`, [version([lawCase('x', 'true', String(amount))])], {
        excludes: rules
          .filter(({ a }) => a === index)
          .map(({ b, keep }) => ({
            programme: `p${b}`,
            keep,
            from: '2010-01-01',
            cite: cite(),
            because,
            ...more,
          })),
      }),
    ),
  );
}

function all(engine: Engine, input: Parameters<typeof factsOf>[1] = {}): AllAssessed {
  return unwrap(assessAll(engine, factsOf(engine, input), asked));
}

/** The most that any lawful set pays, tried one by one: written from the rule, not from the code. */
function most(amounts: readonly number[], rules: readonly Rule[]): number {
  const there = rules.filter(({ a, b }) => (amounts[a] ?? 0) > 0 && (amounts[b] ?? 0) > 0);
  let best = -1;
  for (let mask = 0; mask < 2 ** amounts.length; mask += 1) {
    const paid = amounts.map((_, index) => (mask & (1 << index)) !== 0);
    const apart = there.every(({ a, b }) => paid[a] !== true || paid[b] !== true);
    const reasoned = amounts.every((amount, index) => {
      if (amount === 0 || paid[index] === true) return true;
      return there.some(({ a, b, keep }) => {
        const other = a === index ? b : b === index ? a : -1;
        if (other < 0 || paid[other] !== true) return false;
        return keep === 'higher' || (keep === 'this') === (other === a);
      });
    });
    const sum = amounts.reduce(
      (total, each, index) => total + (paid[index] === true ? each : 0),
      0,
    );
    if (apart && reasoned) best = Math.max(best, sum);
  }
  return best;
}

describe('programmes that exclude each other', () => {
  it('are combined to the lawful set that gives the person most', () => {
    fc.assert(
      fc.property(given, ({ amounts, rules }) => {
        const expected = most(amounts, rules);
        fc.pre(expected >= 0);
        const { combination } = all(engineOf(amounts, rules));
        expect(combination.min).toBe(String(expected));
        expect(combination.max).toBe(String(expected));
        const paid = combination.programmes.map((slug) => Number(slug.slice(1)));
        expect(paid.reduce((sum, index) => sum + (amounts[index] ?? 0), 0)).toBe(expected);
        for (const { a, b } of rules)
          if ((amounts[a] ?? 0) > 0 && (amounts[b] ?? 0) > 0)
            expect(paid.includes(a) && paid.includes(b)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('are each named with the reason why one was left out', () => {
    const { combination } = all(engineOf([5, 3], [{ a: 1, b: 0, keep: 'higher' }]));
    expect(combination.programmes).toEqual(['p0']);
    expect(combination.because).toMatchObject([{ kept: 'p0', dropped: 'p1', because }]);
    const forced = all(engineOf([5, 3], [{ a: 1, b: 0, keep: 'this' }])).combination;
    expect([forced.programmes, forced.min]).toEqual([['p1'], '3']);
    const other = all(engineOf([5, 3], [{ a: 0, b: 1, keep: 'other' }])).combination;
    expect([other.programmes, other.because[0]?.dropped]).toEqual([['p1'], 'p0']);
  });

  it('are told apart by the days the exclusion holds, both included', () => {
    const rule: Rule = { a: 0, b: 1, keep: 'higher' };
    const sum = (more: object): string => all(engineOf([5, 3], [rule], more)).combination.min;
    expect(sum({ from: '2024-08-02' })).toBe('8');
    expect(sum({ from: '2024-08-01' })).toBe('5');
    expect(sum({ to: '2024-08-01' })).toBe('5');
    expect(sum({ to: '2024-07-31' })).toBe('8');
  });

  it('keep the first of two that are equal', () => {
    expect(
      all(engineOf([5, 5], [{ a: 0, b: 1, keep: 'higher' }])).combination.because,
    ).toMatchObject([{ kept: 'p0', dropped: 'p1' }]);
  });
});

describe('everything at once', () => {
  const paying = (slug: string, when: string, amount: string, more: object = {}): object =>
    programme(slug, [version([lawCase('x', when, amount)])], more);
  const loan = { outcome: { kind: 'terms', unit: 'đồng' } };

  it('adds up bounds while something is unknown, without end where one has none', () => {
    const engine = engineWith([
      paying('a', 'orphan', '5'),
      paying('b', 'true', '7'),
      paying('c', 'false', '100'),
    ]);
    expect(all(engine).combination).toMatchObject({ min: '7', max: '12', programmes: ['a', 'b'] });
    const endless = engineWith([
      programme('a', [version([lawCase('x', 'orphan', '5', { bound: 'at_least' })])]),
      paying('b', 'true', '7'),
    ]);
    expect(all(endless).combination).toMatchObject({ min: '7', max: null });
  });

  it('leaves out of the sum what is not paid by the month, and says it all the same', () => {
    const found = all(engineWith([paying('a', 'true', '5'), paying('l', 'true', '900', loan)]));
    expect(found.combination).toMatchObject({ min: '5', max: '5', programmes: ['a'] });
    expect(found.results.map(({ amount }) => amount)).toEqual(['5', '900']);
  });

  it('names a programme without law for the day with its refusal', () => {
    const engine = engineWith([
      paying('a', 'true', '5'),
      programme('b', [version([lawCase('x', 'true', '1')], { from: '2025-01-01' })]),
    ]);
    const found = all(engine);
    expect(found.refused.map(({ programme: slug, refusal }) => [slug, refusal.code])).toEqual([
      ['b', 'law.before_the_law'],
    ]);
    expect(found.results).toHaveLength(1);
  });

  it('stops at a programme that is wrong', () => {
    const engine = engineWith([paying('a', 'true', '0.6 * wage')]);
    const found = assessAll(engine, factsOf(engine, {}), asked);
    expect(found.ok ? '' : found.error.code).toBe('law.not_whole');
  });

  it('asks each question once, those first that matter most in their own programme', () => {
    const engine = engineWith([
      paying('a', 'orphan && pension', '5'),
      paying('b', 'pension && !single', '7'),
      paying('l', 'wage > 3', '900000000', loan),
      programme('s', [
        version([lawCase('x', 'orphan', '90'), lawCase('y', 'single', '1')], { combine: 'sum' }),
      ]),
    ]);
    const facts = all(engine).ask.map(({ fact }) => fact);
    expect(facts.toSorted()).toEqual(['orphan', 'pension', 'single', 'wage']);
    expect(facts.slice(0, 2).toSorted()).toEqual(['orphan', 'pension']);
    expect(facts.at(-1)).toBe('wage');
  });

  it('gives nothing where nothing is paid', () => {
    expect(all(engineWith([])).combination).toEqual({
      programmes: [],
      min: '0',
      max: '0',
      because: [],
    });
  });
});
