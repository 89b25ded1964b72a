import { row, type BenchRow } from '../../src/apps/bench/shape.ts';
import { kernel } from '../../src/law/kernel/kernel.ts';
import { taskColumns, taskFacts, taskPeople, taskRule } from '../../tests/support/law-task.ts';

const MONTHS = 36;
const OLD = 360_000;
const NEW = 500_000;

/** Every month of three years by an old and a new standard, and the difference owed. */
export function arrears(persons: number): BenchRow {
  const columns = taskColumns(taskPeople(persons));
  const [before, after] = [0, 1].map(() => ({
    lo: new Float64Array(persons),
    hi: new Float64Array(persons),
    case: new Int16Array(persons),
  }));
  const owed = new Float64Array(persons);
  const begun = performance.now();
  for (let month = 0; month < MONTHS; month += 1) {
    const on = `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    const old = kernel(taskRule(OLD, on), taskFacts).run(columns, before);
    const now = kernel(taskRule(NEW, on), taskFacts).run(columns, after);
    for (let person = 0; person < persons; person += 1)
      owed[person] = (owed[person] ?? 0) + (now.lo[person] ?? 0) - (old.lo[person] ?? 0);
  }
  const seconds = (performance.now() - begun) / 1000;
  const total = owed.reduce((sum, each) => sum + each, 0);
  return row({ what: `${MONTHS} months, old law and new`, n: persons, seconds, total });
}
