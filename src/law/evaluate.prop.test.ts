import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOfHome, ruleVocabulary } from '../../tests/support/law-homes.ts';
import { Oracle } from '../../tests/support/law-oracle.ts';
import { homeArbitrary, ruleFacts, settledArbitrary } from '../../tests/support/law-rules.ts';
import { Compiler } from './evaluate.ts';
import { scaleOf } from './settle/fold.ts';

describe('the evaluator', () => {
  it('gives every person of every home the bounds that the meaning of the nodes gives', () => {
    fc.assert(
      fc.property(settledArbitrary, homeArbitrary(false), (settled, home) => {
        const one = { ...home, people: home.whole ? home.people : home.people.slice(0, 1) };
        const amount = new Compiler(ruleVocabulary, settled.on).num(settled.total);
        const oracle = new Oracle(settled, ruleFacts);
        for (const place of one.people.keys()) {
          const facts = factsOfHome(one, place);
          const { lo, hi } = oracle.ask(one, place);
          expect([amount.lo(facts, facts.person), amount.hi(facts, facts.person)]).toEqual([
            lo,
            hi,
          ]);
        }
      }),
      { numRuns: 1200 },
    );
  });

  it('counts in finer units where it is asked to, and in no others', () => {
    fc.assert(
      fc.property(settledArbitrary, homeArbitrary(true), (settled, home) => {
        const compiler = new Compiler(ruleVocabulary, settled.on);
        const facts = factsOfHome(home);
        const own = compiler.num(settled.total).lo(facts, facts.person);
        const finer = compiler.num(settled.total, scaleOf(settled.total) + 2);
        expect(finer.lo(facts, facts.person)).toBe(own * 100);
        expect(finer.hi(facts, facts.person)).toBe(
          compiler.num(settled.total).hi(facts, facts.person) * 100,
        );
      }),
      { numRuns: 100 },
    );
  });
});
