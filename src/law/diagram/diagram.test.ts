import { describe, expect, it } from 'vitest';
import { unwrap } from '../../kernel/index.ts';
import { ask, asked, between } from '../../../tests/support/law-asking.ts';
import { engineOfCases, factsOf, lawCase, parameter } from '../../../tests/support/law-pack.ts';
import type { Num } from '../ir.ts';
import {
  finer,
  formulaRange,
  join,
  RULED_OUT,
  roundFormula,
  Store,
  TooComplex,
  type Formula,
} from './store.ts';
import { bitKey, bordersOf, isWide, lineOf, membersKey } from './variables.ts';

const wage = { fact: 'wage', member: false };
const number = (value: number, scale = 0): Num => ({ k: 'number', value, scale });
const quantity: Num = { k: 'quantity', of: wage };
const times = (a: Num, b: Num): Num => ({ k: 'multiply', a, b });
const plus = (a: Num, b: Num): Num => ({ k: 'add', a, b });
const less = (a: Num, b: Num): Num => ({ k: 'subtract', a, b });
const everything = (): boolean => true;

describe('money compared with values of the law', () => {
  it.each([
    ['wage < 1000', '999', '1000'],
    ['wage <= 1000', '1000', '1001'],
    ['1000 > wage', '999', '1000'],
    ['2 * wage < 1001', '500', '501'],
    ['2 * wage <= 1001', '500', '501'],
    ['wage + 100 < 1000', '899', '900'],
    ['100 + wage <= 1000', '900', '901'],
    ['1000 - wage > 1', '998', '999'],
    ['wage - 100 < 1000', '1099', '1100'],
    ['0.5 * wage < 1000', '1999', '2000'],
    ['wage < 2 * standard', '719', '720'],
  ])('%s is true at %s and false at %s, exact on both sides', (when, yes, no) => {
    const engine = engineOfCases([lawCase('x', when, '5')], [parameter('aid.standard', '360')], {
      uses: { standard: 'aid.standard' },
    });
    expect(ask(engine, { person: { wage: yes } }).amount).toBe('5');
    expect(ask(engine, { person: { wage: no } }).amount).toBe('0');
    expect([between(ask(engine, {})), asked(ask(engine, {}))]).toEqual([['0', '5'], ['wage']]);
  });

  it('is split at every limit that other facts pick', () => {
    const engine = engineOfCases([lawCase('x', "wage < (poverty == 'poor' ? 900 : 500)", '5')]);
    const answer = (wage: string, poverty: string | null): readonly unknown[] =>
      between(ask(engine, { person: { wage }, household: { poverty } }));
    expect(answer('499', null)).toEqual(['5', '5']);
    expect(answer('500', null)).toEqual(['0', '5']);
    expect(answer('899', null)).toEqual(['0', '5']);
    expect(answer('900', null)).toEqual(['0', '0']);
    expect(answer('899', 'poor')).toEqual(['5', '5']);
    expect(answer('899', 'none')).toEqual(['0', '0']);
  });

  it('is paid in part without losing the limit: the rest up to the standard', () => {
    const engine = engineOfCases([lawCase('x', 'wage < 500', '500 - wage')]);
    expect(ask(engine, { person: { wage: '499' } }).amount).toBe('1');
    expect(between(ask(engine, {}))).toEqual(['0', '500']);
    expect(ask(engine, { person: { wage: '500' } }).amount).toBe('0');
  });

  it('is paid itself up to a limit: no more than the limit lets through', () => {
    const engine = engineOfCases([
      lawCase('x', 'wage < 500', 'wage'),
      lawCase('y', 'wage >= 900 && wage < 1000', '1000 - wage'),
    ]);
    expect(between(ask(engine, {}))).toEqual(['0', '499']);
    expect(ask(engine, { person: { wage: '499' } }).amount).toBe('499');
    expect(ask(engine, { person: { wage: '900' } }).amount).toBe('100');
    const upper = engineOfCases([lawCase('y', 'wage >= 900', '1000 - wage')]);
    expect(between(ask(upper, {}))).toEqual(['0', '100']);
  });

  it('is equal to a limit only there', () => {
    const engine = engineOfCases([lawCase('x', 'wage == 500', '5')]);
    const at = (wage: string): string | null => ask(engine, { person: { wage } }).amount;
    expect([at('499'), at('500'), at('501')]).toEqual(['0', '5', '0']);
  });
});

