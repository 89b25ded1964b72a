import { describe, expect, it } from 'vitest';
import { RULE_DAY, ruleFacts, settledOf } from '../../../tests/support/law-rules.ts';
import type { Bool, FactRef, Num } from '../ir.ts';
import type { Fact } from '../pack/fact.ts';
import { packedDay } from '../settle/days.ts';
import { Emitter } from './emit.ts';
import type { Shared } from './shared.ts';
import { sql } from './sql.ts';
import { ENDLESS } from './text.ts';

const own = (fact: string): FactRef => ({ fact, member: false });
const theirs = (fact: string): FactRef => ({ fact, member: true });
const number = (value: number, scale = 0): Num => ({ k: 'number', value, scale });
const quantity = (fact: string): Num => ({ k: 'quantity', of: own(fact) });
const is = (fact: string): Bool => ({ k: 'is', of: own(fact) });
const one = (...values: readonly string[]): Bool => ({ k: 'one_of', of: own('degree'), values });
const openEnded: Num = { k: 'open', lo: number(2), hi: null, missing: null };

function sharedOf(facts: ReadonlyMap<string, Fact> = ruleFacts): Shared {
  return {
    facts,
    today: packedDay(RULE_DAY),
    columns: new Set(),
    counted: new Map(),
    steps: [],
  };
}

function bool(condition: Bool, shared = sharedOf()): readonly [string, string] {
  const { must, may } = new Emitter(shared).bool(condition);
  return [must, may];
}

function num(amount: Num, shared = sharedOf()): readonly [string, string] {
  const { lo, hi } = new Emitter(shared).num(amount);
  return [lo, hi];
}

describe('a condition as SQL stands twice: certain, and possible', () => {
  const flag = 'coalesce(pregnant, false)';
  const perhaps = 'coalesce(pregnant, true)';

  it.each<readonly [string, Bool, string, string]>([
    ['a flag: unknown is never certain', is('pregnant'), flag, perhaps],
    [
      'its denial turns the two round',
      { k: 'not', a: is('pregnant') },
      `(not ${perhaps})`,
      `(not ${flag})`,
    ],
    ['a constant', { k: 'bool', value: true }, 'true', 'true'],
    ['the denial of a constant', { k: 'not', a: { k: 'bool', value: false } }, 'true', 'true'],
    ['one choice', one('mild'), 'coalesce(degree = 1, false)', 'coalesce(degree = 1, true)'],
    [
      'several choices',
      one('mild', 'severe'),
      'coalesce(degree in (1, 2), false)',
      'coalesce(degree in (1, 2), true)',
    ],
    ['no choice', one(), 'false', 'false'],
    ['all choices, known or not', one('none', 'mild', 'severe'), 'true', 'true'],
    [
      'a value of a set',
      { k: 'has', of: own('kinds'), value: 'mental' },
      'coalesce(kinds & 4 <> 0, false)',
      'coalesce(kinds & 4 <> 0, true)',
    ],
    [
      'a day there is',
      { k: 'dated', of: own('escaped_on') },
      "(coalesce(escaped_hi, date '9999-12-31') < date '9999-12-31')",
      "(coalesce(escaped_lo, date '1800-01-01') < date '9999-12-31')",
    ],
    [
      'completed months, the day asked being the latest birth',
      { k: 'completed', of: own('birth_date'), months: number(12), years: true },
      "(coalesce(birth_hi, date '2024-02-29') <= date '2023-02-28')",
      "(coalesce(birth_lo, date '1800-01-01') <= date '2023-02-28')",
    ],
    ['all of nothing', { k: 'and', all: [] }, 'true', 'true'],
    ['any of nothing', { k: 'or', any: [] }, 'false', 'false'],
    [
      'all of a constant and a flag is the flag',
      { k: 'and', all: [{ k: 'bool', value: true }, is('pregnant')] },
      `(${flag})`,
      `(${perhaps})`,
    ],
    [
      'any of a constant that holds asks nothing',
      { k: 'or', any: [is('pregnant'), { k: 'bool', value: true }] },
      'true',
      'true',
    ],
    ['a comparison', { k: 'compare', op: '<', a: number(5), b: number(7) }, '(5 < 7)', '(5 < 7)'],
    [
      'a comparison across scales, in the finer',
      { k: 'compare', op: '<=', a: number(5), b: number(75, 1) },
      '(50 <= 75)',
      '(50 <= 75)',
    ],
    [
      'two numbers written the same are equal',
      { k: 'compare', op: '==', a: number(5), b: number(5) },
      'true',
      'true',
    ],
    [
      'two constants are equal or not',
      { k: 'compare', op: '==', a: number(5), b: number(7) },
      '(5 = 7)',
      '(5 <= 7 and 7 <= 5)',
    ],
  ])('%s', (_title, condition, must, may) => {
    expect(bool(condition)).toEqual([must, may]);
  });

  it('of a number between bounds is certain by its worse end and possible by its better', () => {
    const [must, may] = bool({ k: 'compare', op: '<', a: quantity('percent'), b: number(3) });
    expect([must, may]).toEqual([
      '(coalesce(percent::bigint, 5) < 3)',
      '(coalesce(percent::bigint, 1) < 3)',
    ]);
  });
});

