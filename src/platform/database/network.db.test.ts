import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok } from '../../kernel/index.ts';
import { testContext } from '../../../tests/support/database.ts';
import { often } from '../../../tests/support/often.ts';
import { dropTestFolder, makeTestFolder, testBinaries } from '../../../tests/support/pg-server.ts';
import { startProxy, type Proxy } from '../../../tests/support/tcp-proxy.ts';
import { recordAudit } from '../audit/index.ts';
import { APP_ROLE, connect, OWNER_ROLE } from './connect.ts';
import { startEmbedded } from './embedded.ts';
import { read, refusalOf, write, type Database } from './index.ts';
import { migrate } from './migrate.ts';
import { prepareCluster } from './roles.ts';
import pg from 'pg';

const CUTS = often(20);
const HOLES = often(1);
const STATEMENT_MS = 500;

let folder = '';
let proxy: Proxy;
let database: Database;
let owner: Database;

beforeAll(async () => {
  folder = makeTestFolder();
  const binaries = testBinaries();
  if (binaries === null) throw new Error('the PostgreSQL of ANSINH_TEST_PG is not here');
  const server = await startEmbedded({ dataDir: folder, binaries, transport: 'tcp' });
  const { host, port } = server;
  const password = server.password ?? '';
  const superuser = new pg.Client({ host, port, password, user: 'postgres', database: 'postgres' });
  await superuser.connect();
  await prepareCluster(superuser, 'ansinh', password);
  await superuser.end();
  proxy = await startProxy(port);
  owner = connect(
    { host, port, password, user: OWNER_ROLE, database: 'ansinh' },
    { connections: 1, statementLimitMs: 0 },
  );
  await migrate(owner);
  database = connect(
    { host, port: proxy.port, password, user: APP_ROLE, database: 'ansinh' },
    { connections: 4, statementLimitMs: STATEMENT_MS },
  );
});
afterAll(async () => {
  await Promise.all([owner.destroy(), database.destroy()]);
  await proxy.close();
  await dropTestFolder(folder);
});

test(`the way to the server is cut ${CUTS} times: every write is done, once`, async () => {
  const context = testContext(database);
  const done: string[] = [];
  const cutting = new AbortController();
  const line = async (): Promise<void> => {
    while (!cutting.signal.aborted) {
      const requestId = newId();
      const act = { operation: 'test.cut', requestId, input: {} };
      const answer = await write(context, act, async (trx) => {
        const subject = { kind: 'cut', id: requestId };
        await recordAudit(trx, context, { operation: 'test.cut', subject, data: {} });
        return ok({});
      });
      expect(answer.ok).toBe(true);
      done.push(requestId);
    }
  };
  const cut = async (): Promise<void> => {
    for (let cuts = 0; cuts < CUTS; cuts += 1) {
      await new Promise((wake) => setTimeout(wake, 40));
      proxy.cut();
    }
    cutting.abort();
  };
  await Promise.all([line(), line(), line(), cut()]);
  const kept = await sql<{ id: string; times: number }>`select subject_id as id,
    count(*)::int as times from audit_outbox where subject_kind = 'cut' group by 1`.execute(owner);
  expect(kept.rows.filter(({ times }) => times !== 1)).toEqual([]);
  expect(new Set(kept.rows.map(({ id }) => id))).toEqual(new Set(done));
});

test(
  'a way that swallows everything is given up in time, and used again when it is mended',
  { repeats: HOLES - 1, timeout: 60_000 },
  async () => {
    await sql`select 1`.execute(database);
    proxy.swallow();
    const begun = performance.now();
    const fault = await sql`select ${1}::int`.execute(database).catch((thrown: unknown) => thrown);
    expect(performance.now() - begun).toBeLessThan(6_000);
    expect(refusalOf(fault)?.code).toBe('database.unreachable');
    proxy.mend();
    const again = await read(testContext(database), (trx) =>
      sql<{ one: number }>`select ${1}::int as one`.execute(trx),
    );
    expect(again.rows).toEqual([{ one: 1 }]);
  },
);
