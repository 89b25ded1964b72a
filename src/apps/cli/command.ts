import type { Language, Messages, Refusal } from '../../kernel/index.ts';
import type { Context } from '../../platform/context.ts';

/** A text in both languages. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** One option of a command, as `node:util` parseArgs takes it, with what `--help` says. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: true;
  readonly short?: string;
  /** What stands for the value in `--help`: `DATE`. */
  readonly value?: string;
  readonly help: Words;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The values that were given; an option that was not given is undefined. */
export type OptionValues<S extends OptionSpecs> = string extends keyof S
  ? Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  : { readonly [K in keyof S]: ValueOf<S[K]> | undefined };

type ValueOf<O extends OptionSpec> = O extends { readonly multiple: true }
  ? readonly string[]
  : O['type'] extends 'string'
    ? string
    : boolean;

/** What the user typed after the command's name. */
export interface Args<S extends OptionSpecs = OptionSpecs> {
  readonly positionals: readonly string[];
  readonly options: OptionValues<S>;
}

/** Where a command speaks. stdout carries the answer only; notes and progress go to stderr. */
export interface Io {
  readonly language: Language;
  /** True under `--json`. */
  readonly wantsJson: boolean;
  /** The data folder of `--data`, absolute; `./data` of the checkout by default. */
  readonly dataFolder: string;
  /** The login of `--as`, or null: the operator of the machine. */
  readonly as: string | null;
  /** The one JSON document under `--json`, else calls `words`. Gives exit code 0. */
  reply(value: unknown, words: () => void): number;
  /** Prints one JSON document on stdout (bigint as text). */
  json(value: unknown): void;
  /** Prints one line on stdout; nothing under `--json`. */
  line(text?: string): void;
  /** Prints a table on stdout; nothing under `--json`. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void;
  /** Prints one line on stderr: progress, warnings, what goes on. */
  note(text: string): void;
  /** The text in the user's language. */
  say(words: Words): string;
  /** Prints why not (stdout under `--json`, else stderr) and gives the exit code of its kind. */
  fail(refusal: Refusal): number;
  /**
   * Runs the work on the database of `start`, of DATABASE_URL, or an embedded one that is started
   * for this command; as the operator or the user of `--as`. A refusal is printed by `fail`.
   */
  withContext(work: (context: Context) => Promise<number>): Promise<number>;
}

/** A command, as its file declares it with `defineCommand`. */
export interface Command {
  /** Words as typed: `plan import`. */
  readonly name: string;
  readonly summary: Words;
  /** Names of what stands without `--`: `['FILE']`; an optional one is `[FILE]`. */
  readonly positionals: readonly string[];
  readonly options: OptionSpecs;
  /** What it reads of the environment, by name: never typed, since it may hold a password. */
  readonly environment: Readonly<Record<string, Words>>;
  /** Where `error.<code>` texts of the refusals it may print are found. */
  readonly messages: readonly Messages[];
  readonly run: (args: Args, io: Io) => Promise<number>;
}

/** Declares a command; `run` sees the exact types of its options. Gives the exit code. */
export function defineCommand<const S extends OptionSpecs = {}>(declared: {
  readonly name: string;
  readonly summary: Words;
  readonly positionals?: readonly string[];
  readonly options?: S;
  readonly environment?: Readonly<Record<string, Words>>;
  readonly messages?: readonly Messages[];
  readonly run: (args: Args<S>, io: Io) => Promise<number>;
}): Command {
  return {
    name: declared.name,
    summary: declared.summary,
    positionals: declared.positionals ?? [],
    options: declared.options ?? {},
    environment: declared.environment ?? {},
    messages: declared.messages ?? [],
    run: (args, io) => declared.run(args as unknown as Args<S>, io),
  };
}