describe('a straight line in one fact', () => {
  it.each<readonly [string, Num, Num, number, readonly number[]]>([
    ['the fact', quantity, number(1000), 1, [-1000]],
    ['a multiple', times(number(2), quantity), number(7), 2, [-7]],
    ['the factor behind', times(quantity, number(2)), number(7), 2, [-7]],
    ['a decimal factor', times(number(5, 1), quantity), number(7), 5, [-70]],
    ['a sum', plus(quantity, number(3)), number(7), 1, [-4]],
    ['a difference', less(number(3), quantity), number(7), -1, [-4]],
    ['both sides', times(number(3), quantity), quantity, 2, [0]],
    [
      'what is open',
      quantity,
      { k: 'open', lo: number(1), hi: number(4), missing: null },
      1,
      [-1, -4],
    ],
    [
      'what is open above',
      quantity,
      { k: 'open', lo: number(1), hi: null, missing: null },
      1,
      [-1],
    ],
    [
      'a table',
      quantity,
      { k: 'lookup', of: wage, lines: new Map([['a', number(2)]]), otherwise: number(5) },
      1,
      [-2, -5],
    ],
  ])('%s', (_, a, b, ...[factor, rest]) => {
    expect(lineOf(a, b, everything)).toEqual({ of: wage, factor, rest });
  });

  it.each<readonly [string, Num, Num]>([
    ['two facts', plus(quantity, quantity), number(1)],
    ['a square', times(quantity, quantity), number(1)],
    ['no fact', number(1), number(2)],
    ['nothing that is left', quantity, quantity],
    [
      'a choice between facts',
      quantity,
      { k: 'choose', when: { k: 'bool', value: true }, gives: quantity, otherwise: number(1) },
    ],
    ['the greatest', { k: 'greatest', of: [quantity] }, number(1)],
  ])('is not %s', (_, a, b) => {
    expect(lineOf(a, b, everything)).toBeNull();
  });

  it('turns at whole values on either side of its root', () => {
    expect(bordersOf({ of: wage, factor: 2, rest: [-7] })).toEqual([4, 4]);
    expect(bordersOf({ of: wage, factor: 1, rest: [-7] })).toEqual([7, 8]);
    expect(bordersOf({ of: wage, factor: -1, rest: [3] })).toEqual([3, 4]);
    expect(bordersOf({ of: wage, factor: 1, rest: [0, 5] })).toEqual([1]);
  });

  it('only over what is too wide to be split', () => {
    expect(lineOf(quantity, number(1), () => false)).toBeNull();
    const { pack } = engineOfCases([lawCase('x', 'true', '1')]);
    const fact = (name: string, max?: number): boolean => {
      const found = pack.facts.get(name);
      if (found === undefined) throw new Error(name);
      return isWide(max === undefined ? found : { ...found, range: { min: 0, max } });
    };
    expect([fact('wage'), fact('percent'), fact('orphan')]).toEqual([true, false, false]);
    expect([fact('percent', 127), fact('percent', 128)]).toEqual([false, true]);
  });
});

describe('names of what a diagram asks', () => {
  it('are the same for the same question and no other', () => {
    const count = (value: string): Num => ({ k: 'count', body: { k: 'has', of: wage, value } });
    expect(membersKey(count('a'))).toBe(membersKey(count('a')));
    expect(membersKey(count('a'))).not.toBe(membersKey(count('b')));
    const table = (value: number): Num => ({
      k: 'total',
      body: { k: 'lookup', of: wage, lines: new Map([['a', number(value)]]), otherwise: number(0) },
    });
    expect(membersKey(table(1))).not.toBe(membersKey(table(2)));
    expect(bitKey(wage, 'a')).not.toBe(bitKey(wage, 'b'));
  });
});

