import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startAnsinh, type Running } from '../support/ansinh.ts';
import { commandLine } from '../support/command-line.ts';
import * as shapes from '../support/command-shapes.ts';

/*
 * Every command as a user runs it: a process of its own, on one data folder, beside a running
 * start. What each prints under --json is held to the contract field by field.
 */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ansinh-commands-'));
const data = join(folder, 'data');
const empty = join(folder, 'empty');
const number = '4220/KH-UBND';
const { run, ask, refused } = commandLine(data);
let running: Running;

beforeAll(async () => {
  running = await startAnsinh({ data });
});
afterAll(async () => {
  await running.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('beside a running start', () => {
  test('start said one line of one document, without spaces', () => {
    expect(running.line).toBe(JSON.stringify(shapes.readyShape.parse(running.ready)));
    expect(running.line).not.toContain(' ');
  });

  test('a second start on the same data is refused, exit 3', async () => {
    const error = await refused(['start', '--port', '0'], 3);
    expect(error.code).toBe('database.folder_in_use');
  });

  test('plan list, status and export: shapes, and the sums agree', async () => {
    const { plans } = await ask(shapes.planListShape, ['plan', 'list']);
    const plan = plans.find((each) => each.number === number);
    expect(plan).toMatchObject({ state: 'approved', periodFrom: 2012, periodTo: 2020 });
    const words = ['plan', 'status', '--plan', number, '--on', '2016-06-30'];
    const status = await ask(shapes.planStatusShape, words);
    expect(status).toMatchObject({ plan: number, on: '2016-06-30', tasks: plan?.tasks });
    const sum = Object.values(status.byState).reduce((all, one) => all + one, 0);
    expect(sum).toBe(status.tasks);
    expect(status.late.every(({ due }) => due < '2016-06-30')).toBe(true);
    const year = await ask(shapes.planStatusShape, ['plan', 'status', '--year', '2021']);
    expect(year.tasks).toBeLessThan(status.tasks);
  });

  test('plan export writes what plan load reads back unchanged', async () => {
    const out = join(folder, 'plan.yaml');
    const ended = await run(['plan', 'export', number, '--out', out]);
    expect(ended.code).toBe(0);
    const loaded = await ask(shapes.planLoadedShape, ['plan', 'load', out]);
    expect(loaded).toMatchObject({ plan: number, state: 'approved', unchanged: true });
    const again = join(folder, 'again.yaml');
    await run(['plan', 'export', number, '--out', again]);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(out, 'utf8'));
  });

  test('plan load of a text makes a digital copy once; to approve it is refused, exit 3', async () => {
    const file = join(root, 'tests/fixtures/plans/bars-2022.txt');
    const first = await ask(shapes.planLoadedShape, ['plan', 'load', file]);
    expect(first).toMatchObject({ state: 'digital_copy', version: 1, unchanged: false });
    const second = await ask(shapes.planLoadedShape, ['plan', 'load', file]);
    expect(second).toEqual({ ...first, unchanged: true });
    if (first.openFindings > 0) {
      expect((await refused(['plan', 'load', file, '--approve'], 3)).code).toBe(
        'plan.findings_open',
      );
    }
    const { plans } = await ask(shapes.planListShape, ['plan', 'list']);
    expect(plans.filter((each) => each.state === 'digital_copy')).toHaveLength(1);
  });

  test('user add, list, disable: twice is unchanged, another post is refused', async () => {
    const add = ['user', 'add', 'tran.binh', '--name', 'Trần Bình', '--role', 'agency_officer'];
    const words = [...add, '--agency', 'HP-SYT', '--on', '2026-01-05'];
    const added = await ask(shapes.userAddedShape, words);
    expect(added).toMatchObject({ from: '2026-01-05', to: null, unchanged: false });
    expect(added.link).toMatch(/^\/app\/password#/);
    const again = await ask(shapes.userAddedShape, words);
    expect(again).toMatchObject({ login: 'tran.binh', link: null, unchanged: true });
    const other = [...add, '--agency', 'HP-SNV'];
    expect((await refused(other, 3)).code).toBe('access.login_taken');
    const nobody = [...add.slice(0, 2), 'x.y', ...add.slice(3, 5), '--role', 'emperor'];
    expect((await refused(nobody)).where.field).toBe('role');

    const { users } = await ask(shapes.usersShape, ['user', 'list']);
    expect(users.find(({ login }) => login === 'tran.binh')?.state).toBe('invited');
    const off = await run(['user', 'disable', 'tran.binh', '--json']);
    expect(JSON.parse(off.out)).toMatchObject({ state: 'disabled', unchanged: false });
    const offAgain = await run(['user', 'disable', 'tran.binh', '--json']);
    expect(JSON.parse(offAgain.out)).toMatchObject({ state: 'disabled', unchanged: true });
  });

  test('--as acts with that user’s rights and no more', async () => {
    const words = ['user', 'list', '--as', 'agency.officer'];
    expect((await refused(words, 3)).code).toBe('access.no_permission');
    const asked = await ask(shapes.usersShape, ['user', 'list', '--as', 'administrator']);
    expect(asked.users.length).toBeGreaterThan(5);
  });

  test('audit verify, export and check', async () => {
    const verdict = await ask(shapes.auditVerdictShape, ['audit', 'verify']);
    expect(verdict).toMatchObject({ ok: true, firstBad: null });
    expect(verdict.sealed).toBeGreaterThan(3);
    const out = join(folder, 'case.json');
    const words = ['audit', 'export', '--case', number, '--out', out];
    expect((await run(words)).code).toBe(0);
    const checked = await ask(shapes.auditVerdictShape.pick({ ok: true, firstBad: true }), [
      'audit',
      'check',
      out,
    ]);
    expect(checked).toMatchObject({ ok: true, firstBad: null });
    writeFileSync(out, readFileSync(out, 'utf8').replace(/plan\.load|plan\.approve/, 'plan.other'));
    const forged = await run(['audit', 'check', out, '--json']);
    expect(forged.code).toBe(3);
    expect(JSON.parse(forged.out)).toMatchObject({ ok: false });
    const accept = ['audit', 'accept-restore', '--reason', 'Thử'];
    expect((await refused(accept, 3)).code).toBe('audit.nothing_to_accept');
  });

  test('db info, migrate, backup, restore', async () => {
    const info = await ask(shapes.databaseInfoShape, ['db', 'info']);
    expect(info).toMatchObject({ source: 'embedded', place: data, pending: [] });
    const migrated = await run(['db', 'migrate', '--json']);
    expect(JSON.parse(migrated.out)).toEqual({ status: 'unchanged', migrated: [] });
    const file = join(folder, 'backup.ansinh');
    const saved = await ask(shapes.backupShape, ['db', 'backup', file]);
    expect((await refused(['db', 'backup', file])).code).toBe('backup.target_exists');
    expect((await refused(['db', 'restore', file], 3)).code).toBe('database.folder_in_use');
    const restored = await ask(shapes.backupShape, ['db', 'restore', file], { where: empty });
    expect(restored.rows).toBe(saved.rows);
    const { plans } = await ask(shapes.planListShape, ['plan', 'list'], { where: empty });
    expect(plans.map((each) => each.number)).toContain(number);
  });

  test('in words each prints Vietnamese, in English when asked, and exits 0', async () => {
    for (const words of [
      ['plan', 'list'],
      ['plan', 'status', '--plan', number],
      ['user', 'list'],
      ['audit', 'verify'],
      ['db', 'info'],
      ['area', 'find', 'thuy nguyen'],
      ['agency', 'chain', 'HP-SLDTBXH'],
    ]) {
      const [vi, en] = await Promise.all([run(words), run([...words, '--lang', 'en'])]);
      expect([vi.code, en.code, vi.err, en.err], words.join(' ')).toEqual([0, 0, '', '']);
      expect(vi.out, words.join(' ')).not.toBe(en.out);
      expect(vi.out + en.out, words.join(' ')).not.toMatch(/undefined|null|\{\w+\}|\[object/);
    }
  });
});

describe('what is not there', () => {
  test.each([
    [['user', 'list', '--as', 'nobody'], 'cli.no_such_login'],
    [['plan', 'export', '99/KH-UBND'], 'plan.not_found'],
    [['plan', 'status', '--plan', '99/KH-UBND'], 'plan.not_found'],
    [['user', 'disable', 'nobody'], 'access.user_not_found'],
    [['audit', 'export', '--case', 'no-such-case'], 'audit.case_not_found'],
  ])('%j is refused as %s', async (words, code) => {
    expect((await refused(words)).code).toBe(code);
  });
});

describe('a file that cannot be written', () => {
  test.each([
    ['openapi', '--out'],
    ['plan', 'export', number, '--out'],
    ['audit', 'export', '--case', number, '--out'],
    ['db', 'backup'],
  ])('by %s %s… is refused with its name, exit 2', async (...words) => {
    const file = join(folder, 'no', 'such', 'folder', 'f');
    const error = await refused([...words, file]);
    expect(`${error.where.file} ${error.message}`).toContain(file);
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});

describe('a data folder', () => {
  test('that is a file is refused before anything is begun, exit 2', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const words of [
      ['plan', 'list'],
      ['db', 'info'],
      ['user', 'list'],
      ['audit', 'verify'],
    ]) {
      const { error } = await ask(shapes.errorShape, words, { code: 2, where: file });
      expect(error.code).toMatch(/^database\./);
    }
  });

  test('without a database gets one, with reference data and no demo', async () => {
    const fresh = join(folder, 'fresh');
    const { users } = await ask(shapes.usersShape, ['user', 'list'], { where: fresh });
    expect(users).toEqual([]);
    expect(await ask(shapes.planListShape, ['plan', 'list'], { where: fresh })).toEqual({
      plans: [],
    });
    const status = await ask(shapes.planStatusShape, ['plan', 'status'], { where: fresh });
    expect(status).toMatchObject({ plan: null, tasks: 0, late: [], byAgency: [] });
    const verdict = await ask(shapes.auditVerdictShape, ['audit', 'verify'], { where: fresh });
    expect(verdict).toMatchObject({ ok: true });
  });
});
