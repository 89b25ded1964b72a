import type { Bool, Num, Settled } from '../../src/law/ir.ts';
import { choiceColumn, dayColumn, flagColumn, type Columns } from '../../src/law/kernel/columns.ts';
import type { Fact } from '../../src/law/pack/fact.ts';
import { Random } from '../../src/law/sample/random.ts';
import { settledOf } from './law-rules.ts';

/** The task of the benchmark: a rule of eight cases on one day. A task, not law. */
export const TASK_DAY = '2024-08-01';
export const TASK_BASE = 500_000;

const words = { vi: 'x', en: 'x' };

function fact(name: string, given: Partial<Fact>): Fact {
  const kept = { subject: 'person', absent: 'unknown', keptIn: 'x', seenBy: 'officers' } as const;
  const texts = { label: words, question: words, why: words, establishedBy: words };
  return { name, type: 'boolean', ...kept, ...texts, ...given };
}

const levels = (...names: readonly string[]): Fact['values'] =>
  Object.fromEntries(names.map((name) => [name, words]));

export const taskFacts: ReadonlyMap<string, Fact> = new Map(
  [
    fact('birth_date', { type: 'date' }),
    fact('disability_level', { type: 'enum', values: levels('0', '1', '2', '3') }),
    fact('is_orphan', {}),
    fact('has_pension', {}),
    fact('household_poverty', { type: 'enum', values: levels('0', '1', '2') }),
  ].map((each) => [each.name, each]),
);

const of = (name: string) => ({ fact: name, member: false });
const is = (name: string): Bool => ({ k: 'is', of: of(name) });
const level = (name: string, value: number): Bool => ({
  k: 'one_of',
  of: of(name),
  values: [String(value)],
});
const not = (a: Bool): Bool => ({ k: 'not', a });
const all = (...parts: readonly Bool[]): Bool => ({ k: 'and', all: parts });

function aged(years: number): Bool {
  const months: Num = { k: 'number', value: years * 12, scale: 0 };
  return { k: 'completed', of: of('birth_date'), months, years: true };
}

/** The rule with a standard, on a day. */
export function taskRule(base = TASK_BASE, on = TASK_DAY): Settled {
  const dependent: Bool = { k: 'or', any: [not(aged(16)), aged(60)] };
  const disabled = level('disability_level', 3);
  const severe = level('disability_level', 2);
  const cases: readonly (readonly [string, number, Bool])[] = [
    ['orphan under 4', 2.5, all(is('is_orphan'), not(aged(4)))],
    ['orphan of 4 to 15', 1.5, all(is('is_orphan'), aged(4), not(aged(16)))],
    ['level 3, child or old', 2.5, all(disabled, dependent)],
    ['level 3', 2, all(disabled, not(dependent))],
    ['level 2, child or old', 2, all(severe, dependent)],
    ['level 2', 1.5, all(severe, not(dependent))],
    ['80 without pension', 1, all(aged(80), not(is('has_pension')))],
    ['60 to 79 and poor', 1.5, all(aged(60), not(aged(80)), level('household_poverty', 2))],
  ];
  const amount = (times: number): Num => ({ k: 'number', value: base * times, scale: 0 });
  return settledOf(
    cases.map(([id, times, when]) => ({ id, when, amount: amount(times) })),
    { on },
  );
}

/** The persons of the task, an array a fact; birth dates packed. */
export interface TaskPeople {
  readonly n: number;
  readonly birth: Int32Array;
  readonly level: Int8Array;
  readonly orphan: Int8Array;
  readonly pension: Int8Array;
  readonly poverty: Int8Array;
}

/** A seeded population of the task: the first thousand are the same in every size. */
export function taskPeople(n: number): TaskPeople {
  const random = new Random(2024);
  const people: TaskPeople = {
    n,
    birth: new Int32Array(n),
    level: new Int8Array(n),
    orphan: new Int8Array(n),
    pension: new Int8Array(n),
    poverty: new Int8Array(n),
  };
  for (let row = 0; row < n; row += 1) {
    const year = 2023 - Math.floor(95 * random.next() ** 1.3);
    people.birth[row] = year * 10_000 + random.between(1, 12) * 100 + random.between(1, 28);
    people.level[row] = random.pick([
      [0, 94],
      [1, 2],
      [2, 3],
      [3, 1],
    ]);
    people.orphan[row] = Number(year > 2005 && random.chance(0.02));
    people.pension[row] = Number(year < 1965 && random.chance(0.4));
    people.poverty[row] = random.pick([
      [0, 95],
      [1, 3],
      [2, 2],
    ]);
  }
  return people;
}

/** The same persons as the kernel's columns. */
export function taskColumns({
  n,
  birth,
  level: levelOf,
  orphan,
  pension,
  poverty,
}: TaskPeople): Columns {
  return {
    n,
    households: null,
    facts: new Map([
      ['birth_date', dayColumn(birth)],
      ['disability_level', choiceColumn(levelOf)],
      ['is_orphan', flagColumn(orphan)],
      ['has_pension', flagColumn(pension)],
      ['household_poverty', choiceColumn(poverty)],
    ]),
  };
}

/** Completed years on the day of the task. */
export function taskAge(birth: number): number {
  return Math.floor((20_240_801 - birth) / 10_000);
}
