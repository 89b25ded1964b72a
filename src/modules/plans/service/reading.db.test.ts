import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { leader, planActs, planner } from '../../../../tests/support/plan-acts.ts';
import { aReading, aRelease, aTask, bothResolutions } from '../../../../tests/support/plan.ts';
import { unwrap, type Caller } from '../../../kernel/index.ts';
import {
  approvePlan,
  decideLink,
  exportTasks,
  getMatrix,
  getPlan,
  getSource,
  getStatus,
  getTask,
  listHistory,
  listPlans,
  listTasks,
  searchPlans,
} from './index.ts';

const db = testDatabase();
const key = '12-KH-UBND-2013';
const { at, load, aPlan, settle } = planActs(db);

beforeAll(async () => {
  unwrap(await load(aRelease()));
});

describe('what the public sees', () => {
  it('is approved copies only: in lists, by key, in search and as files', async () => {
    const draft = await aPlan('51/KH-UBND');
    const shown = await aPlan('50/KH-UBND', { resolutions: [...bothResolutions] });
    unwrap(await approvePlan(at(leader), { requestId: newId(), key: shown, version: 1 }));
    const context = at(anonymous);
    const { plans } = unwrap(await listPlans(context, {}));
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.every((plan) => plan.state === 'approved')).toBe(true);
    for (const answer of [
      await getPlan(context, { key: draft }),
      await listTasks(context, { key: draft }),
      await getTask(context, { key: draft, code: 'PL.I.1' }),
      await getMatrix(context, { key: draft }),
      await exportTasks(context, { key: draft, format: 'csv' }),
    ]) {
      expect(answer).toMatchObject({ error: { code: 'plan.not_found' } });
    }
    const { results } = unwrap(await searchPlans(context, { q: 'nghia trang' }));
    expect(results.some((hit) => hit.plan.key === draft)).toBe(false);
  });

  it('names nobody and counts no findings', async () => {
    const plan = await aPlan('52/KH-UBND', { resolutions: [...bothResolutions] });
    unwrap(await approvePlan(at(leader), { requestId: newId(), key: plan, version: 1 }));
    const shown = JSON.stringify([
      unwrap(await getPlan(at(anonymous), { key: plan })),
      unwrap(await getTask(at(anonymous), { key: plan, code: 'PL.I.2' })),
      unwrap(await listTasks(at(anonymous), { key: plan, findings: 'open' })),
      unwrap(await exportTasks(at(anonymous), { key: plan, format: 'json' })),
    ]);
    expect(shown).not.toContain('Người nam');
    expect(shown).not.toContain('Người đọc');
    expect(shown).not.toContain('Điểm chưa xử lý');
    expect(unwrap(await getPlan(at(anonymous), { key: plan })).plan.findings).toBe(0);
  });
});

