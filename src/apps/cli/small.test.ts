import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commands as benchCommands } from './bench.ts';
import type { Command } from './command.ts';
import { makeIo } from './io.ts';
import { commands as openapiCommands } from './openapi.ts';
import { commands as startCommands } from './start.ts';
import { commands as testCommands } from './test.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ansinh-small-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Given {
  readonly words?: readonly string[];
  readonly options?: Readonly<Record<string, string | boolean>>;
  readonly json?: boolean;
  readonly language?: 'vi' | 'en';
}

/** Runs the only command of a file, without a database. */
async function run(commands: readonly Command[], given: Given = {}) {
  const [command] = commands;
  if (command === undefined) throw new Error('no command');
  const said = { out: '', err: '' };
  const io = makeIo({
    language: given.language ?? 'vi',
    wantsJson: given.json ?? false,
    dataFolder: folder,
    as: null,
    messages: command.messages,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    withContext: async () => {
      throw new Error('it asked for a database');
    },
  });
  const args = { positionals: given.words ?? [], options: given.options ?? {} };
  return { code: await command.run(args, io), ...said };
}

describe('bench', () => {
  test('lists what it can measure, in both languages', async () => {
    const [vi_, en] = [await run(benchCommands), await run(benchCommands, { language: 'en' })];
    expect([vi_.code, vi_.err, en.code]).toEqual([0, '', 0]);
    for (const name of ['crash', 'plan', 'start']) {
      expect(vi_.out).toMatch(new RegExp(`^${name}: `, 'm'));
      expect(en.out).toMatch(new RegExp(`^${name}: `, 'm'));
    }
    expect(vi_.out).not.toBe(en.out);
  });

  test('of a name that is none says which there are', async () => {
    const told = await run(benchCommands, { words: ['nosuch'], json: true });
    expect(told.code).toBe(2);
    const { error } = JSON.parse(told.out) as { error: { code: string; message: string } };
    expect(error.code).toBe('cli.unknown_bench');
    expect(error.message).toContain('crash, faults, law, mutation, plan, portal, start, web');
  });

  test('takes no path for a name', async () => {
    for (const name of ['../bench/plan', 'support/x', '', '.', 'plan.ts']) {
      expect((await run(benchCommands, { words: [name] })).code).toBe(2);
    }
  });
});

describe('openapi', () => {
  test('writes the document, says where, and how many operations it holds', async () => {
    const out = join(folder, 'api.json');
    const told = await run(openapiCommands, { options: { out }, json: true });
    const reply = JSON.parse(told.out) as { file: string; operations: number };
    expect([told.code, reply.file]).toEqual([0, out]);
    const document = JSON.parse(readFileSync(out, 'utf8')) as { paths: Record<string, object> };
    const operations = Object.values(document.paths).flatMap((path) => Object.keys(path));
    expect(operations).toHaveLength(reply.operations);
  });

  test('replaces an earlier document with the same bytes', async () => {
    const out = join(folder, 'api.json');
    await run(openapiCommands, { options: { out } });
    const first = readFileSync(out, 'utf8');
    await run(openapiCommands, { options: { out } });
    expect(readFileSync(out, 'utf8')).toBe(first);
    expect(first.endsWith('}\n')).toBe(true);
  });

  test('prints one document when no file is named', async () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const told = await run(openapiCommands);
    const printed = write.mock.calls.map(([text]) => String(text)).join('');
    write.mockRestore();
    expect(told.code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
  });

  test('says which file cannot be written, and why', async () => {
    const told = await run(openapiCommands, { options: { out: folder }, json: true });
    expect(told.code).toBe(2);
    expect(JSON.parse(told.out)).toMatchObject({
      error: { code: 'cli.cannot_write', where: { file: folder } },
    });
    expect(told.out).toContain('EISDIR');
  });
});

describe('start', () => {
  const code = async (options: Given['options']) => {
    const told = await run(startCommands, { options: options ?? {}, json: true });
    const { error } = JSON.parse(told.out) as { error: { code: string } };
    return [told.code, error.code];
  };

  test('refuses what cannot be before anything is made', async () => {
    expect(await code({ port: 'http' })).toEqual([2, 'start.bad_port']);
    expect(await code({ port: '70000' })).toEqual([2, 'start.bad_port']);
    expect(await code({ host: '0.0.0.0', port: '0' })).toEqual([3, 'start.host_needs_tls']);
    expect(await code({ host: '203.0.113.7', port: '0', 'behind-proxy': true })).toEqual([
      2,
      'start.no_such_host',
    ]);
    expect(await code({ port: '0', cert: 'x' })).toEqual([2, 'start.certificate_and_key']);
    expect(await code({ port: '0', log: 'loud' })).toEqual([2, 'start.bad_log_level']);
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
  });

  test('names the certificate that it cannot read', async () => {
    const key = join(folder, 'key.pem');
    writeFileSync(key, 'x');
    const options = { port: '0', cert: join(folder, 'none.pem'), key };
    const told = await run(startCommands, { options, json: true });
    expect(JSON.parse(told.out)).toMatchObject({
      error: { code: 'start.certificate_unreadable', where: { file: options.cert } },
    });
  });

  test('says in words which log levels there are', async () => {
    const told = await run(startCommands, { options: { port: '0', log: 'loud' }, language: 'en' });
    expect([told.code, told.out]).toEqual([2, '']);
    expect(told.err).toMatch(/silent, error, warn, info, debug/);
  });
});

describe('test', () => {
  test('of a group that is none says which there are, and runs nothing', async () => {
    for (const name of ['everything', 'unit,db', '', 'UNIT']) {
      const told = await run(testCommands, { words: [name], json: true });
      const { error } = JSON.parse(told.out) as { error: { code: string; message: string } };
      expect([told.code, error.code]).toEqual([2, 'cli.unknown_suite']);
      expect(error.message).toContain('unit, db, e2e');
    }
  });
});
