import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeDataFolder, runAnsinh, startAnsinh } from '../../tests/support/ansinh.ts';
import { asSuperuser } from '../../tests/support/pg-server.ts';
import {
  clusterFolder,
  findPostmaster,
  isAlive,
  startEmbedded,
} from '../platform/database/testing.ts';

// Each starts the whole product once or twice.
vi.setConfig({ testTimeout: 90_000 });

let data: ReturnType<typeof makeDataFolder>;
beforeEach(() => void (data = makeDataFolder()));
afterEach(async () => {
  const left = findPostmaster(clusterFolder(data.path));
  if (left !== null) process.kill(left.pid, 'SIGQUIT');
  data.remove();
});

/** The PostgreSQL of the data folder, or null. */
function postgresPid(): number | null {
  return findPostmaster(clusterFolder(data.path))?.pid ?? null;
}

async function isHealthy(address: string): Promise<boolean> {
  return fetch(address, { signal: AbortSignal.timeout(3000) }).then(
    (answer) => answer.status === 200,
    () => false,
  );
}

async function until(condition: () => Promise<boolean> | boolean, limitMs: number): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`not within ${limitMs} ms`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

describe('start', () => {
  it('prints one line when ready, answers on its addresses, and ends all at SIGTERM', async () => {
    const running = await startAnsinh({ data: data.path });
    const { url, portal, health, pid } = running.ready;
    const expected = { ready: true, url, portal, health, pid };
    expect(running.line).toBe(JSON.stringify(expected));
    expect(portal).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(url).toBe(`${portal}app/`);
    expect(await isHealthy(health)).toBe(true);
    const postgres = postgresPid();
    const begun = performance.now();
    const ended = await running.end('SIGTERM');
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(ended.code).toBe(0);
    expect(ended.out.trim()).toBe(running.line);
    expect([pid, postgres ?? 0].filter(isAlive)).toEqual([]);
  });

  it('under npm ends npm too, at Ctrl-C sent to the serving process', async () => {
    const running = await startAnsinh({ data: data.path, program: ['npm', 'start', '--'] });
    const ended = await running.end('SIGINT');
    expect(isAlive(running.child.pid ?? 0)).toBe(false);
    expect(ended.code).toBe(0);
    expect(postgresPid()).toBeNull();
  });

  it('ends what it started when npm is killed with kill -9', async () => {
    const running = await startAnsinh({ data: data.path, program: ['npm', 'start', '--'] });
    running.child.kill('SIGKILL');
    await until(() => !isAlive(running.ready.pid) && postgresPid() === null, 10_000);
  });

  it('finds an answer under way finished before it ends', async () => {
    const running = await startAnsinh({ data: data.path });
    const asked = fetch(`${running.ready.portal}api/areas?on=2013-07-01&size=500`);
    await new Promise((wake) => setTimeout(wake, 5));
    const ended = running.end();
    await expect(asked.then((answer) => answer.text())).resolves.toBeTypeOf('string');
    expect((await ended).code).toBe(0);
  });
});

describe('the first administrator', () => {
  it('of an empty city gets a link on stderr, and no demo user exists', async () => {
    const running = await startAnsinh({ data: data.path, words: ['--empty'] });
    const link = /http:\/\/127\.0\.0\.1:\d+\/app\/\S+/.exec(running.said())?.[0];
    expect(link).toBeDefined();
    await running.end();
    const listed = await runAnsinh(['user', 'list', '--json'], { data: data.path });
    expect(listed.code).toBe(0);
    expect(listed.out).not.toContain('planner');
  });

  it('is not asked for in the demo city, whose logins are shown', async () => {
    const running = await startAnsinh({ data: data.path });
    expect(running.said()).not.toContain('/app/');
    await running.end();
  });
});

describe('a certificate', () => {
  it('lets the product end TLS itself', async (context) => {
    const [cert, key] = [join(data.path, 'cert.pem'), join(data.path, 'key.pem')];
    const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
    const made = spawnSync('openssl', [
      ...words,
      ...['-subj', '/CN=localhost', '-keyout', key, '-out', cert],
    ]);
    if (made.status !== 0) context.skip('openssl is not installed: apt-get install openssl');
    const given = ['--cert', cert, '--key', key];
    const running = await startAnsinh({ data: data.path, words: given });
    const status = await new Promise((resolve, reject) => {
      get(running.ready.health, { rejectUnauthorized: false }, (answer) => {
        answer.resume();
        resolve([answer.statusCode, answer.headers['strict-transport-security']]);
      }).once('error', reject);
    });
    expect(running.ready.url).toMatch(/^https:/);
    expect(status).toEqual([200, expect.stringContaining('max-age')]);
    expect((await running.end()).code).toBe(0);
  });

  it('with a mail server but no sender is refused, and the password is not repeated', async () => {
    const env = { SMTP_URL: 'smtp://user:secret-word@127.0.0.1:1' };
    const refused = await refusedStart(['--port', '0'], env);
    expect(refused).toMatchObject({ exit: 2, code: 'start.bad_post' });
    expect(JSON.stringify(refused)).toContain('MAIL_FROM');
    expect(JSON.stringify(refused)).not.toContain('secret-word');
  });

  it('that is no certificate is refused in words', async () => {
    const file = import.meta.filename;
    expect(await refusedStart(['--port', '0', '--cert', file, '--key', file])).toMatchObject({
      exit: 2,
      code: 'start.bad_certificate',
    });
  });
});

