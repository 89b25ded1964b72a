import { describe, expect, it } from 'vitest';
import type { Bool, Num } from '../ir.ts';
import { homeCounts, selfOf, speaksOfTotal } from './counts.ts';

const theirs = (fact: string): { fact: string; member: boolean } => ({ fact, member: true });
const number = (value: number): Num => ({ k: 'number', value, scale: 0 });
const lived = (months: number): Bool => ({
  k: 'completed',
  of: theirs('birth_date'),
  months: number(months),
  years: false,
});

describe('a count that follows from the members', () => {
  it('of persons is everybody, exactly', () => {
    expect(homeCounts('household_persons')).toEqual({
      body: { k: 'bool', value: true },
      exact: true,
    });
  });

  it.each<readonly [string, readonly Bool[]]>([
    ['children_under_16', [{ k: 'not', a: lived(192) }, lived(0)]],
    ['children_under_36_months', [{ k: 'not', a: lived(36) }, lived(0)]],
    [
      'children_16_22_in_study',
      [{ k: 'not', a: lived(276) }, lived(192), { k: 'is', of: theirs('in_study') }],
    ],
  ])('of %s is who may be one of them, never sure', (name, all) => {
    expect(homeCounts(name)).toEqual({ body: { k: 'and', all }, exact: false });
  });

  it.each(['children', 'percent', '', 'household_person'])('“%s” is no such count', (name) => {
    expect(homeCounts(name)).toBeNull();
  });
});

describe('a condition of members asked of the person in the row', () => {
  it('speaks of nobody else, however deep it stands', () => {
    const body: Bool = {
      k: 'and',
      all: [
        { k: 'not', a: lived(192) },
        { k: 'is', of: { fact: 'rural', member: false } },
      ],
    };
    expect(JSON.stringify(selfOf(body))).not.toContain('"member":true');
    expect(selfOf(body)).toEqual({
      k: 'and',
      all: [
        {
          k: 'not',
          a: {
            k: 'completed',
            of: { fact: 'birth_date', member: false },
            months: number(192),
            years: false,
          },
        },
        { k: 'is', of: { fact: 'rural', member: false } },
      ],
    });
  });

  it('leaves the condition it was made from as it is', () => {
    const body = lived(36);
    selfOf(body);
    expect(body).toEqual(lived(36));
  });
});

describe('a sum over members', () => {
  const total: Num = { k: 'total', body: number(1) };
  const of = { fact: 'percent', member: false };

  it.each<readonly [string, unknown, boolean]>([
    ['itself', total, true],
    ['inside a sum', { k: 'add', a: number(1), b: total }, true],
    ['inside a list', { k: 'greatest', of: [number(1), total] }, true],
    ['in a line of a table', { k: 'lookup', of, lines: new Map([['1', total]]) }, true],
    ['in a condition', { k: 'compare', op: '<', a: total, b: number(1) }, true],
    ['nowhere', { k: 'count', body: { k: 'bool', value: true } }, false],
    ['not in a number', 5, false],
    ['not in nothing', null, false],
  ])('is found: %s', (_title, node, expected) => {
    expect(speaksOfTotal(node)).toBe(expected);
  });
});
