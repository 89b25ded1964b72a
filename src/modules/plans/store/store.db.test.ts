import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { aFinding, aRelease, aTask } from '../../../../tests/support/plan.ts';
import { AT, planStore, PUBLIC, STAFF } from '../../../../tests/support/plan-store.ts';
import { read } from '../../../platform/database/index.ts';
import type { PlanReading } from '../domain/index.ts';
import * as store from './index.ts';

const db = testDatabase();
const { inside, aCopy, approve, settle } = planStore(db);

const quiet = { findings: [] };

describe('a copy that is stored', () => {
  it('is read back as it was written: body, tasks, findings and text', async () => {
    const { id, reading } = await aCopy();
    const { document, grounds, references, targets, sections, provisions } = reading;
    expect(await read(db.context(), (trx) => store.getCopyBody(trx, STAFF, id))).toEqual({
      document,
      grounds,
      references,
      targets,
      sections,
      provisions,
    });
    expect(await read(db.context(), (trx) => store.listWrittenTasks(trx, STAFF, id))).toEqual(
      reading.tasks,
    );
    const rows = await read(db.context(), (trx) => store.listFindingRows(trx, STAFF, id));
    const bare = rows.map(({ number: _number, resolved: _resolved, ...finding }) => finding);
    expect(bare).toEqual(reading.findings);
    expect(await read(db.context(), (trx) => store.getSourceText(trx, STAFF, id))).toEqual(
      aRelease().source,
    );
  });

  it('keeps every field of a task, whatever it holds', async () => {
    const full = aTask({
      lead: null,
      coordinating: [],
      startYear: null,
      endYear: 1010,
      startRaw: 'Hằng năm',
      funding: [
        { kind: 'enterprise', raw: 'Doanh nghiệp' },
        { kind: 'central_budget', raw: 'TW' },
        { kind: 'enterprise', raw: 'DN khác' },
      ],
      outputs: ['Báo cáo', 'Quyết định “A”'],
      budget: '123456789012345678',
      extra: { 'Ghi chú': 'a: b # c\n“d”' },
    });
    const { id } = await aCopy({ tasks: [full] });
    expect(await read(db.context(), (trx) => store.listWrittenTasks(trx, STAFF, id))).toEqual([
      full,
    ]);
  });

  it('holds more rows than one statement inserts, in the order of the text', async () => {
    const tasks = Array.from({ length: 1_203 }, (_none, index) =>
      aTask({ code: `PL.I.${index + 1}`, title: `Việc ${index + 1}`, provisions: [] }),
    );
    const { id } = await aCopy({ tasks, findings: [] });
    const written = await read(db.context(), (trx) => store.listWrittenTasks(trx, STAFF, id));
    expect(written.map((task) => task.code)).toEqual(tasks.map((task) => task.code));
  });

  it('gives only the tasks that are asked for, in the order of the text', async () => {
    const { id } = await aCopy();
    const codes = async (asked: readonly string[]) =>
      (await read(db.context(), (trx) => store.listWrittenTasks(trx, STAFF, id, asked))).map(
        (task) => task.code,
      );
    expect(await codes(['PL.I.2', 'PL.I.1', 'x'])).toEqual(['PL.I.1', 'PL.I.2']);
    expect(await codes([])).toEqual([]);
  });

  it('without an id for a task is a programmer’s error and stores nothing', async () => {
    const planId = newId();
    const stored = inside(async (trx) => {
      const plan = { id: planId, key: 'hong', identity: 'hong', number: null, at: AT, by: 'x' };
      await store.insertPlan(trx, plan);
      const copy = { id: newId(), planId, version: 1, at: AT, by: 'x', taskIds: new Map() };
      await store.insertCopy(trx, { ...copy, release: aRelease() });
    });
    await expect(stored).rejects.toThrow('task PL.I.1 has no id');
    const taken = await read(db.context(), (trx) => store.isKeyTaken(trx, 'hong'));
    expect(taken).toBe(false);
  });
});

