import { Engine, type Ready } from '../../src/law/engine.ts';
import { Compiler } from '../../src/law/evaluate.ts';
import { Diagram } from '../../src/law/diagram/diagram.ts';
import { vocabularyOf, widest, type Facts, type Subject } from '../../src/law/facts.ts';
import { NEVER, FIRST_DAY, type Settled } from '../../src/law/ir.ts';
import type { Fact } from '../../src/law/pack/fact.ts';
import { scaleOf } from '../../src/law/settle/fold.ts';
import { monthsBefore } from '../../src/law/settle/days.ts';
import type { Home, Value, Values } from './law-oracle.ts';
import { RULE_DAY, ruleFacts } from './law-rules.ts';

/** The vocabulary of the random rules. */
export const ruleVocabulary = vocabularyOf(ruleFacts);

const today = Number(RULE_DAY.replaceAll('-', ''));

/** An engine that knows the facts of the random rules and no programme of its own. */
export const ruleEngine = new Engine({
  documents: new Map(),
  facts: ruleFacts,
  parameters: new Map(),
  programmes: new Map(),
});

/** The same person as the engine reads it; a home not known whole has people nobody named. */
export function factsOfHome(home: Home, place = 0): Facts {
  const [person = {}, ...others] = [
    ...home.people.slice(place, place + 1),
    ...home.people.filter((_, index) => index !== place),
  ];
  const members = home.whole ? others.map((each) => subjectOf({ ...home.facts, ...each })) : null;
  return { person: subjectOf({ ...home.facts, ...person }), members };
}

function subjectOf(values: Values): Subject {
  const bounds = [...ruleFacts.values()].map((fact) => boundsOf(fact, values[fact.name]));
  return {
    lo: Float64Array.from(bounds, ([lo]) => lo),
    hi: Float64Array.from(bounds, ([, hi]) => hi),
  };
}

function boundsOf(fact: Fact, value: Value): readonly [number, number] {
  const names = Object.keys(fact.values ?? {});
  const twice = (at: number): readonly [number, number] => [at, at];
  if (value === undefined) {
    if (fact.name === 'death_date') return twice(NEVER);
    if (fact.name === 'birth_date') return [FIRST_DAY, today];
    const { lo, hi } = widest(fact);
    return [lo, hi];
  }
  if (typeof value === 'number') return twice(value);
  if (typeof value === 'boolean') return twice(Number(value));
  if (typeof value === 'string') return twice(names.indexOf(value));
  if (fact.type !== 'set') return value as readonly [number, number];
  const set = value as readonly string[];
  return twice(set.reduce((mask, each) => mask + 2 ** names.indexOf(each), 0));
}

/** A settled rule made ready to be asked, as the engine does it. */
export function readyOf(settled: Settled): Ready {
  const compiler = new Compiler(ruleVocabulary, settled.on);
  const scale = scaleOf(settled.total);
  return {
    settled,
    diagram: new Diagram(settled, ruleVocabulary),
    cases: settled.cases.map(({ when, amount }) => ({
      when: compiler.bool(when),
      amount: compiler.num(amount, scale),
    })),
    terms: settled.cases.map(() => new Map()),
    also: [],
  };
}

function textOf({ total }: Settled): string {
  return JSON.stringify(total, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}

/**
 * True when the diagram of a rule stays small: several sums over members side by side take seconds,
 * and show nothing that one does not.
 */
export function isShort(settled: Settled): boolean {
  return textOf(settled).length < 2500;
}

/** True when a rule speaks of none of these words: `members` nodes, open numbers, a fact. */
export function isWithout(settled: Settled, ...words: readonly string[]): boolean {
  const text = textOf(settled);
  return words.every((word) => !text.includes(`"${word}"`));
}

const months = [0, 6, 12, 48, 192, 720, 960].map((count) => monthsBefore(today, count));
/** The first days of the made-up steps, and the days before them: of the calendar, not sums. */
const steps = [19_491_231, 19_500_101, 19_991_231, 20_000_101, 20_230_630, 20_230_701];
const borders = [...months.flatMap((cut) => [cut, cut + 1]), ...steps];

/** Every value a fact known in part can have: of days one for each stretch between two borders. */
export function completionsOf(fact: Fact, value: Value): readonly Value[] {
  if (value !== undefined && !(Array.isArray(value) && fact.type !== 'set')) return [value];
  const names = Object.keys(fact.values ?? {});
  switch (fact.type) {
    case 'boolean':
      return [false, true];
    case 'enum':
      return names;
    case 'set':
      return names
        .filter((name) => name !== 'none')
        .reduce<readonly (readonly string[])[]>(
          (sets, name) => [...sets, ...sets.map((set) => [...set, name])],
          [[]],
        );
    case 'integer':
    case 'money':
    case 'date': {
      const [lo, hi] = boundsOf(fact, value);
      if (fact.type !== 'date')
        return Array.from({ length: hi - lo + 1 }, (_, index) => lo + index);
      return [...new Set([lo, ...borders.filter((at) => at > lo && at < hi), hi])];
    }
  }
}
