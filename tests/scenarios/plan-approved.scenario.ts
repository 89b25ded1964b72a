import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeRelease } from '../../src/modules/plans/import/index.ts';
import { sealAll, verifyLog } from '../../src/platform/audit/index.ts';
import { testDatabase } from '../support/database.ts';
import { wholeHouse, type Answer, type Visitor } from '../support/house.ts';
import { aRelease } from '../support/plan.ts';

/*
 * Văn bản kế hoạch được nạp, rà soát, một người khác phê duyệt, rồi ai cũng xem được.
 * Each step stands on the one before, as in the life of a plan.
 */
const db = testDatabase();
const house = wholeHouse(db);
const keys = join(mkdtempSync(join(tmpdir(), 'ansinh-scenario-')), 'keys');
const plan = '/api/plans/12-KH-UBND-2013';
let planner: Visitor;
let secondPlanner: Visitor;
let leader: Visitor;

interface Finding {
  readonly id: string;
  readonly severity: string;
  readonly resolution: { readonly id: string; readonly kind: string } | null;
}

const findingsOf = (answer: Answer) => answer.body['findings'] as readonly Finding[];
const codeOf = (answer: Answer) => answer.body['code'] as string;

function resolutionOf(finding: Finding, resolution: string, value: string | null = null) {
  const { id } = finding;
  const reason = 'Theo tiêu đề của văn bản';
  const seen = finding.resolution?.id ?? null;
  return { version: 1, finding: id, resolution, value, reason, seen };
}

beforeAll(async () => {
  planner = await house.signIn('planner');
  secondPlanner = await house.signIn('planner2');
  leader = await house.signIn('leader');
});
afterAll(() => rmSync(join(keys, '..'), { recursive: true, force: true }));

describe('từ văn bản đến bản số hóa được phê duyệt', () => {
  test('a stranger and an officer of an agency may not load a plan', async () => {
    const file = { name: 'ke-hoach.yaml', text: writeRelease(aRelease()) };
    expect((await house.stranger().upload('/api/plans/import', file)).status).toBe(401);
    const officer = await house.signIn('agency.officer');
    expect((await officer.upload('/api/plans/import', file)).status).toBe(403);
  });

  test('a planner loads the text; the same text again is unchanged', async () => {
    const file = { name: 'ke-hoach.yaml', text: writeRelease(aRelease()) };
    const loaded = await planner.upload('/api/plans/import', file);
    expect(loaded).toMatchObject({
      status: 200,
      body: { plan: '12/KH-UBND', state: 'digital_copy', tasks: 2, openFindings: 2 },
    });
    const again = await planner.upload('/api/plans/import', file);
    expect(again.body).toMatchObject({ version: 1, unchanged: true });
  });

  test('staff see the digital copy, the public sees nothing yet', async () => {
    expect((await leader.get(plan)).body).toMatchObject({ plan: { state: 'digital_copy' } });
    expect((await house.stranger().get(plan)).status).toBe(404);
    expect((await house.stranger().get('/api/plans')).body).toEqual({ plans: [] });
    expect((await house.stranger().get(`${plan}/findings`)).status).toBe(401);
  });

  test('nobody approves while findings are open', async () => {
    const refused = await leader.post(`${plan}/approve`, { version: 1 });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'plan.findings_open']);
  });

  test('a reading without a value, and a resolution without a reason, are refused', async () => {
    const [first] = findingsOf(await planner.get(`${plan}/findings?state=open`));
    const asked = resolutionOf(first as Finding, 'reading');
    const bare = await planner.post(`${plan}/findings/${first?.id}`, asked);
    expect(codeOf(bare)).toBe('plan.reading_value_missing');
    const silent = { ...asked, resolution: 'keep', reason: ' ' };
    expect(codeOf(await planner.post(`${plan}/findings/${first?.id}`, silent))).toBe(
      'plan.reason_missing',
    );
  });

  test('two planners settle one finding at once: one wins, the other is told', async () => {
    const open = findingsOf(await planner.get(`${plan}/findings?state=open`));
    const finding = open.find(({ id }) => id === 'f-impossible-year') as Finding;
    const ask = (who: Visitor, value: string) =>
      who.post(`${plan}/findings/${finding.id}`, resolutionOf(finding, 'reading', value));
    const answers = await Promise.all([ask(planner, '2020'), ask(secondPlanner, '2015')]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const loser = answers.find(({ status }) => status === 409) as Answer;
    expect(codeOf(loser)).toBe('plan.finding_settled_meanwhile');
  });

  test('a resolution sent twice has one effect, with another body it is refused', async () => {
    const open = findingsOf(await planner.get(`${plan}/findings?state=open`));
    const finding = open.find(({ id }) => id === 'f-date') as Finding;
    const address = `${plan}/findings/${finding.id}`;
    const body = { ...resolutionOf(finding, 'erratum'), requestId: newId() };
    const first = await planner.post(address, body);
    const second = await planner.post(address, body);
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    const other = await planner.post(address, { ...body, reason: 'Lý do khác' });
    expect([other.status, codeOf(other)]).toEqual([409, 'request.other_body']);
  });

  test('whoever wrote a resolution may not approve; somebody else may, once', async () => {
    const own = await planner.post(`${plan}/approve`, { version: 1 });
    expect([own.status, codeOf(own)]).toEqual([409, 'plan.approver_wrote_resolution']);
    const approved = await leader.post(`${plan}/approve`, { version: 1 });
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved', openFindings: 0 } });
    const again = await leader.post(`${plan}/approve`, { version: 1 });
    expect(codeOf(again)).toBe('plan.approved');
  });

  test('now everyone sees the plan, and neither findings nor names', async () => {
    const stranger = house.stranger();
    const seen = await stranger.get(plan);
    expect(seen).toMatchObject({ status: 200, body: { plan: { state: 'approved' } } });
    const tasks = (await stranger.get(`${plan}/tasks?q=nghia trang`)).body['tasks'] as unknown[];
    expect(tasks).toHaveLength(1);
    expect(seen.body).toMatchObject({ plan: { findings: 0, openFindings: 0, approvedBy: null } });
    expect(JSON.stringify(seen.body)).not.toContain('dữ liệu mẫu');
    expect((await stranger.get(`${plan}/history`)).status).toBe(401);
  });

  test('the history says who did what, and the sealed log is whole', async () => {
    const { body } = await leader.get(`${plan}/history`);
    const entries = body['entries'] as readonly { operation: string; by: string }[];
    expect(entries.map(({ operation, by }) => `${operation} ${by}`)).toEqual([
      'plan.approve user:leader',
      'plan.settle_finding user:planner',
      expect.stringMatching(/^plan\.settle_finding user:planner2?$/),
      'plan.import user:planner',
    ]);
    await sealAll({ database: db.database, keys });
    const verdict = await verifyLog(db.database, keys);
    expect(verdict).toMatchObject({ ok: true, waiting: 0 });
    expect(verdict.sealed).toBeGreaterThanOrEqual(entries.length);
  });
});
