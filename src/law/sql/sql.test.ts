import { describe, expect, it } from 'vitest';
import { ruleFacts, settledOf } from '../../../tests/support/law-rules.ts';
import type { Bool, Num, Settled } from '../ir.ts';
import { sql } from './sql.ts';

const number = (value: number): Num => ({ k: 'number', value, scale: 0 });
const is = (fact: string): Bool => ({ k: 'is', of: { fact, member: false } });
const month = '2024-02-01';
const cases = [
  { id: 'a', when: is('pregnant'), amount: number(5) },
  { id: 'b', when: is('rural'), amount: number(7) },
];

const rows = (settled: Settled): string => sql(settled, ruleFacts, { month }).rows;

/** The texts of the ladder that names who won. */
function ladder(settled: Settled): readonly string[] {
  const [, text = ''] = /lo > 0 then (.*) end as "case"/s.exec(rows(settled)) ?? [];
  return [...text.matchAll(/then '([^']+)'/g)].map((match) => match[1] ?? '');
}

describe('who won, in SQL', () => {
  it.each<readonly [string, Settled, readonly string[]]>([
    ['of the highest: in the order of the law', settledOf(cases), ['a', 'b']],
    ['of the first that holds', settledOf(cases, { combine: 'first' }), ['a', 'b']],
    ['of a sum', settledOf(cases, { combine: 'sum' }), ['a', 'b']],
    [
      'of one on top of another: that other first',
      settledOf(cases, {
        plus: [{ case: 0, with: [1], cite: { document: 'x', article: 'x' } }],
      }),
      ['b', 'a'],
    ],
  ])('%s', (_title, settled, expected) => {
    expect(ladder(settled)).toEqual(expected);
  });

  it('asks the total by its name, not worked out again', () => {
    const text = rows(settledOf(cases));
    expect(text).toContain('(5 = lo)');
    expect(text).toContain('(7 = lo)');
  });

  it('is nobody where there is no case', () => {
    expect(rows(settledOf([], { total: number(0) }))).toContain('lo > 0 then null end as "case"');
  });
});

describe('what a query reads', () => {
  it.each<readonly [string, Bool, readonly string[]]>([
    ['a flag', is('pregnant'), ['pregnant']],
    [
      'a day: both its bounds',
      { k: 'dated', of: { fact: 'escaped_on', member: false } },
      ['escaped_lo', 'escaped_hi'],
    ],
    [
      'what is counted: whose home it is',
      { k: 'exists', body: { k: 'is', of: { fact: 'pregnant', member: true } } },
      ['household_id'],
    ],
    ['a constant: nothing', { k: 'bool', value: true }, []],
  ])('%s', (_title, when, columns) => {
    const found = sql(settledOf([{ id: 'x', when, amount: number(5) }]), ruleFacts, { month });
    expect(found.columns).toEqual(columns);
  });

  it('is read in the sum only for what is paid, not for who won', () => {
    const settled = settledOf([{ id: 'x', when: { k: 'bool', value: true }, amount: number(5) }]);
    const { totals } = sql(settled, ruleFacts, { month });
    expect(totals).not.toContain('"case"');
    expect(totals).toContain('count(*) filter (where lo <> hi) as undecided');
    expect(totals).toContain('count(*) filter (where lo = hi and lo > 0) as entitled');
  });
});

describe('parts worked out before', () => {
  const of = { fact: 'percent', member: false };
  const long: Num = {
    k: 'lookup',
    of,
    lines: new Map([1, 2, 3, 4, 5].map((at) => [String(at), number(at * 1_000_001)])),
    otherwise: number(0),
  };
  const limit: Bool = { k: 'compare', op: '==', a: long, b: number(3_000_003) };
  const text = rows(settledOf([{ id: 'x', when: limit, amount: number(5) }]));

  it('stand in a level below the texts that name them, each once', () => {
    expect(text).toContain(' as t0');
    expect(text.match(/ as t0/g)).toHaveLength(1);
    expect(text).toMatch(/offset 0\) level_1/);
  });

  it('are kept apart from what reads them, so that they are not worked out again', () => {
    expect(text.match(/offset 0/g)?.length).toBeGreaterThanOrEqual(2);
  });
});
