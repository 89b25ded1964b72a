import type { Language } from '../../kernel/index.ts';
import { NEVER, type Bool, type Num } from '../ir.ts';
import { spelledOut } from '../load/programme.ts';
import { numberOf } from '../number.ts';
import type { Case, Pack, Version } from '../pack.ts';
import { lawMessages } from '../messages.ts';
import { fill } from '../../kernel/index.ts';
import { packedDay } from '../settle/days.ts';
import { foldNum } from '../settle/fold.ts';
import { aliasValue } from '../settle/uses.ts';
import type { Asked } from '../settle/value.ts';
import { conjuncts } from '../words/merge.ts';
import { shownSpan } from '../words/numbers.ts';
import type { Speaker } from '../words/say.ts';

/** A case and the law it stands in. */
export interface CasePlace {
  readonly pack: Pack;
  readonly version: Version;
  readonly asked: Asked;
  readonly loaded: Case;
}

/** A line of a table: what it is known by, how it is said, what it gives. */
export interface TableLine {
  readonly key: string;
  readonly by: string;
  readonly amount: Num;
}

type Lookup = Num & { readonly k: 'lookup' };
type OnDay = Num & { readonly k: 'on_day' };

/** The lines of the tables that a case's amount comes from: which line, and what it gives. */
export function tableLines(
  place: CasePlace,
  speaker: Speaker,
  language: Language,
): readonly TableLine[] {
  const { pack, version, asked, loaded } = place;
  const values = new Map<string, Num>();
  for (const alias of aliasesOf(loaded.amount)) {
    const use = spelledOut(loaded.file.uses[alias] ?? version.file.uses[alias] ?? '');
    values.set(alias, aliasValue(pack, use, loaded.file.id, asked).num);
  }
  return new Lines(place, speaker, language).of(values);
}

class Lines {
  private readonly place: CasePlace;
  private readonly speaker: Speaker;
  private readonly language: Language;

  constructor(place: CasePlace, speaker: Speaker, language: Language) {
    this.place = place;
    this.speaker = speaker;
    this.language = language;
  }

  of(values: ReadonlyMap<string, Num>): readonly TableLine[] {
    const nums = [...values.values()];
    const table = nums.find((each) => each.k === 'lookup');
    if (table?.k === 'lookup') return this.picked(table, values);
    const dated = nums.find((each) => each.k === 'on_day');
    return dated?.k === 'on_day' ? this.days(dated.of.fact, values) : [];
  }

  /** The lines that an integer or enumerated fact picks. */
  private picked(table: Lookup, values: ReadonlyMap<string, Num>): readonly TableLine[] {
    const { fact } = table.of;
    const possible = [...table.lines.keys()].filter((value) => this.canBe(fact, value));
    return possible.flatMap((value) => {
      const narrowed = narrow(values, (num) =>
        num.k === 'lookup' && num.of.fact === fact ? (num.lines.get(value) ?? num.otherwise) : num,
      );
      const by = this.speaker.bool(this.test(fact, value));
      const deeper = this.of(narrowed);
      if (deeper.length === 0) return [{ key: value, by, amount: this.amount(narrowed) }];
      return deeper.map((line) => ({
        ...line,
        key: `${value} ${line.key}`,
        by: `${by}; ${line.by}`,
      }));
    });
  }

  /** The stretches of days with one amount; nobody asks about a day that has not come. */
  private days(fact: string, values: ReadonlyMap<string, Num>): readonly TableLine[] {
    const today = packedDay(this.place.asked.on);
    const found: { from: number; to: number; amount: Num }[] = [];
    for (const { from, to } of stretches(fact, [...values.values()])) {
      if (from > today) continue;
      const narrowed = narrow(values, (num) =>
        num.k === 'on_day' && num.of.fact === fact ? stepOn(num, from) : num,
      );
      const amount = this.amount(narrowed);
      const last = found.at(-1);
      if (last !== undefined && JSON.stringify(last.amount) === JSON.stringify(amount))
        last.to = to;
      else found.push({ from, to, amount });
    }
    return found.map(({ from, to, amount }) => {
      const by = this.stretch(fact, from, to >= today ? NEVER : to);
      return { key: String(from), by, amount };
    });
  }

