import { describe, expect, it } from 'vitest';
import { defineCommand } from './command.ts';
import { findName, parseCommand } from './parse.ts';

const command = defineCommand({
  name: 'area find',
  summary: { vi: 'Tìm', en: 'Find' },
  positionals: ['TEXT', '[MORE]'],
  options: {
    on: { type: 'string', value: 'DATE', help: { vi: '', en: '' } },
    area: { type: 'string', multiple: true, help: { vi: '', en: '' } },
    dry: { type: 'boolean', help: { vi: '', en: '' } },
  },
  run: async () => 0,
});

function codeOf(words: readonly string[]): string | null {
  const parsed = parseCommand(command, words);
  return parsed.ok ? null : parsed.error.code;
}

describe('the name of a command', () => {
  it('is the longest that the words begin with', () => {
    const names = ['plan', 'plan import', 'report annual'];
    expect(findName(['plan', 'import', 'F'], names)).toBe('plan import');
    expect(findName(['plan', 'F'], names)).toBe('plan');
    expect(findName(['report'], names)).toBeNull();
  });
});

describe('the words after it', () => {
  it('become options and arguments, whatever their order', () => {
    const parsed = parseCommand(command, ['--on', '2020-01-01', 'thuy nguyen', '--json', '--dry']);
    expect(parsed).toEqual({
      ok: true,
      value: {
        positionals: ['thuy nguyen'],
        options: { on: '2020-01-01', json: true, dry: true },
      },
    });
  });

  it('may repeat an option that says so', () => {
    const parsed = parseCommand(command, ['x', '--area', 'A', '--area=B']);
    expect(parsed.ok && parsed.value.options['area']).toEqual(['A', 'B']);
  });

  it('are refused when an option of one value is given twice, even with the same value', () => {
    expect(codeOf(['x', '--on', '2020-01-01', '--on', '2021-01-01'])).toBe('cli.option_twice');
    expect(codeOf(['x', '--on=2020-01-01', '--on=2020-01-01'])).toBe('cli.option_twice');
    expect(codeOf(['x', '--data', 'a', '--data', 'b'])).toBe('cli.option_twice');
    expect(codeOf(['x', '--dry', '--dry'])).toBeNull();
  });

  it('end the options at --', () => {
    const parsed = parseCommand(command, ['--', '--on']);
    expect(parsed.ok && parsed.value.positionals).toEqual(['--on']);
  });

  it('are refused when an option is unknown, also one of Object.prototype', () => {
    expect(codeOf(['x', '--onn', 'y'])).toBe('cli.unknown_option');
    expect(codeOf(['x', '--toString'])).toBe('cli.unknown_option');
    expect(codeOf(['x', '--__proto__', 'y'])).toBe('cli.unknown_option');
    expect(codeOf(['x', '-q'])).toBe('cli.unknown_option');
  });

  it('are refused when an option lacks its value, or takes none', () => {
    expect(codeOf(['x', '--on'])).toBe('cli.option_needs_value');
    expect(codeOf(['x', '--on', '--json'])).toBe('cli.option_needs_value');
    expect(codeOf(['x', '--dry=yes'])).toBe('cli.option_takes_no_value');
    expect(codeOf(['x', '--on=--strange'])).toBeNull();
  });

  it('are refused when an argument lacks or is one too many', () => {
    expect(codeOf([])).toBe('cli.missing_argument');
    expect(codeOf(['a', 'b'])).toBeNull();
    expect(codeOf(['a', 'b', 'c'])).toBe('cli.too_many_arguments');
  });

  it('need no argument when only help is asked', () => {
    expect(codeOf(['--help'])).toBeNull();
    expect(codeOf(['-h'])).toBeNull();
  });

  it('keep a command’s own option before the common one of the same name', () => {
    const own = defineCommand({
      name: 'registry import',
      summary: { vi: '', en: '' },
      options: { as: { type: 'boolean', help: { vi: '', en: '' } } },
      run: async () => 0,
    });
    const parsed = parseCommand(own, ['--as']);
    expect(parsed.ok && parsed.value.options['as']).toBe(true);
  });
});
