import type { Bool, Num } from '../ir.ts';
import { numberOf } from '../number.ts';
import type { Case, Programme, Version } from '../pack.ts';
import type { LegalDocument } from '../pack/document.ts';
import type { Fact } from '../pack/fact.ts';
import type { Parameter } from '../pack/parameter.ts';
import type { CaseFile, ProgrammeFile, Rounding, Use, VersionFile } from '../pack/programme.ts';
import type { Bilingual } from '../pack/words.ts';
import {
  nearest,
  readAmount,
  readCondition,
  readLeaf,
  type LeafScope,
  type Typed,
} from './leaf.ts';
import type { Problems, SourceFile } from './source.ts';

type At = readonly (string | number)[];

/** What a programme may name. */
export interface Vocabulary {
  readonly documents: ReadonlyMap<string, LegalDocument>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** Reads the leaves of a programme and checks every name in it. */
export function loadProgramme(
  file: ProgrammeFile,
  source: SourceFile,
  vocabulary: Vocabulary,
  problems: Problems,
): Programme {
  const loader = new Loader(file, source, vocabulary, problems);
  const versions = file.versions.map((version, index) => loader.version(version, index));
  loader.checkCitations();
  loader.checkOverlaps();
  return { slug: file.programme, file, versions, where: (at) => source.where(at) };
}

/** The name that stands for what the programme gives, in figures that follow from it. */
export const AMOUNT = 'amount';

const nothing: Num = numberOf(0);
const never: Bool = { k: 'bool', value: false };

class Loader {
  private readonly file: ProgrammeFile;
  private readonly source: SourceFile;
  private readonly vocabulary: Vocabulary;
  private readonly problems: Problems;

