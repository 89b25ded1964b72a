import type { InputOf, Language, Operation, ReplyOf, Result } from '../../kernel/index.ts';
import { fill } from '../../kernel/messages.ts';
import { err, ok } from '../../kernel/result.ts';
import { clientMessages } from './client-messages.ts';
import type { Problem } from './problem.ts';

/** A refusal as the browser learns it, in the language of the page. */
export type Failure = Omit<Problem, 'traceId' | 'title'> & { readonly traceId: string | null };

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** For operations with an upload. */
  readonly file?: File;
}

export interface HttpClient {
  /** Calls an operation. It never throws, except when its signal aborts it. */
  readonly call: <P extends Operation>(
    operation: P,
    input: InputOf<P>,
    options?: CallOptions,
  ) => Promise<Result<ReplyOf<P>, Failure>>;
  /** The address of an operation that is read by GET, for links that download. */
  readonly addressOf: <P extends Operation>(operation: P, input: InputOf<P>) => string;
}

export interface HttpClientParts {
  /** The language in which refusals are told. */
  readonly language: () => Language;
  /** `''` in the browser: our own site. */
  readonly origin?: string;
  readonly fetch?: typeof fetch;
  /** Called when an answer says that nobody is signed in any more. */
  readonly onSignedOut?: () => void;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** Times a lost or too early call is sent again: reads, and writes that carry a request id. */
const RETRIES = 2;
/** Wait before the first retry; doubled each time. */
const RETRY_MS = 500;
/** The longest wait that is taken from `Retry-After`; above it the person decides. */
const RETRY_LONGEST_MS = 5_000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The typed client of the browser, made of the same contracts that the server is made of. A write
 * carries the request id of its input, so a lost answer is asked for again without doing it twice.
 */
export function createHttpClient(parts: HttpClientParts): HttpClient {
  const origin = parts.origin ?? '';
  const wait = parts.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const send = parts.fetch ?? ((...given: Parameters<typeof fetch>) => fetch(...given));

  async function call<P extends Operation>(
    operation: P,
    input: InputOf<P>,
    options: CallOptions = {},
  ): Promise<Result<ReplyOf<P>, Failure>> {
    const fields = (input ?? {}) as Fields;
    const repeatable = operation.method === 'GET' || typeof fields['requestId'] === 'string';
    const { url, body } = requestOf(operation, fields, options.file);
    const headers: Record<string, string> = { 'accept-language': parts.language() };
    if (typeof body === 'string') headers['content-type'] = 'application/json';
    for (let attempt = 0; ; attempt += 1) {
      const response = await reach(send, origin + url, {
        method: operation.method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body }),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      });
      const pause = pauseBefore(response, attempt);
      if (!repeatable || pause === null) return read<P>(operation, response, parts);
      await wait(pause);
      options.signal?.throwIfAborted();
    }
  }

  return {
    call,
    addressOf: (operation, input) => origin + requestOf(operation, input as Fields).url,
  };
}

/** Null: nothing answered. An abort is the caller's own doing and is thrown to them. */
async function reach(send: typeof fetch, url: string, init: RequestInit): Promise<Response | null> {
  try {
    return await send(url, init);
  } catch (fault) {
    if (init.signal?.aborted === true) throw fault;
    return null;
  }
}

/** Milliseconds until the call is sent again; null when its answer is final. */
function pauseBefore(response: Response | null, attempt: number): number | null {
  if (attempt >= RETRIES) return null;
  if (response !== null && response.status !== 503) return null;
  const asked = Number(response?.headers.get('retry-after') ?? 0) * 1000;
  const pause = Math.max(asked, RETRY_MS * 2 ** attempt);
  return pause > RETRY_LONGEST_MS ? null : pause;
}

async function read<P extends Operation>(
  operation: P,
  response: Response | null,
  parts: HttpClientParts,
): Promise<Result<ReplyOf<P>, Failure>> {
  if (response === null) return err(own(parts, 'client.offline', {}));
  const { status } = response;
  try {
    if (response.ok) {
      const isFile = operation.download === 'file';
      return ok((isFile ? await response.blob() : await response.json()) as ReplyOf<P>);
    }
    const { title: _title, ...failure } = (await response.json()) as Problem;
    if (typeof failure.code !== 'string') return err(own(parts, 'client.unreadable', { status }));
    if (status === 401 && failure.code === 'access.sign_in_first') parts.onSignedOut?.();
    return err(failure);
  } catch {
    return err(own(parts, 'client.unreadable', { status }));
  }
}

function own(
  parts: HttpClientParts,
  code: 'client.offline' | 'client.unreadable',
  data: Readonly<Record<string, number>>,
): Failure {
  const detail = fill(clientMessages[parts.language()][`error.${code}`], data);
  return { code, kind: 'unavailable', detail, traceId: null };
}

/** What the path does not name goes into the query of a GET, else into the body. */
function requestOf(
  operation: Operation,
  input: Fields,
  file?: File,
): { url: string; body?: string | FormData } {
  const inPath = new Set<string>();
  const path = operation.path.replace(/:(\w+)/g, (_place, name: string) => {
    inPath.add(name);
    return encodeURIComponent(String(input[name]));
  });
  const rest = Object.entries(input).filter(([name, value]) => {
    return !inPath.has(name) && value !== undefined;
  });
  if (operation.method === 'GET') {
    const query = new URLSearchParams(rest.flatMap(texts));
    return { url: query.size === 0 ? path : `${path}?${query}` };
  }
  if (operation.upload !== 'file')
    return { url: path, body: JSON.stringify(Object.fromEntries(rest)) };
  const form = new FormData();
  for (const [name, text] of rest.flatMap(texts)) form.append(name, text);
  if (file !== undefined) form.append('file', file, file.name);
  return { url: path, body: form };
}

/** A field as text: a list is its name several times, null is absent. */
function texts([name, value]: readonly [string, unknown]): [string, string][] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((part) => part !== null).map((part) => [name, String(part)]);
}
