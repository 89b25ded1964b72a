import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { verifyLog } from './proof.ts';
import { sealAll } from './seal.ts';

const db = testDatabase();
const keys = join(mkdtempSync(join(tmpdir(), 'ansinh-speed-')), 'keys');
const ROWS = 20_000;

afterAll(() => rmSync(join(keys, '..'), { recursive: true, force: true }));

test(`seals and verifies ${ROWS} rows in one go`, async () => {
  await sql`insert into audit_outbox
      (id, happened_at, caller, operation, subject_kind, subject_id, trace_id, data)
    select ('019abb5e-7f00-7000-8000-' || lpad(n::text, 12, '0'))::uuid, now(), 'user:lan',
      'plan.settle_finding', 'plan_finding', 'F' || n, 't-' || n, jsonb_build_object('at', n)
    from generate_series(1, ${ROWS}::int) n`.execute(db.owner);
  await sealAll({ database: db.database, keys });
  expect(await verifyLog(db.database, keys)).toMatchObject({ sealed: ROWS, ok: true });
});
