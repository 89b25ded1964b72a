import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { often } from '../../../tests/support/often.ts';
import { seededRandom, startWriter } from '../../../tests/support/pg-crash.ts';
import { dropTestFolder, makeTestFolder } from '../../../tests/support/pg-server.ts';
import { stopServer } from './embedded.ts';
import { openDatabase } from './index.ts';
import { findPostmaster } from './postmaster.ts';
import { clusterFolder } from './cluster.ts';

const SERVER_KILLS = often(20);
const CLIENT_KILLS = often(5);
const GAP_LIMIT_MS = 6_000;
const LONG = { timeout: often(120_000) };

let folder = '';
beforeEach(() => void (folder = makeTestFolder()));
afterEach(() => dropTestFolder(folder));

const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));

/** Waits for something that a busy machine may take long for; the gap has its own limit. */
async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('it did not come to pass within 30 s');
    await pause(20);
  }
}

/** What the database holds of the acknowledged: nothing lost, nothing twice, one answer each. */
async function settle(
  acknowledged: ReadonlyMap<string, string>,
  dataDir = folder,
): Promise<{
  readonly lost: number;
  readonly doubled: number;
  readonly answers: number;
}> {
  const open = await openDatabase({ dataDir, purpose: 'command' });
  try {
    const rows = await sql<{ id: string; times: number; answer: string }>`
      select r.id::text, r.reply ->> 'answer' as answer,
        (select count(*)::int from audit_outbox o where o.subject_id = r.id::text) as times
      from answered_request r`.execute(open.owner);
    const kept = new Map(rows.rows.map((row) => [row.id, row]));
    const lost = [...acknowledged.keys()].filter((id) => !kept.has(id)).length;
    const doubled = rows.rows.filter(({ times }) => times !== 1).length;
    const answers = [...acknowledged].filter(([id, said]) => kept.get(id)?.answer !== said).length;
    return { lost, doubled, answers };
  } finally {
    await open.close();
  }
}

test(
  `PostgreSQL killed ${SERVER_KILLS} times under writes: nothing acknowledged is lost or doubled`,
  LONG,
  async () => {
    const random = seededRandom(4220);
    const writer = await startWriter(folder);
    let killed = 0;
    while (killed < SERVER_KILLS) {
      await pause(150 + random() * 350);
      const server = findPostmaster(clusterFolder(folder));
      if (server?.status !== 'ready') continue;
      process.kill(server.pid, 'SIGKILL');
      killed += 1;
    }
    const before = writer.acknowledged.size;
    await until(() => writer.acknowledged.size > before);
    await writer.finish();
    expect(writer.longestGap()).toBeLessThan(GAP_LIMIT_MS);
    expect(await settle(writer.acknowledged)).toEqual({ lost: 0, doubled: 0, answers: 0 });
    expect(findPostmaster(clusterFolder(folder))).toBeNull();
  },
);

test(
  `the client killed ${CLIENT_KILLS} times: the next start takes over the server it left`,
  LONG,
  async () => {
    const random = seededRandom(2013);
    const acknowledged = new Map<string, string>();
    for (let killed = 0; killed < CLIENT_KILLS; killed += 1) {
      const writer = await startWriter(folder);
      await pause(200 + random() * 300);
      await writer.kill();
      for (const [id, said] of writer.acknowledged) acknowledged.set(id, said);
      expect(findPostmaster(clusterFolder(folder))?.status).toBe('ready');
    }
    expect(acknowledged.size).toBeGreaterThan(0);
    expect(await settle(acknowledged)).toEqual({ lost: 0, doubled: 0, answers: 0 });
    expect(findPostmaster(clusterFolder(folder))).toBeNull();
  },
);

test('client and server killed at once: the next start recovers both', LONG, async () => {
  const writer = await startWriter(folder);
  await until(() => writer.acknowledged.size > 5);
  const server = findPostmaster(clusterFolder(folder));
  process.kill(server?.pid ?? 0, 'SIGKILL');
  await writer.kill();
  expect(await settle(writer.acknowledged)).toEqual({ lost: 0, doubled: 0, answers: 0 });
});

test(
  'one session killed: the server comes back by itself and the writer goes on',
  LONG,
  async () => {
    const writer = await startWriter(folder);
    const open = await openDatabase({ dataDir: folder, purpose: 'command' });
    const sessions = await sql<{ pid: number }>`select pid from pg_stat_activity
    where application_name = 'ansinh serve' limit 1`.execute(open.owner);
    process.kill(sessions.rows[0]?.pid ?? 0, 'SIGKILL');
    await open.close();
    const before = writer.acknowledged.size;
    await until(() => writer.acknowledged.size > before + 5);
    await writer.finish();
    expect(await settle(writer.acknowledged)).toEqual({ lost: 0, doubled: 0, answers: 0 });
  },
);

test(
  'a disk that fills under writes loses nothing, and goes on when there is room',
  LONG,
  async (given) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const size = ['-t', 'tmpfs', '-o', 'size=120m', 'none', disk];
    const mounted = process.getuid?.() === 0 && spawnSync('mount', size).status === 0;
    given.skip(!mounted, 'only root can mount a small disk');
    try {
      const dataDir = join(disk, 'data');
      const writer = await startWriter(dataDir);
      await until(() => writer.acknowledged.size > 10);
      // The log of the server keeps a piece of 16 MB ahead: what is written soon needs another one.
      spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'ballast')}`, 'bs=64k'], {
        stdio: 'ignore',
      });
      await until(() => /No space left/.test(readFileSync(join(dataDir, 'postgres.log'), 'utf8')));
      await pause(500);
      rmSync(join(disk, 'ballast'));
      const before = writer.acknowledged.size;
      await until(() => writer.acknowledged.size > before + 10);
      await writer.finish();
      expect(await settle(writer.acknowledged, dataDir)).toEqual({
        lost: 0,
        doubled: 0,
        answers: 0,
      });
    } finally {
      const left = findPostmaster(clusterFolder(join(disk, 'data')));
      if (left !== null) await stopServer(left.pid);
      spawnSync('umount', ['-l', disk]);
    }
  },
);
