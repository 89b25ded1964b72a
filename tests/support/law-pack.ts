import { stringify } from 'yaml';
import { unwrap } from '../../src/kernel/index.ts';
import { Engine } from '../../src/law/engine.ts';
import { readFacts, type Facts, type FactsInput } from '../../src/law/facts.ts';
import { loadPack } from '../../src/law/load/load.ts';
import type { SourceText } from '../../src/law/load/source.ts';
import type { Refusal } from '../../src/kernel/index.ts';

/** Small packs of made-up law, for tests of what the engine means. */

const both = (text: string): { vi: string; en: string } => ({ vi: text, en: text });

/** The instruments of made-up law: one known for long, one issued late and computed backward. */
const documents = [
  document('1/2010/NĐ-CP', '2009-12-01', '2010-01-01'),
  document('2/2021/NĐ-CP', '2021-03-15', '2021-07-01'),
  document('3/2026/NĐ-CP', '2026-08-21', '2026-10-05'),
];

function document(number: string, issued: string, from: string): object {
  return {
    number,
    type: 'Nghị định',
    issuer: 'Chính phủ',
    title: both(number),
    issued,
    from,
    confidence: 'S',
  };
}

/** A citation of made-up law. */
export function cite(document = '1/2010/NĐ-CP', article = 'Điều 1'): object {
  return { document, article };
}

const factDefaults = {
  subject: 'person',
  absent: 'unknown',
  establishedBy: both('khai báo'),
  keptIn: 'registry',
  seenBy: 'officers',
};

function fact(name: string, type: string, more: object = {}): object {
  const says = type === 'boolean' ? { says: { yes: both(name), no: both(`không ${name}`) } } : {};
  const words = { label: both(name), question: both(`${name}?`), why: both('vì') };
  return { name, type, ...factDefaults, ...words, ...says, ...more };
}

/** Facts every made-up pack has: one of each kind. */
const facts = [
  fact('birth_date', 'date'),
  fact('death_date', 'date'),
  fact('escaped_on', 'date'),
  fact('orphan', 'boolean'),
  fact('pension', 'boolean'),
  fact('single', 'boolean'),
  fact('degree', 'enum', {
    values: { none: both('không'), mild: both('nhẹ'), severe: both('nặng') },
  }),
  fact('kinds', 'set', {
    values: {
      none: both('không'),
      martyr: both('liệt sĩ'),
      hero: both('anh hùng'),
      sick: both('bệnh binh'),
    },
  }),
  fact('children', 'integer', { range: { min: 0, max: 5 } }),
  fact('percent', 'integer', { range: { min: 0, max: 100 } }),
  fact('wage', 'money'),
  fact('debt', 'money'),
  fact('poverty', 'enum', {
    subject: 'household',
    values: { none: both('không'), near_poor: both('cận nghèo'), poor: both('nghèo') },
  }),
  fact('income', 'money', { subject: 'household' }),
];

/** A parameter of made-up law with one value from 2010 on. */
export function parameter(name: string, value: string | null, more: object = {}): object {
  const values = [{ value, from: '2010-01-01', cite: cite(), confidence: 'S' }];
  const type = value?.includes('.') === true ? 'decimal' : 'money';
  return { name, label: both(name), unit: 'đồng', type, values, ...more };
}

/** A case of made-up law. */
export function lawCase(id: string, when: string, amount: string, more: object = {}): object {
  return { id, title: both(id), when, amount, cite: cite(), ...more };
}

/** A version of made-up law from 2010 on. */
export function version(cases: readonly object[], more: object = {}): object {
  return { from: '2010-01-01', cite: cite(), combine: 'max', combineCite: cite(), cases, ...more };
}

/** A programme of made-up law that pays by the month. */
export function programme(slug: string, versions: readonly object[], more: object = {}): object {
  const outcome = { kind: 'month', unit: 'đồng/tháng' };
  return { programme: slug, title: both(slug), summary: both(slug), outcome, versions, ...more };
}

/** The files of a made-up pack. */
export function packTexts(
  programmes: readonly object[],
  parameters: readonly object[] = [],
): readonly SourceText[] {
  const yaml = (path: string, value: unknown): SourceText => ({ path, text: stringify(value) });
  const slug = (each: object): string => (each as { programme: string }).programme;
  return [
    yaml('documents.yaml', documents),
    yaml('facts.yaml', facts),
    ...(parameters.length === 0 ? [] : [yaml('parameters/all.yaml', parameters)]),
    ...programmes.map((each) => yaml(`programmes/${slug(each)}.yaml`, each)),
  ];
}

/** The engine of a made-up pack. */
export function engineWith(
  programmes: readonly object[],
  parameters: readonly object[] = [],
): Engine {
  return new Engine(unwrap(loadPack(packTexts(programmes, parameters))));
}

/** What a made-up pack is refused for. */
export function refusalsOf(
  programmes: readonly object[],
  parameters: readonly object[] = [],
): readonly Refusal[] {
  const loaded = loadPack(packTexts(programmes, parameters));
  return loaded.ok ? [] : loaded.error;
}

/** The engine of one version with these cases. */
export function engineOfCases(
  cases: readonly object[],
  parameters: readonly object[] = [],
  more: object = {},
): Engine {
  return engineWith([programme('aid', [version(cases, more)])], parameters);
}

/** Facts of a made-up person. */
export function factsOf(engine: Engine, input: FactsInput, on = '2024-08-01'): Facts {
  return unwrap(readFacts(input, engine.vocabulary, on));
}
