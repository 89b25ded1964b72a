import type {
  Download,
  InputOf,
  Operation,
  Refusal,
  ReplyOf,
  Result,
  Started,
  Upload,
} from '../../kernel/index.ts';
import type { Context } from '../context.ts';

/** An operation with the use case that serves it. Modules export these; apps wire them. */
export interface BoundOperation {
  readonly operation: Operation;
  readonly serve: (
    context: Context,
    input: unknown,
    upload: Upload | null,
  ) => Promise<Result<unknown, Refusal>>;
}

/** What a use case answers: the reply of its contract, a file, or the start of a session. */
export type Answer<P extends Operation> = P extends { readonly download: 'file' }
  ? Download
  : P extends { readonly session: 'start' }
    ? Started<ReplyOf<P>>
    : ReplyOf<P>;

/** Binds a contract to its use case; the compiler checks input and reply. */
export function bind<P extends Operation>(
  operation: P,
  serve: (
    context: Context,
    input: InputOf<P>,
    upload: Upload | null,
  ) => Promise<Result<Answer<P>, Refusal>>,
): BoundOperation {
  return {
    operation,
    serve: (context, input, upload) => serve(context, input as InputOf<P>, upload),
  };
}
