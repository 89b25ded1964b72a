import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { EVERYTHING, ok, type Download, type Language, type Refusal } from '../kernel/index.ts';
import type { Database } from '../platform/database/index.ts';
import {
  isFault,
  perform,
  refusalOfThrown,
  RETRY_AFTER_SECONDS,
  setPagePolicy,
  statusOf,
  statusOfRefusal,
  type BoundOperation,
  type Identity,
  type Module,
} from '../platform/http/index.ts';
import {
  aboutView,
  errorView,
  renderPage,
  type Look,
  type Page,
  type PageAt,
} from '../portal/index.ts';
import { pages } from '../portal/pages.generated.ts';
import { addData } from './portal-data.ts';
import { addForms } from './portal-forms.ts';
import { ensurePortalStyle, type PortalStyle } from './portal-style.ts';

export interface PortalParts {
  readonly database: Database;
  readonly modules: readonly Module[];
  readonly identity: Pick<Identity, 'holds' | 'scopeOf'>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const languages: readonly { readonly language: Language; readonly prefix: string }[] = [
  { language: 'vi', prefix: '' },
  { language: 'en', prefix: '/en' },
];

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22"><rect width="22" height="22" rx="3" fill="#083a5c"/><g fill="none" stroke="#fff" stroke-width="2.2"><path d="M3.500 11 11 5l7.500 6"/><path d="M6.500 18c0-2.500 2-4 4.500-4s4.500 1.500 4.500 4"/></g></svg>`;

/** Serves the public pages: rendered on the server, complete without scripts. */
export async function addPortal(app: FastifyInstance, parts: PortalParts): Promise<void> {
  const style = await ensurePortalStyle();
  const operations = new Map(
    parts.modules.flatMap((one) => one.operations).map((one) => [one.operation.id, one]),
  );
  const shown: Shown = { parts, style, operations };
  for (const { language, prefix } of languages) {
    for (const page of pages) {
      const path = page.path === '/' ? prefix || '/' : `${prefix}${page.path}`;
      app.get(path, (request, reply) => answer(shown, page, language, { request, reply }));
    }
    app.get(`${prefix}/about`, (request, reply) => {
      const at = placeOf(request, language);
      return send(request, reply, renderPage(aboutView(at), at, style.path));
    });
  }
  addFiles(app, style);
  addPageForms(app, shown);
  addPolicyData(app, shown);
  // Addresses that no page has: the API keeps its own answer, readers get a page in words.
  app.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound();
    const language = /^\/en(\/|$|\?)/.test(request.url) ? 'en' : 'vi';
    return sendFault(shown, placeOf(request, language), { request, reply, status: 404 });
  });
}

/** The forms pages send to themselves: answered as the page is, with what was filled in. */
function addPageForms(app: FastifyInstance, shown: Shown): void {
  const addresses = languages.flatMap(({ language, prefix }) =>
    pages
      .filter((page) => page.takesForm === true)
      .map((page) => ({
        path: `${prefix}${page.path}`,
        answer: (form: URLSearchParams, wire: Wire) =>
          answer(shown, page, language, { ...wire, form }),
      })),
  );
  addForms(app, addresses, (wire, status) => {
    const language = /^\/en(\/|$|\?)/.test(wire.request.url) ? 'en' : 'vi';
    return sendFault(shown, placeOf(wire.request, language), { ...wire, status });
  });
}

function addPolicyData(app: FastifyInstance, shown: Shown): void {
  const bound = shown.operations.get('policy.get_data');
  if (bound === undefined) return;
  addData(app, {
    file: async ({ request }, { table, version }) => {
      const context = contextOf(shown, request, 'vi');
      const input = { table: table ?? undefined, version: version ?? undefined };
      const asked = { input, upload: null };
      const answered = await perform(bound, context, shown.parts.identity, asked);
      return answered.ok ? ok(answered.value as Download) : answered;
    },
    send: ({ request, reply }, file) => {
      reply.header('cache-control', forever).header('vary', 'accept-encoding');
      return send(request, reply, String(file.body), file.contentType);
    },
    nowhere: (wire) => sendFault(shown, placeOf(wire.request, 'vi'), { ...wire, status: 404 }),
  });
}

interface Shown {
  readonly parts: PortalParts;
  readonly style: PortalStyle;
  readonly operations: ReadonlyMap<string, BoundOperation>;
}

