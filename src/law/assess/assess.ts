import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { Engine, Ready } from '../engine.ts';
import type { Facts } from '../facts.ts';
import type { MissingValue, Settled, SettledCase } from '../ir.ts';
import { lawMessages } from '../messages.ts';
import { textOf } from '../number.ts';
import type { Bilingual, Citation, Confidence } from '../pack/words.ts';
import { scaleOf } from '../settle/fold.ts';
import type { Asked } from '../settle/value.ts';
import { casesNow, winnerOf, type CaseNow } from './winner.ts';

/** A question that can still change the answer. */
export interface Question {
  readonly fact: string;
  readonly subject: 'person' | 'household' | 'member';
  readonly question: Bilingual;
  readonly why: Bilingual;
  /** How far its answer alone can move the outcome, in the outcome's units. */
  readonly spread: number;
}

/** A value or a case whose source nobody has checked. */
export interface Unverified {
  readonly name: string;
  readonly from: string;
  readonly confidence: Confidence;
  readonly cite: Citation;
}

/** What the law gives one person on a day, as far as the facts say. */
export interface Assessment {
  readonly ready: Ready;
  readonly facts: Facts;
  readonly decided: boolean;
  /** Decimal text; of a class outcome the name of the class. */
  readonly min: string;
  readonly max: string | null;
  readonly amount: string | null;
  readonly class: string | null;
  readonly terms: Readonly<Record<string, string | Bilingual>> | null;
  readonly derived: Readonly<Record<string, string>> | null;
  readonly case: string | null;
  readonly alsoWon: readonly string[];
  readonly ask: readonly Question[];
  readonly missing: readonly MissingValue[];
  readonly unverified: readonly Unverified[];
  readonly cases: readonly CaseNow[];
}

/**
 * Answers what a programme gives: exact bounds, the questions that still matter, the case that won.
 * `facts` come from `readFacts`. Refuses what `settle` refuses.
 */
export function assess(
  engine: Engine,
  slug: string,
  facts: Facts,
  asked: Asked,
): Result<Assessment, Refusal> {
  const ready = engine.at(slug, asked);
  if (!ready.ok) return err(ready.error);
  return ok(assessReady(engine, ready.value, facts));
}

/** The same for a programme already made ready. */
export function assessReady(engine: Engine, ready: Ready, facts: Facts): Assessment {
  const { settled, diagram } = ready;
  const { lo, hi } = diagram.bounds(facts);
  const decided = lo === hi;
  const now = casesNow(ready, facts);
  const winner = decided ? winnerOf(ready, now, lo) : { case: null, alsoWon: [] };
  const isClass = settled.outcome.kind === 'class';
  const shown = (value: number): string =>
    isClass ? (settled.outcome.classes[value] ?? '') : textOf(value, diagram.scale);
  const idOf = (index: number): string => settled.cases[index]?.id ?? '';
  return {
    ready,
    facts,
    decided,
    min: shown(lo),
    max: hi === Infinity ? null : shown(hi),
    amount: decided && !isClass ? shown(lo) : null,
    class: decided && isClass ? shown(lo) : null,
    terms: winner.case === null ? null : termsOf(ready, winner.case, facts),
    derived: decided ? derivedOf(ready, facts) : null,
    case: winner.case === null ? null : idOf(winner.case),
    alsoWon: winner.alsoWon.map(idOf),
    ask: decided ? [] : questionsOf(engine, ready, facts),
    missing: decided ? [] : missingOf(settled, now, hi === Infinity),
    unverified: unverifiedOf(settled, now),
    cases: now,
  };
}

function termsOf({ settled, terms }: Ready, index: number, facts: Facts): Assessment['terms'] {
  const all = settled.cases[index]?.terms;
  if (all === undefined || all.size === 0) return null;
  const shown: Record<string, string | Bilingual> = {};
  for (const [name, term] of all) {
    const amount = terms[index]?.get(name);
    if (!('k' in term)) shown[name] = term;
    else if (amount !== undefined) {
      const lo = amount.lo(facts, facts.person);
      if (lo === amount.hi(facts, facts.person)) shown[name] = textOf(lo, scaleOf(term));
    }
  }
  return shown;
}

