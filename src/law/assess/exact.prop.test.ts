import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completionsOf,
  factsOfHome,
  isShort,
  isWithout,
  readyOf,
  ruleEngine,
} from '../../../tests/support/law-homes.ts';
import { Oracle, type Answer, type Home, type Values } from '../../../tests/support/law-oracle.ts';
import { homeArbitrary, ruleFacts, settledArbitrary } from '../../../tests/support/law-rules.ts';
import type { Settled } from '../ir.ts';
import { assessReady } from './assess.ts';

const MOST = 700;

/** Somebody who lives alone, with every combination of what is not known of them. */
interface Alone {
  readonly home: Home;
  readonly ways: readonly Home[];
}

function waysOf(home: Home): readonly Home[] {
  let ways: readonly Values[] = [{}];
  for (const fact of ruleFacts.values()) {
    const value = (fact.subject === 'person' ? home.people[0] : home.facts)?.[fact.name];
    const known = completionsOf(fact, value);
    if (ways.length * known.length > MOST) return [];
    ways = ways.flatMap((way) => known.map((each) => ({ ...way, [fact.name]: each })));
  }
  return ways.map((way) => ({ facts: way, people: [way], whole: true }));
}

const alone: fc.Arbitrary<Alone> = homeArbitrary(false)
  .map((home): Alone => {
    const one = { ...home, people: home.people.slice(0, 1), whole: true };
    const [person = {}] = one.people;
    const sure = { ...one, people: [{ ...person, pension: 7, death_date: person['death_date'] }] };
    return { home: sure, ways: waysOf(sure) };
  })
  .filter(({ ways }) => ways.length > 1);

const rules = settledArbitrary.filter(isShort);

/** Rules over one person whose facts are small or days: nothing is wide, nobody else is asked of. */
const small = rules.filter((settled) => isWithout(settled, 'exists', 'count', 'total', 'pension'));

/** A sum over the members, or money, compared otherwise than with a number stays open. */
const narrow = rules.filter((settled) => isWithout(settled, 'total', 'pension'));

const closed = narrow.filter((settled) => isWithout(settled, 'open'));

function answersOf(settled: Settled, ways: readonly Home[]): readonly Answer[] {
  const oracle = new Oracle(settled, ruleFacts);
  return ways.map((way) => oracle.ask(way, 0));
}

describe('bounds of an answer', () => {
  it('are exactly the least and the most over every combination of what is unknown', () => {
    fc.assert(
      fc.property(small, alone, (settled, { home, ways }) => {
        const answers = answersOf(settled, ways);
        const { lo, hi } = readyOf(settled).diagram.bounds(factsOfHome(home));
        const least = Math.min(...answers.map((each) => each.lo));
        const most = Math.max(...answers.map((each) => each.hi));
        expect([lo, hi]).toEqual([least, most]);
      }),
      { numRuns: 250 },
    );
  });

  it('hold the answer of whoever the people turn out to be, in any household', () => {
    const pair = homeArbitrary(true).chain((full) =>
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }).map((told) => ({ full, told })),
    );
    fc.assert(
      fc.property(rules, pair, (settled, { full, told }) => {
        const { lo, hi } = new Oracle(settled, ruleFacts).ask(full, 0);
        const found = readyOf(settled).diagram.bounds(factsOfHome(partOf(full, told)));
        expect(found.lo).toBeLessThanOrEqual(lo);
        expect(found.hi).toBeGreaterThanOrEqual(hi);
      }),
      { numRuns: 150 },
    );
  });

  it('are never looser than adding up what is known of each condition alone', () => {
    fc.assert(
      fc.property(narrow, homeArbitrary(false), (settled, home) => {
        const whole = { ...home, people: home.whole ? home.people : home.people.slice(0, 1) };
        const plain = new Oracle(settled, ruleFacts).ask(whole, 0);
        const { lo, hi } = readyOf(settled).diagram.bounds(factsOfHome(whole));
        expect(lo).toBeGreaterThanOrEqual(plain.lo);
        expect(hi).toBeLessThanOrEqual(plain.hi);
      }),
      { numRuns: 400 },
    );
  });
});

