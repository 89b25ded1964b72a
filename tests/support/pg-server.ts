import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  clientConfig,
  clusterFolder,
  connect,
  embeddedBinaries,
  findPostmaster,
  installedBinaries,
  isAlive,
  migrate,
  OWNER_ROLE,
  prepareCluster,
  startEmbedded,
  stopServer,
  SUPERUSER,
  type Binaries,
  type Embedded,
} from '../../src/platform/database/testing.ts';

/** A PostgreSQL of a test run: its socket folder, and the migrated database that tests clone. */
export interface TestServer {
  readonly host: string;
  readonly port: number;
  readonly template: string;
  /** `embedded` or `debian`. */
  readonly kind: string;
}

export const DEBIAN_BIN = '/usr/lib/postgresql/15/bin';
const DEBIAN_MAJOR = 15;
const TEMPLATE = 'ansinh_template';
const PREFIX = 'ansinh-test-';

/** The PostgreSQL that ANSINH_TEST_PG asks for; null when the machine does not have it. */
export function testBinaries(kind = process.env['ANSINH_TEST_PG'] ?? 'embedded'): Binaries | null {
  if (kind === 'embedded') return embeddedBinaries();
  if (kind === 'debian') return installedBinaries(DEBIAN_BIN, DEBIAN_MAJOR);
  throw new Error(`ANSINH_TEST_PG is embedded or debian, not ${kind}`);
}

const MEMORY = '/dev/shm';
const ROOM_BYTES = 2 * 1024 ** 3;

/** Memory where there is enough of it: there fsync costs nothing, and tests kill no machines. */
function testBase(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM_BYTES ? MEMORY : tmpdir();
}

/** A folder of this process for servers of tests; those of dead processes are swept. */
export function makeTestFolder(): string {
  return mkdtempSync(join(testBase(), `${PREFIX}${process.pid}-`));
}

/** Ends the servers, and removes the folders, that killed test runs left behind. */
export async function sweepTestFolders(): Promise<void> {
  for (const base of new Set([testBase(), tmpdir()])) {
    for (const name of readdirSync(base)) {
      const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
      if (pid !== undefined && !isAlive(Number(pid))) await dropTestFolder(join(base, name));
    }
  }
}

/** Ends every server under a test folder and removes it. */
export async function dropTestFolder(folder: string): Promise<void> {
  for (const data of ['.', ...readdirSync(folder)]) {
    const left = findPostmaster(clusterFolder(join(folder, data)));
    if (left !== null) await stopServer(left.pid);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Starts a server in its own folder; fsync is off unless a test is about losing nothing. */
export async function startTestServer(
  dataDir: string,
  binaries: Binaries,
  settings: Readonly<Record<string, string>> = FAST,
): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, binaries, settings });
  await asSuperuser(server, 'postgres', (client) => prepareCluster(client, TEMPLATE));
  return server;
}

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

/** Migrates the template once a run. */
export async function migrateTemplate(server: Embedded): Promise<string> {
  const owner = connect(
    { host: server.host, port: server.port, user: OWNER_ROLE, database: TEMPLATE },
    { connections: 1, statementLimitMs: 0 },
  );
  try {
    await migrate(owner);
  } finally {
    await owner.destroy();
  }
  return TEMPLATE;
}

/** One short connection of the superuser, for what only it may do. */
export async function asSuperuser<T>(
  server: { readonly host: string; readonly port: number },
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const target = { host: server.host, port: server.port, user: SUPERUSER, database };
  const client = new pg.Client(clientConfig(target, { statementLimitMs: 0 }));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
