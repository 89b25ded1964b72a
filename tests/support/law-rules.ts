import fc from 'fast-check';
import type { Bool, FactRef, Num, Settled, SettledCase } from '../../src/law/ir.ts';
import type { Fact } from '../../src/law/pack/fact.ts';
import { isExact, staticRange } from '../../src/law/settle/bounds.ts';
import type { Home, Value, Values } from './law-oracle.ts';

/** The day on which the made-up rules are asked: a leap day, where birthdays are hardest. */
export const RULE_DAY = '2024-02-29';

const words = { vi: 'x', en: 'x' };
const cite = { document: 'x', article: 'x' };

function fact(name: string, subject: Fact['subject'], given: Partial<Fact>): Fact {
  const says = given.type === 'boolean' ? { says: { yes: words, no: words } } : {};
  const rest = { label: words, question: words, why: words, establishedBy: words };
  const kept = { absent: 'unknown', keptIn: 'x', seenBy: 'officers' } as const;
  return { name, subject, type: 'boolean', ...says, ...rest, ...kept, ...given };
}

const choices = (...names: readonly string[]): Fact['values'] =>
  Object.fromEntries(names.map((name) => [name, words]));

/** A small vocabulary with every type of fact, of persons and of households. */
export const ruleFacts: ReadonlyMap<string, Fact> = new Map(
  [
    fact('birth_date', 'person', { type: 'date' }),
    fact('death_date', 'person', { type: 'date' }),
    fact('pregnant', 'person', {}),
    fact('degree', 'person', { type: 'enum', values: choices('none', 'mild', 'severe') }),
    fact('kinds', 'person', { type: 'set', values: choices('none', 'vision', 'mental') }),
    fact('percent', 'person', { type: 'integer', range: { min: 1, max: 5 } }),
    fact('pension', 'person', { type: 'money' }),
    fact('poverty', 'household', { type: 'enum', values: choices('none', 'near', 'poor') }),
    fact('rural', 'household', {}),
    fact('escaped_on', 'household', { type: 'date' }),
    fact('score', 'household', { type: 'integer', range: { min: 0, max: 4 } }),
  ].map((each) => [each.name, each]),
);

const people = [...ruleFacts.values()].filter((each) => each.subject === 'person');
const homes = [...ruleFacts.values()].filter((each) => each.subject === 'household');

const day = fc
  .tuple(
    fc.integer({ min: 1935, max: 2024 }),
    fc.constantFrom(1, 2, 3, 12),
    fc.integer({ min: 1, max: 29 }),
  )
  .map(([year, month, date]) => {
    const last = month === 2 && year % 4 !== 0 ? 28 : 29;
    return Math.min(year * 10_000 + month * 100 + Math.min(date, last), 20_240_229);
  });

/** A known value of a fact. */
function known(each: Fact): fc.Arbitrary<Value> {
  const names = Object.keys(each.values ?? {});
  switch (each.type) {
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...names);
    case 'set':
      return fc.subarray(names.filter((name) => name !== 'none'));
    case 'integer':
      return fc.integer(each.range);
    case 'money':
      return fc.integer({ min: 0, max: 40 });
    case 'date':
      return each.name === 'birth_date' ? day : fc.oneof(day, fc.constant(99_991_231));
  }
}

/** A value that may be unknown or, for days and numbers, known between bounds only. */
function partly(each: Fact): fc.Arbitrary<Value> {
  const bounded = each.type === 'date' || each.type === 'integer' || each.type === 'money';
  const between = fc.tuple(known(each), known(each)).map(([a, b]): Value => {
    const [x, y] = [Number(a), Number(b)];
    return [Math.min(x, y), Math.max(x, y)];
  });
  const unknown = fc.constant(undefined);
  return fc.oneof(
    { weight: 4, arbitrary: known(each) },
    { weight: 2, arbitrary: unknown },
    { weight: 1, arbitrary: bounded ? between : unknown },
  );
}

const valuesOf = (facts: readonly Fact[], value: (each: Fact) => fc.Arbitrary<Value>) =>
  fc.record(
    Object.fromEntries(facts.map((each) => [each.name, value(each)])),
  ) as fc.Arbitrary<Values>;

/** A household of one to four; `sure`: nothing about it is unknown. */
export const homeArbitrary = (sure: boolean): fc.Arbitrary<Home> =>
  fc.record({
    facts: valuesOf(homes, sure ? known : partly),
    people: fc.array(valuesOf(people, sure ? known : partly), { minLength: 1, maxLength: 4 }),
    whole: sure ? fc.constant(true) : fc.boolean(),
  });

