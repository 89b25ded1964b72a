import { describe, expect, it } from 'vitest';
import type { Bool } from '../ir.ts';
import {
  anyOf,
  certain,
  isNumber,
  joined,
  ladder,
  maximum,
  rareFirst,
  scaled,
  single,
  type Test,
} from './text.ts';

/** The value of generated text over one local. */
function valueAt(text: string, f: number): unknown {
  // oxlint-disable-next-line typescript/no-implied-eval
  return (new Function('f', `return ${text};`) as (f: number) => unknown)(f);
}

const open: Test = { must: 'a', may: 'b' };

describe('conditions in generated text', () => {
  it.each<readonly [string, readonly Test[], '&&' | '||', string, string]>([
    ['all of nothing hold', [], '&&', 'true', 'true'],
    ['none of nothing holds', [], '||', 'false', 'false'],
    ['one stands in brackets', [certain('x')], '&&', '(x)', '(x)'],
    ['certain and possible are joined apart', [open, certain('x')], '&&', '(a&&x)', '(b&&x)'],
    ['either of two', [open, open], '||', '(a||a)', '(b||b)'],
  ])('%s', (_title, parts, ...[sign, must, may]) => {
    expect(joined(parts, sign)).toEqual({ must, may });
  });

  it('ask what holds for few people before what splits everybody', () => {
    const of = { fact: 'x', member: false };
    const old: Bool = { k: 'dated', of };
    const rare: Bool = { k: 'is', of };
    const choice: Bool = { k: 'one_of', of, values: [] };
    const denied: Bool = { k: 'not', a: rare };
    const deniedOld: Bool = { k: 'not', a: old };
    expect(rareFirst([deniedOld, old, denied, choice, rare])).toEqual([
      choice,
      rare,
      denied,
      old,
      deniedOld,
    ]);
  });

  it('keep the order of conditions that are equally rare', () => {
    const is = (fact: string): Bool => ({ k: 'is', of: { fact, member: false } });
    expect(rareFirst([is('b'), is('a')])).toEqual([is('b'), is('a')]);
  });

  it.each([
    [[], 'false'],
    [[3], 'f===3'],
    [[0, 2], '(f===0||f===2)'],
  ])('a local that is one of %j is %s', (indexes, text) => {
    expect(anyOf('f', indexes)).toBe(text);
  });
});

describe('numbers in generated text', () => {
  it.each([
    ['0', true],
    ['-15', true],
    ['2.5', true],
    ['1e+21', true],
    ['5e-7', true],
    ['Infinity', true],
    ['-Infinity', true],
    ['', false],
    ['x', false],
    ['(1+2)', false],
    ['1.', false],
    ['NaN', false],
    ['--1', false],
    ['1 ', false],
  ])('“%s” is a constant: %s', (text, expected) => {
    expect(isNumber(text)).toBe(expected);
  });

  it('are the greatest of what is written, equal texts once', () => {
    expect(maximum(['x'])).toBe('x');
    expect(maximum(['x', 'x', 'x'])).toBe('x');
    expect(maximum(['x', '0', 'x'])).toBe('Math.max(x,0)');
  });

  it('are counted in finer units: constants at once, the rest where it is asked', () => {
    expect(scaled({ lo: 'x', hi: '5' }, 1)).toEqual({ lo: 'x', hi: '5' });
    expect(scaled({ lo: 'x', hi: '5' }, 100)).toEqual({ lo: '(x*100)', hi: '500' });
    expect(scaled(single('Infinity'), 10)).toEqual(single('Infinity'));
  });
});

describe('one text for each value', () => {
  it.each<readonly [string, number, readonly string[]]>([
    ['of a choice', 0, ['10', '20', '30']],
    ['of numbers that begin at one', 1, ['7', '8', '7', '9']],
    ['where most values are the same', 3, ['5', '5', '1', '5', '2', '1']],
    ['that are all the same', 0, ['4', '4']],
  ])('gives each its own %s', (_title, first, texts) => {
    const text = ladder('f', first, texts);
    for (const [index, expected] of texts.entries())
      expect(valueAt(text, first + index)).toBe(Number(expected));
  });

  it('asks nothing where one text is left, and nothing is nothing', () => {
    expect(ladder('f', 0, ['4', '4'])).toBe('4');
    expect(ladder('f', 0, [])).toBe('0');
  });
});
