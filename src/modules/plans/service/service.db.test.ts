import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { leader, planActs, planner } from '../../../../tests/support/plan-acts.ts';
import { aReading, aRelease, aTask, bothResolutions } from '../../../../tests/support/plan.ts';
import { unwrap, type Caller } from '../../../kernel/index.ts';
import { readRelease } from '../import/release.ts';
import {
  approvePlan,
  exportPlan,
  exportTasks,
  getPlan,
  getTask,
  listFindings,
  listPlans,
  startOver,
} from './index.ts';

const db = testDatabase();
const key = '12-KH-UBND-2013';
const { at, load, aPlan, settle } = planActs(db);

describe('loading a plan', () => {
  it('makes a digital copy with its findings open', async () => {
    expect(unwrap(await load(aRelease()))).toEqual({
      plan: '12/KH-UBND',
      key,
      version: 1,
      state: 'digital_copy',
      tasks: 2,
      provisions: 2,
      openFindings: 2,
      unchanged: false,
    });
  });

  it('is unchanged for the same text again', async () => {
    expect(unwrap(await load(aRelease()))).toMatchObject({ version: 1, unchanged: true });
  });

  it('is refused with --approve while findings are open, and stores nothing', async () => {
    const reading = aReading();
    const document = { ...reading.document, number: '13/KH-UBND' };
    const release = aRelease({ reading: { ...reading, document } });
    expect(await load(release, true)).toMatchObject({
      ok: false,
      error: { code: 'plan.findings_open', data: { open: 2 } },
    });
    const { plans } = unwrap(await listPlans(db.context(), {}));
    expect(plans.some((plan) => plan.number === '13/KH-UBND')).toBe(false);
  });

  it('with a release that names reader and approver is approved at once', async () => {
    const reading = aReading();
    const document = { ...reading.document, number: '14/KH-UBND' };
    const release = aRelease({
      reading: { ...reading, document },
      resolutions: [...bothResolutions],
      approval: { approvedBy: 'Người duyệt', on: '2026-11-21' },
    });
    expect(unwrap(await load(release, true))).toMatchObject({ state: 'approved', openFindings: 0 });
    expect(unwrap(await load(release, true))).toMatchObject({ unchanged: true });
  });

  it('is refused when reader and approver are one person', async () => {
    const reading = aReading();
    const document = { ...reading.document, number: '15/KH-UBND' };
    const release = aRelease({
      reading: { ...reading, document },
      resolutions: [...bothResolutions],
      approval: { approvedBy: 'Người đọc', on: '2026-11-21' },
    });
    expect(await load(release, true)).toMatchObject({
      error: { code: 'plan.approver_wrote_resolution' },
    });
  });

  it('of another text of the same plan makes its next version and keeps the ids of tasks', async () => {
    const plan = await aPlan('16/KH-UBND');
    const before = unwrap(await getTask(db.context(), { key: plan, code: 'PL.I.1' })).task.id;
    const reading = aReading({ tasks: [aTask({ code: 'PL.II.4' })], findings: [] });
    const document = { ...reading.document, number: '16/KH-UBND', sha256: 'dd'.repeat(32) };
    const next = unwrap(await load(aRelease({ reading: { ...reading, document } })));
    expect(next).toMatchObject({ key: plan, version: 2 });
    const after = unwrap(await getTask(db.context(), { key: plan, version: 2, code: 'PL.II.4' }));
    expect(after.task.id).toBe(before);
  });
});

describe('exporting a plan', () => {
  it('and loading it elsewhere and exporting it again gives the same bytes', async () => {
    const plan = await aPlan('21/KH-UBND', { resolutions: [...bothResolutions] });
    unwrap(await approvePlan(at(leader), { requestId: newId(), key: plan, version: 1 }));
    const first = String(unwrap(await exportPlan(db.context(), { key: plan })).body);
    const copy = unwrap(readRelease(first.replaceAll('21/KH-UBND', '22/KH-UBND'), 'a.yaml'));
    const loaded = unwrap(await load(copy));
    const second = String(unwrap(await exportPlan(db.context(), { key: loaded.key })).body);
    expect(second.replaceAll('22/KH-UBND', '21/KH-UBND')).toBe(first);
  });

  it('as a table gives the rows of the filter with their definitions', async () => {
    const plan = await aPlan('23/KH-UBND');
    const file = unwrap(
      await exportTasks(db.context(), { key: plan, format: 'json', q: 'tuyen truyen' }),
    );
    const table = JSON.parse(String(file.body)) as { rows: unknown[]; columns: unknown[] };
    expect(table.rows).toHaveLength(1);
    expect(table.columns[0]).toMatchObject({ key: 'code', heading: 'Mã' });
  });
});

