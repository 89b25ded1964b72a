import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, TEST_NOW } from '../../../tests/support/database.ts';
import { err, ok, refuser, unwrap, type Refusal, type Result } from '../../kernel/index.ts';
import type { Context } from '../context.ts';
import { read, write, type Transaction } from '../database/index.ts';
import { listFiles, readFile, storeFile, sweepFiles, withdrawFile } from './index.ts';
import { placeOf } from './vault.ts';

const db = testDatabase({ each: true });
const DAY_MS = 86_400_000;
const owner = { kind: 'plan_copy', id: 'a' };
const words = Buffer.from('Kế hoạch hỗ trợ trẻ em có hoàn cảnh đặc biệt');
let dataFolder = '';
beforeEach(() => void (dataFolder = mkdtempSync(join(tmpdir(), 'ansinh-files-'))));
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const context = (now: number = TEST_NOW): Context => ({ ...db.context({ now }), dataFolder });

function change<T>(
  work: (trx: Transaction) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return write(context(), { operation: 't.t', requestId: newId(), input: {} }, work);
}

const store = (name = 'van-ban.txt', bytes: Uint8Array = words, of = owner) =>
  change((trx) => storeFile(trx, context(), { name, bytes, for: of }));

const open = (id: string, of = owner) =>
  read(context(), (trx) => readFile(trx, context(), { id, for: of }));

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const contents = () =>
  existsSync(join(dataFolder, 'files'))
    ? readdirSync(join(dataFolder, 'files'), { recursive: true, withFileTypes: true }).filter(
        (entry) => entry.isFile(),
      ).length
    : 0;

