import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import { refuse } from '../errors.ts';
import type { Bool, MissingValue, Num, Plus, Settled, SettledCase, ValueUsed } from '../ir.ts';
import { and, not } from '../load/leaf.ts';
import { AMOUNT, spelledOut } from '../load/programme.ts';
import { numberOf } from '../number.ts';
import type { Case, Pack, Programme, Version } from '../pack.ts';
import type { CaseFile } from '../pack/programme.ts';
import { isExact, staticRange } from './bounds.ts';
import { isKnown, nextDay } from './days.ts';
import { foldBool, foldNum, scaleOf } from './fold.ts';
import { hasCrooked } from './linear.ts';
import { aliasValue } from './uses.ts';
import type { Asked } from './value.ts';

const nothing = numberOf(0);

/**
 * The law of a programme as it stands: version of the day, values, local law, displaced cases and
 * constants worked in. Refuses a day that no law of the programme covers (`law.before_the_law`), a
 * programme nobody defined, amounts that are not whole đồng and numbers too large to count exactly.
 */
export function settle(pack: Pack, slug: string, asked: Asked): Result<Settled, Refusal> {
  const programme = pack.programmes.get(slug);
  if (programme === undefined) return err(refuse('law.unknown_programme', { name: slug }));
  const { begins } = programme.file;
  const version = versionAt(pack, programme, asked);
  if (version === null) {
    if (begins !== undefined && asked.on < begins.on)
      return ok({ ...shell(programme, asked), ...beforeIt(begins.cite) });
    return err(refuse('law.before_the_law', { programme: slug, on: asked.on }));
  }
  const settled = settleVersion(pack, programme, version, asked);
  return checked(settled, pack, programme, version);
}

/** Rules 6 and 12: whole đồng or a stated rounding, nothing rounded unseen, nothing left open. */
function checked(
  settled: Settled,
  pack: Pack,
  programme: Programme,
  version: Version,
): Result<Settled, Refusal> {
  const where = programme.where(['versions', programme.versions.indexOf(version)]);
  const money = ['month', 'once', 'terms'].includes(settled.outcome.kind);
  for (const each of settled.cases) {
    const data = { programme: settled.programme, case: each.id, name: each.id };
    if (money && scaleOf(each.amount) > 0) return err(refuse('law.not_whole', data, where));
    if (!isExact(staticRange(each.amount, pack.facts)))
      return err(refuse('law.too_large', data, where));
    if (hasCrooked([each.when, each.amount], pack.facts)) {
      const text = version.file.cases.find(({ id }) => id === each.id)?.when ?? each.id;
      return err(refuse('law.not_linear', { ...data, text }, where));
    }
  }
  return ok(settled);
}

function shell(
  programme: Programme,
  { on, knownAt, areas }: Asked,
): Pick<Settled, 'programme' | 'on' | 'knownAt' | 'areas' | 'outcome'> {
  const { kind, unit, classes = [] } = programme.file.outcome;
  const outcome = { kind, unit, classes: classes.map((each) => each.name) };
  return { programme: programme.slug, on, knownAt, areas, outcome };
}

/** Before a benefit that no earlier law gave in any form the answer is nothing. */
function beforeIt(cite: Settled['cite']): Omit<Settled, keyof ReturnType<typeof shell>> {
  const empty = { plus: [], cases: [], also: [], missing: [], values: [] };
  return { cite, combine: 'max', combineCite: cite, total: nothing, ...empty };
}

/** The version in force on the day, as far as it was known. */
export function versionAt(pack: Pack, programme: Programme, asked: Asked): Version | null {
  const { on, knownAt } = asked;
  const known = (version: Version | undefined): boolean =>
    isKnown(pack.documents.get(version?.file.cite.document ?? ''), knownAt);
  for (const version of programme.versions) {
    const { from, to } = version.file;
    if (from > on || !known(version)) continue;
    if (to === null || on <= to) return version;
    const successor = programme.versions.find((each) => each.file.from === nextDay(to));
    if (successor !== undefined && !known(successor)) return version;
  }
  return null;
}

function settleVersion(pack: Pack, programme: Programme, version: Version, asked: Asked): Settled {
  const loaded = version.cases.filter((each) => holds(pack, each.file, asked));
  const settler = new VersionSettler(pack, version, asked);
  const whens = loaded.map((each) => settler.condition(each));
  const cases = loaded.map((each, index) => settler.case(each, displaced(loaded, whens, index)));
  const plus = plusOf(version, cases);
  const total = combined(version.file.combine, cases, plus);
  return {
    ...shell(programme, asked),
    cite: version.file.cite,
    combine: version.file.combine,
    combineCite: version.file.combineCite,
    plus,
    cases,
    total,
    also: version.also.map((each) => ({ ...each, amount: settler.figure(each.amount, total) })),
    missing: [...settler.missing.values()],
    values: [...settler.used.values()],
  };
}

