import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { ok, unwrap, type Caller } from '../../kernel/index.ts';
import { write } from '../database/index.ts';
import {
  checkCase,
  listTimeline,
  packCase,
  publicKeysOf,
  recordAudit,
  recordRead,
  sealAll,
  startSealer,
  verifyLog,
} from './index.ts';
import { createSigner } from './keys.ts';
import { acceptRestore } from './restore.ts';
import { listRestores } from './restores.ts';
import { idFloor, sealBatch } from './seal.ts';

const db = testDatabase({ each: true });
const lan: Caller = { kind: 'user', userId: 'u1', login: 'lan', name: 'Phạm Thị Lan', posts: [] };
let keys = '';

beforeEach(() => {
  keys = join(mkdtempSync(join(tmpdir(), 'ansinh-audit-')), 'keys');
});
afterEach(() => rmSync(join(keys, '..'), { recursive: true, force: true }));

/** Writes `count` changes of one finding, each in its own transaction. */
async function change(count: number, id = 'F1'): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const context = db.context({ caller: lan });
    const act = { operation: 'plan.settle_finding', requestId: newId(), input: { at } };
    const done = await write(context, act, async (trx) => {
      const subject = { kind: 'plan_finding', id };
      await recordAudit(trx, context, { operation: act.operation, subject, data: { at } });
      return ok(null);
    });
    unwrap(done);
  }
}

const seal = (batchRows = 4) => sealAll({ database: db.database, keys, batchRows });
const verify = () => verifyLog(db.database, keys);

describe('sealing', () => {
  test('puts every row under seal, once, in batches of bounded size', async () => {
    await change(10);
    expect(await verify()).toMatchObject({ sealed: 0, ok: true, waiting: 10 });
    expect(await seal()).toMatchObject({ state: 'sealed', rows: 10 });
    expect(await verify()).toEqual({
      sealed: 10,
      ok: true,
      firstBad: null,
      batches: 3,
      waiting: 0,
    });
    expect(await seal()).toMatchObject({ state: 'sealed', rows: 0 });
    await change(1);
    await seal();
    expect(await verify()).toMatchObject({ sealed: 11, ok: true, batches: 4 });
  });

  test('an empty log is whole', async () => {
    expect(await verify()).toEqual({ sealed: 0, ok: true, firstBad: null, batches: 0, waiting: 0 });
    await seal();
    expect(await verify()).toMatchObject({ sealed: 0, ok: true });
  });

  test('a refused change leaves no row', async () => {
    const context = db.context();
    const act = { operation: 'x', requestId: newId(), input: {} };
    const subject = { kind: 'plan', id: 'p' };
    await write(context, act, async (trx) => {
      await recordAudit(trx, context, { operation: 'x', subject, data: {} });
      return { ok: false, error: { code: 'x', kind: 'refused', data: {} } };
    });
    expect(await verify()).toMatchObject({ waiting: 0 });
  });

  test('many sealers at once seal each row once', async () => {
    await change(30);
    const rounds = Array.from({ length: 8 }, () =>
      sealBatch({ database: db.database, keys, batchRows: 5 }),
    );
    const states = (await Promise.all(rounds)).map(({ state }) => state);
    expect(states).toContain('sealed');
    await seal(5);
    expect(await verify()).toMatchObject({ sealed: 30, ok: true });
  });

  test('a row that is committed late, with an older id, is sealed by the next sweep', async () => {
    await change(2);
    await seal();
    const old = '01900000-0000-7000-8000-000000000001';
    await sql`insert into audit_outbox (id, happened_at, caller, operation, subject_kind,
      subject_id, trace_id, data) values (${old}, now(), 'a', 'b', 'c', 'd', 'e', '{}')`.execute(
      db.database,
    );
    const narrow = await sealBatch({ database: db.database, keys }, idFloor(newId()));
    expect(narrow).toMatchObject({ rows: 0 });
    expect(await seal()).toMatchObject({ rows: 1 });
    expect(await verify()).toMatchObject({ sealed: 3, ok: true });
  });

  test('a crash between the commit and the head outside loses nothing', async () => {
    await change(4);
    await seal();
    const head = readFileSync(join(keys, 'audit-head.json'));
    await change(8);
    await seal();
    writeFileSync(join(keys, 'audit-head.json'), head);
    expect(await verify()).toMatchObject({ sealed: 12, ok: true });
    await change(1);
    await seal();
    expect(await verify()).toMatchObject({ sealed: 13, ok: true });
  });

  test('a crash between the key and its first head loses nothing', async () => {
    createSigner(keys);
    await change(2);
    expect(await seal()).toMatchObject({ state: 'sealed', rows: 2 });
    expect(await verify()).toMatchObject({ sealed: 2, ok: true });
  });

  test('a head that is gone after rows were sealed is no crash: the sealer stops', async () => {
    await change(2);
    await seal();
    rmSync(join(keys, 'audit-head.json'));
    await change(1);
    expect(await seal()).toMatchObject({ state: 'broken', bad: { why: 'head_missing' } });
    expect(await verify()).toMatchObject({ ok: false, firstBad: { why: 'head_missing' } });
  });

  test('goes on in the background until it is stopped, and seals what waits then', async () => {
    const sealer = startSealer({ database: db.database, keys, everyMs: 10 });
    await change(5);
    await expect.poll(async () => (await verify()).waiting).toBe(0);
    await change(3);
    await sealer.stop();
    expect(await verify()).toMatchObject({ sealed: 8, ok: true, waiting: 0 });
  });
});

