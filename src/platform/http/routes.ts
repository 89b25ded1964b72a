import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  err,
  type Caller,
  type Download,
  type Operation,
  type Refusal,
  type Result,
  type Started,
  type Upload,
} from '../../kernel/index.ts';
import type { Client } from '../context.ts';
import type { HttpAppParts } from './app.ts';
import type { BoundOperation } from './bind.ts';
import { SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from './cookie.ts';
import { refuseHttp } from './errors.ts';
import { DamagedForm } from './faults.ts';
import { AT_WORK, IN_FLIGHT, REQUEST_MS, UPLOAD_REQUEST_MS, UPLOADS_IN_FLIGHT } from './limits.ts';
import { startedHere } from './origin.ts';
import { perform, permissionRefusal, type Asked } from './perform.ts';
import { Room } from './room.ts';
import type { Texts } from './problem.ts';
import { fromText } from './query.ts';
import { languageOf, sendRefusal } from './send.ts';

/** Where a call may be worked at, and what ends the work when nobody waits for it. */
interface Given {
  readonly room: Room;
  readonly gone: AbortController;
}

/** Longest user agent that is kept. */
const USER_AGENT_CHARACTERS = 300;

/** Adds one route an operation. */
export function addOperations(app: FastifyInstance, parts: HttpAppParts, texts: Texts): void {
  const calls = new Room({ most: IN_FLIGHT, atOnce: AT_WORK });
  const uploads = new Room({ most: UPLOADS_IN_FLIGHT, atOnce: UPLOADS_IN_FLIGHT });
  const refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
    const language = languageOf(request.headers['accept-language']);
    return sendRefusal(reply, texts, language, { refusal, traceId: request.traceId });
  };
  for (const module of parts.modules) {
    for (const bound of module.operations) {
      const room = bound.operation.upload === 'file' ? uploads : calls;
      app.route({
        method: bound.operation.method,
        url: bound.operation.path,
        // Before anything of the request is read: to say no must cost next to nothing.
        onRequest: (request, reply, done) => {
          if (room.isFull) refuse(request, reply, refuseHttp('server.busy'));
          else done();
        },
        handler: async (request, reply) => {
          const result = await answer(bound, parts, request, { room, gone: goneOf(reply) });
          if (!result.ok) return refuse(request, reply, result.error);
          return sendReply(reply, bound.operation, result.value);
        },
      });
    }
  }
}

async function answer(
  bound: BoundOperation,
  parts: HttpAppParts,
  request: FastifyRequest,
  { room, gone }: Given,
): Promise<Result<unknown, Refusal>> {
  if (bound.operation.method !== 'GET' && !isOurs(request)) {
    return err(refuseHttp('request.other_site'));
  }
  const limit = bound.operation.upload === 'file' ? UPLOAD_REQUEST_MS : REQUEST_MS;
  // The place is free when the work has ended, not when its caller was told that it is late.
  const until = { deadline: performance.now() + limit, signal: gone.signal };
  const work = room.work(async () =>
    // Whoever went away, or was told that it is late, while waiting for a turn needs no work.
    gone.signal.aborted ? err(refuseHttp('server.busy')) : serve(bound, parts, request, until),
  );
  return withDeadline(limit, work).finally(() => gone.abort());
}

/** Aborted when the connection ends before the answer was sent. */
function goneOf(reply: FastifyReply): AbortController {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone;
}

async function serve(
  bound: BoundOperation,
  parts: HttpAppParts,
  request: FastifyRequest,
  until: { readonly deadline: number; readonly signal: AbortSignal },
): Promise<Result<unknown, Refusal>> {
  const { caller, sessionId, provedAt = null } = await whoAsks(parts, request);
  const language = languageOf(request.headers['accept-language']);
  // Before the body of an upload is read: a stranger does not make us hold 25 MB.
  const refusal = permissionRefusal(bound.operation, caller, parts.identity, language);
  if (refusal !== null) return err(refusal);
  const client: Client = {
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, USER_AGENT_CHARACTERS),
    sessionId,
    provedAt,
  };
  const { database, now } = parts;
  const { traceId } = request;
  const known = surroundings(parts);
  const context = { database, caller, now, language, traceId, client, ...known, ...until };
  return perform(bound, context, parts.identity, await askedOf(bound.operation, request));
}

