import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, aUser } from '../../../tests/support/callers.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { madeUpPlan } from '../../../tests/support/made-up-plan.ts';
import { aReading, aRelease, bothResolutions } from '../../../tests/support/plan.ts';
import type { Caller, Language } from '../../kernel/index.ts';
import { writeRelease } from '../../modules/plans/import/index.ts';
import { makeIo } from './io.ts';
import { commands } from './plan.ts';

const db = testDatabase();
let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'ansinh-plan-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Given {
  readonly words?: readonly string[];
  readonly options?: Readonly<Record<string, string | boolean>>;
  readonly json?: boolean;
  readonly language?: Language;
  readonly caller?: Caller;
}

/** Runs a command of plans on the database of this file. */
async function run(name: string, given: Given = {}) {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const said = { out: '', err: '' };
  const { caller } = given;
  const io = makeIo({
    language: given.language ?? 'vi',
    wantsJson: given.json ?? false,
    dataFolder: folder,
    as: null,
    messages: command.messages,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    withContext: (_io, work) => work(db.context(caller === undefined ? {} : { caller })),
  });
  const args = { positionals: given.words ?? [], options: given.options ?? {} };
  return { code: await command.run(args, io), ...said };
}

async function ask(name: string, given: Given = {}) {
  const told = await run(name, { ...given, json: true });
  return { code: told.code, body: JSON.parse(told.out) as Record<string, unknown> };
}
const errorOf = (body: Readonly<Record<string, unknown>>) =>
  body['error'] as { code: string; message: string };

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The YAML of a small plan of this number, everything resolved. */
function aCopyFile(number: string): string {
  const reading = aReading();
  const document = { ...reading.document, number };
  const release = aRelease({
    reading: { ...reading, document },
    resolutions: [...bothResolutions],
    approval: { approvedBy: 'Người duyệt', on: '2026-11-21' },
  });
  return file(`${number.replace('/', '-')}.yaml`, writeRelease(release));
}

describe('no plan at all', () => {
  test('is an empty list, and a status in which nothing is planned', async () => {
    expect((await ask('plan list')).body).toEqual({ plans: [] });
    expect((await run('plan list')).out.trim()).not.toBe('');
    const { code, body } = await ask('plan status', { options: { on: '2026-01-15' } });
    expect([code, body]).toMatchObject([0, { plan: null, on: '2026-01-15', tasks: 0, late: [] }]);
  });

  test('still has a bad day refused, and a plan that is asked for not found', async () => {
    const day = await ask('plan status', { options: { on: '2026-13-01' } });
    expect(day.code).toBe(2);
    const none = await ask('plan status', { options: { plan: '1/KH-UBND' } });
    expect([none.code, errorOf(none.body).code]).toEqual([2, 'plan.not_found']);
    const round = await ask('plan status', { options: { round: '2014-6' } });
    expect(errorOf(round.body).code).toBe('plan.round_not_found');
  });
});

