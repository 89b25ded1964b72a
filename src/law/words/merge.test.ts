import { describe, expect, it } from 'vitest';
import {
  aged,
  and,
  choose,
  compare,
  dated,
  has,
  is,
  monthsOld,
  not,
  oneOf,
  or,
  quantity,
  times,
  use,
} from '../../../tests/support/law-words.ts';
import { ruleFacts } from '../../../tests/support/law-rules.ts';
import type { Bool, Num } from '../ir.ts';
import { numberOf } from '../number.ts';
import { boundOf, conjuncts, partOf, pushed, type Part } from './merge.ts';

const own = (fact: string): { fact: string; member: boolean } => ({ fact, member: false });
const yes: Bool = { k: 'bool', value: true };
const no: Bool = { k: 'bool', value: false };
const degree = (...values: string[]): Bool => oneOf('degree', ...values);
const score = quantity('score');

function part(bool: Bool): Part {
  return partOf(bool, ruleFacts);
}

describe('“not” pushed down to single tests', () => {
  it.each<readonly [string, Bool, Bool]>([
    ['of a test stays', not(is('a')), not(is('a'))],
    ['of a denial is the test', not(not(is('a'))), is('a')],
    ['of all is any of the denials', not(and(is('a'), is('b'))), or(not(is('a')), not(is('b')))],
    ['of any is all of the denials', not(or(is('a'), not(is('b')))), and(not(is('a')), is('b'))],
    ['of a constant is the other', not(yes), no],
    [
      'goes through every level',
      not(and(is('a'), or(is('b'), not(is('c'))))),
      or(not(is('a')), and(not(is('b')), is('c'))),
    ],
    ['of nothing changes nothing', and(is('a'), or(is('b'))), and(is('a'), or(is('b')))],
  ])('%s', (_title, given, expected) => {
    expect(pushed(given, false)).toEqual(expected);
  });

  it('is the same as asking for the denial', () => {
    const given = and(is('a'), not(or(is('b'), is('c'))));
    expect(pushed(not(given), false)).toEqual(pushed(given, true));
    expect(pushed(given, false)).toEqual(pushed(not(given), true));
  });
});

describe('the tests that all hold', () => {
  it.each<readonly [string, Bool, readonly Bool[]]>([
    ['of one test are that', is('a'), [is('a')]],
    ['of all are each of them', and(is('a'), and(is('b'), is('c'))), [is('a'), is('b'), is('c')]],
    ['of any are that as a whole', or(is('a'), is('b')), [or(is('a'), is('b'))]],
    ['of a denied “any” are the denials', not(or(is('a'), is('b'))), [not(is('a')), not(is('b'))]],
    ['of what always holds are none', yes, []],
    ['leave away what always holds', and(yes, is('a')), [is('a')]],
    ['keep what never holds', and(no, is('a')), [no, is('a')]],
  ])('%s', (_title, given, expected) => {
    expect(conjuncts(given)).toEqual(expected);
  });
});

describe('tests of one fact put together', () => {
  const choice = (...values: readonly string[]): Part => ({
    k: 'choice',
    of: own('degree'),
    values,
  });
  const kinds = (how: 'and' | 'or' | 'none', ...values: readonly string[]): Part => ({
    k: 'kinds',
    of: own('kinds'),
    values,
    how,
  });
  const vision = has('vision');
  const mental = has('mental');

  it.each<readonly [string, Bool, Part]>([
    ['one choice', degree('mild'), choice('mild')],
    ['a denied choice is every other', not(degree('mild')), choice('none', 'severe')],
    ['either of two is both', or(degree('severe'), degree('none')), choice('none', 'severe')],
    [
      'two at once is what both allow',
      and(degree('mild', 'severe'), degree('mild')),
      choice('mild'),
    ],
    ['two that never meet is none', and(degree('mild'), degree('severe')), choice()],
    ['a choice less another', and(degree('mild', 'severe'), not(degree('severe'))), choice('mild')],
    ['all of a set', and(vision, mental), kinds('and', 'vision', 'mental')],
    ['one of a set', or(vision, mental), kinds('or', 'vision', 'mental')],
    ['none of a set', and(not(vision), not(mental)), kinds('none', 'vision', 'mental')],
    ['the same twice is once', and(vision, vision), kinds('and', 'vision')],
    [
      'the same test twice is once',
      and(is('rural'), is('rural')),
      { k: 'atom', test: is('rural'), negative: false },
    ],
  ])('%s', (_title, given, expected) => {
    expect(part(given)).toEqual(expected);
  });

  it('never make one list of “not one or not the other”', () => {
    expect(part(or(not(vision), not(mental)))).toEqual({
      k: 'any',
      parts: [kinds('none', 'vision'), kinds('none', 'mental')],
    });
  });

  it('keep apart what is asked of a member and of the person', () => {
    const theirs: Bool = { k: 'one_of', of: { fact: 'degree', member: true }, values: ['mild'] };
    expect(part(and(degree('mild'), theirs))).toMatchObject({ k: 'all', parts: [{}, {}] });
  });

  it('keep “and” inside “or” a group of its own', () => {
    expect(part(or(degree('mild'), and(is('rural'), vision)))).toMatchObject({
      k: 'any',
      parts: [choice('mild'), { k: 'all', parts: [{ k: 'atom' }, { k: 'kinds' }] }],
    });
  });
});