describe('formulas', () => {
  const x: Formula = { f: 'quantity', variable: 0 };
  const bounds = (): { lo: number; hi: number } => ({ lo: 2, hi: 5 });

  it.each<readonly [string, Formula, number, number]>([
    ['a constant', 7, 7, 7],
    ['a fact', x, 2, 5],
    ['a sum', join('add', x, 3), 5, 8],
    ['a difference', join('subtract', 3, x), -2, 1],
    ['a product', join('times', x, -2), -10, -4],
    ['the greater', join('max', x, 4), 4, 5],
    ['the lesser', join('min', x, 4), 2, 4],
    ['a rounding', roundFormula(x, 0, 4, 'half_up'), 4, 4],
    ['a rounding up', roundFormula(x, 0, 4, 'up'), 4, 8],
    ['finer units', finer(x, 2), 200, 500],
  ])('%s lies between its ends', (_, formula, lo, hi) => {
    expect(formulaRange(formula, bounds)).toEqual({ lo, hi });
  });

  it('are worked out where they are constant, and leave neutral parts away', () => {
    expect(join('add', 2, 3)).toBe(5);
    expect(join('subtract', 2, 3)).toBe(-1);
    expect(join('times', 2, 3)).toBe(6);
    expect(join('max', 2, 3)).toBe(3);
    expect(join('min', 2, 3)).toBe(2);
    expect([join('add', 0, x), join('add', x, 0), join('subtract', x, 0)]).toEqual([x, x, x]);
    expect([join('times', 1, x), join('times', x, 1)]).toEqual([x, x]);
    expect([join('times', 0, x), join('times', x, 0), join('times', 0, Infinity)]).toEqual([
      0, 0, 0,
    ]);
    expect(join('subtract', 0, x)).toEqual({ f: 'subtract', a: 0, b: x });
    expect(finer(x, 0)).toBe(x);
    expect(finer(3, 2)).toBe(300);
    expect(roundFormula(1500, 0, 1000, 'half_up')).toBe(2000);
  });

  it('have no end where a part has none', () => {
    expect([join('add', Infinity, x), join('add', x, Infinity)]).toEqual([Infinity, Infinity]);
    expect([join('max', x, Infinity), join('times', x, Infinity)]).toEqual([Infinity, Infinity]);
    expect([join('min', x, Infinity), join('min', Infinity, x)]).toEqual([x, x]);
    expect([join('subtract', Infinity, x), join('subtract', x, Infinity)]).toEqual([
      Infinity,
      -Infinity,
    ]);
  });
});

describe('nodes', () => {
  it('are stored once, and not at all where every answer leads to the same', () => {
    const store = new Store();
    const { yes, no } = store;
    const node = store.node(0, [yes, no]);
    expect(store.node(0, [yes, no])).toBe(node);
    expect(store.node(0, [no, yes])).not.toBe(node);
    expect(store.node(1, [yes, no])).not.toBe(node);
    expect(store.node(0, [yes, yes])).toBe(yes);
    expect(store.node(0, [RULED_OUT, yes, RULED_OUT])).toBe(yes);
    expect(store.node(0, [RULED_OUT, RULED_OUT])).toBe(no);
    expect(store.number(1, 2)).toBe(store.number(1, 2));
    expect(store.number(1, 2)).not.toBe(store.number(1, 3));
    expect([store.isTerminal(yes), store.isTerminal(node)]).toEqual([true, false]);
    expect(store.terminal(store.number(1, 2))).toEqual({ t: 'number', lo: 1, hi: 2 });
    expect(() => store.terminal(-99)).toThrow('no terminal');
  });

  it('say so when there are too many', () => {
    const store = new Store();
    for (let variable = 0; variable < 400_000; variable += 1)
      store.node(variable, [store.yes, store.no]);
    expect(() => store.node(400_000, [store.yes, store.no])).toThrow(TooComplex);
  });
});

describe('an engine', () => {
  const engine = engineOfCases([lawCase('x', 'orphan', '5')]);
  const at = (on: string, knownAt: string | null = null, areas: readonly string[] = []): unknown =>
    unwrap(engine.at('aid', { on, knownAt, areas }));

  it('keeps what it made ready for the same day, place and knowledge', () => {
    expect(at('2024-08-01')).toBe(at('2024-08-01'));
    expect(at('2024-08-01')).not.toBe(at('2024-08-02'));
    expect(at('2024-08-01')).not.toBe(at('2024-08-01', '2024-01-01'));
    expect(at('2024-08-01')).not.toBe(at('2024-08-01', null, ['city']));
  });

  it('has one node for one question, and none for a law without any', () => {
    const ready = unwrap(engine.at('aid', { on: '2024-08-01', knownAt: null, areas: [] }));
    expect(ready.diagram.size).toBeGreaterThanOrEqual(1);
    expect(ready.diagram.decide(factsOf(engine, {}))).toBeNull();
    expect(ready.diagram.decide(factsOf(engine, { person: { orphan: true } }))).toEqual({
      lo: 5,
      hi: 5,
    });
    expect(ready.diagram.canHold({ k: 'bool', value: false })).toBe(false);
    expect(ready.diagram.canHold({ k: 'is', of: { fact: 'orphan', member: false } })).toBe(true);
  });
});
