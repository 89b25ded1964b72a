import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import pg from 'pg';
import { clientConfig, type Target } from './connect.ts';
import { faultOf } from './errors.ts';

/**
 * One session that a process holds as long as it works on a data folder. Its advisory locks say
 * who is there, and end with the process however it ends: the last one to leave stops an embedded
 * server, and a second `start` on the folder is refused. A newcomer waits for the shared lock
 * while the last one, who holds it alone, ends the server; it then finds the server gone.
 */
export interface Presence {
  /** True when nobody else is there; from then on nobody can come until `end`. */
  readonly isLast: () => Promise<boolean>;
  readonly end: () => Promise<void>;
}

export type Purpose = 'serve' | 'command';

const PRESENT = 4220_01;
const SERVING = 4220_02;

/** The lock's number of a data folder on this machine. */
export function folderKey(dataDir: string): number {
  const place = `${hostname()}:${realpathSync(dataDir)}`;
  return createHash('sha256').update(place).digest().readUInt32BE(0) >>> 1;
}

/**
 * Enters; refuses a second `serve` on the same folder. When the server dies the session and its
 * locks are gone: it is entered anew as soon as there is a server again.
 */
export async function enterFolder(
  target: Target,
  dataDir: string,
  purpose: Purpose,
): Promise<Presence> {
  const key = folderKey(dataDir);
  let over = false;
  let client = await enterOnce(target, key, purpose);
  const stay = (): void => {
    // The event of a broken session; an ordinary end comes by `end`, which sets `over`.
    client.once('end', comeBackSoon);
  };
  const comeBackSoon = (): void => {
    if (!over) setTimeout(() => void comeBack(), COME_BACK_STEP_MS).unref();
  };
  const comeBack = async (): Promise<void> => {
    const fresh = over ? null : await enterOnce(target, key, purpose).catch(() => null);
    if (fresh === null) return comeBackSoon();
    client = fresh;
    if (over) await client.end().catch(() => undefined);
    else stay();
  };
  stay();
  return {
    isLast: async () => {
      over = true;
      await client.query('select pg_advisory_unlock_shared($1, $2)', [PRESENT, key]);
      return take(client, PRESENT, key);
    },
    end: async () => {
      over = true;
      await client.end().catch(() => undefined);
    },
  };
}

const COME_BACK_STEP_MS = 250;

async function enterOnce(target: Target, key: number, purpose: Purpose): Promise<pg.Client> {
  const application = `ansinh ${purpose} ${process.pid}`;
  const client = new pg.Client(clientConfig(target, { statementLimitMs: 0, application }));
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock_shared($1, $2)', [PRESENT, key]);
    if (purpose === 'serve') await claimServing(client, key);
    return client;
  } catch (fault) {
    await client.end().catch(() => undefined);
    throw fault;
  }
}

async function claimServing(client: pg.Client, key: number): Promise<void> {
  if (await take(client, SERVING, key)) return;
  throw faultOf('database.folder_in_use', { pid: (await servingPid(client, key)) ?? '?' });
}

async function take(client: pg.Client, kind: number, key: number): Promise<boolean> {
  const taken = await client.query<{ is: boolean }>('select pg_try_advisory_lock($1, $2) as is', [
    kind,
    key,
  ]);
  return taken.rows[0]?.is === true;
}

/** The process id of the `start` that serves a folder, or null. */
export async function servingPid(client: pg.ClientBase, key: number): Promise<string | null> {
  const found = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2
        and l.database = (select oid from pg_database where datname = current_database())`,
    [SERVING, key],
  );
  return /^ansinh serve (\d+)$/.exec(found.rows[0]?.name ?? '')?.[1] ?? null;
}
