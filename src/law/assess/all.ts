import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { Engine } from '../engine.ts';
import type { Facts } from '../facts.ts';
import type { Bilingual, Citation } from '../pack/words.ts';
import type { Asked } from '../settle/value.ts';
import { assess, type Assessment, type Question } from './assess.ts';

/** Two programmes that cannot be paid together, and what is done about it. */
export interface Excluded {
  readonly kept: string;
  readonly dropped: string;
  readonly cite: Citation;
  readonly because: Bilingual;
}

/** Everything the law gives one person: each programme, and what of it may be drawn together. */
export interface AllAssessed {
  readonly results: readonly Assessment[];
  readonly refused: readonly { readonly programme: string; readonly refusal: Refusal }[];
  readonly combination: {
    /** Programmes paid every month in đồng, after the exclusions. */
    readonly programmes: readonly string[];
    /** đồng a month, between bounds; `max` null: no upper bound known. */
    readonly min: string;
    readonly max: string | null;
    readonly because: readonly Excluded[];
  };
  readonly ask: readonly Question[];
}

/**
 * Asks every programme at once (rule 13). Exclusions are resolved to the lawful combination best
 * for the person. Only questions that still matter to some programme are left, those first that
 * can change most. A programme without law for the day is named with its refusal.
 */
export function assessAll(
  engine: Engine,
  facts: Facts,
  asked: Asked,
): Result<AllAssessed, Refusal> {
  const results: Assessment[] = [];
  const refused: { programme: string; refusal: Refusal }[] = [];
  for (const slug of engine.pack.programmes.keys()) {
    const one = assess(engine, slug, facts, asked);
    if (one.ok) results.push(one.value);
    else if (one.error.kind === 'refused') refused.push({ programme: slug, refusal: one.error });
    else return err(one.error);
  }
  const monthly = results.filter(
    ({ ready, max }) => ready.settled.outcome.kind === 'month' && max !== '0',
  );
  return ok({
    results,
    refused,
    combination: combine(engine, monthly, asked.on),
    ask: questionsOf(results),
  });
}

/**
 * Of all lawful sets of monthly programmes the one that surely gives most; both bounds, in đồng a
 * month, over all of them.
 */
export function combine(
  engine: Engine,
  monthly: readonly Assessment[],
  on: string,
): AllAssessed['combination'] {
  const pairs = exclusionsOf(engine, monthly, on);
  const sets = lawfulSets(monthly, pairs).map((paid) => ({
    paid,
    min: paid.reduce((all, { min }) => all + BigInt(min), 0n),
    max: paid.reduce<bigint | null>(
      (all, { max }) => (all === null || max === null ? null : all + BigInt(max)),
      0n,
    ),
  }));
  const best = sets.reduce((a, b) =>
    b.min > a.min || (b.min === a.min && above(b.max, a.max)) ? b : a,
  );
  const most = sets.reduce((a, b) => (above(b.max, a.max) ? b : a));
  const paid = new Set(best.paid.map(slugOf));
  return {
    programmes: [...paid],
    min: String(best.min),
    max: most.max === null ? null : String(most.max),
    because: pairs.flatMap((pair) => reasonOf(pair, paid)),
  };
}

/** Why one of a pair is not paid; of two that may give the same either can be the one kept. */
function reasonOf(pair: Pair, paid: ReadonlySet<string>): readonly Excluded[] {
  const { kept, dropped, forced, cite, because } = pair;
  if (paid.has(kept) && !paid.has(dropped)) return [{ kept, dropped, cite, because }];
  if (forced || paid.has(kept) || !paid.has(dropped)) return [];
  return [{ kept: dropped, dropped: kept, cite, because }];
}

function slugOf({ ready }: Assessment): string {
  return ready.settled.programme;
}

function above(a: bigint | null, b: bigint | null): boolean {
  return b !== null && (a === null || a > b);
}

interface Pair extends Excluded {
  /** The law leaves no choice: who has a right to the kept one cannot take the other. */
  readonly forced: boolean;
}

/** The exclusions in force between programmes that may both give something. */
function exclusionsOf(engine: Engine, monthly: readonly Assessment[], on: string): readonly Pair[] {
  const named = new Map(monthly.map((each) => [slugOf(each), each]));
  return monthly.flatMap((each) => {
    const slug = slugOf(each);
    const { excludes = [] } = engine.pack.programmes.get(slug)?.file ?? {};
    return excludes.flatMap(({ programme, keep, from, to, cite, because }) => {
      const other = named.get(programme);
      if (other === undefined || from > on || (to !== null && on > to)) return [];
      const mine = keep === 'this' || (keep === 'higher' && BigInt(each.min) >= BigInt(other.min));
      const [kept, dropped] = mine ? [slug, programme] : [programme, slug];
      return [{ kept, dropped, cite, because, forced: keep !== 'higher' }];
    });
  });
}

/**
 * Every set of programmes the law lets one person draw: no excluded pair together, nothing left
 * out without a reason, and what a forced exclusion keeps is never given up for the other.
 */
function lawfulSets(
  monthly: readonly Assessment[],
  pairs: readonly Pair[],
): readonly (readonly Assessment[])[] {
  const involved = [...new Set(pairs.flatMap(({ kept, dropped }) => [kept, dropped]))];
  const sets: (readonly Assessment[])[] = [];
  // From the last: of sets that give the same the one that keeps the programme named first.
  for (let mask = 2 ** involved.length - 1; mask >= 0; mask -= 1) {
    const out = new Set(involved.filter((_, index) => (mask & (1 << index)) !== 0));
    if (!isLawful(involved, out, pairs)) continue;
    sets.push(monthly.filter((each) => !out.has(slugOf(each))));
  }
  return sets;
}

function isLawful(
  involved: readonly string[],
  out: ReadonlySet<string>,
  pairs: readonly Pair[],
): boolean {
  const apart = pairs.every(({ kept, dropped }) => out.has(kept) || out.has(dropped));
  const reasoned = involved.every(
    (slug) =>
      !out.has(slug) ||
      pairs.some(
        ({ kept, dropped, forced }) =>
          (dropped === slug && !out.has(kept)) || (!forced && kept === slug && !out.has(dropped)),
      ),
  );
  return apart && reasoned;
}

/**
 * Questions of all programmes, each once. What a fact can change is weighed against what is open
 * in its own programme, so that the ceiling of a loan does not push aside a monthly allowance.
 */
function questionsOf(results: readonly Assessment[]): readonly Question[] {
  const merged = new Map<string, Question>();
  for (const { ask } of results) {
    const most = Math.max(1, ...ask.map((each) => each.spread));
    for (const each of ask) {
      const before = merged.get(each.fact)?.spread ?? 0;
      merged.set(each.fact, { ...each, spread: before + each.spread / most });
    }
  }
  return [...merged.values()].toSorted((a, b) => b.spread - a.spread);
}
