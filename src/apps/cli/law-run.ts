import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { fill, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { Engine, Ready } from '../../law/index.ts';
import type { Buffers } from '../../law/kernel/kernel.ts';
import { lawMessages } from '../../law/messages.ts';
import { lawRunMessages } from '../../law/run/messages.ts';
import type { People } from '../../law/run/people.ts';
import type { RunReport, RunSummary } from '../../law/run/run.ts';
import { areaMessages } from '../../modules/areas/messages.ts';
import { defineCommand, type Io } from './command.ts';
import { onOption } from './area.ts';
import { areaOption, knownAtOption, lawAsked, packOption } from './law-asked.ts';
import { describe } from './io.ts';
import { lawRunCliMessages, refuseRun } from './law-run-messages.ts';
import { refuseCli } from './parse.ts';

const messages = [lawMessages, lawRunMessages, lawRunCliMessages, areaMessages];

/** How many lines are put together before they are written. */
const LINES_AT_ONCE = 2_000;

/** What `law run` answers. */
interface RunAnswer extends RunSummary {
  readonly engine: string;
  readonly seconds: number;
}

const run = defineCommand({
  name: 'law run',
  summary: {
    vi: 'Tính một chế độ cho mọi người trong một tệp CSV',
    en: 'Works out a programme for everybody in a CSV file',
  },
  positionals: ['PROGRAMME'],
  options: {
    csv: { type: 'string', value: 'FILE', help: { vi: 'Tệp người', en: 'The file of people' } },
    out: {
      type: 'string',
      value: 'FILE',
      help: { vi: 'Tệp kết quả từng người', en: 'The file of results, a line a person' },
    },
    engine: {
      type: 'string',
      value: 'kernel|sql',
      help: {
        vi: 'Tính bằng kernel (mặc định) hoặc bằng SQL trên cơ sở dữ liệu',
        en: 'By the kernel (unless given) or by SQL in the database',
      },
    },
    on: onOption,
    'known-at': knownAtOption,
    area: areaOption,
    pack: packOption,
  },
  messages,
  run: async ({ positionals, options }, io) => {
    const begun = performance.now();
    const { csv, out, engine: name = 'kernel' } = options;
    if (csv === undefined || !existsSync(csv))
      return io.fail(refuseRun('law.no_file', { file: csv ?? '' }, { field: '--csv' }));
    if (name !== 'kernel' && name !== 'sql')
      return io.fail(refuseRun('law.unknown_engine', { name }, { field: '--engine' }));
    const asked = await lawAsked(options, io);
    if (typeof asked === 'number') return asked;
    const ready = asked.engine.at(positionals[0] ?? '', asked.asked);
    if (!ready.ok) return io.fail(ready.error);
    const people = await readPeople(csv, asked.engine, ready.value);
    if (!people.ok) return io.fail(people.error);
    const { RunReport: Report } = await import('../../law/run/run.ts');
    const outcome = await outcomeOf(name, ready.value, asked.engine, { people: people.value, io });
    if (typeof outcome === 'number') return outcome;
    const report = new Report(asked.engine, ready.value, people.value.columns);
    const wrong = await writeLines(out, report, people.value.ids, outcome);
    if (wrong !== null) return io.fail(wrong);
    const seconds = Math.round(performance.now() - begun) / 1000;
    const sums = report.summary(people.value.errors);
    return reply(io, { ...sums, engine: name, seconds }, ready.value.settled.outcome.unit);
  },
});

/** What everybody gets, by the engine that is asked for; a number: the exit code of why not. */
async function outcomeOf(
  name: 'kernel' | 'sql',
  { settled }: Ready,
  { pack }: Engine,
  { people, io }: { readonly people: People; readonly io: Io },
): Promise<Buffers | number> {
  const { columns } = people;
  if (name === 'kernel') {
    const { kernel } = await import('../../law/kernel/kernel.ts');
    return kernel(settled, pack.facts).run(columns);
  }
  const { runBySql } = await import('../../modules/policies/index.ts');
  let found: Buffers | null = null;
  const code = await io.withContext(async (context) => {
    found = await runBySql(context, settled, pack.facts, columns);
    return 0;
  });
  return found ?? code;
}

/** Reads the file piece by piece into columns of what the programme asks. */
async function readPeople(
  file: string,
  engine: Engine,
  { settled }: Ready,
): Promise<Result<People, Refusal>> {
  const { LineReader } = await import('../../law/run/csv.ts');
  const { PeopleReader } = await import('../../law/run/people.ts');
  const { kernel } = await import('../../law/kernel/kernel.ts');
  const { facts } = kernel(settled, engine.pack.facts);
  const people = new PeopleReader(engine.pack.facts, facts, Number(settled.on.replaceAll('-', '')));
  const lines = new LineReader();
  for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    for (const line of lines.push(String(piece))) {
      const taken = people.take(line);
      if (!taken.ok)
        return { ok: false, error: { ...taken.error, where: { file, ...taken.error.where } } };
    }
  }
  for (const line of lines.end()) {
    const taken = people.take(line);
    if (!taken.ok)
      return { ok: false, error: { ...taken.error, where: { file, ...taken.error.where } } };
  }
  return ok(people.people());
}

/** Every row's line, written where `--out` says; gives why it could not be written. */
async function writeLines(
  file: string | undefined,
  report: RunReport,
  ids: readonly string[],
  outcome: Buffers,
): Promise<Refusal | null> {
  const { resultHeading } = await import('../../law/run/run.ts');
  return writeCsv(file, resultHeading, function* () {
    for (const [row, id] of ids.entries()) {
      const { lo, hi, amount, case: won, ask } = report.line(id, row, outcome);
      yield [id, lo, hi, amount, won, ask];
    }
  });
}

