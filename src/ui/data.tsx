import { useMutation, useQuery, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useRef, type ReactNode } from 'react';
import { v7 as newId } from 'uuid';
import type { InputOf, Kind, Operation, ReplyOf, Result, Where } from '../kernel/index.ts';
import { useLanguage } from './language.tsx';

/** A refusal as the browser learns it: its code, and its sentence in the language of the page. */
export interface Failure {
  readonly code: string;
  readonly kind: Kind;
  readonly detail: string;
  readonly traceId: string | null;
  readonly where?: Where;
  readonly details?: readonly {
    readonly code: string;
    readonly detail: string;
    readonly where?: Where;
  }[];
}

/** The code of a failure when nothing answered. */
export const offlineCode = 'client.offline';

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly file?: File;
}

/** Calls operations of the server; the shell gives the real one, examples a made-up one. */
export interface Client {
  readonly call: <P extends Operation>(
    operation: P,
    input: InputOf<P>,
    options?: CallOptions,
  ) => Promise<Result<ReplyOf<P>, Failure>>;
  /** Address of an operation that gives a file. */
  readonly addressOf: <P extends Operation>(operation: P, input: InputOf<P>) => string;
}

const ClientContext = createContext<Client | null>(null);

export interface ClientProviderProps {
  readonly client: Client;
  readonly children: ReactNode;
}

export function ClientProvider({ client, children }: ClientProviderProps) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('no ClientProvider above this component');
  return client;
}

/** Carries a failure through TanStack Query, which knows errors only. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

export interface Read<T> {
  readonly data: T | undefined;
  readonly failure: Failure | null;
  readonly loading: boolean;
  /** Milliseconds since 1970 when the failure came. */
  readonly failedAt: number;
  readonly retry: () => void;
}

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Keeps what was shown while another filter is fetched. */
  readonly keep?: boolean;
}

/** Reads with an operation; the answer is shared by all who ask the same. */
export function useRead<P extends Operation>(
  operation: P,
  input: InputOf<P>,
  options: ReadOptions = {},
): Read<ReplyOf<P>> {
  const client = useClient();
  const { language } = useLanguage();
  // Said here: else the type is taken from `placeholderData`.
  // oxlint-disable-next-line typescript/no-unnecessary-type-arguments
  const query = useQuery<unknown>({
    queryKey: [operation.id, input, language],
    enabled: options.enabled ?? true,
    queryFn: async ({ signal }) => {
      const result = await client.call(operation, input, { signal });
      if (result.ok) return result.value;
      throw new FailureError(result.error);
    },
    ...(options.keep === true ? { placeholderData: (before: unknown) => before } : {}),
  });
  return {
    data: query.data as ReplyOf<P> | undefined,
    failure: query.error instanceof FailureError ? query.error.failure : null,
    loading: query.isLoading,
    failedAt: query.errorUpdatedAt,
    retry: () => void query.refetch(),
  };
}

/** Tells the cache that answers of these operations are old. */
export function forget(queries: QueryClient, ...operations: readonly Operation[]): Promise<void> {
  const ids = new Set(operations.map(({ id }) => id));
  return queries.invalidateQueries({ predicate: ({ queryKey }) => ids.has(String(queryKey[0])) });
}

/** A body that was sent, and the id it was sent under. */
export interface Sent {
  readonly body: string;
  readonly id: string;
}

/** The id of a write: that of the last one when its answer got lost and the body is the same. */
export function sentAs(last: Sent | null, body: string, makeId: () => string): Sent {
  return { body, id: last?.body === body ? last.id : makeId() };
}

type WithoutId<T> = T extends unknown ? Omit<T, 'requestId'> : never;

export interface Write<P extends Operation> {
  readonly send: (
    input: WithoutId<InputOf<P>>,
    file?: File,
  ) => Promise<Result<ReplyOf<P>, Failure>>;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly clear: () => void;
}

/**
 * Writes with an operation. The request id is made here; when an answer got lost, the same body is
 * sent again under the same id, so that nothing is done twice.
 */
export function useWrite<P extends Operation>(operation: P): Write<P> {
  const client = useClient();
  const last = useRef<Sent | null>(null);
  const mutation = useMutation({
    mutationFn: async (sent: { readonly input: WithoutId<InputOf<P>>; readonly file?: File }) => {
      const body = JSON.stringify([sent.input, sent.file?.name, sent.file?.lastModified]);
      const as = sentAs(last.current, body, newId);
      last.current = as;
      const input = { ...sent.input, requestId: as.id } as InputOf<P>;
      const options = sent.file === undefined ? {} : { file: sent.file };
      const result = await client.call(operation, input, options);
      const lost = !result.ok && result.error.kind === 'unavailable';
      if (!lost) last.current = null;
      return result;
    },
  });
  const failure = mutation.data?.ok === false ? mutation.data.error : null;
  return {
    send: (input, file) => mutation.mutateAsync(file === undefined ? { input } : { input, file }),
    busy: mutation.isPending,
    failure,
    clear: mutation.reset,
  };
}
