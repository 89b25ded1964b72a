import { isWide, lineOf } from '../diagram/variables.ts';
import type { Bool, FactRef, Num } from '../ir.ts';
import type { Fact } from '../pack/fact.ts';

type Facts = ReadonlyMap<string, Fact>;

/**
 * True when a condition or an amount compares money (or a sum over the members) otherwise than as
 * a straight line in one fact: nobody could say at which value the comparison turns, and the answer
 * would stay open for people of whom everything is known.
 */
export function hasCrooked(node: unknown, facts: Facts): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (node instanceof Map) return [...node.values()].some((each) => hasCrooked(each, facts));
  if (isCompare(node) && isCrooked(node, facts)) return true;
  // What is counted over the members is worked out person by person, known or not.
  const { k } = node as { readonly k?: unknown };
  if (k === 'exists' || k === 'count' || k === 'total') return false;
  return Object.values(node).some((each) => hasCrooked(each, facts));
}

type Compare = Bool & { readonly k: 'compare' };

function isCompare(node: object): node is Compare {
  return 'k' in node && node.k === 'compare';
}

function isCrooked({ a, b }: Compare, facts: Facts): boolean {
  const wide = (of: FactRef): boolean => {
    const fact = facts.get(of.fact);
    return fact !== undefined && isWide(fact);
  };
  const speaks = (num: Num): boolean => speaksOfWide(num, wide);
  return (speaks(a) || speaks(b)) && lineOf(a, b, wide) === null;
}

function speaksOfWide(node: unknown, wide: (of: FactRef) => boolean): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (node instanceof Map) return [...node.values()].some((each) => speaksOfWide(each, wide));
  const { k, of } = node as { readonly k?: unknown; readonly of?: unknown };
  if (k === 'total') return true;
  if (k === 'count' || k === 'exists') return false;
  if (k === 'quantity') return wide(of as FactRef);
  return Object.values(node).some((each) => speaksOfWide(each, wide));
}
