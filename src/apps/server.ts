import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { err, ok, type Refusal, type Result } from '../kernel/index.ts';
import { makeIdentity } from '../modules/access/index.ts';
import { listBackups } from '../modules/operations/index.ts';
import { packInEffect } from '../modules/policies/index.ts';
import { version } from '../platform/config/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { OpenDatabase } from '../platform/database/open.ts';
import { createHttpApp } from '../platform/http/index.ts';
import { countJobs, type QueueState } from '../platform/jobs/index.ts';
import type { Logger } from '../platform/log/index.ts';
import { countOpen, type OutboxState } from '../platform/outbox/index.ts';
import { listenRefusal, siteOf, type Listening } from './listen.ts';
import { modules } from './modules.ts';
import { addPortal } from './portal.ts';
import { addStaffApp } from './staff.ts';

export interface ServerParts {
  readonly open: OpenDatabase;
  /** Where files and keys lie. */
  readonly dataFolder: string;
  readonly listening: Listening;
  readonly log: Logger;
  /** The built staff app; null while it is not part of this checkout. */
  readonly bundle: string | null;
  /** Times the embedded server was begun anew since the start. */
  readonly restarts: () => number;
}

export interface Server {
  /** `http://127.0.0.1:3000` */
  readonly origin: string;
  /** What links in letters begin with; null: not known, so none are sent. */
  readonly site: string | null;
  /** Takes no new request, lets those at work finish. */
  readonly close: () => Promise<void>;
}

/** Serves the API, the staff app and the portal. */
export async function startServer(parts: ServerParts): Promise<Result<Server, Refusal>> {
  const { listening } = parts;
  const { database } = parts.open;
  const identity = makeIdentity(database, Date.now);
  // The law is read before the first question, so that nobody waits for it.
  packInEffect();
  let site = listening.publicUrl;
  const app = await createHttpApp({
    database,
    dataFolder: parts.dataFolder,
    publicUrl: () => site,
    now: Date.now,
    modules,
    identity,
    health: () => healthOf(parts),
    logger: parts.log,
    behindProxy: listening.behindProxy,
    ...(listening.tls === null ? {} : { tls: listening.tls }),
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route, never the address: a query may hold a name.
    const { method, url } = request.routeOptions;
    const ms = Math.round(reply.elapsedTime);
    const { statusCode: status } = reply;
    parts.log.info({ traceId: request.traceId, method, route: url, status, ms }, 'answered');
  });
  if (parts.bundle !== null) await addStaffApp(app, parts.bundle);
  await addPortal(app, { database, modules, identity });
  try {
    await app.listen({ host: listening.host, port: listening.port, backlog: BACKLOG });
  } catch (fault) {
    await app.close();
    return err(listenRefusal(fault, listening.host, listening.port));
  }
  const origin = originOf(listening, app.server.address());
  site = siteOf(listening, origin);
  return ok({ origin, site, close: () => drain(app) });
}

/** Connections that wait to be taken: one that finds no place would try again after a second. */
const BACKLOG = 4_096;

const drainStepMs = 50;
const drainLimitMs = 6_000;

/**
 * Takes no new connection, lets the answers under way finish, and closes each connection when it
 * falls idle: a browser would keep it for long. What is not done in time is cut.
 */
async function drain(app: FastifyInstance): Promise<void> {
  const closed = app.close();
  const idle = setInterval(() => app.server.closeIdleConnections(), drainStepMs);
  const late = setTimeout(() => app.server.closeAllConnections(), drainLimitMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

function originOf(listening: Listening, address: string | AddressInfo | null): string {
  const scheme = listening.tls === null ? 'http' : 'https';
  const port = typeof address === 'object' && address !== null ? address.port : listening.port;
  const anywhere = listening.host === '0.0.0.0' || listening.host === '::';
  const host = anywhere ? 'localhost' : listening.host;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const healthLimitMs = 2_000;

async function healthOf(parts: ServerParts): Promise<{ ready: boolean }> {
  const { open } = parts;
  const asked = lookInside(open.database).catch(() => null);
  const late = new Promise<Inside | null>((resolve) => {
    setTimeout(() => resolve(null), healthLimitMs).unref();
  });
  // News that cannot be delivered is told here; it does not stop the product from serving.
  const inside = await Promise.race([asked, late]);
  const { source, rolesApart } = open;
  return Object.assign(
    { ready: inside !== null },
    { version, database: { source, rolesApart, restarts: parts.restarts() } },
    inside ?? { outbox: null },
    { backup: { at: listBackups(parts.dataFolder)[0]?.at.toISOString() ?? null } },
  );
}

interface Inside {
  readonly outbox: OutboxState;
  readonly jobs: QueueState;
}

async function lookInside(database: Database): Promise<Inside> {
  return { outbox: await countOpen(database), jobs: await countJobs(database, Date.now()) };
}
