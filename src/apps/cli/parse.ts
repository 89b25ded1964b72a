import { parseArgs } from 'node:util';
import { err, ok, refuser, type Refusal, type Result } from '../../kernel/index.ts';
import type { Args, Command, OptionSpecs } from './command.ts';

export const cliErrors = {
  'cli.unknown_command': 'input',
  'cli.unknown_option': 'input',
  'cli.option_needs_value': 'input',
  'cli.option_twice': 'input',
  'cli.option_takes_no_value': 'input',
  'cli.missing_argument': 'input',
  'cli.too_many_arguments': 'input',
  'cli.unknown_language': 'input',
  'cli.no_such_login': 'input',
  'cli.unknown_suite': 'input',
  'cli.unknown_bench': 'input',
  'cli.cannot_write': 'input',
  'cli.fault': 'unavailable',
} as const;

export const refuseCli = refuser(cliErrors);

/** Options of every command. A command's own option of the same name takes its place. */
export const commonOptions = {
  help: {
    type: 'boolean',
    short: 'h',
    help: { vi: 'Hướng dẫn sử dụng lệnh', en: 'Help of the command' },
  },
  json: {
    type: 'boolean',
    help: {
      vi: 'In đúng một văn bản JSON ra đầu ra chuẩn',
      en: 'Print exactly one JSON document on standard output',
    },
  },
  lang: {
    type: 'string',
    value: 'vi|en',
    help: { vi: 'Ngôn ngữ (mặc định: vi)', en: 'Language (vi unless given)' },
  },
  data: {
    type: 'string',
    value: 'DIR',
    help: {
      vi: 'Thư mục dữ liệu (mặc định: ./data)',
      en: 'Data folder (./data unless given)',
    },
  },
  as: {
    type: 'string',
    value: 'LOGIN',
    help: {
      vi: 'Thực hiện với quyền của người dùng này',
      en: 'Act with the rights of this user',
    },
  },
} as const satisfies OptionSpecs;

/** Finds the longest known command name at the head of the words. */
export function findName(words: readonly string[], names: Iterable<string>): string | null {
  let best: string | null = null;
  for (const name of names) {
    const parts = name.split(' ');
    const fits = parts.every((part, index) => words[index] === part);
    if (fits && (best === null || name.length > best.length)) best = name;
  }
  return best;
}

/** Reads the words after a command's name by its options and positionals. */
export function parseCommand(command: Command, words: readonly string[]): Result<Args, Refusal> {
  const specs: OptionSpecs = { ...commonOptions, ...command.options };
  const parsed = readOptions(specs, words);
  if (!parsed.ok) return parsed;
  const { options, positionals } = parsed.value;
  if (options['help'] === true) return ok({ options, positionals });
  const missing = command.positionals[positionals.length];
  if (missing !== undefined && !missing.startsWith('[')) {
    return err(refuseCli('cli.missing_argument', { command: command.name, argument: missing }));
  }
  const many = command.positionals.at(-1)?.includes('...') ?? false;
  const extra = positionals[command.positionals.length];
  if (extra !== undefined && !many) {
    return err(refuseCli('cli.too_many_arguments', { command: command.name, argument: extra }));
  }
  return ok({ options, positionals });
}

function readOptions(specs: OptionSpecs, words: readonly string[]): Result<Args, Refusal> {
  const { tokens } = parseArgs({
    args: [...words],
    options: parseArgsConfig(specs),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options: Record<string, string | boolean | string[]> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    const option = token.rawName;
    if (spec === undefined) return err(refuseCli('cli.unknown_option', { option }));
    if (spec.type === 'boolean') {
      if (token.value !== undefined) {
        return err(refuseCli('cli.option_takes_no_value', { option }));
      }
      options[token.name] = true;
    } else if (token.value === undefined || looksLikeOption(token.value, token.inlineValue)) {
      return err(refuseCli('cli.option_needs_value', { option }));
    } else if (spec.multiple) {
      options[token.name] = [...((options[token.name] as string[] | undefined) ?? []), token.value];
    } else if (Object.hasOwn(options, token.name)) {
      return err(refuseCli('cli.option_twice', { option }));
    } else {
      options[token.name] = token.value;
    }
  }
  return ok({ options, positionals });
}

/** `--on --json`: the date was forgotten; a value that begins with `--` is written `--on=--x`. */
function looksLikeOption(value: string, inline: boolean | undefined): boolean {
  return inline !== true && value.startsWith('--');
}

type ParseArgsOptions = Record<
  string,
  { type: 'string' | 'boolean'; multiple?: boolean; short?: string }
>;

function parseArgsConfig(specs: OptionSpecs): ParseArgsOptions {
  const config: ParseArgsOptions = {};
  for (const [name, spec] of Object.entries(specs)) {
    config[name] = { type: spec.type };
    if (spec.multiple) config[name].multiple = true;
    if (spec.short !== undefined) config[name].short = spec.short;
  }
  return config;
}
