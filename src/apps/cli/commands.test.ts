import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Command } from './command.ts';
import { makeIo } from './io.ts';
import { commonOptions } from './parse.ts';
import { main } from './index.ts';

/** Every file of this folder that brings commands. */
async function allCommands(): Promise<readonly Command[]> {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => /^[a-z-]+\.ts$/.test(name) && name !== 'main.ts' && name !== 'index.ts',
  );
  const loaded = await Promise.all(
    files.map(async (name) => {
      const module = (await import(join(import.meta.dirname, name))) as {
        commands?: readonly Command[];
      };
      return module.commands ?? [];
    }),
  );
  return loaded.flat();
}

const commands = await allCommands();
const named = commands.map((command) => [command.name, command] as const);

/** Runs main and collects what the process says. */
async function typed(...words: readonly string[]) {
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write');
  const err = vi.spyOn(process.stderr, 'write');
  out.mockImplementation((text: unknown) => ((said.out += String(text)), true));
  err.mockImplementation((text: unknown) => ((said.err += String(text)), true));
  try {
    return { code: await main(words), ...said };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

test('there are commands, and no two have one name', () => {
  expect(commands.length).toBeGreaterThan(15);
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});

describe.each(named)('%s', (name, command) => {
  test('has a name of small words, and is found by it', async () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)?( [a-z]+(-[a-z]+)?)?$/);
    const help = await typed(...name.split(' '), '--help', '--json');
    expect(help.code).toBe(0);
    expect(JSON.parse(help.out)).toMatchObject({ does: command.summary.vi });
  });

  test('says in both languages what it does, in a line without a full stop', () => {
    const texts = command.summary;
    for (const text of [texts.vi, texts.en]) {
      expect(text).toMatch(/^\p{Lu}/u);
      expect(text).not.toMatch(/[.\n]$/);
      expect(text.length).toBeLessThanOrEqual(100);
    }
    expect(texts.vi).not.toBe(texts.en);
  });

  test('names its arguments in capitals, those that may lack last', () => {
    for (const name_ of command.positionals) {
      expect(name_).toMatch(/^(\[[A-Za-z0-9|]+\]|[A-Z|]+(\.\.\.)?|[A-Z|]+)$/);
    }
    const optional = command.positionals.map((each) => each.startsWith('['));
    expect(optional).toEqual(optional.toSorted((a, b) => Number(a) - Number(b)));
  });

  test('explains every option in both languages, and what stands for its value', () => {
    for (const [option, spec] of Object.entries(command.options)) {
      expect(option).toMatch(/^[a-z][a-z-]*$/);
      expect([option, spec.help.vi.length > 3, spec.help.en.length > 2]).toEqual([
        option,
        true,
        true,
      ]);
      expect([option, spec.help.vi === spec.help.en]).toEqual([option, false]);
      expect([option, spec.value !== undefined]).toEqual([option, spec.type === 'string']);
    }
  });

  test('takes no place of --help, --json or --lang', () => {
    for (const fixed of ['help', 'json', 'lang']) {
      expect(Object.keys(command.options)).not.toContain(fixed);
    }
  });
});

describe('what is typed', () => {
  test('nothing, help, --help and -h show every command', async () => {
    const all: Awaited<ReturnType<typeof typed>>[] = [];
    for (const words of [[], ['help'], ['--help'], ['-h']]) all.push(await typed(...words));
    for (const { code, out, err } of all) {
      expect([code, err]).toEqual([0, '']);
      expect(out).toBe(all[0]?.out);
    }
    for (const { name } of commands) expect(all[0]?.out).toContain(`./ansinh ${name}`);
  });

  test('in the wrong order is no command, and the message says what was typed', async () => {
    const told = await typed('find', 'area');
    expect([told.code, told.out]).toEqual([2, '']);
    expect(told.err).toContain('“find”');
    expect((await typed('area', 'fnd')).err).toContain('“area fnd”');
    expect((await typed('area')).err).toContain('“area”');
  });

  test('like a member of an object’s prototype is no command', async () => {
    for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const told = await typed(word, '--json');
      expect([word, told.code]).toEqual([word, 2]);
      expect(JSON.parse(told.out)).toMatchObject({ error: { code: 'cli.unknown_command' } });
    }
  });

  test('asks for English wherever --lang stands, and for no other language', async () => {
    expect((await typed('nosuch', '--lang', 'en')).err).toContain('There is no command');
    expect((await typed('area', 'find', 'x', '--nosuch', '--lang=en')).err).toContain('no option');
    const french = await typed('area', 'find', 'x', '--lang', 'fr');
    expect([french.code, french.err]).toEqual([2, expect.stringContaining('“fr”')]);
  });

  test('is a fault in one line when a command throws, never a stack trace', async () => {
    const io = makeIo({
      language: 'vi',
      wantsJson: true,
      dataFolder: '/nowhere',
      as: null,
      messages: [],
      out: () => undefined,
      err: () => undefined,
      withContext: async () => {
        throw new Error('first line\n    at second line');
      },
    });
    await expect(io.withContext(async () => 0)).rejects.toThrow('first line');
    const told = await typed('plan', 'list', '--data', '/dev/null/data', '--json');
    expect(told.code).toBe(2);
    expect(JSON.parse(told.out)).toMatchObject({ error: { code: 'database.folder_unwritable' } });
  });
});

test('the options of every command are explained in both languages', () => {
  for (const [name, spec] of Object.entries(commonOptions)) {
    const texts: { vi: string; en: string } = spec.help;
    expect([name, texts.vi === texts.en]).toEqual([name, false]);
    expect([name, 'value' in spec]).toEqual([name, spec.type === 'string']);
  }
});