describe('constraints that no service can go around', () => {
  const insert = (part: Partial<PlanReading>) => aCopy({ ...quiet, ...part });

  it.each<[what: string, constraint: RegExp, part: Partial<PlanReading>]>([
    ['two tasks of one code', /plan_task_(?:code_unique|pk)/, { tasks: [aTask(), aTask()] }],
    [
      'two provisions of one code',
      /plan_provision_code_unique/,
      {
        tasks: [],
        provisions: [1, 2].map((line) => ({ code: 'I.1', section: 'I', text: 'x', line })),
      },
    ],
    [
      'two sections of one code',
      /plan_section_code_unique/,
      { sections: [1, 2].map((line) => ({ code: 'I', title: 'x', line })) },
    ],
    ['two findings of one id', /plan_finding_pk/, { findings: [aFinding(), aFinding()] }],
    [
      'a finding of no known severity',
      /plan_finding_severity/,
      { findings: [aFinding({ severity: 'fatal' as 'error' })] },
    ],
    [
      'a suggestion of a provision that is not there',
      /plan_link_suggestion_provision/,
      { tasks: [aTask({ provisions: [{ code: 'X.9', confidence: 'weak' }] })] },
    ],
    [
      'a suggestion of no known confidence',
      /plan_link_suggestion_confidence/,
      { tasks: [aTask({ provisions: [{ code: 'II.1.1', confidence: 'sure' as 'weak' }] })] },
    ],
    [
      'a source of money of no known kind',
      /plan_task_funding_kind/,
      { tasks: [aTask({ funding: [{ kind: 'lottery' as 'other', raw: 'x' }] })] },
    ],
    ['a negative sum', /plan_task_budget/, { tasks: [aTask({ budget: '-1' })] }],
  ])('refuse %s', async (_what, constraint, part) => {
    await expect(insert(part)).rejects.toThrow(constraint);
  });

  it('refuse two plans of one address or one identity, and one version twice', async () => {
    const { planId, key } = await aCopy(quiet);
    await expect(aCopy(quiet, { key })).rejects.toThrow(/plan_(?:key|identity)_unique/);
    await expect(aCopy(quiet, { planId, version: 1 })).rejects.toThrow(/plan_copy_version_unique/);
    await expect(aCopy(quiet, { planId, version: 0 })).rejects.toThrow(
      /plan_copy_version_positive/,
    );
  });

  it('refuse an approval while a finding is open, and one of whoever resolved any', async () => {
    const { id } = await aCopy();
    await expect(approve(id)).rejects.toThrow(/plan_copy_approved_closed/);
    await settle(id, 'f-impossible-year');
    await settle(id, 'f-date');
    await expect(approve(id, 'user:ha')).rejects.toThrow(/maker_is_checker/);
    await expect(approve(id)).resolves.toBeUndefined();
  });

  it.each<[what: string, constraint: RegExp, given: Partial<store.NewResolution>]>([
    ['a reading without its value', /plan_finding_resolution_value/, { resolution: 'reading' }],
    ['a value without a reading', /plan_finding_resolution_value/, { value: '2020' }],
    ['an empty reason', /plan_finding_resolution_reason/, { reason: '' }],
    [
      'a way that is none of the four',
      /plan_finding_resolution_kind/,
      { resolution: 'drop' as 'keep' },
    ],
    ['a finding that is not there', /plan_finding_resolution_finding/, { finding: 'f-none' }],
  ])('refuse a resolution with %s', async (_what, constraint, given) => {
    const { id } = await aCopy();
    await expect(settle(id, 'f-date', given)).rejects.toThrow(constraint);
  });

  it('let one resolution be replaced once: of two that saw the same, one is refused', async () => {
    const { id } = await aCopy();
    const first = await settle(id, 'f-date');
    await expect(settle(id, 'f-date')).rejects.toThrow(/plan_finding_resolution_once/);
    await settle(id, 'f-date', { replaces: first });
    await expect(settle(id, 'f-date', { replaces: first })).rejects.toThrow(
      /plan_finding_resolution_once/,
    );
  });

  it('keep histories from the running role: nothing is changed, nothing deleted', async () => {
    const denied = [
      sql`delete from plan_task`,
      sql`delete from plan_link_decision`,
      sql`update plan_link_decision set decision = 'refused'`,
      sql`update plan_task set title = 'x'`,
      sql`update plan_provision set body = 'x'`,
      sql`update plan_finding set body = 'x'`,
      sql`delete from plan`,
      sql`truncate plan_copy cascade`,
    ];
    for (const statement of denied) {
      await expect(statement.execute(db.database)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('what a caller may see', () => {
  it('is an approved copy for the public, a draft for staff', async () => {
    const { id, key } = await aCopy(quiet);
    const find = (view: typeof STAFF | typeof PUBLIC) =>
      read(db.context(), (trx) => store.findCopy(trx, view, key));
    expect(await find(PUBLIC)).toBeNull();
    expect((await find(STAFF))?.id).toBe(id);
    await approve(id);
    expect((await find(PUBLIC))?.id).toBe(id);
  });

  it('is the approved copy while a newer draft is read, unless the draft is asked for', async () => {
    const { id, planId, key } = await aCopy(quiet);
    await approve(id);
    const draft = await aCopy(quiet, { planId, version: 2 });
    const find = (view: typeof STAFF | typeof PUBLIC, version?: number) =>
      read(db.context(), (trx) => store.findCopy(trx, view, key, version));
    expect((await find(STAFF))?.version).toBe(1);
    expect(await find(STAFF)).toMatchObject({ newestVersion: 2 });
    expect((await find(STAFF, 2))?.id).toBe(draft.id);
    expect(await find(PUBLIC, 2)).toBeNull();
    expect(await find(STAFF, 3)).toBeNull();
  });

  it('lists one copy a plan, and to the public only plans with an approved one', async () => {
    const drafted = await aCopy(quiet);
    const approved = await aCopy(quiet);
    await approve(approved.id);
    await aCopy(quiet, { planId: approved.planId, version: 2 });
    const list = async (view: typeof STAFF | typeof PUBLIC) =>
      (await read(db.context(), (trx) => store.listCopiesInUse(trx, view))).map((copy) => copy.id);
    const [staff, everybody] = [await list(STAFF), await list(PUBLIC)];
    expect(staff).toEqual(expect.arrayContaining([drafted.id, approved.id]));
    expect(new Set(staff).size).toBe(staff.length);
    expect(everybody).toContain(approved.id);
    expect(everybody).not.toContain(drafted.id);
  });

  it('is found by address or by number, never by a part of them', async () => {
    const { key, planId } = await aCopy(quiet);
    const find = (asked: string) => read(db.context(), (trx) => store.findCopy(trx, STAFF, asked));
    const copy = await find(key);
    expect((await find(copy?.number ?? ''))?.planId).toBe(planId);
    for (const asked of [key.slice(1), `${key}x`, '', '%', key.toUpperCase()]) {
      expect(await find(asked)).toBeNull();
    }
  });

  it('is the newest copy by identity, drafts only for staff', async () => {
    const { key, planId } = await aCopy(quiet);
    await aCopy(quiet, { planId, version: 2 });
    const newest = (view: typeof STAFF | typeof PUBLIC) =>
      read(db.context(), (trx) => store.findNewestCopy(trx, view, `dấu ${key}`));
    expect((await newest(STAFF))?.version).toBe(2);
    expect(await newest(PUBLIC)).toBeNull();
  });
});