/** What the server knows of its own place: its data folder, and the address people know it by. */
function surroundings({ dataFolder, publicUrl }: HttpAppParts): {
  readonly dataFolder?: string;
  readonly publicUrl?: string;
} {
  const url = publicUrl?.() ?? null;
  return {
    ...(dataFolder === undefined ? {} : { dataFolder }),
    ...(url === null ? {} : { publicUrl: url }),
  };
}

async function whoAsks(
  parts: HttpAppParts,
  request: FastifyRequest,
): Promise<{ caller: Caller; sessionId: string | null; provedAt?: number | null }> {
  const token = request.cookies[SESSION_COOKIE];
  const session = token === undefined ? null : await parts.identity.sessionOf(token);
  return session ?? { caller: { kind: 'anonymous' }, sessionId: null };
}

/** True when a write was started by our own pages. */
export function isOurs(request: FastifyRequest): boolean {
  const fetchSite = request.headers['sec-fetch-site'];
  return startedHere({
    host: request.host,
    origin: request.headers.origin,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    withCookie: request.cookies[SESSION_COOKIE] !== undefined,
  });
}

async function withDeadline<T>(
  milliseconds: number,
  work: Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result<T, Refusal>>((resolve) => {
    timer = setTimeout(() => resolve(err(refuseHttp('server.too_slow'))), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Path, query and body as one input; what the path says wins. */
async function askedOf(operation: Operation, request: FastifyRequest): Promise<Asked> {
  const path = request.params as Record<string, unknown>;
  if (operation.method === 'GET') {
    const query = request.query as Record<string, unknown>;
    return { input: fromText(operation.input, { ...query, ...path }), upload: null };
  }
  const own = fromText(operation.input, path);
  if (operation.upload === 'file') {
    const { fields, upload } = await readForm(operation, request);
    return { input: { ...fields, ...own }, upload };
  }
  const body = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) return { input: body, upload: null };
  return { input: { ...body, ...own }, upload: null };
}

async function readForm(
  operation: Operation,
  request: FastifyRequest,
): Promise<{ fields: Record<string, unknown>; upload: Upload | null }> {
  const fields: Record<string, unknown> = {};
  let upload: Upload | null = null;
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as typeof fields, upload };
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        upload = { name: part.filename, bytes: new Uint8Array(await part.toBuffer()) };
      } else if (Object.hasOwn(fields, part.fieldname)) {
        fields[part.fieldname] = [fields[part.fieldname], part.value].flat();
      } else {
        fields[part.fieldname] = part.value;
      }
    }
  } catch (fault) {
    if (String((fault as { code?: unknown }).code).startsWith('FST_')) throw fault; // a limit
    throw new DamagedForm('the form cannot be read', { cause: fault });
  }
  return { fields: fromText(operation.input, fields), upload };
}

function sendReply(reply: FastifyReply, operation: Operation, value: unknown): FastifyReply {
  reply.header('cache-control', 'no-store');
  if (operation.download === 'file') return sendFile(reply, value as Download);
  if (operation.session === 'end') reply.clearCookie(SESSION_COOKIE, SESSION_COOKIE_OPTIONS);
  let body = value;
  if (operation.session === 'start') {
    const started = value as Started<unknown>;
    const options = { ...SESSION_COOKIE_OPTIONS, maxAge: started.maxAge };
    reply.setCookie(SESSION_COOKIE, started.token, options);
    body = started.reply;
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body ?? null, plain));
}

function sendFile(reply: FastifyReply, file: Download): FastifyReply {
  const ascii = file.name.replace(/[^\w.-]+/g, '_');
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (letter) => {
    return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return reply
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${name}`)
    .type(file.contentType)
    .send(typeof file.body === 'string' ? file.body : Buffer.from(file.body));
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
