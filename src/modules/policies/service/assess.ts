import {
  err,
  ok,
  type InputOf,
  type Language,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import {
  answerOf,
  assess,
  assessAll,
  readFacts,
  type AllAssessed,
  type Assessment,
  type Engine,
  type FactsInput,
  type Question,
} from '../../../law/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { assessPolicies } from '../contract/index.ts';
import { packInEffect } from './pack.ts';
import { askedOf } from './read.ts';

type Reply = ReplyOf<typeof assessPolicies>;

/** Answers for one person: one programme, or all at once. Keeps nothing. */
export async function serveAssess(
  context: Context,
  input: InputOf<typeof assessPolicies>,
): Promise<Result<Reply, Refusal>> {
  const asked = await askedOf(context, input);
  if (!asked.ok) return asked;
  const { engine, hash } = packInEffect();
  const { language } = context;
  const facts = readFacts(input.facts as FactsInput, engine.vocabulary, asked.value.on);
  if (!facts.ok) return err(facts.error);
  const { on } = asked.value;
  if (input.programme === undefined) {
    const all = assessAll(engine, facts.value, asked.value);
    if (!all.ok) return all;
    const { results, combination, ask } = all.value;
    return ok({
      on,
      hash,
      answers: results.map((each) => toAnswer(engine, each, language)),
      combination: toCombination(combination, language),
      ask: ask.map((each) => toQuestion(engine, each, language)),
    });
  }
  const one = assess(engine, input.programme, facts.value, asked.value);
  if (!one.ok) return one;
  const { min, max } = one.value;
  return ok({
    on,
    hash,
    answers: [toAnswer(engine, one.value, language)],
    combination: { programmes: [input.programme], min, max, because: [] },
    ask: one.value.ask.map((each) => toQuestion(engine, each, language)),
  });
}

/** What may be drawn together, in the words of a language. */
export function toCombination(
  { programmes, min, max, because }: AllAssessed['combination'],
  language: Language,
): Reply['combination'] {
  const told = because.map((each) => each.because[language]);
  return { programmes: programmes.slice(), min, max, because: [...new Set(told)] };
}

/** A programme's answer in the words of a language. */
export function toAnswer(
  engine: Engine,
  one: Assessment,
  language: Language,
): Reply['answers'][number] {
  const answer = answerOf(engine, one, language, null);
  const { title, outcome } = engine.pack.programmes.get(answer.programme)?.file ?? {};
  const label = outcome?.classes?.find((each) => each.name === answer.class)?.label[language];
  return {
    programme: answer.programme,
    title: title?.[language] ?? answer.programme,
    decided: answer.decided,
    outcome: one.ready.settled.outcome,
    min: answer.min,
    max: answer.max,
    ...(answer.amount === undefined ? {} : { amount: answer.amount }),
    class: answer.class,
    classLabel: label ?? null,
    terms: answer.terms,
    derived: answer.derived,
    case: answer.case,
    missing: answer.missing.map(({ parameter, floor, note }) => ({ parameter, floor, note })),
    verified: answer.unverified.length === 0,
    trace: answer.trace.map(({ kind, name, value, holds, source, text }) => ({
      kind,
      name,
      value,
      holds,
      source,
      text,
    })),
  };
}

/** A question in the words of a language. */
export function toQuestion(
  engine: Engine,
  asked: Omit<Question, 'spread'>,
  language: Language,
): Reply['ask'][number] {
  const fact = engine.pack.facts.get(asked.fact);
  const { fact: name, subject, question, why } = asked;
  const options = Object.entries(fact?.values ?? {}).map(([value, label]) => ({
    value,
    label: label[language],
  }));
  return {
    fact: name,
    subject,
    question: question[language],
    why: why[language],
    type: fact?.type ?? 'members',
    options,
    range: fact?.range ?? null,
    establishedBy: fact?.establishedBy[language] ?? '',
  };
}