  private amount(values: ReadonlyMap<string, Num>): Num {
    return foldNum(this.place.loaded.amount, (alias) => values.get(alias) ?? numberOf(0));
  }

  private stretch(fact: string, from: number, to: number): string {
    const label = this.place.pack.facts.get(fact)?.label[this.language] ?? '';
    const open = to === NEVER;
    const text =
      lawMessages[this.language][open ? 'law.render.day_since' : 'law.render.day_within'];
    return fill(text, { label, from: shownSpan(from, from), to: open ? '' : shownSpan(to, to) });
  }

  private test(fact: string, value: string): Bool {
    const of = { fact, member: false };
    const isChoice = this.place.pack.facts.get(fact)?.type === 'enum';
    if (isChoice) return { k: 'one_of', of, values: [value] };
    return { k: 'compare', op: '==', a: { k: 'quantity', of }, b: numberOf(Number(value)) };
  }

  /** False where the case's own condition keeps the value out: a table holds other cases' lines. */
  private canBe(fact: string, value: string): boolean {
    return conjuncts(this.place.loaded.when).every((each) => {
      const negative = each.k === 'not';
      const test = each.k === 'not' ? each.a : each;
      if (test.k === 'one_of' && test.of.fact === fact)
        return test.values.includes(value) !== negative;
      if (test.k !== 'compare') return true;
      const [a, b] = [test.a, test.b].map((num) =>
        num.k === 'quantity' && num.of.fact === fact ? Number(value) : plain(num),
      );
      if (a === undefined || b === undefined || a === null || b === null) return true;
      const holds = test.op === '<' ? a < b : test.op === '<=' ? a <= b : a === b;
      return holds !== negative;
    });
  }
}

function narrow(
  values: ReadonlyMap<string, Num>,
  change: (num: Num) => Num,
): ReadonlyMap<string, Num> {
  return new Map([...values].map(([alias, num]) => [alias, change(num)]));
}

function stepOn(num: OnDay, day: number): Num {
  return num.steps.find(({ from, to }) => from <= day && day <= to)?.value ?? num.otherwise;
}

/** Days cut wherever one of the values that the same day picks begins another step. */
function stretches(
  fact: string,
  nums: readonly Num[],
): readonly { readonly from: number; readonly to: number }[] {
  const steps = nums.flatMap((num) =>
    num.k === 'on_day' && num.of.fact === fact ? num.steps : [],
  );
  const starts = [...new Set(steps.map(({ from }) => from))].toSorted((a, b) => a - b);
  return starts.map((from) => {
    const ends = steps.filter((step) => step.from <= from && from <= step.to);
    return { from, to: Math.min(...ends.map(({ to }) => to)) };
  });
}

function plain(num: Num): number | null {
  return num.k === 'number' && num.scale === 0 ? num.value : null;
}

/** The aliases an amount is worked out of. */
function aliasesOf(num: Num): readonly string[] {
  switch (num.k) {
    case 'use':
      return [num.alias];
    case 'add':
    case 'subtract':
    case 'multiply':
      return [...aliasesOf(num.a), ...aliasesOf(num.b)];
    case 'choose':
      return [...aliasesOf(num.gives), ...aliasesOf(num.otherwise)];
    case 'greatest':
      return num.of.flatMap(aliasesOf);
    case 'total':
      return aliasesOf(num.body);
    case 'round':
      return aliasesOf(num.a);
    case 'open':
      return [...aliasesOf(num.lo), ...(num.hi === null ? [] : aliasesOf(num.hi))];
    default:
      return [];
  }
}