/** A home of which only some things are told: the rest is unknown. */
function partOf(full: Home, told: readonly boolean[]): Home {
  let next = 0;
  const kept = (values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).filter(([name]) => {
        next += 1;
        return name === 'death_date' || told[next % told.length] === true;
      }),
    );
  const people = full.people.map(kept);
  const whole = told[0] === true;
  return { facts: kept(full.facts), people: whole ? people : people.slice(0, 1), whole };
}

/** The facts by which two ways of completing a person can differ in the answer. */
function changing(settled: Settled, ways: readonly Home[]): ReadonlySet<string> {
  const answers = answersOf(settled, ways);
  const found = new Set<string>();
  for (const name of ruleFacts.keys()) {
    const seen = new Map<string, string>();
    for (const [index, { facts }] of ways.entries()) {
      const others = JSON.stringify({ ...facts, [name]: null });
      const answer = `${answers[index]?.lo} ${answers[index]?.hi}`;
      const before = seen.get(others) ?? answer;
      if (before !== answer) found.add(name);
      seen.set(others, before);
    }
  }
  return found;
}

describe('an answer about whom everything is known', () => {
  it('is what each condition by itself says, and names the same case', () => {
    fc.assert(
      fc.property(closed, homeArbitrary(true), (settled, home) => {
        const { lo, hi, case: won } = new Oracle(settled, ruleFacts).ask(home, 0);
        const ready = readyOf(settled);
        const facts = factsOfHome(home);
        expect(ready.diagram.decide(facts)).toEqual({ lo, hi });
        const answer = assessReady(ruleEngine, ready, facts);
        expect(answer.case).toBe(settled.cases[won]?.id ?? null);
        expect(answer.decided).toBe(lo === hi);
      }),
      { numRuns: 600 },
    );
  });
});

describe('questions', () => {
  it('are exactly the facts whose answer can still change the outcome', () => {
    fc.assert(
      fc.property(small, alone, (settled, { home, ways }) => {
        const answer = assessReady(ruleEngine, readyOf(settled), factsOfHome(home));
        const asked = answer.ask.map(({ fact }) => fact).toSorted();
        const expected = answer.decided ? [] : [...changing(settled, ways)].toSorted();
        expect(asked).toEqual(expected);
      }),
      { numRuns: 250 },
    );
  });

  it('say how far their answer alone can move the outcome, the farthest first', () => {
    fc.assert(
      fc.property(small, alone, (settled, { home }) => {
        const ready = readyOf(settled);
        const { lo, hi } = ready.diagram.bounds(factsOfHome(home));
        const spreads = ready.diagram.open(factsOfHome(home)).map(({ spread }) => spread);
        expect(spreads).toEqual(spreads.toSorted((a, b) => b - a));
        for (const spread of spreads) expect(spread).toBeLessThanOrEqual(hi - lo);
      }),
      { numRuns: 150 },
    );
  });

  it('asked one after the other, the first one each time, end in the answer', () => {
    fc.assert(
      fc.property(closed, homeArbitrary(true), (settled, full) => {
        const ready = readyOf(settled);
        const { lo, hi } = new Oracle(settled, ruleFacts).ask(full, 0);
        let known: Home = { facts: {}, people: [dead(full.people[0] ?? {})], whole: false };
        for (let asked = 0; asked <= ruleFacts.size + 1; asked += 1) {
          const answer = assessReady(ruleEngine, ready, factsOfHome(known));
          const [question] = answer.ask;
          if (answer.decided) {
            const bounds = ready.diagram.bounds(factsOfHome(known));
            expect(bounds).toEqual({ lo, hi });
            return;
          }
          known = told(known, full, question?.fact ?? 'nothing');
        }
        throw new Error('not decided after every question');
      }),
      { numRuns: 300 },
    );
  });
});

/** Death is the one fact nobody is asked: who is not said to be dead is alive. */
function dead(values: Values): Values {
  return { death_date: values['death_date'] };
}

/** The home after one question is answered from the whole truth. */
function told(known: Home, full: Home, fact: string): Home {
  const [person = {}] = known.people;
  if (fact === 'members')
    return { ...known, people: [person, ...full.people.slice(1)], whole: true };
  if (ruleFacts.get(fact)?.subject === 'household')
    return { ...known, facts: { ...known.facts, [fact]: full.facts[fact] } };
  const own = { ...person, [fact]: full.people[0]?.[fact] };
  return { ...known, people: [own, ...known.people.slice(1)] };
}