describe('spans of time', () => {
  it('are one part: from an age and below another, whichever stands first', () => {
    const span = { k: 'span', from: aged(60), below: aged(80) };
    expect(part(and(aged(60), not(aged(80))))).toEqual(span);
    expect(part(and(not(aged(80)), aged(60)))).toEqual(span);
    expect(part(and(monthsOld(6), not(aged(3))))).toMatchObject({ k: 'span' });
  });

  it.each<readonly [string, Bool]>([
    ['of two days', and(aged(60), not(aged(80, 'escaped_on')))],
    ['of two ages reached', and(aged(60), aged(80))],
    ['of either', or(aged(60), not(aged(80)))],
    ['with a day there is', and(aged(60), not(dated('birth_date')))],
  ])('are none %s', (_title, given) => {
    expect(part(given)).toMatchObject({ parts: [{ k: 'atom' }, { k: 'atom' }] });
  });
});

describe('ranges of a number', () => {
  const least = (n: number): Bool => compare('<=', numberOf(n), score);
  const below = (n: number): Bool => compare('<', score, numberOf(n));
  const range = (low: number, high: number): object => ({
    k: 'range',
    low: { end: 'low', value: numberOf(low) },
    high: { end: 'high', value: numberOf(high) },
  });

  it('are one part: from one number to another', () => {
    expect(part(and(least(21), below(61)))).toMatchObject(range(21, 61));
    expect(part(and(below(61), least(21)))).toMatchObject(range(21, 61));
  });

  it('take the narrower of two that follow from each other', () => {
    expect(part(and(least(21), least(81)))).toMatchObject({ k: 'atom', test: least(81) });
    expect(part(and(below(61), below(21)))).toMatchObject({ k: 'atom', test: below(21) });
    expect(part(and(least(21), least(81), below(90)))).toMatchObject(range(81, 90));
  });

  it('of one end take the one that leaves it out', () => {
    const above = compare('<', numberOf(21), score);
    expect(part(and(least(21), above))).toMatchObject({ k: 'atom', test: above });
  });

  it.each<readonly [string, Bool]>([
    ['of two numbers', and(least(21), compare('<', quantity('percent'), numberOf(61)))],
    ['of either', or(below(21), least(61))],
    [
      'with a value of the law of another scale',
      and(least(2), compare('<=', numberOf(25, 1), score)),
    ],
  ])('are none %s', (_title, given) => {
    expect(part(given)).toMatchObject({ parts: [{ k: 'atom' }, { k: 'atom' }] });
  });
});

describe('a comparison as a bound of what differs from person to person', () => {
  const five = numberOf(5);

  it.each<readonly [string, Bool, boolean, readonly [Num, string, boolean] | null]>([
    ['below', compare('<', score, five), false, [score, 'high', false]],
    ['at most', compare('<=', score, five), false, [score, 'high', true]],
    ['above', compare('<', five, score), false, [score, 'low', false]],
    ['at least', compare('<=', five, score), false, [score, 'low', true]],
    ['not below is at least', compare('<', score, five), true, [score, 'low', true]],
    ['not at most is above', compare('<=', score, five), true, [score, 'low', false]],
    ['not above is at most', compare('<', five, score), true, [score, 'high', true]],
    ['not at least is below', compare('<=', five, score), true, [score, 'high', false]],
    [
      'a multiple',
      compare('<', times(score, five), five),
      false,
      [times(score, five), 'high', false],
    ],
    ['a value of the law', compare('<', score, use('line')), false, [score, 'high', false]],
    ['equal is no bound', compare('==', score, five), false, null],
    ['two facts bound each other', compare('<', score, quantity('pension')), false, null],
    ['two values of the law bound nobody', compare('<', five, use('line')), false, null],
    ['a test of yes and no is none', is('rural'), false, null],
  ])('%s', (_title, test, negative, expected) => {
    const bound = boundOf({ k: 'atom', test, negative });
    expect(bound === null ? null : [bound.of, bound.end, bound.included]).toEqual(expected);
  });

  it('is none of a choice or a span', () => {
    expect(boundOf({ k: 'choice', of: own('degree'), values: ['mild'] })).toBeNull();
    expect(boundOf({ k: 'span', from: aged(1) as never, below: aged(2) as never })).toBeNull();
  });
});

describe('a limit that hangs on a condition', () => {
  const limit = choose(is('rural'), numberOf(4), numberOf(5));
  const within = compare('<=', score, limit);

  it('is told as the law writes it: one limit where it holds, the other where it does not', () => {
    expect(part(within)).toEqual(
      part(
        or(
          and(is('rural'), compare('<=', score, numberOf(4))),
          and(not(is('rural')), compare('<=', score, numberOf(5))),
        ),
      ),
    );
  });

  it('keeps the tests that do not hang on it before both', () => {
    expect(part(and(degree('mild'), within))).toMatchObject({
      k: 'all',
      parts: [{ k: 'choice' }, { k: 'any', parts: [{ k: 'all' }, { k: 'all' }] }],
    });
  });

  it('tells two tests that hang on one condition together', () => {
    const second = compare('<', choose(is('rural'), numberOf(1), numberOf(2)), score);
    const both = part(and(within, second));
    expect(both).toMatchObject({ k: 'any' });
    expect(
      both.k === 'any' && both.parts.map((each) => each.k === 'all' && each.parts.length),
    ).toEqual([2, 2]);
  });

  it('denies a test on each side', () => {
    expect(part(not(within))).toEqual(
      part(
        or(
          and(is('rural'), not(compare('<=', score, numberOf(4)))),
          and(not(is('rural')), not(compare('<=', score, numberOf(5)))),
        ),
      ),
    );
  });
});
