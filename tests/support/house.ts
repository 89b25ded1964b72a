import type { FastifyInstance, InjectOptions } from 'fastify';
import { v7 as newId } from 'uuid';
import { beforeAll } from 'vitest';
import { modules } from '../../src/apps/modules.ts';
import { unwrap } from '../../src/kernel/index.ts';
import { DEMO_PASSWORD } from '../../src/modules/access/domain/index.ts';
import { makeIdentity, seedDemoUsers } from '../../src/modules/access/index.ts';
import { loadAgencies } from '../../src/modules/agencies/index.ts';
import { loadAreas } from '../../src/modules/areas/index.ts';
import { loadCalendar } from '../../src/modules/calendar/index.ts';
import { createHttpApp } from '../../src/platform/http/index.ts';
import { TEST_NOW, type TestDatabase, testDataFolder } from './database.ts';

/** An answer of the wire. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One person at a browser: what they ask carries their session. */
export interface Visitor {
  get(url: string): Promise<Answer>;
  post(url: string, body?: object): Promise<Answer>;
  upload(url: string, file: { readonly name: string; readonly text: string }): Promise<Answer>;
}

/** The whole house behind its wire: every module, reference data, the demo users, a clock. */
export function wholeHouse(db: TestDatabase) {
  const clock = { at: TEST_NOW };
  let app: FastifyInstance;
  beforeAll(async () => {
    const context = db.context();
    unwrap(await loadCalendar(context));
    unwrap(await loadAreas(context));
    unwrap(await loadAgencies(context));
    await seedDemoUsers(context);
    app = await createHttpApp({
      database: db.database,
      dataFolder: testDataFolder(),
      publicUrl: () => 'https://ansinh.example',
      now: () => clock.at,
      modules,
      identity: makeIdentity(db.database, () => clock.at),
      health: async () => ({ ready: true }),
    });
  }, 60_000);

  const visitor = (cookie: string): Visitor => {
    const headers = { 'sec-fetch-site': 'same-origin', 'user-agent': 'test', cookie };
    const answer = async (request: Promise<{ statusCode: number; body: string }>) => {
      const reply = await request;
      return { status: reply.statusCode, body: JSON.parse(reply.body) as Answer['body'] };
    };
    return {
      get: (url) => answer(app.inject({ url, headers })),
      post: (url, body = {}) => {
        const payload = { requestId: newId(), ...body };
        return answer(app.inject({ method: 'POST', url, headers, payload }));
      },
      upload: (url, file) => {
        const form = formOf({ requestId: newId() }, file);
        const type = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
        const request = { method: 'POST' as const, url, payload: form };
        return answer(app.inject({ ...request, headers: { ...headers, ...type } }));
      },
    };
  };

  return {
    clock,
    /** The wire itself, for requests that no page of ours would send. */
    inject: (request: InjectOptions) => app.inject(request),
    /** Somebody who has not signed in. */
    stranger: (): Visitor => visitor(''),
    /** A demo user, signed in. */
    async signIn(login: string): Promise<Visitor & { readonly cookie: string }> {
      const reply = await app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'sec-fetch-site': 'same-origin', 'user-agent': 'test' },
        payload: { requestId: newId(), login, password: DEMO_PASSWORD },
      });
      const cookie = String(reply.headers['set-cookie'] ?? '').split(';')[0] ?? '';
      if (reply.statusCode !== 200) throw new Error(`${login}: ${reply.body}`);
      return { ...visitor(cookie), cookie };
    },
  };
}

const BOUNDARY = 'ansinh-test-boundary';

function formOf(
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly text: string },
): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}`,
  );
  const head = `content-disposition: form-data; name="file"; filename="${file.name}"`;
  const all = [...parts, `${head}\r\ncontent-type: text/plain\r\n\r\n${file.text}`];
  return `${all.map((part) => `--${BOUNDARY}\r\n${part}\r\n`).join('')}--${BOUNDARY}--\r\n`;
}
