import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { v7 as newId } from 'uuid';
import {
  atMost,
  percentile,
  row,
  type BenchClaim,
  type BenchRow,
} from '../../src/apps/bench/shape.ts';
import { modules } from '../../src/apps/modules.ts';
import { operatorContext } from '../../src/apps/seed.ts';
import { unwrap } from '../../src/kernel/index.ts';
import { makeIdentity } from '../../src/modules/access/index.ts';
import { loadRelease } from '../../src/modules/plans/index.ts';
import { openDatabase, type Database } from '../../src/platform/database/index.ts';
import { createHttpApp } from '../../src/platform/http/index.ts';
import { seededRandom } from '../../tests/support/pg-crash.ts';
import { aReading, aRelease, aTask } from '../../tests/support/plan.ts';

const TASKS = 10_000;
const FILTER_RUNS = 200;
const READS = 5_000;
const LINES = 8;
const FILTER_GOAL_SECONDS = 0.2;
const KEY = '12-KH-UBND-2013';

/** A made-up plan of 10,000 tasks in twenty sections with fifty lead agencies. */
function largePlan() {
  const random = seededRandom(36);
  const words = ['xây dựng', 'hỗ trợ', 'dạy nghề', 'nhà ở', 'bảo hiểm', 'người có công', 'trẻ em'];
  const pick = () => words[Math.floor(random() * words.length)] ?? '';
  const tasks = Array.from({ length: TASKS }, (_, index) => {
    const agency = `A-${String(index % 50)}`;
    return aTask({
      code: `PL.${String((index % 20) + 1)}.${String(index)}`,
      section: `PL.${String((index % 20) + 1)}`,
      title: `${pick()} ${pick()} ${pick()} ${String(index)}`,
      lead: { code: agency, name: `Sở ${agency}`, raw: agency },
      startYear: 2012 + (index % 4),
      endYear: 2014 + (index % 7),
      provisions: [],
    });
  });
  const sections = Array.from({ length: 20 }, (_, index) => ({
    code: `PL.${String(index + 1)}`,
    title: `Phần ${String(index + 1)}`,
    line: 1,
  }));
  const reading = aReading({ tasks, sections, findings: [] });
  return aRelease({ reading, approval: { approvedBy: 'Người duyệt', on: '2026-11-21' } });
}

/** The filters that a planner sets, one after another. */
const filters = [
  'q=nha+o',
  'q=nguoi+co+cong+77',
  'section=PL.3',
  'lead=A-7',
  'year=2016&funding=central_budget',
  'q=day+nghe&section=PL.5&sort=title',
  'sort=endYear&descending=true',
];

async function filterSeconds(app: FastifyInstance): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let run = 0; run < FILTER_RUNS; run += 1) {
    const filter = filters[run % filters.length] ?? '';
    const begun = performance.now();
    const answer = await app.inject({ url: `/api/plans/${KEY}/tasks?limit=200&${filter}` });
    samples.push((performance.now() - begun) / 1000);
    if (answer.statusCode !== 200) throw new Error(answer.body);
  }
  return samples;
}

/** Seconds for many calls, several at a time. */
async function secondsFor(calls: number, call: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  let left = calls;
  const line = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: LINES }, line));
  return (performance.now() - begun) / 1000;
}

/** One statement over three tables: a task, its copy and its plan. */
function threeTables(database: Database): Promise<unknown> {
  return database
    .selectFrom('plan_task as t')
    .innerJoin('plan_copy as c', 'c.id', 't.copy_id')
    .innerJoin('plan as p', 'p.id', 'c.plan_id')
    .select(['t.code', 't.title', 'c.version', 'p.key'])
    .where('p.key', '=', KEY)
    .where('t.code', '=', `PL.7.${String(6 + 20 * Math.floor(Math.random() * 400))}`)
    .execute();
}

/** Loading, filtering and reading a plan of 10,000 tasks; rows and the claim of the plan page. */
export async function measureTaskTable(
  note: (text: string) => void,
): Promise<{ readonly rows: readonly BenchRow[]; readonly claims: readonly BenchClaim[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-bench-plan-'));
  const open = await openDatabase({ dataDir: folder, purpose: 'command' });
  const { database } = open;
  const identity = makeIdentity(database, Date.now);
  const health = () => Promise.resolve({ ready: true });
  const app = await createHttpApp({ database, now: Date.now, modules, identity, health });
  try {
    note('loading 10,000 tasks…');
    const begun = performance.now();
    const command = { operation: 'plan.load', requestId: newId(), again: false, reason: null };
    const release = largePlan();
    unwrap(await loadRelease(operatorContext(database), { ...command, release, approve: true }));
    const load = (performance.now() - begun) / 1000;
    note('filtering…');
    await filterSeconds(app);
    const samples = await filterSeconds(app);
    const p95 = percentile(samples, 0.95);
    note('reading three tables, and the empty endpoint…');
    const read = await secondsFor(READS, () => threeTables(database));
    const empty = await secondsFor(READS, () => app.inject({ url: '/health' }));
    const seconds = samples.reduce((sum, each) => sum + each, 0);
    return {
      rows: [
        row({ what: 'store 10,000 tasks', n: TASKS, seconds: load }),
        row({ what: 'task table of 10,000, one filter', n: FILTER_RUNS, seconds, total: p95 }),
        row({ what: 'empty endpoint', n: READS, seconds: empty }),
        row({ what: 'three-table read', n: READS, seconds: read, ratio: read / empty }),
      ],
      claims: [
        atMost('task table of 10,000 rows filters, p95, server seconds', p95, FILTER_GOAL_SECONDS),
      ],
    };
  } finally {
    await app.close();
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
