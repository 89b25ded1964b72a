import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askPassphrase } from './passphrase.ts';

const program = pathToFileURL(join(import.meta.dirname, 'passphrase.ts')).href;

/** Asks in a process of its own, whose input is no terminal. */
function ask(env: NodeJS.ProcessEnv, input = '') {
  const code = `const { askPassphrase } = await import(${JSON.stringify(program)});
    console.log(JSON.stringify(await askPassphrase('Cụm mật khẩu')));`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, ANSINH_PASSPHRASE: undefined, ...env },
    input,
    encoding: 'utf8',
  });
  return { answer: JSON.parse(ran.stdout) as string | null, err: ran.stderr };
}

describe('the passphrase', () => {
  test('is that of the environment, whatever its letters, and nobody is asked', () => {
    const passphrase = '  cụm mật khẩu, có dấu "và" $ký tự  ';
    expect(ask({ ANSINH_PASSPHRASE: passphrase })).toEqual({ answer: passphrase, err: '' });
  });

  test('is none without a terminal: a script is never kept waiting', () => {
    expect(ask({})).toEqual({ answer: null, err: '' });
    expect(ask({}, 'typed by a pipe\n')).toEqual({ answer: null, err: '' });
  });

  test('is none when the variable is empty', () => {
    expect(ask({ ANSINH_PASSPHRASE: '' }).answer).toBeNull();
  });
});

describe('in this process', () => {
  const before = process.env['ANSINH_PASSPHRASE'];
  beforeEach(() => void (process.env['ANSINH_PASSPHRASE'] = 'một cụm mật khẩu'));
  afterEach(() => {
    if (before === undefined) delete process.env['ANSINH_PASSPHRASE'];
    else process.env['ANSINH_PASSPHRASE'] = before;
  });

  test('it is read anew at each question', async () => {
    expect(await askPassphrase('?')).toBe('một cụm mật khẩu');
    process.env['ANSINH_PASSPHRASE'] = 'cụm khác';
    expect(await askPassphrase('?')).toBe('cụm khác');
  });
});
