import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql as query } from 'kysely';
import pg from 'pg';
import { atMost, row, type BenchClaim, type BenchRow } from '../../src/apps/bench/shape.ts';
import { unwrap } from '../../src/kernel/index.ts';
import type { Engine, Ready } from '../../src/law/engine.ts';
import type { Settled } from '../../src/law/ir.ts';
import { factsMigration } from '../../src/law/sql/migration.ts';
import { sql } from '../../src/law/sql/sql.ts';
import { engineOf, policiesFolder } from '../../src/modules/policies/index.ts';
import { snapshotOf } from '../../src/modules/policies/service/run-people.ts';
import { addFacts } from '../../src/modules/policies/store/snapshot.ts';
import {
  clientConfig,
  connect,
  embeddedBinaries,
  migrate,
  OWNER_ROLE,
  prepareCluster,
  startEmbedded,
  SUPERUSER,
  type Database,
} from '../../src/platform/database/testing.ts';
import { samplePeople } from '../../src/law/sample/columns.ts';
import {
  TASK_DAY,
  taskColumns,
  taskFacts,
  taskPeople,
  taskRule,
} from '../../tests/support/law-task.ts';
import { toldAlike } from './law-equal.ts';

const DATABASE = 'ansinh';
const TASK_MONTH = `${TASK_DAY.slice(0, 7)}-01`;
const PACK_DAY = '2026-07-01';
const SAMPLE = 100_000;
/** 100,000 people copied twenty times: two million rows. */
const COPIES = 20;
/** `insert … select` runs on one core: two programmes are written at a time. */
const CONNECTIONS = 2;
const UNKNOWN = 0.05;
/** How many of the sample are explained step by step, by each programme. */
const TRACED = 2_000;

export interface Measured {
  readonly rows: readonly BenchRow[];
  readonly claims: readonly BenchClaim[];
}

/** A PostgreSQL of the benchmark's own, settled as `start` settles it. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-bench-law-'));
  const server = await startEmbedded({ dataDir: folder, binaries: embeddedBinaries() });
  try {
    const { host, port } = server;
    const first = new pg.Client(
      clientConfig({ host, port, user: SUPERUSER, database: 'postgres' }, { statementLimitMs: 0 }),
    );
    await first.connect();
    await prepareCluster(first, DATABASE);
    await first.end();
    const at = { host, port, user: OWNER_ROLE, database: DATABASE };
    const owner = connect(at, { connections: CONNECTIONS, statementLimitMs: 0 });
    try {
      await migrate(owner);
      return await work(owner);
    } finally {
      await owner.destroy();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>, turns = 3): Promise<number> {
  let best = Infinity;
  for (let turn = 0; turn < turns; turn += 1) {
    const begun = performance.now();
    await work();
    best = Math.min(best, (performance.now() - begun) / 1000);
  }
  return best;
}

/** The task of the benchmark by SQL: the sum, and a row a person written. */
export async function taskBySql(database: Database, persons: number): Promise<Measured> {
  const run = (text: string) => query.raw<{ total: string }>(text).execute(database);
  await run('create schema task');
  await run('set search_path = task');
  await run(factsMigration(taskFacts).split(/;\n/)[0] ?? '');
  const people = snapshotOf(taskColumns(taskPeople(persons)), taskFacts, TASK_MONTH);
  await database.transaction().execute((trx) => addFacts(trx, people));
  await run('vacuum analyze facts_month');
  const text = sql(taskRule(), taskFacts, { month: TASK_MONTH });
  const total = Number((await run(text.totals)).rows[0]?.total);
  const aggregate = await timed(() => run(text.totals));
  const write = await timed(async () => {
    await run('drop table if exists paid');
    await run(`create unlogged table paid as ${text.rows}`);
  });
  await run('drop schema task cascade');
  await run('reset search_path');
  const engine = 'ansinh SQL, PostgreSQL 17';
  return {
    rows: [
      row({ what: 'task', engine, n: persons, seconds: aggregate, total }),
      row({ what: 'task, a row a person written', engine, n: persons, seconds: write, total }),
    ],
    claims: [
      atMost('SQL, the sum of a million, seconds', (aggregate * 1e6) / persons, 0.5),
      atMost('SQL, a million rows written, seconds', (write * 1e6) / persons, 1),
    ],
  };
}

