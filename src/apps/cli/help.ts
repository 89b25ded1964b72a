import type { Command, Io, OptionSpecs } from './command.ts';
import { cliMessages } from './messages.ts';
import { commonOptions } from './parse.ts';

/** Prints every command with what it does. */
export function printHelp(io: Io, commands: readonly Command[]): void {
  const texts = cliMessages[io.language];
  const sorted = commands.map((each) => ({ usage: usageOf(each), does: io.say(each.summary) }));
  if (io.wantsJson) {
    io.json({ commands: sorted });
    return;
  }
  io.line(texts['help.product']);
  io.line();
  io.line(`${texts['help.commands']}:`);
  for (const each of sorted) {
    io.line(`  ./ansinh ${each.usage}`);
    io.line(`      ${each.does}`);
  }
  io.line();
  printOptions(io, texts['help.common'], commonOptions);
  io.line();
  io.line(texts['help.more']);
}

/** Prints one command's usage, summary and options. */
export function printCommandHelp(io: Io, command: Command): void {
  const texts = cliMessages[io.language];
  if (io.wantsJson) {
    io.json({ usage: usageOf(command), does: io.say(command.summary) });
    return;
  }
  io.line(io.say(command.summary));
  io.line();
  io.line(`${texts['help.usage']}: ./ansinh ${usageOf(command)}`);
  io.line();
  if (Object.keys(command.options).length > 0) {
    printOptions(io, texts['help.options'], command.options);
    io.line();
  }
  const variables = Object.entries(command.environment);
  if (variables.length > 0) {
    const rows = variables.map(([name, does]) => ({ left: name, right: io.say(does) }));
    printRows(io, texts['help.environment'], rows);
    io.line();
  }
  const common = Object.entries(commonOptions).filter(([name]) => !(name in command.options));
  printOptions(io, texts['help.common'], Object.fromEntries(common));
}

function usageOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, spec]) =>
    spec.value === undefined ? `[--${name}]` : `[--${name} ${spec.value}]`,
  );
  return [command.name, ...command.positionals, ...options].join(' ');
}

function printOptions(io: Io, title: string, specs: OptionSpecs): void {
  const rows = Object.entries(specs).map(([name, spec]) => ({
    left: `--${name}${spec.value === undefined ? '' : ` ${spec.value}`}`,
    right: io.say(spec.help),
  }));
  printRows(io, title, rows);
}

interface Row {
  readonly left: string;
  readonly right: string;
}

function printRows(io: Io, title: string, rows: readonly Row[]): void {
  io.line(`${title}:`);
  const width = Math.max(...rows.map((row) => row.left.length));
  for (const row of rows) io.line(`  ${row.left.padEnd(width)}  ${row.right}`);
}
