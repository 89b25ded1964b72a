import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ok, unwrap } from '../../kernel/index.ts';
import { testContext } from '../../../tests/support/database.ts';
import { startWriter } from '../../../tests/support/pg-crash.ts';
import {
  asSuperuser,
  dropTestFolder,
  makeTestFolder,
  startTestServer,
  testBinaries,
} from '../../../tests/support/pg-server.ts';
import { sealAll, verifyLog } from '../audit/index.ts';
import { readFile, storeFile } from '../files/index.ts';
import { clientConfig } from './connect.ts';
import { countTable, listTables } from './content.ts';
import {
  backup,
  openDatabase,
  read,
  readBackupHead,
  refusalOf,
  restore,
  write,
  type OpenDatabase,
} from './index.ts';

const PASSPHRASE = 'một cụm mật khẩu dài';
const NOW = new Date('2026-01-15T02:00:00Z');

let folder = '';
let from = '';
let to = '';
let file = '';
const opened: OpenDatabase[] = [];
beforeEach(() => {
  folder = makeTestFolder();
  [from, to, file] = [join(folder, 'from'), join(folder, 'to'), join(folder, 'sao-luu.ansinh')];
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  await dropTestFolder(folder);
});

async function open(dataDir: string, migrate = true): Promise<OpenDatabase> {
  const one = await openDatabase({ dataDir, purpose: 'command', migrate });
  opened.push(one);
  return one;
}

/** Rows with every sign that COPY must escape, files, keys. */
async function fill(database: OpenDatabase, dataDir: string): Promise<void> {
  const words = ['Thuỷ Nguyên', 'tab\tline\nreturn\rback\\slash \\N \\.', '', '{"a": [1, null]}'];
  for (const word of words) {
    const act = { operation: 'test.fill', requestId: newId(), input: word };
    await write(testContext(database.database), act, async () => ok({ word }));
  }
  await sql`insert into audit_outbox
      (id, happened_at, caller, operation, subject_kind, subject_id, trace_id, data)
    values (${newId()}, ${NOW}, 'test', 'test.fill', 'plan', '4220', 't', '{"vì": "sao"}')`.execute(
    database.owner,
  );
  mkdirSync(join(dataDir, 'files/ab'), { recursive: true });
  writeFileSync(join(dataDir, 'files/ab/cdef'), Buffer.from([0, 1, 2, 255]));
  writeFileSync(join(dataDir, 'files/empty'), '');
  mkdirSync(join(dataDir, 'keys'), { recursive: true });
  writeFileSync(join(dataDir, 'keys/audit.key'), 'private'); // replaced where it must be real
  writeFileSync(join(dataDir, 'keys/audit-0123456789abcdef.pub'), 'public');
  writeFileSync(join(dataDir, 'keys/audit-head.json'), 'signed');
}

const save = (open: OpenDatabase, given: Partial<Parameters<typeof backup>[0]> = {}) =>
  backup({ file, owner: open.targets.owner, dataDir: from, passphrase: null, now: NOW, ...given });

const bring = (open: OpenDatabase, given: Partial<Parameters<typeof restore>[0]> = {}) =>
  restore({
    file,
    owner: open.targets.owner,
    dataDir: to,
    place: open.place,
    passphrase: async () => PASSPHRASE,
    ...given,
  });

/** Every table's rows and digest. */
async function contentOf({ targets }: OpenDatabase): Promise<Record<string, unknown>> {
  const client = new pg.Client(clientConfig(targets.owner, {}));
  await client.connect();
  const counts: Record<string, unknown> = {};
  for (const table of await listTables(client)) {
    counts[table.name] = await countTable(client, table);
  }
  await client.end();
  return counts;
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  const fault = await work.then(
    () => 'it was done',
    (thrown: unknown) => thrown,
  );
  const refusal = refusalOf(fault);
  if (refusal === null) throw fault;
  return refusal.code;
}

