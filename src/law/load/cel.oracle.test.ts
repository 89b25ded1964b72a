import { celEnv, celFunc, CelScalar, isCelError, parse, plan, type CelInput } from '@bufbuild/cel';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../kernel/index.ts';
import { Compiler } from '../evaluate.ts';
import { readFacts, vocabularyOf, type FactsInput } from '../facts.ts';
import type { Fact } from '../pack/fact.ts';
import { numberOf, textOf } from '../number.ts';
import { foldBool, foldNum, scaleOf } from '../settle/fold.ts';
import { loadPack } from './load.ts';
import { readLeaf, type Typed } from './leaf.ts';
import { Problems } from './source.ts';

/*
 * Every leaf of the release's law, on random people all of whose facts are known, beside the most
 * conformant evaluator of CEL: what we call a subset of CEL means what CEL means.
 */

const folder = join(import.meta.dirname, '../../../policies');
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }));
const pack = unwrap(loadPack(texts));
const vocabulary = vocabularyOf(pack.facts);
const on = '2024-08-01';
const PEOPLE = 25;
/** What stands for every alias: exact in doubles too. */
const aliasValue = 250;

/** A small generator with a seed: the same people every time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function valueOf(fact: Fact, pick: (below: number) => number): unknown {
  const names = Object.keys(fact.values ?? {});
  switch (fact.type) {
    case 'boolean':
      return pick(2) === 1;
    case 'enum':
      return names[pick(names.length)];
    case 'set':
      return names.filter((name) => name !== 'none' && pick(4) === 0);
    case 'integer': {
      const { min = 0, max = 0 } = fact.range ?? {};
      return min + pick(Math.min(max - min, 120) + 1);
    }
    case 'money':
      return pick(40) * 100_000;
    case 'date':
      return pick(5) === 0 && fact.name !== 'birth_date'
        ? 'none'
        : `${1930 + pick(94)}-0${1 + pick(9)}-1${pick(9)}`;
  }
}

interface Someone {
  readonly input: FactsInput;
  readonly cel: Readonly<Record<string, CelInput>>;
}

function someone(pick: (below: number) => number): Someone {
  const person: Record<string, unknown> = {};
  const household: Record<string, unknown> = {};
  const cel: Record<string, CelInput> = { members: [] };
  for (const fact of pack.facts.values()) {
    const value = valueOf(fact, pick);
    (fact.subject === 'person' ? person : household)[fact.name] = value;
    cel[fact.name] = value === 'none' && fact.type === 'date' ? null : (value as CelInput);
  }
  return { input: { person, household }, cel };
}

/** Completed years and months on the day, by the calendar as people count it. */
function completed(date: string, per: 'years' | 'months'): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const months = (2024 - year) * 12 + (8 - month) - (1 < day ? 1 : 0);
  return per === 'years' ? Math.floor(months / 12) : months;
}

const env = celEnv({
  funcs: [
    celFunc('years', [CelScalar.STRING], CelScalar.DOUBLE, (date) => completed(date, 'years')),
    celFunc('months', [CelScalar.STRING], CelScalar.DOUBLE, (date) => completed(date, 'months')),
  ],
});

/** CEL does not mix whole numbers and fractions: every number is written as a fraction. */
function inDoubles(leaf: string): string {
  return leaf.replace(/'[^']*'|\b\d+(\.\d+)?\b/g, (part) =>
    part.startsWith("'") || part.includes('.') ? part : `${part}.0`,
  );
}

interface Leaf {
  readonly text: string;
  readonly uses: readonly string[];
  /** Leaves that others name, in their order. */
  readonly derived: Readonly<Record<string, string>>;
}

/** Every leaf of every version, each text once a version. */
const leaves: readonly Leaf[] = [...pack.programmes.values()].flatMap(({ file }) =>
  file.versions.flatMap(({ uses: own, cases, derived, amount }) => {
    const uses = [...Object.keys(own), ...cases.flatMap((each) => Object.keys(each.uses))];
    const texts = cases.flatMap((each) => [
      each.when,
      each.amount ?? 'true',
      (file.outcome.kind === 'class' ? undefined : each.open?.lo) ?? '0',
    ]);
    const all = [...texts, ...Object.values(derived), amount ?? '0'];
    return [...new Set(all)]
      .filter((text) => !text.includes('members.'))
      .map((text) => ({ text, uses, derived }));
  }),
);

/** Each text with its named leaves once, though many versions repeat it. */
const own = [...new Map(leaves.map((each) => [JSON.stringify(each), each])).values()];

function typedOf({ text, uses, derived }: Leaf): Typed | null {
  const problems = new Problems();
  const known = new Map<string, Typed>();
  const scope = {
    facts: pack.facts,
    uses: new Set(uses),
    derived: known,
    where: () => ({}),
    problems,
  };
  for (const [name, leaf] of Object.entries(derived)) {
    const typed = readLeaf(leaf, scope);
    if (typed !== null) known.set(name, typed);
  }
  const typed = readLeaf(text, scope);
  expect(problems.found).toEqual([]);
  return typed;
}

function ours(typed: Typed, input: FactsInput): unknown {
  const facts = unwrap(readFacts(input, vocabulary, on));
  const compiler = new Compiler(vocabulary, on);
  const alias = (): ReturnType<typeof numberOf> => numberOf(aliasValue);
  if (typed.t === 'bool') {
    const holds = compiler.bool(foldBool(typed.e, alias))(facts, facts.person);
    return holds === 1 ? 'unknown' : holds === 2;
  }
  if (typed.t !== 'number') return typed.t;
  const num = foldNum(typed.e, alias);
  const amount = compiler.num(num);
  const [lo, hi] = [amount.lo(facts, facts.person), amount.hi(facts, facts.person)];
  return lo === hi ? Number(textOf(lo, scaleOf(num))) : 'unknown';
}

type Plan = ReturnType<typeof plan>;

/** The leaf as the other evaluator runs it, and the leaves it names before it. */
function planned({ text, derived }: Leaf): {
  readonly main: Plan;
  readonly named: [string, Plan][];
} {
  const ready = (leaf: string): Plan => plan(env, parse(inDoubles(leaf)));
  const named = Object.entries(derived).map(([name, leaf]): [string, Plan] => [name, ready(leaf)]);
  return { main: ready(text), named };
}

function theirs(
  { main, named }: ReturnType<typeof planned>,
  { uses, text }: Leaf,
  cel: Someone['cel'],
): unknown {
  const bound: Record<string, CelInput> = { ...cel };
  for (const use of uses) bound[use] = aliasValue;
  for (const [name, run] of named) {
    const value = run(bound);
    // An age of nobody's day is an error there; a guard before it keeps it from being asked.
    if (!isCelError(value)) bound[name] = value as CelInput;
  }
  const result = main(bound);
  if (isCelError(result)) throw new Error(`${text}: ${result.message}`);
  return result;
}

describe('the rule language is a subset of CEL', () => {
  it('has leaves to try', () => {
    expect(own.length).toBeGreaterThan(500);
  });

  it.each(own)('$text', (leaf) => {
    const typed = typedOf(leaf);
    if (typed === null || (typed.t !== 'bool' && typed.t !== 'number')) return;
    const run = planned(leaf);
    const pick = seeded(leaf.text.length * 7_919 + 17);
    for (let index = 0; index < PEOPLE; index += 1) {
      const { input, cel } = someone(pick);
      const [a, b] = [ours(typed, input), theirs(run, leaf, cel)];
      if (typeof a === 'number' && typeof b === 'number') expect(a).toBeCloseTo(b, 6);
      else expect(a, JSON.stringify(input)).toBe(b);
    }
  });
});
