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
import type { FactsInput } from '../facts.ts';
import { assessAll, type AllAssessed } from './all.ts';

const because = { vi: 'chỉ hưởng một chế độ', en: 'one benefit only' };
const asked = { on: '2024-08-01', knownAt: null, areas: [] };

function paying(slug: string, when: string, amount: string, more: object = {}): object {
  return programme(slug, [version([lawCase('x', when, amount)])], more);
}

const excluding = (other: string, keep: string, more: object = {}): object => ({
  excludes: [{ programme: other, keep, from: '2010-01-01', cite: cite(), because, ...more }],
});

function all(programmes: readonly object[], input: FactsInput = {}): AllAssessed {
  const engine = engineWith(programmes);
  return unwrap(assessAll(engine, factsOf(engine, input), asked));
}

/** What is paid, between which bounds, and who is left out for whom. */
function combined(programmes: readonly object[], input: FactsInput = {}): readonly unknown[] {
  const { combination } = all(programmes, input);
  const left = combination.because.map(({ kept, dropped }) => `${kept} not ${dropped}`);
  return [combination.programmes, combination.min, combination.max, left];
}

describe('two programmes that exclude each other', () => {
  it.each<readonly [string, string, string, string, readonly unknown[]]>([
    ['the higher is kept', '5', '7', 'higher', [['b'], '7', '7', ['b not a']]],
    ['of equal ones the one that says so', '7', '7', 'higher', [['a'], '7', '7', ['a not b']]],
    ['this one is kept, although lower', '5', '7', 'this', [['a'], '5', '5', ['a not b']]],
    ['the other one is kept, although lower', '7', '5', 'other', [['b'], '5', '5', ['b not a']]],
    ['nothing is left out where one gives nothing', '0', '5', 'this', [['b'], '5', '5', []]],
  ])('%s', (_title, a, b, ...[keep, expected]) => {
    const both = [paying('a', 'true', a, excluding('b', keep)), paying('b', 'true', b)];
    expect(combined(both)).toEqual(expected);
  });

  it('are bounded together while one of them is not decided', () => {
    const both = [paying('a', 'orphan', '9', excluding('b', 'higher')), paying('b', 'true', '4')];
    expect(combined(both)).toEqual([['b'], '4', '9', ['b not a']]);
    expect(combined(both, { person: { orphan: true } })).toEqual([['a'], '9', '9', ['a not b']]);
    expect(combined(both, { person: { orphan: false } })).toEqual([['b'], '4', '4', []]);
  });

  it.each([
    ['before its first day', { from: '2024-08-02' }, '12'],
    ['on its first day', { from: '2024-08-01' }, '7'],
    ['on its last day', { to: '2024-08-01' }, '7'],
    ['after its last day', { to: '2024-07-31' }, '12'],
  ])('are paid apart or together: %s', (_title, more, max) => {
    const both = [
      paying('a', 'true', '5', excluding('b', 'higher', more)),
      paying('b', 'true', '7'),
    ];
    expect(all(both).combination.max).toBe(max);
  });

  it('are told with their article and their reason', () => {
    const both = [paying('a', 'true', '5', excluding('b', 'this')), paying('b', 'true', '7')];
    expect(all(both).combination.because).toEqual([
      { kept: 'a', dropped: 'b', cite: cite(), because },
    ]);
  });
});

describe('three programmes', () => {
  it('keep two that go together rather than one that excludes both', () => {
    const three = [
      paying('a', 'true', '6', {
        excludes: [excluding('b', 'higher'), excluding('c', 'higher')].flatMap(
          (each) => (each as { excludes: object[] }).excludes,
        ),
      }),
      paying('b', 'true', '4'),
      paying('c', 'true', '3'),
    ];
    expect(combined(three)).toEqual([['b', 'c'], '7', '7', ['b not a', 'c not a']]);
  });

  it('drop by a rule that leaves no choice before one that takes the higher', () => {
    const three = [
      paying('a', 'true', '1', excluding('b', 'this')),
      paying('b', 'true', '9', excluding('c', 'higher')),
      paying('c', 'true', '4'),
    ];
    expect(combined(three)).toEqual([['a', 'c'], '5', '5', ['a not b', 'c not b']]);
  });
});

describe('questions of all programmes', () => {
  const loan = { outcome: { kind: 'terms', unit: 'đồng' } };

  it('come in the order of what they can change', () => {
    const { ask } = all([
      paying('a', 'single', '1'),
      paying('b', 'orphan', '10'),
      paying('c', 'orphan && pension', '10'),
      paying('d', 'orphan || single', '10'),
    ]);
    expect(ask[0]?.fact).toBe('orphan');
    const spreads = ask.map(({ spread }) => spread);
    expect(spreads).toEqual(spreads.toSorted((x, y) => y - x));
    expect(new Set(ask.map(({ fact }) => fact)).size).toBe(ask.length);
  });

  it('weigh a fact of two programmes before a fact of one, whichever comes first', () => {
    const programmes = [
      paying('a', 'wage > 3', '900000000', loan),
      paying('b', 'pension', '5'),
      paying('c', 'pension', '7'),
    ];
    for (const order of [programmes, programmes.toReversed()])
      expect(all(order).ask.map(({ fact }) => fact)).toEqual(['pension', 'wage']);
  });

  it('are none where everything that matters is known', () => {
    const known = { person: { orphan: false, single: true } };
    expect(all([paying('a', 'orphan', '5'), paying('b', 'single', '7')], known).ask).toEqual([]);
  });
});