describe('the rights of the running role', () => {
  test.each([
    'update audit_outbox set caller = $$x$$',
    'delete from audit_outbox',
    'truncate audit_outbox cascade',
    'update audit_batch set root_sha256 = sha256',
    'delete from audit_batch',
    'update audit_sealed_row set number = number + 1',
    'delete from audit_sealed_row',
    'drop table audit_outbox',
    'alter table audit_outbox disable trigger all',
  ])('do not hold: %s', async (statement) => {
    await change(1);
    await seal();
    await expect(sql.raw(statement).execute(db.database)).rejects.toThrow(/permission|owner/);
    expect(await verify()).toMatchObject({ sealed: 1, ok: true });
  });
});

describe('reads of personal data', () => {
  test('are in the log before the reply leaves, many in one statement', async () => {
    const context = db.context({ caller: lan });
    const reads = Array.from({ length: 500 }, (_, at) =>
      recordRead(context, { kind: 'person', id: `P${at}` }, 'person.get'),
    );
    await Promise.all(reads);
    const kept = await db.database
      .selectFrom('audit_outbox')
      .select(['kind', 'caller', 'operation'])
      .distinct()
      .execute();
    expect(kept).toEqual([{ kind: 'read', caller: 'user:lan', operation: 'person.get' }]);
    await seal(200);
    expect(await verify()).toMatchObject({ sealed: 500, ok: true });
  });

  test('that cannot be kept fail, and those after them are tried again', async () => {
    const context = { ...db.context(), traceId: 'bad \0 byte' };
    await expect(recordRead(context, { kind: 'person', id: 'P1' }, 'person.get')).rejects.toThrow();
    await recordRead(db.context(), { kind: 'person', id: 'P2' }, 'person.get');
    expect(await verify()).toMatchObject({ waiting: 1 });
  });
});

describe('the timeline of a record', () => {
  test('says who, what, when and why, newest first, without reads', async () => {
    const context = db.context({ caller: lan, now: '2026-01-15T09:00:00+07:00' });
    const later = db.context({ now: '2026-01-16T09:00:00+07:00' });
    const subject = { kind: 'plan_task', id: 'T1' };
    const data = { before: null, after: 'QLN01', reason: 'Theo Phụ lục' };
    await db.database.transaction().execute(async (trx) => {
      await recordAudit(trx, context, { operation: 'plan.decide_link', subject, data });
      await recordAudit(trx, later, { operation: 'plan.settle_finding', subject, data: {} });
      await recordAudit(trx, later, {
        operation: 'plan.approve',
        subject: { kind: 'plan', id: 'T1' },
        data: {},
      });
    });
    await recordRead(later, subject, 'plan.get_task');
    const read = (about: Parameters<typeof listTimeline>[1]) =>
      db.database.transaction().execute((trx) => listTimeline(trx, about));
    const entries = await read(subject);
    expect(entries.map(({ operation }) => operation)).toEqual([
      'plan.settle_finding',
      'plan.decide_link',
    ]);
    expect(entries[1]).toMatchObject({ at: '2026-01-15T02:00:00.000Z', by: 'user:lan', data });
    expect(await read([subject, { kind: 'plan', id: 'T1' }])).toHaveLength(3);
    expect(await read([])).toEqual([]);
  });
});

