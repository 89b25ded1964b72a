import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { aUser, anonymous } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { aReading, aRelease, aTask } from '../../../../tests/support/plan.ts';
import { unwrap, type Caller } from '../../../kernel/index.ts';
import { accessModule, callerOfLogin } from '../../access/index.ts';
import { agenciesModule, loadAgencies } from '../../agencies/index.ts';
import { loadAreas } from '../../areas/index.ts';
import { loadCalendar } from '../../calendar/index.ts';
import { agencyResolver, loadRelease, plansModule } from '../../plans/index.ts';
import { policiesModule } from '../../policies/index.ts';
import { serveListWork } from './index.ts';

const db = testDatabase();
const now = Date.parse('2026-11-25T03:00:00Z');

async function workOf(caller: Caller, language: 'vi' | 'en' = 'vi') {
  const context = { ...db.context({ caller }), now: () => now, language };
  return unwrap(await serveListWork(context));
}

async function rowsOf(caller: Caller) {
  const { items } = await workOf(caller);
  return items.map(({ verb, group }) => `${group}: ${verb}`);
}

const building = () => {
  const found = agencyResolver()('Sở Xây dựng');
  if (found === null) throw new Error('no such agency');
  return { code: found.code, name: found.name, raw: 'Sở Xây dựng' };
};

async function load(approve: boolean): Promise<void> {
  const lead = building();
  const tasks = [
    aTask({ code: 'PL.I.1', lead, endYear: 2026 }),
    aTask({ code: 'PL.I.2', lead, endYear: 2020 }),
  ];
  const release = aRelease({ reading: aReading({ tasks }) });
  const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
  unwrap(await loadRelease(db.context(), { ...command, release, approve }));
}

const operation = (id: string) => {
  const known = [plansModule, agenciesModule, accessModule].flatMap((each) => each.operations);
  const found = known.find((bound) => bound.operation.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
};

const planner = aUser('planner', 'planner');
const other = aUser('other', 'planner');
const approver = aUser('approver', 'approver');

/** Settles every open finding of the one plan, as one person. */
async function settleAll(caller: Caller): Promise<void> {
  const context = db.context({ caller });
  const { plans } = unwrap(await operation('plan.list').serve(context, {}, null)) as {
    plans: readonly { key: string; version: number }[];
  };
  const [plan] = plans;
  if (plan === undefined) throw new Error('no plan');
  const asked = { key: plan.key };
  const { findings } = unwrap(
    await operation('plan.list_findings').serve(context, asked, null),
  ) as { findings: readonly { id: string; severity: string }[] };
  for (const { id, severity } of findings) {
    if (severity === 'info') continue;
    const given = { resolution: 'keep', value: null, reason: 'Đúng như văn bản', seen: null };
    const input = { requestId: newId(), ...asked, version: plan.version, finding: id, ...given };
    unwrap(await operation('plan.settle_finding').serve(context, input, null));
  }
}

describe('work', () => {
  beforeAll(async () => {
    unwrap(await loadCalendar(db.context()));
    unwrap(await loadAreas(db.context()));
    unwrap(await loadAgencies(db.context()));
    await load(false);
  });

  test('of a planner: findings to settle, links to confirm, successors to verify', async () => {
    const { items } = await workOf(planner);
    const verbs = items.map(({ verb }) => verb.replace(/\d+/, 'N'));
    expect(verbs[0]).toBe('Xử lý N điểm cần rà soát:');
    expect(verbs.filter((verb) => verb === 'Kiểm chứng nơi tiếp nhận:')).toHaveLength(2);
    expect(items[0]).toMatchObject({ group: 'undated', due: null, left: null });
    expect(items[0]?.href).toMatch(/^\/plans\/[^/]+\/review$/);
    expect(items[0]?.count).toBeGreaterThan(0);
  });

  test('of an approver: the same findings are waited for', async () => {
    const rows = await rowsOf(approver);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/^waiting: Chờ xử lý \d+ điểm cần rà soát:$/);
  });

  test('a settled copy is there to approve for all but those who settled it', async () => {
    await settleAll(planner);
    expect(await rowsOf(approver)).toEqual(['undated: Phê duyệt bản số hóa:']);
    expect(await rowsOf(other)).toContain('undated: Phê duyệt bản số hóa:');
    const own = await rowsOf(planner);
    expect(own).toContain('waiting: Chờ người khác phê duyệt bản số hóa:');
    expect(own).not.toContain('undated: Phê duyệt bản số hóa:');
  });

  test('of an agency: the tasks it leads by an approved copy, late ones first and in words', async () => {
    const officer = (agency: string) => aUser('officer', 'agency_officer', { agency });
    const code = building().code;
    expect(await rowsOf(officer(code))).toEqual([]);
    const approve = { requestId: newId(), key: '', version: 1 };
    const context = db.context({ caller: approver });
    const { plans } = unwrap(await operation('plan.list').serve(context, {}, null)) as {
      plans: readonly { key: string }[];
    };
    const input = { ...approve, key: plans[0]?.key ?? '' };
    unwrap(await operation('plan.approve').serve(context, input, null));
    const { items } = await workOf(officer(code));
    expect(items.map(({ group, left }) => [group, left])).toEqual([
      ['overdue', 'quá hạn 5 năm'],
      ['later', 'còn 26 ngày làm việc'],
    ]);
    expect(items[0]?.record).toMatch(/^PL\.I\.2 /);
    expect(await rowsOf(officer('HP-SYT'))).toEqual([]);
  });

  test('nobody but a person has any, and a person without a post has none', async () => {
    const refused = await serveListWork(db.context({ caller: anonymous }));
    expect(refused.ok ? null : refused.error.code).toBe('desk.people_only');
    const idle: Caller = { ...(planner as Extract<Caller, { kind: 'user' }>), posts: [] };
    expect((await workOf(idle)).items).toEqual([]);
  });

  test('the year says what comes next, in order and in the language asked for', async () => {
    const { today, dates } = await workOf(planner);
    expect(today).toBe('2026-11-25');
    const froms = dates.map(({ from }) => from);
    expect(froms).toEqual(froms.toSorted());
    expect(dates.every(({ to }) => to >= today)).toBe(true);
    const english = await workOf(planner, 'en');
    expect(english.dates.map(({ id }) => id)).toEqual(dates.map(({ id }) => id));
  });
});

