import { fill, type Language } from '../../kernel/index.ts';
import type { Engine } from '../engine.ts';
import type { Facts } from '../facts.ts';
import { NEVER, type ValueUsed } from '../ir.ts';
import { lawMessages } from '../messages.ts';
import { textOf } from '../number.ts';
import type { Fact } from '../pack/fact.ts';
import type { Citation } from '../pack/words.ts';
import { versionAt } from '../settle/settle.ts';
import { aliasWords } from '../words/alias.ts';
import { citeText } from '../words/cite.ts';
import { shownDay, shownNumber, shownSpan } from '../words/numbers.ts';
import { Speaker } from '../words/say.ts';
import type { Assessment } from './assess.ts';

/** One step of an explanation. Every step has every field, so that a reader need not guess. */
export interface TraceStep {
  readonly kind: 'fact' | 'parameter' | 'case' | 'combine' | 'arithmetic' | 'rounding' | 'result';
  readonly name: string;
  readonly value: string | null;
  readonly holds: 'true' | 'false' | 'unknown' | null;
  readonly source: string | null;
  readonly cite: Citation | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
}

const tri = ['false', 'unknown', 'true'] as const;

/**
 * The explanation of an answer, in order: the facts and what is not known, each case with its
 * article, the values of the law used with their dates, the arithmetic, the rounding, the result.
 */
export function traceOf(
  engine: Engine,
  answer: Assessment,
  language: Language,
): readonly TraceStep[] {
  const teller = new Teller(engine, answer, language);
  return [
    ...teller.facts(),
    ...teller.cases(),
    ...teller.combination(),
    ...teller.values(),
    ...teller.arithmetic(),
    teller.result(),
  ];
}

const plain: Omit<TraceStep, 'kind' | 'name' | 'text'> = {
  value: null,
  holds: null,
  source: null,
  cite: null,
  from: null,
  to: null,
};

class Teller {
  private readonly engine: Engine;
  private readonly answer: Assessment;
  private readonly language: Language;

  constructor(engine: Engine, answer: Assessment, language: Language) {
    this.engine = engine;
    this.answer = answer;
    this.language = language;
  }

  private say(
    key: keyof typeof lawMessages.vi,
    data: Readonly<Record<string, string | number>> = {},
  ): string {
    return fill(lawMessages[this.language][key], data);
  }

  private cited(cite: Citation): string {
    return citeText(this.engine.pack, cite, this.language);
  }

  /** Every fact the programme reads, each once. */
  facts(): readonly TraceStep[] {
    const { vocabulary } = this.engine;
    const names = new Set(
      this.answer.ready.diagram.variables.list.flatMap((each) =>
        each.kind === 'members' ? [] : [each.name],
      ),
    );
    return [...names].map((name) => {
      const slot = vocabulary.slots.get(name) ?? -1;
      const fact = vocabulary.facts[slot] as Fact;
      const value = factWords(fact, this.answer.facts, slot, this.language);
      const label = fact.label[this.language];
      const text = `${label}: ${value ?? this.say('law.trace.unknown')}`;
      const source = value === null ? 'unknown' : 'given';
      return { ...plain, kind: 'fact', name, value, source, text };
    });
  }

  cases(): readonly TraceStep[] {
    const { settled } = this.answer.ready;
    return settled.cases.map((each, index) => {
      const holds = tri[this.answer.cases[index]?.holds ?? 1];
      const said = this.say(`law.trace.${holds}`);
      const title = each.title[this.language];
      const text = `${title}: ${said} (${this.cited(each.cite)})`;
      return { ...plain, kind: 'case', name: each.id, holds, cite: each.cite, text };
    });
  }

  /** How the cases combine; said only where more than one could hold. */
  combination(): readonly TraceStep[] {
    const { combine, combineCite, plus, cases } = this.answer.ready.settled;
    const open = this.answer.cases.filter((each) => each.holds > 0).length;
    if (cases.length < 2 || open < 2) return [];
    const rule = this.say(`law.combine.${combine}`);
    const text = `${rule} (${this.cited(combineCite)})`;
    const first: TraceStep = { ...plain, kind: 'combine', name: combine, cite: combineCite, text };
    const extra = plus.map(({ case: index, cite }): TraceStep => {
      const title = cases[index]?.title[this.language] ?? '';
      const words = this.say('law.combine.plus', { case: title });
      return {
        ...plain,
        kind: 'combine',
        name: 'plus',
        cite,
        text: `${words} (${this.cited(cite)})`,
      };
    });
    return [first, ...extra];
  }

  private winners(): readonly number[] {
    const { cases } = this.answer.ready.settled;
    const ids = [this.answer.case, ...this.answer.alsoWon];
    return ids.map((id) => cases.findIndex((each) => each.id === id)).filter((index) => index >= 0);
  }

  values(): readonly TraceStep[] {
    const { cases } = this.answer.ready.settled;
    const used = new Map<string, ValueUsed>();
    for (const index of this.winners())
      for (const value of cases[index]?.values ?? [])
        used.set(`${value.parameter} ${value.key}`, value);
    // A table picked by a fact names every line: only the tables' own lines are told.
    return [...used.values()].slice(0, MAX_VALUES).map((value) => this.value(value));
  }