describe('a backup that is restored', () => {
  test('holds the same rows, files and keys', async () => {
    const source = await open(from);
    await fill(source, from);
    const saved = await save(source, { passphrase: PASSPHRASE });
    expect(saved).toMatchObject({ files: 2, keys: true, chainHead: null });
    expect(Number(saved.rows)).toBeGreaterThanOrEqual(5);
    const target = await open(to, false);
    const done = await bring(target);
    expect(done).toMatchObject({ rows: saved.rows, files: 2, keys: true });
    expect(await contentOf(target)).toEqual(await contentOf(source));
    for (const name of ['files/ab/cdef', 'files/empty', 'keys/audit.key']) {
      expect(readFileSync(join(to, name))).toEqual(readFileSync(join(from, name)));
    }
    expect(readdirSync(to).filter((name) => name.startsWith('restore-'))).toEqual([]);
  });

  test('has its constraints, triggers, rights and migrations', async () => {
    const source = await open(from);
    await fill(source, from);
    await save(source);
    const target = await open(to, false);
    await bring(target);
    const facts = sql<{ fact: string }>`
      select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as fact
        from pg_constraint where connamespace = 'public'::regnamespace
      union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger
        where not tgisinternal
      union all select relname || ' ' || coalesce(relacl::text, '') from pg_class
        where relnamespace = 'public'::regnamespace
      union all select name || sha256 from migration_file order by 1`;
    expect((await facts.execute(target.owner)).rows).toEqual(
      (await facts.execute(source.owner)).rows,
    );
    const denied = await sql`delete from audit_outbox`.execute(target.database).catch(String);
    expect(denied).toMatch(/permission denied/);
  });

  test('is of one moment, though others write while it is made', async () => {
    const writer = await startWriter(from, 'serve');
    const source = await open(from);
    await new Promise((wake) => setTimeout(wake, 300));
    await save(source);
    await writer.finish();
    const target = await open(to, false);
    await bring(target);
    // Every request wrote its audit row in the same transaction: in a moment both are there.
    const torn = await sql<{ n: number }>`select count(*)::int as n from answered_request r
      full join audit_outbox o on o.subject_id = r.id::text
      where r.id is null or o.id is null`.execute(target.owner);
    expect(torn.rows[0]?.n).toBe(0);
  });

  test('moves from Debian’s server to the embedded one', async (given) => {
    const debian = testBinaries('debian');
    given.skip(debian === null, 'needs /usr/lib/postgresql/15 (apt-get install postgresql-15)');
    if (debian === null) return;
    const server = await startTestServer(join(folder, 'debian'), debian);
    const { host, port } = server;
    const name = 'moving';
    await asSuperuser(server, 'postgres', (client) => client.query(`create database ${name}`));
    const url = `postgres://postgres@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
    const source = await openDatabase({ dataDir: from, purpose: 'command', url });
    opened.push(source);
    await fill(source, from);
    await save(source);
    const target = await open(to, false);
    await bring(target);
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect((await readBackupHead(file)).server).toMatch(/^15\./);
  });

  test('comes back into a database that lost its tables half way', async () => {
    const source = await open(from);
    await fill(source, from);
    await save(source);
    const target = await open(to); // migrated, empty: what a restore that failed leaves
    await bring(target);
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });
});

describe('keys', () => {
  test('are not in it unless asked for, save what is public', async () => {
    const source = await open(from);
    await fill(source, from);
    await save(source);
    const bytes = gunzipSync(readFileSync(file));
    expect(bytes.includes('private')).toBe(false);
    const target = await open(to, false);
    expect((await bring(target)).keys).toBe(false);
    const plain = ['audit-0123456789abcdef.pub', 'audit-head.json'];
    expect(readdirSync(join(to, 'keys')).sort()).toEqual(plain);
  });

  test('are locked, and a wrong passphrase restores nothing', async () => {
    const source = await open(from);
    await fill(source, from);
    await save(source, { passphrase: PASSPHRASE });
    expect(gunzipSync(readFileSync(file)).includes('private')).toBe(false);
    const target = await open(to, false);
    const wrong = bring(target, { passphrase: async () => 'một cụm mật khẩu khác' });
    expect(await codeOf(wrong)).toBe('backup.passphrase_wrong');
    expect(existsSync(join(to, 'files'))).toBe(false);
    const rows = await sql<{ n: bigint }>`select count(*) as n from answered_request`.execute(
      target.owner,
    );
    expect(rows.rows[0]?.n).toBe(0n);
    await bring(target);
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  test('a short passphrase is refused, and no file is made', async () => {
    const source = await open(from);
    const short = save(source, { passphrase: 'ngắn' });
    expect(await codeOf(short)).toBe('backup.passphrase_missing');
    expect(existsSync(file)).toBe(false);
  });

  test('other keys that are there already are not overwritten', async () => {
    const source = await open(from);
    await fill(source, from);
    await save(source, { passphrase: PASSPHRASE });
    const target = await open(to, false);
    mkdirSync(join(to, 'keys'));
    writeFileSync(join(to, 'keys/audit.key'), 'another city’s');
    expect(await codeOf(bring(target))).toBe('backup.keys_exist');
    expect(readFileSync(join(to, 'keys/audit.key'), 'utf8')).toBe('another city’s');
  });
});

describe('what is refused', () => {
  test('a database in use, and a folder with files, are not overwritten', async () => {
    const source = await open(from);
    await fill(source, from);
    await save(source);
    const before = await contentOf(source);
    mkdirSync(to);
    expect(await codeOf(bring(source))).toBe('backup.not_empty');
    expect(await codeOf(bring(source, { dataDir: from }))).toBe('backup.files_exist');
    expect(await contentOf(source)).toEqual(before);
  });

  test('a folder that is served; what a killed restore left is swept', async () => {
    const source = await open(from);
    await fill(source, from);
    await save(source);
    const serving = await openDatabase({ dataDir: to, purpose: 'serve' });
    const served = await codeOf(bring(serving));
    await serving.close();
    expect(served).toBe('database.folder_in_use');
    mkdirSync(join(to, 'restore-0123abcd/files'), { recursive: true });
    const target = await open(to, false);
    await bring(target);
    expect(existsSync(join(to, 'restore-0123abcd'))).toBe(false);
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  test('a name that is taken, and a folder that is not there', async () => {
    const source = await open(from);
    writeFileSync(file, 'mine');
    expect(await codeOf(save(source))).toBe('backup.target_exists');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    const nowhere = save(source, { file: join(folder, 'nowhere/x') });
    expect(await codeOf(nowhere)).toBe('backup.target_unwritable');
    expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([]);
  });

  test('the archive is closed to others and whole when it appears', async () => {
    const source = await open(from);
    await save(source);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(gunzipSync(readFileSync(file)).length).toBeGreaterThan(1_000);
  });

  test('a login that is not the owner', async () => {
    const source = await open(from);
    const app = save(source, { owner: source.targets.app });
    expect(await codeOf(app)).toBe('database.needs_owner');
    expect(existsSync(file)).toBe(false);
  });

  test('a backup of a newer release', async () => {
    const source = await open(from);
    await sql`insert into migration_file values ('9999_future', ${'0'.repeat(64)}, now())`.execute(
      source.owner,
    );
    await save(source);
    const target = await open(to, false);
    expect(await codeOf(bring(target))).toBe('database.schema_newer');
  });

  test('what is no backup, is cut off, or was changed; the place stays empty', async () => {
    const source = await open(from);
    await fill(source, from);
    await save(source);
    const whole = readFileSync(file);
    const plain = gunzipSync(whole);
    const at = plain.indexOf('Thuỷ Nguyên');
    const changed = Buffer.from(plain);
    changed.write('Thúy', at);
    const target = await open(to, false);
    const bad: readonly (readonly [string, Buffer])[] = [
      ['text', Buffer.from('this is no backup')],
      ['empty', Buffer.alloc(0)],
      ['cut', whole.subarray(0, Math.floor(whole.length / 2))],
      ['row changed', gzipSync(changed)],
      ['no tail', gzipSync(Buffer.concat([plain.subarray(0, 512 * 20), Buffer.alloc(1024)]))],
    ];
    for (const [what, bytes] of bad) {
      writeFileSync(file, bytes);
      expect([what, await codeOf(bring(target))]).toEqual([what, 'backup.damaged']);
      expect(existsSync(join(to, 'files'))).toBe(false);
    }
    expect(await codeOf(bring(target, { file: join(folder, 'none') }))).toBe('backup.unreadable');
    writeFileSync(file, whole);
    await bring(target);
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });
});

test('a sealed log is verified after the restore, and sealed further with its keys', async () => {
  const source = await open(from);
  await fill(source, from);
  const sealed = await sealAll({ database: source.database, keys: join(from, 'sealing') });
  expect(sealed.state).toBe('sealed');
  rmSync(join(from, 'keys'), { recursive: true });
  cpSync(join(from, 'sealing'), join(from, 'keys'), { recursive: true, force: true });
  const saved = await save(source, { passphrase: PASSPHRASE });
  expect(saved.chainHead).toMatch(/^1:[0-9a-f]{64}$/);
  const target = await open(to, false);
  expect((await bring(target)).chainHead).toBe(saved.chainHead);
  const keys = join(to, 'keys');
  expect((await verifyLog(target.database, keys)).firstBad).toBeNull();
  await fill(target, join(folder, 'more'));
  expect((await sealAll({ database: target.database, keys })).state).toBe('sealed');
  expect((await verifyLog(target.database, keys)).firstBad).toBeNull();
});

test('a stored file comes back with its keys, and stays closed without them', async () => {
  const database = await open(from);
  const context = { ...testContext(database.database), dataFolder: from };
  const bytes = Buffer.from('Nghị quyết của Hội đồng nhân dân');
  const owner = { kind: 'plan_copy', id: 'a' };
  const act = { operation: 'test.store', requestId: newId(), input: {} };
  const stored = await write(context, act, (trx) =>
    storeFile(trx, context, { name: 'nq.txt', bytes, for: owner }),
  );
  const { id } = unwrap(stored);
  await save(database, { passphrase: PASSPHRASE });
  const back = await open(to, false);
  await bring(back);
  const there = { ...testContext(back.database), dataFolder: to };
  const given = await read(there, (trx) => readFile(trx, there, { id, for: owner }));
  expect(Buffer.from(unwrap(given).body as Uint8Array).equals(bytes)).toBe(true);
  rmSync(join(to, 'keys/files.key'));
  await expect(read(there, (trx) => readFile(trx, there, { id, for: owner }))).rejects.toThrow();
});
