import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { fill } from '../kernel/index.ts';
import { openDatabase, urlsOf, type OpenDatabase } from '../platform/database/open.ts';
import { createLog, type Logger, type LogLevel } from '../platform/log/index.ts';
import { readPost, type Post } from '../platform/outbox/index.ts';
import { ensureBundle, hasStaffApp } from './bundle.ts';
import type { Io } from './cli/command.ts';
import { endingIsOrdinary, endProcess, endWithParent, onEnd } from './lifetime.ts';
import type { Listening } from './listen.ts';
import { seed, type Seeded } from './seed.ts';
import { startServer, type Server } from './server.ts';
import { refuseStart } from './start-errors.ts';
import { startMessages } from './start-messages.ts';
import { startWorker } from './worker.ts';

/** What was typed, checked: where to listen, how much to log, demo or not. */
export interface Wanted {
  readonly listening: Listening;
  readonly level: LogLevel;
  readonly demo: boolean;
}

/** Sets up, serves until a signal comes, then drains and ends all that was started. */
export async function serve(io: Io, wanted: Wanted): Promise<number> {
  const texts = startMessages[io.language];
  const log = createLog(wanted.level);
  endingIsOrdinary();
  endWithParent();
  const { tls } = wanted.listening;
  try {
    if (tls !== null) createSecureContext(tls);
  } catch (fault) {
    return io.fail(refuseStart('start.bad_certificate', { reason: reasonOf(fault) }));
  }
  const post = readPost(process.env);
  if (!post.ok) return io.fail(refuseStart('start.bad_post', { name: post.error }));
  io.note(fill(texts['start.database'], { folder: io.dataFolder }));
  let restarts = 0;
  const building = hasStaffApp() ? ensureBundle(() => io.note(texts['start.building'])) : null;
  building?.catch(() => undefined); // awaited below; an opening that fails is said first
  const open = await openDatabase({
    dataDir: io.dataFolder,
    purpose: 'serve',
    ...urlsOf(process.env),
    onRestart: (milliseconds) => {
      restarts += 1;
      io.note(fill(texts['start.restarted'], { milliseconds }));
    },
  });
  onEnd(() => open.close());
  try {
    if (open.isNew) io.note(texts['start.loading']);
    const seeded = await seed(open.database, { demo: wanted.demo });
    const bundle = await building;
    const { dataFolder } = io;
    const { listening } = wanted;
    const parts = { open, dataFolder, listening, log, bundle, restarts: () => restarts };
    const started = await startServer(parts);
    if (!started.ok) {
      await open.close();
      return io.fail(started.error);
    }
    return await run(io, { server: started.value, open, log, seeded, post: post.value });
  } catch (fault) {
    await open.close();
    throw fault;
  }
}

interface Started {
  readonly server: Server;
  readonly open: OpenDatabase;
  readonly log: Logger;
  readonly seeded: Seeded;
  readonly post: Post;
}

/** From ready to the end: the promise is kept until the process is told to end. */
async function run(io: Io, started: Started): Promise<number> {
  const { server, open, log, post } = started;
  const { dataFolder } = io;
  const { app: target, owner } = open.targets;
  const jobs = { target, home: { dataFolder, owner } };
  const keys = join(dataFolder, 'keys');
  const publicUrl = server.site;
  const worker = startWorker(open.database, { keys, log, post, jobs, publicUrl });
  onEnd(() => worker.stop());
  onEnd(() => server.close());
  onEnd(async () => io.note(startMessages[io.language]['start.stopping']));
  process.on('unhandledRejection', (fault) => log.error({ fault }, 'unhandled'));
  process.on('uncaughtException', (fault) => {
    log.error({ fault }, 'uncaught');
    void endProcess(1);
  });
  announce(io, started);
  return new Promise<number>(() => undefined);
}

function announce(io: Io, { server, open, seeded }: Started): void {
  const portal = `${server.origin}/`;
  const url = `${server.origin}/app/`;
  const health = `${server.origin}/health`;
  const texts = startMessages[io.language];
  if (seeded.firstLink !== null) {
    io.note(`${texts['start.first_link']}\n  ${server.origin}${seeded.firstLink}`);
  }
  io.reply({ ready: true, url, portal, health, pid: process.pid }, () => {
    io.line(texts['start.ready']);
    io.line(`  ${texts['start.staff']}: ${url}`);
    io.line(`  ${texts['start.portal']}: ${portal}`);
    io.line(`  ${texts['start.health']}: ${health}`);
    io.line(`  ${texts['start.data']}: ${open.place}`);
    if (seeded.logins.length > 0) {
      io.line();
      io.line(texts['start.logins']);
      io.table(
        [texts['start.login'], texts['start.password'], texts['start.role']],
        seeded.logins.map((each) => [each.login, each.password, each.role]),
      );
    }
    io.line();
    io.line(texts['start.stop']);
  });
}

function reasonOf(fault: unknown): string {
  return (fault instanceof Error ? fault.message : String(fault)).split('\n')[0] ?? '';
}