interface Nodes {
  readonly bool: Bool;
  readonly num: Num;
}

const at = (name: string, member: boolean): FactRef => ({ fact: name, member });

const number = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map((value): Num => ({ k: 'number', value, scale: 0 })),
  fc.integer({ min: 0, max: 99 }).map((value): Num => ({ k: 'number', value, scale: 1 })),
);
const months = fc
  .constantFrom(0, 6, 12, 48, 192, 720, 960)
  .map((value): Num => ({ k: 'number', value, scale: 0 }));

/** Conditions that ask one fact. */
function atomsOf(member: boolean): readonly fc.Arbitrary<Bool>[] {
  return [
    fc.constant({ k: 'is', of: at('pregnant', member) }),
    fc.constant({ k: 'is', of: at('rural', false) }),
    fc
      .subarray(['none', 'mild', 'severe'], { minLength: 1 })
      .map((values) => ({ k: 'one_of', of: at('degree', member), values })),
    fc
      .constantFrom('near', 'poor')
      .map((value) => ({ k: 'one_of', of: at('poverty', false), values: [value] })),
    fc
      .constantFrom('vision', 'mental')
      .map((value) => ({ k: 'has', of: at('kinds', member), value })),
    fc
      .constantFrom('death_date', 'birth_date')
      .map((name) => ({ k: 'dated', of: at(name, member) })),
    fc.tuple(months, fc.constantFrom('birth_date', 'death_date')).map(([count, name]) => ({
      k: 'completed',
      of: at(name, member),
      months: count,
      years: false,
    })),
    months.map((count) => ({
      k: 'completed',
      of: at('escaped_on', false),
      months: count,
      years: true,
    })),
  ];
}

/** Numbers that ask one fact, or none. */
function leavesOf(member: boolean): readonly fc.Arbitrary<Num>[] {
  return [
    number,
    fc.constant({ k: 'quantity', of: at('percent', member) }),
    fc.constant({ k: 'quantity', of: at('pension', member) }),
    fc.constant({ k: 'quantity', of: at('score', false) }),
    fc.tuple(number, fc.option(number)).map(([lo, hi]) => ({
      k: 'open',
      lo,
      hi: hi === null ? null : sum(lo, hi),
      missing: null,
    })),
  ];
}

/** Nodes over the person, or (`member`) over a member inside `members.*`. */
function nodes(member: boolean): fc.LetrecValue<Nodes> {
  const self = fc.constant(member);
  return fc.letrec<Nodes>((tie) => {
    const bool = tie('bool') as fc.Arbitrary<Bool>;
    const num = tie('num') as fc.Arbitrary<Num>;
    const pair = fc.tuple(num, num);
    return {
      bool: fc.oneof(
        { maxDepth: 3 },
        { weight: 5, arbitrary: fc.oneof(...atomsOf(member)) },
        bool.map((a): Bool => ({ k: 'not', a })),
        fc.array(bool, { maxLength: 3 }).map((all): Bool => ({ k: 'and', all })),
        fc.array(bool, { maxLength: 3 }).map((any): Bool => ({ k: 'or', any })),
        fc
          .tuple(fc.constantFrom('<', '<=', '=='), pair)
          .map(([op, [a, b]]): Bool => ({ k: 'compare', op, a, b })),
        ...(member ? [] : [memberNodes.bool.map((body): Bool => ({ k: 'exists', body }))]),
      ),
      num: fc.oneof(
        { maxDepth: 3 },
        { weight: 4, arbitrary: fc.oneof(...leavesOf(member)) },
        fc.tuple(fc.constantFrom('add', 'subtract'), pair).map(([k, [a, b]]): Num => ({ k, a, b })),
        fc.tuple(number, num).map(([a, b]): Num => ({ k: 'multiply', a, b })),
        fc.tuple(bool, pair).map(([when, [then, otherwise]]) => chosen(when, then, otherwise)),
        fc.array(num, { minLength: 1, maxLength: 3 }).map((of): Num => ({ k: 'greatest', of })),
        lookupArbitrary(self, fc.oneof({ weight: 3, arbitrary: number }, num)),
        onDayArbitrary(self, fc.oneof({ weight: 3, arbitrary: number }, num)),
        fc
          .tuple(num, fc.constantFrom(1, 5), fc.constantFrom('half_up', 'down', 'up'))
          .map(([a, to, mode]): Num => ({ k: 'round', a, to, mode })),
        ...(member
          ? []
          : [
              memberNodes.bool.map((body): Num => ({ k: 'count', body })),
              memberNodes.num.map((body): Num => ({ k: 'total', body })),
            ]),
      ),
    };
  });
}

