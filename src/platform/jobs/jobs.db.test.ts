import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testOperator, TEST_NOW } from '../../../tests/support/database.ts';
import { countingJob, notesOfJobs, prepareNotes } from '../../../tests/support/jobs.ts';
import { err, refuser, type Caller } from '../../kernel/index.ts';
import { record } from '../database/index.ts';
import { attemptJob, cancelJob, countJobs, enqueue, findJob, listJobs, retryJob } from './index.ts';
import { sweepJobs, type Job, type JobOf, type JobView } from './index.ts';

const db = testDatabase({ each: true });
const never = new AbortController().signal;
const all = { permissions: ['audit.read'], by: 'user:nobody' };

/** The clock of the jobs: a test moves it. */
let clock = TEST_NOW;
beforeEach(async () => {
  clock = TEST_NOW;
  await prepareNotes(db.owner);
});

const now = (): number => clock;
const context = () => db.context({ now });
const partsOf = (...jobs: readonly Job[]) => ({
  database: db.database,
  jobs,
  home: { dataFolder: '/nowhere', owner: null },
  now,
});
const giveIt = async (job: JobOf<{ upTo: number }>, id = newId(), upTo = 3): Promise<string> => {
  await record(context(), (trx) => enqueue(trx, context(), job, { id, input: { upTo } }));
  return id;
};
const standing = (id: string) => record(context(), (trx) => findJob(trx, all, id));
const attempt = (job: Job, id: string, drain = never) => attemptJob(partsOf(job), id, drain);

