import { fill, type Language } from '../../kernel/index.ts';
import type { Bool, Num, Settled, SettledCase } from '../ir.ts';
import { not } from '../load/leaf.ts';
import { lawMessages } from '../messages.ts';
import { textOf } from '../number.ts';
import type { Case, Pack, Version } from '../pack.ts';
import { scaleOf } from '../settle/fold.ts';
import { aliasWords } from '../words/alias.ts';
import { citeText } from '../words/cite.ts';
import { conjuncts } from '../words/merge.ts';
import { shownNumber } from '../words/numbers.ts';
import { phrases } from '../words/phrases.ts';
import { Speaker } from '../words/say.ts';
import { headUnit, shownUnit, withUnit } from '../words/units.ts';
import { tableLines } from './table-lines.ts';
import { termsInWords } from './terms.ts';

/** A case of a settled programme in words. */
export interface CaseWords {
  readonly id: string;
  readonly title: string;
  /** Who: the whole condition as a clause. */
  readonly who: string;
  /** Who, without the conditions that every case has. */
  readonly own: string;
  /** How much: the formula with its values, and what it comes to. */
  readonly amount: string;
  /** The lines of the table that the amount comes from: which line, in words, how much. */
  readonly lines: readonly {
    readonly key: string;
    readonly by: string;
    readonly amount: string;
  }[];
  /** The terms of a loan or a support, each as a clause. */
  readonly terms: readonly string[];
  readonly cite: string;
  readonly reading: string | null;
  /** What the law leaves undecided here. */
  readonly note: string | null;
  readonly verified: boolean;
}

/** The cases of a settled programme in words, in the order of the law, and what all share. */
export interface AllCaseWords {
  /** The conditions of every case; null: none, or only one case. */
  readonly common: string | null;
  readonly cases: readonly CaseWords[];
}

/** Puts every case of a settled programme into words. */
export function casesInWords(
  pack: Pack,
  version: Version,
  settled: Settled,
  language: Language,
): AllCaseWords {
  const loaded = settled.cases.flatMap((each) => {
    const found = version.cases.find(({ file }) => file.id === each.id);
    return found === undefined ? [] : [{ settled: each, loaded: found }];
  });
  const shared = sharedBy(loaded.map(({ loaded: { when } }) => when));
  const teller = (each: Case | null): CaseTeller =>
    new CaseTeller({ pack, version, settled }, each, language);
  return {
    common: shared.length === 0 ? null : teller(null).clause(shared),
    cases: loaded.map((each) => teller(each.loaded).words(each.settled, each.loaded, shared)),
  };
}

/** "Where X holds, Y is not examined": the cases that displace others, told once together. */
export function precedenceInWords(
  version: Version,
  { cases }: Settled,
  language: Language,
): readonly string[] {
  const title = (id: string): string | null =>
    cases.find((each) => each.id === id)?.title[language] ?? null;
  const named = (ids: readonly string[]): string =>
    ids
      .flatMap((id) => title(id) ?? [])
      .map((each) => `“${each}”`)
      .join(', ');
  const groups = new Map<string, string[]>();
  for (const { file } of version.cases) {
    const over = file.over.filter((id) => title(id) !== null);
    if (over.length === 0 || title(file.id) === null) continue;
    const others = cases.length - 1 === over.length;
    const key = others ? '' : named(over);
    groups.set(key, [...(groups.get(key) ?? []), file.id]);
  }
  return [...groups].map(([over, ids]) => {
    const key = over === '' ? 'law.render.before_all' : 'law.render.before';
    return fill(lawMessages[language][key], { cases: named(ids), over });
  });
}

/**
 * The tests of a case less those that only say "not the other case": where all else that the
 * other case asks for is asked for here too, denying its last test denies the case.
 */