interface Wire {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A page, or what went wrong in words: a reader never meets the answer of a machine. */
async function answer(
  shown: Shown,
  page: Page,
  language: Language,
  wire: FormWire,
): Promise<FastifyReply> {
  try {
    return await show(shown, page, language, wire);
  } catch (thrown) {
    const { request } = wire;
    const { traceId } = request;
    const refusal = refusalOfThrown(thrown, traceId);
    if (isFault(refusal)) request.log.error({ traceId, fault: thrown }, 'fault');
    else request.log.warn({ traceId, fault: thrown }, refusal.code);
    const status = statusOfRefusal(refusal);
    return sendFault(shown, placeOf(request, language), { ...wire, status });
  }
}

type FormWire = Wire & { readonly form?: URLSearchParams };

async function show(
  shown: Shown,
  page: Page,
  language: Language,
  wire: FormWire,
): Promise<FastifyReply> {
  const { form } = wire;
  const place = placeOf(wire.request, language);
  const look = takeLook(form, place.look, wire.reply);
  const at = { ...place, look, ...(form === undefined ? {} : { form: formAgain(form) }) };
  const data: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(page.reads)) {
    const bound = shown.operations.get(read.operation);
    if (bound === undefined) throw new Error(`page ${page.path} reads ${read.operation}`);
    const asked = { input: read.input(at), upload: null };
    const context = contextOf(shown, wire.request, language);
    const answered = await perform(bound, context, shown.parts.identity, asked);
    if (!answered.ok) return refused(shown, at, answered.error, wire);
    data[name] = answered.value;
  }
  for (const [name, deed] of Object.entries(page.deeds ?? {})) {
    const bound = shown.operations.get(deed.operation);
    if (bound === undefined) throw new Error(`page ${page.path} does ${deed.operation}`);
    const input = deed.input(at);
    const context = contextOf(shown, wire.request, language);
    data[name] =
      input === null
        ? null
        : await perform(bound, context, shown.parts.identity, { input, upload: null });
  }
  const view = page.render(data as never, at);
  if (view.status !== undefined) wire.reply.code(view.status);
  return send(wire.request, wire.reply, renderPage(view, at, shown.style.path));
}

/** The form that a button of the head of the page sends again; else the form as it came. */
function formAgain(form: URLSearchParams): URLSearchParams {
  const again = form.get('again');
  return again === null ? form : new URLSearchParams(again);
}

/** The look that a form asks for: kept as a cookie, and shown at once. */
function takeLook(form: URLSearchParams | undefined, before: Look, reply: FastifyReply): Look {
  const asked = /^(large|contrast):(yes|no)$/.exec(form?.get('look') ?? '');
  if (asked === null) return before;
  const [, name = '', value = ''] = asked;
  setLook(reply, name, value);
  return { ...before, [name]: value === 'yes' };
}

function setLook(reply: FastifyReply, name: string, value: string): void {
  const kept = { path: '/', maxAge: yearSeconds, httpOnly: true, sameSite: 'lax' } as const;
  reply.setCookie(name, value, kept);
}

function contextOf(shown: Shown, request: FastifyRequest, language: Language) {
  return {
    database: shown.parts.database,
    caller: { kind: 'anonymous' } as const,
    now: shown.parts.now ?? Date.now,
    language,
    traceId: request.traceId,
    scope: EVERYTHING,
  };
}

function refused(shown: Shown, at: PageAt, refusal: Refusal, wire: Wire): Promise<FastifyReply> {
  // An address that names nothing the law knows is an address nobody has.
  const isNowhere = refusal.kind === 'not_found' || refusal.code.startsWith('law.unknown_');
  const status = isNowhere ? 404 : statusOf(refusal.kind);
  return sendFault(shown, at, { ...wire, status });
}

async function sendFault(
  shown: Shown,
  at: PageAt,
  fault: Wire & { readonly status: number },
): Promise<FastifyReply> {
  const { request, reply, status } = fault;
  const view = errorView(at, { status, trace: request.traceId });
  if (status === 429 || status === 503) reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  reply.code(status);
  return send(request, reply, renderPage(view, at, shown.style.path));
}

function placeOf(request: FastifyRequest, language: Language): PageAt {
  const [address = '/'] = request.url.split('?');
  const path = language === 'en' ? address.replace(/^\/en(?=\/|$)/, '') || '/' : address;
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.query as Record<string, unknown>)) {
    if (typeof value === 'string') query[name] = value;
  }
  return {
    language,
    path,
    params: (request.params ?? {}) as Record<string, string>,
    query,
    look: {
      large: request.cookies['large'] === 'yes',
      contrast: request.cookies['contrast'] === 'yes',
    },
  };
}

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);

/** Sends text compressed in the best way the browser takes. */
async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  type = 'text/html; charset=utf-8',
): Promise<FastifyReply> {
  if (type.startsWith('text/html')) {
    setPagePolicy(reply, 'portal');
    reply.header('cache-control', 'no-cache');
    reply.header('vary', 'accept-encoding, cookie');
  }
  const accepts = request.headers['accept-encoding'] ?? '';
  reply.type(type);
  if (/\bbr\b/.test(accepts)) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    return reply.header('content-encoding', 'br').send(await packBrotli(text, quality));
  }
  if (/\bgzip\b/.test(accepts)) {
    return reply.header('content-encoding', 'gzip').send(await packGzip(text));
  }
  return reply.send(text);
}

const forever = 'public, max-age=31536000, immutable';
const yearSeconds = 365 * 24 * 3600;

function addFiles(app: FastifyInstance, style: PortalStyle): void {
  app.get(style.path, (request, reply) => {
    reply.header('cache-control', forever).header('vary', 'accept-encoding');
    return send(request, reply, style.css, 'text/css; charset=utf-8');
  });
  app.get('/portal/icon.svg', (_request, reply) =>
    reply.header('cache-control', forever).type('image/svg+xml').send(icon),
  );
  void app.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4096 },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    forms.post('/portal/look', (request, reply) => {
      const form = request.body as URLSearchParams;
      for (const name of ['large', 'contrast']) {
        const value = form.get(name);
        if (value !== 'yes' && value !== 'no') continue;
        setLook(reply, name, value);
      }
      return reply.redirect(backOf(form.get('back')), 303);
    });
  });
}

/** Only an address of ours: one slash, then anything but another. */
function backOf(back: string | null): string {
  return back !== null && /^\/(?![/\\])/.test(back) ? back : '/';
}
