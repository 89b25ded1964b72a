import { atMost, row, type BenchClaim, type BenchRow } from '../../src/apps/bench/shape.ts';
import { casesNow, winnerOf } from '../../src/law/assess/winner.ts';
import { Diagram } from '../../src/law/diagram/diagram.ts';
import { Compiler } from '../../src/law/evaluate.ts';
import { vocabularyOf, type Facts } from '../../src/law/facts.ts';
import { scaleOf } from '../../src/law/settle/fold.ts';
import { TASK_DAY, taskFacts, taskPeople, taskRule } from '../../tests/support/law-task.ts';

/** Persons asked in turn, so that no answer is remembered. */
const PEOPLE = 10_000;
const ASKED = 1_000_000;

/** The task asked one person at a time: the answer alone, and with every case and the winner. */
export function assessOne(): {
  readonly rows: readonly BenchRow[];
  readonly claims: readonly BenchClaim[];
} {
  const settled = taskRule();
  const vocabulary = vocabularyOf(taskFacts);
  const diagram = new Diagram(settled, vocabulary);
  const compiler = new Compiler(vocabulary, TASK_DAY);
  const scale = scaleOf(settled.total);
  const cases = settled.cases.map(({ when, amount }) => ({
    when: compiler.bool(when),
    amount: compiler.num(amount, scale),
  }));
  const ready = { settled, diagram, cases, terms: [], also: [] };
  const people = factsOf();
  const answer = (facts: Facts): number => diagram.decide(facts)?.lo ?? 0;
  const traced = (facts: Facts): number => {
    const total = answer(facts);
    return winnerOf(ready, casesNow(ready, facts), total).case === null ? 0 : total;
  };
  const [plain, full] = [timed(answer, people), timed(traced, people)];
  const rows = [
    row({ what: 'assess one person', n: ASKED, ...plain }),
    row({ what: 'assess one person, every case and the winner', n: ASKED, ...full }),
  ];
  const [first, second] = rows;
  return {
    rows,
    claims: [
      atMost('assess without trace, ns', first?.nsPerItem ?? Infinity, 1_000),
      atMost('assess with full trace, ns', second?.nsPerItem ?? Infinity, 2_500),
    ],
  };
}

function timed(
  ask: (facts: Facts) => number,
  people: readonly Facts[],
): { readonly seconds: number; readonly total: number } {
  const [first] = people;
  if (first === undefined) throw new Error('nobody to ask');
  let total = 0;
  for (const facts of people) total += ask(facts);
  total = 0;
  const began = performance.now();
  for (let index = 0; index < ASKED; index += 1) total += ask(people[index % PEOPLE] ?? first);
  return { seconds: (performance.now() - began) / 1_000, total };
}

/** The people of the task as facts, all known. */
function factsOf(): readonly Facts[] {
  const { birth, level, orphan, pension, poverty } = taskPeople(PEOPLE);
  const columns = [birth, level, orphan, pension, poverty];
  return Array.from({ length: PEOPLE }, (_, person) => {
    const values = Float64Array.from(columns, (column) => column[person] ?? 0);
    return { person: { lo: values, hi: values }, members: null };
  });
}
