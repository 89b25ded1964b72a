import {
  err,
  ok,
  type InputOf,
  type Language,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { citeText, diffProgramme, refuseLaw, type Pack } from '../../../law/index.ts';
import type { Context } from '../../../platform/context.ts';
import type { diffPolicy, getDocument, listFacts } from '../contract/index.ts';
import { chainOf } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { labelOf } from './change-words.ts';
import { packInEffect } from './pack.ts';
import { askedOf } from './read.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** The vocabulary, for a form that asks any of it. */
export function serveFacts({ language }: Context): Answer<ReplyOf<typeof listFacts>> {
  const { pack } = packInEffect().engine;
  const facts = [...pack.facts.values()].map((fact) => ({
    name: fact.name,
    subject: fact.subject,
    type: fact.type,
    label: fact.label[language],
    question: fact.question[language],
    options: Object.entries(fact.values ?? {}).map(([value, label]) => ({
      value,
      label: label[language],
    })),
    range: fact.range ?? null,
    unit: fact.unit ?? null,
    mayBeNone: fact.type === 'date' && typeof fact.absent === 'object',
    establishedBy: fact.establishedBy[language],
  }));
  return Promise.resolve(ok({ facts }));
}

/** What is another between two days, in words. */
export async function serveDiff(
  context: Context,
  input: InputOf<typeof diffPolicy>,
): Answer<ReplyOf<typeof diffPolicy>> {
  const after = await askedOf(context, input);
  if (!after.ok) return after;
  // The unit of the later day need not have been there: its old province was.
  const area = (['west', 'east', 'city'] as const).find((key) => after.value.areas.includes(key));
  const before = await askedOf(context, { on: input.before, area });
  if (!before.ok) return before;
  const { engine } = packInEffect();
  const programme = engine.pack.programmes.get(input.programme);
  if (programme === undefined)
    return err(refuseLaw('law.unknown_programme', { name: input.programme }));
  const { language } = context;
  const changes = diffProgramme(
    input.programme,
    { engine, asked: before.value },
    { engine, asked: after.value },
    language,
  );
  return ok({
    before: before.value.on,
    on: after.value.on,
    changes: changes.map((change) => ({
      kind: change.kind,
      label: labelOf(engine.pack, programme, change, language),
      before: change.before,
      after: change.after,
      cite: change.cite === null ? null : citeText(engine.pack, change.cite, language),
    })),
  });
}

/** One instrument with its chain and all that rests on it. */
export function serveDocument(
  { language }: Context,
  input: InputOf<typeof getDocument>,
): Answer<ReplyOf<typeof getDocument>> {
  const { pack } = packInEffect().engine;
  const document = pack.documents.get(input.number);
  if (document === undefined)
    return Promise.resolve(err(refuse('policy.no_document', { number: input.number })));
  const { number, unnumbered, type, issuer, title, issued, from, to } = document;
  return Promise.resolve(
    ok({
      number,
      unnumbered,
      type,
      issuer,
      title: title[language],
      issued,
      from,
      to,
      replacedBy: document.replacedBy,
      confidence: document.confidence,
      note: document.note ?? null,
      chain: chainOf([...pack.documents.values()], document).map(
        ({ document: each, relation }) => ({
          number: each.number,
          title: each.title[language],
          type: each.type,
          issued: each.issued,
          from: each.from,
          to: each.to,
          relation,
        }),
      ),
      programmes: (packInEffect().citing.get(number) ?? []).map(({ slug, file }) => ({
        programme: slug,
        title: file.title[language],
      })),
      values: valuesOn(pack, number, language),
    }),
  );
}

/** The values that rest on an instrument, a line a parameter and first day. */
function valuesOn(
  pack: Pack,
  number: string,
  language: Language,
): ReplyOf<typeof getDocument>['values'] {
  return [...pack.parameters.values()].flatMap(({ name, label, unit, keyed, values }) => {
    const own = values.filter(({ cite }) => cite.document === number);
    const days = [...new Set(own.map(({ from }) => from))].toSorted();
    return days.map((from) => {
      const rows = own.filter((each) => each.from === from);
      return {
        name,
        label: label[language],
        unit,
        keyed,
        count: rows.length,
        value: keyed ? null : (rows[0]?.value ?? null),
        from,
        articles: [...new Set(rows.map(({ cite }) => cite.article))].filter((each) => each !== ''),
      };
    });
  });
}