/** A case with dates or an area of its own holds only then and there, once it was known. */
function holds(pack: Pack, file: CaseFile, { on, knownAt, areas }: Asked): boolean {
  const inTime = (file.from ?? on) <= on && on <= (file.to ?? on);
  const inPlace = file.area === undefined || areas.includes(file.area);
  return inTime && inPlace && isKnown(pack.documents.get(file.cite.document), knownAt);
}

/** The condition of a case, less the cases that displace it. */
function displaced(cases: readonly Case[], whens: readonly Bool[], index: number): Bool {
  const id = cases[index]?.file.id ?? '';
  const own = whens[index] ?? { k: 'bool', value: false };
  const others = cases.flatMap((each, other) => {
    const when = whens[other];
    return when !== undefined && each.file.over.includes(id) ? [not(when)] : [];
  });
  const constant = [own, ...others].find((each) => each.k === 'bool' && !each.value);
  if (constant !== undefined) return constant;
  return others.length === 0 ? own : and([own, ...others]);
}

/** Works the values of the day into one version, noting which were used and which are missing. */
class VersionSettler {
  readonly used = new Map<string, ValueUsed>();
  readonly missing = new Map<string, MissingValue>();
  private readonly pack: Pack;
  private readonly version: Version;
  private readonly asked: Asked;

  constructor(pack: Pack, version: Version, asked: Asked) {
    this.pack = pack;
    this.version = version;
    this.asked = asked;
  }

  condition(each: Case): Bool {
    return foldBool(each.when, this.values(each.file, this.used));
  }

  case(each: Case, when: Bool): SettledCase {
    const { file } = each;
    const own = new Map<string, ValueUsed>();
    const values = this.values(file, own);
    const amount = notBelowNothing(foldNum(each.amount, values), this.pack);
    const terms = [...each.terms].map(
      ([name, term]) => [name, 'k' in term ? foldNum(term, values) : term] as const,
    );
    foldBool(each.when, values);
    for (const [name, value] of own) this.used.set(name, value);
    if (file.open !== undefined)
      this.missing.set(file.open.missing, missingReading(file, file.open));
    return {
      id: file.id,
      title: file.title,
      when,
      amount,
      cite: file.cite,
      confidence: file.confidence,
      reading: file.reading ?? null,
      terms: new Map(terms),
      values: [...own.values()],
    };
  }

  /** A figure that follows from what the programme gives. */
  figure(amount: Num, total: Num): Num {
    const values = this.values(null, this.used);
    return foldNum(amount, (alias) => (alias === AMOUNT ? total : values(alias)));
  }

  /** What stands for each alias in a case; the values it took are noted in `used`. */
  private values(file: CaseFile | null, used: Map<string, ValueUsed>): (alias: string) => Num {
    return (alias) => {
      const use = spelledOut(file?.uses[alias] ?? this.version.file.uses[alias] ?? '');
      const picked = aliasValue(this.pack, use, file?.id, this.asked);
      for (const each of picked.used) {
        const name = `${each.parameter}|${each.key}|${each.from}|${each.level}`;
        if (each.on === this.asked.on || !used.has(name)) used.set(name, each);
      }
      for (const each of picked.missing) this.missing.set(each.parameter, each);
      return picked.num;
    };
  }
}

function missingReading(file: CaseFile, open: NonNullable<CaseFile['open']>): MissingValue {
  const { missing, note } = open;
  return { parameter: missing, from: file.from ?? null, to: file.to ?? null, floor: null, note };
}

/** What is paid is never negative, also while the facts of a difference are unknown. */
function notBelowNothing(amount: Num, pack: Pack): Num {
  const { lo } = staticRange(amount, pack.facts);
  return lo < 0 ? { k: 'greatest', of: [nothing, amount] } : amount;
}

function plusOf(version: Version, cases: readonly SettledCase[]): readonly Plus[] {
  const indexOf = (id: string): number => cases.findIndex((each) => each.id === id);
  return version.file.plus.flatMap((plus) => {
    const index = indexOf(plus.case);
    const others = plus.with.map(indexOf).filter((other) => other >= 0);
    return index < 0 ? [] : [{ case: index, with: others, cite: plus.cite }];
  });
}

function combined(
  combine: Settled['combine'],
  cases: readonly SettledCase[],
  plus: readonly Plus[],
): Num {
  const paid = cases.map(({ when, amount }): Num => ({
    k: 'choose',
    when,
    gives: amount,
    otherwise: nothing,
  }));
  if (paid.length === 0) return nothing;
  if (combine === 'sum') return paid.reduce((a, b) => ({ k: 'add', a, b }));
  if (combine === 'first')
    return cases.reduceRight<Num>(
      (otherwise, { when, amount }) => ({ k: 'choose', when, gives: amount, otherwise }),
      nothing,
    );
  const added = new Set(plus.map((each) => each.case));
  const alone = paid.filter((_, index) => !added.has(index));
  const routes = plus.map((each): Num => ({
    k: 'add',
    a: paid[each.case] ?? nothing,
    b: { k: 'greatest', of: [nothing, ...each.with.map((index) => paid[index] ?? nothing)] },
  }));
  return { k: 'greatest', of: [nothing, ...alone, ...routes] };
}
