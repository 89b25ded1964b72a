import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { startMailServer, testMail } from '../../tests/support/mail-server.ts';
import { change } from '../../tests/support/outbox.ts';
import { unwrap } from '../kernel/index.ts';
import { record } from '../platform/database/index.ts';
import { verifyLog } from '../platform/audit/index.ts';
import { createLog, type Logger } from '../platform/log/index.ts';
import { countLetters, countOpen, readPost, sendLetter } from '../platform/outbox/index.ts';
import { modules } from './modules.ts';
import { startWorker } from './worker.ts';

const db = testDatabase({ each: true });
let keys = '';
let lines: string[] = [];
let log: Logger;

beforeEach(() => {
  keys = join(mkdtempSync(join(tmpdir(), 'ansinh-worker-')), 'keys');
  lines = [];
  log = createLog('warn', { write: (line: string) => void lines.push(line) });
});
afterEach(() => rmSync(join(keys, '..'), { recursive: true, force: true }));

describe('the background work of a serving process', () => {
  test('hands out news and seals the log, and says nothing when all is well', async () => {
    await change(db.context(), 'a', 1);
    const worker = startWorker(db.database, { keys, log });
    await expect.poll(async () => (await countOpen(db.owner)).waiting).toBe(0);
    await worker.stop();
    expect(await verifyLog(db.database, keys)).toMatchObject({ ok: true, sealed: 1, waiting: 0 });
    expect(lines).toEqual([]);
  });

  test('carries letters when there is a mail server, and lets them rest when there is none', async () => {
    const mail = await startMailServer();
    const tell = (name: string) =>
      record(db.context(), (trx) =>
        sendLetter(trx, db.context(), testMail, {
          to: 'lan@example.vn',
          language: 'vi',
          data: { name },
          key: name,
        }),
      );
    await tell('một');
    const silent = startWorker(db.database, { keys, log });
    const counts = () => countLetters(db.database, new Date());
    await expect.poll(async () => (await counts()).held).toBe(1);
    await silent.stop();
    await tell('hai');
    const settings = { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'a@example.vn' };
    const worker = startWorker(db.database, { keys, log, post: unwrap(readPost(settings)) });
    await expect.poll(() => mail.accepted.length).toBe(1);
    await worker.stop();
    await mail.close();
    expect(await counts()).toMatchObject({ sent: 1, held: 1 });
    expect(lines).toEqual([]);
  });

  test('has sealed when it is stopped what was written until then', async () => {
    const worker = startWorker(db.database, { keys, log });
    for (let number = 1; number <= 20; number += 1) await change(db.context(), 'a', number);
    await worker.stop();
    expect(await verifyLog(db.database, keys)).toMatchObject({ ok: true, sealed: 20, waiting: 0 });
  });

  test('says in the log that the log is broken, and seals nothing more', async () => {
    await change(db.context(), 'a', 1);
    await startWorker(db.database, { keys, log }).stop();
    await sql`update audit_outbox set subject_id = 'b'`.execute(db.owner);
    await sql`delete from audit_batch`.execute(db.owner).catch(() => undefined);
    await sql`delete from audit_sealed_row`.execute(db.owner);
    await sql`delete from audit_batch`.execute(db.owner);
    await change(db.context(), 'a', 2);
    await startWorker(db.database, { keys, log }).stop();
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toContain(
      'the audit log is broken',
    );
    expect(await verifyLog(db.database, keys)).toMatchObject({ ok: false, waiting: 2 });
  });

  test('says in the log that news cannot be delivered, with its subscriber and without its body', async () => {
    const [subscription] = modules.flatMap((each) => each.subscriptions ?? []);
    if (subscription === undefined) throw new Error('no module subscribes');
    await sql`insert into outbox_message
        (id, topic, subject, body, published_at, published_by, trace_id)
      values (gen_random_uuid(), ${subscription.topic}, 'x', '{"secret": "031089012345"}', now(),
        'operator:test', 't')`.execute(db.owner);
    const worker = startWorker(db.database, { keys, log });
    await expect.poll(() => lines.length).toBeGreaterThan(0);
    await worker.stop();
    const told = lines.map((line) => JSON.parse(line) as { readonly subscriber?: string });
    expect(told.find(({ subscriber }) => subscriber === subscription.name)).toMatchObject({
      msg: 'news not delivered',
      subscriber: subscription.name,
      attempt: 1,
      dead: false,
    });
    expect(lines.join('')).not.toContain('031089012345');
  });
});

test('every subscriber has a name of its own, of its module', () => {
  const names = modules.flatMap(({ name, subscriptions = [] }) =>
    subscriptions.map((each) => ({ module: name, name: each.name })),
  );
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
  for (const { module, name } of names) expect(name).toMatch(new RegExp(`^${module}\\.[a-z_]+$`));
});

test('every kind of letter has a name of its own, of its module', () => {
  const kinds = modules.flatMap(({ name, letters = [] }) =>
    letters.map(({ id }) => ({ module: name, id })),
  );
  expect(new Set(kinds.map(({ id }) => id)).size).toBe(kinds.length);
  for (const { module, id } of kinds) expect(id).toMatch(new RegExp(`^${module}\\.[a-z_]+$`));
});
