import { err, fill, ok, type Language, type Refusal, type Result } from '../../kernel/index.ts';
import type { Engine } from '../engine.ts';
import type { Settled } from '../ir.ts';
import { lawMessages } from '../messages.ts';
import type { Version } from '../pack.ts';
import type { Procedure, ProgrammeFile } from '../pack/programme.ts';
import { placesOn } from '../places.ts';
import { versionAt } from '../settle/settle.ts';
import type { Asked } from '../settle/value.ts';
import { aliasWords } from '../words/alias.ts';
import { citeText } from '../words/cite.ts';
import { clause, lowerFirst, sentence, upperFirst } from '../words/list.ts';
import { shownNumber } from '../words/numbers.ts';
import { phrases } from '../words/phrases.ts';
import { Speaker } from '../words/say.ts';
import { shownUnit, withUnit } from '../words/units.ts';
import { casesInWords, precedenceInWords, type CaseWords } from './case-words.ts';

/** A programme's law on a day as an official's handbook says it: the shape of `law render`. */
export interface Rendered {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly table: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly citations: readonly string[];
  readonly examples: readonly RenderedExample[];
}

/** A worked example as citizens read it. */
export interface RenderedExample {
  readonly name: string;
  readonly on: string;
  readonly result: string;
  readonly because: string;
}

/** Says a programme's law on a day in sentences and a decision table, with its citations. */
export function renderProgramme(
  engine: Engine,
  slug: string,
  asked: Asked,
  language: Language,
): Result<Rendered, Refusal> {
  const ready = engine.at(slug, asked);
  if (!ready.ok) return err(ready.error);
  return ok(new Renderer(engine, ready.value.settled, asked, language).render());
}

type Expected = ProgrammeFile['examples'][number]['expect'];

class Renderer {
  private readonly engine: Engine;
  private readonly settled: Settled;
  private readonly asked: Asked;
  private readonly language: Language;

  constructor(engine: Engine, settled: Settled, asked: Asked, language: Language) {
    this.engine = engine;
    this.settled = settled;
    this.asked = asked;
    this.language = language;
  }

  render(): Rendered {
    const { pack } = this.engine;
    const programme = pack.programmes.get(this.settled.programme);
    if (programme === undefined) throw new Error(`no programme ${this.settled.programme}`);
    const version = versionAt(pack, programme, this.asked);
    const { common, cases } =
      version === null
        ? { common: null, cases: [] }
        : casesInWords(pack, version, this.settled, this.language);
    return {
      title: programme.file.title[this.language],
      sentences: [
        sentence(programme.file.summary[this.language]),
        ...(common === null ? [] : [this.say('law.render.common', { common })]),
        ...cases.flatMap((each) => this.caseSentences(each)),
        ...(version === null ? [] : precedenceInWords(version, this.settled, this.language)),
        ...this.combination(),
        ...this.undecided(cases),
        ...(version === null ? [] : this.figures(version)),
        ...this.exclusions(programme.file),
        ...programme.file.procedures
          .filter((each) => this.holds(each))
          .flatMap((each) => this.procedure(each)),
      ],
      table: {
        columns: [
          this.say('law.render.case'),
          this.say(common === null ? 'law.render.who' : 'law.render.own'),
          this.amountHead(),
          this.say('law.render.cite'),
        ],
        rows: cases.flatMap((each) => this.rows(each)),
      },
      citations: this.citations(),
      examples: programme.file.examples
        .filter((each) => this.sameLaw(each.on, each.area))
        .map((each) => ({
          name: each.name[this.language],
          on: each.on,
          result: this.expected(each.expect),
          because: sentence(each.because),
        })),
    };
  }

  private say(
    key: keyof typeof lawMessages.vi,
    data: Readonly<Record<string, string | number>> = {},
  ): string {
    return fill(lawMessages[this.language][key], data);
  }

  private cite(citation: Settled['cite']): string {
    return citeText(this.engine.pack, citation, this.language);
  }