function derivedOf({ settled, also }: Ready, facts: Facts): Assessment['derived'] {
  const shown: Record<string, string> = {};
  for (const [index, each] of settled.also.entries()) {
    const amount = also[index];
    const lo = amount?.lo(facts, facts.person);
    if (lo !== undefined && lo === amount?.hi(facts, facts.person))
      shown[each.name] = textOf(lo, scaleOf(each.amount));
  }
  return Object.keys(shown).length === 0 ? null : shown;
}

function questionsOf(engine: Engine, { diagram }: Ready, facts: Facts): readonly Question[] {
  return diagram.open(facts).flatMap(({ fact, spread }) => {
    if (fact === 'members') return [membersQuestion(spread)];
    const known = engine.pack.facts.get(fact);
    if (known === undefined) return [];
    const { subject, question, why } = known;
    return [{ fact, subject, question, why, spread }];
  });
}

/** Who lives in the household is asked as one question: the form lists its people. */
function membersQuestion(spread: number): Question {
  return {
    fact: 'members',
    subject: 'household',
    question: bothOf('law.members.question'),
    why: bothOf('law.members.why'),
    spread,
  };
}

function bothOf(key: keyof typeof lawMessages.vi): Bilingual {
  return { vi: lawMessages.vi[key], en: lawMessages.en[key] };
}

/** Values of the law that keep the answer open: those of cases that may still hold. */
function missingOf(
  settled: Settled,
  now: readonly CaseNow[],
  endless: boolean,
): readonly MissingValue[] {
  if (settled.missing.length === 0) return [];
  const named = new Set(
    settled.cases.flatMap((each, index) =>
      now[index]?.holds === 0 ? [] : missingInCase(each, endless),
    ),
  );
  return settled.missing.filter((each) => named.has(each.parameter));
}

/** What is missing in a case, by whether the answer is endless: its data never change. */
const missingIn = new WeakMap<SettledCase, Map<boolean, readonly string[]>>();

function missingInCase(one: SettledCase, endless: boolean): readonly string[] {
  const known = missingIn.get(one) ?? new Map<boolean, readonly string[]>();
  missingIn.set(one, known);
  const names = known.get(endless) ?? [
    ...missingNames(one.amount, endless),
    ...missingNames(one.when, endless),
  ];
  known.set(endless, names);
  return names;
}

/**
 * The names of missing values in a node, found by walking its data. A table's line that is not
 * there counts only where the answer has no upper bound: else no case reaches it.
 */
function missingNames(node: unknown, endless: boolean): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = (values: Iterable<unknown>): string[] =>
    [...values].flatMap((each) => missingNames(each, endless));
  if (node instanceof Map) return inner(node.values());
  const { k, missing, lines, steps } = node as Readonly<Record<string, unknown>>;
  if (!endless && (k === 'lookup' || k === 'on_day')) return missingNames(lines ?? steps, endless);
  const here = k === 'open' && typeof missing === 'string' ? [missing] : [];
  return here.concat(inner(Object.values(node)));
}

function unverifiedOf(settled: Settled, now: readonly CaseNow[]): readonly Unverified[] {
  const found = new Map<string, Unverified>();
  const note = (each: Unverified): void => {
    if (each.confidence === 'K' || each.confidence === '?')
      found.set(`${each.name}|${each.from}`, each);
  };
  for (const [index, each] of settled.cases.entries()) {
    if (now[index]?.holds === 0) continue;
    note({ name: each.id, from: settled.on, confidence: each.confidence, cite: each.cite });
    for (const { parameter, key, from, confidence, cite } of each.values)
      note({ name: key === null ? parameter : `${parameter} ${key}`, from, confidence, cite });
  }
  return [...found.values()];
}
