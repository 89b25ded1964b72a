import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { countingJob, notesOfJobs, prepareNotes } from '../../../tests/support/jobs.ts';
import { often } from '../../../tests/support/often.ts';
import { seededRandom } from '../../../tests/support/pg-crash.ts';
import { record } from '../database/index.ts';
import { countJobs, enqueue } from './index.ts';

vi.setConfig({ testTimeout: often(120_000) });
const KILLS = often(8);
const db = testDatabase({ each: true });
const program = join(import.meta.dirname, '../../../tests/support/job-process.ts');
const running = new Set<ChildProcess>();

beforeEach(() => prepareNotes(db.owner));
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

async function begin(): Promise<ChildProcess> {
  const { host, port } = db.server;
  const child = spawn(process.execPath, [program, host, String(port), db.name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  if (child.stdout !== null) await once(child.stdout, 'data');
  return child;
}

async function end(child: ChildProcess, by: NodeJS.Signals): Promise<void> {
  const closed = once(child, 'close');
  child.kill(by);
  await closed;
  running.delete(child);
}

async function give(upTo: number): Promise<string> {
  const id = newId();
  const context = db.context({ now: Date.now });
  await record(context, (trx) => enqueue(trx, context, countingJob(), { id, input: { upTo } }));
  return id;
}

const open = async (): Promise<number> => {
  const { waiting, running: busy } = await countJobs(db.database, Date.now());
  return waiting + busy;
};
/** As if the time had passed after which a silent process counts as dead. */
const silence = () =>
  sql`update job set seen_at = seen_at - interval '1 minute' where state = 'running'`.execute(
    db.owner,
  );

test(`after ${KILLS} kills in the middle no job is lost and none has its effect twice`, async () => {
  const random = seededRandom(86);
  const given: string[] = [];
  for (let round = 0; round < KILLS; round += 1) {
    const child = await begin();
    // Some short, some that a kill falls into; a kill must not use up their three attempts.
    for (let count = 0; count < 4; count += 1)
      given.push(await give(5 + Math.round(random() * 80)));
    await pause(300 + random() * 500);
    await end(child, 'SIGKILL');
    await sql`update job set failures = 0`.execute(db.owner);
    await silence();
  }
  const child = await begin();
  await expect
    .poll(async () => (await silence(), await open()), { timeout: 60_000, interval: 2_500 })
    .toBe(0);
  await end(child, 'SIGTERM');
  expect(await notesOfJobs(db.owner)).toEqual(given.toSorted());
});

test('a job at work when the server is told to end is made again by the next start', async () => {
  const first = await begin();
  const id = await give(400);
  const busy = async () => (await countJobs(db.database, Date.now())).running;
  await expect.poll(busy, { timeout: 20_000 }).toBe(1);
  await end(first, 'SIGTERM');
  expect(await countJobs(db.database, Date.now())).toMatchObject({ waiting: 1, running: 0 });
  expect(await notesOfJobs(db.owner)).toEqual([]);
  const second = await begin();
  await expect.poll(() => notesOfJobs(db.owner), { timeout: 30_000 }).toEqual([id]);
  await expect.poll(open, { timeout: 20_000 }).toBe(0);
  await end(second, 'SIGTERM');
  const row = await db.owner.selectFrom('job').select(['state', 'failures', 'attempt']).execute();
  expect(row).toEqual([{ state: 'done', failures: 0, attempt: 2 }]);
});

test('an alarm that was lost is set again at the next start', async () => {
  await end(await begin(), 'SIGTERM');
  const id = await give(1);
  await sql`delete from graphile_worker._private_jobs`.execute(db.database);
  const child = await begin();
  await expect.poll(() => notesOfJobs(db.owner), { timeout: 30_000 }).toEqual([id]);
  await end(child, 'SIGTERM');
});

test('the tables of the alarm clock give the running role no right on ours', async () => {
  await end(await begin(), 'SIGTERM');
  const owned = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relowner = 'ansinh_app'::regrole`.execute(db.owner);
  expect(owned.rows).toEqual([]);
});