  private holds({ from, to }: { readonly from: string; readonly to: string | null }): boolean {
    return from <= this.asked.on && (to === null || this.asked.on <= to);
  }

  /** "Mức hưởng", "Kết quả", "Mức hỗ trợ", as the outcome asks. */
  private amountHead(): string {
    const { kind } = this.settled.outcome;
    const own = kind === 'class' || kind === 'share' || kind === 'rate' || kind === 'terms';
    return this.say(own ? `law.render.amount_${kind}` : 'law.render.amount');
  }

  /** A case as the handbook tells it: title, who, how much, terms, source, reading. */
  private caseSentences(words: CaseWords): readonly string[] {
    const { title, own, amount, terms, cite, reading, note, verified } = words;
    const unchecked = verified ? '' : ` (${this.say('law.unverified')})`;
    const parts = [
      sentence(title),
      `${this.say('law.render.who')}: ${own}.`,
      `${this.amountHead()}: ${amount}.`,
      terms.length === 0 ? '' : this.say('law.render.terms', { terms: terms.join('; ') }),
      `${this.say('law.render.cite')}: ${cite}${unchecked}.`,
      reading === null ? '' : sentence(this.say('law.render.reading', { reading })),
      note === null ? '' : sentence(this.say('law.render.undecided', { note })),
    ];
    return [parts.filter((each) => each !== '').join(' ')];
  }

  /** A case's row of the decision table, and a row for each line of its table. */
  private rows({ title, own, amount, lines, cite }: CaseWords): readonly (readonly string[])[] {
    const [head, clause] = [upperFirst(title), upperFirst(own)];
    const total = lines.length === 0 ? amount : this.say('law.render.by_table');
    return [
      [head, clause, upperFirst(total), cite],
      ...lines.map((line) => [head, upperFirst(line.by), upperFirst(line.amount), cite]),
    ];
  }

  /** Figures that follow from what is given, where they are known. */
  private figures(version: Version): readonly string[] {
    const { unit } = this.settled.outcome;
    const place = { pack: this.engine.pack, version, file: null, asked: this.asked, unit };
    const speaker = new Speaker(place.pack.facts, this.language, aliasWords(place, this.language));
    // Without a unit it is a sign for the officer, not a figure.
    const figures = version.also.filter((each) => each.unit !== '');
    return figures.map((each) => {
      const data = { label: each.label[this.language], amount: speaker.num(each.amount) };
      return sentence(this.say('law.render.also', data));
    });
  }

  private combination(): readonly string[] {
    const { combine, combineCite, plus, cases } = this.settled;
    if (cases.length < 2) return [];
    const rule = `${this.rule(combine)} (${this.cite(combineCite)}).`;
    const extra = plus.map(({ case: index, cite }) => {
      const words = this.say('law.combine.plus', {
        case: cases[index]?.title[this.language] ?? '',
      });
      return `${words} (${this.cite(cite)}).`;
    });
    return [rule, ...extra];
  }

  private rule(combine: Settled['combine']): string {
    const { classes, kind } = this.settled.outcome;
    if (kind !== 'class' || combine !== 'max') return this.say(`law.combine.${combine}`);
    const order = classes.toReversed().map((each) => this.classLabel(each));
    return this.say('law.combine.max_class', { classes: order.join(', ') });
  }

  /** What is missing on the day, less what the cases tell themselves. */
  private undecided(cases: readonly CaseWords[]): readonly string[] {
    const told = new Set(cases.map((each) => each.note));
    const missing = this.settled.missing.filter(
      // A line that a table has not is no value the law left open.
      ({ note, from }) => (note === null ? from !== null : !told.has(note[this.language])),
    );
    const said = missing.flatMap(({ parameter, note }) => {
      const [name = '', key] = parameter.split(' ');
      const known = this.engine.pack.parameters.get(name);
      const label = known?.label[this.language];
      const line = key === undefined ? '' : ` (${known?.keys?.[key]?.[this.language] ?? key})`;
      if (note !== null)
        return [sentence(this.say('law.render.undecided', { note: note[this.language] }))];
      return label === undefined
        ? []
        : [this.say('law.render.unknown_value', { name: `${lowerFirst(label)}${line}` })];
    });
    return [...new Set(said)];
  }

