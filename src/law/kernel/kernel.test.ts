import { describe, expect, test } from 'vitest';
import { settledOf } from '../../../tests/support/law-rules.ts';
import {
  taskAge,
  taskColumns,
  taskFacts,
  taskPeople,
  taskRule,
} from '../../../tests/support/law-task.ts';
import type { Bool } from '../ir.ts';
import { ruleFacts } from '../../../tests/support/law-rules.ts';
import { flagColumn } from './columns.ts';
import { kernel } from './kernel.ts';

/** The task worked out as anybody would write it down. */
function byHand(people: ReturnType<typeof taskPeople>, row: number): number {
  const age = taskAge(people.birth[row] ?? 0);
  const dependent = age < 16 || age >= 60;
  const level = people.level[row];
  let times = 0;
  if (people.orphan[row] === 1 && age < 16) times = age < 4 ? 2.5 : 1.5;
  if (level === 3) times = Math.max(times, dependent ? 2.5 : 2);
  if (level === 2) times = Math.max(times, dependent ? 2 : 1.5);
  if (age >= 80 && people.pension[row] === 0) times = Math.max(times, 1);
  if (age >= 60 && age < 80 && people.poverty[row] === 2) times = Math.max(times, 1.5);
  return times * 500_000;
}

describe('the rule of the benchmark', () => {
  const people = taskPeople(20_000);

  test('gives everybody what it gives by hand', () => {
    const { lo, hi, total } = kernel(taskRule(), taskFacts).run(taskColumns(people));
    const expected = Array.from({ length: people.n }, (_, row) => byHand(people, row));
    expect([...lo]).toEqual(expected);
    expect(hi).toBe(lo);
    expect(total).toBe(expected.reduce((sum, each) => sum + each, 0));
  });

  test('one person unknown leaves the others decided', () => {
    const columns = taskColumns(people);
    const orphan = people.orphan.slice();
    const row = people.birth.findIndex((birth) => taskAge(birth) === 10);
    orphan[row] = -1;
    const facts = new Map([...columns.facts, ['is_orphan', flagColumn(orphan)] as const]);
    const { lo, hi, undecided } = kernel(taskRule(), taskFacts).run({ ...columns, facts });
    expect(undecided).toBe(1);
    expect([lo[row], hi[row]]).toEqual([
      byHand({ ...people, orphan: new Int8Array(people.n) }, row),
      750_000,
    ]);
    const others = [...lo].filter((_, at) => at !== row);
    expect(others).toEqual([...hi].filter((_, at) => at !== row));
  });

  test('a column that is not given is unknown for all, and never nobody’s', () => {
    const columns = taskColumns(people);
    const facts = new Map([...columns.facts].filter(([name]) => name !== 'has_pension'));
    const { lo, hi } = kernel(taskRule(), taskFacts).run({ ...columns, facts });
    const old = people.birth.findIndex(
      (birth, row) => taskAge(birth) >= 80 && people.level[row] === 0,
    );
    expect([lo[old], hi[old]]).toEqual([0, 500_000]);
  });

  test('arrays given once are written again', () => {
    const n = people.n;
    const into = { lo: new Float64Array(n), hi: new Float64Array(n), case: new Int16Array(n) };
    const outcome = kernel(taskRule(), taskFacts).run(taskColumns(people), into);
    expect(outcome.lo).toBe(into.lo);
    expect(outcome.case).toBe(into.case);
  });
});

test('a rule that speaks of the asking person inside members stops when it is compiled', () => {
  const body: Bool = { k: 'is', of: { fact: 'pregnant', member: false } };
  const amount = { k: 'number', value: 1, scale: 0 } as const;
  const settled = settledOf([{ id: 'x', when: { k: 'exists', body }, amount }]);
  expect(() => kernel(settled, ruleFacts)).toThrow('inside members');
});

test('a case that pays nothing never wins', () => {
  const amount = { k: 'number', value: 0, scale: 0 } as const;
  const settled = settledOf([{ id: 'x', when: { k: 'bool', value: true }, amount }]);
  const { case: won, entitled } = kernel(settled, ruleFacts).run({
    n: 1,
    households: null,
    facts: new Map(),
  });
  expect([won[0], entitled]).toEqual([-1, 0]);
});
