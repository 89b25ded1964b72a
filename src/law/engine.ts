import { err, ok, type Refusal, type Result } from '../kernel/index.ts';
import { Diagram } from './diagram/diagram.ts';
import { TooComplex } from './diagram/store.ts';
import { refuse } from './errors.ts';
import { Compiler, type Amount, type Condition } from './evaluate.ts';
import { vocabularyOf, type Vocabulary } from './facts.ts';
import type { Settled } from './ir.ts';
import { scaleOf } from './settle/fold.ts';
import { settle } from './settle/settle.ts';
import type { Asked } from './settle/value.ts';
import type { Pack } from './pack.ts';

/** A programme's law on a day, ready to be asked many times. */
export interface Ready {
  readonly settled: Settled;
  readonly diagram: Diagram;
  readonly cases: readonly { readonly when: Condition; readonly amount: Amount }[];
  readonly terms: readonly ReadonlyMap<string, Amount>[];
  readonly also: readonly Amount[];
}

/** How many settled programmes are kept ready; the oldest goes first. */
const MAX_READY = 2_000;

/** A pack made ready piece by piece as it is asked. */
export class Engine {
  readonly pack: Pack;
  readonly vocabulary: Vocabulary;
  private readonly ready = new Map<string, Result<Ready, Refusal>>();

  constructor(pack: Pack) {
    this.pack = pack;
    this.vocabulary = vocabularyOf(pack.facts);
  }

  /** The law of a programme on a day, in an area, as far as it was known. */
  at(slug: string, asked: Asked): Result<Ready, Refusal> {
    const key = `${slug}|${asked.on}|${asked.knownAt}|${asked.areas.join()}`;
    const known = this.ready.get(key);
    if (known !== undefined) return known;
    const made = this.make(slug, asked);
    const [oldest] = this.ready.keys();
    if (this.ready.size >= MAX_READY && oldest !== undefined) this.ready.delete(oldest);
    this.ready.set(key, made);
    return made;
  }

  private make(slug: string, asked: Asked): Result<Ready, Refusal> {
    const settled = settle(this.pack, slug, asked);
    if (!settled.ok) return settled;
    const compiler = new Compiler(this.vocabulary, asked.on);
    const scale = scaleOf(settled.value.total);
    try {
      return ok({
        settled: settled.value,
        diagram: new Diagram(settled.value, this.vocabulary),
        cases: settled.value.cases.map(({ when, amount }) => ({
          when: compiler.bool(when),
          amount: compiler.num(amount, scale),
        })),
        terms: settled.value.cases.map(({ terms }) => termAmounts(terms, compiler)),
        also: settled.value.also.map(({ amount }) => compiler.num(amount)),
      });
    } catch (error) {
      if (error instanceof TooComplex) return err(refuse('law.too_complex', { programme: slug }));
      throw error;
    }
  }
}

function termAmounts(
  terms: Settled['cases'][number]['terms'],
  compiler: Compiler,
): ReadonlyMap<string, Amount> {
  const found = new Map<string, Amount>();
  for (const [name, term] of terms) if ('k' in term) found.set(name, compiler.num(term));
  return found;
}
