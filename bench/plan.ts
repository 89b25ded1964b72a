import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, row, type Bench, type BenchRow } from '../src/apps/bench/shape.ts';
import { unwrap } from '../src/kernel/index.ts';
import { agencyResolver, readPlan } from '../src/modules/plans/index.ts';
import { rootFolder } from '../src/platform/config/index.ts';
import { madeUpPlan } from '../tests/support/made-up-plan.ts';
import { measureTaskTable } from './support/task-table.ts';

const TASKS = 10_000;
const published = join(rootFolder, 'plans/4220-KH-UBND-2013.txt');
const goals = { parse: 1, command: 3, large: 10, largeMb: 300 };

async function parseSeconds(bytes: Uint8Array): Promise<{ seconds: number; tasks: number }> {
  const begun = performance.now();
  const settings = { fileName: 'ke-hoach.txt', resolveAgency: agencyResolver() };
  const { reading } = unwrap(await readPlan(bytes, settings));
  return { seconds: (performance.now() - begun) / 1000, tasks: reading.tasks.length };
}

/** The command as a user runs it: seconds, and its peak memory in MB where the system tells it. */
function commandFigures(file: string): { seconds: number; mb: number | null } {
  const node = [process.execPath, join(rootFolder, 'ansinh'), 'plan', 'import', file, '--json'];
  const measured = spawnSync('/usr/bin/time', ['-f', '%M', ...node], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const begun = performance.now();
  const [program = '', ...words] = node;
  const done = spawnSync(program, words, { maxBuffer: 2 ** 30 });
  if (done.status !== 0) throw new Error(`plan import ended with ${String(done.status)}`);
  const kilobytes = Number(measured.stderr?.trim().split('\n').at(-1));
  const mb = measured.error === undefined && kilobytes > 0 ? kilobytes / 1024 : null;
  return { seconds: (performance.now() - begun) / 1000, mb };
}

export const bench: Bench = {
  summary: {
    vi: 'Đọc văn bản kế hoạch, bảng 10.000 nhiệm vụ',
    en: 'Reading plans, the task table of 10,000',
  },
  run: async (note) => {
    const folder = mkdtempSync(join(tmpdir(), 'ansinh-bench-read-'));
    try {
      note('plan 4220…');
      const bytes = readFileSync(published);
      await parseSeconds(bytes);
      const real = await parseSeconds(bytes);
      const command = commandFigures(published);
      note('a made-up plan of 10,000 tasks…');
      const file = join(folder, 'made-up.txt');
      writeFileSync(file, madeUpPlan(TASKS));
      const large = commandFigures(file);
      const table = await measureTaskTable(note);
      const rows: BenchRow[] = [
        row({ what: 'read plan 4220', n: real.tasks, seconds: real.seconds }),
        row({ what: 'plan import, plan 4220', n: 1, seconds: command.seconds, mb: command.mb }),
        row({ what: 'plan import, 10,000 tasks', n: TASKS, seconds: large.seconds, mb: large.mb }),
        ...table.rows,
      ];
      const memory = large.mb === null ? [] : [atMost('10,000 tasks, MB', large.mb, goals.largeMb)];
      return {
        rows,
        claims: [
          atMost('reading plan 4220, seconds', real.seconds, goals.parse),
          atMost('plan import of plan 4220, seconds', command.seconds, goals.command),
          atMost('plan import of 10,000 tasks, seconds', large.seconds, goals.large),
          ...memory,
          ...table.claims,
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
