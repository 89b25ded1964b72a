import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { leader, planActs, planner } from '../../../../tests/support/plan-acts.ts';
import {
  aFinding,
  aReading,
  aRelease,
  aTask,
  bothResolutions,
  departmentOfLabour,
} from '../../../../tests/support/plan.ts';
import { unwrap, type Caller } from '../../../kernel/index.ts';
import type { PlanReading, Task } from '../domain/index.ts';
import {
  approvePlan,
  decideLink,
  exportTasks,
  getMatrix,
  getStatus,
  getTask,
  listFindings,
  listHistory,
  listTasks,
  searchPlans,
} from './index.ts';

const db = testDatabase();
const { at, load, aPlan, settle } = planActs(db);

async function aPlanOf(number: string, part: Partial<PlanReading>): Promise<string> {
  const reading = aReading(part);
  const document = { ...reading.document, number };
  return unwrap(await load(aRelease({ reading: { ...reading, document } }))).key;
}

const health = { code: 'hp.so-y-te', name: 'Sở Y tế', raw: 'Sở Y tế' };
const task = (code: string, given: Partial<Task> = {}) =>
  aTask({ code: `PL.I.${code}`, title: `Việc ${code}`, provisions: [], ...given });

describe('one task', () => {
  it('stands between its neighbours, the first without one before, the last without one after', async () => {
    const key = await aPlanOf('401/KH-UBND', { tasks: [task('1'), task('2'), task('3')] });
    const beside = async (code: string) => {
      const { task: found } = unwrap(await getTask(at(planner), { key, code }));
      return [found.previous, found.next];
    };
    expect(await beside('PL.I.1')).toEqual([null, 'PL.I.2']);
    expect(await beside('PL.I.2')).toEqual(['PL.I.1', 'PL.I.3']);
    expect(await beside('PL.I.3')).toEqual(['PL.I.2', null]);
  });

  it('has the references and targets that stand in it, and no others', async () => {
    const place = { kind: 'task', code: 'PL.I.2', line: 30 } as const;
    const [first] = aReading().references;
    const [graves] = aReading().targets;
    if (first === undefined || graves === undefined) throw new Error('the reading has both');
    const key = await aPlanOf('402/KH-UBND', {
      references: [first, { ...first, number: '9/QĐ-UBND', where: [place] }],
      targets: [graves, { ...graves, where: place, text: '5 lớp', unit: 'lớp' }],
    });
    const { task: found } = unwrap(await getTask(at(planner), { key, code: 'PL.I.2' }));
    expect(found.references.map(({ number }) => number)).toEqual(['9/QĐ-UBND']);
    expect(found.targets.map(({ text }) => text)).toEqual(['5 lớp']);
  });

  it('of a section that the plan does not name is shown by the section’s code', async () => {
    const key = await aPlanOf('403/KH-UBND', { tasks: [task('1', { section: 'PL.X' })] });
    const { task: found } = unwrap(await getTask(at(planner), { key, code: 'PL.I.1' }));
    expect(found.section).toEqual({ code: 'PL.X', title: '', line: 20 });
  });

  it('shows the public no refused link and nobody’s name, and staff both', async () => {
    const key = await aPlan('404/KH-UBND', { resolutions: [...bothResolutions] });
    const pair = { task: 'PL.I.1', decision: 'confirmed', seen: null } as const;
    const decide = (provision: string, decision: 'confirmed' | 'refused') =>
      decideLink(at(planner), {
        ...{ requestId: newId(), key, version: 1 },
        ...{ ...pair, provision, decision },
      });
    unwrap(await decide('II.1.1', 'refused'));
    unwrap(await decide('II.1.2', 'confirmed'));
    unwrap(await approvePlan(at(leader), { requestId: newId(), key, version: 1 }));
    const links = async (caller: Caller) =>
      unwrap(await getTask(at(caller), { key, code: 'PL.I.1' })).task.links.map((link) => [
        link.provision,
        link.decidedBy,
      ]);
    expect(await links(planner)).toEqual([
      ['II.1.1', 'Người ha'],
      ['II.1.2', 'Người ha'],
    ]);
    expect(await links(anonymous)).toEqual([['II.1.2', null]]);
    const matrix = unwrap(await getMatrix(at(anonymous), { key }));
    expect(matrix.links.map(({ provision }) => provision)).toEqual(['II.1.2']);
  });
});

describe('a page of tasks', () => {
  let key = '';
  beforeAll(async () => {
    const tasks = Array.from({ length: 5 }, (_none, index) => task(String(index + 1)));
    key = await aPlanOf('411/KH-UBND', { tasks });
  });
  const page = async (given: object) => {
    const { tasks, next, total } = unwrap(await listTasks(at(planner), { key, ...given }));
    return { codes: tasks.map(({ code }) => code.slice(5)).join(''), next, total };
  };

  it('names the next one only while something is left', async () => {
    expect(await page({ limit: 5 })).toEqual({ codes: '12345', next: null, total: 5 });
    const first = await page({ limit: 4 });
    expect(first.codes).toBe('1234');
    expect(await page({ limit: 4, after: first.next })).toEqual({
      codes: '5',
      next: null,
      total: 5,
    });
  });

  it.each(['', 'x', 'e30', 'bnVsbA', 'WzFd', 'W3t9LDFd', 'WzEsIjEiXQ'])(
    'begins at the beginning where its mark is broken: “%s”',
    async (after) => expect((await page({ limit: 2, after })).codes).toBe('12'),
  );
});

