import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase, testDataFolder } from '../../../../tests/support/database.ts';
import { change, always, failing } from '../../../../tests/support/outbox.ts';
import { unwrap, type Caller } from '../../../kernel/index.ts';
import { attemptJob } from '../../../platform/jobs/index.ts';
import { deliverNews } from '../../../platform/outbox/index.ts';
import { scopeOf } from '../../access/index.ts';
import { backupName } from './backups.ts';
import { agedCheck } from './health.ts';
import { cancelJob, getJob, listJobs, nightlyJobs } from './index.ts';
import { readHealth, retryJob, reviveNews, startJob } from './index.ts';

const db = testDatabase({ each: true });

const callerOf = (login: string, role: string, agency: string | null = null): Caller => ({
  kind: 'user',
  userId: newId(),
  login,
  name: login,
  posts: [{ role, agency, area: null }],
});
const administrator = callerOf('administrator', 'administrator');
const officer = callerOf('officer', 'agency_officer', 'SNV');
const as = (caller: Caller, permission = 'operations.manage') =>
  db.context({ caller, now: Date.now, scope: scopeOf(caller, permission) });
const start = (caller: Caller, name: string) => startJob(as(caller), { requestId: newId(), name });
const attempt = (id: string) => {
  const home = { dataFolder: testDataFolder(), owner: null };
  const parts = { database: db.database, jobs: nightlyJobs, home };
  return attemptJob(parts, id, new AbortController().signal);
};

describe('a job', () => {
  it('started by an administrator is seen, done, and on the record', async () => {
    const { id } = unwrap(await start(administrator, 'operations.prune'));
    expect(await attempt(id)).toBe('done');
    expect(unwrap(await getJob(as(administrator), { id }))).toMatchObject({
      state: 'done',
      result: { attempts: 0, sessions: 0, links: 0 },
      mayAct: true,
    });
    const audit = await db.owner.selectFrom('audit_outbox').select('operation').execute();
    expect(audit.map(({ operation }) => operation)).toContain('job.start');
  });

  it('of the city is not there for an officer, who may neither start nor cancel it', async () => {
    const { id } = unwrap(await start(administrator, 'operations.prune'));
    expect(unwrap(await listJobs(as(officer), {}))).toEqual({ jobs: [], total: 0, scheduled: [] });
    const cancel = await cancelJob(as(officer), { requestId: newId(), id });
    expect(cancel).toMatchObject({ ok: false, error: { code: 'job.not_found' } });
    const started = await start(officer, 'operations.prune');
    expect(started).toMatchObject({ ok: false, error: { code: 'operations.city_only' } });
  });

  it('that waits is cancelled, and given its attempts again', async () => {
    const { id } = unwrap(await start(administrator, 'operations.prune'));
    const context = as(administrator);
    const cancelled = unwrap(await cancelJob(context, { requestId: newId(), id }));
    expect(cancelled).toMatchObject({ state: 'cancelled', mayAct: true });
    const again = await cancelJob(context, { requestId: newId(), id });
    expect(again).toMatchObject({ ok: false, error: { code: 'job.settled' } });
    expect(unwrap(await retryJob(context, { requestId: newId(), id })).state).toBe('queued');
    const open = await retryJob(context, { requestId: newId(), id });
    expect(open).toMatchObject({ ok: false, error: { code: 'job.open' } });
  });

  it('sent twice under one request is one job', async () => {
    const input = { requestId: newId(), name: 'operations.prune' };
    await startJob(as(administrator), input);
    await startJob(as(administrator), input);
    expect(unwrap(await listJobs(as(administrator), {})).total).toBe(1);
  });

  it('of no such name is refused', async () => {
    const started = await start(administrator, 'plans.nothing');
    expect(started).toMatchObject({ ok: false, error: { code: 'job.not_startable' } });
  });

  it('of backup says that it does not know the owner, and that is final', async () => {
    const { id } = unwrap(await start(administrator, 'operations.backup'));
    expect(await attempt(id)).toBe('failed');
    expect(unwrap(await getJob(as(administrator), { id })).fault?.code).toBe('operations.no_owner');
  });

  it('of a trial restore says that there is no backup', async () => {
    const { id } = unwrap(await start(administrator, 'operations.drill_restore'));
    expect(await attempt(id)).toBe('failed');
    expect(unwrap(await getJob(as(administrator), { id })).fault?.code).toBe(
      'operations.no_backup',
    );
  });
});

describe('health', () => {
  const stateOf = async (key: string) =>
    unwrap(await readHealth(as(administrator, 'operations.read'))).checks.find(
      (check) => check.key === key,
    )?.state;

  it('of a new city is well but for its first night, and for a clock that is not there', async () => {
    expect(await stateOf('database')).toBe('ok');
    expect(await stateOf('roles')).toBe('ok');
    expect(await stateOf('queue')).toBe('ok');
    expect(await stateOf('alarm')).toBe('bad');
    expect(await stateOf('backup')).toBe('late');
  });

  it('tells jobs that failed', async () => {
    const { id } = unwrap(await start(administrator, 'operations.backup'));
    await attempt(id);
    expect(await stateOf('failed')).toBe('late');
  });

  it('tells dead news, which an administrator lets be delivered again', async () => {
    await change(db.context(), 'a', 1);
    const { subscription } = failing(always, 'test.gone');
    let clock = Date.now();
    for (let turn = 0; turn < 9; turn += 1) {
      const { caller, database } = as(administrator);
      await deliverNews({ database, caller, subscriptions: [subscription], now: () => clock });
      clock += 2 * 3_600_000;
    }
    expect(await stateOf('dead_news')).toBe('bad');
    const input = { requestId: newId(), subscriber: 'test.gone' };
    expect(unwrap(await reviveNews(as(administrator), input))).toEqual({ revived: 1 });
    expect(await stateOf('dead_news')).toBe('ok');
  });

  it('is of the whole city', async () => {
    const read = await readHealth(as(officer, 'operations.read'));
    expect(read).toMatchObject({ ok: false, error: { code: 'operations.city_only' } });
  });

  it('is late, then bad, by age', () => {
    const now = Date.parse('2026-01-15T09:00:00+07:00');
    const aged = (hours: number) =>
      agedCheck('backup', new Date(now - hours * 3_600_000), now).state;
    expect([aged(1), aged(27), aged(51)]).toEqual(['ok', 'late', 'bad']);
    expect(agedCheck('backup', null, now).state).toBe('ok');
  });
});

it('a backup is named by its time in Vietnam', () => {
  expect(backupName(Date.parse('2026-01-15T18:30:05Z'))).toBe('ansinh-20260116-013005.tar.gz');
});
