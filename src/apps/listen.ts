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
}

/** What was typed, before it is checked. */
export interface ListenOptions {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly behindProxy?: boolean | undefined;
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
  return ok({ host, port, tls: tls.value, behindProxy });
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