describe('findings', () => {
  const finding = (id: string, code: string, given: object = {}) =>
    aFinding({ id, where: { kind: 'task', code, line: 30, field: 'endYear' }, ...given });

  it('are filtered by place, state and severity; what is open is counted over the whole plan', async () => {
    const findings = [
      finding('f-a', 'PL.I.1'),
      finding('f-b', 'PL.I.2', { severity: 'warning' }),
      finding('f-c', 'PL.I.2', { severity: 'info' }),
    ];
    const key = await aPlanOf('421/KH-UBND', { findings });
    unwrap(await settle(key, { finding: 'f-b', resolution: 'keep', value: null }));
    const ids = async (given: object) => {
      const shown = unwrap(await listFindings(at(planner), { key, ...given }));
      expect(shown.open).toEqual({ error: 1, warning: 0, info: 1 });
      return shown.findings.map(({ id }) => id);
    };
    expect(await ids({})).toEqual(['f-a', 'f-b', 'f-c']);
    expect(await ids({ place: 'PL.I.2' })).toEqual(['f-b', 'f-c']);
    expect(await ids({ place: 'PL.I' })).toEqual(['f-a', 'f-b', 'f-c']);
    expect(await ids({ state: 'open' })).toEqual(['f-a', 'f-c']);
    expect(await ids({ state: 'settled', severity: 'error' })).toEqual([]);
  });

  it('propose the year of their suggestion for a field of years, and no value else', async () => {
    const findings = [
      finding('f-a', 'PL.I.1', { suggestion: 'Đề xuất: 2020.' }),
      finding('f-b', 'PL.I.1', { suggestion: 'Đề xuất: cuối kỳ.' }),
      finding('f-c', 'PL.I.1', { suggestion: null }),
      finding('f-d', 'PL.I.1', {
        suggestion: 'Đề xuất: 2020.',
        where: { kind: 'task', code: 'PL.I.1', line: 30, field: 'title' },
      }),
    ];
    const key = await aPlanOf('422/KH-UBND', { findings });
    const shown = unwrap(await listFindings(at(planner), { key })).findings;
    expect(shown.map(({ suggestedValue }) => suggestedValue)).toEqual(['2020', null, null, null]);
  });

  it('show the last of several resolutions; the history keeps each with the one before it', async () => {
    const key = await aPlan('423/KH-UBND');
    const first = unwrap(await settle(key)).finding.resolution?.id ?? null;
    unwrap(await settle(key, { seen: first, resolution: 'keep', value: null, reason: 'Xem lại' }));
    const [shown] = unwrap(await listFindings(at(planner), { key, state: 'settled' })).findings;
    expect(shown?.resolution).toMatchObject({ resolution: 'keep', value: null, reason: 'Xem lại' });
    const history = { key, finding: 'f-impossible-year' };
    const { entries } = unwrap(await listHistory(at(planner), history));
    expect(entries.map(({ data }) => data)).toMatchObject([
      { before: { id: first, value: '2020' }, after: { resolution: 'keep', replaces: first } },
      { before: null, after: { resolution: 'reading', value: '2020' } },
    ]);
    const { task: found } = unwrap(await getTask(at(planner), { key, code: 'PL.I.2' }));
    expect(found.used.endYear).toBe(1010);
  });
});

describe('a history', () => {
  it('of a task holds its findings and its links, of the plan all of them, newest first', async () => {
    const key = await aPlan('431/KH-UBND');
    unwrap(await settle(key));
    const pair = { provision: 'II.1.2', decision: 'confirmed', seen: null } as const;
    for (const code of ['PL.I.1', 'PL.I.2']) {
      const command = { requestId: newId(), key, version: 1, task: code, ...pair };
      unwrap(await decideLink(at(planner), command));
    }
    const told = async (given: object) =>
      unwrap(await listHistory(at(planner), { key, ...given })).entries.map(
        ({ operation }) => operation,
      );
    expect(await told({ task: 'PL.I.1' })).toEqual(['plan.decide_link']);
    expect(await told({ task: 'PL.I.2' })).toEqual(['plan.decide_link', 'plan.settle_finding']);
    expect(await told({})).toEqual([
      'plan.decide_link',
      'plan.decide_link',
      'plan.settle_finding',
      'plan.load',
    ]);
  });

  it('never holds what happened to another plan', async () => {
    const one = await aPlan('432/KH-UBND');
    const other = await aPlan('433/KH-UBND');
    unwrap(await settle(other));
    const { entries } = unwrap(await listHistory(at(planner), { key: one }));
    expect(entries.map(({ operation }) => operation)).toEqual(['plan.load']);
  });

  it('of a task that is not there is refused; of a finding that never was it is empty', async () => {
    const key = await aPlan('434/KH-UBND');
    expect(await listHistory(at(planner), { key, task: 'x' })).toMatchObject({
      error: { code: 'plan.task_not_found', data: { task: 'x' } },
    });
    expect(unwrap(await listHistory(at(planner), { key, finding: 'x' })).entries).toEqual([]);
  });
});

