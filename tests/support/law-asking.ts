import { unwrap } from '../../src/kernel/index.ts';
import { assess, type Assessment } from '../../src/law/assess/assess.ts';
import type { Engine } from '../../src/law/engine.ts';
import type { FactsInput } from '../../src/law/facts.ts';
import { factsOf } from './law-pack.ts';

/** When, where and of what a made-up law is asked. */
export interface Asking {
  readonly on?: string;
  readonly knownAt?: string | null;
  readonly areas?: readonly string[];
  readonly slug?: string;
}

/** Asks a made-up law about a person. */
export function ask(engine: Engine, input: FactsInput, asking: Asking = {}): Assessment {
  const { on = '2024-08-01', knownAt = null, areas = [], slug = 'aid' } = asking;
  return unwrap(assess(engine, slug, factsOf(engine, input, on), { on, knownAt, areas }));
}

/** The bounds of an answer. */
export function between({ min, max }: Assessment): readonly (string | null)[] {
  return [min, max];
}

/** The facts an answer still asks for. */
export function asked({ ask: questions }: Assessment): readonly string[] {
  return questions.map((each) => each.fact);
}
