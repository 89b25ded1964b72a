import type { Bool, Num, Settled, SettledCase } from '../ir.ts';
import { and } from '../load/leaf.ts';
import { numberOf } from '../number.ts';

/** A case that won when `when` is certain; candidates are asked in order, once the total is sure. */
export interface Candidate {
  readonly case: number;
  readonly when: Bool;
}

const nothing = numberOf(0);

/** What a case pays: its amount where its condition holds, else nothing. */
function paidBy({ when, amount }: SettledCase): Num {
  return { k: 'choose', when, gives: amount, otherwise: nothing };
}

/**
 * Who won where the total is decided and above 0, in the order to ask. "First": the first case
 * that certainly holds; "sum": that pays besides. "Max" and "one": the first that reaches the
 * total alone; where a case is paid on top of others, those outside that route are asked first,
 * then the best of those it comes on top of, then the case itself.
 */
export function candidatesOf(settled: Settled): readonly Candidate[] {
  const { cases, combine, plus, total } = settled;
  const indexed = cases.map((each, index) => ({ each, index }));
  if (combine === 'first')
    return indexed.map(({ each, index }) => ({ case: index, when: each.when }));
  if (combine === 'sum')
    return indexed.map(({ each, index }) => ({ case: index, when: and([each.when, pays(each)]) }));
  const inRoute = new Set(plus.flatMap((each) => [each.case, ...each.with]));
  const outside = indexed.filter(({ index }) => !inRoute.has(index));
  const alone = outside.map(({ each, index }) => ({
    case: index,
    when: and([each.when, equal(each.amount, total)]),
  }));
  return [...alone, ...plus.flatMap((each) => routeOf(settled, each))];
}

function routeOf({ cases, total }: Settled, plus: Settled['plus'][number]): readonly Candidate[] {
  const added = cases[plus.case];
  if (added === undefined) return [];
  const others = plus.with.flatMap((index) => {
    const each = cases[index];
    return each === undefined ? [] : [{ each, index }];
  });
  const best: Num = { k: 'greatest', of: [nothing, ...others.map(({ each }) => paidBy(each))] };
  const reached = equal({ k: 'add', a: paidBy(added), b: best }, total);
  const on = others.map(({ each, index }) => ({
    case: index,
    when: and([each.when, pays(each), equal(each.amount, best), reached]),
  }));
  return [...on, { case: plus.case, when: and([added.when, reached]) }];
}

function pays({ amount }: SettledCase): Bool {
  return { k: 'compare', op: '<', a: nothing, b: amount };
}

function equal(a: Num, b: Num): Bool {
  return { k: 'compare', op: '==', a, b };
}
