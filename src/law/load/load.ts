import { vi } from 'zod/locales';
import type { z } from 'zod';
import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { Pack, Programme } from '../pack.ts';
import { documentsFile, type LegalDocument } from '../pack/document.ts';
import { factsFile, type Fact } from '../pack/fact.ts';
import { parametersFile, valuesFile, type Parameter } from '../pack/parameter.ts';
import { programmeSchema } from '../pack/programme.ts';
import { addValues, withoutGaps } from './added.ts';
import { checkParameter } from './parameters.ts';
import { loadProgramme } from './programme.ts';
import { Problems, readSource, type SourceFile, type SourceText } from './source.ts';

const localeError = vi().localeError;

/**
 * Reads the texts of a pack (`documents.yaml`, `facts.yaml`, `parameters/*.yaml`,
 * `programmes/*.yaml`; of revisions `values.yaml` too, in their order) into one checked whole.
 * Either everything is right, or every problem comes back with file, line, column and what to
 * write instead.
 */
export function loadPack(texts: readonly SourceText[]): Result<Pack, readonly Refusal[]> {
  const { pack, problems } = loadParts(texts);
  return problems.length > 0 ? err(problems) : ok(pack);
}

/**
 * The same for a checker: what is right of a pack beside everything that is wrong. A programme
 * with a problem is left out. Nothing but a check may use such a part.
 */
export function loadParts(texts: readonly SourceText[]): {
  readonly pack: Pack;
  readonly problems: readonly Refusal[];
} {
  const problems = new Problems();
  const files = texts.map(readSource);
  for (const file of files) problems.found.push(...file.problems);
  const read = files.filter((file) => file.problems.length === 0);
  const documents = new Map<string, LegalDocument>();
  const facts = new Map<string, Fact>();
  const parameters = new Map<string, Parameter>();
  for (const file of read) {
    const list = <T>(schema: z.ZodType<readonly T[]>): readonly T[] =>
      shaped(file, schema, problems) ?? [];
    const keep = keeper(file, problems);
    if (isDocuments(file))
      keeper(file, problems, true)(list(documentsFile), (each) => each.number, documents);
    if (isFacts(file)) keep(list(factsFile), (each) => each.name, facts);
    if (isParameters(file)) keep(list(parametersFile), (each) => each.name, parameters);
  }
  for (const file of read.filter(isParameters)) checkParameters(file, documents, problems);
  const gaps = read
    .filter(isValues)
    .flatMap((file) =>
      addValues(
        shaped(file, valuesFile, problems) ?? [],
        file,
        { parameters, documents },
        problems,
      ),
    );
  const programmes = new Map<string, Programme>();
  const vocabulary = { documents, facts, parameters };
  for (const file of read.filter(isProgramme)) {
    const shape = shaped(file, programmeSchema, problems);
    if (shape === null) continue;
    const before = problems.found.length;
    const loaded = loadProgramme(shape, file, vocabulary, problems);
    if (programmes.has(loaded.slug))
      problems.add('law.twice', { name: loaded.slug }, file.where(['programme']));
    if (problems.found.length === before) programmes.set(loaded.slug, withoutGaps(loaded, gaps));
  }
  for (const programme of programmes.values()) checkExclusions(programme, programmes, problems);
  return { pack: { ...vocabulary, programmes }, problems: problems.found };
}

const named = (pattern: RegExp) => (file: SourceFile) => pattern.test(file.path);
const isDocuments = named(/(^|\/)documents\.yaml$/);
const isFacts = named(/(^|\/)facts\.yaml$/);
const isParameters = named(/(^|\/)parameters\/[^/]+\.yaml$/);
const isValues = named(/(^|\/)values\.yaml$/);
const isProgramme = named(/(^|\/)programmes\/[^/]+\.yaml$/);

/** The file in its shape; each departure is a problem at its place. */
function shaped<T>(file: SourceFile, schema: z.ZodType<T>, problems: Problems): T | null {
  const parsed = schema.safeParse(file.value, { error: localeError });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const at = issue.path.filter((part) => typeof part !== 'symbol');
    const data = { at: at.join('.'), reason: issue.message };
    problems.add('law.bad_shape', data, file.where(at));
  }
  return null;
}

/**
 * Keeps each item of a file under its name; two of one name are a problem. What a release has taken
 * over from a revision may stand in both, word for word.
 */
function keeper(file: SourceFile, problems: Problems, mayRepeat = false) {
  return <T>(items: readonly T[], nameOf: (item: T) => string, into: Map<string, T>): void => {
    for (const [index, item] of items.entries()) {
      const name = nameOf(item);
      const before = into.get(name);
      const copy = mayRepeat && JSON.stringify(before) === JSON.stringify(item);
      if (before !== undefined && !copy) problems.add('law.twice', { name }, file.where([index]));
      into.set(name, item);
    }
  };
}

function checkParameters(
  file: SourceFile,
  documents: ReadonlyMap<string, LegalDocument>,
  problems: Problems,
): void {
  const parsed = parametersFile.safeParse(file.value);
  if (!parsed.success) return;
  for (const [index, parameter] of parsed.data.entries())
    checkParameter(parameter, documents, (at) => file.where([index, ...at]), problems);
}

/** Programmes that an exclusion names exist, and none excludes itself. */
function checkExclusions(
  programme: Programme,
  programmes: ReadonlyMap<string, Programme>,
  problems: Problems,
): void {
  for (const [index, { programme: other }] of programme.file.excludes.entries()) {
    if (other !== programme.slug && programmes.has(other)) continue;
    const where = programme.where(['excludes', index, 'programme']);
    problems.add('law.unknown_programme', { name: other }, where);
  }
}
