import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { change } from '../../../tests/support/outbox.ts';
import { unwrap, type Language } from '../../kernel/index.ts';
import { loadAgencies } from '../../modules/agencies/index.ts';
import { loadAreas } from '../../modules/areas/index.ts';
import { commands as auditCommands } from './audit.ts';
import type { Command } from './command.ts';
import { makeIo } from './io.ts';
import { commands as userCommands } from './user.ts';

/* What commands say in words, in both languages: to people, not to scripts. */
const db = testDatabase({ each: true });
let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ansinh-words-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const commands: readonly Command[] = [...auditCommands, ...userCommands];

/** Runs a command in words and gives what it says. */
async function say(
  name: string,
  given: {
    readonly words?: readonly string[];
    readonly options?: Readonly<Record<string, string>>;
    readonly language?: Language;
  } = {},
) {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const said = { out: '', err: '' };
  const io = makeIo({
    language: given.language ?? 'vi',
    wantsJson: false,
    dataFolder: folder,
    as: null,
    messages: command.messages,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    withContext: (_io, work) => work(db.context({ now: Date.now() })),
  });
  const args = { positionals: given.words ?? [], options: given.options ?? {} };
  return { code: await command.run(args, io), ...said };
}

/** The same in both languages; neither may show a hole, a key or a value of the machine. */
async function both(name: string, given: Parameters<typeof say>[1] = {}) {
  const vi = await say(name, given);
  const en = await say(name, { ...given, language: 'en' });
  for (const { out, err } of [vi, en]) {
    expect(out + err).not.toMatch(/\{\w+\}|undefined|null|\[object|error\./);
  }
  expect(vi.code).toBe(en.code);
  return { vi, en };
}

describe('audit, in words', () => {
  test('an empty log is whole', async () => {
    const { vi, en } = await both('audit verify');
    expect([vi.code, vi.out]).toEqual([0, 'Nhật ký nguyên vẹn: 0 dòng trong 0 lô.\n']);
    expect(en.out).not.toBe(vi.out);
  });

  test.each([
    ['a row that was edited', `update audit_outbox set operation = 'x' where subject_id = 'b'`],
    [
      'a row that was deleted',
      `alter table audit_sealed_row drop constraint audit_sealed_row_outbox;
        delete from audit_outbox where subject_id = 'b'`,
    ],
    ['a batch that was deleted', `delete from audit_sealed_row; delete from audit_batch`],
    ['a batch that was edited', `update audit_batch set sha256 = repeat('0', 64)`],
  ])('%s is said in capitals, with its place, and the exit code is 3', async (_title, attack) => {
    await change(db.context(), 'a', 1);
    await change(db.context(), 'b', 2);
    await say('audit verify');
    await sql.raw(attack).execute(db.owner);
    const { vi, en } = await both('audit verify');
    expect(vi.code).toBe(3);
    expect(vi.out).toMatch(/^NHẬT KÝ ĐÃ BỊ ĐỘNG ĐẾN ở lô \d+, dòng số (\d+|–): \p{L}+/u);
    expect(en.out).toMatch(/^THE LOG/);
  });

  test('rows that cannot be sealed are counted', async () => {
    await change(db.context(), 'a', 1);
    await say('audit verify');
    await sql`delete from audit_sealed_row`.execute(db.owner);
    await sql`delete from audit_batch`.execute(db.owner);
    await change(db.context(), 'a', 2);
    const { vi } = await both('audit verify');
    expect(vi.out).toContain('dòng chưa niêm phong');
  });

  test('an export says how many rows went where, and a check whose key proves them', async () => {
    await change(db.context(), 'a', 1);
    const out = join(folder, 'case.json');
    const exported = await both('audit export', { options: { case: 'a', out } });
    expect(exported.vi.out).toBe(`Đã ghi 1 dòng của a vào ${out}.\n`);
    const checked = await both('audit check', { words: [out] });
    expect([checked.vi.code, checked.vi.out]).toEqual([
      0,
      expect.stringMatching(
        /^Hồ sơ đúng với nhật ký đã niêm phong: 1 dòng, khóa [0-9a-f]{16}\.\n$/,
      ),
    ]);
  });

  test('what cannot be exported or checked says why, on standard error', async () => {
    const missing = await both('audit export');
    expect([missing.vi.code, missing.vi.out]).toEqual([2, '']);
    expect(missing.vi.err).toContain('--case');
    const nothing = await both('audit export', { options: { case: 'zzz' } });
    expect([nothing.vi.code, nothing.vi.err.includes('zzz')]).toEqual([2, true]);
    const file = join(folder, 'x.json');
    writeFileSync(file, '{"format":"other"}');
    const unread = await both('audit check', { words: [file] });
    expect([unread.vi.code, unread.vi.err.startsWith(`${file}: `)]).toEqual([2, true]);
  });

  test('a restore is accepted only with a reason, and only when something is missing', async () => {
    const without = await both('audit accept-restore');
    expect([without.vi.code, without.vi.out]).toEqual([2, '']);
    const whole = await both('audit accept-restore', { options: { reason: 'Thử' } });
    expect([whole.vi.code, whole.vi.out]).toEqual([3, '']);
  });
});

describe('user, in words', () => {
  const officer = { name: 'Nguyễn Văn An', role: 'clerk', agency: 'HP-SYT' };
  beforeEach(async () => {
    unwrap(await loadAreas(db.context()));
    unwrap(await loadAgencies(db.context()));
  });

  test('no accounts is a sentence, not an empty table', async () => {
    const { vi, en } = await both('user list');
    expect(vi.out).toBe('Chưa có tài khoản nào.\n');
    expect(en.out.split('\n')).toHaveLength(2);
  });

  test('an account is added once; the link is shown once and ends on a day', async () => {
    const added = await say('user add', { words: ['an.nguyen'], options: officer });
    expect(added.code).toBe(0);
    expect(added.out).toMatch(/\/app\/password#[\w-]{43}\n/);
    const again = await both('user add', { words: ['an.nguyen'], options: officer });
    expect(again.vi.out).not.toContain('#');
    expect(again.vi.code).toBe(0);
    const list = await both('user list');
    expect(list.vi.out).toContain('Nguyễn Văn An');
    expect(list.vi.out).not.toContain('#');
  });

  test('what is wrong names its field in words', async () => {
    for (const [options, word] of [
      [{ ...officer, role: 'emperor' }, 'emperor'],
      [{ ...officer, agency: 'HP-NOSUCH' }, 'HP-NOSUCH'],
      [{ name: officer.name }, 'role'],
    ] as const) {
      const { vi, en } = await both('user add', { words: ['an.nguyen'], options });
      expect([vi.code, en.out]).toEqual([2, '']);
      expect(vi.err).toContain(word);
    }
    expect((await say('user list')).out).toBe('Chưa có tài khoản nào.\n');
  });

  test('an account is disabled once; twice is said to change nothing', async () => {
    await say('user add', { words: ['an.nguyen'], options: officer });
    const off = await say('user disable', { words: ['an.nguyen'], options: { reason: 'Nghỉ' } });
    expect([off.code, off.out.includes('an.nguyen')]).toEqual([0, true]);
    const again = await both('user disable', { words: ['an.nguyen'] });
    expect([again.vi.code, again.vi.out === off.out]).toEqual([0, false]);
    const nobody = await both('user disable', { words: ['nobody'] });
    expect([nobody.vi.code, nobody.vi.out, nobody.vi.err.includes('nobody')]).toEqual([
      2,
      '',
      true,
    ]);
  });
});
