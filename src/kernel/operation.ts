import type { core, output } from 'zod/mini';

/**
 * One operation = one object of data. It feeds validation, types, OpenAPI, the browser's client,
 * permissions, audit names and the command line. Schemas are made with `zod/mini`, since browsers
 * import contracts too.
 */
export interface Operation<
  I extends core.$ZodType = core.$ZodType,
  O extends core.$ZodType = core.$ZodType,
> {
  /** `plan.list`: the module's noun, then an imperative. */
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** `/api/plans/:number/tasks`; a `:name` is a key of the input. */
  readonly path: string;
  /** `public`, `signed_in`, or a permission of the roles table (`plan.settle`). */
  readonly permission: string;
  /** `write` for everything that changes; `read` where personal data are shown; else `none`. */
  readonly audit: 'none' | 'read' | 'write';
  /** What the operation is for, in words. */
  readonly summary: { readonly vi: string; readonly en: string };
  /** Path, query and body in one object. A write holds `requestId`, made by the caller. */
  readonly input: I;
  readonly reply: O;
  /** The refusal codes it may answer with, beside those of every operation. */
  readonly errors: readonly string[];
  /** `file`: multipart with one file, given to the service as `Upload` beside the input. */
  readonly upload?: 'file';
  /** `file`: the reply is a `Download`, not JSON. */
  readonly download?: 'file';
  /** `start` makes a session (the reply travels as a `Started`), `end` drops its cookie. */
  readonly session?: 'start' | 'end';
  /** The keys of the input that name the agency or area asked about: refused outside the scope. */
  readonly scopedBy?: { readonly agency?: string; readonly area?: string };
  /** A grave act: the session must have proved password or code shortly before. */
  readonly stepUp?: true;
}

/** The keys whose exact value decides what a use case answers. */
type Modes = Pick<Operation, 'upload' | 'download' | 'session'>;

/** Declares an operation and keeps the exact types of its schemas and modes. */
export function defineOperation<
  const I extends core.$ZodType,
  const O extends core.$ZodType,
  const M extends Modes,
>(operation: Operation<I, O> & M): Operation<I, O> & M {
  return operation;
}

/** The input of an operation, after validation. */
export type InputOf<P extends Operation> = output<P['input']>;

/** The reply of an operation. */
export type ReplyOf<P extends Operation> = output<P['reply']>;

/** The reply of an operation that starts a session: the token goes into a cookie, never a body. */
export interface Started<T> {
  readonly token: string;
  /** Seconds until the session ends whatever happens. */
  readonly maxAge: number;
  readonly reply: T;
}

/** A file sent with a request. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file given as a reply. */
export interface Download {
  readonly name: string;
  readonly contentType: string;
  readonly body: Uint8Array | string;
}
