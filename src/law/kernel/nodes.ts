import type { Bool, Num } from '../ir.ts';
import type { Fact } from '../pack/fact.ts';
import { staticRange, type Range } from '../settle/bounds.ts';
import { monthsBefore } from '../settle/days.ts';

/**
 * The range of a number over everything its facts may be. A sum over members nobody named has no
 * bound, so that nothing is concluded from one.
 */
export function rangeOf(num: Num, facts: ReadonlyMap<string, Fact>): Range {
  if (keyOf(num).includes('"k":"total"')) return { lo: -Infinity, hi: Infinity };
  return staticRange(num, facts);
}

/** The same node, the same key. */
export function keyOf(node: unknown): string {
  return JSON.stringify(node, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}

/** The last day (packed) of which `months` months are completed on the day asked. */
export function cutOf(bool: Bool & { readonly k: 'completed' }, today: number): number {
  if (bool.months.k !== 'number' || bool.months.scale !== 0)
    throw new Error(`${bool.of.fact}: the number of months is not settled`);
  return monthsBefore(today, bool.months.value);
}

/** The values of an integer fact as keys write them. */
export function integers(fact: Fact): readonly string[] {
  const { min = 0, max = -1 } = fact.range ?? {};
  return Array.from({ length: max - min + 1 }, (_, index) => String(min + index));
}

/** The values of an enumeration or a set, in their order. */
export function valuesOf(fact: Fact): readonly string[] {
  return Object.keys(fact.values ?? {});
}

/** The place of a value; a value nobody defined is a fault of the loader. */
export function indexOf(fact: Fact, value: string): number {
  const index = valuesOf(fact).indexOf(value);
  if (index < 0) throw new Error(`${fact.name} has no value ${value}`);
  return index;
}