describe('an amount as SQL between two bounds', () => {
  it.each<readonly [string, Num, string, string]>([
    ['a constant', number(7), '7', '7'],
    [
      'money',
      quantity('pension'),
      'coalesce(pension::bigint, 0)',
      'coalesce(pension::bigint, 1000000000000)',
    ],
    ['constants added', { k: 'add', a: number(2), b: number(3) }, '5', '5'],
    [
      'nothing added',
      { k: 'add', a: number(0), b: quantity('percent') },
      'coalesce(percent::bigint, 1)',
      'coalesce(percent::bigint, 5)',
    ],
    [
      'a difference turns the ends of what is taken away',
      { k: 'subtract', a: number(9), b: quantity('percent') },
      '(9::bigint - coalesce(percent::bigint, 5))',
      '(9::bigint - coalesce(percent::bigint, 1))',
    ],
    [
      'a product of what is never below nothing',
      { k: 'multiply', a: number(2), b: quantity('percent') },
      '(2::bigint * coalesce(percent::bigint, 1))',
      '(2::bigint * coalesce(percent::bigint, 5))',
    ],
    ['no upper bound', openEnded, '2', ENDLESS],
    ['no upper bound and more', { k: 'add', a: openEnded, b: number(3) }, '5', ENDLESS],
    ['nothing times no upper bound', { k: 'multiply', a: number(0), b: openEnded }, '0', '0'],
    [
      'a choice between constants, the higher first',
      { k: 'choose', when: is('pregnant'), gives: number(9), otherwise: number(4) },
      'case when coalesce(pregnant, false) then 9 else 4 end',
      'case when coalesce(pregnant, true) then 9 else 4 end',
    ],
    [
      'a choice between constants, the lower first',
      { k: 'choose', when: is('pregnant'), gives: number(4), otherwise: number(9) },
      'case when coalesce(pregnant, true) then 4 else 9 end',
      'case when coalesce(pregnant, false) then 4 else 9 end',
    ],
    [
      'a choice already made',
      { k: 'choose', when: { k: 'bool', value: true }, gives: number(4), otherwise: number(9) },
      '4',
      '4',
    ],
    [
      'rounding down',
      { k: 'round', a: number(1234), to: 100, mode: 'down' },
      '(1234 / 100::bigint * 100)',
      '(1234 / 100::bigint * 100)',
    ],
    [
      'rounding up',
      { k: 'round', a: number(1234), to: 100, mode: 'up' },
      '((1234::bigint + 99) / 100::bigint * 100)',
      '((1234::bigint + 99) / 100::bigint * 100)',
    ],
    [
      'rounding half up',
      { k: 'round', a: number(1234), to: 100, mode: 'half_up' },
      '((1234::bigint + 50) / 100::bigint * 100)',
      '((1234::bigint + 50) / 100::bigint * 100)',
    ],
    [
      'rounding tenths half up',
      { k: 'round', a: number(125, 1), to: 1, mode: 'half_up' },
      '((125::bigint + 5) / 10::bigint * 1)',
      '((125::bigint + 5) / 10::bigint * 1)',
    ],
  ])('%s', (_title, amount, lo, hi) => {
    expect(num(amount)).toEqual([lo, hi]);
  });

  it('is written in finer units where it is asked so', () => {
    const emitter = new Emitter(sharedOf());
    expect(emitter.num(number(5), 2)).toEqual({ lo: '500', hi: '500' });
    expect(emitter.num(openEnded, 2)).toEqual({ lo: '200', hi: ENDLESS });
    expect(emitter.num(quantity('percent'), 1).lo).toBe(
      '(coalesce(percent::bigint, 1)::bigint * 10)',
    );
  });

  it('is a name where it was worked out before', () => {
    const emitter = new Emitter(sharedOf());
    const amount = quantity('percent');
    emitter.remember(amount, { lo: 'lo', hi: 'hi' });
    expect(emitter.num({ k: 'open', lo: amount, hi: amount, missing: null })).toEqual({
      lo: 'lo',
      hi: 'hi',
    });
  });

  it('of a long choice whose sides lie across each other is worked out in a step of its own', () => {
    const shared = sharedOf();
    const chain: Num = {
      k: 'choose',
      when: is('pregnant'),
      gives: quantity('percent'),
      otherwise: { k: 'choose', when: is('rural'), gives: number(3), otherwise: number(0) },
    };
    const [lo] = num(chain, shared);
    expect(shared.steps.map(({ name, level }) => [name, level])).toEqual([['t0', 1]]);
    expect(shared.steps[0]?.text).toBe(
      'case when coalesce(pregnant, false) then 0 when coalesce(rural, false) then 1 else 2 end',
    );
    expect(lo).toContain('t0 >= 1 and coalesce(rural, true)');
    expect(lo).toContain('t0 = 2');
  });
});

