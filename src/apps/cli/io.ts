import {
  type Kind,
  type Language,
  type Messages,
  type Refusal,
  type Where,
} from '../../kernel/index.ts';
import type { Context } from '../../platform/context.ts';
import { refusalText, textsOf } from '../../platform/http/problem.ts';
import type { Io, Words } from './command.ts';
import { cliMessages } from './messages.ts';

const exitOfKind: Readonly<Record<Kind, number>> = {
  input: 2,
  not_found: 2,
  limited: 2,
  unauthenticated: 3,
  forbidden: 3,
  conflict: 3,
  refused: 3,
  unavailable: 1,
};

/** What an Io is made of. `out` and `err` are the process's streams, or a test's collectors. */
export interface IoSettings {
  readonly language: Language;
  readonly wantsJson: boolean;
  readonly dataFolder: string;
  readonly as: string | null;
  readonly messages: readonly Messages[];
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly withContext: (io: Io, work: (context: Context) => Promise<number>) => Promise<number>;
}

/** Makes the Io of one command. */
export function makeIo(settings: IoSettings): Io {
  const { language, wantsJson, out } = settings;
  const io: Io = {
    language,
    wantsJson,
    dataFolder: settings.dataFolder,
    as: settings.as,
    reply(value, words) {
      if (wantsJson) io.json(value);
      else words();
      return 0;
    },
    json: (value) => out(`${toJson(value)}\n`),
    line(text = '') {
      if (!wantsJson) out(`${text}\n`);
    },
    table(head, rows) {
      if (!wantsJson) out(formatTable(head, rows));
    },
    note: (text) => settings.err(`${text}\n`),
    say: (words: Words) => words[language],
    fail(refusal) {
      const error = describe(refusal, language, settings.messages);
      if (wantsJson) io.json({ error });
      else settings.err(formatError(error));
      return exitOfKind[refusal.kind];
    },
    withContext: (work) => settings.withContext(io, work),
  };
  return io;
}

/** A refusal as `--json` prints it. */
export interface ErrorReport {
  readonly code: string;
  readonly message: string;
  /** Unknown parts are null; the four are always there. */
  readonly where: { readonly [K in keyof Required<Where>]: Required<Where>[K] | null };
  readonly details?: readonly ErrorReport[];
}

/** Puts a refusal into words; a code without a text is shown as it is. */
export function describe(
  refusal: Refusal,
  language: Language,
  messages: readonly Messages[],
): ErrorReport {
  const texts = textsOf([cliMessages, ...messages].map((each) => ({ messages: each })));
  return {
    code: refusal.code,
    message: refusalText(texts, language, refusal),
    where: { file: null, line: null, column: null, field: null, ...refusal.where },
    ...(refusal.details === undefined
      ? {}
      : { details: refusal.details.map((each) => describe(each, language, messages)) }),
  };
}

function formatError(error: ErrorReport): string {
  const { where } = error;
  const place = [where.file, where.line, where.column].filter((part) => part !== null).join(':');
  const field = where.field === null ? '' : `${where.field}: `;
  const head = `${place === '' ? '' : `${place}: `}${field}${error.message}\n`;
  return head + (error.details ?? []).map((each) => `  ${formatError(each)}`).join('');
}

/** JSON with bigint as text: money is a string of đồng. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'bigint' ? part.toString() : part,
  );
}

/** Columns padded to the widest cell, two spaces apart; widths counted in characters. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const width = head.map((_, column) =>
    Math.max(...all.map((row) => characters(row[column] ?? ''))),
  );
  const print = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + ' '.repeat((width[column] ?? 0) - characters(cell)))
      .join('  ')
      .trimEnd();
  const rule = width.map((each) => '─'.repeat(each));
  return [head, rule, ...rows].map((row) => `${print(row)}\n`).join('');
}

function characters(text: string): number {
  return [...text.normalize('NFC')].length;
}