describe('giving a job', () => {
  it('is part of the transaction: undone with it', async () => {
    const id = newId();
    const undone = record(context(), async (trx) => {
      await enqueue(trx, context(), countingJob(), { id, input: { upTo: 1 } });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(await standing(id)).toBeNull();
  });

  it('twice under one id is one job', async () => {
    const id = await giveIt(countingJob());
    const again = await record(context(), (trx) =>
      enqueue(trx, context(), countingJob(), { id, input: { upTo: 3 } }),
    );
    expect(again).toBe(false);
    expect((await countJobs(db.database, clock)).waiting).toBe(1);
  });

  it('with an input of another shape is a fault', async () => {
    const bad = { upTo: 'three' } as unknown as { upTo: number };
    const giving = record(context(), (trx) =>
      enqueue(trx, context(), countingJob(), { id: newId(), input: bad }),
    );
    await expect(giving).rejects.toThrow(/upTo/);
  });

  it('works where the alarm clock has no tables: the job waits, and that is told', async () => {
    await sql`drop schema graphile_worker cascade`.execute(db.owner);
    const id = await giveIt(countingJob());
    expect(await standing(id)).toMatchObject({ state: 'queued' });
    expect(await countJobs(db.database, clock + 5_000)).toMatchObject({
      waiting: 1,
      ageMs: 5_000,
      alarm: false,
    });
  });
});

describe('an attempt', () => {
  it('makes effect and end in one transaction, and keeps the result', async () => {
    const id = await giveIt(countingJob());
    expect(await attempt(countingJob(), id)).toBe('done');
    expect(await standing(id)).toMatchObject({
      state: 'done',
      done: 3,
      total: 3,
      result: { counted: 3 },
      attempt: 1,
    });
    expect(await notesOfJobs(db.owner)).toEqual([id]);
  });

  it('is not begun again when the job is done', async () => {
    const id = await giveIt(countingJob());
    await attempt(countingJob(), id);
    expect(await attempt(countingJob(), id)).toBe('nothing');
    expect(await notesOfJobs(db.owner)).toEqual([id]);
  });

  it('of many at once begins once', async () => {
    const id = await giveIt(countingJob());
    const ends = await Promise.all(Array.from({ length: 6 }, () => attempt(countingJob(), id)));
    expect(ends.filter((end) => end === 'done')).toHaveLength(1);
    expect(ends.filter((end) => end === 'nothing')).toHaveLength(5);
    expect(await notesOfJobs(db.owner)).toEqual([id]);
  });

  it('that was thought dead and comes back has no effect', async () => {
    const gate = Promise.withResolvers<null>();
    const slow = countingJob({ between: () => gate.promise });
    const id = await giveIt(slow, newId(), 1);
    const first = attempt(slow, id);
    await expect.poll(async () => (await standing(id))?.state).toBe('running');
    clock += 60_000;
    await sweepJobs(partsOf(slow), { caller: testOperator });
    expect(await attempt(countingJob(), id)).toBe('done');
    gate.resolve(null);
    expect(await first).toBe('lost');
    expect(await notesOfJobs(db.owner)).toEqual([id]);
  });

  it('that is refused is final, with its code', async () => {
    const refuse = refuser({ 'test.no': 'refused' });
    const refusing = countingJob({ come: () => err(refuse('test.no', { row: 4 })) });
    const id = await giveIt(refusing);
    expect(await attempt(refusing, id)).toBe('failed');
    expect(await standing(id)).toMatchObject({
      state: 'failed',
      failures: 1,
      fault: { code: 'test.no', data: { row: 4 } },
    });
  });

  it('that throws is made again later, and after enough of it left to people', async () => {
    const failing = countingJob({
      come: () => {
        throw new Error('no paper for 0901234567 of an.nguyen@example.vn');
      },
    });
    const id = await giveIt(failing);
    expect(await attempt(failing, id)).toBe('queued');
    expect(await attempt(failing, id), 'not before its time').toBe('nothing');
    clock += 10_000;
    expect(await attempt(failing, id)).toBe('queued');
    clock += 60_000;
    expect(await attempt(failing, id)).toBe('failed');
    const left = await standing(id);
    expect(left).toMatchObject({ state: 'failed', failures: 3, attempt: 3 });
    expect(left?.fault?.code).toBe('job.fault');
    expect(JSON.stringify(left?.fault)).not.toMatch(/0901234567|nguyen/);
    expect(await notesOfJobs(db.owner)).toEqual([]);
  });

  it('whose effect fails leaves nothing of it', async () => {
    const broken = countingJob({
      effect: () => {
        throw new Error('at the last step');
      },
    });
    const id = await giveIt(broken);
    expect(await attempt(broken, id)).toBe('queued');
    expect(await notesOfJobs(db.owner)).toEqual([]);
  });

  it('works in the name and scope of its giver', async () => {
    const got: unknown[] = [];
    const looking = countingJob({ look: (at) => void got.push([at.caller, at.scope, at.traceId]) });
    const giver: Caller = { kind: 'user', userId: 'u1', login: 'a', name: 'A', posts: [] };
    const scope = { agencies: ['SNV'], areas: [] };
    const given = db.context({ caller: giver, scope, traceId: 'call-9', now });
    const id = newId();
    await record(given, (trx) => enqueue(trx, given, looking, { id, input: { upTo: 1 } }));
    await attempt(looking, id);
    expect(got).toEqual([[giver, scope, 'call-9']]);
  });

  it('of a job that this release does not know waits', async () => {
    const id = await giveIt(countingJob());
    expect(await attemptJob(partsOf(), id, never)).toBe('queued');
    expect(await standing(id)).toMatchObject({ state: 'queued', failures: 0 });
  });
});

describe('going down', () => {
  it('gives a running job back to the queue, uncounted', async () => {
    const drain = new AbortController();
    const slow = countingJob({ between: () => pause(5) });
    const id = await giveIt(slow, newId(), 100_000);
    const ending = attempt(slow, id, drain.signal);
    await expect.poll(async () => (await standing(id))?.state).toBe('running');
    drain.abort();
    expect(await ending).toBe('queued');
    expect(await standing(id)).toMatchObject({ state: 'queued', failures: 0, settledAt: null });
    expect(await attempt(slow, id, drain.signal), 'nothing is begun any more').toBe('nothing');
  });
});

describe('people', () => {
  it('cancel a waiting job at once, and one that is over not at all', async () => {
    const id = await giveIt(countingJob());
    const cancel = () => record(context(), (trx) => cancelJob(trx, context(), all, id));
    expect(await cancel()).toMatchObject({ ok: true, value: { state: 'cancelled' } });
    expect(await cancel()).toMatchObject({ ok: false, error: { code: 'job.settled' } });
    expect(await attempt(countingJob(), id)).toBe('nothing');
  });

  it('cancel a running job, which hears of it and has no effect', async () => {
    const slow = countingJob({ between: () => pause(5) });
    const id = await giveIt(slow, newId(), 100_000);
    const ending = attempt(slow, id);
    await expect.poll(async () => (await standing(id))?.state).toBe('running');
    await record(context(), (trx) => cancelJob(trx, context(), all, id));
    expect(await ending).toBe('cancelled');
    expect(await standing(id)).toMatchObject({ state: 'cancelled', cancelledBy: 'operator:test' });
    expect(await notesOfJobs(db.owner)).toEqual([]);
  }, 20_000);

  it('cancel in the last moment: the effect does not come', async () => {
    const id = newId();
    const late: JobOf<{ upTo: number }> = countingJob({
      look: async () => void (await record(context(), (trx) => cancelJob(trx, context(), all, id))),
    });
    await giveIt(late, id, 1);
    expect(await attempt(late, id)).toBe('cancelled');
    expect(await notesOfJobs(db.owner)).toEqual([]);
  });

  it('give a failed job its attempts again, and an open one not', async () => {
    const refuse = refuser({ 'test.no': 'refused' });
    const refusing = countingJob({ come: () => err(refuse('test.no')) });
    const id = await giveIt(refusing);
    const retry = () => record(context(), (trx) => retryJob(trx, context(), all, id));
    expect(await retry()).toMatchObject({ ok: false, error: { code: 'job.open' } });
    await attempt(refusing, id);
    expect(await retry()).toMatchObject({ ok: true, value: { state: 'queued', failures: 0 } });
    expect(await attempt(countingJob(), id)).toBe('done');
  });

  it('see the kinds they may see, and what they gave themselves', async () => {
    const id = await giveIt(countingJob());
    const asked = (view: JobView) =>
      record(context(), (trx) => listJobs(trx, view, { limit: 10, offset: 0 }));
    expect((await asked({ permissions: ['audit.read'], by: 'user:x' })).rows).toHaveLength(1);
    expect((await asked({ permissions: [], by: 'operator:test' })).total).toBe(1);
    expect(await asked({ permissions: ['plan.read'], by: 'user:x' })).toEqual({
      rows: [],
      total: 0,
    });
    const other = { permissions: [], by: 'user:x' };
    const cancel = await record(context(), (trx) => cancelJob(trx, context(), other, id));
    expect(cancel).toMatchObject({ ok: false, error: { code: 'job.not_found' } });
  });
});

describe('a schedule', () => {
  const nightly = {
    ...countingJob(),
    name: 'test.nightly',
    schedule: { every: 'day', at: '01:30' },
  } as const;
  const sweep = () => sweepJobs(partsOf(nightly), { caller: testOperator });
  const given = async () =>
    (await record(context(), (trx) => listJobs(trx, all, { limit: 10, offset: 0 }))).total;

  it('begins with its next turn', async () => {
    await sweep();
    expect(await given()).toBe(0);
    clock += 24 * 3_600_000;
    await sweep();
    expect(await given()).toBe(1);
  });

  it('catches up once after a long time, whoever sweeps how often', async () => {
    await sweep();
    clock += 9 * 24 * 3_600_000;
    await Promise.all([sweep(), sweep(), sweep()]);
    await sweep();
    expect(await given()).toBe(1);
  });
});

describe('the table', () => {
  it('cannot be emptied or its jobs renamed by the running role', async () => {
    await giveIt(countingJob());
    for (const text of [
      'delete from job',
      `update job set name = 'a.b'`,
      `update job set on_behalf = '{}'`,
      'delete from job_schedule',
    ]) {
      await expect(sql.raw(text).execute(db.database), text).rejects.toMatchObject({
        code: '42501',
      });
    }
  });
});