describe('a search', () => {
  it('of no words finds nothing', async () => {
    for (const q of ['', '  ', '–']) {
      expect(unwrap(await searchPlans(at(planner), { q }))).toEqual({ total: 0, results: [] });
    }
  });

  it('finds a plan by number or title, a provision and a task by their words, in this order', async () => {
    const document = { ...aReading().document, title: 'Kế hoạch đèn biển' };
    const provisions = [{ code: 'II.1.1', section: 'II.1', text: 'Sơn đèn biển', line: 10 }];
    const key = await aPlanOf('441/KH-UBND', {
      document,
      provisions,
      tasks: [task('1', { title: 'Thay đèn biển' })],
    });
    const found = async (q: string) =>
      unwrap(await searchPlans(at(planner), { q }))
        .results.filter((hit) => hit.plan.key === key)
        .map(({ kind, code }) => `${kind} ${code}`);
    expect(await found('DEN bien')).toEqual([`plan ${key}`, 'task PL.I.1', 'provision II.1.1']);
    expect(await found('441')).toEqual([`plan ${key}`]);
    expect(await found('son den')).toEqual(['provision II.1.1']);
    expect(await found('en bien')).toEqual([]);
  });
});

describe('the status of a plan', () => {
  it('counts a task late the day after its last year, one without an end never', async () => {
    const tasks = [task('1', { endYear: 2014 }), task('2', { endYear: null, endRaw: '' })];
    const key = await aPlanOf('451/KH-UBND', { tasks });
    const late = async (on: string) =>
      unwrap(await getStatus(at(planner), { key, on })).late.map(({ task: code }) => code);
    expect(await late('2014-12-31')).toEqual([]);
    expect(await late('2015-01-01')).toEqual(['PL.I.1']);
    expect(await late('2100-01-01')).toEqual(['PL.I.1']);
  });

  it('is of the tasks of one year when a year is asked, and of today when no day is', async () => {
    const tasks = [task('1', { startYear: 2013, endYear: 2014 }), task('2', { startYear: 2015 })];
    const key = await aPlanOf('452/KH-UBND', { tasks });
    const status = unwrap(await getStatus(at(planner), { key, year: 2013 }));
    expect([status.tasks, status.on]).toEqual([1, '2026-01-15']);
    expect(unwrap(await getStatus(at(planner), { key, year: 2030 })).tasks).toBe(0);
  });

  it('names agencies by how much they lead; a task without a lead is nobody’s', async () => {
    const tasks = [
      task('1', { lead: health }),
      task('2', { lead: departmentOfLabour }),
      task('3', { lead: departmentOfLabour }),
      task('4', { lead: null }),
    ];
    const key = await aPlanOf('453/KH-UBND', { tasks });
    const { byAgency, byState } = unwrap(await getStatus(at(planner), { key }));
    expect(byAgency.map(({ name, tasks: many }) => [name, many])).toEqual([
      [departmentOfLabour.name, 2],
      [health.name, 1],
    ]);
    expect(byState).toMatchObject({ not_reported: 4, done: 0 });
  });
});

describe('a file of tasks', () => {
  it('holds the columns that are asked for, in the order of the file, and none unknown', async () => {
    const key = await aPlan('461/KH-UBND');
    const asked = { key, format: 'json', columns: 'title,x,code' } as const;
    const file = unwrap(await exportTasks(at(planner), asked));
    const { columns } = JSON.parse(String(file.body)) as { columns: { key: string }[] };
    expect(columns.map((column) => column.key)).toEqual(['code', 'title']);
    expect(file.name).toMatch(/^461-KH-UBND-2013-tasks/);
  });

  it('shows years as they are used beside the words that are written', async () => {
    const key = await aPlan('462/KH-UBND', { resolutions: [...bothResolutions] });
    const file = unwrap(await exportTasks(at(planner), { key, format: 'json', q: 'tuyen' }));
    const { rows } = JSON.parse(String(file.body)) as { rows: object[] };
    expect(rows).toMatchObject([{ endYear: 2020, endRaw: 'Năm 1010' }]);
  });

  it('of a draft is not given to the public', async () => {
    const key = await aPlan('463/KH-UBND');
    expect(await exportTasks(at(anonymous), { key, format: 'csv' })).toMatchObject({
      error: { code: 'plan.not_found' },
    });
  });
});
