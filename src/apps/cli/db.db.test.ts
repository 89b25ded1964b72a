import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropTestFolder, makeTestFolder } from '../../../tests/support/pg-server.ts';
import { runAnsinh } from '../../../tests/support/ansinh.ts';
import { readMigrations } from '../../platform/database/index.ts';

const LONG = { timeout: 60_000 };

let folder = '';
let data = '';
beforeEach(() => {
  folder = makeTestFolder();
  data = join(folder, 'data');
});
afterEach(() => dropTestFolder(folder));

interface Answer {
  readonly code: number | null;
  readonly json: Record<string, unknown>;
  readonly err: string;
}

async function run(
  words: string,
  given: { data?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Answer> {
  const ended = await runAnsinh([...words.split(' '), '--json'], { data, ...given });
  const documents = ended.out.split('\n').filter((line) => line !== '');
  expect(documents).toHaveLength(1);
  return {
    code: ended.code,
    json: JSON.parse(ended.out) as Record<string, unknown>,
    err: ended.err,
  };
}

test(
  'where there is no database, info makes one with the reference data, and says so',
  LONG,
  async () => {
    const names = readMigrations().map(({ name }) => name);
    const made = await run('db info');
    expect(made).toMatchObject({ code: 0, json: { applied: names, pending: [] } });
    expect(made.err).toContain(data);
    expect((await run('db info')).err).toBe('');
    const plans = await run('plan list');
    expect(plans.json).toEqual({ plans: [] });
  },
);

test(
  'where there is no database, backup packs a new one with the reference data',
  LONG,
  async () => {
    const file = join(folder, 'x');
    const saved = await run(`db backup ${file}`);
    expect(saved.code).toBe(0);
    expect(Number(saved.json['rows'])).toBeGreaterThan(1_000);
    expect(existsSync(file)).toBe(true);
  },
);

test('migrate makes the database, and twice is unchanged', LONG, async () => {
  const names = readMigrations().map(({ name }) => name);
  expect(await run('db migrate')).toMatchObject({
    code: 0,
    json: { status: 'migrated', migrated: names },
  });
  expect(await run('db migrate')).toMatchObject({
    code: 0,
    json: { status: 'unchanged', migrated: [] },
  });
  const info = await run('db info');
  expect(info).toMatchObject({
    code: 0,
    json: { source: 'embedded', place: data, applied: names, pending: [], rolesApart: true },
  });
  const words = await runAnsinh(['db', 'info'], { data });
  expect(words.out).toMatch(/PostgreSQL 17\.\d+/);
  expect(words.out).toContain('tài khoản chạy tách khỏi tài khoản chủ');
});

test('backup and restore, with keys under the passphrase of the environment', LONG, async () => {
  const env = { ANSINH_PASSPHRASE: 'một cụm mật khẩu dài' };
  const file = join(folder, 'sao-luu.ansinh');
  await run('db migrate');
  mkdirSync(join(data, 'keys'), { recursive: true });
  writeFileSync(join(data, 'keys/audit.key'), 'private');
  const saved = await run(`db backup ${file} --with-keys`, { env });
  expect(saved).toMatchObject({ code: 0, json: { keys: true } });
  const again = await run(`db backup ${file}`);
  expect(again).toMatchObject({ code: 2, json: { error: { code: 'backup.target_exists' } } });
  const other = join(folder, 'other');
  const wrong = await run(`db restore ${file}`, {
    data: other,
    env: { ANSINH_PASSPHRASE: 'một cụm mật khẩu sai' },
  });
  expect(wrong).toMatchObject({ code: 2, json: { error: { code: 'backup.passphrase_wrong' } } });
  const restored = await run(`db restore ${file}`, { data: other, env });
  expect(restored).toMatchObject({ code: 0, json: { keys: true, rows: saved.json['rows'] } });
  expect(existsSync(join(other, 'keys/audit.key'))).toBe(true);
});

test('a file that is no backup restores nothing and makes no folder', LONG, async () => {
  const file = join(folder, 'text');
  writeFileSync(file, 'this is no backup');
  const answer = await run(`db restore ${file}`);
  expect(answer).toMatchObject({ code: 2, json: { error: { code: 'backup.damaged' } } });
  expect(existsSync(data)).toBe(false);
});

test(
  'a wrong password, an unreachable server and a bad address: words and exit codes',
  LONG,
  async () => {
    const at = (url: string): Promise<Answer> => run('db info', { env: { DATABASE_URL: url } });
    const away = await at('postgres://a:secret@127.0.0.1:1/x');
    expect(away).toMatchObject({ code: 1, json: { error: { code: 'database.unreachable' } } });
    expect(JSON.stringify(away)).not.toContain('secret');
    const bad = await at('postgres://[::1/x');
    expect(bad.code === 1 || bad.code === 2).toBe(true);
    for (const { err } of [away, bad]) expect(err).not.toMatch(/\n\s+at /);
  },
);
