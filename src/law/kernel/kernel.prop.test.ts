import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Oracle, type Home } from '../../../tests/support/law-oracle.ts';
import { columnsOf } from '../../../tests/support/law-people.ts';
import {
  homeArbitrary,
  RULE_DAY,
  ruleFacts,
  settledArbitrary,
} from '../../../tests/support/law-rules.ts';
import type { Settled } from '../ir.ts';
import { kernel } from './kernel.ts';

/** Many runs on a machine that may be busy. */
const LIMIT_MS = 60_000;

function compare(settled: Settled, homes: readonly Home[]): void {
  const oracle = new Oracle(settled, ruleFacts);
  const expected = homes.flatMap((home) => home.people.map((_, place) => oracle.ask(home, place)));
  const made = kernel(settled, ruleFacts);
  const { lo, hi, case: won, ...sums } = made.run(columnsOf(homes, ruleFacts, RULE_DAY));
  const found = expected.map((_, row) => ({ lo: lo[row], hi: hi[row], case: won[row] }));
  expect(found).toEqual(expected);
  const decided = expected.filter((each) => each.lo === each.hi);
  expect(sums).toEqual({
    entitled: decided.filter((each) => each.lo > 0).length,
    undecided: expected.length - decided.length,
    total: decided.reduce((sum, each) => sum + each.lo, 0),
  });
}

test(
  'any rule gives the columns what its meaning gives each person, unknown facts included',
  () => {
    const homes = fc.array(homeArbitrary(false), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(settledArbitrary, homes, compare), { numRuns: 300 });
  },
  LIMIT_MS,
);

test(
  'the form for columns without unknowns gives the same',
  () => {
    const homes = fc.array(homeArbitrary(true), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(settledArbitrary, homes, compare), { numRuns: 200 });
  },
  LIMIT_MS,
);
