import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { atMost, row, type Bench, type BenchRow } from '../src/apps/bench/shape.ts';
import { rootFolder } from '../src/platform/config/index.ts';
import { assessOne } from './support/law-assess.ts';
import { arrears } from './support/law-months.ts';
import { peers } from './support/law-peers.ts';
import { packBySql, taskBySql, withDatabase } from './support/law-sql.ts';
import { installPackages, versionOf } from './support/packages.ts';

const SIZES = [1_000, 100_000, 1_000_000];
const LARGEST = 1_000_000;
/** The largest size a peer is asked is one that it ends within this time. */
const PEER_SECONDS = 30;
const folder = join(rootFolder, 'bench');

/** One engine, one size, in a process of its own; null: it failed or took too long. */
function measure(name: string, n: number): { seconds: number; total: number } | null {
  const script = join(folder, 'support/law-peer-process.ts');
  const done = spawnSync(process.execPath, [script, name, String(n)], {
    encoding: 'utf8',
    timeout: 3 * PEER_SECONDS * 1000,
    killSignal: 'SIGKILL',
  });
  if (done.status !== 0) return null;
  return JSON.parse(done.stdout) as { seconds: number; total: number };
}

/** A peer at every size it ends in time, each beside ours of the same size. */
function measurePeer(name: string, ours: ReadonlyMap<number, BenchRow>): readonly BenchRow[] {
  const rows: BenchRow[] = [];
  let perPerson = 0;
  for (const n of SIZES) {
    if (perPerson * n > PEER_SECONDS) break;
    const found = measure(name, n);
    if (found === null) break;
    perPerson = found.seconds / n;
    if (found.seconds > PEER_SECONDS) break;
    const ratio = (ours.get(n)?.seconds ?? Number.NaN) / found.seconds;
    rows.push(row({ what: 'task', engine: name, version: versionOf(name), n, ratio, ...found }));
  }
  return rows;
}

function ourRows(): ReadonlyMap<number, BenchRow> {
  return new Map(
    SIZES.flatMap((n) => {
      const found = measure('ansinh', n);
      return found === null
        ? []
        : [[n, row({ what: 'task', engine: 'ansinh kernel', n, ...found })] as const];
    }),
  );
}

export const bench: Bench = {
  summary: {
    vi: 'Bộ quy định: kernel, SQL, cạnh bảy phần mềm khác trên cùng một dân số; cả tháng của thành phố',
    en: 'The law pack: kernel and SQL beside seven peers on one population; the month of a whole city',
  },
  run: async (note) => {
    note('peers…');
    const missing = installPackages();
    if (missing !== null) note(`peers could not be installed: ${missing}`);
    const ours = ourRows();
    const rows: BenchRow[] = [...ours.values()];
    for (const name of Object.keys(peers)) {
      note(`${name}…`);
      rows.push(...measurePeer(name, ours));
    }
    note('one person at a time…');
    const one = assessOne();
    note('36 months…');
    const months = arrears(LARGEST);
    const measured = await withDatabase(async (database) => {
      note('the task by SQL…');
      const task = await database.connection().execute((held) => taskBySql(held, LARGEST));
      const pack = await packBySql(database, note);
      return { rows: [...task.rows, ...pack.rows], claims: [...task.claims, ...pack.claims] };
    });
    const all = [...rows, ...one.rows, months, ...measured.rows];
    const totals = (n: number): Set<unknown> =>
      new Set(all.filter((each) => each.n === n && each.what === 'task').map(({ total }) => total));
    return {
      rows: all,
      claims: [
        atMost('kernel, ns a person and rule', ours.get(LARGEST)?.nsPerItem ?? Infinity, 15),
        atMost('36 months of a million persons, old and new law, seconds', months.seconds, 3),
        ...SIZES.map((n) =>
          atMost(`different totals of the task at ${n} persons`, totals(n).size, 1),
        ),
        atMost('peers that could not be asked', peersMissing(rows).length, 0),
        ...one.claims,
        ...measured.claims,
      ],
    };
  },
};

function peersMissing(rows: readonly BenchRow[]): readonly string[] {
  return Object.keys(peers).filter((name) => !rows.some(({ engine }) => engine === name));
}