describe('after a crash', () => {
  it('of the product the next start takes the data over', async () => {
    const first = await startAnsinh({ data: data.path });
    await first.end('SIGKILL');
    const begun = performance.now();
    const second = await startAnsinh({ data: data.path });
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(await isHealthy(second.ready.health)).toBe(true);
    expect((await second.end()).code).toBe(0);
    expect(postgresPid()).toBeNull();
  });

  it('of product and PostgreSQL together the next start recovers', async () => {
    const first = await startAnsinh({ data: data.path });
    const postgres = postgresPid();
    await first.end('SIGKILL');
    if (postgres !== null) process.kill(postgres, 'SIGKILL');
    const second = await startAnsinh({ data: data.path });
    expect(await isHealthy(second.ready.health)).toBe(true);
    await second.end();
  });

  it('of PostgreSQL the running product begins it anew and says so', async () => {
    const running = await startAnsinh({ data: data.path });
    process.kill(postgresPid() ?? 0, 'SIGKILL');
    await until(async () => {
      const answer = await fetch(running.ready.health).then((each) => each.json());
      const { ready, database } = answer as { ready: boolean; database: { restarts: number } };
      return ready && database.restarts === 1;
    }, 20_000);
    await running.end();
    expect(postgresPid()).toBeNull();
  });
});

/** What a start that does not start said. */
async function refusedStart(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const ended = await runAnsinh(['start', '--json', ...words], { data: data.path, env });
  const { error } = JSON.parse(ended.out) as { error: { code: string; message: string } };
  expect(ended.err).not.toMatch(/^\s+at /m);
  expect(error.message).not.toBe(error.code);
  return { exit: ended.code, code: error.code, message: error.message };
}

async function listenOn(onConnect: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(onConnect ?? (() => undefined));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe('a start that cannot be', () => {
  it('says that the port is taken, and touches nothing', async () => {
    const server = await listenOn(() => undefined);
    const { port } = server.address() as AddressInfo;
    expect(await refusedStart(['--port', String(port)])).toMatchObject({
      exit: 3,
      code: 'start.port_taken',
    });
    expect(postgresPid()).toBeNull();
    server.close();
  });

  it('says that another start serves the same data folder', async () => {
    const running = await startAnsinh({ data: data.path });
    const refused = await refusedStart(['--port', '0']);
    expect(refused).toMatchObject({ exit: 3, code: 'database.folder_in_use' });
    expect(refused.message).toContain(String(running.ready.pid));
    expect(await isHealthy(running.ready.health)).toBe(true);
    await running.end();
  });

  it('says that the data folder is a file', async () => {
    const file = join(data.path, 'file');
    writeFileSync(file, '');
    const ended = await runAnsinh(['start', '--json', '--port', '0'], { data: file });
    expect(ended.code).toBe(2);
    expect(ended.out).toContain('database.folder_unwritable');
  });

  it('ends by itself under an older Node too, which holds a channel to it', async () => {
    const file = join(data.path, 'file');
    writeFileSync(file, '');
    const main = join(import.meta.dirname, 'cli/main.ts');
    const child = spawn(process.execPath, [main, 'start', '--port', '0', '--data', file], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(2);
  });

  it('says that the database server cannot be reached', async () => {
    const env = { DATABASE_URL: 'postgres://ansinh:secret@127.0.0.1:9/ansinh' };
    const refused = await refusedStart(['--port', '0'], env);
    expect(refused).toMatchObject({ exit: 1, code: 'database.unreachable' });
    expect(refused.message).not.toContain('secret');
  });

  it('says that the password of the database is wrong', async () => {
    // A server that answers every startup with “password authentication failed”.
    const fields = 'SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user "ansinh"\0\0';
    const head = Buffer.alloc(5);
    head.write('E');
    head.writeInt32BE(fields.length + 4, 1);
    const server = await listenOn((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(Buffer.concat([head, Buffer.from(fields)])));
    });
    const { port } = server.address() as AddressInfo;
    const env = { DATABASE_URL: `postgres://ansinh:secret@127.0.0.1:${port}/ansinh` };
    const refused = await refusedStart(['--port', '0'], env);
    server.close();
    expect(refused).toMatchObject({ exit: 2, code: 'database.wrong_password' });
  });

  it('says that the database is newer than the code, and leaves it as it is', async () => {
    await (await startAnsinh({ data: data.path })).end();
    const newer = '9999_from_a_later_release';
    const server = await startEmbedded({ dataDir: data.path });
    await asSuperuser(server, 'ansinh', (client) =>
      client.query(
        `insert into migration_file (name, sha256, applied_at)
          values ($1, repeat('0', 64), now())`,
        [newer],
      ),
    );
    await server.stop();
    const refused = await refusedStart(['--port', '0']);
    expect(refused).toMatchObject({ exit: 3, code: 'database.schema_newer' });
    expect(refused.message).toContain(newer);
    expect(postgresPid()).toBeNull();
  });

  it('says that the disk is full', async (context) => {
    const disk = mkdtempSync(join(tmpdir(), 'ansinh-disk-'));
    const mount = ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk];
    if (spawnSync('mount', mount, { stdio: 'ignore' }).status !== 0) {
      rmSync(disk, { recursive: true });
      context.skip('only root may mount a small disk');
    }
    try {
      mkdirSync(join(disk, 'data'));
      const ended = await runAnsinh(['start', '--json', '--port', '0'], {
        data: join(disk, 'data'),
      });
      expect(ended.code).toBe(1);
      expect(ended.out).toContain('database.disk_full');
    } finally {
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  });
});