describe('what is counted over members', () => {
  const pregnant: Bool = { k: 'is', of: theirs('pregnant') };
  const whole = (index: number, most: string): string =>
    `case when household_id is not null then m${index}_hi else ${most} end`;

  it('is a column of the grouped pass, open where nobody knows the household', () => {
    const shared = sharedOf();
    expect(num({ k: 'count', body: pregnant }, shared)).toEqual(['m0_lo', whole(0, '50')]);
    expect([...shared.columns]).toEqual(['household_id']);
  });

  it('is one column for one question, also of “somebody”', () => {
    const shared = sharedOf();
    num({ k: 'count', body: pregnant }, shared);
    expect(bool({ k: 'exists', body: pregnant }, shared)).toEqual([
      '(m0_lo > 0)',
      `(${whole(0, '50')} > 0)`,
    ]);
    num({ k: 'total', body: { k: 'quantity', of: theirs('pension') } }, shared);
    expect(shared.counted.size).toBe(2);
  });

  it('has no end where it is a sum and the household is not known', () => {
    const total: Num = { k: 'total', body: { k: 'quantity', of: theirs('pension') } };
    expect(num(total)).toEqual(['m0_lo', whole(0, ENDLESS)]);
  });
});

describe('a rule that SQL cannot hold is refused when it is written', () => {
  const inside = new Emitter(sharedOf(), true);

  it.each<readonly [string, () => unknown, string]>([
    [
      'members inside members',
      () => inside.num({ k: 'count', body: is('rural') }),
      'members inside members',
    ],
    ['the asking person inside members', () => inside.bool(is('pregnant')), 'inside members'],
    ['a fact nobody defined', () => bool(is('mồ_côi')), 'no fact mồ_côi'],
    ['a value nobody defined', () => bool(one('vừa')), 'degree has no value vừa'],
    [
      'a value of the law not settled',
      () => num({ k: 'use', alias: 'x' }),
      'alias x is not settled',
    ],
  ])('%s', (_title, write, message) => {
    expect(write).toThrow(message);
  });

  it('a fact of the household may stand inside members', () => {
    expect(inside.bool(is('rural')).must).toBe('coalesce(rural, false)');
  });
});

describe('a programme as two queries', () => {
  const compiled = (cases: Parameters<typeof settledOf>[0]): ReturnType<typeof sql> =>
    sql(settledOf(cases), ruleFacts, { month: '2024-02-01' });
  const plain = compiled([{ id: 'trẻ', when: is('pregnant'), amount: number(5) }]);

  it('reads the facts of one month and nothing else', () => {
    for (const text of [plain.rows, plain.totals]) {
      expect(text.match(/from (\w+)/g)).toContain('from facts_month');
      expect(text).toContain("where month = date '2024-02-01'");
      expect(text).not.toContain(';');
    }
    expect(plain.columns).toEqual(['pregnant']);
  });

  it('gives the amount only where both bounds meet, and no upper bound as null', () => {
    expect(plain.rows).toContain('case when lo = hi then (lo)::bigint end as amount');
    expect(plain.rows).toContain(`case when hi < ${ENDLESS} then (hi)::bigint end as hi`);
  });

  it('writes amounts with decimals where the law has them', () => {
    const { rows, totals } = compiled([{ id: 'x', when: is('pregnant'), amount: number(25, 1) }]);
    expect(rows).toContain('round((lo)::numeric / 10, 1)');
    expect(totals).toContain('round((sum(lo) filter (where lo = hi))::numeric / 10, 1)');
  });

  it('names who won by the id of the case, a quotation mark in it written twice', () => {
    const { rows } = compiled([{ id: "trẻ 'em'", when: is('pregnant'), amount: number(5) }]);
    expect(rows).toContain("then 'trẻ ''em'''");
  });

  it('counts over members in one pass by shard and household, before the rows', () => {
    const exists: Bool = { k: 'exists', body: { k: 'is', of: theirs('pregnant') } };
    const { rows, totals } = compiled([{ id: 'x', when: exists, amount: number(5) }]);
    for (const text of [rows, totals]) {
      expect(text.startsWith('with counted as (')).toBe(true);
      expect(text.match(/group by 1, 2/g)).toHaveLength(1);
      expect(text).toContain('count(*) filter (where coalesce(pregnant, false)) as m0_lo');
      expect(text).toContain('count(*) filter (where coalesce(pregnant, true)) as m0_hi');
    }
    expect(plain.rows).not.toContain('with counted');
  });
});