  private value({
    parameter,
    key,
    value,
    from,
    to,
    cite,
    confidence,
    level,
  }: ValueUsed): TraceStep {
    const known = this.engine.pack.parameters.get(parameter);
    const label = known?.label[this.language] ?? parameter;
    const line = key === null ? '' : ` (${known?.keys?.[key]?.[this.language] ?? key})`;
    const amount =
      value === null
        ? this.say('law.trace.missing')
        : `${shownNumber(value, this.language)} ${known?.unit ?? ''}`.trim();
    const since = this.say(to === null ? 'law.trace.since' : 'law.trace.between', {
      from: shownDay(from),
      to: to === null ? '' : shownDay(to),
    });
    const unchecked =
      confidence === 'K' || confidence === '?' ? `, ${this.say('law.unverified')}` : '';
    const text = `${label}${line}: ${amount}, ${since} (${this.cited(cite)}${unchecked})`;
    const name = key === null ? parameter : `${parameter} ${key}`;
    return { ...plain, kind: 'parameter', name, value, source: level, cite, from, to, text };
  }

  /** The formula of each winning case with the values in it, and its result. */
  arithmetic(): readonly TraceStep[] {
    const { settled, diagram } = this.answer.ready;
    const { pack } = this.engine;
    const programme = pack.programmes.get(settled.programme);
    const version = programme === undefined ? null : versionAt(pack, programme, settled);
    if (settled.outcome.kind === 'class' || version === null) return [];
    return this.winners().flatMap((index) => {
      const settledCase = settled.cases[index];
      const loaded = version.cases.find((each) => each.file.id === settledCase?.id);
      const now = this.answer.cases[index];
      if (settledCase === undefined || loaded === undefined || now === undefined) return [];
      const { unit } = settled.outcome;
      const place = { pack, version, file: loaded.file, asked: settled, unit };
      const speaker = new Speaker(pack.facts, this.language, aliasWords(place, this.language));
      const value = textOf(now.lo, diagram.scale);
      const text = `${speaker.num(loaded.amount)} = ${this.amount(value)}`;
      const kind = loaded.amount.k === 'round' ? 'rounding' : 'arithmetic';
      return [
        { ...plain, kind, name: settledCase.id, value, cite: settledCase.cite, text } as const,
      ];
    });
  }

  private amount(value: string): string {
    const { unit } = this.answer.ready.settled.outcome;
    return `${shownNumber(value, this.language)} ${unit}`.trim();
  }

  result(): TraceStep {
    const { settled } = this.answer.ready;
    const text = this.resultText();
    const value = this.answer.amount ?? this.answer.class;
    return { ...plain, kind: 'result', name: settled.programme, value, text };
  }

  private resultText(): string {
    const { decided, amount, min, max } = this.answer;
    if (this.answer.ready.settled.outcome.kind === 'class') return this.classText();
    if (decided && amount === '0') return this.say('law.trace.nothing');
    if (decided) return this.say('law.trace.amount', { amount: this.amount(amount ?? min) });
    const lowest = this.amount(min);
    if (max === null) return this.say('law.trace.at_least', { min: lowest });
    return this.say('law.trace.range', { min: lowest, max: this.amount(max) });
  }

  private classText(): string {
    const { programme } = this.answer.ready.settled;
    const classes = this.engine.pack.programmes.get(programme)?.file.outcome.classes ?? [];
    const label = (name: string | null): string =>
      classes.find((each) => each.name === name)?.label[this.language] ?? name ?? '';
    if (this.answer.decided)
      return this.say('law.trace.amount', { amount: label(this.answer.class) });
    return this.say('law.trace.range', {
      min: label(this.answer.min),
      max: label(this.answer.max),
    });
  }
}

/** Values told in one explanation: a lookup by a rate would name eighty. */
const MAX_VALUES = 12;

/** What is known of a fact in words; null: nothing. */
export function factWords(
  fact: Fact,
  { person }: Facts,
  slot: number,
  language: Language,
): string | null {
  const [lo, hi] = [person.lo[slot] ?? 0, person.hi[slot] ?? 0];
  const texts = lawMessages[language];
  if (fact.type === 'date') {
    if (lo === NEVER) return texts['law.trace.no_day'];
    return hi - lo > 20_000 ? null : shownSpan(lo, hi);
  }
  if (lo !== hi) return null;
  switch (fact.type) {
    case 'boolean':
      return lo === 1 ? texts['law.trace.yes'] : texts['law.trace.no'];
    case 'enum':
      return Object.values(fact.values ?? {})[lo]?.[language] ?? null;
    case 'set': {
      const named = Object.values(fact.values ?? {}).filter(
        (_, index) => (lo & (1 << index)) !== 0,
      );
      return named.map((each) => each[language]).join(', ') || texts['law.trace.no'];
    }
    case 'integer':
    case 'money':
      return shownNumber(String(lo), language);
  }
}