describe('what the machine gave up', () => {
  const operator = aUser('operator', 'administrator');

  test('is nobody’s work while nothing failed', async () => {
    const rows = await rowsOf(operator);
    expect(rows.filter((row) => row.includes('Xem và quyết định'))).toEqual([]);
  });

  test('is the operator’s to look at, with how many, and nobody else’s', async () => {
    await sql`insert into job (id, name, title, permission, heavy, input, state, run_at, attempt,
        failures, queued_at, queued_by, on_behalf, scope, trace_id, settled_at, done, total)
      values (gen_random_uuid(), 'operations.backup', '{}', 'audit.read', false, '{}', 'failed',
        now(), 3, 3, now(), 'x', '{}', '{}', 't', now(), 0, 0)`.execute(db.owner);
    const { items } = await workOf(operator);
    const row = items.find(({ href }) => href === '/operations/jobs?state=failed');
    expect(row).toMatchObject({ verb: 'Xem và quyết định:', count: 1 });
    expect(row?.record).toBe('1 công việc chạy nền không hoàn thành');
    expect(await rowsOf(planner)).not.toContain('open: Xem và quyết định:');
  });
});

test('whose post asks for a second step, and who has none, is told to set it up', async () => {
  const add = operation('user.add').serve;
  const given = { name: 'Trần Thị Mai', role: 'administrator', agency: null, area: null };
  unwrap(await add(db.context(), { requestId: newId(), login: 'mai.tran', ...given }, null));
  const mai = await callerOfLogin(db.context(), 'mai.tran');
  if (mai === null) throw new Error('no such person');
  const { items } = await workOf(mai);
  const row = items.find(({ verb }) => verb === 'Thiết lập bước xác thực thứ hai:');
  expect(row).toMatchObject({ href: '/account', due: null });
  expect(await rowsOf(planner)).not.toContain('open: Thiết lập bước xác thực thứ hai:');
});

test('a draft of law is its maker’s to finish, then somebody else’s to approve', async () => {
  const officer = aUser('officer', 'legal_officer');
  const create = policiesModule.operations.find((each) => each.operation.id === 'law_draft.create');
  const made = await create?.serve(
    db.context({ caller: officer }),
    {
      requestId: newId(),
      title: 'Dự thảo thử',
      value: null,
      document: null,
      texts: [{ path: 'values.yaml', text: '[]' }],
    },
    null,
  );
  expect(made?.ok).toBe(true);
  const named = async (caller: Caller) =>
    (await workOf(caller)).items.filter(({ record }) => record === 'Dự thảo thử');
  expect((await named(officer)).map(({ verb, group }) => [group, verb])).toEqual([
    ['undated', 'Hoàn thiện dự thảo quy định:'],
  ]);
  expect(await named(approver)).toEqual([]);
  await db.owner
    .updateTable('law_draft')
    .set({ state: 'submitted', submitted_by: 'user:officer', actions: 2 })
    .execute();
  expect((await named(officer)).map(({ group }) => group)).toEqual(['waiting']);
  expect((await named(approver)).map(({ verb }) => verb)).toEqual(['Phê duyệt dự thảo quy định:']);
  expect(await named(planner)).toEqual([]);
});
