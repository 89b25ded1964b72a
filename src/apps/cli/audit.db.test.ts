import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { aRelease } from '../../../tests/support/plan.ts';
import { ok, unwrap } from '../../kernel/index.ts';
import { loadRelease, plansModule } from '../../modules/plans/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { write } from '../../platform/database/index.ts';
import { commands } from './audit.ts';
import { makeIo } from './io.ts';

const db = testDatabase({ each: true });
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansinh-cli-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command on the test's database, in words unless `json` is given. */
async function run(
  name: string,
  options: Readonly<Record<string, string | boolean>> = {},
  positionals: readonly string[] = [],
): Promise<Ran> {
  const command = commands.find((each) => each.name === `audit ${name}`);
  if (command === undefined) throw new Error(`no command audit ${name}`);
  const { json = false, ...given } = options;
  const said = { out: '', err: '' };
  const io = makeIo({
    language: 'vi',
    wantsJson: json === true,
    dataFolder: folder,
    as: null,
    messages: command.messages,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    withContext: (_io, work) => work(db.context()),
  });
  const code = await command.run({ positionals, options: given }, io);
  return { code, ...said };
}

const json = async (
  name: string,
  options: Readonly<Record<string, string>> = {},
  positionals: readonly string[] = [],
) => {
  const ran = await run(name, { ...options, json: true }, positionals);
  return JSON.parse(ran.out) as Record<string, unknown>;
};

async function change(id: string): Promise<void> {
  const context = db.context();
  const act = { operation: 'plan.approve', requestId: newId(), input: { id } };
  const done = await write(context, act, async (trx) => {
    const subject = { kind: 'plan', id };
    await recordAudit(trx, context, { operation: act.operation, subject, data: { version: 1 } });
    return ok(null);
  });
  unwrap(done);
}

describe('audit verify', () => {
  test('seals what waits and says that the log is whole', async () => {
    await change('p1');
    await change('p2');
    expect(await json('verify')).toMatchObject({ sealed: 2, ok: true, firstBad: null });
    expect((await run('verify')).out).toBe('Nhật ký nguyên vẹn: 2 dòng trong 1 lô.\n');
  });

  test('places what was touched, and the exit code tells it', async () => {
    await change('p1');
    await change('p2');
    await run('verify');
    await sql`update audit_outbox set subject_id = 'p3' where subject_id = 'p2'`.execute(db.owner);
    const firstBad = { batch: 1, number: 2, why: 'row_edited' };
    expect(await json('verify')).toMatchObject({ ok: false, firstBad });
    const told = await run('verify');
    expect(told.code).toBe(3);
    expect(told.out).toContain('lô 1, dòng số 2: nội dung dòng bị sửa');
  });
});

describe('audit export', () => {
  test('packs one record, and the file is checked anywhere with the public key', async () => {
    await change('p1');
    await change('p2');
    await change('p1');
    const out = join(folder, 'case.json');
    expect(await json('export', { case: 'p1', out })).toEqual({ case: 'p1', rows: 2, file: out });
    expect(await json('check', {}, [out])).toMatchObject({ rows: 2, ok: true, firstBad: null });

    const elsewhere = mkdtempSync(join(folder, 'elsewhere-'));
    const [keyId] = Object.keys((JSON.parse(readFileSync(out, 'utf8')) as { keys: object }).keys);
    const key = join(elsewhere, 'city.pem');
    cpSync(join(folder, 'keys', `audit-${keyId}.pub`), key);
    expect(await json('check', { key }, [out])).toMatchObject({ ok: true, keys: [keyId] });

    writeFileSync(out, readFileSync(out, 'utf8').replace('plan.approve', 'plan.import'));
    expect(await json('check', { key }, [out])).toMatchObject({
      ok: false,
      firstBad: { number: 1, why: 'row_edited' },
    });
    const told = await run('check', { key }, [out]);
    expect([told.code, told.out]).toEqual([3, expect.stringContaining('không đúng')]);
  });

  test('writes the file to standard output when no name is given', async () => {
    await change('p1');
    expect(await json('export', { case: 'p1' })).toMatchObject({ format: 'ansinh-audit-case/1' });
  });

  test('of a record nobody touched, or of none, says so', async () => {
    await change('p1');
    const none = await run('export', { case: 'p9' });
    expect([none.code, none.err]).toEqual([2, 'Không có dòng nhật ký nào về "p9".\n']);
    expect((await run('export')).code).toBe(2);
    const closed = await run('export', { case: 'p1', out: join(folder, 'no', 'such', 'f.json') });
    expect([closed.code, closed.err]).toEqual([2, expect.stringContaining('ENOENT')]);
  });
});

describe('audit export of a plan', () => {
  test('knows it by number and by key, its tasks and findings by their codes', async () => {
    const reply = unwrap(
      await loadRelease(db.context(), {
        operation: 'plan.load',
        requestId: newId(),
        release: aRelease(),
        approve: false,
        again: false,
        reason: null,
      }),
    );
    const finding = 'f-impossible-year';
    const settle = plansModule.operations.find(({ operation }) => {
      return operation.id === 'plan.settle_finding';
    });
    const input = { key: reply.key, version: 1, finding, resolution: 'reading', value: '2020' };
    const why = { reason: 'Theo tiêu đề', seen: null, requestId: newId() };
    const settled = await settle?.serve(db.context(), { ...input, ...why }, null);
    expect(settled).toMatchObject({ ok: true });
    const rows = async (code: string) => {
      const file = await json('export', { case: code });
      const found = file['rows'] as { operation: string }[];
      return found.map(({ operation }) => operation);
    };
    expect(await rows(reply.key)).toEqual(['plan.load', 'plan.settle_finding']);
    expect(await rows('12/KH-UBND')).toEqual(['plan.load', 'plan.settle_finding']);
    expect(await rows(`12/KH-UBND/${finding}`)).toEqual(['plan.settle_finding']);
    expect(await rows(`${reply.key}/PL.I.2`)).toEqual(['plan.settle_finding']);
    expect((await run('export', { case: `${reply.key}/PL.X.9` })).code).toBe(2);
  });
});

describe('audit check', () => {
  test.each([
    ['a file that is not there', null, 'ENOENT'],
    ['a file that is no JSON', 'x', 'JSON'],
    ['a file of another kind', '{}', 'format'],
  ])('of %s says so', async (_title, text, reason) => {
    const path = join(folder, 'case.json');
    if (text !== null) writeFileSync(path, text);
    const ran = await run('check', {}, [path]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(reason);
  });

  test('with a key that is none says so', async () => {
    const key = join(folder, 'key.pem');
    writeFileSync(key, 'x');
    const ran = await run('check', { key }, [key]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('khóa công khai')]);
  });
});

describe('audit accept-restore', () => {
  test('is counted by verify, and refused without a reason', async () => {
    await change('p1');
    await run('verify');
    await change('p2');
    await run('verify');
    await sql`delete from audit_sealed_row where batch_seq = 2`.execute(db.owner);
    await sql`delete from audit_batch where seq = 2`.execute(db.owner);
    expect(await json('verify')).toMatchObject({ ok: false, firstBad: { why: 'tail_cut' } });
    expect((await run('accept-restore')).code).toBe(2);
    const reason = 'Khôi phục bản sao lưu';
    expect(await json('accept-restore', { reason })).toMatchObject({ from: 2, to: 1, reason });
    expect(await json('verify')).toMatchObject({ ok: true, sealed: 2, restores: 1 });
    expect((await run('accept-restore', { reason })).code).toBe(3);
  });
});