  private exclusions(file: ProgrammeFile): readonly string[] {
    return file.excludes
      .filter((each) => this.holds(each))
      .map((each) => `${clause(each.because[this.language])} (${this.cite(each.cite)}).`);
  }

  private procedure({
    code,
    title,
    where,
    papers,
    steps,
    cite,
    confidence,
  }: Procedure): readonly string[] {
    const name = title[this.language];
    const unchecked =
      confidence === 'S' || confidence === 'S2' ? '' : `, ${this.say('law.unverified')}`;
    const head = this.say(code === null ? 'law.render.procedure' : 'law.render.procedure_code', {
      name,
      code: code ?? '',
      where: where[this.language],
      cite: `${this.cite(cite)}${unchecked}`,
    });
    const documents = papers.map((each) => each[this.language]).join('; ');
    const list =
      documents === '' ? [] : [sentence(this.say('law.render.papers', { papers: documents }))];
    const times = steps.map((step) => {
      const limit =
        step.limit === null
          ? this.say('law.render.no_limit')
          : `${step.limit} ${this.say(`law.unit.${step.unit}`)}`;
      return `${step.title[this.language]}: ${step.actor[this.language]}, ${limit} (${this.cite(step.cite)}).`;
    });
    return [head, ...list, ...times];
  }

  /** Every article the page rests on, once, in the order met. */
  private citations(): readonly string[] {
    const { cite, combineCite, cases, values, plus } = this.settled;
    const all = [cite, combineCite]
      .concat(cases.map((each) => each.cite))
      .concat(plus.map((each) => each.cite))
      .concat(values.map((each) => each.cite));
    return [...new Set(all.map((each) => this.cite(each)))];
  }

  /** Examples of the same version and values as the page: their day is settled the same way. */
  private sameLaw(on: string, area: string | undefined): boolean {
    const other = this.engine.at(this.settled.programme, {
      on,
      knownAt: this.asked.knownAt,
      areas: placesOn(area, on),
    });
    if (!other.ok || other.value.settled.cite !== this.settled.cite) return false;
    const { areas } = other.value.settled;
    return areas.length === 0 || areas.join() === this.settled.areas.join();
  }

  private expected(expect: Expected): string {
    const { unit } = this.settled.outcome;
    const amount = (text: string): string =>
      withUnit(shownNumber(text, this.language), shownUnit(unit, this.language));
    if (this.settled.outcome.kind === 'class') return this.expectedClass(expect);
    if (expect.amount === '0') return this.say('law.render.nothing');
    if (expect.amount !== undefined) return amount(expect.amount);
    if (expect.refused !== undefined) return this.say('law.render.refused');
    const { min = '0', max } = expect;
    if (max === undefined || max === null)
      return this.say('law.render.at_least', { min: amount(min) });
    return this.say('law.render.range', { min: amount(min), max: amount(max) });
  }

  private expectedClass({ class: one, min, max, refused }: Expected): string {
    if (one !== undefined) return upperFirst(this.classLabel(one));
    if (refused !== undefined) return this.say('law.render.refused');
    if (min === undefined || max === undefined || max === null)
      return upperFirst(phrases[this.language].undecided);
    const range = { min: this.classLabel(min), max: this.classLabel(max) };
    return this.say('law.render.range', range);
  }

  private classLabel(name: string): string {
    const file = this.engine.pack.programmes.get(this.settled.programme)?.file;
    const found = file?.outcome.classes?.find((each) => each.name === name);
    return found?.label[this.language] ?? name;
  }
}
