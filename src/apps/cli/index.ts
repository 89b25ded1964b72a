import '../../platform/config/tsx.ts';
import { join, resolve } from 'node:path';
import type { Language, Refusal } from '../../kernel/index.ts';
import type { Command } from './command.ts';
import { rootFolder } from '../../platform/config/index.ts';
import { printCommandHelp, printHelp } from './help.ts';
import { makeIo, type IoSettings } from './io.ts';
import { findName, parseCommand, refuseCli } from './parse.ts';

/*
 * How to add a command
 *
 * 1. Write src/apps/cli/<group>.ts, one file a group (`plan.ts` holds `plan import`, `plan load`…):
 *      export const commands = [
 *        defineCommand({
 *          name: 'area find',
 *          summary: { vi: 'Tìm đơn vị hành chính…', en: 'Finds units…' },
 *          positionals: ['TEXT'],
 *          options: { on: { type: 'string', value: 'DATE', help: { vi: '…', en: '…' } } },
 *          messages: [areaMessages], // texts of the refusals it may print
 *          run: async (args, io) => {
 *            const { findAreas } = await import('../../modules/areas/index.ts'); // heavy: here
 *            const found = await findAreas(…);
 *            if (!found.ok) return io.fail(found.error);
 *            return io.reply(found.value, () => io.table([…], …)); // JSON, or words
 *          },
 *        }),
 *      ];
 * 2. Add one line to `groups` below: each first word of its commands → the file.
 * `--help --json --lang --data --as` are there for every command. `io.withContext(work)` gives a
 * Context on the right database. `run` returns the exit code; throwing is a fault (exit 1).
 */
const groups: Readonly<Record<string, () => Promise<{ commands: readonly Command[] }>>> = {
  bench: () => import('./bench.ts'),
  openapi: () => import('./openapi.ts'),
  start: () => import('./start.ts'),
  agency: () => import('./agency.ts'),
  area: () => import('./area.ts'),
  audit: () => import('./audit.ts'),
  db: () => import('./db.ts'),
  law: () => import('./law.ts'),
  plan: () => import('./plan.ts'),
  test: () => import('./test.ts'),
  user: () => import('./user.ts'),
};

/** Runs one command line and gives its exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const asked = lightlyRead(words);
  const plainIo = makeIo({ ...asked, messages: [], ...processStreams, withContext: openContext });
  const first = words[0] ?? '';
  const group = Object.hasOwn(groups, first) ? groups[first] : undefined;
  if (group === undefined) {
    const wantsHelp = words.length === 0 || first === 'help' || first.startsWith('-');
    if (!wantsHelp) return plainIo.fail(refuseCli('cli.unknown_command', { name: first }));
    printHelp(plainIo, await allCommands());
    return 0;
  }
  const { commands } = await group();
  const name = findName(
    words,
    commands.map((each) => each.name),
  );
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    const typed = words.slice(0, 2).filter((word) => !word.startsWith('-'));
    if (words.includes('--help') || words.includes('-h')) {
      printHelp(plainIo, commands);
      return 0;
    }
    return plainIo.fail(refuseCli('cli.unknown_command', { name: typed.join(' ') }));
  }
  return runCommand(command, words.slice(command.name.split(' ').length), asked);
}

interface Asked {
  readonly language: Language;
  readonly wantsJson: boolean;
  readonly dataFolder: string;
  readonly as: string | null;
}

async function runCommand(
  command: Command,
  words: readonly string[],
  asked: Asked,
): Promise<number> {
  const fixed = { ...processStreams, messages: command.messages, withContext: openContext };
  const parsed = parseCommand(command, words);
  if (!parsed.ok) return makeIo({ ...asked, ...fixed }).fail(parsed.error);
  const { options } = parsed.value;
  const own = command.options;
  const settings: IoSettings = {
    ...fixed,
    language: asked.language,
    wantsJson: options['json'] === true,
    dataFolder: dataFolderOf(own['data'] === undefined ? options['data'] : undefined),
    as: own['as'] === undefined && typeof options['as'] === 'string' ? options['as'] : null,
  };
  const io = makeIo(settings);
  const language = options['lang'] ?? 'vi';
  if (language !== 'vi' && language !== 'en') {
    return io.fail(refuseCli('cli.unknown_language', { language: String(language) }));
  }
  if (options['help'] === true) {
    printCommandHelp(io, command);
    return 0;
  }
  try {
    return await command.run(parsed.value, io);
  } catch (fault) {
    return failWith(fault, settings);
  }
}

/** What was thrown, told: a refusal of the database or of a loader, else a fault of ours. */
async function failWith(fault: unknown, settings: IoSettings): Promise<number> {
  const [{ refusalOf }, { databaseMessages }, { modules }] = await Promise.all([
    import('../../platform/database/faults.ts'),
    import('../../platform/database/messages.ts'),
    import('../modules.ts'),
  ]);
  const known = [...settings.messages, databaseMessages, ...modules.map((each) => each.messages)];
  const io = makeIo({ ...settings, messages: known });
  const carried = (fault as { refusal?: Refusal }).refusal ?? refusalOf(fault);
  return io.fail(carried ?? refuseCli('cli.fault', { reason: reasonOf(fault) }));
}

/** `data` of the checkout unless named: the same from whatever folder a command is typed. */
function dataFolderOf(named: unknown): string {
  return typeof named === 'string' ? resolve(named) : join(rootFolder, 'data');
}

/** Language and `--json` as far as they can be seen before the command is known. */
function lightlyRead(words: readonly string[]): Asked {
  const at = words.indexOf('--lang');
  const language = words.includes('--lang=en') || (at >= 0 && words[at + 1] === 'en');
  return {
    language: language ? 'en' : 'vi',
    wantsJson: words.includes('--json'),
    dataFolder: dataFolderOf(undefined),
    as: null,
  };
}

async function allCommands(): Promise<readonly Command[]> {
  const loaded = await Promise.all(Object.values(groups).map((load) => load()));
  return [...new Set(loaded.flatMap((each) => each.commands))];
}

const openContext: IoSettings['withContext'] = async (io, work) => {
  const { withContext } = await import('./context.ts');
  return withContext(io, work);
};

const processStreams = {
  out: (written: string) => void process.stdout.write(written),
  err: (written: string) => void process.stderr.write(written),
};

/** The first line of what went wrong: never a stack trace. */
function reasonOf(fault: unknown): string {
  const message = fault instanceof Error ? fault.message : String(fault);
  return message.split('\n')[0] ?? '';
}
