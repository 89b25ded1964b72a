import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { AllAssessed, Answer, FactsInput } from '../../law/index.ts';
import { lawMessages } from '../../law/messages.ts';
import { areaMessages } from '../../modules/areas/messages.ts';
import { defineCommand, type Io } from './command.ts';
import { onOption } from './area.ts';
import { areaOption, knownAtOption, lawAsked, packOption } from './law-asked.ts';

/** The most a facts file may weigh: a household of fifty with every fact is 100 KB. */
const MAX_FACTS_BYTES = 1_000_000;

const values = z.record(z.string(), z.unknown());
const inputShape = z.strictObject({
  person: values.optional(),
  household: z.looseObject({ members: z.array(values).optional() }).optional(),
});

/** The assess command; `law.ts` lists it. */
export const assess = defineCommand({
  name: 'law assess',
  summary: {
    vi: 'Xét một người được hưởng gì theo luật vào một ngày, kèm giải thích',
    en: 'What the law gives a person on a day, explained',
  },
  positionals: ['[PROGRAMME]'],
  options: {
    facts: {
      type: 'string',
      value: 'FILE|-',
      help: {
        vi: 'Tệp JSON các dữ kiện; - là đầu vào chuẩn',
        en: 'JSON file of facts; - is stdin',
      },
    },
    all: {
      type: 'boolean',
      help: { vi: 'Xét mọi chính sách cùng lúc', en: 'Every programme at once' },
    },
    explain: {
      type: 'string',
      value: 'vi|en',
      help: { vi: 'Ngôn ngữ của lời giải thích', en: 'Language of the explanation' },
    },
    on: onOption,
    'known-at': knownAtOption,
    area: areaOption,
    pack: packOption,
  },
  messages: [lawMessages, areaMessages],
  run: async ({ positionals, options }, io) => {
    const {
      answerOf,
      assess: ask,
      assessAll,
      readFacts,
      refuseLaw,
    } = await import('../../law/index.ts');
    const input = readInput(options.facts ?? '-', refuseLaw);
    if (!input.ok) return io.fail(input.error);
    const ready = await lawAsked(options, io);
    if (typeof ready === 'number') return ready;
    const { engine, asked } = ready;
    const facts = readFacts(input.value, engine.vocabulary, asked.on);
    if (!facts.ok) return io.fail(facts.error);
    const language =
      options.explain === 'en' ? 'en' : options.explain === 'vi' ? 'vi' : io.language;
    const words = (each: Parameters<typeof answerOf>[1]): Answer =>
      answerOf(engine, each, language, options.area ?? null);
    if (options.all === true) {
      const all = assessAll(engine, facts.value, asked);
      return all.ok ? replyAll(io, all.value, words, language) : io.fail(all.error);
    }
    const slug = positionals[0];
    if (slug === undefined) return io.fail(refuseLaw('law.unknown_programme', { name: '' }));
    const answer = ask(engine, slug, facts.value, asked);
    if (!answer.ok) return io.fail(answer.error);
    const told = words(answer.value);
    return io.reply(told, () => tell(io, told));
  },
});

type RefuseLaw = (typeof import('../../law/index.ts'))['refuseLaw'];

function readInput(file: string, refuseLaw: RefuseLaw): Result<FactsInput, Refusal> {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    return err(refuseLaw('law.no_facts', { file }));
  }
  if (text.length > MAX_FACTS_BYTES)
    return err(refuseLaw('law.bad_facts', { reason: `> ${MAX_FACTS_BYTES} byte` }, { file }));
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return err(refuseLaw('law.bad_facts', { reason: (error as Error).message }, { file }));
  }
  const parsed = inputShape.safeParse(value);
  if (parsed.success) return ok(parsed.data as FactsInput);
  const [issue] = parsed.error.issues;
  const field = (issue?.path ?? []).join('.');
  return err(refuseLaw('law.bad_facts', { reason: issue?.message ?? '' }, { file, field }));
}

function tell(io: Io, answer: Answer): void {
  io.line(answer.text);
  for (const { question, why } of answer.ask.slice(0, 5)) io.line(`? ${question} (${why})`);
  for (const { parameter, note } of answer.missing) io.line(`! ${parameter}: ${note ?? ''}`);
}

/** A refused programme stands in the list with its refusal: nothing is silently left out. */
function replyAll(
  io: Io,
  all: AllAssessed,
  words: (each: AllAssessed['results'][number]) => Answer,
  language: 'vi' | 'en',
): number {
  const results = all.results.map(words);
  const { programmes, min, max, because } = all.combination;
  const reply = {
    results,
    refused: all.refused.map(({ programme, refusal }) => ({ programme, code: refusal.code })),
    combination: {
      programmes,
      total: min === max ? min : null,
      min,
      max,
      because: because.map((each) => ({ ...each, because: each.because[language] })),
    },
    ask: all.ask.map(({ fact, subject, question, why }) => ({
      fact,
      subject,
      question: question[language],
      why: why[language],
    })),
  };
  return io.reply(reply, () => {
    for (const answer of results.filter(({ max: most }) => most !== '0')) tell(io, answer);
  });
}
