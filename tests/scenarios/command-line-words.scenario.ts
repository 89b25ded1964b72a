import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import * as shapes from '../support/command-shapes.ts';

/* What the command line says before it needs a database: help, refusals, pure commands. */
vi.setConfig({ testTimeout: 90_000 });

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ansinh-words-'));
const data = join(folder, 'data');
const planText = join(root, 'plans/4220-KH-UBND-2013.txt');
const { run, ask, refused } = commandLine(data);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('help', () => {
  test('lists every command of the contract', async () => {
    const { commands } = await ask(shapes.helpShape, ['--help']);
    const names = commands.map(({ usage }) => usage.replace(/ [[A-Z].*/, ''));
    for (const name of [
      'start',
      'test',
      'bench',
      'openapi',
      'plan import',
      'plan load',
      'plan list',
      'plan status',
      'plan export',
      'area find',
      'area chain',
      'agency find',
      'agency chain',
      'user add',
      'user list',
      'user disable',
      'audit verify',
      'audit export',
      'db info',
      'db migrate',
      'db backup',
      'db restore',
    ]) {
      expect(names, name).toContain(name);
    }
    expect(new Set(names).size).toBe(names.length);
  });

  test('of each command is words in two languages, data under --json, exit code 0', async () => {
    const { commands } = await ask(shapes.helpShape, ['--help']);
    for (const { usage, does } of commands) {
      const name = usage.replace(/ [[A-Z].*/, '').split(' ');
      const [vi, en] = await Promise.all([
        run([...name, '--help']),
        ask(shapes.commandHelpShape, [...name, '--help', '--lang', 'en']),
      ]);
      expect([vi.code, vi.err], usage).toEqual([0, '']);
      expect(vi.out, usage).toContain(does);
      expect(vi.out, usage).toContain('Tùy chọn chung cho mọi lệnh');
      expect(en, usage).toMatchObject({ usage });
      expect(en.does, usage).not.toBe(does);
    }
  });

  test('of a word with several commands lists these', async () => {
    const { out, code } = await run(['plan', '--help']);
    expect([code, out.match(/\.\/ansinh plan /g)?.length ?? 0]).toEqual([
      0,
      expect.toSatisfy((count: number) => count >= 5),
    ]);
    expect(out).not.toContain('./ansinh area');
  });
});

describe('what is typed wrong', () => {
  test('an option that no command knows, for every command: exit 2, its name', async () => {
    const { commands } = await ask(shapes.helpShape, ['--help']);
    const check = async (usage: string): Promise<void> => {
      const name = usage.replace(/ [[A-Z].*/, '').split(' ');
      const { error } = await ask(shapes.errorShape, [...name, '--nosuch', 'x'], { code: 2 });
      expect(error, usage).toMatchObject({ code: 'cli.unknown_option' });
      expect(error.message, usage).toContain('--nosuch');
    };
    for (let at = 0; at < commands.length; at += 4) {
      await Promise.all(commands.slice(at, at + 4).map(({ usage }) => check(usage)));
    }
  });

  test.each([
    [['nosuch'], 'cli.unknown_command'],
    [['plan', 'nosuch'], 'cli.unknown_command'],
    [['plan', 'import'], 'cli.missing_argument'],
    [['area', 'chain', '311', '312'], 'cli.too_many_arguments'],
    [['area', 'find', 'x', '--on'], 'cli.option_needs_value'],
    [['plan', 'load', 'x', '--approve=yes'], 'cli.option_takes_no_value'],
    [['area', 'find', 'x', '--on', '2020-01-01', '--on', '2021-01-01'], 'cli.option_twice'],
    [['area', 'find', 'x', '--lang', 'fr'], 'cli.unknown_language'],
    [['test', 'everything'], 'cli.unknown_suite'],
    [['bench', 'nosuch'], 'cli.unknown_bench'],
    [['area', 'find', 'x', '--on', '31/12/2020'], 'area.bad_date'],
    [['agency', 'find', 'x', '--on', '2020-02-30'], 'agency.bad_date'],
    [['audit', 'export'], 'cli.missing_argument'],
  ])('%j is refused as %s', async (words, code) => {
    expect((await refused(words)).code).toBe(code);
  });

  test('is told in English when that is asked', async () => {
    const { err, code } = await run(['area', 'find', 'x', '--nosuch', '--lang', 'en']);
    expect([code, err]).toEqual([2, 'There is no option --nosuch. For help add --help\n']);
    const { error } = await ask(shapes.errorShape, ['nosuch', '--lang=en'], { code: 2 });
    expect(error.message).toContain('There is no command');
  });
});

describe('a file that cannot be read', () => {
  const readers = [
    ['plan', 'import'],
    ['plan', 'load'],
    ['db', 'restore'],
    ['audit', 'check'],
  ];

  test.each(readers)('by %s %s that is not there is named, exit 2', async (...command) => {
    const file = join(folder, 'no-such-file.txt');
    const error = await refused([...command, file]);
    expect(`${error.where.file} ${error.message}`).toContain('no-such-file.txt');
  });

  test.each(readers)('by %s %s since it is a folder is named, exit 2', async (...command) => {
    const file = join(folder, 'a-folder');
    mkdirSync(file, { recursive: true });
    const error = await refused([...command, file]);
    expect(`${error.where.file} ${error.message}`).toContain('a-folder');
  });

  test.each(readers)(
    'by %s %s since it is empty or rubbish is refused, exit 2',
    async (...command) => {
      const nothing = join(folder, 'nothing.txt');
      writeFileSync(nothing, '');
      await refused([...command, nothing]);
      const rubbish = join(folder, 'rubbish.txt');
      writeFileSync(rubbish, Buffer.from([0xff, 0x00, 0xd8, 0x01, 0x80]));
      await refused([...command, rubbish]);
    },
  );

  test('named - is no promise: it is a file of that name', async () => {
    await refused(['plan', 'import', '-']);
  });
});

describe('pure commands', () => {
  test('plan import prints the reading, field by field, and stores nothing', async () => {
    const reading = await ask(shapes.planReadingShape, ['plan', 'import', planText]);
    expect(reading.document.number).toBe('4220/KH-UBND');
    expect([reading.tasks.length > 30, reading.provisions.length > 50]).toEqual([true, true]);
    expect(new Set(reading.tasks.map(({ code }) => code)).size).toBe(reading.tasks.length);
    expect(new Set(reading.findings.map(({ id }) => id)).size).toBe(reading.findings.length);
    const again = await ask(shapes.planReadingShape, ['plan', 'import', planText]);
    expect(again).toEqual(reading);
  });

  test.each(['annexes-2025.html', 'bars-2022.txt', 'columns-2023.txt', 'plain-2020.txt'])(
    'plan import of %s has the same shape',
    async (name) => {
      const file = join(root, 'tests/fixtures/plans', name);
      await ask(shapes.planReadingShape, ['plan', 'import', file]);
    },
  );

  test('plan import refuses a text that is no plan', async () => {
    const file = join(folder, 'letter.txt');
    writeFileSync(file, 'Kính gửi bà con trong tổ dân phố.\nTối nay họp lúc 19 giờ.\n');
    expect((await refused(['plan', 'import', file])).code).toBe('plan.not_recognised');
    const { code } = await refused(['plan', 'import', planText, '--format', 'pdf']);
    expect(code).toBe('plan.format_option');
  });

  test('area find and chain have the shape of the contract, nothing found is an empty list', async () => {
    const words = ['area', 'find', 'thuy nguyen', '--on', '2020-01-01'];
    const found = await ask(shapes.unitsShape, words);
    expect(found).toMatchObject({ on: '2020-01-01' });
    expect(found.units.map(({ name, type }) => `${type} ${name}`)).toContain('huyện Thuỷ Nguyên');
    expect((await ask(shapes.unitsShape, ['area', 'find', 'zzz'])).units).toEqual([]);
    const chain = await ask(shapes.chainShape, ['area', 'chain', '311']);
    expect(chain.units.length).toBeGreaterThan(0);
    expect((await ask(shapes.chainShape, ['area', 'chain', '00000'])).units).toEqual([]);
  });

  test('agency find and chain have the same shape, by any alias', async () => {
    const words = ['agency', 'find', 'Sở LĐTBXH', '--on', '2013-06-14'];
    const found = await ask(shapes.unitsShape, words);
    expect(found.units).toMatchObject([{ code: 'HP-SLDTBXH', type: 'sở', to: '2025-02-28' }]);
    expect((await ask(shapes.unitsShape, ['agency', 'find', 'zzz'])).units).toEqual([]);
    const chain = await ask(shapes.chainShape, ['agency', 'chain', 'HP-SLDTBXH']);
    expect(chain.units[0]?.successors.length).toBeGreaterThan(3);
    expect((await ask(shapes.chainShape, ['agency', 'chain', 'HP-NOSUCH'])).units).toEqual([]);
  });

  test('openapi prints one document, or writes it', async () => {
    const document = await ask(shapes.openapiShape, ['openapi']);
    const out = join(folder, 'openapi.json');
    const ended = await run(['openapi', '--out', out]);
    expect([ended.code, ended.out]).toEqual([0, `${out}\n`]);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(document);
  });

  test('bench lists what it can measure', async () => {
    const { benches } = await ask(shapes.benchListShape, ['bench']);
    expect(benches.map(({ name }) => name)).toContain('start');
  });
});

describe('a reader that goes away', () => {
  /** Runs with a standard output that is closed at once; gives the exit code and stderr. */
  async function runUnread(words: readonly string[]) {
    const child = spawn(process.execPath, [join(root, 'ansinh'), ...words, '--data', data], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, err };
  }

  test.each([
    [['--help'], 0],
    [['openapi'], 0],
    [['plan', 'import', planText, '--json'], 0],
    [['area', 'find', 'x', '--on', 'y', '--json'], 2],
  ])('is no fault of %j: exit code as ever, no stack trace', async (words, code) => {
    expect(await runUnread(words)).toEqual({ code, err: '' });
  });

  test('who closes standard error hears no words, and the exit code is as ever', async () => {
    const child = spawn(process.execPath, [join(root, 'ansinh'), 'nosuch'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr.destroy();
    child.stdout.resume();
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    expect(code).toBe(2);
  });
});

test('none of these made a data folder', () => {
  expect(existsSync(data)).toBe(false);
});