describe('settling findings', () => {
  it('lays a reading over the written year and keeps what is written', async () => {
    const plan = await aPlan('31/KH-UBND');
    expect(unwrap(await settle(plan))).toMatchObject({ openFindings: 1 });
    const { task } = unwrap(await getTask(db.context(), { key: plan, code: 'PL.I.2' }));
    expect(task.written.endYear).toBe(1010);
    expect(task.used.endYear).toBe(2020);
    expect(task.readings).toMatchObject([{ field: 'endYear', value: '2020' }]);
  });

  it('lets one of two planners win and shows the other who it was', async () => {
    const plan = await aPlan('32/KH-UBND');
    const second = aUser('binh', 'planner');
    for (let round = 0; round < 20; round += 1) {
      const finding = unwrap(await listFindings(at(planner), { key: plan })).findings[0];
      const seen = finding?.resolution?.id ?? null;
      const both = await Promise.all([
        settle(plan, { seen, resolution: 'keep', value: null }),
        settle(plan, { seen, resolution: 'erratum', value: null }, second),
      ]);
      expect(both.filter((result) => result.ok)).toHaveLength(1);
      const lost = both.find((result) => !result.ok);
      expect(lost).toMatchObject({
        error: { code: 'plan.finding_settled_meanwhile', kind: 'conflict' },
      });
    }
  });

  it('gives the same answer when it is sent twice, and a conflict for another body', async () => {
    const plan = await aPlan('33/KH-UBND');
    const requestId = newId();
    const first = unwrap(await settle(plan, { requestId }));
    expect(unwrap(await settle(plan, { requestId }))).toEqual(first);
    expect(await settle(plan, { requestId, value: '2019' })).toMatchObject({
      error: { code: 'request.other_body' },
    });
    const rows = await sql<{ n: string }>`select count(*) as n from plan_finding_resolution r
      join plan_copy c on c.id = r.copy_id join plan p on p.id = c.plan_id
      where p.key = ${plan}`.execute(db.database);
    expect(Number(rows.rows[0]?.n)).toBe(1);
  });

  it('is refused without a reason and for a finding that is not there', async () => {
    const plan = await aPlan('34/KH-UBND');
    expect(await settle(plan, { reason: ' ' })).toMatchObject({
      error: { code: 'plan.reason_missing' },
    });
    expect(await settle(plan, { finding: 'x' })).toMatchObject({
      error: { code: 'plan.finding_not_found' },
    });
  });

  it('cannot be undone in the database by the running role', async () => {
    const plan = await aPlan('35/KH-UBND');
    unwrap(await settle(plan));
    const deletion = sql`delete from plan_finding_resolution`.execute(db.database);
    await expect(deletion).rejects.toThrow(/permission denied/);
    const change = sql`update plan_finding_resolution set reason = 'x'`.execute(db.database);
    await expect(change).rejects.toThrow(/permission denied/);
    const text = sql`update plan_copy set source_text = 'x'`.execute(db.database);
    await expect(text).rejects.toThrow(/permission denied/);
  });
});

describe('approving a digital copy', () => {
  const approve = (plan: string, caller: Caller, version = 1) =>
    approvePlan(at(caller), { requestId: newId(), key: plan, version });
  const settleBoth = async (plan: string) => {
    unwrap(await settle(plan));
    unwrap(await settle(plan, { finding: 'f-date', resolution: 'erratum', value: null }));
  };

  it('waits for every error and warning, then needs a second person', async () => {
    const plan = await aPlan('41/KH-UBND');
    expect(await approve(plan, leader)).toMatchObject({
      error: { code: 'plan.findings_open', data: { open: 2 } },
    });
    await settleBoth(plan);
    expect(await approve(plan, planner)).toMatchObject({
      error: { code: 'plan.approver_wrote_resolution' },
    });
    const lent = { ...at(leader), onBehalfOf: [planner.kind === 'user' ? planner.login : ''] };
    const command = { requestId: newId(), key: plan, version: 1 };
    expect(await approvePlan(lent, command)).toMatchObject({
      error: { code: 'plan.approver_acts_for_resolver' },
    });
    expect(unwrap(await approve(plan, leader))).toMatchObject({ state: 'approved' });
    expect(await approve(plan, leader)).toMatchObject({ error: { code: 'plan.approved' } });
    expect(await settle(plan)).toMatchObject({ error: { code: 'plan.approved' } });
  });

  it('is done once by a hundred at the same time', async () => {
    const plan = await aPlan('42/KH-UBND');
    await settleBoth(plan);
    const results = await Promise.all(Array.from({ length: 100 }, () => approve(plan, leader)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it('is refused by the database too: open findings, or one who wrote a resolution', async () => {
    const plan = await aPlan('43/KH-UBND');
    const force = (by: string) =>
      sql`update plan_copy c set state = 'approved', approved_at = now(), approved_by = ${by},
        approved_by_name = ${by} from plan p where p.id = c.plan_id and p.key = ${plan}`.execute(
        db.database,
      );
    await expect(force('user:nam')).rejects.toThrow(/plan_copy_approved_closed/);
    await settleBoth(plan);
    await expect(force('user:ha')).rejects.toThrow(/maker_is_checker/);
    await expect(force('user:nam')).resolves.toBeDefined();
  });

  it('of the first copy stands while somebody starts over, until the new one is approved', async () => {
    const plan = await aPlan('44/KH-UBND');
    await settleBoth(plan);
    unwrap(await approve(plan, leader));
    const again = { requestId: newId(), key: plan, reason: 'Đọc lại từ đầu' };
    expect(unwrap(await startOver(at(planner), again))).toMatchObject({
      version: 2,
      state: 'digital_copy',
      openFindings: 2,
    });
    const inUse = unwrap(await getPlan(at(planner), { key: plan })).plan;
    expect(inUse).toMatchObject({ version: 1, state: 'approved', newerCopy: 2 });
    unwrap(await settle(plan, { version: 2 }));
    unwrap(await settle(plan, { version: 2, finding: 'f-date', resolution: 'keep', value: null }));
    unwrap(await approve(plan, leader, 2));
    expect(unwrap(await getPlan(at(planner), { key: plan })).plan.version).toBe(2);
  });
});