/** Writes lines of CSV as they come; without a file they are only walked through. */
async function writeCsv(
  file: string | undefined,
  heading: readonly string[],
  rows: () => Generator<readonly string[]>,
): Promise<Refusal | null> {
  if (file === undefined) {
    for (const row of rows()) void row;
    return null;
  }
  const stream = createWriteStream(file);
  try {
    await once(stream, 'open');
    let lines = [heading.join(',')];
    for (const row of rows()) {
      lines.push(row.map(quoted).join(','));
      if (lines.length < LINES_AT_ONCE) continue;
      if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
      lines = [];
    }
    stream.end(lines.length === 0 ? '' : `${lines.join('\n')}\n`);
    await once(stream, 'finish');
    return null;
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return refuseCli('cli.cannot_write', { reason }, { file });
  }
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** How many wrong rows are shown in words. */
const SHOWN = 20;

function reply(io: Io, answer: RunAnswer, unit: string): number {
  const { errors, missing, loose: _, ...rest } = answer;
  const wrong = errors.map((each) => describe(each, io.language, messages));
  const rows = wrong.map(({ code, message, where: { line, field } }) => ({
    line,
    field,
    code,
    message,
  }));
  return io.reply({ ...rest, errors: rows, missing }, () => {
    const texts = lawRunCliMessages[io.language];
    const { persons, entitled, undecided, total, seconds } = answer;
    const shown = { persons, entitled, undecided, total, unit, errors: rows.length, seconds };
    io.line(fill(texts['law.cli.ran'], shown));
    for (const { line, field, message } of rows.slice(0, SHOWN)) {
      const told = field === null ? message : `${field}: ${message}`;
      io.line(fill(texts['law.cli.row_wrong'], { line: line ?? 0, message: told }));
    }
    if (rows.length > SHOWN)
      io.line(fill(texts['law.cli.more_wrong'], { count: rows.length - SHOWN }));
    if (missing.length === 0) return;
    const names = missing.map(({ parameter }) => parameter).join(', ');
    io.line(fill(texts['law.cli.lacks'], { names }));
  });
}

const sample = defineCommand({
  name: 'law sample',
  summary: {
    vi: 'Sinh một dân số giả có hộ, theo một số hạt giống: luôn ra cùng một tệp',
    en: 'Makes a population with households from a seed: always the same file',
  },
  options: {
    persons: { type: 'string', value: 'N', help: { vi: 'Số người', en: 'How many people' } },
    seed: { type: 'string', value: 'S', help: { vi: 'Hạt giống', en: 'The seed' } },
    csv: { type: 'string', value: 'FILE', help: { vi: 'Tệp ghi ra', en: 'File to write' } },
    unknown: {
      type: 'string',
      value: 'RATE',
      help: { vi: 'Tỷ lệ dữ kiện không biết (mặc định 0)', en: 'Share of unknown facts (0)' },
    },
    on: {
      type: 'string',
      value: 'DATE',
      help: {
        vi: 'Không ai sinh sau ngày này (mặc định 2026-07-01)',
        en: 'Nobody is born after this day (2026-07-01 unless given)',
      },
    },
    pack: packOption,
  },
  messages,
  run: async ({ options }, io) => {
    const asked = await lawAsked(
      { on: options.on ?? SAMPLE_DAY, 'known-at': undefined, area: undefined, pack: options.pack },
      io,
    );
    if (typeof asked === 'number') return asked;
    const persons = wholeNumber(options.persons ?? '10000', 1, 10_000_000);
    const seed = wholeNumber(options.seed ?? '1', 0, 4_294_967_295);
    const unknown = /^(0(\.\d+)?|1(\.0+)?)$/.test(options.unknown ?? '0')
      ? Number(options.unknown ?? '0')
      : null;
    const texts = lawRunCliMessages[io.language];
    if (persons === null)
      return io.fail(badNumber('persons', options.persons, texts['law.cli.persons']));
    if (seed === null) return io.fail(badNumber('seed', options.seed, texts['law.cli.seed']));
    if (unknown === null)
      return io.fail(badNumber('unknown', options.unknown, texts['law.cli.rate']));
    if (options.csv === undefined)
      return io.fail(refuseRun('law.no_file', { file: '' }, { field: '--csv' }));
    const { samplePopulation, sampleHeading } = await import('../../law/sample/sample.ts');
    const { facts } = asked.engine.pack;
    const wrong = await writeCsv(options.csv, sampleHeading(facts), function* () {
      for (const row of samplePopulation(facts, { persons, seed, unknown, on: asked.asked.on }))
        yield [row.id, row.householdId, ...row.values];
    });
    if (wrong !== null) return io.fail(wrong);
    return io.reply({ persons, seed, unknown, csv: options.csv }, () =>
      io.line(fill(texts['law.cli.sampled'], { persons, file: options.csv ?? '' })),
    );
  },
});

/** The population of a seed does not depend on the day it is made. */
const SAMPLE_DAY = '2026-07-01';

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

function badNumber(option: string, value: string | undefined, wanted: string): Refusal {
  return refuseRun('law.bad_number', { value: value ?? '', wanted }, { field: `--${option}` });
}

/** `law run` and `law sample`. */
export const lawRunCommands = [run, sample];
