import type { FastifyInstance } from 'fastify';
import { v7 as newId } from 'uuid';
import { beforeAll, beforeEach } from 'vitest';
import { unwrap } from '../../src/kernel/index.ts';
import { DEMO_PASSWORD } from '../../src/modules/access/domain/index.ts';
import { accessModule, makeIdentity, seedDemoUsers } from '../../src/modules/access/index.ts';
import { loadAgencies } from '../../src/modules/agencies/index.ts';
import { loadAreas } from '../../src/modules/areas/index.ts';
import { createHttpApp } from '../../src/platform/http/index.ts';
import { TEST_NOW, testDataFolder, type TestDatabase } from './database.ts';

export const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface AccessAppOptions {
  readonly each?: boolean;
  /** The address of links in letters; null: nobody said. */
  readonly publicUrl?: string | null;
}

/**
 * The access module behind its wire, with the demo users, and a clock that tests move. `each`: on
 * a database that is new for every test.
 */
export function accessApp(db: TestDatabase, options: AccessAppOptions = {}) {
  const clock = { at: TEST_NOW };
  let app: FastifyInstance;
  const begin = options.each === true ? beforeEach : beforeAll;
  begin(async () => {
    clock.at = TEST_NOW;
    const context = db.context();
    unwrap(await loadAreas(context));
    unwrap(await loadAgencies(context));
    app = await createHttpApp({
      database: db.database,
      dataFolder: testDataFolder(),
      publicUrl: () => (options.publicUrl === undefined ? 'https://ansinh.example' : null),
      now: () => clock.at,
      modules: [accessModule],
      identity: makeIdentity(db.database, () => clock.at),
      health: async () => ({ ready: true }),
    });
    await seedDemoUsers(context);
  });
  // Every test a day after the attempts and sessions of the one before.
  beforeEach(() => void (clock.at += DAY));

  async function post(url: string, body: object, cookie = '', address = '10.0.0.1') {
    const reply = await app.inject({
      method: 'POST',
      url,
      remoteAddress: address,
      headers: { 'sec-fetch-site': 'same-origin', 'user-agent': 'test', cookie },
      payload: { requestId: newId(), ...body },
    });
    const set = String(reply.headers['set-cookie'] ?? '').split(';')[0] ?? '';
    return { status: reply.statusCode, body: reply.json(), cookie: set, headers: reply.headers };
  }
  const signIn = (login: string, password = DEMO_PASSWORD, address = '10.0.0.1') =>
    post('/api/session', { login, password }, '', address);

  return {
    clock,
    post,
    signIn,
    get: async (url: string, cookie: string) =>
      (await app.inject({ url, headers: { cookie } })).json(),
    cookieOf: async (login: string, password?: string) => (await signIn(login, password)).cookie,
  };
}
