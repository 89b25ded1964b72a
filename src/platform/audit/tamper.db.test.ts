import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import {
  attacks,
  diceOf,
  type Attack,
  type SealedLog,
  type Trace,
} from '../../../tests/support/tamper.ts';
import { connect, SUPERUSER, type Database } from '../database/testing.ts';
import { verifyChain, type Verdict } from './proof.ts';
import { sealAll } from './seal.ts';

const ATTACKS = 1_000;
const SEED = 4_220;
const log: SealedLog = { batches: 12, batchRows: 8 };
const rows = log.batches * log.batchRows;

const db = testDatabase();
const keys = join(mkdtempSync(join(tmpdir(), 'ansinh-tamper-')), 'keys');
let superuser: Database;

beforeAll(async () => {
  const { host, port } = db.server;
  superuser = connect({ host, port, user: SUPERUSER, database: db.name }, { connections: 2 });
  await sql`insert into audit_outbox
      (id, happened_at, caller, operation, subject_kind, subject_id, trace_id, data)
    select ('019abb5e-7f00-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
      timestamptz '2026-01-15 09:00:00+07' + n * interval '1 second', 'user:lan',
      'plan.settle_finding', 'plan_finding', 'F' || n, 't-' || n,
      jsonb_build_object('at', n) || '{"large": 9007199254740993, "amount": 1.0}'
    from generate_series(1, ${rows}::int) n`.execute(superuser);
  await sealAll({ database: db.database, keys, batchRows: log.batchRows });
  await dropConstraints();
});
afterAll(async () => {
  await superuser.destroy();
  rmSync(join(keys, '..'), { recursive: true, force: true });
});

/** Nothing of the database stands in a superuser's way. */
async function dropConstraints(): Promise<void> {
  await sql`do $$ declare c record; begin
    for c in select conrelid::regclass as t, conname from pg_constraint
      where conrelid in ('audit_batch'::regclass, 'audit_sealed_row'::regclass,
        'audit_outbox'::regclass) order by contype = 'p', conname
    loop execute format('alter table %s drop constraint %I cascade', c.t, c.conname); end loop;
  end $$`.execute(superuser);
}

class Undo extends Error {}

/** Attacks, looks, and takes the attack back. */
async function tryAttack(attack: Attack, seed: number): Promise<readonly [Trace, Verdict]> {
  const seen: (readonly [Trace, Verdict])[] = [];
  const work = superuser.transaction().execute(async (trx) => {
    const trace = await attack(trx, log, diceOf(seed));
    seen.push([trace, await verifyChain(trx, keys)]);
    throw new Undo();
  });
  await work.catch((fault: unknown) => {
    if (!(fault instanceof Undo)) throw fault;
  });
  const [first] = seen;
  if (first === undefined) throw new Error('the attack was not looked at');
  return first;
}

describe('a superuser of the database cannot touch the sealed log unseen', () => {
  test('before the attacks the log is whole', async () => {
    const verdict = await superuser.transaction().execute((trx) => verifyChain(trx, keys));
    expect(verdict).toMatchObject({ sealed: rows, ok: true, batches: log.batches });
  });

  test(
    `${ATTACKS} random edits, deletions, insertions, reorders and cut tails are found and placed`,
    { timeout: 120_000 },
    async () => {
      const named = Object.entries(attacks);
      const dice = diceOf(SEED);
      const found = new Map<string, number>();
      const missed: unknown[] = [];
      for (let round = 0; round < ATTACKS; round += 1) {
        const [name, attack] = named[round % named.length] as (typeof named)[number];
        const seed = dice(2 ** 31);
        const [trace, verdict] = await tryAttack(attack, seed);
        const { firstBad } = verdict;
        const placed =
          !verdict.ok &&
          firstBad?.batch === trace.batch &&
          (trace.number === null || firstBad.number === trace.number);
        if (placed) found.set(name, (found.get(name) ?? 0) + 1);
        else missed.push({ name, seed, trace, firstBad });
      }
      expect(missed).toEqual([]);
      expect([...found.values()].reduce((sum, count) => sum + count, 0)).toBe(ATTACKS);
      expect([...found.keys()].sort()).toEqual(named.map(([name]) => name).sort());
    },
  );

  test('after them it is whole again: each attack was taken back', async () => {
    const verdict = await superuser.transaction().execute((trx) => verifyChain(trx, keys));
    expect(verdict).toMatchObject({ sealed: rows, ok: true, waiting: 0 });
  });
});
