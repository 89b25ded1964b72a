import { NEVER, type MissingValue, type Num, type ValueUsed } from '../ir.ts';
import { factsOfKey } from '../load/programme.ts';
import { numberOf } from '../number.ts';
import type { Pack } from '../pack.ts';
import type { Fact } from '../pack/fact.ts';
import type { Parameter } from '../pack/parameter.ts';
import { nextDay, packedDay, previousDay } from './days.ts';
import { pickValue, type Asked } from './value.ts';

/** What an alias stands for: a parameter, a line of it, its value on another day. */
export interface AliasUse {
  readonly parameter: string;
  readonly key: string | undefined;
  readonly on: string | undefined;
  readonly nationalOnly: boolean;
}

/** What stands for an alias: the number, the values used, what is missing. */
export interface AliasValue {
  readonly num: Num;
  readonly used: readonly ValueUsed[];
  readonly missing: readonly MissingValue[];
}

/** Settles one alias for a case: its value, the line its facts pick, or the value of its day. */
export function aliasValue(
  pack: Pack,
  use: AliasUse,
  caseId: string | undefined,
  everywhere: Asked,
): AliasValue {
  const asked = use.nationalOnly ? { ...everywhere, areas: [] } : everywhere;
  const parameter = pack.parameters.get(use.parameter);
  if (parameter === undefined) return { num: numberOf(0), used: [], missing: [] };
  const reader = new ParameterReader(pack, parameter, asked);
  const template = parameter.keyed ? (use.key ?? '{case}') : undefined;
  const key = template?.replaceAll('{case}', caseId ?? '');
  if (use.on !== undefined) return reader.onDay(key, use.on);
  const facts = factsOfKey(key).flatMap((name) => pack.facts.get(name) ?? []);
  return key === undefined || facts.length === 0 ? reader.value(key) : reader.lines(key, facts);
}

/** Reads one parameter on one day. */
class ParameterReader {
  private readonly pack: Pack;
  private readonly parameter: Parameter;
  private readonly asked: Asked;
  /** What stands where the table has no line. */
  private readonly open: Num & { readonly k: 'open' };

  constructor(pack: Pack, parameter: Parameter, asked: Asked) {
    this.pack = pack;
    this.parameter = parameter;
    this.asked = asked;
    this.open = { k: 'open', lo: numberOf(0), hi: null, missing: parameter.name };
  }

  value(key: string | undefined, on = this.asked.on): AliasValue {
    const { num, used, missing } = pickValue(this.pack, this.parameter, key, { ...this.asked, on });
    return { num, used, missing: missing === null ? [] : [missing] };
  }

  /** A table whose line the facts pick: one lookup a fact, the last one holds the values. */
  lines(key: string, facts: readonly Fact[]): AliasValue {
    const [fact, ...rest] = facts;
    const keys = new Set(this.parameter.values.map((each) => each.key));
    const found = valuesOf(fact).map((value) => {
      const line = key.replaceAll(`{${fact?.name}}`, value);
      if (rest.length > 0) return { value, part: this.lines(line, rest) };
      return { value, part: keys.has(line) ? this.value(line) : null };
    });
    const there = found.flatMap(({ value, part }) => (part === null ? [] : [{ value, part }]));
    const absent = there.length < found.length ? [missingLine(this.parameter)] : [];
    const lines = new Map(there.map(({ value, part }) => [value, part.num]));
    const of = { fact: fact?.name ?? '', member: false };
    return {
      num: { k: 'lookup', of, lines, otherwise: this.open },
      used: there.flatMap(({ part }) => part.used),
      missing: absent.concat(there.flatMap(({ part }) => part.missing)),
    };
  }

  /** The value of the day a date fact names: one step for each stretch of days with one value. */
  onDay(key: string | undefined, fact: string): AliasValue {
    const rows = this.parameter.values.filter((each) => each.key === key);
    const starts = rows.flatMap(({ from, to }) => (to === null ? [from] : [from, nextDay(to)]));
    const days = [...new Set(starts)].toSorted();
    const parts = days.flatMap((day, index) => {
      const part = this.value(key, day);
      const next = days[index + 1];
      if (part.used.length === 0 && next === undefined) return [];
      const to = next === undefined ? NEVER - 1 : packedDay(previousDay(next));
      return [{ step: { from: packedDay(day), to, value: part.num }, part }];
    });
    const steps = parts.map(({ step }) => step);
    const of = { fact, member: false };
    const name = key === undefined ? this.parameter.name : `${this.parameter.name} ${key}`;
    const absent = { ...missingLine(this.parameter), parameter: name };
    return {
      num: { k: 'on_day', of, steps, otherwise: { ...this.open, missing: name } },
      used: parts.flatMap(({ part }) => part.used),
      missing: [absent, ...parts.flatMap(({ part }) => part.missing)],
    };
  }
}

function missingLine(parameter: Parameter): MissingValue {
  return { parameter: parameter.name, from: null, to: null, floor: null, note: null };
}

/** Every value an integer or enumerated fact can take, as a key writes it. */
function valuesOf(fact: Fact | undefined): readonly string[] {
  if (fact?.values !== undefined) return Object.keys(fact.values);
  const { min = 0, max = -1 } = fact?.range ?? {};
  return Array.from({ length: max - min + 1 }, (_, index) => String(min + index));
}
