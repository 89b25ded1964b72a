import { describe, expect, it } from 'vitest';
import { unwrap } from '../kernel/index.ts';
import { ask } from '../../tests/support/law-asking.ts';
import {
  cite,
  engineOfCases,
  engineWith,
  factsOf,
  lawCase,
  programme,
  version,
} from '../../tests/support/law-pack.ts';
import { assessAll } from './assess/all.ts';
import { checkPack } from './check/check.ts';

/** Rules of meaning: each is a trap some engine fell into. Numbers are the design's. */

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
