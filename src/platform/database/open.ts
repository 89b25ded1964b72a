import { existsSync, realpathSync } from 'node:fs';
import { sql } from 'kysely';
import pg from 'pg';
import { prepareDataFolder, SUPERUSER } from './cluster.ts';
import {
  APP_ROLE,
  clientConfig,
  COMMAND_CONNECTIONS,
  connect,
  OWNER_ROLE,
  SERVER_CONNECTIONS,
  type Target,
} from './connect.ts';
import type { Database } from './database.ts';
import { startEmbedded, type Embedded } from './embedded.ts';
import { DatabaseFault, faultOf, stopWith } from './errors.ts';
import { isAway, refusalOf, withoutPassword } from './faults.ts';
import { appliedMigrations, compareMigrations, migrate, readMigrations } from './migrate.ts';
import { enterFolder, folderKey, servingPid, type Presence, type Purpose } from './presence.ts';
import { DATABASE, ensureRoles, prepareCluster } from './roles.ts';

export interface OpenOptions {
  /** The data folder; made when it is not there. */
  readonly dataDir: string;
  /** `serve` for `start`: alone on its folder, and it begins a dead server anew. */
  readonly purpose: Purpose;
  /** The running role's URL. Given by `start` and commands from DATABASE_URL; else embedded. */
  readonly url?: string | undefined;
  /** The owner's URL, from DATABASE_MIGRATE_URL. */
  readonly migrateUrl?: string | undefined;
  /** False: open the database as it is, to look at it (`db info`) or to fill it (`db restore`). */
  readonly migrate?: boolean;
  /** Told when a dead embedded server was begun anew, with the milliseconds it took. */
  readonly onRestart?: (milliseconds: number) => void;
}

export interface OpenDatabase {
  /** As the running role; for contexts. */
  readonly database: Database;
  /** As the owner of the tables, without limits of time: migrations, backup, restore. */
  readonly owner: Database;
  readonly source: 'embedded' | 'server';
  /** Where it is, to be shown: the folder, or the URL without its password. */
  readonly place: string;
  /** False when one URL does both: the running role could change logs. */
  readonly rolesApart: boolean;
  /** The embedded server, to watch or to kill in tests. */
  readonly embedded: Embedded | null;
  /** Connections of other kinds (COPY, listening): as the running role, and as the owner. */
  readonly targets: { readonly app: Target; readonly owner: Target };
  /** Migrations that this opening applied. */
  readonly migrated: readonly string[];
  /** True when the database was empty before: the caller loads reference data. */
  readonly isNew: boolean;
  /** Closes everything that was opened; the last one out stops an embedded server. */
  readonly close: () => Promise<void>;
}

/** The URLs that the environment names. */
export function urlsOf(env: NodeJS.ProcessEnv): { url?: string; migrateUrl?: string } {
  const url = env['DATABASE_URL'];
  const migrateUrl = env['DATABASE_MIGRATE_URL'];
  return {
    ...(url === undefined || url === '' ? {} : { url }),
    ...(migrateUrl === undefined || migrateUrl === '' ? {} : { migrateUrl }),
  };
}

/** How long an opening waits for a server that is on its way down to make room for a new one. */
const OPEN_LIMIT_MS = 30_000;
const OLDEST_SERVER = 150_000;

/**
 * Opens the database: the one of the URL, or of a running `start` on the data folder, or an
 * embedded server begun for this. What cannot be is a `DatabaseFault` with its refusal.
 */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  prepareDataFolder(options.dataDir);
  try {
    return options.url === undefined
      ? await openEmbedded(options)
      : await openServer(options, options.url);
  } catch (fault) {
    const refusal = refusalOf(fault);
    throw refusal === null ? fault : new DatabaseFault(placed(refusal, options), fault);
  }
}

/** Names the place in a refusal: one must know which URL is meant. */
function placed<R extends { data: object }>(refusal: R, options: OpenOptions): R {
  const place = withoutPassword(options.url ?? options.dataDir);
  return { ...refusal, data: { ...refusal.data, place } };
}

async function openEmbedded(options: OpenOptions): Promise<OpenDatabase> {
  const end = performance.now() + OPEN_LIMIT_MS;
  for (;;) {
    const embedded = await startEmbedded({ dataDir: options.dataDir });
    const at = (user: string, database = DATABASE): Target => ({
      host: embedded.host,
      port: embedded.port,
      user,
      database,
      ...(embedded.password === null ? {} : { password: embedded.password }),
    });
    try {
      await prepare(at(SUPERUSER, 'postgres'), embedded.password);
      const targets = { app: at(APP_ROLE), owner: at(OWNER_ROLE) };
      const presence = await enterFolder(targets.app, options.dataDir, options.purpose);
      return await begin(options, {
        source: 'embedded',
        place: embedded.dataDir,
        targets,
        presence,
        embedded,
      });
    } catch (fault) {
      // The last one out is ending this server: wait until it is gone, then begin our own.
      if (!isAway(fault) || performance.now() > end) throw fault;
      await new Promise((wake) => setTimeout(wake, 50));
    }
  }
}