describe('a file', () => {
  it('comes back byte for byte, with its name and type, for its record only', async () => {
    const kept = unwrap(await store('  thư mục/Kế hoạch  4220.txt'));
    expect(kept).toMatchObject({ name: 'Kế hoạch 4220.txt', type: 'txt', sha256: sha256(words) });
    const given = unwrap(await open(kept.id));
    expect(given).toMatchObject({ name: 'Kế hoạch 4220.txt', contentType: 'text/plain' });
    expect(Buffer.from(given.body as Uint8Array).equals(words)).toBe(true);
    expect(await open(kept.id, { kind: 'plan_copy', id: 'b' })).toMatchObject({
      error: { code: 'file.not_found' },
    });
    expect(await open(newId())).toMatchObject({ error: { code: 'file.not_found' } });
  });

  it('lies under the hash of its content, unreadable without the key, open to its owner only', async () => {
    const { sha256: hash } = unwrap(await store());
    const place = placeOf(dataFolder, hash);
    expect(place).toBe(join(dataFolder, 'files', hash.slice(0, 2), hash.slice(2)));
    expect(readFileSync(place).includes(words.subarray(0, 12))).toBe(false);
    expect(statSync(place).mode & 0o077).toBe(0);
    const key = join(dataFolder, 'keys/files.key');
    expect(statSync(key).mode & 0o077).toBe(0);
    expect(readFileSync(key, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  });

  it('of one content is stored once on disk, however many records have it', async () => {
    const first = unwrap(await store());
    const again = unwrap(await store());
    const other = unwrap(await store('khac.txt', words, { kind: 'law_draft', id: 'x' }));
    expect([again.id === first.id, other.id === first.id, contents()]).toEqual([true, false, 1]);
  });

  it('is listed with its record until it is withdrawn, and its content stays', async () => {
    const kept = unwrap(await store());
    const list = () => read(context(), (trx) => listFiles(trx, owner));
    expect(await list()).toMatchObject([{ id: kept.id, bytes: words.length }]);
    const withdrawal = { id: kept.id, for: owner, reason: 'nhầm tệp' };
    unwrap(await change((trx) => withdrawFile(trx, context(), withdrawal)));
    expect([await list(), contents()]).toEqual([[], 1]);
    expect((await open(kept.id)).ok).toBe(false);
    expect((await change((trx) => withdrawFile(trx, context(), withdrawal))).ok).toBe(false);
    const [row] = await db.owner.selectFrom('file_withdrawal').selectAll().execute();
    expect(row).toMatchObject({ file_id: kept.id, by: 'operator:test', reason: 'nhầm tệp' });
    expect(unwrap(await store()).id).not.toBe(kept.id);
  });

  it('is refused when it is empty or larger than is kept', async () => {
    expect(await store('a.txt', new Uint8Array())).toMatchObject({ error: { code: 'file.empty' } });
    const large = Buffer.alloc(25 * 1024 * 1024 + 1, 'a');
    expect(await store('a.txt', large)).toMatchObject({
      error: { code: 'file.too_large', data: { limit: 25 } },
    });
    expect(contents()).toBe(0);
  });

  it('can be changed or removed by no one who runs the product', async () => {
    unwrap(await store());
    await expect(db.database.deleteFrom('file').execute()).rejects.toThrow(/denied/);
    await expect(db.report.selectFrom('file').selectAll().execute()).rejects.toThrow(/denied/);
  });
});

describe('content that is not what it was', () => {
  it('is a fault when a byte was changed', async () => {
    const kept = unwrap(await store());
    const place = placeOf(dataFolder, kept.sha256);
    const bytes = readFileSync(place);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(place, bytes);
    await expect(open(kept.id)).rejects.toThrow();
  });

  it('is a fault when it lies under the name of another', async () => {
    const one = unwrap(await store('a.txt', Buffer.from('một')));
    const two = unwrap(await store('b.txt', Buffer.from('hai')));
    renameSync(placeOf(dataFolder, two.sha256), placeOf(dataFolder, one.sha256));
    await expect(open(one.id)).rejects.toThrow();
  });

  it('is a fault when the key was exchanged or is gone, and no new key is made', async () => {
    const kept = unwrap(await store());
    const key = join(dataFolder, 'keys/files.key');
    writeFileSync(key, `${randomBytes(32).toString('hex')}\n`);
    await expect(open(kept.id)).rejects.toThrow();
    rmSync(key);
    await expect(store('khac.txt', Buffer.from('khác'))).rejects.toThrow('their key is not');
    expect(existsSync(key)).toBe(false);
  });
});

describe('a sweep', () => {
  const sweep = (days: number) => sweepFiles(context(Date.now() + days * DAY_MS));

  it('removes what no row names after a day, and nothing else', async () => {
    const kept = unwrap(await store());
    const refuse = refuser({ 'thing.no': 'refused' });
    await change(async (trx) => {
      const bytes = Buffer.from('bị hủy');
      unwrap(await storeFile(trx, context(), { name: 'x.txt', bytes, for: owner }));
      return err(refuse('thing.no'));
    });
    mkdirSync(join(dataFolder, 'files/ab'), { recursive: true });
    writeFileSync(join(dataFolder, 'files/ab/cd.0badcafe.part'), 'half');
    expect([await sweep(0), contents()]).toEqual([0, 3]);
    expect([await sweep(1.1), contents()]).toEqual([2, 1]);
    expect(unwrap(await open(kept.id)).name).toBe('van-ban.txt');
    expect(await sweep(1.1)).toBe(0);
  });

  it('waits for one who stores the same content again at this moment', async () => {
    const orphan = Buffer.from('mồ côi');
    unwrap(await store('x.txt', orphan));
    await db.owner.deleteFrom('file').execute();
    const place = placeOf(dataFolder, sha256(orphan));
    const old = new Date(Date.now() - 3 * DAY_MS);
    utimesSync(place, old, old);
    const swept: Promise<number>[] = [];
    const kept = await change(async (trx) => {
      const done = await storeFile(trx, context(), { name: 'y.txt', bytes: orphan, for: owner });
      swept.push(sweep(0));
      await new Promise((wake) => setTimeout(wake, 100));
      return done;
    });
    expect([await Promise.all(swept), existsSync(place)]).toEqual([[0], true]);
    expect(unwrap(await open(unwrap(kept).id)).name).toBe('y.txt');
  });
});

it('of many who store at once in a new folder one makes the key, and all can be read', async () => {
  const kept = await Promise.all(
    Array.from({ length: 8 }, (_, number) => store('a.txt', Buffer.from(`bản ${String(number)}`))),
  );
  for (const [number, each] of kept.entries()) {
    const { body } = unwrap(await open(unwrap(each).id));
    expect(Buffer.from(body as Uint8Array).toString()).toBe(`bản ${String(number)}`);
  }
  expect(readdirSync(join(dataFolder, 'keys'))).toEqual(['files.key']);
});

it('a context without a data folder keeps nothing and says so', async () => {
  const { dataFolder: _none, ...bare } = context();
  const work = change(async (trx) => {
    unwrap(await storeFile(trx, bare, { name: 'a.txt', bytes: words, for: owner }));
    return ok(null);
  });
  await expect(work).rejects.toThrow('no data folder');
});