describe('reading a plan', () => {
  it('lists tasks by words without accents, agency, funding, year and state of findings', async () => {
    const plan = await aPlan('61/KH-UBND');
    const codes = async (filter: object) =>
      unwrap(await listTasks(at(planner), { key: plan, ...filter })).tasks.map((task) => task.code);
    expect(await codes({ q: 'NGHIA trang liet' })).toEqual(['PL.I.1']);
    expect(await codes({ q: 'nghia qqq' })).toEqual([]);
    expect(await codes({ funding: 'local_budget' })).toEqual(['PL.I.2']);
    expect(await codes({ year: 2014 })).toEqual(['PL.I.1']);
    expect(await codes({ findings: 'open' })).toEqual(['PL.I.2']);
    expect(await codes({ section: 'PL.I' })).toEqual(['PL.I.1', 'PL.I.2']);
    expect(await codes({ section: 'PL' })).toEqual(['PL.I.1', 'PL.I.2']);
    expect(await codes({ lead: 'nobody' })).toEqual([]);
  });

  it.each(['code', 'title', 'lead', 'startYear', 'endYear', 'openFindings'] as const)(
    'pages through every task once when sorted by %s, up and down',
    async (sort) => {
      const tasks = Array.from({ length: 25 }, (_, index) =>
        aTask({
          code: `PL.I.${index + 1}`,
          title: `Việc ${index % 4}`,
          endYear: 2013 + (index % 3),
        }),
      );
      const reading = aReading({ tasks });
      const document = { ...reading.document, number: `62${sort}/KH-UBND` };
      const plan = unwrap(await load(aRelease({ reading: { ...reading, document } }))).key;
      for (const descending of ['true', 'false'] as const) {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const input = { key: plan, sort, descending, limit: 7 };
          const page = unwrap(
            await listTasks(at(planner), after === undefined ? input : { ...input, after }),
          );
          seen.push(...page.tasks.map((task) => task.code));
          after = page.next ?? undefined;
          expect(page.total).toBe(25);
        } while (after !== undefined);
        expect(new Set(seen).size).toBe(25);
        expect(seen).toHaveLength(25);
      }
    },
  );

  it('exports in the order of the screen, open findings for staff only', async () => {
    const plan = await aPlan('65/KH-UBND');
    const order = { key: plan, format: 'json', sort: 'openFindings', descending: 'true' } as const;
    const file = async (caller: Caller) =>
      JSON.parse(String(unwrap(await exportTasks(at(caller), order)).body)) as {
        rows: { code: string; openFindings: number }[];
        columns: { key: string }[];
      };
    const seen = await file(planner);
    expect(seen.rows.map((row) => [row.code, row.openFindings])).toEqual([
      ['PL.I.2', 1],
      ['PL.I.1', 0],
    ]);
    expect(seen.columns.map((column) => column.key)).toContain('openFindings');
  });

  it('exports in the order of several columns, unknown ones left aside', async () => {
    const years = [
      [2013, 2015],
      [2012, null],
      [2013, 2014],
      [2012, 2020],
    ] as const;
    const tasks = years.map(([startYear, endYear], index) =>
      aTask({ code: `PL.I.${index + 1}`, startYear, endYear, endRaw: String(endYear) }),
    );
    const reading = aReading({ tasks, findings: [] });
    const document = { ...reading.document, number: '66/KH-UBND' };
    const plan = unwrap(await load(aRelease({ reading: { ...reading, document } }))).key;
    const codes = async (order: string) => {
      const input = { key: plan, format: 'json', order } as const;
      const file = unwrap(await exportTasks(at(planner), input));
      const { rows } = JSON.parse(String(file.body)) as { rows: { code: string }[] };
      return rows.map(({ code }) => code.split('.').at(-1)).join('');
    };
    expect(await codes('startYear,endYear')).toBe('4231');
    expect(await codes('-startYear,endYear')).toBe('3142');
    expect(await codes('startYear,-endYear')).toBe('4213');
    expect(await codes('-code')).toBe('4321');
    expect(await codes('nothing,__proto__,,-')).toBe('1234');
  });

  it('shows the matrix with its holes, and a decided link by whom', async () => {
    const plan = await aPlan('63/KH-UBND');
    const before = unwrap(await getMatrix(at(planner), { key: plan }));
    expect(before.holes).toEqual({ provisions: ['II.1.2'], tasks: ['PL.I.2'] });
    const pair = { key: plan, version: 1, task: 'PL.I.2', provision: 'II.1.2', seen: null };
    const added = await decideLink(at(planner), {
      ...pair,
      requestId: newId(),
      decision: 'confirmed',
    });
    expect(unwrap(added).link).toMatchObject({ state: 'confirmed', decidedBy: 'Người ha' });
    const after = unwrap(await getMatrix(at(planner), { key: plan }));
    expect(after.holes).toEqual({ provisions: [], tasks: [] });
    const late = await decideLink(at(planner), {
      ...pair,
      requestId: newId(),
      decision: 'refused',
    });
    expect(late).toMatchObject({ error: { code: 'plan.link_decided_meanwhile' } });
  });

  it('refuses a link to a task or a provision that is not there', async () => {
    const pair = { key, version: 1, seen: null, decision: 'confirmed' } as const;
    const none = { ...pair, task: 'PL.X', provision: 'II.1.1', requestId: newId() };
    expect(await decideLink(at(planner), none)).toMatchObject({
      error: { code: 'plan.task_not_found' },
    });
    const other = { ...pair, task: 'PL.I.1', provision: 'X', requestId: newId() };
    expect(await decideLink(at(planner), other)).toMatchObject({
      error: { code: 'plan.provision_not_found' },
    });
  });

  it('keeps the history of who did what to the plan, a task and a finding', async () => {
    const plan = await aPlan('64/KH-UBND');
    unwrap(await settle(plan));
    const operations = async (filter: object) =>
      unwrap(await listHistory(at(planner), { key: plan, ...filter })).entries.map(
        (entry) => entry.operation,
      );
    expect(await operations({})).toEqual(['plan.settle_finding', 'plan.load']);
    expect(await operations({ task: 'PL.I.2' })).toEqual(['plan.settle_finding']);
    expect(await operations({ task: 'PL.I.1' })).toEqual([]);
    expect(await operations({ finding: 'f-impossible-year' })).toEqual(['plan.settle_finding']);
  });

  it('gives the text back word for word', async () => {
    const { lines, fileName } = unwrap(await getSource(at(planner), { key }));
    expect(fileName).toBe('ke-hoach.txt');
    expect(lines).toEqual(aRelease().source.lines);
  });

  it('says of every task that nobody reported, and which are past their last day', async () => {
    const status = unwrap(await getStatus(at(planner), { key, on: '2016-01-01' }));
    expect(status).toMatchObject({ plan: '12/KH-UBND', tasks: 2, byState: { not_reported: 2 } });
    expect(status.late.map((late) => late.task)).toEqual(['PL.I.1', 'PL.I.2']);
    const before = unwrap(await getStatus(at(planner), { key, on: '2015-12-31' }));
    expect(before.late.map((late) => late.task)).toEqual(['PL.I.2']);
    expect(status.byAgency).toMatchObject([{ tasks: 2 }]);
  });
});