function lessOthers(
  loaded: Case,
  cases: Version['cases'],
  isLong: (denied: readonly Bool[]) => boolean,
): { readonly tests: readonly Bool[]; readonly except: readonly string[] } {
  const all = conjuncts(loaded.when);
  const here = new Set(all.map((each) => JSON.stringify(each)));
  const holds = (test: Bool): boolean => here.has(JSON.stringify(test));
  for (const { when, file } of cases) {
    const theirs = conjuncts(when);
    for (const test of theirs) {
      const denied = conjuncts(not(test));
      const covers = denied.every(holds) && theirs.every((each) => each === test || holds(each));
      if (!covers || !isLong(denied)) continue;
      const gone = new Set(denied.map((each) => JSON.stringify(each)));
      const tests = all.filter((each) => !gone.has(JSON.stringify(each)));
      return { tests, except: [file.id] };
    }
  }
  return { tests: all, except: [] };
}

/** Tests that stand in the condition of every case and depend on no value of the law. */
function sharedBy(whens: readonly Case['when'][]): readonly Case['when'][] {
  const [first, ...rest] = whens.map((each) => conjuncts(each));
  if (first === undefined || rest.length === 0) return [];
  const others = rest.map((tests) => new Set(tests.map((each) => JSON.stringify(each))));
  return first.filter((test) => {
    const text = JSON.stringify(test);
    return !text.includes('"alias"') && others.every((each) => each.has(text));
  });
}

/** The longest condition that is said of a case whose amount the law leaves undecided. */
const MAX_OPEN_CLAUSE = 240;

/** A version of a programme's law, as it stands on a day. */
interface VersionOfDay {
  readonly pack: Pack;
  readonly version: Version;
  readonly settled: Settled;
}

/** The longest denial of another case that is spelled out. */
const MAX_DENIED_CLAUSE = 400;

class CaseTeller {
  private readonly pack: Pack;
  private readonly version: Version;
  private readonly settled: Settled;
  private readonly language: Language;
  private readonly speaker: Speaker;

  constructor(law: VersionOfDay, loaded: Case | null, language: Language) {
    const { pack, version, settled } = law;
    this.pack = pack;
    this.version = version;
    this.settled = settled;
    this.language = language;
    const { unit } = settled.outcome;
    const place = { pack, version, file: loaded?.file ?? null, asked: settled, unit };
    this.speaker = new Speaker(pack.facts, language, aliasWords(place, language));
  }

  /** Tests that all hold, as one clause. */
  clause(tests: readonly Case['when'][]): string {
    const [only] = tests;
    if (only === undefined) return phrases[this.language].always;
    return this.speaker.bool(tests.length === 1 ? only : { k: 'and', all: tests });
  }

  words(settled: SettledCase, loaded: Case, shared: readonly Case['when'][]): CaseWords {
    const known = new Set(shared.map((each) => JSON.stringify(each)));
    const isLong = (denied: readonly Bool[]): boolean =>
      this.clause(denied).length > MAX_DENIED_CLAUSE;
    const { tests, except } = lessOthers(loaded, this.version.cases, isLong);
    const own = tests.filter((each) => !known.has(JSON.stringify(each)));
    const outside = except.flatMap((id) => this.outside(id));
    const clauses = own.length === 0 && outside.length > 0 ? [] : [this.clause(own)];
    const checked = [settled.confidence, ...settled.values.map((value) => value.confidence)];
    const lines = tableLines(
      { pack: this.pack, version: this.version, asked: this.settled, loaded },
      this.speaker,
      this.language,
    );
    return {
      id: settled.id,
      title: settled.title[this.language],
      who: this.speaker.bool(loaded.when),
      own: this.short([...clauses, ...outside].join('; '), loaded),
      amount: this.amount(settled, loaded),
      lines: lines.map((line) => ({ ...line, amount: this.folded(line.amount) })),
      terms: termsInWords(settled, loaded, this.speaker, this.language),
      cite: citeText(this.pack, settled.cite, this.language),
      reading: settled.reading?.[this.language] ?? null,
      note: loaded.file.open?.note[this.language] ?? null,
      verified: !checked.some((one) => one === 'K' || one === '?'),
    };
  }

  /** "Không thuộc trường hợp “…”", where that case stands on the page. */
  private outside(id: string): readonly string[] {
    const other = this.settled.cases.find((each) => each.id === id);
    if (other === undefined) return [];
    return [this.say('law.render.outside', { case: other.title[this.language] })];
  }

