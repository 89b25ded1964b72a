import { err, fill, ok, type Language, type Refusal, type Result } from '../../kernel/index.ts';
import { areasFor } from '../check/examples.ts';
import type { Engine } from '../engine.ts';
import type { Settled } from '../ir.ts';
import { lawMessages } from '../messages.ts';
import type { Procedure, ProgrammeFile } from '../pack/programme.ts';
import { versionAt } from '../settle/settle.ts';
import type { Asked } from '../settle/value.ts';
import { citeText } from '../words/cite.ts';
import { shownNumber } from '../words/numbers.ts';
import { casesInWords, type CaseWords } from './case-words.ts';

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
    const cases = version === null ? [] : casesInWords(pack, version, this.settled, this.language);
    return {
      title: programme.file.title[this.language],
      sentences: [
        programme.file.summary[this.language],
        ...cases.map((each) => this.caseSentence(each)),
        ...this.combination(),
        ...this.undecided(),
        ...this.exclusions(programme.file),
        ...programme.file.procedures
          .filter((each) => this.holds(each))
          .flatMap((each) => this.procedure(each)),
      ],
      table: {
        columns: (['case', 'who', 'amount', 'cite'] as const).map((key) =>
          this.say(`law.render.${key}`),
        ),
        rows: cases.map((each) => [each.title, each.who, each.amount, each.cite]),
      },
      citations: this.citations(),
      examples: programme.file.examples
        .filter((each) => this.sameLaw(each.on, each.area))
        .map((each) => ({
          name: each.name[this.language],
          on: each.on,
          result: this.expected(each.expect),
          because: each.because,
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

  private caseSentence({ title, who, amount, cite, reading, verified }: CaseWords): string {
    const unchecked = verified ? '' : `, ${this.say('law.unverified')}`;
    const own = `${title} (${who}): ${amount} (${cite}${unchecked}).`;
    return reading === null ? own : `${own} ${this.say('law.render.reading', { reading })}`;
  }

  private combination(): readonly string[] {
    const { combine, combineCite, plus, cases } = this.settled;
    if (cases.length < 2) return [];
    const rule = `${this.say(`law.combine.${combine}`)} (${this.cite(combineCite)}).`;
    const extra = plus.map(({ case: index, cite }) => {
      const words = this.say('law.combine.plus', {
        case: cases[index]?.title[this.language] ?? '',
      });
      return `${words} (${this.cite(cite)}).`;
    });
    return [rule, ...extra];
  }

  private undecided(): readonly string[] {
    return this.settled.missing.flatMap(({ parameter, note }) => {
      const [name = '', key] = parameter.split(' ');
      const known = this.engine.pack.parameters.get(name);
      const label = known?.label[this.language];
      const line = key === undefined ? '' : ` (${known?.keys?.[key]?.[this.language] ?? key})`;
      const told = note?.[this.language];
      if (told !== undefined) return [this.say('law.render.undecided', { note: told })];
      return label === undefined
        ? []
        : [this.say('law.render.unknown_value', { name: `${label}${line}` })];
    });
  }

  private exclusions(file: ProgrammeFile): readonly string[] {
    return file.excludes
      .filter((each) => this.holds(each))
      .map((each) => `${each.because[this.language]} (${this.cite(each.cite)}).`);
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
    const list = documents === '' ? [] : [this.say('law.render.papers', { papers: documents })];
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
      areas: areasFor(area, on),
    });
    if (!other.ok || other.value.settled.cite !== this.settled.cite) return false;
    const { areas } = other.value.settled;
    return areas.length === 0 || areas.join() === this.settled.areas.join();
  }

  private expected(expect: ProgrammeFile['examples'][number]['expect']): string {
    const { unit } = this.settled.outcome;
    const amount = (text: string): string => `${shownNumber(text, this.language)} ${unit}`.trim();
    if (expect.class !== undefined) return this.classLabel(expect.class);
    if (expect.amount === '0') return this.say('law.render.nothing');
    if (expect.amount !== undefined) return amount(expect.amount);
    if (expect.refused !== undefined) return this.say('law.render.refused');
    const { min = '0', max } = expect;
    if (max === undefined || max === null)
      return this.say('law.render.at_least', { min: amount(min) });
    return this.say('law.render.range', { min: amount(min), max: amount(max) });
  }

  private classLabel(name: string): string {
    const file = this.engine.pack.programmes.get(this.settled.programme)?.file;
    const found = file?.outcome.classes?.find((each) => each.name === name);
    return found?.label[this.language] ?? name;
  }
}
