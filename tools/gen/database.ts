import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  clientConfig,
  connect,
  embeddedBinaries,
  migrate,
  OWNER_ROLE,
  prepareCluster,
  startEmbedded,
  SUPERUSER,
} from '../../src/platform/database/testing.ts';
import { readCatalog, type Catalog } from './catalog.ts';
import type { Generated } from './generated.ts';
import { writeSchema } from './schema.ts';
import { writeTypes } from './types.ts';

const DATABASE = 'ansinh';

/** The types of the tables and the reviewed schema, from a new database with every migration. */
export async function generateDatabase(): Promise<readonly Generated[]> {
  const folder = mkdtempSync(join(tmpdir(), `ansinh-gen-${process.pid}-`));
  const server = await startEmbedded({
    dataDir: folder,
    binaries: embeddedBinaries(),
    settings: { fsync: 'off' },
  });
  try {
    const { host, port } = server;
    const as = (user: string, database: string): pg.Client =>
      new pg.Client(clientConfig({ host, port, user, database }, { statementLimitMs: 0 }));
    const first = as(SUPERUSER, 'postgres');
    await first.connect();
    await prepareCluster(first, DATABASE);
    await first.end();
    const owner = connect(
      { host, port, user: OWNER_ROLE, database: DATABASE },
      { connections: 1, statementLimitMs: 0 },
    );
    try {
      await migrate(owner);
    } finally {
      await owner.destroy();
    }
    const reader = as(OWNER_ROLE, DATABASE);
    await reader.connect();
    let catalog: Catalog;
    try {
      catalog = await readCatalog(reader);
    } finally {
      await reader.end();
    }
    return [
      { path: 'src/platform/database/tables.generated.ts', text: writeTypes(catalog) },
      { path: 'db/schema.sql', text: writeSchema(catalog) },
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