/** The law of the day: every programme of the pack in force. */
function lawOfTheDay(): { readonly engine: Engine; readonly ready: readonly Ready[] } {
  const engine = unwrap(engineOf(policiesFolder));
  const ready = [...engine.pack.programmes.keys()].flatMap((slug) => {
    const found = engine.at(slug, { on: PACK_DAY, knownAt: null, areas: ['city', 'east'] });
    return found.ok ? [found.value] : [];
  });
  return { engine, ready };
}

/** Every way of asking against every other for a sample; and the month of a city. */
export async function packBySql(
  database: Database,
  note: (text: string) => void,
  traced = TRACED,
): Promise<Measured> {
  const { engine, ready } = lawOfTheDay();
  const { facts } = engine.pack;
  const run = (text: string) => query.raw<Record<string, string | null>>(text).execute(database);
  note(`a sample of ${SAMPLE} people, asked in four ways…`);
  const people = samplePeople(facts, { persons: SAMPLE, seed: 1, unknown: UNKNOWN, on: PACK_DAY });
  const columns = people.columns;
  await database
    .transaction()
    .execute((trx) => addFacts(trx, snapshotOf(columns, facts, PACK_DAY)));
  await run('analyze facts_month');
  const alike = await toldAlike(engine, ready, { run, columns, on: PACK_DAY, traced });
  note(`${SAMPLE * COPIES} people of one month…`);
  const month = await wholeMonth(
    run,
    ready.map(({ settled }) => settled),
    facts,
  );
  const what = `a month, ${ready.length} programmes by SQL into a table`;
  const n = SAMPLE * COPIES;
  return {
    rows: [...alike.rows, row({ what, n, seconds: month.seconds, total: month.written })],
    claims: [
      ...alike.claims,
      atMost('the whole pack over two million persons, seconds', month.seconds, 120),
    ],
  };
}

/** The sample copied with ids of its own; then every programme into one table. */
async function wholeMonth(
  run: (text: string) => Promise<{ readonly rows: readonly Record<string, string | null>[] }>,
  all: readonly Settled[],
  facts: Engine['pack']['facts'],
): Promise<{ readonly seconds: number; readonly written: string }> {
  const { rows } = await run(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
     where attrelid = 'facts_month'::regclass and attnum > 4 and not attisdropped`,
  );
  const names = rows[0]?.['names'] ?? '';
  const other = (id: string): string =>
    `overlay(${id}::text placing lpad(to_hex(copy), 8, '0') from 1 for 8)::uuid`;
  await run(
    `insert into facts_month (shard_id, month, person_id, household_id, ${names})
     select shard_id, month, ${other('person_id')}, ${other('household_id')}, ${names}
     from facts_month, generate_series(1, ${COPIES - 1}) copy`,
  );
  await run('vacuum analyze facts_month');
  await run(
    'create unlogged table paid (programme text, person_id uuid, lo numeric, hi numeric, "case" text)',
  );
  const begun = performance.now();
  const queue = [...all];
  const worker = async (): Promise<void> => {
    for (let settled = queue.shift(); settled !== undefined; settled = queue.shift()) {
      const text = sql(settled, facts, { month: PACK_DAY }).rows;
      const from = `(${text}) result where lo > 0 or hi is null or hi > lo`;
      const columns = `'${settled.programme}', person_id, lo, hi, "case"`;
      await run(`insert into paid select ${columns} from ${from}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const seconds = (performance.now() - begun) / 1000;
  const written = await run('select count(*)::text as n from paid');
  return { seconds, written: `${written.rows[0]?.['n'] ?? '0'} rows` };
}
