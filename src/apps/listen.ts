import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { err, ok, type Refusal, type Result } from '../kernel/index.ts';
import { refuseStart } from './start-errors.ts';

/** Where and how the server listens, checked. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly behindProxy: boolean;
  /** What links in letters begin with; null: this machine's address when it listens there. */
  readonly publicUrl: string | null;
}

/** What was typed, before it is checked. */
export interface ListenOptions {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly behindProxy?: boolean | undefined;
  /** PUBLIC_URL of the environment. */
  readonly publicUrl?: string | undefined;
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Checks where to listen. Beyond this machine only with a certificate or behind a proxy that has
 * one: a browser drops our cookie on plain http, and passwords would travel open.
 */
export function checkListening(given: ListenOptions): Result<Listening, Refusal> {
  const typed = given.port ?? '3000';
  const port = Number(typed);
  if (!/^\d{1,5}$/.test(typed) || port > 65_535) {
    return err(refuseStart('start.bad_port', { port: typed }));
  }
  const host = given.host ?? '127.0.0.1';
  if ((given.cert === undefined) !== (given.key === undefined)) {
    return err(refuseStart('start.certificate_and_key'));
  }
  const tls = readCertificate(given.cert, given.key);
  if (!tls.ok) return tls;
  const behindProxy = given.behindProxy === true;
  if (!loopback.has(host) && tls.value === null && !behindProxy) {
    return err(refuseStart('start.host_needs_tls', { host }));
  }
  const publicUrl = publicUrlOf(given.publicUrl ?? '');
  if (!publicUrl.ok) return publicUrl;
  return ok({ host, port, tls: tls.value, behindProxy, publicUrl: publicUrl.value });
}

/** An address of a site: scheme, host and port, no path; plain http for this machine alone. */
function publicUrlOf(typed: string): Result<string | null, Refusal> {
  if (typed === '') return ok(null);
  const url = URL.parse(typed);
  const isSite =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))) &&
    `${url.origin}/` === url.href;
  return isSite ? ok(url.origin) : err(refuseStart('start.bad_post', { name: 'PUBLIC_URL' }));
}

/**
 * What links in letters begin with: what was set, else this machine's own address when only it is
 * served. Never what a request says of its host: whoever asks could name any.
 */
export function siteOf(listening: Listening, origin: string): string | null {
  if (listening.publicUrl !== null) return listening.publicUrl;
  return loopback.has(listening.host) && !listening.behindProxy ? origin : null;
}

function readCertificate(
  cert: string | undefined,
  key: string | undefined,
): Result<Listening['tls'], Refusal> {
  if (cert === undefined || key === undefined) return ok(null);
  for (const file of [cert, key]) {
    try {
      readFileSync(file);
    } catch (fault) {
      const reason = (fault as NodeJS.ErrnoException).code ?? String(fault);
      return err(refuseStart('start.certificate_unreadable', { reason }, { file }));
    }
  }
  return ok({ cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') });
}

/** Tries the port before anything is set up, so that a taken one is said at once. */
export function tryPort({ host, port }: Listening): Promise<Refusal | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (fault) => resolve(listenRefusal(fault, host, port)));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** The refusal behind an error of `listen`; any other fault is thrown on. */
export function listenRefusal(fault: unknown, host: string, port: number): Refusal {
  switch ((fault as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return refuseStart('start.port_taken', { host, port, other: port + 1 });
    case 'EACCES':
      return refuseStart('start.port_forbidden', { port });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return refuseStart('start.no_such_host', { host });
    default:
      throw fault;
  }
}