async function prepare(target: Target, password: string | null): Promise<void> {
  const client = new pg.Client(clientConfig(target, { statementLimitMs: 0 }));
  client.on('error', () => undefined);
  await client.connect();
  try {
    await prepareCluster(client, DATABASE, password);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function openServer(options: OpenOptions, url: string): Promise<OpenDatabase> {
  const targets = { app: { url }, owner: { url: options.migrateUrl ?? url } };
  for (const each of [targets.app, targets.owner]) {
    if (!/^postgres(ql)?:\/\/./.test(each.url)) stopWith('database.bad_url');
  }
  const client = new pg.Client(clientConfig(targets.owner, { statementLimitMs: 0 }));
  client.on('error', () => undefined);
  await client.connect();
  try {
    const asked = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    const version = asked.rows[0]?.version ?? 0;
    if (version < OLDEST_SERVER) {
      stopWith('database.too_old', { version: Math.floor(version / 10_000), wanted: 15 });
    }
    await ensureRoles(client, await loginOf(targets.app));
  } finally {
    await client.end().catch(() => undefined);
  }
  const presence = await enterFolder(targets.app, options.dataDir, options.purpose);
  return begin(options, {
    source: 'server',
    place: withoutPassword(url),
    targets,
    presence,
    embedded: null,
  });
}

/** Whom a URL logs in as: asked of the server, since the name may come from elsewhere. */
async function loginOf(target: Target): Promise<string> {
  const client = new pg.Client(clientConfig(target, {}));
  client.on('error', () => undefined);
  await client.connect();
  try {
    const asked = await client.query<{ login: string }>('select session_user as login');
    return asked.rows[0]?.login ?? '';
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Opening {
  readonly source: 'embedded' | 'server';
  readonly place: string;
  readonly targets: { readonly app: Target; readonly owner: Target };
  readonly presence: Presence;
  readonly embedded: Embedded | null;
}

async function begin(options: OpenOptions, opening: Opening): Promise<OpenDatabase> {
  const { embedded, targets } = opening;
  const owner = connect(targets.owner, { connections: 2, statementLimitMs: 0 });
  const application = `ansinh ${options.purpose}`;
  const connections = options.purpose === 'serve' ? SERVER_CONNECTIONS : COMMAND_CONNECTIONS;
  const database = connect(targets.app, { connections, role: APP_ROLE, application });
  const close = async (): Promise<void> => {
    await Promise.all([owner.destroy(), database.destroy()]);
    await leaveFolder(opening, options.dataDir);
  };
  try {
    const before = await appliedMigrations(owner);
    const pending = options.migrate === false ? [] : await bringUp(owner, options, opening);
    if (embedded !== null && options.purpose === 'serve') {
      embedded.watch((milliseconds) => options.onRestart?.(milliseconds));
    }
    const rolesApart = await areRolesApart(database, owner);
    const { source, place } = opening;
    const isNew = before.length === 0;
    const common = { database, owner, source, place, embedded, targets, close };
    return { ...common, rolesApart, isNew, migrated: pending };
  } catch (fault) {
    await close();
    throw fault;
  }
}

async function bringUp(
  owner: Database,
  options: OpenOptions,
  { targets }: Opening,
): Promise<readonly string[]> {
  const files = readMigrations();
  const { pending } = compareMigrations(files, await appliedMigrations(owner));
  if (pending.length === 0) return [];
  if (options.purpose === 'command') await refuseUnderStart(targets.app, options.dataDir, pending);
  await migrate(owner, files);
  return pending;
}

/** A running `start` of an older release must not lose its tables under its feet. */
async function refuseUnderStart(
  target: Target,
  dataDir: string,
  pending: readonly string[],
): Promise<void> {
  const client = new pg.Client(clientConfig(target, {}));
  await client.connect();
  try {
    const pid = await servingPid(client, folderKey(dataDir));
    if (pid !== null) throw faultOf('database.start_older', { pid, count: pending.length });
  } finally {
    await client.end();
  }
}

async function areRolesApart(database: Database, owner: Database): Promise<boolean> {
  const login = async (db: Database): Promise<string> => {
    const asked = await sql<{ login: string }>`select session_user as login`.execute(db);
    return asked.rows[0]?.login ?? '';
  };
  return (await login(database)) !== (await login(owner));
}

async function leaveFolder(opening: Opening, dataDir: string): Promise<void> {
  const { embedded, presence, targets } = opening;
  if (embedded === null) return presence.end();
  embedded.leave();
  try {
    if (await presence.isLast()) await embedded.stop();
    await presence.end();
  } catch {
    // Our session broke with a server that died; when one lives again, ask it anew.
    await presence.end();
    const again = await enterFolder(targets.app, dataDir, 'command').catch(() => null);
    if (again !== null && (await again.isLast().catch(() => false))) await embedded.stop();
    await again?.end();
  }
}

/** True when the data folder holds an embedded cluster already. */
export function hasCluster(dataDir: string): boolean {
  return existsSync(dataDir) && existsSync(`${realpathSync(dataDir)}/postgres/PG_VERSION`);
}
