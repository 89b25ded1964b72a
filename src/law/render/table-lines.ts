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

type Line = readonly [by: string, amount: Num];
type Picked = Num & { readonly k: 'lookup' | 'on_day' };

/** The lines of the tables that a case's amount comes from: which line, and what it gives. */
export function tableLines(
  place: CasePlace,
  speaker: Speaker,
  language: Language,
): readonly Line[] {
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

  of(values: ReadonlyMap<string, Num>): readonly Line[] {
    const picked = [...values.values()].find(
      (each): each is Picked => each.k === 'lookup' || each.k === 'on_day',
    );
    if (picked === undefined) return [];
    return this.choices(picked).flatMap(({ by, narrow }) => {
      const narrowed = new Map([...values].map(([alias, num]) => [alias, narrow(num)]));
      const deeper = this.of(narrowed);
      if (deeper.length > 0) return deeper.map(([rest, amount]) => [`${by}; ${rest}`, amount]);
      const amount = foldNum(
        this.place.loaded.amount,
        (alias) => narrowed.get(alias) ?? numberOf(0),
      );
      return [[by, amount] as const];
    });
  }

  /** Every line of a table, in words, and what it makes of a number that depends on the fact. */
  private choices(
    picked: Picked,
  ): readonly { readonly by: string; readonly narrow: (num: Num) => Num }[] {
    const { of } = picked;
    if (picked.k === 'lookup')
      return [...picked.lines.keys()]
        .filter((value) => this.canBe(of.fact, value))
        .map((value) => ({
          by: this.speaker.bool(this.test(of.fact, value)),
          narrow: (num) =>
            num.k === 'lookup' && num.of.fact === of.fact
              ? (num.lines.get(value) ?? num.otherwise)
              : num,
        }));
    // Nobody asks about a day that has not come: the last step is open.
    const today = packedDay(this.place.asked.on);
    const steps = stretches(picked.steps.filter(({ from }) => from <= today));
    return steps.map(({ from, to }) => ({
      by: this.days(of.fact, from, to >= today ? NEVER : to),
      narrow: (num) => {
        if (num.k !== 'on_day' || num.of.fact !== of.fact) return num;
        return (
          num.steps.find((step) => step.from <= from && from <= step.to)?.value ?? num.otherwise
        );
      },
    }));
  }

  private days(fact: string, from: number, to: number): string {
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

type Steps = (Picked & { readonly k: 'on_day' })['steps'];

/** Steps that follow each other with one value are one stretch of days. */
function stretches(steps: Steps): Steps {
  const found: Steps[number][] = [];
  for (const step of steps) {
    const last = found.at(-1);
    if (last !== undefined && JSON.stringify(last.value) === JSON.stringify(step.value))
      found[found.length - 1] = { ...last, to: step.to };
    else found.push(step);
  }
  return found;
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