  constructor(file: ProgrammeFile, source: SourceFile, vocabulary: Vocabulary, problems: Problems) {
    this.file = file;
    this.source = source;
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  version(file: VersionFile, index: number): Version {
    const at: At = ['versions', index];
    this.checkUses(file.uses, [...at, 'uses']);
    const derived = this.derived(file, [...at, 'derived']);
    const ids = new Set<string>();
    const cases = file.cases.map((each, place) => {
      const caseAt: At = [...at, 'cases', place];
      if (ids.has(each.id)) this.wrong('law.twice', { name: each.id }, [...caseAt, 'id']);
      ids.add(each.id);
      return this.case(each, file, derived, caseAt);
    });
    this.checkCaseNames(file, ids, at);
    const names = [...Object.keys(file.uses), AMOUNT];
    const scope = (place: At): LeafScope => this.scope(names, derived, place);
    const also = file.also.map(({ name, label, unit, amount, rounding }, place) => {
      const read = readAmount(amount, scope([...at, 'also', place, 'amount'])) ?? nothing;
      return { name, label, unit, amount: roundedBy(read, rounding) };
    });
    return { file, cases, also };
  }

  private case(
    file: CaseFile,
    version: VersionFile,
    derived: ReadonlyMap<string, Typed>,
    at: At,
  ): Case {
    this.checkUses(file.uses, [...at, 'uses']);
    const uses = [...Object.keys(version.uses), ...Object.keys(file.uses)];
    const scope = (...place: At): LeafScope => this.scope(uses, derived, [...at, ...place]);
    const when = readCondition(file.when, scope('when')) ?? never;
    const terms = new Map<string, Num | Bilingual>();
    for (const [name, term] of Object.entries(file.terms ?? {}))
      terms.set(
        name,
        typeof term === 'string' ? (readAmount(term, scope('terms', name)) ?? nothing) : term,
      );
    const amount = this.amount(file, version, scope, at);
    return { file, when, amount: roundedBy(amount, file.rounding ?? version.rounding), terms };
  }

  private amount(
    file: CaseFile,
    version: VersionFile,
    scope: (...place: At) => LeafScope,
    at: At,
  ): Num {
    if (file.open !== undefined) {
      const { lo, hi, missing } = file.open;
      const read = (text: string, field: string): Num =>
        this.file.outcome.kind === 'class'
          ? this.classIndex(text, [...at, 'open', field])
          : (readAmount(text, scope('open', field)) ?? nothing);
      return { k: 'open', lo: read(lo, 'lo'), hi: hi === null ? null : read(hi, 'hi'), missing };
    }
    if (this.file.outcome.kind === 'class')
      return this.classIndex(file.class ?? '', [...at, 'class']);
    const text = file.amount ?? version.amount;
    if (text === undefined) {
      this.wrong('law.bad_shape', { at: 'amount', reason: file.id }, [...at, 'id']);
      return nothing;
    }
    const amount = readAmount(text, scope(file.amount === undefined ? 'id' : 'amount')) ?? nothing;
    if (file.bound === 'at_least') return { k: 'open', lo: amount, hi: null, missing: null };
    if (file.bound === 'at_most') return { k: 'open', lo: nothing, hi: amount, missing: null };
    return amount;
  }

  private classIndex(name: string, at: At): Num {
    const classes = (this.file.outcome.classes ?? []).map((each) => each.name);
    const index = name === '0' ? 0 : classes.indexOf(name);
    if (index < 0)
      this.wrong(
        'law.unknown_choice',
        { fact: 'class', value: name, nearest: nearest(name, classes) },
        at,
      );
    return numberOf(Math.max(0, index));
  }

  private derived(file: VersionFile, at: At): ReadonlyMap<string, Typed> {
    const derived = new Map<string, Typed>();
    for (const [name, text] of Object.entries(file.derived)) {
      if (this.vocabulary.facts.has(name) || name in file.uses)
        this.wrong('law.twice', { name }, [...at, name]);
      const typed = readLeaf(text, this.scope(Object.keys(file.uses), derived, [...at, name]));
      if (typed !== null) derived.set(name, typed);
    }
    return derived;
  }

  private scope(uses: readonly string[], derived: ReadonlyMap<string, Typed>, at: At): LeafScope {
    return {
      facts: this.vocabulary.facts,
      uses: new Set(uses),
      derived,
      where: (offset) => this.source.where(at, offset),
      problems: this.problems,
    };
  }

  /** Aliases name parameters; templates of keys name facts that can pick a line. */
  private checkUses(uses: Readonly<Record<string, Use>>, at: At): void {
    for (const [alias, use] of Object.entries(uses)) {
      if (this.vocabulary.facts.has(alias))
        this.wrong('law.twice', { name: alias }, [...at, alias]);
      const { parameter, key, on } = spelledOut(use);
      const known = this.vocabulary.parameters;
      if (!known.has(parameter)) {
        const near = nearest(parameter, [...known.keys()]);
        this.wrong('law.unknown_parameter', { name: parameter, nearest: near }, [...at, alias]);
      }
      for (const fact of factsOfKey(key)) {
        const type = this.vocabulary.facts.get(fact)?.type;
        if (type !== 'integer' && type !== 'enum')
          this.wrong('law.unknown_fact', { name: fact, nearest: '' }, [...at, alias]);
      }
      if (on !== undefined && this.vocabulary.facts.get(on)?.type !== 'date')
        this.wrong('law.unknown_fact', { name: on, nearest: '' }, [...at, alias]);
    }
  }

  private checkCaseNames(file: VersionFile, ids: ReadonlySet<string>, at: At): void {
    const check = (name: string, place: At): void => {
      if (!ids.has(name))
        this.wrong('law.unknown_case', { name, nearest: nearest(name, [...ids]) }, place);
    };
    for (const [index, each] of file.cases.entries())
      for (const name of each.over) check(name, [...at, 'cases', index, 'over']);
    for (const [index, plus] of file.plus.entries()) {
      check(plus.case, [...at, 'plus', index, 'case']);
      for (const name of plus.with) check(name, [...at, 'plus', index, 'with']);
    }
  }

  /** Every document a citation names is in `documents.yaml`. */
  checkCitations(): void {
    const visit = (value: unknown, at: At): void => {
      if (typeof value !== 'object' || value === null) return;
      const document = (value as { document?: unknown }).document;
      if (typeof document === 'string' && 'article' in value) {
        if (!this.vocabulary.documents.has(document))
          this.wrong('law.unknown_document', { document }, [...at, 'document']);
        return;
      }
      for (const [key, inner] of Object.entries(value))
        visit(inner, [...at, Array.isArray(value) ? Number(key) : key]);
    };
    visit(this.file, []);
  }

  /** One version a day. */
  checkOverlaps(): void {
    const ordered = this.file.versions
      .map((version, index) => ({ version, index }))
      .toSorted((a, b) => (a.version.from < b.version.from ? -1 : 1));
    for (const [position, { version, index }] of ordered.entries()) {
      const next = ordered[position + 1]?.version;
      if (next === undefined || (version.to !== null && version.to < next.from)) continue;
      const data = { name: this.file.programme, from: version.from, other: next.from };
      this.wrong('law.overlap', data, ['versions', index, 'to']);
    }
  }

  private wrong(
    code: Parameters<Problems['add']>[0],
    data: Readonly<Record<string, string | number>>,
    at: At,
  ): void {
    this.problems.add(code, data, this.source.where(at));
  }
}

function roundedBy(a: Num, rounding: Rounding | undefined): Num {
  return rounding === undefined ? a : { k: 'round', a, to: rounding.to, mode: rounding.mode };
}

/** An alias with its parts named. */
export function spelledOut(use: Use): {
  readonly parameter: string;
  readonly key: string | undefined;
  readonly on: string | undefined;
  readonly nationalOnly: boolean;
} {
  return typeof use === 'string'
    ? { parameter: use, key: undefined, on: undefined, nationalOnly: false }
    : {
        parameter: use.parameter,
        key: use.key,
        on: use.on,
        nationalOnly: use.level === 'national',
      };
}

/** The facts a key template names: "06:{injury_percent}" names one, "{case}" none. */
export function factsOfKey(key: string | undefined): readonly string[] {
  return [...(key ?? '').matchAll(/\{([a-z0-9_]+)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'case');
}
