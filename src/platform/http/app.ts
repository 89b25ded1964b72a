import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { v7 as newId } from 'uuid';
import type { Database } from '../database/index.ts';
import { refusalOfThrown, isFault } from './faults.ts';
import { refuseHttp } from './errors.ts';
import { COMMON_HEADERS, DATA_POLICY, STRICT_TRANSPORT } from './headers.ts';
import type { Identity } from './identity.ts';
import {
  JSON_BODY_BYTES,
  KEEP_ALIVE_MS,
  PATH_PARAMETER_CHARACTERS,
  PROXY_HOPS,
  RECEIVE_MS,
  UPLOAD_BYTES,
  UPLOAD_FIELD_BYTES,
  UPLOAD_FIELDS,
} from './limits.ts';
import type { Module } from './module.ts';
import { textsOf, type Texts } from './problem.ts';
import { addOperations } from './routes.ts';
import { languageOf, sendRefusal } from './send.ts';

/** What the server hands in; the wire itself knows no module and no environment. */
export interface HttpAppParts {
  readonly database: Database;
  /** Files and keys; absent where nothing keeps files. */
  readonly dataFolder?: string;
  /** The address people reach us under (`https://ansinh.example.vn`); null while nobody said. */
  readonly publicUrl?: () => string | null;
  readonly now: () => number;
  readonly modules: readonly Module[];
  readonly identity: Identity;
  /** Answers 200 when ready, else 503; the body is shown as it is. */
  readonly health: () => Promise<{ readonly ready: boolean }>;
  readonly logger?: FastifyBaseLogger;
  /** Behind a proxy that ends TLS: its forwarded headers are believed, HSTS is sent. */
  readonly behindProxy?: boolean;
  /** Certificate and key in PEM: the app itself ends TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

const LIVE = { live: true } as const;

declare module 'fastify' {
  interface FastifyRequest {
    /** Names this call in logs, audit rows and answers. */
    traceId: string;
  }
}

/** The app with every operation as a route. Portal and staff pages are added by the caller. */
export async function createHttpApp(parts: HttpAppParts): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    ...(parts.tls === undefined ? {} : { https: parts.tls }),
    ...(parts.logger === undefined ? { logger: false } : { loggerInstance: parts.logger }),
    bodyLimit: JSON_BODY_BYTES,
    connectionTimeout: RECEIVE_MS,
    requestTimeout: RECEIVE_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // One hop: what our proxy added, not what the caller wrote before it.
    trustProxy: parts.behindProxy === true ? (_address, hop) => hop < PROXY_HOPS : false,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: PATH_PARAMETER_CHARACTERS },
    frameworkErrors: (fault, request, reply) => {
      sendRefusal(reply, texts, languageOf(request.headers['accept-language']), {
        refusal: refusalOfThrown(fault, request.id),
        traceId: request.id,
      });
    },
    genReqId: () => newId(),
  });
  const texts = textsOf(parts.modules);
  await app.register(cookie);
  await app.register(multipart, {
    limits: {
      fileSize: UPLOAD_BYTES,
      files: 1,
      fields: UPLOAD_FIELDS,
      fieldSize: UPLOAD_FIELD_BYTES,
      parts: UPLOAD_FIELDS + 1,
    },
  });
  addHooks(app, parts, texts);
  // The process answers: nothing is asked, nobody is waited for.
  app.get('/live', (_request, reply) => reply.header('cache-control', 'no-store').send(LIVE));
  app.get('/health', async (_request, reply) => {
    const health = await parts.health();
    return reply
      .code(health.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(health);
  });
  addOperations(app, parts, texts);
  return app;
}

function addHooks(app: FastifyInstance, parts: HttpAppParts, texts: Texts): void {
  app.decorateRequest('traceId', '');
  app.addHook('onRequest', async (request, reply) => {
    request.traceId = request.id;
    reply.header('x-trace-id', request.traceId);
    for (const [name, value] of Object.entries(COMMON_HEADERS)) reply.header(name, value);
    reply.header('content-security-policy', DATA_POLICY);
    if (parts.behindProxy === true || request.protocol === 'https') {
      reply.header('strict-transport-security', STRICT_TRANSPORT);
    }
  });
  app.setErrorHandler((fault, request, reply) => {
    const refusal = refusalOfThrown(fault, request.traceId);
    if (isFault(refusal)) request.log.error({ traceId: request.traceId, fault }, 'fault');
    else request.log.warn({ traceId: request.traceId, fault }, refusal.code);
    const language = languageOf(request.headers['accept-language']);
    return sendRefusal(reply, texts, language, { refusal, traceId: request.traceId });
  });
  app.setNotFoundHandler((request, reply) => {
    const refusal = refuseHttp('request.no_such_address');
    const language = languageOf(request.headers['accept-language']);
    return sendRefusal(reply, texts, language, { refusal, traceId: request.traceId });
  });
}
