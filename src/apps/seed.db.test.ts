import { userInfo } from 'node:os';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { sealAll, verifyLog } from '../platform/audit/index.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countOpen } from '../platform/outbox/index.ts';
import { operatorContext, seed, seedReference, type Seeded } from './seed.ts';

/** Rows of every table of the product, but for the log and what was answered. */
async function countsOf(db: ReturnType<typeof testDatabase>) {
  const names = await sql<{ name: string }>`select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname !~ '^(audit_|answered_|kysely_|migration_)' order by 1`.execute(db.owner);
  const counts: Record<string, string> = {};
  for (const { name } of names.rows) {
    const asked = await sql<{ n: string }>`
      select count(*)::text as n from ${sql.table(name)}`.execute(db.owner);
    counts[name] = asked.rows[0]?.n ?? '';
  }
  return counts;
}

describe('a new city', () => {
  const db = testDatabase();
  let first: Seeded;
  beforeAll(async () => void (first = await seed(db.database, { demo: true })), 60_000);

  test('has areas, agencies, the plan of the release and demo users', async () => {
    const counts = await countsOf(db);
    expect(Number(counts['area'])).toBeGreaterThan(500);
    expect(Number(counts['agency'])).toBeGreaterThan(500);
    expect(counts['plan']).toBe('1');
    expect(Number(counts['plan_task'])).toBeGreaterThan(30);
    expect(first.logins.length).toBeGreaterThan(10);
    expect(new Set(first.logins.map(({ login }) => login)).size).toBe(first.logins.length);
    expect(first.firstLink).toBeNull();
  });

  test('has its plan approved by those whom the release names', async () => {
    const copies = await db.owner
      .selectFrom('plan_copy')
      .select(['state', 'approved_by_name', 'open_count'])
      .execute();
    expect(copies).toMatchObject([{ state: 'approved', open_count: 0 }]);
    expect(copies[0]?.approved_by_name).not.toBe(null);
  });

  test('has nothing to tell: its first data are no news', async () => {
    expect(await countOpen(db.owner)).toEqual({ waiting: 0, dead: 0 });
  });

  test('says in its log who loaded what, and the log is whole', async () => {
    const rows = await db.owner
      .selectFrom('audit_outbox')
      .select(['operation', 'caller'])
      .where('operation', 'in', ['area.load', 'agency.load', 'plan.load'])
      .orderBy('id')
      .execute();
    const caller = `operator:${userInfo().username}`;
    expect(rows.map((row) => row.operation)).toEqual(
      expect.arrayContaining(['area.load', 'agency.load', 'plan.load']),
    );
    expect(new Set(rows.map((row) => row.caller))).toEqual(new Set([caller]));
    const keys = join(mkdtempSync(join(tmpdir(), 'ansinh-seed-')), 'keys');
    await sealAll({ database: db.database, keys });
    expect(await verifyLog(db.database, keys)).toMatchObject({ ok: true, waiting: 0 });
    rmSync(join(keys, '..'), { recursive: true, force: true });
  });

  test('is the same after every further start', async () => {
    const before = await countsOf(db);
    const again = await seed(db.database, { demo: true });
    expect(await countsOf(db)).toEqual(before);
    expect(again.logins).toEqual(first.logins);
  });

  test('keeps what was changed since: a plan is a seed only where there is none', async () => {
    await sql`update plan set title = 'Tên khác'`.execute(db.owner).catch(() => undefined);
    await sql`update plan_copy set document = document`.execute(db.owner);
    const before = await sql`select * from plan`.execute(db.owner);
    await seed(db.database, { demo: true });
    expect((await sql`select * from plan`.execute(db.owner)).rows).toEqual(before.rows);
  });
});

describe('an empty city', () => {
  const db = testDatabase();

  test('has reference data, no plan, no user, and a link for its first administrator', async () => {
    const seeded = await seed(db.database, { demo: false });
    expect(seeded.logins).toEqual([]);
    expect(seeded.firstLink).toMatch(/^\/app\/password#[\w-]{43}$/);
    const counts = await countsOf(db);
    expect([counts['plan'], Number(counts['area']) > 500]).toEqual(['0', true]);
  }, 60_000);

  test('gives a new link at each start until somebody has used one', async () => {
    const again = await seed(db.database, { demo: false });
    expect(again.firstLink).toMatch(/^\/app\/password#[\w-]{43}$/);
    const open = await sql<{ n: number }>`select count(*)::int as n from one_time_link
      where used_at is null`
      .execute(db.owner)
      .catch(() => null);
    if (open !== null) expect(open.rows[0]?.n).toBeGreaterThan(0);
  });
});

describe('reference data', () => {
  const db = testDatabase();

  test('that two load at once are there once', async () => {
    const context = operatorContext(db.database);
    await Promise.all([seedReference(context), seedReference(context)]);
    const loads = await sql<{ areas: number; agencies: number }>`select
      (select count(*)::int from area_load) as areas,
      (select count(*)::int from agency_load) as agencies`.execute(db.owner);
    expect(loads.rows[0]?.areas).toBe(1);
    expect(loads.rows[0]?.agencies).toBeLessThanOrEqual(2);
  }, 60_000);

  test('are loaded by the operator of the machine, who sees the whole city', () => {
    const context = operatorContext(db.database);
    expect(context.caller).toEqual({ kind: 'operator', systemUser: userInfo().username });
    expect(context.scope).toEqual({ agencies: 'all', areas: 'all' });
    expect(operatorContext(db.database).traceId).not.toBe(context.traceId);
  });
});
