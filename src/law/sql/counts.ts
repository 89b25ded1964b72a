import { counted } from '../facts.ts';
import type { Bool, FactRef, Num } from '../ir.ts';
import { and, not } from '../load/leaf.ts';

/** A count that follows from the members of a household where nobody gave it. */
export interface HomeCount {
  /** Who may be counted. */
  readonly body: Bool;
  /** Everybody counts, the person included; else the count lies between nothing and the others. */
  readonly exact: boolean;
}

/** How a count follows from the members; null: the fact is no such count. */
export function homeCounts(name: string): HomeCount | null {
  if (name === 'household_persons') return { body: { k: 'bool', value: true }, exact: true };
  const found = counted.find((each) => each.fact === name);
  if (found === undefined) return null;
  const lived = (count: number): Bool => {
    const months: Num = { k: 'number', value: count, scale: 0 };
    return { k: 'completed', of: member('birth_date'), months, years: false };
  };
  const study: readonly Bool[] = found.inStudy ? [{ k: 'is', of: member('in_study') }] : [];
  return { body: and([not(lived(found.below)), lived(found.from), ...study]), exact: false };
}

function member(fact: string): FactRef {
  return { fact, member: true };
}

/** The same condition asked of the person in the row. */
export function selfOf(bool: Bool): Bool {
  return JSON.parse(JSON.stringify(bool).replaceAll('"member":true', '"member":false')) as Bool;
}

/** True when a sum over members stands anywhere in a node. */
export function speaksOfTotal(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ((node as { readonly k?: string }).k === 'total') return true;
  return (node instanceof Map ? [...node.values()] : Object.values(node)).some(speaksOfTotal);
}