function sum(a: Num, b: Num): Num {
  return { k: 'add', a, b };
}

function chosen(when: Bool, gives: Num, otherwise: Num): Num {
  return { k: 'choose', when, gives, otherwise };
}

function lookupArbitrary(self: fc.Arbitrary<boolean>, line: fc.Arbitrary<Num>): fc.Arbitrary<Num> {
  const over = fc.constantFrom<readonly [string, readonly string[]]>(
    ['degree', ['none', 'mild', 'severe']],
    ['percent', ['1', '2', '3', '4', '5']],
  );
  return fc
    .tuple(self, over, fc.array(line, { minLength: 5, maxLength: 5 }), fc.nat(31), line)
    .map(([member, [name, keys], values, mask, otherwise]) => ({
      k: 'lookup',
      of: at(name, member),
      lines: new Map(
        keys.flatMap((key, index) => {
          const value = values[index];
          return value === undefined || (mask & (1 << index)) === 0 ? [] : [[key, value] as const];
        }),
      ),
      otherwise,
    }));
}

function onDayArbitrary(self: fc.Arbitrary<boolean>, line: fc.Arbitrary<Num>): fc.Arbitrary<Num> {
  return fc.tuple(self, line, line, line).map(([member, first, second, otherwise]) => ({
    k: 'on_day',
    of: at('death_date', member),
    steps: [
      { from: 19_500_101, to: 19_991_231, value: first },
      { from: 20_000_101, to: 20_230_630, value: second },
    ],
    otherwise,
  }));
}

const memberNodes = nodes(true);
const personNodes = nodes(false);

/** What is paid, as the rules of combination say it. */
export function totalOf(
  combine: Settled['combine'],
  cases: readonly Pick<SettledCase, 'when' | 'amount'>[],
  plus: Settled['plus'] = [],
): Num {
  const nothing: Num = { k: 'number', value: 0, scale: 0 };
  const paid = cases.map(({ when, amount }) => chosen(when, amount, nothing));
  if (combine === 'sum') return paid.reduce<Num>(sum, nothing);
  if (combine === 'first')
    return cases.reduceRight<Num>((rest, { when, amount }) => chosen(when, amount, rest), nothing);
  const onTop = new Set(plus.map((each) => each.case));
  const routes = plus.map((each): Num => {
    const best: Num = {
      k: 'greatest',
      of: [nothing, ...each.with.map((index) => paid[index] ?? nothing)],
    };
    return sum(paid[each.case] ?? nothing, best);
  });
  return {
    k: 'greatest',
    of: [nothing, ...paid.filter((_, index) => !onTop.has(index)), ...routes],
  };
}

/** A settled programme of its cases; what only words and citations need is made up. */
export function settledOf(
  cases: readonly Pick<SettledCase, 'id' | 'when' | 'amount'>[],
  given: Partial<Pick<Settled, 'combine' | 'plus' | 'on' | 'total'>> = {},
): Settled {
  const { combine = 'max', plus = [], on = RULE_DAY } = given;
  const told = { title: words, cite, confidence: 'S', reading: null } as const;
  return {
    programme: 'made_up',
    on,
    knownAt: null,
    areas: [],
    outcome: { kind: 'month', unit: 'đồng', classes: [] },
    cite,
    combine,
    combineCite: cite,
    plus,
    cases: cases.map((each) => ({ ...each, ...told, terms: new Map(), values: [] })),
    total: given.total ?? totalOf(combine, cases, plus),
    also: [],
    missing: [],
    values: [],
  };
}

const nothing: Num = { k: 'number', value: 0, scale: 0 };

/** Any programme of one to four cases, in every way of combining, whose numbers stay exact. */
export const settledArbitrary: fc.Arbitrary<Settled> = fc
  .record({
    combine: fc.constantFrom<Settled['combine']>('max', 'sum', 'first', 'one'),
    withPlus: fc.boolean(),
    cases: fc.array(fc.record({ when: personNodes.bool, amount: personNodes.num }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ combine, withPlus, cases }) => {
    const named = cases.map(({ when, amount }, index) => {
      const positive: Num = { k: 'greatest', of: [nothing, amount] };
      return { id: `case ${String(index + 1)}`, when, amount: positive };
    });
    const rest = named.slice(1).map((_, index) => index + 1);
    const plus = withPlus && combine === 'max' && rest.length > 0;
    const route = { case: 0, with: rest.slice(0, 2), cite };
    return settledOf(named, { combine, plus: plus ? [route] : [] });
  })
  .filter(({ total }) => isExact(staticRange(total, ruleFacts)));
