import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootFolder } from '../../platform/config/index.ts';
import { machine } from '../bench/machine.ts';
import type { Bench, BenchResult } from '../bench/shape.ts';
import { defineCommand, type Io } from './command.ts';
import { cliMessages } from './messages.ts';
import { refuseCli } from './parse.ts';

const folder = join(rootFolder, 'bench');

function benchNames(): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .toSorted();
}

async function loadBench(name: string): Promise<Bench> {
  const { bench } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as {
    bench: Bench;
  };
  return bench;
}

function printResult(io: Io, name: string, result: BenchResult): void {
  const texts = cliMessages[io.language];
  io.line(`${name} – ${machine()}`);
  io.table(
    ['what', 'engine', 'version', 'n', 's', 'ns/n', 'MB', '×', 'total'],
    result.rows.map((row) => [
      row.what,
      row.engine,
      row.version,
      String(row.n),
      row.seconds.toPrecision(3),
      row.nsPerItem.toPrecision(3),
      row.mb === null ? '' : row.mb.toFixed(0),
      row.ratio === null ? '' : row.ratio.toPrecision(2),
      row.total === null ? '' : String(row.total),
    ]),
  );
  for (const claim of result.claims) {
    const mark = claim.reached ? texts['bench.reached'] : texts['bench.missed'];
    io.line(`${mark}: ${claim.text} (${claim.value.toPrecision(3)} / ${claim.goal})`);
  }
}

async function listBenches(io: Io): Promise<number> {
  const names = benchNames();
  const benches = await Promise.all(
    names.map(async (name) => ({ name, summary: io.say((await loadBench(name)).summary) })),
  );
  return io.reply({ benches }, () => {
    for (const { name, summary } of benches) io.line(`${name}: ${summary}`);
  });
}

export const commands = [
  defineCommand({
    name: 'bench',
    summary: {
      vi: 'Đo tốc độ, cạnh các phần mềm khác trong cùng một lần chạy',
      en: 'Measures speed, beside peers in one run',
    },
    positionals: ['[NAME]'],
    run: async (args, io) => {
      const [name] = args.positionals;
      if (name === undefined) return listBenches(io);
      const known = benchNames();
      if (!known.includes(name)) {
        return io.fail(refuseCli('cli.unknown_bench', { name, known: known.join(', ') }));
      }
      const bench = await loadBench(name);
      const result = await bench.run((text) => io.note(text));
      const answer = { name, machine: machine(), rows: result.rows, claims: result.claims };
      return io.reply(answer, () => printResult(io, name, result));
    },
  }),
];
