import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atLeast, row, type Bench, type BenchRow } from '../src/apps/bench/shape.ts';
import { rootFolder } from '../src/platform/config/index.ts';
import { mutantsOf, sampleOf, type Mutant } from './support/mutants.ts';

const ROOM = 'src/law';
/** What the tests of the room read, besides packages. */
const needed = ['src', 'tests/support', 'tools', 'db', 'policies', 'package.json', 'tsconfig.json'];
/** Left out: the program that SQL is made by is tried on a database; texts are told, not decided. */
const leftOut = /^src\/law\/(sql\/.*|messages\.ts|index\.ts|errors\.ts)$/;

const SAMPLE = 320;
const LEAST_A_FILE = 2;
const SEED = 20_260_701;
const AT_ONCE = 2;
const LEAST_LIMIT_MS = 60_000;
const TEST_LIMIT_MS = 120_000;
const GOAL = 85;

const KERNEL = `${ROOM}/kernel/`;

const quick = ['--exclude', '**/*.prop.test.ts', '--exclude', '**/*.oracle.test.ts'];

/** Tests beside the file first, then all quick ones, then the long: most slips are found early. */
function stagesOf(path: string): readonly (readonly string[])[] {
  const folder = folderOf(path);
  const beside = folder === ROOM ? path.slice(0, -'.ts'.length) : `${folder}/`;
  const others = path.startsWith(KERNEL) ? [] : ['--exclude', `${KERNEL}**`];
  return [
    [beside, '--passWithNoTests', ...quick],
    quick,
    ['.prop.test.ts', '.oracle.test.ts', ...others],
  ];
}

type Outcome = 'killed' | 'too long' | 'survived';

/** The files a slip is tried in. */
function filesTried(root: string): readonly string[] {
  return readdirSync(join(root, ROOM), { recursive: true, encoding: 'utf8' })
    .map((name) => `${ROOM}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !leftOut.test(path))
    .toSorted();
}

/** A tree of its own to spoil: the files the tests need, and the packages by a link. */
function workTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-bench-mutation-'));
  for (const each of needed)
    cpSync(join(rootFolder, each), join(folder, each), { recursive: true });
  symlinkSync(join(rootFolder, 'node_modules'), join(folder, 'node_modules'));
  const tests = `{ include: ['${ROOM}/**/*.test.ts'], exclude: ['**/*.db.test.ts'] }`;
  writeFileSync(join(folder, 'vitest.config.mjs'), `export default { test: ${tests} };\n`);
  return folder;
}

function runTests(folder: string, stage: readonly string[], limit: number): Promise<Outcome> {
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs');
  const words = ['run', '--bail', '1', '--no-isolate', '--no-file-parallelism', '--silent'];
  const given = [...words, '--testTimeout', String(TEST_LIMIT_MS), ...stage];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vitest, ...given], {
      cwd: folder,
      stdio: 'ignore',
      detached: true,
    });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      // The whole group: an endless loop sits in a worker of the runner.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, limit);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(late ? 'too long' : code === 0 ? 'survived' : 'killed');
    });
  });
}

async function tried(folder: string, mutant: Mutant, limit: number): Promise<Outcome> {
  const file = join(folder, mutant.path);
  const source = readFileSync(file, 'utf8');
  const before = source.slice(0, mutant.start);
  writeFileSync(file, `${before}${mutant.becomes}${source.slice(mutant.end)}`);
  try {
    for (const stage of stagesOf(mutant.path)) {
      const outcome = await runTests(folder, stage, limit);
      if (outcome !== 'survived') return outcome;
    }
    return 'survived';
  } finally {
    writeFileSync(file, source);
  }
}

interface Trial {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  readonly seconds: number;
}

/** Tries mutants, `AT_ONCE` of them at a time, each worker in a tree of its own. */
async function tryMutants(
  mutants: readonly Mutant[],
  note: (text: string) => void,
): Promise<readonly Trial[]> {
  const folders = Array.from({ length: AT_ONCE }, workTree);
  const trials: Trial[] = [];
  const waiting = [...mutants];
  try {
    const begun = performance.now();
    for (const stage of stagesOf(KERNEL))
      if ((await runTests(folders[0] ?? '', stage, 600_000)) !== 'survived')
        throw new Error(`the tests of ${ROOM} fail before anything is changed`);
    const limit = Math.max(LEAST_LIMIT_MS, 4 * (performance.now() - begun));
    const work = async (folder: string): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const from = performance.now();
        const outcome = await tried(folder, next, limit);
        trials.push({ mutant: next, outcome, seconds: (performance.now() - from) / 1000 });
        if (outcome === 'survived') note(`survived: ${shown(next)}`);
        if (trials.length % 25 === 0) note(`${trials.length}/${mutants.length}`);
      }
    };
    await Promise.all(folders.map(work));
    return trials;
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

const MAX_SHOWN = 60;

function shown({ path, line, sort, was, becomes }: Mutant): string {
  const short = (text: string): string => {
    const flat = text.replaceAll(/\s+/g, ' ');
    return flat.length > MAX_SHOWN ? `${flat.slice(0, MAX_SHOWN)}…` : flat;
  };
  return `${path}:${line} ${sort}: ${short(was)} → ${short(becomes)}`;
}

/** `src/law/diagram`, or `src/law` for what lies there itself. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function rowsOf(trials: readonly Trial[]): readonly BenchRow[] {
  const folders = [...new Set(trials.map(({ mutant }) => folderOf(mutant.path)))].toSorted();
  const byFolder = folders.map((folder) => {
    const mine = trials.filter(({ mutant }) => folderOf(mutant.path) === folder);
    const killed = mine.filter(({ outcome }) => outcome !== 'survived').length;
    const seconds = mine.reduce((sum, each) => sum + each.seconds, 0);
    return row({ what: folder, n: mine.length, seconds, total: `killed ${killed}` });
  });
  const survivors = trials
    .filter(({ outcome }) => outcome === 'survived')
    .map(({ mutant, seconds }) => ({ what: shown(mutant), seconds }))
    .toSorted((a, b) => (a.what < b.what ? -1 : 1))
    .map((each) => row({ ...each, n: 1, total: 'survived' }));
  return [...byFolder, ...survivors];
}

export const bench: Bench = {
  summary: {
    vi: 'Gieo lỗi vào động cơ luật, xem phép thử nào bắt được',
    en: 'Faults sown into the law engine: how many its tests find',
  },
  async run(note) {
    const files = filesTried(rootFolder).map((path) =>
      mutantsOf(path, readFileSync(join(rootFolder, path), 'utf8')),
    );
    const all = files.reduce((sum, each) => sum + each.length, 0);
    const sample = sampleOf(files, SAMPLE, LEAST_A_FILE, SEED);
    note(`${sample.length} of ${all} mutants in ${files.length} files…`);
    const trials = await tryMutants(sample, note);
    const killed = trials.filter(({ outcome }) => outcome !== 'survived').length;
    return {
      rows: rowsOf(trials),
      claims: [atLeast('mutants killed ≥ 85 %', (100 * killed) / trials.length, GOAL)],
    };
  },
};
