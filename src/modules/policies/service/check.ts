import {
  err,
  fill,
  ok,
  type InputOf,
  type IsoDate,
  type Language,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import {
  assessAll,
  citeText,
  combine,
  readFacts,
  shownUnit,
  termInWords,
  type AllAssessed,
  type Assessment,
  type Engine,
} from '../../../law/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { checkPolicies } from '../contract/index.ts';
import {
  inSense,
  programmesOf,
  readAnswer,
  situations,
  type AnswerFault,
  type KnownFact,
} from '../domain/index.ts';
import { policyMessages } from '../messages.ts';
import { toAnswer, toCombination, toQuestion } from './assess.ts';
import { packInEffect } from './pack.ts';
import { askedOf, proceduresOf } from './read.ts';
import { placeOf, situationWords } from './words.ts';

type Reply = ReplyOf<typeof checkPolicies>;
type Answered = Reply['answered'][number];

/** A day answers most by itself, and nobody minds being asked it first. */
const FIRST_ASKED = 'birth_date';
/** Who lives in the household is not asked here: the answer stays between bounds. */
const NOT_ASKED = 'members';
/**
 * The law takes a person without a day of death for alive, so it never asks. Whoever asks about
 * all, or about a blow of fate, may ask for somebody who died: funeral support hangs on it.
 */
const DEATH = 'death_date';
const ASKS_DEATH = [undefined, 'hardship'];

/** What is left to ask, and what the law gives so far. Keeps nothing. */
export async function serveCheck(
  context: Context,
  input: InputOf<typeof checkPolicies>,
): Promise<Result<Reply, Refusal>> {
  const asked = await askedOf(context, input);
  if (!asked.ok) return asked;
  const { engine, hash } = packInEffect();
  const { language } = context;
  const { on } = asked.value;
  const read = input.answers.map((each) => answeredOf(engine, each, on, language));
  const facts = readFacts(factsOf(read), engine.vocabulary, on);
  if (!facts.ok) return facts;
  const all = assessAll(engine, facts.value, asked.value);
  if (!all.ok) return err(all.error);
  const answered = read.map((each) => each.answered);
  const given = new Set(input.answers.map(({ fact }) => fact));
  const open = withDeath(engine, openOf(all.value, input.situation, given), input.situation, given);
  const left = input.situation === undefined ? open.ask.length : open.inSituation;
  const isDone = input.result === true || left === 0;
  return ok({
    on,
    hash,
    place: await placeOf(context, input.area, on),
    situations: situationWords(language),
    answered,
    ask: open.ask.map((each) => toQuestion(engine, each, language)),
    inSituation: open.inSituation,
    answers: isDone
      ? all.value.results.map((each) => checkedOf(engine, each, open.mine, language))
      : [],
    withoutLaw: all.value.refused.map(({ programme }) => ({
      programme,
      title: engine.pack.programmes.get(programme)?.file.title[language] ?? programme,
    })),
    combination: toCombination(all.value.combination, language),
    known: knownOf(engine, all.value, on, language),
  });
}

/** The upper bound of what has one, and the titles of what has none: law not read yet. */
function knownOf(
  engine: Engine,
  { results }: AllAssessed,
  on: IsoDate,
  language: Language,
): Reply['known'] {
  const monthly = results.filter(
    ({ ready, max }) => ready.settled.outcome.kind === 'month' && max !== '0',
  );
  const bounded = monthly.filter(({ max }) => max !== null);
  const endless = monthly.filter(({ max }) => max === null);
  return {
    max: combine(engine, bounded, on).max ?? '0',
    endless: endless.map(({ ready }) => {
      const { programme } = ready.settled;
      return engine.pack.programmes.get(programme)?.file.title[language] ?? programme;
    }),
  };
}

interface Read {
  readonly answered: Answered;
  readonly fact: KnownFact | null;
  /** As the engine takes it; null: not known. */
  readonly taken: string | readonly string[] | null;
}

function answeredOf(
  engine: Engine,
  given: { readonly fact: string; readonly value: string | null },
  on: IsoDate,
  language: Language,
): Read {
  const texts = policyMessages[language];
  const fact = engine.pack.facts.get(given.fact) ?? null;
  const { value } = given;
  if (fact === null)
    return { answered: strange(given, texts['policy.fault.fact']), fact, taken: null };
  const said = value === null ? { value: null } : readAnswer(fact, value, on);
  const faulty = 'fault' in said;
  const taken = faulty ? null : said.value;
  const shown = taken === null ? texts['policy.unknown'] : shownOf(fact, taken, language);
  const asked = { fact: fact.name, subject: fact.subject, question: fact.question, why: fact.why };
  return {
    fact,
    taken,
    answered: {
      question: toQuestion(engine, asked, language),
      label: fact.label[language],
      value,
      shown: faulty ? (value ?? '') : shown,
      fault: faulty ? faultWords(said, language) : null,
    },
  };
}

/** An answer to a question nobody asks. */
function strange(given: { fact: string; value: string | null }, fault: string): Answered {
  const question = {
    fact: given.fact,
    subject: 'person' as const,
    question: '',
    why: '',
    type: 'boolean' as const,
    options: [],
    range: null,
    establishedBy: '',
  };
  return { question, label: given.fact, value: given.value, shown: '', fault };
}

function faultWords(fault: AnswerFault, language: Language): string {
  const data = fault.fault === 'range' ? { min: fault.min, max: fault.max } : {};
  const shown = Object.entries(data).map(([name, value]) => [name, numberText(value, language)]);
  return fill(
    policyMessages[language][`policy.fault.${fault.fault}`],
    Object.fromEntries(shown) as Record<string, string>,
  );
}

function numberText(value: number | string, language: Language): string {
  return Number(value).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
}

function shownOf(fact: KnownFact, value: string | readonly string[], language: Language): string {
  const texts = policyMessages[language];
  const label = (name: string): string => fact.values?.[name]?.[language] ?? name;
  if (typeof value !== 'string') return value.map(label).join(', ');
  switch (fact.type) {
    case 'boolean':
      return texts[value === 'true' ? 'policy.yes' : 'policy.no'];
    case 'money':
      return fill(texts['policy.dong'], { amount: numberText(value, language) });
    case 'integer':
      return numberText(value, language);
    case 'date':
      return value === 'none' ? texts['policy.no_day'] : value.split('-').toReversed().join('/');
    default:
      return label(value);
  }
}

/** The answers taken, as the engine reads facts. */
function factsOf(read: readonly Read[]) {
  const of = (subject: KnownFact['subject']) =>
    Object.fromEntries(
      read.flatMap(({ fact, taken }) =>
        fact?.subject === subject && taken !== null ? [[fact.name, taken] as const] : [],
      ),
    );
  return { person: of('person'), household: of('household') };
}

interface Open {
  readonly mine: ReadonlySet<string>;
  readonly ask: readonly Parameters<typeof toQuestion>[1][];
  readonly inSituation: number;
}

/** The questions left: the first, then the situation's, then the others; each in its order. */
function openOf(
  { ask, results }: AllAssessed,
  named: string | undefined,
  given: ReadonlySet<string>,
): Open {
  const situation = situations.find((each) => each === named);
  const all = results.map(({ ready }) => ready.settled.programme);
  const mine = new Set(situation === undefined ? all : programmesOf(situation, all));
  const wanted = new Set(
    results
      .filter(({ ready }) => mine.has(ready.settled.programme))
      .flatMap((each) => each.ask.map(({ fact }) => fact)),
  );
  const left = ask.filter(({ fact }) => fact !== NOT_ASKED && !given.has(fact));
  const rank = ({ fact }: { fact: string }): number =>
    fact === FIRST_ASKED ? 0 : wanted.has(fact) ? 1 : 2;
  return {
    mine,
    ask: inSense(left.toSorted((a, b) => rank(a) - rank(b))),
    inSituation: left.filter(({ fact }) => wanted.has(fact)).length,
  };
}

function withDeath(
  engine: Engine,
  open: Open,
  situation: string | undefined,
  given: ReadonlySet<string>,
): Open {
  const fact = engine.pack.facts.get(DEATH);
  const asks = ASKS_DEATH.includes(situation) && open.mine.has('funeral_support');
  if (fact === undefined || !asks || given.has(DEATH)) return open;
  const { name, subject, question, why } = fact;
  const asked = { fact: name, subject, question, why };
  const birth = open.ask.filter((each) => each.fact === FIRST_ASKED);
  const rest = open.ask.filter((each) => each.fact !== FIRST_ASKED);
  return { ...open, ask: [...birth, asked, ...rest], inSituation: open.inSituation + 1 };
}

function checkedOf(
  engine: Engine,
  one: Assessment,
  mine: ReadonlySet<string>,
  language: Language,
): Reply['answers'][number] {
  const { settled } = one.ready;
  const programme = engine.pack.programmes.get(settled.programme);
  const won = new Set([one.case, ...one.alsoWon]);
  const cites = settled.cases
    .filter(({ id }, index) => (one.decided ? won.has(id) : (one.cases[index]?.holds ?? 0) > 0))
    .flatMap((each) => [each.cite, ...each.values.map(({ cite }) => cite)]);
  const state = stateOf(one);
  const answer = toAnswer(engine, one, language);
  return {
    ...answer,
    termWords: Object.entries(answer.terms ?? {}).flatMap(
      ([name, value]) => termInWords(name, value, language) ?? [],
    ),
    state,
    mine: mine.has(settled.programme),
    unit: shownUnit(settled.outcome.unit, language),
    citations: [...new Set(cites.map((each) => citeText(engine.pack, each, language)))].slice(
      0,
      CITATIONS,
    ),
    procedures:
      programme === undefined || state === 'nothing'
        ? []
        : proceduresOf(programme, settled.on, language),
    hangsOn: one.ask.flatMap(({ fact }) => engine.pack.facts.get(fact)?.label[language] ?? []),
  };
}

/** Sources named with an answer that is still open: a table of merit would name fifty. */
const CITATIONS = 12;

function stateOf(one: Assessment): Reply['answers'][number]['state'] {
  const { outcome } = one.ready.settled;
  if (outcome.kind === 'rate') return 'rule';
  if (!one.decided) return 'open';
  const nothing = outcome.kind === 'class' ? one.class === outcome.classes[0] : one.amount === '0';
  return nothing ? 'nothing' : 'given';
}