describe('an exported case', () => {
  const subjects = [{ kind: 'plan_finding', id: 'F1' }];
  const pack = () =>
    db.database.transaction().execute((trx) => packCase(trx, keys, 'F1', subjects));

  test('holds the rows of its subject and is proved without the database', async () => {
    await change(3, 'F1');
    await change(7, 'F2');
    await change(2, 'F1');
    await seal();
    const file = JSON.parse(JSON.stringify(await pack())) as Awaited<ReturnType<typeof pack>>;
    expect(file.rows).toHaveLength(5);
    expect(new Set(file.rows.map(({ subjectId }) => subjectId))).toEqual(new Set(['F1']));
    expect(checkCase(file, publicKeysOf(keys))).toBeNull();
  });

  test('that was changed does not pass', async () => {
    await change(6);
    await seal();
    const file = await pack();
    const trusted = publicKeysOf(keys);
    const [first, ...rest] = file.rows;
    if (first === undefined) throw new Error('the case is empty');
    const edited = { ...file, rows: [{ ...first, caller: 'user:mai' }, ...rest] };
    expect(checkCase(edited, trusted)).toMatchObject({ number: 1, why: 'row_edited' });
    const moved = { ...file, rows: [{ ...first, number: 2 }, ...rest] };
    expect(checkCase(moved, trusted)).toMatchObject({ why: 'row_edited' });
    const batches = file.batches.map((batch) => ({ ...batch, root: 'a'.repeat(64) }));
    expect(checkCase({ ...file, batches }, trusted)).toMatchObject({ why: 'batch_edited' });
    expect(checkCase({ ...file, batches: [] }, trusted)).toMatchObject({ why: 'batch_missing' });
    expect(checkCase(file, new Map())).toMatchObject({ why: 'key_unknown' });
  });
});

describe('after a restore of an older backup', () => {
  /** What a restore does to the log: the newest batches and rows are not there. */
  const loseTail = (from: number) =>
    db.owner.transaction().execute(async (trx) => {
      await sql`delete from audit_sealed_row where batch_seq >= ${from}`.execute(trx);
      await sql`delete from audit_batch where seq >= ${from}`.execute(trx);
      await sql`delete from audit_outbox o where not exists
        (select from audit_sealed_row s where s.outbox_id = o.id)`.execute(trx);
    });

  test('the sealer stops, and goes on when somebody has said why the tail is gone', async () => {
    await change(12);
    await seal();
    await loseTail(2);
    await change(1);
    expect(await seal()).toMatchObject({ state: 'broken', bad: { batch: 2, why: 'tail_cut' } });
    expect(await verify()).toMatchObject({ ok: false, waiting: 1 });
    const reason = 'Khôi phục bản sao lưu ngày 14/01/2026';
    expect(await acceptRestore(db.context(), keys, ' ')).toMatchObject({ ok: false });
    const accepted = unwrap(await acceptRestore(db.context(), keys, reason));
    expect(accepted).toMatchObject({ from: { seq: 3 }, to: { seq: 1 }, by: 'operator:test' });
    await seal();
    expect(await verify()).toMatchObject({ sealed: 5, ok: true, waiting: 0 });
    expect(listRestores(keys)).toEqual([accepted]);
  });

  test('a log that is whole, or wrong elsewhere, has nothing to accept', async () => {
    await change(8);
    await seal();
    const whole = await acceptRestore(db.context(), keys, 'x');
    expect(whole).toMatchObject({ error: { code: 'audit.nothing_to_accept' } });
    await loseTail(2);
    await sql`update audit_outbox set caller = 'x'`.execute(db.owner);
    const edited = await acceptRestore(db.context(), keys, 'x');
    expect(edited).toMatchObject({ error: { code: 'audit.log_not_whole' } });
  });

  test('without its keys the log goes on under a new key, what was vouched for is held', async () => {
    await change(12);
    await seal();
    rmSync(keys, { recursive: true });
    expect(await seal()).toMatchObject({ state: 'broken', bad: { why: 'key_unknown' } });
    expect(await verify()).toMatchObject({ ok: false, firstBad: { batch: 1, why: 'key_unknown' } });
    const accepted = unwrap(await acceptRestore(db.context(), keys, 'Mất thư mục khóa'));
    expect(accepted).toMatchObject({ from: null, to: { seq: 3 } });
    expect(accepted.lostKeys).toHaveLength(1);
    await change(3);
    await seal();
    expect(await verify()).toMatchObject({ sealed: 15, ok: true, batches: 4 });
    await sql`update audit_outbox set caller = 'x' where id in
      (select outbox_id from audit_sealed_row where number = 5)`.execute(db.owner);
    expect(await verify()).toMatchObject({ firstBad: { number: 5, why: 'row_edited' } });
  });

  test('a log without keys that is not whole by its hashes cannot be accepted', async () => {
    await change(8);
    await seal();
    rmSync(keys, { recursive: true });
    await sql`update audit_outbox set caller = 'x'`.execute(db.owner);
    const refused = await acceptRestore(db.context(), keys, 'x');
    expect(refused).toMatchObject({ error: { code: 'audit.log_not_whole' } });
    expect(listRestores(keys)).toEqual([]);
  });

  test('a line that nobody signed is no accepted restore', async () => {
    await change(8);
    await seal();
    await loseTail(2);
    unwrap(await acceptRestore(db.context(), keys, 'x'));
    const path = join(keys, 'audit-restores.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"reason":"x"', '"reason":"y"'));
    expect(listRestores(keys)).toEqual([]);
  });
});
