import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, row, type Bench, type BenchRow } from '../src/apps/bench/shape.ts';
import { rootFolder } from '../src/platform/config/index.ts';
import { startAnsinh, type Launch } from '../tests/support/ansinh.ts';

/** Starts, waits until it is ready, ends it; seconds until ready. */
async function secondsToReady(given: Launch): Promise<number> {
  const begun = performance.now();
  const running = await startAnsinh(given);
  const seconds = (performance.now() - begun) / 1000;
  await running.end();
  return seconds;
}

/** A copy of what git knows, in an empty folder: what a fresh clone is. */
function freshCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-bench-'));
  const listed = spawnSync('git', ['ls-files', '-z'], { cwd: rootFolder, encoding: 'utf8' });
  for (const file of listed.stdout.split('\0').filter((name) => name !== '')) {
    cpSync(join(rootFolder, file), join(folder, file), { recursive: true });
  }
  return folder;
}

function commandSeconds(folder: string, words: readonly string[]): number {
  const begun = performance.now();
  const done = spawnSync(process.execPath, [join(folder, 'ansinh'), ...words], { cwd: folder });
  if (done.status !== 0) throw new Error(`${words.join(' ')} ended with ${done.status}`);
  return (performance.now() - begun) / 1000;
}

async function measure(note: (text: string) => void): Promise<readonly BenchRow[]> {
  const folder = freshCheckout();
  const given = {
    data: join(folder, 'data'),
    program: ['npm', 'start', '--'],
    cwd: folder,
  } as const;
  try {
    note('first start: packages, database, staff app, data…');
    const first = await secondsToReady(given);
    note('second start…');
    const second = await secondsToReady(given);
    const help = commandSeconds(folder, ['--help']);
    const find = commandSeconds(folder, ['area', 'find', 'thuy nguyen', '--json']);
    return [
      row({ what: 'first start, packages installed', n: 1, seconds: first }),
      row({ what: 'second start', n: 1, seconds: second }),
      row({ what: './ansinh --help', n: 1, seconds: help }),
      row({ what: './ansinh area find', n: 1, seconds: find }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const goals = { first: 180, second: 5, command: 3 };

export const bench: Bench = {
  summary: {
    vi: 'Lần khởi động đầu (kể cả cài đặt), lần thứ hai, và một lệnh',
    en: 'The first start (install included), the second, and a command',
  },
  async run(note) {
    const rows = await measure(note);
    const secondsOf = (index: number): number => rows[index]?.seconds ?? Number.NaN;
    return {
      rows,
      claims: [
        atMost('first start, install included, in seconds', secondsOf(0), goals.first),
        atMost('second start in seconds', secondsOf(1), goals.second),
        atMost('a pure command in seconds', secondsOf(3), goals.command),
      ],
    };
  },
};
