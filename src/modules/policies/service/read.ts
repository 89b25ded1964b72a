import {
  err,
  ok,
  type InputOf,
  type IsoDate,
  type Language,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import {
  citeText,
  lawMessages,
  refuseLaw,
  renderProgramme,
  type Asked,
  type Programme,
} from '../../../law/index.ts';
import type { Context } from '../../../platform/context.ts';
import { areaRegister, dayAsked } from '../../areas/index.ts';
import type {
  getPolicy,
  getValue,
  listDocuments,
  listPolicies,
  listValues,
} from '../contract/index.ts';
import { situationsOf } from '../domain/index.ts';
import { combinationOf } from './combination.ts';
import { lawAreasOf } from './local-law.ts';
import { packInEffect } from './pack.ts';
import { placeOf, situationWords } from './words.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** What is asked of the law: the day, the area, everything that is known. */
export async function askedOf(
  context: Context,
  input: {
    readonly on?: string | undefined;
    readonly area?: string | undefined;
    readonly knownAt?: string | undefined;
  },
): Promise<Result<Asked & { readonly on: IsoDate }, Refusal>> {
  const on = dayAsked(input.on, context.now());
  if (!on.ok) return on;
  const known = input.knownAt === undefined ? null : dayAsked(input.knownAt, context.now());
  if (known?.ok === false) return known;
  const knownAt = known?.value ?? null;
  if (input.area === undefined) return ok({ on: on.value, knownAt, areas: [] });
  const areas = lawAreasOf(await areaRegister(context), input.area, on.value);
  return areas.ok ? ok({ on: on.value, knownAt, areas: areas.value }) : areas;
}

/** Every programme, with whether it has law on the day. */
export async function serveList(
  context: Context,
  input: InputOf<typeof listPolicies>,
): Answer<ReplyOf<typeof listPolicies>> {
  const asked = await askedOf(context, input);
  if (!asked.ok) return asked;
  const { engine, hash } = packInEffect();
  const { language } = context;
  const programmes = [...engine.pack.programmes.values()].map(({ slug, file }) => {
    const ready = engine.at(slug, asked.value);
    const { title, summary, outcome, examples } = file;
    return {
      programme: slug,
      title: title[language],
      summary: summary[language],
      kind: outcome.kind,
      unit: outcome.unit,
      inForce: ready.ok && ready.value.settled.cases.length > 0,
      verified: ready.ok && isVerified(ready.value.settled),
      examples: examples.length,
      situations: situationsOf(slug).slice(),
    };
  });
  const { on } = asked.value;
  const place = await placeOf(context, input.area, on);
  return ok({ on, hash, place, situations: situationWords(language), programmes });
}

interface Sources {
  readonly cases: readonly { readonly confidence: string }[];
  readonly values: readonly { readonly confidence: string }[];
}

function isVerified({ cases, values }: Sources): boolean {
  return [...cases, ...values].every(({ confidence }) => confidence === 'S' || confidence === 'S2');
}

/** One programme in the words of a handbook. */
export async function serveGet(
  context: Context,
  input: InputOf<typeof getPolicy>,
): Answer<ReplyOf<typeof getPolicy>> {
  const asked = await askedOf(context, input);
  if (!asked.ok) return asked;
  const { engine, hash } = packInEffect();
  const programme = engine.pack.programmes.get(input.programme);
  if (programme === undefined)
    return err(refuseLaw('law.unknown_programme', { name: input.programme }));
  const { language } = context;
  const rendered = renderProgramme(engine, input.programme, asked.value, language);
  const { file } = programme;
  const words = rendered.ok ? rendered.value : null;
  const ready = engine.at(input.programme, asked.value);
  return ok({
    on: asked.value.on,
    area: input.area ?? null,
    place: await placeOf(context, input.area, asked.value.on),
    hash,
    programme: input.programme,
    title: file.title[language],
    summary: file.summary[language],
    kind: file.outcome.kind,
    unit: file.outcome.unit,
    inForce: words !== null,
    verified: ready.ok && isVerified(ready.value.settled),
    versions: file.versions.map(({ from, to, cite }) => ({
      from,
      to,
      cite: citeText(engine.pack, cite, language),
    })),
    sentences: words?.sentences.slice() ?? [],
    table: {
      columns: words?.table.columns.slice() ?? [],
      rows: (words?.table.rows ?? []).map((row) => row.slice()),
    },
    citations: words?.citations.slice() ?? [],
    common: commonOf(words?.sentences ?? [], language),
    combination: ready.ok ? combinationOf(programme, ready.value, language) : [],
    examples: (words?.examples ?? []).map((each) => ({ ...each })),
    values: valuesOf(programme, asked.value, context),
    procedures: proceduresOf(programme, asked.value.on, language),
  });
}

/** The sentence of what all cases ask, which their table leaves out. */
function commonOf(sentences: readonly string[], language: Language): string | null {
  const [begins = ''] = lawMessages[language]['law.render.common'].split('{common}');
  return sentences.find((each) => each.startsWith(begins)) ?? null;
}

/** The parameters a programme uses on the day, to look up their history. */
function valuesOf(
  { slug }: Programme,
  asked: Asked,
  { language }: Context,
): ReplyOf<typeof getPolicy>['values'] {
  const { engine } = packInEffect();
  const ready = engine.at(slug, asked);
  const names = new Set(ready.ok ? ready.value.settled.values.map((each) => each.parameter) : []);
  return [...names].map((parameter) => ({
    parameter,
    label: engine.pack.parameters.get(parameter)?.label[language] ?? parameter,
  }));
}

/** How a programme is asked for on a day. */
export function proceduresOf(
  { file }: Programme,
  on: string,
  language: Language,
): ReplyOf<typeof getPolicy>['procedures'] {
  const { pack } = packInEffect().engine;
  return file.procedures
    .filter((each) => each.from <= on && (each.to === null || on <= each.to))
    .map(({ code, title, where, papers, steps, cite }) => ({
      code,
      title: title[language],
      where: where[language],
      papers: papers.map((each) => each[language]),
      steps: steps.map((step) => ({
        title: step.title[language],
        actor: step.actor[language],
        limit:
          step.limit === null
            ? ''
            : `${step.limit} ${lawMessages[language][`law.unit.${step.unit}`]}`,
        cite: citeText(pack, step.cite, language),
      })),
      cite: citeText(pack, cite, language),
    }));
}

/** Every instrument, with the programmes that cite it. */
export function serveDocuments(
  { language }: Context,
  _input: InputOf<typeof listDocuments>,
): Answer<ReplyOf<typeof listDocuments>> {
  const { engine, citing } = packInEffect();
  const { pack } = engine;
  const documents = [...pack.documents.values()].map((each) => ({
    number: each.number,
    unnumbered: each.unnumbered,
    type: each.type,
    issuer: each.issuer,
    title: each.title[language],
    issued: each.issued,
    from: each.from,
    to: each.to,
    replaces: each.replaces,
    amends: each.amends,
    replacedBy: each.replacedBy,
    confidence: each.confidence,
    note: each.note ?? null,
    programmes: (citing.get(each.number) ?? []).map(({ slug, file }) => ({
      programme: slug,
      title: file.title[language],
    })),
  }));
  return Promise.resolve(ok({ documents }));
}

/** Every parameter. */
export function serveValues(
  { language }: Context,
  _input: InputOf<typeof listValues>,
): Answer<ReplyOf<typeof listValues>> {
  const { pack } = packInEffect().engine;
  const values = [...pack.parameters.values()].map(({ name, label, unit, keyed, values: all }) => ({
    name,
    label: label[language],
    unit,
    keyed,
    count: all.length,
    lines: new Set(all.map(({ key }) => key)).size,
    ...latestOf(keyed, all),
    missing: all.filter(({ value }) => value === null).length,
    verified: isVerified({ cases: [], values: all }),
  }));
  return Promise.resolve(ok({ values }));
}

interface Row {
  readonly value: string | null;
  readonly from: string;
  readonly area?: string | undefined;
}

/** The national value that began last; of a table there is no one value to say. */
function latestOf(
  keyed: boolean,
  rows: readonly Row[],
): { latest: string | null; latestFrom: string | null } {
  const national = rows.filter(({ area }) => area === undefined);
  const last = national.toSorted((a, b) => b.from.localeCompare(a.from))[0];
  if (keyed || last === undefined) return { latest: null, latestFrom: null };
  return { latest: last.value, latestFrom: last.from };
}

/** One parameter with every value it ever had. */
export function serveValue(
  { language }: Context,
  input: InputOf<typeof getValue>,
): Answer<ReplyOf<typeof getValue>> {
  const { pack } = packInEffect().engine;
  const parameter = pack.parameters.get(input.name);
  if (parameter === undefined)
    return Promise.resolve(
      err(refuseLaw('law.unknown_parameter', { name: input.name, nearest: '' })),
    );
  const { name, label, unit, keyed, keys = {} } = parameter;
  const values = parameter.values.map((each) => ({
    key: each.key ?? null,
    value: each.value,
    from: each.from,
    to: each.to,
    level: levelOf(each.area),
    area: each.area ?? null,
    cite: each.cite,
    citeText: citeText(pack, each.cite, language),
    issued: pack.documents.get(each.cite.document)?.issued ?? null,
    effective: pack.documents.get(each.cite.document)?.from ?? null,
    confidence: each.confidence,
    note: each.note?.[language] ?? null,
  }));
  const named = Object.entries(keys).map(([key, words]) => [key, words[language]]);
  const reply = { name, label: label[language], unit, keyed, values };
  return Promise.resolve(
    ok({ ...reply, keys: Object.fromEntries(named) as Record<string, string> }),
  );
}

function levelOf(area: string | undefined): 'national' | 'city' | 'area' {
  return area === undefined ? 'national' : area === 'city' ? 'city' : 'area';
}
