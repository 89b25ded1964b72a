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
  const template = parameter.keyed ? (use.key ?? '{case}') : undefined;
  if (use.on !== undefined) return onDay(pack, parameter, template, caseId, use.on, asked);
  const key = template?.replaceAll('{case}', caseId ?? '');
  const facts = factsOfKey(key).flatMap((name) => pack.facts.get(name) ?? []);
  if (key === undefined || facts.length === 0) {
    const picked = pickValue(pack, parameter, key, asked);
    return { num: picked.num, used: picked.used, missing: missingOf(picked.missing) };
  }
  return linesOf(pack, parameter, key, facts, asked);
}

function missingOf(missing: MissingValue | null): readonly MissingValue[] {
  return missing === null ? [] : [missing];
}

/** A table whose line the facts pick: one lookup a fact, the last one holds the values. */
function linesOf(
  pack: Pack,
  parameter: Parameter,
  key: string,
  facts: readonly Fact[],
  asked: Asked,
): AliasValue {
  const [fact, ...rest] = facts;
  const used: ValueUsed[] = [];
  const absent = missingLine(parameter);
  const keys = new Set(parameter.values.map((each) => each.key));
  const lines = new Map<string, Num>();
  let anyAbsent = false;
  for (const value of valuesOf(fact)) {
    const line = key.replaceAll(`{${fact?.name}}`, value);
    if (rest.length > 0) {
      const inner = linesOf(pack, parameter, line, rest, asked);
      lines.set(value, inner.num);
      used.push(...inner.used);
      continue;
    }
    const picked = keys.has(line) ? pickValue(pack, parameter, line, asked) : null;
    if (picked === null) {
      anyAbsent = true;
      continue;
    }
    lines.set(value, picked.num);
    used.push(...picked.used);
  }
  const of = { fact: fact?.name ?? '', member: false };
  const open: Num = { k: 'open', lo: numberOf(0), hi: null, missing: parameter.name };
  const missing = anyAbsent ? [absent] : [];
  return { num: { k: 'lookup', of, lines, otherwise: open }, used, missing };
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

/** The value of the day a date fact names: one step for each stretch of days with one value. */
function onDay(
  pack: Pack,
  parameter: Parameter,
  template: string | undefined,
  caseId: string | undefined,
  fact: string,
  asked: Asked,
): AliasValue {
  const key = template?.replaceAll('{case}', caseId ?? '');
  const rows = parameter.values.filter((each) => each.key === key);
  const starts = rows.flatMap(({ from, to }) => (to === null ? [from] : [from, nextDay(to)]));
  const days = [...new Set(starts)].toSorted();
  const used: ValueUsed[] = [];
  const missing: MissingValue[] = [];
  const steps = days.flatMap((day, index) => {
    const picked = pickValue(pack, parameter, key, { ...asked, on: day });
    const next = days[index + 1];
    if (picked.used.length === 0 && next === undefined) return [];
    used.push(...picked.used);
    missing.push(...missingOf(picked.missing));
    const to = next === undefined ? NEVER - 1 : packedDay(previousDay(next));
    return [{ from: packedDay(day), to, value: picked.num }];
  });
  const open: Num = { k: 'open', lo: numberOf(0), hi: null, missing: parameter.name };
  const of = { fact, member: false };
  return { num: { k: 'on_day', of, steps, otherwise: open }, used, missing };
}
