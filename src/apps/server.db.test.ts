import { request as httpRequest } from 'node:http';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, testDataFolder } from '../../tests/support/database.ts';
import { unwrap } from '../kernel/index.ts';
import type { OpenDatabase } from '../platform/database/open.ts';
import { connect } from '../platform/database/testing.ts';
import { createLog, type LogLevel } from '../platform/log/index.ts';
import type { Listening } from './listen.ts';
import { startServer, type Server } from './server.ts';

const db = testDatabase();
const running: Server[] = [];
let lines: string[] = [];

beforeEach(() => void (lines = []));
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()));
});

const loopback: Listening = {
  host: '127.0.0.1',
  port: 0,
  tls: null,
  behindProxy: false,
  publicUrl: null,
};

/** A server on the test’s database, or on another. */
function start(
  given: {
    readonly listening?: Partial<Listening>;
    readonly level?: LogLevel;
    readonly database?: OpenDatabase['database'];
    readonly restarts?: () => number;
  } = {},
) {
  const { database = db.database } = given;
  const open = { database, source: 'server', rolesApart: false } as unknown as OpenDatabase;
  const log = createLog(given.level ?? 'silent', { write: (line) => void lines.push(line) });
  return startServer({
    open,
    dataFolder: testDataFolder(),
    listening: { ...loopback, ...given.listening },
    log,
    bundle: null,
    restarts: given.restarts ?? (() => 0),
  });
}

async function serve(given: Parameters<typeof start>[0] = {}): Promise<Server> {
  const server = unwrap(await start(given));
  running.push(server);
  return server;
}

const events = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('health', () => {
  test('says the release, the database, its restarts, and what news waits', async () => {
    const server = await serve({ restarts: () => 3 });
    const answer = await fetch(`${server.origin}/health`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      ready: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      database: { source: 'server', rolesApart: false, restarts: 3 },
      outbox: { waiting: 0, dead: 0 },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('counts news that waits, and is still ready', async () => {
    await sql`insert into outbox_message
        (id, topic, subject, body, published_at, published_by, trace_id)
      values (gen_random_uuid(), 'thing.changed', 'a', '{}', now(), 'operator:test', 't')`.execute(
      db.owner,
    );
    const server = await serve();
    const health: unknown = await fetch(`${server.origin}/health`).then((answer) => answer.json());
    expect(health).toMatchObject({ ready: true, outbox: { waiting: 1, dead: 0 } });
  });

  test('is 503 within seconds when the database does not answer', async () => {
    const away = connect({ url: 'postgres://nobody@127.0.0.1:1/x' }, { connections: 1 });
    const server = await serve({ database: away });
    const answer = await fetch(`${server.origin}/health`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ ready: false });
    await away.destroy();
  });
});

describe('an address', () => {
  test('is the one that was given, with the port that was found', async () => {
    expect((await serve()).origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('of every network is called localhost', async () => {
    const server = await serve({ listening: { host: '0.0.0.0', behindProxy: true } });
    expect(server.origin).toMatch(/^http:\/\/localhost:\d+$/);
  });

  test('of the sixth version stands in brackets', async (given) => {
    const tried = await start({ listening: { host: '::1' } });
    if (!tried.ok) return given.skip('this machine has no IPv6');
    running.push(tried.value);
    expect(tried.value.origin).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${tried.value.origin}/health`)).status).toBe(200);
  });

  test('that is taken is refused, not thrown', async () => {
    const first = await serve();
    const port = Number(new URL(first.origin).port);
    const second = await start({ listening: { port } });
    expect(second).toMatchObject({ ok: false, error: { code: 'start.port_taken' } });
  });
});

describe('the log of requests', () => {
  test('names the route and the time it took, never the address or the query', async () => {
    const server = await serve({ level: 'info' });
    await fetch(`${server.origin}/api/areas/find?text=Nguyen%20Thi%20Lan`);
    await fetch(`${server.origin}/api/plans/031089012345`);
    const answered = events().filter(({ msg }) => msg === 'answered');
    expect(answered).toMatchObject([
      { method: 'GET', route: '/api/areas/find', status: 200 },
      { method: 'GET', route: '/api/plans/:key' },
    ]);
    for (const { ms, traceId } of answered) {
      expect([Number.isInteger(ms), typeof traceId]).toEqual([true, 'string']);
    }
    expect(JSON.stringify(answered)).not.toMatch(/Lan|031089012345|127\.0\.0\.1/);
  });

  test('is silent unless it is asked for', async () => {
    const server = await serve({ level: 'warn' });
    await fetch(`${server.origin}/health`);
    expect(lines).toEqual([]);
  });
});

describe('the end of a server', () => {
  test('takes no new connection', async () => {
    const server = unwrap(await start());
    expect((await fetch(`${server.origin}/health`)).status).toBe(200);
    await server.close();
    await expect(fetch(`${server.origin}/health`)).rejects.toThrow();
  });

  test('does not wait for a connection that is kept for nothing', async () => {
    const server = unwrap(await start());
    const idle = httpRequest(`${server.origin}/health`, { headers: { connection: 'keep-alive' } });
    const done = new Promise<void>((wake) => {
      idle.on('response', (answer) => answer.resume().on('end', () => wake()));
    });
    idle.end();
    await done;
    const begun = performance.now();
    await server.close();
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe('what is served', () => {
  test('is the portal in Vietnamese, with its style, and nothing of the staff app', async () => {
    const server = await serve();
    const page = await fetch(`${server.origin}/`).then((answer) => answer.text());
    expect(page).toContain('<html lang="vi"');
    const style = /href="(\/portal\/style\.[0-9a-f]{16}\.css)"/.exec(page)?.[1] ?? '';
    const css = await fetch(`${server.origin}${style}`);
    expect([css.status, css.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/css'),
    ]);
    expect(/url\(\s*["']?https?:|@import/.exec(await css.text())).toBeNull();
    expect((await fetch(`${server.origin}/app/`)).status).toBe(404);
  });

  test('is no file of the checkout, however its address is written', async () => {
    const server = await serve();
    const { port } = new URL(server.origin);
    const ask = (path: string) =>
      new Promise<number>((resolve, reject) => {
        const asked = httpRequest({ host: '127.0.0.1', port, path }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        asked.once('error', reject).end();
      });
    for (const path of [
      '/package.json',
      '/../package.json',
      '/%2e%2e/package.json',
      '/portal/../../package.json',
      '/portal/%2e%2e%2f%2e%2e%2fpackage.json',
      '/.git/config',
      '/data/keys/audit.key',
      '//etc/passwd',
    ]) {
      expect([path, [400, 404].includes(await ask(path))]).toEqual([path, true]);
    }
  });
});