  /** What is left undecided is better told by its title and note than by a page of conditions. */
  private short(clause: string, { file }: Case): string {
    const long = file.open !== undefined && clause.length > MAX_OPEN_CLAUSE;
    return long ? lawMessages[this.language]['law.render.as_titled'] : clause;
  }

  private amount({ amount }: SettledCase, loaded: Case): string {
    if (this.settled.outcome.kind === 'class') return this.className(amount);
    if (loaded.amount.k === 'open') return this.open(amount, loaded.file.bound);
    const formula = this.speaker.num(loaded.amount);
    if (amount.k === 'number')
      return loaded.amount.k === 'number' || loaded.amount.k === 'use'
        ? this.counted(amount)
        : `${formula} = ${this.counted(amount)}`;
    if (amount.k === 'open' && amount.lo.k === 'number' && amount.lo.value > 0)
      return `${formula}: ${this.least(amount.lo)}`;
    if (loaded.amount.k === 'use' && amount.k === 'open') return phrases[this.language].undecided;
    if (loaded.amount.k === 'use' && (amount.k === 'lookup' || amount.k === 'on_day')) {
      const label = this.pack.facts.get(amount.of.fact)?.label[this.language] ?? '';
      return this.say('law.render.table_by', { label });
    }
    return this.inUnit(formula);
  }

  /** What a line of a table gives. */
  private folded(amount: Num): string {
    if (amount.k === 'number') return this.counted(amount);
    if (amount.k === 'open' && amount.lo.k === 'number' && amount.lo.value > 0)
      return this.least(amount.lo);
    return amount.k === 'open'
      ? phrases[this.language].undecided
      : this.inUnit(this.speaker.num(amount));
  }

  /** A formula whose words do not say what it counts takes the unit in brackets. */
  private inUnit(formula: string): string {
    const { unit } = this.settled.outcome;
    const said = unit === '' || formula.includes(headUnit(unit, this.language));
    return said ? formula : `${formula} (${shownUnit(unit, this.language)})`;
  }

  private bare(amount: Num & { readonly k: 'number' }): string {
    return shownNumber(textOf(amount.value, scaleOf(amount)), this.language);
  }

  private counted(amount: Num & { readonly k: 'number' }): string {
    return withUnit(this.bare(amount), shownUnit(this.settled.outcome.unit, this.language));
  }

  private least(lo: Num & { readonly k: 'number' }): string {
    return this.say('law.render.no_less', { min: this.counted(lo) });
  }

  private say(key: keyof typeof lawMessages.vi, data: Readonly<Record<string, string>>): string {
    return fill(lawMessages[this.language][key], data);
  }

  /** "Tối thiểu", "tối đa", or what is left undecided between two ends. */
  private open(amount: Num, bound: Case['file']['bound']): string {
    const words = phrases[this.language];
    if (amount.k !== 'open') return words.undecided;
    const { lo, hi } = amount;
    if (bound === 'at_least') return words.atLeastThat(this.folded(lo));
    if (bound === 'at_most' && hi !== null) return words.atMostThat(this.folded(hi));
    const least = lo.k === 'number' && lo.value > 0 ? lo : null;
    if (hi?.k === 'number') {
      if (least?.value === hi.value) return this.counted(hi);
      const min = least === null ? '0' : this.bare(least);
      return `${words.undecided}, ${this.say('law.render.within', { min, max: this.counted(hi) })}`;
    }
    return least === null ? words.undecided : `${words.undecided}, ${this.least(least)}`;
  }

  private className(amount: Num): string {
    const file = this.pack.programmes.get(this.settled.programme)?.file;
    const labels = (file?.outcome.classes ?? []).map((each) => each.label[this.language]);
    if (amount.k === 'number') return labels[amount.value] ?? '';
    const words = phrases[this.language];
    if (amount.k !== 'open') return words.undecided;
    const [lo, hi] = [amount.lo, amount.hi].map((each) => (each?.k === 'number' ? each.value : -1));
    const between = labels.slice(lo, hi === -1 ? undefined : (hi ?? 0) + 1);
    return `${words.undecided} (${between.join(` ${words.or} `)})`;
  }
}