describe('plan load', () => {
  test('stores a text as a digital copy and says what is open; again it is unchanged', async () => {
    const path = file('lon.txt', madeUpPlan(12));
    const first = await ask('plan load', { words: [path] });
    expect(first.body).toMatchObject({ tasks: 12, version: 1, state: 'digital_copy' });
    expect(first.body['unchanged']).toBe(false);
    const again = await run('plan load', { words: [path] });
    expect([again.code, again.err]).toEqual([0, '']);
    expect(again.out).toContain('9999/KH-UBND');
    expect((await ask('plan load', { words: [path] })).body['unchanged']).toBe(true);
  });

  test('with --approve approves a copy whose findings are resolved', async () => {
    const told = await ask('plan load', {
      words: [aCopyFile('601/KH-UBND')],
      options: { approve: true },
    });
    expect(told.body).toMatchObject({ state: 'approved', openFindings: 0 });
  });

  test('with --approve of a text with open findings stores nothing', async () => {
    const text = madeUpPlan(3).replace('9999/KH-UBND', '602/KH-UBND').replace('2018', '1010');
    const told = await ask('plan load', {
      words: [file('mo.txt', text)],
      options: { approve: true },
    });
    expect([told.code, errorOf(told.body).code]).toEqual([3, 'plan.findings_open']);
    expect((await run('plan list')).out).not.toContain('602/KH-UBND');
  });

  test('is refused to whoever may not import, even if they may approve', async () => {
    const words = [aCopyFile('603/KH-UBND')];
    const nobody = await ask('plan load', { words, caller: anonymous });
    expect([nobody.code, errorOf(nobody.body).code]).toEqual([3, 'access.sign_in_first']);
    const caller = aUser('nam', 'leader');
    const leader = await ask('plan load', { words, caller, options: { approve: true } });
    expect([leader.code, errorOf(leader.body).code]).toEqual([3, 'access.no_permission']);
    expect((await run('plan list')).out).not.toContain('603/KH-UBND');
  });

  test('of a file that is none is exit 2', async () => {
    const none = await ask('plan load', { words: [join(folder, 'khong-co.txt')] });
    expect([none.code, errorOf(none.body).code]).toEqual([2, 'plan.no_file']);
    const broken = await ask('plan load', { words: [file('hong.yaml', 'a: [')] });
    expect([broken.code, errorOf(broken.body).code]).toEqual([2, 'plan.yaml_invalid']);
  });
});

describe('plan list, status and export', () => {
  beforeAll(async () => {
    const told = await run('plan load', {
      words: [aCopyFile('611/KH-UBND')],
      options: { approve: true },
    });
    expect(told.code).toBe(0);
  });

  test('list plans with number, day and state, in both languages', async () => {
    const [vi, en] = [await run('plan list'), await run('plan list', { language: 'en' })];
    expect(vi.out).toMatch(/^611\/KH-UBND +14\/06\/2013 +2012–2020/m);
    expect(en.out).toMatch(/^611\/KH-UBND +14\/06\/2013 +2012–2020/m);
    expect(vi.out).not.toBe(en.out);
  });

  test('tell how far a plan is on a day: who leads, and what is late', async () => {
    const options = { plan: '611/KH-UBND', on: '2016-01-01' };
    const { body } = await ask('plan status', { options });
    expect(body).toMatchObject({ plan: '611/KH-UBND', tasks: 2, on: '2016-01-01' });
    expect(body['late']).toMatchObject([{ task: 'PL.I.1', due: '2015-12-31' }]);
    const inWords = await run('plan status', { options });
    expect(inWords.out).toContain('01/01/2016');
    expect(inWords.out).toMatch(/^PL\.I\.1 .*31\/12\/2015/m);
  });

  test('export what loads again as the same plan', async () => {
    const out = join(folder, 'ra.yaml');
    const words = ['611/KH-UBND'];
    const told = await ask('plan export', { words, options: { out } });
    expect([told.code, told.body]).toEqual([0, { out, plan: '611/KH-UBND' }]);
    const loaded = await ask('plan load', { words: [out] });
    expect(loaded.body).toMatchObject({ plan: '611/KH-UBND', unchanged: true });
    await run('plan export', { words, options: { out: `${out}.2` } });
    expect(readFileSync(`${out}.2`, 'utf8')).toBe(readFileSync(out, 'utf8'));
  });

  test('export to a folder that is not there is refused in words', async () => {
    const out = join(folder, 'khong-co', 'ra.yaml');
    const told = await ask('plan export', { words: ['611/KH-UBND'], options: { out } });
    expect(errorOf(told.body).code).toBe('cli.cannot_write');
    const none = await ask('plan export', { words: ['0/KH-UBND'], options: { out } });
    expect([none.code, errorOf(none.body).code]).toEqual([2, 'plan.not_found']);
  });
});
