import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { EVERYTHING, type Caller, type Language, type Scope } from '../../src/kernel/index.ts';
import type { Context } from '../../src/platform/context.ts';
import {
  APP_ROLE,
  connect,
  OWNER_ROLE,
  quote,
  REPORT_ROLE,
  type Database,
} from '../../src/platform/database/testing.ts';
import { asSuperuser, type TestServer } from './pg-server.ts';
import './pg-setup.ts';

/** A database of one test file (or one test), cloned from the migrated template. */
export interface TestDatabase {
  /** As `ansinh_app`, as the product runs. */
  readonly database: Database;
  /** As the owner of the tables: no row security, every right. */
  readonly owner: Database;
  /** As `ansinh_report`. */
  readonly report: Database;
  readonly server: TestServer;
  readonly name: string;
  /** A context on `database`. */
  context(given?: ContextGiven): Context;
}

export interface ContextGiven {
  readonly caller?: Caller;
  /** An instant, as ISO text or in milliseconds; or a clock. */
  readonly now?: string | number | (() => number);
  readonly language?: Language;
  readonly traceId?: string;
  /** The whole city unless narrowed. */
  readonly scope?: Scope;
}

/** The moment at which tests live unless they name another. */
export const TEST_NOW = Date.parse('2026-01-15T09:00:00+07:00');

export const testOperator: Caller = { kind: 'operator', systemUser: 'test' };

/** A context for a use case. The clock stands still unless a clock is given. */
export function testContext(
  database: Database,
  caller: Caller = testOperator,
  now: ContextGiven['now'] = TEST_NOW,
): Context {
  const instant = typeof now === 'string' ? Date.parse(now) : now;
  return {
    database,
    caller,
    now: typeof instant === 'function' ? instant : () => instant,
    language: 'vi',
    traceId: `test-${randomBytes(4).toString('hex')}`,
    scope: EVERYTHING,
    dataFolder: testDataFolder(),
  };
}

let dataFolder: string | null = null;

/** A data folder of this process, made when it is first asked for and removed at the end. */
export function testDataFolder(): string {
  if (dataFolder === null) {
    const made = mkdtempSync(join(tmpdir(), 'ansinh-data-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    dataFolder = made;
  }
  return dataFolder;
}

/** The shared server of this run; a test without one fails and says why. */
export function testServer(): TestServer {
  const server = inject('testServer');
  if (server === null) {
    throw new Error('ANSINH_TEST_PG=debian needs PostgreSQL 15: apt-get install postgresql-15');
  }
  return server;
}

/** Clones the template: about 40 ms. Drop it with `dropDatabase`. */
export async function cloneDatabase(server: TestServer = testServer()): Promise<TestDatabase> {
  const name = `t_${process.pid}_${randomBytes(5).toString('hex')}`;
  await asSuperuser(server, 'postgres', (client) =>
    client.query(`create database ${name} template ${server.template} owner ${OWNER_ROLE}`),
  );
  const as = (user: string): Database =>
    connect({ host: server.host, port: server.port, user, database: name }, { connections: 10 });
  const database = as(APP_ROLE);
  return {
    database,
    owner: as(OWNER_ROLE),
    report: as(REPORT_ROLE),
    server,
    name,
    context: (given = {}) => ({
      ...testContext(database, given.caller, given.now),
      ...(given.language === undefined ? {} : { language: given.language }),
      ...(given.traceId === undefined ? {} : { traceId: given.traceId }),
      ...(given.scope === undefined ? {} : { scope: given.scope }),
    }),
  };
}

/** Closes a clone's pools and drops it. */
export async function dropDatabase(clone: TestDatabase): Promise<void> {
  await Promise.all([clone.database, clone.owner, clone.report].map((db) => db.destroy()));
  await asSuperuser(clone.server, 'postgres', (client) =>
    client.query(`drop database if exists ${quote(clone.name)} with (force)`),
  );
}

/**
 * Call it at the top of a test file, or of a `describe`: a clone for all its tests, or, with
 * `{ each: true }`, a fresh one for every test.
 */
export function testDatabase(options: { readonly each?: boolean } = {}): TestDatabase {
  let clone: TestDatabase | null = null;
  const open = async (): Promise<void> => void (clone = await cloneDatabase());
  const close = async (): Promise<void> => {
    if (clone !== null) await dropDatabase(clone);
    clone = null;
  };
  if (options.each === true) {
    beforeEach(open);
    afterEach(close);
  } else {
    beforeAll(open);
    afterAll(close);
  }
  const now = (): TestDatabase => {
    if (clone === null) throw new Error('the test database is there only while tests run');
    return clone;
  };
  return {
    get database() {
      return now().database;
    },
    get owner() {
      return now().owner;
    },
    get report() {
      return now().report;
    },
    get server() {
      return now().server;
    },
    get name() {
      return now().name;
    },
    context: (given) => now().context(given),
  };
}
