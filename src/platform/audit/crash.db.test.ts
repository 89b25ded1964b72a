import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { often } from '../../../tests/support/often.ts';
import { diceOf } from '../../../tests/support/tamper.ts';
import { verifyLog } from './proof.ts';
import { sealAll } from './seal.ts';

const KILLS = often(10);
const ROWS_A_KILL = 60;

const db = testDatabase();
const keys = join(mkdtempSync(join(tmpdir(), 'ansinh-crash-')), 'keys');
const program = join(import.meta.dirname, '../../../tests/support/sealer-process.ts');

afterAll(() => rmSync(join(keys, '..'), { recursive: true, force: true }));

async function addRows(round: number): Promise<void> {
  await sql`insert into audit_outbox
      (id, happened_at, caller, operation, subject_kind, subject_id, trace_id, data)
    select gen_random_uuid(), now(), 'user:lan', 'plan.settle_finding', 'plan_finding',
      ${`F${round}`}, 't', jsonb_build_object('at', n)
    from generate_series(1, ${ROWS_A_KILL}::int) n`.execute(db.owner);
}

/** Starts a sealer and kills it a moment later, in the middle of whatever it does. */
async function sealAndKill(afterMs: number): Promise<string> {
  const { host, port } = db.server;
  const sealer = spawn(process.execPath, [program, host, String(port), db.name, keys]);
  const said: Buffer[] = [];
  sealer.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  await once(sealer.stdout, 'data');
  await pause(afterMs);
  const ended = once(sealer, 'exit');
  sealer.kill('SIGKILL');
  await ended;
  return Buffer.concat(said).toString();
}

test(
  `after ${KILLS} kills of the sealer the chain is whole and every row is sealed once`,
  { timeout: often(120_000) },
  async () => {
    const dice = diceOf(4_220);
    for (let round = 1; round <= KILLS; round += 1) {
      await addRows(round);
      const trouble = await sealAndKill(dice(60));
      expect(trouble, `round ${round}`).toBe('');
      const verdict = await verifyLog(db.database, keys);
      expect(verdict, `round ${round}`).toMatchObject({ ok: true, firstBad: null });
      expect(verdict.sealed + verdict.waiting).toBe(round * ROWS_A_KILL);
    }
    // The lock of the last one is given back when the server sees that its client is gone.
    await expect
      .poll(async () => (await sealAll({ database: db.database, keys })).state)
      .toBe('sealed');
    const verdict = await verifyLog(db.database, keys);
    expect(verdict).toMatchObject({ ok: true, sealed: KILLS * ROWS_A_KILL, waiting: 0 });
  },
);
