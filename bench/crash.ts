import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { atLeast, atMost, row, type Bench } from '../src/apps/bench/shape.ts';
import { clusterFolder } from '../src/platform/database/cluster.ts';
import { openDatabase } from '../src/platform/database/index.ts';
import { findPostmaster } from '../src/platform/database/postmaster.ts';
import { seededRandom, startWriter, type Writer } from '../tests/support/pg-crash.ts';

const KILLS = 100;
const GAP_GOAL_MS = 6_000;

const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));

interface Campaign {
  readonly acknowledged: ReadonlyMap<string, string>;
  readonly longestGapMs: number;
  readonly kills: { readonly app: number; readonly server: number };
}

/** Kills the app or its PostgreSQL, at random moments, while findings are being settled. */
async function campaign(folder: string, note: (text: string) => void): Promise<Campaign> {
  const random = seededRandom(4220);
  const acknowledged = new Map<string, string>();
  const kills = { app: 0, server: 0 };
  let longestGapMs = 0;
  let writer: Writer = await startWriter(folder, 'serve', 'findings');
  const collect = (): void => {
    for (const [id, said] of writer.acknowledged) acknowledged.set(id, said);
    longestGapMs = Math.max(longestGapMs, writer.longestGap());
  };
  while (kills.app + kills.server < KILLS) {
    await pause(100 + random() * 400);
    if (random() < 0.5) {
      await writer.kill();
      collect();
      kills.app += 1;
      writer = await startWriter(folder, 'serve', 'findings');
    } else {
      const server = findPostmaster(clusterFolder(folder));
      if (server?.status !== 'ready') continue;
      process.kill(server.pid, 'SIGKILL');
      kills.server += 1;
    }
    const done = kills.app + kills.server;
    if (done % 20 === 0) note(`${String(done)} kills, ${String(acknowledged.size)} acknowledged`);
  }
  const before = writer.acknowledged.size;
  for (let waited = 0; writer.acknowledged.size <= before && waited < 300; waited += 1) {
    await pause(100);
  }
  await writer.finish();
  collect();
  return { acknowledged, longestGapMs, kills };
}

/** Resolutions by the request that made them, as the database holds them afterwards. */
async function compare(folder: string, acknowledged: ReadonlyMap<string, string>) {
  const open = await openDatabase({ dataDir: folder, purpose: 'command' });
  try {
    const rows = await sql<{ request: string; times: number; id: string }>`
      select reason as request, count(*)::int as times, min(id::text) as id
      from plan_finding_resolution group by reason`.execute(open.database);
    const kept = new Map(rows.rows.map((each) => [each.request, each]));
    const lost = [...acknowledged].filter(([request]) => !kept.has(request)).length;
    const doubled = rows.rows.filter((each) => each.times !== 1).length;
    const other = [...acknowledged].filter(([request, id]) => kept.get(request)?.id !== id).length;
    return { lost, doubled, other };
  } finally {
    await open.close();
  }
}

export const bench: Bench = {
  summary: {
    vi: '100 lần kill -9 ứng dụng và PostgreSQL trong khi xử lý điểm cần rà soát',
    en: '100 kill -9 of the app and of PostgreSQL while findings are being settled',
  },
  run: async (note) => {
    const folder = mkdtempSync(join(tmpdir(), 'ansinh-crash-'));
    try {
      const begun = performance.now();
      const { acknowledged, longestGapMs, kills } = await campaign(folder, note);
      const seconds = (performance.now() - begun) / 1000;
      const { lost, doubled, other } = await compare(folder, acknowledged);
      const total = `app ${String(kills.app)}, PostgreSQL ${String(kills.server)}`;
      return {
        rows: [row({ what: 'resolutions acknowledged', n: acknowledged.size, seconds, total })],
        claims: [
          atLeast('kill -9', kills.app + kills.server, KILLS),
          atMost('acknowledged resolutions lost', lost, 0),
          atMost('resolutions doubled', doubled, 0),
          atMost('requests answered with another resolution', other, 0),
          atMost('longest gap between two acknowledgements, ms', longestGapMs, GAP_GOAL_MS),
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
