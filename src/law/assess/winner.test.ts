import { describe, expect, it } from 'vitest';
import { ask } from '../../../tests/support/law-asking.ts';
import {
  cite,
  engineOfCases,
  engineWith,
  lawCase,
  programme,
  version,
} from '../../../tests/support/law-pack.ts';
import type { FactValues } from '../facts.ts';

const cases = [
  lawCase('a', 'orphan', '100'),
  lawCase('b', 'pension', '70'),
  lawCase('c', "degree == 'mild'", '100'),
  lawCase('k4', 'single', '30'),
];

/** Nothing holds but what is told. */
const none = { orphan: false, pension: false, single: false, degree: 'none' };

function won(more: object, person: FactValues): readonly unknown[] {
  const {
    amount,
    case: first,
    alsoWon,
  } = ask(engineOfCases(cases, [], more), {
    person: { ...none, ...person },
  });
  return [amount, first, ...alsoWon];
}

const plus = (...others: readonly string[]): object => ({
  plus: [{ case: 'k4', with: others, cite: cite() }],
});

describe('the case that won', () => {
  it.each<readonly [string, object, FactValues, readonly unknown[]]>([
    ['nobody where nothing is paid', {}, {}, ['0', null]],
    ['the highest alone', {}, { orphan: true, pension: true }, ['100', 'a']],
    ['every case that gives the whole', {}, { orphan: true, degree: 'mild' }, ['100', 'a', 'c']],
    [
      'every case that pays into a sum',
      { combine: 'sum' },
      { orphan: true, pension: true, single: true },
      ['200', 'a', 'b', 'k4'],
    ],
    ['the first that holds', { combine: 'first' }, { pension: true, degree: 'mild' }, ['70', 'b']],
    [
      'the highest with the one on top',
      plus('a', 'b'),
      { orphan: true, pension: true, single: true },
      ['130', 'a', 'k4'],
    ],
    ['the one on top alone', plus('a', 'b'), { single: true }, ['30', 'k4']],
    ['one that may be added to, alone', plus('a', 'b'), { pension: true }, ['70', 'b']],
    [
      'one outside the route where it gives more',
      plus('b'),
      { orphan: true, pension: false, single: true },
      ['100', 'a'],
    ],
    [
      'one outside the route where both give the same',
      plus('b'),
      { orphan: true, pension: true, single: true },
      ['100', 'a'],
    ],
    [
      'both highest of those added to',
      plus('a', 'c'),
      { orphan: true, degree: 'mild', single: true },
      ['130', 'a', 'c', 'k4'],
    ],
  ])('is %s', (_, more, person, expected) => {
    expect(won(more, person)).toEqual(expected);
  });

  it('is not named while the answer is open', () => {
    const answer = ask(engineOfCases(cases), { person: { pension: true } });
    expect([answer.case, answer.alsoWon, answer.terms, answer.derived]).toEqual([
      null,
      [],
      null,
      null,
    ]);
  });

  it('is only one of which it is certain', () => {
    const engine = engineOfCases([lawCase('a', 'orphan', '5'), lawCase('b', '!orphan', '5')]);
    const answer = ask(engine, {});
    expect([answer.amount, answer.case]).toEqual(['5', null]);
  });

  it('does not count a case whose amount is still open, or pays nothing', () => {
    const engine = engineOfCases([lawCase('a', 'true', '0'), lawCase('b', 'true', '5')], [], {
      combine: 'sum',
    });
    expect([ask(engine, {}).case, ask(engine, {}).alsoWon]).toEqual(['b', []]);
  });

  it('is paid on top wherever it stands in the list, and only while it is law', () => {
    const route = { plus: [{ case: 'k', with: ['b', 'c'], cite: cite() }] };
    const listed = (k: object, c: object): readonly unknown[] => {
      const parts = [
        lawCase('k', 'true', '3', k),
        lawCase('b', 'true', '5'),
        lawCase('c', 'true', '9', c),
      ];
      const { amount, case: first, alsoWon } = ask(engineOfCases(parts, [], route), {});
      return [amount, first, ...alsoWon];
    };
    expect(listed({}, {})).toEqual(['12', 'c', 'k']);
    expect(listed({}, { from: '2030-01-01' })).toEqual(['8', 'b', 'k']);
    expect(listed({ from: '2030-01-01' }, {})).toEqual(['9', 'c']);
  });

  it('takes the second route where the first does not give the whole', () => {
    const engine = engineOfCases(
      [
        lawCase('a', 'true', '10'),
        lawCase('b', 'true', '20'),
        lawCase('x', 'true', '1'),
        lawCase('y', 'true', '2'),
      ],
      [],
      {
        plus: [
          { case: 'x', with: ['a'], cite: cite() },
          { case: 'y', with: ['b'], cite: cite() },
        ],
      },
    );
    const answer = ask(engine, {});
    expect([answer.amount, answer.case, answer.alsoWon]).toEqual(['22', 'b', ['y']]);
  });
});

describe('an outcome that is a class', () => {
  const label = { vi: 'x', en: 'x' };
  const classes = ['none', 'near_poor', 'poor'].map((name) => ({ name, label }));
  const classed = (id: string, when: string, name: string): object => ({
    ...lawCase(id, when, '1'),
    amount: undefined,
    class: name,
  });
  const engine = engineWith([
    programme(
      'aid',
      [version([classed('p', 'orphan', 'poor'), classed('n', 'pension', 'near_poor')])],
      {
        outcome: { kind: 'class', unit: '', classes },
      },
    ),
  ]);

  it('is named, the higher one of two', () => {
    const answer = ask(engine, { person: { orphan: true, pension: true } });
    expect(answer).toMatchObject({
      class: 'poor',
      amount: null,
      min: 'poor',
      max: 'poor',
      case: 'p',
    });
    expect(ask(engine, { person: { orphan: false, pension: false } })).toMatchObject({
      class: 'none',
      case: null,
    });
  });

  it('lies between classes while something is unknown', () => {
    const answer = ask(engine, { person: { pension: true } });
    expect(answer).toMatchObject({ class: null, min: 'near_poor', max: 'poor', decided: false });
  });
});

describe('what nobody has verified', () => {
  const engine = engineOfCases([
    lawCase('a', 'orphan', '5', { confidence: 'K' }),
    lawCase('b', 'pension', '7', { confidence: '?' }),
    lawCase('c', 'single', '9', { confidence: 'S2' }),
  ]);
  const names = (person: FactValues): readonly string[] =>
    ask(engine, { person }).unverified.map(({ name }) => name);

  it('is told of the cases that hold or may hold, and of no others', () => {
    expect(names({})).toEqual(['a', 'b']);
    expect(names({ orphan: false })).toEqual(['b']);
    expect(names({ orphan: false, pension: false })).toEqual([]);
  });
});
